//! Says how a channel's units fall on its placements and their weeks: in the proportions of today, by the largest remainder.

use std::sync::Arc;

use super::{Index, List, Money, Placement, Plan, largest_remainder};

/// Holds one placement of a channel.
#[derive(Clone, Debug)]
pub struct SpreadMember {
    /// Where it stands in the plan.
    pub placement: usize,
    /// True when it stays as it is.
    pub is_locked: bool,
    /// Its units inside the calendar.
    pub units: u64,
    /// Its quantities, those outside the calendar included.
    quantities: Vec<u64>,
    /// How much each of its weeks takes of what it gets.
    weights: Vec<u64>,
}

/// Holds the placements of one channel, and lays units over them.
#[derive(Clone, Debug)]
pub struct Spread {
    /// The placements, in the order of the plan.
    pub members: Vec<SpreadMember>,
    /// The units of those that stay as they are.
    pub locked: u64,
    /// All units of today.
    pub today: u64,
}

impl Spread {
    /// Collects the placements on the channel at position `channel`; those that `is_locked` stay as they are.
    #[must_use]
    pub fn of(plan: &Plan, index: &Index, channel: usize, is_locked: impl Fn(&Placement) -> bool) -> Self {
        let is_here = |placement: &Placement| {
            index.channel(&placement.channel) == Some(channel) && index.message(&placement.message).is_some()
        };
        let placements = plan.placements.iter().enumerate().filter(|(_, placement)| is_here(placement));
        let members: Vec<SpreadMember> = placements
            .map(|(position, placement)| SpreadMember::of(plan, position, placement, is_locked(placement)))
            .collect();
        let sum = |locked_only: bool| -> u64 {
            let counted = members.iter().filter(|member| member.is_locked || !locked_only);
            counted.fold(0, |sum, member| sum.saturating_add(member.units))
        };
        Self { locked: sum(true), today: sum(false), members }
    }

    /// Returns true when a placement may get other units.
    #[must_use]
    pub fn may_change(&self) -> bool {
        self.members.iter().any(|member| !member.is_locked && member.weights.iter().any(|&weight| weight > 0))
    }

    /// Lays `units` over the placements, those that are locked at least, and returns the quantities of each.
    #[must_use]
    pub fn quantities(&self, units: u64) -> Vec<Vec<u64>> {
        let free = units.saturating_sub(self.locked);
        let nothing_yet = self.members.iter().all(|member| member.is_locked || member.units == 0);
        let weights: Vec<u64> = self
            .members
            .iter()
            .map(|member| match member {
                SpreadMember { is_locked: true, .. } => 0,
                member if nothing_yet => member.weights.iter().filter(|&&weight| weight > 0).count() as u64,
                member => member.units,
            })
            .collect();
        let parts = largest_remainder(Money(i128::from(free)), &weights);
        let part = |(member, part): (&SpreadMember, Money)| member.with(u64::try_from(part.0).unwrap_or(0));
        self.members.iter().zip(parts).map(part).collect()
    }

    /// Returns the placements of `plan`, of which this is the spread, with `units` on the channel. What gets no other quantities
    /// is shared; a pattern is kept where the new quantities follow it.
    #[must_use]
    pub fn laid(&self, plan: &Plan, units: u64) -> List<Placement> {
        let mut placements = plan.placements.to_vec();
        for (member, quantities) in self.members.iter().zip(self.quantities(units)) {
            let Some(slot) = placements.get_mut(member.placement) else { continue };
            if slot.quantities != quantities {
                *slot = Arc::new(slot.with_quantities(quantities));
            }
        }
        List::of_shared(placements)
    }
}

impl SpreadMember {
    fn of(plan: &Plan, position: usize, placement: &Placement, is_locked: bool) -> Self {
        let inside = |offset: usize| placement.week_at(offset).is_some_and(|week| plan.calendar.contains(week));
        let counted: Vec<u64> =
            placement.quantities.iter().enumerate().map(|(at, &units)| if inside(at) { units } else { 0 }).collect();
        let units = counted.iter().fold(0_u64, |sum, &units| sum.saturating_add(units));
        let evenly = (0..counted.len()).map(|at| u64::from(inside(at))).collect();
        let weights = if units > 0 { counted } else { evenly };
        Self { placement: position, is_locked, units, quantities: placement.quantities.clone(), weights }
    }

    /// Returns the placement's quantities with `units` inside the calendar.
    fn with(&self, units: u64) -> Vec<u64> {
        if self.is_locked || units == self.units {
            return self.quantities.clone();
        }
        let parts = largest_remainder(Money(i128::from(units)), &self.weights);
        let week = |((&old, &weight), part): ((&u64, &u64), Money)| {
            // Weeks outside the calendar count for nothing and stay.
            if weight == 0 { old } else { u64::try_from(part.0).unwrap_or(0) }
        };
        self.quantities.iter().zip(&self.weights).zip(parts).map(week).collect()
    }
}
