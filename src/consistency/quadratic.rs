//! The sums `Σᵢ Σⱼ pᵢ·pⱼ·S(i,j)` behind every consistency figure, for several exposure mixes at once.
//!
//! A mix is one week of an audience, or one audience over the whole plan. [`LANES`] of them are computed side by side, each
//! in a fixed order of its own, so that a mix has the same sum to the last bit whatever stands beside it.

use super::SimilarityMatrix;

/// How many mixes are computed side by side.
pub(super) const LANES: usize = 8;

/// One number for each mix.
pub(super) type Lanes = [f64; LANES];

/// Sums of some mixes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sums {
    /// `Σᵢ pᵢ`.
    pub(super) impressions: Lanes,
    /// How many messages have impressions.
    pub(super) messages: [u32; LANES],
    /// `Σᵢ Σⱼ pᵢ·pⱼ·S(i,j)` with `S(i,i) = 1`.
    pub(super) alike: Lanes,
    /// `Σᵢ Σⱼ pᵢ·pⱼ` over the pairs that cannot be compared.
    pub(super) incomparable: Lanes,
    /// `Σᵢ pᵢ²`: the pairs of a message with itself.
    pub(super) same: Lanes,
}

/// Messages with impressions in at least one of some mixes.
#[derive(Clone, Debug, Default)]
pub(super) struct Mixes {
    messages: Vec<usize>,
    impressions: Vec<Lanes>,
}

impl Mixes {
    /// Takes all messages out.
    pub(super) fn clear(&mut self) {
        self.messages.clear();
        self.impressions.clear();
    }

    /// Adds the next message, in rising order; `impressions` has at most one number for each lane.
    pub(super) fn push(&mut self, message: usize, impressions: &[f64]) {
        if impressions.iter().all(|&count| count == 0.0) {
            return;
        }
        let mut lanes = [0.0; LANES];
        lanes[..impressions.len()].copy_from_slice(impressions);
        self.messages.push(message);
        self.impressions.push(lanes);
    }

    /// The messages with their impressions.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &Lanes)> + Clone {
        self.messages.iter().copied().zip(&self.impressions)
    }

    /// The sums of every mix.
    pub(super) fn sums(&self, matrix: &SimilarityMatrix) -> Sums {
        let mut sums = Sums::default();
        for (position, (message, own)) in self.iter().enumerate() {
            let row = matrix.row(message);
            let mut others = [0.0; LANES];
            for (&other, counts) in self.messages[..position].iter().zip(&self.impressions[..position]) {
                let similarity = row[other];
                for lane in 0..LANES {
                    others[lane] += similarity * counts[lane];
                }
            }
            for lane in 0..LANES {
                sums.impressions[lane] += own[lane];
                sums.messages[lane] += u32::from(own[lane] > 0.0);
                sums.same[lane] += own[lane] * own[lane];
                sums.alike[lane] += own[lane] * (own[lane] + 2.0 * others[lane]);
            }
        }
        if !matrix.is_complete() {
            for (message, own) in self.iter() {
                let others = self.incomparable_with(message, matrix);
                for lane in 0..LANES {
                    sums.incomparable[lane] += own[lane] * others[lane];
                }
            }
        }
        sums
    }

    /// `Σⱼ pⱼ·S(message, j)` of every mix.
    pub(super) fn alike_with(&self, message: usize, matrix: &SimilarityMatrix) -> Lanes {
        let row = matrix.row(message);
        let mut sum = [0.0; LANES];
        for (other, counts) in self.iter() {
            let similarity = row[other];
            for (sum, &count) in sum.iter_mut().zip(counts) {
                *sum += similarity * count;
            }
        }
        sum
    }

    /// `Σⱼ pⱼ` of every mix over the messages that `message` cannot be compared with.
    pub(super) fn incomparable_with(&self, message: usize, matrix: &SimilarityMatrix) -> Lanes {
        let mut sum = [0.0; LANES];
        let mut from = 0;
        for other in matrix.incomparable_with(message) {
            from += self.messages[from..].partition_point(|&known| known < other);
            if self.messages.get(from) == Some(&other) {
                for (sum, &count) in sum.iter_mut().zip(&self.impressions[from]) {
                    *sum += count;
                }
            }
        }
        sum
    }
}
