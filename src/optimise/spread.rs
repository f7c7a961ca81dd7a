//! How a channel's units fall on its placements and their weeks: in the proportions of today, by the largest remainder.

use crate::plan::{Index, Money, Pattern, Placement, Plan, Unit, largest_remainder};

/// One placement of a channel.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// Where it stands in the plan.
    pub(super) placement: usize,
    /// True when it stays as it is.
    pub(super) is_locked: bool,
    /// Its units inside the calendar.
    pub(super) units: u64,
    /// Its quantities, those outside the calendar included.
    quantities: Vec<u64>,
    /// How much each of its weeks takes of what it gets.
    weights: Vec<u64>,
}

/// The placements of one channel, and how units fall on them.
#[derive(Clone, Debug)]
pub(super) struct Spread {
    pub(super) members: Vec<Member>,
    /// The units of those that stay as they are.
    pub(super) locked: u64,
    /// All units of today.
    pub(super) today: u64,
}

impl Spread {
    /// The placements on the channel at position `channel`; those that `is_locked` stay as they are.
    pub(super) fn of(plan: &Plan, index: &Index, channel: usize, is_locked: impl Fn(&Placement) -> bool) -> Self {
        let is_here = |placement: &Placement| {
            index.channel(&placement.channel) == Some(channel) && index.message(&placement.message).is_some()
        };
        let placements = plan.placements.iter().enumerate().filter(|(_, placement)| is_here(placement));
        let members: Vec<Member> = placements
            .map(|(position, placement)| Member::of(plan, position, placement, is_locked(placement)))
            .collect();
        let sum = |locked_only: bool| -> u64 {
            let counted = members.iter().filter(|member| member.is_locked || !locked_only);
            counted.fold(0, |sum, member| sum.saturating_add(member.units))
        };
        Self { locked: sum(true), today: sum(false), members }
    }

    /// True when a placement may get other units.
    pub(super) fn may_change(&self) -> bool {
        self.members.iter().any(|member| !member.is_locked && member.weights.iter().any(|&weight| weight > 0))
    }

    /// The quantities of each placement when the channel has `units` in all, those that are locked at least.
    pub(super) fn quantities(&self, units: u64) -> Vec<Vec<u64>> {
        let free = units.saturating_sub(self.locked);
        let nothing_yet = self.members.iter().all(|member| member.is_locked || member.units == 0);
        let weights: Vec<u64> = self
            .members
            .iter()
            .map(|member| match member {
                Member { is_locked: true, .. } => 0,
                member if nothing_yet => member.weights.iter().filter(|&&weight| weight > 0).count() as u64,
                member => member.units,
            })
            .collect();
        let parts = largest_remainder(Money(i128::from(free)), &weights);
        let part = |(member, part): (&Member, Money)| member.with(u64::try_from(part.0).unwrap_or(0));
        self.members.iter().zip(parts).map(part).collect()
    }
}

impl Member {
    fn of(plan: &Plan, position: usize, placement: &Placement, is_locked: bool) -> Self {
        let inside = |offset: usize| placement.week_at(offset).is_some_and(|week| plan.calendar.contains(week));
        let counted: Vec<u64> =
            placement.quantities.iter().enumerate().map(|(at, &units)| if inside(at) { units } else { 0 }).collect();
        let units = counted.iter().fold(0_u64, |sum, &units| sum.saturating_add(units));
        let evenly = (0..counted.len()).map(|at| u64::from(inside(at))).collect();
        let weights = if units > 0 { counted } else { evenly };
        Self { placement: position, is_locked, units, quantities: placement.quantities.clone(), weights }
    }

    /// Its quantities with `units` inside the calendar.
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

/// The pattern of the same kind that makes these quantities, where there is one.
pub(super) fn pattern_of(old: Option<Pattern>, quantities: &[u64]) -> Option<Pattern> {
    let weeks = u32::try_from(quantities.len()).ok()?;
    let first = quantities.first().copied()?;
    let pattern = match old? {
        Pattern::Continuous { .. } => Pattern::Continuous { per_week: first },
        Pattern::Flighting { weeks_on, weeks_off, .. } => Pattern::Flighting { per_week: first, weeks_on, weeks_off },
        Pattern::Pulsing { every_weeks, base, .. } => {
            let ordinary = (0_usize..).zip(quantities).find(|(week, _)| week % (every_weeks.max(1) as usize) != 0);
            Pattern::Pulsing { base: ordinary.map_or(base, |(_, &units)| units), pulse: first, every_weeks }
        }
    };
    (pattern.quantities(weeks) == quantities).then_some(pattern)
}

/// The most choices of one channel.
const MOST_CHOICES: u64 = 200;

/// The step in which units are taken: one by one where twice today's units are few, else a round number of which twice today's
/// are about `steps`. It does not follow from the limits, so that a wider limit leaves all choices there are; only where it
/// would make more than 200 choices is it larger.
pub(super) fn step((least, most): (u64, u64), today: u64, unit: Unit, steps: u64) -> u64 {
    let steps = steps.max(1);
    let usual = if today == 0 { most } else { today.saturating_mul(2) };
    let one_by_one = if unit == Unit::Insertions { 2 * steps } else { steps };
    let fits = |step: u64| most.saturating_sub(least) / step <= MOST_CHOICES;
    if usual <= one_by_one && fits(1) {
        return 1;
    }
    let wanted = usual.div_ceil(steps).max(1);
    let mut power = 1_u64;
    loop {
        for factor in [1_u64, 2, 5] {
            match power.checked_mul(factor) {
                Some(step) if step >= wanted && fits(step) => return step,
                Some(_) => {}
                None => return wanted,
            }
        }
        power = power.saturating_mul(10);
    }
}
