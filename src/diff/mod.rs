//! Says what differs between two plans by meaning, and the merging of two plans made from one.
//!
//! Plans are compared field by field, and items by their ids, so that a difference is "this placement starts two weeks
//! later", not "line 214". Differences are data: [`crate::text`] puts them into words. Every field of a plan is compared,
//! also those that later versions add, because the comparison goes through the plan's own serialisation.

mod merge;
mod order;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Map, Value};

pub use merge::{Conflict, merge, merge_added};

use crate::plan::{Plan, schema};
use order::moved;

/// One step of the way from a plan to something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DifferenceStep {
    /// A field by its name in the document.
    Field(String),
    /// An item of a list by what it is known by.
    Item(ItemKey),
}

/// Holds what an item of a list is known by, as [`schema::identity_of`] says: an id, the audience of a contact, the two
/// channels and the audience of a pair, the week of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemKey(pub Vec<String>);

impl ItemKey {
    /// Returns the first or only thing that the item is known by.
    #[must_use]
    pub fn first(&self) -> &str {
        self.0.first().map(String::as_str).unwrap_or_default()
    }

    /// Returns true for an item that is known by nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for ItemKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.join(" · "))
    }
}

impl From<&str> for ItemKey {
    fn from(id: &str) -> Self {
        Self(vec![id.to_owned()])
    }
}

impl From<String> for ItemKey {
    fn from(id: String) -> Self {
        Self(vec![id])
    }
}

/// Something in which two plans differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Where: the fields and items that lead there.
    pub place: Vec<DifferenceStep>,
    /// What became of it.
    pub what: What,
}

/// Says what became of something.
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

/// Returns everything in which `after` differs from `before`, in the order of the document: values first, then items that were
/// added, removed and moved. Empty exactly when the plans are the same, whatever their format and calculations.
#[must_use]
pub fn differences(before: &Plan, after: &Plan) -> Vec<Difference> {
    differences_from(Some(before), after)
}

/// Returns everything that `after` has and `before` has not, as [`differences`] says it; with nothing before, all that is
/// stated.
#[must_use]
pub fn differences_from(before: Option<&Plan>, after: &Plan) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(&before.map(value_of).unwrap_or_default(), &value_of(after), &mut Vec::new(), &mut found);
    found
}

/// Returns the field that a place lies in directly.
fn last_field(place: &[DifferenceStep]) -> &str {
    let field = place.iter().rev().find_map(|step| match step {
        DifferenceStep::Field(name) => Some(name.as_str()),
        DifferenceStep::Item(_) => None,
    });
    field.unwrap_or_default()
}

/// Returns a plan as a value, without what is about its document.
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

fn compare(before: &Value, after: &Value, place: &mut Vec<DifferenceStep>, found: &mut Vec<Difference>) {
    if before == after {
        return;
    }
    let list = last_field(place).to_owned();
    match (shape(before, &list), shape(after, &list)) {
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

fn changed(before: &Value, after: &Value, place: &[DifferenceStep], found: &mut Vec<Difference>) {
    let what = What::Changed { before: before.clone(), after: after.clone() };
    found.push(Difference { place: place.to_vec(), what });
}

fn compare_fields(
    old: &Map<String, Value>,
    new: &Map<String, Value>,
    place: &mut Vec<DifferenceStep>,
    found: &mut Vec<Difference>,
) {
    let gone = old.iter().filter(|(name, _)| !new.contains_key(*name)).map(|(name, _)| name);
    for name in new.keys().chain(gone) {
        place.push(DifferenceStep::Field(name.clone()));
        let side = |fields: &Map<String, Value>| fields.get(name).cloned().unwrap_or_default();
        compare(&side(old), &side(new), place, found);
        place.pop();
    }
}

fn compare_items(old: &[Keyed<'_>], new: &[Keyed<'_>], place: &mut Vec<DifferenceStep>, found: &mut Vec<Difference>) {
    let by_key: BTreeMap<&Key, (usize, &Value)> =
        old.iter().enumerate().map(|(at, (key, item))| (key, (at, *item))).collect();
    let mut kept = Vec::new();
    for (at, (key, item)) in new.iter().enumerate() {
        place.push(DifferenceStep::Item(key.0.clone()));
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
        place.push(DifferenceStep::Item(key.0.clone()));
        found.push(Difference { place: place.clone(), what: What::Removed });
        place.pop();
    }
    let origins: Vec<usize> = kept.iter().map(|(from, _, _)| *from).collect();
    for index in moved(&origins) {
        let (from, to, key) = kept[index];
        place.push(DifferenceStep::Item(key.0.clone()));
        found.push(Difference { place: place.clone(), what: What::Moved { from: from + 1, to: to + 1 } });
        place.pop();
    }
}

/// Holds what an item is known by, and how many items of the same stand before: a plan can have an id twice, and is then told
/// so.
type Key = (ItemKey, usize);
type Keyed<'v> = (Key, &'v Value);

/// Says what a value is made of.
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

/// Returns the shape of a value in the field `list`.
fn shape<'v>(value: &'v Value, list: &str) -> Shape<'v> {
    match value {
        Value::Null => Shape::Nothing,
        Value::Object(fields) => match choice(fields) {
            Some((name, inner)) => Shape::Choice(name, inner),
            None => Shape::Fields(fields),
        },
        Value::Array(items) if items.is_empty() => Shape::Empty,
        Value::Array(items) => keyed(items, list).map_or(Shape::Whole, Shape::Items),
        _ => Shape::Whole,
    }
}

/// Returns the name and the content of a choice: choices are written with a capital, fields without.
fn choice(fields: &Map<String, Value>) -> Option<(&str, &Value)> {
    let (name, inner) = fields.iter().next()?;
    (fields.len() == 1 && name.starts_with(|first: char| first.is_ascii_uppercase())).then_some((name, inner))
}

fn keyed<'v>(items: &'v [Value], list: &str) -> Option<Vec<Keyed<'v>>> {
    let identity = schema::identity_of(list);
    let mut seen: BTreeMap<ItemKey, usize> = BTreeMap::new();
    let mut out = Vec::with_capacity(items.len());
    for item in items {
        let key = identity.iter().map(|field| spoken(item.get(*field)?)).collect::<Option<Vec<String>>>()?;
        let key = ItemKey(key);
        let count = seen.entry(key.clone()).or_default();
        out.push(((key, *count), item));
        *count += 1;
    }
    Some(out)
}

/// Returns a value that an item can be known by.
fn spoken(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
