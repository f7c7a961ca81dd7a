//! From a problem to the best choices, with the proof or the bound.

use std::sync::atomic::{AtomicU64, Ordering};

use super::completion::{Known, Rest};
use super::front::{Bounds, Front, Halt};
use super::halves::{BETTER, Halves};
use super::many::many_views;
use super::problem::Problem;
use super::search::{Found, Search};
use super::space::Space;
use super::thin::{Importance, Thinning};

/// The most labels of one front that is to be exact.
pub(super) const MOST_LABELS: usize = 200_000;

/// How many labels fronts are thinned to for a bound where exact ones are too many.
pub(super) const THINNED: usize = 12_000;

/// From so many plans on a first bound is worth its time.
const WORTH_A_FIRST_BOUND: f64 = 1e9;

/// The most of all plans, as a share of their logarithm, that the channels of one limit of spending may have in one half.
const MOST_IN_A_HALF: f64 = 0.7;

/// Up to so many numbers in a label dominance leaves few enough of them.
const MOST_KEYS: usize = 21;

/// Whether to stop, and how far the work is.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// True when the work is to stop with what it has.
    pub stopped: &'a (dyn Fn() -> bool + Sync),
    /// Told from time to time which part of the work is done, 0 to 1.
    pub progress: &'a (dyn Fn(f64) + Sync),
}

impl Watch<'_> {
    /// Never stops, and tells nobody.
    pub const NONE: Watch<'static> = Watch { stopped: &|| false, progress: &|_| {} };

    /// Tells that a part of the work is done.
    pub(super) fn is_done(&self, part: f64) {
        (self.progress)(part);
    }

    /// Does what is the work from one part to another of all work.
    pub fn during<R>(&self, from: f64, to: f64, work: impl FnOnce(Watch<'_>) -> R) -> R {
        let progress = |part: f64| (self.progress)(from + (to - from) * part.clamp(0.0, 1.0));
        let done = work(Watch { stopped: self.stopped, progress: &progress });
        (self.progress)(to);
        done
    }
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

/// How many plans the choices of a channel make, as a logarithm.
fn plans_of(problem: &Problem, at: usize) -> f64 {
    (problem.channels[at].choices.len() as f64).ln()
}

/// The channels in sets: those for which the same limit of spending counts together, each other one alone; in a set those with
/// fewer choices first.
fn clusters(problem: &Problem) -> Vec<Vec<usize>> {
    let mut clusters: Vec<Vec<usize>> = (0..problem.channels.len()).map(|at| vec![at]).collect();
    for resource in 0..problem.space.resources.len() {
        let counts = |at: &usize| problem.channels[*at].choices.iter().any(|choice| choice.spent[resource] > 0.0);
        let (joined, alone): (Vec<_>, Vec<_>) = clusters.into_iter().partition(|cluster| cluster.iter().any(counts));
        clusters = alone;
        clusters.extend((!joined.is_empty()).then(|| joined.concat()));
    }
    for cluster in &mut clusters {
        cluster.sort_by_key(|&at| (problem.channels[at].choices.len(), std::cmp::Reverse(at)));
    }
    clusters
}

/// The channels of each half, in the order in which they are taken.
#[derive(Clone, Debug)]
pub(super) struct Split([Vec<usize>; 2]);

impl Split {
    /// Halves with about as many plans in each; channels that stay as they are come first. Channels for which one limit of
    /// spending counts come first of all and in one half, as far as halves are still about as large: behind the last of them
    /// what was spent no longer tells labels apart.
    fn of(problem: &Problem) -> Self {
        let size = |cluster: &[usize]| cluster.iter().map(|&at| plans_of(problem, at)).sum::<f64>();
        let all: f64 = (0..problem.channels.len()).map(|at| plans_of(problem, at)).sum();
        let is_fitting = |cluster: &[usize]| cluster.len() == 1 || size(cluster) <= MOST_IN_A_HALF * all;
        let (mut clusters, loose): (Vec<_>, Vec<_>) = clusters(problem).into_iter().partition(|one| is_fitting(one));
        clusters.extend(loose.into_iter().flatten().map(|at| vec![at]));
        clusters.sort_by(|a, b| size(b).total_cmp(&size(a)).then(a.cmp(b)));
        let mut halves = [Vec::new(), Vec::new()];
        let mut sizes = [0.0, 0.0];
        for cluster in clusters {
            let half = usize::from(sizes[1] < sizes[0]);
            sizes[half] += size(&cluster);
            halves[half].push(cluster);
        }
        // Small ones first, and limited ones before the others.
        let in_order = |mut half: Vec<Vec<usize>>| -> Vec<usize> {
            half.reverse();
            half.sort_by_key(|cluster| cluster.len() == 1);
            half.concat()
        };
        Self(halves.map(in_order))
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

/// A plan that is known, by which labels are told apart where it matters.
#[derive(Clone, Debug)]
pub(super) struct Guide {
    chosen: Vec<usize>,
    /// What a minor unit of money brings there.
    worth: f64,
}

impl Guide {
    /// The guide that `found` is, or the middle of all choices where nothing is known.
    pub(super) fn of(problem: &Problem, found: Option<&Found>) -> Self {
        let middle = || problem.channels.iter().map(|channel| channel.choices.len() / 2).collect();
        let chosen: Vec<usize> = found.map_or_else(middle, |found| found.chosen.clone());
        let value = problem.value(&chosen);
        let step = |at: usize| -> Option<f64> {
            let choices = &problem.channels[at].choices;
            let cost = choices.get(chosen[at] + 1)?.cost - choices[chosen[at]].cost;
            let mut more = chosen.clone();
            more[at] += 1;
            (cost > 0).then(|| (problem.value(&more) - value) / cost as f64)
        };
        let worth = (0..chosen.len()).filter_map(step).fold(0.0, f64::max);
        Self { chosen, worth: if worth > 0.0 { worth } else { 1.0 / problem.money.max(1) as f64 } }
    }

    /// What matters of the labels of `channels`.
    fn importance(&self, problem: &Problem, channels: &[usize]) -> Importance {
        let space = &problem.space;
        let (mut row, mut next) = (space.origin(), space.origin());
        for (at, channel) in problem.channels.iter().enumerate().filter(|(at, _)| !channels.contains(at)) {
            space.add(&row, &channel.choices[self.chosen[at]], &mut next);
            std::mem::swap(&mut row, &mut next);
        }
        Importance::beside(&row, self.worth, space)
    }
}

/// How labels are thinned, and how many there may be at most.
#[derive(Clone, Copy)]
pub(super) struct Effort {
    pub(super) thinning: Thinning,
    pub(super) most_labels: usize,
}

impl Effort {
    /// All labels that none drops.
    pub(super) const EXACT: Self = Self { thinning: Thinning::Never, most_labels: MOST_LABELS };
}

/// What follows each channel of each half, for any money up to a limit.
#[derive(Debug)]
pub(super) struct Rests {
    each: [Vec<Rest>; 2],
    /// All channels.
    all: Rest,
}

impl Rests {
    /// Sums up the channels of `problem` for any money up to `most_cost`; `None` where that cannot be.
    pub(super) fn of(problem: &Problem, most_cost: i64) -> Option<Self> {
        let space = &problem.space;
        let split = Split::of(problem);
        let origin = Rest::origin(most_cost, space)?;
        let with = |rest: Rest, at: &usize| rest.with(&problem.channels[*at].choices, space);
        // What follows a channel: those of its half behind it, and the other half.
        let of = |half: usize| -> Vec<Rest> {
            let mut rests = vec![split.0[1 - half].iter().fold(origin.clone(), with)];
            for at in split.0[half].iter().rev() {
                rests.extend(rests.last().cloned().map(|rest| with(rest, at)));
            }
            rests
        };
        let (mut first, mut second) = rayon::join(|| of(0), || of(1));
        let all = first.pop()?;
        second.pop();
        first.reverse();
        second.reverse();
        Some(Self { each: [first, second], all })
    }

    /// No plan for `money` is worth more.
    pub(super) fn bound(&self, problem: &Problem, money: i64) -> Option<f64> {
        self.all.bound(money, &problem.space)
    }
}

/// The labels of both halves for any money up to `most_cost`; labels that lead to nothing as good as the plans that are known
/// are left out.
pub(super) fn ready(
    (problem, guide): (&Problem, &Guide),
    most_cost: i64,
    (effort, known): (Effort, Option<(&Rests, &Known)>),
    labels: &AtomicU64,
    watch: Watch<'_>,
) -> Result<Ready, Halt> {
    let taken = AtomicU64::new(0);
    let maker = Maker { problem, split: Split::of(problem), guide, most_cost, labels, taken: &taken, watch };
    let half = |half: usize| {
        let rests = known.map(|(rests, known)| (rests.each[half].as_slice(), known));
        maker.grown(half, effort, rests)
    };
    let (first, second) = rayon::join(|| half(0), || half(1));
    Ok(Ready { halves: Halves::of(first?, second?, &problem.space), split: maker.split })
}

/// Makes the labels of halves.
struct Maker<'a> {
    problem: &'a Problem,
    split: Split,
    guide: &'a Guide,
    most_cost: i64,
    labels: &'a AtomicU64,
    /// How many channels were taken into one of the halves.
    taken: &'a AtomicU64,
    watch: Watch<'a>,
}

impl Maker<'_> {
    /// What labels of these channels are held to: what all others cost at least is not there to spend.
    fn bounds<'b>(
        &'b self,
        channels: &[usize],
        most_labels: usize,
        rest: Option<(&'b Rest, &'b Known)>,
        made: &'b (dyn Fn(u64) + Sync),
    ) -> Bounds<'b> {
        let (all, _) = self.problem.costs();
        let theirs: i64 = channels.iter().map(|&at| self.problem.channels[at].least_cost()).sum();
        let most_cost = self.most_cost.saturating_sub(all - theirs);
        Bounds { most_cost, most_labels, stopped: self.watch.stopped, made, rest }
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

    /// The front of one half; `rests` are what follows each of its channels.
    fn grown(&self, half: usize, effort: Effort, rests: Option<(&[Rest], &Known)>) -> Result<Front, Halt> {
        let order = &self.split.0[half];
        let mut front = Front::origin(&self.problem.space);
        for (position, &at) in order.iter().enumerate() {
            let later: Vec<usize> = order[position + 1..].iter().chain(&self.split.0[1 - half]).copied().collect();
            let rest = rests.map(|(rests, known)| (&rests[position], known));
            front = self.with(front, at, (order, &order[..position], &later), effort, rest)?;
            self.took();
        }
        Ok(front)
    }

    /// `front`, which has the channels `before`, with the channel at `at`; `later` are those still to come. All `channels`
    /// together are held to the money.
    fn with(
        &self,
        mut front: Front,
        at: usize,
        (channels, before, later): (&[usize], &[usize], &[usize]),
        Effort { thinning, most_labels, .. }: Effort,
        rest: Option<(&Rest, &Known)>,
    ) -> Result<Front, Halt> {
        let space = &self.problem.space;
        let made = |count: u64| self.made(count);
        let is_open = open_after(self.problem, space, later);
        // Thinned fronts may grow: they are thinned again before the next channel.
        let room = if thinning == Thinning::Never { most_labels } else { most_labels.saturating_mul(4) };
        let bounds = self.bounds(channels, room, rest, &made);
        let mut most = most_labels;
        let importance = self.guide.importance(self.problem, before);
        front = front.thinned(most, thinning, (&importance, space));
        loop {
            match front.with(&self.problem.channels[at].choices, space, &is_open, &bounds) {
                Err(Halt::TooMany) if thinning != Thinning::Never && most > 1 => {
                    most /= 2;
                    front = front.thinned(most, thinning, (&importance, space));
                }
                other => return other,
            }
        }
    }
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
    if problem.space.resources.is_empty() {
        return exact_below(problem, money, (found, f64::INFINITY), watch);
    }
    // Labels without limits of spending are fewer by far; where the best plan keeps the limits all the same, it is the best.
    let free = problem.without_spending();
    let best = watch.during(0.0, 0.2, |watch| exact_below(&free, money, (found.clone(), f64::INFINITY), watch))?;
    if let Some(found) = Found::of(problem, best.found.chosen.clone(), money) {
        return Some(Best { found, ..best });
    }
    let held = watch.during(0.2, 1.0, |watch| exact_below(problem, money, (found, best.bound), watch))?;
    Some(Best { labels: held.labels + best.labels, ..held })
}

/// The best plan of labels that are compared exactly; `found` is a plan that is known, and no plan is worth more than `bound`.
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
    let rests = is_large.then(|| Rests::of(problem, money)).flatten();
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
            let thinned = |thinning| (Effort { thinning, most_labels: THINNED }, known_rests);
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

/// More than this is reached by no plan, whatever the money: every channel with its most.
pub(super) fn most_at_all(problem: &Problem) -> f64 {
    let most: Vec<usize> = problem.channels.iter().map(|channel| channel.choices.len().saturating_sub(1)).collect();
    if problem.channels.iter().any(|channel| channel.choices.is_empty()) {
        return f64::NEG_INFINITY;
    }
    let bonus = |channel: &super::problem::ChannelChoices| {
        let most = channel.choices.iter().map(|choice| choice.bonus).fold(f64::NEG_INFINITY, f64::max);
        most - channel.choices.last().map_or(0.0, |choice| choice.bonus)
    };
    problem.value(&most) + problem.channels.iter().map(bonus).sum::<f64>()
}
