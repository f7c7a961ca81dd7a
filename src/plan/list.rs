//! The lists of a plan: in the user's order, cheap to clone, items shared between snapshots.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Something that has an id of its own in a list.
pub trait Identified {
    /// The type of its id.
    type Id: PartialEq + Clone + AsRef<str>;

    /// Returns the item's id, unique in its list.
    fn id(&self) -> &Self::Id;
}

impl<T: Identified> Identified for Arc<T> {
    type Id = T::Id;

    fn id(&self) -> &T::Id {
        T::id(self)
    }
}

/// A list whose clones share their items, so that an undo step costs a pointer per item at most.
#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct List<T>(Arc<Vec<Arc<T>>>);

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: PartialEq> PartialEq for List<T> {
    /// Compares lists: equal items in equal order. Shared lists and items are equal without a look inside.
    fn eq(&self, other: &Self) -> bool {
        self.same(other)
            || (self.len() == other.len()
                && self.0.iter().zip(other.0.iter()).all(|(a, b)| Arc::ptr_eq(a, b) || a == b))
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Arc::new(Vec::new()))
    }
}

impl<T> Deref for List<T> {
    type Target = [Arc<T>];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(Arc::new(items.into_iter().map(Arc::new).collect()))
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a Arc<T>;
    type IntoIter = std::slice::Iter<'a, Arc<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T> List<T> {
    /// Returns true when the list has no items.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns true when both are the very same list in memory: nothing in it can differ.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Returns for each item where the very same item (in memory) stood in `before`, as far as that is seen without a search:
    /// at the same place, or as far from the end. The places rise, so items with one kept their order.
    #[must_use]
    pub fn origins(&self, before: &Self) -> Vec<Option<usize>> {
        let (old, new) = (&before.0, &self.0);
        let is_at = |item: &Arc<T>, place: usize| old.get(place).is_some_and(|known| Arc::ptr_eq(known, item));
        let mut next = 0;
        let mut origins = Vec::with_capacity(new.len());
        for (place, item) in new.iter().enumerate() {
            let from_end = (place + old.len()).checked_sub(new.len());
            let origin = [Some(place), from_end].into_iter().flatten().find(|&at| at >= next && is_at(item, at));
            next = origin.map_or(next, |origin| origin + 1);
            origins.push(origin);
        }
        origins
    }

    /// Returns a list of items that other lists may hold too.
    #[must_use]
    pub fn of_shared(items: Vec<Arc<T>>) -> Self {
        Self(Arc::new(items))
    }

    /// Changes each item of a list that nothing shares yet; items that something shares stay as they are.
    ///
    /// For [`crate::store`] alone, while it makes a plan.
    pub(crate) fn each_mut(&mut self, change: impl FnMut(&mut T)) {
        let items = Arc::get_mut(&mut self.0).map(Vec::as_mut_slice).unwrap_or_default();
        items.iter_mut().filter_map(Arc::get_mut).for_each(change);
    }

    /// Returns the items, to be changed; copies the list of pointers (not the items) when a snapshot shares it.
    ///
    /// For [`crate::edit`] alone: nothing else changes a plan.
    pub(crate) fn make_mut(&mut self) -> &mut Vec<Arc<T>> {
        Arc::make_mut(&mut self.0)
    }
}

impl<T: Identified> List<T> {
    /// Returns true when both name the same things in the same order, so that positions mean the same in both.
    #[must_use]
    pub fn same_ids(&self, other: &Self) -> bool {
        let is_same = |(one, two): (&Arc<T>, &Arc<T>)| Arc::ptr_eq(one, two) || one.id() == two.id();
        self.same(other) || (self.len() == other.len() && self.0.iter().zip(other.0.iter()).all(is_same))
    }

    /// Returns the item with this id.
    #[must_use]
    pub fn find(&self, id: &T::Id) -> Option<&T> {
        self.0.iter().find(|item| item.id() == id).map(Arc::as_ref)
    }

    /// Returns where the item with this id stands.
    #[must_use]
    pub fn position(&self, id: &T::Id) -> Option<usize> {
        self.0.iter().position(|item| item.id() == id)
    }

    /// Returns true when some item has this id.
    #[must_use]
    pub fn has_id(&self, id: &str) -> bool {
        self.0.iter().any(|item| item.id().as_ref() == id)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::List;

    #[test]
    fn origins_are_found_after_edits() {
        let before: List<u8> = [1, 2, 3, 4].into_iter().collect();
        let edit = |edit: fn(&mut Vec<Arc<u8>>)| {
            let mut after = before.clone();
            edit(after.make_mut());
            after.origins(&before)
        };
        assert_eq!(edit(|_| {}), [Some(0), Some(1), Some(2), Some(3)]);
        assert_eq!(edit(|items| drop(items.remove(1))), [Some(0), Some(2), Some(3)]);
        assert_eq!(edit(|items| items.insert(2, Arc::new(9))), [Some(0), Some(1), None, Some(2), Some(3)]);
        assert_eq!(edit(|items| items[0] = Arc::new(1)), [None, Some(1), Some(2), Some(3)]);
        assert_eq!(edit(Vec::clear), []);
    }
}
