//! Reading dates as people write them, of both calendars.

use jiff::civil::{Date, Weekday};

use super::answer::{Choice, Form, Question, ReadError, Reading};
use super::fold::{fold, folded_word};
use super::months::{Month, is_filler, is_hijri_era, month, weekday};
use crate::text::hijri::HijriDate;

/// The years of plans.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;
/// Years that are of the Hijri calendar when nothing else is said.
const HIJRI_YEARS: std::ops::RangeInclusive<i32> = 1318..=1600;

/// Says whether the day or the month comes first in a date of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// `1/3/2026` is 1 March, as nearly everywhere.
    DayFirst,
    /// `3/1/2026` is 1 March, as in the United States.
    MonthFirst,
}

/// The date that a text should be.
///
/// [`WantedDate::read`] takes ISO 8601 (`2026-03-01`, a time behind it is passed over), numbers (`1/3/2026`, `1.3.26`), names of
/// months in English, French and every Arabic usage, the day of the week, and the Hijri calendar by its months, its years
/// or its era (`1 رمضان 1447`, `1447-09-01`, `1/9/1447 هـ`). It asks where the day and the month can change places (`3/10/2026`),
/// unless the digits are Arabic-Indic or points stand between them: neither is ever written with the month first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WantedDate {
    /// The first and last day around which the date lies, from which a missing year is taken.
    pub range: Option<(Date, Date)>,
    /// The order that the author is known to write in.
    pub order: Option<DateOrder>,
}

/// The parts of a written date.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact about the text, and none rules out another")]
struct Parts {
    numbers: Vec<Digits>,
    month: Option<Month>,
    /// How many of the numbers stand before the name of the month.
    before_month: usize,
    weekday: Option<Weekday>,
    is_hijri: bool,
    /// Day and month cannot change places.
    is_day_first: bool,
    /// Hyphens stand between the numbers.
    has_hyphens: bool,
    /// A comma stands between two numbers: they are a list, unless a month is named.
    has_commas: bool,
}

/// A number of a date and how many digits it was written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Digits {
    value: u32,
    length: usize,
}

/// A day, month and year as they were written.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    year: i32,
    month: u32,
    day: u32,
    is_hijri: bool,
}

impl WantedDate {
    /// Returns what `text` means.
    #[must_use]
    pub fn read(&self, text: &str) -> Reading<Date> {
        let folded = fold(text);
        if folded.is_empty() {
            return Reading::Refused(ReadError::EmptyDate);
        }
        if let Some((gregorian, hijri)) = folded.split_once('·').or_else(|| folded.split_once("الموافق")) {
            return self.of_both(gregorian, hijri);
        }
        let is_local = text.chars().any(|letter| matches!(letter, '٠'..='٩' | '۰'..='۹'));
        match parts(without_time(&folded)) {
            None => Reading::Refused(ReadError::NotADate),
            Some(parts) => self.answer(&Parts { is_day_first: parts.is_day_first || is_local, ..parts }),
        }
    }

    /// Reads a Gregorian date with the Hijri one beside it, as the program shows them. Where the moon is sighted they may be
    /// a day apart.
    fn of_both(&self, gregorian: &str, hijri: &str) -> Reading<Date> {
        match (self.read(gregorian), self.read(hijri)) {
            (Reading::One(day), Reading::One(other)) => {
                let apart = day.duration_since(other).as_hours().abs();
                if apart <= 24 { Reading::One(day) } else { Reading::Refused(ReadError::OtherDay) }
            }
            (Reading::Refused(why), _) | (_, Reading::Refused(why)) => Reading::Refused(why),
            _ => Reading::Refused(ReadError::NotADate),
        }
    }

    fn answer(&self, parts: &Parts) -> Reading<Date> {
        let candidates = match self.candidates(parts) {
            Ok(candidates) => candidates,
            Err(why) => return Reading::Refused(why),
        };
        let mut days: Vec<Date> = Vec::new();
        let mut refused: Option<ReadError> = None;
        for candidate in candidates {
            match candidate.day() {
                Ok(day) if parts.weekday.is_none_or(|weekday| day.weekday() == weekday) => {
                    if !days.contains(&day) {
                        days.push(day);
                    }
                }
                Ok(day) => _ = refused.get_or_insert(ReadError::OtherWeekday(day)),
                // "There is no 30 February" says more than "there is no month 30".
                Err(why) if matches!(refused, None | Some(ReadError::NoSuchMonth(_))) => refused = Some(why),
                Err(_) => {}
            }
        }
        if let Some((first, last)) = self.range {
            days.sort_by_key(|day| !(first..=last).contains(day));
        }
        match days.as_slice() {
            [] => Reading::Refused(refused.unwrap_or(ReadError::NoYear)),
            [day] => Reading::One(*day),
            [first, second, ..] => {
                let choice = |day: Date| Choice { value: day, form: Form::Day(day) };
                Reading::Ask(Question { choices: [choice(*first), choice(*second)] })
            }
        }
    }

    /// Returns all days that the parts can mean.
    fn candidates(&self, parts: &Parts) -> Result<Vec<Candidate>, ReadError> {
        let numbers = parts.numbers.as_slice();
        if let Some(month) = parts.month {
            return self.named(parts, month);
        }
        if parts.has_commas {
            return Err(ReadError::NotADate);
        }
        match *numbers {
            [Digits { value, length: 8 }] => {
                let year = i32::try_from(value / 10_000).map_err(|_| ReadError::NotADate)?;
                Ok(vec![Candidate { year, month: value / 100 % 100, day: value % 100, is_hijri: parts.is_hijri }])
            }
            [first, second] if first.is_short() && second.is_short() => Ok(self
                .orders(parts)
                .into_iter()
                .flat_map(|order| {
                    let (day, month) = order.day_and_month(first, second);
                    self.without_year(day, month, parts.is_hijri)
                })
                .collect()),
            [year, month, day] if year.length == 4 && month.is_short() && day.is_short() => {
                Ok(vec![candidate(year.year(parts.is_hijri), month.value, day.value, parts.is_hijri)])
            }
            [first, second, year]
                if first.is_short() && second.is_short() && (year.length == 4 || year.length == 2) =>
            {
                Ok(self.by_numbers(parts, first, second, year))
            }
            _ => Err(ReadError::NotADate),
        }
    }

    /// Returns the dates of three numbers that end with the year, and those that may begin with one of two digits.
    fn by_numbers(&self, parts: &Parts, first: Digits, second: Digits, last: Digits) -> Vec<Candidate> {
        let year = last.year(parts.is_hijri);
        let is_hijri = parts.is_hijri || HIJRI_YEARS.contains(&year);
        let orders = if is_hijri { vec![DateOrder::DayFirst] } else { self.orders(parts) };
        let mut candidates: Vec<Candidate> = orders
            .into_iter()
            .map(|order| {
                let (day, month) = order.day_and_month(first, second);
                candidate(year, month, day, is_hijri)
            })
            .collect();
        if last.length == 2 && first.length == 2 && parts.has_hyphens && self.order.is_none() {
            candidates.push(candidate(first.year(is_hijri), second.value, last.value, is_hijri));
        }
        candidates
    }

    /// Returns the dates with the name of their month.
    fn named(&self, parts: &Parts, month: Month) -> Result<Vec<Candidate>, ReadError> {
        let (month, is_hijri) = match month {
            Month::Gregorian(_) if parts.is_hijri => return Err(ReadError::NotADate),
            Month::Gregorian(month) => (u32::from(month), false),
            Month::Hijri(month) => (u32::from(month), true),
        };
        match *parts.numbers.as_slice() {
            [day] if day.is_short() => Ok(self.without_year(day.value, month, is_hijri)),
            [year, day] if year.length == 4 && day.is_short() => {
                Ok(vec![candidate(year.year(is_hijri), month, day.value, is_hijri)])
            }
            // `5, 12 March` and `March 9, 16` are two days: a short number is a year only where it can be no day, or where day,
            // month and year follow each other.
            [day, year]
                if day.is_short()
                    && (year.length == 4 || year.length == 2 && (parts.before_month == 1 || year.value > 31)) =>
            {
                Ok(vec![candidate(year.year(is_hijri), month, day.value, is_hijri)])
            }
            _ => Err(ReadError::NotADate),
        }
    }

    /// Returns the days of this name in the years around which the date lies: those inside the range, or none.
    fn without_year(&self, day: u32, month: u32, is_hijri: bool) -> Vec<Candidate> {
        let Some((first, last)) = self.range else { return Vec::new() };
        let hijri_year = |day: Date| HijriDate::of(day).map(|hijri| hijri.year);
        let years = if is_hijri {
            hijri_year(first).zip(hijri_year(last)).map(|(first, last)| first..=last)
        } else {
            Some(i32::from(first.year())..=i32::from(last.year()))
        };
        let in_year = |year| candidate(year, month, day, is_hijri);
        let is_inside = |candidate: &Candidate| candidate.day().is_ok_and(|day| (first..=last).contains(&day));
        years.into_iter().flatten().map(in_year).filter(is_inside).collect()
    }

    fn orders(&self, parts: &Parts) -> Vec<DateOrder> {
        match self.order {
            Some(order) => vec![order],
            None if parts.is_day_first || parts.is_hijri => vec![DateOrder::DayFirst],
            None => vec![DateOrder::DayFirst, DateOrder::MonthFirst],
        }
    }
}

impl DateOrder {
    fn day_and_month(self, first: Digits, second: Digits) -> (u32, u32) {
        match self {
            Self::DayFirst => (first.value, second.value),
            Self::MonthFirst => (second.value, first.value),
        }
    }
}

impl Digits {
    /// Returns true when the number has the length of a day or a month.
    fn is_short(self) -> bool {
        self.length <= 2
    }

    /// Returns the year; one of two digits is of this century.
    fn year(self, is_hijri: bool) -> i32 {
        let century = if self.length > 2 {
            0
        } else if is_hijri {
            1400
        } else {
            2000
        };
        i32::try_from(self.value).map_or(i32::MAX, |year| year.saturating_add(century))
    }
}

fn candidate(year: i32, month: u32, day: u32, is_hijri: bool) -> Candidate {
    Candidate { year, month, day, is_hijri: is_hijri || HIJRI_YEARS.contains(&year) }
}

impl Candidate {
    /// Returns the day in the Gregorian calendar.
    fn day(self) -> Result<Date, ReadError> {
        let month = u8::try_from(self.month).ok().filter(|month| (1..=12).contains(month));
        let month = month.ok_or(ReadError::NoSuchMonth(self.month))?;
        if self.is_hijri {
            return self.hijri_day(month);
        }
        let year =
            i16::try_from(self.year).ok().filter(|_| YEARS.contains(&self.year)).ok_or(ReadError::OutsideYears)?;
        let first = Date::new(year, month.cast_signed(), 1).map_err(|_| ReadError::NotADate)?;
        let days = first.days_in_month().cast_unsigned();
        let refuse = || ReadError::NoSuchDay { month, year: self.year, days, is_hijri: false };
        let day = i8::try_from(self.day).map_err(|_| refuse())?;
        Date::new(year, month.cast_signed(), day).map_err(|_| refuse())
    }

    fn hijri_day(self, month: u8) -> Result<Date, ReadError> {
        let hijri = |day| HijriDate { year: self.year, month, day };
        let first = hijri(1).gregorian().ok_or(ReadError::OutsideYears)?;
        if !YEARS.contains(&i32::from(first.year())) {
            return Err(ReadError::OutsideYears);
        }
        let days = if hijri(30).gregorian().is_some() { 30 } else { 29 };
        let refuse = || ReadError::NoSuchDay { month, year: self.year, days, is_hijri: true };
        let day = u8::try_from(self.day).ok().filter(|day| (1..=days).contains(day)).ok_or_else(refuse)?;
        hijri(day).gregorian().ok_or_else(refuse)
    }
}

/// Returns the text before a time of the day, as spreadsheets and programs write one behind a date.
fn without_time(folded: &str) -> &str {
    let Some(colon) = folded.find(':') else { return folded };
    let (before, after) = folded.split_at(colon);
    let date = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let is_time = |letter: char| letter.is_ascii_digit() || " :.+-ZzAaPpMmصم".contains(letter);
    let has_hour = (1..=2).contains(&(before.len() - date.len()));
    if !has_hour || !after.chars().all(is_time) || !date.ends_with(['T', 't', ' ', ',']) {
        return folded;
    }
    date.trim_end_matches(['T', 't', ' ', ',', '،'])
}

/// Returns the numbers and words of a folded text, or `None` where something in it is no part of a date.
fn parts(text: &str) -> Option<Parts> {
    let mut parts = Parts::default();
    let mut words: Vec<(String, usize)> = Vec::new();
    let mut separators: Vec<char> = Vec::new();
    let letters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        let start = at;
        let run =
            |is_part: &dyn Fn(char) -> bool| letters[start..].iter().take_while(|letter| is_part(**letter)).count();
        if letters[at].is_ascii_digit() {
            at += run(&|letter| letter.is_ascii_digit());
            let digits: String = letters[start..at].iter().collect();
            parts.numbers.push(Digits { value: digits.parse().ok()?, length: digits.len() });
        } else if is_letter(letters[at]) {
            at += run(&is_letter);
            let word: String = letters[start..at].iter().collect();
            words.push((folded_word(&word), parts.numbers.len()));
        } else {
            at += run(&|letter| !letter.is_ascii_digit() && !is_letter(letter));
            let is_inside = start > 0 && letters[start - 1].is_ascii_digit();
            let is_between = is_inside && letters.get(at).is_some_and(char::is_ascii_digit);
            parts.has_commas |= is_between && letters[start..at].iter().any(|letter| matches!(letter, ',' | '،'));
            let between: String = letters[start..at].iter().filter(|letter| **letter != ' ').collect();
            separators.push(separator(&between, start == 0)?);
        }
    }
    parts.is_day_first = separators.contains(&'.');
    parts.has_hyphens = separators.contains(&'-');
    take_words(&mut parts, &words)?;
    Some(parts)
}

fn is_letter(letter: char) -> bool {
    letter.is_alphabetic() || letter == '\'' || letter == '’' || unicode_normalization::char::is_combining_mark(letter)
}

/// Returns the separator between two parts of a date: a space for one that is nothing else. None stands at the beginning.
fn separator(between: &str, is_first: bool) -> Option<char> {
    match between {
        "" => Some(' '),
        _ if is_first => None,
        "/" | "\\" | "∕" | "⁄" => Some('/'),
        "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2212}" => Some('-'),
        "." => Some('.'),
        "," | "،" | ".," => Some(' '),
        _ => None,
    }
}

/// Gives each word its meaning; names of months may be of several words. Beside each stands how many numbers come before it.
fn take_words(parts: &mut Parts, words: &[(String, usize)]) -> Option<()> {
    let mut at = 0;
    while at < words.len() {
        let named = (1..=3).rev().filter(|length| at + length <= words.len()).find_map(|length| {
            let name: String = words[at..at + length].iter().map(|(word, _)| word.as_str()).collect();
            Some((month(&name)?, length))
        });
        let (word, before) = (words[at].0.as_str(), words[at].1);
        if let Some((month, length)) = named {
            if parts.month.replace(month).is_some() {
                return None;
            }
            parts.before_month = before;
            at += length;
        } else if let Some(day) = weekday(word) {
            if parts.weekday.replace(day).is_some() {
                return None;
            }
            at += 1;
        } else if is_hijri_era(word) {
            parts.is_hijri = true;
            at += 1;
        } else if is_filler(word) {
            at += 1;
        } else {
            return None;
        }
    }
    Some(())
}

/// Returns whether the dates of a column are written with the day or the month first, where one of them shows it: 13 and more
/// is a day. `None` where none does, or where they contradict each other.
#[must_use]
pub fn date_order<'a>(cells: impl IntoIterator<Item = &'a str>) -> Option<DateOrder> {
    let mut found = None;
    for cell in cells {
        let folded = fold(cell);
        let Some(parts) = parts(without_time(&folded)).filter(|parts| parts.month.is_none()) else { continue };
        let [first, second, ..] = *parts.numbers.as_slice() else { continue };
        if !first.is_short() || !second.is_short() {
            continue;
        }
        let order = match (first.value > 12, second.value > 12) {
            (true, false) => DateOrder::DayFirst,
            (false, true) => DateOrder::MonthFirst,
            _ => continue,
        };
        if found.is_some_and(|known| known != order) {
            return None;
        }
        found = Some(order);
    }
    found
}

/// Reads a date where nobody can be asked.
///
/// # Errors
/// [`ReadError`] says what is wrong.
pub fn parse_date(text: &str) -> Result<Date, ReadError> {
    WantedDate::default().read(text).settled()
}
