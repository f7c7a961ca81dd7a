//! How long the calculations take on the largest plan that the program is measured with.

#![expect(clippy::expect_used, reason = "the plan is fixed, so that a failure shows at once")]

mod common;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
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

criterion_group!(benches, reach);
criterion_main!(benches);
