//! The dialog of a what-if: what is tried, what becomes of units and money, and what that does to the key figures.

use std::sync::Arc;

use eframe::egui::Ui;

use super::body::scrolled_body;
use super::buttons::{buttons, leave_button};
use crate::analysis::{Answer, Question, WhatIfResults};
use crate::app::{Action, AlternativeAction, DialogAnswer, WhatIfDialog, WhatIfKind};
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::parts::table::{Of, TableLook, show as show_table, table_of};
use crate::gui::theme::space;
use crate::gui::widgets::{
    FieldLook, Look, button, choice, field_row, figure_field, label_in, scroll_list, small, strong, title, weak,
};
use crate::plan::{AudienceId, ChannelId};
use crate::report::what_if;
use crate::text::strings::fill;
use crate::what_if::Outcome;

/// Width of what is chosen or typed.
const FIELD: f32 = 240.0;
/// The places of the tables.
const CHANNELS: &str = "what if channels";
const FIGURES: &str = "what if figures";
/// The most rows before a table scrolls.
const MOST_CHANNELS: usize = 6;
const MOST_FIGURES: usize = 9;
/// Height of what stands above and below the preview, and the least that the preview gets.
const BESIDE_PREVIEW: f32 = 330.0;
const LEAST_PREVIEW: f32 = 120.0;

/// An answer, as what is built from it keeps it.
type Shared = Arc<Answer>;

/// Shows the dialog.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, asked: &WhatIfDialog) {
    let words = &cx.texts.what_if;
    title(ui, asked.kind.title(cx.texts));
    ui.add_space(space::TIGHT);
    let outcome = scrolled_body(ui, "what if", f32::INFINITY, |ui| tried(cx, ui, asked));
    let cancel = (cx.texts.shared.cancel, DialogAnswer::Cancel);
    if let Some(results) = outcome {
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
    } else {
        // Enter is meant for the trial, which is not there yet: it does not leave the dialog.
        leave_button(cx, ui, cancel.0);
    }
}

/// Shows what is tried and what comes of it. Returns the results where they are of what the fields say.
fn tried<'a>(cx: &mut Cx<'a>, ui: &mut Ui, asked: &WhatIfDialog) -> Option<&'a WhatIfResults> {
    let words = &cx.texts.what_if;
    fields(cx, ui, asked);
    ui.add_space(space::SMALL);
    match asked.request(cx.plan()) {
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
                    found.scope(ui, |ui| preview(cx, ui, found.shared, results));
                    Some(results).filter(|_| found.is_current)
                }
                Answer::WhatIf(Err(why)) => {
                    label_in(ui, &what_if::why_not(&cx.report(), why), Look::Warning);
                    None
                }
                _ => None,
            },
            None => None,
        },
    }
}

/// Returns what the button says: what will be done, and how much of it.
fn accept(cx: &Cx<'_>, kind: WhatIfKind, outcome: &Outcome) -> String {
    let words = &cx.texts.what_if;
    match kind {
        WhatIfKind::MoveMoney => {
            let amount = cx.locale.money_short(outcome.money, cx.plan().money.currency);
            fill!(words.move_amount, &[("amount", &amount)])
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
                &fill!(words.amount, &[("currency", &cx.locale.currency(cx.plan().money.currency))]),
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
                &fill!(words.total, &[("currency", &cx.locale.currency(cx.plan().money.currency))]),
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

/// Shows the field for the one thing that is typed; it has the focus once the dialog opens.
fn typed(cx: &Cx<'_>, ui: &mut Ui, name: &str, next: &mut WhatIfDialog) {
    let key = ("what if", cx.app.dialog_number);
    field_row(ui, name, |ui| {
        let (response, changed) = figure_field(ui, key, name, &next.typed, FieldLook::line(FIELD));
        if let Some(text) = changed {
            next.typed = text;
        }
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
    });
}

/// Shows what becomes of units and money, what is left over, and the key figures now and then. In a low window they scroll,
/// so that what is typed and the buttons stay in sight.
fn preview(cx: &Cx<'_>, ui: &mut Ui, shown: &Shared, results: &WhatIfResults) {
    let room = fit::beside(ui.ctx().content_rect().height(), BESIDE_PREVIEW).max(LEAST_PREVIEW);
    scroll_list(ui, "what if preview", room, |ui| tables(cx, ui, shown, results));
}

fn tables(cx: &Cx<'_>, ui: &mut Ui, shown: &Shared, results: &WhatIfResults) {
    let of = || Of { answer: Some(Arc::clone(shown)), ..Of::default() };
    let outcome = results.outcome();
    let changes = table_of(cx, CHANNELS, of(), |report| what_if::changes(report, outcome));
    show_table(cx, ui, &changes, &TableLook::at(CHANNELS).at_most(MOST_CHANNELS));
    for line in what_if::left_over(&cx.report(), outcome) {
        strong(ui, &line);
    }
    ui.add_space(space::SMALL);
    let figures = table_of(cx, FIGURES, of(), |report| what_if::figures(report, results.analysis()));
    if figures.table.rows.is_empty() {
        weak(ui, cx.texts.what_if.same_figures);
    } else {
        show_table(cx, ui, &figures, &TableLook::at(FIGURES).at_most(MOST_FIGURES));
    }
}
