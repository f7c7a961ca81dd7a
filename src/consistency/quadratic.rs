//! The sums `Σᵢ Σⱼ pᵢ·pⱼ·S(i,j)` behind every consistency figure, for several exposure mixes at once.
//!
//! A mix is one week of an audience, or one audience over the whole plan. [`LANES`] of them are computed side by side, each
//! in a fixed order of its own, so that a mix has the same sum to the last bit whatever stands beside it.

use std::ops::Range;

use super::SimilarityMatrix;

/// How many mixes are computed side by side.
pub(super) const LANES: usize = 8;

/// One number for each mix.
pub(super) type Lanes = [f64; LANES];

/// What some mixes have of each message, summed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Counts {
    /// `Σᵢ pᵢ`.
    impressions: Lanes,
    /// How many messages have impressions.
    messages: [u32; LANES],
    /// `Σᵢ pᵢ²`.
    same: Lanes,
}

/// The sums of one group of mixes that an edit may leave alone.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct GroupSums {
    /// Without regard to similarity.
    pub(super) counts: Counts,
    /// Over every two blocks of messages.
    pub(super) pairs: Vec<Lanes>,
}

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

/// The most blocks of messages: their sums take room for every two of them, week by week.
const MAX_BLOCKS: usize = 16;

/// The fewest messages of a block.
const LEAST_BLOCK: usize = 16;

/// The messages of a plan in blocks. Sums are taken for every two blocks and then added, so that after an edit only those
/// with a changed message must be taken again, and the whole is the same to the last bit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Blocks {
    size: usize,
    /// How many there are.
    pub(super) count: usize,
}

impl Blocks {
    /// The blocks of so many messages.
    pub(super) fn of(messages: usize) -> Self {
        let size = messages.div_ceil(MAX_BLOCKS).max(LEAST_BLOCK);
        Self { size, count: messages.div_ceil(size) }
    }

    /// The block of a message.
    pub(super) fn block(&self, message: usize) -> usize {
        message / self.size
    }

    /// Where each block begins among `messages`, which rise, and where the last one ends.
    pub(super) fn starts(&self, messages: &[usize]) -> Vec<usize> {
        (0..=self.count).map(|block| messages.partition_point(|&message| message < block * self.size)).collect()
    }
}

/// What is known of every two blocks (the later one first) from before an edit: sums, and which blocks it changed.
pub(super) type KnownBlocks<'a, T> = Option<(&'a [T], &'a [bool])>;

/// A value for every two blocks, the later one first: the known one where neither block changed, else what `sum` makes.
pub(super) fn for_blocks<T: Copy>(
    blocks: Blocks,
    known: KnownBlocks<'_, T>,
    mut sum: impl FnMut(usize, usize) -> T,
) -> Vec<T> {
    let mut out = Vec::with_capacity(blocks.count * (blocks.count + 1) / 2);
    for a in 0..blocks.count {
        for b in 0..=a {
            let value = match known {
                Some((known, changed)) if !changed[a] && !changed[b] => known[out.len()],
                _ => sum(a, b),
            };
            out.push(value);
        }
    }
    out
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
        let whole = self.pairs(matrix, 0..self.messages.len(), 0..self.messages.len());
        self.sums_of(matrix, self.counts(), &[whole])
    }

    /// `Σᵢ Σⱼ pᵢ·pⱼ·S(i,j)` of every mix, for every two blocks and with `j` before `i`.
    pub(super) fn block_sums(
        &self,
        matrix: &SimilarityMatrix,
        blocks: Blocks,
        known: KnownBlocks<'_, Lanes>,
    ) -> Vec<Lanes> {
        let starts = blocks.starts(&self.messages);
        for_blocks(blocks, known, |a, b| self.pairs(matrix, starts[a]..starts[a + 1], starts[b]..starts[b + 1]))
    }

    /// `Σᵢ Σⱼ pᵢ·pⱼ·S(i,j)` of every mix, over the messages at the places `first` and those of `second` before them.
    fn pairs(&self, matrix: &SimilarityMatrix, first: Range<usize>, second: Range<usize>) -> Lanes {
        let mut sum = [0.0; LANES];
        for i in first {
            let row = matrix.row(self.messages[i]);
            let before = second.start..second.end.min(i).max(second.start);
            let mut others = [0.0; LANES];
            for (&other, counts) in self.messages[before.clone()].iter().zip(&self.impressions[before]) {
                let similarity = row[other];
                for lane in 0..LANES {
                    others[lane] += similarity * counts[lane];
                }
            }
            for lane in 0..LANES {
                sum[lane] += self.impressions[i][lane] * others[lane];
            }
        }
        sum
    }

    /// What every mix has of each message, without regard to similarity.
    pub(super) fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for own in &self.impressions {
            for (lane, &own) in own.iter().enumerate() {
                counts.impressions[lane] += own;
                counts.messages[lane] += u32::from(own > 0.0);
                counts.same[lane] += own * own;
            }
        }
        counts
    }

    /// The sums of every mix from its `counts` and its sums over `pairs` of different messages.
    pub(super) fn sums_of(&self, matrix: &SimilarityMatrix, counts: Counts, pairs: &[Lanes]) -> Sums {
        let Counts { impressions, messages, same } = counts;
        let mut sums = Sums { impressions, messages, same, ..Sums::default() };
        for block in pairs {
            for (alike, pairs) in sums.alike.iter_mut().zip(block) {
                *alike += pairs;
            }
        }
        for lane in 0..LANES {
            sums.alike[lane] = sums.same[lane] + 2.0 * sums.alike[lane];
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
