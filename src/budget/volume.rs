//! Says how far channels have come on their scales of volume discounts.

use super::Volume;
use super::cost::{counted, paid};
use crate::plan::{Channel, Decimal, Index, Placement, Plan};

/// Returns the paid units of `placement` in the calendar.
pub(super) fn paid_units(placement: &Placement, plan: &Plan) -> u128 {
    let counted = counted(placement, plan);
    let sum = |units: &[u64]| units.iter().map(|&quantity| u128::from(quantity)).sum::<u128>();
    let free = sum(&counted).min(placement.terms.free_units.into());
    sum(&paid(&counted, free))
}

/// Returns for each channel where it stands; `None` for those without such discounts.
pub(super) fn volumes(plan: &Plan, index: &Index) -> Vec<Option<Volume>> {
    let mut units = vec![0_u128; plan.channels.len()];
    let has_steps = |channel: &Channel| !channel.terms.volume_discounts.is_empty();
    if plan.channels.iter().any(|channel| has_steps(channel)) {
        for placement in &plan.placements {
            let position = index.channel(&placement.channel);
            if let Some(position) = position.filter(|&position| has_steps(&plan.channels[position])) {
                units[position] += paid_units(placement, plan);
            }
        }
    }
    let both = plan.channels.iter().zip(units);
    both.map(|(channel, units)| has_steps(channel).then(|| volume(channel, units))).collect()
}

/// Returns where `units` paid units stand on the scale of `channel`.
pub(super) fn volume(channel: &Channel, units: u128) -> Volume {
    let steps = &channel.terms.volume_discounts;
    let reached = steps.iter().filter(|step| u128::from(step.from_units) <= units).max_by_key(|step| step.from_units);
    let next = steps.iter().filter(|step| u128::from(step.from_units) > units).min_by_key(|step| step.from_units);
    Volume {
        units,
        percent: reached.map_or(Decimal::ZERO, |step| step.percent),
        next: next.map(|step| (u128::from(step.from_units) - units, step.percent)),
    }
}
