//! Media by month and promotion element, as coursework asks for it.

use eframe::egui::Ui;

use super::card::{self, BudgetFigure};
use crate::gui::context::Cx;
use crate::gui::widgets::{Column, Look, Table, Width, group, number_label, small, text_cell, text_elided};
use crate::plan::Total;
use crate::text::strings::fill;
use crate::text::terms;

/// Names the table, and the place of its cards.
const TABLE: &str = "month and element";

/// An amount with its card, where it has one.
type Cell = (Total, Option<BudgetFigure>);

/// Shows the table: a row for each month, a column for each element, for other costs and for all of it.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let results = &cx.analysis().budget;
    let words = &cx.texts.budget_page;
    if results.media.is_nothing() {
        return;
    }
    let number = |title| Column { title, width: Width::Share(1.0), is_number: true };
    let mut columns = vec![Column::text(words.month, 1.2)];
    columns.extend(results.by_element.iter().map(|&(element, _)| number(terms::element(element, cx.language()))));
    columns.push(number(words.other));
    columns.push(number(cx.texts.shared.total));
    let rows = rows(cx);
    let (locale, currency) = (cx.locale, cx.plan().money.currency);
    let spoken = |row: usize, column: usize| {
        let (name, cells) = &rows[row];
        let (amount, card) = cells[column.checked_sub(1)?];
        card?;
        let amount = locale.total(amount, currency);
        let slots = [("month", name.as_str()), ("column", columns[column].title), ("amount", &amount)];
        Some(fill(words.month_cell, &slots))
    };
    group(ui, words.month_element, |ui| {
        small(ui, words.by_month_hint);
        let table = Table { id: TABLE, columns: &columns, row_height: 26.0, max_height: f32::INFINITY };
        let open = card::at(ui, TABLE);
        let is_open = |row: usize, column: usize| open.is_some() && column > 0 && rows[row].1[column - 1].1 == open;
        let pressed = table.show_cells(ui, rows.len(), is_open, spoken, |ui, row, column| {
            let (name, cells) = &rows[row];
            let is_sum = row + 1 == rows.len() || column == cells.len();
            let look = if is_sum { Look::Strong } else { Look::Body };
            match column.checked_sub(1) {
                None if is_sum => drop(text_elided(ui, name, look)),
                None => text_cell(ui, name),
                Some(at) => drop(number_label(ui, &super::tables::exact(cx, cells[at].0), look)),
            }
        });
        if let Some(missing) = super::tables::missing(cx, cx.analysis().budget.total) {
            small(ui, &missing);
        }
        small(ui, words.cells_hint);
        if let Some(((row, column), pressed)) = pressed
            && let Some(shown) = column.checked_sub(1).and_then(|at| rows[row].1[at].1)
        {
            card::toggle(ui, TABLE, shown, &pressed);
        }
        card::show(cx, ui, TABLE);
    });
}

/// Name and cells of each row; the last one has the sums, with other costs that have no week.
fn rows(cx: &Cx<'_>) -> Vec<(String, Vec<Cell>)> {
    let results = &cx.analysis().budget;
    let cells = results.by_element_month();
    let months = results.by_month.iter().enumerate().map(|(month, &(_, media))| {
        let elements = results.by_element.iter().zip(&cells);
        let mut row: Vec<Cell> = elements
            .map(|(&(element, _), amounts)| (amounts[month], Some(BudgetFigure::ElementInMonth(element, month))))
            .collect();
        let other = results.other_by_month[month];
        row.push((other, Some(BudgetFigure::OtherInMonth(month))));
        row.push((media + other, Some(BudgetFigure::AllOfMonth(month))));
        (card::month_name(cx, month).unwrap_or_default(), row)
    });
    let mut rows: Vec<(String, Vec<Cell>)> = months.collect();
    if !results.other_undated.is_nothing() {
        // Whatever is placed has a week.
        let mut row: Vec<Cell> = vec![(Total::ZERO, None); results.by_element.len()];
        row.extend([(results.other_undated, Some(BudgetFigure::Undated)); 2]);
        rows.push((cx.texts.budget_page.undated_hint.to_owned(), row));
    }
    let elements = results.by_element.iter();
    let mut sums: Vec<Cell> = elements.map(|&(element, cost)| (cost, Some(BudgetFigure::Element(element)))).collect();
    sums.extend([(results.other, Some(BudgetFigure::Other)), (results.total, Some(BudgetFigure::Spent))]);
    rows.push((cx.texts.budget_page.all_months.to_owned(), sums));
    rows
}
