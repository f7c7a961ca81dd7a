//! Says which placements stand on which channel and carry which message, and whether they changed.

use std::sync::Arc;

use crate::plan::{AudienceId, ChannelId, Index, MessageId, Placement, Plan};

/// Says where a placement's channel and message stand; `None` when the plan lacks one of them.
pub(in crate::reach) type Place = Option<(usize, usize)>;

/// Returns the places of all placements, in the plan's order; those of a placement that `before` holds too are taken from it.
pub(in crate::reach) fn places(plan: &Plan, index: &Index, before: Option<(&Plan, &[Place])>) -> Vec<Place> {
    let before =
        before.filter(|(old, _)| old.channels.same_ids(&plan.channels) && old.messages.same_ids(&plan.messages));
    let old_items: &[Arc<Placement>] = before.map_or(&[], |(old, _)| &old.placements);
    let known = before.map_or(&[] as &[Place], |(_, places)| places);
    let mut next = 0;
    let mut out = Vec::with_capacity(plan.placements.len());
    for (position, placement) in plan.placements.iter().enumerate() {
        // Where an edit leaves it: next in line, after a removed or replaced one, or as far from either end as before.
        let from_end = (position + old_items.len()).checked_sub(plan.placements.len());
        let candidates = [Some(next), Some(next + 1), Some(position), from_end];
        let is_same = |&at: &usize| old_items.get(at).is_some_and(|old| Arc::ptr_eq(old, placement));
        let found = candidates.into_iter().flatten().find(is_same);
        next = found.map_or(next, |at| at + 1);
        let place = found.and_then(|at| known.get(at).copied());
        out.push(
            place.unwrap_or_else(|| Some((index.channel(&placement.channel)?, index.message(&placement.message)?))),
        );
    }
    out
}

/// Holds what exposures follow from in a placement.
#[derive(PartialEq)]
struct Exposure<'a> {
    channel: &'a ChannelId,
    message: &'a MessageId,
    start_week: u32,
    quantities: &'a [u64],
    audiences: &'a [AudienceId],
}

impl<'a> Exposure<'a> {
    fn of(placement: &'a Placement) -> Self {
        let Placement { channel, message, start_week, quantities, audiences, .. } = placement;
        Self { channel, message, start_week: *start_week, quantities, audiences }
    }
}

/// Returns true when both lists of placements (given by their positions) are met by the same people as often in the same weeks.
pub(in crate::reach) fn same_exposure(
    (old_plan, old_members): (&Plan, &[usize]),
    (new_plan, new_members): (&Plan, &[usize]),
) -> bool {
    old_members.len() == new_members.len()
        && old_members.iter().zip(new_members).all(|(&old, &new)| {
            let (old, new) = (&old_plan.placements[old], &new_plan.placements[new]);
            Arc::ptr_eq(old, new) || Exposure::of(old) == Exposure::of(new)
        })
}
