//! The open document with its identity.

use super::document::Document;

/// Names one document for as long as the program runs: each that is opened, created or recovered has a key of its own, also
/// when it comes from the same file. What leaves the program on a document's behalf carries it, and what a view remembers of
/// a document is kept under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentKey(u64);

/// The open document with its identity.
#[derive(Debug)]
pub(super) struct Session {
    /// The plan with its history, file and results.
    pub(super) document: Document,
    key: DocumentKey,
}

impl Session {
    /// Begins with `document`.
    pub(super) fn new(document: Document) -> Self {
        Self { document, key: DocumentKey(0) }
    }

    /// Returns the key of the open document.
    pub(super) fn key(&self) -> DocumentKey {
        self.key
    }

    /// Puts another document in the place of the open one, under a new key.
    pub(super) fn replace(&mut self, document: Document) {
        self.document = document;
        self.key = DocumentKey(self.key.0 + 1);
    }
}
