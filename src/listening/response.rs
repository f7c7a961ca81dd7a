//! Says how fast mentions are answered.

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

/// Returns the hours until a mention was answered, where it was said at all and answered; no zero has a sign.
fn hours_of(mention: &Mention) -> Option<f64> {
    let hours = mention.answered_hours.filter(|_| mention.count > 0)?;
    (hours.is_finite() && hours >= 0.0).then_some(hours + 0.0)
}

impl Response {
    /// Counts the answers to `mentions`, where the target is `target_hours`.
    pub(super) fn of<'a>(mentions: impl Iterator<Item = &'a Mention>, target_hours: f64) -> Self {
        let mut found = Self::default();
        for mention in mentions {
            found.count(mention, target_hours, |known, count| *known = known.saturating_add(count));
            found.hours.extend(hours_of(mention).map(|hours| (hours, mention.count)));
        }
        found.hours.sort_by(|a, b| a.0.total_cmp(&b.0));
        found.hours.dedup_by(|next, known| {
            let is_same = next.0.total_cmp(&known.0).is_eq();
            if is_same {
                known.1 = known.1.saturating_add(next.1);
            }
            is_same
        });
        found
    }

    /// Adds the answer to a mention, or takes it away where it was added before.
    pub(super) fn change(&mut self, mention: &Mention, target_hours: f64, adds: bool) {
        let change: fn(&mut u64, u64) = if adds {
            |known, count| *known = known.saturating_add(count)
        } else {
            |known, count| *known = known.saturating_sub(count)
        };
        self.count(mention, target_hours, change);
        let Some(hours) = hours_of(mention) else { return };
        match self.hours.binary_search_by(|known| known.0.total_cmp(&hours)) {
            Ok(at) => {
                change(&mut self.hours[at].1, mention.count);
                if self.hours[at].1 == 0 {
                    self.hours.remove(at);
                }
            }
            Err(at) if adds => self.hours.insert(at, (hours, mention.count)),
            Err(_) => {}
        }
    }

    /// Counts the answer to a mention, its hours apart.
    fn count(&mut self, mention: &Mention, target_hours: f64, change: impl Fn(&mut u64, u64)) {
        let answered = hours_of(mention);
        if mention.sentiment == Some(Sentiment::Negative) {
            change(&mut self.negative, mention.count);
            match answered {
                Some(hours) if hours <= target_hours => change(&mut self.negative_in_time, mention.count),
                Some(_) => change(&mut self.negative_late, mention.count),
                None => {}
            }
        }
        if answered.is_some() {
            change(&mut self.answered, mention.count);
        }
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
