//! Media by month and promotion element, as coursework asks for it.

use eframe::egui::Ui;

use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::parts::table::{Of, Presses, TableLook, show as show_table, table_of};
use crate::gui::widgets::group;
use crate::report::budget;

/// Names the table, and the place of its cards.
const TABLE: &str = "month and element";

/// Shows the table: a row for each month, a column for each element, for other costs and for all of it.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    if cx.analysis().budget.media.is_nothing() {
        return;
    }
    group(ui, cx.texts.figures.month_element, |ui| {
        let table = table_of(cx, TABLE, Of::default(), budget::months);
        let open = card::at(cx, TABLE);
        let look = TableLook::at(TABLE).pressing(Presses::Cells, open).saying(cx.texts.budget_page.cells_hint);
        let pressed = show_table(cx, ui, &table, &look);
        card::pressed(cx, TABLE, pressed.as_ref());
        card::show(cx, ui, TABLE);
    });
}
