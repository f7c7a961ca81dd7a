//! The open document with its identity and the save that is going on.

use std::path::PathBuf;
use std::sync::Arc;

use super::alternatives::PlanBeside;
use super::document::Document;
use super::identity::{DocumentKey, Ticket};
use super::message::AfterSaving;
use crate::analysis::Analysis;

/// The open document with its identity and the save that is going on.
#[derive(Debug)]
pub(super) struct Session {
    /// The plan with its history, file and results.
    pub(super) document: Document,
    /// Its key.
    pub(super) key: DocumentKey,
    /// The save that is going on, if one is.
    pub(super) saving: Option<Saving>,
    /// The number of the last save that has ended well: an older one that ends later changes nothing.
    pub(super) saved: u64,
    /// Plans of other files that it is compared with.
    pub(super) beside: Vec<PlanBeside>,
    /// The results of the state that figures are held against.
    pub(super) pinned: Option<Arc<Analysis>>,
}

/// A save of the open document that is going on.
#[derive(Debug)]
pub(super) struct Saving {
    /// What it was asked for.
    pub(super) ticket: Ticket,
    /// Where to.
    pub(super) path: PathBuf,
    /// Whether the document is to be saved once more after it.
    pub(super) again: bool,
    /// What happens after all that.
    pub(super) next: Option<AfterSaving>,
}

impl Session {
    /// Begins with `document`.
    pub(super) fn new(document: Document) -> Self {
        Self { document, key: DocumentKey::default(), saving: None, saved: 0, beside: Vec::new(), pinned: None }
    }

    /// Puts another document in the place of the open one, under a new key. What is still being written belongs to the
    /// document before.
    pub(super) fn replace(&mut self, document: Document) {
        *self = Self { key: self.key.next(), ..Self::new(document) };
    }

    /// Returns true while exactly this plan is being written.
    pub(super) fn is_saving_this_plan(&self) -> bool {
        self.saving.as_ref().is_some_and(|saving| Arc::ptr_eq(&saving.ticket.plan, self.document.plan()))
    }
}
