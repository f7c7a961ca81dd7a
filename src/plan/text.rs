//! Texts of a plan in its two languages.

use serde::{Deserialize, Serialize};
use unicode_normalization::char::is_combining_mark;

/// A language that a plan's texts, an audience or a message can have, and that the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Arabic.
    Ar,
}

impl Language {
    /// Both languages, English first.
    pub const ALL: [Self; 2] = [Self::En, Self::Ar];

    /// Returns the other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::En => Self::Ar,
            Self::Ar => Self::En,
        }
    }
}

/// A text with an English and an Arabic slot, either of which may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bilingual {
    /// The English text; empty when there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
    /// The Arabic text; empty when there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ar: String,
}

impl Bilingual {
    /// Returns a text with both slots filled.
    #[must_use]
    pub fn new(en: impl Into<String>, ar: impl Into<String>) -> Self {
        Self { en: en.into(), ar: ar.into() }
    }

    /// Returns a text in one language.
    #[must_use]
    pub fn only(language: Language, text: impl Into<String>) -> Self {
        let mut out = Self::default();
        *out.slot_mut(language) = text.into();
        out
    }

    /// Returns true when neither slot has a text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.ar.is_empty()
    }

    /// Returns the text of exactly this language, possibly empty.
    #[must_use]
    pub fn slot(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Ar => &self.ar,
        }
    }

    /// Returns the text of exactly this language, to be changed in a copy.
    pub fn slot_mut(&mut self, language: Language) -> &mut String {
        match language {
            Language::En => &mut self.en,
            Language::Ar => &mut self.ar,
        }
    }

    /// Returns the text in `language`, or in the other one where that is empty.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        let wanted = self.slot(language);
        if wanted.is_empty() { self.slot(language.other()) } else { wanted }
    }
}

/// Returns true for a letter that stands in a document as it is: letters, vowel marks and joiners do. What cannot be seen, and
/// marks that steer the direction of a text, are written as escapes.
pub(crate) fn stands_as_it_is(letter: char) -> bool {
    const NON_JOINER: char = '\u{200c}';
    const JOINER: char = '\u{200d}';
    match letter {
        '"' | '\\' => false,
        // Most letters of a plan are of these, and need no table.
        ' '..='~' | '\u{620}'..='\u{652}' | NON_JOINER | JOINER => true,
        _ => is_combining_mark(letter) || letter.escape_debug().count() == 1,
    }
}

/// Returns how many bytes `text` takes between the quotes of a document.
pub(crate) fn spelled_length(text: &str) -> usize {
    let length = |letter: char| if stands_as_it_is(letter) { letter.len_utf8() } else { letter.escape_debug().count() };
    text.chars().map(length).sum()
}

#[cfg(test)]
mod tests {
    use super::{Bilingual, Language};

    #[test]
    fn a_missing_language_is_shown_from_the_other() {
        let both = Bilingual::new("Soap", "صابون");
        let english = Bilingual::only(Language::En, "Soap");
        assert_eq!(both.get(Language::Ar), "صابون");
        assert_eq!(english.get(Language::Ar), "Soap");
        assert_eq!(english.slot(Language::Ar), "");
        assert!(Bilingual::default().is_empty());
    }
}
