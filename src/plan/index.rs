//! Where things stand in a plan, by id: built once for a pass over the plan.

use std::collections::HashMap;

use super::{AudienceId, ChannelId, MessageId, Plan};

/// Positions of audiences, messages and channels by id. With a duplicate id the first one counts.
#[derive(Clone, Debug, Default)]
pub struct Index {
    audiences: HashMap<AudienceId, usize>,
    messages: HashMap<MessageId, usize>,
    channels: HashMap<ChannelId, usize>,
}

impl Index {
    /// The positions of `plan`'s things.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let mut index = Self::default();
        for (position, audience) in plan.audiences.iter().enumerate() {
            index.audiences.entry(audience.id.clone()).or_insert(position);
        }
        for (position, message) in plan.messages.iter().enumerate() {
            index.messages.entry(message.id.clone()).or_insert(position);
        }
        for (position, channel) in plan.channels.iter().enumerate() {
            index.channels.entry(channel.id.clone()).or_insert(position);
        }
        index
    }

    /// Where the audience stands in [`Plan::audiences`].
    #[must_use]
    pub fn audience(&self, id: &AudienceId) -> Option<usize> {
        self.audiences.get(id).copied()
    }

    /// Where the message stands in [`Plan::messages`].
    #[must_use]
    pub fn message(&self, id: &MessageId) -> Option<usize> {
        self.messages.get(id).copied()
    }

    /// Where the channel stands in [`Plan::channels`].
    #[must_use]
    pub fn channel(&self, id: &ChannelId) -> Option<usize> {
        self.channels.get(id).copied()
    }
}
