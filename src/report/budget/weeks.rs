//! Spending week by week.

use crate::report::{BudgetFigure, Cell, Column, Report, Row, Subject, Table};
use crate::text::strings::fill;

/// Lists the weeks with media, other costs, all that is spent in them, and to date.
#[must_use]
pub fn weeks(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let results = &report.analysis.budget;
    let money = |title: &'static str| Column::number(title).in_unit(report.currency());
    let columns = vec![
        Column::number(report.texts.shared.week),
        Column::text(report.texts.figures.days),
        money(words.media),
        money(words.other),
        money(report.texts.shared.total).as_total(),
        money(words.legend_to_date),
    ];
    let mut table = Table::new("budget-by-week", words.spending_by_week, columns);
    for (week, at) in (1_u32..).zip(0..results.by_week.len()) {
        let (media, other) = (results.by_week[at], results.other_by_week[at]);
        let cells = vec![
            report.week(week),
            Cell::text(report.days(week)),
            report.total(media),
            report.total(other),
            report.total(media + other),
            report.total(results.cumulative_total[at]),
        ];
        table.rows.push(Row::of(cells).explaining(Subject::Budget(BudgetFigure::Week(week))));
    }
    if !results.other_undated.is_nothing() {
        let amount = report.locale.total(results.other_undated, results.currency);
        table.notes.push(fill!(words.undated_costs, &[("amount", &amount)]));
    }
    table.notes.extend(report.gaps(results.total));
    table
}
