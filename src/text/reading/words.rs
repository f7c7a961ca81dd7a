//! Terms in one line: `natural, kind to skin, "from 10, 20 or 30 dinars"`.

use crate::text::Language;

/// Pairs of quotation marks around a term.
const QUOTES: [(char, char); 4] = [('"', '"'), ('“', '”'), ('«', '»'), ('„', '“')];

/// Returns `words` in one line, with the comma of the language between them, as [`read_words`] reads them back. A term that
/// would be split, trimmed or taken for a quotation stands in quotation marks, those inside it doubled.
#[must_use]
pub fn write_words(words: &[String], language: Language) -> String {
    let comma = match language {
        Language::En => ", ",
        Language::Ar => "، ",
    };
    let written: Vec<String> = words.iter().map(|word| write_word(word)).collect();
    written.join(comma)
}

fn write_word(word: &str) -> String {
    let opens = QUOTES.iter().any(|(opening, _)| word.starts_with(*opening));
    if !opens && read_words(word) == [word] { word.to_owned() } else { format!("\"{}\"", word.replace('"', "\"\"")) }
}

/// Returns the terms of a text: commas of either language, semicolons and ends of lines stand between them, unless in quotation
/// marks. A comma between two digits belongs to a number: `50,000 km` is one term. Empty terms are left out.
#[must_use]
pub fn read_words(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let (word, end) = next_word(&letters, at);
        if !word.is_empty() {
            words.push(word);
        }
        at = end;
    }
    words
}

/// Returns the term that begins at `start`, and where the next one does.
fn next_word(letters: &[char], start: usize) -> (String, usize) {
    let begin = start + letters[start..].iter().take_while(|letter| letter.is_whitespace()).count();
    if let Some(quoted) = quoted(letters, begin) {
        return quoted;
    }
    let mut at = start;
    while at < letters.len() && !separates(letters, at) {
        at += 1;
    }
    let word: String = letters[start..at].iter().collect();
    (word.trim().to_owned(), at + 1)
}

/// Returns the term in quotation marks that begins at `begin`, where one does and ends before a separator or the end.
fn quoted(letters: &[char], begin: usize) -> Option<(String, usize)> {
    let (_, closing) = QUOTES.into_iter().find(|(opening, _)| letters.get(begin) == Some(opening))?;
    let mut word = String::new();
    let mut at = begin + 1;
    loop {
        let letter = *letters.get(at)?;
        if letter != closing {
            word.push(letter);
            at += 1;
        } else if letters.get(at + 1) == Some(&closing) {
            word.push(closing);
            at += 2;
        } else {
            break;
        }
    }
    at += 1;
    at += letters.get(at..)?.iter().take_while(|letter| **letter == ' ' || **letter == '\t').count();
    (at >= letters.len() || separates(letters, at)).then_some((word, at + 1))
}

fn separates(letters: &[char], at: usize) -> bool {
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|letter| letter.is_numeric());
    match letters[at] {
        ';' | '؛' | '\n' | '\r' | '\t' => true,
        ',' | '،' => !(is_digit(at.checked_sub(1)) && is_digit(Some(at + 1))),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{read_words, write_words};
    use crate::text::Language;

    #[test]
    fn terms_are_split_where_people_mean_it() {
        for (text, expected) in [
            ("", vec![]),
            ("natural, kind to skin", vec!["natural", "kind to skin"]),
            ("طبيعي، لطيف،مصنوع يدويًا", vec!["طبيعي", "لطيف", "مصنوع يدويًا"]),
            ("50,000 km, long range", vec!["50,000 km", "long range"]),
            ("٥٠،٠٠٠ كم، مدى طويل", vec!["٥٠،٠٠٠ كم", "مدى طويل"]),
            ("\"ready, steady, go\", done", vec!["ready, steady, go", "done"]),
            ("«جاهز، مستعد»، تم", vec!["جاهز، مستعد", "تم"]),
            ("one\ntwo\r\nthree;four", vec!["one", "two", "three", "four"]),
            (" , ,a,, ", vec!["a"]),
            ("\"never closed, b", vec!["\"never closed", "b"]),
            ("15\" screen, b", vec!["15\" screen", "b"]),
        ] {
            assert_eq!(read_words(text), expected, "{text}");
        }
        let terms = ["50,000 km".to_owned(), "ready, steady".to_owned()];
        assert_eq!(write_words(&terms, Language::En), "50,000 km, \"ready, steady\"");
        assert_eq!(write_words(&terms, Language::Ar), "50,000 km، \"ready, steady\"");
    }

    proptest! {
        #[test]
        fn terms_read_back(words in prop::collection::vec("[a-zأ-ي0-9٠-٩ ,،;\"“”«»„\\n'.]{1,12}|\\PC{1,8}", 0..6)) {
            for language in Language::ALL {
                prop_assert_eq!(read_words(&write_words(&words, language)), words.clone());
            }
        }
    }
}
