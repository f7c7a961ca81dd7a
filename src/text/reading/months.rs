//! Names of months and of days of the week as people write them, in the spelling of comparisons, several words as one.

use std::sync::LazyLock;

use jiff::civil::Weekday;

use super::fold::folded_word;
use crate::text::hijri::HijriDate;
use crate::text::region::Region;
use crate::text::{Language, Locale};

/// A month of one of the two calendars, 1 to 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Month {
    /// January to December.
    Gregorian(u8),
    /// Muharram to Dhu al-Hijja.
    Hijri(u8),
}

/// Names that the program does not write itself, month by month.
const OTHER_GREGORIAN: [&[&str]; 12] = [
    &[
        "جنوري",
        "janvier",
        "janv",
        "jän",
        "jänner",
        "jaen",
        "jaenner",
        "جنفي",
        "كانونثاني",
        "كانون2",
        "январь",
        "января",
    ],
    &["فبرايير", "fevrier", "février", "févr", "fév", "fevr", "feber", "февраль", "февраля"],
    &["مارث", "mars", "märz", "marz", "mrz", "mär", "maerz", "март", "марта"],
    &["ابريل", "افريل", "avril", "avr", "апрель", "апреля"],
    &["ماي", "مايس", "mai", "май", "мая"],
    &["جوان", "يونيه", "juin", "juni", "июнь", "июня"],
    &["جويليه", "يوليه", "يوليوز", "juillet", "juil", "juli", "июль", "июля"],
    &["غشت", "اوت", "aout", "août", "aoû", "август", "августа"],
    &["شتنبر", "septembre", "سبتمر", "сентябрь", "сентября"],
    &["octobre", "اكتوبر", "تشريناول", "تشرين1", "oktober", "okt", "октябрь", "октября"],
    &["نونبر", "novembre", "تشرينثاني", "تشرين2", "ноябрь", "ноября"],
    &["دجنبر", "decembre", "décembre", "déc", "كانوناول", "كانون1", "dezember", "dez", "декабрь", "декабря"],
];

const OTHER_HIJRI: [&[&str]; 12] = [
    &["المحرم", "محرمالحرام", "muharam", "almuharram"],
    &["صفرالخير", "saffar"],
    &["ربيعاول", "ربيع1", "rabi1", "rabialawwal", "rabialawal", "rabiulawwal", "rabiawwal"],
    &["ربيعالثاني", "ربيعثاني", "ربيعاخر", "ربيع2", "rabi2", "rabialthani", "rabiulthani", "rabialakhir", "rabiakhir"],
    &["جماديالاول", "جماديالاولي", "جماداالاولي", "جمادي1", "jumada1", "jumadaalula", "jumadaalawwal", "jumadalula"],
    &[
        "جماديالثانيه",
        "جماديالثاني",
        "جماديالاخر",
        "جماداالاخره",
        "jumada2",
        "jumadaalthani",
        "jumadaalakhira",
        "jumadaalthaniya",
    ],
    &["رجبالفرد"],
    &["shaaban", "shabaan", "شعبانالمعظم"],
    &["ramadhan", "ramazan", "رمضانالمبارك"],
    &["shawwal", "shawal", "شوالالمكرم"],
    &[
        "ذيالقعده",
        "ذوقعده",
        "ذالقعده",
        "ذيقعده",
        "dhualqadah",
        "dhulqadah",
        "dhualqidah",
        "zulqadah",
        "zulqida",
        "dhulqida",
    ],
    &["ذيالحجه", "ذوحجه", "ذالحجه", "ذيحجه", "dhualhijjah", "dhulhijjah", "dhulhijja", "zulhijjah", "zulhijja"],
];

/// The names of months and weekdays that the program writes itself, in the spelling of comparisons.
struct OwnNames {
    /// January to December in English.
    english: Vec<String>,
    /// What January to December are called in Arabic, region by region.
    arabic: Vec<Vec<String>>,
    /// Muharram to Dhu al-Hijja in both languages.
    hijri: Vec<Vec<String>>,
    /// The days of the week in both languages.
    weekdays: Vec<(Weekday, [String; 2])>,
}

/// Folding the names takes longer than comparing them, and every cell of a table is compared.
static OWN_NAMES: LazyLock<OwnNames> = LazyLock::new(|| {
    let english = Locale::of(Language::En);
    let hijri = |month: u8| {
        let date = HijriDate { year: 1, month, day: 1 };
        Language::ALL.iter().map(|language| folded_word(Locale::of(*language).hijri_month_name(date))).collect()
    };
    let weekdays = (0_i8..7).filter_map(|offset| Weekday::from_sunday_zero_offset(offset).ok());
    OwnNames {
        english: (1..=12).map(|month| folded_word(english.month_name(month))).collect(),
        arabic: Region::ALL
            .iter()
            .map(|region| region.months().iter().map(|name| folded_word(name)).collect())
            .collect(),
        hijri: (1..=12).map(hijri).collect(),
        weekdays: weekdays
            .map(|day| (day, Language::ALL.map(|language| folded_word(Locale::of(language).weekday_name(day)))))
            .collect(),
    }
});

/// Returns the month that `name` names; English names may be cut to three letters or more.
pub(super) fn month(name: &str) -> Option<Month> {
    let own = &*OWN_NAMES;
    let is_gregorian = |number: &u8| {
        let index = usize::from(number - 1);
        let is_cut = name.len() >= 3 && own.english[index].starts_with(name);
        is_cut || own.arabic.iter().any(|names| names[index] == name) || OTHER_GREGORIAN[index].contains(&name)
    };
    let is_hijri = |number: &u8| {
        let index = usize::from(number - 1);
        own.hijri[index].iter().any(|known| known == name) || OTHER_HIJRI[index].contains(&name)
    };
    let gregorian = (1_u8..=12).find(is_gregorian).map(Month::Gregorian);
    gregorian.or_else(|| (1_u8..=12).find(is_hijri).map(Month::Hijri))
}

/// Returns true for a text in which a month of the Hijri calendar is named.
#[must_use]
pub fn names_hijri_month(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(folded_word).collect();
    let is_hijri = |words: &[String]| matches!(month(&words.concat()), Some(Month::Hijri(_)));
    (1..=3).any(|length| words.windows(length).any(is_hijri))
}

/// Names of days of the week that the program does not write itself, Sunday first.
const OTHER_WEEKDAYS: [&[&str]; 7] = [
    &["احد"],
    &["اثنين", "الاتنين"],
    &["ثلاثاء", "الثلاثا", "التلات", "الثلثاء"],
    &["اربعاء", "الاربعا"],
    &["خميس"],
    &["جمعه"],
    &["سبت"],
];

/// Returns the day of the week that `name` names; English names may be cut to three letters or more.
pub(super) fn weekday(name: &str) -> Option<Weekday> {
    OWN_NAMES.weekdays.iter().zip(OTHER_WEEKDAYS).find_map(|((day, [english, arabic]), others)| {
        let is_named = (name.len() >= 3 && english.starts_with(name)) || arabic == name || others.contains(&name);
        is_named.then_some(*day)
    })
}

/// Reads the name of a day of the week in either language, with or without its article; English names may be cut to three letters
/// or more.
#[must_use]
pub fn parse_weekday(text: &str) -> Option<Weekday> {
    let folded = folded_word(text);
    weekday(&folded).or_else(|| weekday(&format!("ال{folded}")))
}

/// Returns true for words that only lead to a part of a date: "the 1st of March", "يوم الأحد من شهر مارس سنة 2026".
pub(super) fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "st" | "nd"
            | "rd"
            | "th"
            | "the"
            | "of"
            | "on"
            | "يوم"
            | "في"
            | "من"
            | "شهر"
            | "سنه"
            | "عام"
            | "لعام"
            | "لسنه"
            | "ad"
            | "ce"
            | "م"
            | "ميلادي"
            | "ميلاديه"
    )
}

/// Returns true for words that say that a year counts from the Hijra.
pub(super) fn is_hijri_era(word: &str) -> bool {
    matches!(word, "ah" | "h" | "hijri" | "ه" | "هجري" | "هجريه" | "للهجره")
}

#[cfg(test)]
mod tests {
    use super::{Month, OTHER_GREGORIAN, OTHER_HIJRI, OTHER_WEEKDAYS, month, weekday};
    use crate::text::reading::fold::folded_word;

    #[test]
    fn names_are_in_the_spelling_of_comparisons_and_name_one_month() {
        for (calendar, names) in [(0, OTHER_GREGORIAN), (1, OTHER_HIJRI)] {
            for (number, names) in (1_u8..).zip(names) {
                for name in names {
                    assert_eq!(folded_word(name), *name);
                    let expected = if calendar == 0 { Month::Gregorian(number) } else { Month::Hijri(number) };
                    assert_eq!(month(name), Some(expected), "{name}");
                }
            }
        }
        for name in OTHER_WEEKDAYS.into_iter().flatten() {
            assert_eq!(folded_word(name), *name);
            assert!(weekday(name).is_some());
        }
        assert_eq!((month("ma"), month("smarch"), weekday("today")), (None, None, None));
    }
}
