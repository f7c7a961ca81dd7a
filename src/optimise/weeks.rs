//! The weeks of a channel's units: those that leave most in people's memory.
//!
//! Reach to date follows from totals alone, so weeks matter for what is remembered and for prices that depend on them. Each
//! placement keeps its units and its span; only how they fall on its weeks changes, and the plan never costs more than before.
//!
//! Few enough schedules are all looked at. Of more the best is searched by exchanges and held against a bound: what is
//! remembered at the end of a week is greatest where all units stand as late before it as they may, because an exposure is
//! never remembered better for having been earlier. The mean, or the least, of these is exceeded by no schedule.

use std::sync::Arc;

use crate::budget::budget;
use crate::plan::{AudienceId, ChannelId, List, Money, NotComputable, Placement, Plan};
use crate::reach::{REACH_LEVELS, ReachState, Remembered, reach_after_edit, remembered};

use super::answer::Proof;
use super::ask::NoAnswer;
use super::solve::Watch;

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

/// What is asked about the weeks of channels.
#[derive(Clone, Debug, PartialEq)]
pub struct WeeksRequest {
    /// The channels; all that something is placed on when empty.
    pub channels: Vec<ChannelId>,
    /// How many exposures must be remembered, 1 to 10.
    pub times: usize,
    /// Among whom; all people of the plan when none.
    pub audience: Option<AudienceId>,
    /// What is to be as great as possible.
    pub memory: Memory,
    /// Mean exposures that each person remembers from before the first week, forgotten at the same pace.
    pub from_before: f64,
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
    /// No schedule leaves more than this.
    pub bound: f64,
    /// Proved where all schedules were looked at, or where the bound is reached; else the best that exchanges found.
    pub proof: Proof,
    /// True when the work was stopped before its end.
    pub was_stopped: bool,
    /// How many schedules there are.
    pub schedules: f64,
}

impl WeeksAnswer {
    /// How far the schedule is from the best at most.
    #[must_use]
    pub fn gap(&self) -> f64 {
        (self.bound - self.value).max(0.0)
    }
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

/// The best weeks for the units of channels.
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
    let audience = request
        .audience
        .as_ref()
        .map(|id| plan.audiences.position(id).ok_or_else(|| NoAnswer::UnknownAudience(id.as_str().to_owned())));
    let audience = audience.transpose()?;
    let movable = movable(plan, request);
    if movable.is_empty() {
        return Err(request.channels.first().map_or(NoAnswer::NothingMayChange, |channel| {
            let is_placed = plan.placements.iter().any(|placement| placement.channel == *channel);
            if is_placed { NoAnswer::NothingMayChange } else { NoAnswer::NothingPlacedOn(channel.clone()) }
        }));
    }
    let mut judge =
        Judge { state: ReachState::of(plan), plan, request, audience, most_cost: budget(plan).media.at_least() };
    let today = judge.value_of(&judge.state)?;
    let schedules: f64 = movable.iter().map(|one| count(one.parts, one.weeks.len(), one.most)).product();
    let start: Vec<Vec<u64>> = movable.iter().map(|one| parts_today(plan, one)).collect();
    let (best, is_proved) = if schedules <= SCHEDULES {
        (all(&mut judge, &movable, &start, watch), !(watch.stopped)())
    } else {
        (exchanged(&mut judge, &movable, start, watch), false)
    };
    let (found, value) = best.filter(|(_, value)| *value > today + ROUNDING).unwrap_or_else(|| (plan.clone(), today));
    let bound = if is_proved { value } else { bound(&mut judge, &movable, watch).unwrap_or(1.0).max(value) };
    let proof = if bound - value <= ROUNDING { Proof::Proved } else { Proof::Bounded };
    let was_stopped = (watch.stopped)();
    Ok(WeeksAnswer { plan: Arc::new(found), value, today, bound, proof, was_stopped, schedules })
}

/// What no schedule exceeds: for each week what is remembered with all units as late before it as they may be.
fn bound(judge: &mut Judge<'_>, movable: &[Movable], watch: Watch<'_>) -> Option<f64> {
    judge.most_cost = Money(i128::MAX);
    let weeks = judge.plan.calendar.weeks;
    let mut shares = Vec::new();
    for week in 1..=weeks {
        if (watch.stopped)() {
            return None;
        }
        let latest = |one: &Movable| -> Vec<u64> {
            let placement = &judge.plan.placements[one.placement];
            let before = one.weeks.iter().filter(|&&at| placement.week_at(at).is_some_and(|at| at <= week)).count();
            let mut left = one.parts;
            let mut parts = vec![0; one.weeks.len()];
            // Backwards from this week; what finds no room there comes after it, where it counts for nothing yet.
            for at in (0..before).rev().chain(before..parts.len()) {
                parts[at] = left.min(one.most);
                left -= parts[at];
            }
            parts
        };
        let schedule: Vec<Vec<u64>> = movable.iter().map(latest).collect();
        let state = judge.state_of(movable, &schedule, Some(week))?.1;
        let share = *judge.shares_of(&state).ok()?.get(usize::try_from(week - 1).ok()?)?;
        shares.push(share);
        judge.state = state;
    }
    Some(judge.together(&shares))
}

/// The placements whose units may move.
fn movable(plan: &Plan, request: &WeeksRequest) -> Vec<Movable> {
    let placements = plan.placements.iter().enumerate();
    let here = placements
        .filter(|(_, placement)| request.channels.is_empty() || request.channels.contains(&placement.channel));
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
        Ok(self.together(&self.shares_of(state)?))
    }

    /// The share that remembers enough at the end of each week.
    fn shares_of(&self, state: &ReachState) -> Result<Vec<f64>, NoAnswer> {
        let half_life = self.plan.settings.memory_half_life_weeks;
        let results = remembered(state, half_life);
        let weeks = match self.audience {
            Some(audience) => results.audiences.get(audience).cloned().ok_or(NotComputable::NoAudiences)?,
            None => results.total,
        }?;
        let kept = if half_life > 0.0 { 0.5_f64.powf(1.0 / half_life) } else { 0.0 };
        let share = |week: &Remembered| {
            let before = self.request.from_before * kept.powi(i32::try_from(week.week).unwrap_or(i32::MAX));
            with_before(&week.k_plus, self.request.times, before)
        };
        Ok(weeks.iter().map(share).collect())
    }

    /// The shares of all weeks as one number.
    fn together(&self, shares: &[f64]) -> f64 {
        match self.request.memory {
            Memory::Mean => shares.iter().sum::<f64>() / shares.len().max(1) as f64,
            Memory::Least => shares.iter().copied().fold(f64::INFINITY, f64::min),
        }
    }

    /// The plan with a schedule, and its value; `None` where it costs more than today's.
    fn judged(&mut self, movable: &[Movable], schedule: &[Vec<u64>]) -> Option<(Plan, f64)> {
        let (plan, state) = self.state_of(movable, schedule, None)?;
        let value = self.value_of(&state).ok()?;
        self.state = state;
        Some((plan, value))
    }

    /// The plan with a schedule, and its reach; `None` where it costs more than today's. What is less than a part stays with the
    /// first week that has one, or with the last one up to `until`.
    fn state_of(&self, movable: &[Movable], schedule: &[Vec<u64>], until: Option<u32>) -> Option<(Plan, ReachState)> {
        let mut placements: Vec<Arc<Placement>> = self.plan.placements.to_vec();
        for (one, parts) in movable.iter().zip(schedule) {
            let old = &self.plan.placements[one.placement];
            let mut quantities = old.quantities.clone();
            let units: u64 = one.weeks.iter().map(|&week| quantities[week]).sum();
            for (&week, &parts) in one.weeks.iter().zip(parts) {
                quantities[week] = parts * one.part;
            }
            let mut taken = one.weeks.iter().zip(parts).filter(|(_, parts)| **parts > 0).map(|(&week, _)| week);
            let is_before = |week: &usize| old.week_at(*week).is_some_and(|at| until.is_none_or(|until| at <= until));
            let first = taken.clone().next();
            let week = if until.is_some() { taken.rfind(is_before).or(first) } else { first };
            if let Some(week) = week {
                quantities[week] += units - one.part * one.parts;
            }
            placements[one.placement] = Arc::new(old.with_quantities(quantities));
        }
        let plan = Plan { placements: List::of_shared(placements), ..self.plan.clone() };
        if budget(&plan).media.at_least() > self.most_cost {
            return None;
        }
        let state = reach_after_edit(&self.state, &plan);
        Some((plan, state))
    }
}

/// The share that remembers `times` exposures or more where each person also remembers some from before, `before` on average and
/// independently (a Poisson distribution).
fn with_before(k_plus: &[f64; REACH_LEVELS], times: usize, before: f64) -> f64 {
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

/// How far a part moves in one exchange, in weeks that may change.
const MOVES: [usize; 4] = [1, 2, 4, 8];

/// Moves parts from one week to another as long as that leaves more in memory: each move that does is taken at once.
fn exchanged(
    judge: &mut Judge<'_>,
    movable: &[Movable],
    start: Vec<Vec<u64>>,
    watch: Watch<'_>,
) -> Option<(Plan, f64)> {
    let mut schedule = start;
    let mut best = judge.judged(movable, &schedule)?;
    loop {
        let mut is_better = false;
        for (at, one) in movable.iter().enumerate() {
            let last = one.weeks.len() - 1;
            let moves = (0..=last).flat_map(|from| {
                let ways = MOVES.into_iter().flat_map(move |far| [from.checked_add(far), from.checked_sub(far)]);
                ways.flatten().filter(move |&to| to <= last).map(move |to| (from, to))
            });
            for (from, to) in moves {
                if (watch.stopped)() {
                    return Some(best);
                }
                if schedule[at][from] == 0 || schedule[at][to] >= one.most {
                    continue;
                }
                schedule[at][from] -= 1;
                schedule[at][to] += 1;
                let judged = judge.judged(movable, &schedule);
                if let Some(judged) = judged.filter(|(_, value)| *value > best.1 + ROUNDING) {
                    (best, is_better) = (judged, true);
                } else {
                    schedule[at][from] += 1;
                    schedule[at][to] -= 1;
                }
            }
        }
        if !is_better {
            return Some(best);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{count, next, with_before};

    #[test]
    fn what_is_remembered_from_before_is_added() {
        // One exposure of half the people, and a Poisson mean of 1 from before: 1 − ½·e⁻¹ at least one.
        let mut k_plus = [0.0; super::REACH_LEVELS];
        k_plus[0] = 0.5;
        let none = (-1.0_f64).exp();
        assert!((with_before(&k_plus, 1, 1.0) - (1.0 - 0.5 * none)).abs() < 1e-15);
        // Two: one of each, or two from before.
        let two = 1.0 - 2.0 * none;
        let expected = 0.5 * two + 0.5 * (1.0 - none);
        assert!((with_before(&k_plus, 2, 1.0) - expected).abs() < 1e-15);
        assert!((with_before(&k_plus, 1, 0.0) - 0.5).abs() < 1e-15);
    }

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
