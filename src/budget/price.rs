//! Says what units cost by the rate alone, before discounts: one amount for each week.

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
    /// An amount for each begun block of so many weeks of a run of active weeks.
    EachPeriod(Figure<Money>, u32),
    /// An amount for the whole placement.
    Spread(Figure<Money>),
    /// No money.
    Nothing,
}

/// Returns the price that `model` makes, with the `points` that a unit has where they are bought, and what one unit of the
/// rate's currency costs in the plan's (`exchange`).
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
        CostModel::PerPeriod { weeks: 0, .. } => Price::EachPeriod(Err(NotComputable::NoPeriod), 0),
        CostModel::PerPeriod { rate, weeks } => Price::EachPeriod(amount(*rate), *weeks),
        CostModel::Flat(rate) => Price::Spread(amount(*rate)),
        CostModel::PerUnit(rate) => each(*rate, Ok(Fraction::whole(1)), None),
        CostModel::PerThousand(rate) => each(*rate, Fraction::new(1, 1000).ok_or(NotComputable::TooLarge), None),
        CostModel::PerClick { rate, click_rate } => each(*rate, share(*click_rate), None),
        CostModel::PerAction { rate, action_rate } => each(*rate, share(*action_rate), None),
        CostModel::PerGrp { rate, .. } => each(*rate, points, points.ok().map(Fraction::to_f64)),
    }
}

/// Returns `rate × factor × exchange` in minor units.
fn minor_per_unit(rate: Decimal, factor: Fraction, exchange: Fraction, currency: Currency) -> Factor {
    let scale = Fraction::whole(10_i128.pow(u32::from(currency.exponent())));
    let product = Fraction::decimal(rate).and_then(|rate| rate.times(scale)?.times(factor)?.times(exchange));
    product.ok_or(NotComputable::TooLarge)
}

/// The units of a placement, week by week, as a price sees them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Booked<'a> {
    /// The week of the first quantity, counted from 1.
    pub(super) start_week: u32,
    /// All units within the calendar, free ones included: weeks, flights, months and blocks are those of what runs.
    pub(super) placed: &'a [u64],
    /// The units that are paid for; of each week at most those placed.
    pub(super) paid: &'a [u64],
}

/// Returns what the paid units of `booked` cost each week, what the price comes to, and why amounts are missing.
///
/// An amount for a week, month, flight or block is due where at least one of its units is paid for: free units neither
/// split a flight nor add to a cost. `month_of` says which month a week belongs to.
pub(super) fn week_costs(
    booked: Booked<'_>,
    price: &Price,
    currency: Currency,
    month_of: impl Fn(u32) -> (i16, i8),
) -> (Vec<Money>, Applied, Option<NotComputable>) {
    let nothing = || vec![Money::ZERO; booked.paid.len()];
    let missing = |why: NotComputable, applied: Applied| {
        let error = booked.paid.iter().any(|&quantity| quantity > 0).then_some(why);
        (nothing(), applied, error)
    };
    match *price {
        Price::Nothing => (nothing(), Applied::Nothing, None),
        Price::EachUnit { each: Ok(each), points } => {
            let amount = each.to_f64() / 10_f64.powi(i32::from(currency.exponent()));
            let applied = Applied::EachUnit { amount, points };
            match each.over_weeks(booked.paid) {
                Some(weeks) => (weeks, applied, None),
                None => missing(NotComputable::TooLarge, applied),
            }
        }
        Price::EachUnit { each: Err(why), points } => missing(why, Applied::EachUnit { amount: 0.0, points }),
        Price::EachWeek(Err(why))
        | Price::EachMonth(Err(why))
        | Price::EachFlight(Err(why))
        | Price::EachPeriod(Err(why), _)
        | Price::Spread(Err(why)) => missing(why, Applied::Nothing),
        Price::EachWeek(Ok(each)) => {
            let weeks = booked.paid.iter().map(|&quantity| if quantity > 0 { each } else { Money::ZERO }).collect();
            (weeks, Applied::EachWeek(each), None)
        }
        Price::Spread(Ok(amount)) => (booked.spread(amount, |_| 0).0, Applied::Spread(amount), None),
        Price::EachFlight(Ok(each)) => {
            let begins = booked.flight_begins();
            let (weeks, flights) = booked.spread(each, |offset| begins[offset]);
            (weeks, Applied::EachFlight { amount: each, flights }, None)
        }
        Price::EachPeriod(Ok(each), length) => {
            let begins = booked.flight_begins();
            let block = length.max(1) as usize;
            let (weeks, periods) = booked.spread(each, |offset| (begins[offset], (offset - begins[offset]) / block));
            (weeks, Applied::EachPeriod { amount: each, weeks: length, periods }, None)
        }
        Price::EachMonth(Ok(each)) => {
            let week_at = |offset: usize| booked.start_week.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
            let (weeks, months) = booked.spread(each, |offset| month_of(week_at(offset)));
            (weeks, Applied::EachMonth { amount: each, months }, None)
        }
    }
}

impl Booked<'_> {
    /// Returns for each week with a unit the offset of the first week of its flight (0 elsewhere).
    fn flight_begins(&self) -> Vec<usize> {
        let mut begins = vec![0; self.placed.len()];
        for offset in 0..self.placed.len() {
            let follows = offset > 0 && self.placed[offset - 1] > 0;
            if self.placed[offset] > 0 {
                begins[offset] = if follows { begins[offset - 1] } else { offset };
            }
        }
        begins
    }

    /// Spreads `amount` for each group of weeks with a unit, in equal parts over those of its weeks that have a paid one,
    /// the first ones taking what cannot be divided; says for how many groups it is due. The weeks of a group follow each
    /// other, gaps apart. A group whose units are all free costs nothing.
    fn spread<Group: PartialEq>(&self, amount: Money, group_of: impl Fn(usize) -> Group) -> (Vec<Money>, u32) {
        let mut weeks = vec![Money::ZERO; self.paid.len()];
        let mut due = 0;
        let active: Vec<usize> = (0..self.placed.len()).filter(|&offset| self.placed[offset] > 0).collect();
        for group in active.chunk_by(|&a, &b| group_of(a) == group_of(b)) {
            let paid: Vec<usize> = group.iter().copied().filter(|&offset| self.paid[offset] > 0).collect();
            due += u32::from(!paid.is_empty());
            for (&offset, part) in paid.iter().zip(largest_remainder(amount, &vec![1; paid.len()])) {
                weeks[offset] = part;
            }
        }
        (weeks, due)
    }
}
