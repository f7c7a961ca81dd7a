//! Everything that is paid by its units, scaled to a total.

use super::{Outcome, Price, WhyNot, most, outcome, with_units};
use crate::plan::{ChannelId, MAX_QUANTITY, Money, Plan};

/// In how many steps a doubling of the units is divided.
const STEPS: u64 = 1 << 24;

/// Scales the units of every channel whose media follow from them by one factor, the largest at which all media cost at most
/// `total`; what a channel costs whatever its units are stays.
pub(super) fn scaled(plan: &Plan, total: Money) -> Result<Outcome, WhyNot> {
    let results = crate::budget::budget(plan);
    let media = results.media.exact().map_err(WhyNot::CostUnknown)?;
    if total == media {
        return Err(WhyNot::NothingChanges);
    }
    let mut scaled: Vec<(ChannelId, u64, Price)> = Vec::new();
    let mut fixed = media;
    for channel in &plan.channels {
        let price = match Price::of(plan, &channel.id) {
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
    let Some((first, ..)) = scaled.first() else { return Err(WhyNot::NothingChanges) };
    if total < fixed {
        return Err(WhyNot::NotPaidByUnit(first.clone()));
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
    let step = most(0, high, fits);
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
