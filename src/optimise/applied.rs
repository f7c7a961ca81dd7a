//! From choices to a plan, and to the edit that makes it.

use std::sync::Arc;

use crate::edit::{Change, Edit, EditName, Subject, Verb};
use crate::plan::{Placement, Plan};

use super::problem::Problem;
use super::spread::pattern_of;

impl Problem {
    /// The placements that choices change, as they then are, in the plan's order.
    pub(super) fn changed(&self, chosen: &[usize]) -> Vec<(usize, Placement)> {
        let mut changed = Vec::new();
        for (channel, &at) in self.channels.iter().zip(chosen) {
            let Some(choice) = channel.choices.get(at) else { continue };
            let quantities = channel.spread.quantities(choice.units);
            for (member, quantities) in channel.spread.members.iter().zip(quantities) {
                let old = &self.plan.placements[member.placement];
                if old.quantities != quantities {
                    let pattern = pattern_of(old.pattern, &quantities);
                    changed.push((member.placement, Placement { quantities, pattern, ..Placement::clone(old) }));
                }
            }
        }
        changed.sort_by_key(|(position, _)| *position);
        changed
    }

    /// The plan with the units of choices.
    pub(super) fn plan_of(&self, chosen: &[usize]) -> Plan {
        let mut placements: Vec<Arc<Placement>> = self.plan.placements.to_vec();
        for (position, placement) in self.changed(chosen) {
            placements[position] = Arc::new(placement);
        }
        Plan { placements: crate::plan::List::of_shared(placements), ..self.plan.clone() }
    }
}

/// The one edit that gives `plan` the quantities of `proposed`, a plan with the same placements. Placements that are no longer
/// in the plan, or that were moved to another channel since, stay as they are. `None` where nothing changes.
#[must_use]
pub fn edit_to(plan: &Plan, proposed: &Plan) -> Option<Edit> {
    let edits: Vec<Edit> = proposed
        .placements
        .iter()
        .filter_map(|new| {
            let old = plan.placement(&new.id)?;
            let same = old.channel == new.channel && old.quantities.len() == new.quantities.len();
            (same && old.quantities != new.quantities).then(|| {
                let new = Placement { quantities: new.quantities.clone(), pattern: new.pattern, ..old.clone() };
                Change::Replace(new).into()
            })
        })
        .collect();
    let name = EditName::of(Verb::Optimise, Subject::Placement, edits.len());
    (!edits.is_empty()).then_some(Edit::Several { edits, name })
}
