//! What a plan costs, exact to the minor unit.
//!
//! Every cost is computed as an exact fraction and rounded once for each week of a placement, halves to the even unit;
//! whatever is shown as a total is the sum of those. Splits use the largest remainder, so that parts add up.

mod cost;
mod fraction;
mod results;
#[cfg(test)]
mod tests;
mod totals;

pub use results::{Applied, BudgetResults, ChannelFigures, PlacementCost, Working};
pub use totals::{budget, budget_after};
