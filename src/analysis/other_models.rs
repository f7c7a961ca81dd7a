//! The same plan by the models of the textbooks, in one audience or in all of them.

use super::Analysis;
use crate::plan::Figure;
use crate::reach::{Combination, Compared, REACH_LEVELS, compare};
use crate::util::Cancel;

/// Holds what one way of combining channels gives for a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherModel {
    /// The way.
    pub combination: Combination,
    /// The share reached at least once.
    pub reach: f64,
    /// The share exposed at least 1, 2, …, 10 times, where the way gives a distribution.
    pub k_plus: Option<[f64; REACH_LEVELS]>,
    /// True when its formula left what is possible in some audience and was held there.
    pub is_held: bool,
}

/// Compares the ways of combining channels in the audience at a position of the plan, or in all of them (`None`), weighted
/// by their people. Once `cancel` is set the sums are incomplete, and nobody may use them.
///
/// # Errors
/// Why the audience or the total has no reach.
pub(super) fn other_models(analysis: &Analysis, audience: Option<usize>, cancel: &Cancel) -> Figure<Vec<OtherModel>> {
    let parts: Vec<(usize, f64)> = match audience {
        Some(position) => vec![(position, 1.0)],
        None => analysis.reach.total.as_ref().map_err(|why| *why)?.parts.clone(),
    };
    let mut sum: Vec<OtherModel> = Vec::new();
    for (position, weight) in parts {
        if cancel.is_set() {
            break;
        }
        // Of the universe, one that has no reach is reached by nobody in every model.
        if audience.is_none() && analysis.reach.audiences.get(position).is_none_or(Result::is_err) {
            continue;
        }
        let found = compare(analysis.reach_state(), position)?;
        if sum.is_empty() {
            sum = found.iter().map(nothing).collect();
        }
        for (row, compared) in sum.iter_mut().zip(&found) {
            add(row, compared, weight);
        }
    }
    Ok(sum)
}

fn add(sum: &mut OtherModel, compared: &Compared, weight: f64) {
    sum.reach += weight * compared.reach;
    sum.is_held |= compared.is_held;
    if let (Some(levels), Some(more)) = (&mut sum.k_plus, compared.k_plus) {
        for (level, more) in levels.iter_mut().zip(more) {
            *level += weight * more;
        }
    }
}

fn nothing(compared: &Compared) -> OtherModel {
    OtherModel {
        combination: compared.combination,
        reach: 0.0,
        k_plus: compared.k_plus.map(|_| [0.0; REACH_LEVELS]),
        is_held: false,
    }
}
