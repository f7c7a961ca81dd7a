//! More limits: how much each audience counts, what is kept of each message, and what may be spent on elements and messages.

use eframe::egui::Ui;

use super::view::OptimiseView;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::theme::space;
use crate::gui::widgets::{Column, FieldLook, Table, group, label, plain_field, row, text_cell, tick, weak};
use crate::optimise::SpentOn;
use crate::text::strings::fill;
use crate::text::terms;

const ROW: f32 = 30.0;
/// Width of the fields for amounts and weights, in points.
const FIELD: f32 = 112.0;
const WEIGHT: f32 = 64.0;

/// Shows them.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    group(ui, cx.texts.optimise.more_limits, |ui| {
        if cx.plan().audiences.len() > 1 {
            weights(cx, ui, view);
            ui.add_space(space::MEDIUM);
        }
        spending(cx, ui, view);
    });
}

/// One field for each audience.
fn weights(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    let words = &cx.texts.optimise;
    label(ui, words.weights);
    weak(ui, words.weights_hint);
    let room = fit::column_of(ui.available_width(), 2, space::MEDIUM);
    for pair in cx.plan().audiences.iter().collect::<Vec<_>>().chunks(if room > 300.0 { 2 } else { 1 }) {
        row(ui, |ui| {
            for audience in pair {
                let name = cx.name_of(audience.as_ref());
                let typed = view.weights.get(&audience.id).cloned().unwrap_or_default();
                let spoken = fill(words.weight_of, &[("audience", name)]);
                let key = ("optimise weight", audience.id.as_str());
                let (_, changed) = plain_field(ui, key, &spoken, &typed, FieldLook::line(WEIGHT).hint("0"));
                if let Some(text) = changed {
                    view.weights.insert(audience.id.clone(), text);
                }
                crate::gui::widgets::text_elided_within(
                    ui,
                    name,
                    crate::gui::widgets::Look::Body,
                    room - WEIGHT - 24.0,
                );
            }
        });
    }
}

fn name_of(cx: &Cx<'_>, on: &SpentOn) -> String {
    match on {
        SpentOn::Element(element) => terms::element(*element, cx.language()).to_owned(),
        SpentOn::Message(id) => cx.plan().message(id).map_or(id.as_str(), |message| cx.name_of(message)).to_owned(),
    }
}

/// What may be spent on each element and each message, and which of them stay as they are.
fn spending(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    let words = &cx.texts.optimise;
    let placed = view.placed(cx.app.document().plan());
    let things = &placed.things;
    label(ui, words.spending);
    let columns = [
        Column::text(words.element_or_message, 1.6),
        Column::fixed(words.keep, 76.0),
        Column::fixed(words.least, FIELD + 16.0),
        Column::fixed(words.most, FIELD + 16.0),
    ];
    let table = Table { id: "optimise spending", columns: &columns, row_height: ROW, max_height: f32::INFINITY };
    let spoken = |row: usize| name_of(cx, &things[row]);
    table.show(ui, things.len(), None, spoken, |ui, row, column| {
        let on = &things[row];
        let name = name_of(cx, on);
        match column {
            0 => text_cell(ui, &name),
            1 => {
                let kept = view.is_kept(on);
                if tick(ui, &fill(words.keep_as_it_is, &[("item", &name)]), kept) {
                    view.keep(on, !kept);
                }
            }
            _ => amount(cx, ui, view, (on, &name), column == 2),
        }
    });
    weak(ui, words.spending_hint);
}

fn amount(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, (on, name): (&SpentOn, &str), is_least: bool) {
    let words = &cx.texts.optimise;
    let typed = view.spent(on, is_least).to_owned();
    let spoken = format!("{name}: {}", if is_least { words.least_money } else { words.most_money });
    let known_by = match on {
        SpentOn::Element(element) => element.as_str(),
        SpentOn::Message(id) => id.as_str(),
    };
    let key = ("optimise spending", known_by, is_least);
    let (_, changed) = plain_field(ui, key, &spoken, &typed, FieldLook::line(FIELD).hint(words.any));
    if let Some(text) = changed {
        view.set_spent(on, is_least, text);
    }
}
