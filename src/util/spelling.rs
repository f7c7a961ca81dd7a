//! Texts as they are compared: one spelling for what people read as the same.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Returns `text` in the one spelling that comparisons use. It is never shown, and never put in the place of the original.
///
/// Compatibility forms are folded (NFKC); vowel marks, tatweel and marks of direction go; the forms of alef become ا, ى
/// becomes ي, ة becomes ه, ؤ becomes و, ئ becomes ي, Persian letters their Arabic ones (the core as Lucene's
/// `ArabicNormalizer` has it); digits become 0 to 9, letters small, everything else a space, spaces one.
pub(crate) fn normalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Most texts of a table are such, and have one form only.
    if text.is_ascii() {
        text.chars().for_each(|letter| push(&mut out, letter.to_ascii_lowercase()));
    } else {
        let letters = text.nfkc().flat_map(char::to_lowercase).filter(|letter| !is_left_out(*letter));
        letters.for_each(|letter| push(&mut out, folded(letter)));
    }
    out.truncate(out.trim_end().len());
    out
}

/// Appends a letter or digit; of whatever else stands between two words, one space.
fn push(out: &mut String, letter: char) {
    if letter.is_alphanumeric() {
        out.push(letter);
    } else if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// Returns true for marks that carry no letter: vowels, tatweel, joining and direction.
pub(crate) fn is_left_out(letter: char) -> bool {
    matches!(letter, '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        || is_combining_mark(letter)
}

/// Returns the letter or digit that stands for this one in comparisons.
pub(crate) fn folded(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' | 'ی' => 'ي',
        'ة' => 'ه',
        'ؤ' => 'و',
        'ک' => 'ك',
        '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => {
            // Both rows of digits begin at a multiple of 16.
            char::from_digit(u32::from(letter) & 0xf, 10).unwrap_or(letter)
        }
        other => other,
    }
}

/// One word of a text: as it stands there, and in the spelling of comparisons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    pub(crate) shown: &'a str,
    pub(crate) normal: String,
}

/// Returns the words of a text, in order.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let is_part = |letter: char| letter.is_alphanumeric() || is_left_out(letter);
    text.split(|letter: char| !is_part(letter))
        .map(|shown| Word { shown, normal: normalised(shown) })
        .filter(|word| !word.normal.is_empty())
        .collect()
}

/// The fewest letters that a word keeps when its article is taken off: `الف` and `والد` are words as they stand.
const FEWEST_LETTERS: usize = 3;

/// What stands before an Arabic word and is written together with it: the article, alone and behind a particle.
const ARTICLES: [&str; 6] = ["وال", "بال", "فال", "كال", "لل", "ال"];

/// Returns the word without its article, where enough of it is left.
pub(crate) fn without_article(word: &str) -> &str {
    let rest = ARTICLES.iter().find_map(|article| word.strip_prefix(article));
    rest.filter(|rest| rest.chars().count() >= FEWEST_LETTERS).unwrap_or(word)
}
