//! How the cost of a placement comes about, in words.

use crate::budget::{Applied, PlacementCost};
use crate::plan::{Currency, Decimal};
use crate::text::strings::fill;
use crate::text::{Locale, Noun};

/// Writes how a cost comes about: "250,000 units × 0.00125"; `None` where nothing is paid or the rate is not known.
#[must_use]
pub fn working_text(locale: Locale, currency: Currency, cost: &PlacementCost) -> Option<String> {
    let words = &locale.texts().buying;
    let working = cost.working.as_ref()?;
    let money = |amount| locale.money(amount, currency);
    let paid = working.units - working.free_units;
    let units = locale.whole(i128::try_from(paid).unwrap_or(i128::MAX));
    let weeks = locale.count(u64::from(working.active_weeks), Noun::Week);
    let (template, amount) = match working.applied {
        Applied::EachUnit { amount, .. } => (words.applied_unit, unit_amount(locale, currency, amount)),
        Applied::EachWeek(amount) => (words.applied_week, money(amount)),
        Applied::EachMonth { amount, .. } => (words.applied_month, money(amount)),
        Applied::EachFlight { amount, .. } => (words.applied_flight, money(amount)),
        Applied::EachPeriod { amount, .. } => (words.applied_period, money(amount)),
        Applied::Spread(amount) => (words.applied_flat, money(amount)),
        Applied::Nothing => return None,
    };
    let count = |count: u32| locale.ungrouped(count);
    let (due, block) = match working.applied {
        Applied::EachMonth { months, .. } => (months, 0),
        Applied::EachFlight { flights, .. } => (flights, 0),
        Applied::EachPeriod { periods, weeks, .. } => (periods, weeks),
        _ => (0, 0),
    };
    let block = locale.count_oblique(block.into(), Noun::Week);
    let slots =
        [("units", &*units), ("weeks", &*weeks), ("amount", &*amount), ("count", &*count(due)), ("block", &*block)];
    Some(fill(template, &slots))
}

/// Writes what a unit costs, in as many decimals as rates may have, the empty ones left out.
fn unit_amount(locale: Locale, currency: Currency, amount: f64) -> String {
    let fine = format!("{amount:.8}");
    let trimmed = fine.trim_end_matches('0').trim_end_matches('.');
    let exact: Option<Decimal> = trimmed.parse().ok();
    exact.map_or_else(|| locale.decimal(amount, 8), |exact| locale.rate(exact, currency))
}
