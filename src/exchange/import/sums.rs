//! Sums of an import beside those of its file, with what explains where they differ.

use std::collections::{BTreeMap, BTreeSet};

use super::column::Column;
use super::figures::{fine, number, of_fine, other_reading, sum};
use super::meaning::Meaning;
use super::other_costs::sums_around;
use super::placements::PlacedRow;
use super::preview_row::PreviewRow;
use super::row_context::RowContext;
use super::rows::{Role, percent_in};
use crate::plan::{Decimal, Unit};

/// Says what a sum is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumOf {
    /// Impressions or units.
    Units,
    /// Insertions.
    Insertions,
    /// The cost.
    Cost,
    /// The cost with commission and tax as the file reckons them.
    WithExtras,
}

impl SumOf {
    /// Names the sum for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Insertions => "insertions",
            Self::Cost => "cost",
            Self::WithExtras => "with_extras",
        }
    }
}

/// A sum as the file has it and as it is worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct SumLine {
    /// What it is of.
    pub of: SumOf,
    /// What the file says, where it does.
    pub stated: Option<Decimal>,
    /// What the rows add up to, those left out apart.
    pub computed: Decimal,
    /// The rows whose part of the sum is another than the file says, also for being cut or left out, with the difference.
    pub rows: Vec<(usize, Decimal)>,
    /// What the rows of the file add up to, where that is not the sum that it states.
    pub of_rows: Option<Decimal>,
}

impl SumLine {
    /// Returns the sum that was worked out less the stated one.
    #[must_use]
    pub fn difference(&self) -> Option<Decimal> {
        of_fine(fine(self.computed) - fine(self.stated?))
    }
}

/// Returns the sums of placements beside those of the file.
pub(super) fn sums(context: &RowContext<'_>, placed: &[PlacedRow], rows: &[PreviewRow]) -> Vec<SumLine> {
    let whole = |units: u64| Decimal::new(i64::try_from(units).unwrap_or(i64::MAX), 0).unwrap_or_default();
    let of_unit = |unit: Unit| placed.iter().filter(move |row| row.unit == unit);
    let has_both = Unit::ALL.iter().all(|unit| of_unit(*unit).next().is_some());
    let mut lines = Vec::new();
    let titles = [(Unit::Impressions, SumOf::Units), (Unit::Insertions, SumOf::Insertions)];
    for (unit, of) in titles {
        let Some(computed) = sum(of_unit(unit).map(|row| whole(row.kept))) else { continue };
        if of_unit(unit).next().is_none() {
            continue;
        }
        let column = context.table.column(Meaning::Units).or_else(|| context.table.column(Meaning::Insertions));
        let stated =
            column.and_then(|column| stated_total(context, rows, column.at, column.scale)).filter(|_| !has_both);
        let stated = stated.map(|(_, total)| total);
        lines.push(SumLine { of, stated, computed, rows: Vec::new(), of_rows: None });
    }
    lines.extend(cost_sums(context, placed, rows));
    lines
}

/// Returns the sum of costs beside that of the file, and the one with commission and tax where the file has it.
fn cost_sums(context: &RowContext<'_>, placed: &[PlacedRow], rows: &[PreviewRow]) -> Vec<SumLine> {
    let cost_of = |row: &PlacedRow| row.price.part_of_cost(row.kept, row.units);
    if placed.iter().find_map(cost_of).is_none() {
        return Vec::new();
    }
    let placed_cost = sum(placed.iter().filter_map(cost_of)).unwrap_or_default();
    let column = context
        .table
        .column(Meaning::Cost)
        .or_else(|| context.table.column(Meaning::Gross))
        .or_else(|| context.table.column(Meaning::CostWithTax));
    let total = column.and_then(|column| stated_total(context, rows, column.at, column.scale));
    // Costs beside media are a part of the total under them, and none of one above them.
    let total_row = total.map(|(row, _)| row);
    let around =
        |counts: &dyn Fn(usize) -> bool| total_row.map(|row| sums_around(context, row, counts)).unwrap_or_default();
    let taken: BTreeSet<usize> = rows.iter().filter(|row| row.is_taken).map(|row| row.row).collect();
    let (of_file, of_taken) = (around(&|_| true), around(&|row| taken.contains(&row)));
    let computed = sum([placed_cost, of_taken.0]).unwrap_or(placed_cost);
    // What a mark before three digits leaves open is settled with the rows.
    let other = |(row, total): (usize, Decimal)| {
        let other = other_reading(context.sheet.cell(row, column?.at), total)?;
        (fine(other) == fine(computed)).then_some((row, other))
    };
    let total = total.map(|total| other(total).unwrap_or(total));
    let stated = total.map(|(_, total)| total);
    let mut line = SumLine { of: SumOf::Cost, stated, computed, rows: Vec::new(), of_rows: None };
    // Where nothing differs, nothing has to be explained.
    let differs = line.difference().as_ref().is_some_and(is_notable);
    if let Some((column, total)) = column.zip(total).filter(|_| differs) {
        let costs: BTreeMap<usize, Decimal> = placed.iter().filter_map(|row| Some((row.row, cost_of(row)?))).collect();
        explain(context, rows, column, (&costs, total, of_file.0), &mut line);
    }
    let stated = stated.map(|stated| (stated, of_file.1));
    let extras = with_extras(context, rows, (computed, of_taken.1), stated);
    std::iter::once(line).chain(extras).collect()
}

/// Says where a difference comes from: rows that come to another cost than the file says, and a sum that is not that of its rows.
fn explain(
    context: &RowContext<'_>,
    rows: &[PreviewRow],
    column: &Column,
    (costs, (total_at, total), beside): (&BTreeMap<usize, Decimal>, (usize, Decimal), Decimal),
    line: &mut SumLine,
) {
    let mut of_rows = fine(beside);
    let is_body = |row: &&PreviewRow| row.role == Role::Body;
    // A total is that of the rows above it, unless it stands above all of them.
    let is_first = rows.iter().find(is_body).is_none_or(|first| first.row > total_at);
    for row in rows.iter().filter(is_body) {
        let cost = costs.get(&row.row).copied().map_or(0, fine);
        let said = figure(context, row.row, column.at).and_then(|said| super::figures::times(said, column.scale));
        // What a mark before three digits leaves open was settled with the row.
        let other = said.and_then(|said| other_reading(context.sheet.cell(row.row, column.at), said));
        let said = other.filter(|other| fine(*other) == cost).or(said).map_or(0, fine);
        of_rows += if is_first || row.row < total_at { said } else { 0 };
        line.rows.extend(of_fine(cost - said).filter(is_notable).map(|difference| (row.row, difference)));
    }
    let is_left = |row: &&PreviewRow| row.role == Role::OtherCost && !row.is_taken && row.row < total_at;
    for row in rows.iter().filter(is_left) {
        let said = figure(context, row.row, column.at).and_then(|said| super::figures::times(said, column.scale));
        let left = said.and_then(|said| of_fine(-fine(said))).filter(is_notable);
        line.rows.extend(left.map(|difference| (row.row, difference)));
    }
    line.of_rows = of_fine(of_rows).filter(|own| of_fine(fine(total) - fine(*own)).as_ref().is_some_and(is_notable));
}

/// Returns true for a difference that is seen where amounts are shown.
fn is_notable(difference: &Decimal) -> bool {
    fine(*difference).unsigned_abs() > 500_000
}

/// Returns the largest of the sums that the file has in a column, with its row; those above commission and tax come first.
fn stated_total(context: &RowContext<'_>, rows: &[PreviewRow], column: usize, scale: u64) -> Option<(usize, Decimal)> {
    let is_extra = |row: &PreviewRow| matches!(row.role, Role::Commission | Role::Fee | Role::Tax);
    let of_extras = rows.iter().position(is_extra).unwrap_or(rows.len());
    let largest = |rows: &[PreviewRow]| {
        let totals = rows.iter().filter(|row| row.role == Role::Total);
        let read = totals.filter_map(|row| Some((row.row, figure(context, row.row, column)?)));
        read.filter(|(_, number)| !number.is_negative()).max_by_key(|(_, number)| fine(*number))
    };
    let (row, stated) = largest(&rows[..of_extras]).or_else(|| largest(rows))?;
    Some((row, super::figures::times(stated, scale)?))
}

/// Returns the number or amount of a cell, in the currency of the plan.
fn figure(context: &RowContext<'_>, row: usize, column: usize) -> Option<Decimal> {
    let column = context.table.columns.iter().find(|known| known.at == column)?;
    let cell = context.sheet.cell(row, column.at);
    let as_number = || number(cell, context.table.mark);
    let as_amount = || context.amount_as_written(row, column, cell);
    // What stands behind the mark of an amount depends on its currency.
    let found = if column.meaning.is_amount() {
        as_amount().or_else(|_| as_number())
    } else {
        as_number().or_else(|_| as_amount())
    };
    let found = found.ok()??;
    if column.meaning.is_amount() {
        context.worth(row, (column, column.meaning), cell, found).ok()?
    } else {
        Some(found)
    }
}

/// Adds commission, fees and tax under the table to both sums as the file reckons them, each with the costs beside media below its total.
fn with_extras(
    context: &RowContext<'_>,
    rows: &[PreviewRow],
    (computed, beside): (Decimal, Decimal),
    stated: Option<(Decimal, Decimal)>,
) -> Option<SumLine> {
    let column = context.table.column(Meaning::Cost)?.at;
    let (stated, stated_beside) = stated?;
    let base = fine(stated);
    let mut of_file = base + fine(stated_beside);
    let mut of_rows = fine(computed) + fine(beside);
    let mut has_extras = !stated_beside.is_zero();
    for row in rows.iter().filter(|row| matches!(row.role, Role::Commission | Role::Fee | Role::Tax)) {
        let Some(amount) = figure(context, row.row, column) else { continue };
        has_extras = true;
        // The same part of what stands above it.
        let share = fine(amount) as f64 / of_file.max(1) as f64;
        let said = context.label(row.row).and_then(percent_in).map(crate::text::share_of_percent);
        let net_share = fine(amount) as f64 / base.max(1) as f64;
        let exact = said.filter(|said| (said - share).abs() < 0.0005);
        let by_net = said.filter(|said| (said - net_share).abs() < 0.0005 && exact.is_none());
        let added = match (exact, by_net) {
            (Some(share), _) => of_rows as f64 * share,
            (None, Some(share)) => fine(computed) as f64 * share,
            (None, None) => of_rows as f64 * share,
        };
        of_rows += (added / 1e6).round() as i128 * 1_000_000;
        of_file += fine(amount);
    }
    if !has_extras {
        return None;
    }
    let (stated, computed) = (of_fine(of_file), of_fine(of_rows)?);
    Some(SumLine { of: SumOf::WithExtras, stated, computed, rows: Vec::new(), of_rows: None })
}
