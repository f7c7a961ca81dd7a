//! Plots whose bars lie, one row for each thing: for names that are too long to stand under each other's bars.

use super::{
    Anchor, MARGIN, MARKS, Plot, Report, Rgb, SMALL, SeriesKind, Shape, TOP, WIDTH, colour, fill_of, key, letters,
    line, mark_words, samples, share, width_of, words,
};

/// The height of a row.
const ROW: f32 = 26.0;

/// The height of a bar.
const BAR: f32 = 14.0;

/// The colours of marks, in the order of their series.
const MARK_INKS: [Rgb; 3] = [colour::TEXT, colour::CURVES[0], colour::CURVES[1]];

/// The most room for names.
const MOST_NAMES: f32 = 230.0;

/// Draws a plot; returns its shapes and where they end.
pub(super) fn shapes(report: &Report, plot: &Plot) -> (Vec<Shape>, f32) {
    let rows = &plot.x.labels;
    let names = rows.iter().map(|(_, name)| width_of(name)).fold(0.0, f32::max).min(MOST_NAMES);
    let said = plot.series.iter().flat_map(|series| &series.words).map(|text| width_of(text)).fold(0.0, f32::max);
    let (left, right) = (MARGIN + names + 10.0, WIDTH - MARGIN - said - 10.0);
    let ticks = plot.value_marks(MARKS);
    let ends = (ticks.first().copied().unwrap_or(0.0), ticks.last().copied().unwrap_or(1.0));
    let x = |value: f64| left + share(value, ends) * (right - left);
    let bottom = TOP + ROW * rows.len() as f32;
    let mut shapes = Vec::new();
    for tick in &ticks {
        let at = x(*tick);
        shapes.push(line(vec![(at, TOP), (at, bottom)], 1.0, colour::GRID));
        let text = mark_words(report, &plot.y, *tick);
        shapes.push(Shape::Text(words(at, bottom + 16.0, Anchor::Middle, colour::WEAK, text)));
    }
    let middle = |place: f64| {
        let row = rows.iter().position(|(known, _)| known.total_cmp(&place).is_eq())?;
        Some(TOP + ROW * (row as f32 + 0.5))
    };
    for (place, name) in rows {
        let Some(y) = middle(*place) else { continue };
        let name = letters::fitted(name, false, names / SMALL);
        shapes.push(Shape::Text(words(left - 8.0, y + 4.0, Anchor::Right, colour::TEXT, name)));
    }
    for piece in plot.pieces() {
        let fill = fill_of(plot, piece.series);
        let Some(y) = middle(piece.place) else { continue };
        let (from, to) = (x(piece.from), x(piece.to));
        let at = [from.min(to), y - BAR / 2.0, (to - from).abs().max(1.0), BAR];
        shapes.push(Shape::Rect { at, round: 0.0, fill, edge: Some(fill.edge()) });
        // Behind a target that would run through the words.
        let room = width_of(piece.said) + 12.0;
        let behind = targets_at(plot, piece.place).map(&x).filter(|at| *at > from.max(to) && *at < from.max(to) + room);
        let end = behind.fold(from.max(to), f32::max);
        let text = words(end + 6.0, y + 4.0, Anchor::Left, colour::TEXT, piece.said);
        shapes.extend((!piece.said.is_empty()).then_some(Shape::Text(text)));
    }
    for (place, low, high) in spans(plot) {
        let Some(y) = middle(place) else { continue };
        shapes.push(line(vec![(x(low), y), (x(high), y)], 1.0, colour::TEXT));
        for end in [low, high] {
            shapes.push(line(vec![(x(end), y - 3.5), (x(end), y + 3.5)], 1.0, colour::TEXT));
        }
    }
    let mut targets = Vec::new();
    for series in plot.series.iter().filter(|series| matches!(series.kind, SeriesKind::Points | SeriesKind::Line)) {
        targets.push((colour::TEXT, series.label.as_str()));
        for (place, value) in &series.points {
            let Some(y) = middle(*place) else { continue };
            let at = [x(*value) - 1.0, y - BAR / 2.0 - 3.0, 2.0, BAR + 6.0];
            shapes.push(Shape::Rect { at, round: 0.0, fill: colour::TEXT, edge: None });
        }
    }
    draw_marks(plot, (&x, &middle), &mut shapes);
    shapes.push(line(vec![(x(0.0), TOP), (x(0.0), bottom)], 1.0, colour::LINE));
    let legend = samples(plot).into_iter().chain(targets).collect::<Vec<_>>();
    let below = mark_key(plot, left, bottom + 38.0, &mut shapes);
    // A single kind of bar is what the title says.
    let end = if legend.len() > 1 { key(&legend, (left, WIDTH - MARGIN), below, &mut shapes) } else { below };
    (shapes, end - 14.0)
}

/// Draws a mark in the shape of its number among the series of marks.
fn mark(number: usize, (x, y): (f32, f32), shapes: &mut Vec<Shape>) {
    let ink = MARK_INKS[number % MARK_INKS.len()];
    match number % MARK_INKS.len() {
        0 => shapes.push(Shape::Rect { at: [x - 4.0, y - 4.0, 8.0, 8.0], round: 0.0, fill: ink, edge: None }),
        1 => shapes.push(Shape::Rect { at: [x - 4.5, y - 4.5, 9.0, 9.0], round: 4.5, fill: ink, edge: None }),
        _ => {
            let points = vec![(x, y - 5.0), (x + 5.0, y), (x, y + 5.0), (x - 5.0, y), (x, y - 5.0), (x + 5.0, y)];
            shapes.push(line(points, 2.0, ink));
        }
    }
}

/// Says where a value lies across, and where the middle of a row is.
type Places<'a> = (&'a dyn Fn(f64) -> f32, &'a dyn Fn(f64) -> Option<f32>);

/// Draws marks on their rows, each kind on a height of its own so that none hides another, and joins those of a row.
fn draw_marks(plot: &Plot, (x, middle): Places<'_>, shapes: &mut Vec<Shape>) {
    let kinds = || plot.series.iter().filter(|series| series.kind == SeriesKind::Marks);
    for (place, _) in &plot.x.labels {
        let Some(y) = middle(*place) else { continue };
        let at = |series: &crate::report::Series| {
            series.points.iter().find(|point| point.0.total_cmp(place).is_eq()).map(|point| x(point.1))
        };
        let known: Vec<(usize, f32)> =
            kinds().enumerate().filter_map(|(number, series)| Some((number, at(series)?))).collect();
        let ends = known.iter().map(|(_, x)| *x);
        let (low, high) = ends.fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
        if known.len() > 1 {
            shapes.push(line(vec![(low, y), (high, y)], 2.0, colour::LINE));
        }
        for (number, x) in known {
            mark(number, (x, y + 6.0 * (number as f32 - 1.0)), shapes);
        }
    }
}

/// Names the kinds of marks, each behind its shape; returns where the next thing begins.
fn mark_key(plot: &Plot, left: f32, top: f32, shapes: &mut Vec<Shape>) -> f32 {
    let mut x = left;
    for (number, series) in plot.series.iter().filter(|series| series.kind == SeriesKind::Marks).enumerate() {
        mark(number, (x + 5.0, top - 4.0), shapes);
        shapes.push(Shape::Text(words(x + 16.0, top, Anchor::Left, colour::TEXT, series.name.as_str())));
        x += 36.0 + width_of(&series.name);
    }
    if x > left { top + 17.0 } else { top }
}

/// Returns the targets that stand at a place.
fn targets_at(plot: &Plot, place: f64) -> impl Iterator<Item = f64> + '_ {
    let targets = plot.series.iter().filter(|series| series.kind == SeriesKind::Points);
    let points = targets.flat_map(|series| &series.points);
    points.filter(move |point| point.0.total_cmp(&place).is_eq()).map(|point| point.1)
}

/// Returns how far bars may end, with their places.
fn spans(plot: &Plot) -> impl Iterator<Item = (f64, f64, f64)> + '_ {
    let bars = plot.series.iter().filter(|series| series.kind == SeriesKind::Bars);
    bars.flat_map(|series| series.points.iter().zip(&series.band).map(|(point, band)| (point.0, band.0, band.1)))
}
