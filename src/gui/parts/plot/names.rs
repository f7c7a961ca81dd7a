//! The names of lines, bars and marks: at their ends, far enough from each other that all can be read.

use std::sync::Arc;

use eframe::egui::{Align2, Color32, Galley, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::Ground;
use super::paint::{Frame, Inks};
use crate::gui::theme::{palette, size, strong_font};
use crate::gui::widgets::{galley, galley_elided};
use crate::report::{Plot, SeriesKind};

/// The least distance between the lines of two names, in points.
const APART: f32 = 16.0;
/// A name that is moved further than this from the end of its line is led to by a thin line.
const MOST_WITHOUT_LEADER: f32 = 6.0;
/// A line that ends so far before the end of the plot has its name where it ends.
const EARLY: f32 = 24.0;
/// Between the end of a line and its name, in points.
const GAP: f32 = 8.0;
/// The sample of colour before the name of bars, in points.
const SAMPLE: f32 = 10.0;
/// How far a ring or a square reaches around its middle, in points.
const RING: f32 = 6.0;
/// How far the name of a line that ends early may be moved up or down, in points, nearest first.
const MOVES: [f32; 9] = [0.0, -12.0, 12.0, -24.0, 24.0, -36.0, 36.0, -48.0, 48.0];

/// Holds a name and where what it names ends.
struct End<'a> {
    at: Pos2,
    text: &'a str,
    ink: Color32,
    /// Fill and edge of bars.
    sample: Option<(Color32, Color32)>,
    /// How far what is drawn there reaches around its end.
    clear: f32,
}

/// Returns the room that the names of a plot would like behind its end.
pub(super) fn room(ui: &Ui, plot: &Plot) -> f32 {
    let width = |text: &str| {
        if text.is_empty() {
            0.0
        } else {
            galley(ui, text, strong_font(size::SMALL), Color32::PLACEHOLDER, f32::INFINITY).size().x
        }
    };
    let series = plot.series.iter().filter(|series| series.points.iter().any(|point| point.1.is_finite()));
    let series = series.map(|series| {
        let is_sampled = has_samples(plot) && series.is_stacked() && !series.label.is_empty();
        let sample = if is_sampled { SAMPLE + 4.0 } else { 0.0 };
        width(&series.label) + sample
    });
    let widest = series.chain(plot.marks.iter().map(|mark| width(&mark.name))).fold(0.0, f32::max);
    if widest > 0.0 { widest + GAP + 4.0 } else { 0.0 }
}

/// Says whether the names of bars have samples of their colours: where there are bars of one kind alone, all bars have that name.
fn has_samples(plot: &Plot) -> bool {
    plot.series.iter().filter(|series| series.kind == SeriesKind::Bars && !series.label.is_empty()).count() > 1
}

/// Returns the value at the upper edge of an axis of `height` points that goes to `top`, so that the name of a curve that goes to
/// `most` fits above it: below it, it would cover the next curve.
pub(in crate::gui) fn with_room_above(top: f64, most: f64, height: f32) -> f64 {
    let usual = top * 1.06;
    let share = 1.0 - 18.0 / f64::from(height);
    // In a plot that is hardly higher than a name, nothing is gained.
    if share > 0.6 { usual.max(most / share) } else { usual }
}

/// Writes the names of a plot: lines and marks that run to its end have theirs in a column there, others where they end.
pub(super) fn at_ends(ui: &Ui, plot: &Plot, inks: &Inks, frame: &Frame) {
    let ground = &frame.ground;
    let edge = ground.end();
    // The last of few weeks stands far from the edge.
    let place = if plot.x.labels.is_empty() { 0.0 } else { (ground.at(1.0, 0.0).x - ground.at(0.0, 0.0).x).abs() };
    let near = EARLY.max(0.75 * place);
    let (late, early): (Vec<End<'_>>, Vec<End<'_>>) =
        ends(ui, plot, inks, ground).into_iter().partition(|end| (edge - end.at.x).abs() < near);
    let mut placed = column(ui, frame, late);
    let lines = along(plot, ground);
    for end in early {
        beside(ui, ground, &end, &lines, &mut placed);
    }
    words_at_points(ui, plot, inks, ground, (&lines, &mut placed));
    for mark in &plot.places {
        let colour = palette(ui.visuals()).second_curve;
        let x = ground.at(mark.value, 0.0).x;
        ui.painter().vline(x, ground.rect.y_range(), Stroke::new(1.5, colour));
        let text = galley(ui, &mark.name, strong_font(size::SMALL), colour, f32::INFINITY);
        let anchor = if ground.to_the_left { Align2::RIGHT_TOP } else { Align2::LEFT_TOP };
        let rect = anchor.anchor_size(pos2(x + 6.0 * ground.onward(), ground.rect.top()), text.size());
        ui.painter().galley(rect.min, text, colour);
    }
}

/// Lists what has a name, with the point where it ends.
fn ends<'a>(ui: &Ui, plot: &'a Plot, inks: &Inks, ground: &Ground) -> Vec<End<'a>> {
    let colours = palette(ui.visuals());
    let pieces = plot.pieces();
    let mut ends = Vec::new();
    let has_samples = has_samples(plot);
    // The names of bars stand in the order in which the bars do.
    let mut below = f32::INFINITY;
    for (number, series) in plot.series.iter().enumerate().filter(|(_, series)| !series.label.is_empty()) {
        let (fill, edge) = inks.get(number);
        if series.kind == SeriesKind::Bars {
            let last = pieces.iter().rev().find(|piece| piece.series == number && piece.to > piece.from);
            ends.extend(last.map(|piece| {
                let middle = ground.at(piece.place, f64::midpoint(piece.from, piece.to));
                let at = pos2(ground.end(), middle.y.min(below));
                below = at.y - 0.1;
                let sample = has_samples.then_some((fill, edge));
                End { at, text: &series.label, ink: colours.text, sample, clear: 0.0 }
            }));
        } else if let Some(&(x, y)) = series.points.last() {
            let is_ring = matches!(series.kind, SeriesKind::Points | SeriesKind::Squares);
            let clear = if is_ring { RING } else { 0.0 };
            ends.push(End { at: ground.at(x, y), text: &series.label, ink: edge, sample: None, clear });
        }
    }
    ends.extend(plot.marks.iter().map(|mark| {
        let at = pos2(ground.end(), ground.at(0.0, mark.value).y);
        End { at, text: &mark.name, ink: inks.of_marks(ui, plot), sample: None, clear: 0.0 }
    }));
    ends.retain(|end| end.at.is_finite());
    ends
}

/// Writes names below each other behind the end of the plot; returns where they stand.
fn column(ui: &Ui, frame: &Frame, mut ends: Vec<End<'_>>) -> Vec<Rect> {
    let ground = &frame.ground;
    ends.sort_by(|a, b| a.at.y.total_cmp(&b.at.y));
    let wanted: Vec<f32> = ends.iter().map(|end| end.at.y).collect();
    let heights = spread(&wanted, (ground.rect.top(), ground.rect.bottom() - 4.0));
    let mut placed = Vec::new();
    for (end, y) in ends.into_iter().zip(heights) {
        let sample = if end.sample.is_some() { SAMPLE + 4.0 } else { 0.0 };
        let room = (frame.names - GAP - sample).max(0.0);
        let text = shortened(ui, &end, room);
        let from = pos2(end.at.x + 3.0 * ground.onward(), end.at.y);
        let start = pos2(ground.end() + GAP * ground.onward(), y);
        if (y - end.at.y).abs() > MOST_WITHOUT_LEADER {
            let line = Stroke::new(1.0, palette(ui.visuals()).line);
            ui.painter().line_segment([from, start - vec2(2.0 * ground.onward(), 0.0)], line);
        }
        placed.push(written(ui, ground, start, text, &end));
    }
    placed
}

/// Lays out a name that has so much room. Of one that ends in a figure the words are cut, never the figure.
fn shortened(ui: &Ui, end: &End<'_>, room: f32) -> Arc<Galley> {
    let font = || strong_font(size::SMALL);
    let figure = end.text.rsplit_once(' ').filter(|(_, last)| last.chars().any(char::is_numeric));
    if let Some((name, figure)) = figure {
        let mut letters: Vec<char> = name.chars().collect();
        let mut text = end.text.to_owned();
        while galley(ui, &text, font(), end.ink, f32::INFINITY).size().x > room && letters.pop().is_some() {
            let kept: String = letters.iter().collect();
            text = format!("{}… {figure}", kept.trim_end());
        }
        if !letters.is_empty() {
            return galley(ui, &text, font(), end.ink, f32::INFINITY);
        }
    }
    galley_elided(ui, end.text, font(), end.ink, room)
}

/// Writes a name that begins at `start`, with the sample of its bars before it.
fn written(ui: &Ui, ground: &Ground, start: Pos2, text: Arc<Galley>, end: &End<'_>) -> Rect {
    let onward = ground.onward();
    let mut start = start;
    if let Some((fill, edge)) = end.sample {
        let square = Rect::from_center_size(start + vec2(onward * SAMPLE / 2.0, 0.0), Vec2::splat(SAMPLE));
        ui.painter().rect(square, 0, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        start.x += onward * (SAMPLE + 4.0);
    }
    let anchor = if ground.to_the_left { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let rect = anchor.anchor_size(start, text.size());
    ui.painter().galley(rect.min, text, end.ink);
    rect
}

/// Moves heights, the smallest first, so that they are far enough apart and between two others where there is room.
fn spread(wanted: &[f32], (top, bottom): (f32, f32)) -> Vec<f32> {
    let mut heights: Vec<f32> = Vec::with_capacity(wanted.len());
    for height in wanted {
        let free = heights.last().map_or(top, |last| last + APART);
        heights.push(height.max(free));
    }
    let mut limit = bottom;
    for height in heights.iter_mut().rev() {
        *height = height.min(limit);
        limit = *height - APART;
    }
    heights
}

/// Writes the name of a line where it ends: where the fewest lines and no other name run through it.
fn beside(ui: &Ui, ground: &Ground, end: &End<'_>, lines: &[Pos2], placed: &mut Vec<Rect>) {
    let text = shortened(ui, end, ground.rect.width() * 0.4);
    let has_room = (ground.end() - end.at.x).abs() > text.size().x + 10.0;
    let (start, stop) = if ground.to_the_left {
        (Align2::RIGHT_CENTER, Align2::LEFT_BOTTOM)
    } else {
        (Align2::LEFT_CENTER, Align2::RIGHT_BOTTOM)
    };
    let (anchor, at) = if has_room {
        (start, end.at + vec2((6.0 + end.clear) * ground.onward(), 0.0))
    } else {
        (stop, end.at - vec2(end.clear, 4.0 + end.clear))
    };
    let candidates = MOVES.map(|moved| (anchor.anchor_size(at + vec2(0.0, moved), text.size()), moved));
    // The first of equals: the nearest.
    let cost = |rect: Rect| met(ground, rect, lines, placed);
    let Some((rect, moved)) = candidates.into_iter().min_by_key(|(rect, _)| cost(*rect)) else { return };
    placed.push(rect);
    if moved.abs() > 12.0 {
        ui.painter().line_segment([end.at, rect.clamp(end.at)], Stroke::new(1.0, end.ink.gamma_multiply(0.5)));
    }
    ui.painter().galley(rect.min, text, end.ink);
}

/// Returns points of all lines, close enough that none slips through a name between two of them.
fn along(plot: &Plot, ground: &Ground) -> Vec<Pos2> {
    const BETWEEN: u8 = 6;
    let lines = plot.series.iter().filter(|series| matches!(series.kind, SeriesKind::Line | SeriesKind::Dotted));
    lines
        .flat_map(|series| {
            let points: Vec<Pos2> = series.points.iter().map(|&(x, y)| ground.at(x, y)).collect();
            let between = |pair: &[Pos2]| {
                let (from, to) = (pair[0], pair[1]);
                (0..BETWEEN).map(move |step| from.lerp(to, f32::from(step) / f32::from(BETWEEN))).collect::<Vec<_>>()
            };
            points.windows(2).flat_map(between).chain(points.last().copied()).collect::<Vec<_>>()
        })
        .collect()
}

/// Counts what a name at `rect` would meet: names and edges of the plot, then lines.
fn met(ground: &Ground, rect: Rect, lines: &[Pos2], placed: &[Rect]) -> (usize, usize) {
    let lines = lines.iter().filter(|point| rect.expand(2.0).contains(**point)).count();
    let names = placed.iter().filter(|other| other.intersects(rect)).count();
    let outside = usize::from(!ground.rect.expand(4.0).contains_rect(rect));
    (names + outside, lines)
}

/// Writes the words at rings and squares, where the fewest lines and no other name run through them: at best inward, those of a
/// square above it and of a ring below.
fn words_at_points(ui: &Ui, plot: &Plot, inks: &Inks, ground: &Ground, (lines, placed): (&[Pos2], &mut Vec<Rect>)) {
    for (number, series) in plot.series.iter().enumerate() {
        let is_above = match series.kind {
            SeriesKind::Squares => true,
            SeriesKind::Points => false,
            _ => continue,
        };
        for (&(x, y), words) in series.points.iter().zip(&series.words) {
            let at = ground.at(x, y);
            let ink = inks.ink(number);
            let text = galley(ui, words, strong_font(size::SMALL), ink, f32::INFINITY);
            let is_left = at.x > ground.rect.center().x;
            let place = |(is_left, is_above): (bool, bool)| {
                let x = if is_left { at.x - 8.0 } else { at.x + 8.0 };
                let anchor = match (is_left, is_above) {
                    (true, true) => Align2::RIGHT_BOTTOM,
                    (true, false) => Align2::RIGHT_TOP,
                    (false, true) => Align2::LEFT_BOTTOM,
                    (false, false) => Align2::LEFT_TOP,
                };
                anchor.anchor_size(pos2(x, at.y + if is_above { -5.0 } else { 5.0 }), text.size())
            };
            let around =
                [(is_left, is_above), (is_left, !is_above), (!is_left, is_above), (!is_left, !is_above)].map(place);
            // The first of equals.
            let best = around.into_iter().min_by_key(|rect| met(ground, *rect, lines, placed));
            let Some(rect) = best else { continue };
            placed.push(rect);
            ui.painter().galley(rect.min, text, ink);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn names_keep_their_distance_and_stay_inside() {
        for (wanted, expected) in [
            (vec![50.0, 52.0, 90.0], vec![50.0, 66.0, 90.0]),
            (vec![95.0, 96.0, 97.0], vec![64.0, 80.0, 96.0]),
            (vec![0.0], vec![10.0]),
            (vec![], vec![]),
        ] {
            assert_eq!(spread(&wanted, (10.0, 96.0)), expected);
        }
    }
}
