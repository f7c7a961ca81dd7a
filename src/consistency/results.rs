//! Says what the consistency measures say about a plan.

use std::sync::Arc;

use super::SimilarityMatrix;
use super::coherence::Coherence;
use super::commonality::Commonality;
use super::continuity::{Chain, Continuity};
use super::exposure::{MessageExposure, Resolved};
use super::pairs::placed_pairs;
use super::quadratic::GroupSums;
use super::stages::Complementarity;
use crate::plan::Figure;

/// Two placed messages that can be compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Where the first one stands in [`Plan::messages`](crate::plan::Plan::messages).
    pub a: usize,
    /// Where the second one stands, after the first.
    pub b: usize,
    /// How alike they are, 0 to 1.
    pub similarity: f64,
}

/// Two placed messages, and how alike they are or why that cannot be said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairFigure {
    /// Where the first one stands in [`Plan::messages`](crate::plan::Plan::messages).
    pub a: usize,
    /// Where the second one stands, after the first.
    pub b: usize,
    /// How alike they are, 0 to 1.
    pub similarity: Figure,
}

/// Says how alike the exposures of one week are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeekConsistency {
    /// The expected similarity of two random exposures of the week, 0 to 1.
    pub exposure_weighted: Figure,
    /// Impressions of the week.
    pub impressions: f64,
}

/// Says how alike the exposures of one audience are.
#[derive(Clone, Debug, PartialEq)]
pub struct AudienceConsistency {
    /// The expected similarity of two random exposures of this audience, 0 to 1;
    /// [`NotComputable::OneMessageOnly`](crate::plan::NotComputable::OneMessageOnly) when it receives one message.
    pub exposure_weighted: Figure,
    /// Impressions that this audience receives over the calendar.
    pub impressions: f64,
    /// The share of random pairs of exposures that are of the same message, `Σ pᵢ²`: the least that consistency can be.
    pub same_message: Figure,
    /// The messages that it receives, by position in the plan, with their shares of its impressions (adding up to 1).
    pub message_share: Vec<(usize, f64)>,
    /// By how much the figure would rise (or fall, below 0) without each of these messages.
    pub leave_one_out: Vec<(usize, Figure)>,
    /// Its weeks, one for each week of the calendar.
    pub weeks: Vec<WeekConsistency>,
}

/// Says how alike the messages of a plan are, as people meet them and as they were made.
///
/// The figures describe the plan as coded. They do not predict sales. A higher value means more alike, not better.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsistencyResults {
    /// `C = Σₐ (impressions share of audience a)·Cₐ` over the audiences of the universe ([`crate::plan::Universe`]; over all where
    /// nothing is placed for them) with `Cₐ = Σᵢ Σⱼ pᵢ·pⱼ·S(i,j)`: one minus Rao's quadratic entropy
    /// (Rao, 1982) with the distance `1 − S`. An audience that receives one message counts with its arithmetic
    /// value 1; when every audience receives one only, this is
    /// [`NotComputable::OneMessageOnly`](crate::plan::NotComputable::OneMessageOnly).
    pub exposure_weighted: Figure,
    /// How far messages stay on the positioning platform.
    pub coherence: Coherence,
    /// Whether the story goes on from week to week.
    pub continuity: Continuity,
    /// Which elements of the platform people really meet.
    pub commonality: Commonality,
    /// How the messages complement each other over the stages of the journey.
    pub complementarity: Complementarity,
    /// By how much [`Self::exposure_weighted`] would rise (or fall, below 0) without each message that has impressions.
    pub leave_one_out: Vec<(usize, Figure)>,
    /// The mean similarity over the distinct pairs of placed messages that can be compared, 0 to 1.
    pub message_weighted: Figure,
    /// The pair of placed messages that is least alike, the first of equals.
    pub worst_pair: Figure<Pair>,
    /// Each audience, in the plan's order.
    pub audiences: Vec<AudienceConsistency>,
    /// Each week of the calendar: the counted audiences weighted by their impressions of the week, an audience that receives
    /// one message in it counting as 1.
    pub weeks: Vec<WeekConsistency>,
    /// Every message of the plan with every other, placed or not.
    pub similarities: Arc<SimilarityMatrix>,
    /// The share of the applicable attributes of placed messages that are coded (as present or absent), 0 to 1.
    pub completeness: Figure,
    /// True for each message of the plan that some week of the calendar has a quantity of.
    pub placed: Vec<bool>,
    /// What [`consistency_after`](super::consistency_after) builds on.
    pub(super) exposures: Arc<[MessageExposure]>,
    pub(super) resolved: Arc<[Resolved]>,
    /// Which audiences the figures of the plan are made of.
    pub(super) counted: Arc<[bool]>,
    /// The sums of each group of weeks of each audience.
    pub(super) weekly_sums: Arc<[Arc<GroupSums>]>,
    /// The same for the weeks of the plan, each with the next active one.
    pub(super) chain: Chain,
}

impl ConsistencyResults {
    /// Returns all pairs of placed messages, the earlier message first.
    pub fn pairs(&self) -> impl Iterator<Item = PairFigure> + '_ {
        placed_pairs(&self.placed, &self.similarities)
    }
}
