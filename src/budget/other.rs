//! Says what is spent beside media: amounts and percents, dated, spread or neither, with their tax.

use super::OtherCostResult;
use super::fraction::Fraction;
use crate::plan::{
    CostBase, CostShare, Figure, Money, NotComputable, OtherCost, Plan, TaxedLine, Total, largest_remainder,
};

/// A percent of a percent of a percent and so on: after so many other costs it is taken for a circle.
const MOST_STEPS: usize = 16;

/// Holds what percents can be of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bases {
    /// The stated total.
    pub(super) budget: Money,
    /// What media are paid.
    pub(super) net: Total,
    /// What placements cost.
    pub(super) media: Total,
}

/// Returns every cost beside media.
///
/// Where percents of the total are among them, the total is solved first: with each cost `aᵢ + bᵢ · total` before tax and
/// the tax `tᵢ` on it (0 where it does not count against the budget), `total = (media + Σ aᵢ (1 + tᵢ)) / (1 − Σ bᵢ (1 + tᵢ))`.
pub(super) fn other_costs(plan: &Plan, bases: Bases) -> Vec<OtherCostResult> {
    if plan.other_costs.is_empty() {
        return Vec::new();
    }
    let shares = plan.other_costs.iter().any(|cost| cost.terms.share.is_some());
    let total = if shares { total_of(plan, bases) } else { Total::ZERO };
    let counts = plan.money.tax.as_ref().is_none_or(|tax| tax.counts_against_budget);
    let result = |cost: &OtherCost| {
        let before = amount(plan, cost, bases, total, MOST_STEPS);
        let tax = tax_share(plan, cost).and_then(|share| share.of(before.at_least()).ok_or(NotComputable::TooLarge));
        // A tax that cannot be computed leaves a gap in what bears it, as the amount before it does.
        let before = before + Total::of(Money::ZERO, tax.err().filter(|_| before.exact().is_ok()));
        let tax = before.with_amount(tax.unwrap_or(Money::ZERO));
        let nothing = Total::ZERO;
        let (tax, tax_on_top) = if counts { (tax, nothing) } else { (nothing, tax) };
        let total = before.with_amount(before.at_least() + tax.at_least());
        OtherCostResult { amount: before.exact(), tax, tax_on_top, total, weeks: weeks(plan, cost, total) }
    };
    plan.other_costs.iter().map(|cost| result(cost)).collect()
}

/// Returns the amount of `cost`, with what is missing from it or from what it is a percent of. `depth` is how many other
/// costs its percent may still lead over.
fn amount(plan: &Plan, cost: &OtherCost, bases: Bases, total: Total, depth: usize) -> Total {
    let gap = |why: NotComputable| Total::of(Money::ZERO, Some(why));
    let Some(CostShare { percent, of }) = &cost.terms.share else {
        return Total::typed(cost.amount, plan.money.currency);
    };
    let base = match of {
        CostBase::Budget if plan.money.budget.is_zero() => gap(NotComputable::NoBudget),
        CostBase::Budget => bases.budget.into(),
        CostBase::Net => bases.net,
        CostBase::Media => bases.media,
        CostBase::Total => total,
        CostBase::Cost(id) => match plan.other_costs.find(id) {
            Some(other) if depth > 0 => amount(plan, other, bases, total, depth - 1),
            _ => gap(NotComputable::CircularBase),
        },
    };
    let part = Fraction::percent(*percent).and_then(|share| share.of(base.at_least()));
    match part {
        Some(part) => Total::of(part, base.why_missing()),
        None => gap(NotComputable::TooLarge),
    }
}

/// Returns the tax on `cost` as a share of it.
fn tax_share(plan: &Plan, cost: &OtherCost) -> Figure<Fraction> {
    let tax = plan.money.tax.as_ref().filter(|tax| tax.is_on(TaxedLine::OtherCosts) && !cost.terms.tax_free);
    tax.map_or(Ok(Fraction::whole(0)), |tax| Fraction::percent(tax.percent).ok_or(NotComputable::TooLarge))
}

/// Returns the total of all that is spent, rounded, with what is missing from it.
fn total_of(plan: &Plan, bases: Bases) -> Total {
    match solved_total(plan, bases) {
        Ok(total) => Total::of(total, bases.media.why_missing()),
        Err(why) => Total::of(Money::ZERO, Some(why)),
    }
}

/// Returns what is known of all that is spent.
fn solved_total(plan: &Plan, bases: Bases) -> Figure<Money> {
    let too_large = NotComputable::TooLarge;
    let counts = plan.money.tax.as_ref().is_none_or(|tax| tax.counts_against_budget);
    let mut fixed = Fraction::whole(bases.media.at_least().0);
    let mut of_total = Fraction::whole(0);
    for cost in &plan.other_costs {
        let (constant, share) = linear(plan, cost, bases, MOST_STEPS)?;
        let counted = if counts { tax_share(plan, cost)? } else { Fraction::whole(0) };
        let with_tax = Fraction::whole(1).plus(counted).ok_or(too_large)?;
        fixed = constant.times(with_tax).and_then(|part| fixed.plus(part)).ok_or(too_large)?;
        of_total = share.times(with_tax).and_then(|part| of_total.plus(part)).ok_or(too_large)?;
    }
    let rest = of_total.complement().ok_or(too_large)?;
    let total = fixed.over(rest).ok_or(NotComputable::CircularBase)?;
    total.of(Money(1)).ok_or(too_large)
}

/// Returns `cost` as a constant in minor units and a share of the total.
fn linear(plan: &Plan, cost: &OtherCost, bases: Bases, depth: usize) -> Figure<(Fraction, Fraction)> {
    let too_large = NotComputable::TooLarge;
    let none = Fraction::whole(0);
    let Some(CostShare { percent, of }) = &cost.terms.share else {
        let amount = plan.money.currency.checked_money(cost.amount).ok_or(too_large)?;
        return Ok((Fraction::whole(amount.0), none));
    };
    let share = Fraction::percent(*percent).ok_or(too_large)?;
    let of_amount = |amount: Money| Ok((share.times(Fraction::whole(amount.0)).ok_or(too_large)?, none));
    match of {
        CostBase::Budget => of_amount(bases.budget),
        CostBase::Net => of_amount(bases.net.at_least()),
        CostBase::Media => of_amount(bases.media.at_least()),
        CostBase::Total => Ok((none, share)),
        CostBase::Cost(id) => {
            let other = plan.other_costs.find(id).filter(|_| depth > 0).ok_or(NotComputable::CircularBase)?;
            let (constant, of_total) = linear(plan, other, bases, depth - 1)?;
            Ok((share.times(constant).ok_or(too_large)?, share.times(of_total).ok_or(too_large)?))
        }
    }
}

/// Lists the weeks that `total` falls in: one week, evenly from its week to the last one, or none.
fn weeks(plan: &Plan, cost: &OtherCost, total: Total) -> Vec<(u32, Total)> {
    let Some(first) = cost.week else { return Vec::new() };
    let last = cost.terms.until_week.unwrap_or(first).max(first);
    let inside: Vec<u32> = (first.max(1)..=last.min(plan.calendar.weeks)).collect();
    if first == 0 || inside.is_empty() {
        return Vec::new();
    }
    let parts = largest_remainder(total.at_least(), &vec![1; inside.len()]);
    inside.into_iter().zip(parts.into_iter().map(|part| total.with_amount(part))).collect()
}
