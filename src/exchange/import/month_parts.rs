//! Parts of a month: `early March`, `mid March`, `first half of March`, `منتصف آذار`.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::days::Days;

use super::frame::Frame;
use crate::search::Folded;

/// A part of a month: words before its name, and its days by their numbers. Zero is the last day, and numbers below zero count back
/// from it.
type Part = (&'static str, i8, i8);

/// A month is told in thirds, in halves and in weeks.
const PARTS: [Part; 51] = [
    ("early", 1, 10),
    ("the beginning of", 1, 10),
    ("beginning of", 1, 10),
    ("beginning", 1, 10),
    ("the start of", 1, 10),
    ("start of", 1, 10),
    ("mid", 11, 20),
    ("the middle of", 11, 20),
    ("middle of", 11, 20),
    ("middle", 11, 20),
    ("late", 21, 0),
    ("the end of", 21, 0),
    ("end of", 21, 0),
    ("end", 21, 0),
    ("the first half of", 1, 15),
    ("first half of", 1, 15),
    ("first half", 1, 15),
    ("1 half of", 1, 15),
    ("1 half", 1, 15),
    ("the second half of", 16, 0),
    ("second half of", 16, 0),
    ("second half", 16, 0),
    ("2 half of", 16, 0),
    ("2 half", 16, 0),
    ("first week of", 1, 7),
    ("1 week of", 1, 7),
    ("second week of", 8, 14),
    ("third week of", 15, 21),
    ("fourth week of", 22, 28),
    ("last week of", -6, 0),
    ("أوائل", 1, 10),
    ("مطلع", 1, 10),
    ("بداية", 1, 10),
    ("بدايات", 1, 10),
    ("منتصف", 11, 20),
    ("أواسط", 11, 20),
    ("وسط", 11, 20),
    ("أواخر", 21, 0),
    ("نهاية", 21, 0),
    ("آخر", 21, 0),
    ("النصف الأول من", 1, 15),
    ("النصف الأول", 1, 15),
    ("النصف الثاني من", 16, 0),
    ("النصف الثاني", 16, 0),
    ("الأسبوع الأخير من", -6, 0),
    ("anfang", 1, 10),
    ("mitte", 11, 20),
    ("ende", 21, 0),
    ("début", 1, 10),
    ("mi", 11, 20),
    ("fin", 21, 0),
];

static FOLDED: LazyLock<Vec<(String, i8, i8)>> = LazyLock::new(|| {
    PARTS.iter().map(|(words, first, last)| (Folded::of(words).as_str().to_owned(), *first, *last)).collect()
});

impl Frame {
    /// Returns the part of a month that a text names: its thirds, its halves, its weeks.
    #[must_use]
    pub(super) fn part_of_month(&self, text: &str) -> Option<Days> {
        let (month, first, last) = self.part(text)?;
        let day = |number: i8| {
            let number = if number > 0 { number } else { month.last.day() + number };
            Date::new(month.first.year(), month.first.month(), number).ok()
        };
        Some(Days { first: day(first)?, last: day(last)? })
    }

    /// Returns the part of a month where something begins or ends: the middle is its one day.
    #[must_use]
    pub(super) fn edge_of_month(&self, text: &str) -> Option<Days> {
        let (month, first, last) = self.part(text)?;
        let middle = || Date::new(month.first.year(), month.first.month(), 15).ok();
        if (first, last) == (11, 20) {
            return middle().map(|day| Days { first: day, last: day });
        }
        self.part_of_month(text)
    }

    /// Returns true where a text names a part of a month, alone, behind a word or as an end of a stretch.
    #[must_use]
    pub(super) fn names_part_of_month(&self, text: &str) -> bool {
        let text = super::day_words::without_ordinals(text);
        let separators = [" - ", " – ", " — ", "–", "—", " to ", " until ", " till ", " إلى ", " الى ", " حتى "];
        let parts = |separator: &str| text.split(separator).any(|part| self.part(part.trim()).is_some());
        let behind = || text.split_once(char::is_whitespace).is_some_and(|(_, rest)| self.part(rest).is_some());
        self.part(&text).is_some() || behind() || separators.iter().any(|separator| parts(separator))
    }

    /// Returns the month whose part a text names, with the numbers of its days.
    fn part(&self, text: &str) -> Option<(Days, i8, i8)> {
        if text.len() > 60 {
            return None;
        }
        let folded = Folded::of(text);
        FOLDED.iter().find_map(|(words, first, last)| {
            let rest = folded.as_str().strip_prefix(words.as_str())?;
            // Months of the Hijri calendar do not begin with a first of ours.
            let month = self.month(rest.trim()).filter(|month| month.first.day() == 1)?;
            Some((month, *first, *last))
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Days, Frame};
    use crate::exchange::import::book::Value;
    use crate::exchange::import::stretch::Stretch;

    #[test]
    fn parts_of_a_month_are_thirds_halves_and_weeks() {
        let frame = Frame::around(Days { first: date(2026, 1, 1), last: date(2026, 12, 30) }, None);
        for (text, first, last) in [
            ("early March", (3, 1), (3, 10)),
            ("mid March", (3, 11), (3, 20)),
            ("Mid-March 2026", (3, 11), (3, 20)),
            ("late March", (3, 21), (3, 31)),
            ("end of February", (2, 21), (2, 28)),
            ("First half of March", (3, 1), (3, 15)),
            ("2nd half of March", (3, 16), (3, 31)),
            ("first week of March", (3, 1), (3, 7)),
            ("last week of March", (3, 25), (3, 31)),
            ("منتصف آذار", (3, 11), (3, 20)),
            ("أوائل آذار", (3, 1), (3, 10)),
            ("أواخر شهر آذار", (3, 21), (3, 31)),
            ("النصف الأول من آذار", (3, 1), (3, 15)),
            ("النصف الثاني من مارس 2026", (3, 16), (3, 31)),
            ("Mitte März", (3, 11), (3, 20)),
            ("fin mars", (3, 21), (3, 31)),
            ("mid March - mid April", (3, 15), (4, 15)),
            ("early March to end of April", (3, 1), (4, 30)),
            ("من منتصف آذار حتى نهاية نيسان", (3, 15), (4, 30)),
            ("15 March - end of April", (3, 15), (4, 30)),
            ("15 March - April", (3, 15), (4, 30)),
        ] {
            let days = Days { first: date(2026, first.0, first.1), last: date(2026, last.0, last.1) };
            assert_eq!(frame.stretch(&Value::text(text)), Some(Stretch::Days(vec![days])), "{text}");
        }
        for text in ["mid", "end", "mid-roll", "late night", "early bird", "بداية", "fin"] {
            assert_eq!(frame.stretch(&Value::text(text)), None, "{text}");
        }
    }
}
