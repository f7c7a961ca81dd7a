//! The sums of the budget, and the way from the rate to the total.

use crate::plan::{CostLine, Money};
use crate::report::{BudgetFigure, Cell, Column, Form, Report, Row, RowRole, Subject, Table};
use crate::text::terms;

/// Lists what may be spent, what is spent on media and beside them, and what is left.
#[must_use]
pub fn figures(report: &Report<'_>) -> Table {
    let (texts, window) = (&report.texts.figures, &report.texts.window);
    let results = &report.analysis.budget;
    let columns = vec![
        Column::text(report.texts.report.figure),
        Column::number(report.texts.figures.amount).in_unit(report.currency()),
    ];
    let mut table = Table { form: Form::Values, ..Table::new("budget", texts.budget, columns) };
    let mut add = |name: &str, cell: Cell, figure: Option<BudgetFigure>| {
        let row = Row::of(vec![Cell::text(name), cell]);
        table.rows.push(Row { explains: figure.map(Subject::Budget), ..row });
    };
    add(texts.planned_budget, Cell::of(results.budget, |money: Money| report.money(money)), None);
    add(texts.media, report.total(results.media), Some(BudgetFigure::Line(CostLine::Total)));
    if !results.lines.is_plain() {
        for (line, total) in results.lines.shown() {
            let name = terms::cost_line(line, report.locale.language);
            add(name, report.total(total), Some(BudgetFigure::Line(line)));
        }
    }
    add(texts.other, report.total(results.other), Some(BudgetFigure::Other));
    add(window.key_spent, report.total(results.total), Some(BudgetFigure::Spent));
    add(window.key_left, report.left(results.remaining), Some(BudgetFigure::Left));
    table.notes.extend(report.gaps(results.total));
    table
}

/// Lists the lines from the rate to what the client pays, of all placements together.
#[must_use]
pub fn lines(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let results = &report.analysis.budget;
    let columns = vec![
        Column::text(report.texts.buying.line),
        Column::number(words.amount).in_unit(report.currency()),
        Column::number(words.of_total),
    ];
    let mut table = Table::new("budget-lines", words.waterfall, columns);
    for (line, total) in results.lines.shown() {
        let share = report.part_of(total, &results.lines.of(CostLine::Total));
        let name = Cell::text(terms::cost_line(line, report.locale.language));
        let row = Row::of(vec![name, report.total(total), share]);
        let role = if line.is_sum() { RowRole::Group } else { RowRole::Body };
        table.rows.push(Row { role, ..row }.explaining(Subject::Budget(BudgetFigure::Line(line))));
    }
    table.notes.extend(report.gaps(results.lines.of(CostLine::Total)));
    table
}
