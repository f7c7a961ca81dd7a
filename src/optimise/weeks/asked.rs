//! Says what is asked about the weeks of channels.

use crate::plan::{AudienceId, ChannelId};

/// Differences below this are rounding.
pub(super) const ROUNDING: f64 = 1e-13;

/// Says what is to be as great as possible of what is remembered at the ends of the weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory {
    /// The mean over the weeks.
    Mean,
    /// The least of the weeks.
    Least,
}

/// Holds what is asked about the weeks of channels.
#[derive(Clone, Debug, PartialEq)]
pub struct WeeksRequest {
    /// The channels; all that something is placed on when empty.
    pub channels: Vec<ChannelId>,
    /// How many exposures must be remembered, 1 to 10.
    pub times: usize,
    /// Among whom; all people of the plan when none.
    pub audience: Option<AudienceId>,
    /// What is to be as great as possible.
    pub memory: Memory,
    /// Mean exposures that each person remembers from before the first week, forgotten at the same pace.
    pub from_before: f64,
    /// The most units of a placement in a week.
    pub most_per_week: Option<u64>,
    /// Weeks, counted from 1, that stay as they are.
    pub locked_weeks: Vec<u32>,
}
