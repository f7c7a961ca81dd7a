//! The key numbers. Each is a button that opens its card.

use eframe::egui::Ui;

use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::parts::figures::{columns_by_share, figures_in_row, model_names, names_height, pressed_figure};
use crate::gui::parts::table::{Of, table_of};
use crate::gui::theme::space;
use crate::gui::widgets::{Look, group, label_in, small, weak};
use crate::report::reach::{self, View};
use crate::report::{Cell, Row};
use crate::text;
use crate::text::strings::fill;

/// Where the cards of the key numbers stand.
const FIGURES: &str = "key numbers";
/// How many key numbers stand in a row at most.
const IN_A_ROW: usize = 6;

/// Shows the key numbers, the model, and the card of the number that was chosen.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    let words = &cx.texts.reach_page;
    let of = Of { audience: shown.audience, ..Of::default() };
    let figures = table_of(cx, FIGURES, of, reach::figures);
    group(ui, "", |ui| {
        let rows = &figures.table.rows;
        let columns = figures_in_row(ui, rows.iter().map(|row| (said(row, 0), said(row, 1))), IN_A_ROW);
        for row in rows.chunks(columns) {
            // A short row keeps the columns of the one above it.
            let shares = vec![1.0; columns];
            let names = names_height(ui, &shares, row.iter().map(|key| said(key, 0)));
            columns_by_share(ui, &shares, |ui, part| {
                if let Some(key) = row.get(part) {
                    key_number(cx, ui, key, names);
                }
            });
            ui.add_space(space::TIGHT);
        }
        let is_overlapping = cx.analysis().reach.audiences.iter().flatten().any(|reach| !reach.overlaps.is_empty());
        let template = if is_overlapping { words.model_overlapping } else { words.model };
        weak(ui, &fill!(template, &[("models", &model_names(cx, shown.models))]));
        small(ui, words.key_hint);
        left_out(cx, ui, shown);
        card::show(cx, ui, FIGURES);
    });
}

/// Returns what a cell of a row says.
fn said(row: &Row, at: usize) -> &str {
    row.cells.get(at).map_or("", |cell: &Cell| cell.text.as_str())
}

/// Shows a figure: its name in a place as high as all of its row, its value or why there is none, and what it is.
fn key_number(cx: &Cx<'_>, ui: &mut Ui, row: &Row, name_height: f32) {
    let missing = row.cells.get(1).and_then(|cell| cell.missing.filter(|_| cell.value.is_none()));
    let value = match missing {
        Some(why) => Err(text::reason(why, cx.language()).to_owned()),
        None => Ok(said(row, 1).to_owned()),
    };
    let is_open = row.explains.is_some() && card::at(cx, FIGURES) == row.explains;
    let pressed = pressed_figure(ui, (said(row, 0), name_height), &value, said(row, 2), is_open);
    if let Some(subject) = row.explains.filter(|_| pressed.clicked()) {
        card::toggle(cx, FIGURES, subject, &pressed);
    }
}

/// Lists the audiences that the total cannot hold, and why.
fn left_out(cx: &Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    let (None, Ok(total)) = (shown.audience, &cx.analysis().reach.total) else { return };
    for (position, why) in &total.left_out {
        let Some(audience) = cx.plan().audiences.get(*position) else { continue };
        let name = text::isolate(cx.name_of(audience), cx.language());
        let reason = text::reason(*why, cx.language());
        let line = fill!(cx.texts.figures.left_out_audience, &[("audience", &name), ("reason", reason)]);
        label_in(ui, &line, Look::Warning);
    }
}
