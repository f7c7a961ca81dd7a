//! Parts of a year in titles and cells: quarters, weeks of the year or of a month, days of the week.

use jiff::ToSpan as _;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::day_words::{is_short_number, is_week_word, week_number};

use super::days::{Days, month_of};

use super::frame::Frame;
use crate::search::Folded;
use crate::text::{parse_weekday, parse_whole};

impl Frame {
    /// Returns the quarter or half of a year that a text names: `Q1`, `Q2 2027`, `H1`, `الربع الأول`.
    #[must_use]
    pub fn quarter(&self, text: &str) -> Option<Days> {
        let folded = Folded::of(text);
        let words: Vec<&str> = folded.bare().split_whitespace().collect();
        let (months, number, rest) = part_of_year(&words)?;
        let month = i8::try_from(number * months - months + 1).ok()?;
        let year = match rest {
            [] => None,
            [year] => Some(year.parse::<i16>().ok().filter(|year| (20..100).contains(year) || *year >= 2000)?),
            _ => return None,
        };
        let first = match year {
            Some(year) => Date::new(if year < 100 { 2000 + year } else { year }, month, 1).ok()?,
            // The middle tells which year most of it falls into.
            None => self.day(&format!("15.{month}"))?.first_of_month(),
        };
        Some(Days { first, last: month_of(first.checked_add((i64::from(months) - 1).months()).ok()?).last })
    }

    /// Returns the week of a year that a text names with its year: `2027-W07`, `W07/2027`, `CW 7 2027`.
    #[must_use]
    pub fn week_of_year(text: &str) -> Option<Days> {
        let is_year = |part: &str| {
            let year = parse_whole(part).ok().and_then(|year| i16::try_from(year).ok())?;
            (part.chars().count() == 4 && (2000..2100).contains(&year)).then_some(year)
        };
        let (week, year) = halves(text).find_map(|(left, right)| {
            let in_order = || Some((week_number(right)?, is_year(left)?));
            in_order().or_else(|| Some((week_number(left)?, is_year(right)?)))
        })?;
        let first = monday(year, i16::try_from(week).ok()?)?;
        Some(Days { first, last: first.checked_add(6.days()).ok()? })
    }

    /// Returns the weeks of a year by their numbers: `KW 10-13`, `CW 10 2027`, `weeks 10–13 of 2027`. Where no year is named
    /// only the words for weeks of the calendar say that these are meant, and not those of a plan.
    #[must_use]
    pub fn weeks_of_year(&self, text: &str) -> Option<Days> {
        let folded = Folded::of(text);
        let words: Vec<&str> = folded.as_str().split_whitespace().collect();
        let (word, rest) = words.split_first()?;
        let (word, glued) = word.split_at(word.find(char::is_numeric).unwrap_or(word.len()));
        // `Week 16/03/2026` names a day.
        if ['/', '.'].iter().any(|separator| text.matches(*separator).count() >= 2) {
            return None;
        }
        let is_of_calendar = matches!(word, "kw" | "cw");
        if !is_week_word(word) {
            return None;
        }
        // A word that says something else, as the name of a month, makes days of the numbers.
        let bare = |part: &'_ str| {
            let at = part.find(char::is_numeric).unwrap_or(part.len());
            let (word, number) = part.split_at(at);
            let is_known = word.is_empty() || is_week_word(word) || LEADING.contains(&word);
            is_known.then(|| number.to_owned())
        };
        let numbers = [glued].into_iter().chain(rest.iter().copied()).map(bare).collect::<Option<Vec<String>>>()?;
        let numbers = numbers.iter().filter(|part| !part.is_empty());
        let numbers: Vec<i16> = numbers.map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let (weeks, year) = match *numbers.as_slice() {
            [week] if is_of_calendar => ((week, week), None),
            [week, year] if year >= 2000 => ((week, week), Some(year)),
            [first, last] if is_of_calendar => ((first, last), None),
            [first, last, year] if year >= 2000 => ((first, last), Some(year)),
            _ => return None,
        };
        let begin = year.map_or_else(|| self.week_without_year(weeks.0), |year| monday(year, weeks.0))?;
        // Weeks 50 to 3 run into the next year.
        let year = begin.iso_week_date().year() + i16::from(weeks.1 < weeks.0);
        let days = Days { first: begin, last: monday(year, weeks.1)?.checked_add(6.days()).ok()? };
        (days.count() <= 371).then_some(days)
    }

    /// Returns the first day of a week of the calendar whose year is not named: its middle lies in the window.
    fn week_without_year(&self, week: i16) -> Option<Date> {
        let (first, last) = self.window();
        let begins = (first.year() - 1..=last.year() + 1).filter_map(|year| monday(year, week));
        begins
            .into_iter()
            .find(|begin| begin.checked_add(3.days()).is_ok_and(|middle| first <= middle && middle <= last))
    }

    /// Returns two days of one month, before or behind its name: `1-14 Mar`, `Mar 1-14, 2027`. The second number is no year.
    #[must_use]
    pub fn days_of_month(&self, text: &str) -> Option<Days> {
        let text = text.trim();
        let at = text.find(char::is_numeric)?;
        let (month, numbers) = text.split_at(at);
        let (first, rest) = numbers.split_once(['-', '–', '—'])?;
        let rest = rest.trim_start();
        let length = rest.find(|letter: char| !letter.is_numeric()).unwrap_or(rest.len());
        let (second, behind) = rest.split_at(length);
        let is_day =
            |text: &str| is_short_number(text) && parse_whole(text).is_ok_and(|number| (1..=31).contains(&number));
        if !is_day(first.trim()) || !is_day(second) {
            return None;
        }
        let behind = behind.trim_matches(|letter: char| letter.is_whitespace() || ",،.".contains(letter));
        let named = if month.trim().is_empty() { behind.to_owned() } else { format!("{} {behind}", month.trim()) };
        if !named.starts_with(char::is_alphabetic) {
            return None;
        }
        self.month(named.trim()).and_then(|_| self.range(&format!("{}-{second} {}", first.trim(), named.trim())))
    }

    /// Returns the week of a month that a text names: `Jan-W1`, `Week 2 March`, `أسبوع ١ - كانون الثاني`.
    #[must_use]
    pub fn week_of_month(&self, text: &str) -> Option<(u32, Days)> {
        halves(text).find_map(|(left, right)| {
            let in_order = || Some((week_number(right)?, self.month(left)?));
            let found = in_order().or_else(|| Some((week_number(left)?, self.month(right)?)));
            found.filter(|(week, _)| *week <= 6)
        })
    }

    /// Returns the seven days of a month, or what is left of it, that a text numbers as its week.
    pub(super) fn numbered_week_of_month(&self, text: &str) -> Option<Days> {
        let (week, month) = self.week_of_month(text)?;
        let first = month.first.checked_add((i64::from(week) - 1).checked_mul(7)?.days()).ok()?;
        let last = first.checked_add(6.days()).ok()?.min(month.last);
        (first <= last).then_some(Days { first, last })
    }
}

/// Words that stand between the numbers of weeks and say nothing else.
const LEADING: [&str; 10] = ["of", "to", "till", "in", "bis", "no", "من", "الي", "حتي", "لعام"];

/// Returns the Monday of a week of the calendar (ISO 8601).
pub(super) fn monday(year: i16, week: i16) -> Option<Date> {
    let week = i8::try_from(week).ok().filter(|week| (1..=53).contains(week))?;
    Some(ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date())
}

/// Returns the two parts of a text around each of its separators; `2027W07` is parted too.
fn halves(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_between = |letter: char| letter.is_whitespace() || "-–—/_.,،()[]:'’".contains(letter);
    let at = text.char_indices().filter(move |(at, letter)| {
        is_between(*letter) || letter.eq_ignore_ascii_case(&'w') && text[..*at].ends_with(char::is_numeric)
    });
    at.map(move |(at, _)| (text[..at].trim_matches(is_between), text[at..].trim_matches(is_between)))
        .filter(|(left, right)| !left.is_empty() && !right.is_empty())
}

/// Says how many months a part of a year has, which one it is, and what else the words say.
fn part_of_year<'a, 'b>(words: &'b [&'a str]) -> Option<(u32, u32, &'b [&'a str])> {
    let (first, rest) = words.split_first()?;
    let of = |months: u32, number: u32| (1..=12 / months).contains(&number).then_some((months, number));
    let named = |word: &str| match word {
        "اول" | "ول" | "1" | "1st" | "first" => Some(1),
        "ثاني" | "ثان" | "2" | "2nd" | "second" => Some(2),
        "ثالث" | "3" | "3rd" | "third" => Some(3),
        "رابع" | "4" | "4th" | "fourth" => Some(4),
        _ => None,
    };
    let length = |word: &str| match word {
        "quarter" | "qtr" | "ربع" => Some(3),
        "half" | "نصف" => Some(6),
        _ => None,
    };
    if let Some(number) = first.strip_prefix('q').and_then(|number| number.parse().ok()) {
        return of(3, number).map(|(months, number)| (months, number, rest));
    }
    if let Some(number) = first.strip_prefix('h').and_then(|number| number.parse().ok()) {
        return of(6, number).map(|(months, number)| (months, number, rest));
    }
    let (second, rest) = rest.split_first()?;
    let (months, number) = match (length(first), length(second)) {
        (Some(months), _) => (months, named(second)?),
        (None, Some(months)) => (months, named(first)?),
        (None, None) => return None,
    };
    of(months, number).map(|(months, number)| (months, number, rest))
}

/// Returns true for the name of a day of the week, or the letter that stands for it over a column.
#[must_use]
pub(super) fn is_weekday(text: &str) -> bool {
    let folded = Folded::of(text);
    let word = folded.as_str().trim();
    let is_short = matches!(word, "m" | "t" | "w" | "f" | "s" | "mo" | "tu" | "we" | "th" | "fr" | "sa" | "su")
        || matches!(word, "ح" | "ن" | "ث" | "ر" | "خ" | "ج" | "س");
    is_short || parse_weekday(text).is_some()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Days, Frame, is_weekday};

    #[test]
    fn parts_of_a_year_are_read_as_people_write_them() {
        let frame = Frame::around(Days { first: date(2027, 1, 4), last: date(2027, 12, 26) }, None);
        for (text, first, last) in [
            ("Q1", date(2027, 1, 1), date(2027, 3, 31)),
            ("Q3 2026", date(2026, 7, 1), date(2026, 9, 30)),
            ("H2", date(2027, 7, 1), date(2027, 12, 31)),
            ("2nd quarter", date(2027, 4, 1), date(2027, 6, 30)),
            ("الربع الثالث", date(2027, 7, 1), date(2027, 9, 30)),
            ("الربع ٤", date(2027, 10, 1), date(2027, 12, 31)),
            ("النصف الأول ٢٠٢٦", date(2026, 1, 1), date(2026, 6, 30)),
        ] {
            assert_eq!(frame.quarter(text), Some(Days { first, last }), "{text}");
        }
        for text in ["Q5", "Quality", "H", "Half price", "ربع صفحة"] {
            assert_eq!(frame.quarter(text), None, "{text}");
        }
        for text in ["2027-W07", "W07/2027", "CW 7 2027", "2027W07", "Week 7, 2027", "٢٠٢٧ أسبوع ٧"] {
            let days = Days { first: date(2027, 2, 15), last: date(2027, 2, 21) };
            assert_eq!(Frame::week_of_year(text), Some(days), "{text}");
        }
        for text in ["KW 10-13 2027", "CW 10-13", "KW10 - KW13", "Weeks 10–13 of 2027", "الأسابيع 10-13 من 2027"]
        {
            let days = Days { first: date(2027, 3, 8), last: date(2027, 4, 4) };
            assert_eq!(frame.weeks_of_year(text), Some(days), "{text}");
        }
        for text in
            ["Week 3", "W2-5", "KW", "Kw 60", "Week 1, 1 March 2026", "KW 10 (2 March 2027)", "الأسبوع 1، 1 مارس 2026"]
        {
            assert_eq!(frame.weeks_of_year(text), None, "{text}");
        }
        let winter = Frame::around(Days { first: date(2027, 11, 1), last: date(2028, 2, 27) }, None);
        for (text, first, last) in [
            ("KW 50", date(2027, 12, 13), date(2027, 12, 19)),
            ("KW 2", date(2028, 1, 10), date(2028, 1, 16)),
            ("CW 50-3", date(2027, 12, 13), date(2028, 1, 23)),
        ] {
            assert_eq!(winter.weeks_of_year(text), Some(Days { first, last }), "{text}");
        }
        assert_eq!(Frame::week_of_year("2027-07"), None);
        for (text, week, month) in [
            ("Jan-W1", 1, 1),
            ("Week 2 March", 2, 3),
            ("W3 (Feb)", 3, 2),
            ("أسبوع ١ - كانون الثاني", 1, 1),
            ("كانون الأول، الأسبوع الثاني", 2, 12),
        ] {
            let found = frame.week_of_month(text);
            assert_eq!(found.map(|(week, days)| (week, days.first.month())), Some((week, month)), "{text}");
        }
        assert_eq!(frame.week_of_month("Jan-27"), None);
    }

    #[test]
    fn days_of_the_week_are_known_by_name_and_letter() {
        for text in ["Mon", "Sunday", "Th", "F", "الأحد", "اثنين", "الجمعة", "خ"] {
            assert!(is_weekday(text), "{text}");
        }
        for text in ["Month", "Money", "Total", "Sat nav", "الإجمالي", "3"] {
            assert!(!is_weekday(text), "{text}");
        }
    }
}
