//! From a problem to the best choices, with the proof or the bound.

use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};

use super::channel::ChannelChoices;
use super::completion::Known;
use super::front::{Bounds, Front, Halt, Hope};
use super::guide::Guide;
use super::halves::Halves;
use super::lean::Lean;
use super::problem::Problem;
use super::rests::Rests;
use super::search::{Best, Found};
use super::space::{BETTER, Space};
use super::split::Split;
use super::thin::Thinning;
use super::watch::Watch;

/// The most labels of one front that is to be exact.
pub(super) const MOST_LABELS: usize = 200_000;

/// The most work for each half that is to be exact, in labels.
const MOST_WORK: u64 = 20_000_000;

/// How many labels fronts are thinned to for a bound where exact ones are too many.
pub(super) const THINNED: usize = 12_000;

/// From so many plans on a first bound is worth its time.
const WORTH_A_FIRST_BOUND: f64 = 1e9;

/// From so many plans on bounds are worth their time where one limit is looked at.
const WORTH_BOUNDS: f64 = 1e6;

/// Both halves of a problem, ready for any money up to a limit.
#[derive(Debug)]
pub(super) struct Ready {
    pub(super) halves: Halves,
    split: Split,
    lean: Lean,
}

impl Ready {
    /// Returns the choices of a pair.
    pub(super) fn chosen(&self, first: usize, second: usize) -> Vec<usize> {
        let chosen = self.split.join(&self.halves.first.choices(first), &self.halves.second.choices(second));
        self.lean.among_all(&chosen)
    }

    /// Returns the best plan for `money` that is better than `known`.
    pub(super) fn best(&self, problem: &Problem, money: i64, known: f64, watch: Watch<'_>) -> Option<Found> {
        let pair = self.halves.best(money, known, &problem.space, watch.stopped)?;
        let chosen = self.chosen(pair.first, pair.second);
        Found::of(problem, chosen, money)
    }
}

/// Says how labels are thinned, how many there may be at most, and how much is worked for each half at most.
#[derive(Clone, Copy)]
pub(super) struct Effort {
    pub(super) thinning: Thinning,
    pub(super) most_labels: usize,
    pub(super) most_work: u64,
}

impl Effort {
    /// All labels that none drops.
    pub(super) const EXACT: Self = Self { thinning: Thinning::Never, most_labels: MOST_LABELS, most_work: MOST_WORK };

    /// Returns so many that a bound and a good plan follow.
    pub(super) const fn thinned(thinning: Thinning) -> Self {
        Self { thinning, most_labels: THINNED, most_work: u64::MAX }
    }
}

/// Returns the labels of both halves for any money up to `most_cost`; labels that lead to nothing as good as the plans that are
/// known are left out.
pub(super) fn ready(
    (problem, guide): (&Problem, &Guide),
    most_cost: i64,
    (effort, known): (Effort, Option<(&Rests, &Known)>),
    labels: &AtomicU64,
    watch: Watch<'_>,
) -> Result<Ready, Halt> {
    let taken = AtomicU64::new(0);
    let lean = Lean::of(problem);
    let split = Split::of(&lean, &problem.space);
    let maker = Maker { problem, lean, split, guide, most_cost, labels, taken: &taken, watch };
    let counted = known.and_then(|(rests, known)| Some(known.counted(&rests.counted.as_ref()?.0, &problem.space)));
    let half = |half: usize| {
        let hope = |position: usize| {
            let (rests, known) = known?;
            let also = rests.counted.as_ref().zip(counted.as_ref());
            let also =
                also.and_then(|((counted, rests), known)| Some((counted, rests.around(half, position)?.0, known)));
            let (rest, before) = rests.around(half, position)?;
            Some(Hope { rest, before, known, counted: also })
        };
        maker.grown(half, effort, &hope)
    };
    let (first, second) = rayon::join(|| half(0), || half(1));
    Ok(Ready { halves: Halves::of(first?, second?, &problem.space), split: maker.split, lean: maker.lean })
}

/// Makes the labels of halves.
struct Maker<'a> {
    problem: &'a Problem,
    lean: Lean,
    split: Split,
    guide: &'a Guide,
    most_cost: i64,
    labels: &'a AtomicU64,
    /// How many channels were taken into one of the halves.
    taken: &'a AtomicU64,
    watch: Watch<'a>,
}

impl Maker<'_> {
    /// Returns the bounds that labels of these channels are held to: what all others cost at least is not there to spend.
    fn bounds<'b>(
        &'b self,
        channels: &[usize],
        (most_labels, most_work): (usize, u64),
        hope: Option<Hope<'b>>,
        (made, work): (&'b (dyn Fn(u64) + Sync), &'b Cell<u64>),
    ) -> Bounds<'b> {
        let (all, _) = self.problem.costs();
        let theirs: i64 = channels.iter().map(|&at| self.problem.channels[at].least_cost()).sum();
        let most_cost = self.most_cost.saturating_sub(all - theirs);
        Bounds { most_cost, most_labels, stopped: self.watch.stopped, made, work, most_work, hope }
    }

    fn made(&self, count: u64) {
        self.labels.fetch_add(count, Ordering::Relaxed);
    }

    /// Notes that a channel more was taken. Each makes more labels than the one before it.
    fn took(&self) {
        let taken = self.taken.fetch_add(1, Ordering::Relaxed) + 1;
        let part = taken as f64 / self.problem.channels.len().max(1) as f64;
        self.watch.is_done(part * part);
    }

    /// Grows the front of one half; `hope` is what can follow each of its channels.
    fn grown<'b>(
        &'b self,
        half: usize,
        effort: Effort,
        hope: &dyn Fn(usize) -> Option<Hope<'b>>,
    ) -> Result<Front, Halt> {
        let order = &self.split.0[half];
        let mut front = Front::origin(&self.problem.space);
        let work = Cell::new(0);
        for (position, &at) in order.iter().enumerate() {
            let later: Vec<usize> = order[position + 1..].iter().chain(&self.split.0[1 - half]).copied().collect();
            front = self.with(front, at, (order, &order[..position], &later), effort, (hope(position), &work))?;
            self.took();
        }
        Ok(front)
    }

    /// Extends `front`, which has the channels `before`, by the channel at `at`; `later` are those still to come. All
    /// `channels` together are held to the money.
    fn with(
        &self,
        mut front: Front,
        at: usize,
        (channels, before, later): (&[usize], &[usize], &[usize]),
        Effort { thinning, most_labels, most_work }: Effort,
        (hope, work): (Option<Hope<'_>>, &Cell<u64>),
    ) -> Result<Front, Halt> {
        let space = &self.problem.space;
        let made = |count: u64| self.made(count);
        let is_open = open_after(self.problem, space, later);
        // Thinned fronts may grow: they are thinned again before the next channel.
        let room = if thinning == Thinning::Never { most_labels } else { most_labels.saturating_mul(4) };
        let bounds = self.bounds(channels, (room, most_work), hope, (&made, work));
        let mut most = most_labels;
        let importance = self.guide.importance(self.problem, before);
        front = front.thinned(most, thinning, (&importance, space));
        loop {
            match front.with(&self.lean.choices[at], space, &is_open, &bounds) {
                Err(Halt::TooMany) if thinning != Thinning::Never && most > 1 => {
                    most /= 2;
                    front = front.thinned(most, thinning, (&importance, space));
                }
                other => return other,
            }
        }
    }
}

/// Says which limits of spending the channels at these places still count for.
fn open_after(problem: &Problem, space: &Space, channels: &[usize]) -> Vec<bool> {
    let counts = |resource: usize| {
        let mut choices = channels.iter().flat_map(|&at| &problem.channels[at].choices);
        choices.any(|choice| choice.spent[resource] > 0.0)
    };
    (0..space.resources.len()).map(counts).collect()
}

/// Returns the best plan where labels are compared exactly; `found` is a plan that is known.
pub(super) fn exact(problem: &Problem, money: i64, found: Option<Found>, watch: Watch<'_>) -> Option<Best> {
    // Labels are fewer by far without limits of spending: only those are taken in that the best plan would break.
    let all = problem.space.resources.len();
    let (mut held, mut labels, mut bound) = (Vec::new(), 0, f64::INFINITY);
    loop {
        let is_last = held.len() == all;
        let part = |rounds: usize| (rounds as f64 / (all + 1) as f64).min(1.0);
        let (from, to) = (part(held.len()), if is_last { 1.0 } else { part(held.len() + 1) });
        let fewer = problem.with_spending(&held);
        let best = watch.during(from, to, |watch| exact_below(&fewer, money, (found.clone(), bound), watch))?;
        labels += best.labels;
        bound = bound.min(best.bound);
        let broken = problem.broken_limits(&best.found.chosen);
        let new: Vec<usize> = broken.into_iter().filter(|at| !held.contains(at)).collect();
        if new.is_empty() {
            return Some(Best { labels, ..best });
        }
        if (watch.stopped)() {
            let found = found?;
            return Some(Best { bound: bound.max(found.value), found, is_proved: false, labels, was_stopped: true });
        }
        held.extend(new);
        held.sort_unstable();
    }
}

/// Finds the best plan from a known one in so much work, and whether no plan is better.
pub(super) fn best_from(problem: &Problem, found: Found, most_work: u64, watch: Watch<'_>) -> (Found, bool) {
    let money = problem.money;
    // A better plan, where there is one; an error where that was too much work.
    let better = |problem: &Problem, watch: Watch<'_>| -> Result<Option<Found>, Halt> {
        let guide = Guide::of(problem, Some(&found));
        let rests = if problem.plans() > WORTH_BOUNDS { Rests::of((problem, &guide), money, watch) } else { None };
        let bound = rests.as_ref().and_then(|rests| rests.bound(problem, money));
        if bound.is_some_and(|bound| bound <= found.value + BETTER) {
            return Ok(None);
        }
        let to_beat = Known::of(money, found.value);
        let effort = (Effort { most_work, ..Effort::EXACT }, rests.as_ref().map(|rests| (rests, &to_beat)));
        let ready = ready((problem, &guide), money, effort, &AtomicU64::new(0), watch)?;
        let best = ready.best(problem, money, found.value, watch);
        if (watch.stopped)() { Err(Halt::Stopped) } else { Ok(best.filter(|best| best.value > found.value + BETTER)) }
    };
    let (mut held, all) = (Vec::new(), problem.space.resources.len());
    loop {
        let part = |rounds: usize| rounds as f64 / (all + 1) as f64;
        let work = |watch: Watch<'_>| better(&problem.with_spending(&held), watch);
        match watch.during(part(held.len()), part(held.len() + 1), work) {
            Ok(None) => return (found, true),
            Ok(Some(best)) => {
                let broken = problem.broken_limits(&best.chosen);
                let new: Vec<usize> = broken.into_iter().filter(|at| !held.contains(at)).collect();
                if new.is_empty() {
                    return (best, true);
                }
                held.extend(new);
                held.sort_unstable();
            }
            Err(_) => return (found, false),
        }
    }
}

/// Finds the best plan by labels that are compared exactly; `found` is a plan that is known, and no plan is worth more than
/// `bound`.
fn exact_below(problem: &Problem, money: i64, (found, bound): (Option<Found>, f64), watch: Watch<'_>) -> Option<Best> {
    let mut found = found;
    let labels = AtomicU64::new(0);
    let known = |found: &Option<Found>| found.as_ref().map_or(f64::NEG_INFINITY, |found| found.value);
    let better = |found: Option<Found>, other: Option<Found>| match (found, other) {
        (Some(found), Some(other)) => Some(found.better(other)),
        (found, other) => found.or(other),
    };
    let mut bound = bound.min(most_at_all(problem));
    let guide = Guide::of(problem, found.as_ref());
    let is_large = problem.plans() > WORTH_A_FIRST_BOUND;
    let rests = is_large.then(|| Rests::of((problem, &guide), money, watch)).flatten();
    if let Some(first) = rests.as_ref().and_then(|rests| rests.bound(problem, money)) {
        bound = bound.min(first);
    }
    let to_beat = found.as_ref().map(|found| Known::of(money, found.value));
    let known_rests = rests.as_ref().zip(to_beat.as_ref());
    let mut is_proved = false;
    let made =
        watch.during(0.05, 0.5, |watch| ready((problem, &guide), money, (Effort::EXACT, known_rests), &labels, watch));
    match made {
        Ok(ready) => {
            let best = ready.best(problem, money, known(&found), watch);
            found = better(found, best);
            is_proved = !(watch.stopped)();
        }
        Err(Halt::Stopped) => {}
        Err(Halt::TooMany) => {
            let thinned = |thinning| (Effort::thinned(thinning), known_rests);
            let thin = |how, from: f64, to: f64| {
                watch.during(from, to, |watch| ready((problem, &guide), money, thinned(how), &labels, watch))
            };
            if let Ok(ready) = thin(Thinning::Kept, 0.5, 0.7) {
                found = better(found.clone(), ready.best(problem, money, known(&found), watch));
            }
            if let Ok(ready) = thin(Thinning::Corners, 0.75, 0.95) {
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

/// Returns a bound: more than this is reached by no plan, whatever the money: every channel with its most.
pub(super) fn most_at_all(problem: &Problem) -> f64 {
    let most: Vec<usize> = problem.channels.iter().map(|channel| channel.choices.len().saturating_sub(1)).collect();
    if problem.channels.iter().any(|channel| channel.choices.is_empty()) {
        return f64::NEG_INFINITY;
    }
    let bonus = |channel: &ChannelChoices| {
        let most = channel.choices.iter().map(|choice| choice.bonus).fold(f64::NEG_INFINITY, f64::max);
        most - channel.choices.last().map_or(0.0, |choice| choice.bonus)
    };
    problem.value(&most) + problem.channels.iter().map(bonus).sum::<f64>()
}
