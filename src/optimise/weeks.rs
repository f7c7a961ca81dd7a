//! The weeks of a channel's units: those that leave most in people's memory.
//!
//! Reach to date follows from totals alone, so weeks matter for what is remembered and for prices that depend on them. Each
//! placement keeps its units and its span; only how they fall on its weeks changes, and the plan never costs more than before.

use std::sync::Arc;

use crate::budget::budget;
use crate::plan::{AudienceId, ChannelId, List, Money, NotComputable, Placement, Plan};
use crate::reach::{REACH_LEVELS, ReachState, reach_after_edit, remembered};

use super::answer::Proof;
use super::ask::NoAnswer;
use super::solve::Watch;
use super::spread::pattern_of;

/// Up to so many schedules are all looked at.
pub const SCHEDULES: f64 = 2000.0;

/// In how many equal parts a placement's units are moved where there are too many to move one by one.
const PARTS: u64 = 12;

/// Differences below this are rounding.
const ROUNDING: f64 = 1e-13;

/// What is to be as great as possible of what is remembered at the ends of the weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory {
    /// The mean over the weeks.
    Mean,
    /// The least of the weeks.
    Least,
}

/// What is asked about the weeks of a channel.
#[derive(Clone, Debug, PartialEq)]
pub struct WeeksRequest {
    /// The channel.
    pub channel: ChannelId,
    /// How many exposures must be remembered, 1 to 10.
    pub times: usize,
    /// Among whom; all people of the plan when none.
    pub audience: Option<AudienceId>,
    /// What is to be as great as possible.
    pub memory: Memory,
    /// The most units of a placement in a week.
    pub most_per_week: Option<u64>,
    /// Weeks, counted from 1, that stay as they are.
    pub locked_weeks: Vec<u32>,
}

/// The best weeks.
#[derive(Clone, Debug, PartialEq)]
pub struct WeeksAnswer {
    /// The plan with them.
    pub plan: Arc<Plan>,
    /// What is remembered then.
    pub value: f64,
    /// What is remembered today.
    pub today: f64,
    /// Proved where all schedules were looked at; else the best that exchanges found.
    pub proof: Proof,
    /// How many schedules there are.
    pub schedules: f64,
}

/// One placement whose units may move: its place, its weeks that may change, and how many parts there are.
struct Movable {
    placement: usize,
    weeks: Vec<usize>,
    part: u64,
    parts: u64,
    /// The most parts of a week.
    most: u64,
}

/// The best weeks for the units of a channel.
///
/// # Errors
/// Why there are none.
pub fn best_weeks(plan: &Plan, request: &WeeksRequest, watch: Watch<'_>) -> Result<WeeksAnswer, NoAnswer> {
    if !(1..=REACH_LEVELS).contains(&request.times) {
        return Err(NoAnswer::Times(request.times));
    }
    if plan.channel(&request.channel).is_none() {
        return Err(NoAnswer::UnknownChannel(request.channel.as_str().to_owned()));
    }
    let audience = request
        .audience
        .as_ref()
        .map(|id| plan.audiences.position(id).ok_or_else(|| NoAnswer::UnknownAudience(id.as_str().to_owned())));
    let audience = audience.transpose()?;
    let movable = movable(plan, request);
    if movable.is_empty() {
        return Err(NoAnswer::NothingPlacedOn(request.channel.clone()));
    }
    let mut judge =
        Judge { state: ReachState::of(plan), plan, request, audience, most_cost: budget(plan).media.at_least() };
    let today = judge.value_of(&judge.state)?;
    let schedules: f64 = movable.iter().map(|one| count(one.parts, one.weeks.len(), one.most)).product();
    let start: Vec<Vec<u64>> = movable.iter().map(|one| parts_today(plan, one)).collect();
    let (best, is_proved) = if schedules <= SCHEDULES {
        (all(&mut judge, &movable, &start, watch), !(watch.stopped)())
    } else {
        (exchanged(&mut judge, &movable, start.clone(), watch), false)
    };
    let (plan, value) = best.filter(|(_, value)| *value > today + ROUNDING).unwrap_or_else(|| (plan.clone(), today));
    let proof = if is_proved { Proof::Proved } else { Proof::Bounded };
    Ok(WeeksAnswer { plan: Arc::new(plan), value, today, proof, schedules })
}

/// The placements of the channel whose units may move.
fn movable(plan: &Plan, request: &WeeksRequest) -> Vec<Movable> {
    let placements = plan.placements.iter().enumerate();
    let here = placements.filter(|(_, placement)| placement.channel == request.channel);
    here.filter_map(|(at, placement)| {
        let may_change = |offset: &usize| {
            let week = placement.week_at(*offset);
            week.is_some_and(|week| plan.calendar.contains(week) && !request.locked_weeks.contains(&week))
        };
        let weeks: Vec<usize> = (0..placement.quantities.len()).filter(may_change).collect();
        let units: u64 = weeks.iter().map(|&week| placement.quantities[week]).sum();
        let part = units.div_ceil(PARTS).max(1);
        let part = if units <= PARTS { 1 } else { part };
        let parts = units / part;
        let most = request.most_per_week.map_or(parts, |most| most / part);
        (weeks.len() > 1 && parts > 0).then_some(Movable { placement: at, weeks, part, parts, most })
    })
    .collect()
}

/// In how many ways so many parts fall on so many weeks with at most `most` in each.
fn count(parts: u64, weeks: usize, most: u64) -> f64 {
    let parts = usize::try_from(parts).unwrap_or(usize::MAX).min(200);
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let mut ways = vec![0.0; parts + 1];
    ways[0] = 1.0;
    for _ in 0..weeks {
        let before = ways.clone();
        for (at, way) in ways.iter_mut().enumerate() {
            *way = (0..=at.min(most)).map(|taken| before[at - taken]).sum();
        }
    }
    ways[parts]
}

/// How the parts of a placement fall on its weeks today, as nearly as parts can.
fn parts_today(plan: &Plan, one: &Movable) -> Vec<u64> {
    let quantities = &plan.placements[one.placement].quantities;
    let weights: Vec<u64> = one.weeks.iter().map(|&week| quantities[week]).collect();
    let parts = crate::plan::largest_remainder(Money(one.parts.into()), &weights);
    parts.iter().map(|part| u64::try_from(part.0).unwrap_or(0)).collect()
}

/// Judges schedules by what they leave in memory.
struct Judge<'a> {
    state: ReachState,
    plan: &'a Plan,
    request: &'a WeeksRequest,
    audience: Option<usize>,
    most_cost: Money,
}

impl Judge<'_> {
    fn value_of(&self, state: &ReachState) -> Result<f64, NoAnswer> {
        let results = remembered(state, self.plan.settings.memory_half_life_weeks);
        let weeks = match self.audience {
            Some(audience) => results.audiences.get(audience).cloned().ok_or(NotComputable::NoAudiences)?,
            None => results.total,
        }?;
        let shares = weeks.iter().map(|week| week.k_plus[self.request.times - 1]);
        Ok(match self.request.memory {
            Memory::Mean => shares.sum::<f64>() / weeks.len().max(1) as f64,
            Memory::Least => shares.fold(f64::INFINITY, f64::min),
        })
    }

    /// The plan with a schedule, and its value; `None` where it costs more than today's.
    fn judged(&mut self, movable: &[Movable], schedule: &[Vec<u64>]) -> Option<(Plan, f64)> {
        let mut placements: Vec<Arc<Placement>> = self.plan.placements.to_vec();
        for (one, parts) in movable.iter().zip(schedule) {
            let old = &self.plan.placements[one.placement];
            let mut quantities = old.quantities.clone();
            let units: u64 = one.weeks.iter().map(|&week| quantities[week]).sum();
            let mut rest = units - one.part * one.parts;
            for (&week, &parts) in one.weeks.iter().zip(parts) {
                // What is less than a part stays with the first week that has one.
                let more = if parts > 0 { std::mem::take(&mut rest) } else { 0 };
                quantities[week] = parts * one.part + more;
            }
            let pattern = pattern_of(old.pattern, &quantities);
            placements[one.placement] = Arc::new(Placement { quantities, pattern, ..Placement::clone(old) });
        }
        let plan = Plan { placements: List::of_shared(placements), ..self.plan.clone() };
        if budget(&plan).media.at_least() > self.most_cost {
            return None;
        }
        let state = reach_after_edit(&self.state, &plan);
        let value = self.value_of(&state).ok()?;
        self.state = state;
        Some((plan, value))
    }
}

/// For each placement, how many parts each of its weeks has.
type Schedule = Vec<Vec<u64>>;

/// A plan and what is remembered of it.
type Judged = (Plan, f64);

/// The best of all schedules.
fn all(judge: &mut Judge<'_>, movable: &[Movable], start: &[Vec<u64>], watch: Watch<'_>) -> Option<(Plan, f64)> {
    let mut best: Option<(Plan, f64)> = None;
    let mut schedule: Vec<Vec<u64>> = start.iter().zip(movable).map(|(_, one)| first_of(one)).collect();
    loop {
        if (watch.stopped)() {
            return best;
        }
        if let Some(judged) = judge.judged(movable, &schedule)
            && best.as_ref().is_none_or(|(_, value)| judged.1 > value + ROUNDING)
        {
            best = Some(judged);
        }
        let mut at = 0;
        while at < schedule.len() && !next(&mut schedule[at], movable[at].most) {
            schedule[at] = first_of(&movable[at]);
            at += 1;
        }
        if at == schedule.len() {
            return best;
        }
    }
}

/// The first schedule of a placement: as many parts as early as may be.
fn first_of(one: &Movable) -> Vec<u64> {
    let mut left = one.parts;
    let take = |_: &usize| {
        let taken = left.min(one.most);
        left -= taken;
        taken
    };
    one.weeks.iter().map(take).collect()
}

/// Goes on to the next schedule of a placement; false after the last one.
fn next(schedule: &mut [u64], most: u64) -> bool {
    // A part moves from the last week that can give one to the week behind it; all behind that start early again.
    let mut behind = 0;
    for at in (0..schedule.len().saturating_sub(1)).rev() {
        behind += schedule[at + 1];
        let room = most.saturating_mul((schedule.len() - at - 1) as u64);
        if schedule[at] > 0 && behind < room {
            schedule[at] -= 1;
            let mut left = behind + 1;
            for week in &mut schedule[at + 1..] {
                *week = left.min(most);
                left -= *week;
            }
            return true;
        }
    }
    false
}

/// Moves a part from one week to another as long as that leaves more in memory.
fn exchanged(
    judge: &mut Judge<'_>,
    movable: &[Movable],
    start: Vec<Vec<u64>>,
    watch: Watch<'_>,
) -> Option<(Plan, f64)> {
    let mut schedule = start;
    let mut best = judge.judged(movable, &schedule)?;
    loop {
        let mut better: Option<(Schedule, Judged)> = None;
        for (at, one) in movable.iter().enumerate() {
            for from in 0..one.weeks.len() {
                for to in 0..one.weeks.len() {
                    if (watch.stopped)() {
                        return Some(best);
                    }
                    if from == to || schedule[at][from] == 0 || schedule[at][to] >= one.most {
                        continue;
                    }
                    let mut moved = schedule.clone();
                    moved[at][from] -= 1;
                    moved[at][to] += 1;
                    let Some(judged) = judge.judged(movable, &moved) else { continue };
                    let known = better.as_ref().map_or(best.1, |(_, (_, value))| *value);
                    if judged.1 > known + ROUNDING {
                        better = Some((moved, judged));
                    }
                }
            }
        }
        match better {
            Some((moved, judged)) => (schedule, best) = (moved, judged),
            None => return Some(best),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{count, next};

    #[test]
    fn every_schedule_is_met_once() {
        for (parts, weeks, most) in [(3, 4, 3), (4, 3, 2), (5, 2, 5), (2, 5, 1)] {
            let mut schedule: Vec<u64> = Vec::new();
            let mut left = parts;
            for _ in 0..weeks {
                schedule.push(left.min(most));
                left -= schedule.last().copied().unwrap_or(0);
            }
            let mut met = std::collections::BTreeSet::new();
            loop {
                assert_eq!(schedule.iter().sum::<u64>(), parts);
                assert!(met.insert(schedule.clone()), "{schedule:?} twice");
                if !next(&mut schedule, most) {
                    break;
                }
            }
            assert!((met.len() as f64 - count(parts, weeks, most)).abs() < 0.5, "{parts} {weeks} {most}");
        }
    }
}
