//! Edits of placements by their weeks, and of several placements at once: each is one step, built from the plan before a visit.

use crate::edit::{Change, Edit, EditName, Subject, Verb};
use crate::plan::schema::ListName;
use crate::plan::{Decimal, MessageId, Placement, PlacementId, Plan, Status};

/// Gives one week of a placement a quantity; its pattern is by hand from then on. A week behind the placement lengthens it.
pub fn set_week(placement: &mut Placement, week: u32, quantity: u64) {
    let Some(offset) = week.checked_sub(placement.start_week) else { return };
    let offset = offset as usize;
    if placement.quantities.len() <= offset {
        placement.quantities.resize(offset + 1, 0);
    }
    placement.quantities[offset] = quantity;
    placement.pattern = None;
}

/// Returns the edit that gives the weeks of a placement from `week` to its end one quantity. `None` when the plan has no such
/// placement.
#[must_use]
pub fn fill_weeks(plan: &Plan, id: &PlacementId, week: u32, quantity: u64) -> Option<Edit> {
    let mut new = plan.placement(id)?.clone();
    let offset = week.checked_sub(new.start_week)? as usize;
    new.quantities.get_mut(offset..)?.fill(quantity);
    new.pattern = None;
    Some(Edit::Placement(Change::Replace(new)))
}

/// Returns the edit that lays quantities over the weeks of a placement from `week` on: a blank one keeps what its week has. The
/// placement gets longer where they need it, up to the plan's last week. `None` when the plan has no such placement.
#[must_use]
pub fn lay_weeks(plan: &Plan, id: &PlacementId, week: u32, cells: &[Option<u64>]) -> Option<Edit> {
    let mut new = plan.placement(id)?.clone();
    let offset = week.checked_sub(new.start_week)? as usize;
    let most = plan.calendar.weeks.saturating_sub(new.start_week) as usize + 1;
    let needed = (offset + cells.len()).min(most).max(new.quantities.len());
    new.quantities.resize(needed, 0);
    for (place, cell) in new.quantities.iter_mut().skip(offset).zip(cells) {
        *place = cell.unwrap_or(*place);
    }
    new.pattern = None;
    Some(Edit::Placement(Change::Replace(new)))
}

/// Returns the edit that changes each of some placements, as one step. `None` when nothing changes.
fn each(plan: &Plan, ids: &[PlacementId], mut change: impl FnMut(&mut Placement)) -> Option<Edit> {
    let mut edits = Vec::new();
    for before in ids.iter().filter_map(|id| plan.placement(id)) {
        let mut new = before.clone();
        change(&mut new);
        if new != *before {
            edits.push(Edit::Placement(Change::Replace(new)));
        }
    }
    let name = EditName::of(Verb::Change, Subject::Item(ListName::Placements), edits.len());
    (!edits.is_empty()).then_some(Edit::Several { edits, name })
}

/// Returns the edit that gives some placements another message.
#[must_use]
pub fn set_messages(plan: &Plan, ids: &[PlacementId], message: &MessageId) -> Option<Edit> {
    plan.message(message)?;
    each(plan, ids, |placement| placement.message = message.clone())
}

/// Returns the edit that gives some placements another status.
#[must_use]
pub fn set_statuses(plan: &Plan, ids: &[PlacementId], status: Status) -> Option<Edit> {
    each(plan, ids, |placement| placement.status = status)
}

/// Returns the edit that gives some placements a rate of their own, where their cost has a rate.
#[must_use]
pub fn set_rates(plan: &Plan, ids: &[PlacementId], rate: Decimal) -> Option<Edit> {
    each(plan, ids, |placement| {
        let channel = plan.channel(&placement.channel);
        if placement.terms.cost.is_none() && channel.is_some_and(|channel| channel.cost.rate().is_some()) {
            placement.rate = Some(rate);
        }
    })
}

/// Returns the edit that gives each active week of some placements one quantity; a placement without any gets it in all its
/// weeks.
#[must_use]
pub fn set_quantities(plan: &Plan, ids: &[PlacementId], quantity: u64) -> Option<Edit> {
    each(plan, ids, |placement| {
        let is_open = placement.quantities.iter().all(|&before| before == 0);
        for week in &mut placement.quantities {
            if *week > 0 || is_open {
                *week = quantity;
            }
        }
        placement.pattern = None;
    })
}

/// Returns how many units some placements have together.
#[must_use]
pub fn units_of(plan: &Plan, ids: &[PlacementId]) -> u128 {
    let placements = ids.iter().filter_map(|id| plan.placement(id));
    placements.flat_map(|placement| &placement.quantities).map(|&quantity| u128::from(quantity)).sum()
}

/// Returns the edit that scales all weeks of some placements so that they have `total` units together. Units are whole: each
/// week gets its share without its fraction, and what is left goes one by one to the largest fractions, the first of equals
/// first, so that the total is exact. `None` when they have no units to be scaled, or nothing changes.
#[must_use]
pub fn scale_to(plan: &Plan, ids: &[PlacementId], total: u64) -> Option<Edit> {
    let placements: Vec<&Placement> = ids.iter().filter_map(|id| plan.placement(id)).collect();
    let weeks = placements.iter().flat_map(|placement| &placement.quantities).copied();
    let mut scaled = scaled(&weeks.collect::<Vec<u64>>(), total)?.into_iter();
    each(plan, ids, |placement| {
        for week in &mut placement.quantities {
            *week = scaled.next().unwrap_or(*week);
        }
        placement.pattern = None;
    })
}

/// Divides `total` into whole shares that are as `weights` are to each other, and add up to it.
fn scaled(weights: &[u64], total: u64) -> Option<Vec<u64>> {
    let sum: u128 = weights.iter().map(|&weight| u128::from(weight)).sum();
    if sum == 0 {
        return None;
    }
    let product = |weight: u64| u128::from(weight) * u128::from(total);
    let mut parts: Vec<u64> =
        weights.iter().map(|&weight| u64::try_from(product(weight) / sum).unwrap_or(u64::MAX)).collect();
    let given: u64 = parts.iter().sum();
    let mut by_fraction: Vec<usize> = (0..weights.len()).filter(|&at| weights[at] > 0).collect();
    by_fraction.sort_by_key(|&at| std::cmp::Reverse(product(weights[at]) % sum));
    let left = usize::try_from(total.saturating_sub(given)).unwrap_or(usize::MAX);
    for &at in by_fraction.iter().take(left) {
        parts[at] += 1;
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::{fill_weeks, lay_weeks, scale_to, scaled, set_quantities, units_of};
    use crate::catalogue;
    use crate::edit::History;
    use crate::plan::{PlacementId, Plan};

    proptest! {
        #[test]
        fn shares_add_up_and_are_within_one_of_what_is_due(
            weights in proptest::collection::vec(0_u64..1_000_000_000, 1..60),
            total in 0_u64..5_000_000_000,
        ) {
            let sum: u128 = weights.iter().map(|&weight| u128::from(weight)).sum();
            prop_assume!(sum > 0);
            let parts = scaled(&weights, total).unwrap();
            prop_assert_eq!(parts.iter().sum::<u64>(), total);
            for (part, weight) in parts.iter().zip(&weights) {
                let due = u128::from(*weight) * u128::from(total) / sum;
                prop_assert!(u128::from(*part) == due || u128::from(*part) == due + 1);
                prop_assert!(*weight > 0 || *part == 0, "a pause stays one");
            }
        }
    }

    fn sample() -> Plan {
        crate::store::read(catalogue::SAMPLES[0].text.as_bytes()).unwrap().plan.as_ref().clone()
    }

    fn ids(plan: &Plan, count: usize) -> Vec<PlacementId> {
        plan.placements.iter().take(count).map(|placement| placement.id.clone()).collect()
    }

    #[test]
    fn scaling_is_one_step_with_the_exact_total() {
        let plan = sample();
        let chosen = ids(&plan, 3);
        let edit = scale_to(&plan, &chosen, 100_001).unwrap();
        let mut history = History::new(Arc::new(plan.clone()));
        history.perform(&edit, None).unwrap();
        assert_eq!(units_of(history.plan(), &chosen), 100_001);
        history.undo();
        assert_eq!(units_of(history.plan(), &chosen), units_of(&plan, &chosen));
        assert!(scale_to(&plan, &[], 5).is_none());
    }

    #[test]
    fn weeks_are_filled_and_laid_over_as_far_as_the_plan_goes() {
        let plan = sample();
        let first = plan.placements[0].clone();
        let after = |edit| {
            let mut history = History::new(Arc::new(plan.clone()));
            history.perform(&edit, None).unwrap();
            history.plan().placements[0].quantities.clone()
        };
        let filled = after(fill_weeks(&plan, &first.id, first.start_week + 1, 7).unwrap());
        assert_eq!(filled[0], first.quantities[0]);
        assert!(filled[1..].iter().all(|&quantity| quantity == 7));
        let cells: Vec<Option<u64>> = vec![None, Some(5), Some(6)];
        let laid = after(lay_weeks(&plan, &first.id, first.start_week, &cells).unwrap());
        assert_eq!(laid[..3], [first.quantities[0], 5, 6], "it is as long as what was pasted");
        let many = vec![Some(1); 1_000];
        let most = (plan.calendar.weeks - first.start_week + 1) as usize;
        assert_eq!(after(lay_weeks(&plan, &first.id, first.start_week, &many).unwrap()).len(), most);
        assert!(fill_weeks(&plan, &"none".into(), 1, 7).is_none());
    }

    #[test]
    fn pauses_stay_where_a_quantity_is_given_to_all() {
        let plan = sample();
        let all = ids(&plan, plan.placements.len());
        let mut history = History::new(Arc::new(plan.clone()));
        history.perform(&set_quantities(&plan, &all, 9).unwrap(), None).unwrap();
        for (before, after) in plan.placements.iter().zip(history.plan().placements.iter()) {
            for (old, new) in before.quantities.iter().zip(&after.quantities) {
                assert_eq!(*new, if *old == 0 { 0 } else { 9 });
            }
        }
    }
}
