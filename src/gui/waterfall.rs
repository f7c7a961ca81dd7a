//! The way from the rate to what the client pays, as bars that begin where the one before ended.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use eframe::egui::Ui;

use super::context::Cx;
use super::parts::plot::{PlotLook, PlotOf, plot_of, show as show_plot};
use crate::budget::CostLines;
use crate::report::plots;

/// Shows the lines; with cards they open what stands behind them, at the place of this name. `of` tells the things apart whose
/// lines the place shows.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, place: &'static str, of: &str, lines: &CostLines, has_cards: bool) {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    let of = PlotOf { variant: hasher.finish(), ..PlotOf::default() };
    let Some(plot) = plot_of(cx, place, of, |report| Some(plots::cost_lines(report, lines))) else { return };
    let look = PlotLook::at(place, 0.0);
    show_plot(cx, ui, &plot, &if has_cards { look.with_cards() } else { look });
}
