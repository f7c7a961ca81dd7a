//! The series of a plot: bars, bands, lines and points, in the colours of the look.

use eframe::egui::{Color32, CornerRadius, Mesh, Painter, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2};

use super::Ground;
use crate::gui::context::Cx;
use crate::gui::theme::{self, edge_of, font, message_colour, palette, size};
use crate::gui::widgets::paint_text;
use crate::plan::Language;
use crate::report::{Axis, Plot, SeriesKind};

/// The share of a place that a bar takes.
const BAR: f32 = 0.72;
/// The least distance of points that have dots of their own.
const DOTS_APART: f32 = 7.0;

/// Holds the axes of a plot as they are laid out.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) ground: Ground,
    /// The marks of the vertical axis with their words.
    pub(super) values: Vec<(f64, String)>,
    /// The marks of the horizontal axis with their words.
    pub(super) places: Vec<(f64, String)>,
    /// Where the words of the vertical axis stand.
    pub(super) marks_x: f32,
    /// True where they stand at the right.
    pub(super) marks_at_right: bool,
    /// Room for names behind the ends of lines.
    pub(super) names: f32,
}

/// Writes a mark of an axis; the last one says the unit.
pub(in crate::gui) fn mark_words(cx: &Cx<'_>, axis: &Axis, value: f64, is_last: bool) -> String {
    if axis.unit == "%" {
        return cx.locale.percent_short(value, 1);
    }
    let amount = cx.locale.compact(value);
    match cx.language() {
        _ if axis.unit.is_empty() || !is_last => amount,
        Language::En => format!("{} {amount}", axis.unit),
        Language::Ar => format!("{amount} {}", axis.unit),
    }
}

/// Holds the colours of the series of a plot: fill and edge of bars, the same twice for lines and points.
#[derive(Clone, Debug)]
pub(in crate::gui) struct Inks {
    of: Vec<(Color32, Color32)>,
    /// How strongly the bands are drawn, from 0 to 1.
    band: f32,
}

impl Inks {
    /// Returns the colours of a plot's series: those of the plan, those of their places, or for lines `own`.
    pub(in crate::gui) fn of(ui: &Ui, plot: &Plot, own: &[Color32]) -> Self {
        let colours = palette(ui.visuals());
        let of = plot.series.iter().enumerate().map(|(number, series)| {
            let slot = plot.slot(number);
            match (series.kind, series.colour) {
                (SeriesKind::Points, _) => (colours.surface, colours.text),
                (SeriesKind::Squares, _) => (colours.curve, colours.curve),
                (SeriesKind::Dotted, _) => (colours.weak_text, colours.weak_text),
                (SeriesKind::Bars | SeriesKind::Lift, Some(colour)) => {
                    let fill = message_colour(colour);
                    (fill, edge_of(fill, ui.visuals()))
                }
                (SeriesKind::Bars | SeriesKind::Lift, None) => theme::plot_bar(ui.visuals(), slot),
                (SeriesKind::Line, colour) => {
                    let from_plan = colour.map(|colour| edge_of(message_colour(colour), ui.visuals()));
                    let ink = own.get(number).copied().or(from_plan);
                    let ink = ink.unwrap_or_else(|| theme::plot_line(ui.visuals(), slot));
                    (ink, ink)
                }
            }
        });
        Self { of: of.collect(), band: 1.0 }
    }

    /// Draws a series more weakly: a line, or the bands of all.
    pub(super) fn faded(mut self, (line, band): (Option<(usize, f32)>, f32)) -> Self {
        if let Some((series, strength)) = line
            && let Some((fill, ink)) = self.of.get_mut(series)
        {
            (*fill, *ink) = (fill.gamma_multiply(strength), ink.gamma_multiply(strength));
        }
        Self { band, ..self }
    }

    /// Returns fill and edge of a series.
    pub(super) fn get(&self, series: usize) -> (Color32, Color32) {
        self.of.get(series).copied().unwrap_or_default()
    }

    /// Returns the colour of the words of a series.
    pub(in crate::gui) fn ink(&self, series: usize) -> Color32 {
        self.get(series).1
    }
}

/// Draws all series of a plot on its ground.
pub(in crate::gui) fn series(ui: &Ui, painter: &Painter, ground: &Ground, plot: &Plot, inks: &Inks) {
    bars(ui, painter, ground, plot, inks);
    let colours = palette(ui.visuals());
    for mark in &plot.marks {
        let y = ground.at(0.0, mark.value).y;
        painter.hline(ground.rect.x_range(), y, Stroke::new(1.0, colours.text));
    }
    let lines = plot.series.iter().enumerate().filter(|(_, series)| !series.is_stacked());
    for (number, series) in lines.clone() {
        let (fill, ink) = inks.get(number);
        band(painter, ground, &series.points, &series.band, ink.gamma_multiply(inks.band));
        let points: Vec<_> = series.points.iter().map(|&(x, y)| ground.at(x, y)).filter(|at| at.is_finite()).collect();
        let has_names = !plot.x.labels.is_empty();
        match series.kind {
            SeriesKind::Dotted => {
                painter.extend(Shape::dashed_line(&points, Stroke::new(1.5, ink), 4.0, 3.0));
            }
            SeriesKind::Points | SeriesKind::Squares => {}
            _ => {
                let apart = points.windows(2).map(|pair| (pair[1].x - pair[0].x).abs()).fold(f32::INFINITY, f32::min);
                if has_names && apart >= DOTS_APART {
                    for at in &points {
                        painter.circle_filled(*at, 2.5, fill);
                    }
                }
                painter.add(Shape::line(points, Stroke::new(2.0, ink)));
            }
        }
    }
    for (number, series) in lines {
        let (fill, ink) = inks.get(number);
        for &(x, y) in &series.points {
            let at = ground.at(x, y);
            match series.kind {
                SeriesKind::Points => {
                    painter.circle(at, 4.5, fill, Stroke::new(1.75, ink));
                }
                SeriesKind::Squares => {
                    painter.rect_filled(Rect::from_center_size(at, Vec2::splat(9.0)), 0, fill);
                }
                _ => {}
            }
        }
    }
}

/// Draws the bars, with the words above them where there is room.
fn bars(ui: &Ui, painter: &Painter, ground: &Ground, plot: &Plot, inks: &Inks) {
    let step = (ground.at(1.0, 0.0).x - ground.at(0.0, 0.0).x).abs();
    let width = step * BAR;
    for piece in plot.pieces() {
        let (from, to) = (ground.at(piece.place, piece.from), ground.at(piece.place, piece.to));
        let bar = Rect::from_min_max(
            pos2(from.x - width / 2.0, to.y.min(from.y)),
            pos2(from.x + width / 2.0, to.y.max(from.y)),
        );
        let (fill, edge) = inks.get(piece.series);
        if bar.height() > 0.0 && painter.clip_rect().intersects(bar) {
            // Thin bars are all edge: then the edge says nothing.
            let edge = if width > 4.0 { Stroke::new(1.0, edge) } else { Stroke::NONE };
            painter.rect(bar, CornerRadius::ZERO, fill, edge, StrokeKind::Inside);
        }
        if !piece.said.is_empty() && step > 34.0 {
            let at = pos2(from.x, bar.top() - 1.0);
            let anchor = eframe::egui::Align2::CENTER_BOTTOM;
            paint_text(ui, painter, at, anchor, piece.said, font(size::SMALL), palette(ui.visuals()).weak_text);
        }
    }
}

/// Fills what lies between the least and the greatest value of each point.
fn band(painter: &Painter, ground: &Ground, points: &[(f64, f64)], band: &[(f64, f64)], ink: Color32) {
    let mut mesh = Mesh::default();
    let ink = ink.gamma_multiply(0.22);
    for (number, (point, (low, high))) in (0_u32..).zip(points.iter().zip(band)) {
        mesh.colored_vertex(ground.at(point.0, *low), ink);
        mesh.colored_vertex(ground.at(point.0, *high), ink);
        if number > 0 {
            mesh.add_triangle(2 * number - 2, 2 * number - 1, 2 * number);
            mesh.add_triangle(2 * number - 1, 2 * number, 2 * number + 1);
        }
    }
    painter.add(mesh);
}
