//! Lists of days and months: `9, 16 and 23 March`, `March 2, 9, 16`, `آذار ونيسان`, `W1, W3`.

use super::day_words::{has_year, is_short_number};

use super::days::Days;

use super::frame::Frame;
use crate::text::parse_whole;

/// The most entries of a list.
const MOST: usize = 60;

/// Returns the entries of a list: commas, semicolons, plus signs, ends of lines and words that say "and" stand between them.
pub(super) fn entries(text: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = text.split([',', '،', ';', '+', '&', '\n', '؛']).collect();
    for word in [" and ", " And ", " AND ", " und ", " et ", " و"] {
        parts = parts.into_iter().flat_map(|part| part.split(word)).collect();
    }
    parts.into_iter().filter_map(kept).collect()
}

/// Returns an entry without the word that says "and" before it; nothing for an empty one.
fn kept(part: &str) -> Option<&str> {
    let part = without_and(part.trim()).trim();
    (!part.is_empty()).then_some(part)
}

/// Returns a text without the word that says "and" at its beginning.
fn without_and(part: &str) -> &str {
    let rest = ["and ", "& ", "und ", "et "].iter().find_map(|word| part.strip_prefix(word));
    let joined = || part.strip_prefix('و').filter(|rest| rest.trim_start().starts_with(char::is_numeric));
    rest.or_else(joined).unwrap_or(part)
}

/// One entry of a list: days by their numbers, and the name of their month where it stands beside them.
struct Entry {
    first: String,
    last: String,
    month: Option<String>,
    /// True where the month stands before its days.
    has_month_first: bool,
}

impl Frame {
    /// Returns days of one month or several, whose month stands beside one of them: `9, 16 and 23 March`, `March 2, 9, 16`,
    /// `2-8, 16-22 March 2026`, `5، 12 آذار`.
    #[must_use]
    pub(super) fn days_listed(&self, text: &str) -> Option<Vec<Days>> {
        let mut parts = entries(text);
        if !(2..=MOST).contains(&parts.len()) {
            return None;
        }
        let year = parts.last().copied().filter(|part| is_year(part));
        if year.is_some() {
            parts.pop();
        }
        let entries: Vec<Entry> = parts.iter().map(|part| self.entry(part)).collect::<Option<_>>()?;
        let has_bare = entries.iter().any(|entry| entry.month.is_none());
        let named = entries.iter().find(|entry| entry.month.is_some())?;
        if !has_bare {
            return None;
        }
        let with_year = |month: &str| match year {
            Some(year) if !has_year(month) => format!("{month} {year}"),
            _ => month.to_owned(),
        };
        let forward = named.has_month_first;
        let months = beside(&entries, forward)?;
        let end = months.last().map(|month| with_year(month)).filter(|month| has_year(month));
        // A year at the end holds for what stands before it.
        let end = end.zip(entries.last()).and_then(|(month, entry)| self.day(&format!("{} {month}", entry.last)));
        let frame = end.map_or(*self, |end| self.ending(end));
        let days = entries.iter().zip(months).map(|(entry, month)| {
            let month = with_year(month);
            let day = |number: &str| frame.day(&format!("{number} {month}"));
            let days = Days { first: day(&entry.first)?, last: day(&entry.last)? };
            (days.first <= days.last).then_some(days)
        });
        days.collect()
    }

    /// Returns what one entry of a list says.
    fn entry(&self, part: &str) -> Option<Entry> {
        let at = part.find(char::is_numeric)?;
        let (head, tail) = part.split_at(at);
        let is_between = |letter: char| letter.is_numeric() || letter.is_whitespace() || "-–—".contains(letter);
        let end = tail.find(|letter: char| !is_between(letter)).unwrap_or(tail.len());
        let (numbers, behind) = tail.split_at(end);
        let (head, behind) = (head.trim(), behind.trim_matches(|letter: char| letter.is_whitespace() || letter == '.'));
        if !head.is_empty() && !behind.is_empty() {
            return None;
        }
        let (numbers, year) = match numbers.trim().rsplit_once(char::is_whitespace) {
            Some((numbers, year)) if !head.is_empty() && is_year(year) => (numbers, Some(year)),
            _ => (numbers.trim(), None),
        };
        let (first, last) = numbers.split_once(['-', '–', '—']).unwrap_or((numbers, numbers));
        let (first, last) = (first.trim(), last.trim());
        if !is_day(first) || !is_day(last) {
            return None;
        }
        let name = if head.is_empty() { behind } else { head };
        let month = match year {
            Some(year) => Some(format!("{name} {year}")),
            None => (!name.is_empty()).then(|| name.to_owned()),
        };
        if let Some(month) = &month {
            self.day(&format!("{first} {month}"))?;
        }
        let has_month_first = !head.is_empty();
        Some(Entry { first: first.to_owned(), last: last.to_owned(), month, has_month_first })
    }
}

/// Returns the month of each entry: the one before it where months stand before their days, else the next one.
fn beside(entries: &[Entry], forward: bool) -> Option<Vec<&str>> {
    let mut known: Option<&str> = None;
    let mut months = Vec::with_capacity(entries.len());
    let order: Vec<&Entry> = if forward { entries.iter().collect() } else { entries.iter().rev().collect() };
    for entry in order {
        known = entry.month.as_deref().or(known);
        months.push(known?);
    }
    if !forward {
        months.reverse();
    }
    Some(months)
}

/// Returns true for a number of two digits at most that a month can have as its day.
fn is_day(text: &str) -> bool {
    is_short_number(text) && parse_whole(text).is_ok_and(|number| (1..=31).contains(&number))
}

/// Returns true for the number of a year in four digits.
fn is_year(text: &str) -> bool {
    text.chars().count() == 4 && parse_whole(text).is_ok_and(|year| (1300..2200).contains(&year))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Days, Frame, entries};
    use crate::exchange::import::book::Value;
    use crate::exchange::import::stretch::Stretch;

    #[test]
    fn a_month_beside_a_list_of_days_holds_for_all_of_them() {
        let frame = Frame::around(Days { first: date(2026, 1, 1), last: date(2026, 12, 30) }, None);
        for text in [
            "9, 16 and 23 March",
            "9, 16, 23 March 2026",
            "9th, 16th & 23rd March",
            "March 9, 16, 23",
            "Mar 9, 16 and 23, 2026",
            "March 9; 16; 23",
            "9، 16، 23 آذار",
            "٩ و١٦ و٢٣ آذار",
            "9 و 16 و 23 مارس 2026",
            "آذار 9، 16، 23",
            "9., 16. und 23. März",
            "9/3, 16/3, 23/3",
        ] {
            let days = |day| Days { first: date(2026, 3, day), last: date(2026, 3, day) };
            let expected = Some(Stretch::Days(vec![days(9), days(16), days(23)]));
            assert_eq!(frame.stretch(&Value::text(text)), expected, "{text}");
        }
        let two = |first: (i8, i8), second: (i8, i8)| {
            let days = |(month, day)| Days { first: date(2026, month, day), last: date(2026, month, day) };
            Some(Stretch::Days(vec![days(first), days(second)]))
        };
        for (text, first, second) in [
            ("5, 12 آذار", (3, 5), (3, 12)),
            ("Mar 9, 16", (3, 9), (3, 16)),
            ("Mar 23, 30", (3, 23), (3, 30)),
            ("5 and 12 March", (3, 5), (3, 12)),
            ("30 March and 6 April", (3, 30), (4, 6)),
        ] {
            assert_eq!(frame.stretch(&Value::text(text)), two(first, second), "{text}");
        }
        let weeks =
            [(2, 8), (16, 22)].map(|(first, last)| Days { first: date(2026, 3, first), last: date(2026, 3, last) });
        for text in ["2-8, 16-22 March", "2-8 and 16-22 March 2026", "March 2-8, 16-22"] {
            assert_eq!(frame.stretch(&Value::text(text)), Some(Stretch::Days(weeks.to_vec())), "{text}");
        }
    }

    #[test]
    fn months_joined_by_and_are_these_months_alone() {
        let frame = Frame::around(Days { first: date(2026, 1, 1), last: date(2026, 12, 30) }, None);
        let (march, may) = (
            Days { first: date(2026, 3, 1), last: date(2026, 3, 31) },
            Days { first: date(2026, 5, 1), last: date(2026, 5, 31) },
        );
        for text in ["March and May", "آذار وأيار", "آذار و أيار", "Mar & May", "March, May 2026", "März und Mai"]
        {
            assert_eq!(frame.stretch(&Value::text(text)), Some(Stretch::Days(vec![march, may])), "{text}");
        }
        for text in ["between March and May", "بين آذار وأيار", "من آذار إلى أيار"] {
            let all = Days { first: march.first, last: may.last };
            assert_eq!(frame.stretch(&Value::text(text)), Some(Stretch::Days(vec![all])), "{text}");
        }
        assert_eq!(entries("W1, W3 and W5"), ["W1", "W3", "W5"]);
        assert_eq!(entries("الأسبوع 2 و5"), ["الأسبوع 2", "5"]);
    }
}
