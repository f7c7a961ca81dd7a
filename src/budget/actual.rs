//! Says what was really delivered and spent, beside what is planned. Nothing of the plan is changed by it.

use std::sync::Arc;

use super::PlacementCost;
use crate::plan::{Actual, Decimal, Figure, Identified, NotComputable, Placement, Plan, Total};

/// Holds what was recorded of one placement, beside its plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacementActual {
    /// Where its record stands in [`Plan::actuals`].
    pub record: usize,
    /// Where the placement stands in the plan; `None` when it is not in it any more.
    pub placement: Option<usize>,
    /// What was spent.
    pub spent: Total,
    /// What was delivered, in the channel's unit.
    pub delivered: u128,
    /// Impressions delivered: of insertions by the plan's ratings.
    pub impressions: f64,
    /// What the plan has for the weeks up to [`ActualResults::through_week`].
    pub planned_to_date: Total,
    /// What the plan has in all.
    pub planned: Total,
    /// Units that the plan has up to that week.
    pub planned_units_to_date: u128,
    /// Impressions that the plan has up to that week.
    pub planned_impressions_to_date: f64,
}

/// Holds what was really delivered and spent.
#[derive(Clone, Debug, PartialEq)]
pub struct ActualResults {
    /// The last week for which something is recorded. What is planned is compared up to and with it.
    pub through_week: u32,
    /// Each placement with a record, in the order of the records.
    pub placements: Vec<PlacementActual>,
    /// What was spent in all.
    pub spent: Total,
    /// What was spent in weeks that the calendar does not have.
    pub outside: Total,
    /// What was spent in each week of the calendar.
    pub by_week: Vec<Total>,
    /// What was spent up to and with each week of the calendar.
    pub cumulative: Vec<Total>,
    /// What all placements (recorded or not) cost as planned up to and with `through_week`.
    pub planned_to_date: Total,
    /// Impressions delivered.
    pub impressions: f64,
    /// Impressions that all placements have as planned up to and with `through_week`.
    pub planned_impressions_to_date: f64,
}

impl ActualResults {
    /// Returns the spent ÷ planned to date: 1 is as planned.
    ///
    /// # Errors
    /// Why a cost is missing; [`NotComputable::CostsNothing`] when nothing was to be spent by now.
    pub fn pace(&self) -> Figure {
        ratio(self.spent, self.planned_to_date)
    }

    /// Returns the cost per thousand impressions as it happened, in minor units.
    ///
    /// # Errors
    /// [`NotComputable::NothingDelivered`] without impressions, [`NotComputable::CostsNothing`] without spending.
    pub fn cpm(&self) -> Figure {
        cpm(self.spent, self.impressions)
    }
}

impl PlacementActual {
    /// Returns the spent ÷ planned to date.
    ///
    /// # Errors
    /// Why a cost is missing; [`NotComputable::CostsNothing`] when nothing was to be spent by now.
    pub fn pace(&self) -> Figure {
        ratio(self.spent, self.planned_to_date)
    }

    /// Returns delivered ÷ planned to date, in units.
    ///
    /// # Errors
    /// [`NotComputable::NothingPlaced`] when nothing was to be delivered by now.
    pub fn delivery_pace(&self) -> Figure {
        if self.planned_units_to_date == 0 {
            return Err(NotComputable::NothingPlaced);
        }
        Ok(self.delivered as f64 / self.planned_units_to_date as f64)
    }

    /// Returns the cost per thousand impressions as it happened, in minor units.
    ///
    /// # Errors
    /// [`NotComputable::NothingDelivered`] without impressions, [`NotComputable::CostsNothing`] without spending.
    pub fn cpm(&self) -> Figure {
        cpm(self.spent, self.impressions)
    }

    /// Returns the cost per thousand impressions as planned up to the same week, in minor units.
    ///
    /// # Errors
    /// [`NotComputable::NothingDelivered`] without impressions, [`NotComputable::CostsNothing`] without cost.
    pub fn planned_cpm(&self) -> Figure {
        cpm(self.planned_to_date, self.planned_impressions_to_date)
    }
}

fn ratio(spent: Total, planned: Total) -> Figure {
    let (spent, planned) = (spent.exact()?, planned.exact()?);
    if planned.is_zero() { Err(NotComputable::CostsNothing) } else { Ok(spent.0 as f64 / planned.0 as f64) }
}

fn cpm(spent: Total, impressions: f64) -> Figure {
    let spent = spent.exact()?;
    if impressions <= 0.0 {
        Err(NotComputable::NothingDelivered)
    } else if spent.is_zero() {
        Err(NotComputable::CostsNothing)
    } else {
        Ok(spent.0 as f64 / impressions * 1000.0)
    }
}

/// Returns a recorded amount; nothing where none is recorded.
fn recorded(plan: &Plan, spent: Option<Decimal>) -> Total {
    spent.map_or(Total::ZERO, |spent| Total::typed(spent, plan.money.currency))
}

/// Returns the recorded weeks beside `costs`, what the plan's placements cost.
pub(super) fn actual(plan: &Plan, costs: &[Arc<PlacementCost>], by_week: &[Total]) -> Figure<ActualResults> {
    let entries = plan.actuals.iter().flat_map(|record| &record.weeks);
    let entries = entries.filter(|entry| entry.delivered.is_some() || entry.spent.is_some());
    let through_week = entries.map(|entry| entry.week).max().ok_or(NotComputable::NothingRecorded)?;
    let weeks = plan.calendar.weeks as usize;
    let mut spent_by_week = vec![Total::ZERO; weeks];
    let mut outside = Total::ZERO;
    let positions: std::collections::BTreeMap<&str, usize> = plan
        .placements
        .iter()
        .enumerate()
        .rev()
        .map(|(position, placement)| (placement.id().as_ref(), position))
        .collect();
    let mut placements = Vec::with_capacity(plan.actuals.len());
    for (record, actual) in plan.actuals.iter().enumerate() {
        for entry in &actual.weeks {
            let amount = recorded(plan, entry.spent);
            let week = entry.week.checked_sub(1).and_then(|week| spent_by_week.get_mut(week as usize));
            *week.unwrap_or(&mut outside) += amount;
        }
        let position = positions.get(actual.placement.as_str()).copied();
        placements.push(one(plan, record, actual, position, costs, through_week));
    }
    let to_date = (through_week as usize).min(weeks);
    let add = |sum: &mut Total, &cost: &Total| {
        *sum += cost;
        Some(*sum)
    };
    Ok(ActualResults {
        through_week,
        spent: spent_by_week.iter().copied().sum::<Total>() + outside,
        outside,
        cumulative: spent_by_week.iter().scan(Total::ZERO, add).collect(),
        by_week: spent_by_week,
        planned_to_date: by_week.iter().take(to_date).copied().sum(),
        impressions: placements.iter().map(|placement| placement.impressions).sum(),
        planned_impressions_to_date: plan
            .placements
            .iter()
            .zip(costs)
            .map(|(placement, cost)| impressions_per_unit(cost) * units_to(plan, placement, through_week) as f64)
            .sum(),
        placements,
    })
}

/// Returns the impressions that one unit of a placement has as planned.
fn impressions_per_unit(cost: &PlacementCost) -> f64 {
    match &cost.working {
        Some(working) if working.units > 0 => working.impressions / working.units as f64,
        _ => 0.0,
    }
}

/// Returns the units of `placement` in the calendar up to and with `week`.
fn units_to(plan: &Plan, placement: &Placement, week: u32) -> u128 {
    placement.weekly(plan.calendar.weeks.min(week)).map(|(_, quantity)| u128::from(quantity)).sum()
}

fn one(
    plan: &Plan,
    record: usize,
    actual: &Actual,
    position: Option<usize>,
    costs: &[Arc<PlacementCost>],
    through_week: u32,
) -> PlacementActual {
    let spent: Total = actual.weeks.iter().map(|entry| recorded(plan, entry.spent)).sum();
    let delivered: u128 = actual.weeks.iter().filter_map(|entry| entry.delivered).map(u128::from).sum();
    let known = position.and_then(|position| Some((plan.placements.get(position)?, costs.get(position)?)));
    let per_unit = known.map_or(0.0, |(_, cost)| impressions_per_unit(cost));
    let units = known.map_or(0, |(placement, _)| units_to(plan, placement, through_week));
    let planned_to_date = known.map_or(Total::ZERO, |(placement, cost)| {
        let weeks = (0_u32..).map(|offset| placement.start_week.saturating_add(offset)).zip(cost.weeks());
        weeks.filter(|(week, _)| *week <= through_week).map(|(_, amount)| amount).sum()
    });
    PlacementActual {
        record,
        placement: position,
        spent,
        delivered,
        impressions: per_unit * delivered as f64,
        planned_to_date,
        planned: known.map_or(Total::ZERO, |(_, cost)| cost.total()),
        planned_units_to_date: units,
        planned_impressions_to_date: per_unit * units as f64,
    }
}
