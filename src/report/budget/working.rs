//! Says how the cost of a placement comes about, in words.

use crate::budget::{Applied, PlacementCost};
use crate::plan::{Currency, Decimal};
use crate::text::strings::{fill, template};
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
    let due = |template: template!["amount", "count"], amount, count: u32| {
        fill!(template, &[("amount", &money(amount)), ("count", &locale.ungrouped(count))])
    };
    Some(match working.applied {
        Applied::EachUnit { amount, .. } => {
            fill!(words.applied_unit, &[("units", &units), ("amount", &unit_amount(locale, currency, amount))])
        }
        Applied::EachWeek(amount) => fill!(words.applied_week, &[("weeks", &weeks), ("amount", &money(amount))]),
        Applied::EachMonth { amount, months } => due(words.applied_month, amount, months),
        Applied::EachFlight { amount, flights } => due(words.applied_flight, amount, flights),
        Applied::EachPeriod { amount, periods, weeks } => {
            let block = locale.count_oblique(weeks.into(), Noun::Week);
            let count = locale.ungrouped(periods);
            fill!(words.applied_period, &[("amount", &money(amount)), ("block", &block), ("count", &count)])
        }
        Applied::Spread(amount) => fill!(words.applied_flat, &[("amount", &money(amount))]),
        Applied::Nothing => return None,
    })
}

/// Writes what a unit costs, in as many decimals as rates may have, the empty ones left out.
fn unit_amount(locale: Locale, currency: Currency, amount: f64) -> String {
    let fine = format!("{amount:.8}");
    let trimmed = fine.trim_end_matches('0').trim_end_matches('.');
    let exact: Option<Decimal> = trimmed.parse().ok();
    exact.map_or_else(|| locale.decimal(amount, 8), |exact| locale.rate(exact, currency))
}
