//! Spending by month and promotion element.

use crate::plan::Total;
use crate::report::{BudgetFigure, Cell, Column, Report, Row, Subject, Table};
use crate::text::terms;

/// Lists the months with media of each promotion element, other costs and all that is spent.
#[must_use]
pub fn months(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let results = &report.analysis.budget;
    let money = |title: &'static str| Column::number(title).in_unit(report.currency());
    let mut columns = vec![Column::text(words.month)];
    columns
        .extend(results.by_element.iter().map(|&(element, _)| money(terms::element(element, report.locale.language))));
    columns.push(money(words.other));
    columns.push(money(report.texts.shared.total).as_total());
    let mut table = Table::new("budget-by-month-and-element", words.month_element, columns);
    let cells = results.by_element_month();
    let amount = |amount: Total, figure| report.total(amount).explaining(Subject::Budget(figure));
    for (month, &(_, media)) in results.by_month.iter().enumerate() {
        let mut row = vec![Cell::text(report.month(month))];
        for (&(element, _), amounts) in results.by_element.iter().zip(&cells) {
            row.push(amount(amounts[month], BudgetFigure::ElementInMonth(element, month)));
        }
        let other = results.other_by_month[month];
        row.push(amount(other, BudgetFigure::OtherInMonth(month)));
        row.push(amount(media + other, BudgetFigure::AllOfMonth(month)));
        table.rows.push(Row::of(row));
    }
    if !results.other_undated.is_nothing() {
        // Whatever is placed has a week.
        let mut row = vec![Cell::text(words.undated_hint)];
        row.extend(vec![report.total(Total::ZERO); results.by_element.len()]);
        row.extend(vec![amount(results.other_undated, BudgetFigure::Undated); 2]);
        table.rows.push(Row::of(row));
    }
    let mut sums = vec![Cell::text(words.all_months)];
    sums.extend(results.by_element.iter().map(|&(element, cost)| amount(cost, BudgetFigure::Element(element))));
    sums.push(amount(results.other, BudgetFigure::Other));
    sums.push(amount(results.total, BudgetFigure::Spent));
    table.rows.push(Row::total(sums));
    table.notes.push(words.media_by_month_hint.to_owned());
    table.notes.extend(report.gaps(results.total));
    table
}
