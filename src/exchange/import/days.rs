//! Days without a gap.

use jiff::civil::Date;

use crate::plan::Calendar;

/// Days without a gap, the last one included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Days {
    /// Returns the days from one to another; nothing where they stand the other way round or years lie between them.
    pub(super) fn between(first: Date, last: Date) -> Option<Self> {
        (first <= last && (last - first).get_days() < 4_000).then_some(Self { first, last })
    }

    /// Returns the number of days.
    #[must_use]
    pub fn count(self) -> u64 {
        let days = (self.last - self.first).get_days();
        u64::try_from(days + 1).unwrap_or(0)
    }

    /// Returns the days that both have.
    #[must_use]
    pub fn within(self, other: Self) -> Option<Self> {
        let (first, last) = (self.first.max(other.first), self.last.min(other.last));
        (first <= last).then_some(Self { first, last })
    }

    /// Returns the days of a plan.
    #[must_use]
    pub fn of_plan(calendar: Calendar) -> Option<Self> {
        Some(Self { first: calendar.first_day(1)?, last: calendar.last_day(calendar.weeks)? })
    }
}

/// Returns the month in which a day lies.
#[must_use]
pub(super) fn month_of(day: Date) -> Days {
    Days { first: day.first_of_month(), last: day.last_of_month() }
}
