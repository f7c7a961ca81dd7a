//! Answers to worksheets: what was filled into the frameworks of a course.

use serde::{Deserialize, Serialize};

use super::{Bilingual, FrameworkId, Identified};

/// Says what was answered to one item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// Words.
    Text(Bilingual),
    /// One of the options, by its id.
    Choice(String),
    /// Several of the options, by their ids.
    Choices(Vec<String>),
    /// A table of short texts.
    Rows(Vec<Vec<Bilingual>>),
    /// A value of a scale.
    Scale(i64),
    /// The person who fills it in does not know.
    DontKnow,
}

/// A note to one option of an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OptionNote {
    /// The option, by its id.
    pub option: String,
    /// What is noted.
    #[serde(default)]
    pub text: Bilingual,
}

/// The answer to one item of a worksheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemAnswer {
    /// The item, by its id in the framework. One that the framework no longer has is kept.
    pub item: String,
    /// What was answered.
    pub answer: Answer,
    /// Notes to the options.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<OptionNote>,
}

/// The answers to one worksheet. One whose framework this program does not know is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Worksheet {
    /// The framework that is filled in.
    pub framework: FrameworkId,
    /// The answers, in the order in which they were given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<ItemAnswer>,
}

impl Worksheet {
    /// Returns the answer to the item, where there is one.
    #[must_use]
    pub fn answer(&self, item: &str) -> Option<&ItemAnswer> {
        self.answers.iter().find(|answer| answer.item == item)
    }
}

impl Identified for Worksheet {
    type Id = FrameworkId;

    fn id(&self) -> &FrameworkId {
        &self.framework
    }
}
