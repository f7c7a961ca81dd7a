//! Stretches of days that titles and cells name: `02.01-08.01`, `March - November`, `26.08.2024 - 28.09.2024`, `3 months`.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::book::Value;
use super::day_words::{has_year, is_short_number, with_day, without_ordinals, without_words};
use super::days::Days;
use super::frame::Frame;
use super::lengths::{Length, ending, length};
use crate::text::parse_whole;

/// Says what a cell says of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// These days.
    Days(Vec<Days>),
    /// So long, from a day that stands elsewhere.
    Length(Length),
    /// From this day to the last one of the plan.
    From(Date),
    /// From the first day of the plan to this one.
    Until(Date),
    /// From the first to the last day of the plan.
    Whole,
}

impl Frame {
    /// Returns the first and the last day that a text names.
    #[must_use]
    pub fn range(&self, text: &str) -> Option<Days> {
        let between = without_words(text, &["between", "zwischen", "بين", "ما بين"]);
        // "March and May" are two months; "between March and May" is a stretch.
        let and: &[&str] = if between.len() < text.trim().len() { &[" and ", " und ", " و"] } else { &[] };
        let text =
            without_words(between, &["from", "starting", "من", "ابتداءً من", "ابتداء من", "vom", "von", "du", "de"]);
        let separators = [
            " - ",
            " – ",
            " — ",
            "–",
            "—",
            "...",
            "..",
            " to ",
            " till ",
            " until ",
            " through ",
            " thru ",
            " bis ",
            " au ",
            " إلى ",
            " الى ",
            " حتى ",
            " لغاية ",
            "-",
            "÷",
            "/",
        ];
        for separator in separators.iter().chain(and) {
            for (at, _) in text.match_indices(separator) {
                let (left, right) = (text[..at].trim(), text[at + separator.len()..].trim());
                if let Some(days) = self.ends(left, right).or_else(|| self.edges(left, right)) {
                    return Some(days);
                }
            }
        }
        None
    }

    /// Returns the days between two ends: months, days, or a number and a day.
    fn ends(&self, left: &str, right: &str) -> Option<Days> {
        if left.is_empty() || right.is_empty() {
            return None;
        }
        // `March - November`, with or without years.
        if let Some(to) = self.month(right).filter(|_| !self.are_days_of_months(left, right)) {
            let frame = if has_year(right) { self.ending(to.last) } else { *self };
            let from = frame.month(left)?;
            let to = if has_year(right) { to } else { frame.beginning(from.first).month(right)? };
            return Days::between(from.first, to.last);
        }
        let to = self.day(right)?;
        // `2-8 January`: the first day has no month.
        if is_short_number(left) {
            let first = self.beginning(to.checked_sub(31.days()).ok()?).day(&with_day(right, left)?)?;
            return Days::between(first, to);
        }
        let frame = if has_year(right) && !has_year(left) { self.ending(to) } else { *self };
        let from = frame.day(left)?;
        let to = if has_year(right) || to >= from { to } else { self.beginning(from).day(right)? };
        Days::between(from, to)
    }

    /// Returns the days between a day, a month or a part of one and another: `15 March - April`, `mid March to end of April`.
    fn edges(&self, left: &str, right: &str) -> Option<Days> {
        let is_named = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).count() >= 3;
        if !is_named(left) || !is_named(right) || self.month(left).is_some() && self.month(right).is_some() {
            return None;
        }
        if has_year(right) {
            let to = self.edge(right)?;
            return Days::between(self.ending(to.last).edge(left)?.first, to.last);
        }
        let from = self.edge(left)?;
        Days::between(from.first, self.beginning(from.first).edge(right)?.last)
    }

    /// Returns true where the numbers behind two months are days and not years: `March 23 - April 26`, `March 2 - March 26`, and not
    /// `Mar 26 - Apr 26`.
    fn are_days_of_months(&self, left: &str, right: &str) -> bool {
        let behind = |text: &str| {
            let number =
                text.rsplit(|letter: char| !letter.is_numeric()).next().filter(|number| is_short_number(number))?;
            let is_behind = text.starts_with(char::is_alphabetic);
            parse_whole(number).ok().filter(|number| is_behind && (1..=31).contains(number))
        };
        let (Some(first), Some(last)) = (behind(left), behind(right)) else { return false };
        let years = self.window().0.year() - 1..=self.window().1.year() + 1;
        let is_year = |number: u64| i16::try_from(number + 2000).is_ok_and(|year| years.contains(&year));
        first != last && !(is_year(first) && is_year(last))
    }

    /// Returns what a cell of a period says.
    #[must_use]
    pub fn stretch(&self, value: &Value) -> Option<Stretch> {
        let text = match value {
            Value::Day(day) => return Some(Stretch::Days(vec![Days { first: *day, last: *day }])),
            Value::Text(text) => text.as_str(),
            _ => return None,
        };
        let tidied = without_ordinals(text);
        let text = tidied.trim();
        if let Some(days) = self.days_listed(text) {
            return Some(Stretch::Days(days));
        }
        // In Arabic the word before a first day is also one inside a date.
        if let Some(open) = self.open(text).filter(|_| text.starts_with("من ")) {
            return Some(open);
        }
        if let Some(days) = self.single(text) {
            return Some(Stretch::Days(vec![days]));
        }
        if let Some(length) = length(text) {
            return Some(Stretch::Length(length));
        }
        if let Some(days) = self.length_from(text) {
            return Some(Stretch::Days(vec![days]));
        }
        if let Some(open) = self.open(text).or_else(|| self.whole(text)) {
            return Some(open);
        }
        let parts = super::lists::entries(text);
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

    /// Returns the days of something that takes so long from a day on: `2 weeks from 9 March`, `أسبوعان من 9 آذار`.
    fn length_from(&self, text: &str) -> Option<Days> {
        [
            " from ",
            " starting ",
            " beginning ",
            " as of ",
            " ab ",
            " ابتداءً من ",
            " ابتداء من ",
            " بدءًا من ",
            " بدءا من ",
            " من ",
        ]
        .iter()
        .find_map(|word| {
            let (before, behind) = text.split_once(word)?;
            let first = self.edge(without_words(behind, &["on", "من"]))?.first;
            Days::between(first, ending(first, length(before)?)?)
        })
    }

    /// Returns the days that a text names without a gap.
    pub(super) fn single(&self, text: &str) -> Option<Days> {
        if let Some(month) = self.month(text) {
            return Some(month);
        }
        if let Some(days) =
            self.quarter(text).or_else(|| self.week_of_short_year(text)).or_else(|| self.weeks_of_year(text))
        {
            return Some(days);
        }
        if let Some(days) =
            Self::week_of_year(text).or_else(|| self.week_with_day(text)).or_else(|| self.week_by_its_day(text))
        {
            return Some(days);
        }
        if let Some(days) = self.days_of_month(text) {
            return Some(days);
        }
        // A whole date can have hyphens too.
        if let Some(day) = self.day(text) {
            return Some(Days { first: day, last: day });
        }
        self.range(text).or_else(|| self.part_of_month(text)).or_else(|| self.numbered_week_of_month(text))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Days, Frame, Stretch};
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
            ("1st – 14th March", date(2027, 3, 1), date(2027, 3, 14)),
            ("1st-14th March", date(2027, 3, 1), date(2027, 3, 14)),
            ("1st to 14th March", date(2027, 3, 1), date(2027, 3, 14)),
            ("March 1st - 14th", date(2027, 3, 1), date(2027, 3, 14)),
            ("March 23 - April 26", date(2027, 3, 23), date(2027, 4, 26)),
            ("March 2 - March 26", date(2027, 3, 2), date(2027, 3, 26)),
            ("Mar 26 - Apr 27", date(2026, 3, 1), date(2027, 4, 30)),
            ("من 1 آذار حتى 14 آذار", date(2027, 3, 1), date(2027, 3, 14)),
            ("Sunday 7 March", date(2027, 3, 7), date(2027, 3, 7)),
            ("الأحد 7 آذار", date(2027, 3, 7), date(2027, 3, 7)),
            ("الأحد، ٧ آذار ٢٠٢٧", date(2027, 3, 7), date(2027, 3, 7)),
            ("1 Mär 2027", date(2027, 3, 1), date(2027, 3, 1)),
            ("1. März 2027", date(2027, 3, 1), date(2027, 3, 1)),
            ("1er févr. 2027", date(2027, 2, 1), date(2027, 2, 1)),
            ("2 weeks from 8 March", date(2027, 3, 8), date(2027, 3, 21)),
            ("three months from April", date(2027, 4, 1), date(2027, 6, 30)),
            ("أسبوعان من 8 آذار", date(2027, 3, 8), date(2027, 3, 21)),
            ("Week 2 March", date(2027, 3, 8), date(2027, 3, 14)),
            ("الأسبوع الثاني من آذار", date(2027, 3, 8), date(2027, 3, 14)),
            ("Week 1, 1 March 2026", date(2026, 3, 1), date(2026, 3, 7)),
        ] {
            let expected = Stretch::Days(vec![Days { first, last }]);
            assert_eq!(frame().stretch(&Value::text(text)), Some(expected), "{text}");
        }
        let months = frame().stretch(&Value::text("April, June"));
        assert!(matches!(months, Some(Stretch::Days(days)) if days.len() == 2));
        assert_eq!(frame().stretch(&Value::text("طوال الحملة")), Some(Stretch::Whole));
        for text in ["tbc", "Reels", "12", "-", "4470.708", "Brand film 30\"", "FY26", "5, 12 and Reels", "2, 9, 16"] {
            assert_eq!(frame().stretch(&Value::text(text)), None, "{text}");
        }
    }
}
