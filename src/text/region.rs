//! Says where the reader lives: what the Unicode CLDR says about months, weeks, digits and money there.
//!
//! The data stand in `assets/region/`, made from the CLDR by the script beside them. What the reader sets himself goes
//! before all of it.

use std::sync::LazyLock;

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::number::Digits;
use crate::plan::Currency;

/// Says whose names of the Gregorian months Arabic texts use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Region {
    /// Algeria and Tunisia: جانفي، فيفري، مارس.
    Maghreb,
    /// Jordan, Palestine, Lebanon, Syria and Iraq: كانون الثاني، شباط، آذار.
    Levant,
    /// The Gulf, Egypt, Libya, Sudan and Yemen, and the names that are understood most widely: يناير، فبراير، مارس.
    #[default]
    Gulf,
    /// Morocco: يناير, and يوليوز، غشت، شتنبر.
    Morocco,
    /// Mauritania: يناير, and إبريل، أغشت، شتمبر.
    Mauritania,
}

impl Region {
    /// All, in the order of the menu.
    pub const ALL: [Self; 5] = [Self::Maghreb, Self::Morocco, Self::Mauritania, Self::Levant, Self::Gulf];

    /// Returns the names of the months.
    #[must_use]
    pub fn months(self) -> &'static [&'static str; 12] {
        static MONTHS: LazyLock<[[&'static str; 12]; 5]> = LazyLock::new(|| Region::ALL.map(months_in_data));
        let position = Self::ALL.iter().position(|known| *known == self).unwrap_or(0);
        &MONTHS[position]
    }

    /// Returns the country that stands for the region where only the region is known.
    fn country(self) -> Country {
        Country(match self {
            Self::Maghreb => *b"DZ",
            Self::Levant => *b"JO",
            Self::Gulf => *b"SA",
            Self::Morocco => *b"MA",
            Self::Mauritania => *b"MR",
        })
    }

    /// Returns the first country of the data that uses the names of the region.
    fn key(self) -> &'static str {
        match self {
            Self::Maghreb => "DZ",
            Self::Levant => "IQ",
            Self::Gulf => WORLD,
            Self::Morocco => "MA",
            Self::Mauritania => "MR",
        }
    }

    /// Returns the day on which weeks begin in the region's first country; custom differs within a region, so a known country
    /// goes before it.
    #[must_use]
    pub fn week_start(self) -> WeekStart {
        self.country().week_start()
    }
}

/// The country of the data that stands for all that it says nothing else about.
const WORLD: &str = "001";

/// Returns the names of the months of a region as the data have them. A test finds all of them there.
fn months_in_data(region: Region) -> [&'static str; 12] {
    let mut names = [""; 12];
    let row = rows(include_str!("../../assets/region/months.tsv")).find(|row| row.first() == Some(&region.key()));
    for (name, found) in names.iter_mut().zip(row.unwrap_or_default().into_iter().skip(1)) {
        *name = found;
    }
    names
}

/// Returns the rows of a table of the data, cell by cell.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// The day on which weeks begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WeekStart {
    /// As in the Maldives.
    Friday,
    /// As in Egypt, Iraq, Jordan and much of the Gulf.
    Saturday,
    /// As in Saudi Arabia, Yemen and America.
    Sunday,
    /// As in Morocco, Tunisia, Lebanon and Europe.
    Monday,
}

impl WeekStart {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Friday, Self::Saturday, Self::Sunday, Self::Monday];

    /// Returns the day of the week.
    #[must_use]
    pub const fn weekday(self) -> Weekday {
        match self {
            Self::Friday => Weekday::Friday,
            Self::Saturday => Weekday::Saturday,
            Self::Sunday => Weekday::Sunday,
            Self::Monday => Weekday::Monday,
        }
    }

    /// Returns the first such day from `date` on.
    #[must_use]
    pub fn from(self, date: Date) -> Date {
        date.saturating_add(i64::from(date.weekday().until(self.weekday())).days())
    }
}

/// A country by its code of ISO 3166-1, two capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Country([u8; 2]);

/// Holds what the CLDR says about a country.
#[derive(Clone, Copy, Debug)]
struct Customs {
    country: &'static str,
    week_start: WeekStart,
    digits: Digits,
    months: Region,
    currency: Currency,
}

static CUSTOMS: LazyLock<Vec<Customs>> =
    LazyLock::new(|| rows(include_str!("../../assets/region/countries.tsv")).filter_map(|row| customs(&row)).collect());

/// Reads a row of the data. A test reads all of them.
fn customs(row: &[&'static str]) -> Option<Customs> {
    let [country, first_day, digits, months, currency] = row else { return None };
    Some(Customs {
        country,
        week_start: match *first_day {
            "fri" => WeekStart::Friday,
            "sat" => WeekStart::Saturday,
            "sun" => WeekStart::Sunday,
            "mon" => WeekStart::Monday,
            _ => return None,
        },
        digits: if *digits == "arab" { Digits::ArabicIndic } else { Digits::Western },
        months: Region::ALL.into_iter().find(|region| region.key() == *months)?,
        currency: currency.parse().ok()?,
    })
}

impl Country {
    /// Returns the country in a locale name of POSIX or BCP 47: `ar_DZ.UTF-8`, `ar-JO`, `ar-Arab-EG`; `None` where it names
    /// none.
    #[must_use]
    pub fn of_locale_name(name: &str) -> Option<Self> {
        let parts = name.split(['.', '@']).next()?.split(['_', '-']).skip(1);
        let is_code = |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
        let code: [u8; 2] = parts.into_iter().find(is_code)?.to_ascii_uppercase().into_bytes().try_into().ok()?;
        Some(Self(code))
    }

    /// Returns the country in the first of some locale names that names one.
    #[must_use]
    pub fn of_locale_names<N: AsRef<str>>(names: &[N]) -> Option<Self> {
        names.iter().find_map(|name| Self::of_locale_name(name.as_ref()))
    }

    /// Returns the code, two capital letters.
    #[must_use]
    pub fn code(&self) -> &str {
        // Two ASCII letters by construction, so the conversion cannot fail.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    fn customs(self) -> Option<Customs> {
        let of = |code: &str| CUSTOMS.iter().find(|known| known.country == code).copied();
        of(self.code()).or_else(|| of(WORLD))
    }

    /// Returns the day on which weeks begin there.
    #[must_use]
    pub fn week_start(self) -> WeekStart {
        self.customs().map_or(WeekStart::Monday, |customs| customs.week_start)
    }

    /// Returns the digits of Arabic texts there.
    #[must_use]
    pub fn digits(self) -> Digits {
        self.customs().map_or(Digits::Western, |customs| customs.digits)
    }

    /// Returns whose names of the months Arabic texts use there.
    #[must_use]
    pub fn months(self) -> Region {
        self.customs().map_or(Region::default(), |customs| customs.months)
    }

    /// Returns the money of the country.
    #[must_use]
    pub fn currency(self) -> Currency {
        self.customs().map_or_else(Currency::default, |customs| customs.currency)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{CUSTOMS, Country, Digits, Region, WORLD, WeekStart, rows};

    fn country(name: &str) -> Country {
        Country::of_locale_name(name).unwrap()
    }

    #[test]
    fn the_data_are_read_whole() {
        let table = include_str!("../../assets/region/countries.tsv");
        assert_eq!(CUSTOMS.len(), rows(table).count());
        assert!(CUSTOMS.iter().any(|customs| customs.country == WORLD));
        assert_eq!(rows(include_str!("../../assets/region/months.tsv")).count(), Region::ALL.len());
        for region in Region::ALL {
            assert!(region.months().iter().all(|name| !name.is_empty()), "{region:?}");
        }
    }

    #[test]
    fn customs_are_those_of_the_country() {
        use Digits::{ArabicIndic, Western};
        for (name, july, start, digits) in [
            ("ar_DZ.UTF-8", "جويلية", WeekStart::Saturday, Western),
            ("ar_TN", "جويلية", WeekStart::Monday, Western),
            ("ar-MA", "يوليوز", WeekStart::Monday, Western),
            ("ar_MR", "يوليو", WeekStart::Monday, ArabicIndic),
            ("ar_LY", "يوليو", WeekStart::Saturday, Western),
            ("ar_EG.UTF-8", "يوليو", WeekStart::Saturday, ArabicIndic),
            ("ar_SD", "يوليو", WeekStart::Saturday, ArabicIndic),
            ("ar-SA", "يوليو", WeekStart::Sunday, ArabicIndic),
            ("ar_AE", "يوليو", WeekStart::Monday, Western),
            ("ar_IQ", "تموز", WeekStart::Saturday, ArabicIndic),
            ("ar_LB", "تموز", WeekStart::Monday, ArabicIndic),
            ("ar_PS", "تموز", WeekStart::Monday, ArabicIndic),
            ("en_US.UTF-8", "يوليو", WeekStart::Sunday, Western),
            ("en-GB", "يوليو", WeekStart::Monday, Western),
            ("dv_MV", "يوليو", WeekStart::Friday, Western),
            ("fr_FR@euro", "يوليو", WeekStart::Monday, Western),
        ] {
            let country = country(name);
            let found = (country.months().months()[6], country.week_start(), country.digits());
            assert_eq!(found, (july, start, digits), "{name}");
        }
        assert_eq!(country("ar_MR").months().months()[7], "أغشت");
        assert_eq!(country("ar_MA").months().months()[8], "شتنبر");
    }

    #[test]
    fn money_is_that_of_the_country() {
        let of = |name: &str| country(name).currency().code().to_owned();
        for (name, code) in [
            ("ar_EG.UTF-8", "EGP"),
            ("ar-JO", "JOD"),
            ("ar_IQ", "IQD"),
            ("ar_MA", "MAD"),
            ("en_GB.UTF-8", "GBP"),
            ("en_US", "USD"),
            ("de_AT", "EUR"),
            ("hr_HR", "EUR"),
            ("en_AQ", "USD"),
        ] {
            assert_eq!(of(name), code, "{name}");
        }
    }

    #[test]
    fn locale_names_name_their_country() {
        for (name, code) in [
            ("ar_DZ.UTF-8", Some("DZ")),
            ("ar-JO", Some("JO")),
            ("en_SA.utf8", Some("SA")),
            ("ar-Arab-EG", Some("EG")),
            ("ar_eg", Some("EG")),
            ("ar", None),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("es-419", None),
            ("", None),
        ] {
            assert_eq!(Country::of_locale_name(name).as_ref().map(Country::code), code, "{name}");
        }
    }

    #[test]
    fn weeks_begin_on_their_day() {
        let sunday = date(2026, 3, 1);
        for (region, start) in [
            (Region::Maghreb, date(2026, 3, 7)),
            (Region::Levant, date(2026, 3, 7)),
            (Region::Gulf, date(2026, 3, 1)),
            (Region::Morocco, date(2026, 3, 2)),
        ] {
            assert_eq!(region.week_start().from(sunday), start);
        }
        for (today, expected) in [
            (date(2026, 3, 2), date(2026, 3, 8)),
            (date(2026, 3, 7), date(2026, 3, 8)),
            (date(2026, 12, 31), date(2027, 1, 3)),
        ] {
            assert_eq!(WeekStart::Sunday.from(today), expected);
        }
    }
}
