//! Curves of the versions laid over each other, each with its name at its end.

use eframe::egui::{Align2, Stroke, Ui, pos2};
use egui_plot::PlotPoint;

use super::colour;
use super::view::{Built, CompareView, Curves};
use crate::gui::axes::{multiples, nice_step};
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::plots::{Chart, ChartArea, line, nice_share, share_marks};
use crate::gui::theme::{size, strong_font};
use crate::gui::widgets::{galley_elided, group, label, row, row_end, strong, toggle};
use crate::report::Plot;

/// Height of the plot.
const HEIGHT: f32 = 250.0;
/// Room for the names of the curves.
const NAMES: f32 = 150.0;
/// The least distance between two names.
const APART: f32 = 16.0;

/// Shows the curves that are chosen.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, view: &mut CompareView, built: &Built) {
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
                for (kind, name) in kinds.into_iter().rev() {
                    if toggle(ui, view.curves == kind, name).clicked() {
                        view.curves = kind;
                    }
                }
            });
        });
        draw(cx, ui, built, plot, view.curves);
    });
}

fn draw(cx: &Cx<'_>, ui: &mut Ui, built: &Built, plot: &Plot, kind: Curves) {
    let most = plot.series.iter().flat_map(|series| &series.points).map(|(_, y)| *y).fold(0.0, f64::max);
    let last = plot.series.iter().flat_map(|series| &series.points).map(|(x, _)| *x).fold(1.0, f64::max);
    let is_share = kind != Curves::Spending;
    let (top, marks) = if is_share {
        let top = nice_share(most.max(0.01));
        (top, share_marks(cx, top))
    } else {
        let step = nice_step(most.max(1.0), 4.0);
        let top = (most.max(1.0) / step).ceil() * step;
        (top, multiples(step, top).into_iter().map(|value| (value, cx.locale.compact(value))).collect())
    };
    let first = if kind == Curves::Frequency { 1.0 } else { 0.0 };
    let write = |value: f64| if is_share { cx.locale.percent(value, 1) } else { cx.locale.compact(value) };
    let spoken: Vec<String> = plot
        .series
        .iter()
        .filter_map(|series| Some(format!("{} {}", series.name, write(series.points.last()?.1))))
        .collect();
    let name = format!("{}: {}", plot.title, spoken.join(cx.comma()));
    let chart = Chart {
        id: plot.id,
        name: &name,
        height: HEIGHT,
        across: [first, last],
        top: top * 1.03,
        across_marks: plot.x.labels.clone(),
        marks,
    };
    let whole = ui.available_width();
    let colours: Vec<_> = built.places.iter().map(|place| colour(ui, *place)).collect();
    let curves = |plot_ui: &mut egui_plot::PlotUi<'_>| {
        // The base is drawn last, above the others.
        for (at, series) in plot.series.iter().enumerate().rev() {
            let points = series.points.iter().map(|&(x, y)| PlotPoint::new(x, y)).collect();
            plot_ui.line(line(points, colours[at]));
        }
    };
    let tip = |ui: &mut Ui, at: f64| {
        let label_at = plot.x.labels.iter().rev().find(|(place, _)| *place <= at);
        if let Some((_, text)) = label_at {
            strong(ui, text);
        }
        for series in &plot.series {
            if let Some((_, value)) = series.points.iter().find(|(x, _)| (*x - at).abs() < 0.5) {
                label(ui, &format!("{}  {}", series.name, write(*value)));
            }
        }
    };
    let area = ui
        .scope(|ui| {
            fit::at_most(ui, fit::beside(whole, NAMES));
            if kind == Curves::Frequency { chart.show(ui, curves, tip) } else { chart.show_weeks(cx, ui, curves, tip) }
        })
        .inner;
    let ends = plot.series.iter().zip(&colours).filter_map(|(series, colour)| {
        let &(x, y) = series.points.last()?;
        Some((x, y, format!("{} {}", series.name, write(y)), *colour))
    });
    names(ui, &area, ends.collect());
}

/// Writes the names at the ends of the curves, so far from each other that all can be read.
fn names(ui: &Ui, area: &ChartArea, mut ends: Vec<(f64, f64, String, eframe::egui::Color32)>) {
    ends.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut places: Vec<f32> = ends.iter().map(|end| area.y_of(end.1)).collect();
    for at in 1..places.len() {
        places[at] = places[at].max(places[at - 1] + APART);
    }
    // What runs out below is pushed up again.
    let lowest = area.rect.bottom() - 6.0;
    for at in (0..places.len()).rev() {
        let limit = if at + 1 < places.len() { places[at + 1] - APART } else { lowest };
        places[at] = places[at].min(limit);
    }
    for ((x, y, text, colour), place) in ends.into_iter().zip(places) {
        let from = pos2(area.x_of(x), area.y_of(y));
        let runs_left = from.x < area.rect.center().x;
        let sign = if runs_left { -1.0 } else { 1.0 };
        ui.painter().line_segment([from, pos2(from.x + sign * 9.0, place)], Stroke::new(1.0, colour));
        let anchor = if runs_left { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
        let text = galley_elided(ui, &text, strong_font(size::SMALL), colour, NAMES - 14.0);
        let at = anchor.anchor_size(pos2(from.x + sign * 12.0, place), text.size());
        ui.painter().galley(at.min, text, colour);
    }
}
