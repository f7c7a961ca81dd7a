//! Says how much may be spent on media so that everything together stays within the budget.

use super::BudgetResults;
use super::other::{Bases, other_costs};
use crate::plan::{CostBase, CostLine, Figure, Money, Plan, Total};

/// Says what the costs beside media leave of the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForMedia {
    /// The most that media may cost. Costs that are a percent of what is spent are reckoned with it, not with what media cost
    /// today.
    pub money: Money,
    /// No plan within the budget spends more on media than this: the same as `money`, unless a cost is a percent of what media
    /// are paid, which differs from what media cost by commission, fees and tax.
    pub at_most: Money,
}

/// Works out what the costs beside media of `plan`, whose results are known, leave of its budget; below zero where they are more
/// than it.
///
/// # Errors
/// [`crate::plan::NotComputable::NoBudget`] where none is stated.
pub fn for_media(plan: &Plan, results: &BudgetResults) -> Figure<ForMedia> {
    let budget = results.budget?;
    if plan.other_costs.iter().all(|cost| cost.terms.share.is_none()) {
        let money = budget - results.other.at_least();
        return Ok(ForMedia { money, at_most: money });
    }
    let (net, media) = (results.lines.of(CostLine::Net).at_least(), results.media.at_least());
    // Of what media cost, the medium is paid the part that it is paid today.
    let in_proportion = |spent: Money| match spent.0.checked_mul(net.0) {
        Some(product) if media.0 > 0 => Money(product / media.0),
        _ => spent,
    };
    let money = most(plan, budget, in_proportion);
    let has_net =
        plan.other_costs.iter().any(|cost| matches!(&cost.terms.share, Some(share) if share.of == CostBase::Net));
    let at_most = if has_net { most(plan, budget, |_| Money::ZERO) } else { money };
    Ok(ForMedia { money, at_most })
}

/// Finds the most that media may cost, where `net_of` says what the medium is paid of it: bisection, since what follows from
/// media never falls when they rise.
fn most(plan: &Plan, budget: Money, net_of: impl Fn(Money) -> Money) -> Money {
    let others = |media: Money| -> Money {
        let bases = Bases { budget, net: net_of(media).into(), media: media.into() };
        other_costs(plan, bases).iter().map(|cost| cost.total).sum::<Total>().at_least()
    };
    let fits = |media: i128| others(Money(media)).0.saturating_add(media) <= budget.0;
    if !fits(0) {
        return budget - others(Money::ZERO);
    }
    let (mut low, mut high) = (0, budget.0.max(0));
    while low < high {
        let middle = low + (high - low + 1) / 2;
        if fits(middle) { low = middle } else { high = middle - 1 }
    }
    Money(low)
}
