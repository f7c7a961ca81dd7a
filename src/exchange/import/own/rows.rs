//! Says what a row of the program's own table says that tables of others do not.

use super::column;
use crate::exchange::import::book::{Value, trimmed};
use crate::exchange::import::figures::{Basis, number, rounded};
use crate::exchange::import::issue::Issue;
use crate::exchange::import::meaning::Meaning;
use crate::exchange::import::prices::{Price, product};
use crate::exchange::import::row_context::RowContext;
use crate::plan::{CostLine, CostModel, Decimal, Language};
use crate::text::strings::Texts;
use crate::text::terms;

/// Holds what a row of the program's own table says of a placement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnRow {
    /// The placement's id; rows with the same one are weeks of one placement.
    pub placement: String,
    /// How many units are free.
    pub free_units: u64,
    /// What is taken off by negotiation, in percent of what the rate gives less the volume discount.
    pub discount: Option<Decimal>,
    /// The cost in all, where it is known.
    pub total: Option<Decimal>,
}

/// Reads what a row of the program's own table says; `None` for the tables of others.
pub(in crate::exchange::import) fn own_row(
    context: &RowContext<'_>,
    row: usize,
    issues: &mut Vec<Issue>,
) -> Option<(OwnRow, Price)> {
    let language = context.table.own?;
    let texts = Texts::of(language);
    let amount = |title: &str| amount_in(context, row, title);
    let total = context.cell(row, Meaning::Cost).filter(|(_, cell)| is_amount(cell));
    let total = total.and_then(|_| context.amount(row, Meaning::Cost, issues));
    let rate = context.amount(row, Meaning::Rate, issues);
    let exchange = amount(texts.export.exchange_rate);
    let rate = rate.and_then(|rate| exchange.map_or(Some(rate), |exchange| product(rate, exchange)));
    let basis = basis(&context.words(row, Meaning::CostModel), language);
    let line = |line| amount(terms::cost_line(line, language));
    let discount = line(CostLine::NegotiatedDiscount).filter(|amount| !amount.is_zero()).and_then(|amount| {
        let gross = line(CostLine::Gross)?.to_f64() - line(CostLine::VolumeDiscount).map_or(0.0, Decimal::to_f64);
        let percent = amount.to_f64() / gross * 100.0;
        format!("{percent:.2}")
            .parse()
            .ok()
            .map(trimmed)
            .filter(|_| percent.is_finite() && (0.0..=100.0).contains(&percent))
    });
    let free_units = amount(texts.figures.free_units).and_then(rounded).unwrap_or(0);
    let placement = context.words(row, Meaning::Placement);
    let placement = if placement.is_empty() { format!("#{row}") } else { placement };
    let rate = rate.filter(|_| basis.is_some());
    let price = Price { basis: basis.filter(|_| rate.is_some()), rate, cost: total, stated: total, ..Price::default() };
    Some((OwnRow { placement, free_units, discount, total }, price))
}

/// Returns the number in a column of the program's own.
fn amount_in(context: &RowContext<'_>, row: usize, title: &str) -> Option<Decimal> {
    let column = column(context.table, title)?;
    number(context.sheet.cell(row, column.at), context.table.mark).ok().flatten().filter(|number| !number.is_negative())
}

/// Returns true for an amount, and not for the words that say why there is none.
fn is_amount(cell: &Value) -> bool {
    cell.words().is_none_or(|text| !text.contains(char::is_alphabetic))
}

/// Says what a rate is for, by the name of its cost model; `None` where the table does not say all that the model needs.
fn basis(text: &str, language: Language) -> Option<Basis> {
    let rate = Decimal::ZERO;
    let models = [
        (CostModel::PerUnit(rate), Basis::Unit),
        (CostModel::PerThousand(rate), Basis::Thousand),
        (CostModel::PerWeek(rate), Basis::Week),
        (CostModel::PerMonth(rate), Basis::Month),
        (CostModel::PerFlight(rate), Basis::Flight),
        (CostModel::Flat(rate), Basis::Flat),
    ];
    models.into_iter().find(|(model, _)| terms::cost_model(model, language) == text).map(|(_, basis)| basis)
}

/// Returns the names of a cell of audiences, which the program joins so that a comma in a name joins nothing.
pub(in crate::exchange::import) fn audiences(text: &str) -> Vec<String> {
    text.split(crate::report::plan::AUDIENCE_SEPARATOR.trim_end())
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}
