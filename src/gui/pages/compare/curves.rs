//! Curves of the versions laid over each other, each with its name at its end.

use eframe::egui::Ui;

use super::colour;
use super::view::{Built, CompareView, Curves};
use crate::gui::context::Cx;
use crate::gui::parts::plot::{PlotLook, show as show_plot};
use crate::gui::widgets::{group, row, row_end, toggle};

/// Names the plot.
const CURVES: &str = "curves of versions";
/// Height of the plot.
const HEIGHT: f32 = 250.0;

/// Shows the curves that are chosen.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut CompareView, built: &Built) {
    let words = &cx.texts.compare;
    let plot = &built.plots[view.curves as usize];
    group(ui, &plot.title, |ui| {
        row(ui, |ui| {
            let kinds = [
                (Curves::Reach, words.curves_reach),
                (Curves::Spending, words.curves_spending),
                (Curves::Frequency, words.curves_frequency),
            ];
            row_end(ui, |ui| {
                for (kind, name) in kinds {
                    if toggle(ui, view.curves == kind, name).clicked() {
                        view.curves = kind;
                    }
                }
            });
        });
        let colours: Vec<_> = built.places.iter().map(|place| colour(ui, *place)).collect();
        show_plot(cx, ui, plot, &PlotLook::at(CURVES, HEIGHT).coloured(&colours));
    });
}
