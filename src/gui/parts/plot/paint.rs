//! The series of a plot: bars, bands, lines and points, in the colours of the look.

use eframe::egui::{Color32, Mesh, Painter, Rect, Sense, Shape, Stroke, Ui, Vec2, pos2};
use egui_plot::{Bar, BarChart, Line, LineStyle, PlotBounds, PlotPoint, PlotPoints, Points};

use super::Ground;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::theme::{self, edge_of, font, message_colour, palette, size};
use crate::gui::widgets::paint_text;
use crate::plan::Language;
use crate::report::{Axis, Piece, Plot, Series, SeriesKind};

/// The share of a place that a bar takes.
const BAR: f32 = 0.72;
/// The least distance of points that have dots of their own, and the most of them on a line: more are a string of beads.
const DOTS_APART: f32 = 7.0;
const MOST_DOTS: usize = 30;
/// The length of the dashes of a mark, and the gap behind each, in points.
const DASHES: (f32, f32) = (5.0, 4.0);
/// How much larger than its ground a picture is at each side, in points.
const EDGE: f32 = 6.0;

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
                (SeriesKind::Line | SeriesKind::Marks, colour) => {
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

    /// Returns the colour of the marks of a plot: that of its lines where the plan's figures have one, else that of text.
    pub(in crate::gui) fn of_marks(&self, ui: &Ui, plot: &Plot) -> Color32 {
        let is_coloured = |series: &Series| series.kind == SeriesKind::Line && series.colour.is_some();
        let line = plot.series.iter().position(is_coloured);
        line.map_or(palette(ui.visuals()).text, |line| self.ink(line))
    }

    /// Returns the colour of the words of a series.
    pub(in crate::gui) fn ink(&self, series: usize) -> Color32 {
        self.get(series).1
    }
}

/// Draws all series of a plot on its ground within `clip`: bars and lines by `egui_plot`, what stands at them above. `place`
/// names it among the plots of the window.
pub(in crate::gui) fn series(ui: &mut Ui, (place, clip): (&str, Rect), ground: &Ground, plot: &Plot, inks: &Inks) {
    let painter = ui.painter_at(clip);
    for (number, series) in plot.series.iter().enumerate() {
        let ink = inks.get(number).1.gamma_multiply(inks.band);
        band(&painter, ground, &series.points, &series.band, ink);
    }
    let pieces = plot.pieces();
    curves(ui, (place, clip), ground, (plot, &pieces), inks);
    // Dashed, and in the colour of what it is a mark of: a mark stands behind what is measured.
    let line = Stroke::new(1.25, inks.of_marks(ui, plot));
    for mark in &plot.marks {
        let y = ground.at(0.0, mark.value).y;
        let ends = [pos2(ground.rect.left(), y), pos2(ground.rect.right(), y)];
        painter.extend(Shape::dashed_line(&ends, line, DASHES.0, DASHES.1));
    }
    bar_words(ui, &painter, ground, &pieces);
    for (number, series) in plot.series.iter().enumerate() {
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

/// Draws the bars and the lines. The picture is a little larger than the ground, so that no dot at its edge is cut.
fn curves(
    ui: &mut Ui,
    (place, clip): (&str, Rect),
    ground: &Ground,
    (plot, pieces): (&Plot, &[Piece<'_>]),
    inks: &Inks,
) {
    let frame = ground.rect.expand(EDGE).intersect(clip);
    if !frame.is_positive() || plot.series.iter().all(|series| series.points.is_empty()) {
        return;
    }
    let [first, last] = [frame.left(), frame.right()].map(|x| ground.x_of(x));
    let bounds = PlotBounds::from_min_max(
        [first.min(last), ground.y_of(frame.bottom())],
        [first.max(last), ground.y_of(frame.top())],
    );
    let step = ground.step();
    let has_names = !plot.x.labels.is_empty();
    let mut inside = ui.new_child(fit::part(frame));
    quiet(place, frame, ground.to_the_left).show(&mut inside, |shown| {
        shown.set_plot_bounds(bounds);
        shown.bar_chart(BarChart::new("", bars(pieces, inks, step)).allow_hover(false));
        for (number, series) in plot.series.iter().enumerate() {
            let ink = inks.get(number).1;
            let points: Vec<PlotPoint> = series
                .points
                .iter()
                .filter(|(x, y)| x.is_finite() && y.is_finite())
                .map(|&(x, y)| [x, y].into())
                .collect();
            // A band would be as thick as the line from above to below alone, and thin where the line is steep.
            let line =
                |points| Line::new("", PlotPoints::Owned(points)).color(ink).allow_hover(false).allow_band(false);
            match series.kind {
                SeriesKind::Dotted => shown.line(line(points).width(1.5).style(LineStyle::dashed_dense())),
                SeriesKind::Line => {
                    let apart =
                        points.windows(2).map(|pair| (pair[1].x - pair[0].x).abs()).fold(f64::INFINITY, f64::min);
                    if has_names && points.len() <= MOST_DOTS && apart * f64::from(step) >= f64::from(DOTS_APART) {
                        let dots = Points::new("", PlotPoints::Owned(points.clone()));
                        shown.points(dots.radius(2.5).color(ink).allow_hover(false));
                    }
                    shown.line(line(points).width(2.0));
                }
                _ => {}
            }
        }
    });
}

/// Makes a plot without axes, ground and answers to the pointer: these are this module's own.
fn quiet(place: &str, frame: Rect, to_the_left: bool) -> egui_plot::Plot<'static> {
    egui_plot::Plot::new(("curves", place))
        .width(frame.width())
        .height(frame.height())
        .sense(Sense::hover())
        .invert_x(to_the_left)
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_crosshair(false)
        .show_x(false)
        .show_y(false)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .set_margin_fraction(Vec2::ZERO)
}

/// Makes the bars; places stand `step` points apart on the screen.
fn bars(pieces: &[Piece<'_>], inks: &Inks, step: f32) -> Vec<Bar> {
    let pieces = pieces.iter().filter(|piece| (piece.to - piece.from).abs() > 0.0);
    let bars = pieces.map(|piece| {
        let (fill, edge) = inks.get(piece.series);
        // Thin bars are all edge: then the edge says nothing.
        let edge = if step * BAR > 4.0 { Stroke::new(1.0, edge) } else { Stroke::NONE };
        let bar = Bar::new(piece.place, piece.to - piece.from).base_offset(piece.from);
        bar.width(f64::from(BAR)).fill(fill).stroke(edge)
    });
    bars.collect()
}

/// Writes the words above the bars where there is room.
fn bar_words(ui: &Ui, painter: &Painter, ground: &Ground, pieces: &[Piece<'_>]) {
    if ground.step() <= 34.0 {
        return;
    }
    for piece in pieces.iter().filter(|piece| !piece.said.is_empty()) {
        let at = ground.at(piece.place, piece.from.max(piece.to)) - Vec2::new(0.0, 1.0);
        let anchor = eframe::egui::Align2::CENTER_BOTTOM;
        paint_text(ui, painter, at, anchor, piece.said, font(size::SMALL), palette(ui.visuals()).weak_text);
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
