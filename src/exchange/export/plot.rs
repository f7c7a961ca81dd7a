//! Plots of the pages as pictures: the same series and marks as in the window, always light.

use super::figure::{Anchor, Block, Figure, Rgb, Role, Shape, Words, colour, letters};
use super::provenance;
use crate::report::{Axis, Plot, Report, Series, SeriesKind};

/// The width of a picture.
const WIDTH: f32 = 760.0;

/// The height of the ground of a plot.
const GROUND: f32 = 260.0;

/// Around the picture.
const MARGIN: f32 = 24.0;

/// The size of words at axes.
const SMALL: f32 = 11.5;

/// Holds where the ground is and what its ends stand for.
struct Ground {
    left: f32,
    right: f32,
    top: f32,
    x: (f64, f64),
    y: (f64, f64),
}

impl Ground {
    fn x(&self, value: f64) -> f32 {
        self.left + share(value, self.x) * (self.right - self.left)
    }

    fn y(&self, value: f64) -> f32 {
        self.top + GROUND * (1.0 - share(value, self.y))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a place in a picture")]
fn share(value: f64, (least, most): (f64, f64)) -> f32 {
    if most > least { ((value - least) / (most - least)) as f32 } else { 0.5 }
}

/// Returns a plot as a picture, with its title, its axes, its notes and where it comes from.
pub(super) fn figure(report: &Report, plot: &Plot) -> Figure {
    let rtl = report.locale.direction().is_right_to_left();
    let names = plot.series.iter().map(|series| letters::width(&series.name, false) * SMALL).fold(0.0, f32::max);
    let marks = plot.marks.iter().map(|mark| letters::width(&mark.name, false) * SMALL).fold(0.0, f32::max);
    let end = names.max(marks).min(180.0) + 12.0;
    let ticks = ticks(plot);
    let tick_words: Vec<String> = ticks.iter().map(|&tick| tick_word(report, &plot.y, tick)).collect();
    let widest = tick_words.iter().map(|text| letters::width(text, false) * SMALL).fold(0.0, f32::max);
    let least = ticks.first().copied().unwrap_or(0.0);
    let most = ticks.last().copied().unwrap_or(1.0);
    let ground = Ground {
        left: MARGIN + widest + 10.0,
        right: WIDTH - MARGIN - end,
        top: MARGIN + 64.0,
        x: across(plot),
        y: (least, most),
    };
    let mut shapes = Vec::new();
    for (tick, text) in ticks.iter().zip(tick_words) {
        let y = ground.y(*tick);
        shapes.push(line(vec![(ground.left, y), (ground.right, y)], 1.0, colour::GRID));
        shapes.push(Shape::Text(words(ground.left - 6.0, y + 4.0, Anchor::Right, colour::WEAK, text)));
    }
    axis_of_labels(&ground, &plot.x, &mut shapes);
    draw_bars(&ground, plot, &mut shapes);
    let mut ends = draw_lines(&ground, plot, &mut shapes);
    for mark in &plot.marks {
        let y = ground.y(mark.value);
        shapes.push(line(vec![(ground.left, y), (ground.right, y)], 1.0, colour::TEXT));
        ends.push((y, mark.name.clone(), colour::TEXT));
    }
    names_at_ends(&ground, ends, end, &mut shapes);
    key_of_bars(&ground, plot, &mut shapes);
    let figure = finished(report, plot, shapes);
    if rtl { figure.mirrored() } else { figure }
}

fn words(x: f32, y: f32, anchor: Anchor, colour: Rgb, text: impl Into<String>) -> Words {
    Words { x, y, anchor, size: SMALL, bold: false, colour, text: text.into() }
}

fn line(points: Vec<(f32, f32)>, width: f32, colour: Rgb) -> Shape {
    Shape::Line { points, width, colour }
}

/// Returns the marks of the vertical axis: 0 or the least value, and steps of 1, 2 or 5.
fn ticks(plot: &Plot) -> Vec<f64> {
    let mut least = 0.0_f64;
    let mut most = plot.y.end.unwrap_or(0.0);
    for value in stacks(plot).chain(values(plot)).chain(plot.marks.iter().map(|mark| mark.value)) {
        if value.is_finite() {
            least = least.min(value);
            most = most.max(value);
        }
    }
    if most <= least {
        most = least + 1.0;
    }
    let rough = (most - least) / 5.0;
    let size = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|unit| unit * size).find(|step| *step >= rough).unwrap_or(rough);
    let (from, to) = ((least / step).floor(), (most / step - 1e-9).ceil());
    let mut ticks = Vec::new();
    let mut number = from;
    while number <= to && ticks.len() < 20 {
        ticks.push(number * step);
        number += 1.0;
    }
    ticks
}

fn values(plot: &Plot) -> impl Iterator<Item = f64> + '_ {
    let lines = plot.series.iter().filter(|series| series.kind != SeriesKind::Bars);
    lines.flat_map(|series| &series.points).map(|point| point.1)
}

/// Returns how high the bars are that stand on each other.
fn stacks(plot: &Plot) -> impl Iterator<Item = f64> + '_ {
    let bars: Vec<&Series> = plot.series.iter().filter(|series| series.kind == SeriesKind::Bars).collect();
    let places: Vec<f64> = bars.iter().flat_map(|series| &series.points).map(|point| point.0).collect();
    places.into_iter().map(move |place| {
        let at = |series: &&Series| {
            series.points.iter().find(|point| point.0.total_cmp(&place).is_eq()).map(|point| point.1)
        };
        bars.iter().filter_map(at).sum::<f64>()
    })
}

/// Returns what the ends of the horizontal axis stand for: half a step more than the places of bars.
fn across(plot: &Plot) -> (f64, f64) {
    let points = plot.series.iter().flat_map(|series| &series.points).map(|point| point.0);
    let all = points.chain(plot.x.labels.iter().map(|label| label.0)).filter(|place| place.is_finite());
    let (least, most) =
        all.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), place| (least.min(place), most.max(place)));
    if least > most {
        return (0.0, 1.0);
    }
    let has_bars = plot.series.iter().any(|series| series.kind == SeriesKind::Bars);
    let spare = if has_bars || !plot.x.labels.is_empty() { 0.5 } else { 0.0 };
    let end = plot.x.end.unwrap_or(most).max(most);
    (least - spare, end + spare)
}

fn tick_word(report: &Report, axis: &Axis, tick: f64) -> String {
    if axis.unit == "%" || axis.end.is_some_and(|end| (end - 1.0).abs() < 1e-9 && axis.unit.contains('%')) {
        return report.locale.percent(tick, 0);
    }
    report.locale.compact(tick)
}

fn axis_of_labels(ground: &Ground, axis: &Axis, shapes: &mut Vec<Shape>) {
    let base = ground.top + GROUND;
    shapes.push(line(vec![(ground.left, base), (ground.right, base)], 1.0, colour::LINE));
    let mut free_from = f32::NEG_INFINITY;
    for (place, text) in &axis.labels {
        let x = ground.x(*place);
        let half = letters::width(text, false) * SMALL / 2.0;
        // Words that would run into each other are left out.
        if x - half >= free_from {
            shapes.push(Shape::Text(words(x, base + 16.0, Anchor::Middle, colour::WEAK, text.as_str())));
            free_from = x + half + 6.0;
        }
    }
    let title = if axis.unit.is_empty() { axis.title.clone() } else { format!("{}, {}", axis.title, axis.unit) };
    let middle = f32::midpoint(ground.left, ground.right);
    shapes.push(Shape::Text(words(middle, base + 34.0, Anchor::Middle, colour::WEAK, title)));
}

fn draw_bars(ground: &Ground, plot: &Plot, shapes: &mut Vec<Shape>) {
    let width = (ground.x(ground.x.0 + 1.0) - ground.left) * 0.72;
    let mut tops: Vec<(f64, f64)> = Vec::new();
    let bars = plot.series.iter().filter(|series| series.kind == SeriesKind::Bars);
    for (number, series) in bars.enumerate() {
        let fill = series.colour.map_or(colour::BARS[number % colour::BARS.len()], Rgb::from);
        for &(place, value) in series.points.iter().filter(|point| point.1.is_finite()) {
            let position = tops.iter().position(|top| top.0.total_cmp(&place).is_eq());
            let position = position.unwrap_or_else(|| {
                tops.push((place, 0.0));
                tops.len() - 1
            });
            let from = tops[position].1;
            tops[position].1 += value;
            let (bottom, top) = (ground.y(from), ground.y(from + value));
            let at = [ground.x(place) - width / 2.0, top.min(bottom), width, (bottom - top).abs()];
            if at[3] > 0.0 {
                shapes.push(Shape::Rect { at, round: 0.0, fill, edge: Some(fill.edge()) });
            }
        }
    }
}

/// Draws lines and points; returns where each ends, with its name and colour.
fn draw_lines(ground: &Ground, plot: &Plot, shapes: &mut Vec<Shape>) -> Vec<(f32, String, Rgb)> {
    let mut ends = Vec::new();
    let lines = plot.series.iter().filter(|series| series.kind != SeriesKind::Bars);
    for (number, series) in lines.enumerate() {
        let ink =
            series.colour.map_or(colour::CURVES[number % colour::CURVES.len()], |colour| Rgb::from(colour).edge());
        let finite = series.points.iter().filter(|point| point.0.is_finite() && point.1.is_finite());
        let points: Vec<(f32, f32)> = finite.map(|point| (ground.x(point.0), ground.y(point.1))).collect();
        if let Some(last) = points.last() {
            ends.push((last.1, series.name.clone(), ink));
        }
        if series.kind == SeriesKind::Points || points.len() == 1 {
            shapes.extend(points.into_iter().map(|(x, y)| Shape::Rect {
                at: [x - 3.5, y - 3.5, 7.0, 7.0],
                round: 3.5,
                fill: ink,
                edge: None,
            }));
        } else {
            shapes.push(line(points, 2.0, ink));
        }
    }
    ends
}

/// Writes names behind the ends of lines, apart from each other.
fn names_at_ends(ground: &Ground, mut ends: Vec<(f32, String, Rgb)>, room: f32, shapes: &mut Vec<Shape>) {
    ends.sort_by(|one, two| one.0.total_cmp(&two.0));
    let mut free_from = f32::NEG_INFINITY;
    for (y, name, ink) in ends {
        let at = y.max(free_from);
        free_from = at + 15.0;
        let name = letters::fitted(&name, false, (room - 8.0) / SMALL);
        shapes.push(Shape::Text(words(ground.right + 8.0, at + 4.0, Anchor::Left, ink, name)));
    }
}

/// Names the bars below the axis, each behind a sample of its colour.
fn key_of_bars(ground: &Ground, plot: &Plot, shapes: &mut Vec<Shape>) {
    let y = ground.top + GROUND + 52.0;
    let mut x = ground.left;
    let bars = plot.series.iter().filter(|series| series.kind == SeriesKind::Bars);
    for (number, series) in bars.enumerate() {
        let fill = series.colour.map_or(colour::BARS[number % colour::BARS.len()], Rgb::from);
        let name = letters::fitted(&series.name, false, 180.0 / SMALL);
        let width = letters::width(&name, false) * SMALL;
        if x + 16.0 + width > ground.right {
            break;
        }
        shapes.push(Shape::Rect { at: [x, y - 10.0, 11.0, 11.0], round: 0.0, fill, edge: Some(fill.edge()) });
        shapes.push(Shape::Text(words(x + 16.0, y, Anchor::Left, colour::TEXT, name)));
        x += 16.0 + width + 20.0;
    }
}

fn finished(report: &Report, plot: &Plot, shapes: Vec<Shape>) -> Figure {
    let language = report.locale.language;
    let mut subtitle = vec![report.plan.title.get(language).to_owned()];
    if provenance::is_illustrative(report.plan) {
        subtitle.push(report.texts.export.illustrative.to_owned());
    }
    let unit = if plot.y.unit.is_empty() { plot.y.title.clone() } else { format!("{}, {}", plot.y.title, plot.y.unit) };
    subtitle.push(unit);
    subtitle.retain(|part| !part.is_empty());
    let room = (WIDTH - 2.0 * MARGIN) / 15.5;
    let title = letters::fitted(&plot.title, true, room);
    let subtitle = letters::fitted(&subtitle.join(" · "), false, room * 15.5 / 12.0);
    let head = vec![
        Shape::Text(Words {
            bold: true,
            size: 15.5,
            ..words(MARGIN, MARGIN + 16.0, Anchor::Left, colour::TEXT, title)
        }),
        Shape::Text(Words { size: 12.0, ..words(MARGIN, MARGIN + 36.0, Anchor::Left, colour::WEAK, subtitle) }),
    ];
    let mut notes = plot.notes.clone();
    notes.push(provenance::footer(report));
    let lines: Vec<String> =
        notes.iter().flat_map(|note| letters::wrapped(note, false, (WIDTH - 2.0 * MARGIN) / 11.0)).collect();
    let first = MARGIN + 64.0 + GROUND + 78.0;
    let height = first + 15.0 * lines.len() as f32 + MARGIN - 12.0;
    let below = lines.iter().zip(0_u16..).map(|(text, number)| {
        let y = first + 15.0 * f32::from(number);
        Shape::Text(Words { size: 11.0, ..words(MARGIN, y, Anchor::Left, colour::WEAK, text.as_str()) })
    });
    let blocks = vec![
        Block { role: Role::Heading, shapes: head },
        Block { role: Role::Picture(plot.title.clone()), shapes },
        Block { role: Role::Paragraph(notes.join(" ")), shapes: below.collect() },
    ];
    let title = crate::text::without_direction_marks(&plot.title).into_owned();
    Figure { width: WIDTH, height, title, blocks, is_right_to_left: false }
}
