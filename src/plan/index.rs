//! Says where things stand in a plan, by id: built once for a pass over the plan.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, Hash, Hasher};

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

/// Positions of one kind of things by id.
///
/// Ids are shared between what has them and what names them, as a rule: such a one is found by where it stands in memory, without
/// a look at its text, which may be far from what was read last.
#[derive(Clone, Debug)]
struct Positions<Id> {
    by_address: HashMap<usize, usize, BuildHasherDefault<IdHasher>>,
    /// Keeps the ids too, so that no address is given to another one.
    by_text: HashMap<Id, usize, BuildHasherDefault<IdHasher>>,
}

impl<Id: Eq + Hash + AsRef<str> + Clone> Positions<Id> {
    /// Returns the positions of things that stand in the order of their `ids`.
    fn of<'a>(ids: impl Iterator<Item = &'a Id>) -> Self
    where
        Id: 'a,
    {
        let mut positions = Self { by_address: HashMap::default(), by_text: HashMap::default() };
        for (position, id) in ids.enumerate() {
            if let Entry::Vacant(free) = positions.by_text.entry(id.clone()) {
                free.insert(position);
                positions.by_address.insert(address(id), position);
            }
        }
        positions
    }

    fn get(&self, id: &Id) -> Option<usize> {
        self.by_address.get(&address(id)).or_else(|| self.by_text.get(id)).copied()
    }
}

/// Returns where the text of `id` stands in memory.
fn address(id: &impl AsRef<str>) -> usize {
    id.as_ref().as_ptr().addr()
}

/// Positions of audiences, messages and channels by id. With a duplicate id the first one counts.
#[derive(Clone, Debug)]
pub struct Index {
    audiences: Positions<AudienceId>,
    messages: Positions<MessageId>,
    channels: Positions<ChannelId>,
}

impl Index {
    /// Returns the positions of `plan`'s things.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self {
            audiences: Positions::of(plan.audiences.iter().map(|audience| &audience.id)),
            messages: Positions::of(plan.messages.iter().map(|message| &message.id)),
            channels: Positions::of(plan.channels.iter().map(|channel| &channel.id)),
        }
    }

    /// Returns where the audience stands in [`Plan::audiences`].
    #[must_use]
    pub fn audience(&self, id: &AudienceId) -> Option<usize> {
        self.audiences.get(id)
    }

    /// Returns where the message stands in [`Plan::messages`].
    #[must_use]
    pub fn message(&self, id: &MessageId) -> Option<usize> {
        self.messages.get(id)
    }

    /// Returns where the channel stands in [`Plan::channels`].
    #[must_use]
    pub fn channel(&self, id: &ChannelId) -> Option<usize> {
        self.channels.get(id)
    }
}
