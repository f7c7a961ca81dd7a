//! The sums `Σᵢ Σⱼ pᵢ·pⱼ·S(i,j)` behind every consistency figure, for several exposure mixes at once.
//!
//! A mix is one week of an audience, or one audience over the whole plan. [`LANES`] of them are computed side by side, each
//! in a fixed order of its own, so that a mix has the same sum to the last bit whatever stands beside it.

#![expect(clippy::inline_always, reason = "code runs with wide vectors only where it is inlined")]

use std::ops::Range;

use pulp::{Arch, Simd, WithSimd};

use super::SimilarityMatrix;

/// How many mixes are computed side by side.
pub(super) const LANES: usize = 8;

/// One number for each mix.
pub(super) type Lanes = [f64; LANES];

/// Holds what some mixes have of each message, summed.
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

/// Of how many messages sums are taken at a time, for each addition to one waits for the last.
const ROWS: usize = 4;

/// The messages of a plan in blocks. Sums are taken for every two blocks and then added, so that after an edit only those
/// with a changed message must be taken again, and the whole is the same to the last bit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Blocks {
    size: usize,
    /// How many there are.
    pub(super) count: usize,
}

impl Blocks {
    /// Returns the blocks of so many messages.
    pub(super) fn of(messages: usize) -> Self {
        let size = messages.div_ceil(MAX_BLOCKS).max(LEAST_BLOCK).next_multiple_of(ROWS);
        Self { size, count: messages.div_ceil(size) }
    }

    /// Returns the block of a message.
    pub(super) fn block(&self, message: usize) -> usize {
        message / self.size
    }

    /// Returns where each block begins among `messages`, which rise, and where the last one ends.
    pub(super) fn starts(&self, messages: &[usize]) -> Vec<usize> {
        (0..=self.count).map(|block| messages.partition_point(|&message| message < block * self.size)).collect()
    }
}

/// Holds what is known of every two blocks (the later one first) from before an edit: sums, and which blocks it changed.
pub(super) type KnownBlocks<'a, T> = Option<(&'a [T], &'a [bool])>;

/// The sums of every two blocks, the later one first: those known where neither block changed, else what `take` adds up
/// for every place `i` of the one block, from what mixes have of `i` and `Σⱼ pⱼ·S(i,j)` over the places `j` of the other
/// before it.
struct ForBlocks<'a, T, F> {
    mixes: &'a Mixes,
    matrix: &'a SimilarityMatrix,
    starts: Vec<usize>,
    known: KnownBlocks<'a, T>,
    take: F,
}

/// Compiled for every width of vectors, with all that is called inlined; the sums are the same to the last bit with any.
impl<T: Copy + Default, F: Fn(&mut T, &Lanes, &Lanes)> WithSimd for ForBlocks<'_, T, F> {
    type Output = Vec<T>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Vec<T> {
        let Self { mixes, matrix, starts, known, take } = self;
        let mut out = Vec::with_capacity(starts.len() * (starts.len() - 1) / 2);
        for (a, first) in starts.windows(2).enumerate() {
            for (b, second) in starts[..a + 2].windows(2).enumerate() {
                let sums = match known {
                    Some((known, changed)) if !changed[a] && !changed[b] => known[out.len()],
                    _ => mixes.pairs(simd, matrix, first[0]..first[1], &(second[0]..second[1]), &take),
                };
                out.push(sums);
            }
        }
        out
    }
}

/// Adds `times` the counts to the sums, of which there are as many as vectors make up all lanes.
#[inline(always)]
fn add<S: Simd>(simd: S, sums: &mut [S::f64s; LANES], times: f64, counts: &Lanes) {
    let times = simd.splat_f64s(times);
    let (counts, _) = S::as_simd_f64s(counts);
    for vector in 0..LANES / S::F64_LANES {
        sums[vector] = simd.add_f64s(sums[vector], simd.mul_f64s(times, counts[vector]));
    }
}

/// Adds the pairs of a message, of which mixes have `own`, with others.
#[inline(always)]
fn add_pairs(sum: &mut Lanes, own: &Lanes, others: &Lanes) {
    for lane in 0..LANES {
        sum[lane] += own[lane] * others[lane];
    }
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
        let lanes = <Lanes>::try_from(impressions).unwrap_or_else(|_| {
            let mut lanes = [0.0; LANES];
            lanes[..impressions.len()].copy_from_slice(impressions);
            lanes
        });
        self.messages.push(message);
        self.impressions.push(lanes);
    }

    /// Returns the messages with their impressions.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &Lanes)> + Clone {
        self.messages.iter().copied().zip(&self.impressions)
    }

    /// Returns the sums of every mix.
    pub(super) fn sums(&self, matrix: &SimilarityMatrix) -> Sums {
        let starts = vec![0, self.messages.len()];
        let whole = Arch::new().dispatch(ForBlocks { mixes: self, matrix, starts, known: None, take: add_pairs });
        self.sums_of(matrix, self.counts(), &whole)
    }

    /// Returns `Σᵢ Σⱼ pᵢ·pⱼ·S(i,j)` of every mix, for every two blocks and with `j` before `i`.
    pub(super) fn block_sums(
        &self,
        matrix: &SimilarityMatrix,
        blocks: Blocks,
        known: KnownBlocks<'_, Lanes>,
    ) -> Vec<Lanes> {
        self.for_blocks(matrix, blocks, known, add_pairs)
    }

    /// Returns for every two blocks what `take` adds up from what mixes have of message `i` and `Σⱼ pⱼ·S(i,j)`, with `j` before
    /// `i`.
    pub(super) fn for_blocks<T: Copy + Default>(
        &self,
        matrix: &SimilarityMatrix,
        blocks: Blocks,
        known: KnownBlocks<'_, T>,
        take: impl Fn(&mut T, &Lanes, &Lanes),
    ) -> Vec<T> {
        let starts = blocks.starts(&self.messages);
        Arch::new().dispatch(ForBlocks { mixes: self, matrix, starts, known, take })
    }

    /// Returns what `take` adds up for the places `i` of `first`, with the places `j` of `second` before each.
    #[inline(always)]
    fn pairs<S: Simd, T: Default>(
        &self,
        simd: S,
        matrix: &SimilarityMatrix,
        first: Range<usize>,
        second: &Range<usize>,
        take: &impl Fn(&mut T, &Lanes, &Lanes),
    ) -> T {
        let mut sum = T::default();
        let mut take = |own: &Lanes, others: &Lanes| take(&mut sum, own, others);
        let single = first.end - first.len() % ROWS;
        for from in (first.start..single).step_by(ROWS) {
            self.with_earlier::<S, ROWS>(simd, matrix, from, second, &mut take);
        }
        for from in single..first.end {
            self.with_earlier::<S, 1>(simd, matrix, from, second, &mut take);
        }
        sum
    }

    /// Hands to `take` what mixes have of `COUNT` places from `from` on, each with its sum over the places of `second` before.
    #[expect(clippy::needless_range_loop, reason = "with loops over numbers the sums stay in registers")]
    #[inline(always)]
    fn with_earlier<S: Simd, const COUNT: usize>(
        &self,
        simd: S,
        matrix: &SimilarityMatrix,
        from: usize,
        second: &Range<usize>,
        take: &mut impl FnMut(&Lanes, &Lanes),
    ) {
        let mut rows: [&[f64]; COUNT] = [&[]; COUNT];
        for row in 0..COUNT {
            rows[row] = matrix.row(self.messages[from + row]);
        }
        let mut sums = [[simd.splat_f64s(0.0); LANES]; COUNT];
        let before_all = second.end.min(from).max(second.start);
        for place in second.start..before_all {
            for row in 0..COUNT {
                add(simd, &mut sums[row], rows[row][self.messages[place]], &self.impressions[place]);
            }
        }
        for row in 0..COUNT {
            for place in before_all..second.end.min(from + row).max(before_all) {
                add(simd, &mut sums[row], rows[row][self.messages[place]], &self.impressions[place]);
            }
            let mut others = [0.0; LANES];
            let (vectors, _) = S::as_mut_simd_f64s(&mut others);
            vectors.copy_from_slice(&sums[row][..LANES / S::F64_LANES]);
            take(&self.impressions[from + row], &others);
        }
    }

    /// Returns what every mix has of each message, without regard to similarity.
    pub(super) fn counts(&self) -> Counts {
        let [mut impressions, mut messages, mut same] = [[0.0; LANES]; 3];
        for own in &self.impressions {
            for lane in 0..LANES {
                impressions[lane] += own[lane];
                messages[lane] += if own[lane] > 0.0 { 1.0 } else { 0.0 };
                same[lane] += own[lane] * own[lane];
            }
        }
        Counts { impressions, messages: messages.map(|count| count as u32), same }
    }

    /// Returns the sums of every mix from its `counts` and its sums over `pairs` of different messages.
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

    /// Returns `Σⱼ pⱼ·S(message, j)` of every mix.
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

    /// Returns `Σⱼ pⱼ` of every mix over the messages that `message` cannot be compared with.
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use pulp::{Scalar, Simd};

    use super::{Arch, Blocks, ForBlocks, LANES, Lanes, Mixes, add_pairs};
    use crate::consistency::SimilarityMatrix;
    use crate::plan::sample_b::rayhan_soap;
    use crate::plan::{Coded, Message, SimilarityWeights, Tone};

    /// So many messages with tones of their own.
    fn matrix(count: u8) -> SimilarityMatrix {
        let sample = rayhan_soap();
        let toned = |(number, message): (u8, &Arc<Message>)| {
            let tone = Tone { formality: 1 + number % 5, playfulness: 1 + number % 3, emotion: 1 + number / 9 };
            Arc::new(Message { tone: Coded::Is(tone), ..Message::clone(message) })
        };
        let messages: Vec<_> = (0..count).zip(sample.messages.iter().cycle()).map(toned).collect();
        SimilarityMatrix::of(&messages, &SimilarityWeights::default())
    }

    /// Mixes that lack every seventh message and, each, one of their own.
    fn mixes(count: u8) -> Mixes {
        let mut mixes = Mixes::default();
        for message in (0..count).filter(|message| message % 7 != 3) {
            let counts: Lanes = std::array::from_fn(|lane| {
                let number = usize::from(message) * 37 + lane * 11;
                if usize::from(message) % LANES == lane { 0.0 } else { (number % 101) as f64 / 7.0 }
            });
            mixes.push(message.into(), &counts);
        }
        mixes
    }

    #[test]
    fn sums_are_those_of_all_pairs_whatever_the_vectors_and_blocks() {
        for count in [1, 2, 5, 16, 37, 44] {
            let (matrix, mixes) = (matrix(count), mixes(count));
            let blocks = Blocks::of(count.into());
            let work = || {
                let starts = blocks.starts(&mixes.messages);
                ForBlocks { mixes: &mixes, matrix: &matrix, starts, known: None, take: add_pairs }
            };
            let widest: Vec<Lanes> = Arch::new().dispatch(work());
            assert_eq!(widest, Simd::vectorize(Scalar, work()), "{count} messages");
            for lane in 0..LANES {
                let mut expected = 0.0;
                for (a, counts) in mixes.iter() {
                    for (b, others) in mixes.iter().take_while(|&(b, _)| b < a) {
                        expected += counts[lane] * others[lane] * matrix.get(a, b).unwrap();
                    }
                }
                let sum: f64 = widest.iter().map(|block| block[lane]).sum();
                assert!(
                    (sum - expected).abs() <= 1e-12 * expected,
                    "{count} messages, {lane}: {sum} is not {expected}"
                );
            }
        }
    }
}
