//! Tables of versions: the base in ordinary type, the others strong, changes behind them in weak type.

use eframe::egui::Ui;

use super::view::Built;
use crate::gui::context::Cx;
use crate::gui::widgets::{Column, Look, Table, Width, group, hover, number_label, small, text_cell, weak};
use crate::report::{Cell, ColumnKind, RowRole, Table as Data};
use crate::text;

/// Height of a row.
const ROW_HEIGHT: f32 = 24.0;
/// The most rows before a table scrolls.
const MOST_ROWS: f32 = 20.0;

/// Shows the key figures.
pub(super) fn figures(cx: &Cx<'_>, ui: &mut Ui, built: &Built) {
    group(ui, &built.figures.title, |ui| show(cx, ui, built, &built.figures));
}

/// Shows a table, and what must be said below it.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, built: &Built, data: &Data) {
    let words = &cx.texts.compare;
    if data.rows.is_empty() {
        weak(ui, words.all_equal);
        return;
    }
    let columns: Vec<Column<'_>> =
        data.columns.iter().enumerate().map(|(at, column)| title(built, at, &column.title)).collect();
    let table = Table { id: data.id, columns: &columns, row_height: ROW_HEIGHT, max_height: MOST_ROWS * ROW_HEIGHT };
    let spoken = |row: usize| {
        let cells: Vec<&str> = data.rows[row].cells.iter().map(|cell| cell.text.as_str()).collect();
        cells.join(" · ")
    };
    table.show(ui, data.rows.len(), None, spoken, |ui, row, column| {
        if let Some(found) = data.rows[row].cells.get(column) {
            cell(cx, ui, found, look(built, column));
        }
    });
    for note in &data.notes {
        small(ui, note);
    }
}

fn title<'t>(built: &Built, at: usize, title: &'t str) -> Column<'t> {
    let share = match built.version_of(at) {
        None => 1.6,
        Some((_, false)) => 1.0,
        Some((_, true)) => 0.85,
    };
    Column { title, width: Width::Share(share), is_number: at > 0 }
}

/// How a column is written.
fn look(built: &Built, column: usize) -> Look {
    match built.version_of(column) {
        Some((_, true)) => Look::Weak,
        Some((version, false)) if version != built.base => Look::Strong,
        _ => Look::Body,
    }
}

/// One cell; what is missing says why on hover.
pub(super) fn cell(cx: &Cx<'_>, ui: &mut Ui, found: &Cell, look: Look) {
    if !found.is_number() && look == Look::Body {
        text_cell(ui, &found.text);
        return;
    }
    let response = number_label(ui, &found.text, look);
    if let Some(why) = found.missing {
        hover(response, text::reason(why, cx.language()));
    }
}

/// Shows a table that is of no versions; the first columns take these shares of the width. Returns the row that was pressed.
pub(super) fn plain(cx: &Cx<'_>, ui: &mut Ui, data: &Data, shares: &[f32]) -> Option<usize> {
    let share = |at: usize| shares.get(at).copied().unwrap_or(1.0);
    let columns: Vec<Column<'_>> = data
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| Column {
            title: &column.title,
            width: Width::Share(share(at)),
            is_number: column.kind == ColumnKind::Number,
        })
        .collect();
    let table = Table { id: data.id, columns: &columns, row_height: ROW_HEIGHT, max_height: MOST_ROWS * ROW_HEIGHT };
    let spoken = |row: usize| {
        let cells: Vec<&str> = data.rows[row].cells.iter().map(|cell| cell.text.as_str()).collect();
        cells.join(" · ")
    };
    let pressed = table.show(ui, data.rows.len(), None, spoken, |ui, row, column| {
        if let Some(found) = data.rows[row].cells.get(column) {
            let is_total = data.rows[row].role == RowRole::Total && found.is_number();
            cell(cx, ui, found, if is_total { Look::Strong } else { Look::Body });
        }
    });
    for note in &data.notes {
        small(ui, note);
    }
    pressed.map(|(row, _)| row)
}
