//! The tabs of objectives and of what channels contribute.

use std::sync::Arc;

use eframe::egui::Ui;

use crate::analysis::{Answer, Question};
use crate::app::{Action, Page};
use crate::edit::ItemId;
use crate::gui::answers::{self, look_at};
use crate::gui::context::Cx;
use crate::gui::parts::table::{Of, Presses, ShownTable, TableLook, show as show_table, table_of};
use crate::gui::widgets::{empty_state, group, weak};
use crate::report::{Report, Table, objectives};
use crate::text;

/// The most rows before a table scrolls.
const MOST_ROWS: usize = 20;

/// Builds a table.
type Build = fn(&Report<'_>) -> Table;

/// The tables of objectives, each with the name of its place.
const OBJECTIVES: [(&str, Build); 2] =
    [("objectives compared", objectives::objectives), ("objectives by audience", objectives::objectives_by_audience)];

/// The place of the table of contributions.
const CONTRIBUTIONS: &str = "contributions";

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
    found.scope(ui, |ui| {
        for (place, build) in OBJECTIVES {
            let of = Of { answer: Some(Arc::clone(found.shared)), ..Of::default() };
            let table = table_of(cx, place, of, |report| build(&report.clone().with_objectives(Arc::clone(known))));
            shown(cx, ui, place, &table);
        }
    });
}

/// Shows what each channel contributes, in three forms.
pub(super) fn contribution_tab(cx: &mut Cx<'_>, ui: &mut Ui) {
    let Some(found) = look_at(cx, ui, &Question::Contributions(None)) else { return };
    let Answer::Contributions(answer) = found.answer else { return };
    match answer {
        Ok(all) => {
            let of = Of { answer: Some(Arc::clone(found.shared)), ..Of::default() };
            let table = table_of(cx, CONTRIBUTIONS, of, |report| objectives::contributions(report, all));
            found.scope(ui, |ui| shown(cx, ui, CONTRIBUTIONS, &table));
        }
        Err(why) => drop(weak(ui, text::reason(*why, cx.language()))),
    }
}

/// Shows a table in a box; a row that names a thing leads to it.
fn shown(cx: &mut Cx<'_>, ui: &mut Ui, place: &'static str, table: &Arc<ShownTable>) {
    group(ui, &table.table.title, |ui| {
        let look = TableLook::at(place).at_most(MOST_ROWS).pressing(Presses::Rows, None);
        let Some(pressed) = show_table(cx, ui, table, &look) else { return };
        let row = table.table.rows.get(pressed.row);
        let item: Option<ItemId> = row.and_then(|row| row.cells.iter().find_map(|cell| cell.item.clone()));
        if let Some(item) = item {
            cx.push(Action::Show(item));
        }
    });
}
