//! Folding: how texts are made alike before they are compared, so that a search finds what its writer meant.
//!
//! Folded are: capitals and accents of Latin letters; in Arabic the seats of hamza, taa marbuta and haa, alef maqsura and
//! yaa, vowels and tatweel; presentation forms, Persian letters and both systems of digits; marks of direction, joiners and
//! other letters without a shape. Everything that is neither letter nor digit separates words.

use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use crate::util::without_article;

/// A text as it is compared, in two spellings.
///
/// Both are words in a row, each with a space before it, and end in a space: `" launch reel "`. So `" re"` in it is the
/// beginning of a word, and `" reel "` a whole one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// Folded letters.
    letters: String,
    /// The same without Arabic articles and without the letters that carry a hamza, where that differs: `مسؤول` and
    /// `مسئول` are spellings of one word.
    bare: Option<String>,
}

impl Folded {
    /// Folds a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut letters = String::with_capacity(text.len() + 2);
        let mut bare = String::new();
        for word in words(text) {
            letters.push(' ');
            letters.push_str(&word.letters);
            bare.push(' ');
            bare.push_str(without_article(&word.bare));
        }
        letters.push(' ');
        bare.push(' ');
        let bare = Some(bare).filter(|bare| *bare != letters);
        Self { letters, bare }
    }

    /// Returns the folded words, each with a space before it, with a space at the end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.letters
    }

    /// Returns true where the text has neither letters nor digits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.letters.trim().is_empty()
    }

    /// Returns the text without articles and letters that carry a hamza.
    #[must_use]
    pub fn bare(&self) -> &str {
        self.bare.as_deref().unwrap_or(&self.letters)
    }
}

/// A word of a text as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Its folded letters.
    pub letters: String,
    /// The same without letters that carry a hamza.
    pub bare: String,
    /// Where it stands in the text, in bytes.
    pub place: Range<usize>,
}

/// Returns the words of a text, in order, with their places.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut is_open = false;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let end = letters.peek().map_or(text.len(), |&(next, _)| next);
        if is_shapeless(letter) || is_combining_mark(letter) || groups_digits(text, at, letter) {
            // It breaks no word; a vowel belongs to the letter before it.
            if let Some(word) = found.last_mut().filter(|_| is_open && is_combining_mark(letter)) {
                word.place.end = end;
            }
            continue;
        }
        let pieces = folded(letter);
        if pieces.is_empty() {
            is_open = is_open && is_dropped(letter);
            continue;
        }
        if !is_open {
            found.push(Word { letters: String::new(), bare: String::new(), place: at..end });
            is_open = true;
        }
        if let Some(word) = found.last_mut() {
            word.letters.push_str(&pieces);
            if !carries_hamza(letter) {
                word.bare.push_str(&pieces);
            }
            word.place.end = end;
        }
    }
    found.retain(|word| !word.letters.is_empty());
    found
}

/// Returns the folded form of one letter; empty for what is no letter, no digit, or dropped.
fn folded(letter: char) -> String {
    let mut out = String::new();
    if letter.is_ascii() {
        out.extend(Some(letter.to_ascii_lowercase()).filter(char::is_ascii_alphanumeric));
        return out;
    }
    decompose_compatible(letter, |part| {
        for lower in part
            .to_lowercase()
            .filter(|&lower| lower.is_alphanumeric() && !is_dropped(lower) && !is_combining_mark(lower))
        {
            match alike(lower) {
                "" => out.push(lower),
                other => out.push_str(other),
            }
        }
    });
    out
}

/// Returns what a small letter or digit is folded to; empty where it stays as it is.
fn alike(letter: char) -> &'static str {
    match letter {
        'ة' | 'ە' | 'ہ' | 'ھ' | 'ۃ' => "ه",
        'ى' | 'ی' | 'ې' | 'ے' => "ي",
        'ک' | 'گ' => "ك",
        'ٱ' => "ا",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' => "d",
        'ł' => "l",
        'ı' => "i",
        '٠' | '۰' => "0",
        '١' | '۱' => "1",
        '٢' | '۲' => "2",
        '٣' | '۳' => "3",
        '٤' | '۴' => "4",
        '٥' | '۵' => "5",
        '٦' | '۶' => "6",
        '٧' | '۷' => "7",
        '٨' | '۸' => "8",
        '٩' | '۹' => "9",
        _ => "",
    }
}

/// Returns true for letters that are left out, and do not end a word: the hamza that stands alone, tatweel.
fn is_dropped(letter: char) -> bool {
    matches!(letter, 'ء' | 'ـ' | '\u{fe80}')
}

/// Returns true for yaa and waw that carry a hamza: the same word is written with one or the other, or with a hamza alone.
fn carries_hamza(letter: char) -> bool {
    matches!(letter, 'ؤ' | 'ئ' | '\u{fe85}' | '\u{fe86}' | '\u{fe89}'..='\u{fe8c}')
}

/// Returns true for marks of direction, joiners, soft hyphens and byte order marks.
fn is_shapeless(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
        || matches!(letter, '\'' | '’' | 'ʼ' | '‘')
}

/// Returns true for a separator between groups of digits: with a digit before it and three behind it, and no fourth.
fn groups_digits(text: &str, at: usize, letter: char) -> bool {
    if !matches!(letter, ',' | '٬' | '\u{a0}' | '\u{202f}') {
        return false;
    }
    let is_digit = |letter: char| letter.is_ascii_digit() || matches!(letter, '٠'..='٩' | '۰'..='۹');
    let behind: Vec<char> = text[at + letter.len_utf8()..].chars().take(4).collect();
    text[..at].chars().next_back().is_some_and(is_digit)
        && behind.len() >= 3
        && behind.iter().take(3).all(|&letter| is_digit(letter))
        && !behind.get(3).copied().is_some_and(is_digit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Folded, words};

    #[test]
    fn spellings_of_one_text_are_alike() {
        for group in [
            &["إنهاء", "انهاء", "أنهاء", "إِنْهَاء", "إنهــاء", "\u{200f}إنهاء", "ٱنهاء", "ﺇﻧﻬﺎء"][..],
            &["الحملة", "الحمله", "الحَمْلَةُ", "الحملة\u{200e}", "ﺍﻟﺤﻤﻠﺔ"],
            &["مستشفى", "مستشفي", "مستشفی"],
            &["آخر", "اخر", "أخر"],
            &["Café", "cafe", "CAFÉ", "cafe\u{301}", "ｃａｆｅ"],
            &["Straße", "strasse"],
            &["Week 12", "week ١٢", "WEEK ۱۲", "week-12"],
            &["120,000", "120000", "١٢٠٬٠٠٠", "120\u{a0}000"],
            &["brand’s", "brand's", "brands"],
            &["e\u{ad}mail", "email", "e\u{200b}mail"],
        ] {
            for text in group {
                assert_eq!(Folded::of(text).as_str(), Folded::of(group[0]).as_str(), "{text}");
            }
        }
        for (one, other) in [("مسؤول", "مسئول"), ("شؤون", "شئون"), ("الراديو", "راديو"), ("للراديو", "بالراديو")]
        {
            assert_eq!(Folded::of(one).bare(), Folded::of(other).bare(), "{one}");
        }
        for (one, other) in [("الف", "ف"), ("والد", "د"), ("رسالة", "رسائل"), ("3,4", "34"), ("a-b", "ab")]
        {
            assert_ne!(Folded::of(one).bare(), Folded::of(other).bare(), "{one}");
        }
    }

    #[test]
    fn words_know_their_places() {
        let text = "  Launch-reel: إِعلان 1,200!";
        let found = words(text);
        let said: Vec<(&str, &str)> = found.iter().map(|word| (&*word.letters, &text[word.place.clone()])).collect();
        assert_eq!(said, [("launch", "Launch"), ("reel", "reel"), ("اعلان", "إِعلان"), ("1200", "1,200")]);
        assert!(Folded::of(" – ( ) ").is_empty());
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*|[إأآءؤئىةـa-zÀ-ÿ٠-٩,ﻼﻲ\u{64b}-\u{655}\u{200f} ]*") {
            let once = Folded::of(&text);
            let twice = Folded::of(once.as_str());
            prop_assert_eq!(twice.as_str(), once.as_str());
            for word in words(&text) {
                prop_assert!(text.get(word.place).is_some());
            }
        }
    }
}
