//! The numbers and dates that stand in a text, and what they can mean.

use jiff::civil::Date;

use super::terms::PREFIXES;
use crate::plan::Decimal;
use crate::util::{folded, is_left_out};

/// A number or a date of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// As it stands in the text, with a sign of percent beside it.
    pub(super) shown: String,
    /// What it can mean.
    pub(super) meaning: Meaning,
}

/// Says what a figure can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Numbers, with a point and with a comma before decimals: `1,250` is a thousand to some and one and a quarter to others.
    Numbers(Vec<Decimal>),
    /// Days, with the day and with the month first; no year where none is written.
    Days(Vec<(Option<i16>, i8, i8)>),
}

impl Figure {
    /// Returns true when it can be this number.
    pub(super) fn is_number(&self, number: Decimal) -> bool {
        let same = |other: &Decimal| {
            i128::from(other.mantissa()) * number.denominator() == i128::from(number.mantissa()) * other.denominator()
        };
        matches!(&self.meaning, Meaning::Numbers(numbers) if numbers.iter().any(same))
    }

    /// Returns true when it can be this date, or its day, month or year alone.
    pub(super) fn is_of_date(&self, date: Date) -> bool {
        match &self.meaning {
            Meaning::Days(days) => days.iter().any(|(year, month, day)| {
                year.is_none_or(|year| year == date.year()) && *month == date.month() && *day == date.day()
            }),
            Meaning::Numbers(_) => [i64::from(date.day()), i64::from(date.month()), i64::from(date.year())]
                .into_iter()
                .filter_map(|part| Decimal::new(part, 0))
                .any(|part| self.is_number(part)),
        }
    }
}

/// Returns the figures of a text in order. A number that is part of a word (`type2`) is a name; one behind an Arabic word that
/// is written together with what follows (`بـ50٪`, `لـ3 أيام`, `و20`) is a number.
pub(super) fn figures(text: &str) -> Vec<Figure> {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |place: usize| letters.get(place).is_some_and(|letter| folded(*letter).is_ascii_digit());
    let mut found = Vec::new();
    let mut place = 0;
    while place < letters.len() {
        if !is_digit(place) {
            place += 1;
            continue;
        }
        let start = place;
        while is_digit(place) || (letters.get(place).copied().is_some_and(joins) && is_digit(place + 1)) {
            place += 1;
        }
        if is_name(&letters[..start]) {
            continue;
        }
        found.extend(figures_of(&letters, start, place));
    }
    found
}

/// Says whether `letter` can stand between the digits of one number or one date.
fn joins(letter: char) -> bool {
    matches!(letter, '.' | ',' | '٫' | '٬' | '،' | '/' | '-' | '’' | '\'')
}

/// Returns true when a number continues the word `before` it.
fn is_name(before: &[char]) -> bool {
    let is_part = |letter: &&char| letter.is_alphabetic() || is_left_out(**letter);
    let word: Vec<char> = before.iter().rev().take_while(is_part).copied().collect();
    let word: String =
        word.iter().rev().filter(|letter| !is_left_out(**letter)).map(|letter| folded(*letter)).collect();
    !word.is_empty() && !PREFIXES.contains(&word.as_str())
}

/// Finds the figures of digits and signs in a row: one number, one date, or numbers apart (`10-20`, `24/7`).
fn figures_of(letters: &[char], start: usize, end: usize) -> Vec<Figure> {
    let text: String = letters[start..end].iter().collect();
    let plain: String = text.chars().map(folded).collect();
    if let Some(days) = days(&plain) {
        return vec![Figure { shown: text, meaning: Meaning::Days(days) }];
    }
    let mut found = Vec::new();
    let mut from = start;
    for part in plain.split(['/', '-']) {
        let to = from + part.chars().count();
        let is_before = from > 0 && is_percent(letters.get(from - 1).copied());
        let is_behind = is_percent(letters.get(to).copied());
        let shown: String = letters[from - usize::from(is_before)..to + usize::from(is_behind)].iter().collect();
        if !part.is_empty() {
            found.push(Figure { shown, meaning: Meaning::Numbers(numbers(part)) });
        }
        from = to + 1;
    }
    found
}

fn is_percent(letter: Option<char>) -> bool {
    matches!(letter, Some('%' | '٪'))
}

/// Returns the days that a text of digits can be: `5/6/2026`, `05.06.26`, `2026-06-05`, and `5/6` without a year.
fn days(plain: &str) -> Option<Vec<(Option<i16>, i8, i8)>> {
    let sign = plain.chars().find(|letter| !letter.is_ascii_digit())?;
    let parts: Vec<&str> = plain.split(sign).collect();
    if !matches!(sign, '/' | '-' | '.') || !parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let short = |part: &str| (1..=2).contains(&part.len()).then(|| part.parse::<i8>().ok())?;
    let year = |part: &str| match part.len() {
        4 => part.parse::<i16>().ok(),
        2 => part.parse::<i16>().ok().map(|year| 2000 + year),
        _ => None,
    };
    let orders = match *parts.as_slice() {
        [first, second] if sign == '/' => {
            vec![(None, short(second)?, short(first)?), (None, short(first)?, short(second)?)]
        }
        [first, month, day] if first.len() == 4 => vec![(Some(year(first)?), short(month)?, short(day)?)],
        [first, second, last] => {
            let year = Some(year(last)?);
            vec![(year, short(second)?, short(first)?), (year, short(first)?, short(second)?)]
        }
        _ => return None,
    };
    // A leap year stands for a year that is not written.
    let exists = |&(year, month, day): &(Option<i16>, i8, i8)| Date::new(year.unwrap_or(2028), month, day).is_ok();
    let days: Vec<_> = orders.into_iter().filter(exists).collect();
    (!days.is_empty()).then_some(days)
}

/// Returns the numbers that digits and separators can be; none where a decimal cannot hold it.
fn numbers(plain: &str) -> Vec<Decimal> {
    let mut found = Vec::new();
    for mark in [['.', '٫'], [',', '،']] {
        let (whole, fraction) = plain.split_once(mark).unwrap_or((plain, ""));
        let groups: Vec<&str> = whole.split([',', '.', '٬', '،', '’', '\'']).collect();
        let are_groups = groups.len() == 1 || groups.iter().skip(1).all(|group| group.len() == 3);
        if !are_groups || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let digits = groups.concat();
        let text = if fraction.is_empty() { digits } else { format!("{digits}.{fraction}") };
        if let Ok(number) = text.parse::<Decimal>()
            && !found.contains(&number)
        {
            found.push(number);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn numbers_and_dates_are_found_whole() {
        for (text, expected) in [
            ("بـ50٪ الآن، بـ20 دينارًا، لـ3 أيام و7 ليالٍ", vec!["50٪", "20", "3", "7"]),
            ("حتى 05/06/2026 فقط", vec!["05/06/2026"]),
            ("until 5.6.26 or 2026-06-05", vec!["5.6.26", "2026-06-05"]),
            ("until 5/6", vec!["5/6"]),
            ("from 10-20 dinars", vec!["10", "20"]),
            ("open 24/7", vec!["24/7"]),
            ("in 1/100 cases", vec!["1", "100"]),
            ("خصم %30 و٣٠٪", vec!["%30", "٣٠٪"]),
            ("type2, a4, موديل5", vec![]),
            ("1,250 or 1.250,5", vec!["1,250", "1.250,5"]),
            ("99999999999999999999", vec!["99999999999999999999"]),
        ] {
            let found: Vec<String> = figures(text).into_iter().map(|figure| figure.shown).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn figures_mean_what_they_can() {
        let number = |text: &str| text.parse().unwrap();
        let only = |text: &str| figures(text).swap_remove(0);
        for (text, value) in
            [("1,250", "1250"), ("1,250", "1.25"), ("1.250", "1.25"), ("١٢٫٥", "12.5"), ("12,5", "12.5"), ("007", "7")]
        {
            assert!(only(text).is_number(number(value)), "{text} as {value}");
        }
        assert!(!only("1,25").is_number(number("125")));
        let june = jiff::civil::date(2026, 6, 5);
        for text in ["05/06/2026", "5/6/2026", "6/5/2026", "2026-06-05", "5.6.26", "5/6", "٥/٦/٢٠٢٦", "2026", "05"]
        {
            assert!(only(text).is_of_date(june), "{text}");
        }
        for text in ["5/7/2026", "5/6/2027", "30"] {
            assert!(!only(text).is_of_date(june), "{text}");
        }
    }
}
