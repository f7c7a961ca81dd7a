//! Tables of versions: the base in ordinary type, the others strong, changes behind them in weak type. They sort by any column.

use std::sync::Arc;

use eframe::egui::Ui;

use super::view::Built;
use crate::gui::context::Cx;
use crate::gui::parts::table::{ShownTable, TableLook, show as show_table};
use crate::gui::widgets::{Look, group, hover, number_label, small, text_cell, weak};
use crate::report::Cell;
use crate::text;

/// The most rows before a table scrolls.
const MOST_ROWS: usize = 20;

/// Shows the key figures.
pub(super) fn figures(cx: &Cx<'_>, ui: &mut Ui, built: &Built) {
    group(ui, &built.figures.table.title, |ui| show(cx, ui, &built.figures));
}

/// Shows a table, and what must be said below it.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, shown: &Arc<ShownTable>) {
    if shown.table.rows.is_empty() {
        weak(ui, cx.texts.compare.all_equal);
        for note in &shown.table.notes {
            small(ui, note);
        }
        return;
    }
    show_table(cx, ui, shown, &TableLook::at(shown.table.id).at_most(MOST_ROWS));
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
