//! Says what the reader can set about dates, weeks and the direction of time.

use super::App;
use crate::text::{Region, WeekStart};

/// A setting of dates, weeks and the direction of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarSetting {
    /// Where the reader lives: names of months, first day of the week.
    Region(Region),
    /// The day on which weeks begin; that of the region with `None`.
    WeekStart(Option<WeekStart>),
    /// Hijri dates beside Gregorian ones, or not.
    HijriDates,
    /// Time from left to right in a right-to-left interface, or as the interface.
    TimeLeftToRight,
}

impl CalendarSetting {
    /// Returns whether the setting is in force.
    #[must_use]
    pub fn is_chosen(self, app: &App) -> bool {
        match self {
            Self::Region(region) => app.region() == region,
            Self::WeekStart(start) => app.preferences.week_start == start,
            Self::HijriDates => app.locale().hijri,
            Self::TimeLeftToRight => app.preferences.time_left_to_right,
        }
    }

    pub(super) fn apply(self, app: &mut App) {
        match self {
            Self::Region(region) => app.preferences.region = Some(region),
            Self::WeekStart(start) => app.preferences.week_start = start,
            Self::HijriDates => app.preferences.hijri = Some(!app.locale().hijri),
            Self::TimeLeftToRight => app.preferences.time_left_to_right = !app.preferences.time_left_to_right,
        }
    }
}
