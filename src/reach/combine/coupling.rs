//! Says how strongly a channel's audience follows what all channels have in common: the one factor of the overlap.
//!
//! Each person has a common inclination `Z ~ N(0, 1)`. A channel with overlap `λ` ranks its people by
//! `λ·Z + √(1 − λ²)·ε`: who stands high is met often. Two channels then share people according to `λᵢ·λⱼ`
//! (a one-factor Gaussian copula; Vasicek, 1987; Li, 2000). `Z` is taken at a number of points, the ranking in bins of
//! equal size; the shares are fitted so that each bin keeps its size exactly.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::reach::curve::special::{normal_between, normal_quantile};

/// How many groups of equal size each channel's people are sorted into, by how often they meet it.
pub(in crate::reach) const BINS: usize = 64;

/// The strongest overlap that is computed; beyond it the points of the common inclination lie too far apart.
pub const MAX_OVERLAP: f64 = 0.99;

/// Up to this overlap the coarser set of points is as exact as the bins.
const COARSE_UP_TO: f64 = 0.95;

/// One number for each bin.
pub(in crate::reach) type Bins = [f64; BINS];

/// The points of the common inclination, with the share of people at each.
#[derive(Debug, PartialEq)]
pub(in crate::reach) struct Nodes {
    points: Vec<f64>,
    pub(in crate::reach) weights: Vec<f64>,
}

impl Nodes {
    /// Places `count` points over ±6.2 standard deviations: the trapezoidal rule, which is exponentially exact for what is
    /// integrated here.
    fn new(count: usize) -> Self {
        let step = 12.4 / (count - 1) as f64;
        let points: Vec<f64> = (0..count).map(|at| step * (at as f64 - (count - 1) as f64 / 2.0)).collect();
        let heights: Vec<f64> = points.iter().map(|z| (-z * z / 2.0).exp()).collect();
        let sum: f64 = heights.iter().sum();
        Self { points, weights: heights.into_iter().map(|height| height / sum).collect() }
    }

    /// Returns the points for channels of which the strongest overlap is this.
    pub(in crate::reach) fn for_overlap(strongest: f64) -> &'static Self {
        static COARSE: OnceLock<Nodes> = OnceLock::new();
        static FINE: OnceLock<Nodes> = OnceLock::new();
        if strongest <= COARSE_UP_TO {
            COARSE.get_or_init(|| Self::new(32))
        } else {
            FINE.get_or_init(|| Self::new(64))
        }
    }
}

/// Returns the overlap as it is computed: from −[`MAX_OVERLAP`] to [`MAX_OVERLAP`]; what is no number counts as none.
pub(in crate::reach) fn computed_overlap(overlap: f64) -> f64 {
    if overlap.is_nan() { 0.0 } else { overlap.clamp(-MAX_OVERLAP, MAX_OVERLAP) }
}

/// The share of the people at each point of the common inclination who stand in each bin of a channel.
#[derive(Debug)]
pub(in crate::reach) struct Coupling {
    overlap: f64,
    nodes: &'static Nodes,
    /// For each point, shares of its people; they add up to 1.
    pub(in crate::reach) shares: Vec<Bins>,
}

impl Coupling {
    fn new(overlap: f64, nodes: &'static Nodes) -> Self {
        let edges = edges();
        let spread = (1.0 - overlap * overlap).sqrt();
        let shares = nodes.points.iter().map(|z| {
            let mut bins = [0.0; BINS];
            let edges = edges.map(|edge| (edge - overlap * z) / spread);
            for (bin, share) in bins.iter_mut().zip(normal_between(&edges)) {
                *bin = share;
            }
            bins
        });
        let mut joint: Vec<Bins> =
            shares.zip(&nodes.weights).map(|(bins, weight): (Bins, _)| bins.map(|share| share * weight)).collect();
        fit(&mut joint, &nodes.weights);
        for (bins, weight) in joint.iter_mut().zip(&nodes.weights) {
            *bins = bins.map(|share| share / weight);
        }
        Self { overlap, nodes, shares: joint }
    }

    /// Returns the overlap that it stands for.
    pub(in crate::reach) fn overlap(&self) -> f64 {
        self.overlap
    }

    /// Returns true when both stand for one overlap at the same points.
    pub(in crate::reach) fn is_same(&self, other: &Self) -> bool {
        self.overlap.to_bits() == other.overlap.to_bits() && std::ptr::eq(self.nodes, other.nodes)
    }
}

/// Returns where the bins of a standard normal distribution end.
fn edges() -> &'static [f64; BINS + 1] {
    static EDGES: OnceLock<[f64; BINS + 1]> = OnceLock::new();
    EDGES.get_or_init(|| {
        std::array::from_fn(|edge| match edge {
            0 => f64::NEG_INFINITY,
            BINS => f64::INFINITY,
            _ => normal_quantile(edge as f64 / BINS as f64),
        })
    })
}

/// How often rows and columns are scaled in turn at most.
const MOST_ROUNDS: usize = 200;

/// Fits a table of shares to its margins: each row to its weight, each column to the size of a bin. Scaling in turn
/// (Deming and Stephan, 1940) comes near; the rest is made exact by shares that are never negative
/// (Altschuler, Weed and Rigollet, 2017).
fn fit(joint: &mut [Bins], weights: &[f64]) {
    let size = 1.0 / BINS as f64;
    for _ in 0..MOST_ROUNDS {
        scale_columns(joint, |sum| size / sum);
        let mut worst: f64 = 0.0;
        for (bins, weight) in joint.iter_mut().zip(weights) {
            let sum: f64 = bins.iter().sum();
            worst = worst.max((sum / weight - 1.0).abs());
            *bins = bins.map(|share| share * (weight / sum));
        }
        if worst < 1e-15 {
            break;
        }
    }
    scale_columns(joint, |sum| (size / sum).min(1.0));
    let row_gaps: Vec<f64> =
        joint.iter().zip(weights).map(|(bins, weight)| (weight - bins.iter().sum::<f64>()).max(0.0)).collect();
    let column_gaps = column_sums(joint).map(|sum| (size - sum).max(0.0));
    let gap: f64 = row_gaps.iter().sum();
    if gap > 0.0 {
        for (bins, row_gap) in joint.iter_mut().zip(row_gaps) {
            for (share, column_gap) in bins.iter_mut().zip(column_gaps) {
                *share += row_gap * column_gap / gap;
            }
        }
    }
}

fn column_sums(joint: &[Bins]) -> Bins {
    joint.iter().fold([0.0; BINS], |sums, bins| std::array::from_fn(|bin| sums[bin] + bins[bin]))
}

fn scale_columns(joint: &mut [Bins], factor: impl Fn(f64) -> f64) {
    let factors = column_sums(joint).map(|sum| if sum > 0.0 { factor(sum) } else { 1.0 });
    for bins in joint {
        for (share, factor) in bins.iter_mut().zip(factors) {
            *share *= factor;
        }
    }
}

/// The couplings that were needed so far; channels mostly have one of a few overlaps. Clones have the same ones, also those
/// that are found later.
#[derive(Clone, Debug, Default)]
pub(in crate::reach) struct Couplings(Arc<Mutex<Vec<Arc<Coupling>>>>);

impl Couplings {
    /// Returns the coupling of a channel with this overlap, made where there is none yet. Another thread that needs one
    /// meanwhile waits: mostly it needs the same.
    pub(in crate::reach) fn of(&self, overlap: f64, nodes: &'static Nodes) -> Arc<Coupling> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_same =
            |known: &&Arc<Coupling>| known.overlap.to_bits() == overlap.to_bits() && std::ptr::eq(known.nodes, nodes);
        if let Some(known) = all.iter().find(is_same) {
            return Arc::clone(known);
        }
        // An overlap that is dragged would fill the list with what nobody needs any more.
        if all.len() >= 64 {
            all.clear();
        }
        let new = Arc::new(Coupling::new(overlap, nodes));
        all.push(Arc::clone(&new));
        new
    }
}

#[cfg(test)]
mod tests {
    use super::{BINS, Coupling, MAX_OVERLAP, Nodes, column_sums};

    #[test]
    fn every_bin_keeps_its_size() {
        for overlap in [0.0, 0.1, -0.3, 0.7, 0.95, 0.97, -MAX_OVERLAP, MAX_OVERLAP] {
            let nodes = Nodes::for_overlap(f64::abs(overlap));
            let coupling = Coupling::new(overlap, nodes);
            let joint: Vec<_> = coupling
                .shares
                .iter()
                .zip(&nodes.weights)
                .map(|(bins, weight)| bins.map(|share| share * weight))
                .collect();
            for sum in column_sums(&joint) {
                assert!((sum * BINS as f64 - 1.0).abs() < 1e-13, "{overlap}: {sum}");
            }
            for bins in &coupling.shares {
                assert!((bins.iter().sum::<f64>() - 1.0).abs() < 1e-13 && bins.iter().all(|share| *share >= 0.0));
            }
        }
    }
}
