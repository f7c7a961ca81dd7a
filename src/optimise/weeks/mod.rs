//! The weeks of a channel's units: those that leave most in people's memory.
//!
//! Reach to date follows from totals alone, so weeks matter for what is remembered and for prices that depend on them. Each
//! placement keeps its units and its span; only how they fall on its weeks changes, and the plan never costs more than before.
//!
//! * [`schedule`] – the units that may move, in parts, and the schedules that they can have;
//! * [`trial`] – what a schedule leaves in memory, worked out from the channels that move alone;
//! * [`search`] – exchanges that find a good schedule, and the walk through all of them.
//!
//! What is remembered at the end of a week is greatest where all units stand as late before it as they may, because an exposure
//! is never remembered better for having been earlier. The mean, or the least, of these bounds all schedules; with the first weeks
//! settled it bounds all that begin so, and leaves out what cannot be better than the best that is known. Few enough schedules are
//! walked through in this way, of more the best is searched and held against the bound.

mod asked;
mod schedule;
mod search;
mod trial;

pub use self::asked::{Memory, WeeksRequest};

use std::sync::Arc;

use self::asked::ROUNDING;
use self::schedule::{Movable, schedules_of};
use self::search::Walk;
use self::trial::Trial;
use super::ask::{NoAnswer, Unchanging};
use super::proposal::Proof;
use super::watch::Watch;
use crate::plan::{AudienceId, Plan};
use crate::reach::{REACH_LEVELS, ReachState};

/// Up to so many schedules are all looked at.
const SCHEDULES: f64 = 1e6;

/// So many where nothing bounds those that begin in the same way.
const FEW_SCHEDULES: f64 = 5000.0;

/// The best weeks.
#[derive(Clone, Debug, PartialEq)]
pub struct WeeksAnswer {
    /// The plan with them.
    pub plan: Arc<Plan>,
    /// What is remembered then.
    pub value: f64,
    /// What is remembered today.
    pub today: f64,
    /// No schedule leaves more than this.
    pub bound: f64,
    /// Proved where all schedules were looked at, or where the bound is reached; else the best that exchanges found.
    pub proof: Proof,
    /// True when the work was stopped before its end.
    pub was_stopped: bool,
    /// How many schedules there are.
    pub schedules: f64,
    /// True when all of them were looked at, or left out because they cannot be better.
    pub is_walked: bool,
    /// The largest step in which units were moved.
    pub step: u64,
}

impl WeeksAnswer {
    /// Returns how far the schedule is from the best at most.
    #[must_use]
    pub fn gap(&self) -> f64 {
        (self.bound - self.value).max(0.0)
    }
}

/// Says that no unit can move.
const NO_WEEKS: NoAnswer = NoAnswer::NothingMayChange(Unchanging::Several);

/// Returns the best weeks for the units of channels.
///
/// # Errors
/// Why there are none.
pub fn best_weeks(plan: &Plan, request: &WeeksRequest, watch: Watch<'_>) -> Result<WeeksAnswer, NoAnswer> {
    if !(1..=REACH_LEVELS).contains(&request.times) {
        return Err(NoAnswer::Times(request.times));
    }
    if let Some(unknown) = request.channels.iter().find(|id| plan.channel(id).is_none()) {
        return Err(NoAnswer::UnknownChannel(unknown.as_str().to_owned()));
    }
    let unknown = |id: &AudienceId| NoAnswer::UnknownAudience(id.as_str().to_owned());
    let position = |id: &AudienceId| plan.audiences.position(id).ok_or_else(|| unknown(id));
    let audience = request.audience.as_ref().map(position).transpose()?;
    let movable = Movable::all(plan, request)?;
    if movable.is_empty() {
        return Err(request.channels.first().map_or(NO_WEEKS, |channel| {
            let is_placed = plan.placements.iter().any(|placement| placement.channel == *channel);
            if is_placed { NO_WEEKS } else { NoAnswer::NothingPlacedOn(channel.clone()) }
        }));
    }
    let state = ReachState::of(plan);
    let trial = Trial::of((plan, &state), request, audience, &movable)?;
    let today = trial.value_of(&state)?;
    let schedules = schedules_of(&movable);
    let keeps_today = movable.iter().all(|one| one.allows_today(plan));
    let mut walk = Walk::new(&trial, &movable, keeps_today.then_some(today), watch);
    walk.exchange();
    let most = if trial.later_is_better() { SCHEDULES } else { FEW_SCHEDULES };
    let is_walked = schedules <= most && !(watch.stopped)() && walk.through_all();
    let bound = walk.bound;
    let found = walk.best.map(|best| (best.plan, best.value));
    let (found, value) = found.or_else(|| keeps_today.then(|| (plan.clone(), today))).ok_or(NO_WEEKS)?;
    let bound = if is_walked { value } else { bound.max(value) };
    Ok(WeeksAnswer {
        plan: Arc::new(found),
        value,
        today,
        bound,
        proof: if bound - value <= ROUNDING { Proof::Proved } else { Proof::Bounded },
        was_stopped: (watch.stopped)(),
        schedules,
        is_walked,
        step: movable.iter().map(|one| one.part).max().unwrap_or(1),
    })
}

#[cfg(test)]
mod tests;
