//! Shapes that are handed over to the window together: each by itself waits for a lock, and a flowchart has thousands.

use std::sync::Arc;

use eframe::egui::epaint::RectShape;
use eframe::egui::{Color32, CornerRadius, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind};

/// Collects shapes in the order in which they lie on each other.
#[derive(Debug, Default)]
pub(super) struct Layer(Vec<Shape>);

impl Layer {
    /// Hands over what was collected to `painter`, and begins anew.
    pub(super) fn paint(&mut self, painter: &Painter) {
        painter.extend(self.0.drain(..));
    }

    /// Adds a rectangle with its line inside it.
    pub(super) fn rect(&mut self, rect: Rect, radius: u8, fill: Color32, line: Stroke) {
        let shape = RectShape::new(rect, CornerRadius::same(radius), fill, line, StrokeKind::Inside);
        self.0.push(shape.into());
    }

    /// Adds a rectangle without a line.
    pub(super) fn rect_filled(&mut self, rect: Rect, radius: u8, fill: Color32) {
        self.0.push(RectShape::filled(rect, CornerRadius::same(radius), fill).into());
    }

    /// Adds the line of a rectangle.
    pub(super) fn rect_stroke(&mut self, rect: Rect, radius: u8, line: Stroke, kind: StrokeKind) {
        self.0.push(RectShape::stroke(rect, CornerRadius::same(radius), line, kind).into());
    }

    /// Adds a disc.
    pub(super) fn circle_filled(&mut self, centre: Pos2, radius: f32, fill: Color32) {
        self.0.push(Shape::circle_filled(centre, radius, fill));
    }

    /// Adds words; `ink` colours those that have no colour of their own.
    pub(super) fn galley(&mut self, at: Pos2, words: Arc<Galley>, ink: Color32) {
        self.0.push(Shape::galley(at, words, ink));
    }
}
