//! The cost of one placement.

use super::fraction::Fraction;
use super::{Applied, PlacementCost, Working};
use crate::plan::{
    Audience, AudienceId, Channel, ContactModel, CostModel, Currency, Decimal, Delivery, Index, Money, NotComputable,
    Placement, Plan, Unit, largest_remainder,
};

/// What `placement` costs; `place` is where its message and its channel stand, if both are in the plan.
pub(super) fn placement_cost(
    placement: &Placement,
    place: Option<(usize, usize)>,
    terms: &Terms,
    plan: &Plan,
) -> PlacementCost {
    let resolved = place.and_then(|place| Some((place, plan.channels.get(place.1)?)));
    let Some((place, channel)) = resolved else {
        return PlacementCost {
            total: Money::ZERO,
            weeks: vec![Money::ZERO; placement.quantities.len()],
            place: None,
            audiences: Vec::new(),
            working: None,
            error: Some(NotComputable::NothingPlaced),
        };
    };
    let model = placement.rate.map_or_else(|| channel.cost.clone(), |rate| channel.cost.with_rate(rate));
    let counted: Vec<u64> = (0_u32..)
        .zip(&placement.quantities)
        .map(|(offset, &quantity)| {
            let in_calendar = placement.start_week.checked_add(offset).is_some_and(|week| plan.calendar.contains(week));
            if in_calendar { quantity } else { 0 }
        })
        .collect();
    let (weeks, applied, error) = week_costs(&counted, &model, terms, plan.money.currency);
    let total: Money = weeks.iter().copied().sum();
    let units: u128 = counted.iter().map(|&quantity| u128::from(quantity)).sum();
    let active = counted.iter().filter(|&&quantity| quantity > 0).count();
    let parts = match terms.audiences.as_slice() {
        [_] => vec![total],
        _ => largest_remainder(total, &terms.sizes),
    };
    PlacementCost {
        total,
        weeks,
        place: Some(place),
        audiences: terms.audiences.iter().copied().zip(parts).collect(),
        working: Some(Working {
            own_rate: placement.rate.is_some() && model != CostModel::Free,
            model,
            applied,
            units,
            active_weeks: u32::try_from(active).unwrap_or(u32::MAX),
            impressions: units as f64 * terms.impressions_per_unit,
        }),
        error,
    }
}

/// What the cost of a placement needs to know of its channel and audiences.
#[derive(Clone, Debug)]
pub(super) struct Terms {
    /// The audiences that the cost is sorted by: the stated ones that the plan has, or else those that are met.
    audiences: Vec<usize>,
    /// Their sizes.
    sizes: Vec<u64>,
    /// Gross rating points of a unit, where the channel is bought by them.
    points_per_unit: Factor,
    /// Impressions that one unit delivers in audiences with a size.
    impressions_per_unit: f64,
}

impl Terms {
    /// The terms of `placement`, the same for all placements on its channel that state the same audiences.
    pub(super) fn of(placement: &Placement, plan: &Plan, index: &Index) -> Self {
        let delivery = Delivery::of(placement, plan, index);
        let mut audiences: Vec<usize> = placement.audiences.iter().filter_map(|id| index.audience(id)).collect();
        audiences.sort_unstable();
        audiences.dedup();
        let channel = delivery.as_ref().and_then(|delivery| plan.channels.get(delivery.channel));
        let (Some(delivery), Some(channel)) = (&delivery, channel) else {
            return Self {
                audiences: Vec::new(),
                sizes: Vec::new(),
                points_per_unit: Err(NotComputable::NoRatingForCost),
                impressions_per_unit: 0.0,
            };
        };
        if placement.audiences.is_empty() {
            audiences = delivery.audiences.iter().map(|share| share.audience).collect();
        }
        let points_per_unit = match &channel.cost {
            CostModel::PerGrp { audience, .. } => points_per_unit(audience, channel, delivery, plan),
            _ => Err(NotComputable::NoRatingForCost),
        };
        Self {
            sizes: audiences.iter().filter_map(|&audience| Some(plan.audiences.get(audience)?.size)).collect(),
            audiences,
            points_per_unit,
            impressions_per_unit: impressions_per_unit(delivery, channel, plan),
        }
    }
}

type WeekCosts = (Vec<Money>, Applied, Option<NotComputable>);

/// The amount of each week, what the model comes to, and why amounts are missing.
fn week_costs(counted: &[u64], model: &CostModel, terms: &Terms, currency: Currency) -> WeekCosts {
    match model {
        CostModel::Free => (vec![Money::ZERO; counted.len()], Applied::Nothing, None),
        CostModel::PerWeek(rate) => {
            let each = currency.money(*rate);
            let weeks = counted.iter().map(|&quantity| if quantity > 0 { each } else { Money::ZERO }).collect();
            (weeks, Applied::EachWeek(each), None)
        }
        CostModel::Flat(amount) => {
            let amount = currency.money(*amount);
            (spread(amount, counted), Applied::Spread(amount), None)
        }
        CostModel::PerUnit(rate) => by_unit(counted, *rate, Ok(Fraction::whole(1)), None, currency),
        CostModel::PerThousand(rate) => by_unit(counted, *rate, thousandth(), None, currency),
        CostModel::PerClick { rate, click_rate } => by_unit(counted, *rate, share(*click_rate), None, currency),
        CostModel::PerGrp { rate, .. } => {
            let points = terms.points_per_unit;
            by_unit(counted, *rate, points, points.ok().map(Fraction::to_f64), currency)
        }
    }
}

type Factor = Result<Fraction, NotComputable>;

fn thousandth() -> Factor {
    Fraction::new(1, 1000).ok_or(NotComputable::TooLarge)
}

fn share(share: f64) -> Factor {
    Fraction::share(share).ok_or(NotComputable::TooLarge)
}

/// Each quantity × rate × factor, in minor units.
fn by_unit(counted: &[u64], rate: Decimal, factor: Factor, points: Option<f64>, currency: Currency) -> WeekCosts {
    let minor_per_unit = || -> Factor {
        let scale = Fraction::whole(10_i128.pow(u32::from(currency.exponent())));
        let factor = factor?;
        let product = Fraction::decimal(rate).and_then(|rate| rate.times(scale)?.times(factor));
        product.ok_or(NotComputable::TooLarge)
    };
    let each = match minor_per_unit() {
        Ok(each) => each,
        Err(why) => {
            let error = counted.iter().any(|&quantity| quantity > 0).then_some(why);
            return (vec![Money::ZERO; counted.len()], Applied::EachUnit { amount: 0.0, points }, error);
        }
    };
    let mut error = None;
    // Neighbouring weeks mostly have the same quantity, so its cost is kept.
    let mut last = (0, Money::ZERO);
    let weeks = counted
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
    let amount = each.to_f64() / 10_f64.powi(i32::from(currency.exponent()));
    (weeks, Applied::EachUnit { amount, points }, error)
}

/// Gross rating points of `bought` for one unit: `r1 · 100` for an insertion; for an impression its part that goes to the
/// audience, `· 100 / size`.
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
            // The audience's part, size / Σ sizes, of an impression, seen from its size: the size itself cancels out.
            if plan.audiences.get(share.audience).is_none_or(|audience| audience.size == 0) {
                return Err(NotComputable::AudienceWithoutSize);
            }
            let sizes = delivery.audiences.iter().filter_map(|share| plan.audiences.get(share.audience));
            let together: i128 = sizes.map(|audience| i128::from(audience.size)).sum();
            Fraction::new(100, together).ok_or(NotComputable::AudienceWithoutSize)
        }
        _ => Err(NotComputable::NoRatingForCost),
    }
}

/// `amount` in equal parts over the active weeks, the first weeks taking what cannot be divided.
fn spread(amount: Money, counted: &[u64]) -> Vec<Money> {
    let active = counted.iter().filter(|&&quantity| quantity > 0).count();
    let mut parts = largest_remainder(amount, &vec![1; active]).into_iter();
    counted.iter().map(|&quantity| if quantity > 0 { parts.next().unwrap_or_default() } else { Money::ZERO }).collect()
}

/// Impressions that one unit delivers in all audiences with a size; an impossible rating delivers none.
fn impressions_per_unit(delivery: &Delivery, channel: &Channel, plan: &Plan) -> f64 {
    let possible = delivery.audiences.iter().filter(|share| {
        let Some(audience) = plan.audiences.get(share.audience) else { return false };
        match channel.contact(&audience.id).map(|contact| contact.model) {
            Some(ContactModel::Rating { r1, .. }) => (0.0..=1.0).contains(&r1),
            _ => true,
        }
    });
    possible.map(|share| share.impressions_per_unit).sum()
}
