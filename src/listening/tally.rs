//! Mentions counted by sentiment, and what the counts say.

use crate::plan::{Figure, Mention, NotComputable, Sentiment};

/// Fewer mentions than these say nothing: their share is not shown.
pub const LEAST_MENTIONS: u64 = 30;

/// The standard normal quantile of a 95 % interval.
pub const Z: f64 = 1.959_963_984_540_054;

/// Counts mentions of one group: a claim, a channel, a week, the whole log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many speak well.
    pub positive: u64,
    /// How many speak badly.
    pub negative: u64,
    /// How many do neither.
    pub neutral: u64,
    /// How many nobody has coded yet.
    pub uncoded: u64,
    /// How many of the coded ones name a claim that the plan makes.
    pub with_planned_claim: u64,
    /// The people who could meet coded mentions, positive ones less negative ones.
    balance: i128,
    /// The people who could meet coded mentions.
    people: u128,
}

/// Divides two counts; `whole` is not zero.
#[expect(clippy::cast_precision_loss, reason = "a ratio of counts needs no more digits than a float has")]
pub(super) fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

impl Tally {
    /// Adds a mention with its count.
    pub(super) fn add(&mut self, mention: &Mention, names_planned_claim: bool) {
        let count = mention.count;
        let sum = |known: u64| known.saturating_add(count);
        let Some(sentiment) = mention.sentiment else {
            self.uncoded = sum(self.uncoded);
            return;
        };
        if names_planned_claim {
            self.with_planned_claim = sum(self.with_planned_claim);
        }
        // A row that was said no time reaches nobody.
        let people = mention.people.filter(|_| count > 0).unwrap_or(0);
        self.people += u128::from(people);
        match sentiment {
            Sentiment::Positive => {
                self.positive = sum(self.positive);
                self.balance += i128::from(people);
            }
            Sentiment::Negative => {
                self.negative = sum(self.negative);
                self.balance -= i128::from(people);
            }
            Sentiment::Neutral => self.neutral = sum(self.neutral),
        }
    }

    /// Takes a mention away that was added before.
    pub(super) fn remove(&mut self, mention: &Mention, names_planned_claim: bool) {
        let mut alone = Self::default();
        alone.add(mention, names_planned_claim);
        self.positive = self.positive.saturating_sub(alone.positive);
        self.negative = self.negative.saturating_sub(alone.negative);
        self.neutral = self.neutral.saturating_sub(alone.neutral);
        self.uncoded = self.uncoded.saturating_sub(alone.uncoded);
        self.with_planned_claim = self.with_planned_claim.saturating_sub(alone.with_planned_claim);
        self.balance -= alone.balance;
        self.people = self.people.saturating_sub(alone.people);
    }

    /// Adds the mentions of another group.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            positive: self.positive.saturating_add(other.positive),
            negative: self.negative.saturating_add(other.negative),
            neutral: self.neutral.saturating_add(other.neutral),
            uncoded: self.uncoded.saturating_add(other.uncoded),
            with_planned_claim: self.with_planned_claim.saturating_add(other.with_planned_claim),
            balance: self.balance.saturating_add(other.balance),
            people: self.people.saturating_add(other.people),
        }
    }

    /// Counts the coded mentions: the number that stands beside every figure.
    #[must_use]
    pub fn coded(&self) -> u64 {
        self.positive.saturating_add(self.negative).saturating_add(self.neutral)
    }

    /// Counts all mentions, coded or not.
    #[must_use]
    pub fn all(&self) -> u64 {
        self.coded().saturating_add(self.uncoded)
    }

    /// Returns the people who could meet coded mentions, those of positive ones less those of negative ones.
    #[must_use]
    pub fn balance(&self) -> i128 {
        self.balance
    }

    /// Returns the people who could meet coded mentions, one who could meet several counted for each.
    #[must_use]
    pub fn people(&self) -> u128 {
        self.people
    }

    /// Returns the number of coded mentions where it is large enough to show a share of.
    ///
    /// # Errors
    /// [`NotComputable::NoMentions`] with none, [`NotComputable::FewMentions`] below [`LEAST_MENTIONS`].
    pub fn enough(&self) -> Figure<u64> {
        match self.coded() {
            0 => Err(NotComputable::NoMentions),
            few if few < LEAST_MENTIONS => Err(NotComputable::FewMentions),
            number => Ok(number),
        }
    }

    /// Returns the net sentiment, `(P − N) / (P + N + U)` from −1 to 1, where there are enough mentions.
    ///
    /// # Errors
    /// As [`Self::enough`].
    pub fn net(&self) -> Figure {
        self.enough()?;
        self.net_of_few()
    }

    /// Returns the net sentiment of any number of mentions. It is not shown for few: see [`Self::net`].
    ///
    /// # Errors
    /// [`NotComputable::NoMentions`].
    pub fn net_of_few(&self) -> Figure {
        match self.coded() {
            0 => Err(NotComputable::NoMentions),
            number => Ok(ratio(self.positive, number) - ratio(self.negative, number)),
        }
    }

    /// Returns the 95 % interval of the net sentiment: `net ± 1.96·√((p + q − (p − q)²) / n)` with the shares `p` of positive
    /// and `q` of negative mentions, within −1 and 1. Where all mentions are alike the formula gives no width; Wilson's bound
    /// (1927) of a share that was met in all of `n` cases, `n / (n + 1.96²)`, then stands in for it.
    ///
    /// # Errors
    /// As [`Self::enough`].
    pub fn interval(&self) -> Figure<[f64; 2]> {
        self.enough()?;
        self.interval_of_few()
    }

    /// Returns the interval of any number of mentions. It is not shown for few: see [`Self::interval`].
    ///
    /// # Errors
    /// [`NotComputable::NoMentions`].
    #[expect(clippy::cast_precision_loss, reason = "the width of an interval needs no more digits than a float has")]
    pub fn interval_of_few(&self) -> Figure<[f64; 2]> {
        let net = self.net_of_few()?;
        let (whole, number) = (self.coded(), self.coded() as f64);
        if [self.positive, self.negative, self.neutral].contains(&whole) {
            let least = number / (number + Z * Z);
            return Ok(match (self.positive, self.negative) {
                (0, 0) => [least - 1.0, 1.0 - least],
                (_, 0) => [2.0 * least - 1.0, 1.0],
                _ => [-1.0, 1.0 - 2.0 * least],
            });
        }
        let speaking = ratio(self.positive, whole) + ratio(self.negative, whole);
        let width = Z * ((speaking - net * net).max(0.0) / number).sqrt();
        Ok([(net - width).max(-1.0), (net + width).min(1.0)])
    }

    /// Returns the polarity, `(P − N) / (P + N)` from −1 to 1: neutral mentions left out.
    ///
    /// # Errors
    /// As [`Self::enough`], and [`NotComputable::NothingForOrAgainst`] where all mentions are neutral.
    pub fn polarity(&self) -> Figure {
        self.enough()?;
        match self.positive.saturating_add(self.negative) {
            0 => Err(NotComputable::NothingForOrAgainst),
            spoken => Ok(ratio(self.positive, spoken) - ratio(self.negative, spoken)),
        }
    }

    /// Returns how many positive mentions there are for each negative one.
    ///
    /// # Errors
    /// As [`Self::polarity`]; [`NotComputable::NothingAgainst`] without a negative mention.
    pub fn positive_to_negative(&self) -> Figure {
        self.polarity()?;
        if self.negative == 0 { Err(NotComputable::NothingAgainst) } else { Ok(ratio(self.positive, self.negative)) }
    }

    /// Returns how far the mentions confirm what they speak of: the polarity brought to 0 to 1.
    ///
    /// # Errors
    /// As [`Self::polarity`].
    pub fn confirm(&self) -> Figure {
        self.polarity().map(|polarity| f64::midpoint(polarity, 1.0))
    }

    /// Returns the sentiment weighted by the people who could meet each mention, `Σ s·r / Σ r` from −1 to 1. Mentions whose
    /// people are not stated do not count.
    ///
    /// # Errors
    /// As [`Self::enough`], and [`NotComputable::NoPeopleStated`].
    pub fn reach_weighted(&self) -> Figure {
        self.enough()?;
        self.reach_weighted_of_few()
    }

    /// Returns the sentiment weighted by people for any number of mentions. It is not shown for few.
    ///
    /// # Errors
    /// [`NotComputable::NoMentions`], [`NotComputable::NoPeopleStated`].
    #[expect(clippy::cast_precision_loss, reason = "a ratio of people needs no more digits than a float has")]
    pub fn reach_weighted_of_few(&self) -> Figure {
        match (self.coded(), self.people) {
            (0, _) => Err(NotComputable::NoMentions),
            (_, 0) => Err(NotComputable::NoPeopleStated),
            (_, people) => Ok(self.balance as f64 / people as f64),
        }
    }

    /// Returns the share of mentions that name a claim that the plan makes, 0 to 1.
    ///
    /// # Errors
    /// As [`Self::enough`].
    pub fn pull_through(&self) -> Figure {
        Ok(ratio(self.with_planned_claim, self.enough()?))
    }

    /// Returns true where more than half of enough mentions speak badly.
    #[must_use]
    pub fn is_denied(&self) -> bool {
        self.enough().is_ok_and(|number| u128::from(self.negative) * 2 > u128::from(number))
    }
}
