//! Reach of some of the plan's weeks alone.

use std::sync::Arc;

use crate::plan::{List, Placement, Plan};
use crate::reach::plan::results::ReachResults;
use crate::reach::plan::state::reach;

/// Returns the reach and frequency of what is placed from week `first` to week `last` (counted from 1, both included) and of
/// nothing else: what a campaign of these weeks alone would reach. Computed as a plan of its own, because reaches of weeks can
/// neither be added nor taken from each other.
#[must_use]
pub fn reach_of_weeks(plan: &Plan, first: u32, last: u32) -> ReachResults {
    reach(&within(plan, first, last))
}

/// Returns the plan with nothing placed outside the weeks.
fn within(plan: &Plan, first: u32, last: u32) -> Plan {
    let clipped = plan.placements.iter().map(|placement| {
        if placement.start_week >= first && placement.end_week() <= last {
            return Arc::clone(placement);
        }
        let mut new = Placement::clone(placement);
        for (offset, quantity) in new.quantities.iter_mut().enumerate() {
            let week = placement.week_at(offset);
            if !week.is_some_and(|week| (first..=last).contains(&week)) {
                *quantity = 0;
            }
        }
        Arc::new(new)
    });
    Plan { placements: List::of_shared(clipped.collect()), ..plan.clone() }
}
