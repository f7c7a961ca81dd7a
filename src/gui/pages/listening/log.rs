//! The log: figures, plots, and the mentions as a table that is coded by keyboard, with the form of the chosen one.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use eframe::egui::{Sense, Ui, vec2};

use super::paint::mention_square;
use super::{ListeningView, TWO_COLUMNS, claims, coding, figures, form, method, response, weeks};
use crate::app::{Action, Command};
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::parts::figures::columns_by_share;
use crate::gui::parts::table::{Of, Presses, TableLook, order_of, show_with_fields, table_of};
use crate::gui::theme::space;
use crate::gui::widgets::{Look, empty_state, group, label, link, row, row_end, section, small, strong, text_elided};
use crate::listening::{LEAST_MENTIONS, Tally, week_of};
use crate::plan::{Mention, Phase, Plan};
use crate::report::listening;
use crate::text::strings::{fill, slots};

/// Names the table of mentions.
const TABLE: &str = "log of mentions";
/// The most rows before it scrolls.
const MOST_ROWS: usize = 12;
/// The column of sentiments, and the room for its mark and word, in points.
const SENTIMENT: (usize, f32) = (4, 96.0);

/// Shows the part.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ListeningView) {
    let words = &cx.texts.listening_page;
    if cx.plan().mentions.is_empty() {
        if empty_state(ui, words.empty_title, words.empty_hint, cx.texts.commands.add_mention).clicked() {
            cx.command(Command::AddMention);
        }
        ui.add_space(space::LARGE);
        method::show(cx, ui);
        return;
    }
    figures::show(cx, ui);
    let few = cx.analysis().listening.log.total.coded() < LEAST_MENTIONS;
    if ui.available_width() < TWO_COLUMNS {
        weeks::show(cx, ui, view);
        second(cx, ui, view, few);
        answers(cx, ui, few);
    } else {
        columns_by_share(ui, &[1.35, 1.0], |ui, part| match part {
            0 => {
                weeks::show(cx, ui, view);
                answers(cx, ui, few);
            }
            _ => second(cx, ui, view, few),
        });
        ui.add_space(space::SMALL);
    }
    mentions(cx, ui, view);
    if !few {
        section(ui, words.collect_title, false, |ui| method::show(cx, ui));
    }
}

/// Shows what stands beside the weeks: how to collect while there are few mentions, and then claims, channels and answers.
fn second(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ListeningView, few: bool) {
    if few {
        method::show(cx, ui);
        return;
    }
    group(ui, cx.texts.listening.by_claim, |ui| claims::show(cx, ui, view, None, "claims of the log"));
    groups(cx, ui);
}

/// Shows how fast answers came, from the number of mentions on from which the plots are shown.
fn answers(cx: &mut Cx<'_>, ui: &mut Ui, few: bool) {
    if !few && response::is_known(cx) {
        group(ui, cx.texts.figures.response_plot, |ui| response::show(cx, ui));
    }
}

/// Shows the net sentiment on each channel, in each phase and of each audience that has mentions.
fn groups(cx: &Cx<'_>, ui: &mut Ui) {
    let (terms, log) = (&cx.texts.listening, &cx.analysis().listening.log);
    let (plan, report) = (cx.plan(), cx.report());
    let channels = plan.channels.iter().zip(&log.channels).map(|(channel, tally)| (cx.name_of(&**channel), tally));
    let audiences = plan.audiences.iter().zip(&log.audiences).map(|(it, tally)| (cx.name_of(&**it), tally));
    let phases = Phase::ALL.into_iter().zip(&log.phases);
    let phases = phases.map(|(phase, tally)| (listening::phase_name(terms, phase), tally));
    let all: [(&str, Vec<(&str, &Tally)>); 3] = [
        (terms.by_channel, channels.chain([(terms.elsewhere, &log.elsewhere)]).collect()),
        (terms.by_phase, phases.collect()),
        (terms.by_audience, audiences.collect()),
    ];
    for (title, mut lines) in all {
        lines.retain(|(_, tally)| tally.all() > 0);
        if lines.is_empty() {
            continue;
        }
        group(ui, title, |ui| {
            for (name, tally) in lines {
                row(ui, |ui| {
                    let room = ui.available_width() * 0.4;
                    ui.scope(|ui| {
                        fit::at_most(ui, room);
                        label(ui, name);
                    });
                    row_end(ui, |ui| small(ui, &listening::heard_in_words(&report, tally)));
                });
            }
        });
    }
}

/// Says whether a mention is listed.
fn is_listed(plan: &Plan, mention: &Mention, view: &ListeningView) -> bool {
    let of_claim = view.claim.as_ref().is_none_or(|claim| mention.claims.contains(claim));
    let of_week = view.week.is_none_or(|week| mention.date.and_then(|day| week_of(&plan.calendar, day)) == Some(week));
    of_claim && of_week
}

/// Returns the positions of the listed mentions.
fn listed(plan: &Plan, view: &ListeningView) -> Vec<usize> {
    let all = plan.mentions.iter().enumerate();
    all.filter(|(_, mention)| is_listed(plan, mention, view)).map(|(at, _)| at).collect()
}

fn mentions(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ListeningView) {
    let plan = cx.plan();
    let rows = listed(plan, view);
    let chosen = cx.app.current.mention.as_ref().and_then(|id| plan.mentions.position(id));
    group(ui, cx.texts.listening.log, |ui| {
        filter(cx, ui, view, rows.len());
        let (shown, is_pressed) = table(cx, ui, view, &rows, chosen);
        coding::show(cx, ui, &shown, chosen, is_pressed);
    });
    if let Some((at, mention)) = chosen.and_then(|at| Some((at, plan.mentions.get(at)?))) {
        form::show(cx, ui, mention, at);
    }
}

/// Shows which mentions are listed, and how many of them are coded.
fn filter(cx: &Cx<'_>, ui: &mut Ui, view: &mut ListeningView, shown: usize) {
    let words = &cx.texts.listening_page;
    let plan = cx.plan();
    let number = |count: usize| cx.locale.whole(i128::try_from(count).unwrap_or(0));
    let coded = plan.mentions.iter().filter(|mention| mention.sentiment.is_some()).count();
    row(ui, |ui| {
        if let Some(claim) = view.claim.as_ref().and_then(|id| plan.vocabulary.claims.find(id)) {
            strong(ui, &fill!(words.only_claim, &[("claim", cx.name_of(claim))]));
        }
        if let Some(week) = view.week {
            strong(ui, &fill!(words.only_week, &[("week", &number(week + 1))]));
        }
        if view.claim.is_some() || view.week.is_some() {
            small(ui, &fill!(words.rows_shown, &[("shown", &number(shown)), ("all", &number(plan.mentions.len()))]));
            if link(ui, words.show_all).clicked() {
                (view.claim, view.week) = (None, None);
            }
        }
        row_end(ui, |ui| {
            let values = slots![("coded", &*number(coded)), ("all", &*number(plan.mentions.len()))];
            small(ui, &fill!(words.rows_coded, values));
        });
    });
}

/// Shows the mentions of `rows`; returns them in the order in which they stand, and true when one was pressed.
fn table(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &ListeningView,
    rows: &[usize],
    chosen: Option<usize>,
) -> (Vec<usize>, bool) {
    let plan = cx.plan();
    let mut listed = DefaultHasher::new();
    (&view.claim, view.week).hash(&mut listed);
    let of = Of { variant: listed.finish(), ..Of::default() };
    let table = table_of(cx, TABLE, of, |report| listening::coded_log(report, rows));
    let look = TableLook::at(TABLE)
        .at_most(MOST_ROWS)
        .pressing(Presses::Rows, None)
        .marking(chosen.and_then(|chosen| rows.iter().position(|at| *at == chosen)))
        .with_paint(&[SENTIMENT]);
    let pressed = show_with_fields(cx, ui, &table, &look, |_, ui, row, column| {
        let Some(mention) = rows.get(row).and_then(|&at| plan.mentions.get(at)) else { return };
        let (mark, _) = fit::allocate(ui, vec2(9.0, 9.0), Sense::hover());
        mention_square(ui, ui.painter(), mark, mention.sentiment);
        let word = table.table.rows.get(row).and_then(|row| row.cells.get(column));
        text_elided(ui, word.map_or("", |cell| &cell.text), Look::Body);
    });
    let order = order_of(cx, TABLE, &table).into_iter().filter_map(|row| rows.get(row).copied()).collect();
    let pressed = pressed.and_then(|pressed| rows.get(pressed.row)).and_then(|&at| plan.mentions.get(at));
    if let Some(mention) = pressed {
        cx.push(Action::CurrentMention(Some(mention.id.clone())));
    }
    (order, pressed.is_some())
}
