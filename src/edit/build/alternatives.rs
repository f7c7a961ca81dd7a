//! Edits on alternatives: keeping the plan as one, and letting one take the plan's place.

use std::sync::Arc;

use crate::edit::{Change, Edit, EditName, Subject, Verb};
use crate::plan::schema::ListName;
use crate::plan::{Alternative, AlternativeId, Bilingual, Plan};

/// Builds the edit that keeps the plan's schedule as a new alternative, last of all. It states the schedule alone: budget, costs
/// and rates stay the plan's own.
#[must_use]
pub fn keep_as_alternative(plan: &Plan, id: AlternativeId, name: Bilingual) -> Edit {
    let item = Alternative { placements: plan.placements.clone(), ..Alternative::named(id, name) };
    Change::Add { item, at: None }.into()
}

/// Builds the one edit that lets the alternative `id` take the plan's place; what was the plan becomes an alternative, named
/// `name`, in the place of the other. Doing it twice, with the names in turn, gives the same document. `None` when the plan
/// has no such alternative.
#[must_use]
pub fn switch_to(plan: &Plan, id: &AlternativeId, name: Bilingual) -> Option<Edit> {
    let position = plan.alternatives.position(id)?;
    let alternative = plan.alternatives.get(position)?;
    let mut next = alternative.plan_of(plan);
    let exchanged = Alternative { name, ..alternative.in_exchange(plan) };
    if let Some(slot) = next.alternatives.make_mut().get_mut(position) {
        *slot = Arc::new(exchanged);
    }
    let name = EditName {
        verb: Verb::Change,
        subject: Subject::Item(ListName::Alternatives),
        item: alternative.name.clone(),
        count: 1,
    };
    Some(Edit::Several { edits: vec![Edit::Restore(Arc::new(next))], name })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::History;
    use crate::plan::sample_b::rayhan_soap;
    use crate::plan::{List, RateFactor};
    use crate::store::write;

    #[test]
    fn switching_there_and_back_gives_the_same_bytes() {
        let mut plan = rayhan_soap();
        let channel = plan.channels.iter().find(|channel| channel.cost.rate().is_some()).unwrap().id.clone();
        let name = Bilingual::new("Search only", "البحث وحده");
        let alternative = Alternative {
            id: "b".into(),
            name: name.clone(),
            note: Bilingual::new("A cheaper one", ""),
            placements: List::of_shared(plan.placements.iter().take(2).cloned().collect()),
            budget: Some("1234.5".parse().unwrap()),
            other_costs: Some(List::default()),
            rates: vec![RateFactor { channel: channel.clone(), factor: "1.08".parse().unwrap(), divides: false }],
        };
        plan.alternatives = std::iter::once(alternative).collect();
        let first = write(&plan);
        let mut history = History::new(Arc::new(plan.clone()));
        let own = Bilingual::new("As it was", "كما كانت");
        history.perform(&switch_to(history.plan(), &"b".into(), own.clone()).unwrap(), None).unwrap();
        let there = Arc::clone(history.plan());
        assert_eq!(there.placements.len(), 2);
        assert_eq!(there.money.budget.to_string(), "1234.5");
        assert!(there.other_costs.is_empty());
        let rate = |plan: &Plan| plan.channel(&channel).unwrap().cost.rate().unwrap().to_f64();
        assert!((rate(&there) - 1.08 * rate(&plan)).abs() < 1e-9);
        assert_eq!(there.alternatives[0].name, own);
        assert_eq!(there.alternatives[0].plan_of(&there).placements, plan.placements);
        history.perform(&switch_to(history.plan(), &"b".into(), name).unwrap(), None).unwrap();
        assert_eq!(write(history.plan()), first);
        assert!(history.undo().is_some() && history.undo().is_some());
        assert_eq!(write(history.plan()), first, "each switch is one step");
    }

    #[test]
    fn an_alternative_of_the_plan_as_it_is_changes_nothing() {
        let plan = rayhan_soap();
        let mut history = History::new(Arc::new(plan.clone()));
        history.perform(&keep_as_alternative(&plan, "a".into(), Bilingual::new("A", "أ")), None).unwrap();
        let kept = history.plan();
        assert_eq!(Plan { alternatives: List::default(), ..kept.alternatives[0].plan_of(kept) }, plan);
        assert_eq!(switch_to(kept, &"none".into(), Bilingual::default()), None);
    }
}
