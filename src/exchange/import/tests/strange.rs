//! Tables as agencies, stations, students, platforms and chat programs make them, in `tests/data/import/strange`: what is to be
//! understood of each stands in `expected.json` there. All data are invented.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;

use super::super::{
    Choices, Days, Frame, Preview, Role, SumOf, calendar_for, column_letters, likeliest, preview, tables,
};
use super::{imported, open, workbook};
use crate::analysis::Analysis;
use crate::plan::{IdSource, Language, Plan};

/// The first day of a plan where a table names none.
const START: &str = "2026-11-29";

/// A table and what is to be understood of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    file: String,
    currency: String,
    /// The meanings that each column may have, by its letters.
    columns: BTreeMap<String, Vec<String>>,
    /// The file with the plan that the table goes into.
    into: Option<String>,
    #[serde(default)]
    merged: Vec<(u32, u16, u32, u16)>,
    start: Option<String>,
    kind: Option<String>,
    taken: Option<usize>,
    units: Option<u64>,
    insertions: Option<u64>,
    cost: Option<f64>,
    stated_cost: Option<f64>,
    #[serde(default)]
    errors: Vec<(usize, Option<String>)>,
}

fn all() -> Vec<Expected> {
    serde_json::from_slice(&bytes("expected.json")).unwrap()
}

fn bytes(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import/strange");
    std::fs::read(folder.join(name)).unwrap()
}

/// What an import of the table would do, into a plan of its own or that of another table.
fn import(expected: &Expected) -> (Plan, Preview) {
    let bytes = bytes(&expected.file);
    let cells = expected.file.strip_suffix(".cells").map(|_| String::from_utf8(bytes.clone()).unwrap());
    let book = open(&expected.file, &cells.map_or(bytes, |cells| workbook(&cells, &expected.merged)));
    let start = expected.start.as_deref().unwrap_or(START).parse().unwrap();
    let found = tables(&book, &Frame::around(Days { first: start, last: start }, None));
    let place = &found[likeliest(&book, &found).unwrap()];
    let sheet = &book.sheets[place.sheet];
    let before = if let Some(into) = &expected.into {
        let base = all().into_iter().find(|expected| expected.file == *into).unwrap();
        let (plan, seen) = import(&base);
        imported(&plan, &seen)
    } else {
        let calendar = calendar_for(sheet, place, start, expected.start.is_some(), None, 12);
        Plan::empty(calendar, expected.currency.parse().unwrap())
    };
    let ids = IdSource::seeded(7).next(None);
    let seen = preview(sheet, place, &before, &Choices::default(), ids, Language::En);
    (before, seen)
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 0.02 + other.abs() * 1e-5
}

/// What is wrong with the rows and sums of a table.
fn wrong_rows(expected: &Expected, before: &Plan, seen: &Preview) -> Vec<String> {
    let mut wrong = Vec::new();
    let errors: Vec<(usize, Option<String>)> = seen
        .issues()
        .filter(|issue| issue.is_error())
        .map(|issue| (issue.row + 1, issue.column.map(column_letters)))
        .collect();
    if errors != expected.errors {
        wrong.push(format!("errors in {errors:?}"));
    }
    if expected.taken.is_some_and(|taken| taken != seen.taken) {
        wrong.push(format!("{} rows are taken over", seen.taken));
    }
    if seen.rows.iter().any(|row| row.role == Role::Body && !row.is_taken && row.issues.is_empty()) {
        wrong.push("a row is left out in silence".to_owned());
    }
    let sum = |of: SumOf| seen.sums.iter().find(|line| line.of == of);
    let computed = |of| sum(of).map(|line| line.computed.to_f64());
    let stated = sum(SumOf::Cost).and_then(|line| line.stated).map(crate::plan::Decimal::to_f64);
    let figures = [
        (expected.units.map(|units| units as f64), computed(SumOf::Units)),
        (expected.insertions.map(|insertions| insertions as f64), computed(SumOf::Insertions)),
        (expected.cost, computed(SumOf::Cost)),
        (expected.stated_cost, stated),
    ];
    for (expected, found) in figures {
        if expected.is_some_and(|expected| !found.is_some_and(|found| is_near(found, expected))) {
            wrong.push(format!("{found:?}, not {expected:?}"));
        }
    }
    if expected.kind.as_deref() == Some("placements") && expected.into.is_none() && seen.edit.is_some() {
        wrong.extend(wrong_plan(expected, imported(before, seen)));
    }
    wrong
}

/// What is wrong with the plan that a table makes.
fn wrong_plan(expected: &Expected, plan: Plan) -> Vec<String> {
    let mut wrong = Vec::new();
    let placed: u64 = plan.placements.iter().flat_map(|placement| &placement.quantities).sum();
    let wanted = expected.units.unwrap_or(0) + expected.insertions.unwrap_or(0);
    if wanted > 0 && placed != wanted {
        wrong.push(format!("the plan places {placed}, not {wanted}"));
    }
    let currency = plan.exact_currency();
    let media = Analysis::of(&Arc::new(plan)).budget.media.exact().ok();
    let media = media.and_then(|media| currency.decimal(media));
    let media = media.map(crate::plan::Decimal::to_f64);
    if expected.cost.is_some_and(|cost| !media.is_some_and(|media| is_near(media, cost))) {
        wrong.push(format!("the plan costs {media:?}, not {:?}", expected.cost));
    }
    wrong
}

#[test]
fn tables_of_the_trade_are_understood() {
    let (mut right, mut count) = (0, 0);
    let mut wrong = Vec::new();
    for expected in all() {
        let (before, seen) = import(&expected);
        let mut of_table = wrong_rows(&expected, &before, &seen);
        if expected.kind.as_deref().is_some_and(|kind| kind != seen.table.kind.key()) {
            of_table.push(format!("the rows are {}", seen.table.kind.key()));
        }
        for (letters, meanings) in &expected.columns {
            count += 1;
            let found = seen.table.columns.iter().find(|column| column_letters(column.at) == *letters);
            if found.is_some_and(|column| meanings.iter().any(|meaning| meaning == column.meaning.key())) {
                right += 1;
            } else {
                of_table.push(format!("column {letters} is {found:?}, not {meanings:?}"));
            }
        }
        wrong.extend(of_table.into_iter().map(|what| format!("{}: {what}", expected.file)));
    }
    assert!(wrong.is_empty(), "{right} of {count} columns; {}", wrong.join("\n"));
    assert!(count > 500, "{count} columns are tried");
}
