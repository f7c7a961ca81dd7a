//! Exact money: whole minor units of one currency.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};
use std::str::FromStr;
use std::sync::LazyLock;

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Decimal;

/// A currency by its ISO 4217 code, with the number of decimals that amounts in it have.
///
/// People write some currencies with fewer decimals than their minor unit has: Iraqi dinars, Lebanese, Syrian and Yemeni
/// pounds and rials without any. Amounts are computed with what is written, unless a plan states finer ones; see
/// [`Plan::exact_currency`](super::Plan::exact_currency).
/// Two are the same by their code, however finely a plan computes them.
#[derive(Clone, Copy, Debug)]
pub struct Currency {
    code: [u8; 3],
    /// Decimals that amounts are computed with: `usual` or `finest`.
    exponent: u8,
    /// Decimals that people write (CLDR).
    usual: u8,
    /// Decimals of the minor unit (ISO 4217); never fewer than `usual`.
    finest: u8,
}

/// A text that is no currency code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a currency code of three capital letters")]
pub struct UnknownCurrency(pub String);

/// The currencies of ISO 4217 that are in force, with their decimals, in the order of their codes. The data are made from
/// the CLDR; `assets/region/make.py` says how.
static KNOWN: LazyLock<Vec<Currency>> =
    LazyLock::new(|| include_str!("../../assets/region/currencies.tsv").lines().filter_map(known).collect());

/// Reads a currency from a line of the data; `None` for a remark. A test reads every line.
fn known(line: &str) -> Option<Currency> {
    let mut cells = line.split('\t');
    let code: [u8; 3] = cells.next()?.as_bytes().try_into().ok()?;
    let usual = cells.next()?.parse().ok()?;
    let minor: u8 = cells.next()?.parse().ok()?;
    Some(Currency { code, exponent: usual, usual, finest: minor.max(usual) })
}

impl Currency {
    /// Currencies that a list offers first: those of the Arabic-speaking countries, then the widest used.
    pub const OFFERED: [&'static str; 24] = [
        "DZD", "BHD", "EGP", "IQD", "JOD", "KWD", "LBP", "LYD", "MAD", "MRU", "OMR", "QAR", "SAR", "SDG", "SYP", "TND",
        "AED", "YER", "EUR", "USD", "GBP", "CHF", "TRY", "JPY",
    ];

    /// Returns the code, three capital letters.
    #[must_use]
    pub fn code(&self) -> &str {
        // Three ASCII capitals by construction, so the conversion cannot fail.
        std::str::from_utf8(&self.code).unwrap_or_default()
    }

    /// Returns all currencies of ISO 4217 that are in force, by code.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &KNOWN
    }

    /// Returns how many decimals amounts are computed with: 2 for most, 3 for JOD, KWD or TND, 0 for JPY and IQD.
    #[must_use]
    pub fn exponent(&self) -> u8 {
        self.exponent
    }

    /// Returns how many decimals a stated amount may have: those of the minor unit.
    #[must_use]
    pub fn most_decimals(&self) -> u8 {
        self.finest
    }

    /// Returns how many decimals people write: 3 for JOD, none for IQD.
    #[must_use]
    pub fn usual_decimals(&self) -> u8 {
        self.usual
    }

    /// Returns the same currency, computed with the decimals that people write.
    #[must_use]
    pub(super) fn as_written(self) -> Self {
        Self { exponent: self.usual, ..self }
    }

    /// Returns the same currency, computed with the decimals of its minor unit.
    #[must_use]
    pub(super) fn finest(self) -> Self {
        Self { exponent: self.finest, ..self }
    }

    /// Returns true when `amount` has no more decimals than amounts are computed with, trailing zeros apart.
    pub(super) fn is_whole(self, amount: Decimal) -> bool {
        has_decimals(amount, self.exponent)
    }

    /// Returns the amount in minor units, rounded half to even where `amount` has more decimals than the currency.
    #[must_use]
    pub fn money(&self, amount: Decimal) -> Money {
        let scale = 10_i128.pow(u32::from(self.exponent));
        // At most 2^63 · 10^4, far inside an i128.
        Money(round_half_even(i128::from(amount.mantissa()) * scale, amount.denominator()))
    }

    /// Returns [`Self::money`], or `None` beyond [`LARGEST_AMOUNT`].
    #[must_use]
    pub fn checked_money(&self, amount: Decimal) -> Option<Money> {
        Some(self.money(amount)).filter(|money| money.0.abs() <= LARGEST_AMOUNT)
    }

    /// Returns true when `amount` has no more decimals than the currency's minor unit, trailing zeros apart.
    #[must_use]
    pub fn can_express(&self, amount: Decimal) -> bool {
        has_decimals(amount, self.finest)
    }

    /// Returns `money` as a decimal with all of the currency's decimals, or `None` when it is too large for one.
    #[must_use]
    pub fn decimal(&self, money: Money) -> Option<Decimal> {
        i64::try_from(money.0).ok().and_then(|minor| Decimal::new(minor, self.exponent))
    }

    /// Returns `money` as plain text with all of the currency's decimals and no grouping: `"-1250.000"`.
    #[must_use]
    pub fn plain(&self, money: Money) -> String {
        let decimals = usize::from(self.exponent);
        let digits = format!("{:0>width$}", money.0.unsigned_abs(), width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        let sign = if money.0 < 0 { "-" } else { "" };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    /// Returns [`Self::plain`] as people write it: an amount without a fraction has only the decimals that are usual.
    #[must_use]
    pub fn written(&self, money: Money) -> String {
        let mut plain = self.plain(money);
        if let Some((_, fraction)) = plain.split_once('.')
            && self.exponent > self.usual
            && fraction.bytes().skip(usize::from(self.usual)).all(|digit| digit == b'0')
        {
            plain.truncate(plain.len() - usize::from(self.exponent - self.usual));
            if plain.ends_with('.') {
                plain.pop();
            }
        }
        plain
    }

    /// Returns a rate or stated amount as people write it: with at least the decimals that are usual, and all that were
    /// written; where the usual ones are fewer than those of the minor unit, zeros behind them are left out.
    #[must_use]
    pub fn written_rate(&self, rate: Decimal) -> String {
        let mut plain = rate.to_string();
        let usual = usize::from(self.usual);
        let decimals = usize::from(rate.decimals());
        if decimals < usual {
            plain.extend(Some('.').filter(|_| decimals == 0));
            plain.extend(std::iter::repeat_n('0', usual - decimals));
        } else if decimals > usual && self.finest > self.usual && has_decimals(rate, self.usual) {
            plain.truncate(plain.len() - (decimals - usual));
            if plain.ends_with('.') {
                plain.pop();
            }
        }
        plain
    }
}

/// Returns true when `amount` has no more than so many decimals, trailing zeros apart.
fn has_decimals(amount: Decimal, decimals: u8) -> bool {
    (i128::from(amount.mantissa()) * 10_i128.pow(u32::from(decimals))) % amount.denominator() == 0
}

impl PartialEq for Currency {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Currency {}

impl std::hash::Hash for Currency {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.code.hash(state);
    }
}

impl Default for Currency {
    /// Returns the US dollar.
    fn default() -> Self {
        Self { code: *b"USD", exponent: 2, usual: 2, finest: 2 }
    }
}

impl FromStr for Currency {
    type Err = UnknownCurrency;

    fn from_str(text: &str) -> Result<Self, UnknownCurrency> {
        let refuse = || UnknownCurrency(text.to_owned());
        let code: [u8; 3] = text.as_bytes().try_into().map_err(|_| refuse())?;
        if !code.iter().all(u8::is_ascii_uppercase) {
            return Err(refuse());
        }
        let known = KNOWN.binary_search_by(|known| known.code.cmp(&code)).ok().map(|position| KNOWN[position]);
        // One that is no longer in force has hundredths, as most have.
        Ok(known.unwrap_or(Self { code, exponent: 2, usual: 2, finest: 2 }))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| {
            D::Error::invalid_value(Unexpected::Str(&text), &"a currency code of three capital letters, as \"JOD\"")
        })
    }
}

/// The largest amount that is computed, in minor units: that of 64 bits with a sign. What is beyond is an error.
pub const LARGEST_AMOUNT: i128 = i64::MAX as i128;

/// An amount of money in whole minor units of the plan's currency.
///
/// One computed amount is at most [`LARGEST_AMOUNT`] and a plan has fewer than 10^9 of them, so sums cannot overflow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(pub i128);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Returns true for no money at all.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Returns the amount in major units as a binary number: for drawing, never for sums.
    #[must_use]
    pub fn to_major(self, currency: Currency) -> f64 {
        self.0 as f64 / 10_f64.powi(i32::from(currency.exponent()))
    }
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Money {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// Returns `numerator / denominator` rounded to the nearest whole number, halves to the even one. `denominator` is above 0.
pub(crate) fn round_half_even(numerator: i128, denominator: i128) -> i128 {
    let quotient = numerator.div_euclid(denominator);
    let remainder = numerator.rem_euclid(denominator);
    let twice = remainder * 2;
    let round_up = twice > denominator || (twice == denominator && quotient % 2 != 0);
    if round_up { quotient + 1 } else { quotient }
}

/// Splits `total` in proportion to `weights` so that the parts add up to it exactly.
///
/// Largest remainder (Hamilton's method): every part gets its share rounded towards zero, and the minor units that are left
/// go one by one to the largest remainders, the first of equals first. With all weights 0 the parts are 0 except the first,
/// which takes the whole; with no weights there are no parts. Weights whose sum is beyond 64 bits are halved until it is not.
#[must_use]
pub fn largest_remainder(total: Money, weights: &[u64]) -> Vec<Money> {
    let sum: u128 = weights.iter().map(|&weight| u128::from(weight)).sum();
    let Ok(sum) = u64::try_from(sum) else {
        let halved: Vec<u64> = weights.iter().map(|&weight| weight / 2).collect();
        return largest_remainder(total, &halved);
    };
    let mut parts = vec![Money::ZERO; weights.len()];
    if sum == 0 {
        if let Some(first) = parts.first_mut() {
            *first = total;
        }
        return parts;
    }
    let size = total.0.unsigned_abs();
    let most = weights.iter().copied().max().unwrap_or(0);
    let mut remainders: Vec<(u64, u32)> = Vec::with_capacity(weights.len());
    let mut left = size;
    // Division of 64 bits is many times faster, and nearly all amounts fit.
    let narrow = u64::try_from(size).ok().filter(|size| size.checked_mul(most).is_some());
    let (whole, rest) = if narrow.is_some() { (0, 0) } else { (size / u128::from(sum), size % u128::from(sum)) };
    for ((position, &weight), part) in (0_u32..).zip(weights).zip(&mut parts) {
        let (share, remainder) = if let Some(size) = narrow {
            let product = size * weight;
            (u128::from(product / sum), product % sum)
        } else {
            // Both below 2^64, so the product fits; the remainder is below the sum.
            let fine = rest * u128::from(weight);
            let remainder = u64::try_from(fine % u128::from(sum)).unwrap_or(0);
            (whole * u128::from(weight) + fine / u128::from(sum), remainder)
        };
        left -= share;
        part.0 = i128::try_from(share).unwrap_or(i128::MAX);
        remainders.push((remainder, position));
    }
    if left > 0 {
        remainders.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for &(_, position) in remainders.iter().take(usize::try_from(left).unwrap_or(0)) {
            parts[position as usize].0 += 1;
        }
    }
    if total.0 < 0 {
        for part in &mut parts {
            part.0 = -part.0;
        }
    }
    parts
}

/// Divides by [`largest_remainder()`] in proportion to amounts, whatever their signs.
#[must_use]
pub fn in_proportion(total: Money, weights: &[Money]) -> Vec<Money> {
    let weights: Vec<u64> =
        weights.iter().map(|weight| u64::try_from(weight.0.unsigned_abs()).unwrap_or(u64::MAX)).collect();
    largest_remainder(total, &weights)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Currency, Money, largest_remainder, round_half_even};
    use crate::plan::Decimal;

    fn currency(code: &str) -> Currency {
        code.parse().unwrap()
    }

    #[test]
    fn minor_units_follow_the_currency() {
        for (code, amount, minor, plain) in [
            ("JOD", "150.000", 150_000, "150.000"),
            ("JOD", "150", 150_000, "150.000"),
            ("EUR", "-0.05", -5, "-0.05"),
            ("JPY", "7", 7, "7"),
            ("EUR", "0.125", 12, "0.12"),
            ("EUR", "0.135", 14, "0.14"),
        ] {
            let amount: Decimal = amount.parse().unwrap();
            assert_eq!(currency(code).money(amount), Money(minor), "{code} {amount}");
            assert_eq!(currency(code).plain(Money(minor)), plain);
        }
        assert!(currency("EUR").can_express("1.500".parse().unwrap()));
        assert!(!currency("EUR").can_express("1.505".parse().unwrap()));
        for code in ["EURO", "eur", "E1R", "", "دول"] {
            assert!(code.parse::<Currency>().is_err(), "{code}");
        }
    }

    #[test]
    fn all_currencies_are_known() {
        let lines = include_str!("../../assets/region/currencies.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(Currency::all().len(), lines.count());
        assert!(Currency::all().is_sorted_by_key(|known| known.code));
        for offered in Currency::OFFERED {
            assert!(Currency::all().contains(&currency(offered)), "{offered}");
        }
        for (code, usual, finest) in [
            ("IQD", 0, 3),
            ("LBP", 0, 2),
            ("SYP", 0, 2),
            ("YER", 0, 2),
            ("IRR", 0, 2),
            ("KWD", 3, 3),
            ("EGP", 2, 2),
            ("CLF", 4, 4),
            ("XYZ", 2, 2),
        ] {
            let found = currency(code);
            assert_eq!((found.exponent(), found.most_decimals()), (usual, finest), "{code}");
        }
    }

    #[test]
    fn halves_go_to_the_even_neighbour() {
        for (numerator, expected) in [(5, 2), (15, 8), (-5, -2), (-15, -8), (14, 7), (26, 13), (-7, -4)] {
            assert_eq!(round_half_even(numerator, 2), expected, "{numerator}/2");
        }
    }

    proptest! {
        #[test]
        fn large_parts_add_up(total in any::<i64>(), weights in proptest::collection::vec(any::<u64>(), 1..40)) {
            let total = Money(i128::from(total) * 1000);
            prop_assert_eq!(largest_remainder(total, &weights).into_iter().sum::<Money>(), total);
        }

        #[test]
        fn parts_add_up(total in -1_000_000_000_i64..1_000_000_000, weights in proptest::collection::vec(0_u64..10_000_000, 1..40)) {
            let parts = largest_remainder(Money(i128::from(total)), &weights);
            prop_assert_eq!(parts.iter().copied().sum::<Money>(), Money(i128::from(total)));
            prop_assert_eq!(parts.len(), weights.len());
        }
    }
}
