//! The weeks of a plan.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::limits::{WANTED_DAY, WANTED_WEEKS, YEARS};

/// The longest plan: ten years. Larger numbers are refused on reading.
pub const MAX_WEEKS: u32 = 520;

/// The weeks that a plan covers: week 1 begins on `start`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// The first day of week 1, ISO 8601 in the document.
    #[serde(serialize_with = "write_date", deserialize_with = "read_date")]
    pub start: Date,
    /// How many weeks the plan has, 1 to [`MAX_WEEKS`].
    #[serde(deserialize_with = "read_weeks")]
    pub weeks: u32,
}

impl Calendar {
    /// Returns the first day of `week` (1 is the plan's first week), or `None` outside the dates that a calendar can name.
    #[must_use]
    pub fn first_day(&self, week: u32) -> Option<Date> {
        let days = (i64::from(week) - 1).checked_mul(7)?;
        self.start.checked_add(Span::new().try_days(days).ok()?).ok()
    }

    /// Returns the last day of `week`.
    #[must_use]
    pub fn last_day(&self, week: u32) -> Option<Date> {
        self.first_day(week)?.checked_add(6.days()).ok()
    }

    /// Returns true when `week` (counted from 1) is one of the plan's.
    #[must_use]
    pub fn contains(&self, week: u32) -> bool {
        (1..=self.weeks).contains(&week)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn write_date<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&date.to_string())
}

pub(super) fn read_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    let usable = text.parse::<Date>().ok().filter(|date| YEARS.contains(&date.year()));
    usable.ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&text), &WANTED_DAY))
}

fn read_weeks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let weeks = u64::deserialize(deserializer)?;
    match u32::try_from(weeks) {
        Ok(weeks) if (1..=MAX_WEEKS).contains(&weeks) => Ok(weeks),
        _ => Err(D::Error::invalid_value(Unexpected::Unsigned(weeks), &WANTED_WEEKS)),
    }
}

#[cfg(test)]
mod tests {
    use super::Calendar;

    #[test]
    fn weeks_follow_each_other() {
        let calendar = Calendar { start: jiff::civil::date(2026, 3, 1), weeks: 8 };
        assert_eq!(calendar.first_day(1), Some(jiff::civil::date(2026, 3, 1)));
        assert_eq!(calendar.last_day(8), Some(jiff::civil::date(2026, 4, 25)));
        assert!(calendar.contains(8) && !calendar.contains(9) && !calendar.contains(0));
        assert_eq!(calendar.first_day(u32::MAX), None);
    }
}
