//! Exact fractions for costs.

use crate::plan::{Decimal, LARGEST_AMOUNT, Money};

/// How many decimals a share keeps that has no short decimal text.
const SHARE_DECIMALS: u32 = 12;

/// An exact fraction with a denominator above 0, in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    /// Returns `numerator / denominator`, or `None` when the denominator is not above 0.
    pub(super) fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator <= 0 {
            return None;
        }
        let divisor = greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        // The divisor is at most the denominator, so it fits.
        let divisor = i128::try_from(divisor).ok()?.max(1);
        Some(Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    pub(super) fn whole(number: i128) -> Self {
        Self { numerator: number, denominator: 1 }
    }

    pub(super) fn decimal(decimal: Decimal) -> Option<Self> {
        Self::new(decimal.mantissa().into(), decimal.denominator())
    }

    /// Returns a share as people write it (`0.15` is exactly 15/100), or rounded to [`SHARE_DECIMALS`] decimals where its text
    /// is longer than a decimal's; `None` when it is no number or too large.
    pub(super) fn share(share: f64) -> Option<Self> {
        if let Some(decimal) = Decimal::from_share(share) {
            return Self::decimal(decimal);
        }
        let denominator = 10_i128.pow(SHARE_DECIMALS);
        let scaled = (share * denominator as f64).round();
        // Whole numbers up to 2^63 convert exactly; anything larger is no share.
        if !scaled.is_finite() || scaled.abs() > 9.0e18 {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "whole and within bounds, as checked above")]
        let numerator = scaled as i128;
        Self::new(numerator, denominator)
    }

    /// Returns the product, or `None` when it is beyond what can be computed exactly.
    pub(super) fn times(self, other: Self) -> Option<Self> {
        // Cancelling first keeps the factors small.
        let a = Self::new(self.numerator, other.denominator)?;
        let b = Self::new(other.numerator, self.denominator)?;
        Self::new(a.numerator.checked_mul(b.numerator)?, b.denominator.checked_mul(a.denominator)?)
    }

    /// Returns a percent as a fraction: 15 is 15/100.
    pub(super) fn percent(percent: Decimal) -> Option<Self> {
        Self::new(percent.mantissa().into(), percent.denominator() * 100)
    }

    /// Returns the sum, or `None` when it is beyond what can be computed exactly.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let a = self.numerator.checked_mul(other.denominator)?;
        let b = other.numerator.checked_mul(self.denominator)?;
        Self::new(a.checked_add(b)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// Returns what is missing to 1.
    pub(super) fn complement(self) -> Option<Self> {
        Self::new(self.denominator.checked_sub(self.numerator)?, self.denominator)
    }

    /// Returns the quotient, or `None` when `divisor` is not above 0 or the quotient beyond what can be computed exactly.
    pub(super) fn over(self, divisor: Self) -> Option<Self> {
        self.times(Self::new(divisor.denominator, divisor.numerator)?)
    }

    /// Returns `quantity` times this, rounded to a whole number of minor units, halves to the even one; `None` beyond
    /// [`LARGEST_AMOUNT`].
    pub(super) fn money(self, quantity: u64) -> Option<Money> {
        self.of(Money(quantity.into()))
    }

    /// Returns what `quantities` cost at this much for a unit: their sum is rounded once, halves to the even unit, and the
    /// weeks share it by the largest remainder, the first of equals first. So a total never depends on how many weeks its units
    /// are spread over, and weeks add up to it. `None` where the sum is beyond [`LARGEST_AMOUNT`].
    pub(super) fn over_weeks(self, quantities: &[u64]) -> Option<Vec<Money>> {
        let units: i128 = quantities.iter().map(|&quantity| i128::from(quantity)).sum();
        let total = self.of(Money(units))?;
        let mut weeks = Vec::with_capacity(quantities.len());
        let mut remainders: Vec<(i128, usize)> = Vec::new();
        let mut left = total;
        // Neighbouring weeks mostly have the same quantity, so its cost is kept.
        let mut last = (0, (0, 0));
        for (offset, &quantity) in quantities.iter().enumerate() {
            if quantity != last.0 {
                // Within the product that `of` has just found to fit.
                last = (quantity, floor_and_rest(self.numerator.checked_mul(quantity.into())?, self.denominator));
            }
            let (floor, rest) = last.1;
            if rest > 0 {
                remainders.push((rest, offset));
            }
            left = left - Money(floor);
            weeks.push(Money(floor));
        }
        if !left.is_zero() {
            remainders.sort_by_key(|&(rest, _)| std::cmp::Reverse(rest));
        }
        for &(_, offset) in remainders.iter().take(usize::try_from(left.0).unwrap_or(0)) {
            weeks[offset] += Money(1);
        }
        Some(weeks)
    }

    /// Returns this part of `amount`, rounded half to even; `None` beyond [`LARGEST_AMOUNT`].
    pub(super) fn of(self, amount: Money) -> Option<Money> {
        let product = self.numerator.checked_mul(amount.0)?;
        let rounded = round_half_even(product, self.denominator)?;
        (rounded.abs() <= LARGEST_AMOUNT).then_some(Money(rounded))
    }

    /// Returns the nearest binary number, for showing.
    pub(super) fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

/// Rounds half to even as [`crate::plan`] does, without overflow for the largest denominators.
fn round_half_even(numerator: i128, denominator: i128) -> Option<i128> {
    if let (Ok(numerator), Ok(denominator)) = (i64::try_from(numerator), i64::try_from(denominator)) {
        // Division of 64 bits is many times faster, and nearly all costs fit.
        let (quotient, remainder) = (numerator.div_euclid(denominator), numerator.rem_euclid(denominator));
        return Some((quotient + i64::from(rounds_up(quotient % 2 != 0, remainder, denominator - remainder))).into());
    }
    let (quotient, remainder) = (numerator.div_euclid(denominator), numerator.rem_euclid(denominator));
    quotient.checked_add(i128::from(rounds_up(quotient % 2 != 0, remainder, denominator - remainder)))
}

/// Returns the quotient rounded down, and what is left.
fn floor_and_rest(numerator: i128, denominator: i128) -> (i128, i128) {
    if let (Ok(numerator), Ok(denominator)) = (i64::try_from(numerator), i64::try_from(denominator)) {
        return (numerator.div_euclid(denominator).into(), numerator.rem_euclid(denominator).into());
    }
    (numerator.div_euclid(denominator), numerator.rem_euclid(denominator))
}

/// Says whether a quotient is raised, given its `remainder` and how much is `missing` to the next.
fn rounds_up<T: Ord + Copy>(is_odd: bool, remainder: T, missing: T) -> bool {
    remainder > missing || (remainder == missing && is_odd)
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if let (Ok(mut a), Ok(mut b)) = (u64::try_from(a), u64::try_from(b)) {
            // Division of 64 bits is many times faster.
            while b != 0 {
                (a, b) = (b, a % b);
            }
            return a.into();
        }
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Fraction, round_half_even};
    use crate::plan::{self, Money};

    #[test]
    fn shares_are_what_people_write() {
        for (share, numerator, denominator) in
            [(0.15, 3, 20), (1.0, 1, 1), (0.0, 0, 1), (1.0 / 3.0, 333_333_333_333, 1_000_000_000_000), (-0.5, -1, 2)]
        {
            assert_eq!(Fraction::share(share), Fraction::new(numerator, denominator), "{share}");
        }
        for share in [f64::NAN, f64::INFINITY, -1e30, 1e300] {
            assert_eq!(Fraction::share(share), None, "{share}");
        }
    }

    #[test]
    fn what_is_too_large_is_none() {
        let large = Fraction::whole(i128::MAX);
        assert_eq!(large.money(2), None);
        assert_eq!(large.money(1), None);
        assert_eq!(large.times(Fraction::whole(2)), None);
        assert_eq!(Fraction::whole(i64::MAX.into()).money(1), Some(Money(i64::MAX.into())));
        assert_eq!(Fraction::whole(i128::from(i64::MAX) + 1).money(1), None);
        assert_eq!(Fraction::new(1, 0), None);
    }

    proptest! {
        #[test]
        fn weeks_share_what_their_units_cost_together(
            numerator in -100_000..100_000_i128,
            denominator in 1..5_000_i128,
            quantities in proptest::collection::vec(0..10_000_000_u64, 0..60),
        ) {
            let each = Fraction::new(numerator, denominator).unwrap();
            let weeks = each.over_weeks(&quantities).unwrap();
            let units: i128 = quantities.iter().map(|&quantity| i128::from(quantity)).sum();
            prop_assert_eq!(weeks.iter().copied().sum::<Money>(), each.of(Money(units)).unwrap());
            for (&quantity, week) in quantities.iter().zip(&weeks) {
                // Less than one minor unit from the exact cost of the week, and nothing where there is nothing.
                let distance = week.0 * denominator - numerator * i128::from(quantity);
                prop_assert!(distance.abs() < denominator, "{} units cost {:?}", quantity, week);
            }
        }

        #[test]
        fn rounding_is_that_of_money(numerator in any::<i64>(), wide in any::<bool>(), denominator in 1..1_000_000_i64) {
            let (mut numerator, denominator) = (i128::from(numerator), i128::from(denominator));
            if wide {
                numerator *= 1_000_000_007;
            }
            prop_assert_eq!(round_half_even(numerator, denominator), Some(plan::round_half_even(numerator, denominator)));
        }

        #[test]
        fn products_are_exact(a in -10_000..10_000_i64, b in 1..10_000_i64, c in -10_000..10_000_i64, d in 1..10_000_i64) {
            let [a, b, c, d] = [a, b, c, d].map(i128::from);
            let product = Fraction::new(a, b).unwrap().times(Fraction::new(c, d).unwrap());
            prop_assert_eq!(product, Fraction::new(a * c, b * d));
        }
    }
}
