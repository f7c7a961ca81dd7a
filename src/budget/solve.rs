//! From a wanted total to what can be bought with it.

use super::cost::{Terms, model_of, placement_cost};
use super::volume::{paid_units, volume};
use super::{CostLines, PlacementCost};
use crate::plan::{
    Channel, CostModel, Decimal, Figure, Index, MAX_QUANTITY, Money, NotComputable, Placement, Plan, largest_remainder,
};

/// The most that a wanted total buys.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    /// Units in all, free ones included.
    pub units: u128,
    /// Units of each week, in the proportions that the placement has now.
    pub quantities: Vec<u64>,
    /// How their cost comes about.
    pub lines: CostLines,
    /// What is left of the wanted total: less than one more unit costs.
    pub remainder: Money,
}

/// Returns the most units of the placement at `position` whose cost (commission, fees, tax and own work included) is at most
/// `wanted`, spread over its weeks as its units are now.
///
/// Within a step of the volume discount cost rises with units, so each step is searched by halving, the highest first.
///
/// # Errors
/// [`NotComputable::NotPaidByUnit`] where the cost does not follow from units, [`NotComputable::CostsNothing`] where units
/// are free, [`NotComputable::AmountTooSmall`] where not even one unit is paid, and why a cost cannot be computed.
pub fn quantities_for_total(plan: &Plan, position: usize, wanted: Money) -> Figure<Solution> {
    let placement = plan.placements.get(position).ok_or(NotComputable::NothingPlaced)?;
    let index = Index::of(plan);
    let place = index.message(&placement.message).zip(index.channel(&placement.channel));
    let place = place.ok_or(NotComputable::NothingPlaced)?;
    let channel = plan.channels.get(place.1).ok_or(NotComputable::NothingPlaced)?;
    match model_of(placement, channel) {
        CostModel::Free => return Err(NotComputable::CostsNothing),
        CostModel::PerWeek(_)
        | CostModel::PerMonth(_)
        | CostModel::PerFlight(_)
        | CostModel::PerPeriod { .. }
        | CostModel::Flat(_) => return Err(NotComputable::NotPaidByUnit),
        model if model.rate().is_none_or(Decimal::is_zero) => return Err(NotComputable::CostsNothing),
        _ => {}
    }
    let trial = Trial::new(plan, &index, placement, channel, place);
    trial.cost(trial.free + 1)?;
    let affordable = |units: u128| trial.cost(units).is_ok_and(|cost| cost.known.total() <= wanted);
    for (least, most) in trial.ranges() {
        if !affordable(least) {
            continue;
        }
        let (mut low, mut high) = (least, most);
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            if affordable(middle) { low = middle } else { high = middle - 1 }
        }
        let cost = trial.cost(low)?;
        return Ok(Solution {
            units: low,
            quantities: trial.quantities(low),
            remainder: wanted - cost.known.total(),
            lines: cost.lines(),
        });
    }
    Err(NotComputable::AmountTooSmall)
}

/// A placement with other quantities, to see what they would cost.
struct Trial<'a> {
    plan: &'a Plan,
    index: &'a Index,
    placement: &'a Placement,
    channel: &'a Channel,
    place: (usize, usize),
    /// Proportions of the weeks.
    shape: Vec<u64>,
    free: u128,
    /// Paid units of the channel's other placements.
    others: u128,
}

impl<'a> Trial<'a> {
    fn new(
        plan: &'a Plan,
        index: &'a Index,
        placement: &'a Placement,
        channel: &'a Channel,
        place: (usize, usize),
    ) -> Self {
        let counted = super::cost::counted(placement, plan);
        let weeks = (0_u32..).map(|offset| placement.start_week.saturating_add(offset)).zip(counted.iter());
        let shape: Vec<u64> = if counted.iter().all(|&quantity| quantity == 0) {
            weeks.map(|(week, _)| u64::from(plan.calendar.contains(week))).collect()
        } else {
            counted.to_vec()
        };
        let on_channel = plan.placements.iter().filter(|other| index.channel(&other.channel) == Some(place.1));
        let all: u128 = if channel.terms.volume_discounts.is_empty() {
            0
        } else {
            on_channel.map(|other| paid_units(other, plan)).sum::<u128>() - paid_units(placement, plan)
        };
        Self { plan, index, placement, channel, place, shape, free: placement.terms.free_units.into(), others: all }
    }

    /// Lists the ranges of units with one volume discount each, the most units first.
    fn ranges(&self) -> Vec<(u128, u128)> {
        let mut from: Vec<u128> =
            self.channel.terms.volume_discounts.iter().map(|step| u128::from(step.from_units)).collect();
        from.push(0);
        from.sort_unstable_by(|a, b| b.cmp(a));
        from.dedup();
        let mut above = u128::from(MAX_QUANTITY) * self.shape.len() as u128 + 1;
        let mut ranges = Vec::with_capacity(from.len());
        for step in from {
            let least = (step.saturating_sub(self.others).max(1) + self.free).min(above);
            if least < above {
                ranges.push((least, above - 1));
                above = least;
            }
        }
        ranges
    }

    fn quantities(&self, units: u128) -> Vec<u64> {
        let units = Money(i128::try_from(units).unwrap_or(i128::MAX));
        let parts = largest_remainder(units, &self.shape);
        parts.into_iter().map(|part| u64::try_from(part.0).unwrap_or(u64::MAX)).collect()
    }

    fn cost(&self, units: u128) -> Figure<PlacementCost> {
        let tried = Placement { quantities: self.quantities(units), ..self.placement.clone() };
        let volume = volume(self.channel, self.others + units.saturating_sub(self.free));
        let terms = Terms::of(&tried, self.plan, self.index, volume.percent);
        let cost = placement_cost(&tried, Some(self.place), &terms, self.plan, self.index);
        cost.error.map_or(Ok(cost), Err)
    }
}
