//! Fronts held against looking at every plan.

use super::brute::{Numbers, asked};
use super::*;
use crate::optimise::consistent::Alike;
use crate::optimise::{Problem, audience_front, consistency_front};

/// All plans within the money, as choices.
fn all_plans(problem: &Problem) -> Vec<Vec<usize>> {
    let mut chosen = vec![0; problem.channels.len()];
    let mut all = Vec::new();
    loop {
        if problem.cost(&chosen) <= problem.money {
            all.push(chosen.clone());
        }
        if !is_next(&mut chosen, problem) {
            return all;
        }
    }
}

#[test]
fn no_plan_lies_beyond_the_front_of_two_audiences() {
    let mut between = 0;
    for case in 0..120 {
        let mut numbers = Numbers(case + 4000);
        let money = 300.0 + 900.0 * numbers.next();
        let (plan, ranges) = numbers.plan(4, 2, money);
        let times = 1 + usize::try_from(case % 3).unwrap();
        let goal = if case % 7 == 6 { Goal::Points { times } } else { Goal::Reach { times } };
        let request = asked(&plan, &ranges, goal, &[1.0, 1.0]);
        let problem = Problem::of(&plan, &request).unwrap();
        let Ok(front) = audience_front(&plan, &request, 100, Watch::NONE) else { continue };
        let scale = if case % 7 == 6 { 100.0 } else { 1.0 };
        for chosen in all_plans(&problem) {
            let row = problem.row(&chosen);
            let values = [0, 1].map(|view| problem.space.value_in(&row, view));
            // Right of the last plan and above the first one there is nothing; between two nothing is beyond their line.
            let (first, last) = (&front[0], &front[front.len() - 1]);
            assert!(
                values[1] <= first.values[1] + 1e-6 * scale && values[0] <= last.values[0] + 1e-6 * scale,
                "{case}"
            );
            for pair in front.windows(2) {
                let [a, b] = [pair[0].values, pair[1].values];
                let (up, down) = (b[0] - a[0], a[1] - b[1]);
                let worth = |values: [f64; 2]| (down * values[0] + up * values[1]) / (up + down);
                assert!(worth(values) <= worth(a) + 1e-11 * scale, "{case}: {values:?} beyond {a:?} and {b:?}");
            }
        }
        between += front.len().saturating_sub(2);
    }
    assert!(between > 0, "no front has a plan between its ends");
}

#[test]
fn few_plans_are_spread_over_the_front() {
    let plan = super::vectors::four_channels();
    let request = Request {
        audiences: vec![("a0".into(), 1.0), ("a1".into(), 1.0)],
        ..super::request(Goal::Reach { times: 1 }, &[(0, 5), (0, 8), (0, 6), (0, 10)])
    };
    let all = audience_front(&plan, &request, 100, Watch::NONE).unwrap();
    let few = audience_front(&plan, &request, 3, Watch::NONE).unwrap();
    assert!(all.len() > 3 && few.len() == 3, "{} {}", all.len(), few.len());
    let ends =
        |front: &[crate::optimise::AudiencePoint]| [front[0].units.clone(), front[front.len() - 1].units.clone()];
    assert_eq!(ends(&all), ends(&few));
    assert!(all.iter().any(|point| point.units == few[1].units));
}

#[test]
fn no_plan_as_consistent_has_more_than_the_front_of_consistency() {
    let (mut compared, mut most) = (0, 0);
    for case in 0..120 {
        let mut numbers = Numbers(case + 7000);
        let money = 400.0 + 1500.0 * numbers.next();
        let (plan, ranges) = numbers.plan(3, 1 + usize::from(case % 3 == 2), money);
        let goal = Goal::Reach { times: 1 + usize::try_from(case % 3).unwrap() };
        let request = asked(&plan, &ranges, goal, &[0.7, 0.3][..=usize::from(case % 3 == 2)]);
        let problem = Problem::of(&plan, &request).unwrap();
        let alike = Alike::of(&problem);
        let Ok(front) = consistency_front(&plan, &request, 30, Watch::NONE) else { continue };
        let plans: Vec<(f64, f64)> = all_plans(&problem)
            .iter()
            .filter_map(|chosen| Some((alike.consistency(chosen)?, problem.value(chosen))))
            .collect();
        for point in &front {
            let as_consistent = plans.iter().filter(|(consistency, _)| *consistency >= point.consistency - 1e-12);
            let best = as_consistent.map(|(_, value)| *value).fold(f64::NEG_INFINITY, f64::max);
            assert!((best - point.value).abs() < 1e-11, "{case}: {best} {point:?}");
            compared += 1;
        }
        if let Some(last) = front.last() {
            let highest = plans.iter().map(|(consistency, _)| *consistency).fold(0.0, f64::max);
            assert!(last.consistency <= highest + 1e-9, "{case}");
            most += usize::from(last.consistency >= highest - 1e-9);
        }
    }
    assert!(compared > 100 && most > 45, "{compared} {most}");
}
