//! Plots as pictures: the two buttons below a plot that copy it and keep it as a file.

use eframe::egui::Ui;

use crate::app::{Action, ExportAction, plot_picture};
use crate::gui::context::Cx;
use crate::gui::widgets::{row, row_end, small_button};
use crate::report::{Plot, Report};

/// Offers a plot of the page as a picture; `plot` builds it once it is asked for.
pub(in crate::gui) fn offer(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    audience: Option<usize>,
    plot: impl FnOnce(&Report<'_>) -> Option<Plot>,
) {
    let words = &cx.texts.export;
    let (mut copies, mut saves) = (false, false);
    row(ui, |ui| {
        row_end(ui, |ui| {
            saves = small_button(ui, words.save_picture).clicked();
            copies = small_button(ui, words.copy_picture).clicked();
        });
    });
    if !copies && !saves {
        return;
    }
    let report = Report::new(cx.plan(), cx.analysis(), cx.locale);
    let report = report.with_plan_in(cx.app.plan_language()).of_audience(audience);
    let Some(built) = plot(&report) else { return };
    let picture = plot_picture(cx.app, built);
    let action = if saves { ExportAction::SavePlot(picture) } else { ExportAction::CopyPlot(picture) };
    cx.push(Action::Export(action));
}
