//! How alike the messages of a plan are, as audiences meet them.
//!
//! The attributes that should agree across a plan (theme, claims, visuals, tone, slogan) make the similarity of two
//! messages; exposures weight it. Stage, call to action, audience and language differ by design and stay out.
//! The figures describe the plan as coded, never its effect on sales.

mod compute;
mod exposure;
mod mixes;
mod pairs;
mod quadratic;
mod results;
mod similarity;
#[cfg(test)]
mod tests;

pub use compute::{consistency, consistency_after};
pub use results::{AudienceConsistency, ConsistencyResults, Pair, PairFigure, WeekConsistency};
pub use similarity::{AttributeComparison, Comparison, SimilarityMatrix, compare};
