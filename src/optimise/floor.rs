//! The best plan that keeps a floor of consistency, and the front of reach against consistency.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::consistency::consistency as consistency_of;
use crate::plan::{ChannelId, Money, Plan};

use super::ask::{NoAnswer, Request};
use super::consistent::{Alike, ROUNDING};
use super::many::{Aim, MOST_LOOKED, enumerated};
use super::problem::Problem;
use super::proposal::{Proposal, answer};
use super::search::{Best, Found, Search};
use super::solve::solve;
use super::space::BETTER;
use super::watch::Watch;

/// What one limit is worth is looked for in the time of one proposal divided by about so many limits.
const LIMITS: u64 = 16;

/// The most points of a front.
pub const MOST_POINTS: usize = 30;

/// Returns the best plan with a consistency of at least `floor`.
pub(super) fn with_floor(
    problem: &Problem,
    (floor, most_looked): (f64, u64),
    watch: Watch<'_>,
) -> Result<Option<Best>, NoAnswer> {
    let free = watch.during(0.0, 0.5, |watch| solve(problem, problem.money, watch));
    let Some(free) = free else { return Ok(None) };
    let alike = Alike::of(problem);
    let pool = || Pool::of(problem, &alike, watch);
    watch.during(0.5, 1.0, |watch| held(problem, &alike, (floor, most_looked), (&free, &pool), watch)).map(Some)
}

/// Plans that do without some channels, each the best that is found so, with its consistency. What a floor asks for is seldom less
/// of everything: it is to leave channels out that say something else, and to give their money to the others.
struct Pool(Vec<(Found, f64)>);

/// How many plans are gone on from with one channel less.
const WIDTH: usize = 6;

/// How many of the plans of a pool that keep a floor are improved.
const IMPROVED: usize = 3;

impl Pool {
    /// Leaves out one channel after the other, from the plans with the best reach and from the most consistent ones.
    fn of(problem: &Problem, alike: &Alike, watch: Watch<'_>) -> Self {
        let without = |out: &BTreeSet<usize>| -> Option<(Found, f64)> {
            let mut problem = problem.clone();
            for &at in out {
                problem.channels[at].choices.truncate(1);
                problem.channels[at].today = Some(0);
            }
            let found = Search::new(&problem, problem.money, watch.stopped).best(&[])?;
            let consistency = alike.consistency(&found.chosen)?;
            Some((found, consistency))
        };
        let open: Vec<usize> =
            (0..problem.channels.len()).filter(|&at| problem.channels[at].choices.len() > 1).collect();
        let mut all: Vec<(Found, f64)> = Vec::new();
        let mut level: Vec<BTreeSet<usize>> = vec![BTreeSet::new()];
        for _ in 0..open.len().saturating_sub(1) {
            let with_one_more = level.iter().flat_map(|out| {
                let closed = open.iter().filter(|at| !out.contains(at));
                closed.map(|&at| out.iter().copied().chain([at]).collect::<BTreeSet<usize>>())
            });
            let next: BTreeSet<BTreeSet<usize>> = with_one_more.collect();
            let mut found: Vec<(BTreeSet<usize>, (Found, f64))> =
                next.into_par_iter().filter_map(|out| Some((out.clone(), without(&out)?))).collect();
            if found.is_empty() || (watch.stopped)() {
                break;
            }
            all.extend(found.iter().map(|(_, found)| found.clone()));
            found.sort_by(|(_, a), (_, b)| b.1.total_cmp(&a.1));
            let consistent: Vec<BTreeSet<usize>> = found.iter().take(WIDTH / 2).map(|(out, _)| out.clone()).collect();
            // Reach and consistency together: so much of one is worth so much of the other.
            found.sort_by(|(_, a), (_, b)| (b.0.value * b.1).total_cmp(&(a.0.value * a.1)));
            let both = found.iter().map(|(out, _)| out.clone()).filter(|out| !consistent.contains(out));
            level = both.take(WIDTH - WIDTH / 2).chain(consistent.iter().cloned()).collect();
        }
        Self(all)
    }

    /// Returns the best plans that keep a floor, the best first.
    fn that_keep(&self, floor: f64) -> Vec<Found> {
        let mut kept: Vec<&(Found, f64)> = self.0.iter().filter(|(_, known)| *known >= floor - ROUNDING).collect();
        kept.sort_by(|(a, _), (b, _)| b.value.total_cmp(&a.value));
        kept.dedup_by(|(a, _), (b, _)| a.chosen == b.chosen);
        kept.into_iter().take(IMPROVED).map(|(found, _)| found.clone()).collect()
    }
}

/// Returns the best plan with a consistency of at least `floor`, where `known` is one that may keep it.
pub(super) fn from_known(problem: &Problem, floor: f64, known: Option<Found>, watch: Watch<'_>) -> Option<Found> {
    let alike = Alike::of(problem);
    let keeps = |chosen: &[usize]| alike.keeps(chosen, floor);
    let search = Search::new(problem, problem.money, watch.stopped).that(&keeps);
    let known = known.filter(|known| keeps(&known.chosen)).map(|known| search.improved(known));
    // What one limit is worth is looked for in little time: the best plan without the floor is not proved again.
    let free = Search::new(problem, problem.money, watch.stopped).best(&[])?;
    let free = Best { found: free, bound: f64::INFINITY, is_proved: false, labels: 0, was_stopped: false };
    let none = || Pool(Vec::new());
    let found = held(problem, &alike, (floor, MOST_LOOKED / LIMITS), (&free, &none), watch).ok().map(|best| best.found);
    known.into_iter().chain(found).reduce(Found::better)
}

/// Finds the best plan with a consistency of at least `floor`, where `free` is the best without one.
fn held(
    problem: &Problem,
    alike: &Alike,
    (floor, most_looked): (f64, u64),
    (free, pool): (&Best, &dyn Fn() -> Pool),
    watch: Watch<'_>,
) -> Result<Best, NoAnswer> {
    let keeps = |chosen: &[usize]| alike.keeps(chosen, floor);
    if keeps(&free.found.chosen) {
        return Ok(free.clone());
    }
    let most = most_consistent(problem, alike, free, watch);
    let search = Search::new(problem, problem.money, watch.stopped).that(&keeps);
    let starts: Vec<Vec<usize>> = most.iter().map(|found| found.chosen.clone()).collect();
    let found = search.best(&starts);
    let of_pool = pool().that_keep(floor).into_iter().map(|found| search.improved(found));
    let found = found.into_iter().chain(of_pool).reduce(Found::better);
    let beyond = || {
        if (watch.stopped)() {
            return NoAnswer::Stopped;
        }
        let consistency = most.as_ref().and_then(|found| alike.consistency(&found.chosen));
        let why = || consistency_of(&problem.plan).exposure_weighted.err();
        match (consistency, why()) {
            (Some(most), _) => NoAnswer::BelowConsistency { floor, most },
            (None, Some(why)) => NoAnswer::NoConsistency(why),
            (None, None) => NoAnswer::BelowConsistency { floor, most: 0.0 },
        }
    };
    let walked = enumerated(problem, problem.money, (found, Aim::Most), Some(&keeps), most_looked, watch);
    let was_stopped = (watch.stopped)();
    let best = walked.best.ok_or_else(beyond)?;
    // Without the floor no plan is better than the free one, so none is with it.
    let bound = if walked.is_whole { best.value } else { free.bound.max(best.value) };
    let is_proved = walked.is_whole || bound - best.value <= BETTER;
    Ok(Best { found: best, bound, is_proved, labels: free.labels + walked.looked, was_stopped })
}

/// Finds the most consistent plan that exchanges find.
fn most_consistent(problem: &Problem, alike: &Alike, free: &Best, watch: Watch<'_>) -> Option<Found> {
    let starts = [problem.today(), Some(free.found.chosen.clone())];
    let climb = |mut chosen: Vec<usize>| -> Vec<usize> {
        let mut best = alike.consistency(&chosen).unwrap_or(0.0);
        loop {
            let before = best;
            for at in 0..chosen.len() {
                let now = chosen[at];
                let mut kept = now;
                for choice in 0..problem.channels[at].choices.len() {
                    chosen[at] = choice;
                    let found = alike.consistency(&chosen).unwrap_or(0.0);
                    if found > best + ROUNDING && Found::of(problem, chosen.clone(), problem.money).is_some() {
                        best = found;
                        kept = choice;
                    }
                }
                chosen[at] = kept;
            }
            if best <= before + ROUNDING || (watch.stopped)() {
                return chosen;
            }
        }
    };
    let ends = starts.into_iter().flatten().map(climb);
    let found = ends.filter_map(|chosen| Found::of(problem, chosen, problem.money));
    let consistency = |found: &Found| alike.consistency(&found.chosen).unwrap_or(0.0);
    found.max_by(|a, b| consistency(a).total_cmp(&consistency(b)).then(a.value.total_cmp(&b.value)))
}

/// A plan on the front of reach against consistency.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsistencyPoint {
    /// What the goal asks for.
    pub value: f64,
    /// How alike the messages are as people meet them.
    pub consistency: f64,
    /// What its media cost.
    pub cost: Money,
    /// Its units on each channel that something is placed on.
    pub units: Vec<(ChannelId, u64)>,
    /// The plan itself.
    pub plan: Arc<Plan>,
}

/// Returns up to `points` plans, from the best without a floor to the most consistent one: each is the best that was found for its
/// consistency.
///
/// # Errors
/// Why there is no plan at all.
pub fn consistency_front(
    plan: &Plan,
    request: &Request,
    points: usize,
    watch: Watch<'_>,
) -> Result<Vec<ConsistencyPoint>, NoAnswer> {
    let problem = Problem::of(plan, &Request { consistency: None, ..request.clone() })?;
    let free = watch.during(0.0, 0.3, |watch| solve(&problem, problem.money, watch)).ok_or(NoAnswer::Stopped)?;
    let alike = Alike::of(&problem);
    let Some(lowest) = alike.consistency(&free.found.chosen) else { return Ok(Vec::new()) };
    let most = most_consistent(&problem, &alike, &free, watch).and_then(|found| alike.consistency(&found.chosen));
    let highest = most.unwrap_or(lowest).max(lowest);
    let count = points.clamp(2, MOST_POINTS);
    let pool = Pool::of(&problem, &alike, watch);
    let mut front: Vec<ConsistencyPoint> = Vec::new();
    // What keeps a higher floor keeps each lower one too.
    let mut higher = Pool(Vec::new());
    for at in (0..count).rev() {
        watch.is_done(0.3 + 0.7 * (count - 1 - at) as f64 / count as f64);
        let floor = lowest + (highest - lowest) * at as f64 / (count - 1) as f64;
        let quiet = watch.quiet();
        let known = || Pool(pool.0.iter().chain(&higher.0).cloned().collect());
        let Ok(best) = held(&problem, &alike, (floor, MOST_LOOKED / count as u64), (&free, &known), quiet) else {
            continue;
        };
        higher.0.extend(alike.consistency(&best.found.chosen).map(|consistency| (best.found.clone(), consistency)));
        let answer: Proposal = answer(&problem, &best, None);
        let consistency = answer.proposed.consistency.unwrap_or(0.0);
        let is_new = front.last().is_none_or(|last| last.plan != answer.plan && consistency < last.consistency);
        if is_new {
            let units = answer.units();
            let Proposal { proposed, plan, .. } = answer;
            front.push(ConsistencyPoint { value: proposed.value, consistency, cost: proposed.media, units, plan });
        }
        if (watch.stopped)() {
            break;
        }
    }
    front.reverse();
    Ok(front)
}
