//! What units cost by the rate alone, before discounts: one amount for each week.

use super::Applied;
use super::fraction::Fraction;
use crate::plan::{CostModel, Currency, Decimal, Figure, Money, NotComputable, largest_remainder};

/// A factor that may not be computable.
pub(super) type Factor = Figure<Fraction>;

/// A cost model with its numbers put together, the same for all placements of one channel and audience.
#[derive(Clone, Copy, Debug)]
pub(super) enum Price {
    /// Minor units for each unit.
    EachUnit { each: Factor, points: Option<f64> },
    /// An amount for each active week.
    EachWeek(Figure<Money>),
    /// An amount for each month with an active week.
    EachMonth(Figure<Money>),
    /// An amount for each run of active weeks.
    EachFlight(Figure<Money>),
    /// An amount for the whole placement.
    Spread(Figure<Money>),
    /// No money.
    Nothing,
}

/// The price that `model` makes, with the `points` that a unit has where they are bought, and what one unit of the rate's
/// currency costs in the plan's (`exchange`).
pub(super) fn price(model: &CostModel, points: Factor, exchange: Factor, currency: Currency) -> Price {
    let each = |rate: Decimal, factor: Factor, points: Option<f64>| {
        let each = factor.and_then(|factor| minor_per_unit(rate, factor, exchange?, currency));
        Price::EachUnit { each, points }
    };
    let amount = |rate: Decimal| -> Figure<Money> {
        let one = minor_per_unit(rate, Fraction::whole(1), exchange?, currency)?;
        one.money(1).ok_or(NotComputable::TooLarge)
    };
    let share = |share: f64| Fraction::share(share).ok_or(NotComputable::TooLarge);
    match model {
        CostModel::Free => Price::Nothing,
        CostModel::PerWeek(rate) => Price::EachWeek(amount(*rate)),
        CostModel::PerMonth(rate) => Price::EachMonth(amount(*rate)),
        CostModel::PerFlight(rate) => Price::EachFlight(amount(*rate)),
        CostModel::Flat(rate) => Price::Spread(amount(*rate)),
        CostModel::PerUnit(rate) => each(*rate, Ok(Fraction::whole(1)), None),
        CostModel::PerThousand(rate) => each(*rate, Fraction::new(1, 1000).ok_or(NotComputable::TooLarge), None),
        CostModel::PerClick { rate, click_rate } => each(*rate, share(*click_rate), None),
        CostModel::PerAction { rate, action_rate } => each(*rate, share(*action_rate), None),
        CostModel::PerGrp { rate, .. } => each(*rate, points, points.ok().map(Fraction::to_f64)),
    }
}

/// `rate × factor × exchange` in minor units.
fn minor_per_unit(rate: Decimal, factor: Fraction, exchange: Fraction, currency: Currency) -> Factor {
    let scale = Fraction::whole(10_i128.pow(u32::from(currency.exponent())));
    let product = Fraction::decimal(rate).and_then(|rate| rate.times(scale)?.times(factor)?.times(exchange));
    product.ok_or(NotComputable::TooLarge)
}

/// What `paid` units cost each week from `start_week` on, what the price comes to, and why amounts are missing.
///
/// `month_of` says which month a week belongs to.
pub(super) fn week_costs(
    paid: &[u64],
    start_week: u32,
    price: &Price,
    currency: Currency,
    month_of: impl Fn(u32) -> (i16, i8),
) -> (Vec<Money>, Applied, Option<NotComputable>) {
    let missing = |why: NotComputable, applied: Applied| {
        let error = paid.iter().any(|&quantity| quantity > 0).then_some(why);
        (vec![Money::ZERO; paid.len()], applied, error)
    };
    match *price {
        Price::Nothing => (vec![Money::ZERO; paid.len()], Applied::Nothing, None),
        Price::EachUnit { each: Ok(each), points } => {
            let (weeks, error) = by_unit(paid, each);
            let amount = each.to_f64() / 10_f64.powi(i32::from(currency.exponent()));
            (weeks, Applied::EachUnit { amount, points }, error)
        }
        Price::EachUnit { each: Err(why), points } => missing(why, Applied::EachUnit { amount: 0.0, points }),
        Price::EachWeek(Err(why))
        | Price::EachMonth(Err(why))
        | Price::EachFlight(Err(why))
        | Price::Spread(Err(why)) => missing(why, Applied::Nothing),
        Price::EachWeek(Ok(each)) => {
            let weeks = paid.iter().map(|&quantity| if quantity > 0 { each } else { Money::ZERO }).collect();
            (weeks, Applied::EachWeek(each), None)
        }
        Price::Spread(Ok(amount)) => (spread(amount, paid, |_| 0), Applied::Spread(amount), None),
        Price::EachFlight(Ok(each)) => {
            let mut flights = 0_usize;
            let mut flight_of = Vec::with_capacity(paid.len());
            for (offset, &quantity) in paid.iter().enumerate() {
                let begins = quantity > 0 && (offset == 0 || paid[offset - 1] == 0);
                flights += usize::from(begins);
                flight_of.push(flights);
            }
            (spread(each, paid, |offset| flight_of[offset]), Applied::EachFlight(each), None)
        }
        Price::EachMonth(Ok(each)) => {
            let months: Vec<(i16, i8)> = (0_u32..)
                .zip(paid)
                .map(
                    |(offset, &quantity)| {
                        if quantity > 0 { month_of(start_week.saturating_add(offset)) } else { (0, 0) }
                    },
                )
                .collect();
            (spread(each, paid, |offset| months[offset]), Applied::EachMonth(each), None)
        }
    }
}

/// Each quantity times the amount of a unit, rounded each week.
fn by_unit(paid: &[u64], each: Fraction) -> (Vec<Money>, Option<NotComputable>) {
    let mut error = None;
    // Neighbouring weeks mostly have the same quantity, so its cost is kept.
    let mut last = (0, Money::ZERO);
    let weeks = paid
        .iter()
        .map(|&quantity| {
            if quantity != last.0 {
                let amount = each.money(quantity);
                error = error.or(amount.is_none().then_some(NotComputable::TooLarge));
                last = (quantity, amount.unwrap_or(Money::ZERO));
            }
            last.1
        })
        .collect();
    (weeks, error)
}

/// `amount` for each group of active weeks, in equal parts over the group's weeks, the first ones taking what cannot be
/// divided. The weeks of a group follow each other, gaps apart.
fn spread<Group: PartialEq>(amount: Money, paid: &[u64], group_of: impl Fn(usize) -> Group) -> Vec<Money> {
    let mut weeks = vec![Money::ZERO; paid.len()];
    let active: Vec<usize> = (0..paid.len()).filter(|&offset| paid[offset] > 0).collect();
    for group in active.chunk_by(|&a, &b| group_of(a) == group_of(b)) {
        for (&offset, part) in group.iter().zip(largest_remainder(amount, &vec![1; group.len()])) {
            weeks[offset] = part;
        }
    }
    weeks
}
