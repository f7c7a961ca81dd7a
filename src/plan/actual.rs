//! Says what was really delivered and spent. It stands beside the plan and changes nothing of it.

use serde::{Deserialize, Serialize};

use super::{Decimal, Identified, PlacementId};

/// Holds what happened in one week of a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActualWeek {
    /// The week, counted from 1.
    pub week: u32,
    /// Units delivered, in the channel's unit; not known when not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivered: Option<u64>,
    /// What it cost in all (commission, fees and tax included); not known when not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent: Option<Decimal>,
}

/// Holds what happened with one placement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actual {
    /// Which placement. Its record stays when the placement goes: the money was spent.
    pub placement: PlacementId,
    /// Weeks with something to report, at most one entry for a week, in any order.
    #[serde(default)]
    pub weeks: Vec<ActualWeek>,
    /// Where the numbers come from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

impl Actual {
    /// Returns what is known of `week`.
    #[must_use]
    pub fn in_week(&self, week: u32) -> Option<ActualWeek> {
        self.weeks.iter().find(|entry| entry.week == week).copied()
    }
}

impl Identified for Actual {
    type Id = PlacementId;

    fn id(&self) -> &PlacementId {
        &self.placement
    }
}
