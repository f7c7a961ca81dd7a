//! The colour of a message, and the palette that new messages take theirs from.

use std::fmt;
use std::str::FromStr;

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An opaque colour, `"#rrggbb"` in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red, green and blue, 0 to 255 each, in sRGB.
    pub rgb: [u8; 3],
}

/// A text that is not a colour.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a colour of the form #rrggbb")]
pub struct NotAColour(pub String);

/// Colours that people with any common colour blindness can tell apart: Okabe and Ito (2008) without black,
/// then Tol's muted scheme (2021).
pub const MESSAGE_PALETTE: [Colour; 12] = [
    Colour { rgb: [0x00, 0x72, 0xb2] },
    Colour { rgb: [0xe6, 0x9f, 0x00] },
    Colour { rgb: [0x00, 0x9e, 0x73] },
    Colour { rgb: [0xcc, 0x79, 0xa7] },
    Colour { rgb: [0xd5, 0x5e, 0x00] },
    Colour { rgb: [0x56, 0xb4, 0xe9] },
    Colour { rgb: [0xf0, 0xe4, 0x42] },
    Colour { rgb: [0x88, 0x22, 0x55] },
    Colour { rgb: [0x33, 0x22, 0x88] },
    Colour { rgb: [0x99, 0x99, 0x33] },
    Colour { rgb: [0x44, 0xaa, 0x99] },
    Colour { rgb: [0x88, 0xcc, 0xee] },
];

impl Default for Colour {
    fn default() -> Self {
        MESSAGE_PALETTE[0]
    }
}

impl FromStr for Colour {
    type Err = NotAColour;

    fn from_str(text: &str) -> Result<Self, NotAColour> {
        let refuse = || NotAColour(text.to_owned());
        let digits = text.strip_prefix('#').ok_or_else(refuse)?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(refuse());
        }
        let value = u32::from_str_radix(digits, 16).map_err(|_| refuse())?;
        let [_, red, green, blue] = value.to_be_bytes();
        Ok(Self { rgb: [red, green, blue] })
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.rgb;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_string())
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| D::Error::invalid_value(Unexpected::Str(&text), &"a colour as \"#rrggbb\""))
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn colours_read_and_write_the_same() {
        assert_eq!("#0072b2".parse::<Colour>().unwrap().to_string(), "#0072b2");
        for text in ["0072b2", "#0072b", "#0072bg", "#00é2b", ""] {
            assert!(text.parse::<Colour>().is_err(), "{text}");
        }
    }
}
