//! Says what customers say and meet, held against what the plan promises.
//!
//! Measures mentions ([`Log`]), the promise of each claim beside what was met and what is confirmed ([`Promises`]), how the
//! community is served ([`RelationMix`]) and which messages rest on an insight ([`InsightShare`]). The figures describe
//! what was logged: they do not say what made people speak.

mod insights;
mod log;
mod promises;
mod relations;
mod response;
mod tally;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use insights::InsightShare;
pub use log::{Log, Outweighing, counts, week_of};
pub use promises::{ClaimPromise, Edges, Promises, Shortfall};
pub use relations::RelationMix;
pub use response::{DEFAULT_TARGET_HOURS, Response};
pub use tally::{LEAST_MENTIONS, Tally, Z};

use crate::plan::{Figure, NotComputable, Plan};

/// Holds all that listening says about a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct ListeningResults {
    /// The mentions, counted.
    pub log: Arc<Log>,
    /// What is said, met and confirmed of each claim.
    pub promises: Promises,
    /// Which aims the relations serve.
    pub relations: RelationMix,
    /// How many messages rest on an insight.
    pub insights: InsightShare,
    /// The mentions of the log as a share of those of the whole category, 0 to 1.
    pub share_of_voice: Figure,
}

/// Measures what `plan` states of its customers. `impressions` are those of each message, in the plan's order; the counts of
/// `previous`, the results of the plan `before`, are taken over where the edit left the mentions alone.
#[must_use]
pub fn listening(plan: &Plan, impressions: &[f64], previous: Option<(&Plan, &ListeningResults)>) -> ListeningResults {
    let kept = previous.and_then(|(before, results)| Log::after_edit(&results.log, before, plan));
    let log = kept.unwrap_or_else(|| Arc::new(Log::of(plan)));
    ListeningResults {
        promises: Promises::of(plan, impressions, &log),
        relations: RelationMix::of(&plan.relations),
        insights: InsightShare::of(plan, impressions),
        share_of_voice: share_of_voice(plan, &log),
        log,
    }
}

/// Returns the number of own mentions over those of the category, which count the organisation's own too.
fn share_of_voice(plan: &Plan, log: &Log) -> Figure {
    let own = log.total.all();
    match plan.category_mentions {
        None | Some(0) => Err(NotComputable::NoCategoryMentions),
        Some(_) if own == 0 => Err(NotComputable::NoMentions),
        Some(category) if category < own => Err(NotComputable::CategoryTooSmall),
        Some(category) => Ok(tally::ratio(own, category)),
    }
}
