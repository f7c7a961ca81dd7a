//! Choices that this program does not know, in a document of its own format: `status: Cancelled`, written by a later
//! version. The document is read without them, and each is named.

use std::borrow::Cow;

use super::keep::{Branch, Source, Twig};
use super::read::{MAX_UNKNOWN_FIELDS, typed};
use super::{ReadError, ReadErrorKind};
use crate::plan::{PathPart, Plan, PlanPlace};

/// A choice that this program does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    /// Where it stands, as `placements[3] "p4" → status`.
    pub place: String,
    /// What stands there, shortened.
    pub value: String,
}

/// Holds what can be read of a document.
pub(super) struct Known {
    /// The text without the values that are not known; blanks stand in their place, so that positions stay.
    pub(super) text: String,
    pub(super) plan: Plan,
    pub(super) unknown_fields: Vec<PlanPlace>,
    pub(super) unknown_values: Vec<UnknownValue>,
}

impl Known {
    /// Returns what was read of a document without unknown values.
    pub(super) fn all(text: String, plan: Plan, unknown_fields: Vec<PlanPlace>) -> Self {
        Self { text, plan, unknown_fields, unknown_values: Vec::new() }
    }
}

/// How many kinds of unknown values one document can have. Each costs another reading.
const MAX_ROUNDS: usize = 32;

/// Above so many bytes in all, a document is not read once more.
const MAX_BYTES_IN_ALL: usize = 128 * 1024 * 1024;

/// Reads `text` without the choices that are not known.
pub(super) fn read_known(text: &str) -> Result<Known, ReadError> {
    let mut text = Cow::Borrowed(text);
    let mut unknown_values = Vec::new();
    let mut blanked: Vec<PlanPlace> = Vec::new();
    let mut rounds = 0;
    loop {
        let error = match typed(&text) {
            Ok((plan, unknown_fields)) => {
                return Ok(Known { unknown_values, ..Known::all(text.into_owned(), plan, unknown_fields) });
            }
            Err(error) => error,
        };
        rounds += 1;
        if rounds > MAX_ROUNDS || rounds * text.len() > MAX_BYTES_IN_ALL {
            return Err(error);
        }
        let Some(found) = offending(&text, &error, &blanked) else { return Err(error) };
        if found.is_empty() {
            return Err(error);
        }
        let mut bytes = text.into_owned().into_bytes();
        for Found { place, span, value } in found {
            blank(&mut bytes, span);
            if let Some(value) = value
                && unknown_values.len() < MAX_UNKNOWN_FIELDS
            {
                unknown_values.push(UnknownValue { place: place.to_string(), value });
            }
            blanked.push(place);
        }
        // Whole values went, and only ASCII came.
        text = Cow::Owned(String::from_utf8(bytes).map_err(|_| error)?);
    }
}

/// Something that is to be left out: an unknown value, or an item that cannot be without one.
struct Found {
    place: PlanPlace,
    span: (usize, usize),
    /// The unknown value; none for an item that goes with it.
    value: Option<String>,
}

fn offending(text: &str, error: &ReadError, blanked: &[PlanPlace]) -> Option<Vec<Found>> {
    let source = Source::of(text)?;
    let offset = error.at?.offset(text);
    match &error.kind {
        ReadErrorKind::UnknownVariant { found, .. } => {
            let mut steps = Vec::new();
            let twig = twig_at(&source.root, offset, &mut steps)?;
            let mut all = Vec::new();
            same_values(&source.root, &shape(&steps), word(twig.text), &mut Vec::new(), &mut all);
            for item in &mut all {
                item.span = with_comma(text, item.span);
                item.value = Some(found.clone());
            }
            Some(all)
        }
        // A required field whose value has just been left out: its structure goes too.
        ReadErrorKind::MissingField { .. } => {
            let mut steps = Vec::new();
            let twig = twig_at(&source.root, offset, &mut steps)?;
            let place = PlanPlace(steps);
            let is_ours = blanked.iter().any(|inner| inner.begins_with(&place));
            is_ours.then(|| vec![Found { place, span: with_comma(text, twig.span), value: None }])
        }
        _ => None,
    }
}

/// Returns the innermost field or item whose value begins at `offset`, and the way to it.
fn twig_at<'t, 'a>(branch: &'t Branch<'a>, offset: usize, steps: &mut Vec<PathPart>) -> Option<&'t Twig<'a>> {
    let (index, twig) =
        branch.twigs.iter().enumerate().find(|(_, twig)| (twig.span.0..twig.span.1).contains(&offset))?;
    let taken = step(branch, index, twig, steps);
    steps.extend(taken);
    if twig.value_at == offset {
        return Some(twig);
    }
    twig_at(twig.branch.as_ref()?, offset, steps)
}

fn step(branch: &Branch<'_>, index: usize, twig: &Twig<'_>, outer: &[PathPart]) -> Option<PathPart> {
    match twig.key {
        _ if branch.is_list => {
            let list = outer.iter().rev().find_map(PathPart::field).unwrap_or_default();
            let id = twig.branch.as_ref().and_then(|branch| branch.id(list)).map(|id| id.chars().take(60).collect());
            Some(PathPart::Item { index, id })
        }
        Some(key) => Some(PathPart::Field(key.to_owned())),
        None => None,
    }
}

/// Returns a way without the numbers and ids of items.
fn shape(steps: &[PathPart]) -> Vec<Option<String>> {
    steps.iter().map(|step| step.field().map(str::to_owned)).collect()
}

/// Returns the choice's name at the beginning of a value.
fn word(text: &str) -> &str {
    let end =
        text.find(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == '#')).unwrap_or(text.len());
    &text[..end]
}

/// Finds every value of the same shape that begins with the same word.
fn same_values(
    branch: &Branch<'_>,
    wanted: &[Option<String>],
    choice: &str,
    steps: &mut Vec<PathPart>,
    out: &mut Vec<Found>,
) {
    for (index, twig) in branch.twigs.iter().enumerate() {
        let taken = step(branch, index, twig, steps);
        let fits = match &taken {
            Some(step) => wanted.get(steps.len()).is_some_and(|wanted| wanted.as_deref() == step.field()),
            None => true,
        };
        if !fits {
            continue;
        }
        let length = steps.len();
        steps.extend(taken);
        if steps.len() == wanted.len() && word(twig.text) == choice && !choice.is_empty() {
            out.push(Found { place: PlanPlace(steps.clone()), span: (twig.span.0, twig.span.1), value: None });
        } else if let Some(inner) = &twig.branch {
            same_values(inner, wanted, choice, steps, out);
        }
        steps.truncate(length);
    }
}

/// Returns the span with the comma after it.
fn with_comma(text: &str, (start, end): (usize, usize)) -> (usize, usize) {
    let mut lexer = super::lex::Lexer::new(text.get(end..).unwrap_or_default());
    match lexer.next() {
        Some((_, super::lex::Token::Comma)) => (start, end + lexer.offset()),
        _ => (start, end),
    }
}

/// Puts blanks in the place of what stands there; lines stay lines.
fn blank(bytes: &mut [u8], (start, end): (usize, usize)) {
    for byte in bytes.iter_mut().take(end).skip(start).filter(|byte| **byte != b'\n') {
        *byte = b' ';
    }
}
