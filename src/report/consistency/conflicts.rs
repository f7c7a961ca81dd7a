//! Contradictions and differences between messages.

use crate::consistency::{Conflict, ConflictKind, Conflicts};
use crate::report::{Cell, Column, Report, Row, Table};
use crate::text;
use crate::text::strings::fill;

/// The most conflicts that a page lists, those that most people meet: each is a sentence to be written, and a plan of hundreds of
/// messages has tens of thousands.
pub const MOST_CONFLICTS: usize = 300;

/// Names a kind of conflict.
fn kind(report: &Report<'_>, kind: ConflictKind) -> &'static str {
    let words = &report.texts.consistency_page;
    match kind {
        ConflictKind::TypedClaims => words.kind_typed,
        ConflictKind::ExpiredOffer => words.kind_expired,
        ConflictKind::IncompatibleClaims => words.kind_incompatible,
        ConflictKind::Slogans => words.kind_slogans,
        ConflictKind::Themes => words.kind_themes,
    }
}

fn people(report: &Report<'_>, conflict: &Conflict) -> Cell {
    report.number_of(conflict.people, 0)
}

/// Lists the contradictions, then the differences of slogan and theme, those that most people meet first.
#[must_use]
pub fn conflicts(report: &Report<'_>) -> Table {
    list(report, report.analysis.conflicts(), true, usize::MAX)
}

/// Lists the first [`MOST_CONFLICTS`] that were found, as [`conflicts`] does, with or without mere differences.
#[must_use]
pub fn conflicts_of(report: &Report<'_>, found: &Conflicts, with_differences: bool) -> Table {
    list(report, found, with_differences, MOST_CONFLICTS)
}

fn list(report: &Report<'_>, found: &Conflicts, with_differences: bool, most: usize) -> Table {
    let words = &report.texts.consistency_page;
    let columns = vec![
        Column::text(words.conflict_kind),
        Column::text(words.conflict),
        Column::text(words.first),
        Column::text(words.second),
        Column::number(words.people),
    ];
    let mut table = Table::new("conflicts", words.conflicts, columns);
    let listed = found.list.iter().filter(|conflict| with_differences || conflict.kind.is_contradiction());
    for conflict in listed.take(most) {
        let second = if conflict.a == conflict.b { Cell::default() } else { report.message(conflict.b) };
        table.rows.push(Row::of(vec![
            Cell::text(kind(report, conflict.kind)),
            Cell::text(text::contradiction(conflict, report.plan, report.locale)),
            report.message(conflict.a),
            second,
            people(report, conflict),
        ]));
    }
    table.notes.push(words.conflicts_hint.to_owned());
    if let Ok(rate) = found.rate {
        table.notes.push(fill!(words.conflict_rate, &[("rate", &report.percent(rate))]));
    }
    table
}

/// Lists the contradictions alone.
#[must_use]
pub fn contradictions(report: &Report<'_>) -> Table {
    let texts = &report.texts.cli;
    let columns = vec![Column::text(texts.contradiction), Column::number(texts.people)];
    let mut table = Table::new("contradictions", texts.contradiction, columns);
    for conflict in report.analysis.conflicts().list.iter().filter(|conflict| conflict.kind.is_contradiction()) {
        let words = Cell::text(text::contradiction(conflict, report.plan, report.locale));
        table.rows.push(Row::of(vec![words, people(report, conflict)]));
    }
    table
}
