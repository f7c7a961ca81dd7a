//! Words and numbers beside days: ordinals, years, hours, numbers of weeks.

use crate::search::Folded;
use crate::text::parse_whole;

/// Returns true for a number of one or two digits, and nothing beside it.
pub(super) fn is_short_number(text: &str) -> bool {
    (1..=2).contains(&text.chars().count()) && text.chars().all(char::is_numeric)
}

/// Returns the text without what makes numbers of a day ordinal: `1st – 14th March` is `1 – 14 March`.
#[must_use]
pub(super) fn without_ordinals(text: &str) -> std::borrow::Cow<'_, str> {
    const ENDINGS: [&str; 7] = ["st", "nd", "rd", "th", "er", "ère", "º"];
    if !text.contains(char::is_numeric) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let ordinal = ENDINGS.iter().find(|ending| {
            let begins = rest.get(..ending.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(ending));
            let is_end = || !rest.get(ending.len()..).is_some_and(|behind| behind.starts_with(char::is_alphanumeric));
            out.ends_with(char::is_numeric) && begins && is_end()
        });
        let (length, is_kept) = ordinal.map_or((letter.len_utf8(), true), |ending| (ending.len(), false));
        if is_kept {
            out.push(letter);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    out.into()
}

/// Returns true for a text that names a year, in four digits or behind two separators.
pub(super) fn has_year(text: &str) -> bool {
    let mut parts = text.split(|letter: char| !letter.is_numeric());
    parts.any(|part| part.chars().count() == 4) || text.chars().filter(|letter| ".-/".contains(*letter)).count() == 2
}

/// Returns the text of a day with another number of its day: `8 January` with 2 is `2 January`.
pub(super) fn with_day(text: &str, day: &str) -> Option<String> {
    let numbers = text.match_indices(char::is_numeric).map(|(at, _)| at);
    let begins = |at: &usize| !text[..*at].ends_with(char::is_numeric);
    let start =
        numbers.filter(begins).find(|at| text[*at..].chars().take_while(|letter| letter.is_numeric()).count() <= 2)?;
    let length: usize = text[start..].chars().take_while(|letter| letter.is_numeric()).map(char::len_utf8).sum();
    Some(format!("{}{day}{}", &text[..start], &text[start + length..]))
}

/// Returns the words with the number at their end.
pub(super) fn year_last(text: &str) -> String {
    let (numbers, words): (Vec<&str>, Vec<&str>) =
        text.split_whitespace().partition(|part| part.chars().all(char::is_numeric));
    format!("{} {}", words.join(" "), numbers.join(" "))
}

/// Returns a text without the word that it begins with, where that is one of `words`.
pub(super) fn without_words<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let text = text.trim();
    let rest = words.iter().find_map(|word| {
        let rest = text
            .get(word.len()..)
            .filter(|_| text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word)))?;
        rest.starts_with(char::is_whitespace).then_some(rest)
    });
    rest.unwrap_or(text).trim()
}

/// Returns the hour of the day that a title names, 0 to 23: `07:00`, `07-08`, `7 am`.
#[must_use]
pub(super) fn hour(text: &str) -> Option<u8> {
    let folded: String = text.trim().to_lowercase();
    let head = folded.split([':', '-', '–', '—', ' ', 'h']).next()?;
    let number = u8::try_from(parse_whole(head).ok()?).ok()?;
    let rest = &folded[head.len()..];
    // A letter alone: every second Arabic word has one of these in it.
    let says = |known: &[&str]| rest.split(|letter: char| !letter.is_alphabetic()).any(|word| known.contains(&word));
    let is_afternoon = rest.contains("pm") || says(&["م", "مساء", "مساءا"]);
    let is_morning = rest.contains("am") || says(&["ص", "صباحا"]);
    let is_hour = rest.starts_with(':') || is_morning || is_afternoon || rest.starts_with('h');
    let is_pair = rest.strip_prefix(['-', '–', '—']).and_then(|next| parse_whole(next.trim()).ok());
    let follows = is_pair.is_some_and(|next| next == u64::from(number) + 1 || (number == 23 && next == 0));
    let number = if is_afternoon && number < 12 { number + 12 } else { number };
    ((is_hour || follows) && number <= 24).then_some(number % 24)
}

/// Returns true for a word that says that the number beside it is a week's, in the spelling of comparisons.
pub(super) fn is_week_word(word: &str) -> bool {
    matches!(word, "week" | "weeks" | "wk" | "wks" | "w" | "kw" | "cw" | "woche" | "wochen" | "semaine" | "semaines")
        || matches!(word, "اسبوع" | "اسابيع" | "الاسبوع" | "الاسابيع" | "سبوع" | "سابيع")
}

/// Returns the number of a week that a title names: `W3`, `Week 3`, `الأسبوع ٣`.
#[must_use]
pub(super) fn week_number(text: &str) -> Option<u32> {
    let folded = Folded::of(text);
    let words: Vec<&str> = folded.bare().split_whitespace().collect();
    let number = |word: &str| word.parse::<u32>().ok().filter(|number| (1..=520).contains(number));
    let named = ["اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"];
    match *words.as_slice() {
        [word, which] if is_week_word(word) => number(which).or_else(|| {
            let bare = |name: &str| Folded::of(name).bare().trim() == which;
            named.iter().position(|name| bare(name)).and_then(|at| u32::try_from(at + 1).ok())
        }),
        [which, word] if is_week_word(word) => number(which),
        [word] => ["week", "wk", "kw", "cw", "w", "اسبوع"]
            .iter()
            .find_map(|prefix| word.strip_prefix(prefix))
            .and_then(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{hour, week_number};

    #[test]
    fn weeks_and_hours() {
        for (text, expected) in
            [("W3", Some(3)), ("Week 12", Some(12)), ("الأسبوع ٣", Some(3)), ("الأسبوع الثاني", Some(2)), ("3", None)]
        {
            assert_eq!(week_number(text), expected, "{text}");
        }
        for (text, expected) in [
            ("07:00", Some(7)),
            ("07-08", Some(7)),
            ("7 am", Some(7)),
            ("8 pm", Some(20)),
            ("02-08", None),
            ("5", None),
        ] {
            assert_eq!(hour(text), expected, "{text}");
        }
    }
}
