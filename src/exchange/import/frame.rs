//! Days and months that texts name, with the year and the order of numbers that their author means.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::book::Value;
use super::day_words::year_last;
use super::days::{Days, month_of};
use crate::text::{DateOrder, Reading, WantedDate, names_hijri_month, parse_whole};

/// Says how dates without a year, and dates of numbers alone, are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// A year of days: a date without a year is one of them.
    window: (Date, Date),
    /// The order in which the author writes day and month; with none known the day comes first.
    order: DateOrder,
    /// True where a number behind a month is its day: `Mar 23` beside `Mar 9`, and not March of 2023.
    has_days_behind: bool,
}

impl Frame {
    /// Returns a frame around `days`: dates without a year fall into the year whose middle is that of the days.
    #[must_use]
    pub fn around(days: Days, order: Option<DateOrder>) -> Self {
        let spare = i32::try_from(365_u64.saturating_sub(days.count()) / 2).unwrap_or(0);
        let first = days.first.checked_sub(spare.days()).unwrap_or(days.first);
        let last = first.checked_add(364.days()).unwrap_or(days.last);
        Self { window: (first, last), order: order.unwrap_or(DateOrder::DayFirst), has_days_behind: false }
    }

    /// Returns the same around other days.
    #[must_use]
    pub(super) fn about(self, days: Days) -> Self {
        Self { window: Self::around(days, None).window, ..self }
    }

    /// Returns the same for an author who writes in `order`.
    #[must_use]
    pub fn in_order(self, order: Option<DateOrder>) -> Self {
        Self { order: order.unwrap_or(self.order), ..self }
    }

    /// Returns the same where a date without a year falls into this year.
    #[must_use]
    pub fn of_year(self, year: i16) -> Self {
        let ends = Date::new(year, 1, 1).ok().zip(Date::new(year, 12, 31).ok());
        Self { window: ends.unwrap_or(self.window), ..self }
    }

    /// Returns the same where a number behind a month is its day, or may be its year.
    #[must_use]
    pub(super) fn with_days_behind(self, has_days_behind: bool) -> Self {
        Self { has_days_behind, ..self }
    }

    /// Returns the frame in which a date without a year falls into the year that ends with `last`.
    pub(super) fn ending(self, last: Date) -> Self {
        Self { window: (last.checked_sub(364.days()).unwrap_or(last), last), ..self }
    }

    /// Returns the frame in which a date without a year falls into the year that begins with `first`.
    pub(super) fn beginning(self, first: Date) -> Self {
        Self { window: (first, first.checked_add(364.days()).unwrap_or(first)), ..self }
    }

    /// Returns the first and last day of the year that dates without a year fall into.
    pub(super) fn window(&self) -> (Date, Date) {
        self.window
    }

    /// Returns the day that a text names.
    #[must_use]
    pub fn day(&self, text: &str) -> Option<Date> {
        let read = |order| WantedDate { range: Some(self.window), order: Some(order) }.read(text);
        let other = match self.order {
            DateOrder::DayFirst => DateOrder::MonthFirst,
            DateOrder::MonthFirst => DateOrder::DayFirst,
        };
        // A month of more than twelve says itself that the other order is meant.
        [self.order, other].into_iter().find_map(|order| match read(order) {
            Reading::One(day) => Some(day),
            Reading::Ask(question) => Some(question.choices[0].value),
            Reading::Refused(_) => None,
        })
    }

    /// Returns the day of a cell.
    #[must_use]
    pub fn day_of(&self, value: &Value) -> Option<Date> {
        match value {
            Value::Day(day) => Some(*day),
            Value::Text(text) => self.day(text),
            _ => None,
        }
    }

    /// Returns the month that a text names, with or without a year.
    #[must_use]
    pub fn month(&self, text: &str) -> Option<Days> {
        let text = text.trim().trim_end_matches('.');
        if text.is_empty() || text.len() > 40 || !text.chars().any(char::is_alphabetic) {
            return None;
        }
        let numbers = text.split(|letter: char| !letter.is_numeric()).filter(|part| !part.is_empty()).count();
        let spaced = text.replace(['\'', '’', '`', '/', '-', '_', ','], " ");
        let first = match numbers {
            // The middle tells which year most of the month falls into.
            0 => self.day(&format!("15 {spaced}"))?,
            1 => {
                let number =
                    parse_whole(spaced.split_whitespace().find(|part| part.chars().all(char::is_numeric))?).ok()?;
                if !(20..=2200).contains(&number) || (100..1300).contains(&number) {
                    return None;
                }
                // `Jan 27` is a month of a year where the number can be one; a day stands before its month.
                let is_before = spaced.trim_start().starts_with(char::is_numeric);
                if number <= 31 && (is_before || self.has_days_behind) {
                    return None;
                }
                self.day(&format!("1 {}", year_last(&spaced)))?
            }
            _ => return None,
        };
        Some(if names_hijri_month(&spaced) { self.hijri_month(first, &spaced) } else { month_of(first) })
    }

    /// Returns the Hijri month of this name around a day of it.
    fn hijri_month(&self, day: Date, name: &str) -> Days {
        let reach = |number: u32| {
            let found = self.day(&format!("{number} {}", year_last(name)));
            found.filter(|found| (*found - day).get_days().abs() <= 30)
        };
        let (first, last) = (reach(1).unwrap_or(day), reach(30).or_else(|| reach(29)).unwrap_or(day));
        Days { first: first.min(last), last: last.max(first) }
    }
}
