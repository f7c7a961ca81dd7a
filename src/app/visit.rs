//! Edits of a visit: what a field or a drag wants, as a function of the plan before it began.

use std::fmt;

use crate::edit::Edit;
use crate::plan::Plan;

/// Holds what builds an edit out of a plan.
type Build = Box<dyn FnOnce(&Plan) -> Option<Edit> + Send>;

/// Builds the edit of one visit to a field out of the plan as it was before the visit.
///
/// What builds it owns everything that it needs and is given the plan only when the edit is applied. So it cannot start from
/// what the last keystroke left, nor from a plan that another action of the same frame has changed since.
pub struct VisitEdit(Build);

impl VisitEdit {
    /// Wraps `build`, which returns `None` when the plan has no longer what is to be changed.
    #[must_use]
    pub fn new(build: impl FnOnce(&Plan) -> Option<Edit> + Send + 'static) -> Self {
        Self(Box::new(build))
    }

    /// Builds the edit for the plan `before` the visit.
    pub(super) fn build(self, before: &Plan) -> Option<Edit> {
        (self.0)(before)
    }
}

impl fmt::Debug for VisitEdit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("VisitEdit")
    }
}
