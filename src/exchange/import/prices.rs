//! Says what a row costs: its price, what units × rate is, and what the file says.

use super::figures::{Basis, fine, of_fine};
use super::issue::{Decision, Issue, IssueKind, is_far};
use super::meaning::Meaning;
use super::quantities::Quantities;
use super::row_context::RowContext;
use super::schedule::Schedule;
use crate::plan::{Decimal, Unit};

/// The price of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Price {
    /// What the price is for.
    pub basis: Option<Basis>,
    /// The price.
    pub rate: Option<Decimal>,
    /// Clicks of units, where clicks are paid.
    pub click_rate: Option<f64>,
    /// A discount in percent.
    pub discount: Option<Decimal>,
    /// The cost that follows from it.
    pub cost: Option<Decimal>,
    /// The cost that the file states.
    pub stated: Option<Decimal>,
}

impl Price {
    /// Returns the price where only a part of the quantity is left: one amount for all becomes smaller with it.
    #[must_use]
    pub fn cut(self, kept: u64, whole: u64) -> Self {
        if self.basis != Some(Basis::Flat) || kept == whole || whole == 0 {
            return self;
        }
        let part = |amount: Decimal| of_fine(fine(amount).checked_mul(i128::from(kept))? / i128::from(whole));
        Self { rate: self.rate.and_then(part), ..self }
    }
}

impl Price {
    /// Returns the price of one of `whole` units that cost `cost` together, before the discount.
    #[must_use]
    pub(super) fn for_units(&self, cost: Decimal, whole: u64) -> Option<Decimal> {
        quotient(undiscounted(cost, self.discount)?, whole, false)
    }

    /// Returns the part of the cost that `kept` of `whole` units have.
    #[must_use]
    pub(super) fn part_of_cost(&self, kept: u64, whole: u64) -> Option<Decimal> {
        let cost = self.cost?;
        if kept == whole || whole == 0 {
            return Some(cost);
        }
        of_fine(fine(cost).checked_mul(i128::from(kept))? / i128::from(whole))
    }
}

/// Reads the price of a row and holds it against the cost.
pub(super) fn price(
    context: &RowContext<'_>,
    row: usize,
    quantities: &Quantities,
    schedule: &Schedule,
    unit: Unit,
    issues: &mut Vec<Issue>,
) -> Price {
    let mut discount = context.percent(row, Meaning::Discount, issues).filter(|percent| !percent.is_zero());
    let factor = context
        .cell(row, Meaning::Factor)
        .and_then(|(_, cell)| super::figures::number(cell, context.table.mark).ok().flatten());
    let mut rate = context.amount(row, Meaning::Rate, issues);
    let has_net = context.cell(row, Meaning::Cost).is_some();
    let stated = context.amount(row, Meaning::Cost, issues);
    let mut stated = super::said_costs::over_time(context, row, stated, schedule, issues).or(quantities.money);
    let gross = context.amount(row, Meaning::Gross, issues);
    if stated.is_none() && !has_net {
        stated = gross.and_then(|gross| discounted(gross, discount));
    }
    if stated.is_none() && context.table.column(Meaning::Cost).is_none() && gross.is_none() {
        stated = context.amount(row, Meaning::CostWithTax, issues);
    }
    let units = quantities
        .stated
        .unwrap_or_else(|| Decimal::new(i64::try_from(quantities.whole).unwrap_or(i64::MAX), 0).unwrap_or_default());
    (rate, stated) = agreeing(context, row, (rate, stated), |rate, stated| {
        let fits = |discount| gives(rate, discount, stated, units, schedule);
        fits(discount) || discount.is_some() && fits(None)
    });
    (rate, discount) = changed(rate, (factor, discount), stated, units, schedule);
    let column = context.table.column(Meaning::Rate);
    let said = said_basis(context, row);
    let basis = said.or_else(|| column.and_then(|column| column.basis));
    let basis = basis.unwrap_or(if unit == Unit::Impressions { Basis::Thousand } else { Basis::Unit });
    let mut price = Price { basis: Some(basis), rate, discount, stated, ..Price::default() };
    if quantities.is_assumed && stated.is_some() {
        // A rate times a quantity that nobody stated says nothing of the cost.
        rate = rate.filter(|rate| stated.is_some_and(|stated| gives(*rate, discount, stated, units, schedule)));
    }
    match (rate, stated) {
        (Some(rate), stated) => with_rate(context, row, &mut price, rate, stated, units, schedule, issues),
        (None, Some(cost)) => by_cost(&mut price, cost, quantities, unit),
        (None, None) => price.basis = None,
    }
    price
}

/// Returns the rate and the cost of a row as their product agrees, where a mark before three digits leaves open what one of them
/// is: `915.000` beside 122 × `7.500` is no 915,000. Both as they were read where nothing else agrees.
fn agreeing(
    context: &RowContext<'_>,
    row: usize,
    (rate, stated): (Option<Decimal>, Option<Decimal>),
    agrees: impl Fn(Decimal, Decimal) -> bool,
) -> (Option<Decimal>, Option<Decimal>) {
    let Some((known, cost)) = rate.zip(stated).filter(|(rate, cost)| !agrees(*rate, *cost)) else {
        return (rate, stated);
    };
    let other = |meaning: Meaning, read: Decimal| super::figures::other_reading(context.cell(row, meaning)?.1, read);
    // An amount has no more decimals than its currency; a price of one can have.
    let amount = |meaning: Meaning| {
        let (column, cell) = context.cell(row, meaning)?;
        let currency = context.foreign(row, column, cell).unwrap_or(context.currency);
        other(meaning, cost).filter(|other| other.decimals() <= currency.exponent())
    };
    let other_cost = [Meaning::Cost, Meaning::Gross, Meaning::CostWithTax].into_iter().find_map(amount);
    let other_rate = other(Meaning::Rate, known);
    let all = [(Some(known), other_cost), (other_rate, Some(cost)), (other_rate, other_cost)];
    let found = all.into_iter().filter_map(|(rate, cost)| rate.zip(cost)).find(|(rate, cost)| agrees(*rate, *cost));
    found.map_or((rate, stated), |(rate, cost)| (Some(rate), Some(cost)))
}

/// Returns the price with its factor, and the discount, where they are not in the price already: a net price times units is
/// the cost as it stands, whatever columns beside it say of the rate card.
fn changed(
    rate: Option<Decimal>,
    (factor, discount): (Option<Decimal>, Option<Decimal>),
    stated: Option<Decimal>,
    units: Decimal,
    schedule: &Schedule,
) -> (Option<Decimal>, Option<Decimal>) {
    let Some(known) = rate else { return (None, discount) };
    let with_factor = factor.map_or(Some(known), |factor| product(known, factor));
    let all = [(with_factor, discount), (with_factor, None), (rate, discount), (rate, None)];
    let fits = |(rate, discount): &(Option<Decimal>, Option<Decimal>)| {
        rate.zip(stated).is_some_and(|(rate, stated)| gives(rate, *discount, stated, units, schedule))
    };
    all.into_iter().find(fits).unwrap_or((with_factor, discount))
}

/// Returns true where a price gives the cost that the file states, whatever it is for.
fn gives(rate: Decimal, discount: Option<Decimal>, stated: Decimal, units: Decimal, schedule: &Schedule) -> bool {
    [Basis::Thousand, Basis::Unit, Basis::Flat, Basis::Week, Basis::Month].iter().any(|basis| {
        let cost = cost_of(*basis, rate, units, schedule).and_then(|cost| discounted(cost, discount));
        cost.is_some_and(|cost| super::quantities::is_near(cost, stated))
    })
}

/// Returns the basis that a row says its price is for, in words beside the price or in the price.
pub(super) fn said_basis(context: &RowContext<'_>, row: usize) -> Option<Basis> {
    let by_model = Basis::of(&context.words(row, Meaning::CostModel));
    by_model.or_else(|| Basis::of_price(context.cell(row, Meaning::Rate)?.1.words()?))
}

/// Holds a rate against the cost that the file states.
fn with_rate(
    context: &RowContext<'_>,
    row: usize,
    price: &mut Price,
    rate: Decimal,
    stated: Option<Decimal>,
    units: Decimal,
    schedule: &Schedule,
    issues: &mut Vec<Issue>,
) {
    let of = |basis: Basis| cost_of(basis, rate, units, schedule).and_then(|cost| discounted(cost, price.discount));
    let near = |basis: Basis| {
        stated.is_some_and(|stated| of(basis).is_some_and(|cost| super::quantities::is_near(cost, stated)))
    };
    let known = price.basis.unwrap_or(Basis::Unit);
    // What a row says of its price is believed; where it says nothing, the basis that gives its cost is.
    let is_said = said_basis(context, row).is_some();
    let others = [Basis::Thousand, Basis::Unit, Basis::Flat, Basis::Week, Basis::Month];
    let basis =
        if is_said || near(known) { known } else { others.into_iter().find(|basis| near(*basis)).unwrap_or(known) };
    // Clicks or views that are bought as units cost what one costs, and so do boards that are said to be priced by the month.
    let is_by_unit = !matches!(basis, Basis::Thousand | Basis::Unit) && near(Basis::Unit);
    let is_by_result = matches!(basis, Basis::Click | Basis::Action | Basis::Point);
    let basis = if is_by_unit && (is_by_result || !near(basis)) { Basis::Unit } else { basis };
    price.basis = Some(basis);
    if basis == Basis::Click {
        price.click_rate = click_rate(context, row, units);
        if price.click_rate.is_none() {
            price.basis = Some(Basis::Unit);
        }
    }
    price.cost = of(price.basis.unwrap_or(basis)).or(stated);
    if price.basis == Some(Basis::Click) {
        price.cost = stated.or(price.cost);
        return;
    }
    let (Some(product), Some(stated)) = (price.cost, stated) else { return };
    if super::quantities::is_near(product, stated) {
        return;
    }
    // A price of one for a week, a month or a day: 12 screens × 900 × 4 weeks.
    let is_of_time = matches!(price.basis, Some(Basis::Unit | Basis::Week | Basis::Month));
    let by_unit = of(Basis::Unit).filter(|_| is_of_time);
    if let Some((periods, cost)) = by_unit.and_then(|by_unit| over_periods(by_unit, stated, schedule)) {
        price.basis = Some(Basis::Unit);
        price.rate = super::figures::times(rate, periods);
        price.cost = Some(cost);
        return;
    }
    let column =
        context.table.column(Meaning::Cost).or_else(|| context.table.column(Meaning::Gross)).map(|column| column.at);
    issues.push(Issue { row, column, text: stated.to_string(), kind: IssueKind::CostDiffers { product, stated } });
    let by_cost = context.decisions.has(row, Decision::ByCost);
    if by_cost || is_far(product, stated) && !context.decisions.has(row, Decision::ByRate) {
        keep_cost(price, stated, units);
    }
}

/// Prices a row by the cost that the file states, whatever its rate is.
fn keep_cost(price: &mut Price, stated: Decimal, units: Decimal) {
    let whole = super::figures::rounded(units).unwrap_or(0);
    let before = undiscounted(stated, price.discount).unwrap_or(stated);
    let rate = match price.basis {
        Some(Basis::Thousand) => quotient(before, whole, true),
        Some(Basis::Unit | Basis::Action | Basis::Point) => quotient(before, whole, false),
        _ => None,
    };
    (price.basis, price.rate) = match rate {
        Some(rate) => (price.basis, Some(rate)),
        None => (Some(Basis::Flat), Some(before)),
    };
    price.cost = Some(stated);
}

/// Returns true where a quantity of thousands gives the stated cost at a price for a thousand, and single units do not.
pub(super) fn is_in_thousands(context: &RowContext<'_>, row: usize, units: Decimal) -> bool {
    let mut unread = Vec::new();
    let is_by_thousand = said_basis(context, row) == Some(Basis::Thousand);
    let is_scaled = context.table.column(Meaning::Units).is_none_or(|column| column.scale > 1);
    if !is_by_thousand || is_scaled {
        return false;
    }
    let rate = context.amount(row, Meaning::Rate, &mut unread);
    let factor = context.cell(row, Meaning::Factor).and_then(|(_, cell)| number_of(context, cell));
    let rate = rate.and_then(|rate| factor.map_or(Some(rate), |factor| product(rate, factor)));
    let discount = context.percent(row, Meaning::Discount, &mut unread);
    let whole = rate.and_then(|rate| product(rate, units)).and_then(|cost| discounted(cost, discount));
    let stated = context.amount(row, Meaning::Cost, &mut unread);
    whole.zip(stated).is_some_and(|(whole, stated)| super::quantities::is_near(whole, stated))
}

fn number_of(context: &RowContext<'_>, cell: &super::book::Value) -> Option<Decimal> {
    super::figures::number(cell, context.table.mark).ok().flatten()
}

/// Returns the share of units that are clicked, from the clicks or their rate.
fn click_rate(context: &RowContext<'_>, row: usize, units: Decimal) -> Option<f64> {
    let mut unread = Vec::new();
    let said = context.percent(row, Meaning::ClickRate, &mut unread).map(crate::text::share_of_percent);
    let clicks = context.quantity(row, Meaning::Clicks, &mut unread);
    let share = clicks.map(|clicks| clicks.to_f64() / units.to_f64());
    share.or(said).filter(|share| (0.0..=1.0).contains(share) && *share > 0.0)
}

/// Prices a row that states a cost and no price: by a price that gives its cost, or as one amount.
fn by_cost(price: &mut Price, cost: Decimal, quantities: &Quantities, unit: Unit) {
    price.cost = Some(cost);
    price.discount = None;
    let known = quantities.stated.map(|_| quantities.whole).filter(|whole| *whole > 0);
    let rate = known.and_then(|whole| quotient(cost, whole, unit == Unit::Impressions));
    (price.basis, price.rate) = match rate {
        Some(rate) => (Some(if unit == Unit::Impressions { Basis::Thousand } else { Basis::Unit }), Some(rate)),
        None => (Some(Basis::Flat), Some(cost)),
    };
}

/// Returns the cost of units at a rate.
pub(super) fn cost_of(basis: Basis, rate: Decimal, units: Decimal, schedule: &Schedule) -> Option<Decimal> {
    match basis {
        Basis::Thousand => of_fine(fine(product(rate, units)?) / 1_000),
        Basis::Unit | Basis::Click | Basis::Action | Basis::Point => product(rate, units),
        Basis::Flat | Basis::Flight => Some(rate),
        Basis::Week => {
            let weeks: u64 = schedule.days.iter().map(|days| days.count().div_ceil(7)).sum();
            super::figures::times(rate, weeks)
        }
        Basis::Month => {
            let months: std::collections::BTreeSet<(i16, i8)> =
                schedule.days.iter().flat_map(|days| months(*days)).collect();
            super::figures::times(rate, months.len() as u64)
        }
    }
}

/// Returns how many weeks, months or days of a row give its cost where one of them costs `product`, and what that comes to.
fn over_periods(product: Decimal, stated: Decimal, schedule: &Schedule) -> Option<(u64, Decimal)> {
    let days = || schedule.days.iter().copied();
    let all: std::collections::BTreeSet<(i16, i8)> = days().flat_map(months).collect();
    let counts = [
        days().map(|days| days.count().div_ceil(7)).sum::<u64>(),
        all.len() as u64,
        days().map(super::days::Days::count).sum::<u64>(),
    ];
    let cost = |periods: u64| super::figures::times(product, periods);
    let found = counts.into_iter().filter(|periods| *periods > 1).filter_map(|periods| Some((periods, cost(periods)?)));
    found.into_iter().find(|(_, cost)| super::quantities::is_near(*cost, stated))
}

fn months(days: super::days::Days) -> Vec<(i16, i8)> {
    let mut found = Vec::new();
    let mut day = days.first.first_of_month();
    while day <= days.last && found.len() < 200 {
        found.push((day.year(), day.month()));
        let Ok(next) = day.checked_add(jiff::Span::new().months(1)) else { break };
        day = next;
    }
    found
}

/// Returns the product of two decimals, rounded to the finest that a decimal has.
pub(super) fn product(one: Decimal, other: Decimal) -> Option<Decimal> {
    let exact = i128::from(one.mantissa()).checked_mul(i128::from(other.mantissa()))?;
    let decimals = u32::from(one.decimals()) + u32::from(other.decimals());
    let fine =
        if decimals > 8 { exact / 10_i128.pow(decimals - 8) } else { exact.checked_mul(10_i128.pow(8 - decimals))? };
    of_fine(fine)
}

fn discounted(amount: Decimal, percent: Option<Decimal>) -> Option<Decimal> {
    let Some(percent) = percent else { return Some(amount) };
    let left = of_fine(fine(Decimal::new(100, 0)?) - fine(percent))?;
    of_fine(fine(product(amount, left)?) / 100)
}

fn undiscounted(amount: Decimal, percent: Option<Decimal>) -> Option<Decimal> {
    let Some(percent) = percent else { return Some(amount) };
    let left = fine(Decimal::new(100, 0)?) - fine(percent);
    if left <= 0 { None } else { of_fine(fine(amount).checked_mul(10_000_000_000)? / left) }
}

/// Returns a decimal of a quotient, with as few decimals as give back `product` when it is multiplied again.
#[must_use]
pub(super) fn quotient(amount: Decimal, by: u64, times_thousand: bool) -> Option<Decimal> {
    if by == 0 {
        return None;
    }
    let factor = if times_thousand { 1_000 } else { 1 };
    let exact = fine(amount).checked_mul(factor)?;
    for decimals in [0_u32, 2, 3, 4, 6, 8] {
        let step = 10_i128.pow(8 - decimals);
        let rate = (exact + i128::from(by) * step / 2).div_euclid(i128::from(by) * step) * step;
        let back = rate.checked_mul(i128::from(by))? / factor;
        if (back - fine(amount)).unsigned_abs() < 100_000 || decimals == 8 {
            return of_fine(rate);
        }
    }
    None
}
