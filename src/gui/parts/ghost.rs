//! Ghost bars: quantities that are proposed, shown on the flowchart before they are the plan's.

use std::sync::Arc;

use crate::edit::Edit;
use crate::optimise::{change_at, changes_to, edit_to};
use crate::plan::{Placement, Plan};

/// A proposed plan with the same placements as the one that is open.
#[derive(Clone, Debug)]
pub(in crate::gui) struct Ghost {
    proposed: Arc<Plan>,
}

impl Ghost {
    /// Shows the quantities of `proposed`.
    pub(in crate::gui) fn of(proposed: Arc<Plan>) -> Self {
        Self { proposed }
    }

    /// Returns how many placements of `plan` would change; none once it is what `plan` is.
    pub(in crate::gui) fn changes(&self, plan: &Plan) -> usize {
        changes_to(plan, &self.proposed).count()
    }

    /// Returns the placement at `position` of `plan` as it would be, where it would change.
    pub(in crate::gui) fn placement(&self, plan: &Plan, position: usize) -> Option<&Placement> {
        change_at(plan, &self.proposed, position)
    }

    /// Returns the step that makes it the plan's.
    pub(in crate::gui) fn edit(&self, plan: &Plan) -> Option<Edit> {
        edit_to(plan, &self.proposed)
    }
}
