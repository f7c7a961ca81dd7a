//! Figures over the pairs of placed messages, without regard to how often they are met.

use super::{Pair, PairFigure, SimilarityMatrix};
use crate::plan::{Attribute, Coded, Figure, NotComputable, Plan};

/// All pairs of placed messages, the earlier message first.
pub(super) fn placed_pairs(placed: &[bool], matrix: &SimilarityMatrix) -> impl Iterator<Item = PairFigure> {
    let messages = move |from: usize| (from..placed.len()).filter(|&message| placed[message]);
    let with_later = move |a: usize| messages(a + 1).map(move |b| PairFigure { a, b, similarity: matrix.get(a, b) });
    messages(0).flat_map(with_later)
}

/// Why a figure over the pairs of placed messages cannot be computed when no pair has a similarity.
fn no_pairs(placed: &[bool], matrix: &SimilarityMatrix) -> NotComputable {
    match placed.iter().filter(|&&is_placed| is_placed).count() {
        0 => NotComputable::NothingPlaced,
        1 => NotComputable::OneMessageOnly,
        _ => placed_pairs(placed, matrix)
            .find_map(|pair| pair.similarity.err())
            .unwrap_or(NotComputable::NothingComparable),
    }
}

/// The mean similarity of the pairs of placed messages, and the pair that is least alike, the first of equals.
pub(super) fn message_weighted(placed: &[bool], matrix: &SimilarityMatrix) -> (Figure, Figure<Pair>) {
    let messages: Vec<usize> = (0..placed.len()).filter(|&message| placed[message]).collect();
    let (mut sum, mut count, mut worst) = (0.0, 0_u32, None);
    for (position, &a) in messages.iter().enumerate() {
        let row = matrix.row(a);
        let mut incomparable = matrix.incomparable_with(a).peekable();
        for &b in &messages[position + 1..] {
            while incomparable.next_if(|&other| other < b).is_some() {}
            if incomparable.peek() == Some(&b) {
                continue;
            }
            let similarity = row[b];
            sum += similarity;
            count += 1;
            if worst.is_none_or(|worst: Pair| similarity < worst.similarity) {
                worst = Some(Pair { a, b, similarity });
            }
        }
    }
    match worst {
        Some(worst) => (Ok(sum / f64::from(count)), Ok(worst)),
        None => (Err(no_pairs(placed, matrix)), Err(no_pairs(placed, matrix))),
    }
}

pub(super) fn completeness(plan: &Plan, placed: &[bool]) -> Figure {
    if !placed.contains(&true) {
        return Err(NotComputable::NothingPlaced);
    }
    let (mut coded, mut applicable) = (0_u32, 0_u32);
    for (message, _) in plan.messages.iter().zip(placed).filter(|&(_, &is_placed)| is_placed) {
        for state in Attribute::ALL.map(|attribute| message.coding(attribute)) {
            applicable += u32::from(state != Coded::NotApplicable);
            coded += u32::from(!matches!(state, Coded::NotApplicable | Coded::Blank));
        }
    }
    if applicable == 0 { Err(NotComputable::NothingComparable) } else { Ok(f64::from(coded) / f64::from(applicable)) }
}
