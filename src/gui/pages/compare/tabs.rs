//! The tabs of objectives and of what channels contribute.

use std::sync::Arc;

use eframe::egui::Ui;

use super::tables;
use crate::analysis::{Answer, Question};
use crate::app::{Action, Page};
use crate::edit::ItemId;
use crate::gui::answers::{self, look_at};
use crate::gui::context::Cx;
use crate::gui::widgets::{empty_state, group, weak};
use crate::report::{Table, objectives};
use crate::text;

/// Shows what objectives have come to, and what serves them in each audience.
pub(super) fn objectives_tab(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.compare;
    if cx.plan().objectives.is_empty() {
        if empty_state(ui, words.no_objectives, words.no_objectives_hint, words.to_brief).clicked() {
            cx.push(Action::GoTo(Page::Brief));
        }
        return;
    }
    let Some((found, known)) = answers::objectives(cx, ui) else { return };
    let report = cx.report();
    let report = report.with_objectives(Arc::clone(known));
    found.scope(ui, |ui| {
        for table in [objectives::objectives(&report), objectives::objectives_by_audience(&report)] {
            shown(cx, ui, &table, &[0.8, 1.8, 1.4, 1.0]);
        }
    });
}

/// Shows what each channel contributes, in three forms.
pub(super) fn contribution_tab(cx: &mut Cx<'_>, ui: &mut Ui) {
    let Some(found) = look_at(cx, ui, &Question::Contributions(None)) else { return };
    let Answer::Contributions(answer) = found.answer else { return };
    match answer {
        Ok(all) => {
            let report = cx.report();
            let table = objectives::contributions(&report, all);
            found.scope(ui, |ui| shown(cx, ui, &table, &[1.6]));
        }
        Err(why) => drop(weak(ui, text::reason(*why, cx.language()))),
    }
}

/// Shows a table in a box; a row that names a thing leads to it.
fn shown(cx: &mut Cx<'_>, ui: &mut Ui, table: &Table, shares: &[f32]) {
    group(ui, &table.title, |ui| {
        if let Some(row) = tables::plain(cx, ui, table, shares) {
            let item: Option<ItemId> = table.rows[row].cells.iter().find_map(|cell| cell.item.clone());
            if let Some(item) = item {
                cx.push(Action::Show(item));
            }
        }
    });
}
