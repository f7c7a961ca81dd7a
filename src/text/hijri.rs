//! The Hijri calendar beside the Gregorian one, and the seasons that planners in Arab markets plan around.
//!
//! Dates are those of Umm al-Qura, the calculated calendar of Saudi Arabia. Where the month begins with the sighting of
//! the moon, a day can begin one earlier or later.

use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::cal::{Hijri, Iso};
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{Language, Locale};

type Calendar = Hijri<UmmAlQura>;

const CALENDAR: Calendar = Hijri::new_umm_al_qura();

/// A day of the Hijri calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HijriDate {
    /// The year AH.
    pub year: i32,
    /// 1 for Muharram to 12 for Dhu al-Hijja.
    pub month: u8,
    /// 1 to 30.
    pub day: u8,
}

impl HijriDate {
    /// Returns the Hijri day on which `date` falls, or `None` for years that the calendar does not reach. Before 1882 and after
    /// 2174 the tables of Umm al-Qura end, and an arithmetic calendar stands in for them.
    #[must_use]
    pub fn of(date: Date) -> Option<Self> {
        let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
        let iso = icu_calendar::Date::try_new_iso(i32::from(date.year()), month, day).ok()?;
        let hijri = iso.to_calendar(CALENDAR);
        Some(Self { year: hijri.era_year().year, month: hijri.month().ordinal, day: hijri.day_of_month().0 })
    }

    /// Returns the Gregorian day, or `None` where there is no such Hijri day.
    #[must_use]
    pub fn gregorian(self) -> Option<Date> {
        let date = icu_calendar::Date::try_new_hijri_with_calendar(self.year, self.month, self.day, CALENDAR).ok()?;
        let iso = date.to_calendar(Iso);
        let (month, day) = (i8::try_from(iso.month().ordinal).ok()?, i8::try_from(iso.day_of_month().0).ok()?);
        Date::new(i16::try_from(iso.era_year().year).ok()?, month, day).ok()
    }

    /// Returns the first day of the month after this one.
    #[must_use]
    fn next_month(self) -> Self {
        if self.month < 12 {
            Self { month: self.month + 1, day: 1, ..self }
        } else {
            Self { year: self.year + 1, month: 1, day: 1 }
        }
    }
}

/// A stretch of days that advertising is planned around.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    /// The month of fasting.
    Ramadan,
    /// 1 to 3 Shawwal.
    EidAlFitr,
    /// 10 to 13 Dhu al-Hijja.
    EidAlAdha,
}

impl Season {
    /// All three, in the order of the year.
    pub const ALL: [Self; 3] = [Self::Ramadan, Self::EidAlFitr, Self::EidAlAdha];

    /// Returns what the season is called.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        let texts = &super::strings::Texts::of(language).dates;
        match self {
            Self::Ramadan => texts.ramadan,
            Self::EidAlFitr => texts.eid_al_fitr,
            Self::EidAlAdha => texts.eid_al_adha,
        }
    }

    /// Returns the season's first and last day in a Hijri year.
    fn in_year(self, year: i32) -> Option<(Date, Date)> {
        let (month, first, last) = match self {
            Self::Ramadan => {
                let first = HijriDate { year, month: 9, day: 1 };
                return Some((first.gregorian()?, first.next_month().gregorian()?.checked_sub(1.day()).ok()?));
            }
            Self::EidAlFitr => (10, 1, 3),
            Self::EidAlAdha => (12, 10, 13),
        };
        let day = |day| HijriDate { year, month, day }.gregorian();
        Some((day(first)?, day(last)?))
    }
}

/// Days in a row that have a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch<T> {
    /// What they are.
    pub what: T,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

/// Returns the seasons of which any day lies between `first` and `last`, in order, whole.
#[must_use]
pub fn seasons(first: Date, last: Date) -> Vec<Stretch<Season>> {
    let Some((from, to)) = HijriDate::of(first).zip(HijriDate::of(last)) else { return Vec::new() };
    (from.year..=to.year)
        .flat_map(|year| Season::ALL.map(|season| (season, season.in_year(year))))
        .filter_map(|(what, days)| days.map(|(first, last)| Stretch { what, first, last }))
        .filter(|stretch| stretch.last >= first && stretch.first <= last)
        .collect()
}

/// Returns the Hijri months of which any day lies between `first` and `last`, in order, whole; each by its first day.
#[must_use]
pub fn months(first: Date, last: Date) -> Vec<Stretch<HijriDate>> {
    let mut out = Vec::new();
    let mut month = HijriDate::of(first).map(|date| HijriDate { day: 1, ..date });
    while let Some(what) = month {
        let next = what.next_month();
        let days = what.gregorian().zip(next.gregorian().and_then(|day| day.checked_sub(1.day()).ok()));
        let Some((start, end)) = days.filter(|(start, _)| *start <= last) else { break };
        out.push(Stretch { what, first: start, last: end });
        month = Some(next);
    }
    out
}

const ARABIC: [&str; 12] = [
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
];

const ENGLISH: [&str; 12] = [
    "Muharram",
    "Safar",
    "Rabi I",
    "Rabi II",
    "Jumada I",
    "Jumada II",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu al-Qada",
    "Dhu al-Hijja",
];

impl Locale {
    /// Returns a Hijri month with its year: `Ramadan 1447`, `رمضان 1447`.
    #[must_use]
    pub fn hijri_month(self, date: HijriDate) -> String {
        format!("{} {}", self.hijri_month_name(date), self.ungrouped(date.year))
    }

    /// Returns a Hijri day in full: `12 Ramadan 1447 AH`, `12 رمضان 1447 هـ`.
    #[must_use]
    pub fn hijri_day(self, date: HijriDate) -> String {
        let era = self.texts().dates.anno_hegirae;
        format!("{} {} {era}", self.ungrouped(date.day), self.hijri_month(date))
    }

    /// Returns some Hijri days in a row: `26 Ramadan – 2 Shawwal 1447 AH`.
    #[must_use]
    pub fn hijri_range(self, first: HijriDate, last: HijriDate) -> String {
        if first.year != last.year {
            return format!("{} – {}", self.hijri_day(first), self.hijri_day(last));
        }
        let day = self.ungrouped(first.day);
        if first.month == last.month {
            format!("{day}–{}", self.hijri_day(last))
        } else {
            format!("{day} {} – {}", self.hijri_month_name(first), self.hijri_day(last))
        }
    }

    /// Returns the name of a Hijri month.
    #[must_use]
    pub fn hijri_month_name(self, date: HijriDate) -> &'static str {
        let names = match self.language {
            Language::En => &ENGLISH,
            Language::Ar => &ARABIC,
        };
        names.get(usize::from(date.month).wrapping_sub(1)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::{HijriDate, Season, months, seasons};
    use crate::text::{Digits, Language, Locale};

    /// Published dates of Umm al-Qura.
    #[test]
    fn days_agree_with_umm_al_qura() {
        for (day, year, month, hijri_day) in [
            (date(2024, 3, 11), 1445, 9, 1),
            (date(2024, 4, 10), 1445, 10, 1),
            (date(2024, 7, 7), 1446, 1, 1),
            (date(2025, 3, 1), 1446, 9, 1),
            (date(2025, 3, 30), 1446, 10, 1),
            (date(2025, 6, 6), 1446, 12, 10),
            (date(2025, 6, 26), 1447, 1, 1),
            (date(2026, 2, 18), 1447, 9, 1),
            (date(2026, 3, 20), 1447, 10, 1),
            (date(2026, 5, 27), 1447, 12, 10),
        ] {
            let expected = HijriDate { year, month, day: hijri_day };
            assert_eq!(HijriDate::of(day), Some(expected), "{day}");
            assert_eq!(expected.gregorian(), Some(day));
        }
    }

    #[test]
    fn seasons_of_a_spring_are_found() {
        let found: Vec<(Season, Date, Date)> = seasons(date(2026, 3, 1), date(2026, 5, 30))
            .into_iter()
            .map(|stretch| (stretch.what, stretch.first, stretch.last))
            .collect();
        assert_eq!(
            found,
            [
                (Season::Ramadan, date(2026, 2, 18), date(2026, 3, 19)),
                (Season::EidAlFitr, date(2026, 3, 20), date(2026, 3, 22)),
                (Season::EidAlAdha, date(2026, 5, 27), date(2026, 5, 30)),
            ]
        );
        assert!(seasons(date(2026, 7, 1), date(2026, 8, 1)).is_empty());
        let two_ramadans = seasons(date(2030, 1, 1), date(2030, 12, 31));
        assert_eq!(two_ramadans.iter().filter(|stretch| stretch.what == Season::Ramadan).count(), 2);
    }

    #[test]
    fn hijri_days_are_written_in_each_language() {
        let english = Locale::of(Language::En);
        let arabic = Locale::of(Language::Ar);
        let indic = Locale { digits: Digits::ArabicIndic, ..arabic };
        let [first, middle, last] =
            [(9, 12), (9, 18), (10, 2)].map(|(month, day)| HijriDate { year: 1447, month, day });
        let next_year = HijriDate { year: 1448, month: 1, day: 1 };
        for (written, expected) in [
            (english.hijri_day(first), "12 Ramadan 1447 AH"),
            (arabic.hijri_day(first), "12 رمضان 1447 هـ"),
            (indic.hijri_month(first), "رمضان ١٤٤٧"),
            (english.hijri_range(first, middle), "12–18 Ramadan 1447 AH"),
            (english.hijri_range(first, last), "12 Ramadan – 2 Shawwal 1447 AH"),
            (english.hijri_range(last, next_year), "2 Shawwal 1447 AH – 1 Muharram 1448 AH"),
        ] {
            assert_eq!(written, expected);
        }
    }

    fn dates() -> impl Strategy<Value = Date> {
        (1900_i16..=2200, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
    }

    proptest! {
        #[test]
        fn every_day_converts_and_back(day in dates()) {
            let hijri = HijriDate::of(day).expect("the years of plans are in reach");
            prop_assert_eq!(hijri.gregorian(), Some(day));
        }

        #[test]
        fn months_cover_the_days_without_gaps(first in dates(), days in 0_i64..400) {
            let last = first.saturating_add(jiff::Span::new().days(days));
            let months = months(first, last);
            prop_assert!(months[0].first <= first && months[months.len() - 1].last >= last);
            for pair in months.windows(2) {
                prop_assert_eq!(pair[0].last.tomorrow().unwrap(), pair[1].first);
            }
            for month in &months {
                let length = month.first.until(month.last).unwrap().get_days() + 1;
                prop_assert!((29..=30).contains(&length));
            }
        }
    }
}
