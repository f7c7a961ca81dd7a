//! What the plan is to achieve.

use serde::{Deserialize, Serialize};

use super::{Bilingual, Identified, ObjectiveId, Stage};

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
    /// How one will know: the measure, its baseline and its target.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub measure: Bilingual,
}

impl Identified for Objective {
    type Id = ObjectiveId;

    fn id(&self) -> &ObjectiveId {
        &self.id
    }
}
