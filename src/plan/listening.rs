//! Says what customers say and meet: mentions, experiences of what was promised, and relations with the community.

use serde::{Deserialize, Serialize};

use super::{AudienceId, Bilingual, ChannelId, ClaimId, Day, Identified, MentionId, RelationId, is_default};

/// Says how a mention speaks of what it mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Sentiment {
    /// Well.
    Positive,
    /// Badly.
    Negative,
    /// Neither.
    Neutral,
}

impl Sentiment {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Positive, Self::Negative, Self::Neutral];

    /// Returns its stable name for programs and files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Negative => "negative",
            Self::Neutral => "neutral",
        }
    }
}

/// Says where the person who speaks stands on the way to and from a purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Phase {
    /// Before the purchase.
    Before,
    /// While buying.
    During,
    /// After the purchase.
    After,
}

impl Phase {
    /// All three, in order.
    pub const ALL: [Self; 3] = [Self::Before, Self::During, Self::After];

    /// Returns its stable name for programs and files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::During => "during",
            Self::After => "after",
        }
    }
}

/// Says how mentions are collected, and what the plan asks of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListeningMethod {
    /// How mentions are found and coded: who looks where, and when.
    #[serde(skip_serializing_if = "Bilingual::is_empty")]
    pub method: Bilingual,
    /// Where mentions are taken from: accounts, shops, sites.
    #[serde(skip_serializing_if = "Bilingual::is_empty")]
    pub places: Bilingual,
    /// How mentions that were paid for or come from the organisation's own people are told from the others.
    #[serde(skip_serializing_if = "Bilingual::is_empty")]
    pub own_rule: Bilingual,
    /// The first day of the collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Day>,
    /// The last day of the collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Within how many hours a negative mention is to be answered; 24 where it is not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_hours: Option<f64>,
    /// Whether a message that rests on no insight is reported.
    #[serde(skip_serializing_if = "is_default")]
    pub ask_insights: bool,
}

/// Something that was said about the organisation, once or by several people alike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Its id.
    pub id: MentionId,
    /// The day on which it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
    /// Where it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<ChannelId>,
    /// The audience that the speakers belong to, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<AudienceId>,
    /// The claims that it speaks of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimId>,
    /// How it speaks of them; not stated while nobody has coded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentiment: Option<Sentiment>,
    /// How often it was said.
    #[serde(default = "once", skip_serializing_if = "is_once")]
    pub count: u64,
    /// How many people could meet it, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u64>,
    /// Whether a person with a following of their own said it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub influencer: bool,
    /// Whether it was paid for, or said by the organisation's own people; it is then counted apart.
    #[serde(default, skip_serializing_if = "is_default")]
    pub own: bool,
    /// Where the speaker stands on the way to and from a purchase.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<Phase>,
    /// After how many hours it was answered; not stated when it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_hours: Option<f64>,
    /// What was said.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub text: Bilingual,
    /// Where it was found.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

fn once() -> u64 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_once(count: &u64) -> bool {
    *count == 1
}

impl Mention {
    /// Makes a mention of which nothing is known yet.
    #[must_use]
    pub fn blank(id: MentionId) -> Self {
        Self {
            id,
            date: None,
            channel: None,
            audience: None,
            claims: Vec::new(),
            sentiment: None,
            count: 1,
            people: None,
            influencer: false,
            own: false,
            phase: None,
            answered_hours: None,
            text: Bilingual::default(),
            source: String::new(),
        }
    }
}

impl Identified for Mention {
    type Id = MentionId;

    fn id(&self) -> &MentionId {
        &self.id
    }
}

/// Holds what was promised and what was met of one claim, on scales from 1 to 7.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Experience {
    /// The claim.
    pub claim: ClaimId,
    /// How strongly it was promised, from 1 to 7.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<f64>,
    /// What customers met, from 1 to 7.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub experienced: Option<f64>,
    /// How many people were asked.
    #[serde(default, skip_serializing_if = "is_default")]
    pub respondents: u64,
    /// Where the figures come from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

impl Identified for Experience {
    type Id = ClaimId;

    fn id(&self) -> &ClaimId {
        &self.claim
    }
}

/// Says what an organisation does with its community (Li and Bernoff, 2008).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RelationAim {
    /// Hears what customers say to each other.
    #[default]
    Listening,
    /// Speaks with them.
    Talking,
    /// Helps the keenest of them to win others.
    Energizing,
    /// Lets them help each other.
    Supporting,
    /// Takes them into its own work.
    Embracing,
}

impl RelationAim {
    /// All five, in order.
    pub const ALL: [Self; 5] = [Self::Listening, Self::Talking, Self::Energizing, Self::Supporting, Self::Embracing];

    /// Returns its stable name for programs and worksheets.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Listening => "listening",
            Self::Talking => "talking",
            Self::Energizing => "energizing",
            Self::Supporting => "supporting",
            Self::Embracing => "embracing",
        }
    }
}

/// Something that the organisation does for its community.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// Its id.
    pub id: RelationId,
    /// Which aim it serves.
    #[serde(default)]
    pub dimension: RelationAim,
    /// What is done.
    #[serde(default)]
    pub text: Bilingual,
    /// Where it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<ChannelId>,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// The week of the plan in which it begins, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_week: Option<u32>,
    /// How many weeks it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u32>,
}

impl Identified for Relation {
    type Id = RelationId;

    fn id(&self) -> &RelationId {
        &self.id
    }
}
