//! Which channels stand in which half of a problem, and in which order they are taken.

use super::lean::Lean;
use super::space::Space;

/// The most of all plans, as a share of their logarithm, that the channels of one limit of spending may have in one half.
const MOST_IN_A_HALF: f64 = 0.7;

/// Returns how many plans the choices of a channel make, as a logarithm.
fn plans_of(lean: &Lean, at: usize) -> f64 {
    (lean.choices[at].len() as f64).ln()
}

/// Groups the channels in sets: those for which the same limit of spending counts together, each other one alone; in a set those with
/// fewer choices first.
fn clusters(lean: &Lean, space: &Space) -> Vec<Vec<usize>> {
    let mut clusters: Vec<Vec<usize>> = (0..lean.choices.len()).map(|at| vec![at]).collect();
    for resource in 0..space.resources.len() {
        let counts = |at: &usize| lean.choices[*at].iter().any(|choice| choice.spent[resource] > 0.0);
        let (joined, alone): (Vec<_>, Vec<_>) = clusters.into_iter().partition(|cluster| cluster.iter().any(counts));
        clusters = alone;
        clusters.extend((!joined.is_empty()).then(|| joined.concat()));
    }
    for cluster in &mut clusters {
        cluster.sort_by_key(|&at| (lean.choices[at].len(), std::cmp::Reverse(at)));
    }
    clusters
}

/// The channels of each half, in the order in which they are taken.
#[derive(Clone, Debug)]
pub(super) struct Split(pub(super) [Vec<usize>; 2]);

impl Split {
    /// Divides the channels into halves with about as many plans in each; channels that stay as they are come first. Channels for which one limit of
    /// spending counts come first of all and in one half, as far as halves are still about as large: behind the last of them
    /// what was spent no longer tells labels apart.
    pub(super) fn of(lean: &Lean, space: &Space) -> Self {
        let size = |cluster: &[usize]| cluster.iter().map(|&at| plans_of(lean, at)).sum::<f64>();
        let all: f64 = (0..lean.choices.len()).map(|at| plans_of(lean, at)).sum();
        let is_fitting = |cluster: &[usize]| cluster.len() == 1 || size(cluster) <= MOST_IN_A_HALF * all;
        let (mut clusters, loose): (Vec<_>, Vec<_>) =
            clusters(lean, space).into_iter().partition(|one| is_fitting(one));
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

    /// Returns choices of both halves as choices of all channels.
    pub(super) fn join(&self, first: &[usize], second: &[usize]) -> Vec<usize> {
        let mut chosen = vec![0; first.len() + second.len()];
        for (half, choices) in self.0.iter().zip([first, second]) {
            for (&at, &choice) in half.iter().zip(choices) {
                chosen[at] = choice;
            }
        }
        chosen
    }
}
