//! Says what stands in a cell that shows everything, as shapes: bars to both sides, and all lines in their order.

use super::super::figure::{Anchor, Shape, colour, letters};
use super::paint::{DISC, Pen, disc, rect};
use crate::report::worksheets::{DrawnCell, DrawnLine, LineMark, TwoSides, Voice};

/// The height of the bars of one thing.
const SIDES: f32 = 24.0;
/// Between a mark and its words.
const AFTER_MARK: f32 = 18.0;

/// Writes the bars and the lines of a cell; `beside` marked lines stand beside each other.
pub(super) fn body(pen: &mut Pen<'_>, cell: &DrawnCell, beside: usize, shapes: &mut Vec<Shape>) {
    if let Some((names, sides)) = &cell.sides {
        two_sides(pen, names, sides, shapes);
    }
    let mut rest = cell.lines.as_slice();
    while let Some(first) = rest.first() {
        let marked = rest.iter().take_while(|line| line.mark.is_some()).count();
        if marked > 0 {
            let (lines, after) = rest.split_at(marked);
            marks(pen, lines, beside.max(1), shapes);
            rest = after;
            continue;
        }
        match first.voice {
            Voice::Explained => heading(pen, first, shapes),
            Voice::Plan | Voice::Warning => said(pen, first, shapes),
            Voice::Written | Voice::Missing => drop(pen.written_line(first, 0.0, shapes)),
        }
        rest = rest.get(1..).unwrap_or_default();
    }
}

/// Draws what stands above a list: its name at the start, how many of it there are at the end.
fn heading(pen: &mut Pen<'_>, line: &DrawnLine, shapes: &mut Vec<Shape>) {
    let weak = (false, colour::WEAK);
    if line.caption.is_empty() {
        let words = pen.set(&line.text, weak, pen.width(), 3);
        pen.put(&words, 0.0, shapes);
        pen.top += words.height() + 4.0;
        return;
    }
    let counted = letters::width(&line.text, false) * pen.small + 8.0;
    let name = pen.set(&line.caption, weak, pen.width() - counted, 3);
    pen.put(&name, 0.0, shapes);
    let count = pen.set(&line.text, weak, pen.width(), 1);
    pen.put_at(&count, pen.right, Anchor::Right, shapes);
    pen.top += name.height().max(count.height()) + 4.0;
}

/// Draws what the plan says in one value, behind its mark.
fn said(pen: &mut Pen<'_>, line: &DrawnLine, shapes: &mut Vec<Shape>) {
    let set = pen.plan_line(line);
    let (top, bottom) = (pen.top, pen.bottom);
    let height = set.height() + 10.0;
    pen.bottom = top + height;
    pen.plan_block(&[(set, None)], shapes);
    (pen.top, pen.bottom) = (top + height + 4.0, bottom);
}

/// Draws marked lines in so many columns, the first column first.
fn marks(pen: &mut Pen<'_>, lines: &[DrawnLine], columns: usize, shapes: &mut Vec<Shape>) {
    let (left, right, top) = (pen.left, pen.right, pen.top);
    let width = pen.width() / columns as f32;
    let rows = lines.len().div_ceil(columns).max(1);
    let mut lowest = top;
    for (column, lines) in lines.chunks(rows).enumerate() {
        (pen.left, pen.top) = (left + column as f32 * width, top);
        pen.right = pen.left + width;
        for line in lines {
            marked(pen, line, shapes);
        }
        lowest = lowest.max(pen.top);
    }
    (pen.left, pen.right, pen.top) = (left, right, lowest + 3.0);
}

/// Draws a mark with the name of what it stands for, and what is noted to it below.
fn marked(pen: &mut Pen<'_>, line: &DrawnLine, shapes: &mut Vec<Shape>) {
    let Some(mark) = line.mark else { return };
    let (x, y) = (pen.left + DISC + 1.0, pen.top + pen.leading / 2.0);
    match mark {
        LineMark::Read(is_there) => shapes.push(disc(x, y, is_there)),
        LineMark::Ticked(is_ticked) => square(x, y, is_ticked, shapes),
        LineMark::Message(colour) => shapes.push(super::column::swatch(x, y, colour)),
    }
    let width = pen.width() - AFTER_MARK - 4.0;
    for (words, ink) in [(&line.caption, colour::TEXT), (&line.text, colour::WEAK)] {
        if !words.is_empty() {
            let set = pen.set(words, (false, ink), width, 6);
            pen.put(&set, AFTER_MARK, shapes);
            pen.top += set.height();
        }
    }
    pen.top += 2.0;
}

/// Draws the square of what can be ticked.
fn square(x: f32, y: f32, is_ticked: bool, shapes: &mut Vec<Shape>) {
    let side = 2.0 * DISC + 2.0;
    let (fill, edge) = if is_ticked { (colour::ACCENT, colour::ACCENT) } else { (colour::PAPER, colour::CONTROL) };
    shapes.push(rect([x - side / 2.0, y - side / 2.0, side, side], 2.0, fill, Some(edge)));
    if is_ticked {
        let points = vec![(x - 2.8, y), (x - 0.8, y + 2.2), (x + 3.0, y - 2.4)];
        shapes.push(Shape::Line { points, width: 1.5, colour: colour::PAPER });
    }
}

/// Draws bars from a middle line to both sides, the first side at the start.
fn two_sides(pen: &mut Pen<'_>, names: &[String; 2], sides: &[TwoSides], shapes: &mut Vec<Shape>) {
    let weak = (false, colour::WEAK);
    // Names take a third, or half where one of them needs that; a number of the longest bar stands beside them.
    let longest = sides.iter().map(|bar| letters::width(&bar.name, false) * pen.small + 9.0).fold(0.0, f32::max);
    let title_room = longest.clamp(pen.width() * 0.34, pen.width() * 0.5);
    let half = (pen.width() - title_room) / 2.0;
    let number = (half * 0.5).min(64.0);
    let middle = pen.left + title_room + half;
    let side_of = |side: usize| if side == 0 { (-1.0, Anchor::Right) } else { (1.0, Anchor::Left) };
    for (side, name) in names.iter().enumerate() {
        let (towards, anchor) = side_of(side);
        let name = pen.set(name, weak, half, 1);
        pen.put_at(&name, middle + towards * 6.0, anchor, shapes);
    }
    pen.top += SIDES;
    let top = pen.top;
    for bar in sides {
        let name = pen.set(&bar.name, (false, colour::TEXT), title_room - 8.0, 1);
        pen.put(&name, 0.0, shapes);
        for (side, (share, words)) in bar.shares.iter().zip(&bar.words).enumerate() {
            let (towards, anchor) = side_of(side);
            let length = (half - number) * *share as f32;
            let left = if towards < 0.0 { middle - length } else { middle };
            if length > 0.0 {
                let ink = colour::BARS[side];
                shapes.push(rect([left, pen.top + 3.0, length, 12.0], 0.0, ink, Some(ink.edge())));
            }
            let words = pen.set(words, weak, half, 1);
            pen.put_at(&words, middle + towards * (length + 4.0), anchor, shapes);
        }
        pen.top += SIDES;
    }
    let points = vec![(middle, top), (middle, pen.top - 4.0)];
    shapes.push(Shape::Line { points, width: 1.0, colour: colour::CONTROL });
    pen.top += 4.0;
}
