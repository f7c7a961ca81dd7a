//! Everything that is paid by its units, scaled to a total.

use super::{Outcome, Price, WhyNot, most, outcome, stretches, with_units};
use crate::plan::{ChannelId, MAX_QUANTITY, Money, Plan};
use crate::util::Cancel;

/// In how many steps a doubling of the units is divided.
const STEPS: u64 = 1 << 24;

/// Scales the units of every channel whose media follow from them by one factor, the largest at which all media cost at most
/// `total`; what a channel costs whatever its units are stays.
pub(super) fn scaled(plan: &Plan, total: Money, cancel: &Cancel) -> Result<Outcome, WhyNot> {
    let results = crate::budget::budget(plan);
    let media = results.media.exact().map_err(WhyNot::CostUnknown)?;
    if total == media {
        return Err(WhyNot::NothingChanges);
    }
    let mut scaled: Vec<(ChannelId, u64, Price<'_>)> = Vec::new();
    let mut fixed = media;
    for channel in &plan.channels {
        let price = match Price::of(plan, &channel.id, cancel) {
            Ok(price) => price,
            Err(WhyNot::NothingPlaced(_)) => continue,
            Err(why) => return Err(why),
        };
        let units = price.today();
        if price.follows_units()? {
            fixed = fixed - price.with(units)?;
            scaled.push((channel.id.clone(), units, price));
        }
    }
    if scaled.is_empty() {
        return Err(WhyNot::NothingChanges);
    }
    if total < fixed {
        return Err(WhyNot::CostsMoreAlready(fixed));
    }
    let units_at = |units: u64, step: u64| -> Option<u64> {
        let scaled = u128::from(units) * u128::from(step) / u128::from(STEPS);
        u64::try_from(scaled).ok().filter(|units| *units <= MAX_QUANTITY)
    };
    let fits = |step: u64| {
        let mut sum = fixed;
        for (_, units, price) in &scaled {
            let Some(cost) = units_at(*units, step).and_then(|units| price.with(units).ok()) else { return false };
            sum += cost;
        }
        sum <= total
    };
    let mut high = STEPS;
    while high < STEPS << 20 && fits(high) {
        high <<= 1;
    }
    let step = largest(&scaled, high, fits);
    let mut next = plan.clone();
    for (id, units, _) in &scaled {
        let units = units_at(*units, step).ok_or(WhyNot::OutOfRange)?;
        next = Plan { placements: with_units(&next, id, units), ..next };
    }
    let found = outcome(plan, next);
    if found.changes.is_empty() {
        return Err(WhyNot::NothingChanges);
    }
    Ok(Outcome { unspent: total - found.money, ..found })
}

/// Finds the largest step up to `high` that fits. Where a channel reaches a volume discount a larger step may fit again.
fn largest(scaled: &[(ChannelId, u64, Price<'_>)], high: u64, fits: impl Fn(u64) -> bool) -> u64 {
    let breaks = scaled.iter().flat_map(|(_, units, price)| {
        let most = u128::from(*units) * u128::from(high) / u128::from(STEPS);
        let most = u64::try_from(most).unwrap_or(MAX_QUANTITY).min(MAX_QUANTITY);
        let step_of = |at: u64| u64::try_from((u128::from(at) * u128::from(STEPS)).div_ceil(u128::from(*units))).ok();
        price.breaks(most).into_iter().filter_map(step_of).collect::<Vec<u64>>()
    });
    let mut breaks: Vec<u64> = breaks.collect();
    breaks.sort_unstable();
    breaks.dedup();
    let stretches = stretches(0, high, &breaks);
    let found = stretches.into_iter().rev().find(|(first, _)| fits(*first));
    found.map_or(0, |(first, last)| most(first, last, fits))
}
