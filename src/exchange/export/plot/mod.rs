//! Plots of the pages as pictures: the same series and marks as in the window, always light.

mod circles;
mod heat;
mod lying;
mod upright;

use super::figure::{Anchor, Block, Figure, Rgb, Role, Shape, Words, colour, letters};
use super::provenance;
use crate::report::{Axis, Plot, Report, Series, SeriesKind};

pub(super) use circles::figure as circles;
pub(super) use heat::{figure as heat_map, has_heat};

/// The width of a picture.
const WIDTH: f32 = 760.0;

/// Around the picture.
pub(super) const MARGIN: f32 = 24.0;

/// Where the ground begins, below the title.
pub(super) const TOP: f32 = MARGIN + 56.0;

/// The size of words at axes.
const SMALL: f32 = 11.5;

/// The height of a line of the key, and of a note.
const LINE: f32 = 15.0;

/// Returns a plot as a picture, with its title, its axes, its notes and where it comes from.
pub(super) fn figure(report: &Report, plot: &Plot) -> Figure {
    let (shapes, bottom) = if plot.is_lying { lying::shapes(report, plot) } else { upright::shapes(report, plot) };
    let head = Head { title: &plot.title, unit: &said_axis(&plot.y), notes: &plot.notes };
    let figure = framed(report, &head, shapes, (WIDTH, bottom));
    if report.locale.direction().is_right_to_left() { figure.mirrored() } else { figure }
}

/// Returns the title of an axis with its unit.
fn said_axis(axis: &Axis) -> String {
    if axis.unit.is_empty() { axis.title.clone() } else { format!("{}, {}", axis.title, axis.unit) }
}

fn words(x: f32, y: f32, anchor: Anchor, colour: Rgb, text: impl Into<String>) -> Words {
    Words { x, y, anchor, size: SMALL, bold: false, colour, text: text.into() }
}

fn line(points: Vec<(f32, f32)>, width: f32, colour: Rgb) -> Shape {
    Shape::Line { points, width, colour }
}

fn width_of(text: &str) -> f32 {
    letters::width(text, false) * SMALL
}

#[expect(clippy::cast_possible_truncation, reason = "a place in a picture")]
fn share(value: f64, (least, most): (f64, f64)) -> f32 {
    if most > least { ((value - least) / (most - least)) as f32 } else { 0.5 }
}

/// How many steps the marks of an axis are about.
const MARKS: f64 = 5.0;

/// Returns the colour of the bars of a series, by its number among all series.
fn fill_of(plot: &Plot, series: usize) -> Rgb {
    let own = colour::BARS[plot.slot(series) % colour::BARS.len()];
    plot.series.get(series).and_then(|series| series.colour).map_or(own, Rgb::from)
}

/// Returns the colour in which a line or the points of a series are drawn, by its number among all series.
fn ink_of(plot: &Plot, series: usize) -> Rgb {
    let Some(known) = plot.series.get(series) else { return colour::TEXT };
    match known.kind {
        SeriesKind::Points => colour::TEXT,
        SeriesKind::Squares => colour::CURVES[0],
        SeriesKind::Dotted => colour::WEAK,
        _ => {
            let own = colour::CURVES[plot.slot(series) % colour::CURVES.len()];
            known.colour.map_or(own, |colour| Rgb::from(colour).edge())
        }
    }
}

fn mark_words(report: &Report, axis: &Axis, value: f64) -> String {
    if axis.unit == "%" { report.locale.percent_short(value, 1) } else { report.locale.compact(value) }
}

/// Names bars, each behind a sample of its colour, on as many lines as are needed; returns where the next thing begins.
fn key(samples: &[(Rgb, &str)], (left, right): (f32, f32), top: f32, shapes: &mut Vec<Shape>) -> f32 {
    let (mut x, mut y) = (left, top);
    for (fill, name) in samples.iter().filter(|(_, name)| !name.is_empty()) {
        let name = letters::fitted(name, false, 180.0 / SMALL);
        let width = 16.0 + width_of(&name);
        if x > left && x + width > right {
            (x, y) = (left, y + LINE + 2.0);
        }
        shapes.push(Shape::Rect { at: [x, y - 10.0, 11.0, 11.0], round: 0.0, fill: *fill, edge: Some(fill.edge()) });
        shapes.push(Shape::Text(words(x + 16.0, y, Anchor::Left, colour::TEXT, name)));
        x += width + 20.0;
    }
    if x > left { y + LINE + 2.0 } else { top }
}

/// Returns the names of the bars of a plot with their colours.
fn samples(plot: &Plot) -> Vec<(Rgb, &str)> {
    let bars = plot.series.iter().enumerate().filter(|(_, series)| series.kind == SeriesKind::Bars);
    bars.map(|(number, series)| (fill_of(plot, number), series.label.as_str())).collect()
}

/// Holds what stands above and below a picture.
pub(super) struct Head<'a> {
    /// Its title.
    pub(super) title: &'a str,
    /// What stands behind the title of the plan.
    pub(super) unit: &'a str,
    /// The sentences below it.
    pub(super) notes: &'a [String],
}

/// Puts title, notes and footer around the shapes of a picture that end at `bottom`.
pub(super) fn framed(report: &Report, head: &Head, shapes: Vec<Shape>, (width, bottom): (f32, f32)) -> Figure {
    let language = report.locale.language;
    let mut subtitle = vec![report.plan.title.get(language).to_owned()];
    if provenance::is_illustrative(report.plan) {
        subtitle.push(report.texts.export.illustrative.to_owned());
    }
    subtitle.push(head.unit.to_owned());
    subtitle.retain(|part| !part.is_empty());
    let room = width - 2.0 * MARGIN;
    let title = letters::fitted(head.title, true, room / 15.5);
    let subtitle = letters::fitted(&subtitle.join(report.locale.dot()), false, room / 12.0);
    let above = vec![
        Shape::Text(Words {
            bold: true,
            size: 15.5,
            ..words(MARGIN, MARGIN + 16.0, Anchor::Left, colour::TEXT, title)
        }),
        Shape::Text(Words { size: 12.0, ..words(MARGIN, MARGIN + 36.0, Anchor::Left, colour::WEAK, subtitle) }),
    ];
    let mut notes = head.notes.to_vec();
    notes.push(provenance::footer(report));
    let lines: Vec<String> = notes.iter().flat_map(|note| letters::wrapped(note, false, room / 11.0)).collect();
    let first = bottom + 22.0;
    let height = first + LINE * lines.len() as f32 + MARGIN - 12.0;
    let below = lines.iter().zip(0_u16..).map(|(text, number)| {
        let y = first + LINE * f32::from(number);
        Shape::Text(Words { size: 11.0, ..words(MARGIN, y, Anchor::Left, colour::WEAK, text.as_str()) })
    });
    let blocks = vec![
        Block { role: Role::Heading, shapes: above },
        Block { role: Role::Picture(head.title.to_owned()), shapes },
        Block { role: Role::Paragraph(notes.join(" ")), shapes: below.collect() },
    ];
    let title = crate::text::without_direction_marks(head.title).into_owned();
    Figure { width, height, title, blocks, is_right_to_left: false }
}
