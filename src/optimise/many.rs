//! Problems of many views: channels that overlap, which are independent only at each point of their common inclination, or
//! many audiences. Few enough plans are all looked at, but for those that cannot be better whatever follows; of more the best is
//! searched, and held against a bound.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::channel::Choice;
use super::completion::{Known, Rest};
use super::exact::{exact, most_at_all};
use super::problem::Problem;
use super::search::{Best, Found, Keeps, Search};
use super::space::{BETTER, Space, View};
use super::surrogate::Counted;
use super::watch::Watch;

/// Up to so many plans are all looked at.
const ENUMERATED: f64 = 1e7;

/// Of more plans those that could be better are looked at, as long as they are no more than this with all that they begin with.
pub(super) const MOST_LOOKED: u64 = 2_000_000;

/// Returns the best plan, by looking at all of them or by searching.
pub(super) fn many_views(problem: &Problem, money: i64, watch: Watch<'_>) -> Option<Best> {
    let search = Search::new(problem, money, watch.stopped);
    let found = search.best(&[]);
    let walked = watch
        .during(0.0, 0.5, |watch| enumerated(problem, money, (found.clone(), Aim::Most), None, MOST_LOOKED, watch));
    if walked.is_whole {
        let best = walked.best?;
        return Some(Best {
            bound: best.value,
            found: best,
            is_proved: true,
            labels: walked.looked,
            was_stopped: false,
        });
    }
    let best = watch.during(0.5, 1.0, |watch| bounded_search(problem, money, walked.best.or(found), watch))?;
    Some(Best { labels: best.labels + walked.looked, ..best })
}

/// Returns the best plan that is found from `found` and from the best plans of the views, held against a bound.
pub(super) fn bounded_search(problem: &Problem, money: i64, found: Option<Found>, watch: Watch<'_>) -> Option<Best> {
    let search = Search::new(problem, money, watch.stopped);
    let concave = super::concave::bound_of_reach(problem, money, watch).unwrap_or(f64::INFINITY);
    let near = NEAR * if problem.space.is_points { 100.0 } else { 1.0 };
    let most = concave.min(most_at_all(problem));
    if let Some(found) = found.clone().filter(|found| most - found.value <= near) {
        return Some(bounded(found, most, 0, watch));
    }
    let mut alone = Alone::of(problem);
    let mut nodes = watch.during(0.0, 1.0 / ROUNDS as f64, |watch| alone.solved(money, watch));
    let mut labels = 0;
    let mut found = found;
    let mut bound = most;
    for round in 0..ROUNDS {
        labels += nodes.iter().flatten().map(|best| best.labels).sum::<u64>();
        found = with_starts(problem, &search, found, &nodes, money);
        let known = found.as_ref()?.value;
        let of_nodes = bound_of(problem, &nodes);
        // What was stopped half-way bounds nothing.
        if !of_nodes.is_finite() || (watch.stopped)() {
            break;
        }
        bound = bound.min(of_nodes);
        let is_enough = bound - known <= near || labels > MOST_LABELS || round + 1 == ROUNDS;
        if is_enough || !alone.tie(&nodes, of_nodes - known) {
            break;
        }
        let part = |round: usize| round as f64 / ROUNDS as f64;
        nodes = watch.during(part(round + 1), part(round + 2), |watch| alone.solved(money, watch));
    }
    Some(bounded(found?, bound, labels, watch))
}

/// So near to the best, in shares, a bound is not sharpened any further.
const NEAR: f64 = 0.001;

/// After so many labels neither: each round makes as many again.
const MOST_LABELS: u64 = 3_000_000;

/// How often a bound is sharpened at most.
const ROUNDS: usize = 10;

fn bounded(found: Found, bound: f64, labels: u64, watch: Watch<'_>) -> Best {
    let bound = bound.max(found.value);
    let is_proved = bound - found.value <= BETTER;
    Best { found, bound, is_proved, labels, was_stopped: (watch.stopped)() }
}

/// Returns the best of what is known and of what is found from the best plans of the views.
fn with_starts(
    problem: &Problem,
    search: &Search<'_>,
    found: Option<Found>,
    nodes: &[Option<Best>],
    money: i64,
) -> Option<Found> {
    let mut starts: Vec<Vec<usize>> = nodes.iter().flatten().map(|best| best.found.chosen.clone()).collect();
    starts.sort_unstable();
    starts.dedup();
    match (found, best_start(problem, &starts, money).map(|start| search.improved(start))) {
        (Some(found), Some(other)) => Some(found.better(other)),
        (found, other) => found.or(other),
    }
}

/// Each view as a problem of its own.
///
/// The views' best plans differ, and so their mean is more than one plan can have. A price on each channel's units in each
/// view, whose mean over the views is nothing, ties them together: for one plan in all views the prices cancel out, so that the
/// bound holds for any prices, and the prices that lower it most are found step by step (Held and Karp, 1971).
struct Alone<'a> {
    problem: &'a Problem,
    views: Vec<Problem>,
    /// For each view and channel, the price of all units that the channel can have.
    prices: Vec<Vec<f64>>,
}

impl<'a> Alone<'a> {
    fn of(problem: &'a Problem) -> Self {
        let count = problem.space.views.len();
        let views = (0..count).map(|view| of_view(problem, view)).collect();
        Self { problem, views, prices: vec![vec![0.0; problem.channels.len()]; count] }
    }

    fn solved(&self, money: i64, watch: Watch<'_>) -> Vec<Option<Best>> {
        let solved = AtomicUsize::new(0);
        let solve = |alone: &Problem| {
            let found = Search::new(alone, money, watch.stopped).best(&[]);
            let best = exact(alone, money, found, watch.quiet());
            let solved = solved.fetch_add(1, Ordering::Relaxed) + 1;
            watch.is_done(solved as f64 / self.views.len().max(1) as f64);
            best
        };
        self.views.par_iter().map(solve).collect()
    }

    /// Changes the prices so that channels cost more in views that take more of them than the others. False where all views
    /// take the same. `excess` is how far their mean is above a plan that is known.
    fn tie(&mut self, nodes: &[Option<Best>], excess: f64) -> bool {
        let views = &self.problem.space.views;
        let taken = |channel: usize, best: &Option<Best>| {
            let choices = &self.problem.channels[channel].choices;
            let most = choices.last().map_or(1, |choice| choice.units.max(1)) as f64;
            best.as_ref().map_or(0.0, |best| choices[best.found.chosen[channel]].units as f64 / most)
        };
        let mut apart: Vec<Vec<f64>> = Vec::new();
        let mut all = 0.0;
        for channel in 0..self.problem.channels.len() {
            let parts: Vec<f64> = nodes.iter().map(|best| taken(channel, best)).collect();
            let mean: f64 = parts.iter().zip(views).map(|(part, view)| view.weight * part).sum();
            let of_channel: Vec<f64> = parts.iter().map(|part| part - mean).collect();
            all += of_channel.iter().zip(views).map(|(part, view)| view.weight * part * part).sum::<f64>();
            apart.push(of_channel);
        }
        if all <= 1e-12 {
            return false;
        }
        let step = excess / all;
        for (view, (prices, alone)) in self.prices.iter_mut().zip(&mut self.views).enumerate() {
            for (channel, (price, apart)) in prices.iter_mut().zip(&apart).enumerate() {
                *price -= step * apart[view];
                let choices = &mut alone.channels[channel].choices;
                let most = choices.last().map_or(1, |choice| choice.units.max(1)) as f64;
                for choice in choices {
                    choice.bonus = *price * choice.units as f64 / most;
                }
            }
        }
        true
    }
}

/// Returns the most that a plan can be worth: no plan is worth more in a view than the best for the view alone, so none is
/// worth more than all of these together.
fn bound_of(problem: &Problem, nodes: &[Option<Best>]) -> f64 {
    let views = problem.space.views.iter().zip(nodes);
    views.map(|(view, best)| view.weight * best.as_ref().map_or(f64::INFINITY, |best| best.bound)).sum()
}

fn best_start(problem: &Problem, starts: &[Vec<usize>], money: i64) -> Option<Found> {
    let found = starts.iter().filter_map(|chosen| Found::of(problem, chosen.clone(), money));
    found.reduce(Found::better)
}

/// Returns the problem of one view alone.
fn of_view(problem: &Problem, view: usize) -> Problem {
    let times = problem.space.times;
    let space = Space { views: vec![View { audience: 0, weight: 1.0 }], ..problem.space.clone() };
    let mut alone = Problem { space, ..problem.clone() };
    for channel in &mut alone.channels {
        for choice in &mut channel.choices {
            let few = choice.few[view * times..][..times].to_vec();
            *choice = Choice { few, means: vec![choice.means[view]], ..choice.clone() };
        }
    }
    alone
}

/// Says what a walk through plans looks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Aim {
    /// The greatest value, and of those the least cost.
    Most,
    /// The least cost for a value of at least so much, and of those the greatest value.
    Cheapest {
        /// So much.
        target: f64,
    },
}

/// Holds what a walk through plans found.
pub(super) struct Walked {
    pub(super) best: Option<Found>,
    /// True when no plan is better: all were looked at, or left out because they cannot be.
    pub(super) is_whole: bool,
    /// How many plans were looked at, with all that they begin with.
    pub(super) looked: u64,
}

/// Looks at all plans that could be better than the `known` one, channel by channel; what cannot be paid, or cannot be better
/// whatever follows, is left out with all that begins so. Of more than can all be looked at at most `most_looked` are.
pub(super) fn enumerated(
    problem: &Problem,
    money: i64,
    (known, aim): (Option<Found>, Aim),
    keeps: Option<Keeps<'_>>,
    most_looked: u64,
    watch: Watch<'_>,
) -> Walked {
    let space = &problem.space;
    let count = problem.channels.len();
    let mut least_after = vec![0_i64; count + 1];
    // Points of so many views are only searched.
    let mut rests = vec![Some(Rest::origin(money, space, None)).filter(|_| !space.is_points)];
    for (at, channel) in problem.channels.iter().enumerate().rev() {
        least_after[at] = least_after[at + 1] + channel.least_cost();
        // One channel takes a while where there are many views.
        let rest = rests.last().filter(|_| !(watch.stopped)());
        let rest = rest.and_then(|rest| Some(rest.as_ref()?.with((&channel.choices, None), &Counted::MONEY, space)));
        rests.push(rest);
    }
    rests.reverse();
    let is_bounded = rests[0].is_some();
    let mut walk = Walk {
        problem,
        aim,
        rows: vec![space.origin(); count + 1],
        least_after,
        rests,
        factors: vec![0.0; space.length()],
        chosen: vec![0; count],
        best: known,
        looked: 0,
        most_looked: match (problem.plans() <= ENUMERATED, is_bounded) {
            (true, _) => u64::MAX,
            (false, true) => most_looked,
            (false, false) => 0,
        },
        watch,
        keeps,
    };
    let was_ended = walk.from(0, money, money);
    Walked { best: walk.best, is_whole: !was_ended, looked: walk.looked }
}

struct Walk<'a> {
    problem: &'a Problem,
    aim: Aim,
    rows: Vec<Vec<f64>>,
    least_after: Vec<i64>,
    /// What can follow the channels before each, where that can be bounded.
    rests: Vec<Option<Rest>>,
    /// Room to work in.
    factors: Vec<f64>,
    chosen: Vec<usize>,
    best: Option<Found>,
    looked: u64,
    most_looked: u64,
    watch: Watch<'a>,
    keeps: Option<Keeps<'a>>,
}

impl Walk<'_> {
    /// Goes on with the channel at `at`; true when it is to stop.
    fn from(&mut self, at: usize, left: i64, money: i64) -> bool {
        let problem = self.problem;
        let Some(channel) = problem.channels.get(at) else {
            self.look(money - left);
            return false;
        };
        for (choice, made) in channel.choices.iter().enumerate() {
            let after = left - made.cost;
            if after < self.least_after[at + 1] {
                continue;
            }
            self.looked += 1;
            if self.looked > self.most_looked || (self.looked.is_multiple_of(1024) && (self.watch.stopped)()) {
                return true;
            }
            self.chosen[at] = choice;
            let (before, next) = self.rows.split_at_mut(at + 1);
            problem.space.add(&before[at], made, &mut next[0]);
            if self.may_be_better(at + 1, (money - after, money)) && self.from(at + 1, after, money) {
                return true;
            }
            if at == 0 {
                self.watch.is_done((choice + 1) as f64 / channel.choices.len() as f64);
            }
        }
        false
    }

    /// Returns false where nothing that begins with the first `settled` channels, which cost so much, is better than the
    /// best that is known.
    fn may_be_better(&mut self, settled: usize, (cost, money): (i64, i64)) -> bool {
        let least_cost = cost + self.least_after[settled];
        let (needed, money) = match (self.aim, &self.best) {
            (Aim::Most, Some(best)) => (best.value, money),
            (Aim::Most, None) => return true,
            (Aim::Cheapest { .. }, Some(best)) if least_cost > best.cost => return false,
            (Aim::Cheapest { target }, best) => (target, best.as_ref().map_or(money, |best| best.cost)),
        };
        let Some(rest) = self.rests[settled].as_ref().filter(|_| settled < self.chosen.len()) else { return true };
        let space = &self.problem.space;
        rest.may_serve(&self.rows[settled], cost, &Known::of(money, needed), space, &mut self.factors)
    }

    /// Takes the plan that is settled where it is better than the best that is known.
    fn look(&mut self, cost: i64) {
        let row = &self.rows[self.chosen.len()];
        let value = self.problem.space.value(row);
        let is_better = match (self.aim, &self.best) {
            (Aim::Cheapest { target }, _) if value < target - BETTER => false,
            (_, None) => true,
            (Aim::Most, Some(best)) => {
                value > best.value + BETTER
                    || (value > best.value - BETTER && (cost, &self.chosen) < (best.cost, &best.chosen))
            }
            (Aim::Cheapest { .. }, Some(best)) => {
                cost < best.cost || (cost == best.cost && value > best.value + BETTER)
            }
        };
        let keeps = |chosen: &[usize]| self.keeps.is_none_or(|keeps| keeps(chosen));
        if is_better && self.problem.space.keeps_spending(row) && keeps(&self.chosen) {
            self.best = Some(Found { chosen: self.chosen.clone(), value, cost });
        }
    }
}
