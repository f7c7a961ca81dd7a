//! Days of which one end is the plan's: `from 1 March`, `until 31 March`, `ongoing`, `طوال الفترة`.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::days::Days;

use super::frame::Frame;

use super::stretch::Stretch;
use crate::search::Folded;

/// Words that say that something runs as long as the plan.
const WHOLE: [&str; 42] = [
    "all year",
    "full year",
    "whole year",
    "entire year",
    "year round",
    "full campaign",
    "whole campaign",
    "entire campaign",
    "all campaign",
    "campaign period",
    "campaign duration",
    "all weeks",
    "all months",
    "always on",
    "alwayson",
    "ongoing",
    "on going",
    "continuous",
    "throughout",
    "whole period",
    "full period",
    "entire period",
    "until further notice",
    "كامل الفترة",
    "كل الفترة",
    "كامل الحملة",
    "كل الحملة",
    "طوال الحملة",
    "طوال العام",
    "طوال الفترة",
    "طوال السنة",
    "طيلة الفترة",
    "طيلة الحملة",
    "على مدار العام",
    "على مدار السنة",
    "على مدار الحملة",
    "مستمر",
    "مستمرة",
    "دائم",
    "حتى إشعار آخر",
    "ganzjährig",
    "durchgehend",
];

/// Words before the day that something begins with.
const FROM: [&str; 20] = [
    "starting from",
    "starting on",
    "starting",
    "starts",
    "beginning",
    "begins",
    "as of",
    "as from",
    "from",
    "since",
    "ab",
    "à partir du",
    "ابتداءً من",
    "ابتداء من",
    "بدءًا من",
    "بدءا من",
    "اعتبارًا من",
    "اعتبارا من",
    "من",
    "منذ",
];

/// Words before the day that something ends with.
const UNTIL: [&str; 14] = [
    "until",
    "till",
    "til",
    "up to",
    "through",
    "ends",
    "ending",
    "to",
    "bis",
    "jusqu'au",
    "حتى",
    "لغاية",
    "إلى",
    "الى",
];

/// Words behind the day that something begins with.
const ONWARDS: [&str; 7] = ["onwards", "onward", "on", "fwd", "فصاعدًا", "فصاعداً", "فصاعدا"];

/// Words that say that something ends with the plan.
const END: [&str; 8] = [
    "end of campaign",
    "end of the campaign",
    "end of plan",
    "end",
    "open end",
    "نهاية الحملة",
    "نهاية الخطة",
    "نهاية الفترة",
];

static WHOLE_FOLDED: LazyLock<Vec<String>> =
    LazyLock::new(|| WHOLE.iter().map(|known| Folded::of(known).bare().to_owned()).collect());

/// Returns what stands behind one of these words.
fn behind<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| {
        let begins = text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
        let rest = text.get(word.len()..).filter(|_| begins)?;
        rest.starts_with(|letter: char| letter.is_whitespace() || letter == ':')
            .then(|| rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == ':'))
    })
}

/// Returns what stands before a word that says "and on from there".
fn onwards(text: &str) -> Option<&str> {
    let (rest, last) = text.rsplit_once(char::is_whitespace)?;
    ONWARDS.iter().any(|word| last.eq_ignore_ascii_case(word)).then_some(rest)
}

/// Returns true for a text that says that something runs as long as the plan.
pub(super) fn is_whole(text: &str) -> bool {
    let folded = Folded::of(text);
    text.chars().count() <= 60 && WHOLE_FOLDED.iter().any(|known| folded.bare().contains(known.as_str()))
}

impl Frame {
    /// Returns what a text says that runs as long as the plan. A year that is none of the plan's is that year.
    #[must_use]
    pub(super) fn whole(&self, text: &str) -> Option<Stretch> {
        if !is_whole(text) {
            return None;
        }
        let years = text.split(|letter: char| !letter.is_numeric()).filter(|part| part.chars().count() == 4);
        let year =
            years.filter_map(|part| crate::text::parse_whole(part).ok()).find(|year| (2000..2100).contains(year));
        let (first, last) = self.window();
        match year.and_then(|year| i16::try_from(year).ok()) {
            Some(year) if !(first.year()..=last.year()).contains(&year) => {
                let ends = Days { first: Date::new(year, 1, 1).ok()?, last: Date::new(year, 12, 31).ok()? };
                Some(Stretch::Days(vec![ends]))
            }
            _ => Some(Stretch::Whole),
        }
    }

    /// Returns the day that something begins or ends with where its other end is not named: `from 1 March`, `1 March onwards`,
    /// `1 March - ongoing`, `until 31 March`, `حتى ٣١ آذار`.
    #[must_use]
    pub(super) fn open(&self, text: &str) -> Option<Stretch> {
        let text = text.trim();
        if text.chars().count() > 60 {
            return None;
        }
        let end = |text: &str| self.edge(text);
        if let Some(rest) = behind(text, &FROM) {
            return end(onwards(rest).unwrap_or(rest)).map(|days| Stretch::From(days.first));
        }
        if let Some(rest) = behind(text, &UNTIL) {
            return end(rest).map(|days| Stretch::Until(days.last));
        }
        if let Some(days) = onwards(text).and_then(end) {
            return Some(Stretch::From(days.first));
        }
        let ends_with_plan =
            |text: &str| is_whole(text) || END.iter().any(|known| text.trim().eq_ignore_ascii_case(known));
        [" - ", " – ", " — ", "–", " to ", " till ", " until ", " إلى ", " الى ", " حتى ", "-"].iter().find_map(
            |separator| {
                let (left, right) = text.split_once(separator).filter(|(_, right)| ends_with_plan(right))?;
                end(left.trim()).map(|days| Stretch::From(days.first)).filter(|_| !right.is_empty())
            },
        )
    }

    /// Returns the days that a text names as one end of a stretch.
    #[must_use]
    pub(super) fn edge(&self, text: &str) -> Option<Days> {
        let day = || self.day(text).map(|day| Days { first: day, last: day });
        self.month(text).or_else(day).or_else(|| self.edge_of_month(text)).or_else(|| self.quarter(text))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Days, Frame, Stretch};
    use crate::exchange::import::book::Value;

    #[test]
    fn one_end_or_both_can_be_those_of_the_plan() {
        let frame = Frame::around(Days { first: date(2026, 1, 1), last: date(2026, 12, 30) }, None);
        let from = Some(Stretch::From(date(2026, 3, 1)));
        let until = Some(Stretch::Until(date(2026, 3, 31)));
        for (text, expected) in [
            ("from 1 March", &from),
            ("From March", &from),
            ("starting 1 March 2026", &from),
            ("1 March onwards", &from),
            ("from 1 March on", &from),
            ("1 March - ongoing", &from),
            ("1st March to end of campaign", &from),
            ("ab 1. März", &from),
            ("من 1 آذار", &from),
            ("ابتداءً من ١ آذار", &from),
            ("1 آذار فصاعدًا", &from),
            ("1 آذار - مستمر", &from),
            ("until 31 March", &until),
            ("until end of March", &until),
            ("up to 31/03/2026", &until),
            ("حتى 31 آذار", &until),
            ("لغاية نهاية آذار", &until),
        ] {
            assert_eq!(frame.stretch(&Value::text(text)), *expected, "{text}");
        }
        for text in [
            "ongoing",
            "Always on",
            "always-on",
            "throughout",
            "throughout the campaign",
            "مستمر",
            "مستمرة",
            "طوال الفترة",
            "على مدار العام",
            "all year",
            "all year 2026",
            "until further notice",
        ] {
            assert_eq!(frame.stretch(&Value::text(text)), Some(Stretch::Whole), "{text}");
        }
        let year = Days { first: date(2025, 1, 1), last: date(2025, 12, 31) };
        assert_eq!(frame.stretch(&Value::text("all year 2025")), Some(Stretch::Days(vec![year])));
        for text in ["from Amman", "to be confirmed", "on air", "من عمّان", "FY26", "from"] {
            assert_eq!(frame.stretch(&Value::text(text)), None, "{text}");
        }
    }
}
