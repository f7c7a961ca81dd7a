//! Says what names a thing of the plan: found by a walk through all of it, so that a new field cannot be forgotten.

use super::ItemId;
use crate::plan::schema::{OnRemoval, REFERENCES, ReferenceSchema};
use crate::plan::walk::{Met, Trail, Visitor, fields_of, place_of, walk};
use crate::plan::{DivisionBy, PathPart, Plan, PlanPlace};

/// A place that names a thing of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Where the id stands.
    pub place: PlanPlace,
    /// What becomes of it when the thing is removed.
    pub on_removal: OnRemoval,
}

impl Reference {
    /// Returns the position of the item that holds the reference, in its list.
    #[must_use]
    pub fn item(&self) -> Option<usize> {
        self.place.0.iter().find_map(|part| match part {
            PathPart::Item { index, .. } => Some(*index),
            PathPart::Field(_) => None,
        })
    }
}

/// Returns every place of `plan` that names `item`, in the order of the document.
#[must_use]
pub fn references(plan: &Plan, item: &ItemId) -> Vec<Reference> {
    let (list, id) = (list_of(item), item.as_str());
    let rows: Vec<&ReferenceSchema> = REFERENCES.iter().filter(|row| row.to == list).collect();
    let mut finder = Finder { rows, id, found: Vec::new() };
    walk(plan, &mut Vec::new(), &mut finder);
    let mut found = finder.found;
    found.extend(division_parts(plan, item));
    found
}

/// Returns the list that `item` stands in, by the fields that lead there.
fn list_of(item: &ItemId) -> &'static [&'static str] {
    match item {
        ItemId::Objective(_) => &["objectives"],
        ItemId::Audience(_) => &["audiences"],
        ItemId::Theme(_) => &["vocabulary", "themes"],
        ItemId::Claim(_) => &["vocabulary", "claims"],
        ItemId::Visual(_) => &["vocabulary", "visuals"],
        ItemId::Slogan(_) => &["vocabulary", "slogans"],
        ItemId::Message(_) => &["messages"],
        ItemId::Channel(_) => &["channels"],
        ItemId::Placement(_) => &["placements"],
        ItemId::OtherCost(_) => &["other_costs"],
        ItemId::Insight(_) => &["insights"],
        ItemId::Alternative(_) => &["alternatives"],
        ItemId::Mention(_) => &["mentions"],
        ItemId::Relation(_) => &["relations"],
    }
}

struct Finder<'a> {
    rows: Vec<&'static ReferenceSchema>,
    id: &'a str,
    found: Vec<Reference>,
}

impl Visitor for Finder<'_> {
    fn visit(&mut self, way: &[Trail], met: Met<'_>) -> bool {
        if met == Met::Text(self.id)
            && let Some(row) = self.rows.iter().find(|row| fields_of(way).eq(row.from.iter().copied()))
        {
            self.found.push(Reference { place: place_of(way), on_removal: row.on_removal });
        }
        true
    }
}

/// Returns the parts of divided budgets that `item` has. What a part names depends on what the budget is divided over.
fn division_parts(plan: &Plan, item: &ItemId) -> Vec<Reference> {
    let by = match item {
        ItemId::Audience(_) => DivisionBy::Audience,
        ItemId::Channel(_) => DivisionBy::Channel,
        _ => return Vec::new(),
    };
    let mut found = Vec::new();
    for (at, division) in plan.money.divisions.iter().enumerate().filter(|(_, division)| division.by == by) {
        for (part, _) in division.parts.iter().enumerate().filter(|(_, part)| part.of == item.as_str()) {
            let way = [
                Trail::Field("money"),
                Trail::Field("divisions"),
                Trail::Item(at),
                Trail::Field("parts"),
                Trail::Item(part),
                Trail::Field("of"),
            ];
            found.push(Reference { place: place_of(&way), on_removal: OnRemoval::DivisionPartGoes });
        }
    }
    found
}
