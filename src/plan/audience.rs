//! Audiences: the people a plan speaks to.

use serde::{Deserialize, Serialize};

use super::{AudienceId, Bilingual, Identified, Language};

/// A group of people that the plan speaks to. Audiences are taken to have no members in common, unless they say so;
/// [`super::Universe`] says which of them are added up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Audience {
    /// Its id.
    pub id: AudienceId,
    /// Its name.
    #[serde(default)]
    pub name: Bilingual,
    /// How many people belong to it; 0 when not known yet.
    #[serde(default)]
    pub size: u64,
    /// True when some of them belong to other audiences too ("women" and "students"): the audience is then shown alone and
    /// left out of the total, because only a cross table could say how many would be counted twice.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub overlaps: bool,
    /// The audience that all of its members belong to, where there is one: it is then shown alone, and takes nothing from
    /// the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<AudienceId>,
    /// The languages that they understand; empty when not stated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// Where the size comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Who they are, what moves them.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub notes: Bilingual,
}

impl Audience {
    /// Makes an audience of which only the name is stated.
    #[must_use]
    pub fn named(id: AudienceId, name: Bilingual) -> Self {
        Self {
            id,
            name,
            size: 0,
            overlaps: false,
            part_of: None,
            languages: Vec::new(),
            source: String::new(),
            notes: Bilingual::default(),
        }
    }

    /// Returns true when both stand for as many people with the same members in common with others: everything that figures
    /// follow from but the audience's place in the plan.
    #[must_use]
    pub fn has_same_people(&self, other: &Self) -> bool {
        self.id == other.id
            && self.size == other.size
            && self.overlaps == other.overlaps
            && self.part_of == other.part_of
    }
}

impl Identified for Audience {
    type Id = AudienceId;

    fn id(&self) -> &AudienceId {
        &self.id
    }
}
