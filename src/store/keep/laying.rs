//! Says what the program cannot know of, laid into the tree of the new document.

use std::collections::{BTreeMap, BTreeSet};

use super::super::layout::{Group, Item, Node};
use super::{Branch, Source, Twig, decoded, enter, known_by};
use crate::plan::schema;

/// Lays the comments of `source` and its fields at the places `unknown` into `document`. Returns the comments that stand
/// before and after the document as a whole.
pub(in crate::store) fn keep<'a>(
    document: &mut Group<'a>,
    source: Source<'a>,
    unknown: &BTreeSet<String>,
) -> (Vec<&'a str>, Vec<&'a str>) {
    let mut keeper = Keeper { unknown, place: String::new() };
    keeper.group(document, source.root, "");
    mark_broken(document);
    (source.header, source.footer)
}

struct Keeper<'u> {
    unknown: &'u BTreeSet<String>,
    place: String,
}

impl Keeper<'_> {
    /// Lays `branch` into `group`, the value of `field`.
    fn group<'a>(&mut self, group: &mut Group<'a>, branch: Branch<'a>, field: &str) {
        let is_list = branch.is_list;
        let partners = partners(group, &branch, field);
        // What is to be put before the item at each place, in order.
        let mut added: BTreeMap<usize, Vec<Item<'a>>> = BTreeMap::new();
        let mut displaced: Vec<&'a str> = Vec::new();
        let mut next = 0;
        for (index, (mut twig, partner)) in branch.twigs.into_iter().zip(partners).enumerate() {
            let length = self.place.len();
            enter(&mut self.place, is_list, index, twig.key);
            if let Some(position) = partner {
                let item = &mut group.items[position];
                item.before.append(&mut displaced);
                self.item(item, twig, field);
                next = position + 1;
            } else if twig.key.is_some() && self.unknown.contains(&self.place) {
                let mut item = Item::verbatim(twig.written_key, twig.text);
                item.before = std::mem::take(&mut displaced);
                item.before.extend(twig.before);
                item.after = twig.after;
                added.entry(next).or_default().push(item);
            } else if let Some(rest) = self.rest_of(&mut twig) {
                let mut item =
                    Item { before: std::mem::take(&mut displaced), after: twig.after, key: twig.key, value: rest };
                item.before.extend(twig.before);
                added.entry(next).or_default().push(item);
            } else if !is_list || twig.branch.is_none() {
                // A field that is not written because it says nothing, or a number that is gone: its comments stay.
                displaced.extend(twig.before);
                if let Some(branch) = twig.branch {
                    branch.all_comments(&mut displaced);
                }
                displaced.extend(twig.after);
            }
            self.place.truncate(length);
        }
        displaced.extend(branch.closing);
        group.closing = displaced;
        if !added.is_empty() {
            let items = std::mem::take(&mut group.items);
            for (position, item) in items.into_iter().enumerate() {
                group.items.extend(added.remove(&position).unwrap_or_default());
                group.items.push(item);
            }
            group.items.extend(added.into_values().flatten());
        }
        group.measure();
    }

    /// Returns what is left of a field that is not written because it says nothing that this program knows: the fields in it
    /// that are not known. Takes the branch out of `twig` where there are any.
    fn rest_of<'a>(&mut self, twig: &mut Twig<'a>) -> Option<Node<'a>> {
        let branch = twig.branch.as_ref()?;
        if !is_left_out(twig.key, branch) || !self.holds_unknown(branch) {
            return None;
        }
        let mut rest = Group::structure();
        self.group(&mut rest, twig.branch.take()?, twig.key.unwrap_or_default());
        Some(Node::Group(rest))
    }

    /// Returns true when a field in the structure `branch`, at the place where the keeper is, is not known.
    fn holds_unknown(&mut self, branch: &Branch<'_>) -> bool {
        branch.twigs.iter().any(|twig| {
            let length = self.place.len();
            enter(&mut self.place, false, 0, twig.key);
            let inner = twig.branch.as_ref().filter(|branch| is_left_out(twig.key, branch));
            let holds = twig.key.is_some() && self.unknown.contains(&self.place)
                || inner.is_some_and(|branch| self.holds_unknown(branch));
            self.place.truncate(length);
            holds
        })
    }

    fn item<'a>(&mut self, item: &mut Item<'a>, twig: Twig<'a>, field: &str) {
        // A list in a choice, `Is([…])`, is known by the choice's field.
        let field = twig.key.unwrap_or(field);
        item.before.extend(twig.before);
        item.after = twig.after;
        match (&mut item.value, twig.branch) {
            (Node::Group(group), Some(branch))
                if group.name == branch.name && (group.open == '[') == branch.is_list =>
            {
                self.group(group, branch, field);
            }
            (Node::Group(group), Some(mut branch)) => {
                // `Some(x)` is written without its brackets; anything else is another choice now.
                match (branch.name, branch.twigs.len()) {
                    ("Some", 1) => {
                        let inner = branch.twigs.remove(0);
                        let closing = std::mem::take(&mut branch.closing);
                        item.before.extend(inner.before);
                        item.after.extend(inner.after);
                        item.after.extend(closing);
                        match inner.branch {
                            Some(inner) if inner.name == group.name => self.group(group, inner, field),
                            Some(inner) => inner.all_comments(&mut item.before),
                            None => {}
                        }
                    }
                    _ => branch.all_comments(&mut item.before),
                }
            }
            (Node::Atom { .. }, Some(branch)) => branch.all_comments(&mut item.before),
            (_, None) => {}
        }
    }
}

fn is_left_out(key: Option<&str>, branch: &Branch<'_>) -> bool {
    let is_plain = branch.name.is_empty() && !branch.is_list;
    is_plain && key.is_some_and(|key| schema::STRUCTURES_LEFT_OUT.contains(&key))
}

/// Finds for each item of `branch` the item of `group` that it has become.
fn partners(group: &Group<'_>, branch: &Branch<'_>, list: &str) -> Vec<Option<usize>> {
    if !branch.is_list {
        let by_key: BTreeMap<&str, usize> =
            group.items.iter().enumerate().filter_map(|(at, item)| Some((item.key?, at))).collect();
        let partner = |(index, twig): (usize, &Twig<'_>)| match twig.key {
            Some(key) => by_key.get(key).copied(),
            None => group.items.get(index).filter(|item| item.key.is_none()).map(|_| index),
        };
        return branch.twigs.iter().enumerate().map(partner).collect();
    }
    let ids: Vec<Option<String>> = group.items.iter().map(|item| item_id(item, list)).collect();
    if ids.iter().any(Option::is_some) {
        // Of items with the same id each is found once, in order.
        let mut by_id: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, id) in ids.iter().enumerate().rev() {
            if let Some(id) = id {
                by_id.entry(id).or_default().push(at);
            }
        }
        let find = |twig: &Twig<'_>| by_id.get_mut(twig.branch.as_ref()?.id(list)?.as_str())?.pop();
        return branch.twigs.iter().map(find).collect();
    }
    by_text(group, branch)
}

/// Finds partners in a list of plain values: texts by what they say, numbers and what has no identity by their place.
fn by_text(group: &Group<'_>, branch: &Branch<'_>) -> Vec<Option<usize>> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, item) in group.items.iter().enumerate().rev() {
        if let Node::Atom { text, .. } = &item.value {
            places.entry(decoded(text)).or_default().push(at);
        }
    }
    let is_text = |twig: &Twig<'_>| !twig.text.starts_with(|first: char| first.is_ascii_digit());
    let partner = |(index, twig): (usize, &Twig<'_>)| {
        if is_text(twig) && twig.branch.is_none() {
            places.get_mut(&decoded(twig.text))?.pop()
        } else {
            (index < group.items.len()).then_some(index)
        }
    };
    branch.twigs.iter().enumerate().map(partner).collect()
}

fn item_id(item: &Item<'_>, list: &str) -> Option<String> {
    let Node::Group(group) = &item.value else { return None };
    let stands = |name: &str| {
        let found = group.items.iter().find(|item| item.key == Some(name))?;
        match &found.value {
            Node::Atom { text, .. } => Some(decoded(text)),
            Node::Group(_) => None,
        }
    };
    known_by(list, stands)
}

/// Marks groups that are broken over lines, and says whether this one is: comments and values of several lines do not stand
/// on one line with anything else.
fn mark_broken(group: &mut Group<'_>) -> bool {
    let mut broken = !group.closing.is_empty();
    for item in &mut group.items {
        broken |= item.has_comments();
        broken |= match &mut item.value {
            Node::Group(inner) => mark_broken(inner),
            Node::Atom { text, .. } => text.contains('\n'),
        };
    }
    group.always_broken |= broken;
    group.always_broken
}
