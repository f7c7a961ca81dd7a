//! Says what a plan costs, exact to the minor unit.
//!
//! Every cost by rate is computed as an exact fraction and rounded once for the placement, halves to the even unit; its weeks
//! share it by the largest remainder. So 3,250,000 impressions at 24 a thousand cost 78,000, over however many weeks.
//! Discounts, commission, fees and tax are percents or amounts of a placement's whole cost, rounded once in the same way. Whatever is shown as a total is the sum of those. Splits use the largest remainder, so that
//! parts add up. An amount beyond 64 bits is an error, never a wrong number.

mod actual;
mod cost;
mod division;
mod for_media;
mod fraction;
mod other;
mod price;
mod purchase;
mod quote;
mod results;
mod solve;
#[cfg(test)]
mod tests;
mod totals;
mod volume;

pub use actual::{ActualResults, PlacementActual};
pub use division::{DivisionResults, PartResult, divide, part_names};
pub use for_media::{ForMedia, for_media};
pub use quote::ChannelQuote;
pub use results::{
    Applied, AppliedTerms, BudgetResults, ChannelFigures, CostLines, OtherCostResult, PlacementCost, Volume, Working,
};
pub use solve::{Solution, quantities_for_total};
pub use totals::{budget, budget_after};
