//! Says where the values of a plot lie on the screen.

use eframe::egui::{Pos2, Rect, pos2};

use crate::report::Plot;

/// Holds where the ground of a plot is and what its ends stand for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::gui) struct Ground {
    /// The ground without marks and names.
    pub(in crate::gui) rect: Rect,
    /// What its start and its end stand for.
    pub(in crate::gui) x: (f64, f64),
    /// What its bottom and its top stand for.
    pub(in crate::gui) y: (f64, f64),
    /// True where the horizontal axis begins at the right.
    pub(in crate::gui) to_the_left: bool,
}

/// Returns how far `value` lies from `least` towards `most`, as a share.
fn share(value: f64, (least, most): (f64, f64)) -> f32 {
    if most > least { ((value - least) / (most - least)) as f32 } else { 0.5 }
}

impl Ground {
    /// Returns where values stand on the screen.
    pub(in crate::gui) fn at(&self, x: f64, y: f64) -> Pos2 {
        let along = share(x, self.x) * self.rect.width();
        let x = if self.to_the_left { self.rect.right() - along } else { self.rect.left() + along };
        pos2(x, self.rect.bottom() - share(y, self.y) * self.rect.height())
    }

    /// Returns the value of the horizontal axis at a position on the screen.
    pub(in crate::gui) fn x_of(&self, x: f32) -> f64 {
        let along = if self.to_the_left { self.rect.right() - x } else { x - self.rect.left() };
        self.x.0 + f64::from(along / self.rect.width().max(1.0)) * (self.x.1 - self.x.0)
    }

    /// Returns the value of the vertical axis at a position on the screen.
    pub(super) fn y_of(&self, y: f32) -> f64 {
        let up = (self.rect.bottom() - y) / self.rect.height().max(1.0);
        self.y.0 + f64::from(up) * (self.y.1 - self.y.0)
    }

    /// Returns how far two places of the horizontal axis stand apart on the screen, in points.
    pub(super) fn step(&self) -> f32 {
        (self.at(self.x.0 + 1.0, 0.0).x - self.at(self.x.0, 0.0).x).abs()
    }

    /// Returns the edge towards which the horizontal axis runs.
    pub(super) fn end(&self) -> f32 {
        if self.to_the_left { self.rect.left() } else { self.rect.right() }
    }

    /// Returns the sign of a step along the horizontal axis.
    pub(super) fn onward(&self) -> f32 {
        if self.to_the_left { -1.0 } else { 1.0 }
    }

    /// Returns the place of the plot at a position on the screen: the nearest one that has something where places have names,
    /// otherwise the value itself.
    pub(in crate::gui) fn place_at(&self, plot: &Plot, x: f32) -> Option<f64> {
        let value = self.x_of(x).max(self.x.0).min(self.x.1);
        if plot.x.labels.is_empty() {
            return Some(value);
        }
        let points = plot.series.iter().flat_map(|series| &series.points).map(|point| point.0);
        let labels = plot.x.labels.iter().map(|label| label.0);
        points.chain(labels).min_by(|a, b| (a - value).abs().total_cmp(&(b - value).abs()))
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Rect, pos2};

    use super::Ground;

    #[test]
    fn values_and_places_are_each_others_inverse_in_both_directions() {
        let rect = Rect::from_min_max(pos2(10.0, 20.0), pos2(110.0, 220.0));
        for to_the_left in [false, true] {
            let ground = Ground { rect, x: (0.5, 10.5), y: (-1.0, 1.0), to_the_left };
            for value in [0.5, 3.0, 10.5] {
                assert!((ground.x_of(ground.at(value, 0.0).x) - value).abs() < 1e-5);
                assert!((ground.y_of(ground.at(0.0, value / 10.0).y) - value / 10.0).abs() < 1e-5);
            }
            assert!((ground.at(1.0, 0.0).y - 120.0).abs() < 1e-4);
            assert!(((ground.at(2.0, 0.0).x < ground.at(1.0, 0.0).x) == to_the_left));
        }
    }
}
