//! Tables: columns, rows and what each row is.

use super::Cell;
use crate::edit::ItemId;

/// Says what a column holds, which decides its side and its form in exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words, at the start.
    Text,
    /// Numbers, amounts or days, at the end, so that units stand under units.
    Number,
}

/// Describes a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its title, in the reader's language.
    pub title: String,
    /// What it holds.
    pub kind: ColumnKind,
    /// The unit of its numbers where the title does not say it, such as "%" or a currency.
    pub unit: Option<String>,
}

impl Column {
    /// Makes a column of words.
    #[must_use]
    pub fn text(title: impl Into<String>) -> Self {
        Self { title: title.into(), kind: ColumnKind::Text, unit: None }
    }

    /// Makes a column of numbers.
    #[must_use]
    pub fn number(title: impl Into<String>) -> Self {
        Self { title: title.into(), kind: ColumnKind::Number, unit: None }
    }

    /// Gives the column a unit.
    #[must_use]
    pub fn in_unit(self, unit: impl Into<String>) -> Self {
        Self { unit: Some(unit.into()), ..self }
    }
}

/// Says what a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowRole {
    /// A thing of the table.
    #[default]
    Body,
    /// The heading of the rows below it.
    Group,
    /// A sum of rows above it; stays in sight and last, however the rows are sorted.
    Total,
}

/// Holds a row: as many cells as the table has columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its cells, in the order of the columns.
    pub cells: Vec<Cell>,
    /// What it is.
    pub role: RowRole,
    /// The thing of the plan that the row is about.
    pub item: Option<ItemId>,
}

impl Row {
    /// Makes a row of the table's body.
    #[must_use]
    pub fn of(cells: Vec<Cell>) -> Self {
        Self { cells, ..Self::default() }
    }

    /// Makes a row of sums.
    #[must_use]
    pub fn total(cells: Vec<Cell>) -> Self {
        Self { cells, role: RowRole::Total, item: None }
    }

    /// Lets the row lead to a thing of the plan.
    #[must_use]
    pub fn about(self, item: ItemId) -> Self {
        Self { item: Some(item), ..self }
    }
}

/// Holds a table: what the window lays out, the command line prints and exports write.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Names it for programs, such as "budget-by-channel"; unique among all tables and the same in both languages.
    pub id: &'static str,
    /// Its title, in the reader's language.
    pub title: String,
    /// Its columns, in reading order.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Sentences below it: models, universe, weeks, and why figures are missing.
    pub notes: Vec<String>,
}
