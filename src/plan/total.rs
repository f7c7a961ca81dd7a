//! Sums of costs of which some may not be computable: they cannot be taken for exact.

use std::iter::Sum;
use std::ops::{Add, AddAssign, SubAssign};

use super::{Currency, Decimal, Figure, Money, NotComputable};

/// Why a cost can be missing from a sum, in the order in which a sum names its first reason.
const REASONS: [NotComputable; 9] = [
    NotComputable::NothingPlaced,
    NotComputable::NoExchangeRate,
    NotComputable::NoRatingForCost,
    NotComputable::ImpossibleContactModel,
    NotComputable::AudienceWithoutSize,
    NotComputable::NoPeriod,
    NotComputable::NoBudget,
    NotComputable::CircularBase,
    NotComputable::TooLarge,
];

/// Says how many costs are missing from a sum, by the reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Missing([u32; REASONS.len()]);

impl Missing {
    fn one(why: NotComputable) -> Self {
        let mut counts = [0; REASONS.len()];
        // Whatever else a cost could fail by is told as what it amounts to: it cannot be counted exactly.
        let place = REASONS.iter().position(|&known| known == why).unwrap_or(REASONS.len() - 1);
        counts[place] = 1;
        Self(counts)
    }

    fn with(mut self, other: &Self, with: impl Fn(u32, u32) -> u32) -> Self {
        for (count, other) in self.0.iter_mut().zip(other.0) {
            *count = with(*count, other);
        }
        self
    }

    fn first(&self) -> Option<NotComputable> {
        REASONS.into_iter().zip(self.0).find(|&(_, count)| count > 0).map(|(why, _)| why)
    }
}

/// A sum of costs, with what is missing from it. There is no way to its amount that does not say whether it is all:
/// [`Self::exact`] refuses a sum with gaps, [`Self::at_least`] is named for what it gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    known: Money,
    missing: Missing,
}

impl Total {
    /// No cost at all.
    pub const ZERO: Self = Self { known: Money::ZERO, missing: Missing([0; REASONS.len()]) };

    /// Returns a cost of which `known` is known and the rest is missing, where `why` says so.
    #[must_use]
    pub fn of(known: Money, why: Option<NotComputable>) -> Self {
        Self { known, missing: why.map_or_else(Missing::default, Missing::one) }
    }

    /// Returns the sum.
    ///
    /// # Errors
    /// Why a cost is missing from it.
    pub fn exact(&self) -> Figure<Money> {
        self.missing.first().map_or(Ok(self.known), Err)
    }

    /// Returns an amount that somebody typed, rounded to the currency's minor unit; a gap where it is beyond what is counted
    /// exactly.
    #[must_use]
    pub fn typed(amount: Decimal, currency: Currency) -> Self {
        currency.checked_money(amount).map_or_else(|| Self::of(Money::ZERO, Some(NotComputable::TooLarge)), Self::from)
    }

    /// Returns what is known of the sum: it is at least that, unless rates are below zero. For drawing and for lower bounds.
    #[must_use]
    pub fn at_least(&self) -> Money {
        self.known
    }

    /// Returns why a cost is missing, where one is.
    #[must_use]
    pub fn why_missing(&self) -> Option<NotComputable> {
        self.missing.first()
    }

    /// Returns how many costs are missing, by the reason.
    pub fn missing(&self) -> impl Iterator<Item = (NotComputable, u32)> + use<> {
        REASONS.into_iter().zip(self.missing.0).filter(|&(_, count)| count > 0)
    }

    /// Returns true when it is known to cost nothing: no amount and no gap.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::ZERO
    }

    /// Returns the sum without `part`, which was added to it before.
    #[must_use]
    pub(crate) fn without(self, part: Self) -> Self {
        let missing = self.missing.with(&part.missing, |count, gone| count - gone);
        Self { known: self.known - part.known, missing }
    }

    /// Returns the same gaps with another amount: of one cost, or of one line of it.
    #[must_use]
    pub(crate) fn with_amount(self, known: Money) -> Self {
        Self { known, ..self }
    }

    /// Returns what is left of `whole` after it.
    #[must_use]
    pub fn left_of(&self, whole: Money) -> Left {
        Left { at_most: whole - self.known, why: self.why_missing() }
    }

    /// Returns its part of `whole`, 0 to 1.
    ///
    /// # Errors
    /// Why a cost is missing from either; [`NotComputable::CostsNothing`] when the whole is nothing.
    pub fn share_of(&self, whole: &Self, currency: Currency) -> Figure {
        let (part, whole) = (self.exact()?, whole.exact()?);
        if whole.is_zero() {
            return Err(NotComputable::CostsNothing);
        }
        Ok(part.to_major(currency) / whole.to_major(currency))
    }
}

/// Equal to an amount only where nothing is missing.
impl PartialEq<Money> for Total {
    fn eq(&self, amount: &Money) -> bool {
        self.exact() == Ok(*amount)
    }
}

impl From<Money> for Total {
    fn from(known: Money) -> Self {
        Self::of(known, None)
    }
}

impl Add for Total {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { known: self.known + other.known, missing: self.missing.with(&other.missing, |a, b| a + b) }
    }
}

impl AddAssign for Total {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl AddAssign<Money> for Total {
    fn add_assign(&mut self, amount: Money) {
        self.known += amount;
    }
}

/// Takes away an amount that was added before.
impl SubAssign<Money> for Total {
    fn sub_assign(&mut self, amount: Money) {
        self.known = self.known - amount;
    }
}

impl Sum for Total {
    fn sum<I: Iterator<Item = Self>>(totals: I) -> Self {
        totals.fold(Self::ZERO, Add::add)
    }
}

/// Holds what is left of an amount after a sum that may have gaps: all of it, or at most so much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    at_most: Money,
    why: Option<NotComputable>,
}

impl Left {
    /// Returns what is left.
    ///
    /// # Errors
    /// Why a cost is missing from what is taken off.
    pub fn exact(&self) -> Figure<Money> {
        self.why.map_or(Ok(self.at_most), Err)
    }

    /// Returns the most that can be left; below zero when more is spent than there is, by at least so much.
    #[must_use]
    pub fn at_most(&self) -> Money {
        self.at_most
    }

    /// Returns true when more is spent than there is, whatever is missing.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.at_most < Money::ZERO
    }

    /// Returns why a cost is missing from what is taken off, where one is.
    #[must_use]
    pub fn why_missing(&self) -> Option<NotComputable> {
        self.why
    }
}

#[cfg(test)]
mod tests {
    use super::Total;
    use crate::plan::{Money, NotComputable};

    #[test]
    fn a_sum_with_a_gap_is_never_exact() {
        let gap = |why| Total::of(Money(5), Some(why));
        let sum = [gap(NotComputable::TooLarge), Total::from(Money(3)), gap(NotComputable::NoExchangeRate)];
        let sum: Total = sum.into_iter().sum();
        assert_eq!(sum.exact(), Err(NotComputable::NoExchangeRate));
        assert_eq!(sum.at_least(), Money(13));
        let missing: Vec<_> = sum.missing().collect();
        assert_eq!(missing, [(NotComputable::NoExchangeRate, 1), (NotComputable::TooLarge, 1)]);
        let left = sum.left_of(Money(10));
        assert_eq!(
            (left.exact(), left.at_most(), left.is_over()),
            (Err(NotComputable::NoExchangeRate), Money(-3), true)
        );
        let rest = sum.without(gap(NotComputable::NoExchangeRate)).without(gap(NotComputable::TooLarge));
        assert_eq!((rest, rest.exact()), (Total::from(Money(3)), Ok(Money(3))));
    }

    #[test]
    fn a_gap_without_an_amount_is_not_nothing() {
        assert!(Total::ZERO.is_nothing());
        assert!(!Total::of(Money::ZERO, Some(NotComputable::TooLarge)).is_nothing());
    }
}
