//! Dates as people read and type them.

use jiff::civil::{Date, DateTime, Weekday};

use super::hijri::HijriDate;
use super::number::fold;
use super::region::Region;
use super::strings::Texts;
use super::{Language, Locale};

const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const ARABIC_WEEKDAYS: [&str; 7] = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"];

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const ENGLISH_SHORT: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Locale {
    /// The name of a month, 1 to 12; empty for other numbers.
    #[must_use]
    pub fn month_name(self, month: i8) -> &'static str {
        match self.language {
            Language::En => nth(&ENGLISH, month),
            Language::Ar => nth(self.region.months(), month),
        }
    }

    /// The name of a day of the week.
    #[must_use]
    pub fn weekday_name(self, weekday: Weekday) -> &'static str {
        let names = match self.language {
            Language::En => &WEEKDAYS,
            Language::Ar => &ARABIC_WEEKDAYS,
        };
        usize::try_from(weekday.to_sunday_zero_offset())
            .ok()
            .and_then(|day| names.get(day))
            .copied()
            .unwrap_or_default()
    }

    /// A day in full with its weekday, and with its Hijri day where the locale asks for it: `Sunday, 1 March 2026`,
    /// `الأحد 1 مارس 2026 · 12 رمضان 1447 هـ`.
    #[must_use]
    pub fn weekday_and_day(self, date: Date) -> String {
        let comma = match self.language {
            Language::En => ",",
            Language::Ar => "",
        };
        let day = format!("{}{comma} {}", self.weekday_name(date.weekday()), self.day(date));
        match HijriDate::of(date).filter(|_| self.hijri) {
            Some(hijri) => format!("{day} · {}", self.hijri_day(hijri)),
            None => day,
        }
    }

    /// A day without its year, for tight places: `1 Mar`, `1 مارس`.
    #[must_use]
    pub fn short_day(self, date: Date) -> String {
        format!("{} {}", self.ungrouped(date.day()), self.month_short(date))
    }

    /// A day in full: `1 March 2026`.
    #[must_use]
    pub fn day(self, date: Date) -> String {
        format!("{} {} {}", self.ungrouped(date.day()), self.month_name(date.month()), self.ungrouped(date.year()))
    }

    /// A day and a time of it, by the clock that the caller reads: `1 March 2026, 09:05`.
    #[must_use]
    pub fn moment(self, moment: DateTime) -> String {
        let time = format!("{:02}:{:02}", moment.hour(), moment.minute());
        let separator = if self.language == Language::Ar { "، " } else { ", " };
        format!("{}{separator}{}", self.day(moment.date()), self.digits_of(&time))
    }

    /// The month of a date with its year, for the bands above weeks: `Mar 2026`.
    #[must_use]
    pub fn month_band(self, date: Date) -> String {
        format!("{} {}", self.month_short(date), self.ungrouped(date.year()))
    }

    /// Some days in a row, as a week: `1–7 Mar`, `29 Mar – 4 Apr`, `28 Dec 2026 – 3 Jan 2027`.
    #[must_use]
    pub fn week_range(self, first: Date, last: Date) -> String {
        if first.year() != last.year() {
            let with_year = |date: Date| format!("{} {}", self.short_day(date), self.ungrouped(date.year()));
            format!("{} – {}", with_year(first), with_year(last))
        } else if first.month() != last.month() {
            format!("{} – {}", self.short_day(first), self.short_day(last))
        } else if first == last {
            self.short_day(first)
        } else {
            format!("{}–{}", self.ungrouped(first.day()), self.short_day(last))
        }
    }

    /// Some days in a row, with their Hijri days where the locale asks for them:
    /// `15–21 Mar · 26 Ramadan – 2 Shawwal 1447 AH`.
    #[must_use]
    pub fn days(self, first: Date, last: Date) -> String {
        let days = self.week_range(first, last);
        match HijriDate::of(first).zip(HijriDate::of(last)).filter(|_| self.hijri) {
            Some((first, last)) => format!("{days} · {}", self.hijri_range(first, last)),
            None => days,
        }
    }

    /// A date as fields show it for editing, the same everywhere: `2026-03-01`, in local digits.
    #[must_use]
    pub fn iso_day(self, date: Date) -> String {
        let iso = date.to_string();
        iso.split('-').map(|part| self.digits_of(part)).collect::<Vec<_>>().join("-")
    }

    fn month_short(self, date: Date) -> &'static str {
        match self.language {
            Language::En => nth(&ENGLISH_SHORT, date.month()),
            Language::Ar => self.month_name(date.month()),
        }
    }
}

fn nth(names: &'static [&'static str; 12], month: i8) -> &'static str {
    usize::try_from(month).ok().and_then(|month| names.get(month.checked_sub(1)?)).copied().unwrap_or_default()
}

/// Why a typed text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing was typed.
    #[error("a date is missing")]
    Empty,
    /// It is not written as a date.
    #[error("not a date")]
    NotADate,
    /// The calendar has no such day, as 31 April.
    #[error("no such day")]
    NoSuchDay,
    /// The year is before 1900 or after 2200.
    #[error("the year is outside 1900 to 2200")]
    OutsideYears,
}

impl DateError {
    /// What is wrong and what to type, for the person who typed.
    #[must_use]
    pub fn sentence(self, language: Language) -> &'static str {
        let texts = &Texts::of(language).dates;
        match self {
            Self::Empty => texts.error_empty,
            Self::NotADate => texts.error_not_a_date,
            Self::NoSuchDay => texts.error_no_such_day,
            Self::OutsideYears => texts.error_outside_years,
        }
    }
}

/// Reads a typed date: `2026-03-01`, day first `1/3/2026` (also with `.` or `-`), or with the month's name in English
/// or any region's Arabic, `1 March 2026`, `1 آذار 2026`. Years have four digits.
///
/// # Errors
/// [`DateError`] says what is wrong.
pub fn parse_date(text: &str) -> Result<Date, DateError> {
    let folded = fold(text);
    if folded.is_empty() {
        return Err(DateError::Empty);
    }
    let named = by_name(&folded);
    let (year, month, day) = match named {
        Some(parts) => parts,
        None => by_numbers(&folded).ok_or(DateError::NotADate)?,
    };
    if !(1900..=2200).contains(&year) {
        return Err(DateError::OutsideYears);
    }
    Date::new(year, month, day).map_err(|_| DateError::NoSuchDay)
}

/// Year, month and day of a date in numbers.
fn by_numbers(text: &str) -> Option<(i16, i8, i8)> {
    let parts: Vec<&str> = text.split(['-', '/', '.', '\u{2010}', '\u{2011}', '\u{2013}']).map(str::trim).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    Some((year_of(year)?, small_number(month)?, small_number(day)?))
}

/// Year, month and day of a date with the month's name.
fn by_name(text: &str) -> Option<(i16, i8, i8)> {
    let (day, rest) = text.split_once(' ')?;
    let (name, year) = rest.trim().rsplit_once(' ')?;
    let month = month_number(name.trim())?;
    Some((year_of(year)?, month, small_number(day)?))
}

fn month_number(name: &str) -> Option<i8> {
    let arabic = Region::ALL.into_iter().map(Region::months);
    let mut tables = [&ENGLISH, &ENGLISH_SHORT].into_iter().chain(arabic);
    let position = tables.find_map(|names| names.iter().position(|month| month.eq_ignore_ascii_case(name)))?;
    i8::try_from(position + 1).ok()
}

fn year_of(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn small_number(text: &str) -> Option<i8> {
    ((1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::{DateError, ENGLISH, ENGLISH_SHORT, Region, parse_date};
    use crate::text::{Digits, Language, Locale};

    const EN: Locale = Locale { language: Language::En, digits: Digits::Western, region: Region::Gulf, hijri: false };
    const GULF: Locale = Locale { language: Language::Ar, ..EN };
    const LEVANT: Locale = Locale { digits: Digits::ArabicIndic, region: Region::Levant, ..GULF };
    const MAGHREB: Locale = Locale { region: Region::Maghreb, ..GULF };

    #[test]
    fn days_are_written_in_each_language() {
        let day = date(2026, 3, 1);
        for (locale, short, full, band, iso) in [
            (EN, "1 Mar", "1 March 2026", "Mar 2026", "2026-03-01"),
            (GULF, "1 مارس", "1 مارس 2026", "مارس 2026", "2026-03-01"),
            (LEVANT, "١ آذار", "١ آذار ٢٠٢٦", "آذار ٢٠٢٦", "٢٠٢٦-٠٣-٠١"),
            (MAGHREB, "1 مارس", "1 مارس 2026", "مارس 2026", "2026-03-01"),
        ] {
            let written = [locale.short_day(day), locale.day(day), locale.month_band(day), locale.iso_day(day)];
            assert_eq!(written, [short, full, band, iso]);
        }
        let day = date(2027, 1, 31);
        assert_eq!(MAGHREB.day(day), "31 جانفي 2027");
        assert_eq!(LEVANT.short_day(day), "٣١ كانون الثاني");
        assert_eq!(
            [EN.month_name(0), EN.month_name(13), GULF.month_name(-1), GULF.month_name(8)],
            ["", "", "", "أغسطس"]
        );
    }

    #[test]
    fn weeks_name_what_changes() {
        for (first, last, english, arabic) in [
            (date(2026, 3, 1), date(2026, 3, 7), "1–7 Mar", "١–٧ آذار"),
            (date(2026, 3, 29), date(2026, 4, 4), "29 Mar – 4 Apr", "٢٩ آذار – ٤ نيسان"),
            (
                date(2026, 12, 28),
                date(2027, 1, 3),
                "28 Dec 2026 – 3 Jan 2027",
                "٢٨ كانون الأول ٢٠٢٦ – ٣ كانون الثاني ٢٠٢٧",
            ),
            (date(2026, 3, 1), date(2026, 3, 1), "1 Mar", "١ آذار"),
        ] {
            assert_eq!(EN.week_range(first, last), english);
            assert_eq!(LEVANT.week_range(first, last), arabic);
        }
    }

    #[test]
    fn typed_dates_are_read() {
        for text in [
            "2026-03-01",
            " 2026/3/1 ",
            "1/3/2026",
            "01.03.2026",
            "1-3-2026",
            "٢٠٢٦-٠٣-٠١",
            "١/٣/٢٠٢٦",
            "1 / 3 / 2026",
            "1 March 2026",
            "1 mar 2026",
            "1 مارس 2026",
            "١ آذار ٢٠٢٦",
            "\u{200f}1/3/2026",
        ] {
            assert_eq!(parse_date(text), Ok(date(2026, 3, 1)), "{text}");
        }
        assert_eq!(parse_date("5 تشرين الأول 2026"), Ok(date(2026, 10, 5)));
    }

    #[test]
    fn what_is_not_a_date_says_why() {
        for (text, error) in [
            ("", DateError::Empty),
            ("  ", DateError::Empty),
            ("soon", DateError::NotADate),
            ("1/3", DateError::NotADate),
            ("1/3/26", DateError::NotADate),
            ("-1/3/2026", DateError::NotADate),
            ("+1/3/2026", DateError::NotADate),
            ("2026-03-001", DateError::NotADate),
            ("1 Smarch 2026", DateError::NotADate),
            ("31/4/2026", DateError::NoSuchDay),
            ("3/31/2026", DateError::NoSuchDay),
            ("29 February 2027", DateError::NoSuchDay),
            ("0/1/2026", DateError::NoSuchDay),
            ("1/3/1899", DateError::OutsideYears),
            ("2201-01-01", DateError::OutsideYears),
        ] {
            assert_eq!(parse_date(text), Err(error), "{text}");
            assert_ne!(error.sentence(Language::En), error.sentence(Language::Ar));
        }
    }

    #[test]
    fn a_name_is_one_month_in_all_regions() {
        let locales = Region::ALL.map(|region| Locale { region, ..GULF });
        let all: Vec<(&str, i8)> =
            locales.iter().flat_map(|locale| (1..=12).map(|month| (locale.month_name(month), month))).collect();
        for (name, month) in &all {
            assert!(!name.is_ascii() && all.iter().all(|(other, number)| other != name || number == month), "{name}");
        }
        for (long, short) in ENGLISH.iter().zip(ENGLISH_SHORT) {
            assert!(long.starts_with(short));
        }
    }

    #[test]
    fn weekdays_stand_before_days() {
        let day = date(2026, 3, 1);
        assert_eq!(EN.weekday_and_day(day), "Sunday, 1 March 2026");
        assert_eq!(LEVANT.weekday_and_day(day), "الأحد ١ آذار ٢٠٢٦");
        assert_eq!(EN.days(day, date(2026, 3, 7)), "1–7 Mar");
        let hijri = Locale { hijri: true, ..GULF };
        assert_eq!(
            Locale { hijri: true, ..EN }.days(date(2026, 3, 15), date(2026, 3, 21)),
            "15–21 Mar · 26 Ramadan – 2 Shawwal 1447 AH"
        );
        assert_eq!(hijri.weekday_and_day(day), "الأحد 1 مارس 2026 · 12 رمضان 1447 هـ");
        assert_eq!(EN.weekday_name(day.yesterday().unwrap().weekday()), "Saturday");
    }

    fn dates() -> impl Strategy<Value = Date> {
        (1900_i16..=2200, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(day in dates()) {
            for locale in [EN, GULF, LEVANT, MAGHREB] {
                prop_assert_eq!(parse_date(&locale.day(day)), Ok(day));
                prop_assert_eq!(parse_date(&locale.iso_day(day)), Ok(day));
            }
        }

        #[test]
        fn any_text_is_answered(text in "\\PC*|[0-9٠-٩ /.\\-]*") {
            if let Ok(day) = parse_date(&text) {
                prop_assert!((1900..=2200).contains(&day.year()));
            }
        }
    }
}
