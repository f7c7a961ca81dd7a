//! Recognising columns by their titles, in English and Arabic: synonyms, abbreviations, letters that only look alike.

use std::sync::LazyLock;

use super::meaning::Meaning;
use crate::search::Folded;

/// A phrase of the data, as titles are compared: words with spaces around them.
struct Phrase {
    meaning: Meaning,
    words: String,
    letters: usize,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/import/titles.txt").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": ")).flat_map(phrases).collect()
});

fn phrases((key, phrases): (&'static str, &'static str)) -> Vec<Phrase> {
    let Some(meaning) = Meaning::of_key(key) else { return Vec::new() };
    let phrase = |text: &str| {
        let words = Folded::of(text).bare().to_owned();
        Phrase { meaning, letters: words.trim().chars().count(), words }
    };
    phrases.split('|').map(phrase).filter(|phrase| phrase.letters > 0).collect()
}

/// What a title says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TitleHit {
    /// The meaning.
    pub meaning: Meaning,
    /// How sure that is, in percent.
    pub confidence: u8,
    /// How many letters of the title are the phrase.
    pub letters: usize,
}

/// Letters of the Cyrillic alphabet that look like Latin ones, small and capital.
const ALIKE: [(char, char); 22] = [
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('У', 'Y'),
    ('І', 'I'),
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('х', 'x'),
    ('у', 'y'),
    ('і', 'i'),
    ('ѕ', 's'),
];

/// The text with Cyrillic letters replaced by the Latin ones that they look like, where a word of it has only such; `None` where
/// nothing changes.
#[must_use]
pub(super) fn latin_lookalike(text: &str) -> Option<String> {
    let latin = |letter: char| ALIKE.iter().find(|(cyrillic, _)| *cyrillic == letter).map(|(_, latin)| *latin);
    let is_cyrillic = |letter: char| ('\u{400}'..='\u{4ff}').contains(&letter);
    if !text.chars().any(is_cyrillic) || text.chars().any(|letter| is_cyrillic(letter) && latin(letter).is_none()) {
        return None;
    }
    Some(text.chars().map(|letter| latin(letter).unwrap_or(letter)).collect())
}

/// The phrase that a title is, or the longest one that stands in it.
#[must_use]
pub(super) fn recognise(title: &str) -> Option<TitleHit> {
    let latin = latin_lookalike(title);
    let title = latin.as_deref().unwrap_or(title);
    let folded = Folded::of(title);
    let spaced = folded.bare();
    let all = spaced.trim().chars().count();
    if all == 0 || all > 80 {
        return None;
    }
    if let Some(phrase) = PHRASES.iter().find(|phrase| phrase.words == spaced) {
        return Some(TitleHit { meaning: phrase.meaning, confidence: 98, letters: all });
    }
    // What stands behind a comma or in brackets says the unit, not the thing.
    let main = title.split([',', '(', '[', '،', '/', '\n']).next().unwrap_or(title);
    let main_folded = Folded::of(main);
    if main.len() < title.len()
        && let Some(phrase) = PHRASES.iter().find(|phrase| phrase.words == main_folded.bare())
    {
        return Some(TitleHit { meaning: phrase.meaning, confidence: 95, letters: phrase.letters });
    }
    let inside = PHRASES.iter().filter(|phrase| phrase.letters > 1 && spaced.contains(&phrase.words));
    // Among equally long ones the first of the data.
    let longest = inside.rev().max_by_key(|phrase| phrase.letters)?;
    let confidence = 55 + (40 * longest.letters / all.max(1)).min(40);
    Some(TitleHit {
        meaning: longest.meaning,
        confidence: u8::try_from(confidence).unwrap_or(95),
        letters: longest.letters,
    })
}

/// What is said of the scale of a column of quantities: thousands, millions, or nothing.
#[must_use]
pub(super) fn scale(title: &str) -> Option<u64> {
    let lower = latin_lookalike(title).unwrap_or_else(|| title.to_owned()).to_lowercase();
    let digits: String = lower.chars().map(|letter| if letter == '٠' { '0' } else { letter }).collect();
    let has = |part: &str| digits.contains(part);
    let words = Folded::of(&digits);
    let is_word = |word: &str| words.as_str().contains(&format!(" {word} "));
    let is_rate = ["cost per", "price per", "cpm", "cpt", "سعر", "تكلفة", "كلفة"].iter().any(|part| has(part));
    if is_rate {
        return None;
    }
    if has("000,000") || has("000 000") || is_word("mln") || is_word("million") || is_word("millions") || has("مليون")
    {
        return Some(1_000_000);
    }
    let is_thousand = has("'000")
        || has("’000")
        || has("(000")
        || has(", 000")
        || has(",000")
        || digits.ends_with(" 000")
        || digits.starts_with("000 ");
    let is_named = ["thousand", "thousands", "ths", "k", "тыс", "thsd", "x1000", "الف", "الاف", "بالالف", "بالالاف"];
    (is_thousand || has("×1000") || is_named.iter().any(|word| is_word(word))).then_some(1_000)
}

#[cfg(test)]
mod tests {
    use super::{Meaning, latin_lookalike, recognise, scale};

    #[test]
    fn titles_of_both_languages_are_recognised() {
        for (title, expected) in [
            ("Vehicle", Meaning::Channel),
            ("Format / creative", Meaning::Format),
            ("Buying aud.", Meaning::Audience),
            ("Units, 000", Meaning::Units),
            ("CPM, £", Meaning::Rate),
            ("СРМ", Meaning::Rate),
            ("Net", Meaning::Cost),
            ("Total net cost, EUR (excl. VAT)", Meaning::Cost),
            ("Total incl. VAT", Meaning::CostWithTax),
            ("القناة", Meaning::Channel),
            ("عدد مرات الظهور", Meaning::Units),
            ("تكلفة الألف (د.أ)", Meaning::Rate),
            ("الإجمالي", Meaning::Cost),
            ("الفئة المستهدفة", Meaning::Audience),
            ("م", Meaning::RowNumber),
            ("№", Meaning::RowNumber),
            ("Start date", Meaning::Start),
            ("تاريخ الانتهاء", Meaning::End),
            ("Number of spots", Meaning::Insertions),
            ("CTR, %", Meaning::ClickRate),
        ] {
            let found = recognise(title);
            assert_eq!(found.as_ref().map(|hit| hit.meaning), Some(expected), "{title}: {found:?}");
        }
        assert_eq!(recognise("Zebra"), None);
        assert_eq!(latin_lookalike("СРМ").as_deref(), Some("CPM"));
        assert_eq!(latin_lookalike("Охват"), None);
    }

    #[test]
    fn scales_are_said_in_titles() {
        for (title, expected) in [
            ("Units, 000", Some(1000)),
            ("Impressions ('000)", Some(1000)),
            ("مرات الظهور (بالآلاف)", Some(1000)),
            ("Impressions", None),
            ("Cost per 1,000", None),
            ("Imps (mln)", Some(1_000_000)),
        ] {
            assert_eq!(scale(title), expected, "{title}");
        }
    }
}
