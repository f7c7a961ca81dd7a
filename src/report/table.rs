//! Tables: columns, rows and what each row is.

use std::cmp::Ordering;

use super::{Cell, Subject};
use crate::edit::ItemId;

/// Says what a column holds, which decides its side and its form in exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words, at the start.
    Text,
    /// Numbers, amounts or days, at the end, so that units stand under units.
    Number,
}

/// Says what is drawn behind the numbers of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// Nothing.
    #[default]
    Plain,
    /// Bars from the start, as long as the numbers are large beside the column's largest.
    Bars,
    /// A colour, as strong as the number is large beside 1.
    Heat,
    /// Bars from the middle, less to the start side and more to the end side, as long as the change is beside the largest of all
    /// such columns; in the colour of a series, or where there is none in one for less and another for more.
    Changes(Option<usize>),
}

impl Ground {
    /// Returns true where bars stand beside the numbers, for which a column needs room.
    #[must_use]
    pub fn has_bars(self) -> bool {
        matches!(self, Self::Bars | Self::Changes(_))
    }
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
    /// True for the sum of the columns before it, which stands out.
    pub is_total: bool,
    /// True for what stands back beside the column before it, such as a change.
    pub is_aside: bool,
    /// What is drawn behind its numbers.
    pub ground: Ground,
}

impl Column {
    /// Makes a column of words.
    #[must_use]
    pub fn text(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            kind: ColumnKind::Text,
            unit: None,
            is_total: false,
            is_aside: false,
            ground: Ground::Plain,
        }
    }

    /// Makes a column of numbers.
    #[must_use]
    pub fn number(title: impl Into<String>) -> Self {
        Self { kind: ColumnKind::Number, ..Self::text(title) }
    }

    /// Gives the column a unit.
    #[must_use]
    pub fn in_unit(self, unit: impl Into<String>) -> Self {
        Self { unit: Some(unit.into()), ..self }
    }

    /// Lets the column stand out as the sum of those before it.
    #[must_use]
    pub fn as_total(self) -> Self {
        Self { is_total: true, ..self }
    }

    /// Lets the column stand back beside the one before it.
    #[must_use]
    pub fn aside(self) -> Self {
        Self { is_aside: true, ..self }
    }

    /// Draws something behind the column's numbers.
    #[must_use]
    pub fn on(self, ground: Ground) -> Self {
        Self { ground, ..self }
    }
}

/// Says what a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowRole {
    /// A thing of the table.
    #[default]
    Body,
    /// The heading of the rows below it, which may hold their sums.
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
    /// The figure whose card the row opens.
    pub explains: Option<Subject>,
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
        Self { cells, role: RowRole::Total, ..Self::default() }
    }

    /// Makes the heading of the rows below it.
    #[must_use]
    pub fn group(cells: Vec<Cell>) -> Self {
        Self { cells, role: RowRole::Group, ..Self::default() }
    }

    /// Lets the row open the card of a figure.
    #[must_use]
    pub fn explaining(self, subject: Subject) -> Self {
        Self { explains: Some(subject), ..self }
    }

    /// Lets the row lead to a thing of the plan.
    #[must_use]
    pub fn about(self, item: ItemId) -> Self {
        Self { item: Some(item), ..self }
    }
}

/// Says how a table reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Rows of one kind under the titles of their columns.
    #[default]
    Grid,
    /// Names with a value beside each, which need no titles.
    Values,
}

/// Says in which order the rows of a table stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sorting {
    /// The column that they are sorted by.
    pub column: usize,
    /// True when the largest stands first.
    pub is_descending: bool,
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
    /// Sentences below it: models, universe, weeks, what is not listed.
    pub notes: Vec<String>,
    /// How it reads.
    pub form: Form,
    /// True where each row says something else, in a unit of its own, so that the rows of a column cannot be compared.
    pub is_mixed: bool,
}

impl Table {
    /// Makes an empty table.
    #[must_use]
    pub fn new(id: &'static str, title: impl Into<String>, columns: Vec<Column>) -> Self {
        Self { id, title: title.into(), columns, ..Self::default() }
    }

    /// Returns true when it has no rows but sums.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.role == RowRole::Total)
    }

    /// Returns true when its rows may stand in another order: more than one, of one kind, and none that belong to a heading.
    #[must_use]
    pub fn can_be_sorted(&self) -> bool {
        let is_of = |role: RowRole| move |row: &&Row| row.role == role;
        self.form == Form::Grid
            && !self.is_mixed
            && !self.rows.iter().any(|row| row.role == RowRole::Group)
            && self.rows.iter().filter(is_of(RowRole::Body)).count() > 1
    }

    /// Returns the places of its rows in the order of `sorting`: missing values after all others, sums last. Equal rows keep
    /// their order.
    #[must_use]
    pub fn sorted(&self, sorting: Option<Sorting>) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        let Some(sorting) = sorting.filter(|_| self.can_be_sorted()) else { return order };
        let key = |at: &usize| (self.rows[*at].role == RowRole::Total, self.rows[*at].cells.get(sorting.column));
        order.sort_by(|a, b| {
            let ((a_is_total, a), (b_is_total, b)) = (key(a), key(b));
            let by_value = if a_is_total { Ordering::Equal } else { compared(a, b, sorting.is_descending) };
            a_is_total.cmp(&b_is_total).then(by_value)
        });
        order
    }
}

/// Compares two cells; one without a value stands behind one with a value, whatever the direction.
fn compared(a: Option<&Cell>, b: Option<&Cell>, is_descending: bool) -> Ordering {
    let turned = |order: Ordering| if is_descending { order.reverse() } else { order };
    let (Some(a), Some(b)) = (a, b) else { return Ordering::Equal };
    match (a.value, b.value) {
        (Some(a), Some(b)) => turned(a.order(&b)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => turned(a.text.to_lowercase().cmp(&b.text.to_lowercase())),
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Row, Sorting, Table};
    use crate::plan::NotComputable;
    use crate::report::{Cell, Exact};

    fn table() -> Table {
        let row = |name: &str, value: Option<f64>| {
            let cell = value.map_or_else(
                || Cell::missing(NotComputable::NothingPlaced, "—"),
                |value| Cell::value(Exact::Number(value), value.to_string()),
            );
            Row::of(vec![Cell::text(name), cell])
        };
        let mut table = Table::new("test", "Test", vec![Column::text("Name"), Column::number("Value")]);
        table.rows = vec![row("b", Some(2.0)), row("c", None), row("A", Some(10.0)), row("d", Some(2.0))];
        table.rows.push(Row::total(vec![Cell::text("All"), Cell::value(Exact::Number(14.0), "14")]));
        table
    }

    #[test]
    fn rows_are_sorted_and_totals_stay_last() {
        let table = table();
        for (column, is_descending, expected) in [
            (0, false, [2, 0, 1, 3, 4]),
            (0, true, [3, 1, 0, 2, 4]),
            (1, false, [0, 3, 2, 1, 4]),
            (1, true, [2, 0, 3, 1, 4]),
        ] {
            assert_eq!(table.sorted(Some(Sorting { column, is_descending })), expected, "{column} {is_descending}");
        }
        assert_eq!(table.sorted(None), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn rows_below_headings_are_not_sorted() {
        let mut table = table();
        table.rows.insert(0, Row::group(vec![Cell::text("Group"), Cell::text("")]));
        assert!(!table.can_be_sorted());
        let mixed = Table { is_mixed: true, ..self::table() };
        assert!(!mixed.can_be_sorted());
        assert_eq!(mixed.sorted(Some(Sorting { column: 1, is_descending: true })), [0, 1, 2, 3, 4]);
        assert_eq!(table.sorted(Some(Sorting { column: 1, is_descending: true })), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn exact_values_are_plain() {
        for (value, expected) in [
            (Exact::Share(0.634), "63.4%"),
            (Exact::Number(0.1 + 0.2), "0.3"),
            (Exact::Number(-0.0), "0"),
            (Exact::Count(5_867_000), "5867000"),
            (Exact::Points(187.25), "187.25"),
            (Exact::Date(jiff::civil::date(2026, 3, 1)), "2026-03-01"),
        ] {
            assert_eq!(value.plain(), expected);
        }
    }
}
