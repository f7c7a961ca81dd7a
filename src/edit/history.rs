//! Undo and redo by snapshots that share what did not change.

use std::sync::Arc;

use super::apply::apply;
use super::name::name_of;
use super::{Edit, EditError, EditName};
use crate::plan::limits::{self, Beyond, MAX_BYTES, Refusal};
use crate::plan::{Plan, PlanPlace};

/// How many steps can be undone; older ones are forgotten.
pub const MAX_STEPS: usize = 500;

/// Names one gesture (a drag, a visit to a text field): all edits of a gesture make one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GestureId(pub u64);

#[derive(Clone, Debug)]
struct UndoStep {
    name: EditName,
    plan: Arc<Plan>,
}

#[derive(Clone, Debug)]
struct Gesture {
    id: GestureId,
    name: EditName,
    base: Arc<Plan>,
}

/// A plan with its undo and redo steps, beginning where the file was opened.
#[derive(Clone, Debug)]
pub struct History {
    plan: Arc<Plan>,
    saved: Option<Arc<Plan>>,
    done: Vec<UndoStep>,
    undone: Vec<UndoStep>,
    gesture: Option<Gesture>,
    /// At least as many bytes as the document of the plan has. It only grows, until it has to be counted anew.
    bytes: u64,
    /// At least as many of them as are no part of the plan: comments, and fields of other programs.
    bytes_beside: u64,
}

impl History {
    /// Returns the history of a plan just opened or created. A new plan counts as unsaved only once it changes.
    #[must_use]
    pub fn new(plan: Arc<Plan>) -> Self {
        Self::opened(plan, 0)
    }

    /// Returns the history of a plan whose document has so many bytes of comments and unknown fields beside it at most.
    #[must_use]
    pub fn opened(plan: Arc<Plan>, bytes_beside: u64) -> Self {
        // A plan that was read is within the limits, each by itself and as a whole.
        let bytes = limits::refuse(&plan).unwrap_or(0).saturating_add(bytes_beside);
        let saved = Some(Arc::clone(&plan));
        Self { saved, plan, done: Vec::new(), undone: Vec::new(), gesture: None, bytes, bytes_beside }
    }

    /// Returns the plan as it is now.
    #[must_use]
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// Returns the plan as it was before the gesture that is going on, if one is.
    #[must_use]
    pub fn gesture_base(&self) -> Option<&Arc<Plan>> {
        self.gesture.as_ref().map(|gesture| &gesture.base)
    }

    /// Returns the gesture that is going on.
    #[must_use]
    pub fn gesture(&self) -> Option<GestureId> {
        self.gesture.as_ref().map(|gesture| gesture.id)
    }

    /// Applies an edit as one step. Edits of the same gesture are each applied to the plan as it was before the gesture,
    /// and become one step when it ends. Returns whether the plan is now another.
    ///
    /// # Errors
    /// When the edit does not fit the plan, or would make it one that cannot be read back (see [`limits`]); nothing has
    /// changed then.
    pub fn perform(&mut self, edit: &Edit, gesture: Option<GestureId>) -> Result<bool, EditError> {
        if self.gesture() != gesture || gesture.is_none() {
            self.end_gesture();
        }
        let base = &Arc::clone(self.gesture_base().unwrap_or(&self.plan));
        let name = name_of(edit, base);
        let next = apply(base, edit)?;
        // Back at the base means the very plan of the base, so that nothing counts as changed.
        let next = if next == **base { Arc::clone(base) } else { Arc::new(next) };
        let changed = !Arc::ptr_eq(&next, &self.plan);
        self.bytes = self.grown(base, &next)?;
        match gesture {
            Some(id) => {
                let base = Arc::clone(base);
                self.gesture = Some(Gesture { id, name, base });
                self.plan = next;
            }
            None if changed => {
                let before = std::mem::replace(&mut self.plan, next);
                self.push(UndoStep { name, plan: before });
            }
            None => {}
        }
        Ok(changed)
    }

    /// Applies an edit as part of what made the plan what it is: the gesture that is going on, or the last step; both are undone
    /// together. Nothing happens where there is neither, or where steps were undone. Returns whether the plan is now another.
    ///
    /// # Errors
    /// As those of [`Self::perform`].
    pub fn amend(&mut self, edit: &Edit) -> Result<bool, EditError> {
        if !self.undone.is_empty() || (self.gesture.is_none() && self.done.is_empty()) {
            return Ok(false);
        }
        let next = apply(&self.plan, edit)?;
        if next == *self.plan {
            return Ok(false);
        }
        let next = Arc::new(next);
        self.bytes = self.grown(&Arc::clone(&self.plan), &next)?;
        self.plan = next;
        Ok(true)
    }

    /// Ends the gesture that is going on: its edits become one step, or none when they led back to the start.
    pub fn end_gesture(&mut self) {
        if let Some(gesture) = self.gesture.take()
            && !Arc::ptr_eq(&gesture.base, &self.plan)
        {
            self.push(UndoStep { name: gesture.name, plan: gesture.base });
        }
    }

    /// Takes back the gesture that is going on. Returns whether there was one.
    pub fn cancel_gesture(&mut self) -> bool {
        match self.gesture.take() {
            Some(gesture) => {
                self.plan = gesture.base;
                true
            }
            None => false,
        }
    }

    fn push(&mut self, step: UndoStep) {
        self.undone.clear();
        if self.done.len() == MAX_STEPS {
            self.done.remove(0);
        }
        self.done.push(step);
    }

    /// Takes back the last step. Returns its name.
    pub fn undo(&mut self) -> Option<EditName> {
        self.end_gesture();
        let step = self.done.pop()?;
        let name = step.name.clone();
        let after = std::mem::replace(&mut self.plan, step.plan);
        self.undone.push(UndoStep { name: step.name, plan: after });
        Some(name)
    }

    /// Does the last undone step again. Returns its name.
    pub fn redo(&mut self) -> Option<EditName> {
        self.end_gesture();
        let step = self.undone.pop()?;
        let name = step.name.clone();
        let before = std::mem::replace(&mut self.plan, step.plan);
        self.done.push(UndoStep { name: step.name, plan: before });
        Some(name)
    }

    /// Returns the history of a plan that its file does not hold: it counts as unsaved.
    #[must_use]
    pub fn unsaved(plan: Arc<Plan>, bytes_beside: u64) -> Self {
        Self { saved: None, ..Self::opened(plan, bytes_beside) }
    }

    /// Returns the names of all steps, oldest first, and how many of them are done; the others are undone.
    #[must_use]
    pub fn steps(&self) -> (Vec<&EditName>, usize) {
        let open = match &self.gesture {
            Some(gesture) if !Arc::ptr_eq(&gesture.base, &self.plan) => Some(&gesture.name),
            _ => None,
        };
        let done: Vec<&EditName> = self.done.iter().map(|step| &step.name).chain(open).collect();
        let count = done.len();
        // A step that is being made will drop the undone ones.
        let undone = self.undone.iter().rev().map(|step| &step.name).filter(|_| open.is_none());
        (done.into_iter().chain(undone).collect(), count)
    }

    /// Returns the plan as it is after the first `done` steps of [`Self::steps`]; `None` where there are not so many.
    #[must_use]
    pub fn plan_after(&self, done: usize) -> Option<&Arc<Plan>> {
        let open = self.gesture.as_ref().filter(|gesture| !Arc::ptr_eq(&gesture.base, &self.plan));
        if let Some(step) = self.done.get(done) {
            return Some(&step.plan);
        }
        match (done - self.done.len(), open) {
            (0, Some(gesture)) => Some(&gesture.base),
            (1, Some(_)) | (0, None) => Some(&self.plan),
            (_, Some(_)) => None,
            // The step that was undone last is done again first.
            (further, None) => {
                let at = self.undone.len().checked_sub(further)?;
                self.undone.get(at).map(|step| &step.plan)
            }
        }
    }

    /// Undoes or does again until so many steps are done. Returns whether the plan is now another.
    pub fn jump(&mut self, done: usize) -> bool {
        self.end_gesture();
        let before = Arc::clone(&self.plan);
        while self.done.len() > done && self.undo().is_some() {}
        while self.done.len() < done && self.redo().is_some() {}
        !Arc::ptr_eq(&before, &self.plan)
    }

    /// Returns what undo would take back.
    #[must_use]
    pub fn undo_name(&self) -> Option<&EditName> {
        match &self.gesture {
            Some(gesture) if !Arc::ptr_eq(&gesture.base, &self.plan) => Some(&gesture.name),
            _ => self.done.last().map(|step| &step.name),
        }
    }

    /// Returns what redo would do again.
    #[must_use]
    pub fn redo_name(&self) -> Option<&EditName> {
        self.undone.last().map(|step| &step.name)
    }

    /// Remembers that `plan`, a snapshot of this history, is what the file now holds.
    pub fn mark_saved(&mut self, plan: &Arc<Plan>) {
        self.saved = Some(Arc::clone(plan));
    }

    /// Returns true when the plan differs from what was last opened or saved.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.saved.as_ref().is_none_or(|saved| !Arc::ptr_eq(saved, &self.plan))
    }

    /// Returns at least as many bytes as the document of `after` has, made from the plan `before`.
    fn grown(&self, before: &Arc<Plan>, after: &Arc<Plan>) -> Result<u64, Beyond> {
        if Arc::ptr_eq(before, after) {
            return Ok(self.bytes);
        }
        let grown = self.bytes.saturating_add(limits::refuse_changes(before, after)?);
        if grown <= MAX_BYTES {
            return Ok(grown);
        }
        // What was replaced and removed has been counted too: count what is there.
        let counted = limits::refuse(after)?.saturating_add(self.bytes_beside);
        let is_smaller = || limits::refuse(before).is_ok_and(|before| counted <= before + self.bytes_beside);
        if counted <= MAX_BYTES || is_smaller() {
            return Ok(counted);
        }
        Err(Beyond { refusal: Refusal::TooLarge { limit: MAX_BYTES }, place: PlanPlace::default() })
    }
}
