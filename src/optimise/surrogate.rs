//! Costs that count limits of spending: so much of the cost itself, and so much of what is spent on what is limited.
//!
//! A plan that keeps the money and a limit keeps their sum too, each taken as often as one likes: where at most 300 may be spent
//! in all and at most 100 on one channel, cost and twice what that channel costs come to 500 at most. A bound for the sum alone is
//! as simple as one for the money, and knows of the limit. Which sum bounds best is tried.

use super::channel::Choice;
use super::space::Space;

/// How often the cost itself is counted in a sum.
const WEIGHT: i64 = 8;

/// How often the most that is spent on something may be counted, and the least of it: what is spent is a part of the cost, so that
/// sums never fall below nothing.
const MOST: [i64; 6] = [4, 8, 16, 32, 64, 256];
const LEAST: [i64; 4] = [-2, -4, -6, -8];

/// So much less, in shares, is worth a second bound.
const WORTH: f64 = 1e-6;

/// A way to count costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    weight: i64,
    /// For each limit of spending.
    rates: Vec<i64>,
}

impl Counted {
    /// What is paid.
    pub(super) const MONEY: Self = Self { weight: 1, rates: Vec::new() };

    fn sum(&self, cost: i64, spent: &[f64]) -> i64 {
        let counted = self.rates.iter().zip(spent).map(|(rate, spent)| rate.saturating_mul(*spent as i64));
        counted.fold(self.weight.saturating_mul(cost), i64::saturating_add)
    }

    /// Returns the cost of a choice.
    pub(super) fn of_choice(&self, choice: &Choice) -> i64 {
        self.sum(choice.cost, &choice.spent)
    }

    /// Returns the cost of a label whose row is known.
    pub(super) fn of_label(&self, cost: i64, row: &[f64], space: &Space) -> i64 {
        self.sum(cost, &row[space.views.len() * space.width()..])
    }

    /// Returns what is there for all.
    pub(super) fn money(&self, money: i64, space: &Space) -> i64 {
        let amounts = self.rates.iter().zip(&space.resources);
        let counted = amounts.map(|(rate, resource)| rate.saturating_mul(resource.amount as i64));
        counted.fold(self.weight.saturating_mul(money), i64::saturating_add)
    }
}

/// Returns the way to count costs that bounds the plans for `money` best, where one bounds them better than the money alone;
/// `bound` is what no plan is worth more than, by costs that are counted in some way.
pub(super) fn best_counted(space: &Space, money: i64, bound: impl Fn(&Counted) -> f64) -> Option<Counted> {
    let mut best = Counted { weight: WEIGHT, rates: vec![0; space.resources.len()] };
    if space.resources.is_empty() || money > i64::MAX / 4096 {
        return None;
    }
    let first = bound(&best);
    let mut least = first;
    for (at, resource) in space.resources.iter().enumerate() {
        let rates: &[i64] = if resource.is_floor { &LEAST } else { &MOST };
        for &rate in rates {
            let mut other = best.clone();
            other.rates[at] = rate;
            let bounded = bound(&other);
            if bounded < least - WORTH {
                (least, best) = (bounded, other);
            } else if least < first {
                // Bounds fall towards the best rate and rise behind it.
                break;
            }
        }
    }
    (least < first).then_some(best)
}
