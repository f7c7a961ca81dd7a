//! Money by channel, and by how much it differs from the base: less to the start side, more to the end side.

use eframe::egui::Ui;

use super::tables;
use super::view::Built;
use crate::gui::context::Cx;
use crate::gui::widgets::{check, group};

/// Shows the table; returns whether the largest changes shall stand first, where that was chosen.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, largest_first: bool, built: &Built) -> Option<bool> {
    group(ui, &built.changes.table.title, |ui| {
        tables::show(cx, ui, &built.changes);
        if built.changes.table.rows.is_empty() {
            None
        } else {
            check(ui, cx.texts.compare.largest_first, largest_first)
        }
    })
}
