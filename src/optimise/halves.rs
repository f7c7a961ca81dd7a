//! Meeting in the middle: the best pair of a label of one half of the channels and one of the other.

use rayon::prelude::*;

use super::dominance::LANES;
use super::front::Front;
use super::space::{BETTER, Space};

/// How many labels of the first half are tried before the others are, on all threads: they find a value that leaves most of
/// the others out.
const FIRST: usize = 128;

/// How many labels a thread takes at once. It does not follow from the number of threads, so that the result does not either.
const AT_ONCE: usize = 256;

/// The labels of two halves, prepared to be paired.
#[derive(Debug)]
pub(super) struct Halves {
    pub(super) first: Front,
    pub(super) second: Front,
    /// For each label of the first half the factors of the keys of the second, and the constant.
    factors: Vec<f64>,
    constants: Vec<f64>,
    /// The keys of the second half, block after block, key after key.
    blocks: Vec<f64>,
    /// The least keys of each block.
    least: Vec<f64>,
    /// The least keys of all labels up to and with each.
    least_before: Vec<f64>,
    length: usize,
}

/// A pair of labels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) value: f64,
    pub(super) cost: i64,
    pub(super) first: usize,
    pub(super) second: usize,
}

impl Pair {
    /// Returns true when this pair is better than `other`: a greater value, else less money, else the one that stands first.
    fn beats(&self, other: &Self) -> bool {
        if (self.value - other.value).abs() > BETTER {
            return self.value > other.value;
        }
        (self.cost, self.first, self.second) < (other.cost, other.first, other.second)
    }
}

fn better(a: Option<Pair>, b: Option<Pair>) -> Option<Pair> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.beats(&a) { b } else { a }),
        (a, b) => a.or(b),
    }
}

impl Halves {
    /// Prepares two fronts.
    pub(super) fn of(first: Front, second: Front, space: &Space) -> Self {
        let length = space.length();
        let mut factors = vec![0.0; first.len() * length];
        let constants = (0..first.len())
            .map(|label| space.factors(first.row(label, space), &mut factors[label * length..][..length]))
            .collect();
        let count = second.len().div_ceil(LANES);
        let mut blocks = vec![f64::INFINITY; count * LANES * length];
        let mut least = vec![f64::INFINITY; count * length];
        let mut least_before = Vec::with_capacity(second.len() * length);
        let mut so_far = vec![f64::INFINITY; length];
        let mut keys = vec![0.0; length];
        let open = vec![false; space.resources.len()];
        for label in 0..second.len() {
            space.keys(second.row(label, space), &open, &mut keys);
            let block = label / LANES * length;
            for (at, &key) in keys.iter().enumerate() {
                blocks[(block + at) * LANES + label % LANES] = key;
                least[block + at] = least[block + at].min(key);
                so_far[at] = so_far[at].min(key);
            }
            least_before.extend_from_slice(&so_far);
        }
        Self { first, second, factors, constants, blocks, least, least_before, length }
    }

    fn factors(&self, label: usize) -> &[f64] {
        &self.factors[label * self.length..][..self.length]
    }

    /// Returns the value of a label of the first half with one of the second that has these keys.
    fn value(&self, label: usize, keys: &[f64]) -> f64 {
        let dot: f64 = self.factors(label).iter().zip(keys).map(|(factor, key)| factor * key).sum();
        self.constants[label] - dot
    }

    /// Returns the most that a label of the first half can come to with any of the second up to and with the one at `last`:
    /// it never falls with it.
    fn most_up_to(&self, label: usize, last: usize) -> f64 {
        self.value(label, &self.least_before[last * self.length..][..self.length])
    }

    /// Returns the blocks of the second half in which a label of the first half can come to `least`, of its first `end`
    /// labels.
    fn blocks_for(&self, label: usize, end: usize, least: f64) -> std::ops::Range<usize> {
        let (mut from, mut to) = (0, end);
        while from < to {
            let middle = usize::midpoint(from, to);
            if self.most_up_to(label, middle) < least {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from / LANES..if from < end { end.div_ceil(LANES) } else { from / LANES }
    }

    /// Returns the most that a label of the first half can come to with `money` in all, and how many of the second half it
    /// can pay.
    fn bound(&self, label: usize, money: i64) -> Option<(f64, usize)> {
        let left = money.checked_sub(self.first.costs[label])?;
        let count = self.second.costs.partition_point(|&cost| cost <= left);
        let end = count.checked_sub(1)?;
        Some((self.most_up_to(label, end), count))
    }

    /// Returns the best pair for `money` that is better than `known`. `None` where there is none, or where it was stopped.
    pub(super) fn best(
        &self,
        money: i64,
        known: f64,
        space: &Space,
        stopped: &(dyn Fn() -> bool + Sync),
    ) -> Option<Pair> {
        let mut labels: Vec<(f64, usize, usize)> = (0..self.first.len())
            .filter_map(|label| self.bound(label, money).map(|(bound, end)| (bound, label, end)))
            .filter(|(bound, ..)| *bound > known - BETTER)
            .collect();
        labels.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let (start, rest) = labels.split_at(labels.len().min(FIRST));
        let first = self.best_of(start, None, known, space, stopped);
        let known = first.map_or(known, |pair| pair.value.max(known));
        let hopeful = rest.partition_point(|(bound, ..)| *bound > known - BETTER);
        let others = rest[..hopeful]
            .par_chunks(AT_ONCE)
            .map(|labels| self.best_of(labels, first, known, space, stopped))
            .reduce(|| None, better);
        better(first, others)
    }

    /// Finds the best pair of some labels of the first half, `before` among them.
    fn best_of(
        &self,
        labels: &[(f64, usize, usize)],
        before: Option<Pair>,
        mut known: f64,
        space: &Space,
        stopped: &(dyn Fn() -> bool + Sync),
    ) -> Option<Pair> {
        let mut best = before;
        for &(bound, label, end) in labels {
            if bound < known - BETTER {
                break;
            }
            if stopped() {
                return best;
            }
            for block in self.blocks_for(label, end, known - BETTER) {
                if self.value(label, &self.least[block * self.length..][..self.length]) < known - BETTER {
                    continue;
                }
                for (lane, value) in self.values(label, block).into_iter().enumerate() {
                    let second = block * LANES + lane;
                    if second >= end || value < known - BETTER {
                        continue;
                    }
                    let cost = self.first.costs[label] + self.second.costs[second];
                    let pair = Pair { value, cost, first: label, second };
                    if best.is_none_or(|best| pair.beats(&best)) && self.keeps_spending(&pair, space) {
                        best = Some(pair);
                        known = known.max(value);
                    }
                }
            }
        }
        best
    }

    /// Returns the values of a label of the first half with each of a block of the second.
    #[inline]
    fn values(&self, label: usize, block: usize) -> [f64; LANES] {
        let mut values = [self.constants[label]; LANES];
        let columns = self.blocks[block * LANES * self.length..][..LANES * self.length].chunks_exact(LANES);
        for (column, factor) in columns.zip(self.factors(label)) {
            // Nothing times a key that is not there would be no number.
            if *factor > 0.0 {
                for (value, key) in values.iter_mut().zip(column) {
                    *value -= factor * key;
                }
            }
        }
        values
    }

    /// Returns true when both together are within the limits of spending.
    fn keeps_spending(&self, pair: &Pair, space: &Space) -> bool {
        if space.resources.is_empty() {
            return true;
        }
        let (first, second) = (self.first.row(pair.first, space), self.second.row(pair.second, space));
        let sum: Vec<f64> = first.iter().zip(second).map(|(a, b)| a + b).collect();
        space.keeps_spending(&sum)
    }

    /// Returns the pair that reaches `target` for the least money, and at most `money`.
    pub(super) fn cheapest(
        &self,
        target: f64,
        money: i64,
        space: &Space,
        stopped: &(dyn Fn() -> bool + Sync),
    ) -> Option<Pair> {
        let mut best: Option<Pair> = None;
        let target = target - BETTER;
        for label in 0..self.first.len() {
            let most = best.map_or(money, |best| best.cost.saturating_sub(1)).min(money);
            let Some((bound, end)) = self.bound(label, most) else { break };
            if bound < target {
                continue;
            }
            if stopped() {
                return best;
            }
            'second: for block in self.blocks_for(label, end, target) {
                if self.value(label, &self.least[block * self.length..][..self.length]) < target {
                    continue;
                }
                for (lane, value) in self.values(label, block).into_iter().enumerate() {
                    let second = block * LANES + lane;
                    if second >= end || value < target {
                        continue;
                    }
                    let cost = self.first.costs[label] + self.second.costs[second];
                    let pair = Pair { value, cost, first: label, second };
                    if self.keeps_spending(&pair, space) {
                        best = Some(pair);
                        break 'second;
                    }
                }
            }
        }
        best
    }
}
