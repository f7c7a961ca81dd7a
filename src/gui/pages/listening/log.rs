//! The log: figures, plots, and the mentions as a table that is coded by keyboard, with the form of the chosen one.

use eframe::egui::{Sense, Ui, vec2};

use super::paint::mention_square;
use super::{ListeningView, TWO_COLUMNS, claims, coding, figures, form, method, response, weeks};
use crate::app::{Action, Command};
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::plots::beside;
use crate::gui::theme::space;
use crate::gui::widgets::{
    Column, Look, Table, empty_state, group, link, number_label, row, row_end, section, small, strong, text_cell,
};
use crate::listening::{LEAST_MENTIONS, Tally, week_of};
use crate::plan::{Mention, Phase, Plan};
use crate::report::listening;
use crate::text::DASH;
use crate::text::strings::fill;

/// Height of a row, and the most height of the table.
const ROW: f32 = 28.0;
const MOST: f32 = 12.0 * ROW;

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
        beside(ui, &[1.35, 1.0], |ui, part| match part {
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

/// What stands beside the weeks: how to collect while there are few mentions, and then claims, channels and answers.
fn second(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ListeningView, few: bool) {
    if few {
        method::show(cx, ui);
        return;
    }
    group(ui, cx.texts.listening.by_claim, |ui| claims::show(cx, ui, view, None, "claims of the log"));
    groups(cx, ui);
}

/// How fast answers came, from the number of mentions on from which the plots are shown.
fn answers(cx: &mut Cx<'_>, ui: &mut Ui, few: bool) {
    if !few && response::is_known(cx) {
        group(ui, cx.texts.listening_page.response_plot, |ui| response::show(cx, ui));
    }
}

/// The net sentiment on each channel, in each phase and of each audience that has mentions.
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
                        crate::gui::widgets::text_elided(ui, name, Look::Body);
                    });
                    row_end(ui, |ui| small(ui, &listening::heard_in_words(&report, tally)));
                });
            }
        });
    }
}

/// Whether a mention is listed.
fn is_listed(plan: &Plan, mention: &Mention, view: &ListeningView) -> bool {
    let of_claim = view.claim.as_ref().is_none_or(|claim| mention.claims.contains(claim));
    let of_week = view.week.is_none_or(|week| mention.date.and_then(|day| week_of(&plan.calendar, day)) == Some(week));
    of_claim && of_week
}

/// The positions of the listed mentions.
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
        let is_pressed = table(cx, ui, &rows, chosen);
        coding::show(cx, ui, &rows, chosen, is_pressed);
    });
    if let Some(at) = chosen {
        form::show(cx, ui, &plan.mentions[at], at);
    }
}

/// Which mentions are listed, and how many of them are coded.
fn filter(cx: &Cx<'_>, ui: &mut Ui, view: &mut ListeningView, shown: usize) {
    let words = &cx.texts.listening_page;
    let plan = cx.plan();
    let number = |count: usize| cx.locale.whole(i128::try_from(count).unwrap_or(0));
    let coded = plan.mentions.iter().filter(|mention| mention.sentiment.is_some()).count();
    row(ui, |ui| {
        if let Some(claim) = view.claim.as_ref().and_then(|id| plan.vocabulary.claims.find(id)) {
            strong(ui, &fill(words.only_claim, &[("claim", cx.name_of(claim))]));
        }
        if let Some(week) = view.week {
            strong(ui, &fill(words.only_week, &[("week", &number(week + 1))]));
        }
        if view.claim.is_some() || view.week.is_some() {
            small(ui, &fill(words.rows_shown, &[("shown", &number(shown)), ("all", &number(plan.mentions.len()))]));
            if link(ui, words.show_all).clicked() {
                (view.claim, view.week) = (None, None);
            }
        }
        row_end(ui, |ui| {
            let values = [("coded", &*number(coded)), ("all", &*number(plan.mentions.len()))];
            small(ui, &fill(words.rows_coded, &values));
        });
    });
}

/// Shows the rows; true when one was pressed.
fn table(cx: &mut Cx<'_>, ui: &mut Ui, rows: &[usize], chosen: Option<usize>) -> bool {
    let (terms, shared) = (&cx.texts.listening, &cx.texts.shared);
    let columns = [
        Column::fixed(terms.date, 96.0),
        Column::text(shared.channel, 1.0),
        Column::text(terms.text, 2.6),
        Column::text(terms.claims, 1.6),
        Column::fixed(terms.sentiment, 96.0),
        Column::number(terms.count, 64.0),
        Column::number(terms.people, 84.0),
        Column::number(terms.answered_short, 84.0),
        Column::text(terms.phase, 0.9),
    ];
    let plan = cx.plan();
    let cell = |at: usize, column: usize| cell_text(cx, &plan.mentions[rows[at]], column);
    let spoken =
        |at: usize| (0..columns.len()).map(|column| cell(at, column)).collect::<Vec<_>>().join(cx.locale.dot());
    let selected = chosen.and_then(|chosen| rows.iter().position(|at| *at == chosen));
    let table = Table { id: "log of mentions", columns: &columns, row_height: ROW, max_height: MOST };
    let clicked = table.show(ui, rows.len(), selected, spoken, |ui, at, column| {
        let mention = &plan.mentions[rows[at]];
        match column {
            4 => {
                let (mark, _) = fit::allocate(ui, vec2(9.0, 9.0), Sense::hover());
                mention_square(ui, ui.painter(), mark, mention.sentiment);
                text_cell(ui, &cell(at, column));
            }
            5..=7 => drop(number_label(ui, &cell(at, column), Look::Body)),
            _ => text_cell(ui, &cell(at, column)),
        }
    });
    let Some((at, _)) = clicked else { return false };
    cx.push(Action::CurrentMention(Some(plan.mentions[rows[at]].id.clone())));
    true
}

/// What stands in a cell of the table.
fn cell_text(cx: &Cx<'_>, mention: &Mention, column: usize) -> String {
    let terms = &cx.texts.listening;
    let plan = cx.plan();
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| DASH.to_owned());
    match column {
        0 => or_dash(mention.date.map(|day| cx.locale.short_day(day.0))),
        1 => or_dash(mention.channel.as_ref().map(|id| match plan.channel(id) {
            Some(channel) => cx.name_of(channel).to_owned(),
            None => id.to_string(),
        })),
        2 => cx.name_of(mention).to_owned(),
        3 => {
            let names = mention.claims.iter().map(|id| match plan.vocabulary.claims.find(id) {
                Some(claim) => cx.name_of(claim),
                None => id.as_str(),
            });
            let names: Vec<&str> = names.collect();
            if names.is_empty() { DASH.to_owned() } else { names.join(cx.comma()) }
        }
        4 => mention.sentiment.map_or(terms.uncoded, |it| listening::sentiment_name(terms, it)).to_owned(),
        5 => cx.locale.whole(mention.count),
        6 => or_dash(mention.people.map(|people| cx.locale.whole(people))),
        7 => or_dash(mention.answered_hours.map(|hours| cx.locale.decimal_short(hours, 1))),
        _ => or_dash(mention.phase.map(|phase| listening::phase_name(terms, phase).to_owned())),
    }
}
