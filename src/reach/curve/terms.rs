//! The ratios of neighbouring terms of each distribution, `P(k + 1)/P(k)`, and tails summed from them.
#![expect(clippy::inline_always, reason = "code runs with wide vectors only where it is inlined")]

/// The ratio of neighbouring terms, split into what depends on k alone and what depends on the amount placed.
pub(in crate::reach) trait Terms {
    /// Returns the part that depends on `k` alone.
    fn coefficient(&self, k: f64) -> f64;

    /// Returns what [`Self::ratio`] takes in the place of the amount.
    #[inline(always)]
    fn argument(&self, amount: f64) -> f64 {
        amount
    }

    /// Returns `P(k + 1)/P(k)` for the argument `x`; 0 beyond the end of the distribution, never negative. It rises with the
    /// amount.
    fn ratio(&self, coefficient: f64, k: f64, x: f64) -> f64;

    /// Returns [`Self::ratio`] as a numerator and a denominator above 0, so that several ratios can share one division.
    #[inline(always)]
    fn fraction(&self, coefficient: f64, k: f64, x: f64) -> (f64, f64) {
        (self.ratio(coefficient, k, x), 1.0)
    }
}

/// Poisson: `m/(k + 1)`.
pub(in crate::reach) struct PoissonTerms;

/// Negative binomial: `(r + k)/(k + 1) · m/(m + r)`.
pub(in crate::reach) struct NegativeBinomialTerms {
    pub(in crate::reach) r: f64,
}

/// Binomial: `(n − k)/(k + 1) · p/(1 − p)`.
pub(in crate::reach) struct BinomialTerms {
    pub(in crate::reach) odds: f64,
}

/// Beta-binomial: `(n − k)(α + k)/((k + 1)(β + (n − k − 1)))`, the counts subtracted before β is added: otherwise a
/// small β drowns.
pub(in crate::reach) struct BetaBinomialTerms {
    pub(in crate::reach) alpha: f64,
    pub(in crate::reach) beta: f64,
}

impl Terms for PoissonTerms {
    #[inline(always)]
    fn coefficient(&self, k: f64) -> f64 {
        1.0 / (k + 1.0)
    }

    #[inline(always)]
    fn ratio(&self, coefficient: f64, _k: f64, x: f64) -> f64 {
        coefficient * x
    }
}

impl Terms for NegativeBinomialTerms {
    #[inline(always)]
    fn coefficient(&self, k: f64) -> f64 {
        (self.r + k) / (k + 1.0)
    }

    #[inline(always)]
    fn argument(&self, amount: f64) -> f64 {
        amount / (amount + self.r)
    }

    #[inline(always)]
    fn ratio(&self, coefficient: f64, _k: f64, x: f64) -> f64 {
        coefficient * x
    }
}

impl Terms for BinomialTerms {
    #[inline(always)]
    fn coefficient(&self, k: f64) -> f64 {
        self.odds / (k + 1.0)
    }

    #[inline(always)]
    fn ratio(&self, coefficient: f64, k: f64, x: f64) -> f64 {
        coefficient * (x - k).max(0.0)
    }
}

impl Terms for BetaBinomialTerms {
    #[inline(always)]
    fn coefficient(&self, k: f64) -> f64 {
        (self.alpha + k) / (k + 1.0)
    }

    #[inline(always)]
    fn ratio(&self, coefficient: f64, k: f64, x: f64) -> f64 {
        coefficient * (x - k).max(0.0) / (self.beta + (x - k - 1.0).max(0.0))
    }

    #[inline(always)]
    fn fraction(&self, coefficient: f64, k: f64, x: f64) -> (f64, f64) {
        (coefficient * (x - k).max(0.0), self.beta + (x - k - 1.0).max(0.0))
    }
}

/// A tail smaller than this part of the reach is summed term by term: as the difference of the reach and the terms
/// before it, it would lose more than five bits.
pub(in crate::reach) const SMALL_TAIL: f64 = 1.0 / 32.0;

/// How many terms a tail sum has at most. Only small tails are summed: where they begin at 10 their terms fall by a
/// sixth or more from one to the next, and where they begin at 128 by a hundredth or more, so that fewer suffice.
pub(in crate::reach) const MOST_TERMS: usize = 10_000;

/// Returns `P(first) + P(first + 1) + …` as a multiple of `P(first)`, at the argument `x`.
pub(in crate::reach) fn tail_factor<T: Terms>(terms: &T, first: usize, x: f64) -> f64 {
    let (mut term, mut sum) = (1.0, 1.0);
    for k in (first..).take(MOST_TERMS) {
        let ratio = terms.ratio(terms.coefficient(k as f64), k as f64, x);
        term *= ratio;
        sum += term;
        if ratio < 1.0 && term <= 1e-17 * sum * (1.0 - ratio) {
            break;
        }
    }
    sum
}
