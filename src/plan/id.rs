//! Ids: short readable strings, one type for each kind of thing.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Plan;

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl PartialEq for $name {
            /// Compares the texts; shared ones, which most are, are equal without a look inside.
            fn eq(&self, other: &Self) -> bool {
                Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
            }
        }

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.0.hash(state);
            }
        }

        impl $name {
            /// Returns the id as it stands in the plan document.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

id_type!(/// Names an [`Audience`](super::Audience).
    AudienceId);
id_type!(/// Names a [`Message`](super::Message).
    MessageId);
id_type!(/// Names a [`Channel`](super::Channel).
    ChannelId);
id_type!(/// Names a [`Placement`](super::Placement).
    PlacementId);
id_type!(/// Names a [`Theme`](super::Theme) of the vocabulary.
    ThemeId);
id_type!(/// Names a [`Claim`](super::Claim) of the vocabulary.
    ClaimId);
id_type!(/// Names a [`Visual`](super::Visual) token of the vocabulary.
    VisualId);
id_type!(/// Names a [`Slogan`](super::Slogan) of the vocabulary.
    SloganId);
id_type!(/// Names an [`OtherCost`](super::OtherCost).
    CostId);
id_type!(/// Names an [`Objective`](super::Objective).
    ObjectiveId);
id_type!(/// Names an [`Insight`](super::Insight).
    InsightId);
id_type!(/// Names an [`Alternative`](super::Alternative).
    AlternativeId);
id_type!(/// Names a [`Mention`](super::Mention).
    MentionId);
id_type!(/// Names a [`Relation`](super::Relation).
    RelationId);
id_type!(/// Names the framework of a [`Worksheet`](super::Worksheet).
    FrameworkId);

/// The longest id that [`slug`] makes, in bytes.
const SLUG_BYTES: usize = 40;

/// Returns a readable id from a name: lower-case ASCII letters and digits joined by hyphens, or `fallback` where the name has
/// none (an Arabic name, say).
#[must_use]
pub fn slug(name: &str, fallback: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if out.len() >= SLUG_BYTES {
            break;
        }
        if letter.is_ascii_alphanumeric() {
            out.push(letter.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') && (letter == ' ' || letter == '-' || letter == '_') {
            out.push('-');
        }
    }
    let trimmed = out.trim_end_matches('-');
    if trimmed.is_empty() { fallback.to_owned() } else { trimmed.to_owned() }
}

/// The letters of new ids: without vowels, so that no words come about, and without what looks like a digit.
const LETTERS: &[u8; 20] = b"bcdfghjkmnpqrstvwxyz";

/// How many letters the id of a placement has; a plan has thousands of them.
const PLACEMENT_LETTERS: usize = 8;

/// How many letters tell the ids of two things of one name apart.
const ITEM_LETTERS: usize = 4;

/// The source of new ids. Two editors with different seeds make different ids, so that their plans can be merged, and one
/// editor makes none twice, so that what is recorded of a thing that is gone is never taken for another's.
///
/// The same seed and the same requests give the same ids.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IdSource {
    seed: u64,
    /// How many steps have asked for ids.
    steps: u64,
    /// The gesture that asked last: its edits are made anew with every movement, and keep their ids.
    gesture: Option<u64>,
}

impl IdSource {
    /// Returns a source that begins with `seed`, a number that no other editor has.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self { seed, steps: 0, gesture: None }
    }

    /// Returns the ids of the next step; for every edit of one gesture the same.
    pub fn next(&mut self, gesture: Option<u64>) -> NewIds {
        if gesture.is_none() || self.gesture != gesture {
            self.steps += 1;
        }
        self.gesture = gesture;
        NewIds(mixed(self.seed ^ mixed(self.steps)))
    }

    /// Ends the gesture that is going on: the next one has other ids, even if it has the same number.
    pub fn end_gesture(&mut self) {
        self.gesture = None;
    }
}

/// The new ids of one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewIds(u64);

impl NewIds {
    /// Returns new ids for placements, `p-` and eight letters: none that a placement has, and none of which something is
    /// recorded.
    pub fn placements(self, plan: &Plan) -> impl Iterator<Item = PlacementId> + '_ {
        let is_taken = |id: &str| plan.placements.has_id(id) || plan.actuals.has_id(id);
        (0..).map(move |number| self.id("p", number, PLACEMENT_LETTERS)).filter(move |id| !is_taken(id)).map(Into::into)
    }

    /// Returns a new id for an item of a list: `base` and four letters. Where `base` has such letters already, they are
    /// replaced.
    #[must_use]
    pub fn item(self, base: &str, is_taken: impl Fn(&str) -> bool) -> String {
        self.item_from(&mut 0, &item_base(base), is_taken)
    }

    /// Returns the first id from `number` on that is free, and leaves the number after it.
    fn item_from(self, number: &mut u64, base: &str, is_taken: impl Fn(&str) -> bool) -> String {
        loop {
            let id = self.id(base, *number, ITEM_LETTERS);
            *number += 1;
            if !is_taken(&id) {
                return id;
            }
        }
    }

    fn id(self, base: &str, number: u64, letters: usize) -> String {
        let mut bits = mixed(self.0 ^ mixed(number));
        let mut id = format!("{base}-");
        for _ in 0..letters {
            let count = LETTERS.len() as u64;
            // The remainder is below the number of letters.
            id.push(char::from(LETTERS[(bits % count) as usize]));
            bits /= count;
        }
        id
    }
}

/// Returns what stands before the letters of an item's id: `base` without such letters of its own, not too long.
fn item_base(base: &str) -> String {
    let base = match base.rsplit_once('-') {
        Some((name, letters))
            if letters.len() == ITEM_LETTERS && letters.bytes().all(|letter| LETTERS.contains(&letter)) =>
        {
            name
        }
        _ => base,
    };
    base.chars().take(SLUG_BYTES).collect()
}

/// The new ids of one step for many items of one list: the same as [`NewIds::item`] gives one after the other, but what was
/// found taken once is not tried again, so that thousands of items of one name cost no more than each alone.
#[derive(Clone, Debug)]
pub struct ItemIds {
    ids: NewIds,
    next: std::collections::BTreeMap<String, u64>,
}

impl ItemIds {
    /// Begins with the ids of a step.
    #[must_use]
    pub fn of(ids: NewIds) -> Self {
        Self { ids, next: std::collections::BTreeMap::new() }
    }

    /// Returns the next id of an item called `base`. What `is_taken` says of an id once, it must go on to say.
    pub fn next(&mut self, base: &str, is_taken: impl Fn(&str) -> bool) -> String {
        let base = item_base(base);
        let number = self.next.entry(base.clone()).or_default();
        self.ids.item_from(number, &base, is_taken)
    }
}

/// Mixes the bits of a number, so that any two numbers give letters that have nothing in common (`SplitMix64`; Steele, Lea and
/// Flood 2014).
fn mixed(number: u64) -> u64 {
    let mut bits = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{IdSource, slug};
    use crate::plan::sample_b::rayhan_soap;

    #[test]
    fn slugs_are_short_and_readable() {
        for (name, expected) in [
            ("Launch reel", "launch-reel"),
            ("  Women 22-45 ", "women-22-45"),
            ("صابون", "message"),
            ("Café — Été", "caf-t"),
            ("!!!", "message"),
        ] {
            assert_eq!(slug(name, "message"), expected, "{name}");
        }
        assert!(slug(&"a".repeat(500), "x").len() <= 40);
    }

    #[test]
    fn ids_are_unique_between_editors_and_steps_and_the_same_within_a_gesture() {
        let plan = rayhan_soap();
        let mut ids = BTreeSet::new();
        for seed in 0..100 {
            let mut source = IdSource::seeded(seed);
            for _ in 0..20 {
                ids.extend(source.next(None).placements(&plan).take(5));
            }
        }
        assert_eq!(ids.len(), 100 * 20 * 5);
        assert!(ids.iter().all(|id| id.as_str().len() == 10 && id.as_str().starts_with("p-")));
        let mut source = IdSource::seeded(7);
        let first = source.next(Some(1));
        assert_eq!(source.next(Some(1)), first);
        assert_ne!(source.next(Some(2)), first);
        source.end_gesture();
        assert_ne!(source.next(Some(1)), first);
        assert_eq!(IdSource::seeded(7).next(Some(1)), first);
    }

    #[test]
    fn ids_that_are_taken_or_recorded_are_passed_over() {
        let mut plan = rayhan_soap();
        let ids = IdSource::seeded(3).next(None);
        let all: Vec<_> = ids.placements(&plan).take(3).collect();
        let recorded = crate::plan::Actual { placement: all[0].clone(), weeks: Vec::new(), source: String::new() };
        plan.actuals = std::iter::once(recorded).collect();
        let placed = crate::plan::Placement { id: all[1].clone(), ..plan.placements[0].as_ref().clone() };
        plan.placements = std::iter::once(placed).collect();
        assert_eq!(ids.placements(&plan).next(), Some(all[2].clone()));
        let first = ids.item("radio", |_| false);
        let second = ids.item("radio", |id| id == first);
        assert!(first != second && first.starts_with("radio-") && second.len() == "radio-".len() + 4);
        // Many ids of one step are those that are asked for one after the other.
        let mut many = super::ItemIds::of(ids);
        let (mut taken, mut known) = (Vec::new(), Vec::new());
        for base in ["radio", "radio", "tv", "radio", "tv"] {
            let next = many.next(base, |id| known.iter().any(|known| known == id));
            taken.push(ids.item(base, |id| taken.iter().any(|known: &String| known == id)));
            known.push(next);
        }
        assert_eq!(known, taken);
        // A copy of a copy has no longer name.
        assert_eq!(ids.item(&first, |id| id == first), second);
        assert!(ids.item(&"ص".repeat(300), |_| false).len() < crate::plan::limits::MAX_ID_BYTES);
    }
}
