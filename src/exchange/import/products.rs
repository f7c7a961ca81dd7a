//! Says which columns are the product of others: units × rate ÷ 1,000 is a cost, whatever the titles say.

use super::book::Value;
use super::column::{Column, Reason, Sample};
use super::figures::{Basis, money, number, other_reading, percent};
use super::meaning::Meaning;
use super::table::{TablePlace, filled};
use super::titles::scale;
use crate::plan::{Currency, Decimal};
use crate::text::reading::decimal_mark;

/// The most columns of numbers that are tried with each other.
const MOST_COLUMNS: usize = 12;
/// The share of rows in which a product must be right.
const ENOUGH: f64 = 0.6;
/// How far a product may be off, for what was rounded.
const TOLERANCE: f64 = 0.004;

/// The numbers of a column in the rows that are tried, with its index.
type Numbers = (usize, Vec<Option<f64>>);

/// Columns whose numbers are those of a product.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Product {
    units: usize,
    rate: usize,
    cost: usize,
    /// 1 for a price of one unit, 0.001 for one of a thousand, 1,000 for thousands of units at a price of one.
    factor: f64,
    /// In how many rows it is right.
    rows: usize,
}

/// Returns the numbers of a column in the rows that are tried, as binary ones: they are only compared.
fn numbers(column: &Column, sample: &Sample<'_>) -> Vec<Option<f64>> {
    let currency = column.currency.as_ref().map(|named| named.meant(Currency::default())).unwrap_or_default();
    let cells = sample.rows.iter().take(60).map(|row| filled(sample.sheet, *row, column.at));
    cells.map(|cell| figure(cell, column, currency, sample).map(Decimal::to_f64)).collect()
}

/// Returns the number of a cell, as an amount where its column is one of amounts.
fn figure(cell: &Value, column: &Column, currency: Currency, sample: &Sample<'_>) -> Option<Decimal> {
    let as_number = || number(cell, sample.mark);
    let as_money = || any_money(cell, currency, sample);
    // What stands behind the mark of an amount depends on its currency.
    let read = if column.meaning.is_amount() {
        as_money().or_else(|_| as_number())
    } else {
        as_number().or_else(|_| as_money())
    };
    read.ok().flatten()
}

fn any_money(cell: &Value, currency: Currency, sample: &Sample<'_>) -> Result<Option<Decimal>, crate::text::ReadError> {
    let named = cell.words().and_then(super::currencies::NamedCurrency::of);
    money(cell, named.map_or(currency, |named| named.meant(currency)), sample.mark)
}

/// Finds the columns of units, rate and cost by their products, and names the other costs by what they are beside the cost.
/// `currency` says what amounts are in that name no other.
pub(super) fn by_arithmetic(
    columns: &mut [Column],
    sample: &Sample<'_>,
    currency: impl Fn(&[Column]) -> Option<Currency>,
) {
    let candidates: Vec<usize> =
        (0..columns.len()).filter(|index| is_candidate(&columns[*index], sample)).take(MOST_COLUMNS).collect();
    let values: Vec<Numbers> = candidates.iter().map(|index| (*index, numbers(&columns[*index], sample))).collect();
    let multipliers = multipliers(columns, sample);
    if let Some(product) = best_product(&values, columns, &multipliers) {
        let of_units = || of_single_units(product, columns, (&values, &multipliers), sample, &currency);
        let product = of_units().unwrap_or(product);
        let is_mixed = is_mixed(product, &values, &multipliers);
        apply(columns, product, is_mixed);
    }
    other_costs(columns, &values, sample);
    surplus(columns, sample);
}

/// Returns what a price is multiplied by in each row: the factor of a season, what a discount leaves. Empty where no column
/// says any.
fn multipliers(columns: &[Column], sample: &Sample<'_>) -> Vec<f64> {
    let find = |meaning: Meaning| columns.iter().find(|column| column.meaning == meaning);
    let (factor, discount) = (find(Meaning::Factor), find(Meaning::Discount));
    if factor.is_none() && discount.is_none() {
        return Vec::new();
    }
    let cell = |row: usize, column: &Column| filled(sample.sheet, row, column.at);
    let of_row = |row: &usize| {
        let factor = factor.and_then(|column| number(cell(*row, column), sample.mark).ok().flatten());
        let percent = discount.and_then(|column| percent(cell(*row, column), sample.mark).ok().flatten());
        let left = 1.0 - percent.map_or(0.0, Decimal::to_f64) / 100.0;
        factor.map_or(1.0, Decimal::to_f64) * left
    };
    sample.rows.iter().take(60).map(of_row).collect()
}

fn is_candidate(column: &Column, sample: &Sample<'_>) -> bool {
    let may_be = matches!(
        column.meaning,
        Meaning::Unknown
            | Meaning::Units
            | Meaning::Insertions
            | Meaning::Rate
            | Meaning::Cost
            | Meaning::Gross
            | Meaning::CostWithTax
            | Meaning::Clicks
            | Meaning::Views
            | Meaning::Duration
            | Meaning::Tax
            | Meaning::Grp
    );
    may_be && numbers(column, sample).iter().flatten().count() >= 1
}

fn best_product(values: &[Numbers], columns: &[Column], multipliers: &[f64]) -> Option<Product> {
    let mut best: Option<(i32, Product)> = None;
    for (units, of_units) in values {
        for (rate, of_rate) in values.iter().filter(|(rate, _)| rate != units) {
            for (cost, of_cost) in values.iter().filter(|(cost, _)| cost != units && cost != rate) {
                for factor in [1.0, 0.001, 1000.0] {
                    let plain = matches(of_units, of_rate, of_cost, (factor, &[]));
                    let changed = matches(of_units, of_rate, of_cost, (factor, multipliers));
                    let (right, all) = if changed.0 > plain.0 { changed } else { plain };
                    if right == 0 || (right as f64) < ENOUGH * all as f64 {
                        continue;
                    }
                    let product = Product { units: *units, rate: *rate, cost: *cost, factor, rows: right };
                    let weight = weight(product, columns);
                    if best.is_none_or(|(known, _)| weight > known) {
                        best = Some((weight, product));
                    }
                }
            }
        }
    }
    best.map(|(_, product)| product).filter(|product| is_told(*product, columns))
}

/// Returns true where some rows have prices of one unit and others of a thousand: each row then says by its cost what its price is for.
fn is_mixed(product: Product, values: &[Numbers], multipliers: &[f64]) -> bool {
    let of = |index: usize| values.iter().find(|(known, _)| *known == index).map(|(_, numbers)| numbers.as_slice());
    let (Some(units), Some(rate), Some(cost)) = (of(product.units), of(product.rate), of(product.cost)) else {
        return false;
    };
    let others = [1.0, 0.001].into_iter().filter(|factor| (factor - product.factor).abs() > f64::EPSILON);
    let is_right = |factor: f64| {
        matches(units, rate, cost, (factor, &[])).0 > 0 || matches(units, rate, cost, (factor, multipliers)).0 > 0
    };
    product.factor <= 1.0 && others.into_iter().any(is_right)
}

/// Returns a product of thousands of units as one of single units, where a mark before three digits of its amounts can be a decimal
/// one: 122 × 7.5 is `915,000` in a currency with three decimals. Nothing where titles name thousands, or another amount shows what
/// the mark is.
fn of_single_units(
    product: Product,
    columns: &[Column],
    (values, multipliers): (&[Numbers], &[f64]),
    sample: &Sample<'_>,
    currency: impl Fn(&[Column]) -> Option<Currency>,
) -> Option<Product> {
    let is_scaled = |index: &usize| columns[*index].scale != 1 || scale(&columns[*index].title).is_some();
    let is_by_thousand = columns[product.rate].basis == Some(Basis::Thousand);
    if product.factor <= 1.0 || is_by_thousand || [product.units, product.rate, product.cost].iter().any(is_scaled) {
        return None;
    }
    let column = &columns[product.cost];
    let meant = currency(columns)?;
    let meant = column.currency.as_ref().map_or(meant, |named| named.meant(meant));
    if meant.exponent() < 3 || decimal_mark(sample.cells(column.at).filter_map(Value::words)).is_some() {
        return None;
    }
    let of = |index: usize| values.iter().find(|(known, _)| *known == index).map(|(_, numbers)| numbers.as_slice());
    let (units, rate) = (of(product.units)?, of(product.rate)?);
    let cells = sample.rows.iter().take(60).map(|row| filled(sample.sheet, *row, column.at));
    let other = |cell: &Value| other_reading(cell, figure(cell, column, meant, sample)?).map(Decimal::to_f64);
    let cost: Vec<Option<f64>> = cells.map(other).collect();
    let right = |multipliers: &[f64]| matches(units, rate, &cost, (1.0, multipliers)).0;
    (right(&[]).max(right(multipliers)) >= product.rows).then_some(Product { factor: 1.0, ..product })
}

/// Says whether titles agree with a product, or enough rows do where there are none.
fn is_told(product: Product, columns: &[Column]) -> bool {
    let said = agreement(product, columns);
    said >= 2 || product.rows >= 3
}

/// Returns how many of the three columns have the title of what they would be.
fn agreement(product: Product, columns: &[Column]) -> i32 {
    let is = |index: usize, meanings: &[Meaning]| i32::from(meanings.contains(&columns[index].meaning));
    is(
        product.units,
        &[Meaning::Units, Meaning::Insertions, Meaning::Clicks, Meaning::Views, Meaning::Duration, Meaning::Grp],
    ) + is(product.rate, &[Meaning::Rate])
        + is(product.cost, &[Meaning::Cost, Meaning::Gross])
}

/// Weighs which product is the likelier: titles first, then rows, then a net cost before a gross one.
fn weight(product: Product, columns: &[Column]) -> i32 {
    let contradicts = |index: usize, meanings: &[Meaning]| {
        let column = &columns[index];
        i32::from(column.meaning != Meaning::Unknown && !meanings.contains(&column.meaning))
    };
    let against = contradicts(
        product.units,
        &[Meaning::Units, Meaning::Insertions, Meaning::Clicks, Meaning::Views, Meaning::Duration, Meaning::Grp],
    ) + contradicts(product.rate, &[Meaning::Rate])
        + contradicts(product.cost, &[Meaning::Cost, Meaning::Gross, Meaning::CostWithTax]);
    let thousands = columns[product.rate].basis == Some(Basis::Thousand) && product.factor < 1.0
        || columns[product.rate].basis.is_some_and(|basis| basis != Basis::Thousand)
            && (product.factor - 1.0).abs() < f64::EPSILON
        || columns[product.units].scale == 1000;
    let rows = i32::try_from(product.rows.min(60)).unwrap_or(60);
    let is_net = i32::from(columns[product.cost].meaning == Meaning::Cost);
    let is_priced_over_quantity = i32::from(product.units < product.rate);
    agreement(product, columns) * 1000 - against * 1500
        + i32::from(thousands) * 200
        + rows * 3
        + is_net * 50
        + is_priced_over_quantity
}

/// Counts in how many of the rows that have all three a product is right.
fn matches(
    units: &[Option<f64>],
    rate: &[Option<f64>],
    cost: &[Option<f64>],
    (factor, multipliers): (f64, &[f64]),
) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    for (row, ((units, rate), cost)) in units.iter().zip(rate).zip(cost).enumerate() {
        let (Some(units), Some(rate), Some(cost)) = (units, rate, cost) else { continue };
        if *cost == 0.0 || *units == 0.0 || *rate == 0.0 {
            continue;
        }
        all += 1;
        // A quantity of one at any price is no evidence; nor is a price of one.
        let is_trivial = (*units - 1.0).abs() < f64::EPSILON || (*rate - 1.0).abs() < f64::EPSILON;
        let product = units * rate * factor * multipliers.get(row).copied().unwrap_or(1.0);
        if (product - cost).abs() <= (cost.abs() * TOLERANCE).max(0.011) {
            right += usize::from(!is_trivial);
        }
    }
    (right, all)
}

fn apply(columns: &mut [Column], product: Product, is_mixed: bool) {
    let is_of_clicks = columns[product.units].meaning == Meaning::Clicks;
    let has_units = columns.iter().any(|column| column.meaning == Meaning::Units && column.confidence >= 90);
    let mut set = |index: usize, meaning: Meaning| {
        let column = &mut columns[index];
        if column.meaning == meaning {
            column.confidence = column.confidence.max(99);
            return;
        }
        let is_kept = matches!(
            (column.meaning, meaning),
            (Meaning::Insertions | Meaning::Duration, Meaning::Units) | (Meaning::Gross, Meaning::Cost)
        );
        if !is_kept {
            column.meaning = meaning;
            column.reason = Reason::Arithmetic;
            column.confidence = 85;
        }
    };
    // Clicks at a price for a click are part of the impressions beside them.
    if !(is_of_clicks && has_units) {
        set(product.units, Meaning::Units);
    }
    set(product.rate, Meaning::Rate);
    set(product.cost, Meaning::Cost);
    if is_mixed {
        columns[product.rate].basis = None;
        return;
    }
    scale_and_basis(columns, product);
}

/// Says what the quantities of a product count in, and what its prices are for. What a title names stays as it is.
fn scale_and_basis(columns: &mut [Column], product: Product) {
    let named = scale(&columns[product.units].title);
    let units = named.unwrap_or(columns[product.units].scale);
    let (rate, cost) = (columns[product.rate].scale, columns[product.cost].scale);
    let said = columns[product.rate].basis;
    // What is left where every number stands for what its title says: a thousandth for prices of a thousand.
    let whole = product.factor * cost as f64 / (units as f64 * rate as f64);
    let is_about = |factor: f64| (whole / factor - 1.0).abs() < 1e-6;
    let is_by_thousand = said == Some(Basis::Thousand);
    let (units, basis) = if named.is_some() {
        (units, if is_by_thousand || is_about(0.001) { Basis::Thousand } else { Basis::Unit })
    } else if whole < 0.5 {
        (units, Basis::Thousand)
    } else if is_by_thousand {
        // `4470.708` at a price for a thousand of 6.50 costs 29,059.60: the quantity is one of thousands. `1.2` at 4 costs
        // 4,800: it is one of millions.
        (if is_about(1_000.0) { 1_000_000 } else { 1_000 }, Basis::Thousand)
    } else {
        (if is_about(1_000.0) { 1_000 } else { units }, Basis::Unit)
    };
    columns[product.units].scale = units;
    columns[product.rate].basis =
        Some(said.filter(|said| !matches!(said, Basis::Thousand | Basis::Unit)).unwrap_or(basis));
}

/// Names further costs by what they are beside the cost: with tax, before a discount, or the cost again.
fn other_costs(columns: &mut [Column], values: &[Numbers], sample: &Sample<'_>) {
    let Some(main) = main_cost(columns, values) else { return };
    let of = |index: usize| values.iter().find(|(known, _)| *known == index).map(|(_, numbers)| numbers.clone());
    let Some(cost) = of(main) else { return };
    let discount = columns.iter().find(|column| column.meaning == Meaning::Discount).map(|column| {
        sample
            .rows
            .iter()
            .take(60)
            .map(|row| percent(filled(sample.sheet, *row, column.at), sample.mark).ok().flatten().map(Decimal::to_f64))
            .collect::<Vec<_>>()
    });
    for (index, numbers) in values.iter().filter(|(index, _)| *index != main) {
        if !matches!(columns[*index].meaning, Meaning::Cost | Meaning::Unknown) {
            continue;
        }
        let pairs: Vec<(usize, f64, f64)> = cost
            .iter()
            .zip(numbers)
            .enumerate()
            .filter_map(|(row, (a, b))| Some((row, (*a)?, (*b)?)))
            .filter(|(_, a, b)| *a != 0.0 && *b != 0.0)
            .collect();
        let ratios: Vec<f64> = pairs.iter().map(|(_, cost, other)| other / cost).collect();
        let Some(first) = ratios.first() else { continue };
        let is_even = ratios.iter().all(|ratio| (ratio - first).abs() < 0.004);
        let is_discounted = discount.as_ref().is_some_and(|discount| {
            pairs.iter().all(|(row, cost, other)| {
                discount.get(*row).copied().flatten().is_some_and(|percent| {
                    (cost * (1.0 - percent / 100.0) - other).abs() <= (cost.abs() * TOLERANCE).max(0.011)
                })
            })
        });
        if is_discounted {
            // What is left after the discount is the cost.
            columns[main].meaning = Meaning::Gross;
            columns[*index].meaning = Meaning::Cost;
            (columns[*index].reason, columns[*index].confidence) = (Reason::Arithmetic, 90);
            return;
        }
        let meaning = if is_even && (1.02..1.35).contains(first) {
            Meaning::CostWithTax
        } else if is_even && (*first - 1.0).abs() < 0.002 {
            Meaning::Ignored
        } else {
            continue;
        };
        (columns[*index].meaning, columns[*index].reason, columns[*index].confidence) =
            (meaning, Reason::Arithmetic, 80);
    }
}

/// Returns the cost that others are compared with: the surest of those with numbers.
fn main_cost(columns: &[Column], values: &[Numbers]) -> Option<usize> {
    let costs = values.iter().map(|(index, _)| *index).filter(|index| columns[*index].meaning == Meaning::Cost);
    costs.rev().max_by_key(|index| columns[*index].confidence)
}

/// Takes one of two costs for a quantity where it is called a total, and is that of the weeks.
pub(super) fn total_beside_cost(columns: &mut [Column], sample: &Sample<'_>) {
    let of = |meaning: Meaning| columns.iter().filter(move |column| column.meaning == meaning).map(|column| column.at);
    let weeks: Vec<usize> = of(Meaning::Weeks).collect();
    let has_counts = [Meaning::Units, Meaning::Insertions].into_iter().any(|meaning| of(meaning).next().is_some());
    if has_counts || of(Meaning::Cost).count() < 2 || weeks.len() < 2 {
        return;
    }
    let found = columns.iter().position(|column| {
        column.meaning == Meaning::Cost && is_bare_total(column) && are_sums(column.at, &weeks, sample)
    });
    if let Some(column) = found.and_then(|at| columns.get_mut(at)) {
        (column.meaning, column.reason, column.confidence) = (Meaning::Units, Reason::Arithmetic, 85);
    }
}

/// Returns true for a column that is called a total and nothing more, without a currency.
fn is_bare_total(column: &Column) -> bool {
    let folded = crate::search::Folded::of(&column.title);
    column.currency.is_none() && ["total", "totals", "sum", "مجموع", "جمالي", "اجمالي"].contains(&folded.bare().trim())
}

/// Returns true where the numbers of a column are the sums of those of others, in most rows.
fn are_sums(at: usize, of: &[usize], sample: &Sample<'_>) -> bool {
    let read = |row: usize, column: usize| number(sample.sheet.cell(row, column), sample.mark).ok().flatten();
    let is_sum = |row: &usize| {
        let sum = super::figures::sum(of.iter().filter_map(|column| read(*row, *column)));
        let stated = read(*row, at);
        sum.zip(stated).is_some_and(|(sum, stated)| !sum.is_zero() && super::quantities::is_near(sum, stated))
    };
    // One row may be reckoned wrong.
    let rows = sample.rows.len().min(60);
    let right = sample.rows.iter().take(60).filter(|row| is_sum(row)).count();
    right > 0 && right * 5 >= rows * 3
}

/// Says what a total of the weeks is where no other column counts anything: a quantity where it is called a total and nothing
/// more, else money, and then the weeks are money too.
pub(super) fn totals_of_weeks(columns: &mut [Column], sample: &Sample<'_>, place: &TablePlace) {
    let counts = [Meaning::Units, Meaning::Insertions, Meaning::Rate, Meaning::Gross];
    if columns.iter().any(|column| counts.contains(&column.meaning)) {
        return;
    }
    let of = |meaning: Meaning| columns.iter().filter(move |column| column.meaning == meaning).map(|column| column.at);
    // Hours hold spots and no money.
    let is_grid = of(Meaning::Hour).count() >= 2;
    let weeks: Vec<usize> = of(if is_grid { Meaning::Hour } else { Meaning::Weeks }).collect();
    let Some(total) = columns.iter().position(|column| column.meaning == Meaning::Cost) else { return };
    if weeks.len() < 2 || !are_sums(columns[total].at, &weeks, sample) {
        return;
    }
    if is_grid {
        (columns[total].meaning, columns[total].reason) = (Meaning::Insertions, Reason::Arithmetic);
        return;
    }
    if is_bare_total(&columns[total]) && !super::preamble::speaks_of_money(sample.sheet, place) {
        (columns[total].meaning, columns[total].reason) = (Meaning::Units, Reason::Arithmetic);
        return;
    }
    for column in columns.iter_mut().filter(|column| column.meaning == Meaning::Weeks) {
        column.meaning = Meaning::WeekCosts;
    }
}

/// Leaves one column of units, one of rates and one of costs; what else says the same is left out by name.
fn surplus(columns: &mut [Column], sample: &Sample<'_>) {
    for (meaning, other) in
        [(Meaning::Units, Meaning::Ignored), (Meaning::Rate, Meaning::Ignored), (Meaning::Cost, Meaning::Ignored)]
    {
        let same: Vec<usize> = (0..columns.len()).filter(|index| columns[*index].meaning == meaning).collect();
        let filled = |index: &usize| sample.cells(columns[*index].at).count();
        let best = same.iter().copied().rev().max_by_key(|index| {
            (columns[*index].reason == Reason::Arithmetic, columns[*index].confidence, filled(index))
        });
        for index in same.into_iter().filter(|index| Some(*index) != best) {
            columns[index].meaning = other;
            columns[index].confidence = 60;
        }
    }
}
