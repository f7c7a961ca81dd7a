//! Says how alike two messages, and what two channels say, are.

use super::attribute_name;
use super::coding::coded;
use crate::consistency::{AttributeComparison, Comparison, PairFigure, compare};
use crate::plan::Attribute;
use crate::report::{Cell, Column, Ground, Report, Row, Table};
use crate::text::strings::fill;

/// The most pairs of messages that a table lists.
const MOST_PAIRS: usize = 2_000;
/// The most messages or channels that a matrix holds.
const MOST_IN_MATRIX: usize = 24;

/// Lists all pairs of placed messages with their similarity.
#[must_use]
pub fn pairs(report: &Report<'_>) -> Table {
    pairs_of(report, &report.analysis.pairs().list)
}

/// Lists the pairs of messages that were found, as [`pairs`] does.
#[must_use]
pub fn pairs_of(report: &Report<'_>, pairs: &[PairFigure]) -> Table {
    let words = &report.texts.consistency_page;
    let columns = vec![Column::text(words.first), Column::text(words.second), Column::number(words.similarity)];
    let mut table = Table::new("message-pairs", report.texts.report.message_pairs, columns);
    for pair in pairs.iter().take(MOST_PAIRS) {
        let cells = vec![report.message(pair.a), report.message(pair.b), report.measure(pair.similarity)];
        table.rows.push(Row::of(cells));
    }
    table.notes.extend(more(report, pairs.len(), MOST_PAIRS));
    table
}

/// Says how many are not listed.
fn more(report: &Report<'_>, all: usize, most: usize) -> Option<String> {
    let left = all.checked_sub(most).filter(|left| *left > 0)?;
    Some(fill!(report.texts.shared.more, &[("count", &report.locale.ungrouped(left as u64))]))
}

/// Lays out how alike messages are as a matrix.
#[must_use]
pub fn similarities(report: &Report<'_>) -> Table {
    let words = &report.texts.consistency_page;
    let results = &report.analysis.consistency;
    let count = report.plan.messages.len().min(MOST_IN_MATRIX);
    let mut columns = vec![Column::text(report.texts.shared.message)];
    columns.extend((0..count).map(|at| Column::number(report.message_name(at)).on(Ground::Heat)));
    let mut table = Table::new("message-similarity", words.map, columns);
    for a in 0..count {
        let mut cells = vec![report.message(a)];
        cells
            .extend((0..count).map(|b| {
                if a == b { report.measure(Ok(1.0)) } else { report.measure(results.similarities.get(a, b)) }
            }));
        table.rows.push(Row::of(cells));
    }
    table.notes.push(words.map_hint.to_owned());
    table.notes.extend(more(report, report.plan.messages.len(), MOST_IN_MATRIX));
    table
}

/// Lays out how alike what channels say is as a matrix.
#[must_use]
pub fn channels(report: &Report<'_>) -> Table {
    let words = &report.texts.consistency_page;
    let matrix = report.analysis.channel_similarities();
    let shown: Vec<usize> = matrix.channels.iter().copied().take(MOST_IN_MATRIX).collect();
    let mut columns = vec![Column::text(report.texts.shared.channel)];
    columns.extend(shown.iter().map(|&at| Column::number(report.channel_name(at)).on(Ground::Heat)));
    let mut table = Table::new("channel-similarity", words.channels, columns);
    for (row, &channel) in shown.iter().enumerate() {
        let mut cells = vec![report.channel(channel)];
        cells.extend((0..shown.len()).map(|column| report.measure(matrix.get(row, column))));
        table.rows.push(Row::of(cells));
    }
    table.notes.push(words.channels_hint.to_owned());
    table.notes.extend(more(report, matrix.channels.len(), MOST_IN_MATRIX));
    table
}

/// Lists the attributes of two messages with what each is coded with, weight and agreement.
#[must_use]
pub fn attributes(report: &Report<'_>, a: usize, b: usize) -> Table {
    let words = &report.texts.consistency_page;
    let columns = vec![
        Column::text(words.attribute),
        Column::text(report.message_name(a)),
        Column::text(report.message_name(b)),
        Column::number(words.weight),
        Column::number(words.agreement),
    ];
    let names = [a, b].map(|at| report.in_sentence(report.message_name(at)));
    let title = fill!(words.compare, &[("a", &names[0]), ("b", &names[1])]);
    let mut table = Table::new("compared-attributes", title, columns);
    let (Some(first), Some(second)) = (report.plan.messages.get(a), report.plan.messages.get(b)) else { return table };
    let comparison = compare(first, second, &report.plan.settings.similarity_weights);
    for (attribute, part) in Attribute::ALL.into_iter().zip(&comparison.attributes) {
        let agreement = if part.applicable && !part.blank {
            report.measure(Ok(part.agreement))
        } else {
            Cell::text(agreement_in_words(report, part))
        };
        table.rows.push(Row::of(vec![
            Cell::text(attribute_name(report, attribute)),
            Cell::text(coded(report, first, attribute)),
            Cell::text(coded(report, second, attribute)),
            report.number(part.weight, 2),
            agreement,
        ]));
    }
    let name = Cell::text(words.similarity);
    let empty = || Cell::default();
    table.rows.push(Row::total(vec![name, empty(), empty(), empty(), report.measure(comparison.overall)]));
    table.notes.push(words.sum_hint.to_owned());
    table
}

/// Writes how far two messages agree in an attribute, or why that says nothing.
pub(super) fn agreement_in_words(report: &Report<'_>, part: &AttributeComparison) -> String {
    let words = &report.texts.consistency_page;
    if !part.applicable {
        words.not_applicable.to_owned()
    } else if part.blank {
        words.blank.to_owned()
    } else {
        report.three(part.agreement)
    }
}

/// Writes `(0.15 × 0.667 + 0.20 × 0.167) ÷ 1.00 = 0.133`; parts that come to 0 stay away.
#[must_use]
pub fn weighted_sum(report: &Report<'_>, comparison: &Comparison, value: f64) -> String {
    let number = |value: f64, decimals| report.term(report.locale.decimal(value, decimals));
    let applicable = || comparison.attributes.iter().filter(|part| part.applicable);
    let parts: Vec<String> = applicable()
        .filter(|part| part.weight * part.agreement > 0.0)
        .map(|part| format!("{} × {}", number(part.weight, 2), number(part.agreement, 3)))
        .collect();
    let above = if parts.is_empty() { number(0.0, 0) } else { parts.join(" + ") };
    let possible: f64 = applicable().map(|part| part.weight).sum();
    format!("({above}) ÷ {} = {}", number(possible, 2), number(value, 3))
}
