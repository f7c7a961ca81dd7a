//! Schedules counted and walked through, held against looking at every one of them.

use super::schedule::{Movable, count};
use super::trial::with_before;
use super::{Memory, WeeksRequest, best_weeks};
use crate::optimise::ask::NoAnswer;
use crate::optimise::proposal::Proof;
use crate::optimise::tests::brute::Numbers;
use crate::optimise::watch::Watch;
use crate::plan::{Channel, Money, Placement, Plan};
use crate::reach::{REACH_LEVELS, ReachState, reach, remembered};

#[test]
fn what_is_remembered_from_before_is_added() {
    // One exposure of half the people, and a Poisson mean of 1 from before: 1 − ½·e⁻¹ at least one.
    let mut k_plus = [0.0; REACH_LEVELS];
    k_plus[0] = 0.5;
    let none = (-1.0_f64).exp();
    assert!((with_before(&k_plus, 1, 1.0) - (1.0 - 0.5 * none)).abs() < 1e-15);
    // Two: one of each, or two from before.
    let two = 1.0 - 2.0 * none;
    let expected = 0.5 * two + 0.5 * (1.0 - none);
    assert!((with_before(&k_plus, 2, 1.0) - expected).abs() < 1e-15);
    assert!((with_before(&k_plus, 1, 0.0) - 0.5).abs() < 1e-15);
}

/// A request for all channels of a plan.
fn asked(times: usize, memory: Memory) -> WeeksRequest {
    WeeksRequest {
        channels: Vec::new(),
        times,
        audience: None,
        memory,
        from_before: 0.0,
        most_per_week: None,
        locked_weeks: Vec::new(),
    }
}

/// Every way to lay `units` on `weeks` weeks with at most `most` in each.
fn ways(units: u64, weeks: usize, most: u64) -> Vec<Vec<u64>> {
    if weeks == 0 {
        return if units == 0 { vec![Vec::new()] } else { Vec::new() };
    }
    let first = 0..=units.min(most);
    let behind =
        |taken: u64| ways(units - taken, weeks - 1, most).into_iter().map(move |rest| [vec![taken], rest].concat());
    first.flat_map(behind).collect()
}

#[test]
fn schedules_are_counted() {
    for (parts, weeks, most) in [(3, 4, 3), (4, 3, 2), (5, 2, 5), (2, 5, 1), (7, 3, 2)] {
        let all = ways(parts, weeks, most).len();
        assert!((all as f64 - count(parts, weeks, most)).abs() < 0.5, "{parts} {weeks} {most}");
    }
}

/// What the analysis says is remembered of a plan.
fn value(plan: &Plan, request: &WeeksRequest) -> f64 {
    let results = remembered(&ReachState::of(plan), plan.settings.memory_half_life_weeks);
    let weeks = results.total.unwrap();
    let left = 0.5_f64.powf(1.0 / plan.settings.memory_half_life_weeks);
    let shares: Vec<f64> = weeks
        .iter()
        .map(|week| {
            with_before(&week.k_plus, request.times, request.from_before * left.powi(i32::try_from(week.week).unwrap()))
        })
        .collect();
    match request.memory {
        Memory::Mean => shares.iter().sum::<f64>() / shares.len() as f64,
        Memory::Least => shares.iter().copied().fold(1.0, f64::min),
    }
}

/// The best value of all schedules, each judged by the analysis alone.
fn best_by_hand(plan: &Plan, request: &WeeksRequest) -> f64 {
    let cost = |plan: &Plan| crate::budget::budget(plan).media.at_least();
    let mut plans = vec![plan.clone()];
    for at in 0..plan.placements.len() {
        let old = Placement::clone(&plan.placements[at]);
        let units = old.quantities.iter().sum();
        let most = request.most_per_week.unwrap_or(u64::MAX);
        let laid = ways(units, old.quantities.len(), most);
        let with = |plan: &Plan| -> Vec<Plan> {
            let laid = laid.iter().map(|quantities| {
                let mut changed = plan.clone();
                let mut placements: Vec<Placement> =
                    changed.placements.iter().map(|one| Placement::clone(one)).collect();
                placements[at].quantities = quantities.clone();
                changed.placements = placements.into_iter().collect();
                changed
            });
            laid.collect()
        };
        plans = plans.iter().flat_map(with).collect();
    }
    let today = cost(plan);
    plans.iter().filter(|one| cost(one) <= today).map(|one| value(one, request)).fold(f64::NEG_INFINITY, f64::max)
}

#[test]
fn no_schedule_of_all_is_better() {
    let mut numbers = Numbers(91);
    let mut compared = 0;
    for case in 0..24_u64 {
        let (mut plan, _) = numbers.plan(2, 1 + usize::from(case % 5 == 0), 3000.0);
        // Single impressions among a few people, so that they move one by one.
        plan.audiences =
            plan.audiences.iter().map(|one| crate::plan::Audience { size: 10, ..one.as_ref().clone() }).collect();
        let overlap = [0.0, 0.0, 0.4][(case % 3) as usize];
        plan.channels = plan.channels.iter().map(|channel| Channel { overlap, ..Channel::clone(channel) }).collect();
        let short = |one: &Placement| Placement {
            quantities: one
                .quantities
                .iter()
                .map(|&units| if units >= 1000 { units / 100_000 } else { units })
                .collect(),
            ..one.clone()
        };
        plan.placements = plan.placements.iter().map(|one| short(one)).collect();
        plan.settings.memory_half_life_weeks = 0.5 + 2.0 * numbers.next();
        let memory = if case % 2 == 0 { Memory::Mean } else { Memory::Least };
        let most_per_week = [None, Some(2)][usize::from(case % 4 == 3)];
        let request = WeeksRequest {
            most_per_week,
            from_before: [0.0, 0.3][usize::from(case % 3 == 1)],
            ..asked(1 + case as usize % 2, memory)
        };
        let Ok(answer) = best_weeks(&plan, &request, Watch::NONE) else { continue };
        let expected = best_by_hand(&plan, &request);
        assert!((answer.value - expected).abs() < 1e-12, "{case}: {} {expected}", answer.value);
        assert_eq!(answer.proof, Proof::Proved, "{case}");
        assert!((value(&answer.plan, &request) - answer.value).abs() < 1e-12, "{case}");
        compared += 1;
    }
    assert!(compared > 12, "{compared}");
}

#[test]
fn a_hundred_thousand_schedules_are_proved() {
    let (mut plan, _) = Numbers(3).plan(2, 1, 3000.0);
    let first = Placement { quantities: vec![0, 0, 2, 2, 2, 1, 0, 0], ..Placement::clone(&plan.placements[0]) };
    plan.calendar.weeks = 10;
    plan.placements = [first].into_iter().collect();
    let request = asked(1, Memory::Mean);
    let answer = best_weeks(&plan, &request, Watch::NONE).unwrap();
    assert!(answer.schedules > 3000.0 && answer.is_walked && answer.proof == Proof::Proved, "{answer:?}");
    assert!(answer.value >= answer.today);
}

#[test]
fn the_most_units_of_a_week_hold_for_the_weeks_of_today_too() {
    let (mut plan, _) = Numbers(3).plan(1, 1, 3000.0);
    let crowded = Placement { quantities: vec![5, 0, 0, 0], ..Placement::clone(&plan.placements[0]) };
    plan.calendar.weeks = 4;
    plan.placements = [crowded].into_iter().collect();
    let within = |most: u64| WeeksRequest { most_per_week: Some(most), ..asked(1, Memory::Mean) };
    let answer = best_weeks(&plan, &within(2), Watch::NONE).unwrap();
    let quantities = &answer.plan.placements[0].quantities;
    assert_eq!(quantities.iter().sum::<u64>(), 5);
    assert!(quantities.iter().all(|units| *units <= 2), "{quantities:?}");
    let full = best_weeks(&plan, &within(1), Watch::NONE);
    assert!(matches!(full, Err(NoAnswer::WeeksTooFull { most: 1, units: 5, .. })), "{full:?}");
}

#[test]
fn impressions_in_parts_keep_every_unit() {
    let (plan, _) = Numbers(3).plan(1, 1, 3000.0);
    for (units, most) in [(1_000_003, None), (1_000_000, Some(250_000)), (997, Some(300)), (13, None)] {
        let mut plan = plan.clone();
        plan.calendar.weeks = 4;
        plan.channels = plan
            .channels
            .iter()
            .map(|channel| Channel { unit: crate::plan::Unit::Impressions, ..Channel::clone(channel) })
            .collect();
        let placement = Placement { quantities: vec![units, 0, 0, 0], ..Placement::clone(&plan.placements[0]) };
        plan.placements = [placement].into_iter().collect();
        let request = WeeksRequest { most_per_week: most, ..asked(1, Memory::Mean) };
        let movable = Movable::all(&plan, &request).unwrap();
        let one = &movable[0];
        let laid = one.units(&one.today(&plan)).unwrap();
        assert_eq!(laid.iter().sum::<u64>(), units);
        assert!(laid.iter().all(|&units| units <= most.unwrap_or(u64::MAX)), "{laid:?}");
        for week in 0..4 {
            assert_eq!(one.units_latest(&[0; 4], 0, week).iter().sum::<u64>(), units, "{units} {most:?} {week}");
        }
    }
    assert!(reach(&plan).audiences.len() == 1 && crate::budget::budget(&plan).media.at_least() >= Money::ZERO);
}
