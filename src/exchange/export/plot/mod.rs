//! Plots of the pages as pictures: the same series and marks as in the window, always light.

mod heat;
mod lying;
mod upright;

use super::figure::{Anchor, Block, Figure, Rgb, Role, Shape, Words, colour, letters};
use super::provenance;
use crate::report::{Axis, Plot, Report, Series, SeriesKind};

pub(super) use heat::{figure as heat_map, has_heat};

/// The width of a picture.
const WIDTH: f32 = 760.0;

/// Around the picture.
const MARGIN: f32 = 24.0;

/// Where the ground begins, below the title.
const TOP: f32 = MARGIN + 56.0;

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

/// Returns the marks of an axis from `least` to `most` that has about five of them: 0 or the least value, and steps of 1, 2 or 5.
fn round_marks(least: f64, most: f64) -> Vec<f64> {
    let most = if most <= least { least + 1.0 } else { most };
    let rough = (most - least) / 5.0;
    let size = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|unit| unit * size).find(|step| *step >= rough * 0.999);
    let step = step.unwrap_or(rough);
    let (from, to) = ((least / step).floor(), (most / step - 1e-9).ceil());
    let mut marks = Vec::new();
    let mut number = from;
    while number <= to && marks.len() < 20 {
        marks.push(number * step);
        number += 1.0;
    }
    marks
}

/// Returns the marks of the axis of values.
fn value_marks(plot: &Plot) -> Vec<f64> {
    let mut least = 0.0_f64;
    let mut most = plot.y.end.unwrap_or(0.0);
    for value in stacks(plot).chain(values(plot)).chain(plot.marks.iter().map(|mark| mark.value)) {
        if value.is_finite() {
            least = least.min(value);
            most = most.max(value);
        }
    }
    round_marks(least, most)
}

fn is_stacked(series: &Series) -> bool {
    matches!(series.kind, SeriesKind::Bars | SeriesKind::Lift)
}

fn values(plot: &Plot) -> impl Iterator<Item = f64> + '_ {
    let lines = plot.series.iter().filter(|series| !is_stacked(series));
    lines.flat_map(|series| &series.points).map(|point| point.1)
}

/// Returns how high the bars are that stand on each other.
fn stacks(plot: &Plot) -> impl Iterator<Item = f64> + '_ {
    let bars: Vec<&Series> = plot.series.iter().filter(|series| is_stacked(series)).collect();
    let places: Vec<f64> = bars.iter().flat_map(|series| &series.points).map(|point| point.0).collect();
    places.into_iter().map(move |place| {
        let at = |series: &&Series| {
            series.points.iter().find(|point| point.0.total_cmp(&place).is_eq()).map(|point| point.1)
        };
        bars.iter().filter_map(at).sum::<f64>()
    })
}

/// Holds a bar: its place, where it begins and ends, and the words at it.
struct Piece<'a> {
    place: f64,
    from: f64,
    to: f64,
    said: &'a str,
    fill: Rgb,
}

/// Returns the bars of a plot, those of one place on each other in the order of the series.
fn pieces(plot: &Plot) -> Vec<Piece<'_>> {
    let mut tops: Vec<(f64, f64)> = Vec::new();
    let mut pieces = Vec::new();
    let mut colours = colour::BARS.into_iter().cycle();
    for series in plot.series.iter().filter(|series| is_stacked(series)) {
        let is_drawn = series.kind == SeriesKind::Bars;
        let own = if is_drawn { colours.next() } else { None };
        let fill = series.colour.map(Rgb::from).or(own).unwrap_or(colour::LINE);
        for (at, &(place, value)) in series.points.iter().enumerate().filter(|(_, point)| point.1.is_finite()) {
            let known = tops.iter().position(|top| top.0.total_cmp(&place).is_eq());
            let known = known.unwrap_or_else(|| {
                tops.push((place, 0.0));
                tops.len() - 1
            });
            let from = tops[known].1;
            tops[known].1 += value;
            if is_drawn {
                let said = series.words.get(at).map_or("", String::as_str);
                pieces.push(Piece { place, from, to: from + value, said, fill });
            }
        }
    }
    pieces
}

/// Returns the colour in which a line or the points of a series are drawn, by its number among these.
fn ink_of(series: &Series, number: usize) -> Rgb {
    series.colour.map_or(colour::CURVES[number % colour::CURVES.len()], |colour| Rgb::from(colour).edge())
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
    let mut colours = colour::BARS.into_iter().cycle();
    let bars = plot.series.iter().filter(|series| series.kind == SeriesKind::Bars);
    bars.map(|series| {
        let own = colours.next().unwrap_or(colour::LINE);
        (series.colour.map_or(own, Rgb::from), series.name.as_str())
    })
    .collect()
}

/// Holds what stands above and below a picture.
struct Head<'a> {
    title: &'a str,
    unit: &'a str,
    notes: &'a [String],
}

/// Puts title, notes and footer around the shapes of a picture that end at `bottom`.
fn framed(report: &Report, head: &Head, shapes: Vec<Shape>, (width, bottom): (f32, f32)) -> Figure {
    let language = report.locale.language;
    let mut subtitle = vec![report.plan.title.get(language).to_owned()];
    if provenance::is_illustrative(report.plan) {
        subtitle.push(report.texts.export.illustrative.to_owned());
    }
    subtitle.push(head.unit.to_owned());
    subtitle.retain(|part| !part.is_empty());
    let room = width - 2.0 * MARGIN;
    let title = letters::fitted(head.title, true, room / 15.5);
    let subtitle = letters::fitted(&subtitle.join(" · "), false, room / 12.0);
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
