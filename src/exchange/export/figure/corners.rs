//! The outline of a rectangle with rounded corners, for the painters whose libraries have none.

/// How far the handles of a curve stand from its ends where it draws a quarter of a circle of radius 1 to its corner.
const CORNER: f32 = 0.552_284_8;

/// A step along an outline, to places of `x` and `y`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Along {
    /// Begins there.
    From(f32, f32),
    /// A line to there.
    Line(f32, f32),
    /// A curve with two handles, to there.
    Curve([f32; 6]),
}

/// Returns the outline of the rectangle at left, top, width and height, clockwise from the end of its first corner; it is to be
/// closed. A rectangle without round corners has four sides alone.
pub(super) fn rectangle([x, y, width, height]: [f32; 4], round: f32) -> Vec<Along> {
    let radius = round.min(width / 2.0).min(height / 2.0);
    let (right, bottom) = (x + width, y + height);
    if radius <= 0.0 {
        return vec![Along::From(x, y), Along::Line(right, y), Along::Line(right, bottom), Along::Line(x, bottom)];
    }
    let near = radius * (1.0 - CORNER);
    vec![
        Along::From(x + radius, y),
        Along::Line(right - radius, y),
        Along::Curve([right - near, y, right, y + near, right, y + radius]),
        Along::Line(right, bottom - radius),
        Along::Curve([right, bottom - near, right - near, bottom, right - radius, bottom]),
        Along::Line(x + radius, bottom),
        Along::Curve([x + near, bottom, x, bottom - near, x, bottom - radius]),
        Along::Line(x, y + radius),
        Along::Curve([x, y + near, x + near, y, x + radius, y]),
    ]
}

/// Builds the path of a rectangle with `$builder`, which is of one library or of another: their builders have the same methods and
/// no trait in common.
macro_rules! path_of_rectangle {
    ($builder:expr, $at:expr, $round:expr) => {{
        let mut builder = $builder;
        for step in $crate::exchange::export::figure::corners::rectangle($at, $round) {
            match step {
                $crate::exchange::export::figure::corners::Along::From(x, y) => builder.move_to(x, y),
                $crate::exchange::export::figure::corners::Along::Line(x, y) => builder.line_to(x, y),
                $crate::exchange::export::figure::corners::Along::Curve([x1, y1, x2, y2, x, y]) => {
                    builder.cubic_to(x1, y1, x2, y2, x, y);
                }
            }
        }
        builder.close();
        builder.finish()
    }};
}
pub(super) use path_of_rectangle;

#[cfg(test)]
mod tests {
    use super::{Along, rectangle};

    #[test]
    fn corners_are_at_most_half_a_side() {
        assert_eq!(rectangle([1.0, 2.0, 10.0, 4.0], 0.0).len(), 4);
        let round = rectangle([1.0, 2.0, 10.0, 4.0], 100.0);
        assert_eq!(round[0], Along::From(3.0, 2.0));
        assert_eq!(round.len(), 9);
    }
}
