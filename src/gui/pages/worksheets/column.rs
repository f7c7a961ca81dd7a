//! Draws a share of exposure as a bar, or as a column of the messages that it is made of, with its target as a line across it.

use eframe::egui::{CornerRadius, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::drawing::{DISC, Pen, from_start, small};
use crate::gui::context::Cx;
use crate::gui::theme::{self, edge_of, message_colour, size, strong_font};
use crate::gui::widgets::{galley_elided, galley_lines};
use crate::plan::Colour;
use crate::report::worksheets::{Stack, named_value};

/// Draws the column with its words below it.
pub(super) fn show(cx: &Cx<'_>, pen: &mut Pen<'_>, (share, target): (f64, Option<f64>), stack: &Stack) {
    // Columns stand on one line, however long the names above them are.
    pen.room.min.y = pen.room.top().max(pen.room.bottom() - stack.rest);
    if pen.height() < Stack::LEAST {
        return;
    }
    let painter = pen.ui.painter();
    let middle = pen.room.center().x;
    let foot = pen.room.top() + Stack::HEIGHT;
    let mut y = foot;
    for (colour, part) in &stack.parts {
        let height = stack.height_of(*part);
        let rect = Rect::from_min_size(pos2(middle - Stack::WIDTH / 2.0, y - height), vec2(Stack::WIDTH, height));
        square(pen.ui, rect, *colour);
        y -= height;
    }
    painter.hline(pen.room.x_range(), foot, Stroke::new(1.0, pen.colours.control));
    if let Some(target) = target {
        let half = Stack::WIDTH / 2.0 + Stack::BEYOND;
        let y = foot - stack.height_of(target);
        painter.hline(middle - half..=middle + half, y, Stroke::new(2.0, pen.colours.text));
    }
    pen.down(Stack::HEIGHT + 4.0);
    let share = galley_elided(
        pen.ui,
        &cx.locale.percent(share, 1),
        strong_font(size::SMALL),
        pen.colours.text,
        pen.room.width(),
    );
    let words = target.map(|target| named_value(cx.locale, cx.texts.worksheets.target, &cx.locale.percent(target, 0)));
    let words = words.map(|words| galley_elided(pen.ui, &words, small(), pen.colours.weak_text, pen.room.width()));
    for text in std::iter::once(share).chain(words) {
        let height = text.size().y;
        pen.ui.painter().galley(pos2(middle - text.size().x / 2.0, pen.room.top()), text, pen.colours.text);
        pen.down(height);
    }
    pen.down(6.0);
}

/// Draws a share of exposure as a bar, its target as a mark across it, and both in words.
pub(super) fn bar(cx: &Cx<'_>, pen: &mut Pen<'_>, share: f64, target: Option<f64>) {
    if pen.height() < 40.0 {
        return;
    }
    let line = Rect::from_min_size(pen.room.left_top() + vec2(0.0, 4.0), vec2(pen.room.width(), 8.0));
    pen.ui.painter().rect_filled(line, CornerRadius::same(theme::RADIUS), pen.colours.raised);
    let bar = from_start(line, share as f32, pen.rtl);
    let edge = Stroke::new(1.0, pen.colours.bar_edge);
    pen.ui.painter().rect(bar, CornerRadius::ZERO, pen.colours.bar, edge, StrokeKind::Inside);
    let mut words = cx.locale.percent(share, 1);
    if let Some(target) = target {
        let from = from_start(line, target as f32, pen.rtl);
        let x = if pen.rtl { from.left() } else { from.right() };
        pen.ui.painter().vline(x, line.expand(4.0).y_range(), Stroke::new(2.0, pen.colours.text));
        let target = named_value(cx.locale, cx.texts.worksheets.target, &cx.locale.percent(target, 0));
        words = format!("{words}{dot}{target}", dot = cx.locale.dot());
    }
    pen.down(16.0);
    let text = galley_lines(pen.ui, &words, small(), pen.colours.text, (pen.room.width(), 2));
    let height = text.size().y;
    pen.put(text, 0.0);
    pen.down(height + 6.0);
}

/// Shows the mark of a message: a square in its colour.
pub(super) fn swatch(ui: &Ui, middle: Pos2, colour: Colour) {
    let rect = Rect::from_center_size(middle, vec2(2.0 * DISC + 1.0, 2.0 * DISC + 1.0));
    square(ui, rect, colour);
}

fn square(ui: &Ui, rect: Rect, message: Colour) {
    let colour = message_colour(message);
    let edge = Stroke::new(1.0, edge_of(colour, ui.visuals()));
    ui.painter().rect(rect, CornerRadius::ZERO, colour, edge, StrokeKind::Inside);
}
