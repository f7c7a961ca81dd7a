//! The cost of one placement.

use std::borrow::Cow;

use super::fraction::Fraction;
use super::price::{Booked, Factor, Price, price, week_costs};
use super::purchase::{Bought, Purchase};
use super::results::KnownLines;
use super::{Applied, AppliedTerms, CostLines, PlacementCost, Working};
use crate::plan::{
    Audience, AudienceId, AudienceShare, Channel, ContactModel, CostModel, Decimal, Delivery, Exchange, Index, Money,
    NotComputable, Placement, Plan, Unit, in_proportion, largest_remainder,
};

/// Returns what `placement` costs; `place` is where its message and its channel stand, if both are in the plan.
pub(super) fn placement_cost(
    placement: &Placement,
    place: Option<(usize, usize)>,
    terms: &Terms<'_>,
    plan: &Plan,
    index: &Index,
) -> PlacementCost {
    let resolved = place.and_then(|place| Some((place, plan.channels.get(place.1)?)));
    let (Some((place, channel)), Some(purchase)) = (resolved, terms.purchase) else { return unplaced(placement) };
    let currency = plan.money.currency;
    let own = placement.rate.is_some() || placement.terms.cost.is_some();
    let model = model_of(placement, channel);
    let price = if own {
        let points = own_points(&model, placement, channel, plan, index);
        &price(&model, points, terms.exchange, currency)
    } else {
        &terms.price
    };
    let counted = counted(placement, plan);
    let units: u128 = counted.iter().map(|&quantity| u128::from(quantity)).sum();
    let free = units.min(placement.terms.free_units.into());
    let paid = paid(&counted, free);
    let month_of = |week: u32| plan.calendar.first_day(week).map_or((i16::MAX, 0), |day| (day.year(), day.month()));
    let booked = Booked { start_week: placement.start_week, placed: &counted, paid: &paid };
    let by_rate = week_costs(booked, price, currency, month_of);
    let applied = by_rate.1;
    let gross: Money = by_rate.0.iter().copied().sum();
    let active = counted.iter().filter(|&&quantity| quantity > 0).count();
    let active_weeks = u32::try_from(active).unwrap_or(u32::MAX);
    let bought = Bought { gross, units, active_weeks };
    let client = client_cost(by_rate, bought, &purchase.of(placement), &counted, plan);
    let total = client.known.total();
    let added_value = if free == 0 {
        Money::ZERO
    } else {
        let without_free = Booked { paid: &counted, ..booked };
        week_costs(without_free, price, currency, month_of).0.into_iter().sum::<Money>() - gross
    };
    let parts = match terms.audiences.as_slice() {
        [_] => vec![total],
        _ => largest_remainder(total, &terms.sizes),
    };
    let is_missing = match client.error {
        Some(_) => counted.iter().map(|&quantity| quantity > 0).collect(),
        None => Vec::new(),
    };
    PlacementCost {
        known: client.known,
        weeks: client.weeks,
        is_missing,
        place: Some(place),
        audiences: terms.audiences.iter().copied().zip(parts).collect(),
        working: Some(Working {
            own_rate: own && model != CostModel::Free,
            model,
            applied,
            units,
            free_units: free,
            added_value,
            active_weeks,
            impressions: units as f64 * terms.impressions_per_unit,
            terms: client.terms,
        }),
        error: client.error,
    }
}

/// Holds what the client pays.
struct ClientCost {
    weeks: Vec<Money>,
    known: KnownLines,
    terms: Option<Box<AppliedTerms>>,
    error: Option<NotComputable>,
}

/// Works out what the client pays from the cost by rate (of each week, with what is missing in it).
fn client_cost(
    (weeks, _, error): (Vec<Money>, Applied, Option<NotComputable>),
    bought: Bought,
    purchase: &Purchase<'_>,
    counted: &[u64],
    plan: &Plan,
) -> ClientCost {
    if purchase.is_plain() {
        return ClientCost { weeks, known: KnownLines::Plain(bought.gross), terms: None, error };
    }
    match purchase.lines(bought, plan.money.currency) {
        Ok((lines, terms)) => {
            let weeks = divided(&lines, &weeks, counted);
            ClientCost { weeks, known: KnownLines::Terms(Box::new(lines)), terms: Some(Box::new(terms)), error }
        }
        Err(why) => ClientCost {
            weeks: vec![Money::ZERO; counted.len()],
            known: KnownLines::Plain(Money::ZERO),
            terms: None,
            error: error.or((bought.units > 0).then_some(why)),
        },
    }
}

/// Returns the cost of a placement whose message or channel is not in the plan.
fn unplaced(placement: &Placement) -> PlacementCost {
    let why = NotComputable::NothingPlaced;
    PlacementCost {
        known: KnownLines::Plain(Money::ZERO),
        weeks: vec![Money::ZERO; placement.quantities.len()],
        is_missing: vec![true; placement.quantities.len()],
        place: None,
        audiences: Vec::new(),
        working: None,
        error: Some(why),
    }
}

/// Returns the cost model that counts for `placement`: its own or the channel's, with its own rate where it has one.
pub(super) fn model_of(placement: &Placement, channel: &Channel) -> CostModel {
    let model = placement.terms.cost.as_ref().unwrap_or(&channel.cost);
    placement.rate.map_or_else(|| model.clone(), |rate| model.with_rate(rate))
}

/// Returns the quantities of `placement`, with 0 outside the calendar.
pub(super) fn counted<'a>(placement: &'a Placement, plan: &Plan) -> Cow<'a, [u64]> {
    let inside = placement.start_week >= 1 && placement.end_week() <= plan.calendar.weeks;
    if inside {
        return Cow::Borrowed(&placement.quantities);
    }
    let weeks = (0_u32..).map(|offset| placement.start_week.checked_add(offset)).zip(&placement.quantities);
    weeks
        .map(|(week, &quantity)| if week.is_some_and(|week| plan.calendar.contains(week)) { quantity } else { 0 })
        .collect()
}

/// Returns what is left to pay when `free` units are taken from all weeks in proportion.
pub(super) fn paid(counted: &[u64], free: u128) -> Cow<'_, [u64]> {
    if free == 0 {
        return Cow::Borrowed(counted);
    }
    let free = Money(i128::try_from(free).unwrap_or(i128::MAX));
    let parts = largest_remainder(free, counted);
    let paid = counted.iter().zip(parts);
    paid.map(|(&quantity, part)| quantity.saturating_sub(u64::try_from(part.0).unwrap_or(0))).collect()
}

/// Divides the whole cost over the weeks: own work evenly over the active ones, the rest as the rate has it.
fn divided(lines: &CostLines, by_rate: &[Money], counted: &[u64]) -> Vec<Money> {
    let bought = lines.total - lines.labour;
    let active: Vec<u64> = counted.iter().map(|&quantity| u64::from(quantity > 0)).collect();
    let mut weeks = if by_rate.iter().all(|week| week.is_zero()) {
        largest_remainder(bought, &active)
    } else {
        in_proportion(bought, by_rate)
    };
    if !lines.labour.is_zero() {
        for (week, labour) in weeks.iter_mut().zip(largest_remainder(lines.labour, &active)) {
            *week += labour;
        }
    }
    weeks
}

/// Holds what the cost of a placement needs to know of its channel and audiences.
#[derive(Clone, Debug)]
pub(super) struct Terms<'a> {
    /// The audiences that the cost is sorted by: the stated ones that the plan has, or else those that are met.
    audiences: Vec<usize>,
    /// Their sizes.
    sizes: Vec<u64>,
    /// Impressions that one unit delivers, each person counted once ([`Delivery::impressions_per_unit`]).
    impressions_per_unit: f64,
    /// The channel's price.
    price: Price,
    /// What a unit of the rate's currency costs in the plan's.
    exchange: Factor,
    /// How the channel is bought; `None` when it is not in the plan.
    purchase: Option<Purchase<'a>>,
}

impl<'a> Terms<'a> {
    /// Returns the terms of `placement`, the same for all placements on its channel that state the same audiences.
    pub(super) fn of(placement: &Placement, plan: &'a Plan, index: &Index, volume_percent: Decimal) -> Self {
        let delivery = Delivery::of(placement, plan, index);
        let mut audiences: Vec<usize> = placement.audiences.iter().filter_map(|id| index.audience(id)).collect();
        audiences.sort_unstable();
        audiences.dedup();
        let channel = delivery.as_ref().and_then(|delivery| plan.channels.get(delivery.channel));
        let (Some(delivery), Some(channel)) = (&delivery, channel) else {
            return Self {
                audiences: Vec::new(),
                sizes: Vec::new(),
                impressions_per_unit: 0.0,
                price: Price::Nothing,
                exchange: Ok(Fraction::whole(1)),
                purchase: None,
            };
        };
        if placement.audiences.is_empty() {
            audiences = delivery.audiences.iter().map(|share| share.audience).collect();
        }
        let exchange = exchange(channel.terms.exchange.as_ref(), plan);
        let points = points_for(&channel.cost, channel, delivery, plan);
        Self {
            sizes: audiences.iter().filter_map(|&audience| Some(plan.audiences.get(audience)?.size)).collect(),
            audiences,
            impressions_per_unit: delivery.impressions_per_unit(),
            price: price(&channel.cost, points, exchange, plan.money.currency),
            exchange,
            purchase: Some(Purchase::on(channel, volume_percent, &plan.money)),
        }
    }
}

/// Returns the points of a unit for a cost model that is the placement's own.
fn own_points(model: &CostModel, placement: &Placement, channel: &Channel, plan: &Plan, index: &Index) -> Factor {
    if !matches!(model, CostModel::PerGrp { .. }) {
        return Err(NotComputable::NoRatingForCost);
    }
    let delivery = Delivery::of(placement, plan, index).ok_or(NotComputable::NothingPlaced)?;
    points_for(model, channel, &delivery, plan)
}

/// Returns the points of a unit, where `model` buys them.
fn points_for(model: &CostModel, channel: &Channel, delivery: &Delivery, plan: &Plan) -> Factor {
    match model {
        CostModel::PerGrp { audience, .. } => points_per_unit(audience, channel, delivery, plan),
        _ => Err(NotComputable::NoRatingForCost),
    }
}

/// Returns the price of one unit of the rate's currency in the plan's; 1 where both are the same.
fn exchange(exchange: Option<&Exchange>, plan: &Plan) -> Factor {
    match exchange {
        Some(exchange) if exchange.currency != plan.money.currency => {
            if exchange.rate.is_zero() || exchange.rate.is_negative() {
                return Err(NotComputable::NoExchangeRate);
            }
            Fraction::decimal(exchange.rate).ok_or(NotComputable::TooLarge)
        }
        _ => Ok(Fraction::whole(1)),
    }
}

/// Returns the gross rating points of `bought` for one unit: `r1 · 100` for an insertion; for an impression its part that
/// goes to the audience, `· 100 / size`.
fn points_per_unit(bought: &AudienceId, channel: &Channel, delivery: &Delivery, plan: &Plan) -> Factor {
    let met = |audience: &Audience| audience.id == *bought;
    let share = delivery.audiences.iter().find(|share| plan.audiences.get(share.audience).is_some_and(|a| met(a)));
    let Some(share) = share else { return Err(NotComputable::NoRatingForCost) };
    let hundred = Fraction::whole(100);
    match channel.contact(bought).map(|contact| contact.model) {
        Some(ContactModel::Rating { r1, .. }) if channel.unit == Unit::Insertions => {
            if !(0.0..=1.0).contains(&r1) {
                return Err(NotComputable::ImpossibleContactModel);
            }
            Fraction::share(r1).and_then(|r1| r1.times(hundred)).ok_or(NotComputable::TooLarge)
        }
        Some(ContactModel::Impressions { .. }) if channel.unit == Unit::Impressions => {
            points_of_an_impression(share, channel, delivery, plan)
        }
        _ => Err(NotComputable::NoRatingForCost),
    }
}

/// Returns the gross rating points of an audience for one impression: its part of an impression times 100, seen from its
/// size.
fn points_of_an_impression(share: &AudienceShare, channel: &Channel, delivery: &Delivery, plan: &Plan) -> Factor {
    let size =
        |share: &AudienceShare| plan.audiences.get(share.audience).map_or(0, |audience| i128::from(audience.size));
    let of = size(share);
    if of == 0 {
        return Err(NotComputable::AudienceWithoutSize);
    }
    let is_stated = |share: &AudienceShare| {
        let audience = plan.audiences.get(share.audience);
        audience.and_then(|audience| channel.contact(&audience.id)).is_some_and(|contact| contact.share.is_some())
    };
    // By sizes alone the part is size / Σ sizes, and the size itself cancels out: the points are exact.
    let all_by_size = delivery.audiences.iter().all(|share| share.is_counted && !is_stated(share));
    if all_by_size {
        let together: i128 = delivery.counted().map(size).sum();
        return Fraction::new(100, together).ok_or(NotComputable::AudienceWithoutSize);
    }
    let hundred_by_size = Fraction::new(100, of).ok_or(NotComputable::AudienceWithoutSize)?;
    Fraction::share(share.units_per_unit).and_then(|part| part.times(hundred_by_size)).ok_or(NotComputable::TooLarge)
}
