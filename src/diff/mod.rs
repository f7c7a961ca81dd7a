//! What differs between two plans by meaning, and the merging of two plans made from one.
//!
//! Plans are compared field by field, and items by their ids, so that a difference is "this placement starts two weeks
//! later", not "line 214". Differences are data: [`crate::text`] puts them into words. Every field of a plan is compared,
//! also those that later versions add, because the comparison goes through the plan's own serialisation.

mod merge;
mod order;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

pub use merge::{Conflict, merge};

use crate::plan::Plan;
use order::moved;

/// One step of the way from a plan to something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A field by its name in the document.
    Field(String),
    /// An item of a list by its id; a contact by its audience.
    Item(String),
}

/// Something in which two plans differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Where: the fields and items that lead there.
    pub place: Vec<Step>,
    /// What became of it.
    pub what: What,
}

/// What became of something.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The item is new.
    Added,
    /// The item is gone.
    Removed,
    /// The item stands elsewhere in its list; places count from 1.
    Moved {
        /// Where it stood.
        from: usize,
        /// Where it stands.
        to: usize,
    },
    /// The value is another. `Value::Null` stands for one that is not stated.
    Changed {
        /// What it was.
        before: Value,
        /// What it is.
        after: Value,
    },
}

/// Fields that are about the document, not the plan.
const OF_THE_DOCUMENT: [&str; 2] = ["format", "engine"];

/// Everything in which `after` differs from `before`, in the order of the document: values first, then items that were
/// added, removed and moved. Empty exactly when the plans are the same, whatever their format and calculations.
#[must_use]
pub fn differences(before: &Plan, after: &Plan) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(&value_of(before), &value_of(after), &mut Vec::new(), &mut found);
    found
}

/// A plan as a value, without what is about its document.
fn value_of(plan: &Plan) -> Value {
    // Plans hold nothing that a value cannot.
    let mut value = serde_json::to_value(plan).unwrap_or_default();
    if let Value::Object(fields) = &mut value {
        for name in OF_THE_DOCUMENT {
            fields.shift_remove(name);
        }
    }
    value
}

fn compare(before: &Value, after: &Value, place: &mut Vec<Step>, found: &mut Vec<Difference>) {
    if before == after {
        return;
    }
    match (shape(before), shape(after)) {
        (Shape::Fields(old), Shape::Fields(new)) => compare_fields(old, new, place, found),
        (Shape::Choice(one, old), Shape::Choice(two, new)) if one == two => match (old, new) {
            (Value::Object(old), Value::Object(new)) => compare_fields(old, new, place, found),
            _ => changed(before, after, place, found),
        },
        (Shape::Items(old), Shape::Items(new)) => compare_items(&old, &new, place, found),
        // A list that was or becomes empty has items of the same kind.
        (Shape::Items(old), Shape::Empty | Shape::Nothing) => compare_items(&old, &[], place, found),
        (Shape::Empty | Shape::Nothing, Shape::Items(new)) => compare_items(&[], &new, place, found),
        // Structures and lists that say nothing are not written.
        (Shape::Nothing, Shape::Fields(new)) => compare_fields(&Map::new(), new, place, found),
        (Shape::Fields(old), Shape::Nothing) => compare_fields(old, &Map::new(), place, found),
        _ => changed(before, after, place, found),
    }
}

fn changed(before: &Value, after: &Value, place: &[Step], found: &mut Vec<Difference>) {
    let what = What::Changed { before: before.clone(), after: after.clone() };
    found.push(Difference { place: place.to_vec(), what });
}

fn compare_fields(
    old: &Map<String, Value>,
    new: &Map<String, Value>,
    place: &mut Vec<Step>,
    found: &mut Vec<Difference>,
) {
    let gone = old.iter().filter(|(name, _)| !new.contains_key(*name)).map(|(name, _)| name);
    for name in new.keys().chain(gone) {
        place.push(Step::Field(name.clone()));
        let side = |fields: &Map<String, Value>| fields.get(name).cloned().unwrap_or_default();
        compare(&side(old), &side(new), place, found);
        place.pop();
    }
}

fn compare_items(old: &[Keyed<'_>], new: &[Keyed<'_>], place: &mut Vec<Step>, found: &mut Vec<Difference>) {
    let by_key: BTreeMap<&Key, (usize, &Value)> =
        old.iter().enumerate().map(|(at, (key, item))| (key, (at, *item))).collect();
    let mut kept = Vec::new();
    for (at, (key, item)) in new.iter().enumerate() {
        place.push(Step::Item(key.0.clone()));
        match by_key.get(key) {
            Some((from, before)) => {
                kept.push((*from, at, key));
                compare(before, item, place, found);
            }
            None => found.push(Difference { place: place.clone(), what: What::Added }),
        }
        place.pop();
    }
    let still: std::collections::BTreeSet<&Key> = new.iter().map(|(key, _)| key).collect();
    for (key, _) in old.iter().filter(|(key, _)| !still.contains(key)) {
        place.push(Step::Item(key.0.clone()));
        found.push(Difference { place: place.clone(), what: What::Removed });
        place.pop();
    }
    let origins: Vec<usize> = kept.iter().map(|(from, _, _)| *from).collect();
    for index in moved(&origins) {
        let (from, to, key) = kept[index];
        place.push(Step::Item(key.0.clone()));
        found.push(Difference { place: place.clone(), what: What::Moved { from: from + 1, to: to + 1 } });
        place.pop();
    }
}

/// An id, and how many items of the same id stand before: a plan can have an id twice, and is then told so.
type Key = (String, usize);
type Keyed<'v> = (Key, &'v Value);

/// What a value is made of.
enum Shape<'v> {
    /// A structure.
    Fields(&'v Map<String, Value>),
    /// A choice with something in it: `Is(…)`, `Rating(…)`.
    Choice(&'v str, &'v Value),
    /// A list of items that have ids.
    Items(Vec<Keyed<'v>>),
    /// An empty list.
    Empty,
    /// Not stated.
    Nothing,
    /// Anything else, compared as a whole.
    Whole,
}

fn shape(value: &Value) -> Shape<'_> {
    match value {
        Value::Null => Shape::Nothing,
        Value::Object(fields) => match choice(fields) {
            Some((name, inner)) => Shape::Choice(name, inner),
            None => Shape::Fields(fields),
        },
        Value::Array(items) if items.is_empty() => Shape::Empty,
        Value::Array(items) => keyed(items).map_or(Shape::Whole, Shape::Items),
        _ => Shape::Whole,
    }
}

/// Choices are written with a capital, fields without.
fn choice(fields: &Map<String, Value>) -> Option<(&str, &Value)> {
    let (name, inner) = fields.iter().next()?;
    (fields.len() == 1 && name.starts_with(|first: char| first.is_ascii_uppercase())).then_some((name, inner))
}

fn keyed(items: &[Value]) -> Option<Vec<Keyed<'_>>> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut out = Vec::with_capacity(items.len());
    for item in items {
        let id = ["id", "audience", "placement"].into_iter().find_map(|name| item.get(name))?.as_str()?;
        let count = seen.entry(id).or_default();
        out.push(((id.to_owned(), *count), item));
        *count += 1;
    }
    Some(out)
}
