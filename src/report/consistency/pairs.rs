//! How alike two messages, and what two channels say, are.

use super::attribute_name;
use super::coding::coded;
use crate::consistency::compare;
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
    let words = &report.texts.consistency_page;
    let columns = vec![Column::text(words.first), Column::text(words.second), Column::number(words.similarity)];
    let mut table = Table::new("message-pairs", report.texts.report.message_pairs, columns);
    let pairs = report.analysis.pairs();
    for pair in pairs.list.iter().take(MOST_PAIRS) {
        let cells = vec![report.message(pair.a), report.message(pair.b), report.measure(pair.similarity)];
        table.rows.push(Row::of(cells));
    }
    table.notes.extend(more(report, pairs.list.len(), MOST_PAIRS));
    table
}

/// Says how many are not listed.
fn more(report: &Report<'_>, all: usize, most: usize) -> Option<String> {
    let left = all.checked_sub(most).filter(|left| *left > 0)?;
    Some(fill(report.texts.checks_page.more, &[("count", &report.locale.ungrouped(left as u64))]))
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
    let mut table = Table::new("compared-attributes", words.compare, columns);
    let (Some(first), Some(second)) = (report.plan.messages.get(a), report.plan.messages.get(b)) else { return table };
    let names = [a, b].map(|at| report.in_sentence(report.message_name(at)));
    table.title = fill(words.compare, &[("a", &names[0]), ("b", &names[1])]);
    let comparison = compare(first, second, &report.plan.settings.similarity_weights);
    for (attribute, part) in Attribute::ALL.into_iter().zip(&comparison.attributes) {
        let agreement = if !part.applicable {
            Cell::text(words.not_applicable)
        } else if part.blank {
            Cell::text(words.blank)
        } else {
            report.measure(Ok(part.agreement))
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
