//! The texts of a section: its heading, its text, its limit, and what is filled in from the plan.

use eframe::egui::Ui;

use super::outline::name;
use super::{BookView, Chosen, first_language};
use crate::app::{Action, PrintAction, PrintWhat};
use crate::edit::{change_section, order_sections, remove_section};
use crate::exchange::export::Section;
use crate::gui::context::Cx;
use crate::gui::theme::space;
use crate::gui::visits::Part;
use crate::gui::widgets::{
    Icon, bilingual_field, button, check, field_row, icon_button, label, row, row_end, small, title, weak, whole_field,
};
use crate::plan::{Bilingual, BookSection, Language, Plan};
use crate::text::strings::fill;
use crate::worksheet::{AutoPart, OutlinePart, framework};

/// The most words that a limit can be.
const MOST_WORDS: u64 = 100_000;

/// Lines of the field of the text.
const LINES: usize = 9;

/// Shows the section at a place of the book.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut BookView, sections: &[Section], at: usize) {
    let section = &sections[at];
    let language = first_language(cx, view);
    head(cx, ui, sections, at, language);
    let hint = section.hint.get(cx.language());
    if !hint.is_empty() {
        weak(ui, hint);
    }
    ui.add_space(space::SMALL);
    let order: Vec<String> = sections.iter().map(|section| section.id.clone()).collect();
    if section.parts.contains(&OutlinePart::Text) {
        text(cx, ui, section, &order);
    }
    parts(cx, ui, section);
    ui.add_space(space::MEDIUM);
    stated(cx, ui, section, &order);
    if !section.is_left_out && button(ui, cx.texts.book.print_section).clicked() {
        cx.push(Action::Print(PrintAction::Ask(PrintWhat::Section(section.id.clone()))));
    }
    if section.is_own && button(ui, cx.texts.shared.remove).clicked() {
        let edit = remove_section(cx.plan(), &section.id);
        cx.edit_if(edit);
        view.chosen = Chosen::TitlePage;
    }
}

/// Shows the heading with its words, and the buttons that move the section.
fn head(cx: &mut Cx<'_>, ui: &mut Ui, sections: &[Section], at: usize, language: Language) {
    let section = &sections[at];
    row(ui, |ui| {
        title(ui, name(cx, section, language));
        row_end(ui, |ui| {
            let action = cx.texts.shared.action_on;
            let heading = name(cx, section, language);
            let named = |what| fill!(action, &[("action", what), ("name", heading)]);
            let up = icon_button(ui, Icon::Up, &named(cx.texts.shared.move_up), previous(sections, at).is_some());
            if up.clicked() {
                let edit = moved(cx.plan(), sections, at, true);
                cx.edit_if(edit);
            }
            let down = icon_button(ui, Icon::Down, &named(cx.texts.shared.move_down), next(sections, at).is_some());
            if down.clicked() {
                let edit = moved(cx.plan(), sections, at, false);
                cx.edit_if(edit);
            }
        });
    });
}

/// Returns where the section that begins at `at` ends: with those below it.
fn end_of(sections: &[Section], at: usize) -> usize {
    let level = sections[at].level;
    let below = sections[at + 1..].iter().take_while(|other| other.level > level).count();
    at + 1 + below
}

/// Returns where the section of the same level before `at` begins.
fn previous(sections: &[Section], at: usize) -> Option<usize> {
    let level = sections[at].level;
    let before = sections[..at].iter().rposition(|other| other.level <= level)?;
    (sections[before].level == level).then_some(before)
}

/// Returns where the section of the same level behind `at` begins.
fn next(sections: &[Section], at: usize) -> Option<usize> {
    let end = end_of(sections, at);
    sections.get(end).filter(|other| other.level == sections[at].level).map(|_| end)
}

/// Builds the edit that moves a section with those below it by one place.
pub(super) fn moved(plan: &Plan, sections: &[Section], at: usize, is_up: bool) -> Option<crate::edit::Edit> {
    let mut order: Vec<String> = sections.iter().map(|section| section.id.clone()).collect();
    let (from, middle, to) = if is_up {
        (previous(sections, at)?, at, end_of(sections, at))
    } else {
        let next = next(sections, at)?;
        (at, next, end_of(sections, next))
    };
    order[from..to].rotate_left(middle - from);
    order_sections(plan, &order)
}

/// Shows the fields of the text with their words.
fn text(cx: &mut Cx<'_>, ui: &mut Ui, section: &Section, order: &[String]) {
    let (id, order) = (section.id.clone(), order.to_vec());
    let edit = move |before: &Plan, change: Part<Bilingual>| {
        change_section(before, &order, &id, |section: &mut BookSection| change(&mut section.text))
    };
    bilingual_field(cx, ui, ("book text", section.id.as_str()), cx.texts.book.text, &section.text, LINES, edit);
    let texts = &cx.texts.book;
    for language in Language::ALL {
        let words = section.words(language);
        if words == 0 && section.limit.is_none() {
            continue;
        }
        let number = cx.locale.whole(words as u64);
        let said = match section.limit {
            Some(limit) => fill!(texts.words_of, &[("words", &number), ("limit", &cx.locale.whole(limit))]),
            None => fill!(texts.words_now, &[("words", &number)]),
        };
        let is_shown = words > 0 || language == cx.app.plan_language();
        if is_shown && section.is_too_long(language) {
            label(ui, &said);
        } else if is_shown {
            small(ui, &said);
        }
    }
}

/// Lists what is filled in from the plan.
fn parts(cx: &mut Cx<'_>, ui: &mut Ui, section: &Section) {
    let others: Vec<&OutlinePart> = section.parts.iter().filter(|part| **part != OutlinePart::Text).collect();
    if others.is_empty() {
        return;
    }
    ui.add_space(space::SMALL);
    small(ui, cx.texts.book.stands_here);
    for part in others {
        let words = part_words(cx, part);
        label(ui, &words);
    }
}

fn part_words(cx: &Cx<'_>, part: &OutlinePart) -> String {
    let (texts, language) = (&cx.texts.book, cx.language());
    match part {
        OutlinePart::Text => texts.text.to_owned(),
        OutlinePart::Worksheet(id) => {
            let name = framework(id).map_or(id.as_str(), |sheet| sheet.name.get(language));
            fill!(texts.part_worksheet, &[("name", name)])
        }
        OutlinePart::Table(id) => {
            let title = table_title(cx, id);
            fill!(texts.part_table, &[("name", &title)])
        }
        OutlinePart::Figure(id) if id == "flowchart" => {
            fill!(texts.part_figure, &[("name", cx.texts.export.flowchart)])
        }
        OutlinePart::Figure(_) => fill!(texts.part_figure, &[("name", texts.plot)]),
        OutlinePart::Auto(AutoPart::References) => texts.part_references.to_owned(),
        OutlinePart::Auto(AutoPart::Models) => texts.part_models.to_owned(),
        OutlinePart::Auto(AutoPart::Objectives) => texts.objectives.to_owned(),
        OutlinePart::Auto(AutoPart::Audiences) => cx.texts.export.audiences.to_owned(),
        OutlinePart::Auto(AutoPart::Platform) => texts.platform.to_owned(),
        OutlinePart::Auto(AutoPart::Briefs) => texts.messages.to_owned(),
        OutlinePart::Auto(AutoPart::Evaluation) => texts.evaluation.to_owned(),
        OutlinePart::Auto(AutoPart::Summary | AutoPart::Reach | AutoPart::Consistency | AutoPart::Budget) => {
            texts.part_facts.to_owned()
        }
    }
}

/// Returns the title of a table: that of the built-in ones is known without their rows, which some of them take long to
/// make.
fn table_title(cx: &Cx<'_>, id: &str) -> String {
    if let Some(title) = crate::report::title_of(id, cx.locale) {
        return title;
    }
    crate::report::table(&cx.report(), id).map_or_else(|| id.to_owned(), |table| table.title)
}

/// Shows the heading as a field, the limit, and whether the section is left out.
fn stated(cx: &mut Cx<'_>, ui: &mut Ui, section: &Section, order: &[String]) {
    let texts = &cx.texts.book;
    let (id, all) = (section.id.clone(), order.to_vec());
    let edit = move |before: &Plan, change: Part<Bilingual>| {
        change_section(before, &all, &id, |section: &mut BookSection| change(&mut section.title))
    };
    weak(ui, texts.heading);
    let stated = cx.plan().book.sections.iter().find(|known| known.id == section.id);
    let heading = stated.map(|stated| stated.title.clone()).unwrap_or_default();
    bilingual_field(cx, ui, ("book heading", section.id.as_str()), texts.heading, &heading, 1, edit);
    field_row(ui, texts.word_limit, |ui| {
        let (id, all) = (section.id.clone(), order.to_vec());
        let limit = u64::from(section.limit.unwrap_or(0));
        let key = ("book limit", section.id.clone());
        whole_field(cx, ui, key, texts.word_limit, limit, (0, MOST_WORDS), 90.0, move |before, limit| {
            let limit = u32::try_from(limit).ok().filter(|limit| *limit > 0);
            change_section(before, &all, &id, |section| section.word_limit = limit)
        });
    });
    if let Some(is_left_out) = check(ui, texts.leave_out, section.is_left_out) {
        let edit = change_section(cx.plan(), order, &section.id, |section| section.left_out = is_left_out);
        cx.edit_if(edit);
    }
}

#[cfg(test)]
mod tests {
    use super::moved;
    use crate::edit::Edit;
    use crate::exchange::export::{outline_of, sections};
    use crate::plan::{Calendar, Plan};

    fn empty() -> Plan {
        let calendar = Calendar { start: jiff::civil::date(2026, 3, 1), weeks: 4 };
        Plan::empty(calendar, "EUR".parse().unwrap())
    }

    #[test]
    fn a_section_moves_with_those_below_it() {
        let plan = empty();
        let found = sections(&plan.book, outline_of(&plan, None));
        let at = |id: &str| found.iter().position(|section| section.id == id).unwrap();
        let order = |edit: Option<Edit>| match edit {
            Some(Edit::Book(book)) => book.sections.iter().map(|section| section.id.clone()).collect::<Vec<_>>(),
            _ => Vec::new(),
        };
        let down = order(moved(&plan, &found, at("situation"), false));
        assert_eq!(down[1..5], ["objectives", "situation", "swot", "competitors"]);
        let up = order(moved(&plan, &found, at("objectives"), true));
        assert_eq!(up[1..4], ["objectives", "situation", "swot"]);
        assert_eq!(moved(&plan, &found, at("summary"), true), None);
        // The first of the second level does not leave its section.
        assert_eq!(moved(&plan, &found, at("swot"), true), None);
        assert_eq!(order(moved(&plan, &found, at("swot"), false))[2..4], ["competitors", "swot"]);
    }
}
