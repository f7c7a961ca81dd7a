//! Problems of many views: channels that overlap, which are independent only at each point of their common inclination, or
//! many audiences. Few enough plans are all looked at; of more the best is searched, and held against a bound.

use rayon::prelude::*;

use super::halves::BETTER;
use super::problem::{Choice, Problem};
use super::search::{Found, Keeps, Search};
use super::solve::{Best, Watch, exact, most_at_all};
use super::space::{Space, View};

/// Up to so many plans are all looked at.
pub(super) const ENUMERATED: f64 = 1e7;

/// The best plan, by looking at all of them or by searching.
pub(super) fn many_views(problem: &Problem, money: i64, watch: Watch<'_>) -> Option<Best> {
    let search = Search::new(problem, money, watch.stopped);
    let found = search.best(&[]);
    if problem.plans() <= ENUMERATED {
        let mut looked = 0;
        let best = enumerated(problem, money, found, None, &mut looked, watch)?;
        let was_stopped = (watch.stopped)();
        let bound = if was_stopped { most_at_all(problem).max(best.value) } else { best.value };
        return Some(Best { found: best, bound, is_proved: !was_stopped, labels: looked, was_stopped });
    }
    let nodes = alone(problem, money, watch);
    let starts: Vec<Vec<usize>> = nodes.iter().flatten().map(|best| best.found.chosen.clone()).collect();
    let mut distinct = starts;
    distinct.sort_unstable();
    distinct.dedup();
    let found = match (found, best_start(problem, &distinct, money).map(|start| search.improved(start))) {
        (Some(found), Some(other)) => found.better(other),
        (found, other) => found.or(other)?,
    };
    let labels = nodes.iter().flatten().map(|best| best.labels).sum();
    let bound = bound_of(problem, &nodes).min(most_at_all(problem)).max(found.value);
    let is_proved = bound - found.value <= BETTER;
    Some(Best { found, bound, is_proved, labels, was_stopped: (watch.stopped)() })
}

/// Each view as a problem of its own, solved.
fn alone(problem: &Problem, money: i64, watch: Watch<'_>) -> Vec<Option<Best>> {
    let solve = |view: usize| {
        let alone = of_view(problem, view);
        let found = Search::new(&alone, money, watch.stopped).best(&[]);
        exact(&alone, money, found, watch)
    };
    (0..problem.space.views.len()).into_par_iter().map(solve).collect()
}

/// No plan is worth more in a view than the best for the view alone, so none is worth more than all of these together.
fn bound_of(problem: &Problem, nodes: &[Option<Best>]) -> f64 {
    let views = problem.space.views.iter().zip(nodes);
    views.map(|(view, best)| view.weight * best.as_ref().map_or(f64::INFINITY, |best| best.bound)).sum()
}

fn best_start(problem: &Problem, starts: &[Vec<usize>], money: i64) -> Option<Found> {
    let found = starts.iter().filter_map(|chosen| Found::of(problem, chosen.clone(), money));
    found.reduce(Found::better)
}

/// The problem of one view alone.
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

/// Looks at all plans, channel by channel; what cannot be paid is left out.
pub(super) fn enumerated(
    problem: &Problem,
    money: i64,
    known: Option<Found>,
    keeps: Option<Keeps<'_>>,
    looked: &mut u64,
    watch: Watch<'_>,
) -> Option<Found> {
    let space = &problem.space;
    let count = problem.channels.len();
    let mut least_after = vec![0_i64; count + 1];
    for at in (0..count).rev() {
        least_after[at] = least_after[at + 1] + problem.channels[at].least_cost();
    }
    let mut walk = Walk {
        problem,
        rows: vec![space.origin(); count + 1],
        least_after,
        chosen: vec![0; count],
        best: known,
        looked: 0,
        stopped: watch.stopped,
        keeps,
    };
    walk.from(0, money, money);
    *looked += walk.looked;
    walk.best
}

struct Walk<'a> {
    problem: &'a Problem,
    rows: Vec<Vec<f64>>,
    least_after: Vec<i64>,
    chosen: Vec<usize>,
    best: Option<Found>,
    looked: u64,
    stopped: &'a (dyn Fn() -> bool + Sync),
    keeps: Option<Keeps<'a>>,
}

impl Walk<'_> {
    /// Goes on with the channel at `at`; true when it is to stop.
    fn from(&mut self, at: usize, left: i64, money: i64) -> bool {
        let problem = self.problem;
        let Some(channel) = problem.channels.get(at) else { return self.look(money - left) };
        for (choice, made) in channel.choices.iter().enumerate() {
            let after = left - made.cost;
            if after < self.least_after[at + 1] {
                continue;
            }
            self.chosen[at] = choice;
            let (before, next) = self.rows.split_at_mut(at + 1);
            problem.space.add(&before[at], made, &mut next[0]);
            if self.from(at + 1, after, money) {
                return true;
            }
        }
        false
    }

    fn look(&mut self, cost: i64) -> bool {
        self.looked += 1;
        let row = &self.rows[self.chosen.len()];
        let value = self.problem.space.value(row);
        let is_better = self.best.as_ref().is_none_or(|best| {
            value > best.value + BETTER
                || (value > best.value - BETTER && (cost, &self.chosen) < (best.cost, &best.chosen))
        });
        let keeps = |chosen: &[usize]| self.keeps.is_none_or(|keeps| keeps(chosen));
        if is_better && self.problem.space.keeps_spending(row) && keeps(&self.chosen) {
            self.best = Some(Found { chosen: self.chosen.clone(), value, cost });
        }
        self.looked.is_multiple_of(1024) && (self.stopped)()
    }
}
