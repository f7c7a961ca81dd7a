//! Says what a schedule leaves in memory, worked out from the channels that move alone.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::asked::{Memory, WeeksRequest};
use super::schedule::Movable;
use crate::budget::ChannelQuote;
use crate::optimise::ask::NoAnswer;
use crate::plan::{Delivery, Index, List, NotComputable, Placement, Plan};
use crate::reach::{REACH_LEVELS, ReachState, Remembered, RememberedTrial, reach_after_edit, remembered};

/// Tries schedules.
pub(super) struct Trial<'a> {
    plan: &'a Plan,
    state: &'a ReachState,
    request: &'a WeeksRequest,
    audience: Option<usize>,
    memory: RememberedTrial<'a>,
    /// For each audience and channel that is wanted, the units of each week that stay.
    staying: Vec<Vec<f64>>,
    /// For each of them, the movable placements that deliver there, with the part of a unit.
    moving: Vec<Vec<(usize, f64)>>,
    /// The part of an exposure of before that is left at the end of each week.
    before: Vec<f64>,
}

impl<'a> Trial<'a> {
    /// Prepares trials of `movable` placements of a plan with its reach.
    ///
    /// # Errors
    /// Why the reach cannot be computed.
    pub(super) fn of(
        (plan, state): (&'a Plan, &'a ReachState),
        request: &'a WeeksRequest,
        audience: Option<usize>,
        movable: &[Movable],
    ) -> Result<Self, NoAnswer> {
        let index = Index::of(plan);
        let half_life = plan.settings.memory_half_life_weeks;
        let channel_of = |one: &Movable| index.channel(&plan.placements[one.placement].channel);
        let channels: BTreeSet<usize> = movable.iter().filter_map(channel_of).collect();
        let channels: Vec<usize> = channels.into_iter().collect();
        let memory = RememberedTrial::of(state, half_life, audience, &channels)?;
        let weeks = usize::try_from(plan.calendar.weeks).unwrap_or(0);
        let wanted: Vec<(usize, usize)> = memory.wanted().collect();
        let (mut staying, mut moving) = (vec![vec![0.0; weeks]; wanted.len()], vec![Vec::new(); wanted.len()]);
        for (at, placement) in plan.placements.iter().enumerate() {
            let Some(delivery) = Delivery::of(placement, plan, &index) else { continue };
            let mover = movable.iter().position(|one| one.placement == at);
            for ((&(audience, channel), staying), moving) in wanted.iter().zip(&mut staying).zip(&mut moving) {
                let share = delivery.audiences.iter().find(|share| share.audience == audience);
                let Some(share) = share.filter(|_| delivery.channel == channel) else { continue };
                moving.extend(mover.map(|mover| (mover, share.units_per_unit)));
                for (offset, &units) in placement.quantities.iter().enumerate() {
                    let is_free = mover.is_some_and(|mover| movable[mover].weeks.contains(&offset));
                    let week = placement.week_at(offset).filter(|week| plan.calendar.contains(*week) && !is_free);
                    if let Some(sum) = week.and_then(|week| staying.get_mut(usize::try_from(week - 1).ok()?)) {
                        *sum += share.units_per_unit * units as f64;
                    }
                }
            }
        }
        let kept = if half_life > 0.0 { 0.5_f64.powf(1.0 / half_life) } else { 0.0 };
        let before = (1..=plan.calendar.weeks).map(|week| kept.powi(i32::try_from(week).unwrap_or(i32::MAX)));
        Ok(Self { plan, state, request, audience, memory, staying, moving, before: before.collect() })
    }

    /// Returns the same for the channel of one movable placement alone: all others have these units.
    pub(super) fn of_one(&self, movable: &[Movable], units: &[Vec<u64>], one: usize) -> Self {
        let placement = &self.plan.placements[movable[one].placement];
        let channel = Index::of(self.plan).channel(&placement.channel);
        let wanted = self.memory.wanted().map(|(_, wanted)| Some(wanted) == channel);
        let (mut staying, mut moving) = (Vec::new(), Vec::new());
        for ((_, staying_one), moving_one) in
            wanted.zip(&self.staying).zip(&self.moving).filter(|((is_wanted, _), _)| *is_wanted)
        {
            staying.push(staying_one.clone());
            moving.push(moving_one.clone());
        }
        // A movable placement stands on a channel of the plan.
        let memory = self.memory.of_one(channel.unwrap_or(usize::MAX), &self.weekly(movable, units));
        Self { memory, staying, moving, before: self.before.clone(), ..*self }
    }

    /// Returns how many weeks the calendar has.
    pub(super) fn weeks(&self) -> usize {
        self.before.len()
    }

    /// Returns true where units are never remembered better for standing in an earlier week.
    pub(super) fn later_is_better(&self) -> bool {
        self.memory.later_is_better()
    }

    /// Returns the plan.
    pub(super) fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// Sums up the shares of all weeks, where `shares` has those of each.
    pub(super) fn together(&self, shares: impl Iterator<Item = f64>) -> f64 {
        match self.request.memory {
            Memory::Mean => shares.sum::<f64>() / self.weeks().max(1) as f64,
            Memory::Least => shares.fold(f64::INFINITY, f64::min),
        }
    }

    /// Returns the units of each week in each audience and channel that is wanted, where the movable placements have these.
    pub(super) fn weekly(&self, movable: &[Movable], units: &[Vec<u64>]) -> Vec<Vec<f64>> {
        let mut weekly = self.staying.clone();
        for (weekly, moving) in weekly.iter_mut().zip(&self.moving) {
            for &(mover, part) in moving {
                for (&week, &units) in movable[mover].calendar.iter().zip(&units[mover]) {
                    weekly[week] += part * units as f64;
                }
            }
        }
        weekly
    }

    /// Returns the share that remembers enough at the end of `week`, counted from 0; never below that of the analysis.
    pub(super) fn share(&self, week: usize, weekly: &[Vec<f64>]) -> f64 {
        self.with_before(week, &self.memory.k_plus(week, weekly))
    }

    fn with_before(&self, week: usize, k_plus: &[f64; REACH_LEVELS]) -> f64 {
        let left = self.before.get(week).copied().unwrap_or(0.0);
        with_before(k_plus, self.request.times, self.request.from_before * left)
    }

    /// Returns what the analysis of a plan with this reach says.
    ///
    /// # Errors
    /// Why it says nothing.
    pub(super) fn value_of(&self, state: &ReachState) -> Result<f64, NoAnswer> {
        let results = remembered(state, self.plan.settings.memory_half_life_weeks);
        let weeks = match self.audience {
            Some(audience) => results.audiences.get(audience).cloned().ok_or(NotComputable::NoAudiences)?,
            None => results.total,
        }?;
        let shares =
            weeks.iter().enumerate().map(|(at, week): (usize, &Remembered)| self.with_before(at, &week.k_plus));
        Ok(self.together(shares))
    }

    /// Returns the plan whose movable placements have these units, with its value by the analysis. `None` where it costs more
    /// than today's.
    pub(super) fn judged(&self, movable: &[Movable], units: &[Vec<u64>]) -> Option<(Plan, f64)> {
        let plan = self.affordable(movable, units)?;
        let value = self.value_of(&reach_after_edit(self.state, &plan)).ok()?;
        Some((plan, value))
    }

    /// Returns the plan whose movable placements have these units. `None` where it costs more than today's.
    pub(super) fn affordable(&self, movable: &[Movable], units: &[Vec<u64>]) -> Option<Plan> {
        let mut placements: Vec<Arc<Placement>> = self.plan.placements.to_vec();
        for (one, units) in movable.iter().zip(units) {
            let old = &self.plan.placements[one.placement];
            let mut quantities = old.quantities.clone();
            for (&week, &units) in one.weeks.iter().zip(units) {
                quantities[week] = units;
            }
            placements[one.placement] = Arc::new(old.with_quantities(quantities));
        }
        let plan = Plan { placements: List::of_shared(placements), ..self.plan.clone() };
        self.costs_no_more(movable, &plan).then_some(plan)
    }

    /// Returns true where the channels of movable placements cost no more in `plan` than today.
    fn costs_no_more(&self, movable: &[Movable], plan: &Plan) -> bool {
        let index = Index::of(self.plan);
        let channel_of = |one: &Movable| index.channel(&self.plan.placements[one.placement].channel);
        let channels: BTreeSet<usize> = movable.iter().filter_map(channel_of).collect();
        let cost = |of: &Plan| -> i128 {
            let one = |&channel: &usize| -> i128 {
                let is_here = |placement: &Placement| index.channel(&placement.channel) == Some(channel);
                let here: Vec<usize> = (0..of.placements.len()).filter(|&at| is_here(&of.placements[at])).collect();
                let quantities: Vec<Vec<u64>> = here.iter().map(|&at| of.placements[at].quantities.clone()).collect();
                let costs = ChannelQuote::of(of, &index, channel, &here).costs(&quantities);
                costs.iter().map(|cost| cost.at_least().0).sum()
            };
            channels.iter().map(one).sum()
        };
        cost(plan) <= cost(self.plan)
    }
}

/// Returns the share that remembers `times` exposures or more where each person also remembers some from before, `before` on
/// average and independently (a Poisson distribution).
pub(super) fn with_before(k_plus: &[f64; REACH_LEVELS], times: usize, before: f64) -> f64 {
    if before <= 0.0 {
        return k_plus[times - 1];
    }
    // P(plan + before < k) = Σ_{j<k} P(plan = j)·P(before ≤ k − 1 − j).
    let mut below = 0.0;
    let (mut term, mut at_most) = ((-before).exp(), 0.0);
    for few in 0..times {
        at_most += term;
        term *= before / (few + 1) as f64;
        let exposures = times - 1 - few;
        let more = k_plus[exposures];
        let exactly = if exposures == 0 { 1.0 - more } else { k_plus[exposures - 1] - more };
        below += exactly * at_most;
    }
    1.0 - below
}
