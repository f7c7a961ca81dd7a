//! Tables of versions: the base in ordinary type, the others strong, changes behind them in weak type. All but the key figures
//! sort by any column.

use std::sync::Arc;

use eframe::egui::Ui;

use super::view::Built;
use crate::gui::context::Cx;
use crate::gui::parts::table::{ShownTable, TableLook, show as show_table};
use crate::gui::widgets::{group, small, weak};

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
