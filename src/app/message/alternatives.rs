//! Says what happens to versions of the plan.

use crate::app::what_if::WhatIfDialog;
use crate::plan::{Alternative, AlternativeId};

/// Something that happens to versions of the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum AlternativeAction {
    /// Keeps this as a new alternative, under an id of its own.
    Keep(Box<Alternative>),
    /// Lets this alternative take the plan's place.
    SwitchTo(AlternativeId),
    /// Adds a cost of nothing yet to those that this alternative states.
    AddCost(AlternativeId),
    /// Another plan is to be chosen, to be compared with.
    AskPlan,
    /// The plan at this place beside the open one is no longer compared with.
    RemovePlan(usize),
    /// The schedule of the plan at this place beside the open one becomes an alternative.
    TakeOver(usize),
    /// Another thing is typed or chosen in the dialog of a what-if.
    WhatIf(Box<WhatIfDialog>),
    /// The trial of the open dialog is kept as an alternative.
    KeepWhatIf,
    /// Figures are held against the plan as it is now, until they are unpinned.
    Pin,
    /// Figures are held against the plan that the history has after so many steps.
    PinStep(usize),
    /// Figures are held against nothing.
    Unpin,
}
