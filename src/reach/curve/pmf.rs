//! Distributions of exposures over the whole plan.
#![expect(clippy::inline_always, reason = "code runs with wide vectors only where it is inlined")]

use pulp::{Arch, Simd, WithSimd};

use super::REACH_LEVELS;
use super::table::{ReachTable, whole};
use super::terms::{
    BetaBinomialTerms, BinomialTerms, NegativeBinomialTerms, PoissonTerms, SMALL_TAIL, Terms, tail_factor,
};
use super::{ContactCurve, Shape};

/// The most exposures that a distribution tells apart; its last entry then holds this many or more.
pub const MAX_EXPOSURES: usize = 128;

/// A distribution is cut where less than this is left; the rest stands in the last entry.
const CUT: f64 = 1e-18;

/// Smaller shares count as none where distributions are combined.
const SMALLEST_SHARE: f64 = 1e-40;

/// The same as [`CUT`] when the distribution is shown.
const SHOWN_CUT: f64 = 1e-15;

/// With more chances than this, so small a first term means that hardly anybody is exposed [`MAX_EXPOSURES`] times or less.
const MOST_CHANCES_FROM_MODE: f64 = 100_000.0;

/// The shares exposed 0, 1, 2, … times.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::reach) struct Pmf {
    /// At most [`MAX_EXPOSURES`] + 1 entries.
    shares: Vec<f64>,
    /// True when the last entry holds that many exposures or more.
    capped: bool,
}

impl Pmf {
    /// Returns what `units` give by `curve`; `table`, where there is one, is of that many insertions.
    pub(in crate::reach) fn of_contact(curve: &ContactCurve, units: f64, table: Option<&ReachTable>) -> Self {
        let amount = curve.amount(units);
        let bare = table.map_or_else(|| curve.bare_point(amount.x, None), ReachTable::total);
        let start = (amount.x, bare.none, bare.some);
        let mut pmf = match curve.shape {
            Shape::TwoPoint { .. } => Self::two_point(start),
            Shape::Poisson => Self::of_terms(&PoissonTerms, start, false),
            Shape::NegativeBinomial { r } => Self::of_terms(&NegativeBinomialTerms { r }, start, false),
            Shape::Binomial { p, .. } => Self::of_terms(&BinomialTerms { odds: p / (1.0 - p) }, start, true),
            Shape::BetaBinomial { alpha, beta } => Self::of_terms(&BetaBinomialTerms { alpha, beta }, start, true),
        };
        if amount.extra > 0.0 {
            pmf = pmf.and(&Self { shares: vec![1.0 - amount.extra, amount.extra], capped: false });
        }
        if curve.reachable < 1.0 {
            for share in &mut pmf.shares {
                *share *= curve.reachable;
            }
            pmf.shares[0] += 1.0 - curve.reachable;
        }
        pmf
    }

    /// Returns the distribution in which nobody is exposed.
    pub(in crate::reach) fn nobody() -> Self {
        Self { shares: vec![1.0], capped: false }
    }

    fn two_point((x, none, some): (f64, f64, f64)) -> Self {
        let times = whole(x).min(MAX_EXPOSURES);
        if times == 0 {
            return Self::nobody();
        }
        let mut shares = vec![0.0; times + 1];
        shares[0] = none;
        shares[times] = some;
        Self { shares, capped: x > MAX_EXPOSURES as f64 }
    }

    /// Computes the terms by their ratios from `P(0) = none`; `chances` says that the amount is the greatest number of
    /// exposures.
    fn of_terms<T: Terms>(terms: &T, (amount, none, some): (f64, f64, f64), chances: bool) -> Self {
        if amount <= 0.0 {
            return Self::nobody();
        }
        if chances && none <= 0.0 && amount <= MOST_CHANCES_FROM_MODE {
            return Self::from_mode(terms, amount);
        }
        let x = terms.argument(amount);
        let ends = chances && amount <= MAX_EXPOSURES as f64;
        let last = if ends { whole(amount) } else { MAX_EXPOSURES };
        let mut shares = Vec::with_capacity(last + 1);
        // `before` sums the terms from P(1) to the one before `term`.
        let (mut term, mut before) = (none, 0.0);
        for k in 0..last {
            shares.push(term);
            before += if k > 0 { term } else { 0.0 };
            let ratio = terms.ratio(terms.coefficient(k as f64), k as f64, x);
            term *= ratio;
            // A distribution that rises again towards its end still misses much of its reach here.
            if k + 1 >= REACH_LEVELS && ratio < 0.9 && term < CUT && some - before <= 1e-12 * some {
                break;
            }
        }
        let is_whole = ends && shares.len() == last;
        let at = shares.len();
        let rest = some - before;
        if is_whole {
            shares.push(term);
        } else if rest > SMALL_TAIL * some {
            shares.push(rest);
        } else {
            shares.push(term * tail_factor(terms, at, x));
        }
        let capped = !is_whole && shares[at] > 0.0;
        Self { shares, capped }
    }

    /// Computes all terms from the middle of the distribution outwards, then scales them to add up to 1: for amounts so
    /// large that `P(0)` is too small a number to start from.
    fn from_mode<T: Terms>(terms: &T, amount: f64) -> Self {
        let count = whole(amount);
        let ratios: Vec<f64> =
            (0..count).map(|k| terms.ratio(terms.coefficient(k as f64), k as f64, terms.argument(amount))).collect();
        let mode = ratios.iter().position(|&ratio| ratio < 1.0).unwrap_or(count);
        let mut shares = vec![0.0; count + 1];
        shares[mode] = 1.0;
        for k in mode..count {
            shares[k + 1] = shares[k] * ratios[k];
        }
        for k in (0..mode).rev() {
            shares[k] = if ratios[k] > 0.0 { shares[k + 1] / ratios[k] } else { 0.0 };
        }
        let total: f64 = shares.iter().sum();
        for share in &mut shares {
            *share /= total;
        }
        let mut pmf = Self { shares, capped: false };
        pmf.cut_to(MAX_EXPOSURES + 1);
        pmf
    }

    /// Returns these shares; the last one holds that many exposures or more where it `is_capped`.
    pub(in crate::reach) fn of_shares(shares: Vec<f64>, is_capped: bool) -> Self {
        Self { shares, capped: is_capped }
    }

    /// Returns the shares, and whether the last one holds that many exposures or more.
    pub(in crate::reach) fn shares(&self) -> (&[f64], bool) {
        (&self.shares, self.capped)
    }

    /// Returns the average of several distributions by weights that add up to 1.
    pub(in crate::reach) fn averaged(parts: &[Self], weights: &[f64]) -> Self {
        let length = parts.iter().map(|part| part.shares.len()).max().unwrap_or(1);
        let mut shares = vec![0.0; length];
        for (part, weight) in parts.iter().zip(weights) {
            for (sum, share) in shares.iter_mut().zip(&part.shares) {
                *sum += weight * share;
            }
        }
        Self { shares, capped: parts.iter().any(|part| part.capped) }
    }

    /// Returns the exposures from either of two independent sources.
    pub(in crate::reach) fn and(&self, other: &Self) -> Self {
        let (long, short) = if self.shares.len() >= other.shares.len() {
            (&self.shares, &other.shares)
        } else {
            (&other.shares, &self.shares)
        };
        let full = long.len() + short.len() - 1;
        let length = full.min(MAX_EXPOSURES + 1);
        // What of the longer one goes beyond the last entry, for each entry of the shorter one.
        let mut beyond = vec![0.0; long.len() + 1];
        for j in (0..long.len()).rev() {
            beyond[j] = beyond[j + 1] + long[j];
        }
        let mut shares = vec![0.0; length];
        let mut padded = vec![0.0; long.len() + 2 * (WEIGHTS_AT_ONCE - 1)];
        padded[WEIGHTS_AT_ONCE - 1..][..long.len()].copy_from_slice(long);
        Arch::new().dispatch(AddWeighted { sums: &mut shares, padded: &padded, weights: short });
        for (i, &weight) in short.iter().enumerate() {
            shares[length - 1] += weight * beyond[long.len().min(length - i)];
        }
        for share in &mut shares {
            if *share < SMALLEST_SHARE {
                *share = 0.0;
            }
        }
        let mut pmf = Self { shares, capped: self.capped || other.capped || full > length };
        pmf.cut_below(CUT);
        pmf
    }

    /// Cuts the distribution where less than `least` is left, though never below 10 exposures.
    fn cut_below(&mut self, least: f64) {
        let mut left = 0.0;
        let mut length = self.shares.len();
        while length > REACH_LEVELS + 1 {
            left += self.shares[length - 1];
            if left >= least {
                break;
            }
            length -= 1;
        }
        self.cut_to(length);
    }

    /// Keeps `length` entries, the last holding all that follows.
    fn cut_to(&mut self, length: usize) {
        if self.shares.len() > length {
            let tail: f64 = self.shares.drain(length - 1..).rev().sum();
            self.capped |= tail > 0.0;
            self.shares.push(tail);
        }
    }

    /// Returns the shares as they are shown, and whether the last one holds that many exposures or more: the distribution is
    /// cut where next to nothing is left.
    pub(in crate::reach) fn into_shown(mut self) -> (Vec<f64>, bool) {
        self.cut_below(SHOWN_CUT);
        for share in &mut self.shares {
            *share = share.min(1.0);
        }
        (self.shares, self.capped)
    }

    /// Returns the share exposed at least 1, 2, …, 10 times.
    pub(in crate::reach) fn k_plus(&self) -> [f64; REACH_LEVELS] {
        let mut levels = [0.0; REACH_LEVELS];
        let mut at_least = 0.0;
        for (k, share) in self.shares.iter().enumerate().skip(1).rev() {
            at_least += share;
            if k <= REACH_LEVELS {
                levels[k - 1] = f64::min(at_least, 1.0);
            }
        }
        levels
    }
}

/// How many weights are taken at once: several products for each sum that is read and written.
const WEIGHTS_AT_ONCE: usize = 4;

/// Adds `Σ_i weight_i · share_{k−i}` to each sum; `padded` is the shares between zeros.
struct AddWeighted<'a> {
    sums: &'a mut [f64],
    padded: &'a [f64],
    weights: &'a [f64],
}

/// Compiled for every width of vectors, with all that is called inlined.
impl WithSimd for AddWeighted<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for (group, weights) in self.weights.chunks(WEIGHTS_AT_ONCE).enumerate() {
            if weights.iter().any(|&weight| weight > 0.0) {
                add_weighted(&mut self.sums[group * WEIGHTS_AT_ONCE..], self.padded, weights);
            }
        }
    }
}

/// Adds the part of at most [`WEIGHTS_AT_ONCE`] of the weights to `sums`.
#[inline(always)]
fn add_weighted(sums: &mut [f64], padded: &[f64], weights: &[f64]) {
    let mut all = [0.0; WEIGHTS_AT_ONCE];
    all[..weights.len()].copy_from_slice(weights);
    let [a, b, c, d] = all;
    let shares = padded[3..].iter().zip(&padded[2..]).zip(padded[1..].iter().zip(padded));
    for (sum, ((w, x), (y, z))) in sums.iter_mut().zip(shares) {
        *sum += (a * w + b * x) + (c * y + d * z);
    }
}
