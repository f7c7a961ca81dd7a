//! What the reader can set about dates, weeks and the direction of time.

use super::App;
use crate::text::strings::Texts;
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
    /// All settings, in the order of the menu.
    pub const ALL: [Self; 11] = [
        Self::Region(Region::Maghreb),
        Self::Region(Region::Morocco),
        Self::Region(Region::Mauritania),
        Self::Region(Region::Levant),
        Self::Region(Region::Gulf),
        Self::WeekStart(None),
        Self::WeekStart(Some(WeekStart::Saturday)),
        Self::WeekStart(Some(WeekStart::Sunday)),
        Self::WeekStart(Some(WeekStart::Monday)),
        Self::HijriDates,
        Self::TimeLeftToRight,
    ];

    /// Whether the setting is in force.
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

    /// What the setting is called.
    #[must_use]
    pub fn label(self, texts: &'static Texts) -> &'static str {
        let words = &texts.commands;
        match self {
            Self::Region(Region::Maghreb) => words.region_maghreb,
            Self::Region(Region::Morocco) => words.region_morocco,
            Self::Region(Region::Mauritania) => words.region_mauritania,
            Self::Region(Region::Levant) => words.region_levant,
            Self::Region(Region::Gulf) => words.region_gulf,
            Self::WeekStart(None) => words.week_start_region,
            Self::WeekStart(Some(WeekStart::Friday)) => words.week_start_friday,
            Self::WeekStart(Some(WeekStart::Saturday)) => words.week_start_saturday,
            Self::WeekStart(Some(WeekStart::Sunday)) => words.week_start_sunday,
            Self::WeekStart(Some(WeekStart::Monday)) => words.week_start_monday,
            Self::HijriDates => words.hijri_dates,
            Self::TimeLeftToRight => words.time_left_to_right,
        }
    }
}
