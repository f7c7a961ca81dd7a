//! Exposures to date, week by week, as arrays over weeks that combine channel by channel.
#![expect(clippy::inline_always, reason = "code runs with wide vectors only where it is inlined")]

use pulp::{Arch, Simd, WithSimd};

use crate::reach::curve::REACH_LEVELS;
use crate::reach::curve::flushed;

/// How many weeks are computed side by side. The loops over them have a fixed length, so that the compiler turns
/// them into vector instructions.
pub(in crate::reach) const LANES: usize = 4;

/// One number for each of [`LANES`] weeks or people, aligned as vector instructions want it.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(32))]
pub(in crate::reach) struct Lanes(pub(in crate::reach) [f64; LANES]);

impl Lanes {
    /// Returns the same number in each week.
    pub(in crate::reach) const fn all(number: f64) -> Self {
        Self([number; LANES])
    }

    /// Returns a number for each lane.
    #[inline(always)]
    pub(in crate::reach) fn of(mut number: impl FnMut(usize) -> f64) -> Self {
        // A loop: the functions for arrays are not inlined into code for wide vectors in every build.
        let mut numbers = [0.0; LANES];
        for (lane, slot) in numbers.iter_mut().enumerate() {
            *slot = number(lane);
        }
        Self(numbers)
    }

    #[inline(always)]
    pub(in crate::reach) fn plus(self, other: &Self) -> Self {
        Self::of(|lane| self.0[lane] + other.0[lane])
    }

    #[inline(always)]
    pub(in crate::reach) fn times(self, other: &Self) -> Self {
        Self::of(|lane| self.0[lane] * other.0[lane])
    }

    #[inline(always)]
    pub(in crate::reach) fn flushed(self) -> Self {
        Self::of(|lane| flushed(self.0[lane]))
    }
}

/// The shares exposed 0, 1, …, 9 times, and in the last entry 10 times or more. Capped like this, distributions combine exactly and
/// with positive terms alone.
pub(in crate::reach) type Levels = [Lanes; REACH_LEVELS + 1];

/// Nobody is exposed.
pub(in crate::reach) const NOBODY_MET: Levels = {
    let mut levels = [Lanes::all(0.0); REACH_LEVELS + 1];
    levels[0] = Lanes::all(1.0);
    levels
};

/// [`LANES`] neighbouring weeks of one source of exposures: a channel, or several combined.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::reach) struct Block {
    /// How often people are exposed to date.
    pub(in crate::reach) exposures: Levels,
    /// The share that the week's own placements do not reach.
    pub(in crate::reach) week_none: Lanes,
    /// The share that they reach.
    pub(in crate::reach) week_some: Lanes,
    /// Mean exposures to date.
    pub(in crate::reach) mean: Lanes,
    /// Mean exposures in the week.
    pub(in crate::reach) week_mean: Lanes,
}

impl Block {
    /// Nothing is placed.
    pub(in crate::reach) const NOTHING: Self = Self {
        exposures: NOBODY_MET,
        week_none: Lanes::all(1.0),
        week_some: Lanes::all(0.0),
        mean: Lanes::all(0.0),
        week_mean: Lanes::all(0.0),
    };

    /// A sum of nothing, to which parts are added.
    pub(in crate::reach) const EMPTY: Self = Self {
        exposures: [Lanes::all(0.0); REACH_LEVELS + 1],
        week_none: Lanes::all(0.0),
        week_some: Lanes::all(0.0),
        mean: Lanes::all(0.0),
        week_mean: Lanes::all(0.0),
    };

    /// Adds the exposures of a part of the people, `weight` of all; means stay as they are.
    pub(in crate::reach) fn add_part(&mut self, part: &Self, weight: f64) {
        let plus = |sum: Lanes, part: &Lanes| Lanes::of(|lane| sum.0[lane] + weight * part.0[lane]);
        for (sum, part) in self.exposures.iter_mut().zip(&part.exposures) {
            *sum = plus(*sum, part);
        }
        self.week_none = plus(self.week_none, &part.week_none);
        self.week_some = plus(self.week_some, &part.week_some);
    }

    /// Adds the exposures from another, independent source.
    #[inline(always)]
    fn add(&mut self, other: &Self) {
        add_exposures(&mut self.exposures, &other.exposures);
        self.week_some = self.week_some.plus(&self.week_none.times(&other.week_some));
        self.week_none = self.week_none.times(&other.week_none).flushed();
        self.mean = self.mean.plus(&other.mean);
        self.week_mean = self.week_mean.plus(&other.week_mean);
    }
}

/// Adds the exposures from another, independent source.
#[inline(always)]
pub(in crate::reach) fn add_exposures(a: &mut Levels, b: &Levels) {
    // 10 or more: so many from the one, or i from the one and 10 - i or more from the other.
    let mut tail = a[REACH_LEVELS];
    let mut at_least = b[REACH_LEVELS];
    tail = tail.plus(&a[0].times(&at_least));
    for i in 1..REACH_LEVELS {
        at_least = at_least.plus(&b[REACH_LEVELS - i]);
        tail = tail.plus(&a[i].times(&at_least));
    }
    a[REACH_LEVELS] = tail.flushed();
    // Each sum needs only terms of its own number and below: from the top down nothing is overwritten too early.
    a[9] = term::<9>(a, b);
    a[8] = term::<8>(a, b);
    a[7] = term::<7>(a, b);
    a[6] = term::<6>(a, b);
    a[5] = term::<5>(a, b);
    a[4] = term::<4>(a, b);
    a[3] = term::<3>(a, b);
    a[2] = term::<2>(a, b);
    a[1] = term::<1>(a, b);
    a[0] = term::<0>(a, b);
}

/// Returns `Σ a_i · b_{K−i}`. `K` is fixed so that the compiler writes the sum out.
#[inline(always)]
fn term<const K: usize>(a: &Levels, b: &Levels) -> Lanes {
    let mut sum = a[0].times(&b[K]);
    for i in 1..=K {
        sum = sum.plus(&a[i].times(&b[K - i]));
    }
    sum.flushed()
}

/// Adds each block of `other` to the same block of `sum`.
pub(in crate::reach) fn combine(sum: &mut [Block], other: &[Block]) {
    Arch::new().dispatch(Combine { sum, other });
}

struct Combine<'a> {
    sum: &'a mut [Block],
    other: &'a [Block],
}

/// Compiled for every width of vectors, with all that is called inlined.
impl WithSimd for Combine<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for (block, other) in self.sum.iter_mut().zip(self.other) {
            block.add(other);
        }
    }
}

#[cfg(test)]
mod tests {
    use pulp::{Scalar, Simd};

    use super::{Block, Combine, LANES, Lanes, combine};
    use crate::reach::REACH_LEVELS;

    /// Weeks with some share exposed 0, 1, …, 10 or more times.
    fn block(seed: usize) -> Block {
        let share = |at: usize, lane: usize| ((at * 31 + lane * 17 + seed * 101) % 89) as f64 / 89.0;
        let total: [f64; LANES] = std::array::from_fn(|lane| (0..=REACH_LEVELS).map(|at| share(at, lane)).sum());
        Block {
            exposures: std::array::from_fn(|at| Lanes::of(|lane| share(at, lane) / total[lane])),
            week_none: Lanes::of(|lane| 0.1 * (lane + 1) as f64),
            week_some: Lanes::of(|lane| 1.0 - 0.1 * (lane + 1) as f64),
            mean: Lanes::of(|lane| lane as f64 / 3.0),
            week_mean: Lanes::of(|lane| lane as f64 / 7.0),
        }
    }

    #[test]
    fn weeks_combine_to_the_same_bits_with_vectors_of_any_width() {
        let other = [block(3), block(4)];
        let mut widest = [block(1), block(2)];
        let mut narrowest = widest;
        combine(&mut widest, &other);
        Simd::vectorize(Scalar, Combine { sum: &mut narrowest, other: &other });
        assert_eq!(widest, narrowest);
        for lane in 0..LANES {
            let all: f64 = widest[0].exposures.iter().map(|share| share.0[lane]).sum();
            assert!((all - 1.0).abs() < 1e-15, "{all}");
        }
    }
}
