//! What every table keeps, over the samples and in both languages.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{ColumnKind, Exact, Report, Row, RowRole, TABLES, Table, tables};
use crate::analysis::Analysis;
use crate::plan::sample_b::rayhan_soap;
use crate::plan::{Calendar, Currency, Language, Money, Plan};
use crate::text::Locale;

/// The samples, and a plan with nothing in it.
fn plans() -> Vec<Arc<Plan>> {
    let start = jiff::civil::date(2026, 3, 1);
    let empty = Plan::empty(Calendar { start, weeks: 4 }, Currency::default());
    let samples = [
        include_str!("../../saves/rayhan-soap.ron"),
        include_str!("../../saves/three-channels.ron"),
        include_str!("../../saves/rayhan-listening.ron"),
        include_str!("../../saves/old/format-1.ron"),
    ];
    let samples = samples.map(|text| crate::store::read(text.as_bytes()).unwrap().plan);
    samples.into_iter().chain([Arc::new(rayhan_soap()), Arc::new(empty)]).collect()
}

fn each_table(check: impl Fn(&Report<'_>, &Table)) {
    for plan in plans() {
        let analysis = Analysis::of(&plan);
        for language in Language::ALL {
            let report = Report::new(&plan, &analysis, Locale::of(language));
            for table in tables(&report) {
                check(&report, &table);
            }
        }
    }
}

#[test]
fn ids_are_unique_and_those_of_the_list() {
    let ids: BTreeSet<&str> = TABLES.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids.len(), TABLES.len());
    for plan in plans() {
        let analysis = Analysis::of(&plan);
        let report = Report::new(&plan, &analysis, Locale::of(Language::En));
        for (id, build) in TABLES {
            assert_eq!(build(&report).id, *id);
        }
        let all: Vec<&str> = tables(&report).iter().map(|table| table.id).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{all:?}");
    }
}

#[test]
fn rows_have_a_cell_for_each_column_and_no_cell_is_silent() {
    each_table(|_, table| {
        assert!(!table.title.is_empty(), "{}", table.id);
        for row in &table.rows {
            assert_eq!(row.cells.len(), table.columns.len(), "{}: {row:?}", table.id);
            for cell in &row.cells {
                let says = !cell.text.is_empty();
                assert!(says || !cell.is_number(), "{}: {cell:?}", table.id);
                if let Some(value) = cell.value {
                    assert!(value.number().is_finite(), "{}: {cell:?}", table.id);
                }
                let is_number_word = |word: &str| matches!(word.trim_matches(['-', '+', '%']), "NaN" | "inf");
                assert!(!cell.text.split_whitespace().any(is_number_word), "{}: {cell:?}", table.id);
                assert!(cell.value.is_none() || !cell.text.contains(['{', '}']), "{}: {cell:?}", table.id);
            }
        }
        for note in &table.notes {
            assert!(!note.is_empty() && !note.contains('{'), "{}: {note}", table.id);
        }
    });
}

#[test]
fn columns_of_words_hold_no_numbers() {
    each_table(|_, table| {
        for row in table.rows.iter().filter(|row| row.role == RowRole::Body) {
            for (column, cell) in table.columns.iter().zip(&row.cells) {
                assert!(column.kind == ColumnKind::Number || cell.value.is_none(), "{}: {cell:?}", table.id);
            }
        }
    });
}

/// The sum of a column's amounts, over the rows that `takes` takes.
fn sum(table: &Table, column: usize, takes: impl Fn(&Row) -> bool) -> Money {
    let money = |row: &Row| match row.cells[column].value {
        Some(Exact::Money(money, _)) => money,
        _ => Money::ZERO,
    };
    table.rows.iter().filter(|row| takes(row)).map(money).sum()
}

#[test]
fn parts_of_the_budget_add_up_to_their_totals() {
    let ids = [
        "budget-by-month-and-element",
        "budget-by-element",
        "budget-by-channel",
        "budget-by-message",
        "budget-by-audience",
        "budget-by-month",
    ];
    each_table(|_, table| {
        if !ids.contains(&table.id) {
            return;
        }
        for column in 1..table.columns.len() {
            let parts = sum(table, column, |row| row.role == RowRole::Body);
            assert_eq!(parts, sum(table, column, |row| row.role == RowRole::Total), "{} {column}", table.id);
        }
    });
}

#[test]
fn weeks_of_the_flowchart_add_up_to_the_media() {
    each_table(|report, table| {
        if table.id != "flowchart-costs" {
            return;
        }
        let last = table.columns.len() - 1;
        let media = report.analysis.budget.media.at_least();
        assert_eq!(sum(table, last, |row| row.role == RowRole::Body), media);
        assert_eq!(sum(table, last, |row| row.role == RowRole::Group), media);
        assert_eq!(sum(table, last, |row| row.role == RowRole::Total), media);
    });
}
