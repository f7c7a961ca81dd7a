//! Says what fields remember of a document: the visit that is going on, and the text that was last not understood.

use eframe::egui::Id;

use super::widgets::PossibleValue;
use crate::app::RefusedEntry;

/// Holds what fields remember: the visit that is going on, and the text that was last not understood.
#[derive(Debug, Default)]
pub struct Fields {
    visit: Option<Visit>,
    /// The field that was left with a text that it did not understand, until something else is typed.
    refused: Option<Id>,
}

/// A visit to a field, from getting the focus until losing it.
#[derive(Debug)]
struct Visit {
    field: Id,
    /// What stands in the field while it is not just the plan's value.
    draft: Option<String>,
    /// Why the draft is not understood, and what it can mean where that is two things.
    refused: Option<(RefusedEntry, Option<[PossibleValue; 2]>)>,
    /// Which of the two is marked.
    marked: Option<usize>,
    /// The pass in which the field was last shown.
    seen: u64,
}

/// Holds what became of a visit that is over.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LeftField {
    /// The field.
    pub(super) field: Id,
    /// The text that was not understood, where it was not.
    pub(super) refused: Option<RefusedEntry>,
}

impl Fields {
    /// Returns the text that stands in `field`, where it is another than the plan's.
    pub(super) fn draft(&self, field: Id) -> Option<&str> {
        self.visit_of(field)?.draft.as_deref()
    }

    /// Returns why the text in `field` is not understood.
    pub(super) fn why_refused(&self, field: Id) -> Option<&str> {
        Some(self.visit_of(field)?.refused.as_ref()?.0.why.as_str())
    }

    /// Returns the text in `field` that is not understood, with the reason.
    pub(super) fn refused_entry(&self, field: Id) -> Option<RefusedEntry> {
        Some(self.visit_of(field)?.refused.as_ref()?.0.clone())
    }

    /// Returns the two things that the text in `field` can mean.
    pub(super) fn choices(&self, field: Id) -> Option<&[PossibleValue; 2]> {
        self.visit_of(field)?.refused.as_ref()?.1.as_ref()
    }

    /// Returns which of the two is marked.
    pub(super) fn marked_choice(&self, field: Id) -> Option<usize> {
        self.visit_of(field)?.marked
    }

    /// Marks one of the two things that the text in `field` can mean, or none.
    pub(super) fn mark_choice(&mut self, field: Id, marked: Option<usize>) {
        if let Some(visit) = self.visit.as_mut().filter(|visit| visit.field == field) {
            visit.marked = marked;
        }
    }

    /// Returns true for a field whose text is not understood, or was not when it was left.
    pub(super) fn is_refused(&self, field: Id) -> bool {
        self.refused == Some(field) || self.why_refused(field).is_some()
    }

    fn visit_of(&self, field: Id) -> Option<&Visit> {
        self.visit.as_ref().filter(|visit| visit.field == field)
    }

    /// Notes that `field` has the focus in this pass. Returns the visit to another field that this ends.
    pub(super) fn visited(&mut self, field: Id, pass: u64) -> Option<LeftField> {
        if let Some(visit) = self.visit.as_mut().filter(|visit| visit.field == field) {
            visit.seen = pass;
            return None;
        }
        let other = self.visit.take().map(Visit::over);
        self.visit = Some(Visit { field, draft: None, refused: None, marked: None, seen: pass });
        other
    }

    /// Notes what was typed into `field`, and why it is not understood where it is not.
    pub(super) fn typed(
        &mut self,
        field: Id,
        draft: String,
        refused: Option<(RefusedEntry, Option<[PossibleValue; 2]>)>,
    ) {
        self.refused = None;
        if let Some(visit) = self.visit.as_mut().filter(|visit| visit.field == field) {
            visit.draft = Some(draft);
            visit.refused = refused;
            visit.marked = None;
        }
    }

    /// Forgets what was typed into `field`; whether anything was.
    pub(super) fn give_up(&mut self, field: Id) -> bool {
        let visit = self.visit.as_mut().filter(|visit| visit.field == field);
        visit.is_some_and(|visit| {
            visit.refused = None;
            visit.draft.take().is_some()
        })
    }

    /// Notes that something else than a draft was typed.
    pub(super) fn typed_plainly(&mut self) {
        self.refused = None;
    }

    /// Ends the visit to `field`.
    pub(super) fn left(&mut self, field: Id) -> Option<LeftField> {
        let over = self.visit.take_if(|visit| visit.field == field).map(Visit::over);
        self.note_refusal(over)
    }

    /// Ends the visit to a field that was not shown in this pass any more.
    pub(super) fn end_of_pass(&mut self, pass: u64) -> Option<LeftField> {
        let over = self.visit.take_if(|visit| visit.seen != pass).map(Visit::over);
        self.note_refusal(over)
    }

    fn note_refusal(&mut self, over: Option<LeftField>) -> Option<LeftField> {
        if let Some(left) = over.as_ref().filter(|left| left.refused.is_some()) {
            self.refused = Some(left.field);
        }
        over
    }

    /// Forgets what stands in the field: the plan is another one now.
    pub(super) fn drop_draft(&mut self) {
        self.refused = None;
        if let Some(visit) = &mut self.visit {
            visit.draft = None;
            visit.refused = None;
        }
    }
}

impl Visit {
    fn over(self) -> LeftField {
        LeftField { field: self.field, refused: self.refused.map(|(entry, _)| entry) }
    }
}
