//! How fast mentions are answered.

use super::tally::ratio;
use crate::plan::{Figure, Mention, NotComputable, Sentiment};

/// Within so many hours a negative mention is to be answered where the plan states no other target.
pub const DEFAULT_TARGET_HOURS: f64 = 24.0;

/// Counts answers to mentions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// How many mentions speak badly.
    pub negative: u64,
    /// How many of those were answered within the target.
    pub negative_in_time: u64,
    /// How many of those were answered later.
    pub negative_late: u64,
    /// How many mentions of any sentiment were answered.
    pub answered: u64,
    /// The hours until answers came, ascending, with how many came then.
    hours: Vec<(f64, u64)>,
}

impl Response {
    /// Counts the answers to `mentions`, where the target is `target_hours`.
    pub(super) fn of<'a>(mentions: impl Iterator<Item = &'a Mention>, target_hours: f64) -> Self {
        let mut found = Self::default();
        for mention in mentions.filter(|mention| mention.count > 0) {
            let answered = mention.answered_hours.filter(|hours| hours.is_finite() && *hours >= 0.0);
            if mention.sentiment == Some(Sentiment::Negative) {
                found.negative = found.negative.saturating_add(mention.count);
                let into = match answered {
                    Some(hours) if hours <= target_hours => Some(&mut found.negative_in_time),
                    Some(_) => Some(&mut found.negative_late),
                    None => None,
                };
                if let Some(into) = into {
                    *into = into.saturating_add(mention.count);
                }
            }
            if let Some(hours) = answered {
                found.answered = found.answered.saturating_add(mention.count);
                found.hours.push((hours, mention.count));
            }
        }
        found.hours.sort_by(|a, b| a.0.total_cmp(&b.0));
        found
    }

    /// Counts the negative mentions that nobody has answered.
    #[must_use]
    pub fn unanswered(&self) -> u64 {
        self.negative.saturating_sub(self.negative_in_time).saturating_sub(self.negative_late)
    }

    /// Returns the share of negative mentions that were answered within the target, 0 to 1.
    ///
    /// # Errors
    /// [`NotComputable::NothingToAnswer`] without a negative mention.
    pub fn within(&self) -> Figure {
        if self.negative == 0 {
            return Err(NotComputable::NothingToAnswer);
        }
        Ok(ratio(self.negative_in_time, self.negative))
    }

    /// Returns the median of the hours until mentions of any sentiment were answered.
    ///
    /// # Errors
    /// [`NotComputable::NothingAnswered`].
    pub fn median_hours(&self) -> Figure {
        let total: u128 = self.hours.iter().map(|(_, count)| u128::from(*count)).sum();
        let (Some(low), Some(high)) = (self.at(total.saturating_sub(1) / 2), self.at(total / 2)) else {
            return Err(NotComputable::NothingAnswered);
        };
        Ok(f64::midpoint(low, high))
    }

    /// Lists the hours until answers came, ascending, with how many came then.
    #[must_use]
    pub fn hours(&self) -> &[(f64, u64)] {
        &self.hours
    }

    /// Returns the hours of the answer at a position among all answers.
    fn at(&self, position: u128) -> Option<f64> {
        let mut passed = 0;
        self.hours.iter().find_map(|(hours, count)| {
            passed += u128::from(*count);
            (position < passed).then_some(*hours)
        })
    }
}
