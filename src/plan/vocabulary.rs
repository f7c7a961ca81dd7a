//! Says what messages may be coded with, and the platform that they are held against.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Bilingual, ClaimId, Decimal, Identified, Language, List, SloganId, ThemeId, Tone, VisualId, is_default};

/// A central idea that a message can have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Theme {
    /// Its id.
    pub id: ThemeId,
    /// Its name.
    #[serde(default)]
    pub name: Bilingual,
}

/// The words by which a claim can be recognised in a text, in each language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Words {
    /// English words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub en: Vec<String>,
    /// Arabic words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ar: Vec<String>,
}

impl Words {
    /// Returns the words of one language.
    #[must_use]
    pub fn slot(&self, language: Language) -> &[String] {
        match language {
            Language::En => &self.en,
            Language::Ar => &self.ar,
        }
    }
}

/// The typed value of a claim, so that two promises can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum ClaimValue {
    /// Within so many days.
    Days(u32),
    /// So many percent.
    Percent(Decimal),
    /// At this price, in the plan's currency.
    Price(Decimal),
    /// Until this day.
    Until(Day),
}

/// A day, ISO 8601 in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_string())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::calendar::read_date(deserializer).map(Self)
    }
}

/// Something that shows a claim to be true.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Proof {
    /// What it says.
    #[serde(skip_serializing_if = "Bilingual::is_empty")]
    pub text: Bilingual,
    /// Where it comes from.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// The last day on which it holds, where it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// Something that messages can promise or assert.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// Its name.
    #[serde(default)]
    pub name: Bilingual,
    /// The words by which it can be recognised in a text.
    #[serde(default, skip_serializing_if = "is_default")]
    pub words: Words,
    /// Its typed value, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<ClaimValue>,
    /// What the value is promised of ("delivery", say). Two claims of one promise whose values differ contradict each
    /// other; where it is empty, their names without the numbers say what they promise.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub promise: String,
    /// Claims that the planner declares incompatible with this one. One of the two naming the other is enough.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub incompatible_with: Vec<ClaimId>,
    /// What shows it to be true.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proofs: Vec<Proof>,
}

impl Claim {
    /// Returns a claim with nothing but its id and name.
    #[must_use]
    pub fn named(id: ClaimId, name: Bilingual) -> Self {
        Self {
            id,
            name,
            words: Words::default(),
            value: None,
            promise: String::new(),
            incompatible_with: Vec::new(),
            proofs: Vec::new(),
        }
    }

    /// Returns true when one of the two declares the other incompatible.
    #[must_use]
    pub fn is_incompatible_with(&self, other: &Self) -> bool {
        self.incompatible_with.contains(&other.id) || other.incompatible_with.contains(&self.id)
    }
}

/// A token of the visual identity: logo, colour, typeface, key visual.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Visual {
    /// Its id.
    pub id: VisualId,
    /// Its name.
    #[serde(default)]
    pub name: Bilingual,
}

/// A slogan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slogan {
    /// Its id.
    pub id: SloganId,
    /// Its words.
    #[serde(default)]
    pub text: Bilingual,
}

macro_rules! identified {
    ($($item:ty => $id:ty),* $(,)?) => {
        $(impl Identified for $item {
            type Id = $id;

            fn id(&self) -> &$id {
                &self.id
            }
        })*
    };
}

identified!(Theme => ThemeId, Claim => ClaimId, Visual => VisualId, Slogan => SloganId);

/// Holds what messages may be coded with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Vocabulary {
    /// Central ideas.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub themes: List<Theme>,
    /// Claims.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub claims: List<Claim>,
    /// Visual identity tokens.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub visuals: List<Visual>,
    /// Slogans.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub slogans: List<Slogan>,
}

impl Vocabulary {
    /// Returns true when there is nothing to code with.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.themes.is_empty() && self.claims.is_empty() && self.visuals.is_empty() && self.slogans.is_empty()
    }
}

/// The positioning that messages are held against.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Platform {
    /// The central idea.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<ThemeId>,
    /// The claims that the brand stands for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimId>,
    /// The visual tokens that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub visuals: Vec<VisualId>,
    /// How the brand speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tone: Option<Tone>,
    /// Its slogan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slogan: Option<SloganId>,
}

impl Platform {
    /// Returns true when nothing of the platform is stated.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
