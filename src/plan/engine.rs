//! The version of the calculations, and what changed with each.

use super::{Attribute, Coded, CostModel, Plan};

/// The version of the calculations. It rises when the same plan would show other numbers; a variant of [`EngineChange`]
/// then says which.
pub const ENGINE: u32 = 3;

/// Something that the calculations do otherwise since some version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EngineChange {
    /// Since 2: the overlap that channels state counts in their combination; before, all were taken as independent.
    OverlapCounts,
    /// Since 2: attributes that are not coded yet widen consistency to an interval.
    BlanksWidenConsistency,
    /// Since 3: the cost by rate of a placement is rounded once and its weeks share it; before, each week was rounded. Free
    /// units no longer split a flight or a month.
    CostsRoundedOnce,
}

impl EngineChange {
    /// All, oldest first.
    pub const ALL: [Self; 3] = [Self::OverlapCounts, Self::BlanksWidenConsistency, Self::CostsRoundedOnce];

    /// The version of the calculations that it came with.
    #[must_use]
    pub fn since(self) -> u32 {
        match self {
            Self::OverlapCounts | Self::BlanksWidenConsistency => 2,
            Self::CostsRoundedOnce => 3,
        }
    }

    /// Whether figures of `plan` can be others than before.
    #[must_use]
    pub fn affects(self, plan: &Plan) -> bool {
        match self {
            Self::OverlapCounts => plan.channels.iter().any(|channel| channel.overlap != 0.0),
            Self::BlanksWidenConsistency => plan
                .messages
                .iter()
                .any(|message| Attribute::ALL.iter().any(|&attribute| message.coding(attribute) == Coded::Blank)),
            Self::CostsRoundedOnce => plan.placements.iter().any(|placement| {
                let model = placement.terms.cost.as_ref();
                let model = model.or_else(|| plan.channel(&placement.channel).map(|channel| &channel.cost));
                placement.weeks() > 1 && model.is_some_and(|model| *model != CostModel::Free)
            }),
        }
    }

    /// What changed for `plan` since it was last shown, by the version that its document names.
    #[must_use]
    pub fn since_shown(plan: &Plan) -> Vec<Self> {
        let newer = Self::ALL.into_iter().filter(|change| change.since() > plan.engine);
        newer.filter(|change| change.affects(plan)).collect()
    }
}
