//! Conventions of the measures that a planner may change, saved with the plan.

use serde::{Deserialize, Serialize};

use super::{Attribute, Stage};

/// The share of exposures that the planner wants at each stage; the five add up to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "each field is the stage of its name")]
pub struct StageTargets {
    pub attention: f64,
    pub information: f64,
    pub desire: f64,
    pub action: f64,
    pub after_sale: f64,
}

impl Default for StageTargets {
    fn default() -> Self {
        Self { attention: 0.45, information: 0.10, desire: 0.20, action: 0.20, after_sale: 0.05 }
    }
}

impl StageTargets {
    /// The target of one stage.
    #[must_use]
    pub fn of(&self, stage: Stage) -> f64 {
        match stage {
            Stage::Attention => self.attention,
            Stage::Information => self.information,
            Stage::Desire => self.desire,
            Stage::Action => self.action,
            Stage::AfterSale => self.after_sale,
        }
    }
}

/// How much each attribute counts when two messages are compared; only their proportions matter.
///
/// The defaults are this program's own convention: meaning above form.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "each field is the attribute of its name")]
pub struct SimilarityWeights {
    pub theme: f64,
    pub claims: f64,
    pub visuals: f64,
    pub tone: f64,
    pub slogan: f64,
}

impl Default for SimilarityWeights {
    fn default() -> Self {
        Self { theme: 0.30, claims: 0.25, visuals: 0.20, tone: 0.15, slogan: 0.10 }
    }
}

impl SimilarityWeights {
    /// The weight of one attribute.
    #[must_use]
    pub fn of(&self, attribute: Attribute) -> f64 {
        match attribute {
            Attribute::Theme => self.theme,
            Attribute::Claims => self.claims,
            Attribute::Visuals => self.visuals,
            Attribute::Tone => self.tone,
            Attribute::Slogan => self.slogan,
        }
    }
}

/// Conventions of the measures that a planner may change.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// How many exposures make the reach effective: the k of the k+ figure, 1 to 10.
    pub effective_frequency: u32,
    /// The share of exposures wanted at each stage.
    pub stage_targets: StageTargets,
    /// How much each attribute counts when two messages are compared.
    pub similarity_weights: SimilarityWeights,
    /// After how many dark weeks the link between two active weeks counts half.
    pub continuity_half_life_weeks: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            effective_frequency: 3,
            stage_targets: StageTargets::default(),
            similarity_weights: SimilarityWeights::default(),
            continuity_half_life_weeks: 4.0,
        }
    }
}
