//! Says what the plan is to achieve, and what is known of the people it speaks to.

use serde::{Deserialize, Serialize};

use super::{AudienceId, Bilingual, Day, Decimal, Identified, InsightId, ObjectiveId, Stage, is_default};

/// The figure that an objective is measured by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Metric {
    /// The share of its audiences that meets its messages at least so many times.
    Reach(u32),
    /// How often those who are reached meet its messages, on average.
    Frequency,
    /// How many impressions its messages have.
    Impressions,
    /// How alike its messages are, weighted by exposure.
    Consistency,
    /// Something that is measured outside the program.
    #[default]
    Other,
}

/// One objective of the plan, with how it will be measured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Objective {
    /// Its id.
    pub id: ObjectiveId,
    /// What is to be achieved, by when.
    #[serde(default)]
    pub text: Bilingual,
    /// The stage of the journey that it belongs to, where it belongs to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// How one will know: the measure, its baseline and its target, in words.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub measure: Bilingual,
    /// The audiences whose figures count; all of them when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audiences: Vec<AudienceId>,
    /// The figure that it is measured by.
    #[serde(default, skip_serializing_if = "is_default")]
    pub metric: Metric,
    /// The value before the plan, in `unit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Decimal>,
    /// The value that is wanted, in `unit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Decimal>,
    /// The unit of baseline and target, such as "%".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The day by which it is to be achieved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// How it is measured.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub method: Bilingual,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// What is done when it falls short.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub trigger: Bilingual,
}

impl Objective {
    /// Makes an objective of which only the words are stated.
    #[must_use]
    pub fn named(id: ObjectiveId, text: Bilingual) -> Self {
        Self {
            id,
            text,
            stage: None,
            measure: Bilingual::default(),
            audiences: Vec::new(),
            metric: Metric::default(),
            baseline: None,
            target: None,
            unit: String::new(),
            due: None,
            method: Bilingual::default(),
            owner: String::new(),
            trigger: Bilingual::default(),
        }
    }
}

/// Something known of the people that the plan speaks to, which messages rest on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Insight {
    /// Its id.
    pub id: InsightId,
    /// What is known.
    #[serde(default)]
    pub text: Bilingual,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// When it was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
    /// The audiences that it is known of; all of them when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audiences: Vec<AudienceId>,
}

impl Identified for Objective {
    type Id = ObjectiveId;

    fn id(&self) -> &ObjectiveId {
        &self.id
    }
}

impl Identified for Insight {
    type Id = InsightId;

    fn id(&self) -> &InsightId {
        &self.id
    }
}
