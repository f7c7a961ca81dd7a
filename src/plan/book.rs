//! The plan book: which outline it follows, and the texts that are written for it.

use serde::{Deserialize, Serialize};

use super::{Bilingual, Day, is_default};

/// Holds what is stated of one section of the book.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BookSection {
    /// The section, by its id in the outline; an own section has an id that no outline has.
    pub id: String,
    /// Its heading, where it is another than the outline's.
    #[serde(skip_serializing_if = "Bilingual::is_empty")]
    pub title: Bilingual,
    /// The text that is written for it.
    #[serde(skip_serializing_if = "Bilingual::is_empty")]
    pub text: Bilingual,
    /// The most words that it may have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word_limit: Option<u32>,
    /// Whether the book goes without it.
    #[serde(skip_serializing_if = "is_default")]
    pub left_out: bool,
}

/// A work that the book refers to and that is no source of a figure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BookReference {
    /// How it is cited.
    #[serde(skip_serializing_if = "Bilingual::is_empty")]
    pub text: Bilingual,
    /// Where it is found.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub link: String,
}

/// The plan book.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Book {
    /// The outline that it follows, by its id; the full plan's when empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub outline: String,
    /// The course that it is handed in for.
    #[serde(skip_serializing_if = "Bilingual::is_empty")]
    pub course: Bilingual,
    /// The day that stands on its title page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// What is stated of its sections, in their order in the book.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<BookSection>,
    /// Further references.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<BookReference>,
}
