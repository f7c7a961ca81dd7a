//! Figures over the pairs of placed messages, without regard to how often they are met.

use std::sync::Arc;

use super::{Pair, PairFigure, SimilarityMatrix};
use crate::plan::{Attribute, Coded, Figure, NotComputable, Plan};

pub(super) fn placed_pairs(placed: &[bool], matrix: &SimilarityMatrix) -> Arc<[PairFigure]> {
    let messages: Vec<usize> = (0..placed.len()).filter(|&message| placed[message]).collect();
    let mut pairs = Vec::with_capacity(messages.len() * messages.len() / 2);
    for (position, &a) in messages.iter().enumerate() {
        for &b in &messages[position + 1..] {
            pairs.push(PairFigure { a, b, similarity: matrix.get(a, b) });
        }
    }
    pairs.into()
}

/// Why a figure over the pairs of placed messages cannot be computed when no pair has a similarity.
fn no_pairs(placed: &[bool], pairs: &[PairFigure]) -> NotComputable {
    match placed.iter().filter(|&&is_placed| is_placed).count() {
        0 => NotComputable::NothingPlaced,
        1 => NotComputable::OneMessageOnly,
        _ => pairs.iter().find_map(|pair| pair.similarity.err()).unwrap_or(NotComputable::NothingComparable),
    }
}

pub(super) fn message_weighted(placed: &[bool], pairs: &[PairFigure]) -> Figure {
    let (mut sum, mut count) = (0.0, 0_u32);
    for similarity in pairs.iter().filter_map(|pair| pair.similarity.ok()) {
        sum += similarity;
        count += 1;
    }
    if count == 0 { Err(no_pairs(placed, pairs)) } else { Ok(sum / f64::from(count)) }
}

pub(super) fn worst_pair(placed: &[bool], pairs: &[PairFigure]) -> Figure<Pair> {
    let comparable =
        pairs.iter().filter_map(|pair| Some(Pair { a: pair.a, b: pair.b, similarity: pair.similarity.ok()? }));
    comparable
        .reduce(|worst, pair| if pair.similarity < worst.similarity { pair } else { worst })
        .ok_or_else(|| no_pairs(placed, pairs))
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
