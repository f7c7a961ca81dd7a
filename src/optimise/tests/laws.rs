//! Laws that hold for every plan.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

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
        for _ in 0..900 {
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

/// How many random plans the suite tries; a longer run sets `IMC_PLANNER_CASES`.
const CASES: u64 = 10_000;

/// A small random plan with a request: insertions and impressions of every model, price steps, locks, one or two audiences, k+
/// or points, sometimes with overlap.
fn small(case: u64) -> (Plan, Request) {
    let mut numbers = Numbers(case.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let audiences = 1 + usize::try_from(case % 2).unwrap();
    let money = 300.0 + 1500.0 * numbers.next();
    let (mut plan, ranges) = numbers.plan(2 + usize::from(case.is_multiple_of(3)), audiences, money);
    if case.is_multiple_of(8) {
        plan.channels =
            plan.channels.iter().map(|channel| Channel { overlap: 0.4, ..Channel::clone(channel) }).collect();
    }
    if case % 4 == 1 {
        let steps = [(2, "10"), (4, "25")];
        let stepped = |channel: &Channel| {
            let mut stepped = channel.clone();
            stepped.terms.volume_discounts = steps
                .iter()
                .map(|&(from_units, percent)| crate::plan::DiscountStep {
                    from_units,
                    percent: percent.parse().unwrap(),
                })
                .collect();
            stepped
        };
        plan.channels = plan.channels.iter().map(|channel| stepped(channel)).collect();
    }
    let times = 1 + usize::try_from(numbers.below(4)).unwrap();
    let goal = if case % 5 == 4 { Goal::Points { times } } else { Goal::Reach { times } };
    let mut request = Request { steps: 2, ..asked(&plan, &ranges, goal, &[0.6, 0.4][..audiences]) };
    if case % 6 == 5 {
        let locked = plan.channels[0].id.clone();
        request.limits.set_range(&locked, Some(Range::Locked));
    }
    (plan, request)
}

/// The best value of all plans of a problem that can be paid for.
fn best_of_all(problem: &crate::optimise::Problem) -> Option<f64> {
    let mut chosen = vec![0; problem.channels.len()];
    let mut best: Option<f64> = None;
    loop {
        if Money(problem.cost(&chosen).into()) <= problem.money() {
            let value = problem.value(&chosen);
            best = Some(best.map_or(value, |best: f64| best.max(value)));
        }
        if !is_next(&mut chosen, problem) {
            return best;
        }
    }
}

fn holds(case: u64) {
    let (plan, request) = small(case);
    let problem = match crate::optimise::Problem::of(&plan, &request) {
        Ok(problem) => problem,
        Err(why) => return assert!(matches!(why, NoAnswer::NothingMayChange(_)), "{case}: {why}"),
    };
    let scale = if matches!(request.goal, Goal::Points { .. }) { 100.0 } else { 1.0 };
    match (best_of_all(&problem), solved(&plan, &request)) {
        (Some(expected), Ok(answer)) => {
            // Where channels overlap, the analysis averages over the same points in another order.
            let near = scale * if case.is_multiple_of(8) { 1e-9 } else { 1e-12 };
            assert!((answer.proposed.value - expected).abs() < near, "{case}: {} {expected}", answer.proposed.value);
            assert_eq!(answer.proof, crate::optimise::Proof::Proved, "{case}");
            assert!(answer.proposed.media <= answer.money, "{case}");
            assert!(!answer.today_is_allowed || answer.proposed.value >= answer.today.value - near, "{case}");
            let within =
                |channel: &crate::optimise::ChannelAnswer| (channel.least..=channel.most).contains(&channel.units);
            assert!(answer.channels.iter().all(within), "{case}");
            // The certificate's figures are those of the analysis of the plan that is applied.
            if case % 16 == 3 {
                let (value, cost) = super::brute::looked_at(&applied(&plan, &answer), &request);
                assert!((value - answer.proposed.value).abs() < 1e-12 * scale, "{case}: {value}");
                assert_eq!(cost, answer.proposed.media, "{case}");
            }
        }
        (None, Err(NoAnswer::Contradiction { .. })) => {}
        (expected, found) => panic!("{case}: {expected:?}, {found:?}"),
    }
}

#[test]
fn ten_thousand_random_plans_keep_the_laws() {
    let cases = std::env::var("IMC_PLANNER_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(CASES);
    (0..cases).into_par_iter().for_each(holds);
}

#[test]
fn an_interruption_anywhere_leaves_a_plan_and_a_bound() {
    let mut numbers = Numbers(101);
    for case in 0..60 {
        let (mut plan, ranges) = numbers.plan(4, 1 + case % 2, 2500.0);
        if case % 3 == 2 {
            plan.channels =
                plan.channels.iter().map(|channel| Channel { overlap: 0.5, ..Channel::clone(channel) }).collect();
        }
        let times = 1 + case % 3;
        let goal = match case % 4 {
            0 => Goal::Cheapest { times: 1, target: 0.2 },
            1 => Goal::Points { times },
            _ => Goal::Reach { times },
        };
        let mut request = asked(&plan, &ranges, goal, &[0.5, 0.5][..=case % 2]);
        request.consistency = (case % 5 == 4).then_some(0.3);
        let looked = AtomicU64::new(0);
        let all = || looked.fetch_add(1, Ordering::Relaxed) == u64::MAX;
        let Ok(best) = optimise(&plan, &request, Watch { stopped: &all, progress: &|_| {} }) else { continue };
        let looks = looked.load(Ordering::Relaxed);
        for _ in 0..3 {
            let until = numbers.below(looks.max(1));
            let looked = AtomicU64::new(0);
            let stopped = || looked.fetch_add(1, Ordering::Relaxed) >= until;
            match optimise(&plan, &request, Watch { stopped: &stopped, progress: &|_| {} }) {
                Ok(answer) => {
                    assert!(answer.proposed.media <= answer.money, "{case} {until}");
                    if let Goal::Cheapest { target, .. } = goal {
                        assert!(answer.proposed.value >= target - 1e-9, "{case} {until}");
                        assert!(answer.least_cost.unwrap() <= best.proposed.media, "{case} {until}");
                    } else {
                        assert!(answer.bound >= best.proposed.value - 1e-9, "{case} {until}: {answer:?}");
                    }
                }
                Err(why) => assert_eq!(why, NoAnswer::Stopped, "{case} {until}"),
            }
        }
    }
}

#[test]
fn bounds_of_overlapping_channels_are_above_the_best_and_near_it() {
    let mut numbers = Numbers(303);
    for case in 0..6 {
        let (mut plan, ranges) = numbers.plan(4, 1, 1500.0);
        let overlap = [0.2, 0.5, 0.8][case % 3];
        plan.channels = plan.channels.iter().map(|channel| Channel { overlap, ..Channel::clone(channel) }).collect();
        let request = asked(&plan, &ranges, Goal::Reach { times: 1 + case % 3 }, &[1.0]);
        let Ok(problem) = crate::optimise::Problem::of(&plan, &request) else { continue };
        let Some(best) = best_of_all(&problem) else { continue };
        if let Some(bound) = crate::optimise::concave::bound_of_reach(&problem, problem.money, Watch::NONE) {
            assert!(bound >= best - 1e-9 && bound - best < 0.15, "{case}: {bound} {best}");
        }
        if problem.space.views.len() > 1 {
            let found = crate::optimise::many::bounded_search(&problem, problem.money, None, Watch::NONE).unwrap();
            assert!(found.bound >= best - 1e-9 && found.found.value <= best + 1e-9, "{case}: {found:?} {best}");
            assert!(found.bound - found.found.value < 0.03, "{case}: {found:?}");
        }
    }
}

#[test]
fn fronts_rise_in_one_thing_and_fall_in_the_other() {
    let plan = super::vectors::four_channels();
    let request = Request {
        audiences: vec![("a0".into(), 1.0), ("a1".into(), 1.0)],
        ..super::request(Goal::Reach { times: 1 }, &[(0, 5), (0, 8), (0, 6), (0, 10)])
    };
    let front = crate::optimise::audience_front(&plan, &request, 13, Watch::NONE).unwrap();
    assert!(front.len() >= 3, "{}", front.len());
    for pair in front.windows(2) {
        assert!(pair[0].values[0] < pair[1].values[0] && pair[0].values[1] > pair[1].values[1]);
    }
    for point in &front {
        let reach = crate::reach::reach(&point.plan);
        for (audience, value) in reach.audiences.iter().zip(point.values) {
            assert!((audience.as_ref().unwrap().k_plus[0] - value).abs() < 1e-12);
        }
    }
    let front = crate::optimise::consistency_front(&plan, &request, 30, Watch::NONE).unwrap();
    assert!(front.len() <= 30);
    for pair in front.windows(2) {
        assert!(pair[0].consistency < pair[1].consistency && pair[0].value >= pair[1].value - 1e-12);
    }
}

#[test]
fn no_schedule_leaves_more_than_the_bound() {
    let mut numbers = Numbers(55);
    for case in 0..6 {
        let (mut plan, _) = numbers.plan(2, 1, 3000.0);
        plan.settings.memory_half_life_weeks = 1.0 + numbers.next() * 3.0;
        let request = crate::optimise::WeeksRequest {
            channels: Vec::new(),
            times: 1 + case % 2,
            audience: None,
            memory: if case.is_multiple_of(3) { crate::optimise::Memory::Least } else { crate::optimise::Memory::Mean },
            from_before: [0.0, 0.4][case % 2],
            most_per_week: None,
            locked_weeks: Vec::new(),
        };
        let Ok(answer) = crate::optimise::best_weeks(&plan, &request, Watch::NONE) else { continue };
        assert!(answer.value >= answer.today - 1e-12 && answer.bound >= answer.value - 1e-12, "{case}: {answer:?}");
        let stopped = crate::optimise::best_weeks(&plan, &request, Watch { stopped: &|| true, progress: &|_| {} });
        if let Ok(stopped) = stopped {
            assert!(stopped.was_stopped && stopped.bound >= answer.value - 1e-12, "{case}");
        }
    }
}
