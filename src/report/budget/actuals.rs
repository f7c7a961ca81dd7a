//! Says what was really delivered and spent, beside what is planned.

use crate::budget::{ActualResults, PlacementActual};
use crate::plan::Figure;
use crate::report::{BudgetFigure, Cell, Column, Exact, Form, Report, Row, Subject, Table};
use crate::text::strings::fill;

/// Lists what was spent and delivered in all, beside the plan up to the same week.
#[must_use]
pub fn actual_figures(report: &Report<'_>) -> Table {
    let texts = &report.texts.figures;
    let columns = vec![Column::text(report.texts.report.figure), Column::number(report.texts.report.value)];
    let mut table = Table { form: Form::Values, ..Table::new("actual-figures", texts.actual_spent, columns) };
    let Ok(actual) = &report.analysis.budget.actual else { return table };
    table.title = heading(report, actual);
    let rows = [
        (texts.actual_spent, report.total(actual.spent)),
        (texts.planned_to_date, report.total(actual.planned_to_date)),
        (texts.spent_of_planned, report.share_of(actual.pace())),
        (texts.impressions, report.number(actual.impressions, 0)),
        (texts.cpm, per_thousand(report, actual.cpm())),
    ];
    table.rows = rows.into_iter().map(|(name, cell)| Row::of(vec![Cell::text(name), cell])).collect();
    table
}

fn heading(report: &Report<'_>, actual: &ActualResults) -> String {
    let week = report.locale.ungrouped(actual.through_week);
    fill!(report.texts.figures.actual_to_week, &[("week", &week)])
}

/// Writes a cost per thousand that is known in minor units.
fn per_thousand(report: &Report<'_>, minor: Figure) -> Cell {
    let exponent = report.plan.money.currency.exponent();
    report.major(minor.map(|minor| minor / 10_f64.powi(i32::from(exponent))))
}

/// Lists the placements with a record: planned to date, spent, delivered, pace and cost per thousand.
#[must_use]
pub fn actuals(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let money = |title: &'static str| Column::number(title).in_unit(report.currency());
    let columns = vec![
        Column::text(words.column_placement),
        money(words.planned_to_date),
        money(report.texts.shared.spent),
        Column::number(words.pace),
        Column::number(report.texts.shared.delivered),
        Column::number(words.delivery),
        money(words.cpm_planned),
        money(words.cpm_actual),
    ];
    let mut table = Table::new("actuals", words.planned_and_actual, columns);
    let Ok(actual) = &report.analysis.budget.actual else { return table };
    for (at, one) in actual.placements.iter().enumerate() {
        let row = Row::of(cells(report, one)).explaining(Subject::Budget(BudgetFigure::Recorded(at)));
        table.rows.push(Row { item: one.placement.and_then(|position| report.placement_item(position)), ..row });
    }
    let empty = || Cell::default();
    table.rows.push(Row::total(vec![
        Cell::text(report.texts.shared.total),
        report.total(actual.planned_to_date),
        report.total(actual.spent),
        report.share_of(actual.pace()),
        empty(),
        empty(),
        empty(),
        per_thousand(report, actual.cpm()),
    ]));
    table.notes.push(heading(report, actual));
    table
}

fn cells(report: &Report<'_>, one: &PlacementActual) -> Vec<Cell> {
    let units = u64::try_from(one.delivered).unwrap_or(u64::MAX);
    vec![
        Cell::text(recorded_name(report, one)),
        report.total(one.planned_to_date),
        report.total(one.spent),
        report.share_of(one.pace()),
        Cell::value(Exact::Count(units), report.locale.whole(units)),
        report.share_of(one.delivery_pace()),
        per_thousand(report, one.planned_cpm()),
        per_thousand(report, one.cpm()),
    ]
}

/// Names the placement of a record: "Launch reel · Instagram".
pub(in crate::report) fn recorded_name(report: &Report<'_>, one: &PlacementActual) -> String {
    if let Some(position) = one.placement {
        return report.placement_name(position);
    }
    let id = report.plan.actuals.get(one.record).map_or("", |record| record.placement.as_str());
    fill!(report.texts.figures.placement_gone, &[("id", id)])
}
