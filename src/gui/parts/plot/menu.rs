//! The menu of a plot: its picture is copied or saved, its numbers are copied as a table.

use eframe::egui::{Popup, Response, Ui};

use super::memory::{PlotOf, plot_of};
use crate::app::{Action, ExportAction, plot_picture};
use crate::exchange::export::tab_separated;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::widgets::{Icon, MENU_WIDTH, icon_button, menu_item, menu_layout, menu_lines, row, row_end};
use crate::report::plots::BuildPlot;
use crate::report::{Plot, plots};
use crate::text::isolate;
use crate::text::strings::fill;

/// Offers the menu of a plot by a button at the end of a line below it.
pub(super) fn below(cx: &mut Cx<'_>, ui: &mut Ui, plot: &Plot, audience: Option<usize>) {
    let name = fill!(cx.texts.export.plot_menu, &[("plot", &isolate(&plot.title, cx.language()))]);
    let opener = row(ui, |ui| row_end(ui, |ui| icon_button(ui, Icon::Copies, &name, true)));
    let is_new = opener.clicked();
    let layout = menu_layout(ui);
    Popup::menu(&opener).layout(layout).width(MENU_WIDTH).show(|ui| lines(cx, ui, plot, audience, is_new));
}

/// Offers the menu of a plot of the report below what shows the same in a way of its own; `place` names where.
pub(in crate::gui) fn offer(cx: &mut Cx<'_>, ui: &mut Ui, place: &'static str, build: BuildPlot) {
    if let Some(plot) = plot_of(cx, place, PlotOf::default(), build) {
        below(cx, ui, &plot, None);
    }
}

/// Offers the menu of a plot by a press of the second button of the mouse on it.
pub(in crate::gui) fn on(cx: &mut Cx<'_>, response: &Response, plot: &Plot, audience: Option<usize>) {
    Popup::context_menu(response).width(MENU_WIDTH).show(|ui| lines(cx, ui, plot, audience, false));
}

fn lines(cx: &mut Cx<'_>, ui: &mut Ui, plot: &Plot, audience: Option<usize>, is_new: bool) {
    fit::at_least(ui, MENU_WIDTH);
    menu_lines(ui, is_new, |ui| entries(cx, ui, plot, audience));
}

fn entries(cx: &mut Cx<'_>, ui: &mut Ui, plot: &Plot, audience: Option<usize>) {
    let words = &cx.texts.export;
    let copies = menu_item(ui, true, None, words.copy_picture, "");
    let saves = menu_item(ui, true, None, words.save_picture, "");
    let table = menu_item(ui, true, None, words.copy_table, "");
    if copies.clicked() {
        cx.push(Action::Export(ExportAction::CopyPlot(plot_picture(cx.app, plot.clone()))));
    } else if saves.clicked() {
        cx.push(Action::Export(ExportAction::SavePlot(plot_picture(cx.app, plot.clone()))));
    } else if table.clicked() {
        let table = plots::table(&cx.report().of_audience(audience), plot);
        ui.ctx().copy_text(tab_separated(&table, cx.language()));
    }
}
