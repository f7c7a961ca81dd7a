//! The lists of a plan: in the user's order, cheap to clone, items shared between snapshots.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Something that has an id of its own in a list.
pub trait Identified {
    /// The type of its id.
    type Id: PartialEq + Clone + AsRef<str>;

    /// Its id, unique in its list.
    fn id(&self) -> &Self::Id;
}

/// A list whose clones share their items, so that an undo step costs a pointer per item at most.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct List<T>(Arc<Vec<Arc<T>>>);

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
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
    /// True when the list has no items.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True when both are the very same list in memory: nothing in it can differ.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The items, to be changed; copies the list of pointers (not the items) when a snapshot shares it.
    ///
    /// For [`crate::edit`] alone: nothing else changes a plan.
    pub(crate) fn make_mut(&mut self) -> &mut Vec<Arc<T>> {
        Arc::make_mut(&mut self.0)
    }
}

impl<T: Identified> List<T> {
    /// The item with this id.
    #[must_use]
    pub fn find(&self, id: &T::Id) -> Option<&T> {
        self.0.iter().find(|item| item.id() == id).map(Arc::as_ref)
    }

    /// Where the item with this id stands.
    #[must_use]
    pub fn position(&self, id: &T::Id) -> Option<usize> {
        self.0.iter().position(|item| item.id() == id)
    }

    /// True when some item has this id.
    #[must_use]
    pub fn has_id(&self, id: &str) -> bool {
        self.0.iter().any(|item| item.id().as_ref() == id)
    }
}
