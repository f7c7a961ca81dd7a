//! A plan that is known, by which labels are told apart where it matters.

use super::problem::Problem;
use super::search::Found;
use super::thin::Importance;

/// A plan that is known, by which labels are told apart where it matters.
#[derive(Clone, Debug)]
pub(super) struct Guide {
    chosen: Vec<usize>,
    /// What a minor unit of money brings there.
    worth: f64,
}

impl Guide {
    /// Returns the guide that `found` is, or the middle of all choices where nothing is known.
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

    /// Returns what matters of the labels of `channels`.
    pub(super) fn importance(&self, problem: &Problem, channels: &[usize]) -> Importance {
        Importance::beside(&self.beside(problem, channels), self.worth, &problem.space)
    }

    /// Returns what the guide has beside `channels`.
    pub(super) fn beside(&self, problem: &Problem, channels: &[usize]) -> Vec<f64> {
        let space = &problem.space;
        let (mut row, mut next) = (space.origin(), space.origin());
        for (at, channel) in problem.channels.iter().enumerate().filter(|(at, _)| !channels.contains(at)) {
            space.add(&row, &channel.choices[self.chosen[at]], &mut next);
            std::mem::swap(&mut row, &mut next);
        }
        row
    }
}
