//! What easing each limit brings, held against looking at every plan.

use super::brute::{Numbers, asked};
use super::*;
use crate::optimise::consistent::Alike;
use crate::optimise::explain::eased;
use crate::optimise::{Limit, Problem, SpendLimit, SpentOn, binding};
use crate::plan::{Element, List, Placement};

/// The best value of all choices of a problem within its money, its limits of spending and its floor of consistency.
fn best_of_all(problem: &Problem) -> Option<f64> {
    let floor = problem.request.consistency.map(|floor| (floor, Alike::of(problem)));
    let mut chosen = vec![0; problem.channels.len()];
    let mut best: Option<f64> = None;
    loop {
        let row = problem.row(&chosen);
        let keeps_floor = floor.as_ref().is_none_or(|(floor, alike)| alike.keeps(&chosen, *floor));
        if problem.cost(&chosen) <= problem.money && problem.space.keeps_spending(&row) && keeps_floor {
            let value = problem.space.value(&row);
            best = Some(best.map_or(value, |best: f64| best.max(value)));
        }
        if !is_next(&mut chosen, problem) {
            return best;
        }
    }
}

/// What the best plan spends on something where that is not limited.
fn spent_freely(plan: &Plan, request: &Request, on: &SpentOn) -> Money {
    let mut asked = request.clone();
    asked.limits.spending = vec![SpendLimit { on: on.clone(), least: Some(Money::ZERO), most: None }];
    let Ok(answer) = solved(plan, &asked) else { return Money::ZERO };
    let problem = Problem::of(plan, &asked).unwrap();
    let channels = problem.channels.iter().zip(&answer.channels);
    let spent = channels.map(|(channel, answer)| {
        let choice = channel.choices.iter().find(|choice| choice.units == answer.units).unwrap();
        choice.spent[0] as i128
    });
    Money(spent.sum())
}

/// A plan of three channels and four placements of two messages, two of them on the first channel, with limits of every kind.
fn with_limits(case: u64) -> (Plan, Request) {
    let mut numbers = Numbers(case.wrapping_mul(0x9e37_79b9) + 5);
    let money = 400.0 + 1500.0 * numbers.next();
    let (mut plan, ranges) = numbers.plan(3, 1 + usize::from(case % 4 == 3), money);
    let elements = [Element::Advertising, Element::Publicity, Element::Advertising];
    let changed = plan.channels.iter().zip(elements);
    let channels: List<Channel> =
        changed.map(|(channel, element)| Channel { element, ..Channel::clone(channel) }).collect();
    plan.channels = channels;
    let first = &plan.placements[0];
    let other = Placement { id: "p3".into(), message: "m1".into(), ..Placement::clone(first) };
    plan.placements = plan.placements.iter().map(|one| Placement::clone(one)).chain([other]).collect();
    let mut request = asked(&plan, &ranges, Goal::Reach { times: 1 + case as usize % 3 }, &[1.0]);
    if case % 4 == 3 {
        request.audiences = vec![("a0".into(), 0.6), ("a1".into(), 0.4)];
    }
    match case % 6 {
        0 => request.limits.keep(&SpentOn::Element(Element::Publicity), true),
        1 => request.limits.keep(&SpentOn::Message("m1".into()), true),
        2 => request.limits.keep(&SpentOn::Placement("p0".into()), true),
        3 => request.consistency = Some(0.6 + 0.4 * numbers.next()),
        4 => {
            let on = [SpentOn::Placement("p2".into()), SpentOn::Message("m0".into())][case as usize / 6 % 2].clone();
            // A euro less than the best plan spends without the limit.
            let most = Some(spent_freely(&plan, &request, &on) - euros(1)).filter(|most| *most > Money::ZERO);
            request.limits.spending = vec![SpendLimit { on, least: None, most }];
        }
        _ => {
            request.limits.keep(&SpentOn::Placement("p1".into()), true);
            let on = SpentOn::Element(Element::Advertising);
            let least = Some(spent_freely(&plan, &request, &on) + euros(1));
            request.limits.spending = vec![SpendLimit { on, least, most: None }];
        }
    }
    (plan, request)
}

#[test]
fn what_each_limit_is_worth_is_what_the_best_plan_without_it_has_more() {
    let mut seen = std::collections::BTreeMap::new();
    for case in 0..240 {
        let (plan, request) = with_limits(case);
        let Ok(answer) = solved(&plan, &request) else { continue };
        let binding = binding(&plan, &answer, Watch::NONE);
        let problem = Problem::of(&plan, &Request { money: Some(answer.money), ..request.clone() }).unwrap();
        let before = best_of_all(&problem).unwrap();
        assert!((before - answer.proposed.value).abs() < 1e-9, "{case}: {before} {}", answer.proposed.value);
        for eased in eased(&plan, &answer) {
            let money = eased.request.money.unwrap_or(answer.money);
            let request = Request { money: Some(money), ..eased.request };
            let eased_problem = Problem::including(&plan, &request, &answer.channels).unwrap();
            let worth = best_of_all(&eased_problem).map_or(0.0, |best| (best - before).max(0.0));
            let said = binding.iter().find(|one| one.limit == eased.limit && one.widened == eased.widened);
            let said = said.map_or(0.0, |one| one.worth);
            assert!((said - worth).abs() < 2e-12, "{case}: {:?} is worth {worth}, not {said}", eased.limit);
            if worth > 1e-9 {
                let kind = format!("{:?}", eased.limit);
                let end = kind.find(|letter: char| letter.is_ascii_digit()).unwrap_or(kind.len());
                *seen.entry(kind[..end].to_owned()).or_insert(0) += 1;
            }
        }
    }
    for kind in ["Money", "Most(", "Kept(Element", "Kept(Message", "Kept(Placement", "MostSpent"] {
        assert!(seen.keys().any(|known: &String| known.starts_with(kind)), "no {kind} was worth anything: {seen:?}");
    }
}

#[test]
fn a_floor_just_above_the_best_plan_is_worth_what_it_takes() {
    let mut compared = 0;
    for case in 0..60 {
        let mut numbers = Numbers(case + 300);
        let money = 400.0 + 1500.0 * numbers.next();
        let (plan, ranges) = numbers.plan(3, 1, money);
        let request = asked(&plan, &ranges, Goal::Reach { times: 1 }, &[1.0]);
        let Ok(free) = solved(&plan, &request) else { continue };
        let Ok(consistency) = free.proposed.consistency else { continue };
        let above = Request { consistency: Some(consistency + 0.005), ..request };
        let Ok(held) = solved(&plan, &above) else { continue };
        let binding = binding(&plan, &held, Watch::NONE);
        let floor = binding.iter().find(|one| matches!(one.limit, Limit::Consistency(_)));
        let (said, taken) = (floor.map_or(0.0, |one| one.worth), free.proposed.value - held.proposed.value);
        assert!((said - taken).abs() < 1e-11, "{case}: {said} {taken}");
        compared += usize::from(taken > 1e-6);
    }
    assert!(compared > 3, "{compared}");
}

#[test]
fn the_cheapest_plan_keeps_a_floor_of_consistency() {
    let mut compared = 0;
    for case in 0..120 {
        let mut numbers = Numbers(case + 900);
        let (plan, ranges) = numbers.plan(3, 1, 5000.0);
        let target = 0.2 + 0.4 * numbers.next();
        let mut request = asked(&plan, &ranges, Goal::Cheapest { times: 1, target }, &[1.0]);
        request.consistency = Some(0.5 + 0.5 * numbers.next());
        let problem = Problem::of(&plan, &request).unwrap();
        let alike = Alike::of(&problem);
        let mut chosen = vec![0; problem.channels.len()];
        let mut least: Option<i64> = None;
        loop {
            let is_enough = problem.value(&chosen) >= target - 1e-13;
            if is_enough && alike.keeps(&chosen, request.consistency.unwrap()) {
                let cost = problem.cost(&chosen);
                least = Some(least.map_or(cost, |least| least.min(cost)));
            }
            if !is_next(&mut chosen, &problem) {
                break;
            }
        }
        match (least, solved(&plan, &request)) {
            (Some(least), Ok(answer)) => {
                assert_eq!(answer.proposed.media, Money(least.into()), "{case}");
                assert_eq!(answer.proof, crate::optimise::Proof::Proved, "{case}");
                assert!(answer.proposed.consistency.unwrap() >= request.consistency.unwrap() - 1e-12, "{case}");
                compared += 1;
            }
            (None, Err(_)) => {}
            (expected, found) => panic!("{case}: {expected:?} {found:?}"),
        }
    }
    assert!(compared > 20, "{compared}");
}

#[test]
fn spending_that_cannot_be_is_said_before_any_plan_is_looked_for() {
    let (plan, _) = Numbers(7).plan(2, 1, 5000.0);
    let mut request = asked(&plan, &[(0, 3), (0, 3)], Goal::Reach { times: 1 }, &[1.0]);
    let on = SpentOn::Element(Element::Advertising);
    let cases = [
        (
            Some(Money(20_000)),
            Some(Money(10_000)),
            vec![Limit::LeastSpent(on.clone(), Money(20_000)), Limit::MostSpent(on.clone(), Money(10_000))],
        ),
        (Some(Money(100_000_000)), None, vec![Limit::LeastSpent(on.clone(), Money(100_000_000))]),
    ];
    for (least, most, expected) in cases {
        request.limits.spending = vec![SpendLimit { on: on.clone(), least, most }];
        match solved(&plan, &request) {
            Err(NoAnswer::Contradiction { limits, .. }) => {
                let found: Vec<Limit> = limits.into_iter().map(|one| one.limit).collect();
                assert_eq!(found, expected);
            }
            other => panic!("{other:?}"),
        }
    }
}

fn impressions(weekly: u64, price: &str) -> Given {
    let models = vec![ContactModel::Impressions { reachable: Some(0.6), observed: None }];
    Given { models, cost: CostModel::PerThousand(price.parse().unwrap()), weekly: vec![weekly, weekly] }
}

#[test]
fn what_is_dearer_than_the_money_is_taken_in_blocks_that_use_it() {
    // A fortieth of the first channel's units costs five times the budget.
    let plan = plan_of(&[50_000_000], &[impressions(500_000_000, "10"), impressions(400_000, "25")], "100000");
    let mut before = 0.0;
    for money in [1000, 4000, 20_000, 50_000, 99_000, 100_000, 101_000, 150_000, 600_000, 1_000_000] {
        let request = Request { money: Some(euros(money)), ..Request::of(Goal::Reach { times: 2 }) };
        let answer = solved(&plan, &request).unwrap();
        assert!(answer.proposed.value >= before - 1e-12, "more money is never less: {money}");
        assert!(answer.channels[0].is_finer && !answer.channels[1].is_finer);
        if money >= 50_000 {
            assert!(answer.left.0 * 40 <= answer.money.0, "{money}: {:?} is left", answer.left);
        }
        before = answer.proposed.value;
    }
}

#[test]
fn asking_again_after_applying_asks_the_same() {
    let given = |r1: f64, price: &str, weekly: u64| Given {
        models: vec![ContactModel::Rating { r1, r2: Some(r1 + 0.4 * r1 * (1.0 - r1)) }],
        cost: CostModel::PerUnit(price.parse().unwrap()),
        weekly: vec![weekly, weekly],
    };
    let channels = [given(0.12, "900", 3), given(0.2, "700", 2), given(0.05, "100", 4), impressions(700_000, "8")];
    let plan = plan_of(&[1_000_000], &channels, "20000");
    let mut request = Request::of(Goal::Reach { times: 3 });
    let first = solved(&plan, &request).unwrap();
    assert!(!first.is_today);
    let plan = applied(&plan, &first);
    request.limits.counted_from = first.channels.iter().map(|channel| (channel.id.clone(), channel.today)).collect();
    let again = solved(&plan, &request).unwrap();
    assert!(again.is_today && again.proof == crate::optimise::Proof::Proved, "{:?}", units(&again));
    assert!((again.proposed.value - first.proposed.value).abs() < 1e-12);
}

#[test]
fn limits_of_spending_of_a_large_plan_are_proved_and_said_in_bounded_work() {
    let given = |at: u32| Given {
        models: vec![ContactModel::Rating { r1: 0.04 + 0.02 * f64::from(at), r2: Some(0.07 + 0.03 * f64::from(at)) }],
        cost: CostModel::PerUnit(format!("{}", 500 + 170 * at).parse().unwrap()),
        weekly: vec![3, 3],
    };
    let channels: Vec<Given> = (0..9).map(given).collect();
    let plan = plan_of(&[1_000_000], &channels, "300000");
    let mut request = Request::of(Goal::Reach { times: 3 });
    let on = SpentOn::Message("m0".into());
    request.limits.spending = vec![SpendLimit { on, least: None, most: Some(euros(9000)) }];
    let answer = solved(&plan, &request).unwrap();
    assert_eq!(answer.proof, crate::optimise::Proof::Proved);
    assert!(answer.labels < 500_000, "{}", answer.labels);
    let reported = std::sync::Mutex::new(Vec::new());
    let progress = |part: f64| reported.lock().unwrap().push(part);
    let all = binding(&plan, &answer, Watch { stopped: &|| false, progress: &progress });
    assert!(all.iter().any(|one| matches!(one.limit, Limit::MostSpent(..)) && one.worth > 0.0));
    let reported = reported.into_inner().unwrap();
    assert!(reported.len() > 10 && reported.iter().all(|part| (0.0..=1.0 + 1e-9).contains(part)), "{}", reported.len());
    // Once it is stopped nothing more is begun.
    let stopped = binding(&plan, &answer, Watch { stopped: &|| true, progress: &|_| {} });
    assert!(stopped.is_empty());
}
