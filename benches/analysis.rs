//! How long the calculations take on the largest plan that the program is measured with.

#![expect(clippy::expect_used, reason = "the plan is fixed, so that a failure shows at once")]

mod common;

use std::hint::black_box;

use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use imc_planner::analysis::{Analysis, analysis_of};
use imc_planner::budget::{budget, budget_after};
use imc_planner::plan::{Alternative, Bilingual, Channel, List, Plan};
use imc_planner::reach::{ReachState, reach_after_edit};

fn reach(criterion: &mut Criterion) {
    let plan = common::large_plan();
    let before = ReachState::of(&plan);
    criterion.bench_function("reach of 10,000 placements", |bencher| bencher.iter(|| ReachState::of(black_box(&plan))));
    for (name, is_wanted) in [("insertions", 0), ("impressions", 1)] {
        let position = (5_000..plan.placements.len())
            .find(|&position| {
                let placement = &plan.placements[position];
                placement.audiences.is_empty()
                    && plan.channels.position(&placement.channel).is_some_and(|channel| channel % 2 == is_wanted)
            })
            .expect("both kinds are placed");
        let edited = common::with_one_placement_changed(&plan, position);
        criterion.bench_function(&format!("reach after an edit of {name}"), |bencher| {
            bencher.iter(|| reach_after_edit(black_box(&before), black_box(&edited)));
        });
    }
}

/// 20 channels over 12 weeks, each with its beta-binomial curve, in one audience: everything that is shown of a reach.
/// With overlap the channels are combined at 32 points of the common inclination. Beside it the method of textbooks and
/// many programs, which lists every subset of the vehicles and gives a single week's reach only.
fn combination(criterion: &mut Criterion) {
    let independent = common::twenty_channels();
    let overlapping = overlapping(&independent, 20);
    criterion.bench_function("20 channels × 12 weeks, independent", |bencher| {
        bencher.iter(|| ReachState::of(black_box(&independent)));
    });
    criterion.bench_function("20 channels × 12 weeks, overlap at 32 points", |bencher| {
        bencher.iter(|| ReachState::of(black_box(&overlapping)));
    });
    let ratings: Vec<f64> = (0..20).map(|number| 0.05 + 0.01 * f64::from(number)).collect();
    criterion.bench_function("20 single insertions by listing all subsets", |bencher| {
        bencher.iter(|| subsets(black_box(&ratings)));
    });
}

/// The distribution of exposures to single insertions, by the probability of each subset.
fn subsets(ratings: &[f64]) -> Vec<f64> {
    let mut shares = vec![0.0; ratings.len() + 1];
    for subset in 0_u32..1 << ratings.len() {
        let parts = ratings.iter().enumerate().map(|(at, p)| if subset >> at & 1 == 1 { *p } else { 1.0 - p });
        shares[subset.count_ones() as usize] += parts.product::<f64>();
    }
    shares
}

/// The plan with an overlap on its first channels.
fn overlapping(plan: &Plan, count: usize) -> Plan {
    let channels = plan.channels.iter().enumerate().map(|(position, channel)| {
        let overlap = if position < count { 0.3 + 0.02 * (position % 20) as f64 } else { 0.0 };
        Arc::new(Channel { overlap, ..Channel::clone(channel) })
    });
    Plan { channels: List::of_shared(channels.collect()), ..plan.clone() }
}

/// The large plan with 20 of its 100 channels overlapping, after one placement on such a channel was changed.
fn overlap_after_edit(criterion: &mut Criterion) {
    let plan = overlapping(&common::large_plan(), 20);
    let before = ReachState::of(&plan);
    let position = (5_000..plan.placements.len())
        .find(|&position| {
            plan.channels.position(&plan.placements[position].channel).is_some_and(|channel| channel == 4)
        })
        .expect("every channel is used");
    let edited = common::with_one_placement_changed(&plan, position);
    criterion.bench_function("reach after an edit on one of 20 overlapping channels", |bencher| {
        bencher.iter(|| reach_after_edit(black_box(&before), black_box(&edited)));
    });
    let (plan, edited) = (Arc::new(plan), Arc::new(edited));
    let before = Analysis::of(&plan);
    criterion.bench_function("analysis after an edit on one of 20 overlapping channels", |bencher| {
        bencher.iter(|| Analysis::after_edit(black_box(&before), black_box(&edited)));
    });
}

fn money(criterion: &mut Criterion) {
    let plan = common::large_plan();
    let before = budget(&plan);
    let edited = common::with_one_placement_changed(&plan, 5_000);
    criterion.bench_function("budget of 10,000 placements", |bencher| bencher.iter(|| budget(black_box(&plan))));
    criterion.bench_function("budget after an edit", |bencher| {
        bencher.iter(|| budget_after(black_box(&before), black_box(&plan), black_box(&edited)));
    });
}

/// Three alternatives of a plan of 500 placements that follow an edit of it: what a drag on the plan, or on what they share, costs
/// in each frame. The goal is 16 ms.
fn alternatives(criterion: &mut Criterion) {
    let mut plan = common::large_plan();
    plan.placements = List::of_shared(plan.placements.iter().take(500).cloned().collect());
    let version = |number: usize| Alternative {
        placements: List::of_shared(plan.placements.iter().skip(10 * number).cloned().collect()),
        ..Alternative::named(format!("alternative-{number}").into(), Bilingual::default())
    };
    plan.alternatives = (1..=3).map(version).collect();
    let plan = Arc::new(plan);
    let before = Analysis::of(&plan);
    let known: Vec<Analysis> = plan.alternatives.iter().map(|alternative| analysis_of(&before, alternative)).collect();
    let placed = common::with_one_placement_changed(&plan, 250);
    let rated = Plan { channels: dearer(&plan), ..Plan::clone(&plan) };
    for (name, edited) in [("a placement of the plan", placed), ("the rates of a channel that they share", rated)] {
        let edited = Arc::new(edited);
        criterion.bench_function(&format!("three alternatives of 500 placements after an edit of {name}"), |bencher| {
            bencher.iter(|| {
                let after = Analysis::after_edit(black_box(&before), &edited);
                let follow = |(known, alternative): (&Analysis, &Arc<Alternative>)| {
                    Analysis::after_edit(known, &Arc::new(alternative.plan_of(&edited)))
                };
                let all: Vec<Analysis> = known.iter().zip(&edited.alternatives).map(follow).collect();
                (after, all)
            });
        });
    }
}

/// The channels with the first one twice as dear.
fn dearer(plan: &Plan) -> List<Channel> {
    let twice = |(at, channel): (usize, &Arc<Channel>)| match channel.cost.rate() {
        Some(rate) if at == 0 => {
            let rate = rate.checked_mul("2".parse().expect("a number")).unwrap_or(rate);
            Arc::new(Channel { cost: channel.cost.with_rate(rate), ..Channel::clone(channel) })
        }
        _ => Arc::clone(channel),
    };
    List::of_shared(plan.channels.iter().enumerate().map(twice).collect())
}

criterion_group!(benches, reach, combination, overlap_after_edit, money, alternatives);
criterion_main!(benches);
