//! Money moved from one channel to another.

use super::{MoveAmount, Outcome, Price, WhyNot, least, most, outcome, stretches, with_units};
use crate::plan::{ChannelId, Decimal, MAX_QUANTITY, Money, Plan};
use crate::util::Cancel;

/// Moves at most `amount` from one channel to another, in whole units of both. What is moved, what stays, and what buys nothing
/// add up to the amount.
pub(super) fn moved(
    plan: &Plan,
    from: &ChannelId,
    to: &ChannelId,
    amount: MoveAmount,
    cancel: &Cancel,
) -> Result<Outcome, WhyNot> {
    if from == to {
        return Err(WhyNot::SameChannel);
    }
    let (gives, takes) = (Price::of(plan, from, cancel)?, Price::of(plan, to, cancel)?);
    let (units_from, units_to) = (gives.today(), takes.today());
    for (price, id) in [(&gives, from), (&takes, to)] {
        if !price.follows_units()? {
            return Err(WhyNot::NotPaidByUnit(id.clone()));
        }
    }
    let cost_from = gives.with(units_from)?;
    let amount = match amount {
        MoveAmount::Money(amount) => amount,
        MoveAmount::Percent(percent) => share_of(cost_from, percent).ok_or(WhyNot::OutOfRange)?,
    };
    if amount <= Money::ZERO {
        return Err(WhyNot::NothingChanges);
    }
    let (stay, cost_then) = left_of(&gives, units_from, cost_from - amount)?;
    let freed = cost_from - cost_then;
    if freed <= Money::ZERO {
        let unit = cost_from - gives.with(units_from.saturating_sub(1))?;
        return Err(WhyNot::LessThanAUnit(from.clone(), unit));
    }
    let cost_to = takes.with(units_to)?;
    let affordable = |units: u64| takes.with(units).is_ok_and(|cost| cost <= cost_to + freed);
    let bought = bought(&takes, units_to, &affordable);
    let spent = takes.with(bought)? - cost_to;
    if bought == units_to || spent <= Money::ZERO {
        let unit = takes.with(units_to.saturating_add(1))? - cost_to;
        return Err(WhyNot::LessThanAUnit(to.clone(), unit));
    }
    let less = Plan { placements: with_units(plan, from, stay), ..plan.clone() };
    let next = Plan { placements: with_units(&less, to, bought), ..less };
    Ok(Outcome { money: spent, stays: amount - freed, unspent: freed - spent, ..outcome(plan, next) })
}

/// Returns the units, at most `units`, that cost as little as may be but at least `least_cost`, with what they cost; of those that
/// cost the same the most.
fn left_of(price: &Price<'_>, units: u64, least_cost: Money) -> Result<(u64, Money), WhyNot> {
    let enough = |units: u64| price.with(units).is_ok_and(|cost| cost >= least_cost);
    let mut best = (units, price.with(units)?);
    for (first, last) in stretches(0, units, &price.breaks(units)) {
        if !enough(last) {
            continue;
        }
        let cost = price.with(least(first, last, enough))?;
        if cost <= best.1 {
            best = (most(first, last, |units| price.with(units).is_ok_and(|found| found <= cost)), cost);
        }
    }
    Ok(best)
}

/// Returns the most units, at least `units`, that are affordable.
fn bought(price: &Price<'_>, units: u64, affordable: &impl Fn(u64) -> bool) -> u64 {
    let most_of_all = beyond(units, affordable);
    let mut high = most_of_all;
    // A discount that is reached later may make units affordable again.
    if let Some(last) = price.breaks(MAX_QUANTITY).last().copied().filter(|&last| last > high) {
        high = if affordable(last) { beyond(last, affordable) } else { last };
    }
    let stretches = stretches(units, high, &price.breaks(high));
    let fits = stretches.iter().rev().find(|(first, _)| affordable(*first));
    fits.map_or(units, |&(first, last)| most(first, last, affordable))
}

/// Returns so many percent of an amount, rounded down to the minor unit; `None` where that is too large to count.
fn share_of(amount: Money, percent: Decimal) -> Option<Money> {
    let hundredths = percent.denominator().checked_mul(100)?;
    Some(Money(amount.0.checked_mul(i128::from(percent.mantissa()))?.div_euclid(hundredths)))
}

/// Returns a number of units that is no longer affordable, or the most that a plan can hold.
fn beyond(units: u64, affordable: &impl Fn(u64) -> bool) -> u64 {
    let mut high = units.max(1);
    while high < MAX_QUANTITY && affordable(high) {
        high = high.saturating_mul(2);
    }
    high.min(MAX_QUANTITY)
}
