//! Shapes that several parts of the page draw: marks of sentiments, of say, do and confirm, and lines that are not straight.

use eframe::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2};

use crate::gui::theme::palette;
use crate::plan::Sentiment;

/// Draws the square of a mention: filled for a positive one, hollow for a negative one, grey for any other.
pub(super) fn mention_square(ui: &Ui, painter: &Painter, rect: Rect, sentiment: Option<Sentiment>) {
    let colours = palette(ui.visuals());
    match sentiment {
        Some(Sentiment::Positive) => {
            painter.rect_filled(rect, 1, colours.curve);
        }
        Some(Sentiment::Negative) => {
            painter.rect_stroke(rect, 1, Stroke::new(2.0, colours.second_curve), StrokeKind::Inside);
        }
        Some(Sentiment::Neutral) | None => {
            painter.rect(rect, 1, colours.second_bar, Stroke::new(1.0, colours.second_bar_edge), StrokeKind::Inside);
        }
    }
}

/// A side of the triangle: what is said, done, or confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Say,
    Do,
    Confirm,
}

/// Draws the mark of a side, each of a shape of its own: it reads without colour.
pub(super) fn side_mark(ui: &Ui, painter: &Painter, at: Pos2, side: Side) {
    let colours = palette(ui.visuals());
    match side {
        Side::Say => {
            painter.rect_filled(Rect::from_center_size(at, Vec2::splat(8.0)), 0, colours.text);
        }
        Side::Do => {
            painter.circle_filled(at, 4.5, colours.curve);
        }
        Side::Confirm => diamond(painter, at, 5.0, colours.second_curve),
    }
}

fn diamond(painter: &Painter, at: Pos2, half: f32, colour: Color32) {
    let points =
        vec![pos2(at.x, at.y - half), pos2(at.x + half, at.y), pos2(at.x, at.y + half), pos2(at.x - half, at.y)];
    painter.add(Shape::closed_line(points, Stroke::new(2.0, colour)));
}

/// Returns the place of a value within `range`, from its start side.
pub(super) fn along(range: eframe::egui::Rangef, share: f64, to_the_left: bool) -> f32 {
    let share = share as f32;
    if to_the_left { range.max - share * range.span() } else { range.min + share * range.span() }
}
