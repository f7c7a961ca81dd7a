//! How long the interface waits for recovery copies of the largest plan: handing one to the keeper, also while it writes;
//! and what the keeper's own thread does in the meantime.

#![allow(clippy::expect_used, reason = "a bench that cannot start has nothing to measure")]

mod common;

use std::hint::black_box;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use criterion::{Criterion, criterion_group, criterion_main};
use imc_planner::store::{self, Keeper, Snapshot};

fn recovery(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let keeper = Keeper::start(folder.path(), |_| ()).expect("a keeper");
    let plan = Arc::new(common::large_plan());
    let opened = store::read(store::write(&plan).as_bytes()).expect("the plan is sound");
    let edited = Arc::new(common::with_one_placement_changed(&plan, 5_000));
    let snapshot =
        || Snapshot { plan: Arc::clone(&edited), opened: Some(opened.clone()), path: Some(PathBuf::from("plan.ron")) };
    criterion.bench_function("hand a plan of 10,000 placements to the recovery thread", |bencher| {
        bencher.iter(|| keeper.offer(black_box(Some(snapshot()))));
    });
    let write = keeper.at_once();
    let ending = Arc::new(AtomicBool::new(false));
    let end = Arc::clone(&ending);
    let busy = std::thread::Builder::new().name("writing".to_owned()).spawn(move || {
        while !end.load(Ordering::Relaxed) {
            write();
        }
    });
    let busy = busy.expect("a thread");
    criterion.bench_function("hand it over while copies are being written", |bencher| {
        bencher.iter(|| keeper.offer(black_box(Some(snapshot()))));
    });
    ending.store(true, Ordering::Relaxed);
    busy.join().expect("writing does not panic");
    let write = keeper.at_once();
    criterion.bench_function("write a recovery copy of 10,000 placements, on a thread of its own", |bencher| {
        bencher.iter(|| {
            keeper.offer(Some(snapshot()));
            write();
        });
    });
}

criterion_group!(benches, recovery);
criterion_main!(benches);
