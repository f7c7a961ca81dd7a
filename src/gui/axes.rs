//! The frame of a plot with axes: marks in words of the interface, curves by `egui_plot`, mirrored where reading is.

use eframe::egui::{Align2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use egui_plot::{PlotBounds, PlotUi};

use super::context::{Cx, is_right_to_left};
use super::plots::quiet_plot;
use super::theme::{font, palette, size};
use super::widgets::paint_text;
use crate::gui::fit;

/// Height under the plot for the marks of the horizontal axis.
const BELOW: f32 = 20.0;
/// Height above the plot for half a mark.
const ABOVE: f32 = 8.0;

/// A plot with marks on both axes. Zero stands at the start side and at the bottom.
#[derive(Clone, Debug)]
pub(super) struct Axes<'a> {
    /// Names it in the window, uniquely.
    pub(super) id: &'a str,
    /// What screen readers hear.
    pub(super) name: &'a str,
    /// Height in points, with the marks.
    pub(super) height: f32,
    /// Width at the start side for the marks of the vertical axis.
    pub(super) names_width: f32,
    /// The largest value of the horizontal axis, above 0.
    pub(super) most_x: f64,
    /// The largest value of the vertical axis, above 0.
    pub(super) most_y: f64,
    /// Values of the horizontal axis with their words.
    pub(super) marks_x: Vec<(f64, String)>,
    /// Values of the vertical axis with their words, each with a line across.
    pub(super) marks_y: Vec<(f64, String)>,
}

/// Where a plot was drawn.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    /// The curves' area.
    pub(super) area: Rect,
    /// The pointer over it.
    pub(super) response: Response,
    most: (f64, f64),
    right_to_left: bool,
    marks_at_right: bool,
}

impl Drawn {
    /// Where a value stands on the screen.
    pub(super) fn at(&self, x: f64, y: f64) -> eframe::egui::Pos2 {
        let along = (x / self.most.0) as f32 * self.area.width();
        let x = if self.right_to_left { self.area.right() - along } else { self.area.left() + along };
        pos2(x, self.area.bottom() - (y / self.most.1) as f32 * self.area.height())
    }

    /// The value of the horizontal axis at a position on the screen.
    pub(super) fn x_of(&self, x: f32) -> f64 {
        let along = if self.right_to_left { self.area.right() - x } else { x - self.area.left() };
        f64::from(along / self.area.width().max(1.0)) * self.most.0
    }
}

impl Axes<'_> {
    /// Draws the marks, then what `curves` draws.
    pub(super) fn show(&self, ui: &mut Ui, curves: impl FnOnce(&mut PlotUi<'_>)) -> Drawn {
        let right_to_left = is_right_to_left(ui);
        self.show_running(ui, right_to_left, curves)
    }

    /// [`Self::show`] with weeks on the horizontal axis, which run as time does.
    pub(super) fn show_weeks(&self, cx: &Cx<'_>, ui: &mut Ui, curves: impl FnOnce(&mut PlotUi<'_>)) -> Drawn {
        self.show_running(ui, cx.time_runs_left(), curves)
    }

    fn show_running(&self, ui: &mut Ui, right_to_left: bool, curves: impl FnOnce(&mut PlotUi<'_>)) -> Drawn {
        let (rect, _) = fit::allocate(ui, vec2(ui.available_width(), self.height), Sense::hover());
        let marks_at_right = is_right_to_left(ui);
        let (left, right) = if marks_at_right { (8.0, self.names_width) } else { (self.names_width, 8.0) };
        let area = Rect::from_min_max(
            pos2(rect.left() + left, rect.top() + ABOVE),
            pos2(rect.right() - right, rect.bottom() - BELOW),
        );
        let mut inside = ui.new_child(fit::part(area));
        let response = ui.interact(area, ui.scope_id().with(self.id), Sense::hover());
        let drawn = Drawn { area, response, most: (self.most_x, self.most_y), right_to_left, marks_at_right };
        drawn.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, self.name));
        self.marks(ui, &drawn);
        quiet_plot(self.id, area, right_to_left).show(&mut inside, |plot| {
            plot.set_plot_bounds(PlotBounds::from_min_max([0.0, 0.0], [self.most_x, self.most_y]));
            curves(plot);
        });
        drawn
    }

    fn marks(&self, ui: &Ui, drawn: &Drawn) {
        let colours = palette(ui.visuals());
        let painter = ui.painter();
        for (value, words) in &self.marks_y {
            let y = drawn.at(0.0, *value).y;
            painter.hline(drawn.area.x_range(), y, Stroke::new(1.0, colours.grid));
            let (x, anchor) = if drawn.marks_at_right {
                (drawn.area.right() + 6.0, Align2::LEFT_CENTER)
            } else {
                (drawn.area.left() - 6.0, Align2::RIGHT_CENTER)
            };
            paint_text(ui, painter, pos2(x, y), anchor, words, font(size::SMALL), colours.weak_text);
        }
        painter.hline(drawn.area.x_range(), drawn.area.bottom(), Stroke::new(1.0, colours.line));
        for (value, words) in &self.marks_x {
            let at = drawn.at(*value, 0.0);
            painter.vline(at.x, at.y..=at.y + 3.0, Stroke::new(1.0, colours.line));
            let below = at + vec2(0.0, 5.0);
            paint_text(ui, painter, below, Align2::CENTER_TOP, words, font(size::SMALL), colours.weak_text);
        }
    }
}

/// The step between marks of an axis up to `most` that has about `count` of them: 1, 2 or 5 times a power of ten.
pub(super) fn nice_step(most: f64, count: f64) -> f64 {
    if !(most.is_finite() && most > 0.0) {
        return 1.0;
    }
    let rough = most / count.max(1.0);
    let power = 10_f64.powf(rough.log10().floor());
    let factor = [1.0, 2.0, 5.0].into_iter().find(|factor| rough <= factor * power * (1.0 + 1e-9)).unwrap_or(10.0);
    factor * power
}

/// 0, `step`, 2·`step`, … up to `most`.
pub(super) fn multiples(step: f64, most: f64) -> Vec<f64> {
    (0..=50).map(|number| f64::from(number) * step).take_while(|value| *value <= most * (1.0 + 1e-9)).collect()
}

#[cfg(test)]
mod tests {
    use super::{multiples, nice_step};

    #[test]
    fn marks_stand_at_round_numbers() {
        for (most, expected) in [(1.0, 0.2), (12.0, 5.0), (95.0, 20.0), (230_000.0, 50_000.0), (0.3, 0.1), (0.0, 1.0)] {
            let step = nice_step(most, 5.0);
            assert!((step - expected).abs() < 1e-9 * expected, "{most}: {step}");
        }
        assert_eq!(multiples(5.0, 12.0), [0.0, 5.0, 10.0]);
        assert_eq!(multiples(0.1, 0.3).len(), 4);
    }
}
