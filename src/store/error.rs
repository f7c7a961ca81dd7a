//! Says why a document cannot be read, as data that can be put into any language.

use std::fmt;

use super::Position;
use crate::plan::PlanPlace;
use crate::plan::limits::Refusal;

/// Says why a document is not a plan that this program can read, and where.
///
/// The displayed text is English; [`crate::text`] says the same in the user's language from the fields.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{kind}", Prefix(*.at, .place))]
pub struct ReadError {
    /// What is wrong.
    pub kind: ReadErrorKind,
    /// Where in the text, where it has a place.
    pub at: Option<Position>,
    /// Where in the plan; empty for the document as a whole.
    pub place: PlanPlace,
}

struct Prefix<'a>(Option<Position>, &'a PlanPlace);

impl fmt::Display for Prefix<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Position { line, column }) = self.0 {
            write!(formatter, "line {line}, column {column}: ")?;
        }
        if self.1.0.is_empty() { Ok(()) } else { write!(formatter, "{}: ", self.1) }
    }
}

/// Says what is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadErrorKind {
    /// It is larger than any plan.
    #[error("the file is larger than {} MiB, the most that is opened", limit / (1024 * 1024))]
    TooLarge {
        /// The most bytes that are read.
        limit: u64,
    },
    /// A plan, but with bytes that are not UTF-8.
    #[error("the file is not UTF-8 text: its byte {offset} belongs to no letter")]
    NotUtf8 {
        /// The offset of the first bad byte, counted from 0.
        offset: usize,
    },
    /// Text in another encoding than UTF-8.
    #[error("the file is saved as UTF-16; save it as UTF-8 to open it here")]
    Utf16,
    /// Nothing but blanks and comments.
    #[error("the file is empty")]
    Empty,
    /// Something else than a plan.
    #[error("this is not a plan: a plan begins with “(”, and this file with “{found}”")]
    NotAPlan {
        /// What it begins with.
        found: String,
    },
    /// A format that a newer version of the program wrote.
    #[error("the file has format {found}; this program reads formats up to {known}, so it needs a newer version")]
    NewerFormat {
        /// The file's format number.
        found: String,
        /// The newest format that this program reads.
        known: u32,
    },
    /// Something else stands where `expected` should.
    #[error("expected {expected}, found “{found}”")]
    Unexpected {
        /// What stands there, shortened.
        found: String,
        /// What should.
        expected: ExpectedToken,
    },
    /// The file ends too early.
    #[error("the file ends in the middle of the plan")]
    EndsEarly,
    /// Something follows the end of the plan.
    #[error("the plan ends before “{found}”; nothing may follow it")]
    Trailing {
        /// What follows, shortened.
        found: String,
    },
    /// A text whose closing quote is missing.
    #[error("a text is not closed: its second quotation mark is missing")]
    UnclosedText,
    /// A comment whose end is missing.
    #[error("a comment is not closed: “*/” is missing")]
    UnclosedComment,
    /// A backslash in a text with something that it cannot stand before.
    #[error("“\\” in a text must be followed by \\, \", n, t, r or u{{…}}")]
    BadEscape,
    /// A setting of the notation that `ron` does not know.
    #[error("“{name}” is not an extension of the notation")]
    UnknownExtension {
        /// The name in the `#![enable(…)]` line.
        name: String,
    },
    /// A required field is missing.
    #[error("the field “{field}” is missing")]
    MissingField {
        /// Its name.
        field: String,
    },
    /// A field stands twice.
    #[error("the field “{field}” stands twice")]
    DuplicateField {
        /// Its name.
        field: String,
    },
    /// A choice that does not exist.
    #[error("“{found}” is not one of {}", expected.join(", "))]
    UnknownVariant {
        /// What stands there.
        found: String,
        /// The choices.
        expected: Vec<String>,
    },
    /// Something that no plan may have.
    #[error(transparent)]
    Beyond(#[from] Refusal),
    /// More fields that this program does not know than it can keep.
    #[error("the file has more than {limit} fields that this version does not know")]
    ManyUnknownFields {
        /// The most that are kept.
        limit: usize,
    },
    /// Brackets in brackets, more than a plan has.
    #[error("the brackets are nested too deeply")]
    TooDeep,
    /// Anything else, in `ron`'s words.
    #[error("{0}")]
    Other(String),
}

/// Says what should stand where something else does.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExpectedToken {
    /// `(`
    #[error("an opening parenthesis “(”")]
    OpeningParenthesis,
    /// `)`
    #[error("a closing parenthesis “)”")]
    ClosingParenthesis,
    /// `[`
    #[error("a list beginning with “[”")]
    OpeningBracket,
    /// `]`
    #[error("a closing bracket “]”")]
    ClosingBracket,
    /// `,`
    #[error("a comma")]
    Comma,
    /// `:`
    #[error("a colon “:” after the field's name")]
    Colon,
    /// A quoted text.
    #[error("a text in quotation marks")]
    Text,
    /// `true` or `false`.
    #[error("true or false")]
    Boolean,
    /// A whole number.
    #[error("a whole number")]
    WholeNumber,
    /// A number.
    #[error("a number")]
    Number,
    /// The name of a field or of a choice.
    #[error("a name")]
    Name,
    /// A line `#![enable(…)]`.
    #[error("“#![enable(implicit_some)]”")]
    Attribute,
    /// The number of a format.
    #[error("a format number from 1")]
    Format,
    /// A date.
    #[error("a date of the years 1900 to 2200 as \"YYYY-MM-DD\"")]
    Date,
    /// The length of a plan.
    #[error("a number of weeks from 1 to {}", crate::plan::MAX_WEEKS)]
    Weeks,
    /// A tone axis.
    #[error("a tone value from 1 to 5")]
    Tone,
    /// A colour.
    #[error("a colour as \"#rrggbb\"")]
    Colour,
    /// An amount.
    #[error("a decimal number in quotes, as \"150.000\"")]
    Decimal,
    /// A currency.
    #[error("a currency code of three capital letters, as \"JOD\"")]
    Currency,
    /// Anything else, in English.
    #[error("{0}")]
    Other(String),
}

impl ReadError {
    /// Returns the error of a document with more than `limit` bytes.
    pub(super) fn too_large(limit: u64) -> Self {
        let kind = ReadErrorKind::TooLarge { limit };
        Self { kind, at: None, place: PlanPlace::default() }
    }
}
