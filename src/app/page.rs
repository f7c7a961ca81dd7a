//! The pages of the window.

use serde::{Deserialize, Serialize};

/// A page of the window, in the order of the rail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Page {
    /// The flowchart with its three plots.
    #[default]
    Plan,
    /// Organisation, objectives, calendar, budget, platform.
    Brief,
    /// Whom the plan speaks to.
    Audiences,
    /// What is said.
    Messages,
    /// Where it is said.
    Channels,
    /// Reach and frequency.
    Reach,
    /// How alike the messages are.
    Consistency,
    /// What it costs.
    Budget,
    /// Problems and gaps.
    Checks,
}

impl Page {
    /// All pages, in the order of the rail.
    pub const ALL: [Self; 9] = [
        Self::Plan,
        Self::Brief,
        Self::Audiences,
        Self::Messages,
        Self::Channels,
        Self::Reach,
        Self::Consistency,
        Self::Budget,
        Self::Checks,
    ];
}
