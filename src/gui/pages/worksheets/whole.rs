//! Says what stands in a cell that shows everything: bars to both sides, and all lines in their order.

use eframe::egui::{CornerRadius, Rect, Stroke, StrokeKind, pos2};

use super::drawing::{DISC, Pen, captioned, mark, plan_block, small, written_line};
use crate::gui::theme::{size, strong_font};
use crate::gui::widgets::{galley, galley_elided, galley_lines};
use crate::report::worksheets::{DrawnCell, DrawnLine, LineMark, TwoSides, Voice};

/// The height of the bars of one thing.
const SIDES: f32 = 24.0;
/// Between a mark and its words.
const AFTER_MARK: f32 = 18.0;

/// Writes the bars and the lines of a cell; `beside` marked lines stand beside each other.
pub(super) fn body(pen: &mut Pen<'_>, cell: &DrawnCell, beside: usize) {
    if let Some((names, sides)) = &cell.sides {
        two_sides(pen, names, sides);
    }
    let mut rest = cell.lines.as_slice();
    while let Some(first) = rest.first() {
        let marked = rest.iter().take_while(|line| line.mark.is_some()).count();
        if marked > 0 {
            let (lines, after) = rest.split_at(marked);
            marks(pen, lines, beside.max(1));
            rest = after;
            continue;
        }
        match first.voice {
            Voice::Explained => heading(pen, first),
            Voice::Plan | Voice::Warning => said(pen, first),
            Voice::Written | Voice::Missing => drop(written_line(pen, first, 0.0)),
        }
        rest = rest.get(1..).unwrap_or_default();
    }
}

/// Draws what stands above a list: its name at the start, how many of it there are at the end.
fn heading(pen: &mut Pen<'_>, line: &DrawnLine) {
    let count = galley(pen.ui, &line.text, small(), pen.colours.weak_text, f32::INFINITY);
    let is_alone = line.caption.is_empty();
    let room = if is_alone { 0.0 } else { pen.room.width() - count.size().x - 8.0 };
    let words = if is_alone { &line.text } else { &line.caption };
    let width = if is_alone { pen.room.width() } else { room };
    let name = galley_lines(pen.ui, words, small(), pen.colours.weak_text, (width, 6));
    let height = name.size().y.max(if is_alone { 0.0 } else { count.size().y });
    pen.put(name, 0.0);
    if !is_alone {
        let x = if pen.rtl { pen.room.left() } else { pen.room.right() - count.size().x };
        pen.ui.painter().galley(pos2(x, pen.room.top()), count, pen.colours.weak_text);
    }
    pen.down(height + 4.0);
}

/// Draws what the plan says in one value, behind its mark.
fn said(pen: &mut Pen<'_>, line: &DrawnLine) {
    let width = (pen.room.width() - 16.0).max(1.0);
    let words = captioned(pen, line);
    let colour = if line.voice == Voice::Warning { pen.colours.warning } else { pen.colours.text };
    let text = galley_lines(pen.ui, &words, small(), colour, (width, 6));
    let height = text.size().y + 10.0;
    let whole = pen.room;
    pen.room.max.y = pen.room.top() + height;
    plan_block(pen, &[(text, line)]);
    pen.room = whole.with_min_y(whole.top() + height + 4.0);
}

/// Draws marked lines in so many columns, the first column first.
fn marks(pen: &mut Pen<'_>, lines: &[DrawnLine], columns: usize) {
    let whole = pen.room;
    let width = whole.width() / columns as f32;
    let rows = lines.len().div_ceil(columns).max(1);
    let mut lowest = whole.top();
    for (column, lines) in lines.chunks(rows).enumerate() {
        let along = column as f32 * width;
        let left = if pen.rtl { whole.right() - along - width } else { whole.left() + along };
        pen.room = Rect::from_min_max(pos2(left, whole.top()), pos2(left + width, whole.bottom()));
        for line in lines {
            marked(pen, line);
        }
        lowest = lowest.max(pen.room.top());
    }
    pen.room = whole.with_min_y(lowest + 3.0);
}

/// Draws a mark with the name of what it stands for, and what is noted to it below.
fn marked(pen: &mut Pen<'_>, line: &DrawnLine) {
    let Some(line_mark) = line.mark else { return };
    let width = (pen.room.width() - AFTER_MARK - 4.0).max(1.0);
    let face = if line_mark == LineMark::Read(true) { strong_font(size::SMALL) } else { small() };
    let name = galley_lines(pen.ui, &line.caption, face, pen.colours.text, (width, 6));
    let x = if pen.rtl { pen.room.right() - DISC - 1.0 } else { pen.room.left() + DISC + 1.0 };
    mark(pen.ui, pos2(x, pen.room.top() + 9.0), line_mark);
    let height = name.size().y;
    pen.put(name, AFTER_MARK);
    pen.down(height);
    if !line.text.is_empty() {
        let under = galley_lines(pen.ui, &line.text, small(), pen.colours.weak_text, (width, 6));
        let height = under.size().y;
        pen.put(under, AFTER_MARK);
        pen.down(height);
    }
    pen.down(2.0);
}

/// Draws bars from a middle line to both sides, the first side at the start.
fn two_sides(pen: &mut Pen<'_>, names: &[String; 2], sides: &[TwoSides]) {
    let (whole, rtl) = (pen.room, pen.rtl);
    // The name takes a third; a number of the longest bar stands beside it.
    let title_room = whole.width() * 0.34;
    let half = (whole.width() - title_room) / 2.0;
    let number = (half * 0.5).min(64.0);
    let at = |along: f32| if rtl { whole.right() - along } else { whole.left() + along };
    let middle = at(title_room + half);
    let towards = |side: usize| if (side == 0) == rtl { 1.0 } else { -1.0 };
    let text = |pen: &Pen<'_>, words: &str, side: usize, from: f32, y: f32| {
        let words = galley_elided(pen.ui, words, small(), pen.colours.weak_text, half);
        let width = words.size().x;
        let x = if towards(side) > 0.0 { from } else { from - width };
        pen.ui.painter().galley(pos2(x, y), words, pen.colours.weak_text);
    };
    for (side, name) in names.iter().enumerate() {
        text(pen, name, side, middle + towards(side) * 6.0, whole.top());
    }
    pen.down(SIDES);
    let top = pen.room.top();
    for bar in sides {
        let name = galley_elided(pen.ui, &bar.name, small(), pen.colours.text, title_room - 8.0);
        pen.put(name, 0.0);
        for side in 0..2 {
            let length = (half - number) * bar.shares[side] as f32;
            let far = middle + towards(side) * length;
            let y = pen.room.top();
            if length > 0.0 {
                let rect = Rect::from_two_pos(pos2(middle, y + 3.0), pos2(far, y + 15.0));
                let (fill, edge) = if side == 0 {
                    (pen.colours.bar, pen.colours.bar_edge)
                } else {
                    (pen.colours.second_bar, pen.colours.second_bar_edge)
                };
                let edge = Stroke::new(1.0, edge);
                pen.ui.painter().rect(rect, CornerRadius::ZERO, fill, edge, StrokeKind::Inside);
            }
            text(pen, &bar.words[side], side, far + towards(side) * 4.0, y);
        }
        pen.down(SIDES);
    }
    let line = Rect::from_min_max(pos2(middle, top), pos2(middle, pen.room.top() - 4.0));
    pen.ui.painter().vline(middle, line.y_range(), Stroke::new(1.0, pen.colours.control));
    pen.down(4.0);
}
