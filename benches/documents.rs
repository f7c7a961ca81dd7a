//! How long opening and saving the largest plan takes, beside the plain cost of parsing the same text.

#![allow(clippy::expect_used, reason = "a bench that cannot start has nothing to measure")]

mod common;

use std::hint::black_box;
use std::process::{Command, Stdio};
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use imc_planner::analysis::Analysis;
use imc_planner::plan::Plan;
use imc_planner::store;

fn documents(criterion: &mut Criterion) {
    let plan = Arc::new(common::large_plan());
    let text = store::write(&plan);
    criterion.bench_function("open a plan of 10,000 placements", |bencher| {
        bencher.iter(|| store::read(black_box(text.as_bytes())).expect("the plan is sound"));
    });
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    criterion.bench_function("parse the same text with ron into the same types", |bencher| {
        bencher.iter(|| options.from_str::<Plan>(black_box(&text)).expect("the plan is sound"));
    });
    criterion.bench_function("write a plan of 10,000 placements", |bencher| {
        bencher.iter(|| store::write(black_box(&plan)));
    });
    criterion.bench_function("analyse a plan of 10,000 placements", |bencher| {
        bencher.iter(|| Analysis::of(black_box(&plan)));
    });
    let analysis = Analysis::of(&plan);
    let edited = Arc::new(common::with_one_placement_changed(&plan, 5_000));
    criterion.bench_function("analyse it again after one placement changed", |bencher| {
        bencher.iter(|| Analysis::after_edit(black_box(&analysis), black_box(&edited)));
    });
}

/// The command line as people start it: reading, analysis and every table, to a file that nobody reads.
fn command_line(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.ron");
    std::fs::write(&path, store::write(&common::large_plan())).expect("the plan is written");
    let mut group = criterion.benchmark_group("imc-planner analyse, 10,000 placements");
    group.sample_size(10);
    for (name, options) in [("as text", &[][..]), ("as JSON", &["--json"][..])] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let mut command = Command::new(env!("CARGO_BIN_EXE_imc-planner"));
                command.arg("analyse").arg(&path).args(options).stdout(Stdio::null());
                assert!(command.status().expect("the program starts").success());
            });
        });
    }
    group.finish();
}

criterion_group!(benches, documents, command_line);
criterion_main!(benches);
