//! Changes to a plan: [`Edit`] says what, [`History`] applies it and can take it back.
//!
//! Only this module changes a [`crate::plan::Plan`], and only [`History`] calls `apply`.

mod apply;
mod build;
mod history;
mod name;
mod references;
#[cfg(test)]
mod tests;
mod usage;

pub use build::{
    Keeps, MoveBy, add_channel, add_item, add_relation, add_row, add_section, answer_item, change_book,
    change_experience, change_listening, change_section, duplicate_item, fill_weeks, from_pattern, keep_as_alternative,
    lay_weeks, merge, move_row, note_option, order_sections, record_entries, remove_section, reorder_item,
    rest_messages_on, scale_to, set_messages, set_quantities, set_rates, set_statuses, set_week, switch_to, units_of,
};
pub use history::{GestureId, History, MAX_STEPS};
pub use name::{EditName, Subject, Verb};
pub use references::{Reference, references};
pub use usage::{Removal, Usage};

use std::sync::Arc;

use crate::plan::limits::Beyond;
use crate::plan::schema::ListName;
use crate::plan::{
    Actual, Alternative, AlternativeId, Audience, AudienceId, Bilingual, Book, Calendar, Channel, ChannelId, Claim,
    ClaimId, Commission, CostId, Currency, Decimal, Division, Experience, Identified, Insight, InsightId,
    ListeningMethod, Mention, MentionId, Message, MessageId, Objective, ObjectiveId, OtherCost, Placement, PlacementId,
    Plan, Platform, Relation, RelationId, Settings, Slogan, SloganId, Tax, Theme, ThemeId, Visual, VisualId, Worksheet,
};

/// A change to one list of the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Change<T: Identified> {
    /// Puts a new item at `at`, or at the end.
    Add {
        /// The item; its id must be new.
        item: T,
        /// Its position, at the end when not stated or too large.
        at: Option<usize>,
    },
    /// Replaces the item of the same id.
    Replace(T),
    /// Removes the item, and what refers to it (see [`Usage`]).
    Remove(T::Id),
    /// Moves the item to another position.
    Move {
        /// Which one.
        id: T::Id,
        /// Where it then stands, at the end when too large.
        to: usize,
    },
}

/// One change to a plan: what one undo step does.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A new title.
    Title(Bilingual),
    /// Another organisation.
    Organisation(Bilingual),
    /// Another product.
    Product(Bilingual),
    /// Other notes.
    Notes(Bilingual),
    /// Whether every text is to be in both languages.
    Bilingual(bool),
    /// Another first day or number of weeks. Placements stay where they are, even outside.
    Calendar(Calendar),
    /// Another currency. Amounts keep their digits.
    Currency(Currency),
    /// Another total that may be spent.
    Budget(Decimal),
    /// Another commission for channels without one of their own.
    Commission(Option<Commission>),
    /// Another tax.
    Tax(Option<Tax>),
    /// The budget divided in another way.
    Divisions(Vec<Division>),
    /// Other conventions of the measures.
    Settings(Settings),
    /// Another positioning.
    Platform(Platform),
    /// A change to the objectives.
    Objective(Change<Objective>),
    /// A change to the audiences.
    Audience(Change<Audience>),
    /// A change to the themes of the vocabulary.
    Theme(Change<Theme>),
    /// A change to the claims of the vocabulary.
    Claim(Change<Claim>),
    /// A change to the visual tokens of the vocabulary.
    Visual(Change<Visual>),
    /// A change to the slogans of the vocabulary.
    Slogan(Change<Slogan>),
    /// A change to the messages.
    Message(Change<Message>),
    /// A change to the channels.
    Channel(Change<Channel>),
    /// A change to the placements.
    Placement(Change<Placement>),
    /// A change to the costs beside media.
    OtherCost(Change<OtherCost>),
    /// The whole plan as it was in an earlier version.
    Restore(Arc<Plan>),
    /// A change to what was recorded as delivered and spent.
    Actual(Change<Actual>),
    /// A change to what is known of the people.
    Insight(Change<Insight>),
    /// A change to the other versions of the schedule.
    Alternative(Change<Alternative>),
    /// A change to what was said about the organisation.
    Mention(Change<Mention>),
    /// Another number of mentions of the whole category.
    CategoryMentions(Option<u64>),
    /// Another way of collecting mentions.
    Listening(Box<ListeningMethod>),
    /// A change to what was promised and met.
    Experience(Change<Experience>),
    /// A change to what is done for the community.
    Relation(Change<Relation>),
    /// A change to the answers of a worksheet.
    Worksheet(Change<Worksheet>),
    /// Another plan book.
    Book(Arc<Book>),
    /// Several changes as one step, with a name of their own.
    Several {
        /// The changes, in order.
        edits: Vec<Edit>,
        /// What the step is called.
        name: EditName,
    },
}

/// Says why an edit was not applied. The plan is then as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The item that was to be changed is not in the plan.
    #[error("there is no {0:?} “{1}” in the plan")]
    Unknown(Subject, String),
    /// The id of a new item is taken.
    #[error("there is already a {0:?} “{1}” in the plan")]
    Duplicate(Subject, String),
    /// A placement's weeks would begin before the plan's first week.
    #[error("week {0} is not in the plan's calendar")]
    OutsideCalendar(u32),
    /// The plan would be beyond what any plan may be, so that its file could not be opened.
    #[error(transparent)]
    Beyond(#[from] Beyond),
    /// The number of weeks is not from 1 to [`crate::plan::MAX_WEEKS`].
    #[error("a plan cannot have {0} weeks")]
    Weeks(u32),
}

macro_rules! from_change {
    ($($item:ident),*) => {
        $(impl From<Change<$item>> for Edit {
            fn from(change: Change<$item>) -> Self {
                Self::$item(change)
            }
        })*
    };
}

from_change!(
    Objective,
    Audience,
    Theme,
    Claim,
    Visual,
    Slogan,
    Message,
    Channel,
    Placement,
    OtherCost,
    Actual,
    Insight,
    Alternative,
    Mention,
    Experience,
    Relation,
    Worksheet
);

/// The id of anything that a plan's lists hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is the id of the item of its name")]
pub enum ItemId {
    Objective(ObjectiveId),
    Audience(AudienceId),
    Theme(ThemeId),
    Claim(ClaimId),
    Visual(VisualId),
    Slogan(SloganId),
    Message(MessageId),
    Channel(ChannelId),
    Placement(PlacementId),
    OtherCost(CostId),
    Insight(InsightId),
    Alternative(AlternativeId),
    Mention(MentionId),
    Relation(RelationId),
}

impl ItemId {
    /// Returns the item with the id `id` of a list; `None` for what is no thing of its own: records, experiences
    /// and answers.
    #[must_use]
    pub fn of(list: ListName, id: &str) -> Option<Self> {
        Some(match list {
            ListName::Objectives => Self::Objective(id.into()),
            ListName::Audiences => Self::Audience(id.into()),
            ListName::Themes => Self::Theme(id.into()),
            ListName::Claims => Self::Claim(id.into()),
            ListName::Visuals => Self::Visual(id.into()),
            ListName::Slogans => Self::Slogan(id.into()),
            ListName::Messages => Self::Message(id.into()),
            ListName::Channels => Self::Channel(id.into()),
            ListName::Placements => Self::Placement(id.into()),
            ListName::OtherCosts => Self::OtherCost(id.into()),
            ListName::Insights => Self::Insight(id.into()),
            ListName::Alternatives => Self::Alternative(id.into()),
            ListName::Mentions => Self::Mention(id.into()),
            ListName::Relations => Self::Relation(id.into()),
            ListName::Actuals | ListName::Experiences | ListName::Worksheets => return None,
        })
    }

    /// Returns the list that the item stands in.
    #[must_use]
    pub fn list(&self) -> ListName {
        match self {
            Self::Objective(_) => ListName::Objectives,
            Self::Audience(_) => ListName::Audiences,
            Self::Theme(_) => ListName::Themes,
            Self::Claim(_) => ListName::Claims,
            Self::Visual(_) => ListName::Visuals,
            Self::Slogan(_) => ListName::Slogans,
            Self::Message(_) => ListName::Messages,
            Self::Channel(_) => ListName::Channels,
            Self::Placement(_) => ListName::Placements,
            Self::OtherCost(_) => ListName::OtherCosts,
            Self::Insight(_) => ListName::Insights,
            Self::Alternative(_) => ListName::Alternatives,
            Self::Mention(_) => ListName::Mentions,
            Self::Relation(_) => ListName::Relations,
        }
    }

    /// Returns the id as it stands in the document.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Objective(id) => id.as_str(),
            Self::Audience(id) => id.as_str(),
            Self::Theme(id) => id.as_str(),
            Self::Claim(id) => id.as_str(),
            Self::Visual(id) => id.as_str(),
            Self::Slogan(id) => id.as_str(),
            Self::Message(id) => id.as_str(),
            Self::Channel(id) => id.as_str(),
            Self::Placement(id) => id.as_str(),
            Self::OtherCost(id) => id.as_str(),
            Self::Insight(id) => id.as_str(),
            Self::Alternative(id) => id.as_str(),
            Self::Mention(id) => id.as_str(),
            Self::Relation(id) => id.as_str(),
        }
    }
}
