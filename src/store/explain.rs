//! From `ron`'s errors to errors that say what was found and what was expected, with their place in the plan.

use ron::error::{Error as RonError, SpannedError};

use super::lex::{Lexer, Token};
use super::place::{Position, Walker};
use super::{ExpectedToken, ReadError, ReadErrorKind};
use crate::plan::limits::{Refusal, WANTED_DAY, WANTED_WEEKS, range_of};
use crate::plan::{PathPart, PlanPlace};

/// How many letters of the document an error repeats at most.
const SHOWN_LETTERS: usize = 40;

/// Returns `text` cut to what an error shows.
pub(super) fn shortened(text: &str) -> String {
    let mut out: String = text.chars().take(SHOWN_LETTERS).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

/// The word of the document that an error is about.
struct Word<'a> {
    start: usize,
    text: &'a str,
    is_number: bool,
    place: PlanPlace,
    enclosing: PlanPlace,
    opened_at: Option<usize>,
}

/// Returns the first word that ends after `offset`, or the last one that begins before it.
fn word_at(text: &str, offset: usize, before: bool) -> Option<Word<'_>> {
    // Places are costly to make, so the word is counted out first, and its place made once.
    let mut lexer = Lexer::new(text);
    let mut words_before = 0_usize;
    while let Some((start, _)) = lexer.next() {
        if (before && start >= offset) || (!before && lexer.offset() > offset) {
            break;
        }
        words_before += 1;
    }
    if before {
        words_before = words_before.checked_sub(1)?;
    }
    let mut walker = Walker::new(text);
    for _ in 0..words_before {
        walker.next()?;
    }
    let outside = (walker.place(), walker.enclosing_place(), walker.opened_at());
    let (start, token) = walker.next()?;
    // Brackets change the way: an opening one belongs to what is around it, a closing one to what it closes.
    let (place, enclosing, opened_at) = match token {
        Token::Open(_) => (walker.enclosing_place(), outside.1, outside.2),
        Token::Close(_) | Token::Comma => outside,
        _ => (walker.place(), walker.enclosing_place(), walker.opened_at()),
    };
    let is_number = matches!(token, Token::Plain(_));
    Some(Word { start, text: &text[start..walker.offset()], is_number, place, enclosing, opened_at })
}

/// Says which word an error of `ron` is about, seen from where its parser stopped.
enum About {
    Next,
    Last,
    Struct,
}

/// Explains what `ron` said about `text`.
#[must_use]
pub fn explain(text: &str, error: &SpannedError) -> ReadError {
    let end = Position { line: error.span.end.line, column: error.span.end.col };
    let offset = end.offset(text);
    let about = about(&error.code);
    let word = word_at(text, offset, matches!(about, About::Last));
    let Some(word) = word else {
        return at_end(text, &error.code, end);
    };
    let at = Some(Position::of(text, word.start));
    let field = word.place.0.iter().rev().find_map(PathPart::field).unwrap_or_default();
    let kind = kind(&error.code, word.text, field);
    match about {
        About::Struct => {
            let opened = word.opened_at.map(|opened| Position::of(text, opened));
            ReadError { kind, at: opened, place: word.enclosing }
        }
        // A whole number was read and more of it follows: "1.5" for 1.
        About::Next if word.is_number && word.start < offset => {
            let kind = ReadErrorKind::Unexpected { found: shortened(word.text), expected: ExpectedToken::WholeNumber };
            ReadError { kind, at, place: word.place }
        }
        _ if kind == ReadErrorKind::TooDeep => ReadError { kind, at, place: PlanPlace::default() },
        About::Next | About::Last => ReadError { kind, at, place: word.place },
    }
}

/// Returns the error of a document that ends before the word that is missing.
fn at_end(text: &str, code: &RonError, end: Position) -> ReadError {
    let mut walker = Walker::new(text);
    while walker.next().is_some() {}
    let (kind, at) = match kind(code, "", "") {
        ReadErrorKind::UnclosedComment => {
            (ReadErrorKind::UnclosedComment, text.rfind("/*").map_or(end, |start| Position::of(text, start)))
        }
        unclosed @ (ReadErrorKind::UnclosedText | ReadErrorKind::TooDeep) => (unclosed, end),
        _ => (ReadErrorKind::EndsEarly, end),
    };
    ReadError { kind, at: Some(at), place: walker.place() }
}

fn about(code: &RonError) -> About {
    match code {
        RonError::MissingStructField { .. } => About::Struct,
        RonError::InvalidValueForType { .. }
        | RonError::IntegerOutOfBounds
        | RonError::NoSuchEnumVariant { .. }
        | RonError::NoSuchStructField { .. }
        | RonError::DuplicateStructField { .. }
        | RonError::ExpectedDifferentLength { .. }
        | RonError::ExpectedDifferentStructName { .. }
        | RonError::NoSuchExtension(_)
        | RonError::InvalidEscape(_)
        | RonError::Message(_) => About::Last,
        _ => About::Next,
    }
}

fn kind(code: &RonError, found: &str, field: &str) -> ReadErrorKind {
    let unexpected = |expected| ReadErrorKind::Unexpected { found: shortened(found), expected };
    match code {
        RonError::Eof => ReadErrorKind::EndsEarly,
        RonError::ExpectedStringEnd => ReadErrorKind::UnclosedText,
        RonError::UnclosedBlockComment | RonError::UnclosedLineComment => ReadErrorKind::UnclosedComment,
        RonError::InvalidEscape(_) => ReadErrorKind::BadEscape,
        RonError::NoSuchExtension(name) => ReadErrorKind::UnknownExtension { name: shortened(name) },
        RonError::TrailingCharacters => ReadErrorKind::Trailing { found: shortened(found) },
        RonError::ExceededRecursionLimit => ReadErrorKind::TooDeep,
        RonError::MissingStructField { field, .. } => ReadErrorKind::MissingField { field: (*field).to_owned() },
        RonError::DuplicateStructField { field, .. } => ReadErrorKind::DuplicateField { field: (*field).to_owned() },
        RonError::NoSuchEnumVariant { expected, found, .. } => ReadErrorKind::UnknownVariant {
            found: shortened(found),
            expected: expected.iter().map(|&name| name.to_owned()).collect(),
        },
        RonError::NoSuchStructField { expected, found, .. } => ReadErrorKind::UnknownVariant {
            found: shortened(found),
            expected: expected.iter().map(|&name| name.to_owned()).collect(),
        },
        RonError::IntegerOutOfBounds => out_of_range(found, field),
        RonError::InvalidValueForType { expected, .. } => match expected_value(expected) {
            Some(expected) => unexpected(expected),
            None => out_of_range(found, field),
        },
        _ => match expected_sign(code, found) {
            Some(expected) => unexpected(expected),
            None => ReadErrorKind::Other(code.to_string()),
        },
    }
}

/// Reports a whole number that its field's type cannot hold: below zero, or beyond every limit.
fn out_of_range(found: &str, field: &str) -> ReadErrorKind {
    let (lowest, highest) = match field {
        "format" => return ReadErrorKind::Unexpected { found: shortened(found), expected: ExpectedToken::Format },
        "weeks" | "week" | "start_week" => (1, crate::plan::MAX_WEEKS.into()),
        "engine" | "value" | "weeks_on" | "weeks_off" | "every_weeks" | "seed" => (0, u32::MAX.into()),
        field => range_of(field),
    };
    Refusal::OutOfRange { found: shortened(found), lowest, highest }.into()
}

/// Returns what is expected where `plan/` asks for a value in its own words. `None` for an integer of a kind, which only its
/// size can miss.
fn expected_value(expected: &str) -> Option<ExpectedToken> {
    Some(match expected {
        WANTED_DAY => ExpectedToken::Date,
        WANTED_WEEKS => ExpectedToken::Weeks,
        "a tone value from 1 to 5" => ExpectedToken::Tone,
        "a colour as \"#rrggbb\"" => ExpectedToken::Colour,
        "a decimal number in quotes, as \"150.000\"" => ExpectedToken::Decimal,
        "a currency code of three capital letters, as \"JOD\"" => ExpectedToken::Currency,
        "u8" | "u32" | "u64" | "an 8-bit unsigned integer" => return None,
        other => ExpectedToken::Other(shortened(other)),
    })
}

fn expected_sign(code: &RonError, found: &str) -> Option<ExpectedToken> {
    Some(match code {
        // Another bracket closes here than the one that is open.
        RonError::ExpectedComma | RonError::ExpectedIdentifier if found == "]" => ExpectedToken::ClosingParenthesis,
        RonError::ExpectedComma if found == ")" => ExpectedToken::ClosingBracket,
        RonError::ExpectedStructLike
        | RonError::ExpectedNamedStructLike(_)
        | RonError::ExpectedDifferentStructName { .. }
        | RonError::ExpectedStructName(_)
        | RonError::ExpectedUnit => ExpectedToken::OpeningParenthesis,
        RonError::ExpectedStructLikeEnd | RonError::ExpectedOptionEnd => ExpectedToken::ClosingParenthesis,
        RonError::ExpectedArray => ExpectedToken::OpeningBracket,
        RonError::ExpectedArrayEnd => ExpectedToken::ClosingBracket,
        RonError::ExpectedComma => ExpectedToken::Comma,
        RonError::ExpectedMapColon => ExpectedToken::Colon,
        RonError::ExpectedString => ExpectedToken::Text,
        RonError::ExpectedBoolean => ExpectedToken::Boolean,
        RonError::ExpectedInteger | RonError::InvalidIntegerDigit { .. } => ExpectedToken::WholeNumber,
        RonError::ExpectedFloat | RonError::FloatUnderscore | RonError::UnderscoreAtBeginning => ExpectedToken::Number,
        RonError::ExpectedIdentifier | RonError::SuggestRawIdentifier(_) | RonError::InvalidIdentifier(_) => {
            ExpectedToken::Name
        }
        RonError::ExpectedAttribute | RonError::ExpectedAttributeEnd => ExpectedToken::Attribute,
        _ => return None,
    })
}
