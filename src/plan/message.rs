//! Messages: what is said, and how it is coded.

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize};

use super::{
    AudienceId, Bilingual, ClaimId, Colour, Identified, InsightId, Language, MessageId, ObjectiveId, SloganId, ThemeId,
    VisualId, is_default,
};

/// How many tone axes there are.
pub const TONE_AXES: u32 = 3;

/// How many steps lie between the ends of a tone axis (1 to 5).
pub const TONE_STEPS: u32 = 4;

/// Says where a message comes from (Duncan and Moriarty, 1997).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MessageKind {
    /// Marketing communication: advertising, packs, promotion material.
    #[default]
    Planned,
    /// What the product itself says: design, use, price, place.
    Product,
    /// What contact with staff and support says.
    Service,
    /// What others say.
    Unplanned,
}

impl MessageKind {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Planned, Self::Product, Self::Service, Self::Unplanned];
}

/// The stage of the customer's journey that a message serves (Arthur's communication stage with after-sale).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// Win attention.
    #[default]
    Attention,
    /// Give the information that is needed.
    Information,
    /// Arouse desire.
    Desire,
    /// Bring about the purchase.
    Action,
    /// Keep the customer.
    AfterSale,
}

impl Stage {
    /// All five, in order.
    pub const ALL: [Self; 5] = [Self::Attention, Self::Information, Self::Desire, Self::Action, Self::AfterSale];
}

/// The state of one coded attribute. The four mean different things to every measure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Coded<T> {
    /// Not coded yet.
    #[default]
    Blank,
    /// Coded: the message has none.
    Absent,
    /// The message cannot have one (a radio spot has no visuals).
    NotApplicable,
    /// Coded, with this value.
    Is(T),
}

impl<T> Coded<T> {
    /// Returns the value, where there is one.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Is(value) => Some(value),
            _ => None,
        }
    }
}

/// An attribute that messages are coded with and compared by: what should agree across a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attribute {
    /// The central idea.
    Theme,
    /// What is claimed.
    Claims,
    /// The visual identity tokens.
    Visuals,
    /// The tone of voice.
    Tone,
    /// The slogan.
    Slogan,
}

impl Attribute {
    /// All five, in the order of the document.
    pub const ALL: [Self; 5] = [Self::Theme, Self::Claims, Self::Visuals, Self::Tone, Self::Slogan];

    /// Returns the attribute's field in documents and results.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Claims => "claims",
            Self::Visuals => "visuals",
            Self::Tone => "tone",
            Self::Slogan => "slogan",
        }
    }
}

/// The tone of voice on three axes, each from 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tone {
    /// 1 casual to 5 formal.
    #[serde(deserialize_with = "read_axis")]
    pub formality: u8,
    /// 1 serious to 5 playful.
    #[serde(deserialize_with = "read_axis")]
    pub playfulness: u8,
    /// 1 rational to 5 emotional.
    #[serde(deserialize_with = "read_axis")]
    pub emotion: u8,
}

impl Tone {
    /// The middle of every axis.
    pub const MIDDLE: Self = Self { formality: 3, playfulness: 3, emotion: 3 };

    /// Returns the three values, in the order of the fields.
    #[must_use]
    pub fn axes(self) -> [u8; 3] {
        [self.formality, self.playfulness, self.emotion]
    }
}

fn read_axis<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    let value = u8::deserialize(deserializer)?;
    if (1..=5).contains(&value) {
        Ok(value)
    } else {
        Err(D::Error::invalid_value(Unexpected::Unsigned(value.into()), &"a tone value from 1 to 5"))
    }
}

/// The coding of a message by a second person, who did not look at the first: it shows how far the coding can be
/// relied on, and counts in no other measure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SecondCoding {
    /// The central idea.
    pub theme: Coded<ThemeId>,
    /// The claims. `Is([])` means the same as `Absent`.
    pub claims: Coded<Vec<ClaimId>>,
    /// The visual identity tokens. `Is([])` means the same as `Absent`.
    pub visuals: Coded<Vec<VisualId>>,
    /// The tone of voice.
    pub tone: Coded<Tone>,
    /// The slogan.
    pub slogan: Coded<SloganId>,
}

/// A message: one thing that the plan says, in one or two languages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// Its name in the plan, not its text.
    #[serde(default)]
    pub name: Bilingual,
    /// Where it comes from.
    #[serde(default)]
    pub kind: MessageKind,
    /// The stage that it serves.
    #[serde(default)]
    pub stage: Stage,
    /// The colour of its bars and cards.
    #[serde(default)]
    pub colour: Colour,
    /// The message's central idea.
    #[serde(default)]
    pub theme: Coded<ThemeId>,
    /// What it claims. `Is([])` means the same as `Absent`.
    #[serde(default)]
    pub claims: Coded<Vec<ClaimId>>,
    /// The visual identity tokens that it shows. `Is([])` means the same as `Absent`.
    #[serde(default)]
    pub visuals: Coded<Vec<VisualId>>,
    /// How it speaks.
    #[serde(default)]
    pub tone: Coded<Tone>,
    /// The slogan that it carries.
    #[serde(default)]
    pub slogan: Coded<SloganId>,
    /// What a second person coded it with, where one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_coding: Option<Box<SecondCoding>>,
    /// What it asks people to do.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub call_to_action: String,
    /// The languages that it is made in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// The audiences that it is meant for; all of them when empty. It changes no figure: where it is placed for others is
    /// said among the problems.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audiences: Vec<AudienceId>,
    /// The objectives that it serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<ObjectiveId>,
    /// The insights that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub insights: Vec<InsightId>,
    /// What those who make it are told.
    #[serde(default, skip_serializing_if = "is_default")]
    pub brief: Box<CreativeBrief>,
    /// Its text.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub copy: Bilingual,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub notes: Bilingual,
}

/// The creative brief of a message: what those who make it are told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CreativeBrief {
    /// Why the message is made.
    #[serde(skip_serializing_if = "Bilingual::is_empty")]
    pub background: Bilingual,
    /// What the audience thinks and does now.
    #[serde(skip_serializing_if = "Bilingual::is_empty")]
    pub now: Bilingual,
    /// What it shall think and do afterwards.
    #[serde(skip_serializing_if = "Bilingual::is_empty")]
    pub after: Bilingual,
    /// The one thing that the message says.
    #[serde(skip_serializing_if = "Bilingual::is_empty")]
    pub proposition: Bilingual,
    /// Why it can be believed.
    #[serde(skip_serializing_if = "Bilingual::is_empty")]
    pub reasons: Bilingual,
    /// What must be in it, whatever else is.
    #[serde(skip_serializing_if = "Bilingual::is_empty")]
    pub mandatories: Bilingual,
}

impl Identified for Message {
    type Id = MessageId;

    fn id(&self) -> &MessageId {
        &self.id
    }
}

impl Message {
    /// Makes a message that says nothing yet.
    #[must_use]
    pub fn named(id: MessageId, name: Bilingual) -> Self {
        Self {
            id,
            name,
            kind: MessageKind::default(),
            stage: Stage::default(),
            colour: Colour::default(),
            theme: Coded::Blank,
            claims: Coded::Blank,
            visuals: Coded::Blank,
            tone: Coded::Blank,
            slogan: Coded::Blank,
            second_coding: None,
            call_to_action: String::new(),
            languages: Vec::new(),
            audiences: Vec::new(),
            objectives: Vec::new(),
            insights: Vec::new(),
            brief: Box::default(),
            copy: Bilingual::default(),
            notes: Bilingual::default(),
        }
    }

    /// Returns the state of one attribute without its value; an empty set counts as `Absent`.
    #[must_use]
    pub fn coding(&self, attribute: Attribute) -> Coded<()> {
        match attribute {
            Attribute::Theme => state(&self.theme, |_| false),
            Attribute::Claims => state(&self.claims, Vec::is_empty),
            Attribute::Visuals => state(&self.visuals, Vec::is_empty),
            Attribute::Tone => state(&self.tone, |_| false),
            Attribute::Slogan => state(&self.slogan, |_| false),
        }
    }
}

fn state<T>(coded: &Coded<T>, is_empty: impl Fn(&T) -> bool) -> Coded<()> {
    match coded {
        Coded::Blank => Coded::Blank,
        Coded::NotApplicable => Coded::NotApplicable,
        Coded::Is(value) if !is_empty(value) => Coded::Is(()),
        Coded::Absent | Coded::Is(_) => Coded::Absent,
    }
}
