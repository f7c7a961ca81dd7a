//! Every text of a plan with the way to it, read off the plan's own serialisation: a text that a later version adds to the
//! document is found without a word here.

use std::fmt;

use serde::ser::{self, Serialize};

use crate::diff::{DifferenceStep, ItemKey};
use crate::plan::schema;

/// Fields that name another thing by its id, or hold a colour: not texts.
const NOT_TEXTS: [&str; 18] = [
    "message",
    "channel",
    "channels",
    "theme",
    "claim",
    "claims",
    "incompatible_with",
    "visuals",
    "slogan",
    "audience",
    "audiences",
    "part_of",
    "objectives",
    "insights",
    "placement",
    "with",
    "colour",
    "form",
];

/// Fields whose whole numbers people look for.
const NUMBERS: [&str; 3] = ["size", "impressions", "delivered"];

/// A text of a plan.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Text {
    /// The fields and items that lead to it.
    pub place: Vec<DifferenceStep>,
    /// What it says.
    pub text: String,
}

/// Declares what is walked past.
macro_rules! not_texts {
    ($($method:ident: $kind:ty),*) => {$(
        fn $method(self, _: $kind) -> Walked {
            Ok(())
        }
    )*};
}

/// Returns all texts of a value, in the order of the document, empty ones left out.
pub(super) fn texts_of<T: Serialize>(value: &T) -> Vec<Text> {
    let mut walk = Walk { place: Vec::new(), found: Vec::new(), keeps_choices: false };
    // Nothing of a plan fails to be walked; what was found before a failure is still found.
    let _ = value.serialize(&mut walk);
    walk.found
}

/// A serialiser that writes nothing and keeps texts.
struct Walk {
    place: Vec<DifferenceStep>,
    found: Vec<Text>,
    /// Whether the names of choices count as texts: an item can be known by one.
    keeps_choices: bool,
}

/// A failure of the walk; nothing of a plan makes one.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct WalkError(String);

impl ser::Error for WalkError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

type Walked = Result<(), WalkError>;

impl Walk {
    /// Returns the field that is being walked.
    fn field(&self) -> &str {
        let fields = self.place.iter().rev().filter_map(|step| match step {
            DifferenceStep::Field(name) => Some(name.as_str()),
            DifferenceStep::Item(_) => None,
        });
        fields.into_iter().next().unwrap_or_default()
    }

    fn keep(&mut self, text: &str) {
        if text.trim().is_empty() || NOT_TEXTS.contains(&self.field()) {
            return;
        }
        // Items without a name of their own, as words in a row, are told by their list.
        let is_named = |step: &&DifferenceStep| !matches!(step, DifferenceStep::Item(id) if id.is_empty());
        let place = self.place.iter().filter(is_named).cloned().collect();
        self.found.push(Text { place, text: text.to_owned() });
    }

    /// Walks one field of a structure; the one by which an item of its list is known gives the item its name.
    fn walk_field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Walked {
        if matches!(self.place.last(), Some(DifferenceStep::Item(known)) if known.is_empty())
            && schema::identity_of(self.field()).first() == Some(&name)
            && let Some(id) = text_of(value)
            && let Some(DifferenceStep::Item(known)) = self.place.last_mut()
        {
            *known = id.into();
        }
        self.place.push(DifferenceStep::Field(name.to_owned()));
        let walked = value.serialize(&mut *self);
        self.place.pop();
        walked
    }

    /// Walks one item of a list.
    fn walk_item<T: Serialize + ?Sized>(&mut self, value: &T) -> Walked {
        self.place.push(DifferenceStep::Item(ItemKey::default()));
        let walked = value.serialize(&mut *self);
        self.place.pop();
        walked
    }
}

impl ser::Serializer for &mut Walk {
    type Ok = ();
    type Error = WalkError;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    not_texts! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_f32: f32, serialize_f64: f64,
        serialize_char: char, serialize_bytes: &[u8]
    }

    fn serialize_u64(self, number: u64) -> Walked {
        if number > 0 && NUMBERS.contains(&self.field()) {
            self.keep(&number.to_string());
        }
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Walked {
        self.keep(text);
        Ok(())
    }

    fn serialize_none(self) -> Walked {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Walked {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Walked {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Walked {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Walked {
        if self.keeps_choices {
            self.keep(name);
        }
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Walked {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Walked {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, WalkError> {
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, WalkError> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, WalkError> {
        Ok(self)
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self, WalkError> {
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, WalkError> {
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, WalkError> {
        Ok(self)
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self, WalkError> {
        Ok(self)
    }
}

/// Declares the walk through the parts of lists and structures.
macro_rules! compounds {
    ($($kind:ident: $method:ident, $walk:ident;)*) => {$(
        impl ser::$kind for &mut Walk {
            type Ok = ();
            type Error = WalkError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Walked {
                self.$walk(value)
            }

            fn end(self) -> Walked {
                Ok(())
            }
        }
    )*};
}

compounds! {
    SerializeSeq: serialize_element, walk_item;
    SerializeTuple: serialize_element, walk_item;
    SerializeTupleStruct: serialize_field, walk_item;
    SerializeTupleVariant: serialize_field, walk_item;
}

/// Declares the walk through the fields of structures.
macro_rules! structures {
    ($($kind:ident)*) => {$(
        impl ser::$kind for &mut Walk {
            type Ok = ();
            type Error = WalkError;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Walked {
                self.walk_field(name, value)
            }

            fn end(self) -> Walked {
                Ok(())
            }
        }
    )*};
}

structures! { SerializeStruct SerializeStructVariant }

impl ser::SerializeMap for &mut Walk {
    type Ok = ();
    type Error = WalkError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Walked {
        self.place.push(DifferenceStep::Field(text_of(key).unwrap_or_default()));
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Walked {
        let walked = value.serialize(&mut **self);
        self.place.pop();
        walked
    }

    fn end(self) -> Walked {
        Ok(())
    }
}

/// Returns the text that a value is, or `None` where it is none.
fn text_of<T: Serialize + ?Sized>(value: &T) -> Option<String> {
    let mut walk = Walk { place: Vec::new(), found: Vec::new(), keeps_choices: true };
    value.serialize(&mut walk).ok()?;
    walk.found.pop().filter(|found| found.place.is_empty()).map(|found| found.text)
}
