//! The flowchart as a table: channels and their messages down, weeks across.

use std::collections::BTreeMap;

use crate::plan::Total;
use crate::report::{Cell, Column, Report, Row, Table};
use crate::text::terms;

/// Says where the placements of a message on a channel stand, by the places of both.
type Rows = BTreeMap<(usize, usize), Vec<usize>>;

/// Sorts the placements by channel and message; those that name what the plan does not have are left out.
fn rows(report: &Report<'_>) -> Rows {
    let mut rows = Rows::new();
    for (position, cost) in report.analysis.budget.placements.iter().enumerate() {
        if let Some((message, channel)) = cost.place {
            rows.entry((channel, message)).or_default().push(position);
        }
    }
    rows
}

/// Writes the title of a week's column: its number and its first day.
fn week_title(report: &Report<'_>, week: u32) -> String {
    let day = report.plan.calendar.first_day(week).map(|day| report.locale.short_day(day)).unwrap_or_default();
    format!("{}{dot}{day}", report.locale.ungrouped(week), dot = report.locale.dot())
}

fn week_columns<'r>(report: &'r Report<'_>) -> impl Iterator<Item = Column> + 'r {
    (1..=report.plan.calendar.weeks).map(|week| Column::number(week_title(report, week)))
}

/// Lays out the quantities: a row for each channel and its messages, a column for each week.
#[must_use]
pub fn quantity_by_week(report: &Report<'_>) -> Table {
    let words = &report.texts.report;
    let mut columns = vec![
        Column::text(report.texts.shared.channel),
        Column::text(report.texts.shared.message),
        Column::text(words.unit),
    ];
    columns.extend(week_columns(report));
    columns.push(Column::number(report.texts.shared.total).as_total());
    let mut table = Table::new("flowchart-quantities", words.flowchart_quantities, columns);
    let weeks = report.plan.calendar.weeks as usize;
    let rows = rows(report);
    for (at, channel) in report.plan.channels.iter().enumerate() {
        let unit = terms::unit(channel.unit, report.locale.language);
        let mut sums = vec![0_u128; weeks];
        let mut below = Vec::new();
        for (&(_, message), placements) in rows.range((at, 0)..=(at, usize::MAX)) {
            let mut amounts = vec![0_u128; weeks];
            for placement in placements.iter().filter_map(|&position| report.plan.placements.get(position)) {
                for (week, quantity) in placement.weekly(report.plan.calendar.weeks) {
                    amounts[week as usize - 1] += u128::from(quantity);
                }
            }
            sums.iter_mut().zip(&amounts).for_each(|(sum, amount)| *sum += amount);
            below.push(quantities(
                report,
                vec![report.channel(at), report.message(message), Cell::text(unit)],
                &amounts,
            ));
        }
        if !below.is_empty() {
            let head = vec![report.channel(at), Cell::default(), Cell::text(unit)];
            table.rows.push(Row::group(quantities(report, head, &sums)));
            table.rows.extend(below.into_iter().map(Row::of));
        }
    }
    table
}

fn quantities(report: &Report<'_>, mut cells: Vec<Cell>, amounts: &[u128]) -> Vec<Cell> {
    let count = |amount: u128| match u64::try_from(amount).unwrap_or(u64::MAX) {
        0 => Cell::default(),
        amount => report.count(amount),
    };
    cells.extend(amounts.iter().map(|&amount| count(amount)));
    cells.push(count(amounts.iter().sum()));
    cells
}

/// Lays out the media costs: a row for each channel and its messages, a column for each week.
#[must_use]
pub fn cost_by_week(report: &Report<'_>) -> Table {
    let words = &report.texts.report;
    let mut columns = vec![Column::text(report.texts.shared.channel), Column::text(report.texts.shared.message)];
    columns.extend(week_columns(report).map(|column| column.in_unit(report.currency())));
    columns.push(Column::number(report.texts.shared.total).in_unit(report.currency()).as_total());
    let mut table = Table::new("flowchart-costs", words.flowchart_costs, columns);
    let weeks = report.plan.calendar.weeks as usize;
    let rows = rows(report);
    for at in 0..report.plan.channels.len() {
        let mut sums = vec![Total::ZERO; weeks];
        let mut below = Vec::new();
        for (&(_, message), placements) in rows.range((at, 0)..=(at, usize::MAX)) {
            let amounts = cost_of(report, placements, weeks);
            sums.iter_mut().zip(&amounts).for_each(|(sum, &amount)| *sum += amount);
            below.push(costs(report, vec![report.channel(at), report.message(message)], &amounts));
        }
        if !below.is_empty() {
            table.rows.push(Row::group(costs(report, vec![report.channel(at), Cell::default()], &sums)));
            table.rows.extend(below.into_iter().map(Row::of));
        }
    }
    let head = vec![Cell::text(report.texts.figures.media), Cell::default()];
    table.rows.push(Row::total(costs(report, head, &report.analysis.budget.by_week)));
    table.notes.extend(report.gaps(report.analysis.budget.media));
    table
}

/// Returns what some placements cost in each week of the calendar.
fn cost_of(report: &Report<'_>, placements: &[usize], weeks: usize) -> Vec<Total> {
    let mut amounts = vec![Total::ZERO; weeks];
    for &position in placements {
        let Some(placement) = report.plan.placements.get(position) else { continue };
        let costs = report.analysis.budget.placements[position].weeks();
        for (week, amount) in (0_u32..).map(|offset| placement.start_week.saturating_add(offset)).zip(costs) {
            if let Some(sum) = (week as usize).checked_sub(1).and_then(|at| amounts.get_mut(at)) {
                *sum += amount;
            }
        }
    }
    amounts
}

fn costs(report: &Report<'_>, mut cells: Vec<Cell>, amounts: &[Total]) -> Vec<Cell> {
    let write = |amount: Total| if amount.is_nothing() { Cell::default() } else { report.total(amount) };
    cells.extend(amounts.iter().map(|&amount| write(amount)));
    cells.push(report.total(amounts.iter().copied().sum()));
    cells
}
