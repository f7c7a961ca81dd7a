//! What is computed: plain numbers for the window, the command line and the tests.

use super::Model;
use crate::plan::{Figure, NotComputable};

/// How many levels of k+ are computed: 1+ to 10+.
pub const REACH_LEVELS: usize = 10;

/// Reach and frequency of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachResults {
    /// One figure for each of [`crate::plan::Plan::audiences`], in their order.
    pub audiences: Vec<Figure<AudienceReach>>,
    /// All audiences that can be computed, weighted by their sizes.
    pub total: Figure<TotalReach>,
    /// One for each of [`crate::plan::Plan::channels`], in their order.
    pub channels: Vec<ChannelReach>,
    /// One for each of [`crate::plan::Plan::messages`], in their order.
    pub messages: Vec<MessageReach>,
}

/// Reach and frequency in one audience. Shares are shares of the audience, 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct AudienceReach {
    /// The models that gave these numbers, each once, in the order of [`Model::ALL`].
    pub models: Vec<Model>,
    /// The share that is exposed exactly 0, 1, 2, … times over the whole plan.
    pub pmf: Vec<f64>,
    /// True when the last entry of `pmf` holds the share exposed that often *or more*: the distribution goes beyond
    /// [`super::MAX_EXPOSURES`], or less than 1e-15 is left there.
    pub pmf_is_capped: bool,
    /// The share exposed at least 1, 2, …, 10 times over the whole plan.
    pub k_plus: [f64; REACH_LEVELS],
    /// Exposures per member of the audience: the exact sum of the channels' means.
    pub mean: f64,
    /// Gross rating points: `100 × mean`, which is reach in percent times average frequency.
    pub grp: f64,
    /// Exposures per member who is exposed at all: `mean / k_plus[0]`.
    pub average_frequency: Figure,
    /// What the reach can be under *any* duplication between channels: the largest reach of one channel, and the sum
    /// of their reaches (at most 1).
    pub bounds: [f64; 2],
    /// Exposures in all: `mean × size`.
    pub impressions: f64,
    /// How reach builds: one point for each week of the calendar.
    pub build: Vec<BuildPoint>,
    /// The channels that meet this audience, by their place in [`crate::plan::Plan::channels`].
    pub channels: Vec<(usize, ChannelInAudience)>,
}

/// Reach up to and in one week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BuildPoint {
    /// The week, counted from 1.
    pub week: u32,
    /// The share exposed at least 1, 2, …, 10 times from the plan's start to the end of this week.
    pub k_plus: [f64; REACH_LEVELS],
    /// The share exposed at least once by this week's own placements. Weekly reaches must never be added up.
    pub weekly_reach: f64,
    /// Gross rating points from the plan's start to the end of this week.
    pub grp: f64,
    /// Gross rating points of this week alone.
    pub weekly_grp: f64,
}

/// One channel's part in an audience (or, in [`TotalReach`], in all of them).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ChannelInAudience {
    /// Gross rating points that the channel gives.
    pub grp: f64,
    /// Exposures that it gives.
    pub impressions: f64,
    /// The share that it reaches at least once.
    pub reach: f64,
    /// The share that it alone reaches: the plan's reach less the plan's reach without this channel,
    /// `r_c · Π_{j≠c} (1 − r_j)`.
    pub exclusive_reach: f64,
}

/// Reach and frequency over all audiences that can be computed, weighted by their sizes. Audiences are taken to have
/// no members in common, so their distributions average.
#[derive(Clone, Debug, PartialEq)]
pub struct TotalReach {
    /// The models that gave these numbers, each once, in the order of [`Model::ALL`].
    pub models: Vec<Model>,
    /// The share that is exposed exactly 0, 1, 2, … times over the whole plan.
    pub pmf: Vec<f64>,
    /// True when the last entry of `pmf` holds the share exposed that often or more.
    pub pmf_is_capped: bool,
    /// The share exposed at least 1, 2, …, 10 times over the whole plan.
    pub k_plus: [f64; REACH_LEVELS],
    /// Exposures per person.
    pub mean: f64,
    /// Gross rating points: `100 × mean`.
    pub grp: f64,
    /// Exposures per person who is exposed at all.
    pub average_frequency: Figure,
    /// What the reach can be under any duplication between channels: the audiences' bounds, weighted.
    pub bounds: [f64; 2],
    /// Exposures in all.
    pub impressions: f64,
    /// How reach builds: one point for each week of the calendar.
    pub build: Vec<BuildPoint>,
    /// The channels that meet any of these audiences, by their place in [`crate::plan::Plan::channels`].
    pub channels: Vec<(usize, ChannelInAudience)>,
    /// How many people the audiences hold together.
    pub population: f64,
    /// The audiences that are left out (their places in [`crate::plan::Plan::audiences`]) and why.
    pub left_out: Vec<(usize, NotComputable)>,
}

/// One channel over all audiences that [`TotalReach`] holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChannelReach {
    /// Gross rating points, weighted by audience size.
    pub grp: Figure,
    /// Exposures; 0 when nothing is placed on it.
    pub impressions: f64,
    /// The share of all people that it reaches at least once.
    pub reach: Figure,
    /// The share of all people that it alone reaches: the total reach less the total reach without this channel.
    pub exclusive_reach: Figure,
}

/// One message over all audiences that [`TotalReach`] holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MessageReach {
    /// Exposures to this message; 0 when it is not placed.
    pub impressions: f64,
    /// The share of all people that meet this message at least once.
    pub reach: Figure,
}
