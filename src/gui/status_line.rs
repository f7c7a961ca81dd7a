//! The status line: the last thing worth saying, problems, and whether the plan is saved.

use crate::plan::schema::ListName;
use eframe::egui::Ui;

use super::context::Cx;
use super::theme::space;
use super::widgets::{Look, link, row, row_end, text_elided_within, weak};
use crate::app::{Action, Notice, Page, PastedFigures};
use crate::check::Severity;
use crate::edit::{EditError, EditName, Subject, Verb};
use crate::gui::fit;
use crate::text::strings::{fill, template};
use crate::text::{self, Noun, isolate};

/// The width that is kept free at the line's end, in points: it says whether the plan is saved.
const END_OF_LINE: f32 = 190.0;

/// So many letters of an entry that was not understood are repeated.
const LONGEST_TYPED: usize = 24;

/// Shows the line.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    row(ui, |ui| {
        if !cx.app.shows_start {
            problems(cx, ui);
            ui.add_space(space::MEDIUM);
        }
        if let Some(notice) = &cx.app.notice {
            let is_warning = matches!(
                notice,
                Notice::Refused(_)
                    | Notice::NoRoom
                    | Notice::NoChannelThere
                    | Notice::PastedBeyond(_)
                    | Notice::NothingToPaste
                    | Notice::EntryRefused(_)
                    | Notice::OtherPlan
                    | Notice::TableOfOtherPlan
                    | Notice::WorksheetRefused
                    | Notice::WorksheetKept(_)
                    | Notice::NotSaved(_)
            );
            let look = if is_warning { Look::Warning } else { Look::Body };
            text_elided_within(ui, &sentence(cx, notice), look, room(ui));
        }
        let words = &cx.texts.recovery;
        for (why, template) in [(&cx.app.copy_trouble, words.no_copies), (&cx.app.version_trouble, words.no_versions)] {
            if let Some(why) = why {
                ui.add_space(space::MEDIUM);
                let sentence = fill!(template, &[("reason", &text::save_reason(why, &cx.locale))]);
                text_elided_within(ui, &sentence, Look::Warning, room(ui));
            }
        }
        // No plan is open on the start page.
        if cx.app.shows_start {
            return;
        }
        row_end(ui, |ui| {
            let words = &cx.texts.window;
            let state = if cx.app.is_saving() {
                cx.texts.recovery.saving
            } else if cx.app.document().is_changed() {
                words.unsaved
            } else if cx.app.path().is_none() {
                words.never_saved
            } else {
                words.all_saved
            };
            weak(ui, state);
        });
    });
}

/// Returns the width that is left for a text on the line, which never takes a second line: what stands at the line's end
/// needs some.
fn room(ui: &Ui) -> f32 {
    fit::beside(ui.available_width(), END_OF_LINE)
}

fn problems(cx: &mut Cx<'_>, ui: &mut Ui) {
    let count = |severity| {
        let count = cx.analysis().problems.iter().filter(|problem| problem.severity == severity).count();
        u64::try_from(count).unwrap_or(u64::MAX)
    };
    let (errors, warnings, notices) = (count(Severity::Error), count(Severity::Warning), count(Severity::Notice));
    let mut text = if errors + warnings == 0 {
        cx.texts.window.no_problems.to_owned()
    } else {
        let errors = cx.locale.count(errors, Noun::Error);
        let warnings = cx.locale.count(warnings, Noun::Warning);
        fill!(cx.texts.window.problems_status, &[("errors", &errors), ("warnings", &warnings)])
    };
    if notices > 0 {
        let notices = cx.locale.count(notices, Noun::Notice);
        text = fill!(cx.texts.window.and_notices, &[("problems", &text), ("notices", &notices)]);
    }
    if link(ui, &text).clicked() {
        cx.push(Action::GoTo(Page::Checks));
    }
}

/// Says what pasted quantities did beside filling weeks.
fn of_quantities(cx: &Cx<'_>, notice: &Notice) -> String {
    let words = &cx.texts.window;
    match notice {
        Notice::PastedBeyond(count) => {
            let count = cx.locale.whole(u64::try_from(*count).unwrap_or(u64::MAX));
            fill!(words.notice_pasted_beyond, &[("count", &count)])
        }
        Notice::PastedLonger(weeks) => {
            fill!(words.notice_pasted_longer, &[("weeks", &cx.locale.count(u64::from(*weeks), Noun::Week))])
        }
        _ => String::new(),
    }
}

/// Says what is said of the user's own worksheets.
fn of_worksheets(cx: &Cx<'_>, notice: &Notice) -> String {
    let words = &cx.texts.worksheets;
    match notice {
        Notice::WorksheetAdded(name) => fill!(words.added, &[("name", name.get(cx.language()))]),
        Notice::WorksheetRemoved(name) => fill!(words.removed, &[("name", name.get(cx.language()))]),
        Notice::WorksheetKept(why) => fill!(words.not_removed, &[("why", &isolate(why, cx.language()))]),
        _ => words.not_added.to_owned(),
    }
}

/// Says what was pasted from another plan, and what of it needs another look.
fn of_pasted(cx: &Cx<'_>, pasted: PastedFigures) -> String {
    let words = &cx.texts.window;
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let all = cx.locale.count(count(pasted.placements), Noun::Item(ListName::Placements));
    let further =
        [(words.notice_pasted_outside, pasted.outside), (words.notice_pasted_without_cost, pasted.without_cost)];
    let further = further.into_iter().filter(|(_, number)| *number > 0);
    let further = further.map(|(template, number)| fill!(template, &[("count", &cx.locale.whole(count(number)))]));
    let said = [fill!(words.notice_pasted, &[("count", &all)])].into_iter().chain(further);
    said.collect::<Vec<_>>().join(words.notice_separator)
}

/// Writes a notice in words.
fn sentence(cx: &Cx<'_>, notice: &Notice) -> String {
    let words = &cx.texts.window;
    let path_in = |template: template!["path"], path: &std::path::Path| {
        fill!(template, &[("path", &isolate(&path.display().to_string(), cx.language()))])
    };
    match notice {
        Notice::Opening(path) => path_in(words.notice_opening, path),
        Notice::WaitsForSaving => words.notice_after_saving.to_owned(),
        Notice::OtherPlan => words.notice_other_plan.to_owned(),
        Notice::TableOfOtherPlan => words.notice_table_of_other_plan.to_owned(),
        Notice::NotSaved(path) => path_in(words.notice_not_saved, path),
        Notice::Opened(path) => path_in(words.notice_opened, path),
        Notice::Exported(path) => path_in(words.notice_exported, path),
        Notice::Pinned => cx.texts.compare.notice_pinned.to_owned(),
        Notice::Compared(path) => path_in(cx.texts.compare.notice_compared, path),
        Notice::TakenOver(left_out) => {
            let count = cx.locale.count(u64::try_from(*left_out).unwrap_or(u64::MAX), Noun::Item(ListName::Placements));
            fill!(cx.texts.compare.notice_taken_over, &[("count", &count)])
        }
        Notice::Saved(path) => path_in(words.notice_saved, path),
        Notice::Recovered => cx.texts.recovery.notice_recovered.to_owned(),
        Notice::NewerCalculations(engine) => {
            fill!(cx.texts.recovery.notice_newer_calculations, &[("engine", &cx.locale.ungrouped(*engine))])
        }
        Notice::Undone(step) => fill!(words.notice_undone, &[("step", &step_name(cx, step))]),
        Notice::Redone(step) => fill!(words.notice_redone, &[("step", &step_name(cx, step))]),
        Notice::Copied(count) => {
            let count = cx.locale.count(u64::try_from(*count).unwrap_or(u64::MAX), Noun::Item(ListName::Placements));
            fill!(words.notice_copied, &[("count", &count)])
        }
        Notice::PasteIntoField => words.notice_paste_into_field.to_owned(),
        Notice::Pasted(pasted) => of_pasted(cx, *pasted),
        Notice::OnePlanAtATime(count) => {
            fill!(words.notice_one_plan, &[("count", &cx.locale.whole(u64::try_from(*count).unwrap_or(u64::MAX)))])
        }
        Notice::Printed(job) => fill!(cx.texts.printing.sent, &[("job", &isolate(job, cx.language()))]),
        Notice::OpenedToPrint(path) => path_in(cx.texts.printing.opened, path),
        Notice::PictureCopied => cx.texts.export.picture_copied.to_owned(),
        Notice::TextCopied => cx.texts.worksheets.copied.to_owned(),
        Notice::TableCopied => cx.texts.export.table_copied.to_owned(),
        Notice::WorksheetAdded(_)
        | Notice::WorksheetRefused
        | Notice::WorksheetRemoved(_)
        | Notice::WorksheetKept(_) => of_worksheets(cx, notice),
        Notice::NoMessageToPlace => words.notice_no_message.to_owned(),
        Notice::NoChannelToPlaceOn => words.notice_no_channel.to_owned(),
        Notice::NothingToPaste => words.notice_nothing_to_paste.to_owned(),
        Notice::NoRoom => words.notice_no_room.to_owned(),
        Notice::NoChannelThere => words.notice_no_channel_there.to_owned(),
        Notice::PastedBeyond(_) | Notice::PastedLonger(_) => of_quantities(cx, notice),
        Notice::EntryRefused(entry) => {
            // What to type instead is never cut away by what was typed.
            let mut typed: String = entry.typed.chars().take(LONGEST_TYPED).collect();
            if typed.len() < entry.typed.len() {
                typed.push('…');
            }
            let typed = isolate(&typed, cx.language());
            fill!(words.notice_entry, &[("field", &entry.field), ("typed", &typed), ("why", &entry.why)])
        }
        Notice::Refused(why) => refused(cx, why),
    }
}

/// Says why an edit was refused, in words.
fn refused(cx: &Cx<'_>, why: &EditError) -> String {
    let words = &cx.texts.window;
    match why {
        EditError::Unknown(..) => words.notice_unknown.to_owned(),
        EditError::Duplicate(..) => words.notice_duplicate.to_owned(),
        EditError::OutsideCalendar(week) => fill!(words.notice_outside, &[("week", &cx.locale.ungrouped(*week))]),
        EditError::Beyond(beyond) => fill!(words.notice_beyond, &[("reason", &crate::text::beyond(beyond, cx.locale))]),
        EditError::Weeks(weeks) => fill!(words.notice_weeks, &[("weeks", &cx.locale.ungrouped(*weeks))]),
    }
}

/// Returns the name of an undo step in words.
#[must_use]
pub(super) fn step_name(cx: &Cx<'_>, step: &EditName) -> String {
    let words = &cx.texts.edits;
    let template = match step.verb {
        Verb::Add => words.add,
        Verb::Remove => words.remove,
        Verb::Rename => words.rename,
        Verb::Change => words.change,
        Verb::Move => words.move_it,
        Verb::Resize => words.resize,
        Verb::Reorder => words.reorder,
        Verb::Duplicate => words.duplicate,
        Verb::Paste => words.paste,
        Verb::Cut => words.cut,
        Verb::Restore => words.restore,
        Verb::Merge => words.merge,
        Verb::Optimise => words.optimise,
        Verb::Import => words.import,
    };
    fill!(template, &[("what", &what(cx, step))])
}

fn what(cx: &Cx<'_>, step: &EditName) -> String {
    if let Subject::Item(list) = step.subject
        && step.item.is_empty()
        && (step.count != 1 || list == ListName::Placements)
    {
        // Every name of a step is a verbal noun, which governs the genitive in Arabic.
        return cx.locale.count_oblique(u64::try_from(step.count).unwrap_or(u64::MAX), Noun::Item(list));
    }
    let subject = subject(cx, step.subject);
    let name = cx.plan_text(&step.item).trim();
    if name.is_empty() {
        return subject.to_owned();
    }
    fill!(cx.texts.edits.named, &[("subject", subject), ("name", &isolate(&short(name), cx.language()))])
}

/// Returns at most 30 letters of a name.
pub(super) fn short(name: &str) -> String {
    if name.chars().count() <= 30 { name.to_owned() } else { name.chars().take(29).chain(['…']).collect() }
}

fn subject(cx: &Cx<'_>, subject: Subject) -> &'static str {
    let words = &cx.texts.edits;
    match subject {
        Subject::Plan => words.plan,
        Subject::Title => words.title,
        Subject::Organisation => words.organisation,
        Subject::Product => words.product,
        Subject::Notes => words.notes,
        Subject::Languages => words.languages,
        Subject::Calendar => words.calendar,
        Subject::Currency => words.currency,
        Subject::Budget => words.budget,
        Subject::Settings => words.settings,
        Subject::Platform => words.platform,
        Subject::Item(list) => text::thing_words(list, cx.language()).kind,
        Subject::Commission => words.commission,
        Subject::Tax => words.tax,
        Subject::Division => words.division,
        Subject::CategoryMentions => words.category_mentions,
        Subject::ListeningMethod => words.listening_method,
        Subject::Book => words.book,
    }
}
