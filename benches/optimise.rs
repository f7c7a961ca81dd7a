//! How long proofs take: the goals are 20 ms for the largest sample, 50 ms for 12 channels and two audiences, 200 ms for 20
//! channels, and 2 s for 30.

#![expect(clippy::expect_used, reason = "the plans are fixed, so that a failure shows at once")]

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use imc_planner::catalogue::SAMPLES;
use imc_planner::optimise::{Curve, Goal, Range, Request, Watch, optimise};
use imc_planner::plan::{Money, Plan};
use imc_planner::store;

/// Numbers that look random, the same on every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// A plan of so many beta-binomial channels in so many audiences, with a request for at most `most` units on each and money
/// for a fifth of everything.
fn instance(channels: usize, most: u64, audiences: usize, goal: Goal) -> (Plan, Request) {
    let mut numbers = Numbers(channels as u64);
    let (mut listed, mut placed, mut all) = (String::new(), String::new(), 0.0);
    for at in 0..channels {
        let price = 500.0 + 5000.0 * numbers.next();
        all += price * most as f64;
        let _ = write!(listed, "(id: \"c{at}\", unit: Insertions, cost: PerUnit(\"{price:.2}\"), contacts: [");
        for audience in 0..audiences {
            let r1 = 0.03 + 0.3 * numbers.next();
            let r2 = r1 + (0.25 + 0.6 * numbers.next()) * r1 * (1.0 - r1);
            let _ = write!(listed, "(audience: \"a{audience}\", model: Rating(r1: {r1:?}, r2: {r2:?})),");
        }
        listed.push_str("]),");
        let _ = write!(placed, "(id: \"p{at}\", message: \"m\", channel: \"c{at}\", start_week: 1, quantities: [1]),");
    }
    let people: Vec<String> = (0..audiences).map(|at| format!("(id: \"a{at}\", size: 1000000),")).collect();
    let people = people.concat();
    let text = format!(
        "#![enable(implicit_some)]\n(format: 1, calendar: (start: \"2026-03-01\", weeks: 1), money: (currency: \"EUR\", \
         budget: \"{:.2}\"), audiences: [{people}], messages: [(id: \"m\", kind: Planned, stage: Attention, colour: \
         \"#0072b2\")], channels: [{listed}], placements: [{placed}])",
        all / 5.0
    );
    let plan = Plan::clone(&store::read(text.as_bytes()).expect("the plan is written right").plan);
    let mut request = Request::of(goal);
    for channel in &plan.channels {
        request.limits.set_range(&channel.id, Some(Range::Between { least: 0, most }));
    }
    request.audiences = plan.audiences.iter().map(|audience| (audience.id.clone(), 1.0)).collect();
    (plan, request)
}

fn proofs(criterion: &mut Criterion) {
    for (channels, most, audiences, times) in [
        (12, 6, 1, 3),
        (12, 12, 1, 3),
        (12, 12, 2, 3),
        (12, 25, 1, 3),
        (20, 12, 1, 3),
        (12, 12, 1, 5),
        (20, 12, 1, 5),
        (30, 12, 1, 3),
    ] {
        let (plan, request) = instance(channels, most, audiences, Goal::Reach { times });
        let answer = optimise(&plan, &request, Watch::NONE).expect("there is a plan");
        let name = format!(
            "{channels} channels of {most}, {times}+, audiences: {audiences} ({:?}, gap {:.4} points, {} labels)",
            answer.proof,
            100.0 * answer.gap(),
            answer.labels
        );
        let mut group = criterion.benchmark_group("best quantities");
        group.sample_size(10);
        group.bench_function(&name, |bencher| {
            bencher.iter(|| optimise(black_box(&plan), black_box(&request), Watch::NONE));
        });
        group.finish();
    }
}

fn samples(criterion: &mut Criterion) {
    for sample in &SAMPLES {
        let plan = store::read(sample.text.as_bytes()).expect("samples can be read").plan;
        let request = Request::of(Goal::Reach { times: 3 });
        criterion.bench_function(&format!("best quantities of {}", sample.id), |bencher| {
            bencher.iter(|| optimise(black_box(&plan), black_box(&request), Watch::NONE));
        });
    }
}

/// What the budget slider waits for: the curve once, then one budget after the other.
fn slider(criterion: &mut Criterion) {
    let (plan, request) = instance(12, 12, 1, Goal::Reach { times: 3 });
    let nimbus = SAMPLES.iter().find(|sample| sample.id == "nimbus").expect("a sample of 12 channels");
    let nimbus = store::read(nimbus.text.as_bytes()).expect("samples can be read").plan;
    let of_nimbus = Request::of(Goal::Reach { times: 3 });
    for (name, plan, request) in [("12 channels of 12", &plan, &request), ("nimbus", &*nimbus, &of_nimbus)] {
        let most = Money(plan.money.currency.money(plan.money.budget).0 * 3 / 2);
        let budget = Money(most.0 * 2 / 3);
        criterion.bench_function(&format!("the curve of {name}, 25 budgets"), |bencher| {
            bencher.iter(|| {
                let curve = Curve::of(black_box(plan), request, most, Watch::NONE).expect("there is a curve");
                curve.points(25, budget, Watch::NONE)
            });
        });
        let curve = Curve::of(plan, request, most, Watch::NONE).expect("there is a curve");
        criterion.bench_function(&format!("another budget of {name}"), |bencher| {
            bencher.iter(|| curve.at(black_box(budget), None, Watch::NONE));
        });
    }
}

criterion_group!(benches, samples, slider, proofs);
criterion_main!(benches);
