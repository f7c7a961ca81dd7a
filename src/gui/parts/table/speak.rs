//! Says what a screen reader hears of a table: each figure with its name, its value and its unit.

use crate::gui::context::Cx;
use crate::report::{Cell, Column, ColumnKind, Exact, Row, Table};
use crate::text::strings::{fill, slots};

/// Returns the value of a cell as it is said: an amount with its currency, a week as "Week 3".
fn said(cx: &Cx<'_>, column: &Column, cell: &Cell) -> String {
    match (cell.value, cell.missing) {
        (Some(Exact::Money(money, currency)), None) => cx.locale.money(money, currency),
        (Some(Exact::Week(week)), _) => fill!(cx.texts.shared.week_number, &[("week", &cx.locale.ungrouped(week))]),
        (None, Some(why)) => crate::text::reason(why, cx.language()).to_owned(),
        _ => match &column.unit {
            Some(unit) if cell.is_number() => format!("{} {unit}", cell.text),
            _ => cell.text.clone(),
        },
    }
}

/// Returns the name of a row: its first cell and the words that follow it, up to the first number.
pub(super) fn name(cx: &Cx<'_>, table: &Table, row: &Row) -> String {
    let parts: Vec<String> = leading(table, row).map(|(column, cell)| said(cx, column, cell)).collect();
    parts.join(cx.locale.dot())
}

/// Lists the cells that name a row.
fn leading<'a>(table: &'a Table, row: &'a Row) -> impl Iterator<Item = (&'a Column, &'a Cell)> {
    let cells = table.columns.iter().zip(&row.cells).enumerate();
    cells
        .take_while(|(at, (column, _))| *at == 0 || column.kind == ColumnKind::Text)
        .map(|(_, cell)| cell)
        .filter(|(_, cell)| !cell.text.is_empty())
}

/// Returns all that a row says: its name, then the title and value of each cell.
pub(super) fn whole(cx: &Cx<'_>, table: &Table, row: &Row) -> String {
    let named = 1 + table.columns.iter().skip(1).take_while(|column| column.kind == ColumnKind::Text).count();
    let cells = table.columns.iter().zip(&row.cells).skip(named).filter(|(_, cell)| !cell.text.is_empty());
    let values: Vec<String> =
        cells.map(|(column, cell)| format!("{} {}", column.title, said(cx, column, cell))).collect();
    let name = name(cx, table, row);
    if values.is_empty() { name } else { format!("{name}: {}", values.join(cx.comma())) }
}

/// Returns what a cell says: the name of its row, the title of its column, its value.
pub(super) fn cell(cx: &Cx<'_>, table: &Table, row: &Row, at: usize) -> String {
    let (Some(column), Some(cell)) = (table.columns.get(at), row.cells.get(at)) else { return String::new() };
    let slots =
        slots![("row", name(cx, table, row)), ("column", column.title.clone()), ("value", said(cx, column, cell))];
    fill!(cx.texts.report.cell_name, slots)
}
