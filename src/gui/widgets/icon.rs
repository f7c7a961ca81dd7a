//! Icons, painted from lines: no font and no picture file is needed.

use super::icon_lines::parts;
use crate::app::Page;
use eframe::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2};

/// An icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// Add something.
    Plus,
    /// Make something smaller.
    Minus,
    /// Remove something.
    Bin,
    /// Copy something.
    Copies,
    /// Towards the beginning of a list.
    Up,
    /// Towards the end of a list.
    Down,
    /// Something can be unfolded.
    Closed,
    /// Something is unfolded.
    Open,
    /// A choice in force.
    Tick,
    /// Close or dismiss.
    Cross,
    /// An error.
    Stop,
    /// A warning.
    Caution,
    /// A notice.
    Info,
    /// A page of the window.
    Page(Page),
    /// Figures can be held against this.
    Pin,
    /// Something at the side can be folded away.
    Fold,
    /// Something at the side can be opened.
    Unfold,
}

/// Paints an icon in the middle of `rect`, mirrored where it points sideways and the interface runs right to left.
pub fn paint_icon(painter: &Painter, icon: Icon, rect: Rect, colour: Color32, right_to_left: bool) {
    let side = rect.width().min(rect.height());
    let square = Rect::from_center_size(rect.center(), eframe::egui::Vec2::splat(side));
    let at = |x: f32, y: f32| -> Pos2 {
        let x = if right_to_left && matches!(icon, Icon::Closed | Icon::Fold | Icon::Unfold) { 1.0 - x } else { x };
        pos2(square.left() + x * side, square.top() + y * side)
    };
    let stroke = Stroke::new((side / 10.0).max(1.25), colour);
    for line in strokes(icon) {
        let points = line.iter().map(|&(x, y)| at(x, y)).collect();
        painter.add(Shape::line(points, stroke));
    }
    for part in parts(icon) {
        let stroke = Stroke::new((part.width * side / 16.0).max(1.0), colour);
        for line in part.points() {
            let points: Vec<Pos2> = line.into_iter().map(|(x, y)| at(x, y)).collect();
            painter.add(if part.is_filled {
                Shape::convex_polygon(points, colour, Stroke::NONE)
            } else {
                Shape::line(points, stroke)
            });
        }
    }
    if matches!(icon, Icon::Stop | Icon::Info) {
        painter.circle_stroke(square.center(), side * 0.42, stroke);
    }
    if matches!(icon, Icon::Stop | Icon::Caution) {
        painter.circle_filled(at(0.5, 0.72), stroke.width * 0.75, colour);
    }
    if icon == Icon::Info {
        painter.circle_filled(at(0.5, 0.3), stroke.width * 0.75, colour);
    }
}

/// Returns the lines of an icon in a unit square.
fn strokes(icon: Icon) -> &'static [&'static [(f32, f32)]] {
    match icon {
        Icon::Plus => &[&[(0.5, 0.15), (0.5, 0.85)], &[(0.15, 0.5), (0.85, 0.5)]],
        Icon::Bin => &[
            &[(0.15, 0.27), (0.85, 0.27)],
            &[(0.38, 0.27), (0.38, 0.13), (0.62, 0.13), (0.62, 0.27)],
            &[(0.24, 0.27), (0.3, 0.88), (0.7, 0.88), (0.76, 0.27)],
            &[(0.43, 0.42), (0.44, 0.74)],
            &[(0.57, 0.42), (0.56, 0.74)],
        ],
        Icon::Copies => &[
            &[(0.35, 0.35), (0.88, 0.35), (0.88, 0.88), (0.35, 0.88), (0.35, 0.35)],
            &[(0.35, 0.65), (0.12, 0.65), (0.12, 0.12), (0.65, 0.12), (0.65, 0.35)],
        ],
        Icon::Up => &[&[(0.2, 0.62), (0.5, 0.32), (0.8, 0.62)]],
        Icon::Down | Icon::Open => &[&[(0.2, 0.38), (0.5, 0.68), (0.8, 0.38)]],
        Icon::Closed => &[&[(0.38, 0.2), (0.68, 0.5), (0.38, 0.8)]],
        Icon::Tick => &[&[(0.15, 0.52), (0.4, 0.78), (0.86, 0.24)]],
        Icon::Cross => &[&[(0.2, 0.2), (0.8, 0.8)], &[(0.8, 0.2), (0.2, 0.8)]],
        Icon::Stop => &[&[(0.5, 0.27), (0.5, 0.56)]],
        Icon::Caution => &[&[(0.5, 0.1), (0.93, 0.88), (0.07, 0.88), (0.5, 0.1)], &[(0.5, 0.38), (0.5, 0.58)]],
        Icon::Info => &[&[(0.5, 0.45), (0.5, 0.75)]],
        _ => &[],
    }
}
