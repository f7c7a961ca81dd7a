//! Plans that are good, found quickly: exchanges of one and two channels until none makes the plan better.

use super::channel::Choice;
use super::problem::Problem;
use super::space::{BETTER, Space};

/// After so many rounds over all pairs of channels the plan stays as it is; most need three to six.
const MOST_ROUNDS: usize = 40;

/// Choices, one for each channel, with what they come to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) chosen: Vec<usize>,
    pub(super) value: f64,
    pub(super) cost: i64,
}

impl Found {
    /// Returns these choices, where they are within the money and the limits of spending.
    pub(super) fn of(problem: &Problem, chosen: Vec<usize>, money: i64) -> Option<Self> {
        let cost = problem.cost(&chosen);
        let row = problem.row(&chosen);
        (cost <= money && problem.space.keeps_spending(&row)).then(|| Self {
            value: problem.space.value(&row),
            chosen,
            cost,
        })
    }

    /// Returns the better of two: a greater value, else less money.
    pub(super) fn better(self, other: Self) -> Self {
        let is_better = if (self.value - other.value).abs() > BETTER {
            other.value > self.value
        } else {
            (other.cost, &other.chosen) < (self.cost, &self.chosen)
        };
        if is_better { other } else { self }
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

/// The keys of each choice of a channel alone, and the least that each key can be for so much money.
struct Keys {
    each: Vec<f64>,
    /// The costs of all choices, rising.
    costs: Vec<i64>,
    /// The least keys of the choices up to and with each of these costs.
    least: Vec<f64>,
}

impl Keys {
    fn of(choices: &[Choice], space: &Space) -> Self {
        let length = space.length();
        let closed = vec![false; space.resources.len()];
        let mut each = vec![0.0; choices.len() * length];
        let origin = space.origin();
        let mut row = origin.clone();
        for (choice, keys) in choices.iter().zip(each.chunks_mut(length)) {
            space.add(&origin, choice, &mut row);
            space.keys(&row, &closed, keys);
        }
        let mut order: Vec<usize> = (0..choices.len()).collect();
        order.sort_by_key(|&at| choices[at].cost);
        let mut so_far = vec![f64::INFINITY; length];
        let mut least = Vec::with_capacity(each.len());
        for &at in &order {
            let keys = &each[at * length..][..length];
            so_far.iter_mut().zip(keys).for_each(|(least, key)| *least = least.min(*key));
            least.extend_from_slice(&so_far);
        }
        Self { costs: order.iter().map(|&at| choices[at].cost).collect(), each, least }
    }

    /// Returns the least keys that `money` pays for; `None` where it pays for nothing.
    fn least_for(&self, money: i64, length: usize) -> Option<&[f64]> {
        let last = self.costs.partition_point(|&cost| cost <= money).checked_sub(1)?;
        Some(&self.least[last * length..][..length])
    }
}

/// What of a choice counts for a limit.
type Taken = Box<dyn Fn(&Choice) -> f64>;

/// Searches a plan.
pub(super) struct Search<'a> {
    problem: &'a Problem,
    money: i64,
    /// For each channel, the keys of its choices.
    keys: Vec<Keys>,
    stopped: &'a (dyn Fn() -> bool + Sync),
    /// Plans that do not keep this are left out.
    keeps: Option<Keeps<'a>>,
}

/// Says whether choices, one for each channel, keep a limit.
pub(super) type Keeps<'a> = &'a (dyn Fn(&[usize]) -> bool + Sync);

impl<'a> Search<'a> {
    /// Prepares a search for `money`.
    pub(super) fn new(problem: &'a Problem, money: i64, stopped: &'a (dyn Fn() -> bool + Sync)) -> Self {
        let keys = problem.channels.iter().map(|channel| Keys::of(&channel.choices, &problem.space)).collect();
        Self { problem, money, keys, stopped, keeps: None }
    }

    /// Returns the same search among plans that keep a limit.
    pub(super) fn that(self, keeps: Keeps<'a>) -> Self {
        Self { keeps: Some(keeps), ..self }
    }

    fn keeps(&self, chosen: &[usize]) -> bool {
        let space = &self.problem.space;
        self.keeps.is_none_or(|keeps| keeps(chosen))
            && (space.resources.is_empty() || space.keeps_spending(&self.problem.row(chosen)))
    }

    /// Returns choices that can be paid for and spend no more on anything than they may: `chosen` with less of what loses least for
    /// what it frees.
    pub(super) fn affordable(&self, mut chosen: Vec<usize>) -> Option<Vec<usize>> {
        let problem = self.problem;
        let mut value = problem.value(&chosen);
        while let Some(spent) = self.too_much(&chosen) {
            if (self.stopped)() {
                return None;
            }
            let less = |at: usize| {
                let choices = &problem.channels[at].choices;
                let now = spent(&choices[chosen[at]]);
                let choice = choices[..chosen[at]].iter().rposition(|choice| spent(choice) < now)?;
                let mut fewer = chosen.clone();
                fewer[at] = choice;
                let left = problem.value(&fewer);
                Some(((value - left) / (now - spent(&choices[choice])), at, choice, left))
            };
            let (_, at, choice, left) =
                (0..chosen.len()).filter_map(less).min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))?;
            chosen[at] = choice;
            value = left;
        }
        Some(chosen)
    }

    /// Returns what of a choice counts for the money, or else for a limit of spending, where choices take too much of it.
    fn too_much(&self, chosen: &[usize]) -> Option<Taken> {
        let problem = self.problem;
        if problem.cost(chosen) > self.money {
            return Some(Box::new(|choice| choice.cost as f64));
        }
        let choices = || problem.channels.iter().zip(chosen).map(|(channel, &at)| &channel.choices[at]);
        let spent = |limit: usize| choices().map(|choice| choice.spent[limit]).sum::<f64>();
        let mut limits = problem.space.resources.iter().enumerate();
        let (limit, _) = limits.find(|(at, limit)| !limit.is_floor && spent(*at) > limit.amount)?;
        Some(Box::new(move |choice| choice.spent[limit]))
    }

    /// Returns the best plan that is found from today's, from the cheapest one, from the most of everything and from `starts`,
    /// each with as much less as the money asks for.
    pub(super) fn best(&self, starts: &[Vec<usize>]) -> Option<Found> {
        let cheapest = || -> Option<Vec<usize>> {
            let channels = self.problem.channels.iter();
            let least =
                |costs: &mut dyn Iterator<Item = (usize, i64)>| costs.min_by_key(|&(at, cost)| (cost, usize::MAX - at));
            let choice = |channel: &super::channel::ChannelChoices| {
                least(&mut channel.choices.iter().map(|choice| choice.cost).enumerate()).map(|(at, _)| at)
            };
            channels.map(choice).collect()
        };
        let most = || -> Option<Vec<usize>> {
            self.problem.channels.iter().map(|channel| channel.choices.len().checked_sub(1)).collect()
        };
        let starts = self.problem.today().into_iter().chain(most()).chain(starts.iter().cloned());
        let starts = starts.filter_map(|start| self.affordable(start)).chain(cheapest());
        let found = starts
            .filter_map(|chosen| Found::of(self.problem, chosen, self.money))
            .filter(|found| self.keeps(&found.chosen))
            .map(|found| self.improved(found));
        found.reduce(Found::better)
    }

    /// Exchanges parts until none makes the plan better.
    pub(super) fn improved(&self, mut found: Found) -> Found {
        let count = self.problem.channels.len();
        for _ in 0..MOST_ROUNDS {
            let before = found.clone();
            for first in 0..count {
                for second in first + 1..count.max(first + 2) {
                    if (self.stopped)() {
                        return found;
                    }
                    if let Some(better) = self.exchanged(&found, first, second.min(count - 1)) {
                        found = better;
                    }
                }
            }
            if found == before {
                break;
            }
        }
        found
    }

    /// Finds the best choices of two channels, the others as they are; `None` where none are better.
    fn exchanged(&self, found: &Found, first: usize, second: usize) -> Option<Found> {
        let (problem, space) = (self.problem, &self.problem.space);
        let channels = &problem.channels;
        if first == second && channels[first].choices.len() < 2 {
            return None;
        }
        let mut rest = space.origin();
        let mut row = rest.clone();
        let mut cost_of_rest = 0_i64;
        for (at, (channel, &chosen)) in channels.iter().zip(&found.chosen).enumerate() {
            if at != first && at != second {
                space.add(&rest, &channel.choices[chosen], &mut row);
                std::mem::swap(&mut rest, &mut row);
                cost_of_rest += channel.choices[chosen].cost;
            }
        }
        let length = space.length();
        let mut factors = vec![0.0; length];
        let mut best = Found { ..found.clone() };
        let dot =
            |factors: &[f64], keys: &[f64]| -> f64 { factors.iter().zip(keys).map(|(factor, key)| factor * key).sum() };
        for (at, choice) in channels[first].choices.iter().enumerate() {
            let left = self.money - cost_of_rest - if first == second { 0 } else { choice.cost };
            let Some(least) = self.keys[second].least_for(left, length) else { continue };
            if first == second {
                row.copy_from_slice(&rest);
            } else {
                space.add(&rest, choice, &mut row);
            }
            let constant = space.factors(&row, &mut factors);
            if constant - dot(&factors, least) < best.value - BETTER {
                continue;
            }
            let others = channels[second].choices.iter().zip(self.keys[second].each.chunks(length)).enumerate();
            for (other, (choice, keys)) in others.filter(|(_, (choice, _))| choice.cost <= left) {
                let value = constant - dot(&factors, keys);
                let cost = self.money - left + choice.cost;
                let is_better = value > best.value + BETTER || (value > best.value - BETTER && cost < best.cost);
                if is_better {
                    let mut chosen = found.chosen.clone();
                    chosen[second] = other;
                    if first != second {
                        chosen[first] = at;
                    }
                    if self.keeps(&chosen) {
                        best = Found { chosen, value, cost };
                    }
                }
            }
            if first == second {
                break;
            }
        }
        (best.chosen != found.chosen).then_some(best)
    }
}
