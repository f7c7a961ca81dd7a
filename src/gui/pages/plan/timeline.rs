//! Says where weeks lie on the screen: one rule for the flowchart and the plots under it, in both directions.

use eframe::egui::Rangef;

use crate::gui::fit::within;

/// The narrowest week, in points.
const LEAST_WEEK_WIDTH: f32 = 4.0;

/// Says where weeks lie on the screen. *Edges* are the borders between weeks, from 0 (start of week 1) to the number of weeks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Timeline {
    /// The part of the screen that weeks are shown in.
    pub(super) area: Rangef,
    /// Width of a week in points.
    pub(super) week_width: f32,
    /// How far the weeks are scrolled, in points from the start.
    pub(super) scroll: f32,
    /// How many weeks there are.
    pub(super) weeks: u32,
    /// Whether time runs to the left.
    pub(super) right_to_left: bool,
}

impl Timeline {
    /// Returns `weeks` weeks in `area`, `zoom` times as wide as would fit, scrolled as far as `scroll` and the end allow.
    #[must_use]
    pub(super) fn new(area: Rangef, weeks: u32, zoom: f32, scroll: f32, right_to_left: bool) -> Self {
        let week_width = (area.span() / weeks.max(1) as f32 * zoom).max(LEAST_WEEK_WIDTH);
        let mut timeline = Self { area, week_width, scroll: 0.0, weeks, right_to_left };
        timeline.scroll = within(scroll, 0.0, timeline.most_scroll());
        timeline
    }

    /// Returns how far the weeks can be scrolled.
    #[must_use]
    pub(super) fn most_scroll(&self) -> f32 {
        (self.week_width * self.weeks as f32 - self.area.span()).max(0.0)
    }

    /// Returns where an edge lies on the screen.
    #[must_use]
    pub(super) fn x_of(&self, edge: f32) -> f32 {
        let from_start = edge * self.week_width - self.scroll;
        if self.right_to_left { self.area.max - from_start } else { self.area.min + from_start }
    }

    /// Returns which edge lies at `x`, as a fraction, inside the plan or not.
    #[must_use]
    pub(super) fn edge_at(&self, x: f32) -> f32 {
        let from_start = if self.right_to_left { self.area.max - x } else { x - self.area.min };
        (from_start + self.scroll) / self.week_width
    }

    /// Returns the week at `x`, counted from 1, or the nearest one.
    #[must_use]
    pub(super) fn week_at(&self, x: f32) -> u32 {
        let edge = within(self.edge_at(x).floor(), 0.0, (self.weeks.max(1) - 1) as f32);
        // Clamped to the plan's weeks just above.
        edge as u32 + 1
    }

    /// Returns the part of the screen that `weeks` weeks from `start_week` on take, left to right.
    #[must_use]
    pub(super) fn span(&self, start_week: u32, weeks: u32) -> Rangef {
        let first = self.x_of(start_week as f32 - 1.0);
        let last = self.x_of(start_week as f32 - 1.0 + weeks as f32);
        Rangef::new(first.min(last), first.max(last))
    }

    /// Returns the first and the last week of which anything can be seen.
    #[must_use]
    pub(super) fn visible(&self) -> (u32, u32) {
        let a = self.week_at(self.area.min + 0.5);
        let b = self.week_at(self.area.max - 0.5);
        (a.min(b), a.max(b))
    }

    /// Returns the scroll that keeps the edge at `x` where it is when weeks get the width that `zoom` gives them.
    #[must_use]
    pub(super) fn scroll_for_zoom(&self, x: f32, zoom: f32) -> f32 {
        let edge = self.edge_at(x);
        let zoomed = Self::new(self.area, self.weeks, zoom, 0.0, self.right_to_left);
        let from_start = if self.right_to_left { self.area.max - x } else { x - self.area.min };
        within(edge * zoomed.week_width - from_start, 0.0, zoomed.most_scroll())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp, reason = "the numbers are exact in binary")]

    use eframe::egui::Rangef;

    use super::Timeline;

    fn timelines() -> impl Iterator<Item = Timeline> {
        [(1.0, 0.0), (3.0, 150.0), (20.0, 1e9)].into_iter().flat_map(|(zoom, scroll)| {
            [false, true].map(|rtl| Timeline::new(Rangef::new(200.0, 1000.0), 8, zoom, scroll, rtl))
        })
    }

    #[test]
    fn places_and_weeks_agree_in_both_directions() {
        for timeline in timelines() {
            for week in 1..=8 {
                let middle = timeline.span(week, 1).center();
                assert_eq!(timeline.week_at(middle), week, "{timeline:?}");
                let edge = timeline.edge_at(timeline.x_of(week as f32));
                assert!((edge - week as f32).abs() < 1e-3, "{timeline:?}");
            }
        }
    }

    #[test]
    fn week_1_is_at_the_reading_start() {
        let area = Rangef::new(200.0, 1000.0);
        assert_eq!(Timeline::new(area, 8, 1.0, 0.0, false).x_of(0.0), 200.0);
        assert_eq!(Timeline::new(area, 8, 1.0, 0.0, true).x_of(0.0), 1000.0);
    }

    #[test]
    fn zooming_keeps_the_edge_under_the_pointer() {
        for timeline in timelines() {
            let (x, zoom) = (600.0, 5.0);
            let edge = timeline.edge_at(x);
            let zoomed =
                Timeline::new(timeline.area, 8, zoom, timeline.scroll_for_zoom(x, zoom), timeline.right_to_left);
            let at_border = zoomed.scroll == 0.0 || zoomed.scroll == zoomed.most_scroll();
            assert!(at_border || (zoomed.edge_at(x) - edge).abs() < 1e-3, "{timeline:?}");
        }
    }

    #[test]
    fn scrolling_stops_at_the_end() {
        let timeline = Timeline::new(Rangef::new(0.0, 100.0), 10, 2.0, 500.0, false);
        assert_eq!(timeline.scroll, 100.0);
        assert_eq!(timeline.visible(), (6, 10));
    }
}
