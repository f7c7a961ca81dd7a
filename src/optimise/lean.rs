//! Choices that may be part of a best plan: no other of the same channel costs as little and is as good whatever follows.
//!
//! A flight of posters for one price is worth its most units or none, and what is free its most. Labels, bounds and the split into
//! halves go by these choices alone.

use super::channel::Choice;
use super::problem::Problem;
use super::space::Space;

/// Holds for each channel the choices that no other one of it beats.
#[derive(Clone, Debug)]
pub(super) struct Lean {
    pub(super) choices: Vec<Vec<Choice>>,
    /// Where each of them stands among all choices of its channel.
    places: Vec<Vec<usize>>,
}

impl Lean {
    /// Returns those of `problem`.
    pub(super) fn of(problem: &Problem) -> Self {
        let places: Vec<Vec<usize>> =
            problem.channels.iter().map(|channel| unbeaten(&channel.choices, &problem.space)).collect();
        let channels = problem.channels.iter().zip(&places);
        let choices =
            channels.map(|(channel, places)| places.iter().map(|&at| channel.choices[at].clone()).collect()).collect();
        Self { choices, places }
    }

    /// Returns where choices stand, one for each channel, among all choices of the problem.
    pub(super) fn among_all(&self, chosen: &[usize]) -> Vec<usize> {
        self.places.iter().zip(chosen).map(|(places, &at)| places[at]).collect()
    }
}

/// Returns the places of the choices that no other beats; of those that are the same the first.
fn unbeaten(choices: &[Choice], space: &Space) -> Vec<usize> {
    let length = space.length();
    let is_open = vec![true; space.resources.len()];
    let origin = space.origin();
    let (mut row, mut keys) = (origin.clone(), vec![0.0; choices.len() * length]);
    for (choice, keys) in choices.iter().zip(keys.chunks_exact_mut(length)) {
        space.add(&origin, choice, &mut row);
        space.keys(&row, &is_open, keys);
    }
    let keys = |at: usize| &keys[at * length..][..length];
    let is_as_good =
        |a: usize, b: usize| choices[a].cost <= choices[b].cost && keys(a).iter().zip(keys(b)).all(|(a, b)| a <= b);
    let beats = |a: usize, b: usize| a != b && is_as_good(a, b) && (a < b || !is_as_good(b, a));
    (0..choices.len()).filter(|&b| !(0..choices.len()).any(|a| beats(a, b))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Choice, Space, unbeaten};
    use crate::optimise::space::View;

    #[test]
    fn what_costs_as_much_and_reaches_less_is_left_out() {
        let view = View { audience: 0, weight: 1.0 };
        let space = Space { times: 2, is_points: false, views: vec![view], resources: Vec::new() };
        let choice = |cost: i64, few: [f64; 2]| Choice {
            units: 0,
            cost,
            few: few.to_vec(),
            means: vec![0.0],
            spent: Vec::new(),
            bonus: 0.0,
        };
        let choices = [
            choice(0, [1.0, 0.0]),
            choice(9, [0.6, 0.3]),
            choice(9, [0.5, 0.4]),
            choice(9, [0.5, 0.3]),
            choice(12, [0.5, 0.3]),
            choice(9, [0.5, 0.3]),
            // Fewer have two contacts or more, but fewer have none as well.
            choice(9, [0.4, 0.5]),
        ];
        assert_eq!(unbeaten(&choices, &space), [0, 3, 6]);
    }
}
