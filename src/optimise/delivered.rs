//! The units that go to each audience, by the quantities of a channel's placements.

use crate::plan::{Delivery, Index, Plan, Spread};

/// Audiences that the placements of one channel go to.
#[derive(Clone, Debug)]
pub(super) struct Delivered {
    /// For each placement, the part of a unit that goes to each audience.
    parts: Vec<Vec<(usize, f64)>>,
    /// For each placement, the weeks of its quantities that are in the calendar.
    inside: Vec<Vec<bool>>,
}

impl Delivered {
    /// Returns the placements of `spread`, on the channel at position `channel`.
    pub(super) fn of(plan: &Plan, index: &Index, channel: usize, spread: &Spread) -> Self {
        // A broadcast cannot be aimed, whatever its placements state.
        let can_aim = plan.channels[channel].unit == crate::plan::Unit::Impressions;
        let placements = spread.members.iter().map(|member| &plan.placements[member.placement]);
        let parts = placements.clone().map(|placement| {
            let aimed = if can_aim { placement.audiences.as_slice() } else { &[] };
            let shares = Delivery::shares(channel, aimed, plan, index);
            shares.iter().map(|share| (share.audience, share.units_per_unit)).collect()
        });
        let inside = placements.clone().map(|placement| {
            let week = |at: usize| placement.week_at(at).is_some_and(|week| plan.calendar.contains(week));
            (0..placement.quantities.len()).map(week).collect()
        });
        Self { parts: parts.collect(), inside: inside.collect() }
    }

    /// Returns the units that go to the audience at position `audience`.
    pub(super) fn units_in(&self, audience: usize, quantities: &[Vec<u64>]) -> f64 {
        let mut sum = 0.0;
        for ((parts, inside), quantities) in self.parts.iter().zip(&self.inside).zip(quantities) {
            let Some(&(_, part)) = parts.iter().find(|(met, _)| *met == audience) else { continue };
            let counted = quantities.iter().zip(inside).filter(|(_, inside)| **inside);
            sum += part * counted.map(|(&units, _)| units as f64).sum::<f64>();
        }
        sum
    }
}
