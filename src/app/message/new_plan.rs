//! Says what happens in the dialog of a new plan.

use crate::app::dialog::NewPlan;

/// Says what happens in the dialog of a new plan.
#[derive(Debug)]
pub enum NewPlanAction {
    /// Something else was chosen or typed.
    Choose(Box<NewPlan>),
    /// A plan of a file is wanted as a pattern.
    AskPattern,
}
