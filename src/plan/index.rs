//! Says where things stand in a plan, by id: built once for a pass over the plan.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::{AudienceId, ChannelId, MessageId, Plan};

/// Fowler, Noll and Vo's hash (FNV-1a, 64 bits): several times faster for short ids than the standard one, whose
/// protection against chosen keys a plan does not need.
#[derive(Clone, Debug)]
pub(crate) struct IdHasher(u64);

impl Default for IdHasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl IdHasher {
    /// Returns a number for a text: always the same, and another for almost every other text.
    pub(crate) fn hash(text: &str) -> u64 {
        let mut hasher = Self::default();
        hasher.write(text.as_bytes());
        hasher.finish()
    }
}

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// Hashes a position as a whole. The turn brings what a small number changed to where tables look.
    fn write_usize(&mut self, number: usize) {
        self.0 = (self.0 ^ number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(26);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

type Positions<Id> = HashMap<Id, usize, BuildHasherDefault<IdHasher>>;

/// Positions of audiences, messages and channels by id. With a duplicate id the first one counts.
#[derive(Clone, Debug, Default)]
pub struct Index {
    audiences: Positions<AudienceId>,
    messages: Positions<MessageId>,
    channels: Positions<ChannelId>,
}

impl Index {
    /// Returns the positions of `plan`'s things.
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

    /// Returns where the audience stands in [`Plan::audiences`].
    #[must_use]
    pub fn audience(&self, id: &AudienceId) -> Option<usize> {
        self.audiences.get(id).copied()
    }

    /// Returns where the message stands in [`Plan::messages`].
    #[must_use]
    pub fn message(&self, id: &MessageId) -> Option<usize> {
        self.messages.get(id).copied()
    }

    /// Returns where the channel stands in [`Plan::channels`].
    #[must_use]
    pub fn channel(&self, id: &ChannelId) -> Option<usize> {
        self.channels.get(id).copied()
    }
}
