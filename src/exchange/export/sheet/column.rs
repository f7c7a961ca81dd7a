//! Draws a share of exposure as a column of the messages that it is made of, with its target as a line across it.

use super::super::figure::{Anchor, Rgb, Shape, colour};
use super::paint::{DISC, Pen, rect};
use crate::plan::Colour;
use crate::report::worksheets::{Stack, named_value};

/// Draws the column with its words below it.
pub(super) fn write(pen: &mut Pen<'_>, (share, target): (f64, Option<f64>), stack: &Stack, shapes: &mut Vec<Shape>) {
    // Columns stand on one line, however long the names above them are.
    pen.top = pen.top.max(pen.bottom - stack.rest);
    if pen.height() < Stack::LEAST {
        return;
    }
    let middle = pen.left + pen.width() / 2.0;
    let foot = pen.top + Stack::HEIGHT;
    let mut y = foot;
    for (message, part) in &stack.parts {
        let height = stack.height_of(*part);
        let ink = Rgb(message.rgb);
        shapes.push(rect([middle - Stack::WIDTH / 2.0, y - height, Stack::WIDTH, height], 0.0, ink, Some(ink.edge())));
        y -= height;
    }
    let across = |half: f32, y: f32, width: f32, colour: Rgb| Shape::Line {
        points: vec![(middle - half, y), (middle + half, y)],
        width,
        colour,
    };
    shapes.push(across(pen.width() / 2.0, foot, 1.0, colour::CONTROL));
    if let Some(target) = target {
        shapes.push(across(Stack::WIDTH / 2.0 + Stack::BEYOND, foot - stack.height_of(target), 2.0, colour::TEXT));
    }
    pen.top += Stack::HEIGHT + 4.0;
    let locale = pen.report.locale;
    let words =
        target.map(|target| named_value(locale, pen.report.texts.worksheets.target, &locale.percent(target, 0)));
    let share = (locale.percent(share, 1), colour::TEXT);
    for (words, ink) in std::iter::once(share).chain(words.map(|words| (words, colour::WEAK))) {
        let text = pen.set(&words, (false, ink), pen.width(), 1);
        pen.put_at(&text, middle, Anchor::Middle, shapes);
        pen.top += text.height();
    }
    pen.top += 6.0;
}

/// Returns the mark of a message: a square in its colour.
pub(super) fn swatch(x: f32, y: f32, message: Colour) -> Shape {
    let (side, ink) = (2.0 * DISC, Rgb(message.rgb));
    rect([x - side / 2.0, y - side / 2.0, side, side], 1.0, ink, Some(ink.edge()))
}
