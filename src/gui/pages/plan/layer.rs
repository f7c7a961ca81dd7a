//! Shapes that are handed over to the window together: each by itself waits for a lock, and a flowchart has thousands.

use std::sync::Arc;

use eframe::egui::epaint::RectShape;
use eframe::egui::{Color32, CornerRadius, Galley, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind};

/// More bars than this are shown without round corners: each corner is a dozen points, in every frame.
const MOST_ROUNDED: usize = 400;

/// Collects shapes in the order in which they lie on each other; of many bars, the rectangles lie below all else.
#[derive(Debug, Default)]
pub(super) struct Layer {
    shapes: Vec<Shape>,
    /// The rectangles of many bars, on whole pixels, and how many pixels a point has.
    plain: Option<(Mesh, f32)>,
}

impl Layer {
    /// Begins a layer of a chart that shows so many bars, in a window with so many pixels per point.
    pub(super) fn of(bars: usize, pixels_per_point: f32) -> Self {
        let plain = (bars > MOST_ROUNDED).then(|| (Mesh::default(), pixels_per_point));
        Self { shapes: Vec::new(), plain }
    }

    /// Hands over what was collected to `painter`, and begins anew.
    pub(super) fn paint(&mut self, painter: &Painter) {
        if let Some((mesh, _)) = &mut self.plain
            && !mesh.is_empty()
        {
            painter.add(Shape::mesh(std::mem::take(mesh)));
        }
        painter.extend(self.shapes.drain(..));
    }

    /// Adds a rectangle with its line inside it.
    pub(super) fn rect(&mut self, rect: Rect, radius: u8, fill: Color32, line: Stroke) {
        if let Some((mesh, pixels_per_point)) = &mut self.plain {
            let rect = on_pixels(rect, *pixels_per_point);
            mesh.add_colored_rect(rect, line.color);
            let inside = on_pixels(rect.shrink(line.width), *pixels_per_point);
            if inside.is_positive() {
                mesh.add_colored_rect(inside, fill);
            }
            return;
        }
        let shape = RectShape::new(rect, CornerRadius::same(radius), fill, line, StrokeKind::Inside);
        self.shapes.push(shape.into());
    }

    /// Adds a rectangle without a line.
    pub(super) fn rect_filled(&mut self, rect: Rect, radius: u8, fill: Color32) {
        if let Some((mesh, pixels_per_point)) = &mut self.plain {
            mesh.add_colored_rect(on_pixels(rect, *pixels_per_point), fill);
            return;
        }
        self.shapes.push(RectShape::filled(rect, CornerRadius::same(radius), fill).into());
    }

    /// Adds the line of a rectangle.
    pub(super) fn rect_stroke(&mut self, rect: Rect, radius: u8, line: Stroke, kind: StrokeKind) {
        self.shapes.push(RectShape::stroke(rect, CornerRadius::same(radius), line, kind).into());
    }

    /// Adds a disc.
    pub(super) fn circle_filled(&mut self, centre: Pos2, radius: f32, fill: Color32) {
        self.shapes.push(Shape::circle_filled(centre, radius, fill));
    }

    /// Adds words; `ink` colours those that have no colour of their own.
    pub(super) fn galley(&mut self, at: Pos2, words: Arc<Galley>, ink: Color32) {
        self.shapes.push(Shape::galley(at, words, ink));
    }
}

/// Returns the rectangle with its sides between pixels, so that they are sharp without being smoothed.
fn on_pixels(rect: Rect, pixels_per_point: f32) -> Rect {
    let whole = |at: f32| (at * pixels_per_point).round() / pixels_per_point;
    let corner = |at: Pos2| Pos2::new(whole(at.x), whole(at.y));
    Rect::from_min_max(corner(rect.min), corner(rect.max))
}
