//! Says what documents and requests are known by, so that an answer from outside reaches what it belongs to and nothing else.

use std::fmt;
use std::sync::Arc;

use crate::plan::Plan;

/// Names one document for as long as the program runs: each that is opened, created or recovered has a key of its own, also
/// when it comes from the same file. What leaves the program on a document's behalf carries it, and what a view remembers of
/// a document is kept under it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentKey(u64);

impl DocumentKey {
    /// Returns the key of the document after the one with this key.
    pub(super) fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// Holds what an effect was asked for: the document, the plan that it then was, and a number by which one answer is taken,
/// once.
#[derive(Clone, PartialEq)]
pub struct Ticket {
    /// The document.
    pub key: DocumentKey,
    /// The plan when the effect was asked for.
    pub plan: Arc<Plan>,
    /// The number of the request; a later one has a higher number.
    pub number: u64,
}

impl fmt::Debug for Ticket {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Ticket").field("key", &self.key).field("number", &self.number).finish_non_exhaustive()
    }
}
