//! How long the measures of consistency take on the largest plan that the program is measured with.

mod common;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use imc_planner::consistency::{consistency, consistency_after};
use imc_planner::plan::{Coded, List, Message, Plan};

/// The plan after one message's coding was changed.
fn with_one_message_recoded(plan: &Plan, position: usize) -> Plan {
    let mut items: Vec<Arc<Message>> = plan.messages.to_vec();
    let mut changed = Message::clone(&items[position]);
    changed.theme = Coded::Is("theme-7".into());
    changed.claims = Coded::Is(vec!["claim-1".into(), "claim-29".into()]);
    items[position] = Arc::new(changed);
    Plan { messages: List::of_shared(items), ..plan.clone() }
}

fn measures(criterion: &mut Criterion) {
    let plan = common::large_plan();
    let before = consistency(&plan);
    criterion.bench_function("all measures of 200 messages", |bencher| bencher.iter(|| consistency(black_box(&plan))));
    let recoded = with_one_message_recoded(&plan, plan.messages.len() / 2);
    let moved = common::with_one_placement_changed(&plan, plan.placements.len() / 2);
    for (name, edited) in [("one message is recoded", &recoded), ("one placement is changed", &moved)] {
        criterion.bench_function(&format!("all measures after {name}"), |bencher| {
            bencher.iter(|| consistency_after(black_box(&before), black_box(&plan), black_box(edited)));
        });
    }
}

criterion_group!(benches, measures);
criterion_main!(benches);
