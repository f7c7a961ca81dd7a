//! A computation after an edit equals one from nothing, to the last bit.

use std::sync::Arc;

use proptest::prelude::*;

use super::laws::{possible_model, possible_plan};
use super::{audience, channel, message, placement, with};
use crate::plan::{Bilingual, ContactModel, Plan};
use crate::reach::{ReachState, reach, reach_after_edit};

/// One change to a plan; positions are taken modulo what is there.
#[derive(Clone, Debug)]
enum Change {
    Quantities(usize, Vec<u64>),
    Place(usize, usize, u32),
    AddPlacement(usize, Vec<u64>),
    RemovePlacements(usize, usize),
    TurnPlacements,
    Aim(usize, usize),
    MoveToMessage(usize, usize),
    Model(usize, ContactModel),
    RenameChannel(usize),
    AddChannel(ContactModel),
    RemoveChannel(usize),
    TurnChannels,
    Size(usize, u64),
    AddAudience(u64),
    RemoveMessage(usize),
    Overlap(usize, f64),
    ShareMembers(usize),
    AddMessage,
    Weeks(u32),
}

fn change() -> impl Strategy<Value = Change> {
    let at = || 0..20_usize;
    let quantities = || prop::collection::vec(prop_oneof![0..4_u64, 0..100_000_u64], 0..5);
    prop_oneof![
        (at(), quantities()).prop_map(|(at, quantities)| Change::Quantities(at, quantities)),
        (at(), at(), 0..9_u32).prop_map(|(at, channel, week)| Change::Place(at, channel, week)),
        (at(), quantities()).prop_map(|(channel, quantities)| Change::AddPlacement(channel, quantities)),
        (at(), 1..3_usize).prop_map(|(at, count)| Change::RemovePlacements(at, count)),
        Just(Change::TurnPlacements),
        (at(), at()).prop_map(|(at, audience)| Change::Aim(at, audience)),
        (at(), at()).prop_map(|(at, message)| Change::MoveToMessage(at, message)),
        (at(), possible_model()).prop_map(|(at, model)| Change::Model(at, model)),
        at().prop_map(Change::RenameChannel),
        possible_model().prop_map(Change::AddChannel),
        at().prop_map(Change::RemoveChannel),
        Just(Change::TurnChannels),
        (at(), 0..100_000_u64).prop_map(|(at, size)| Change::Size(at, size)),
        (0..100_000_u64).prop_map(Change::AddAudience),
        at().prop_map(Change::RemoveMessage),
        Just(Change::AddMessage),
        (at(), prop_oneof![Just(0.0), Just(0.5), Just(0.98), -1.0..=1.0])
            .prop_map(|(at, overlap)| Change::Overlap(at, overlap)),
        (at(), Just(0.7)).prop_map(|(at, overlap)| Change::Overlap(at, overlap)),
        at().prop_map(Change::ShareMembers),
        (1..20_u32).prop_map(Change::Weeks),
    ]
}

/// Changes the item at a position in one of the plan's lists, if there is one.
macro_rules! edit {
    ($list:expr, $at:expr, |$item:ident| $change:expr) => {
        if !$list.is_empty() {
            let at = $at % $list.len();
            let $item = Arc::make_mut(&mut $list.make_mut()[at]);
            $change;
        }
    };
}

fn apply_to_placements(plan: &mut Plan, change: &Change) {
    match change.clone() {
        Change::Quantities(at, quantities) => edit!(plan.placements, at, |item| item.quantities = quantities),
        Change::Place(at, channel, week) => edit!(plan.placements, at, |item| {
            item.channel = format!("c{}", channel % 5).into();
            item.start_week = week;
        }),
        Change::AddPlacement(channel, quantities) => {
            let number = 100 + plan.placements.len();
            plan.placements = with(&plan.placements, placement(number, channel % 5, &quantities));
        }
        Change::RemovePlacements(at, count) => {
            for _ in 0..count.min(plan.placements.len()) {
                let at = at % plan.placements.len();
                plan.placements.make_mut().remove(at);
            }
        }
        Change::TurnPlacements => plan.placements.make_mut().reverse(),
        Change::Aim(at, audience) => edit!(plan.placements, at, |item| {
            item.audiences = vec![format!("a{}", audience % 4).into()];
        }),
        Change::MoveToMessage(at, message) => edit!(plan.placements, at, |item| {
            item.message = format!("m{}", message % 4).into();
        }),
        _ => {}
    }
}

fn apply(plan: &mut Plan, change: &Change) {
    match change.clone() {
        Change::Model(at, model) => edit!(plan.channels, at, |item| {
            if let Some(contact) = item.contacts.first_mut() {
                contact.model = model;
            }
        }),
        Change::Overlap(at, overlap) => edit!(plan.channels, at, |item| item.overlap = overlap),
        Change::ShareMembers(at) => edit!(plan.audiences, at, |item| item.overlaps = !item.overlaps),
        Change::RenameChannel(at) => edit!(plan.channels, at, |item| item.name = Bilingual::new("Other", "آخر")),
        Change::AddChannel(model) => {
            let number = plan.channels.len();
            plan.channels = with(&plan.channels, channel(number, model.unit(), &[model, model]));
        }
        Change::RemoveChannel(at) if !plan.channels.is_empty() => {
            let at = at % plan.channels.len();
            plan.channels.make_mut().remove(at);
        }
        Change::TurnChannels => plan.channels.make_mut().reverse(),
        Change::Size(at, size) => edit!(plan.audiences, at, |item| item.size = size),
        Change::AddAudience(size) => plan.audiences = with(&plan.audiences, audience(plan.audiences.len(), size)),
        Change::RemoveMessage(at) if !plan.messages.is_empty() => {
            let at = at % plan.messages.len();
            plan.messages.make_mut().remove(at);
        }
        Change::AddMessage => plan.messages = with(&plan.messages, message(3)),
        Change::Weeks(weeks) => plan.calendar.weeks = weeks,
        _ => apply_to_placements(plan, change),
    }
}

/// So many channels, weeks and audiences that audiences are computed side by side: each as if it were alone.
#[test]
fn audiences_side_by_side_are_as_one_by_one() {
    let mut both = super::plan(104, &[50_000, 80_000]);
    both.channels = (0..100)
        .map(|number| {
            let models = [super::rating(0.01, 0.015), super::rating(0.02, 0.03)];
            let mut new = channel(number, crate::plan::Unit::Insertions, &models);
            new.overlap = if number < 3 { 0.6 } else { 0.0 };
            new
        })
        .collect();
    both.placements = (0..100).map(|number| placement(number, number, &[1, 2, 0, 1])).collect();
    let mut one = both.clone();
    one.audiences.make_mut().pop();
    assert_eq!(reach(&both).audiences[0], reach(&one).audiences[0]);
    assert_eq!(reach(&both), reach(&both));
    let mut edited = both.clone();
    Arc::make_mut(&mut edited.placements.make_mut()[1]).quantities = vec![4];
    assert_eq!(reach_after_edit(&ReachState::of(&both), &edited).results(), &reach(&edited));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_computation_after_edits_equals_one_from_nothing(
        mut plan in possible_plan(),
        changes in prop::collection::vec(change(), 1..14),
    ) {
        let mut state = ReachState::of(&plan);
        for change in changes {
            apply(&mut plan, &change);
            state = reach_after_edit(&state, &plan);
            prop_assert_eq!(state.results(), &reach(&plan), "after {:?}", change);
        }
    }

    #[test]
    fn an_unrelated_plan_before_does_no_harm(before in possible_plan(), plan in possible_plan()) {
        let state = reach_after_edit(&ReachState::of(&before), &plan);
        prop_assert_eq!(state.results(), &reach(&plan));
    }
}
