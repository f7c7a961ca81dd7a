//! From the bytes of a document to a plan.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use ron::Options;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;
use serde_ignored::Path;

use super::explain::{explain, shortened};
use super::keep;
use super::lex::{Lexer, Token, bare};
use super::parts::read_in_parts;
use super::place::{Position, Walker};
use super::unknown::{self, Known, UnknownValue};
use super::{ExpectedToken, ReadError, ReadErrorKind, limits, migrate};
use crate::plan::limits::MAX_BYTES;
use crate::plan::schema::ListName;
use crate::plan::{FORMAT, Index, PathPart, Plan, PlanPlace};

/// The most unknown fields or values that are named, and the most fields that are kept.
pub const MAX_UNKNOWN_FIELDS: usize = 100;

/// The most unknown fields that are carried over to a changed document. A document with more is refused, so that none is lost.
const MAX_KEPT_FIELDS: usize = 200_000;

/// A document that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The document's bytes, written back as they are while the plan stays the same.
    pub source: Arc<[u8]>,
    /// The text whose comments and unknown fields are carried over to a changed document; none where it has neither.
    pub origin: Option<Arc<str>>,
    /// At least as many bytes as the comments and unknown fields of `origin` take in a changed document.
    pub bytes_beside: u64,
    /// The places of fields that this program does not know, at most [`MAX_UNKNOWN_FIELDS`]. They are kept through edits.
    pub unknown_fields: Vec<String>,
    /// Choices that this program does not know, at most [`MAX_UNKNOWN_FIELDS`]. The plan was read without them and writing
    /// it would lose them, so a document that has some is opened for reading only.
    pub unknown_values: Vec<UnknownValue>,
}

impl Opened {
    /// Returns a plan that stands in `source` and has nothing in it that is not known.
    #[must_use]
    pub fn plain(plan: Arc<Plan>, source: Arc<[u8]>) -> Self {
        Self { plan, source, origin: None, bytes_beside: 0, unknown_fields: Vec::new(), unknown_values: Vec::new() }
    }

    /// Returns true when writing the plan over its document would lose something.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        !self.unknown_values.is_empty()
    }
}

/// Returns the notation's options: an optional value is written without `Some(…)`.
pub(super) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Reads a plan document of at most [`MAX_BYTES`].
///
/// A byte order mark is accepted. The format number is looked at first, so that a document of a newer format is
/// refused with its number whatever else is in it; one of an older format is migrated. Ids that stand twice and
/// references to nothing are not errors here; [`crate::check`] reports them.
///
/// # Errors
/// What is wrong, with line, column and place in the plan where it has one.
pub fn read(bytes: &[u8]) -> Result<Opened, ReadError> {
    read_within(bytes, MAX_BYTES)
}

/// Reads a plan document of at most `limit` bytes, as [`read()`] does.
///
/// # Errors
/// As those of [`read()`].
pub fn read_within(bytes: &[u8], limit: u64) -> Result<Opened, ReadError> {
    if bytes.len() as u64 > limit {
        return Err(ReadError::too_large(limit));
    }
    let text = utf8(bytes)?;
    check_beginning(text)?;
    let format = check_format(text)?;
    let placements = limits::check_lengths(text)?;
    let text = migrate::to_present(text, format);
    let in_parts = if matches!(text, Cow::Borrowed(_)) { read_in_parts(&text, &placements) } else { None };
    let without = match in_parts {
        Some((plan, unknown_fields)) => Known::all(text.into_owned(), plan, unknown_fields),
        None => unknown::read_known(&text)?,
    };
    // However the number is written: what counts is what was read.
    let read_format = without.plan.format;
    supported(read_format.into(), read_format.to_string()).map_err(whole)?;
    limits::check_values(&without.text, &without.plan)?;
    let mut plan = without.plan;
    plan.settle_currency();
    share_ids(&mut plan);
    let has_comments = has_comments(&without.text);
    let has_extras = has_comments || !without.unknown_fields.is_empty();
    let origin = has_extras.then(|| Arc::from(&*without.text));
    let unknown_at: BTreeSet<String> = without.unknown_fields.iter().map(PlanPlace::to_string).collect();
    let unknown_fields: Vec<String> = without
        .unknown_fields
        .into_iter()
        .take(MAX_UNKNOWN_FIELDS)
        .map(|place| with_ids(place, &plan).to_string())
        .collect();
    let mut unknown_values = without.unknown_values;
    let mut bytes_beside = 0;
    if has_extras {
        // What cannot be found in the text could not be written back, so that the document is opened for reading only.
        let beside = keep::beside(&without.text, &unknown_at);
        let named = beside.unfound.into_iter().map(|place| UnknownValue { place, value: "…".to_owned() });
        unknown_values.extend(named.take(MAX_UNKNOWN_FIELDS));
        bytes_beside = beside.bytes;
    }
    Ok(Opened { plan: Arc::new(plan), source: bytes.into(), origin, bytes_beside, unknown_fields, unknown_values })
}

/// Lets placements share the letters of the ids that they name: a plan has thousands of them and few things that they name,
/// so that it takes less room and is gone through faster.
fn share_ids(plan: &mut Plan) {
    let index = Index::of(plan);
    let Plan { placements, audiences, messages, channels, .. } = plan;
    placements.each_mut(|placement| {
        if let Some(message) = index.message(&placement.message).and_then(|at| messages.get(at)) {
            placement.message = message.id.clone();
        }
        if let Some(channel) = index.channel(&placement.channel).and_then(|at| channels.get(at)) {
            placement.channel = channel.id.clone();
        }
        for id in &mut placement.audiences {
            if let Some(audience) = index.audience(id).and_then(|at| audiences.get(at)) {
                *id = audience.id.clone();
            }
        }
    });
}

/// Returns true when a comment stands anywhere between the words of a document.
fn has_comments(text: &str) -> bool {
    if !text.contains('/') {
        return false;
    }
    let mut lexer = Lexer::new(text);
    let mut end = 0;
    let mut found = false;
    while let Some((start, _)) = lexer.next() {
        found |= text.get(end..start).is_some_and(|gap| gap.contains('/'));
        end = lexer.offset();
        if found {
            return true;
        }
    }
    text.get(end..).is_some_and(|gap| gap.contains('/'))
}

/// Returns the places of the fields of `text` that are not known, without ids.
pub(super) fn unknown_places(text: &str) -> Result<BTreeSet<String>, ReadError> {
    let (_, unknown) = typed(text)?;
    Ok(unknown.iter().map(PlanPlace::to_string).collect())
}

fn whole(kind: ReadErrorKind) -> ReadError {
    ReadError { kind, at: None, place: PlanPlace::default() }
}

fn utf8(bytes: &[u8]) -> Result<&str, ReadError> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(whole(ReadErrorKind::Utf16));
    }
    let error = match str::from_utf8(bytes) {
        Ok(text) => return Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => error,
    };
    let offset = error.valid_up_to();
    let valid = String::from_utf8_lossy(bytes.get(..offset).unwrap_or_default());
    let valid = valid.trim_start_matches('\u{feff}');
    if check_beginning(valid).is_err() {
        let beginning = String::from_utf8_lossy(bytes.get(..SHOWN_LETTERS.min(bytes.len())).unwrap_or_default());
        return Err(whole(ReadErrorKind::NotAPlan { found: beginning_of(&beginning) }));
    }
    let at = Some(Position::of(valid, valid.len()));
    Err(ReadError { kind: ReadErrorKind::NotUtf8 { offset }, at, place: PlanPlace::default() })
}

/// Checks that a plan begins with `(`, perhaps after attributes and its type's name.
fn check_beginning(text: &str) -> Result<(), ReadError> {
    let mut words = Lexer::new(text).filter(|(_, token)| !matches!(token, Token::Attribute(_)));
    let Some((start, first)) = words.next() else {
        return Err(whole(ReadErrorKind::Empty));
    };
    let second = words.next().map(|(_, token)| token);
    let is_plan = matches!(first, Token::Name(name) if bare(name) == "Plan");
    if first == Token::Open('(') || (is_plan && second == Some(Token::Open('('))) {
        return Ok(());
    }
    let found = beginning_of(text.get(start..).unwrap_or_default());
    let at = Some(Position::of(text, start));
    Err(ReadError { kind: ReadErrorKind::NotAPlan { found }, at, place: PlanPlace::default() })
}

/// How many letters of something that is no plan an error repeats.
const SHOWN_LETTERS: usize = 16;

/// Returns the first letters of `text`, those that cannot be shown replaced.
fn beginning_of(text: &str) -> String {
    let line = text.trim_start().lines().next().unwrap_or_default();
    line.chars().take(SHOWN_LETTERS).map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}

/// Returns the plan's format, by its own `format` field and nothing else; refuses newer ones. The newest where none is
/// readable: the typed reading then says what is wrong.
fn check_format(text: &str) -> Result<u32, ReadError> {
    let mut walker = Walker::new(text);
    while let Some((start, token)) = walker.next() {
        let Token::Plain(number) = token else { continue };
        if walker.depth() != 1 || walker.field() != Some("format") {
            continue;
        }
        // Whatever notation the number has, hexadecimal or with `_` in it, it is read as the document will be.
        let format = options().from_str::<u64>(number);
        let digits = number.replace('_', "");
        let is_huge = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let found = match format {
            Ok(format) => format.to_string(),
            Err(_) if is_huge => shortened(&digits),
            Err(_) => return Ok(FORMAT),
        };
        return supported(format.unwrap_or(u64::MAX), found).map_err(|kind| ReadError {
            kind,
            at: Some(Position::of(text, start)),
            place: PlanPlace::default(),
        });
    }
    Ok(FORMAT)
}

/// Returns the format as one that this program reads. `found` is the format as it is shown.
fn supported(format: u64, found: String) -> Result<u32, ReadErrorKind> {
    match u32::try_from(format) {
        Ok(0) => Err(ReadErrorKind::Unexpected { found, expected: ExpectedToken::Format }),
        Ok(format) if format <= FORMAT => Ok(format),
        _ => Err(ReadErrorKind::NewerFormat { found, known: FORMAT }),
    }
}

pub(super) fn typed(text: &str) -> Result<(Plan, Vec<PlanPlace>), ReadError> {
    typed_as(text)
}

/// Returns a value of the notation, and the places of the fields in it that are not known.
pub(super) fn typed_as<T: DeserializeOwned>(text: &str) -> Result<(T, Vec<PlanPlace>), ReadError> {
    let mut unknown = Vec::new();
    let mut are_too_many = false;
    let mut deserializer =
        ron::Deserializer::from_str_with_options(text, &options()).map_err(|error| explain(text, &error))?;
    let result = serde_ignored::deserialize(&mut deserializer, |path| {
        if unknown.len() < MAX_KEPT_FIELDS {
            unknown.push(place_of(&path));
        } else {
            are_too_many = true;
        }
    });
    let value = result.and_then(|value: T| deserializer.end().map(|()| value));
    let value = value.map_err(|error| explain(text, &deserializer.span_error(error)))?;
    if are_too_many {
        return Err(whole(ReadErrorKind::ManyUnknownFields { limit: MAX_KEPT_FIELDS }));
    }
    Ok((value, unknown))
}

fn place_of(path: &Path<'_>) -> PlanPlace {
    match path {
        Path::Root => PlanPlace::default(),
        Path::Seq { parent, index } => {
            let mut place = place_of(parent);
            place.0.push(PathPart::Item { index: *index, id: None });
            place
        }
        Path::Map { parent, key } => {
            let mut place = place_of(parent);
            place.0.push(PathPart::Field(shortened(key)));
            place
        }
        Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => place_of(parent),
    }
}

/// Returns the same place with the ids of the plan's items.
fn with_ids(mut place: PlanPlace, plan: &Plan) -> PlanPlace {
    let fields: Vec<&str> = place.0.iter().map_while(PathPart::field).collect();
    let (list, depth) = (ListName::at(&fields), fields.len());
    if let (Some(list), Some(PathPart::Item { index, id })) = (list, place.0.get_mut(depth)) {
        *id = plan.id_at(list, *index).map(str::to_owned);
    }
    place
}

#[cfg(test)]
mod tests {
    use super::super::write;
    use super::read;

    #[test]
    fn placements_share_the_ids_that_they_name() {
        let text = std::fs::read("saves/rayhan-soap.ron").unwrap();
        let plan = read(&text).unwrap().plan;
        assert!(!plan.placements.is_empty());
        for placement in &plan.placements {
            let message = plan.message(&placement.message).unwrap();
            let channel = plan.channel(&placement.channel).unwrap();
            assert!(std::ptr::eq(message.id.as_str(), placement.message.as_str()));
            assert!(std::ptr::eq(channel.id.as_str(), placement.channel.as_str()));
            for id in &placement.audiences {
                assert!(std::ptr::eq(plan.audience(id).unwrap().id.as_str(), id.as_str()));
            }
        }
        assert_eq!(write(&plan).as_bytes(), text);
    }
}
