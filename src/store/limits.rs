//! Says what no plan has: refused on reading, so that nothing after it meets a number or a length it cannot handle.
//!
//! The bounds themselves are in [`crate::plan::limits`]. Here is what must be looked at in the text, before anything is built
//! from it, and the place in the text of what the plan's own check refuses.

use super::ReadError;
use super::lex::Token;
use super::parts::Placements;
use super::place::{Position, Walker, locate};
use crate::plan::limits::{self, Beyond, MAX_TEXT_BYTES, Refusal};
use crate::plan::{Plan, PlanPlace, schema};

/// How many bytes one byte of a text takes in a document at most: `\u{00007f}`.
const LONGEST_ESCAPE: usize = 10;

/// Refuses lists and texts that are too long, before anything is built from them. Returns where the placements stand.
pub(super) fn check_lengths(text: &str) -> Result<Placements, ReadError> {
    let mut walker = Walker::new(text);
    let mut placements = Placements::default();
    loop {
        let full = full_list(&walker);
        let list_at = if full.is_some() { walker.enclosing_place() } else { PlanPlace::default() };
        let Some((start, token)) = walker.next() else { return Ok(placements) };
        placements.note(&walker, token, start);
        let (refusal, place) = match (token, full) {
            // A comma may be the last sign of a list, so only a value after it is one too many.
            (Token::Comma | Token::Close(_), _) => continue,
            (_, Some(limit)) => (Refusal::LongList { limit }, list_at),
            // The exact length is known once the escapes are read.
            (Token::Text(word), _) if word.len() > LONGEST_ESCAPE * MAX_TEXT_BYTES => {
                (Refusal::LongText { limit: MAX_TEXT_BYTES }, walker.place())
            }
            _ => continue,
        };
        return Err(ReadError { kind: refusal.into(), at: Some(Position::of(text, start)), place });
    }
}

/// Returns the most items of the list that the walk is directly in, where it has them all.
fn full_list(walker: &Walker<'_>) -> Option<usize> {
    let (brackets, item) = walker.list()?;
    if item < schema::SHORTEST_LIMIT {
        return None;
    }
    let most = schema::most_items(walker.fields(), brackets);
    (item >= most).then_some(most)
}

/// Refuses numbers, texts and ids that no plan has.
pub(super) fn check_values(text: &str, plan: &Plan) -> Result<(), ReadError> {
    let refused = |Beyond { refusal, place }| ReadError { kind: refusal.into(), at: locate(text, &place), place };
    limits::refuse(plan).map(|_| ()).map_err(refused)
}
