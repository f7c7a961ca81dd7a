//! Says what has left the program and has not come back, and what waits for it.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::identity::{DocumentKey, Ticket};
use super::message::{AfterSaving, Effect};
use crate::plan::Plan;

/// A request whose answer has not come.
#[derive(Debug)]
pub(super) struct Asked {
    /// What happens after it.
    pub(super) next: Option<AfterSaving>,
}

/// Requests whose answer has not come, and the queue of every file that is being written.
#[derive(Debug, Default)]
pub(super) struct Outgoing {
    last: u64,
    /// What happens after each request, by its number.
    asked: BTreeMap<u64, Asked>,
    /// The number of the request for the plan that was wanted last: only it may replace the document.
    reading: Option<u64>,
    /// The writes that are going on.
    writing: Vec<(u64, PathBuf)>,
    /// Reads and writes of files that are being written, in their order.
    waiting: VecDeque<Effect>,
}

impl Outgoing {
    /// Issues a ticket for a request of the document `key`, which is `plan` now; `next` happens after it.
    pub(super) fn issue(&mut self, key: DocumentKey, plan: &Arc<Plan>, next: Option<AfterSaving>) -> Ticket {
        self.last += 1;
        self.asked.insert(self.last, Asked { next });
        Ticket { key, plan: Arc::clone(plan), number: self.last }
    }

    /// Takes an answer: returns what happens after it, or `None` when it has been answered before.
    pub(super) fn take(&mut self, ticket: &Ticket) -> Option<Asked> {
        self.asked.remove(&ticket.number)
    }

    /// Sends a read or a write, unless its file is being written: then it waits for that.
    pub(super) fn send(&mut self, effect: Effect) -> Vec<Effect> {
        if let Effect::Read { ticket, .. } = &effect
            && self
                .asked
                .get(&ticket.number)
                .is_none_or(|asked| !matches!(asked.next, Some(AfterSaving::Compare | AfterSaving::Pattern)))
        {
            self.reading = Some(ticket.number);
        }
        let Some(path) = path_of(&effect) else { return vec![effect] };
        let is_busy = self.is_writing_to(path) || self.waiting.iter().any(|other| path_of(other) == Some(path));
        if is_busy {
            self.waiting.push_back(effect);
            return Vec::new();
        }
        self.begin(&effect);
        vec![effect]
    }

    fn begin(&mut self, effect: &Effect) {
        if let Effect::Write { ticket, path, .. } = effect {
            self.writing.push((ticket.number, path.clone()));
        }
    }

    fn is_writing_to(&self, path: &Path) -> bool {
        self.writing.iter().any(|(_, written)| written == path)
    }

    /// Ends a write, and returns what waited for its file: reads up to the next write, and that.
    pub(super) fn written(&mut self, ticket: &Ticket) -> Vec<Effect> {
        self.writing.retain(|(number, _)| *number != ticket.number);
        let mut free = Vec::new();
        for effect in std::mem::take(&mut self.waiting) {
            if path_of(&effect).is_some_and(|path| self.is_writing_to(path)) {
                self.waiting.push_back(effect);
            } else {
                self.begin(&effect);
                free.push(effect);
            }
        }
        free
    }

    /// Returns true while anything is being written, or waits to be.
    pub(super) fn is_writing(&self) -> bool {
        !self.writing.is_empty()
    }

    /// Returns true for the answer to the last request for a plan.
    pub(super) fn is_wanted(&self, ticket: &Ticket) -> bool {
        self.reading == Some(ticket.number)
    }

    /// Forgets the plans that were asked for: another document is open now.
    pub(super) fn forget_reading(&mut self) {
        self.reading = None;
    }
}

fn path_of(effect: &Effect) -> Option<&Path> {
    match effect {
        Effect::Read { path, .. } | Effect::Write { path, .. } => Some(path),
        _ => None,
    }
}
