//! Vectors, brute force over the analysis itself, and laws over random plans.

pub(super) mod brute;
mod fronts;
mod laws;
mod limits;
mod vectors;

use std::sync::Arc;

use super::{Goal, NoAnswer, Proposal, Range, Request, Watch, edit_to, optimise};
use crate::edit::History;
use crate::plan::sample_b::{audience, channel, message, placement};
use crate::plan::{Calendar, Channel, Contact, ContactModel, CostModel, Currency, Money, Plan, Tool, Unit};

/// Goes on to the next of all choices of the channels; false behind the last one.
pub(super) fn is_next(chosen: &mut [usize], problem: &super::Problem) -> bool {
    for (at, one) in chosen.iter_mut().enumerate() {
        *one += 1;
        if *one < problem.channels[at].choices.len() {
            return true;
        }
        *one = 0;
    }
    false
}

/// A channel of a plan that is made for a test: how each audience meets it, its price, and its weekly units today.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub(super) models: Vec<ContactModel>,
    pub(super) cost: CostModel,
    pub(super) weekly: Vec<u64>,
}

/// A plan of these channels `c0`, `c1`, … with one placement each, among audiences `a0`, `a1`, … of these sizes.
pub(super) fn plan_of(sizes: &[u64], channels: &[Given], budget: &str) -> Plan {
    let currency: Currency = "EUR".parse().unwrap();
    let weeks = channels.iter().map(|given| given.weekly.len()).max().unwrap_or(1).max(1);
    let calendar = Calendar { start: jiff::civil::date(2026, 3, 1), weeks: u32::try_from(weeks).unwrap() };
    let mut plan = Plan::empty(calendar, currency);
    plan.money.budget = budget.parse().unwrap();
    plan.audiences = sizes.iter().enumerate().map(|(at, &size)| audience(&format!("a{at}"), size)).collect();
    plan.messages = [message("m0"), message("m1")].into_iter().collect();
    plan.channels = channels.iter().enumerate().map(|(at, given)| channel_of(at, given)).collect();
    let placements = channels.iter().enumerate().map(|(at, given)| {
        placement(&format!("p{at}"), &format!("m{}", at % 2), &format!("c{at}"), &[], 1, &given.weekly)
    });
    plan.placements = placements.collect();
    plan
}

fn channel_of(at: usize, given: &Given) -> Channel {
    let contacts = given.models.iter().enumerate().map(|(audience, &model)| Contact {
        audience: format!("a{audience}").as_str().into(),
        model,
        share: None,
        source: String::new(),
    });
    let unit = given.models.first().map_or(Unit::Insertions, ContactModel::unit);
    Channel {
        unit,
        cost: given.cost.clone(),
        contacts: contacts.collect(),
        ..channel(&format!("c{at}"), Tool::Other, &[])
    }
}

/// A request for the most of `goal` within ranges of the channels.
pub(super) fn request(goal: Goal, ranges: &[(u64, u64)]) -> Request {
    let mut request = Request::of(goal);
    for (at, &(least, most)) in ranges.iter().enumerate() {
        request.limits.set_range(&format!("c{at}").as_str().into(), Some(Range::Between { least, most }));
    }
    request
}

pub(super) fn solved(plan: &Plan, request: &Request) -> Result<Proposal, NoAnswer> {
    optimise(plan, request, Watch::NONE)
}

pub(super) fn units(answer: &Proposal) -> Vec<u64> {
    answer.channels.iter().map(|channel| channel.units).collect()
}

/// Major units of the test's currency as money.
pub(super) fn euros(amount: i64) -> Money {
    Money(i128::from(amount) * 100)
}

/// The plan after the edit of the answer, made as the program makes it.
pub(super) fn applied(plan: &Plan, answer: &Proposal) -> Plan {
    let mut history = History::new(Arc::new(plan.clone()));
    if let Some(edit) = edit_to(plan, &answer.plan) {
        assert!(history.perform(&edit, None).unwrap());
    }
    Plan::clone(history.plan())
}
