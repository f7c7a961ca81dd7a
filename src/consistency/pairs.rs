//! Figures over the pairs of placed messages, without regard to how often they are met.

use super::{Pair, PairFigure, SimilarityMatrix};
use crate::plan::{Attribute, Coded, Figure, NotComputable, Plan};

/// Returns all pairs of placed messages, the earlier message first.
pub(super) fn placed_pairs(placed: &[bool], matrix: &SimilarityMatrix) -> impl Iterator<Item = PairFigure> {
    let with_later = move |a: usize| {
        let later = matrix.with_later(a).filter(|&(b, _)| placed[b]);
        later.map(move |(b, similarity)| PairFigure { a, b, similarity })
    };
    (0..placed.len()).filter(|&message| placed[message]).flat_map(with_later)
}

/// Says why a figure over the pairs of placed messages cannot be computed when no pair has a similarity.
fn no_pairs(placed: &[bool], matrix: &SimilarityMatrix) -> NotComputable {
    match placed.iter().filter(|&&is_placed| is_placed).count() {
        0 => NotComputable::NothingPlaced,
        1 => NotComputable::OneMessageOnly,
        _ => placed_pairs(placed, matrix)
            .find_map(|pair| pair.similarity.err())
            .unwrap_or(NotComputable::NothingComparable),
    }
}

/// Returns the mean similarity of the pairs of placed messages, and the pair that is least alike, the first of equals.
pub(super) fn message_weighted(placed: &[bool], matrix: &SimilarityMatrix) -> (Figure, Figure<Pair>) {
    let (mut sum, mut count, mut worst) = (0.0, 0_u32, None);
    placed_pairs(placed, matrix).for_each(|PairFigure { a, b, similarity }| {
        let Ok(similarity) = similarity else { return };
        sum += similarity;
        count += 1;
        if worst.is_none_or(|worst: Pair| similarity < worst.similarity) {
            worst = Some(Pair { a, b, similarity });
        }
    });
    let worst = worst.ok_or_else(|| no_pairs(placed, matrix));
    (worst.map(|_| sum / f64::from(count)), worst)
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
