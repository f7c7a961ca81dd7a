//! Says how alike the messages of a plan are, as audiences meet them.
//!
//! The attributes that should agree across a plan (theme, claims, visuals, tone, slogan) make the similarity of two
//! messages; exposures weight it. Stage, call to action, audience and language differ by design and stay out.
//! The figures describe the plan as coded, never its effect on sales.

mod channels;
mod coherence;
mod commonality;
mod compute;
mod conflicts;
mod continuity;
mod exposure;
mod inputs;
mod mixes;
mod pairs;
mod profile;
mod quadratic;
mod reliability;
mod results;
mod sensitivity;
mod similarity;
mod spending;
mod stages;
#[cfg(test)]
mod tests;
mod wording;

pub use channels::{ChannelMatrix, channel_similarities, channel_similarities_unless};
pub use coherence::{Coherence, compare_with_platform};
pub use commonality::{Commonality, Token, TokenShare};
pub use compute::{consistency, consistency_after, sensitivity, sensitivity_unless};
pub use conflicts::{Conflict, ConflictKind, Conflicts, conflicts, conflicts_unless};
pub use continuity::{Continuity, ScheduleFit, WeekLink};
pub use profile::{composite, profile};
pub use reliability::{Reliability, krippendorff_alpha, reliability};
pub use results::{AudienceConsistency, ConsistencyResults, Pair, PairFigure, WeekConsistency};
pub use sensitivity::Sensitivity;
pub use similarity::{AttributeComparison, Comparison, SimilarityMatrix, compare};
pub use spending::{SpendingView, spending_view};
pub use stages::{Complementarity, StageMix};
pub use wording::{
    CopyQuestions, NEAR_DUPLICATE, Question, SLOGAN_VARIANT, copy_questions, copy_questions_after,
    copy_questions_unless, levenshtein_similarity, suggested_claims, trigram_similarity,
};
