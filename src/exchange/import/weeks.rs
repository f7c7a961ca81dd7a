//! Weeks that are named with one of their days: `Week 1 (1 Mar)`, `KW 10 (02.03.26)`, `w/c 16 March`, `w/e 22 March`.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::day_words::{has_year, week_number};

use super::days::Days;

use super::frame::Frame;

/// Words before the day that a week begins with.
const COMMENCING: [&str; 25] = [
    "week commencing",
    "week beginning",
    "week starting",
    "week of",
    "week from",
    "w/c.",
    "w/c",
    "w/b",
    "w.c.",
    "w.c",
    "wc",
    "wb",
    "wk of",
    "wk commencing",
    "wk beginning",
    "commencing",
    "woche ab",
    "woche vom",
    "semaine du",
    "أسبوع يبدأ في",
    "أسبوع يبدأ",
    "الأسبوع من",
    "أسبوع من",
    "بدءًا من",
    "بدءا من",
];

/// Words before the day that a week ends with.
const ENDING: [&str; 11] = [
    "week ending",
    "week ended",
    "wk ending",
    "w/e.",
    "w/e",
    "w.e.",
    "week to",
    "أسبوع ينتهي في",
    "أسبوع ينتهي",
    "الأسبوع المنتهي في",
    "أسبوع حتى",
];

/// Returns the day of a week that begins with it, without the words that say so: `w/c 7 Jun`, `Week commencing 7 June`, `أسبوع يبدأ 7 حزيران`.
pub(super) fn without_commencing(text: &str) -> &str {
    behind(text, &COMMENCING).unwrap_or(text)
}

/// Returns what stands behind one of these words, where a number does.
fn behind<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let rest = words.iter().find_map(|word| {
        let begins = text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
        let rest = text.get(word.len()..).filter(|_| begins)?;
        let is_apart = rest.starts_with(|letter: char| letter.is_whitespace() || letter == ':' || letter.is_numeric());
        is_apart.then(|| rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == ':'))
    });
    rest.filter(|rest| rest.contains(char::is_numeric))
}

/// Returns the seven days from a first one on.
fn from(first: Date) -> Option<Days> {
    Some(Days { first, last: first.checked_add(6.days()).ok()? })
}

impl Frame {
    /// Returns the week that begins or ends with the day that a text names: `w/c 16 March`, `Week ending 22 March`.
    #[must_use]
    pub(super) fn week_by_its_day(&self, text: &str) -> Option<Days> {
        let text = text.trim();
        if let Some(rest) = behind(text, &COMMENCING) {
            return self.day(rest).and_then(from).or_else(|| self.days_of_month(rest)).or_else(|| self.range(rest));
        }
        if let Some(rest) = behind(text, &ENDING) {
            return from(self.day(rest)?.checked_sub(6.days()).ok()?);
        }
        // `Week 01/03/2026` has no number of its own.
        let rest = behind(text, &["week", "wk", "woche", "أسبوع", "الأسبوع"]).filter(|rest| has_year(rest))?;
        self.day(rest).filter(|_| !rest.contains(char::is_alphabetic)).and_then(from)
    }

    /// Returns the days of a week whose number stands beside its first day or its days: the days count, whatever week of a plan the
    /// number is: `Week 1, 1 March 2026`, `Wk 1 - 1/3`, `W10 02.03`, `أسبوع ١ (١-٧ آذار)`, `2 March (W10)`.
    #[must_use]
    pub(super) fn week_with_day(&self, text: &str) -> Option<Days> {
        let is_between = |letter: char| letter.is_whitespace() || "-–—/_.,،()[]{}:|·".contains(letter);
        let ends = text.char_indices().filter(|(_, letter)| is_between(*letter));
        ends.map(|(at, _)| text.split_at(at)).find_map(|(left, right)| {
            // `Week 1-2 March` is two weeks of that month.
            let is_tight = left.ends_with(char::is_numeric)
                && right.chars().nth(1).is_some_and(char::is_numeric)
                && right.starts_with(['-', '–', '—', '/', '.'])
                && right.contains(char::is_alphabetic);
            let (left, right) = (left.trim_matches(is_between), right.trim_matches(is_between));
            if is_tight || left.is_empty() || right.is_empty() {
                return None;
            }
            if week_number(left).is_some() {
                return self.days_beside(right);
            }
            week_number(right).filter(|_| left.contains(char::is_numeric)).and_then(|_| self.days_beside(left))
        })
    }

    /// Returns the days that stand beside the number of a week: those that are named, or seven from one on.
    fn days_beside(&self, text: &str) -> Option<Days> {
        if !text.contains(char::is_numeric) || self.month(text).is_some() {
            return None;
        }
        let text = super::weeks::without_commencing(text);
        self.days_of_month(text).or_else(|| self.day(text).and_then(from)).or_else(|| self.range(text))
    }

    /// Returns the week of a year that is named in two digits, before it or behind a stroke: `26/W10`, `W10/26`, `KW 10'26`.
    #[must_use]
    pub(super) fn week_of_short_year(&self, text: &str) -> Option<Days> {
        let (left, right) = text.trim().split_once(['/', '\'', '’', '-', '–', ' '])?;
        let year = |text: &str| {
            let is_short = text.chars().count() == 2 && text.chars().all(char::is_numeric);
            let year = crate::text::parse_whole(text).ok().filter(|_| is_short)?;
            let year = i16::try_from(year + 2000).ok()?;
            let (first, last) = self.window();
            (first.year() - 2..=last.year() + 2).contains(&year).then_some(year)
        };
        let (year, week) = if let Some(found) = year(left).zip(week_number(right)) {
            found
        } else {
            // `KW 10-13` and `KW 10 13` are two weeks.
            let (left, right) = text.trim().split_once(['/', '\'', '’'])?;
            (year(right.trim())?, week_number(left)?)
        };
        from(super::parts_of_year::monday(year, i16::try_from(week).ok()?)?)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Days, Frame};
    use crate::exchange::import::book::Value;
    use crate::exchange::import::stretch::Stretch;

    fn frame() -> Frame {
        Frame::around(Days { first: date(2026, 1, 1), last: date(2026, 12, 30) }, None)
    }

    #[test]
    fn of_a_week_and_its_day_the_day_counts() {
        let week = |day| Days { first: date(2026, 3, day), last: date(2026, 3, day + 6) };
        for text in [
            "Week 1, 1 March 2026",
            "Week 1, 1 March",
            "الأسبوع ١، ١ مارس ٢٠٢٦",
            "Week 1 (1 Mar)",
            "Week 1 (Mar 1)",
            "Wk 1 - 1/3",
            "Wk. 1: 1 March",
            "W1 01.03",
            "W1 – 01.03.2026",
            "Week 1 01/03/2026",
            "Week 1\n1 March",
            "Week 1 (1-7 Mar)",
            "Week 1 (1 March - 7 March)",
            "Week 1 (01.03-07.03)",
            "أسبوع 1 (1-7 آذار)",
            "الأسبوع الأول (1 آذار)",
            "1 Mar (Week 1)",
            "1-7 March / W1",
            "1 آذار - الأسبوع 1",
            "KW 10 (01.03.26)",
            "Week 1 (w/c 1 Mar)",
        ] {
            assert_eq!(frame().week_with_day(text), Some(week(1)), "{text}");
        }
        for text in [
            "Week 1",
            "Week 1 March",
            "Week 2, 2026",
            "Week 1-2 March",
            "KW 10-13",
            "KW 10-13 2027",
            "W1/W2",
            "1 March",
            "Week 3 of 5",
            "March 2026",
            "Weeks 2-5",
        ] {
            assert_eq!(frame().week_with_day(text), None, "{text}");
        }
    }

    #[test]
    fn weeks_begin_or_end_with_the_day_that_is_named() {
        let days =
            |first, last| Some(Stretch::Days(vec![Days { first: date(2026, 3, first), last: date(2026, 3, last) }]));
        for text in [
            "w/c 16 March",
            "W/C 16/03",
            "week commencing 16 March 2026",
            "wc 16th March",
            "Week of March 16",
            "w/e 22 March",
            "week ending 22/3/2026",
            "أسبوع يبدأ 16 آذار",
            "أسبوع ينتهي في 22 آذار",
            "Week 16/03/2026",
            "Woche vom 16. März",
        ] {
            assert_eq!(frame().stretch(&Value::text(text)), days(16, 22), "{text}");
        }
        for text in ["26/W10", "26-W10", "W10/26", "KW 10/26", "W10'26", "Week 10 / 26"] {
            let week = Some(Days { first: date(2026, 3, 2), last: date(2026, 3, 8) });
            assert_eq!(frame().week_of_short_year(text), week, "{text}");
        }
        for text in ["KW 10-13", "KW 10/11", "W10-26", "1/W10", "10/26"] {
            assert_eq!(frame().week_of_short_year(text), None, "{text}");
        }
    }
}
