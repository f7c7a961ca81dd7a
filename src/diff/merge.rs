//! Merging two plans that were made from one.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::{Key, Keyed, Shape, Step, shape, value_of};
use crate::plan::{ENGINE, FORMAT, Plan};

/// Something that both plans changed, each in its own way. Nothing is guessed: a person decides.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    /// Both changed the value.
    Value {
        /// Where.
        place: Vec<Step>,
        /// What it was, what the first plan made of it, and what the second; `Value::Null` stands for what is not stated.
        values: Box<[Value; 3]>,
    },
    /// Both added an item of this id, with other contents.
    AddedTwice(Vec<Step>),
    /// One removed what the other changed.
    RemovedAndChanged {
        /// Which item.
        place: Vec<Step>,
        /// True when the first plan removed it.
        ours_removed: bool,
    },
    /// Both put the items of this list in another order.
    Order(Vec<Step>),
}

/// The plan with the changes of `ours` and of `theirs` to `base`: values that one of them changed, items that one of them
/// added or removed, the order that one of them chose.
///
/// # Errors
/// Everything that both changed in ways that do not agree.
pub fn merge(base: &Plan, ours: &Plan, theirs: &Plan) -> Result<Plan, Vec<Conflict>> {
    let mut merging = Merging { conflicts: Vec::new(), place: Vec::new() };
    let mut merged = merging.value(&value_of(base), &value_of(ours), &value_of(theirs));
    if merging.conflicts.is_empty() {
        if let Value::Object(fields) = &mut merged {
            fields.insert("format".to_owned(), FORMAT.into());
            fields.insert("engine".to_owned(), ENGINE.into());
            fields.retain(|_, value| !value.is_null());
        }
        // The parts were those of plans; a whole that is none would be a conflict in itself.
        if let Ok(plan) = serde_json::from_value(merged) {
            return Ok(plan);
        }
        merging.conflict(&value_of(base), &value_of(ours), &value_of(theirs));
    }
    Err(merging.conflicts)
}

struct Merging {
    conflicts: Vec<Conflict>,
    place: Vec<Step>,
}

impl Merging {
    fn value(&mut self, base: &Value, ours: &Value, theirs: &Value) -> Value {
        if ours == theirs || base == theirs {
            return ours.clone();
        }
        if base == ours {
            return theirs.clone();
        }
        let none = Map::new();
        match (shape(base), shape(ours), shape(theirs)) {
            (Shape::Fields(base), Shape::Fields(ours), Shape::Fields(theirs)) => self.fields(base, ours, theirs),
            // Both began a structure that was not there.
            (Shape::Nothing, Shape::Fields(ours), Shape::Fields(theirs)) => self.fields(&none, ours, theirs),
            (Shape::Choice(name, base), Shape::Choice(one, ours), Shape::Choice(two, theirs))
                if name == one && name == two =>
            {
                match (base, ours, theirs) {
                    (Value::Object(base), Value::Object(ours), Value::Object(theirs)) => {
                        let inner = self.fields(base, ours, theirs);
                        Value::Object(Map::from_iter([(name.to_owned(), inner)]))
                    }
                    _ => self.conflict_of_choice(name, base, ours, theirs),
                }
            }
            (base_shape, ours_shape, theirs_shape) => {
                match (items(base_shape), items(ours_shape), items(theirs_shape)) {
                    (Some(one), Some(two), Some(three)) if !(one.is_empty() && two.is_empty() && three.is_empty()) => {
                        self.items(&one, &two, &three)
                    }
                    _ => self.conflict(base, ours, theirs),
                }
            }
        }
    }

    fn conflict(&mut self, base: &Value, ours: &Value, theirs: &Value) -> Value {
        self.conflicts.push(Conflict::Value {
            place: self.place.clone(),
            values: Box::new([base, ours, theirs].map(Value::clone)),
        });
        ours.clone()
    }

    fn conflict_of_choice(&mut self, name: &str, base: &Value, ours: &Value, theirs: &Value) -> Value {
        let [base, ours, theirs] =
            [base, ours, theirs].map(|inner| Value::Object(Map::from_iter([(name.to_owned(), inner.clone())])));
        self.conflict(&base, &ours, &theirs)
    }

    fn fields(&mut self, base: &Map<String, Value>, ours: &Map<String, Value>, theirs: &Map<String, Value>) -> Value {
        let mut merged = Map::new();
        let only_theirs = theirs.keys().filter(|name| !ours.contains_key(*name));
        for name in ours.keys().chain(only_theirs) {
            let side = |fields: &Map<String, Value>| fields.get(name).cloned().unwrap_or_default();
            self.place.push(Step::Field(name.clone()));
            let value = self.value(&side(base), &side(ours), &side(theirs));
            self.place.pop();
            // What is not stated is not written.
            if !value.is_null() {
                merged.insert(name.clone(), value);
            }
        }
        Value::Object(merged)
    }

    fn items(&mut self, base: &[Keyed<'_>], ours: &[Keyed<'_>], theirs: &[Keyed<'_>]) -> Value {
        let find = |list: &[Keyed<'_>]| -> BTreeMap<Key, Value> {
            list.iter().map(|(key, item)| (key.clone(), (*item).clone())).collect()
        };
        let (in_base, in_ours, in_theirs) = (find(base), find(ours), find(theirs));
        let order = self.order(base, ours, theirs);
        let mut merged = Vec::new();
        for key in order {
            self.place.push(Step::Item(key.0.clone()));
            let item = match (in_base.get(&key), in_ours.get(&key), in_theirs.get(&key)) {
                (Some(base), Some(ours), Some(theirs)) => Some(self.value(base, ours, theirs)),
                (None, Some(one), Some(two)) => {
                    if one != two {
                        self.conflicts.push(Conflict::AddedTwice(self.place.clone()));
                    }
                    Some(one.clone())
                }
                (Some(base), Some(left), None) | (Some(base), None, Some(left)) => {
                    if base != left {
                        let ours_removed = !in_ours.contains_key(&key);
                        self.conflicts.push(Conflict::RemovedAndChanged { place: self.place.clone(), ours_removed });
                    }
                    None
                }
                (None, Some(new), None) | (None, None, Some(new)) => Some(new.clone()),
                (_, None, None) => None,
            };
            self.place.pop();
            merged.extend(item);
        }
        Value::Array(merged)
    }

    /// The keys of all items of both plans, in the order of the one that changed it.
    fn order(&mut self, base: &[Keyed<'_>], ours: &[Keyed<'_>], theirs: &[Keyed<'_>]) -> Vec<Key> {
        let keys = |list: &[Keyed<'_>]| list.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
        let (base, ours, theirs) = (keys(base), keys(ours), keys(theirs));
        let sets = [&base, &ours, &theirs].map(|keys| keys.iter().cloned().collect::<BTreeSet<_>>());
        let common = |list: &[Key]| -> Vec<Key> {
            list.iter().filter(|key| sets.iter().all(|set| set.contains(*key))).cloned().collect()
        };
        let (in_base, in_ours, in_theirs) = (common(&base), common(&ours), common(&theirs));
        if in_ours != in_base && in_theirs != in_base && in_ours != in_theirs {
            self.conflicts.push(Conflict::Order(self.place.clone()));
        }
        let (mut order, other) = if in_ours == in_base { (theirs, ours) } else { (ours, theirs) };
        // What only the other has follows what it follows there.
        let mut present: BTreeSet<Key> = order.iter().cloned().collect();
        let mut before: Option<&Key> = None;
        for key in &other {
            if present.insert(key.clone()) {
                let at = before.and_then(|before| order.iter().position(|known| known == before));
                order.insert(at.map_or(0, |at| at + 1), key.clone());
            }
            before = Some(key);
        }
        order
    }
}

fn items(shape: Shape<'_>) -> Option<Vec<Keyed<'_>>> {
    match shape {
        Shape::Items(items) => Some(items),
        Shape::Empty | Shape::Nothing => Some(Vec::new()),
        _ => None,
    }
}
