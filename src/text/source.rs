//! Names of sources, in the language of the reader.

use super::direction::{Direction, first_strong};
use crate::plan::Language;

/// What stands between the two languages of a source.
const BETWEEN: &str = " · ";

/// The source of what stands for no real market, in both languages.
const ILLUSTRATIVE: [&str; 2] = ["Illustrative", "توضيحي"];

/// Returns the part of a source that is written for readers of `language`: a plan states a source in one text, in two languages
/// as “Illustrative · توضيحي”. A text in one language is returned whole.
#[must_use]
pub fn source_in(source: &str, language: Language) -> &str {
    let source = source.trim();
    if ILLUSTRATIVE.contains(&source) {
        let [english, arabic] = ILLUSTRATIVE;
        return if language == Language::Ar { arabic } else { english };
    }
    let Some((first, second)) = source.split_once(BETWEEN) else { return source };
    let is_arabic = |text: &str| first_strong(text) == Some(Direction::RightToLeft);
    match (is_arabic(first), is_arabic(second)) {
        (true, true) | (false, false) => source,
        (first_is_arabic, _) if first_is_arabic == (language == Language::Ar) => first.trim(),
        _ => second.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::source_in;
    use crate::plan::Language;

    #[test]
    fn a_source_in_two_languages_is_read_in_one() {
        for (source, english, arabic) in [
            ("Illustrative · توضيحي", "Illustrative", "توضيحي"),
            ("توضيحي · Illustrative", "Illustrative", "توضيحي"),
            ("Illustrative", "Illustrative", "توضيحي"),
            (" توضيحي ", "Illustrative", "توضيحي"),
            ("Panel of 2026 · wave 3", "Panel of 2026 · wave 3", "Panel of 2026 · wave 3"),
            ("مسح 2026 · الموجة 3", "مسح 2026 · الموجة 3", "مسح 2026 · الموجة 3"),
            ("Own survey", "Own survey", "Own survey"),
            ("", "", ""),
        ] {
            assert_eq!(source_in(source, Language::En), english, "{source}");
            assert_eq!(source_in(source, Language::Ar), arabic, "{source}");
        }
    }
}
