//! The plan document: plain data, ids, money, weeks, bilingual text.
//!
//! A [`Plan`] is what a `.ron` file holds. Its primary object is the [`Placement`]: one message on one
//! channel over some weeks. Everything else describes placements or follows from them. Nothing here does I/O,
//! and nothing outside [`crate::edit`] changes a plan.

mod actual;
mod alternative;
mod audience;
mod book;
mod brief;
mod buying;
mod calendar;
mod channel;
mod colour;
mod decimal;
mod delivery;
mod division;
mod engine;
mod exactness;
mod figure;
mod groups;
mod id;
mod index;
mod inputs;
pub mod limits;
mod list;
mod listening;
mod message;
mod money;
mod named;
mod place;
mod placement;
#[cfg(test)]
pub(crate) mod sample_b;
pub mod schema;
mod settings;
mod spending;
mod spread;
mod text;
mod total;
mod universe;
mod vocabulary;
pub(crate) mod walk;
mod worksheet;
mod written;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use actual::{Actual, ActualWeek};
pub use alternative::{Alternative, RateFactor, factor_of_percent, percent_of_factor};
pub use audience::Audience;
pub use book::{Book, BookReference, BookSection};
pub use brief::{Insight, Metric, Objective};
pub use buying::{
    BuyingTerms, Commission, CommissionBase, CostLine, DiscountStep, Exchange, Fee, FeeAmount, FeeBase, Labour,
    PlacementTerms, Quoted, Tax, TaxedLine, is_percent,
};
pub use calendar::{Calendar, MAX_WEEKS};
pub use channel::{
    Channel, Consent, Contact, ContactModel, CostModel, Element, Environment, Media, Observed, Pair, Tool, Unit,
};
pub use colour::{Colour, MESSAGE_PALETTE, NotAColour};
pub use decimal::{Decimal, NotADecimal};
pub use delivery::{AudienceShare, Delivery};
pub use division::{Division, DivisionBy, DivisionMethod, DivisionPart};
pub use engine::{ENGINE, EngineChange};
pub use figure::{Figure, NotComputable};
pub(crate) use groups::Groups;
pub use id::{
    AlternativeId, AudienceId, ChannelId, ClaimId, CostId, FrameworkId, IdSource, InsightId, ItemIds, MentionId,
    MessageId, NewIds, ObjectiveId, PlacementId, RelationId, SloganId, ThemeId, VisualId, slug,
};
pub(crate) use index::IdHasher;
pub use index::Index;
pub(crate) use inputs::{AnswerFrame, Frame, Ids, Meetings, Met, People, Untouched};
pub use limits::MAX_QUANTITY;
pub use list::{Identified, List};
pub use listening::{Experience, ListeningMethod, Mention, Phase, Relation, RelationAim, Sentiment};
pub use message::{
    Attribute, Coded, CreativeBrief, Message, MessageKind, SecondCoding, Stage, TONE_AXES, TONE_STEPS, Tone,
};
#[cfg(test)]
pub(crate) use money::round_half_even;
pub use money::{Currency, LARGEST_AMOUNT, Money, UnknownCurrency, in_proportion, largest_remainder};
pub use named::Named;
pub use place::{PathPart, PlanPlace};
pub use placement::{Pattern, Placement, Status};
pub use settings::{
    CompositeWeights, DEFAULT_MEMORY_HALF_LIFE_WEEKS, InputError, Schedule, Settings, SimilarityWeights, StageTargets,
};
pub use spending::{CostBase, CostKind, CostShare, CostTerms, MoneySettings, OtherCost};
pub use spread::{Spread, SpreadMember};
pub use text::{Bilingual, Language};
pub(crate) use text::{spelled_length, stands_as_it_is};
pub use total::{Left, Total};
pub use universe::{Standing, Universe};
pub use vocabulary::{Claim, ClaimValue, Day, Platform, Proof, Slogan, Theme, Visual, Vocabulary, Words};
pub use worksheet::{Answer, ItemAnswer, OptionNote, Worksheet};

/// The newest plan format that this program reads, and the one it writes.
pub const FORMAT: u32 = 1;

/// An integrated marketing communications plan, as the plan document holds it.
///
/// Cloning is cheap: the lists share their items (see [`List`]).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The format of the document, [`FORMAT`] when this program wrote it.
    pub format: u32,
    /// The version of the calculations that the plan was last shown with; see [`ENGINE`].
    #[serde(default = "engine_now")]
    pub engine: u32,
    /// The plan's title.
    #[serde(default)]
    pub title: Bilingual,
    /// Who communicates: the company, brand or institution.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub organisation: Bilingual,
    /// The product, service or cause that the plan is about.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub product: Bilingual,
    /// What the plan is to achieve.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub objectives: List<Objective>,
    /// What is known of the people that the plan speaks to.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub insights: List<Insight>,
    /// Free notes.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub notes: Bilingual,
    /// Whether every text is to be in both languages; what is missing is then reported.
    #[serde(default, skip_serializing_if = "is_default")]
    pub bilingual: bool,
    /// The weeks that the plan covers.
    pub calendar: Calendar,
    /// The currency and the total that may be spent.
    pub money: MoneySettings,
    /// Conventions of the measures that the planner may change.
    #[serde(default)]
    pub settings: Settings,
    /// The people whom the plan speaks to.
    #[serde(default)]
    pub audiences: List<Audience>,
    /// What messages may be coded with.
    #[serde(default, skip_serializing_if = "Vocabulary::is_empty")]
    pub vocabulary: Vocabulary,
    /// The positioning that messages are held against.
    #[serde(default, skip_serializing_if = "Platform::is_empty")]
    pub platform: Platform,
    /// What is said.
    #[serde(default)]
    pub messages: List<Message>,
    /// Where it is said.
    #[serde(default)]
    pub channels: List<Channel>,
    /// What is said where, and when.
    #[serde(default)]
    pub placements: List<Placement>,
    /// What is spent beside media: production, fees, measurement, contingency.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub other_costs: List<OtherCost>,
    /// What was really delivered and spent.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub actuals: List<Actual>,
    /// Other versions of the schedule.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub alternatives: List<Alternative>,
    /// What was said about the organisation.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub mentions: List<Mention>,
    /// How often anything of the whole category was mentioned in the same time, for the share of voice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category_mentions: Option<u64>,
    /// How mentions are collected, and what the plan asks of them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub listening: ListeningMethod,
    /// What was promised and what was met, claim by claim.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub experiences: List<Experience>,
    /// What the organisation does for its community.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub relations: List<Relation>,
    /// Answers to worksheets.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub worksheets: List<Worksheet>,
    /// The plan book.
    #[serde(default, skip_serializing_if = "is_default")]
    pub book: Arc<Book>,
}

fn engine_now() -> u32 {
    ENGINE
}

/// From so many placements on, a thread costs less than it saves.
const WORTH_A_THREAD: usize = 1000;

impl Plan {
    /// Returns true for a plan that work on its placements is worth threads for.
    pub(crate) fn is_large(&self) -> bool {
        self.placements.len() >= WORTH_A_THREAD
    }

    /// Returns true for a plan with amounts in it: a budget, channels or costs. They are in its currency, which then stays.
    #[must_use]
    pub fn has_amounts(&self) -> bool {
        !self.money.budget.is_zero() || !self.channels.is_empty() || !self.other_costs.is_empty()
    }

    /// Returns an empty plan of `weeks` weeks from `calendar`'s start, in `currency`, with no budget yet.
    #[must_use]
    pub fn empty(calendar: Calendar, currency: Currency) -> Self {
        Self {
            format: FORMAT,
            engine: ENGINE,
            title: Bilingual::default(),
            organisation: Bilingual::default(),
            product: Bilingual::default(),
            objectives: List::default(),
            insights: List::default(),
            notes: Bilingual::default(),
            bilingual: false,
            calendar,
            money: MoneySettings::empty(currency),
            settings: Settings::default(),
            audiences: List::default(),
            vocabulary: Vocabulary::default(),
            platform: Platform::default(),
            messages: List::default(),
            channels: List::default(),
            placements: List::default(),
            other_costs: List::default(),
            actuals: List::default(),
            alternatives: List::default(),
            mentions: List::default(),
            category_mentions: None,
            listening: ListeningMethod::default(),
            experiences: List::default(),
            relations: List::default(),
            worksheets: List::default(),
            book: Arc::default(),
        }
    }

    /// Returns the audience with this id.
    #[must_use]
    pub fn audience(&self, id: &AudienceId) -> Option<&Audience> {
        self.audiences.find(id)
    }

    /// Returns the message with this id.
    #[must_use]
    pub fn message(&self, id: &MessageId) -> Option<&Message> {
        self.messages.find(id)
    }

    /// Returns the channel with this id.
    #[must_use]
    pub fn channel(&self, id: &ChannelId) -> Option<&Channel> {
        self.channels.find(id)
    }

    /// Returns the placement with this id.
    #[must_use]
    pub fn placement(&self, id: &PlacementId) -> Option<&Placement> {
        self.placements.find(id)
    }
}

/// Returns true for the value that serde's `default` gives back, so that it need not be written.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
