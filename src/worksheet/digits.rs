//! Prepares frameworks for readers who write ٠١٢٣: their Arabic texts with the digits that the reader has everywhere else.

use std::sync::LazyLock;

use super::files::built_in;
use super::framework::{Framework, Kind};
use crate::plan::Bilingual;

/// Words that quote a text as it was printed: the digits of such a sentence are those of the print.
const AS_PRINTED: &str = "كما طُبع";

/// Returns the built-in frameworks, in the order of the list, as they are read: with ٠١٢٣ in their Arabic texts where `is_indic`.
#[must_use]
pub fn built_in_as_read(is_indic: bool) -> &'static [Framework] {
    static INDIC: LazyLock<Vec<Framework>> = LazyLock::new(|| built_in().iter().map(with_digits).collect());
    if is_indic { &INDIC } else { built_in() }
}

/// Returns a framework as it is read: the one of the same id that has ٠١٢٣ in its Arabic texts where `is_indic`. One of the user's
/// own stays as it was written.
#[must_use]
pub fn as_read(framework: &Framework, is_indic: bool) -> &Framework {
    let built_in = built_in_as_read(is_indic).iter().find(|known| known.id == framework.id);
    built_in.unwrap_or(framework)
}

fn with_digits(framework: &Framework) -> Framework {
    let mut framework = framework.clone();
    let mut texts = vec![&mut framework.name, &mut framework.about, &mut framework.source];
    for part in &mut framework.parts {
        texts.extend([&mut part.name, &mut part.hint]);
        for item in &mut part.items {
            texts.extend([&mut item.name, &mut item.hint, &mut item.example]);
            match &mut item.kind {
                Kind::Choice(options) | Kind::Choices(options) => {
                    texts.extend(options.iter_mut().flat_map(|option| [&mut option.name, &mut option.hint]));
                }
                Kind::Rows(columns) => texts.extend(columns.iter_mut().map(|column| &mut column.name)),
                _ => {}
            }
        }
    }
    texts.into_iter().for_each(written);
    framework
}

fn written(text: &mut Bilingual) {
    if text.ar.contains(|letter: char| letter.is_ascii_digit()) && !text.ar.contains(AS_PRINTED) {
        text.ar = indic(&text.ar);
    }
}

/// Writes the numbers of an Arabic text in ٠١٢٣; what stands in a word of Latin letters stays.
fn indic(text: &str) -> String {
    let is_blank = |letter: char| letter.is_whitespace();
    text.split_inclusive(is_blank).map(|word| if has_latin(word) { word.to_owned() } else { word_of(word) }).collect()
}

fn has_latin(word: &str) -> bool {
    word.contains(|letter: char| letter.is_ascii_alphabetic())
}

fn word_of(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let letter = |at: usize, letter: char| match letter {
        '0'..='9' => u32::from(letter).checked_sub(u32::from('0')).and_then(|digit| char::from_u32(0x660 + digit)),
        '.' if is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) => Some('٫'),
        ',' if is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) => Some('٬'),
        '%' if is_digit(at.checked_sub(1)) || is_digit(Some(at + 1)) => Some('٪'),
        _ => None,
    };
    letters.iter().enumerate().map(|(at, known)| letter(at, *known).unwrap_or(*known)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_arabic_texts_have_the_digits_of_the_reader() {
        assert_eq!(
            indic("في المدينة 180,000 امرأة، و2.5٪ منهن (2004)."),
            "في المدينة ١٨٠٬٠٠٠ امرأة، و٢٫٥٪ منهن (٢٠٠٤)."
        );
        assert_eq!(indic("8% من السعر وملف A4 وعمود 3"), "٨٪ من السعر وملف A4 وعمود ٣");
    }

    #[test]
    fn every_framework_is_read_with_one_kind_of_digits() {
        let has_western = |text: &Bilingual| {
            let words = text.ar.split_whitespace().filter(|word| !has_latin(word));
            words.flat_map(str::chars).any(|letter| letter.is_ascii_digit()) && !text.ar.contains(AS_PRINTED)
        };
        for (read, plain) in built_in_as_read(true).iter().zip(built_in()) {
            assert_eq!(read.id, plain.id);
            assert_eq!((&read.name.en, &read.about.en), (&plain.name.en, &plain.about.en));
            let head = [&read.name, &read.about, &read.source];
            let parts = read.parts.iter().flat_map(|part| [&part.name, &part.hint]);
            let items = read.items().flat_map(|(_, item)| [&item.name, &item.hint, &item.example]);
            let options =
                read.items().flat_map(|(_, item)| item.kind.options()).flat_map(|known| [&known.name, &known.hint]);
            for text in head.into_iter().chain(parts).chain(items).chain(options) {
                assert!(!has_western(text), "{}: {}", read.id, text.ar);
            }
        }
        // What a print has wrong is shown as it is there.
        let crm = built_in_as_read(true).iter().find(|sheet| sheet.id == "crm").unwrap();
        assert!(crm.parts.iter().any(|part| part.hint.ar.contains("«1293»")));
    }
}
