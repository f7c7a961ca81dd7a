//! The sheet of costs: from the rate to the total, placement by placement, as live formulas.

use rust_xlsxwriter::XlsxError;
use rust_xlsxwriter::utility::row_col_to_cell;

use super::formats::Formats;
use super::grid::Grid;
use crate::budget::Applied;
use crate::exchange::export::words::id_or_name;
use crate::plan::{CostLine, CostModel, Money, Placement, Total};
use crate::report::{Exact, Report, RowRole};
use crate::text::terms;

/// Columns: placement, message, channel, cost model, rate, for how many units, paid units, then the lines.
const RATE: u16 = 4;
const PER: u16 = 5;
const UNITS: u16 = 6;
const GROSS: u16 = 7;

/// Writes the sheet; returns the cell of the sum of all costs.
pub(super) fn write(grid: &mut Grid, report: &Report) -> Result<Option<(u32, u16)>, XlsxError> {
    let (texts, shared, language) = (&report.texts.export, &report.texts.shared, report.locale.language);
    grid.title(texts.costs)?;
    let mut heads = vec![
        texts.placement,
        shared.message,
        shared.channel,
        texts.cost_model,
        texts.rate,
        texts.rate_per,
        texts.paid_units,
    ];
    heads.extend(CostLine::TO_TOTAL.map(|line| terms::cost_line(line, language)));
    grid.heads(heads.into_iter().zip(0_u16..).map(|(head, column)| (head, column >= RATE)))?;
    let first = grid.row;
    for (position, placement) in report.plan.placements.iter().enumerate() {
        placement_row(grid, report, position, placement)?;
        grid.row += 1;
    }
    if grid.row == first {
        return Ok(None);
    }
    let row = grid.row;
    let format = Formats::total(grid.formats.money());
    grid.words(row, 0, shared.total)?;
    for (line, column) in CostLine::TO_TOTAL.into_iter().zip(GROSS..) {
        let total = report.analysis.budget.lines.of(line);
        sum(grid, report, row, column, first, total, &format)?;
    }
    grid.row += 1;
    Ok(Some((row, GROSS + CostLine::TO_TOTAL.len() as u16 - 1)))
}

/// Writes the sum of the rows above, or what is known of it where something is missing.
fn sum(
    grid: &mut Grid,
    report: &Report,
    row: u32,
    column: u16,
    first: u32,
    total: Total,
    format: &rust_xlsxwriter::Format,
) -> Result<(), XlsxError> {
    match total.exact() {
        Ok(amount) => {
            let range = format!("=SUM({}:{})", row_col_to_cell(first, column), row_col_to_cell(row - 1, column));
            grid.formula(row, column, &range, report.analysis.budget.currency.plain(amount), format)
        }
        Err(_) => grid.cell(row, column, &cell(report, total), RowRole::Total, true),
    }
}

fn cell(report: &Report, total: Total) -> crate::report::Cell {
    let currency = report.analysis.budget.currency;
    let text = report.locale.total_exact(total, currency);
    match total.why_missing() {
        None => crate::report::Cell::value(Exact::Money(total.at_least(), currency), text),
        Some(why) if total.at_least().is_zero() => crate::report::Cell::missing(why, text),
        Some(_) => crate::report::Cell::text(text),
    }
}

fn placement_row(grid: &mut Grid, report: &Report, position: usize, placement: &Placement) -> Result<(), XlsxError> {
    let (row, language, plan) = (grid.row, report.locale.language, report.plan);
    let cost = &report.analysis.budget.placements[position];
    let message = plan.message(&placement.message);
    let channel = plan.channel(&placement.channel);
    grid.words(row, 0, placement.id.as_str())?;
    let name = message.map_or(placement.message.as_str(), |it| id_or_name(&it.name, it.id.as_str(), language));
    grid.words(row, 1, name)?;
    let name = channel.map_or(placement.channel.as_str(), |it| id_or_name(&it.name, it.id.as_str(), language));
    grid.words(row, 2, name)?;
    let Some(working) = &cost.working else { return Ok(()) };
    grid.words(row, 3, terms::cost_model(&working.model, language))?;
    let paid = working.units.saturating_sub(working.free_units);
    let basis = basis(&working.model, &working.applied, paid);
    if let Some((rate, per, units)) = basis {
        let (rate, count) = (Exact::Rate(rate, report.analysis.budget.currency), grid.formats.count());
        grid.value(row, RATE, rate, &grid.formats.value(rate))?;
        grid.value(row, PER, Exact::Number(per), &count)?;
        grid.value(row, UNITS, Exact::Number(units as f64), &count)?;
    }
    let at = |column: u16| row_col_to_cell(row, column);
    let exponent = report.analysis.budget.currency.exponent();
    let gross_formula = format!("=ROUND({}*{}/{},{exponent})", at(UNITS), at(RATE), at(PER));
    let gross_value = basis.map(|(rate, per, units)| units as f64 * rate.to_f64() / per);
    let net_formula = format!("={}-{}-{}-{}", at(GROSS), at(GROSS + 1), at(GROSS + 2), at(GROSS + 3));
    let total_formula = format!("=SUM({}:{})", at(GROSS + 4), at(GROSS + 8));
    for (line, column) in CostLine::TO_TOTAL.into_iter().zip(GROSS..) {
        let total = cost.lines().of(line);
        let formula = match line {
            CostLine::Gross => gross_value.filter(|&value| rounds_to(value, total, report)).map(|_| &gross_formula),
            CostLine::Net => Some(&net_formula),
            CostLine::Total => Some(&total_formula),
            _ => None,
        };
        match (total.exact(), formula) {
            (Ok(amount), Some(formula)) => {
                let result = report.analysis.budget.currency.plain(amount);
                grid.formula(row, column, formula, result, &grid.formats.money())?;
            }
            _ => grid.cell(row, column, &cell(report, total), RowRole::Body, true)?,
        }
    }
    Ok(())
}

/// Returns the rate, for how many units it is, and how many are paid, where the gross cost is their product.
fn basis(model: &CostModel, applied: &Applied, paid: u128) -> Option<(crate::plan::Decimal, f64, u128)> {
    match (model, applied) {
        (CostModel::PerUnit(rate), Applied::EachUnit { .. }) => Some((*rate, 1.0, paid)),
        (CostModel::PerThousand(rate), Applied::EachUnit { .. }) => Some((*rate, 1000.0, paid)),
        (CostModel::PerMonth(rate), Applied::EachMonth { months, .. }) => Some((*rate, 1.0, u128::from(*months))),
        (CostModel::PerFlight(rate), Applied::EachFlight { flights, .. }) => Some((*rate, 1.0, u128::from(*flights))),
        (CostModel::PerPeriod { rate, .. }, Applied::EachPeriod { periods, .. }) => {
            Some((*rate, 1.0, u128::from(*periods)))
        }
        (CostModel::Flat(rate), Applied::Spread(_)) => Some((*rate, 1.0, 1)),
        _ => None,
    }
}

/// Returns true where a spreadsheet rounds `value` (halves away from zero) to this amount, and not by a hair's breadth.
fn rounds_to(value: f64, total: Total, report: &Report) -> bool {
    let Ok(Money(minor)) = total.exact() else { return false };
    let scaled = value * 10_f64.powi(i32::from(report.analysis.budget.currency.exponent()));
    let distance = (scaled - minor as f64).abs();
    scaled.abs() < 1e14 && distance < 0.499
}
