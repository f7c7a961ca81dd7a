//! How long something takes: `3 months`, `six weeks`, `أسبوعان`, `ثلاثة أشهر`.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::search::Folded;

/// Says how long something takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many days.
    Days(u32),
    /// So many months.
    Months(u32),
}

/// The unit that a word names: a number of days, or months.
#[derive(Clone, Copy)]
enum Each {
    Days(u32),
    Months(u32),
}

/// Number words from one to twelve in the spelling of comparisons, each in the forms that stand beside what is counted.
const NUMBERS: [&[&str]; 12] = [
    &["one", "a", "an", "واحد", "واحده", "ein", "eine", "einen", "un", "une"],
    &["two", "اثنان", "اثنين", "اثنتان", "zwei", "deux"],
    &["three", "ثلاثه", "ثلاث", "drei", "trois"],
    &["four", "اربعه", "اربع", "vier", "quatre"],
    &["five", "خمسه", "خمس", "funf", "fünf", "cinq"],
    &["six", "سته", "ست", "sechs"],
    &["seven", "سبعه", "سبع", "sieben", "sept"],
    &["eight", "ثمانيه", "ثماني", "ثمان", "acht", "huit"],
    &["nine", "تسعه", "تسع", "neun", "neuf"],
    &["ten", "عشره", "عشر", "zehn", "dix"],
    &["eleven", "elf", "onze"],
    &["twelve", "zwolf", "zwölf", "douze"],
];

/// Returns how long a text says that something takes: `3 months`, `6 weeks`, `three months`, `10 days`, `أسبوعان`, `شهر واحد`.
#[must_use]
pub(super) fn length(text: &str) -> Option<Length> {
    let folded = Folded::of(text);
    let words: Vec<&str> =
        folded.as_str().split_whitespace().filter(|word| !matches!(*word, "for" | "لمده" | "مده")).collect();
    match *words.as_slice() {
        ["اسبوعين" | "اسبوعان" | "fortnight"] | ["a", "fortnight"] => Some(Length::Days(14)),
        ["شهرين" | "شهران"] => Some(Length::Months(2)),
        ["يومين" | "يومان"] => Some(Length::Days(2)),
        ["half", "a", "year"] | ["نصف", "سنه" | "عام"] => Some(Length::Months(6)),
        [word] => {
            if let Some(each) = each(word).filter(|_| word.chars().count() > 1) {
                return times(each, 1);
            }
            let digits = word.chars().take_while(char::is_ascii_digit).count();
            times(each(word.get(digits..)?)?, word.get(..digits)?.parse().ok()?)
        }
        [one, other] => {
            let in_order = || times(each(other)?, count(one)?);
            // In Arabic the one and the two stand behind what they count.
            let behind = || times(each(one)?, count(other).filter(|_| !other.is_ascii())?);
            in_order().or_else(behind)
        }
        _ => None,
    }
}

/// Returns the unit that a word names.
fn each(word: &str) -> Option<Each> {
    match word {
        "week" | "weeks" | "wk" | "wks" | "w" | "اسبوع" | "اسابيع" | "اسبوعا" | "woche" | "wochen" | "semaine"
        | "semaines" => Some(Each::Days(7)),
        "day" | "days" | "d" | "يوم" | "ايام" | "يوما" | "tag" | "tage" | "jour" | "jours" => {
            Some(Each::Days(1))
        }
        "month" | "months" | "mo" | "mos" | "mth" | "mths" | "شهر" | "اشهر" | "شهور" | "شهرا" | "monat" | "monate"
        | "mois" => Some(Each::Months(1)),
        "year" | "years" | "سنه" | "عام" | "jahr" => Some(Each::Months(12)),
        "fortnight" | "fortnights" => Some(Each::Days(14)),
        _ => None,
    }
}

/// Returns the number that digits or a word stand for.
fn count(word: &str) -> Option<u32> {
    let by_name = || NUMBERS.iter().position(|names| names.contains(&word));
    word.parse().ok().or_else(|| u32::try_from(by_name()? + 1).ok())
}

/// Returns so many of a unit.
fn times(each: Each, number: u32) -> Option<Length> {
    if !(1..=520).contains(&number) {
        return None;
    }
    match each {
        Each::Days(days) => number.checked_mul(days).map(Length::Days),
        Each::Months(months) => number.checked_mul(months).map(Length::Months),
    }
}

/// Returns the last day of something that begins on `first` and takes so long.
#[must_use]
pub(super) fn ending(first: Date, length: Length) -> Option<Date> {
    match length {
        Length::Days(days) => first.checked_add(i32::try_from(days).ok()?.days()).ok(),
        Length::Months(months) => first.checked_add(i32::try_from(months).ok()?.months()).ok(),
    }?
    .yesterday()
    .ok()
}

#[cfg(test)]
mod tests {
    use super::{Length, length};

    #[test]
    fn lengths_are_read_in_digits_and_in_words() {
        for (text, expected) in [
            ("3 months", Some(Length::Months(3))),
            ("6 weeks", Some(Length::Days(42))),
            ("10 أيام", Some(Length::Days(10))),
            ("أسبوعان", Some(Length::Days(14))),
            ("4w", Some(Length::Days(28))),
            ("4 wks", Some(Length::Days(28))),
            ("week", Some(Length::Days(7))),
            ("months", Some(Length::Months(1))),
            ("three months", Some(Length::Months(3))),
            ("Six weeks", Some(Length::Days(42))),
            ("a month", Some(Length::Months(1))),
            ("for two weeks", Some(Length::Days(14))),
            ("ثلاثة أشهر", Some(Length::Months(3))),
            ("أربعة أسابيع", Some(Length::Days(28))),
            ("شهر واحد", Some(Length::Months(1))),
            ("لمدة شهرين", Some(Length::Months(2))),
            ("عشرة أيام", Some(Length::Days(10))),
            ("drei Monate", Some(Length::Months(3))),
            ("trois mois", Some(Length::Months(3))),
            ("3 spots", None),
            ("a spot", None),
            ("week 3", None),
        ] {
            assert_eq!(length(text), expected, "{text}");
        }
    }
}
