//! Merging two plans that were made from one.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::{DifferenceStep, Key, Keyed, Shape, last_field, shape, value_of};
use crate::plan::limits::{self, Beyond};
use crate::plan::{ENGINE, FORMAT, IdHasher, IdSource, Plan, schema};

/// Something that both plans changed, each in its own way. Nothing is guessed: a person decides.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    /// Both changed the value.
    Value {
        /// Where.
        place: Vec<DifferenceStep>,
        /// What it was, what the first plan made of it, and what the second; `Value::Null` stands for what is not stated.
        values: Box<[Value; 3]>,
    },
    /// Both added an item of this id, with other contents.
    AddedTwice(Vec<DifferenceStep>),
    /// One removed what the other changed.
    RemovedAndChanged {
        /// Which item.
        place: Vec<DifferenceStep>,
        /// True when the first plan removed it.
        ours_removed: bool,
    },
    /// Both put the items of this list in another order.
    Order(Vec<DifferenceStep>),
    /// Together they have more than a plan may have.
    Beyond(Beyond),
}

/// Returns the plan with the changes of `ours` and of `theirs` to `base`: values that one of them changed, items that one of
/// them added or removed, the order that one of them chose.
///
/// # Errors
/// Everything that both changed in ways that do not agree.
pub fn merge(base: &Plan, ours: &Plan, theirs: &Plan) -> Result<Plan, Vec<Conflict>> {
    merge_values(&value_of(base), &value_of(ours), &value_of(theirs))
}

/// Returns the plan with what `ours` and `theirs` state, where nothing stood before.
///
/// # Errors
/// Everything that both state in ways that do not agree.
pub fn merge_added(ours: &Plan, theirs: &Plan) -> Result<Plan, Vec<Conflict>> {
    merge_values(&Value::Null, &value_of(ours), &value_of(theirs))
}

fn merge_values(base: &Value, ours: &Value, theirs: &Value) -> Result<Plan, Vec<Conflict>> {
    let mut merging = Merging { conflicts: Vec::new(), place: Vec::new() };
    let theirs = &with_namesakes_apart(base, ours, theirs);
    let mut merged = merging.value(base, ours, theirs);
    if merging.conflicts.is_empty() {
        if let Value::Object(fields) = &mut merged {
            fields.insert("format".to_owned(), FORMAT.into());
            fields.insert("engine".to_owned(), ENGINE.into());
            fields.retain(|_, value| !value.is_null());
        }
        // The parts were those of plans; a whole that is none would be a conflict in itself.
        if let Ok(plan) = serde_json::from_value(merged) {
            return match limits::refuse(&plan) {
                Ok(_) => Ok(plan),
                Err(beyond) => Err(vec![Conflict::Beyond(beyond)]),
            };
        }
        merging.conflict(base, ours, theirs);
    }
    Err(merging.conflicts)
}

/// Returns `theirs` with another id for each placement that both sides added under one id and that is not the same: two bars
/// are two bars, and nothing but the records of `theirs`, which are given the new id too, names a placement.
fn with_namesakes_apart(base: &Value, ours: &Value, theirs: &Value) -> Value {
    let known: BTreeSet<&str> = ids_of_placements(base).collect();
    // An id that stands twice in one plan is found in either place.
    let mut of_ours: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for placement in items_of(ours, "placements") {
        of_ours.entry(text_in(placement, "id").unwrap_or_default()).or_default().push(placement);
    }
    let mut taken: BTreeSet<String> =
        ids_of_placements(ours).chain(ids_of_placements(theirs)).map(str::to_owned).collect();
    let mut renamed: BTreeMap<&str, String> = BTreeMap::new();
    for placement in items_of(theirs, "placements") {
        let Some(id) = text_in(placement, "id").filter(|id| !known.contains(id)) else { continue };
        let is_another = of_ours.get(id).is_some_and(|namesakes| namesakes.iter().all(|ours| *ours != placement));
        if !is_another || renamed.contains_key(id) {
            continue;
        }
        // The same plans give the same ids, whoever merges them.
        let ids = IdSource::seeded(IdHasher::hash(&placement.to_string())).next(None);
        let new = ids.item("p", |id| taken.contains(id));
        taken.insert(new.clone());
        renamed.insert(id, new);
    }
    let mut out = theirs.clone();
    for (list, key) in PLACEMENT_IDS {
        let items = out.get_mut(list).and_then(Value::as_array_mut).map(Vec::as_mut_slice).unwrap_or_default();
        for item in items {
            let new = text_in(item, key).and_then(|id| renamed.get(id)).cloned();
            if let Some(new) = new {
                item[key] = new.into();
            }
        }
    }
    out
}

/// The lists whose items are known by the id of a placement, each with the field that holds it.
const PLACEMENT_IDS: [(&str, &str); 2] = [("placements", "id"), ("actuals", "placement")];

/// Returns the ids of the placements that a plan has, or has records of.
fn ids_of_placements(plan: &Value) -> impl Iterator<Item = &str> {
    PLACEMENT_IDS
        .into_iter()
        .flat_map(move |(list, key)| items_of(plan, list).filter_map(move |item| text_in(item, key)))
}

fn items_of<'v>(plan: &'v Value, list: &str) -> impl Iterator<Item = &'v Value> + use<'v> {
    plan.get(list).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default().iter()
}

fn text_in<'v>(item: &'v Value, field: &str) -> Option<&'v str> {
    item.get(field).and_then(Value::as_str)
}

struct Merging {
    conflicts: Vec<Conflict>,
    place: Vec<DifferenceStep>,
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
        let list = last_field(&self.place).to_owned();
        match (shape(base, &list), shape(ours, &list), shape(theirs, &list)) {
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
                    (Value::Array(one), Value::Array(two), Value::Array(three)) if name == ROWS => {
                        match merged_rows(one, two, three) {
                            Some(rows) => Value::Object(Map::from_iter([(name.to_owned(), Value::Array(rows))])),
                            None => self.conflict_of_choice(name, base, ours, theirs),
                        }
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
            self.place.push(DifferenceStep::Field(name.clone()));
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
        // A record of a placement, or a contact model of an audience, is the same thing on both sides; two things of one id
        // need not be.
        let is_about_others = schema::identity_of(last_field(&self.place)) != ["id"];
        let mut merged = Vec::new();
        for key in order {
            self.place.push(DifferenceStep::Item(key.0.clone()));
            let item = match (in_base.get(&key), in_ours.get(&key), in_theirs.get(&key)) {
                (Some(base), Some(ours), Some(theirs)) => Some(self.value(base, ours, theirs)),
                (None, Some(one), Some(two)) if one == two => Some(one.clone()),
                (None, Some(one), Some(two)) if is_about_others => Some(self.value(&Value::Null, one, two)),
                (None, Some(one), Some(_)) => {
                    self.conflicts.push(Conflict::AddedTwice(self.place.clone()));
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

    /// Returns the keys of all items of both plans, in the order of the one that changed it.
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
        let (order, other) = if in_ours == in_base { (theirs, ours) } else { (ours, theirs) };
        // What only the other has follows what it follows there; at the beginning what follows nothing.
        let mut present: BTreeSet<&Key> = order.iter().collect();
        let mut following: BTreeMap<Option<&Key>, Vec<Key>> = BTreeMap::new();
        let mut before: Option<&Key> = None;
        for key in &other {
            if present.insert(key) {
                following.entry(before).or_default().push(key.clone());
            } else {
                before = Some(key);
            }
        }
        let mut merged = following.remove(&None).unwrap_or_default();
        for key in &order {
            merged.push(key.clone());
            merged.extend(following.remove(&Some(key)).unwrap_or_default());
        }
        merged
    }
}

/// The answer to an item of a worksheet that is a table.
const ROWS: &str = "Rows";

/// Merges the rows of a table, which have no ids: a row that one side changed, and the rows that both added at the end. None where
/// both changed one row, or a side took rows away: which row is which cannot be told then.
fn merged_rows(base: &[Value], ours: &[Value], theirs: &[Value]) -> Option<Vec<Value>> {
    if ours.len() < base.len() || theirs.len() < base.len() {
        return None;
    }
    let (our_rows, our_new) = ours.split_at(base.len());
    let (their_rows, their_new) = theirs.split_at(base.len());
    let mut merged = Vec::new();
    for (before, (one, two)) in base.iter().zip(our_rows.iter().zip(their_rows)) {
        if two == before || one == two {
            merged.push(one.clone());
        } else if one == before {
            merged.push(two.clone());
        } else {
            return None;
        }
    }
    let only_theirs = their_new.iter().filter(|row| !our_new.contains(row));
    merged.extend(our_new.iter().chain(only_theirs).cloned());
    Some(merged)
}

fn items(shape: Shape<'_>) -> Option<Vec<Keyed<'_>>> {
    match shape {
        Shape::Items(items) => Some(items),
        Shape::Empty | Shape::Nothing => Some(Vec::new()),
        _ => None,
    }
}
