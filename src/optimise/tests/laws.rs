//! Laws that hold for every plan.

use std::sync::atomic::{AtomicU64, Ordering};

use super::brute::{Numbers, asked};
use super::*;

/// The value of an answer; nothing where the limits cannot be kept.
fn value(plan: &Plan, request: &Request) -> f64 {
    match solved(plan, request) {
        Ok(answer) => {
            assert!(answer.bound >= answer.proposed.value - 1e-12);
            assert!(answer.proposed.media <= answer.money);
            if answer.today_is_allowed {
                assert!(answer.proposed.value >= answer.today.value - 1e-12, "below the plan of today");
            }
            for channel in &answer.channels {
                assert!((channel.least..=channel.most).contains(&channel.units), "{channel:?}");
            }
            answer.proposed.value
        }
        Err(NoAnswer::Contradiction { .. }) => f64::NEG_INFINITY,
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn wider_limits_and_more_money_are_never_worse() {
    let mut numbers = Numbers(41);
    for case in 0..60 {
        let money = 500.0 + 2000.0 * numbers.next();
        let (plan, ranges) = numbers.plan(4, 1, money);
        let request = asked(&plan, &ranges, Goal::Reach { times: 1 + case % 4 }, &[1.0]);
        let before = value(&plan, &request);
        let budget = crate::optimise::left_for_media(&plan).unwrap();
        let more = Request { money: Some(Money(budget.0 + budget.0 / 5)), ..request.clone() };
        assert!(value(&plan, &more) >= before - 1e-12, "{case}: more money");
        let mut wider = request.clone();
        let (id, range) = wider.limits.channels[case % 4].clone();
        let Range::Between { least, most } = range else { panic!("a range was asked for") };
        // Units beyond a few are taken in steps, which a limit can cut.
        let step = crate::optimise::Problem::of(&plan, &request).map_or(1, |problem| problem.channels[case % 4].step);
        wider.limits.set_range(&id, Some(Range::Between { least: least.saturating_sub(step), most: most + step }));
        if most % step == 0 && least % step == 0 {
            assert!(value(&plan, &wider) >= before - 1e-12, "{case}: a wider limit");
        }
        let mut locked = request.clone();
        locked.limits.set_range(&id, Some(Range::Locked));
        if let Ok(answer) = solved(&plan, &locked) {
            let today = answer.channels[case % 4].today;
            if (least..=most).contains(&today) {
                assert!(before >= answer.proposed.value - 1e-12, "{case}: a removed lock");
            }
        }
    }
}

#[test]
fn no_random_plan_exceeds_the_bound() {
    let mut numbers = Numbers(5);
    for case in 0..12 {
        let (plan, ranges) = numbers.plan(5, 1 + case % 2, 1500.0);
        let request = asked(&plan, &ranges, Goal::Reach { times: 1 + case % 3 }, &[0.5, 0.5][..=case % 2]);
        let Ok(answer) = solved(&plan, &request) else { continue };
        let problem = crate::optimise::Problem::of(&plan, &request).unwrap();
        for _ in 0..300 {
            let chosen: Vec<usize> =
                problem.channels.iter().map(|channel| numbers.below(channel.choices.len() as u64) as usize).collect();
            if Money(problem.cost(&chosen).into()) <= problem.money() {
                assert!(problem.value(&chosen) <= answer.bound + 1e-12, "{case}");
            }
        }
    }
}

#[test]
fn one_run_is_like_another() {
    let (plan, ranges) = Numbers(77).plan(7, 2, 3000.0);
    let request = asked(&plan, &ranges, Goal::Reach { times: 2 }, &[0.7, 0.3]);
    let first = solved(&plan, &request).unwrap();
    let on_one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let second = on_one.install(|| solved(&plan, &request)).unwrap();
    assert_eq!(first.proposed.value.to_bits(), second.proposed.value.to_bits());
    assert_eq!(first, second);
}

#[test]
fn what_is_stopped_has_a_plan_and_a_bound() {
    let (plan, ranges) = Numbers(19).plan(7, 1, 3000.0);
    let request = asked(&plan, &ranges, Goal::Reach { times: 3 }, &[1.0]);
    let best = solved(&plan, &request).unwrap().proposed.value;
    for looks in [0, 1, 2, 5, 20, 60, 200] {
        let looked = AtomicU64::new(0);
        let stopped = || looked.fetch_add(1, Ordering::Relaxed) >= looks;
        let watch = Watch { stopped: &stopped, progress: &|_| {} };
        match optimise(&plan, &request, watch) {
            Ok(answer) => {
                assert!(answer.proposed.media <= answer.money);
                assert!(answer.bound >= best - 1e-12 && answer.proposed.value <= best + 1e-12, "{looks}: {answer:?}");
            }
            Err(why) => assert_eq!(why, NoAnswer::Stopped, "{looks}"),
        }
    }
}
