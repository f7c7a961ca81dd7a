//! What is spent beside media: amounts and percents, dated, spread or neither, with their tax.

use super::OtherCostResult;
use super::fraction::Fraction;
use crate::plan::{CostBase, CostShare, Figure, Money, NotComputable, OtherCost, Plan, TaxedLine, largest_remainder};

/// A percent of a percent of a percent and so on: after so many other costs it is taken for a circle.
const MOST_STEPS: usize = 16;

/// What percents can be of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bases {
    /// The stated total.
    pub(super) budget: Money,
    /// What media are paid.
    pub(super) net: Money,
    /// What placements cost.
    pub(super) media: Money,
}

/// Every cost beside media.
///
/// Where percents of the total are among them, the total is solved first: with each cost `aᵢ + bᵢ · total` before tax and
/// the tax `tᵢ` on it (0 where it does not count against the budget), `total = (media + Σ aᵢ (1 + tᵢ)) / (1 − Σ bᵢ (1 + tᵢ))`.
pub(super) fn other_costs(plan: &Plan, bases: Bases) -> Vec<OtherCostResult> {
    if plan.other_costs.is_empty() {
        return Vec::new();
    }
    let shares = plan.other_costs.iter().any(|cost| cost.terms.share.is_some());
    let total = if shares { total_of(plan, bases) } else { Ok(Money::ZERO) };
    let amounts: Vec<Priced> =
        plan.other_costs.iter().map(|cost| amount(plan, cost, bases, total, MOST_STEPS)).collect();
    let results = plan.other_costs.iter().zip(amounts).map(|(cost, priced)| {
        let before = priced.amount.unwrap_or(Money::ZERO);
        let tax = tax_share(plan, cost).and_then(|share| share.of(before).ok_or(NotComputable::TooLarge));
        let amount = priced.amount.and_then(|amount| tax.map(|_| amount));
        let counts = plan.money.tax.as_ref().is_none_or(|tax| tax.counts_against_budget);
        let tax = tax.unwrap_or(Money::ZERO);
        let (tax, tax_on_top) = if counts { (tax, Money::ZERO) } else { (Money::ZERO, tax) };
        let total = amount.map_or(Money::ZERO, |amount| amount + tax);
        OtherCostResult { amount, base: priced.base, tax, tax_on_top, total, weeks: weeks(plan, cost, total) }
    });
    results.collect()
}

/// An amount, and what it is a percent of.
struct Priced {
    amount: Figure<Money>,
    base: Option<Money>,
}

/// The amount of `cost`. `depth` is how many other costs its percent may still lead over.
fn amount(plan: &Plan, cost: &OtherCost, bases: Bases, total: Figure<Money>, depth: usize) -> Priced {
    let Some(CostShare { percent, of }) = &cost.terms.share else {
        let amount = plan.money.currency.checked_money(cost.amount).ok_or(NotComputable::TooLarge);
        return Priced { amount, base: None };
    };
    let base = match of {
        CostBase::Budget if plan.money.budget.is_zero() => Err(NotComputable::NoBudget),
        CostBase::Budget => Ok(bases.budget),
        CostBase::Net => Ok(bases.net),
        CostBase::Media => Ok(bases.media),
        CostBase::Total => total,
        CostBase::Cost(id) => match plan.other_costs.find(id) {
            Some(_) if depth == 0 => Err(NotComputable::CircularBase),
            Some(other) => amount(plan, other, bases, total, depth - 1).amount,
            None => Err(NotComputable::CircularBase),
        },
    };
    let share = Fraction::percent(*percent).ok_or(NotComputable::TooLarge);
    let amount = base.and_then(|base| share?.of(base).ok_or(NotComputable::TooLarge));
    Priced { amount, base: base.ok() }
}

/// The tax on `cost` as a share of it.
fn tax_share(plan: &Plan, cost: &OtherCost) -> Figure<Fraction> {
    let tax = plan.money.tax.as_ref().filter(|tax| tax.is_on(TaxedLine::OtherCosts) && !cost.terms.tax_free);
    tax.map_or(Ok(Fraction::whole(0)), |tax| Fraction::percent(tax.percent).ok_or(NotComputable::TooLarge))
}

/// All that is spent, rounded.
fn total_of(plan: &Plan, bases: Bases) -> Figure<Money> {
    let too_large = NotComputable::TooLarge;
    let counts = plan.money.tax.as_ref().is_none_or(|tax| tax.counts_against_budget);
    let mut fixed = Fraction::whole(bases.media.0);
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

/// `cost` as a constant in minor units and a share of the total.
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
        CostBase::Net => of_amount(bases.net),
        CostBase::Media => of_amount(bases.media),
        CostBase::Total => Ok((none, share)),
        CostBase::Cost(id) => {
            let other = plan.other_costs.find(id).filter(|_| depth > 0).ok_or(NotComputable::CircularBase)?;
            let (constant, of_total) = linear(plan, other, bases, depth - 1)?;
            Ok((share.times(constant).ok_or(too_large)?, share.times(of_total).ok_or(too_large)?))
        }
    }
}

/// Where `total` falls: in one week, evenly from its week to the last one, or nowhere.
fn weeks(plan: &Plan, cost: &OtherCost, total: Money) -> Vec<(u32, Money)> {
    let Some(first) = cost.week else { return Vec::new() };
    let last = cost.terms.until_week.unwrap_or(first).max(first);
    let inside: Vec<u32> = (first.max(1)..=last.min(plan.calendar.weeks)).collect();
    if first == 0 || inside.is_empty() {
        return Vec::new();
    }
    let parts = largest_remainder(total, &vec![1; inside.len()]);
    inside.into_iter().zip(parts).collect()
}
