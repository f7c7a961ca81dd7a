//! Exact arithmetic for sums that people type.

use crate::plan::Decimal;

/// A fraction in lowest terms with a denominator above zero. Operations are exact, or `None` beyond 128 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    /// One.
    pub(super) const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// Returns `numerator / denominator`, or `None` for a denominator of zero.
    pub(super) fn new(numerator: i128, denominator: i128) -> Option<Self> {
        let divisor = greatest_common_divisor(numerator.checked_abs()?, denominator.checked_abs()?);
        if denominator == 0 || divisor == 0 {
            return None;
        }
        let sign = denominator.signum();
        Some(Self { numerator: numerator / divisor * sign, denominator: denominator / divisor * sign })
    }

    /// Returns the whole number.
    pub(super) const fn whole(number: i128) -> Self {
        Self { numerator: number, denominator: 1 }
    }

    /// Returns the sum of both.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let divisor = greatest_common_divisor(self.denominator, other.denominator);
        let (left, right) = (other.denominator / divisor, self.denominator / divisor);
        let numerator = self.numerator.checked_mul(left)?.checked_add(other.numerator.checked_mul(right)?)?;
        Self::new(numerator, self.denominator.checked_mul(left)?)
    }

    /// Returns the number with its sign turned.
    pub(super) fn negated(self) -> Option<Self> {
        Some(Self { numerator: self.numerator.checked_neg()?, ..self })
    }

    /// Returns the product of both.
    pub(super) fn times(self, other: Self) -> Option<Self> {
        // Reduced crosswise first, so that a product fits whenever its lowest terms do.
        let left = Self::new(self.numerator, other.denominator)?;
        let right = Self::new(other.numerator, self.denominator)?;
        Some(Self {
            numerator: left.numerator.checked_mul(right.numerator)?,
            denominator: left.denominator.checked_mul(right.denominator)?,
        })
    }

    /// Returns one over the number, or `None` for zero.
    pub(super) fn inverted(self) -> Option<Self> {
        Self::new(self.denominator, self.numerator)
    }

    /// Returns the number as a decimal without trailing zeros, or `None` where it has no such form with at most `most` decimals
    /// in 64 bits.
    pub(super) fn decimal(self, most: u8) -> Option<Decimal> {
        let mut scale = 1_i128;
        for decimals in 0..=most.min(Decimal::MAX_DECIMALS) {
            if scale % self.denominator == 0 {
                let mantissa = self.numerator.checked_mul(scale / self.denominator)?;
                return Decimal::new(i64::try_from(mantissa).ok()?, decimals);
            }
            scale *= 10;
        }
        None
    }

    /// Returns the nearest decimal with at most `most` decimals, halves away from zero, without trailing zeros.
    pub(super) fn rounded(self, most: u8) -> Option<Decimal> {
        let scale = 10_i128.pow(u32::from(most.min(Decimal::MAX_DECIMALS)));
        let scaled = self.numerator.checked_mul(scale)?;
        let (whole, rest) = (scaled / self.denominator, scaled % self.denominator);
        let is_up = rest.unsigned_abs() >= self.denominator.unsigned_abs() - rest.unsigned_abs();
        let whole = if is_up { whole.checked_add(scaled.signum())? } else { whole };
        Self::new(whole, scale)?.decimal(most)
    }
}

impl From<Decimal> for Ratio {
    fn from(decimal: Decimal) -> Self {
        // A decimal's denominator is never zero.
        Self::new(i128::from(decimal.mantissa()), decimal.denominator()).unwrap_or(Self::whole(0))
    }
}

fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::Ratio;

    fn ratio(numerator: i128, denominator: i128) -> Ratio {
        Ratio::new(numerator, denominator).unwrap()
    }

    #[test]
    fn arithmetic_is_exact_and_bounded() {
        let third = ratio(1, 3);
        assert_eq!(third.plus(third).unwrap().plus(third), Some(Ratio::ONE));
        assert_eq!(ratio(-2, -4), ratio(1, 2));
        assert_eq!(third.times(ratio(3, 7)), Some(ratio(1, 7)));
        assert_eq!(Ratio::whole(0).inverted(), None);
        assert_eq!(Ratio::new(1, 0), None);
        assert_eq!(Ratio::whole(i128::MAX).plus(Ratio::ONE), None);
        assert_eq!(Ratio::whole(i128::MAX).times(Ratio::whole(2)), None);
        assert_eq!(Ratio::new(i128::MIN, 1), None);
    }

    #[test]
    fn decimals_are_exact_or_rounded_away_from_zero() {
        let text = |decimal: Option<crate::plan::Decimal>| decimal.map(|decimal| decimal.to_string());
        assert_eq!(text(ratio(1, 8).decimal(8)), Some("0.125".to_owned()));
        assert_eq!(text(ratio(1, 3).decimal(8)), None);
        for (numerator, denominator, most, expected) in
            [(1, 8, 2, "0.13"), (-1, 8, 2, "-0.13"), (1, 3, 3, "0.333"), (2, 3, 0, "1"), (5, 2, 0, "3"), (4, 2, 8, "2")]
        {
            assert_eq!(text(ratio(numerator, denominator).rounded(most)), Some(expected.to_owned()));
        }
    }
}
