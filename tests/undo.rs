//! Undo of everything gives back the bytes: random edits on a sample, all of them undone and done again.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::sync::Arc;

use imc_planner::analysis::Analysis;
use imc_planner::edit::{Change, Edit, GestureId, History, ItemId, Removal};
use imc_planner::plan::{
    Audience, Bilingual, Calendar, Channel, Coded, Decimal, Message, Money, OtherCost, Placement, Plan, Total,
};
use imc_planner::store;
use proptest::prelude::*;

fn sample() -> Arc<Plan> {
    store::read(include_bytes!("../saves/rayhan-soap.ron")).unwrap().plan
}

/// What a random number does to a plan; every kind of edit is among them.
fn edit_of(plan: &Plan, kind: u8, pick: usize, number: u32) -> Option<Edit> {
    let text = Bilingual::new(format!("Name {number}"), format!("اسم {number}"));
    let at = |length: usize| if length == 0 { None } else { Some(pick % length) };
    let placement = || at(plan.placements.len()).map(|at| Placement::clone(&plan.placements[at]));
    let message = || at(plan.messages.len()).map(|at| Message::clone(&plan.messages[at]));
    let channel = || at(plan.channels.len()).map(|at| Channel::clone(&plan.channels[at]));
    let audience = || at(plan.audiences.len()).map(|at| Audience::clone(&plan.audiences[at]));
    Some(match kind % 18 {
        0 => Edit::Title(text),
        1 => Edit::Notes(text),
        2 => Edit::Calendar(Calendar { weeks: 1 + number % 60, ..plan.calendar }),
        3 => Edit::Budget(Decimal::new(i64::from(number), 3)?),
        4 => Change::Replace(Placement { start_week: 1 + number % 12, ..placement()? }).into(),
        5 => Change::Replace(Placement { quantities: vec![u64::from(number); pick % 9], ..placement()? }).into(),
        6 => Change::<Placement>::Remove(placement()?.id).into(),
        7 => Change::Add { item: Placement { id: format!("new-{number}").into(), ..placement()? }, at: Some(pick) }
            .into(),
        8 => Change::Replace(Message { name: text, theme: Coded::Absent, ..message()? }).into(),
        9 => Removal::of(plan, ItemId::Message(message()?.id)).edit(),
        10 => Removal::of(plan, ItemId::Channel(channel()?.id)).edit(),
        11 => Removal::of(plan, ItemId::Audience(audience()?.id)).edit(),
        12 => Change::Replace(Audience { size: u64::from(number), ..audience()? }).into(),
        13 => Change::<Message>::Move { id: message()?.id, to: pick }.into(),
        14 => Change::<Channel>::Move { id: channel()?.id, to: pick }.into(),
        15 => {
            let claims = &plan.vocabulary.claims;
            Removal::of(plan, ItemId::Claim(claims.get(at(claims.len())?)?.id.clone())).edit()
        }
        16 => Change::Add {
            item: OtherCost {
                id: format!("cost-{number}").into(),
                name: text,
                kind: imc_planner::plan::CostKind::Fees,
                amount: Decimal::new(i64::from(number), 2)?,
                week: Some(number % 20),
                terms: imc_planner::plan::CostTerms::default(),
                source: String::new(),
            },
            at: None,
        }
        .into(),
        _ => Change::Replace(Channel { unit: imc_planner::plan::Unit::Insertions, ..channel()? }).into(),
    })
}

/// Parts that must add up to the whole, whatever was done.
fn assert_budget_adds_up(plan: &Arc<Plan>) {
    let budget = Analysis::of(plan).budget;
    let sum = |parts: &[Total]| parts.iter().copied().sum::<Total>().at_least();
    let media = budget.media.at_least();
    assert_eq!(sum(&budget.by_channel), media);
    assert_eq!(sum(&budget.by_message), media);
    assert_eq!(sum(&budget.by_week), media);
    assert_eq!(budget.by_element.iter().map(|(_, total)| total.at_least()).sum::<Money>(), media);
    assert_eq!(sum(&budget.by_audience) + budget.unassigned.at_least(), media);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_gives_back_the_bytes(
        edits in proptest::collection::vec((any::<u8>(), 0_usize..40, 0_u32..5_000, proptest::option::of(0_u64..3)), 1..40),
    ) {
        let original = sample();
        let bytes = store::write(&original);
        let mut history = History::new(Arc::clone(&original));
        for (kind, pick, number, gesture) in edits {
            if let Some(edit) = edit_of(history.plan(), kind, pick, number) {
                history.perform(&edit, gesture.map(GestureId)).ok();
            }
        }
        history.end_gesture();
        let changed = store::write(history.plan());
        prop_assert_eq!(&*store::read(changed.as_bytes()).unwrap().plan, &**history.plan());
        assert_budget_adds_up(history.plan());
        while history.undo().is_some() {}
        prop_assert!(!history.is_changed());
        prop_assert_eq!(store::write(history.plan()), bytes);
        while history.redo().is_some() {}
        prop_assert_eq!(store::write(history.plan()), changed);
    }

    #[test]
    fn reusing_results_changes_none_of_them(
        edits in proptest::collection::vec((any::<u8>(), 0_usize..40, 0_u32..5_000), 1..12),
    ) {
        let mut history = History::new(sample());
        let mut analysis = Analysis::of(history.plan());
        for (kind, pick, number) in edits {
            if let Some(edit) = edit_of(history.plan(), kind, pick, number) {
                history.perform(&edit, None).ok();
            }
            analysis = Analysis::after_edit(&analysis, history.plan());
            let fresh = Analysis::of(history.plan());
            prop_assert_eq!(&analysis.reach, &fresh.reach);
            prop_assert_eq!(&analysis.consistency, &fresh.consistency);
            prop_assert_eq!(&analysis.budget, &fresh.budget);
            prop_assert_eq!(&analysis.problems, &fresh.problems);
            prop_assert_eq!(analysis.copy_questions(), fresh.copy_questions());
        }
    }
}
