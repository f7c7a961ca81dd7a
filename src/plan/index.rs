//! Says where things stand in a plan, by id: built once for a pass over the plan.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::{AudienceId, ChannelId, MessageId, Plan};

/// Eight bytes at a time, folded by one multiplication (as in Wang Yi's `wyhash`): many times faster for short ids than the
/// standard hash, whose protection against chosen keys a plan does not need.
#[derive(Clone, Debug, Default)]
pub(crate) struct IdHasher(u64);

impl IdHasher {
    /// Returns a number for a text: always the same, and another for almost every other text (Fowler, Noll and Vo's FNV-1a of 64
    /// bits).
    pub(crate) fn hash(text: &str) -> u64 {
        let add = |sum: u64, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        text.bytes().fold(0xcbf2_9ce4_8422_2325, add)
    }

    fn fold(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word ^ 0x9e37_79b9_7f4a_7c15) * 0xa076_1d64_78bd_642f;
        #[expect(clippy::cast_possible_truncation, reason = "both halves are taken")]
        let halves = [product as u64, (product >> 64) as u64];
        self.0 = halves[0] ^ halves[1];
    }
}

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        for word in words {
            self.fold(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.fold(u64::from_le_bytes(last));
    }

    /// Takes in the end of a text.
    fn write_u8(&mut self, number: u8) {
        self.0 ^= u64::from(number) << 32;
    }

    /// Hashes a position as a whole.
    fn write_usize(&mut self, number: usize) {
        self.fold(number as u64);
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
