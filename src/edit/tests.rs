//! Removal: everything that names a thing is found and asked about, and nothing names it afterwards.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use super::{Edit, GestureId, History, ItemId, Removal, Usage, references};
use crate::plan::sample_b::rayhan_soap;
use crate::plan::schema::{OnRemoval, REFERENCES};
use crate::plan::{CostBase, CostModel, CostShare, Division, DivisionBy, DivisionPart, Plan};
use crate::store;

/// The first item of each list of `plan`, by the list's fields.
fn first_items(plan: &Plan) -> Vec<(&'static [&'static str], ItemId)> {
    let words = &plan.vocabulary;
    let mut items: Vec<(&'static [&'static str], ItemId)> = Vec::new();
    items.extend(plan.objectives.first().map(|item| (&["objectives"] as &[_], ItemId::Objective(item.id.clone()))));
    items.extend(plan.audiences.first().map(|item| (&["audiences"] as &[_], ItemId::Audience(item.id.clone()))));
    items.extend(words.themes.first().map(|item| (&["vocabulary", "themes"] as &[_], ItemId::Theme(item.id.clone()))));
    items.extend(words.claims.first().map(|item| (&["vocabulary", "claims"] as &[_], ItemId::Claim(item.id.clone()))));
    items.extend(
        words.visuals.first().map(|item| (&["vocabulary", "visuals"] as &[_], ItemId::Visual(item.id.clone()))),
    );
    items.extend(
        words.slogans.first().map(|item| (&["vocabulary", "slogans"] as &[_], ItemId::Slogan(item.id.clone()))),
    );
    items.extend(plan.messages.first().map(|item| (&["messages"] as &[_], ItemId::Message(item.id.clone()))));
    items.extend(plan.channels.first().map(|item| (&["channels"] as &[_], ItemId::Channel(item.id.clone()))));
    items.extend(plan.placements.first().map(|item| (&["placements"] as &[_], ItemId::Placement(item.id.clone()))));
    items.extend(plan.other_costs.first().map(|item| (&["other_costs"] as &[_], ItemId::OtherCost(item.id.clone()))));
    items
}

/// Every field that names something names the first item of its list.
fn naming_the_first(plan: &Plan) -> Plan {
    fn point(value: &mut Value, path: &mut Vec<String>, firsts: &[(&'static [&'static str], ItemId)]) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| point(item, path, firsts)),
            Value::Object(fields) => {
                for (name, inner) in fields.iter_mut() {
                    let is_choice = name.starts_with(|first: char| first.is_ascii_uppercase());
                    path.extend((!is_choice).then(|| name.clone()));
                    point(inner, path, firsts);
                    path.truncate(path.len() - usize::from(!is_choice));
                }
            }
            Value::String(text) if text.starts_with(store::tests::ID_MARK) => {
                let row = REFERENCES.iter().find(|row| row.from.iter().copied().eq(path.iter().map(String::as_str)));
                let first = row.and_then(|row| firsts.iter().find(|(list, _)| *list == row.to));
                if let Some((_, item)) = first {
                    item.as_str().clone_into(text);
                }
            }
            _ => {}
        }
    }
    let mut value = serde_json::to_value(plan).unwrap();
    point(&mut value, &mut Vec::new(), &first_items(plan));
    serde_json::from_value(value).unwrap()
}

#[test]
fn nothing_names_what_was_removed() {
    let mut runner = TestRunner::deterministic();
    let mut met = std::collections::BTreeSet::new();
    for _ in 0..150 {
        let plan = Arc::new(naming_the_first(&store::tests::plan().new_tree(&mut runner).unwrap().current()));
        for (_, item) in first_items(&plan) {
            let before = references(&plan, &item);
            let removal = Removal::of(&plan, item.clone());
            assert_eq!(removal.usage.is_empty(), before.is_empty(), "all that names it is asked about: {item:?}");
            met.extend(before.iter().map(|reference| reference.on_removal));
            let mut history = History::new(Arc::clone(&plan));
            history.perform(&removal.edit(), None).unwrap();
            let left: Vec<_> = references(history.plan(), &item)
                .into_iter()
                .filter(|reference| reference.on_removal != OnRemoval::RecordStays)
                .collect();
            assert!(left.is_empty(), "{item:?}: {left:?}");
        }
    }
    // Fields of later versions apart, every kind of reference was there.
    let known =
        [OnRemoval::CostShareGoes, OnRemoval::OwnCostGoes, OnRemoval::ChannelCostGoes, OnRemoval::SecondCodingGoes];
    assert!(known.iter().all(|kind| met.contains(kind)), "{met:?}");
}

#[test]
fn removal_asks_about_everything_that_changes() {
    let mut plan = rayhan_soap();
    let audience = plan.audiences[0].id.clone();
    let radio = plan.channels[1].id.clone();
    Arc::make_mut(&mut plan.channels.make_mut()[1]).cost =
        CostModel::PerGrp { rate: "5".parse().unwrap(), audience: audience.clone() };
    Arc::make_mut(&mut plan.placements.make_mut()[0]).terms.cost =
        Some(CostModel::PerGrp { rate: "5".parse().unwrap(), audience: audience.clone() });
    for (by, of) in [(DivisionBy::Audience, audience.as_str()), (DivisionBy::Channel, radio.as_str())] {
        let part = DivisionPart { of: of.to_owned(), ..DivisionPart::default() };
        plan.money.divisions.push(Division { by, parts: vec![part], ..Division::default() });
    }
    let base = plan.other_costs[0].id.clone();
    let mut share = plan.other_costs[0].as_ref().clone();
    share.id = "share".into();
    share.terms.share = Some(CostShare { percent: "10".parse().unwrap(), of: CostBase::Cost(base.clone()) });
    plan.other_costs.make_mut().push(Arc::new(share));
    let recorded = plan.placements[0].clone();
    let record = crate::plan::Actual { placement: recorded.id.clone(), weeks: Vec::new(), source: String::new() };
    plan.actuals = std::iter::once(record).collect();

    let usage = Usage::of(&plan, &ItemId::Audience(audience.clone()));
    assert_eq!(
        (usage.count(OnRemoval::ChannelCostGoes), usage.count(OnRemoval::DivisionPartGoes)),
        (1, 1),
        "{usage:?}"
    );
    assert!(usage.count(OnRemoval::ContactGoes) > 1);
    let usage = Usage::of(&plan, &ItemId::Message(recorded.message.clone()));
    assert!(usage.placements_removed.contains(&recorded.id));
    assert_eq!(usage.count(OnRemoval::RecordStays), 1, "the record of a placement that goes stays");
    let usage = Usage::of(&plan, &ItemId::Placement(recorded.id.clone()));
    assert_eq!(usage.others.into_iter().collect::<Vec<_>>(), [(OnRemoval::RecordStays, 1)]);
    let usage = Usage::of(&plan, &ItemId::OtherCost(base.clone()));
    assert_eq!(usage.count(OnRemoval::CostShareGoes), 1);

    let mut history = History::new(Arc::new(plan));
    for item in [ItemId::Audience(audience), ItemId::Channel(radio), ItemId::OtherCost(base)] {
        let removal = Removal::of(history.plan(), item);
        history.perform(&removal.edit(), None).unwrap();
    }
    let after = history.plan();
    assert!(after.money.divisions.iter().all(|division| division.parts.is_empty()));
    assert_eq!(after.other_costs.find(&"share".into()).unwrap().terms.share, None);
    let first = after.placements.find(&recorded.id);
    assert!(first.is_none_or(|placement| placement.terms.cost.is_none()));
}

#[test]
fn the_plan_after_each_step_is_known_without_going_there() {
    let mut history = History::new(Arc::new(rayhan_soap()));
    for budget in ["1", "2", "3"] {
        history.perform(&Edit::Budget(budget.parse().unwrap()), None).unwrap();
    }
    let budget = |history: &History, step: usize| history.plan_after(step).map(|plan| plan.money.budget.to_string());
    let expected = [Some("3000.000"), Some("1"), Some("2"), Some("3"), None].map(|text| text.map(str::to_owned));
    for done in [3, 1, 0, 2, 3] {
        history.jump(done);
        let found: Vec<Option<String>> = (0..5).map(|step| budget(&history, step)).collect();
        assert_eq!(found, expected, "{done} steps are done");
    }
    history.jump(1);
    history.perform(&Edit::Budget("9".parse().unwrap()), Some(GestureId(7))).unwrap();
    let found: Vec<Option<String>> = (0..4).map(|step| budget(&history, step)).collect();
    assert_eq!(found, [Some("3000.000"), Some("1"), Some("9"), None].map(|text| text.map(str::to_owned)));
}
