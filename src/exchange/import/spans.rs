//! Days in titles and cells: `02.01-08.01`, `March - November`, `26.08.2024 - 28.09.2024`, `3 months`.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::book::Value;
use crate::plan::Calendar;
use crate::search::Folded;
use crate::text::{DateOrder, Reading, WantedDate, names_hijri_month, parse_whole};

/// Days without a gap, the last one included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Days {
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

/// Says how dates without a year, and dates of numbers alone, are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// A year of days: a date without a year is one of them.
    window: (Date, Date),
    /// The order in which the author writes day and month; with none known the day comes first.
    order: DateOrder,
}

/// Says how long something takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many days.
    Days(u32),
    /// So many months.
    Months(u32),
}

/// Says what a cell says of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// These days.
    Days(Vec<Days>),
    /// So long, from a day that stands elsewhere.
    Length(Length),
    /// From the first to the last day of the plan.
    Whole,
}

impl Frame {
    /// Returns a frame around `days`: dates without a year fall into the year whose middle is that of the days.
    #[must_use]
    pub fn around(days: Days, order: Option<DateOrder>) -> Self {
        let spare = i32::try_from(365_u64.saturating_sub(days.count()) / 2).unwrap_or(0);
        let first = days.first.checked_sub(spare.days()).unwrap_or(days.first);
        let last = first.checked_add(364.days()).unwrap_or(days.last);
        Self { window: (first, last), order: order.unwrap_or(DateOrder::DayFirst) }
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

    /// Returns the frame in which a date without a year falls into the year that ends with `last`.
    fn ending(self, last: Date) -> Self {
        Self { window: (last.checked_sub(364.days()).unwrap_or(last), last), ..self }
    }

    /// Returns the frame in which a date without a year falls into the year that begins with `first`.
    fn beginning(self, first: Date) -> Self {
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
                let is_day = spaced.trim_start().starts_with(char::is_numeric) && number <= 31;
                if is_day {
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

    /// Returns the first and the last day that a text names.
    #[must_use]
    pub fn range(&self, text: &str) -> Option<Days> {
        let text = without_words(text, &["from", "between", "من", "بين"]);
        for separator in [
            " - ", " – ", " — ", "–", "—", "...", "..", " to ", " till ", " until ", " إلى ", " الى ", " حتى ",
            " and ", "-", "÷", "/",
        ] {
            for (at, _) in text.match_indices(separator) {
                let (left, right) = (text[..at].trim(), text[at + separator.len()..].trim());
                if let Some(days) = self.ends(left, right) {
                    return Some(days);
                }
            }
        }
        None
    }

    fn ends(&self, left: &str, right: &str) -> Option<Days> {
        if left.is_empty() || right.is_empty() {
            return None;
        }
        // `March - November`, with or without years.
        if let Some(to) = self.month(right) {
            let frame = if has_year(right) { self.ending(to.last) } else { *self };
            let from = frame.month(left)?;
            let to = if has_year(right) { to } else { frame.beginning(from.first).month(right)? };
            return in_order(from.first, to.last);
        }
        let to = self.day(right)?;
        // `2-8 January`: the first day has no month.
        let is_number = left.chars().count() <= 2 && left.chars().all(char::is_numeric);
        if is_number {
            let first = self.beginning(to.checked_sub(31.days()).ok()?).day(&with_day(right, left)?)?;
            return in_order(first, to);
        }
        let frame = if has_year(right) && !has_year(left) { self.ending(to) } else { *self };
        let from = frame.day(left)?;
        let to = if has_year(right) || to >= from { to } else { self.beginning(from).day(right)? };
        in_order(from, to)
    }

    /// Returns what a cell of a period says.
    #[must_use]
    pub fn stretch(&self, value: &Value) -> Option<Stretch> {
        let text = match value {
            Value::Day(day) => return Some(Stretch::Days(vec![Days { first: *day, last: *day }])),
            Value::Text(text) => text.as_str(),
            _ => return None,
        };
        if let Some(days) = self.single(text) {
            return Some(Stretch::Days(vec![days]));
        }
        if let Some(length) = length(text) {
            return Some(Stretch::Length(length));
        }
        let folded = Folded::of(text);
        let whole = [
            "all year",
            "full year",
            "whole year",
            "full campaign",
            "all weeks",
            "always on",
            "throughout",
            "whole period",
            "كامل الفترة",
            "طوال الحملة",
            "كامل الحملة",
            "طوال العام",
            "طوال الفترة",
            "طوال السنة",
            "مستمر",
            "دائم",
        ];
        if whole.iter().any(|known| folded.bare().contains(Folded::of(known).bare())) {
            return Some(Stretch::Whole);
        }
        let parts: Vec<&str> =
            text.split([',', '،', ';', '+', '&', '\n', '؛']).map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.len() < 2 || parts.len() > 60 {
            return None;
        }
        // A year at the end holds for what stands before it.
        let last = self.single(parts.last()?)?;
        let frame = if parts.last().is_some_and(|part| has_year(part)) { self.ending(last.last) } else { *self };
        let (_, before) = parts.split_last()?;
        let days: Option<Vec<Days>> = before.iter().map(|part| frame.single(part)).chain([Some(last)]).collect();
        days.map(Stretch::Days)
    }

    fn single(&self, text: &str) -> Option<Days> {
        if let Some(month) = self.month(text) {
            return Some(month);
        }
        if let Some(days) = self.quarter(text).or_else(|| self.weeks_of_year(text)) {
            return Some(days);
        }
        if let Some(days) = self.days_of_month(text) {
            return Some(days);
        }
        // A whole date can have hyphens too.
        if let Some(day) = self.day(text) {
            return Some(Days { first: day, last: day });
        }
        self.range(text)
    }
}

/// Returns true for a text that names a year, in four digits or behind two separators.
pub(super) fn has_year(text: &str) -> bool {
    let mut parts = text.split(|letter: char| !letter.is_numeric());
    parts.any(|part| part.chars().count() == 4) || text.chars().filter(|letter| ".-/".contains(*letter)).count() == 2
}

/// Returns the text of a day with another number of its day: `8 January` with 2 is `2 January`.
fn with_day(text: &str, day: &str) -> Option<String> {
    let numbers = text.match_indices(char::is_numeric).map(|(at, _)| at);
    let begins = |at: &usize| !text[..*at].ends_with(char::is_numeric);
    let start =
        numbers.filter(begins).find(|at| text[*at..].chars().take_while(|letter| letter.is_numeric()).count() <= 2)?;
    let length: usize = text[start..].chars().take_while(|letter| letter.is_numeric()).map(char::len_utf8).sum();
    Some(format!("{}{day}{}", &text[..start], &text[start + length..]))
}

/// Returns the words with the number at their end.
fn year_last(text: &str) -> String {
    let (numbers, words): (Vec<&str>, Vec<&str>) =
        text.split_whitespace().partition(|part| part.chars().all(char::is_numeric));
    format!("{} {}", words.join(" "), numbers.join(" "))
}

fn without_words<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let text = text.trim();
    let rest = words.iter().find_map(|word| {
        let rest = text
            .get(word.len()..)
            .filter(|_| text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word)))?;
        rest.starts_with(char::is_whitespace).then_some(rest)
    });
    rest.unwrap_or(text).trim()
}

fn in_order(first: Date, last: Date) -> Option<Days> {
    (first <= last && (last - first).get_days() < 4_000).then_some(Days { first, last })
}

/// Returns the month in which a day lies.
#[must_use]
pub(super) fn month_of(day: Date) -> Days {
    Days { first: day.first_of_month(), last: day.last_of_month() }
}

/// Returns how long a text says that something takes: `3 months`, `6 weeks`, `10 days`, `أسبوعان`.
#[must_use]
pub(super) fn length(text: &str) -> Option<Length> {
    let folded = Folded::of(text);
    let words: Vec<&str> = folded.as_str().split_whitespace().collect();
    let unit = |word: &str, number: u32| {
        let days = |each: u32| number.checked_mul(each).map(Length::Days);
        match word {
            "week" | "weeks" | "wk" | "wks" | "w" | "اسبوع" | "اسابيع" | "اسبوعا" => days(7),
            "day" | "days" | "d" | "يوم" | "ايام" | "يوما" => days(1),
            "month" | "months" | "mo" | "mos" | "شهر" | "اشهر" | "شهور" | "شهرا" => {
                Some(Length::Months(number))
            }
            _ => None,
        }
        .filter(|_| (1..=520).contains(&number))
    };
    match *words.as_slice() {
        ["اسبوعين" | "اسبوعان"] => Some(Length::Days(14)),
        ["شهرين" | "شهران"] => Some(Length::Months(2)),
        ["يومين" | "يومان"] => Some(Length::Days(2)),
        [word] => {
            if let Some(length) = unit(word, 1) {
                return Some(length).filter(|_| word.chars().count() > 1);
            }
            let digits = word.chars().take_while(char::is_ascii_digit).count();
            unit(&word[digits..], word[..digits].parse().ok()?)
        }
        [number, word] => unit(word, number.parse().ok()?),
        _ => None,
    }
}

/// Returns the last day of something that begins on `first` and takes so long.
#[must_use]
pub(super) fn ending(first: Date, length: Length) -> Option<Date> {
    match length {
        Length::Days(days) => first.checked_add(i32::try_from(days).ok()?.days()).ok(),
        Length::Months(months) => first.checked_add(i32::try_from(months).ok()?.months()).ok(),
    }?
    .yesterday()
    .ok()
}

/// Returns the hour of the day that a title names, 0 to 23: `07:00`, `07-08`, `7 am`.
#[must_use]
pub(super) fn hour(text: &str) -> Option<u8> {
    let folded: String = text.trim().to_lowercase();
    let head = folded.split([':', '-', '–', '—', ' ', 'h']).next()?;
    let number = u8::try_from(parse_whole(head).ok()?).ok()?;
    let rest = &folded[head.len()..];
    // A letter alone: every second Arabic word has one of these in it.
    let says = |known: &[&str]| rest.split(|letter: char| !letter.is_alphabetic()).any(|word| known.contains(&word));
    let is_afternoon = rest.contains("pm") || says(&["م", "مساء", "مساءا"]);
    let is_morning = rest.contains("am") || says(&["ص", "صباحا"]);
    let is_hour = rest.starts_with(':') || is_morning || is_afternoon || rest.starts_with('h');
    let is_pair = rest.strip_prefix(['-', '–', '—']).and_then(|next| parse_whole(next.trim()).ok());
    let follows = is_pair.is_some_and(|next| next == u64::from(number) + 1 || (number == 23 && next == 0));
    let number = if is_afternoon && number < 12 { number + 12 } else { number };
    ((is_hour || follows) && number <= 24).then_some(number % 24)
}

/// Returns the number of a week that a title names: `W3`, `Week 3`, `الأسبوع ٣`.
#[must_use]
pub(super) fn week_number(text: &str) -> Option<u32> {
    let folded = Folded::of(text);
    let words: Vec<&str> = folded.bare().split_whitespace().collect();
    let is_week = |word: &str| matches!(word, "week" | "weeks" | "wk" | "wks" | "w" | "kw" | "cw" | "اسبوع" | "سبوع");
    let number = |word: &str| word.parse::<u32>().ok().filter(|number| (1..=520).contains(number));
    let named = ["اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"];
    match *words.as_slice() {
        [word, which] if is_week(word) => number(which).or_else(|| {
            let bare = |name: &str| Folded::of(name).bare().trim() == which;
            named.iter().position(|name| bare(name)).and_then(|at| u32::try_from(at + 1).ok())
        }),
        [which, word] if is_week(word) => number(which),
        [word] => ["week", "wk", "kw", "cw", "w", "اسبوع"]
            .iter()
            .find_map(|prefix| word.strip_prefix(prefix))
            .and_then(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Days, Frame, Length, Stretch, hour, length, week_number};
    use crate::exchange::import::book::Value;

    fn frame() -> Frame {
        Frame::around(Days { first: date(2027, 4, 5), last: date(2027, 8, 29) }, None)
    }

    #[test]
    fn stretches_of_days_are_read_as_people_write_them() {
        for (text, first, last) in [
            ("02.01-08.01", date(2027, 1, 2), date(2027, 1, 8)),
            ("05.04-\n11.04", date(2027, 4, 5), date(2027, 4, 11)),
            ("26.08.2024 - 28.09.2024", date(2024, 8, 26), date(2024, 9, 28)),
            ("26/08/2024–28/09/2024", date(2024, 8, 26), date(2024, 9, 28)),
            ("2-8 January", date(2027, 1, 2), date(2027, 1, 8)),
            ("March - November", date(2027, 3, 1), date(2027, 11, 30)),
            ("Mar-27", date(2027, 3, 1), date(2027, 3, 31)),
            ("March 2026", date(2026, 3, 1), date(2026, 3, 31)),
            ("مارس", date(2027, 3, 1), date(2027, 3, 31)),
            ("آذار - أيار", date(2027, 3, 1), date(2027, 5, 31)),
            ("من 1 أبريل إلى 15 مايو", date(2027, 4, 1), date(2027, 5, 15)),
            ("1 April to 15 May", date(2027, 4, 1), date(2027, 5, 15)),
            ("2027-04-05", date(2027, 4, 5), date(2027, 4, 5)),
            ("Q2 2027", date(2027, 4, 1), date(2027, 6, 30)),
            ("26.08 - 28.09.2027", date(2027, 8, 26), date(2027, 9, 28)),
            ("1-14 Mar", date(2027, 3, 1), date(2027, 3, 14)),
            ("١-١٤ آذار", date(2027, 3, 1), date(2027, 3, 14)),
            ("Mar 1-14", date(2027, 3, 1), date(2027, 3, 14)),
            ("March 1 - April 4, 2026", date(2026, 3, 1), date(2026, 4, 4)),
        ] {
            let expected = Stretch::Days(vec![Days { first, last }]);
            assert_eq!(frame().stretch(&Value::text(text)), Some(expected), "{text}");
        }
        let months = frame().stretch(&Value::text("April, June"));
        assert!(matches!(months, Some(Stretch::Days(days)) if days.len() == 2));
        assert_eq!(frame().stretch(&Value::text("طوال الحملة")), Some(Stretch::Whole));
        for text in ["tbc", "Reels", "12", "-", "4470.708", "Brand film 30\""] {
            assert_eq!(frame().stretch(&Value::text(text)), None, "{text}");
        }
    }

    #[test]
    fn lengths_weeks_and_hours() {
        for (text, expected) in [
            ("3 months", Some(Length::Months(3))),
            ("6 weeks", Some(Length::Days(42))),
            ("10 أيام", Some(Length::Days(10))),
            ("أسبوعان", Some(Length::Days(14))),
            ("4w", Some(Length::Days(28))),
            ("week", Some(Length::Days(7))),
            ("months", Some(Length::Months(1))),
            ("3 spots", None),
        ] {
            assert_eq!(length(text), expected, "{text}");
        }
        for (text, expected) in
            [("W3", Some(3)), ("Week 12", Some(12)), ("الأسبوع ٣", Some(3)), ("الأسبوع الثاني", Some(2)), ("3", None)]
        {
            assert_eq!(week_number(text), expected, "{text}");
        }
        for (text, expected) in [
            ("07:00", Some(7)),
            ("07-08", Some(7)),
            ("7 am", Some(7)),
            ("8 pm", Some(20)),
            ("02-08", None),
            ("5", None),
        ] {
            assert_eq!(hour(text), expected, "{text}");
        }
    }
}
