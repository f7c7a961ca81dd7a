//! A walk through every value of a plan, by what serde knows of its types: fields that are added later are met too.

use std::fmt;

use serde::ser::{
    Error, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::{PathPart, PlanPlace};

/// One part of the way that a walk has taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trail {
    /// A field by its name in the document.
    Field(&'static str),
    /// An item of a list by its position.
    Item(usize),
    /// What stands in a choice: `Is(…)`, `PerGrp(…)`.
    Choice(&'static str),
}

/// A value that a walk meets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Met<'a> {
    /// A text.
    Text(&'a str),
    /// A whole number.
    Whole(i128),
    /// A number with a fraction.
    Number(f64),
    /// A choice without anything in it, true or false, or nothing, by the letters that it takes at most.
    Word(usize),
    /// The beginning of a list of so many items.
    List(usize),
    /// The beginning of a structure or of a choice with something in it.
    Structure,
}

/// Says what a walk is made for.
pub(crate) trait Visitor {
    /// Looks at a value at the end of `way`. The walk ends where this returns false.
    fn visit(&mut self, way: &[Trail], met: Met<'_>) -> bool;
}

/// Shows every value of `value` to `visitor`, which stands at the end of `way`. Returns false where the visitor ended the
/// walk.
pub(crate) fn walk(value: &impl Serialize, way: &mut Vec<Trail>, visitor: &mut impl Visitor) -> bool {
    let length = way.len();
    let is_through = value.serialize(&mut Walker { way, visitor }).is_ok();
    way.truncate(length);
    is_through
}

/// Returns `way` as a place of the plan. Choices are no part of places.
pub(crate) fn place_of(way: &[Trail]) -> PlanPlace {
    let parts = way.iter().filter_map(|part| match part {
        Trail::Field(name) => Some(PathPart::Field((*name).to_owned())),
        Trail::Item(index) => Some(PathPart::Item { index: *index, id: None }),
        Trail::Choice(_) => None,
    });
    PlanPlace(parts.collect())
}

/// Returns the names of the fields of `way`, without items and choices.
pub(crate) fn fields_of(way: &[Trail]) -> impl DoubleEndedIterator<Item = &'static str> + '_ {
    way.iter().filter_map(|part| match part {
        Trail::Field(name) => Some(*name),
        Trail::Item(_) | Trail::Choice(_) => None,
    })
}

/// The visitor ended the walk.
#[derive(Debug)]
pub(crate) struct Ended;

impl fmt::Display for Ended {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the walk was ended")
    }
}

impl std::error::Error for Ended {}

impl Error for Ended {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct Walker<'w, V> {
    way: &'w mut Vec<Trail>,
    visitor: &'w mut V,
}

/// A structure, list or choice that a walk is in.
struct Inside<'a, 'w, V> {
    walker: &'a mut Walker<'w, V>,
    /// How long the way is outside of it.
    outside: usize,
    next: usize,
}

impl<V: Visitor> Walker<'_, V> {
    fn meet(&mut self, met: Met<'_>) -> Result<(), Ended> {
        if self.visitor.visit(self.way, met) { Ok(()) } else { Err(Ended) }
    }
}

impl<'a, 'w, V: Visitor> Inside<'a, 'w, V> {
    fn of(walker: &'a mut Walker<'w, V>) -> Self {
        Self { outside: walker.way.len(), walker, next: 0 }
    }

    fn of_choice(walker: &'a mut Walker<'w, V>, choice: &'static str) -> Result<Self, Ended> {
        walker.meet(Met::Structure)?;
        let outside = walker.way.len();
        walker.way.push(Trail::Choice(choice));
        Ok(Self { walker, outside, next: 0 })
    }

    fn part<T: Serialize + ?Sized>(&mut self, part: Trail, value: &T) -> Result<(), Ended> {
        self.walker.way.push(part);
        value.serialize(&mut *self.walker)?;
        self.walker.way.pop();
        Ok(())
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Ended> {
        self.next += 1;
        self.part(Trail::Item(self.next - 1), value)
    }

    fn leave(self) {
        self.walker.way.truncate(self.outside);
    }
}

macro_rules! whole_numbers {
    ($($method:ident: $number:ty),*) => {
        $(fn $method(self, value: $number) -> Result<(), Ended> {
            self.meet(Met::Whole(value.into()))
        })*
    };
}

/// Walks into choices that hold a list or a structure: serde asks about both in the same way.
macro_rules! choices {
    ($($method:ident -> $inside:ident),*) => {
        $(fn $method(
            self,
            _: &'static str,
            _: u32,
            choice: &'static str,
            _: usize,
        ) -> Result<Self::$inside, Ended> {
            Inside::of_choice(self, choice)
        })*
    };
}

impl<'a, 'w, V: Visitor> Serializer for &'a mut Walker<'w, V> {
    type Ok = ();
    type Error = Ended;
    type SerializeSeq = Inside<'a, 'w, V>;
    type SerializeTuple = Inside<'a, 'w, V>;
    type SerializeTupleStruct = Inside<'a, 'w, V>;
    type SerializeTupleVariant = Inside<'a, 'w, V>;
    type SerializeMap = Inside<'a, 'w, V>;
    type SerializeStruct = Inside<'a, 'w, V>;
    type SerializeStructVariant = Inside<'a, 'w, V>;

    whole_numbers!(
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64
    );

    fn serialize_bool(self, _: bool) -> Result<(), Ended> {
        self.meet(Met::Word("false".len()))
    }

    fn serialize_f32(self, value: f32) -> Result<(), Ended> {
        self.meet(Met::Number(value.into()))
    }

    fn serialize_f64(self, value: f64) -> Result<(), Ended> {
        self.meet(Met::Number(value))
    }

    fn serialize_char(self, value: char) -> Result<(), Ended> {
        self.meet(Met::Text(value.encode_utf8(&mut [0; 4])))
    }

    fn serialize_str(self, value: &str) -> Result<(), Ended> {
        self.meet(Met::Text(value))
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Ended> {
        self.meet(Met::List(value.len()))
    }

    fn serialize_none(self) -> Result<(), Ended> {
        self.meet(Met::Word("None".len()))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Ended> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Ended> {
        self.meet(Met::Word(2))
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Ended> {
        self.meet(Met::Word(2))
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, choice: &'static str) -> Result<(), Ended> {
        self.meet(Met::Word(choice.len()))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Ended> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        choice: &'static str,
        value: &T,
    ) -> Result<(), Ended> {
        let inside = Inside::of_choice(self, choice)?;
        value.serialize(&mut *inside.walker)?;
        inside.leave();
        Ok(())
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Inside<'a, 'w, V>, Ended> {
        self.meet(Met::List(length.unwrap_or_default()))?;
        Ok(Inside::of(self))
    }

    fn serialize_tuple(self, _: usize) -> Result<Inside<'a, 'w, V>, Ended> {
        self.meet(Met::Structure)?;
        Ok(Inside::of(self))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Inside<'a, 'w, V>, Ended> {
        self.meet(Met::Structure)?;
        Ok(Inside::of(self))
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Inside<'a, 'w, V>, Ended> {
        self.meet(Met::List(length.unwrap_or_default()))?;
        Ok(Inside::of(self))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Inside<'a, 'w, V>, Ended> {
        self.meet(Met::Structure)?;
        Ok(Inside::of(self))
    }

    choices!(serialize_tuple_variant -> SerializeTupleVariant, serialize_struct_variant -> SerializeStructVariant);
}

macro_rules! items {
    ($($serialize:ident::$method:ident),*) => {
        $(impl<V: Visitor> $serialize for Inside<'_, '_, V> {
            type Ok = ();
            type Error = Ended;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Ended> {
                self.item(value)
            }

            fn end(self) -> Result<(), Ended> {
                self.leave();
                Ok(())
            }
        })*
    };
}

items!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field
);

macro_rules! fields {
    ($($serialize:ident),*) => {
        $(impl<V: Visitor> $serialize for Inside<'_, '_, V> {
            type Ok = ();
            type Error = Ended;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Ended> {
                self.part(Trail::Field(name), value)
            }

            fn end(self) -> Result<(), Ended> {
                self.leave();
                Ok(())
            }
        })*
    };
}

fields!(SerializeStruct, SerializeStructVariant);

impl<V: Visitor> SerializeMap for Inside<'_, '_, V> {
    type Ok = ();
    type Error = Ended;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Ended> {
        key.serialize(&mut *self.walker)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Ended> {
        self.item(value)
    }

    fn end(self) -> Result<(), Ended> {
        self.leave();
        Ok(())
    }
}
