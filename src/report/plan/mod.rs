//! Tables of what the plan states: placements, the flowchart, assumptions, and what is wrong with it.

mod assumptions;
mod checks;
mod flowchart;
mod placements;

pub use assumptions::assumptions;
pub(super) use checks::item_of_problem;
pub use checks::{checks, first_checks, severity_name};
pub use flowchart::{cost_by_week, quantity_by_week};
pub use placements::{AUDIENCE_SEPARATOR, placements, placements_with_weeks, weeks_of_placements};
