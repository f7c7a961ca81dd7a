//! Says which messages rest on something that is known of the people.

use crate::plan::{Figure, Message, NotComputable, Plan};

/// Holds how many messages rest on an insight.
#[derive(Clone, Debug, PartialEq)]
pub struct InsightShare {
    /// How many messages there are.
    pub messages: usize,
    /// How many of them rest on an insight.
    pub with_insight: usize,
    /// The share of all impressions that such messages have, 0 to 1.
    pub exposure: Figure,
}

impl InsightShare {
    /// Looks at the messages of `plan`, whose impressions are `impressions`.
    pub(super) fn of(plan: &Plan, impressions: &[f64]) -> Self {
        let rests = |message: &Message| message.insights.iter().any(|id| plan.insights.find(id).is_some());
        let (mut with, mut all) = (0.0, 0.0);
        for (message, met) in plan.messages.iter().zip(impressions) {
            all += met;
            with += if rests(message) { *met } else { 0.0 };
        }
        let exposure = if all > 0.0 { Ok((with / all).min(1.0)) } else { Err(NotComputable::NothingPlaced) };
        let with_insight = plan.messages.iter().filter(|message| rests(message)).count();
        Self { messages: plan.messages.len(), with_insight, exposure }
    }

    /// Returns the share of messages that rest on an insight, 0 to 1.
    ///
    /// # Errors
    /// [`NotComputable::NoMessages`].
    #[expect(clippy::cast_precision_loss, reason = "a plan has a thousand messages at most")]
    pub fn share(&self) -> Figure {
        if self.messages == 0 {
            return Err(NotComputable::NoMessages);
        }
        Ok(self.with_insight as f64 / self.messages as f64)
    }
}
