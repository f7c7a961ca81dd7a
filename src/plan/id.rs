//! Ids: short readable strings, one type for each kind of thing.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as it stands in the plan document.
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

/// The longest id that [`slug`] makes, in bytes.
const SLUG_BYTES: usize = 40;

/// A readable id from a name: lower-case ASCII letters and digits joined by hyphens, or `fallback` where the name
/// has none (an Arabic name, say).
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

/// `base` itself, or `base-2`, `base-3`, …: the first that `taken` does not know.
#[must_use]
pub fn fresh_id(base: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(base) {
        return base.to_owned();
    }
    let mut number = 2_u64;
    loop {
        let candidate = format!("{base}-{number}");
        if !taken(&candidate) {
            return candidate;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{fresh_id, slug};

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
    fn fresh_ids_count_on() {
        let taken = ["radio", "radio-2"];
        assert_eq!(fresh_id("radio", |id| taken.contains(&id)), "radio-3");
        assert_eq!(fresh_id("cinema", |id| taken.contains(&id)), "cinema");
    }
}
