//! Says where a thing of the plan is used, so that removing it can be asked about first.

use std::collections::{BTreeMap, BTreeSet};

use super::apply::only_for_audience;
use super::references::{Reference, references};
use super::{Change, Edit, ItemId};
use crate::plan::schema::OnRemoval;
use crate::plan::{PathPart, PlacementId, Plan, PlanPlace};

/// Holds what removing a thing takes along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Placements that would be removed with it.
    pub placements_removed: Vec<PlacementId>,
    /// What else would happen, and to how many things; placements that are removed with it are not counted again.
    pub others: BTreeMap<OnRemoval, usize>,
}

impl Usage {
    /// Returns true when nothing refers to the thing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns to how many things `what` would happen.
    #[must_use]
    pub fn count(&self, what: OnRemoval) -> usize {
        self.others.get(&what).copied().unwrap_or(0)
    }

    /// Returns where `item` is used in `plan`.
    #[must_use]
    pub fn of(plan: &Plan, item: &ItemId) -> Self {
        let found = references(plan, item);
        let goes_too = |reference: &Reference| {
            let placement = plan.placements.get(reference.item()?)?;
            let goes = match (reference.on_removal, item) {
                (OnRemoval::PlacementGoes, _) => true,
                (OnRemoval::PlacementForgets, ItemId::Audience(id)) => only_for_audience(placement, id),
                _ => false,
            };
            goes.then(|| placement.id.clone())
        };
        let mut usage = Self::default();
        let removed: BTreeSet<PlacementId> = found.iter().filter_map(goes_too).collect();
        usage.placements_removed = plan
            .placements
            .iter()
            .filter(|placement| removed.contains(&placement.id))
            .map(|placement| placement.id.clone())
            .collect();
        // A thing that names it twice is one thing.
        let mut things: BTreeMap<OnRemoval, BTreeSet<String>> = BTreeMap::new();
        for reference in &found {
            let holder = reference.item().and_then(|at| plan.placements.get(at));
            let is_placement = reference.place.0.first().and_then(PathPart::field) == Some("placements");
            if !(is_placement && holder.is_some_and(|placement| removed.contains(&placement.id))) {
                things.entry(reference.on_removal).or_default().insert(holder_of(reference));
            }
        }
        usage.others = things.into_iter().map(|(what, things)| (what, things.len())).collect();
        let recorded = plan.actuals.iter().filter(|record| removed.contains(&record.placement)).count();
        if recorded > 0 {
            *usage.others.entry(OnRemoval::RecordStays).or_default() += recorded;
        }
        usage
    }
}

/// Returns the thing that holds a reference: a statement about a pair or a part of a division by itself, else the item of
/// the plan.
fn holder_of(reference: &Reference) -> String {
    let place = &reference.place.0;
    let is_item = |part: &PathPart| matches!(part, PathPart::Item { .. });
    let end = match reference.on_removal {
        OnRemoval::PairGoes | OnRemoval::DivisionPartGoes => place.iter().rposition(is_item),
        _ => place.iter().position(is_item),
    };
    PlanPlace(place[..end.map_or(0, |end| end + 1)].to_vec()).to_string()
}

/// The removal of one thing: what it is, what goes with it, and the edit that does it.
#[derive(Clone, Debug, PartialEq)]
pub struct Removal {
    /// The thing.
    pub item: ItemId,
    /// What refers to it.
    pub usage: Usage,
}

impl Removal {
    /// Returns the removal of `item` from `plan`.
    #[must_use]
    pub fn of(plan: &Plan, item: ItemId) -> Self {
        Self { usage: Usage::of(plan, &item), item }
    }

    /// Returns the one edit that removes the thing with everything that goes with it.
    #[must_use]
    pub fn edit(&self) -> Edit {
        match self.item.clone() {
            ItemId::Objective(id) => Edit::Objective(Change::Remove(id)),
            ItemId::Audience(id) => Edit::Audience(Change::Remove(id)),
            ItemId::Theme(id) => Edit::Theme(Change::Remove(id)),
            ItemId::Claim(id) => Edit::Claim(Change::Remove(id)),
            ItemId::Visual(id) => Edit::Visual(Change::Remove(id)),
            ItemId::Slogan(id) => Edit::Slogan(Change::Remove(id)),
            ItemId::Message(id) => Edit::Message(Change::Remove(id)),
            ItemId::Channel(id) => Edit::Channel(Change::Remove(id)),
            ItemId::Placement(id) => Edit::Placement(Change::Remove(id)),
            ItemId::OtherCost(id) => Edit::OtherCost(Change::Remove(id)),
            ItemId::Insight(id) => Edit::Insight(Change::Remove(id)),
            ItemId::Alternative(id) => Edit::Alternative(Change::Remove(id)),
            ItemId::Mention(id) => Edit::Mention(Change::Remove(id)),
            ItemId::Relation(id) => Edit::Relation(Change::Remove(id)),
        }
    }
}
