//! Mentions by channel, week, audience and phase: number, net sentiment and interval of each group.

use super::figures::phase_name;
use crate::listening::Tally;
use crate::plan::Phase;
use crate::report::{Cell, Column, Exact, Report, Row, Table};

/// Returns the columns of every such table, after the one that names the group.
pub(super) fn tally_columns(report: &Report<'_>) -> Vec<Column> {
    let words = &report.texts.listening;
    vec![
        Column::number(words.net),
        Column::number(words.interval),
        Column::number(words.coded),
        Column::number(words.positive),
        Column::number(words.negative),
        Column::number(words.neutral),
    ]
}

/// Returns the cells under [`tally_columns`].
pub(super) fn tally_cells(report: &Report<'_>, tally: &Tally) -> Vec<Cell> {
    let interval = Cell::of(tally.interval(), |ends| {
        let [low, high] = ends.map(|end| report.locale.decimal(end, 3));
        Cell { value: Some(Exact::Number(ends[0])), ..report.between(&low, &high) }
    });
    let mut cells = vec![report.measure(tally.net()), interval];
    cells.extend([tally.coded(), tally.positive, tally.negative, tally.neutral].map(|count| report.count(count)));
    cells
}

/// Builds a table of groups, the whole log last. Groups without a mention are left out.
fn table(report: &Report<'_>, id: &'static str, titles: [&str; 2], groups: Vec<(Cell, Tally)>) -> Table {
    let mut columns = vec![Column::text(titles[1])];
    columns.extend(tally_columns(report));
    let mut table = Table::new(id, titles[0], columns);
    for (name, tally) in groups.into_iter().filter(|(_, tally)| tally.all() > 0) {
        let mut cells = vec![name];
        cells.extend(tally_cells(report, &tally));
        table.rows.push(Row::of(cells));
    }
    if !table.rows.is_empty() {
        let mut cells = vec![Cell::text(report.texts.shared.total)];
        cells.extend(tally_cells(report, &report.analysis.listening.log.total));
        table.rows.push(Row::total(cells));
    }
    table.notes.push(report.texts.listening.reading.to_owned());
    table
}

/// Lists the mentions of each channel.
#[must_use]
pub fn by_channel(report: &Report<'_>) -> Table {
    let (words, log) = (&report.texts.listening, &report.analysis.listening.log);
    let named = log.channels.iter().enumerate().map(|(at, tally)| (report.channel(at), *tally));
    let groups = named.chain([(Cell::text(words.elsewhere), log.elsewhere)]).collect();
    table(report, "mentions-by-channel", [words.by_channel, report.texts.shared.channel], groups)
}

/// Lists the mentions of each week, and those that lie in none.
#[must_use]
pub fn by_week(report: &Report<'_>) -> Table {
    let (words, log) = (&report.texts.listening, &report.analysis.listening.log);
    let weeks = log.weeks.iter().zip(1_u32..).map(|(tally, week)| {
        let number = report.locale.ungrouped(week);
        let name = crate::text::strings::fill!(report.texts.shared.week_number, &[("week", &number)]);
        (Cell::text(name), *tally)
    });
    let apart = [(words.undated, log.undated), (words.outside, log.outside), (words.own, log.own)];
    let apart = apart.into_iter().map(|(name, tally)| (Cell::text(name), tally));
    table(report, "mentions-by-week", [words.by_week, report.texts.shared.week], weeks.chain(apart).collect())
}

/// Lists the mentions of each audience.
#[must_use]
pub fn by_audience(report: &Report<'_>) -> Table {
    let (words, log) = (&report.texts.listening, &report.analysis.listening.log);
    let named = log.audiences.iter().enumerate().map(|(at, tally)| (report.audience(at), *tally));
    let groups = named.chain([(Cell::text(words.by_anybody), log.by_anybody)]).collect();
    table(report, "mentions-by-audience", [words.by_audience, report.texts.shared.audience], groups)
}

/// Lists the mentions before, during and after the purchase.
#[must_use]
pub fn by_phase(report: &Report<'_>) -> Table {
    let (words, log) = (&report.texts.listening, &report.analysis.listening.log);
    let named =
        Phase::ALL.into_iter().zip(log.phases).map(|(phase, tally)| (Cell::text(phase_name(words, phase)), tally));
    let groups = named.chain([(Cell::text(words.without_phase), log.without_phase)]).collect();
    table(report, "mentions-by-phase", [words.by_phase, words.phase], groups)
}
