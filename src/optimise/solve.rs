//! From a problem to the best choices, with the proof or the bound.

use std::sync::atomic::{AtomicU64, Ordering};

use super::front::{Bounds, Front, Halt};
use super::halves::{BETTER, Halves};
use super::many::many_views;
use super::problem::Problem;
use super::search::{Found, Search};
use super::space::Space;
use super::thin::Thinning;

/// The most labels of one front that is to be exact.
pub(super) const MOST_LABELS: usize = 200_000;

/// How many labels fronts are thinned to for a bound where exact ones are too many.
pub(super) const THINNED: usize = 12_000;

/// How many for the first bound, which is there at once.
const COARSE: usize = 400;

/// From so many plans on a first bound is worth its time.
const WORTH_A_FIRST_BOUND: f64 = 1e9;

/// Up to so many numbers in a label dominance leaves few enough of them.
const MOST_KEYS: usize = 21;

/// Whether to stop, and how far the work is.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// True when the work is to stop with what it has.
    pub stopped: &'a (dyn Fn() -> bool + Sync),
    /// Told from time to time how many labels were made in all.
    pub progress: &'a (dyn Fn(u64) + Sync),
}

impl Watch<'_> {
    /// Never stops, and tells nobody.
    pub const NONE: Watch<'static> = Watch { stopped: &|| false, progress: &|_| {} };
}

/// The best choices, and what is proved about them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Best {
    pub(super) found: Found,
    /// No plan within the limits is worth more.
    pub(super) bound: f64,
    /// True when the bound is the value, but for rounding.
    pub(super) is_proved: bool,
    /// How many labels were made.
    pub(super) labels: u64,
    /// True when it was stopped before its end.
    pub(super) was_stopped: bool,
}

/// The channels of each half, in the order in which they are taken.
#[derive(Clone, Debug)]
pub(super) struct Split([Vec<usize>; 2]);

impl Split {
    /// Halves with about as many plans in each; channels that stay as they are come first.
    fn of(problem: &Problem) -> Self {
        let mut order: Vec<usize> = (0..problem.channels.len()).collect();
        order.sort_by_key(|&at| (std::cmp::Reverse(problem.channels[at].choices.len()), at));
        let mut halves = [Vec::new(), Vec::new()];
        let mut sizes = [0.0, 0.0];
        for at in order {
            let half = usize::from(sizes[1] < sizes[0]);
            sizes[half] += (problem.channels[at].choices.len() as f64).ln();
            halves[half].push(at);
        }
        for half in &mut halves {
            half.reverse();
        }
        Self(halves)
    }

    /// Choices of both halves as choices of all channels.
    fn join(&self, first: &[usize], second: &[usize]) -> Vec<usize> {
        let mut chosen = vec![0; first.len() + second.len()];
        for (half, choices) in self.0.iter().zip([first, second]) {
            for (&at, &choice) in half.iter().zip(choices) {
                chosen[at] = choice;
            }
        }
        chosen
    }
}

/// Both halves of a problem, ready for any money up to a limit.
#[derive(Debug)]
pub(super) struct Ready {
    pub(super) halves: Halves,
    split: Split,
}

impl Ready {
    /// The choices of a pair.
    pub(super) fn chosen(&self, first: usize, second: usize) -> Vec<usize> {
        self.split.join(&self.halves.first.choices(first), &self.halves.second.choices(second))
    }

    /// The best plan for `money` that is better than `known`.
    pub(super) fn best(&self, problem: &Problem, money: i64, known: f64, watch: Watch<'_>) -> Option<Found> {
        let pair = self.halves.best(money, known, &problem.space, watch.stopped)?;
        let chosen = self.chosen(pair.first, pair.second);
        Found::of(problem, chosen, money)
    }
}

/// The labels of both halves for any money up to `most_cost`.
pub(super) fn ready(
    problem: &Problem,
    most_cost: i64,
    (thinning, most_labels): (Thinning, usize),
    labels: &AtomicU64,
    watch: Watch<'_>,
) -> Result<Ready, Halt> {
    let split = Split::of(problem);
    let made = |count: u64| {
        let all = labels.fetch_add(count, Ordering::Relaxed) + count;
        (watch.progress)(all);
    };
    // What the other half costs at least is not there to spend.
    let least = |half: usize| -> i64 { split.0[half].iter().map(|&at| problem.channels[at].least_cost()).sum() };
    let half = |half: usize| {
        let bounds = Bounds {
            most_cost: most_cost.saturating_sub(least(1 - half)),
            most_labels,
            stopped: watch.stopped,
            made: &made,
        };
        grown(problem, &split, half, thinning, &bounds)
    };
    let (first, second) = rayon::join(|| half(0), || half(1));
    Ok(Ready { halves: Halves::of(first?, second?, &problem.space), split })
}

/// The front of one half.
fn grown(
    problem: &Problem,
    split: &Split,
    half: usize,
    thinning: Thinning,
    bounds: &Bounds<'_>,
) -> Result<Front, Halt> {
    let space = &problem.space;
    let order = &split.0[half];
    let mut front = Front::origin(space);
    for (position, &at) in order.iter().enumerate() {
        let later: Vec<usize> = order[position + 1..].iter().chain(&split.0[1 - half]).copied().collect();
        let is_open = open_after(problem, space, &later);
        let mut most = bounds.most_labels;
        front = front.thinned(most, bounds.most_cost, space, thinning);
        // Thinned fronts may grow: they are thinned again before the next channel.
        let room = if thinning == Thinning::Never { bounds.most_labels } else { bounds.most_labels.saturating_mul(4) };
        front = loop {
            let bounds = Bounds { most_labels: room, ..*bounds };
            match front.with(&problem.channels[at].choices, space, &is_open, &bounds) {
                Err(Halt::TooMany) if thinning != Thinning::Never && most > 1 => {
                    most /= 2;
                    front = front.thinned(most, bounds.most_cost, space, thinning);
                }
                other => break other?,
            }
        };
    }
    Ok(front)
}

/// Which limits of spending the channels at these places still count for.
fn open_after(problem: &Problem, space: &Space, channels: &[usize]) -> Vec<bool> {
    let counts = |resource: usize| {
        let mut choices = channels.iter().flat_map(|&at| &problem.channels[at].choices);
        choices.any(|choice| choice.spent[resource] > 0.0)
    };
    (0..space.resources.len()).map(counts).collect()
}

/// True when labels are short enough to be compared.
pub(super) fn compares(space: &Space) -> bool {
    space.length() <= MOST_KEYS
}

/// The best plan of `problem` for its money.
pub(super) fn solve(problem: &Problem, money: i64, watch: Watch<'_>) -> Option<Best> {
    if !compares(&problem.space) {
        return many_views(problem, money, watch);
    }
    let search = Search::new(problem, money, watch.stopped);
    let found = search.best(&[]);
    exact(problem, money, found, watch)
}

/// The best plan where labels are compared exactly; `found` is a plan that is known.
pub(super) fn exact(problem: &Problem, money: i64, found: Option<Found>, watch: Watch<'_>) -> Option<Best> {
    let mut found = found;
    let labels = AtomicU64::new(0);
    let known = |found: &Option<Found>| found.as_ref().map_or(f64::NEG_INFINITY, |found| found.value);
    let mut bound = most_at_all(problem);
    if problem.plans() > WORTH_A_FIRST_BOUND {
        let coarse = ready(problem, money, (Thinning::Corners, COARSE), &labels, watch);
        let coarse =
            coarse.ok().and_then(|ready| ready.halves.best(money, f64::NEG_INFINITY, &problem.space, watch.stopped));
        if let Some(pair) = coarse.filter(|_| !(watch.stopped)()) {
            bound = bound.min(pair.value);
        }
    }
    let better = |found: Option<Found>, other: Option<Found>| match (found, other) {
        (Some(found), Some(other)) => Some(found.better(other)),
        (found, other) => found.or(other),
    };
    let mut is_proved = false;
    match ready(problem, money, (Thinning::Never, MOST_LABELS), &labels, watch) {
        Ok(ready) => {
            let best = ready.best(problem, money, known(&found), watch);
            found = better(found, best);
            is_proved = !(watch.stopped)();
        }
        Err(Halt::Stopped) => {}
        Err(Halt::TooMany) => {
            if let Ok(ready) = ready(problem, money, (Thinning::Kept, THINNED), &labels, watch) {
                found = better(found.clone(), ready.best(problem, money, known(&found), watch));
            }
            let corners = ready(problem, money, (Thinning::Corners, THINNED), &labels, watch);
            if let Ok(ready) = corners {
                let best = ready.halves.best(money, known(&found), &problem.space, watch.stopped);
                if !(watch.stopped)() {
                    bound = bound.min(best.map_or(f64::NEG_INFINITY, |pair| pair.value));
                }
            }
        }
    }
    let found = found?;
    let bound = if is_proved { found.value } else { bound.max(found.value) };
    let is_proved = is_proved || bound - found.value <= BETTER;
    Some(Best { found, bound, is_proved, labels: labels.into_inner(), was_stopped: (watch.stopped)() })
}

/// More than this is reached by no plan, whatever the money: every channel with its most.
pub(super) fn most_at_all(problem: &Problem) -> f64 {
    let most: Vec<usize> = problem.channels.iter().map(|channel| channel.choices.len().saturating_sub(1)).collect();
    if problem.channels.iter().any(|channel| channel.choices.is_empty()) {
        return f64::NEG_INFINITY;
    }
    problem.value(&most)
}
