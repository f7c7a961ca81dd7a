//! How long it takes to read tables of other programs and to see what they would become: placements, and what was said.

#![allow(clippy::expect_used, reason = "a bench that cannot start has nothing to measure")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use imc_planner::edit::History;
use imc_planner::exchange::import::{Choices, Days, Frame, TextForm, likeliest, preview, read, tables};
use imc_planner::plan::{Calendar, Currency, IdSource, Language, Plan};

/// Rows of each table.
const ROWS: u64 = 10_000;

fn empty_plan() -> Plan {
    let calendar = Calendar { start: "2027-01-04".parse().expect("a date"), weeks: 52 };
    let currency: Currency = "JOD".parse().expect("a currency");
    Plan::empty(calendar, currency)
}

fn placements() -> String {
    let mut text = String::from("Channel;Message;Audience;Start;End;Impressions;CPM;Net\n");
    for row in 0..ROWS {
        let (site, creative, day) = (row % 97, row % 4_001, 1 + row % 28);
        let (units, rate) = (10_000 + row * 37, 2 + row % 7);
        let net = (units * rate) as f64 / 1_000.0;
        let line = format!(
            "Site {site};Creative {creative};Buyers;{day:02}.02.2027;{day:02}.03.2027;{units};{rate};{net:.2}\n"
        );
        text.push_str(&line);
    }
    text
}

fn mentions() -> String {
    let mut text = String::from("التاريخ;النص;المشاعر;العدد\n");
    for row in 0..ROWS {
        let (day, month, mood) = (1 + row % 28, 1 + row % 12, ["إيجابية", "سلبية", "محايدة"][(row % 3) as usize]);
        writeln!(text, "2027-{month:02}-{day:02};قول رقم {row};{mood};{}", 1 + row % 4).expect("memory");
    }
    text
}

/// Reads a table, and returns how many rows are taken over and the plan with them.
fn taken(plan: &Arc<Plan>, text: &str, applies: bool) -> usize {
    let book = read("table.csv", text.as_bytes(), &TextForm::default()).expect("a table");
    let frame = Frame::around(Days::of_plan(plan.calendar).expect("weeks"), None);
    let found = tables(&book, &frame);
    let place = &found[likeliest(&book, &found).expect("a table")];
    let ids = IdSource::seeded(1).next(None);
    let seen = preview(&book.sheets[place.sheet], place, plan, &Choices::default(), ids, Language::En);
    if applies {
        let mut history = History::new(Arc::clone(plan));
        history.perform(seen.edit.as_ref().expect("rows"), None).expect("a sound plan");
    }
    seen.taken
}

fn imports(criterion: &mut Criterion) {
    let plan = Arc::new(empty_plan());
    for (name, text) in [("placements", placements()), ("mentions", mentions())] {
        criterion.bench_function(&format!("preview 10,000 rows of {name}"), |bencher| {
            bencher.iter(|| taken(&plan, black_box(&text), false));
        });
        criterion.bench_function(&format!("preview and apply 10,000 rows of {name}"), |bencher| {
            bencher.iter(|| taken(&plan, black_box(&text), true));
        });
    }
}

criterion_group!(benches, imports);
criterion_main!(benches);
