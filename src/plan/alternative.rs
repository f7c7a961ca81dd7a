//! Alternatives: other schedules over the same audiences, messages and channels.

use serde::{Deserialize, Serialize};

use super::{AlternativeId, Bilingual, ChannelId, Decimal, Identified, List, OtherCost, Placement};

/// A factor by which the rates of a channel are multiplied in an alternative.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RateFactor {
    /// The channel.
    pub channel: ChannelId,
    /// The factor; 1.08 for rates that rise by 8 %.
    pub factor: Decimal,
}

/// Another version of the schedule. What it does not state is the plan's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// Its id.
    pub id: AlternativeId,
    /// Its name.
    #[serde(default)]
    pub name: Bilingual,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub note: Bilingual,
    /// What is said where, and when.
    #[serde(default)]
    pub placements: List<Placement>,
    /// The total that may be spent, where it is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Decimal>,
    /// What is spent beside media, where it is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_costs: Option<List<OtherCost>>,
    /// Rates that are others, as factors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<RateFactor>,
}

impl Identified for Alternative {
    type Id = AlternativeId;

    fn id(&self) -> &AlternativeId {
        &self.id
    }
}
