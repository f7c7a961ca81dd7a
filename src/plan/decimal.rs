//! Decimal numbers as a planner writes them, kept digit for digit.

use std::fmt;
use std::str::FromStr;

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A decimal number with up to [`Decimal::MAX_DECIMALS`] decimals: `mantissa × 10^-decimals`.
///
/// Rates and amounts of a plan are decimals, written as quoted text (`"1.250"`), so that no binary fraction comes
/// between what was typed and what is computed. Trailing zeros are kept: `"1.50"` and `"1.5"` have the same
/// value and are written back as they were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i64,
    decimals: u8,
}

/// A text that is not a decimal number of the supported size.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a decimal number with at most 8 decimals")]
pub struct NotADecimal(pub String);

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self { mantissa: 0, decimals: 0 };

    /// The most decimals that a number may have.
    pub const MAX_DECIMALS: u8 = 8;

    /// Multiplies two numbers, exactly where the product has at most [`Self::MAX_DECIMALS`] decimals; beyond them it is rounded
    /// half away from zero. The product of 1.50 and 2.0 is written 3.000, so that [`Self::checked_div`] gives 1.50 back.
    /// `None` for a product beyond what a number can be.
    #[must_use]
    pub fn checked_mul(self, factor: Self) -> Option<Self> {
        let product = i128::from(self.mantissa) * i128::from(factor.mantissa);
        let decimals = self.decimals + factor.decimals;
        let beyond = decimals.saturating_sub(Self::MAX_DECIMALS);
        let mantissa = rounded_quotient(product, 10_i128.pow(u32::from(beyond)))?;
        Self::new(mantissa.try_into().ok()?, decimals - beyond)
    }

    /// Divides by `divisor`, with as many decimals as the dividend has more than the divisor where the quotient is exact, and
    /// otherwise rounded half away from zero to [`Self::MAX_DECIMALS`] decimals. `None` for 0 and beyond what a number can be.
    #[must_use]
    pub fn checked_div(self, divisor: Self) -> Option<Self> {
        let (dividend, by) = (i128::from(self.mantissa), i128::from(divisor.mantissa));
        if by == 0 {
            return None;
        }
        if dividend % by == 0 && self.decimals >= divisor.decimals {
            return Self::new((dividend / by).try_into().ok()?, self.decimals - divisor.decimals);
        }
        let shift = u32::from(Self::MAX_DECIMALS + divisor.decimals - self.decimals);
        let mantissa = rounded_quotient(dividend.checked_mul(10_i128.checked_pow(shift)?)?, by)?;
        Self::new(mantissa.try_into().ok()?, Self::MAX_DECIMALS)
    }

    /// Returns `mantissa × 10^-decimals`, or `None` with more than [`Self::MAX_DECIMALS`] decimals.
    #[must_use]
    pub fn new(mantissa: i64, decimals: u8) -> Option<Self> {
        (decimals <= Self::MAX_DECIMALS).then_some(Self { mantissa, decimals })
    }

    /// Returns the digits without their point.
    #[must_use]
    pub fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// Returns how many of the digits stand after the point.
    #[must_use]
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    /// Returns true when the number is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Returns true when the number is zero, however many decimals it is written with.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Returns the nearest binary number, for drawing and sorting, never for money.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.mantissa as f64 / 10_f64.powi(i32::from(self.decimals))
    }

    /// Returns ten to the number of decimals: the number is `mantissa / denominator`.
    #[must_use]
    pub fn denominator(self) -> i128 {
        10_i128.pow(u32::from(self.decimals))
    }

    /// Returns the decimal that `share` stands for as people write it (its shortest text that reads back the same), or `None`
    /// where that has more than [`Self::MAX_DECIMALS`] decimals or is not finite.
    #[must_use]
    pub fn from_share(share: f64) -> Option<Self> {
        if share.is_finite() { format!("{share}").parse().ok() } else { None }
    }
}

impl FromStr for Decimal {
    type Err = NotADecimal;

    /// Reads `-?digits[.digits]`, ASCII digits alone.
    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let refuse = || NotADecimal(text.to_owned());
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((_, "")) => return Err(refuse()),
            Some(parts) => parts,
            None => (unsigned, ""),
        };
        let decimals = u8::try_from(fraction.len()).map_err(|_| refuse())?;
        let only_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !only_digits(whole) || !only_digits(fraction) || decimals > Self::MAX_DECIMALS {
            return Err(refuse());
        }
        let sign = if negative { "-" } else { "" };
        let mantissa = format!("{sign}{whole}{fraction}").parse().map_err(|_| refuse())?;
        Ok(Self { mantissa, decimals })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let decimals = usize::from(self.decimals);
        let digits = format!("{:0>width$}", self.mantissa.unsigned_abs(), width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        if fraction.is_empty() {
            write!(formatter, "{sign}{whole}")
        } else {
            write!(formatter, "{sign}{whole}.{fraction}")
        }
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_string())
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|_| D::Error::invalid_value(Unexpected::Str(&text), &"a decimal number in quotes, as \"150.000\""))
    }
}

/// Returns the quotient of two whole numbers, rounded half away from zero.
fn rounded_quotient(dividend: i128, by: i128) -> Option<i128> {
    let half = by.abs() / 2;
    let away = if (dividend < 0) == (by < 0) { half } else { -half };
    dividend.checked_add(if by < 0 { -away } else { away })?.checked_div(by)
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn digits_are_kept() {
        for text in ["0", "150.000", "-0.05", "1.25000000", "92233720368547758.07", "007"] {
            let number: Decimal = text.parse().unwrap();
            let expected = if text == "007" { "7" } else { text };
            assert_eq!(number.to_string(), expected);
        }
    }

    #[test]
    fn a_product_is_divided_back_exactly() {
        for (rate, factor, product) in
            [("100.00", "1.08", "108.0000"), ("-1.250", "0.9", "-1.1250"), ("3", "1.5", "4.5")]
        {
            let (rate, factor): (Decimal, Decimal) = (rate.parse().unwrap(), factor.parse().unwrap());
            let found = rate.checked_mul(factor).unwrap();
            assert_eq!(found.to_string(), product);
            assert_eq!(found.checked_div(factor), Some(rate));
        }
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(number("1").checked_div(number("3")).unwrap().to_string(), "0.33333333");
        assert_eq!(number("-2").checked_div(number("3")).unwrap().to_string(), "-0.66666667");
        assert_eq!(number("0.00001").checked_mul(number("0.00005")).unwrap().to_string(), "0.00000000");
        assert_eq!(number("1").checked_div(number("0")), None);
        assert_eq!(number("92233720368547758.07").checked_mul(number("1000")), None);
    }

    #[test]
    fn what_is_not_a_decimal_is_refused() {
        for text in ["", "-", ".5", "5.", "1,5", "1e3", "NaN", "1.123456789", "99999999999999999999", "٥", "+1", "1.-5"]
        {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }

    #[test]
    fn shares_become_what_was_typed() {
        assert_eq!(Decimal::from_share(0.02).map(|d| d.to_string()).as_deref(), Some("0.02"));
        assert_eq!(Decimal::from_share(1.0 / 3.0), None);
        assert_eq!(Decimal::from_share(f64::NAN), None);
    }
}
