//! Dates as people read and type them.

use jiff::civil::{Date, DateTime, Weekday};

use super::hijri::HijriDate;
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
    /// Returns what stands between a Gregorian date and the Hijri date of the same day.
    fn agrees_with(self) -> &'static str {
        match self.language {
            Language::En => " · ",
            Language::Ar => " الموافق ",
        }
    }

    /// Returns the name of a month, 1 to 12; empty for other numbers.
    #[must_use]
    pub fn month_name(self, month: i8) -> &'static str {
        match self.language {
            Language::En => nth(&ENGLISH, month),
            Language::Ar => nth(self.region.months(), month),
        }
    }

    /// Returns the name of a day of the week.
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

    /// Returns a day in full with its weekday, and with its Hijri day where the locale asks for it: `Sunday, 1 March 2026`,
    /// `الأحد 1 مارس 2026 · 12 رمضان 1447 هـ`.
    #[must_use]
    pub fn weekday_and_day(self, date: Date) -> String {
        let comma = match self.language {
            Language::En => ",",
            Language::Ar => "",
        };
        let day = format!("{}{comma} {}", self.weekday_name(date.weekday()), self.day(date));
        match HijriDate::of(date).filter(|_| self.hijri) {
            Some(hijri) => format!("{day}{agrees}{}", self.hijri_day(hijri), agrees = self.agrees_with()),
            None => day,
        }
    }

    /// Returns a day without its year, for tight places: `1 Mar`, `1 مارس`.
    #[must_use]
    pub fn short_day(self, date: Date) -> String {
        format!("{} {}", self.ungrouped(date.day()), self.month_short(date))
    }

    /// Returns a day in full: `1 March 2026`.
    #[must_use]
    pub fn day(self, date: Date) -> String {
        format!("{} {} {}", self.ungrouped(date.day()), self.month_name(date.month()), self.ungrouped(date.year()))
    }

    /// Returns a day and a time of it, by the clock that the caller reads: `1 March 2026, 09:05`.
    #[must_use]
    pub fn moment(self, moment: DateTime) -> String {
        let time = format!("{:02}:{:02}", moment.hour(), moment.minute());
        format!("{}{}{}", self.day(moment.date()), self.comma(), self.digits_of(&time))
    }

    /// Returns the month of a date with its year, for the bands above weeks: `Mar 2026`.
    #[must_use]
    pub fn month_band(self, date: Date) -> String {
        format!("{} {}", self.month_short(date), self.ungrouped(date.year()))
    }

    /// Returns some days in a row, as a week: `1–7 Mar`, `29 Mar – 4 Apr`, `28 Dec 2026 – 3 Jan 2027`.
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

    /// Returns some days in a row, with their Hijri days where the locale asks for them: `15–21 Mar · 26 Ramadan – 2 Shawwal
    /// 1447 AH`.
    #[must_use]
    pub fn days(self, first: Date, last: Date) -> String {
        let days = self.week_range(first, last);
        match HijriDate::of(first).zip(HijriDate::of(last)).filter(|_| self.hijri) {
            Some((first, last)) => {
                format!("{days}{agrees}{}", self.hijri_range(first, last), agrees = self.agrees_with())
            }
            None => days,
        }
    }

    /// Returns a date as fields show it for editing, the same everywhere: `2026-03-01`, in local digits.
    #[must_use]
    pub fn iso_day(self, date: Date) -> String {
        let iso = date.to_string();
        iso.split('-').map(|part| self.digits_of(part)).collect::<Vec<_>>().join("-")
    }

    /// Returns a month with its year: `February 2027`, `رمضان 1447`; of the Hijri calendar where `is_hijri`.
    #[must_use]
    pub fn month_and_year(self, month: u8, year: i32, is_hijri: bool) -> String {
        if is_hijri {
            return self.hijri_month(HijriDate { year, month, day: 1 });
        }
        format!("{} {}", self.month_name(i8::try_from(month).unwrap_or(0)), self.ungrouped(year))
    }

    /// Returns the name of the month of a date for tight places: `Mar`; in Arabic the whole name.
    #[must_use]
    pub fn month_short(self, date: Date) -> &'static str {
        match self.language {
            Language::En => nth(&ENGLISH_SHORT, date.month()),
            Language::Ar => self.month_name(date.month()),
        }
    }
}

fn nth(names: &'static [&'static str; 12], month: i8) -> &'static str {
    usize::try_from(month).ok().and_then(|month| names.get(month.checked_sub(1)?)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{ENGLISH, ENGLISH_SHORT};
    use crate::text::{Digits, Language, Locale, Region};

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
        assert_eq!(hijri.weekday_and_day(day), "الأحد 1 مارس 2026 الموافق 12 رمضان 1447 هـ");
        assert_eq!(EN.weekday_name(day.yesterday().unwrap().weekday()), "Saturday");
    }
}
