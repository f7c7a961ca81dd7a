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
    /// Returns the target of one stage.
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

/// Says how much each attribute counts when two messages are compared; only their proportions matter.
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
    /// Returns the weight of one attribute.
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

/// Says how far the plan's assumptions may be from the truth, each as a part of what is stated: 0.1 stands for "anything from
/// 10 % less to 10 % more, all equally likely". From it the program draws many plans that might be the true one, and shows
/// between which values the reach of most of them lies.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct InputError {
    /// Of the reach of one insertion.
    pub rating: f64,
    /// Of what a second insertion adds to the first.
    pub repeat: f64,
    /// Of the observed reach of impressions.
    pub observed_reach: f64,
    /// Of the share that uses a channel at all.
    pub reachable: f64,
    /// Of the sizes of audiences.
    pub size: f64,
    /// Of the overlaps between channels, added to and taken from each instead of being a part of it.
    pub overlap: f64,
    /// What the draws begin with; the same seed gives the same draws.
    pub seed: u32,
    /// How many plans are drawn.
    pub draws: u32,
}

impl Default for InputError {
    fn default() -> Self {
        Self {
            rating: 0.0,
            repeat: 0.0,
            observed_reach: 0.0,
            reachable: 0.0,
            size: 0.0,
            overlap: 0.0,
            seed: 1,
            draws: 200,
        }
    }
}

impl InputError {
    /// Returns the errors, in the order of the fields.
    #[must_use]
    pub fn all(&self) -> [f64; 6] {
        [self.rating, self.repeat, self.observed_reach, self.reachable, self.size, self.overlap]
    }

    /// Returns true when no error is stated.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.all().iter().all(|error| error.abs() <= 0.0)
    }
}

/// How long exposures are remembered where nothing else is stated: half-lives of two to five weeks are usual.
pub const DEFAULT_MEMORY_HALF_LIFE_WEEKS: f64 = 2.5;

/// Says how the planner means a campaign to be spread over its weeks; presence is read against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Schedule {
    /// Active every week.
    Continuous,
    /// Bursts with pauses between them.
    Flighting,
    /// Active every week, and raised in some.
    Pulsing,
}

impl Schedule {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Continuous, Self::Flighting, Self::Pulsing];
}

/// Says how much each part of the profile counts in the composite; only their proportions matter.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "each field is the measure of its name")]
pub struct CompositeWeights {
    pub consistency: f64,
    pub coherence: f64,
    pub continuity: f64,
    pub commonality: f64,
    pub complementarity: f64,
}

impl Default for CompositeWeights {
    fn default() -> Self {
        Self { consistency: 1.0, coherence: 1.0, continuity: 1.0, commonality: 1.0, complementarity: 1.0 }
    }
}

impl CompositeWeights {
    /// Returns the five weights, in the order of the fields.
    #[must_use]
    pub fn values(&self) -> [f64; 5] {
        [self.consistency, self.coherence, self.continuity, self.commonality, self.complementarity]
    }
}

/// The default of [`Settings::stage_coverage_threshold`]: this program's own convention.
const STAGE_COVERAGE_THRESHOLD: f64 = 0.02;

/// The default of [`Settings::off_brief_threshold`]: this program's own convention.
const OFF_BRIEF_THRESHOLD: f64 = 0.6;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn is_stage_coverage_threshold(value: &f64) -> bool {
    value.to_bits() == STAGE_COVERAGE_THRESHOLD.to_bits()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn is_off_brief_threshold(value: &f64) -> bool {
    value.to_bits() == OFF_BRIEF_THRESHOLD.to_bits()
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
    /// After how many weeks half of the exposures are forgotten.
    #[serde(skip_serializing_if = "is_default_memory")]
    pub memory_half_life_weeks: f64,
    /// How far the assumptions of the reach may be from the truth.
    #[serde(skip_serializing_if = "super::is_default")]
    pub input_error: InputError,
    /// Gross rating points of all advertisers of the category over the plan's weeks, this plan's own included, where
    /// the planner knows them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category_grp: Option<f64>,
    /// The share of exposures from which on a stage counts as covered, 0 to 1.
    #[serde(skip_serializing_if = "is_stage_coverage_threshold")]
    pub stage_coverage_threshold: f64,
    /// Below this coherence with the platform a message counts as off-brief, 0 to 1.
    #[serde(skip_serializing_if = "is_off_brief_threshold")]
    pub off_brief_threshold: f64,
    /// How the campaign is meant to be spread over its weeks, where that is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Schedule>,
    /// The weights of the composite of the five measures; none while it is switched off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub composite: Option<CompositeWeights>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_default_memory(weeks: &f64) -> bool {
    weeks.to_bits() == DEFAULT_MEMORY_HALF_LIFE_WEEKS.to_bits()
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            effective_frequency: 3,
            stage_targets: StageTargets::default(),
            similarity_weights: SimilarityWeights::default(),
            continuity_half_life_weeks: 4.0,
            memory_half_life_weeks: DEFAULT_MEMORY_HALF_LIFE_WEEKS,
            input_error: InputError::default(),
            category_grp: None,
            stage_coverage_threshold: STAGE_COVERAGE_THRESHOLD,
            off_brief_threshold: OFF_BRIEF_THRESHOLD,
            schedule: None,
            composite: None,
        }
    }
}
