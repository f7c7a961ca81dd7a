//! More limits: how much each audience counts, what is kept of each message, and what may be spent on elements and messages.

use eframe::egui::Ui;

use super::asked;
use super::fields::{asked_field, money_field};
use super::view::OptimiseView;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::parts::table::{Of, TableLook, show_with_fields, table_of};
use crate::gui::theme::space;
use crate::gui::widgets::{FieldLook, Look, group, label, row, text_elided_within, tick, weak};
use crate::optimise::SpentOn;
use crate::report::optimise::{self, AskedSpending};
use crate::text::strings::fill;

/// Names the table of money.
const SPENDING: &str = "optimise spending";
/// Width of the fields for amounts and weights, in points.
const FIELD: f32 = 112.0;
const WEIGHT: f32 = 64.0;
/// The columns with fields: what is kept, and the least and the most that is spent, each with the room that it needs.
const FIELDS: [(usize, f32); 3] = [KEEP, (LEAST, FIELD), (LEAST + 1, FIELD)];
const KEEP: (usize, f32) = (1, 28.0);
const LEAST: usize = 2;

/// Shows them.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    group(ui, cx.texts.optimise.more_limits, |ui| {
        if cx.plan().audiences.len() > 1 {
            weights(cx, ui, view);
            ui.add_space(space::MEDIUM);
        }
        spending(cx, ui, view);
    });
}

/// Shows one field for each audience.
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
                let spoken = fill!(words.weight_of, &[("audience", name)]);
                let key = ("optimise weight", audience.id.as_str());
                let why = asked::why(&typed, |text| asked::weight(text, cx.locale));
                let hint = cx.locale.whole(0);
                let look = FieldLook::line(WEIGHT).hint(&hint);
                let (_, changed) = asked_field(ui, key, &spoken, &typed, look, why.as_deref());
                if let Some(text) = changed {
                    view.weights.insert(audience.id.clone(), text);
                }
                text_elided_within(ui, name, Look::Body, room - WEIGHT - 24.0);
            }
        });
    }
}

/// Shows what may be spent on each element and each message, and which of them stay as they are.
fn spending(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    let words = &cx.texts.optimise;
    let placed = view.placed(cx.app.document().plan());
    let things = &placed.things;
    label(ui, words.spending);
    let of = Of { variant: view.typed_of_spending(), ..Of::default() };
    let table = table_of(cx, SPENDING, of, |report| {
        let asked: Vec<AskedSpending<'_>> = things
            .iter()
            .map(|on| AskedSpending {
                on,
                is_kept: view.is_kept(on),
                limits: [true, false].map(|is_least| view.spent(on, is_least)),
            })
            .collect();
        super::table::fields_at_the_start(optimise::spending(report, &asked), LEAST)
    });
    let look = TableLook::at(SPENDING).with_fields(&FIELDS);
    show_with_fields(cx, ui, &table, &look, |cx, ui, row, column| {
        let Some(on) = things.get(row) else { return };
        let name = optimise::spent_on(&cx.report(), on);
        if column == KEEP.0 {
            let kept = view.is_kept(on);
            if tick(ui, &fill!(cx.texts.optimise.keep_as_it_is, &[("item", &name)]), kept) {
                view.keep(on, !kept);
            }
        } else {
            amount(cx, ui, view, (on, &name), column == LEAST);
        }
    });
}

fn amount(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, (on, name): (&SpentOn, &str), is_least: bool) {
    let words = &cx.texts.optimise;
    let typed = view.spent(on, is_least).to_owned();
    let spoken = asked::limit_name(name, if is_least { words.least_money } else { words.most_money });
    let key = ("optimise spending", on, is_least);
    let changed = money_field(cx, ui, key, &spoken, &typed, FieldLook::line(FIELD).hint(words.any));
    if let Some(text) = changed {
        view.set_spent(on, is_least, text);
    }
}
