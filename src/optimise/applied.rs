//! From choices to a plan, and to the edit that makes it.

use std::sync::Arc;

use crate::edit::{Change, Edit, EditName, Subject, Verb};
use crate::plan::schema::ListName;
use crate::plan::{Placement, Plan};

use super::problem::Problem;

impl Problem {
    /// Returns the placements that choices change, as they then are, in the plan's order.
    pub(super) fn changed(&self, chosen: &[usize]) -> Vec<(usize, Placement)> {
        let mut changed = Vec::new();
        for (channel, &at) in self.channels.iter().zip(chosen) {
            let Some(choice) = channel.choices.get(at) else { continue };
            let quantities = channel.spread.quantities(choice.units);
            for (member, quantities) in channel.spread.members.iter().zip(quantities) {
                let old = &self.plan.placements[member.placement];
                if old.quantities != quantities {
                    changed.push((member.placement, old.with_quantities(quantities)));
                }
            }
        }
        changed.sort_by_key(|(position, _)| *position);
        changed
    }

    /// Returns the plan with the units of choices.
    pub(super) fn plan_of(&self, chosen: &[usize]) -> Plan {
        let mut placements: Vec<Arc<Placement>> = self.plan.placements.to_vec();
        for (position, placement) in self.changed(chosen) {
            placements[position] = Arc::new(placement);
        }
        Plan { placements: crate::plan::List::of_shared(placements), ..self.plan.clone() }
    }
}

/// Returns the placement at `position` of `plan` as it would be by `proposed`, a plan with the same placements, where it would
/// get other quantities. Placements that are no longer in the plan, or that were moved to another channel since, stay as they
/// are.
#[must_use]
pub fn change_at<'a>(plan: &Plan, proposed: &'a Plan, position: usize) -> Option<&'a Placement> {
    let old = plan.placements.get(position)?;
    // Most plans have theirs at the same places.
    let at_same_place = proposed.placements.get(position).filter(|new| new.id == old.id).map(AsRef::as_ref);
    let new = at_same_place.or_else(|| proposed.placement(&old.id))?;
    let same = old.channel == new.channel && old.quantities.len() == new.quantities.len();
    (same && old.quantities != new.quantities).then_some(new)
}

/// Returns the placements of `plan` that would get other quantities by `proposed`, each as it would be, with its place in
/// `plan`.
pub fn changes_to<'a>(plan: &'a Plan, proposed: &'a Plan) -> impl Iterator<Item = (usize, &'a Placement)> {
    (0..plan.placements.len()).filter_map(|position| Some((position, change_at(plan, proposed, position)?)))
}

/// Returns the one edit that gives `plan` the quantities of `proposed`. `None` where nothing changes.
#[must_use]
pub fn edit_to(plan: &Plan, proposed: &Plan) -> Option<Edit> {
    let replaced = |(position, new): (usize, &Placement)| {
        let old = Placement::clone(&plan.placements[position]);
        Change::Replace(Placement { quantities: new.quantities.clone(), pattern: new.pattern, ..old }).into()
    };
    let edits: Vec<Edit> = changes_to(plan, proposed).map(replaced).collect();
    let name = EditName::of(Verb::Optimise, Subject::Item(ListName::Placements), edits.len());
    (!edits.is_empty()).then_some(Edit::Several { edits, name })
}
