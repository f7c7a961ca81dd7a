//! Plots whose values stand upright: bars, lines and points over weeks or over amounts.

use super::{
    Anchor, MARGIN, MARKS, Plot, Report, Rgb, SMALL, Series, SeriesKind, Shape, TOP, WIDTH, colour, fill_of, ink_of,
    key, letters, line, mark_words, said_axis, samples, share, width_of, words,
};
/// The height of the ground of a plot.
const GROUND: f32 = 260.0;

/// The height of a line under the axis.
const TRACK: f32 = 15.0;

/// Holds where the ground is and what its ends stand for.
struct Ground {
    left: f32,
    right: f32,
    x: (f64, f64),
    y: (f64, f64),
}

impl Ground {
    fn x(&self, value: f64) -> f32 {
        self.left + share(value, self.x) * (self.right - self.left)
    }

    fn y(&self, value: f64) -> f32 {
        TOP + GROUND * (1.0 - share(value, self.y))
    }

    fn base() -> f32 {
        TOP + GROUND
    }
}

/// Draws a plot; returns its shapes and where they end.
pub(super) fn shapes(report: &Report, plot: &Plot) -> (Vec<Shape>, f32) {
    let lines = plot.series.iter().filter(|series| !series.is_stacked());
    let names = lines.map(|series| width_of(&series.label)).fold(0.0, f32::max);
    let marks = plot.marks.iter().map(|mark| width_of(&mark.name)).fold(0.0, f32::max);
    let tracks = plot.tracks.iter().map(|track| width_of(&track.name)).fold(0.0, f32::max);
    let end = names.max(marks).max(tracks).min(180.0) + 12.0;
    let ticks = plot.value_marks(MARKS);
    let tick_words: Vec<String> = ticks.iter().map(|&tick| mark_words(report, &plot.y, tick)).collect();
    let widest = tick_words.iter().map(|text| width_of(text)).fold(0.0, f32::max);
    let ground = Ground {
        left: MARGIN + widest + 10.0,
        right: WIDTH - MARGIN - end,
        x: plot.across(),
        y: (ticks.first().copied().unwrap_or(0.0), ticks.last().copied().unwrap_or(1.0)),
    };
    let mut shapes = Vec::new();
    for (tick, text) in ticks.iter().zip(tick_words) {
        let y = ground.y(*tick);
        shapes.push(line(vec![(ground.left, y), (ground.right, y)], 1.0, colour::GRID));
        shapes.push(Shape::Text(words(ground.left - 6.0, y + 4.0, Anchor::Right, colour::WEAK, text)));
    }
    horizontal_axis(report, &ground, plot, &mut shapes);
    draw_bars(&ground, plot, &mut shapes);
    let mut ends = draw_lines(&ground, plot, &mut shapes);
    // Dashed, and in the colour of what it is a mark of.
    let is_coloured = |series: &Series| series.kind == SeriesKind::Line && series.colour.is_some();
    let of_marks = plot.series.iter().position(is_coloured).map_or(colour::TEXT, |number| ink_of(plot, number));
    for mark in &plot.marks {
        let y = ground.y(mark.value);
        let marked = dashes(&[(ground.left, y), (ground.right, y)]);
        shapes.extend(marked.into_iter().map(|part| line(part, 1.25, of_marks)));
        ends.push(End { x: ground.right, y, name: mark.name.clone(), ink: of_marks });
    }
    for mark in &plot.places {
        let x = ground.x(mark.value);
        shapes.push(line(vec![(x, TOP), (x, Ground::base())], 1.5, colour::CURVES[1]));
        shapes.push(Shape::Text(words(x + 6.0, TOP + 4.0, Anchor::Left, colour::CURVES[1], mark.name.as_str())));
    }
    names_at_ends(&ground, ends, end, &mut shapes);
    let below = draw_tracks(&ground, plot, end, &mut shapes);
    let bottom = key(&samples(plot), (ground.left, ground.right), below + 14.0, &mut shapes);
    (shapes, bottom - 14.0)
}

/// Draws the base line with its words: those of the axis, or round numbers where it has none.
fn horizontal_axis(report: &Report, ground: &Ground, plot: &Plot, shapes: &mut Vec<Shape>) {
    let (base, axis) = (Ground::base(), &plot.x);
    shapes.push(line(vec![(ground.left, base), (ground.right, base)], 1.0, colour::LINE));
    let numbers = || plot.place_marks(MARKS).into_iter().map(|mark| (mark, mark_words(report, axis, mark))).collect();
    let labels = if axis.labels.is_empty() { numbers() } else { axis.labels.clone() };
    let mut free_from = f32::NEG_INFINITY;
    for (place, text) in &labels {
        let x = ground.x(*place);
        let half = width_of(text) / 2.0;
        // Words that would run into each other are left out.
        if x - half >= free_from {
            shapes.push(Shape::Text(words(x, base + 16.0, Anchor::Middle, colour::WEAK, text.as_str())));
            free_from = x + half + 6.0;
        }
    }
    let middle = f32::midpoint(ground.left, ground.right);
    shapes.push(Shape::Text(words(middle, base + 34.0, Anchor::Middle, colour::WEAK, said_axis(axis))));
}

/// Draws what stands under the axis, each in a line of its own with its name behind it; returns where the last one ends.
fn draw_tracks(ground: &Ground, plot: &Plot, room: f32, shapes: &mut Vec<Shape>) -> f32 {
    let mut y = Ground::base() + 42.0;
    for track in &plot.tracks {
        y += TRACK;
        let fill = Rgb::from(track.colour);
        for (first, last) in &track.spans {
            let (from, to) = (ground.x(first - 0.5) + 1.0, ground.x(last + 0.5) - 1.0);
            let at = [from.min(to), y - 9.0, (to - from).abs(), 9.0];
            shapes.push(Shape::Rect { at, round: 0.0, fill, edge: Some(fill.edge()) });
        }
        let name = letters::fitted(&track.name, false, (room - 8.0) / SMALL);
        shapes.push(Shape::Text(words(ground.right + 8.0, y, Anchor::Left, colour::WEAK, name)));
    }
    y
}

fn draw_bars(ground: &Ground, plot: &Plot, shapes: &mut Vec<Shape>) {
    let width = (ground.x(ground.x.0 + 1.0) - ground.left) * 0.72;
    for piece in plot.pieces() {
        let fill = fill_of(plot, piece.series);
        let (bottom, top) = (ground.y(piece.from), ground.y(piece.to));
        let middle = ground.x(piece.place);
        let at = [middle - width / 2.0, top.min(bottom), width, (bottom - top).abs()];
        if at[3] > 0.0 {
            shapes.push(Shape::Rect { at, round: 0.0, fill, edge: Some(fill.edge()) });
        }
        if !piece.said.is_empty() && width_of(piece.said) < width * 1.3 {
            shapes.push(Shape::Text(words(middle, at[1] - 4.0, Anchor::Middle, colour::WEAK, piece.said)));
        }
    }
}

/// Holds the name of a line, and where the line ends.
struct End {
    x: f32,
    y: f32,
    name: String,
    ink: Rgb,
}

/// Draws lines and points; returns where each ends.
fn draw_lines(ground: &Ground, plot: &Plot, shapes: &mut Vec<Shape>) -> Vec<End> {
    let mut ends = Vec::new();
    let mut dots = Vec::new();
    let lines = plot.series.iter().enumerate().filter(|(_, series)| !series.is_stacked());
    for (number, series) in lines {
        let is_points = matches!(series.kind, SeriesKind::Points | SeriesKind::Squares);
        let ink = ink_of(plot, number);
        let finite = series.points.iter().filter(|point| point.0.is_finite() && point.1.is_finite());
        let points: Vec<(f32, f32)> = finite.map(|point| (ground.x(point.0), ground.y(point.1))).collect();
        for edge in [|band: &(f64, f64)| band.0, |band: &(f64, f64)| band.1] {
            let edge =
                series.points.iter().zip(&series.band).map(|(point, band)| (ground.x(point.0), ground.y(edge(band))));
            let edge: Vec<(f32, f32)> = edge.collect();
            shapes.extend((edge.len() > 1).then(|| line(edge, 1.0, ink.mixed(colour::PAPER, 0.6))));
        }
        if let Some(last) = points.last().filter(|_| !series.label.is_empty()) {
            ends.push(End { x: last.0, y: last.1, name: series.label.clone(), ink });
        }
        if is_points || points.len() == 1 {
            let round = if series.kind == SeriesKind::Squares { 0.0 } else { 3.5 };
            for (at, (x, y)) in points.into_iter().enumerate() {
                dots.push(Shape::Rect { at: [x - 3.5, y - 3.5, 7.0, 7.0], round, fill: ink, edge: None });
                if let Some(said) = series.words.get(at) {
                    let is_beyond = x + 8.0 + width_of(said) > ground.right;
                    let (x, anchor) = if is_beyond { (x - 8.0, Anchor::Right) } else { (x + 8.0, Anchor::Left) };
                    dots.push(Shape::Text(words(x, y + 14.0, anchor, ink, said.as_str())));
                }
            }
        } else if series.kind == SeriesKind::Dotted {
            shapes.extend(dashes(&points).into_iter().map(|part| line(part, 1.5, ink)));
        } else {
            shapes.push(line(points, 2.0, ink));
        }
    }
    shapes.extend(dots);
    ends
}

/// Cuts a line into dashes of 4 points with 3 between them.
fn dashes(points: &[(f32, f32)]) -> Vec<Vec<(f32, f32)>> {
    const ON: f32 = 4.0;
    const ALL: f32 = 7.0;
    let mut dashes: Vec<Vec<(f32, f32)>> = Vec::new();
    let mut walked = 0.0_f32;
    for pair in points.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        let at = |along: f32| (from.0 + (to.0 - from.0) * along / length, from.1 + (to.1 - from.1) * along / length);
        let mut along = 0.0;
        while along < length {
            let phase = walked % ALL;
            let step = if phase < ON { ON - phase } else { ALL - phase }.max(0.01).min(length - along);
            if phase < ON {
                dashes.push(vec![at(along), at(along + step)]);
            }
            along += step;
            walked += step;
        }
    }
    dashes
}

/// Writes names behind the ends of lines, apart from each other; a line that ends early has its name where it ends.
fn names_at_ends(ground: &Ground, mut ends: Vec<End>, room: f32, shapes: &mut Vec<Shape>) {
    ends.sort_by(|one, two| one.y.total_cmp(&two.y));
    let mut placed: Vec<(f32, f32, f32)> = Vec::new();
    for End { x, y, name, ink } in ends {
        let is_early = x < ground.right - 24.0;
        let x = if is_early { x + 5.0 } else { ground.right + 8.0 };
        let most = if is_early { ground.right - x } else { 0.0 }.max(room - 8.0);
        let name = letters::fitted(&name, false, most / SMALL);
        let right = x + width_of(&name);
        let meets = placed.iter().filter(|(left, end, _)| x < *end && right > *left);
        let at = meets.map(|(_, _, below)| *below).fold(y, f32::max);
        placed.push((x, right, at + 15.0));
        shapes.push(Shape::Text(words(x, at + 4.0, Anchor::Left, ink, name)));
    }
}
