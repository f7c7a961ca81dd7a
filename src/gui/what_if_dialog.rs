//! The dialog of a what-if: what is tried, what becomes of units and money, and what that does to the key figures.

use eframe::egui::Ui;

use super::answers::look_at;
use super::context::Cx;
use super::dialogs::buttons;
use super::theme::space;
use super::widgets::{
    Column, FieldLook, Look, Table, button, choice, field_row, label_in, number_label, plain_field, small, strong,
    text_cell, title, weak,
};
use crate::analysis::{Answer, Question, WhatIfResults};
use crate::app::{Action, AlternativeAction, DialogAnswer, WhatIfDialog, WhatIfKind};
use crate::plan::schema::ListName;
use crate::plan::{AudienceId, ChannelId, Money};
use crate::report::compare::Comparison;
use crate::text::strings::fill;
use crate::text::{self, Noun, isolate};
use crate::what_if::{ChannelChange, Outcome, WhyNot};

/// Width of what is chosen or typed.
const FIELD: f32 = 240.0;
const ROW_HEIGHT: f32 = 22.0;

/// Shows the dialog.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, asked: &WhatIfDialog) {
    let words = &cx.texts.what_if;
    title(ui, asked.kind.title(cx.texts));
    ui.add_space(space::TIGHT);
    fields(cx, ui, asked);
    ui.add_space(space::SMALL);
    let outcome = match asked.request(cx.plan()) {
        Err(why) => {
            label_in(ui, &why.sentence(cx.locale), Look::Error);
            None
        }
        Ok(None) => {
            weak(ui, words.type_it);
            None
        }
        Ok(Some(wanted)) => match look_at(cx, ui, &Question::WhatIf(Box::new(wanted))) {
            Some(found) => match found.answer {
                Answer::WhatIf(Ok(results)) => {
                    found.scope(ui, |ui| preview(cx, ui, results));
                    Some(results).filter(|_| found.is_current)
                }
                Answer::WhatIf(Err(why)) => {
                    label_in(ui, &why_not(cx, why), Look::Warning);
                    None
                }
                _ => None,
            },
            None => None,
        },
    };
    let cancel = (cx.texts.shared.cancel, DialogAnswer::Cancel);
    match outcome {
        Some(results) => {
            let plan = cx.plan();
            ui.add_space(space::SMALL);
            if results.outcome().alternative(plan, crate::plan::Bilingual::default()).is_some() {
                if button(ui, words.keep).clicked() {
                    cx.push(Action::Alternative(AlternativeAction::KeepWhatIf));
                }
            } else {
                small(ui, words.no_alternative);
            }
            let accept = accept(cx, asked.kind, results.outcome());
            buttons(cx, ui, &[(&accept, DialogAnswer::Accept), cancel]);
        }
        None => buttons(cx, ui, &[cancel]),
    }
}

/// What the button says: what will be done, and how much of it.
fn accept(cx: &Cx<'_>, kind: WhatIfKind, outcome: &Outcome) -> String {
    let words = &cx.texts.what_if;
    match kind {
        WhatIfKind::MoveMoney => {
            let amount = cx.locale.money_short(outcome.money, cx.plan().money.currency);
            fill(words.move_amount, &[("amount", &amount)])
        }
        _ => words.apply.to_owned(),
    }
}

fn fields(cx: &mut Cx<'_>, ui: &mut Ui, asked: &WhatIfDialog) {
    let words = &cx.texts.what_if;
    let mut next = asked.clone();
    match asked.kind {
        WhatIfKind::MoveMoney => {
            channel(cx, ui, words.from, &mut next.from);
            channel(cx, ui, words.to, &mut next.to);
            typed(
                cx,
                ui,
                &fill(words.amount, &[("currency", &cx.locale.currency(cx.plan().money.currency))]),
                &mut next,
            );
        }
        WhatIfKind::Rates | WhatIfKind::Ratings => {
            any_channel(cx, ui, &mut next.channel);
            typed(cx, ui, words.percent, &mut next);
        }
        WhatIfKind::Sizes => {
            any_audience(cx, ui, &mut next.audience);
            typed(cx, ui, words.percent, &mut next);
        }
        WhatIfKind::Shift => typed(cx, ui, words.weeks, &mut next),
        WhatIfKind::Scale => {
            typed(
                cx,
                ui,
                &fill(words.total, &[("currency", &cx.locale.currency(cx.plan().money.currency))]),
                &mut next,
            );
        }
    }
    if next != *asked {
        cx.push(Action::Alternative(AlternativeAction::WhatIf(Box::new(next))));
    }
}

fn channel(cx: &Cx<'_>, ui: &mut Ui, name: &str, chosen: &mut Option<ChannelId>) {
    let all: Vec<(Option<ChannelId>, &str)> =
        cx.plan().channels.iter().map(|channel| (Some(channel.id.clone()), cx.name_of(channel.as_ref()))).collect();
    field_row(ui, name, |ui| {
        if let Some(id) = choice(ui, name, chosen, &all, FIELD) {
            *chosen = id;
        }
    });
}

fn any_channel(cx: &Cx<'_>, ui: &mut Ui, chosen: &mut Option<ChannelId>) {
    let words = &cx.texts.what_if;
    let mut all: Vec<(Option<ChannelId>, &str)> = vec![(None, words.all_channels)];
    all.extend(cx.plan().channels.iter().map(|channel| (Some(channel.id.clone()), cx.name_of(channel.as_ref()))));
    field_row(ui, cx.texts.shared.channel, |ui| {
        if let Some(id) = choice(ui, cx.texts.shared.channel, chosen, &all, FIELD) {
            *chosen = id;
        }
    });
}

fn any_audience(cx: &Cx<'_>, ui: &mut Ui, chosen: &mut Option<AudienceId>) {
    let shared = &cx.texts.shared;
    let mut all: Vec<(Option<AudienceId>, &str)> = vec![(None, shared.all_audiences)];
    all.extend(cx.plan().audiences.iter().map(|audience| (Some(audience.id.clone()), cx.name_of(audience.as_ref()))));
    field_row(ui, shared.audience, |ui| {
        if let Some(id) = choice(ui, shared.audience, chosen, &all, FIELD) {
            *chosen = id;
        }
    });
}

/// The field for the one thing that is typed; it has the focus once the dialog opens.
fn typed(cx: &Cx<'_>, ui: &mut Ui, name: &str, next: &mut WhatIfDialog) {
    let key = ("what if", cx.app.dialog_number);
    field_row(ui, name, |ui| {
        let (response, changed) = plain_field(ui, key, name, &next.typed, FieldLook::line(FIELD));
        if let Some(text) = changed {
            next.typed = text;
        }
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
    });
}

/// What becomes of units and money, what is left over, and the key figures now and then.
fn preview(cx: &Cx<'_>, ui: &mut Ui, results: &WhatIfResults) {
    let words = &cx.texts.what_if;
    let outcome = results.outcome();
    changes(cx, ui, &outcome.changes);
    let currency = cx.plan().money.currency;
    let mut left = |template: &str, amount: Money| {
        if !amount.is_zero() {
            strong(ui, &fill(template, &[("amount", &cx.locale.money(amount, currency))]));
        }
    };
    left(words.stays, outcome.stays);
    left(words.unspent, outcome.unspent);
    if outcome.outside > 0 {
        let count = cx.locale.count(outcome.outside as u64, Noun::Placement);
        label_in(ui, &fill(words.outside, &[("count", &count)]), Look::Warning);
    }
    ui.add_space(space::SMALL);
    let versions = vec![(words.now.to_owned(), cx.analysis()), (words.then.to_owned(), results.analysis())];
    let table =
        Comparison::new(versions, 0, cx.locale, cx.app.plan_language()).with_only_differences(true).key_figures();
    if table.rows.is_empty() {
        weak(ui, words.same_figures);
        return;
    }
    let columns = [
        Column::text(cx.texts.compare.figure, 1.6),
        Column { is_number: true, ..Column::text(words.now, 1.0) },
        Column { is_number: true, ..Column::text(words.then, 1.0) },
        Column { is_number: true, ..Column::text(cx.texts.compare.change, 0.9) },
    ];
    let shown =
        Table { id: "what if figures", columns: &columns, row_height: ROW_HEIGHT, max_height: 10.0 * ROW_HEIGHT };
    let spoken =
        |row: usize| table.rows[row].cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" · ");
    shown.show(ui, table.rows.len(), None, spoken, |ui, row, column| {
        let Some(cell) = table.rows[row].cells.get(column) else { return };
        let look = [Look::Body, Look::Body, Look::Strong, Look::Weak][column.min(3)];
        if column == 0 { text_cell(ui, &cell.text) } else { drop(number_label(ui, &cell.text, look)) }
    });
}

fn changes(cx: &Cx<'_>, ui: &mut Ui, changes: &[ChannelChange]) {
    let words = &cx.texts.what_if;
    if changes.is_empty() {
        return;
    }
    let currency = cx.plan().money.currency;
    let money_then = fill(words.money_then, &[("currency", &cx.locale.currency(currency))]);
    let columns = [
        Column::text(cx.texts.shared.channel, 1.6),
        Column { is_number: true, ..Column::text(words.units, 1.0) },
        Column { is_number: true, ..Column::text(words.then, 1.0) },
        Column { is_number: true, ..Column::text(&money_then, 1.1) },
        Column { is_number: true, ..Column::text(cx.texts.compare.change, 0.9) },
    ];
    let table =
        Table { id: "what if channels", columns: &columns, row_height: ROW_HEIGHT, max_height: 7.0 * ROW_HEIGHT };
    let cell = |row: usize, column: usize| -> String {
        let change = &changes[row];
        match column {
            0 => cx
                .plan()
                .channels
                .get(change.channel)
                .map_or_else(String::new, |channel| cx.name_of(channel).to_owned()),
            1 => cx.locale.whole(change.units[0]),
            2 => cx.locale.whole(change.units[1]),
            3 => cx.locale.money_short(change.money[1], currency),
            _ => cx.locale.money_change_short(change.money[1] - change.money[0], currency),
        }
    };
    let spoken = |row: usize| (0..columns.len()).map(|column| cell(row, column)).collect::<Vec<_>>().join(" · ");
    table.show(ui, changes.len(), None, spoken, |ui, row, column| match column {
        0 => text_cell(ui, &cell(row, column)),
        2 | 3 => drop(number_label(ui, &cell(row, column), Look::Strong)),
        _ => drop(number_label(ui, &cell(row, column), Look::Body)),
    });
}

/// Says why nothing comes of a trial.
fn why_not(cx: &Cx<'_>, why: &WhyNot) -> String {
    let words = &cx.texts.what_if;
    let name = |id: &ChannelId| isolate(cx.name_in(ListName::Channels, id.as_str()), cx.language()).into_owned();
    match why {
        WhyNot::SameChannel => words.same_channel.to_owned(),
        WhyNot::NothingPlaced(id) => fill(words.nothing_placed, &[("channel", &name(id))]),
        WhyNot::NotPaidByUnit(id) => fill(words.not_by_unit, &[("channel", &name(id))]),
        WhyNot::CostUnknown(why) => text::reason(*why, cx.language()).to_owned(),
        WhyNot::LessThanAUnit(id, unit) => {
            let unit = cx.locale.money(*unit, cx.plan().money.currency);
            fill(words.less_than_a_unit, &[("channel", &name(id)), ("unit", &unit)])
        }
        WhyNot::BeforeFirstWeek(0) => words.begins_first.to_owned(),
        WhyNot::BeforeFirstWeek(most) => {
            fill(words.before_first, &[("weeks", &cx.locale.count(u64::from(*most), Noun::Week))])
        }
        WhyNot::NothingChanges => words.nothing_changes.to_owned(),
        WhyNot::OutOfRange => words.out_of_range.to_owned(),
    }
}
