//! Every plan within the limits, looked at by the analysis itself.

use super::*;
use crate::budget::budget;
use crate::optimise::{LeftReason, Limit, Limits, Proof, SpendLimit, SpentOn};
use crate::plan::{
    Bilingual, BuyingTerms, CostBase, CostShare, CostTerms, Element, Fee, FeeAmount, List, Observed, OtherCost,
    Placement,
};
use crate::reach::reach;

/// Numbers that look random, the same on every run.
pub(in crate::optimise) struct Numbers(pub(in crate::optimise) u64);

impl Numbers {
    pub(in crate::optimise) fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(super) fn below(&mut self, most: u64) -> u64 {
        (self.next() * most as f64) as u64
    }

    /// A contact model of the kind that a channel has, in an audience of a million.
    fn model(&mut self, kind: u64) -> ContactModel {
        let r1 = 0.03 + 0.3 * self.next();
        let room = r1 * (1.0 - r1);
        match kind {
            0 => ContactModel::Rating { r1, r2: None },
            1 => ContactModel::Rating { r1, r2: Some(r1 + (0.2 + 0.6 * self.next()) * room) },
            2 => ContactModel::Rating { r1, r2: Some(r1) },
            3 => ContactModel::Impressions { reachable: None, observed: None },
            4 => ContactModel::Impressions { reachable: Some(0.3 + 0.6 * self.next()), observed: None },
            5 => {
                let observed = Observed { impressions: 1_000_000, reach: 0.25 + 0.3 * self.next() };
                ContactModel::Impressions { reachable: None, observed: Some(observed) }
            }
            _ => {
                let observed = Observed { impressions: 800_000, reach: 0.6 + 0.15 * self.next() };
                ContactModel::Impressions { reachable: None, observed: Some(observed) }
            }
        }
    }

    fn cost(&mut self, is_insertions: bool) -> CostModel {
        let price = |price: f64| format!("{price:.2}").parse().unwrap();
        match (self.below(6), is_insertions) {
            (0, _) => CostModel::Flat(price(300.0 + 900.0 * self.next())),
            (1, _) => CostModel::PerWeek(price(100.0 + 300.0 * self.next())),
            (2, _) => CostModel::Free,
            (_, true) => CostModel::PerUnit(price(100.0 + 900.0 * self.next())),
            (_, false) => CostModel::PerThousand(price(2.0 + 9.0 * self.next())),
        }
    }

    /// A plan of `count` channels of all kinds, with the ranges of each.
    pub(in crate::optimise) fn plan(&mut self, count: usize, audiences: usize, budget: f64) -> (Plan, Vec<(u64, u64)>) {
        let mut ranges = Vec::new();
        let given: Vec<Given> = (0..count)
            .map(|_| {
                let kind = self.below(7);
                let is_insertions = kind < 3;
                let models = (0..audiences).map(|_| self.model(kind)).collect();
                let scale = if is_insertions { 1 } else { 100_000 };
                let weekly: Vec<u64> = (0..3).map(|_| self.below(3) * scale).collect();
                let most = if is_insertions { 2 + self.below(3) } else { 30 };
                let least = u64::from(self.below(4) == 0 && is_insertions);
                ranges.push((least, most));
                Given { models, cost: self.cost(is_insertions), weekly }
            })
            .collect();
        let sizes: Vec<u64> = (0..audiences).map(|_| 1_000_000).collect();
        (plan_of(&sizes, &given, &format!("{budget:.2}")), ranges)
    }
}

/// The request of a random plan; impressions have a few steps only.
pub(super) fn asked(plan: &Plan, ranges: &[(u64, u64)], goal: Goal, weights: &[f64]) -> Request {
    let mut request = Request { steps: 3, ..Request::of(goal) };
    for (channel, &(least, most)) in plan.channels.iter().zip(ranges) {
        let range = match channel.unit {
            Unit::Insertions => Range::Between { least, most },
            Unit::Impressions => Range::Between { least: 0, most: most * 10_000 },
        };
        request.limits.set_range(&channel.id, Some(range));
    }
    request.audiences =
        weights.iter().enumerate().map(|(at, &weight)| (format!("a{at}").as_str().into(), weight)).collect();
    request
}

/// What the analysis says about a plan: the value of the goal and the cost of media.
pub(super) fn looked_at(plan: &Plan, request: &Request) -> (f64, Money) {
    let results = reach(plan);
    let all: f64 = request.audiences.iter().map(|(_, weight)| weight).sum();
    let value = request.audiences.iter().map(|(id, weight)| {
        let position = plan.audiences.iter().position(|audience| audience.id == *id).unwrap();
        let reach = results.audiences[position].as_ref();
        let value = match request.goal {
            Goal::Points { times } => reach.map_or(0.0, |reach| reach.effective_grp(times)),
            goal => reach.map_or(0.0, |reach| reach.k_plus[goal.times() - 1]),
        };
        weight / all * value
    });
    (value.sum(), budget(plan).media.exact().unwrap())
}

/// The best value over all plans that have the units of the problem's choices.
fn best_by_hand(plan: &Plan, request: &Request, within: &dyn Fn(&Plan) -> bool) -> Option<f64> {
    let problem = crate::optimise::Problem::of(plan, request).unwrap();
    let mut chosen = vec![0; problem.channels.len()];
    let mut best: Option<f64> = None;
    loop {
        let tried = problem.plan_of(&chosen);
        let (value, cost) = looked_at(&tried, request);
        if cost <= problem.money() && within(&tried) {
            best = Some(best.map_or(value, |best: f64| best.max(value)));
        }
        if !is_next(&mut chosen, &problem) {
            return best;
        }
    }
}

#[test]
fn no_plan_of_all_is_better() {
    let mut numbers = Numbers(7);
    for case in 0..24 {
        let money = 600.0 + 1500.0 * numbers.next();
        let (plan, ranges) = numbers.plan(3, 1 + case % 2, money);
        let times = 1 + case % 3;
        let goal = if case % 5 == 4 { Goal::Points { times } } else { Goal::Reach { times } };
        let request = asked(&plan, &ranges, goal, &[0.6, 0.4][..=case % 2]);
        let expected = best_by_hand(&plan, &request, &|_| true);
        let found = solved(&plan, &request);
        match (expected, found) {
            (Some(expected), Ok(answer)) => {
                let scale = if matches!(goal, Goal::Points { .. }) { 100.0 } else { 1.0 };
                assert!(
                    (answer.proposed.value - expected).abs() < 1e-12 * scale,
                    "{case}: {} {expected}",
                    answer.proposed.value
                );
                assert_eq!(answer.proof, Proof::Proved);
                let applied = applied(&plan, &answer);
                let (value, cost) = looked_at(&applied, &request);
                assert!((value - answer.proposed.value).abs() < 1e-12 * scale, "{case}: {value}");
                assert_eq!(cost, answer.proposed.media, "{case}");
                assert!(cost <= answer.money);
            }
            (None, Err(NoAnswer::Contradiction { .. })) => {}
            (expected, found) => panic!("{case}: {expected:?}, {found:?}"),
        }
    }
}

#[test]
fn spending_on_elements_and_messages_is_kept() {
    let mut numbers = Numbers(11);
    for case in 0..8 {
        let (mut plan, ranges) = numbers.plan(4, 1, 2500.0);
        let elements = [Element::Advertising, Element::Publicity, Element::Advertising, Element::Packaging];
        let changed = plan.channels.iter().zip(elements);
        let channels: List<Channel> =
            changed.map(|(channel, element)| Channel { element, ..Channel::clone(channel) }).collect();
        plan.channels = channels;
        let mut request = asked(&plan, &ranges, Goal::Reach { times: 1 }, &[1.0]);
        let floor = euros(300 + 40 * i64::from(case));
        let cap = euros(800);
        request.limits.spending = vec![
            SpendLimit { on: SpentOn::Element(Element::Advertising), least: Some(floor), most: None },
            SpendLimit { on: SpentOn::Message("m1".into()), least: None, most: Some(cap) },
        ];
        let within = |plan: &Plan| {
            let results = budget(plan);
            let element = results.by_element.iter().find(|(element, _)| *element == Element::Advertising);
            element.is_some_and(|(_, cost)| cost.at_least() >= floor) && results.by_message[1].at_least() <= cap
        };
        let expected = best_by_hand(&plan, &request, &within);
        match (expected, solved(&plan, &request)) {
            (Some(expected), Ok(answer)) => {
                assert!(
                    (answer.proposed.value - expected).abs() < 1e-12,
                    "{case}: {} {expected}",
                    answer.proposed.value
                );
                assert!(within(&answer.plan));
            }
            (None, Err(NoAnswer::Contradiction { .. })) => {}
            (expected, found) => panic!("{case}: {expected:?}, {found:?}"),
        }
    }
}

#[test]
fn costs_that_follow_what_is_spent_leave_as_much_as_the_best_plan_needs() {
    let mut numbers = Numbers(29);
    for case in 0..24 {
        let money = 900.0 + 1500.0 * numbers.next();
        let (mut plan, ranges) = numbers.plan(3, 1, money);
        let of = [CostBase::Media, CostBase::Total, CostBase::Net, CostBase::Budget][case % 4].clone();
        let percent = ["10", "25", "7.5"][case % 3].parse().unwrap();
        let terms = CostTerms { share: Some(CostShare { percent, of: of.clone() }), ..CostTerms::default() };
        plan.other_costs = [OtherCost { terms, ..OtherCost::blank("share".into()) }].into_iter().collect();
        // What media are paid is less than what they cost.
        let fee = Fee { name: Bilingual::default(), amount: FeeAmount::Amount("20".parse().unwrap()) };
        let with_fee = |one: &Channel| Channel {
            terms: BuyingTerms { fees: vec![fee.clone()], ..one.terms.clone() },
            ..one.clone()
        };
        plan.channels = plan.channels.iter().map(|one| with_fee(one)).collect();
        let request = asked(&plan, &ranges, Goal::Reach { times: 1 + case % 2 }, &[1.0]);
        let within = |plan: &Plan| budget(plan).remaining.unwrap().exact().unwrap() >= Money::ZERO;
        let any = Request { money: Some(euros(1_000_000)), ..request.clone() };
        match (best_by_hand(&plan, &any, &within), solved(&plan, &request)) {
            (Some(expected), Ok(answer)) => {
                let value = answer.proposed.value;
                assert!(within(&answer.plan), "{case}: the budget is kept");
                assert!(answer.bound >= expected - 1e-12, "{case}: {} {expected}", answer.bound);
                if of != CostBase::Net || answer.proof == Proof::Proved {
                    assert!((value - expected).abs() < 1e-12, "{case}: {value} {expected}");
                    assert_eq!(answer.proof, Proof::Proved, "{case}");
                }
            }
            (None, Err(NoAnswer::Contradiction { .. })) => {}
            (expected, found) => panic!("{case}: {expected:?}, {found:?}"),
        }
    }
}

#[test]
fn a_limit_of_spending_is_named_where_it_keeps_further_steps() {
    let (plan, _) = Numbers(7).plan(2, 1, 5000.0);
    let mut request = asked(&plan, &[(0, 3), (0, 3)], Goal::Reach { times: 1 }, &[1.0]);
    request.money = Some(euros(100_000));
    let free = solved(&plan, &request).unwrap();
    let cap = Money(free.proposed.media.0 / 2);
    let on = SpentOn::Element(Element::Advertising);
    request.limits.spending = vec![SpendLimit { on: on.clone(), least: None, most: Some(cap) }];
    let answer = solved(&plan, &request).unwrap();
    assert_eq!(answer.left_reason, LeftReason::NotAllowed);
    let binding = crate::optimise::binding(&plan, &answer, Watch::NONE);
    let worth = binding.iter().find_map(|one| match &one.widened {
        Limit::MostSpent(_, most) if *most > cap => {
            let wider = SpendLimit { on: on.clone(), least: None, most: Some(*most) };
            let wider =
                Request { limits: Limits { spending: vec![wider], ..request.limits.clone() }, ..request.clone() };
            Some((one.worth, solved(&plan, &wider).unwrap().proposed.value - answer.proposed.value))
        }
        _ => None,
    });
    if let Some((said, found)) = worth {
        assert!((said - found).abs() < 1e-12, "{said} {found}");
    }
    request.limits.spending = vec![SpendLimit { on, least: None, most: Some(Money::ZERO) }];
    request.goal = Goal::Cheapest { times: 1, target: 0.9 };
    let beyond = solved(&plan, &request);
    assert!(matches!(beyond, Err(NoAnswer::BeyondReach { .. })), "{beyond:?}");
}

#[test]
fn channels_that_overlap_are_all_looked_at() {
    let mut numbers = Numbers(23);
    for case in 0..4 {
        let (mut plan, ranges) = numbers.plan(3, 1, 1800.0);
        let channels: List<Channel> =
            plan.channels.iter().map(|channel| Channel { overlap: 0.5, ..Channel::clone(channel) }).collect();
        plan.channels = channels;
        let request = asked(&plan, &ranges, Goal::Reach { times: 2 }, &[1.0]);
        let expected = best_by_hand(&plan, &request, &|_| true).unwrap();
        let answer = solved(&plan, &request).unwrap();
        assert!((answer.proposed.value - expected).abs() < 1e-9, "{case}: {} {expected}", answer.proposed.value);
        assert_eq!(answer.proof, Proof::Proved);
    }
}

#[test]
fn weeks_and_patterns_are_kept() {
    let (plan, _) = Numbers(3).plan(2, 1, 900.0);
    let one = Placement { quantities: vec![2, 0, 1], pattern: None, ..Placement::clone(&plan.placements[0]) };
    let two = Placement {
        id: "q".into(),
        quantities: vec![3, 3, 3],
        pattern: Some(crate::plan::Pattern::Continuous { per_week: 3 }),
        ..one.clone()
    };
    let plan = Plan { placements: [one, two].into_iter().collect(), ..plan };
    let request =
        Request { money: Some(euros(1_000_000)), ..asked(&plan, &[(0, 24)], Goal::Reach { times: 1 }, &[1.0]) };
    let problem = crate::optimise::Problem::of(&plan, &request).unwrap();
    for units in [0, 1, 7, 12, 24] {
        let quantities = problem.channels[0].spread.quantities(units);
        assert_eq!(quantities.iter().flatten().sum::<u64>(), units);
        assert_eq!(quantities[0][1], 0, "a gap stays one");
    }
    assert_eq!(problem.channels[0].spread.quantities(24), [vec![4, 0, 2], vec![6, 6, 6]]);
}
