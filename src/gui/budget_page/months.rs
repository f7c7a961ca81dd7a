//! Media by month and promotion element, as coursework asks for it.

use eframe::egui::Ui;

use crate::gui::context::Cx;
use crate::gui::widgets::{Column, Look, Table, Width, group, number_label, small, text_cell};
use crate::plan::Money;
use crate::text::terms;

/// Shows the table: a row for each month, a column for each element, for other costs and for all of it.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui) {
    let results = &cx.analysis().budget;
    let words = &cx.texts.budget_page;
    if results.media.is_zero() {
        return;
    }
    let number = |title| Column { title, width: Width::Share(1.0), is_number: true };
    let mut columns = vec![Column::text(words.month, 1.2)];
    columns.extend(results.by_element.iter().map(|&(element, _)| number(terms::element(element, cx.language()))));
    columns.push(number(words.other));
    columns.push(number(cx.texts.shared.total));
    let rows = rows(cx);
    let exact = |amount: Money| super::tables::exact(cx, amount);
    let spoken = |row: usize| {
        let cells = rows[row].1.iter().zip(columns.iter().skip(1));
        let cells: Vec<String> = cells.map(|(&amount, column)| format!("{} {}", column.title, exact(amount))).collect();
        format!("{}: {}", rows[row].0, cells.join(cx.comma()))
    };
    group(ui, words.month_element, |ui| {
        small(ui, words.by_month_hint);
        let table = Table { id: "month and element", columns: &columns, row_height: 26.0, max_height: f32::INFINITY };
        table.show(ui, rows.len(), None, spoken, |ui, row, column| {
            let (name, amounts) = &rows[row];
            match column.checked_sub(1) {
                None => text_cell(ui, name),
                Some(at) => {
                    let is_sum = row + 1 == rows.len() || at + 1 == amounts.len();
                    let look = if is_sum { Look::Strong } else { Look::Body };
                    number_label(ui, &exact(amounts[at]), look);
                }
            }
        });
    });
}

/// Name and amounts of each row; the last one has the sums, with other costs that have no week.
fn rows(cx: &Cx<'_>) -> Vec<(String, Vec<Money>)> {
    let results = &cx.analysis().budget;
    let cells = results.by_element_month();
    let months = results.by_month.iter().enumerate().map(|(month, &((year, number), media))| {
        let mut amounts: Vec<Money> = cells.iter().map(|element| element[month]).collect();
        amounts.push(results.other_by_month[month]);
        amounts.push(media + results.other_by_month[month]);
        (format!("{} {}", cx.locale.month_name(number), cx.locale.ungrouped(year)), amounts)
    });
    let mut rows: Vec<(String, Vec<Money>)> = months.collect();
    if !results.other_undated.is_zero() {
        let mut amounts = vec![Money::ZERO; results.by_element.len()];
        amounts.extend([results.other_undated, results.other_undated]);
        rows.push((cx.texts.budget_page.undated_hint.to_owned(), amounts));
    }
    let mut sums: Vec<Money> = results.by_element.iter().map(|&(_, cost)| cost).collect();
    sums.extend([results.other, results.total]);
    rows.push((cx.texts.budget_page.all_months.to_owned(), sums));
    rows
}
