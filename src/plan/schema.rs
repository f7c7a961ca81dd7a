//! The shape of the document as data: its lists, what their items are known by, how long they may be, and what refers to what.
//!
//! Limits, keeping of comments and unknown fields, comparison, merging and removal read these tables. A new list or reference
//! is one row; tests walk plans with everything in them and fail where a row is missing.

use super::limits::{
    MAX_AUDIENCES, MAX_CHANNELS, MAX_INNER_ITEMS, MAX_ITEMS, MAX_MENTIONS, MAX_MESSAGES, MAX_PLACEMENT_WEEKS,
    MAX_PLACEMENTS,
};

/// A list of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListSchema {
    /// The fields that lead to it from the plan; items and choices on the way are passed over.
    pub path: &'static [&'static str],
    /// The fields that tell an item from the others; empty for a list of texts or numbers, and for items without identity.
    pub identity: &'static [&'static str],
    /// The most items that it may have.
    pub most: usize,
    /// True when an empty list is not written.
    pub left_out_when_empty: bool,
}

impl ListSchema {
    /// Returns the field whose value the list is.
    #[must_use]
    pub fn field(&self) -> &'static str {
        self.path.last().copied().unwrap_or_default()
    }
}

const fn written(path: &'static [&'static str], identity: &'static [&'static str], most: usize) -> ListSchema {
    ListSchema { path, identity, most, left_out_when_empty: false }
}

const fn left_out(path: &'static [&'static str], identity: &'static [&'static str], most: usize) -> ListSchema {
    ListSchema { path, identity, most, left_out_when_empty: true }
}

/// A list of the plan itself: what programs, people and edits mean by "the channels".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is the list of its name")]
pub enum ListName {
    Objectives,
    Insights,
    Audiences,
    Themes,
    Claims,
    Visuals,
    Slogans,
    Messages,
    Channels,
    Placements,
    OtherCosts,
    Actuals,
    Alternatives,
    Mentions,
    Experiences,
    Relations,
    Worksheets,
}

impl ListName {
    /// Every list, in the order of the document.
    pub const ALL: [Self; 17] = [
        Self::Objectives,
        Self::Insights,
        Self::Audiences,
        Self::Themes,
        Self::Claims,
        Self::Visuals,
        Self::Slogans,
        Self::Messages,
        Self::Channels,
        Self::Placements,
        Self::OtherCosts,
        Self::Actuals,
        Self::Alternatives,
        Self::Mentions,
        Self::Experiences,
        Self::Relations,
        Self::Worksheets,
    ];

    /// Returns the fields that lead to the list from the plan.
    #[must_use]
    pub const fn path(self) -> &'static [&'static str] {
        match self {
            Self::Objectives => &["objectives"],
            Self::Audiences => AUDIENCES,
            Self::Themes => THEMES,
            Self::Claims => CLAIMS,
            Self::Visuals => VISUALS,
            Self::Slogans => SLOGANS,
            Self::Messages => &["messages"],
            Self::Channels => CHANNELS,
            Self::Placements => &["placements"],
            Self::OtherCosts => &["other_costs"],
            Self::Actuals => &["actuals"],
            Self::Insights => &["insights"],
            Self::Alternatives => &["alternatives"],
            Self::Mentions => &["mentions"],
            Self::Experiences => &["experiences"],
            Self::Relations => &["relations"],
            Self::Worksheets => &["worksheets"],
        }
    }

    /// Returns the list that the fields `path` lead to.
    #[must_use]
    pub fn at(path: &[&str]) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.path() == path)
    }

    /// Returns the list that is the value of the field `name`. No two of these lists are in fields of one name.
    #[must_use]
    pub fn of_field(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.path().last() == Some(&name))
    }
}

/// The identity of what has an id of its own.
const ID: &[&str] = &["id"];
/// Items are known by what they say, or by their place.
const NONE: &[&str] = &[];

/// Every list of the document, in its order.
pub const LISTS: &[ListSchema] = &[
    left_out(&["objectives"], ID, MAX_ITEMS),
    left_out(&["objectives", "audiences"], NONE, MAX_INNER_ITEMS),
    left_out(&["insights"], ID, MAX_ITEMS),
    left_out(&["insights", "audiences"], NONE, MAX_INNER_ITEMS),
    written(&["money", "tax", "on"], NONE, MAX_INNER_ITEMS),
    left_out(&["money", "divisions"], &["by"], MAX_ITEMS),
    written(&["money", "divisions", "parts"], &["of"], MAX_CHANNELS),
    written(&["audiences"], ID, MAX_AUDIENCES),
    left_out(&["audiences", "languages"], NONE, MAX_INNER_ITEMS),
    left_out(&["vocabulary", "themes"], ID, MAX_ITEMS),
    left_out(&["vocabulary", "claims"], ID, MAX_ITEMS),
    left_out(&["vocabulary", "claims", "words", "en"], NONE, MAX_INNER_ITEMS),
    left_out(&["vocabulary", "claims", "words", "ar"], NONE, MAX_INNER_ITEMS),
    left_out(&["vocabulary", "claims", "incompatible_with"], NONE, MAX_INNER_ITEMS),
    left_out(&["vocabulary", "claims", "proofs"], NONE, MAX_INNER_ITEMS),
    left_out(&["vocabulary", "visuals"], ID, MAX_ITEMS),
    left_out(&["vocabulary", "slogans"], ID, MAX_ITEMS),
    left_out(&["platform", "claims"], NONE, MAX_ITEMS),
    left_out(&["platform", "visuals"], NONE, MAX_ITEMS),
    written(&["messages"], ID, MAX_MESSAGES),
    written(&["messages", "claims"], NONE, MAX_INNER_ITEMS),
    written(&["messages", "visuals"], NONE, MAX_INNER_ITEMS),
    written(&["messages", "second_coding", "claims"], NONE, MAX_INNER_ITEMS),
    written(&["messages", "second_coding", "visuals"], NONE, MAX_INNER_ITEMS),
    left_out(&["messages", "languages"], NONE, MAX_INNER_ITEMS),
    left_out(&["messages", "audiences"], NONE, MAX_INNER_ITEMS),
    left_out(&["messages", "objectives"], NONE, MAX_INNER_ITEMS),
    left_out(&["messages", "insights"], NONE, MAX_INNER_ITEMS),
    written(&["channels"], ID, MAX_CHANNELS),
    left_out(&["channels", "terms", "volume_discounts"], &["from_units"], MAX_INNER_ITEMS),
    left_out(&["channels", "terms", "fees"], NONE, MAX_INNER_ITEMS),
    written(&["channels", "contacts"], &["audience"], MAX_INNER_ITEMS),
    left_out(&["channels", "pairs"], &["with", "audience"], MAX_INNER_ITEMS),
    written(&["placements"], ID, MAX_PLACEMENTS),
    left_out(&["placements", "audiences"], NONE, MAX_INNER_ITEMS),
    written(&["placements", "quantities"], NONE, MAX_PLACEMENT_WEEKS),
    left_out(&["other_costs"], ID, MAX_ITEMS),
    left_out(&["actuals"], &["placement"], MAX_ITEMS),
    written(&["actuals", "weeks"], &["week"], MAX_PLACEMENT_WEEKS),
    left_out(&["alternatives"], ID, MAX_AUDIENCES),
    written(&["alternatives", "placements"], ID, MAX_PLACEMENTS),
    left_out(&["alternatives", "placements", "audiences"], NONE, MAX_INNER_ITEMS),
    written(&["alternatives", "placements", "quantities"], NONE, MAX_PLACEMENT_WEEKS),
    written(&["alternatives", "other_costs"], ID, MAX_ITEMS),
    left_out(&["alternatives", "rates"], &["channel"], MAX_CHANNELS),
    left_out(&["mentions"], ID, MAX_MENTIONS),
    left_out(&["mentions", "claims"], NONE, MAX_INNER_ITEMS),
    left_out(&["experiences"], &["claim"], MAX_ITEMS),
    left_out(&["relations"], ID, MAX_ITEMS),
    left_out(&["worksheets"], &["framework"], MAX_INNER_ITEMS),
    left_out(&["worksheets", "answers"], &["item"], MAX_INNER_ITEMS),
    written(&["worksheets", "answers", "answer"], NONE, MAX_INNER_ITEMS),
    left_out(&["worksheets", "answers", "notes"], &["option"], MAX_INNER_ITEMS),
    left_out(&["book", "authors"], NONE, MAX_INNER_ITEMS),
    left_out(&["book", "sections"], ID, MAX_INNER_ITEMS),
    left_out(&["book", "references"], NONE, MAX_INNER_ITEMS),
];

/// Returns the list that the fields `path` lead to. `None` for a list that this program does not know.
#[must_use]
pub fn list_at<'p>(path: impl Iterator<Item = &'p str>) -> Option<&'static ListSchema> {
    let path: Vec<&str> = path.collect();
    LISTS.iter().find(|list| list.path == path)
}

/// Returns the fields by which the items of the list in the field `list` are known. No two lists of one name differ in this,
/// and items of lists that this program does not know are taken to have an id.
#[must_use]
pub fn identity_of(list: &str) -> &'static [&'static str] {
    let known = LISTS.iter().find(|known| known.field() == list && !known.identity.is_empty());
    known.map_or(ID, |known| known.identity)
}

/// Returns the most items of the list that the fields `path` lead to; `brackets` stand around a list that is not known.
#[must_use]
pub fn most_items<'p>(path: impl Iterator<Item = &'p str>, brackets: usize) -> usize {
    match list_at(path) {
        Some(list) => list.most,
        None if brackets <= 2 => MAX_ITEMS,
        None => MAX_INNER_ITEMS,
    }
}

/// No list has a limit below this one, so shorter lists need not be looked for.
pub const SHORTEST_LIMIT: usize = MAX_AUDIENCES;

/// The structures that are not written where they say nothing, and that may stand with any of their fields missing.
pub const STRUCTURES_LEFT_OUT: &[&str] = &[
    "book",
    "brief",
    "copy",
    "input_error",
    "listening",
    "measure",
    "method",
    "name",
    "notes",
    "organisation",
    "own_rule",
    "places",
    "platform",
    "product",
    "rationale",
    "terms",
    "vocabulary",
    "words",
];

/// Fields that hold a day as a text, and the choice that holds one.
pub const DAYS: &[&str] = &["start", "date", "Until", "until", "since", "due"];

/// Says what becomes of something that names an item when that item is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OnRemoval {
    /// The placement goes too.
    PlacementGoes,
    /// The placement no longer addresses the audience; one that addressed no other goes too.
    PlacementForgets,
    /// The placement's own cost model goes: the channel's counts again.
    OwnCostGoes,
    /// The channel's contact model for the audience goes.
    ContactGoes,
    /// What was stated about the overlap of two channels goes.
    PairGoes,
    /// The channel's cost, which was a price for rating points of the audience, goes: it costs nothing until another is stated.
    ChannelCostGoes,
    /// The message is no longer coded with it.
    CodingGoes,
    /// The second coding of the message no longer has it.
    SecondCodingGoes,
    /// The message is no longer meant for the audience.
    MessageForgets,
    /// The objective no longer counts the audience's figures.
    ObjectiveForgets,
    /// The insight is no longer known of the audience.
    InsightForgets,
    /// The message no longer serves the objective, or no longer rests on the insight.
    PurposeGoes,
    /// A placement of an alternative goes, or no longer addresses the audience.
    AlternativeChanges,
    /// The mention no longer names it.
    MentionForgets,
    /// What was met of the claim goes.
    ExperienceGoes,
    /// The relation no longer names the channel.
    RelationForgets,
    /// The positioning platform no longer names it.
    PlatformForgets,
    /// The claim is no longer declared incompatible with it.
    ClaimForgets,
    /// The audience is no longer a part of it.
    AudienceForgets,
    /// The cost is no longer a percent of it: its own amount counts.
    CostShareGoes,
    /// The part of the divided budget goes.
    DivisionPartGoes,
    /// The record of what was delivered and spent stays: the money was spent.
    RecordStays,
}

/// A field that names an item of a list by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferenceSchema {
    /// The fields that lead to the id; items and choices on the way are passed over.
    pub from: &'static [&'static str],
    /// The fields that lead to the list whose item is named.
    pub to: &'static [&'static str],
    /// What becomes of it when the item is removed.
    pub on_removal: OnRemoval,
}

const fn names(from: &'static [&'static str], to: &'static [&'static str], on_removal: OnRemoval) -> ReferenceSchema {
    ReferenceSchema { from, to, on_removal }
}

const AUDIENCES: &[&str] = &["audiences"];
const THEMES: &[&str] = &["vocabulary", "themes"];
const CLAIMS: &[&str] = &["vocabulary", "claims"];
const VISUALS: &[&str] = &["vocabulary", "visuals"];
const SLOGANS: &[&str] = &["vocabulary", "slogans"];
const CHANNELS: &[&str] = &["channels"];

/// Every field that names an item of a list. The parts of a division are not among them: what they name depends on what the
/// budget is divided over.
pub const REFERENCES: &[ReferenceSchema] = &[
    names(&["objectives", "audiences"], AUDIENCES, OnRemoval::ObjectiveForgets),
    names(&["insights", "audiences"], AUDIENCES, OnRemoval::InsightForgets),
    names(&["audiences", "part_of"], AUDIENCES, OnRemoval::AudienceForgets),
    names(&["vocabulary", "claims", "incompatible_with"], CLAIMS, OnRemoval::ClaimForgets),
    names(&["platform", "theme"], THEMES, OnRemoval::PlatformForgets),
    names(&["platform", "claims"], CLAIMS, OnRemoval::PlatformForgets),
    names(&["platform", "visuals"], VISUALS, OnRemoval::PlatformForgets),
    names(&["platform", "slogan"], SLOGANS, OnRemoval::PlatformForgets),
    names(&["messages", "theme"], THEMES, OnRemoval::CodingGoes),
    names(&["messages", "claims"], CLAIMS, OnRemoval::CodingGoes),
    names(&["messages", "visuals"], VISUALS, OnRemoval::CodingGoes),
    names(&["messages", "slogan"], SLOGANS, OnRemoval::CodingGoes),
    names(&["messages", "second_coding", "theme"], THEMES, OnRemoval::SecondCodingGoes),
    names(&["messages", "second_coding", "claims"], CLAIMS, OnRemoval::SecondCodingGoes),
    names(&["messages", "second_coding", "visuals"], VISUALS, OnRemoval::SecondCodingGoes),
    names(&["messages", "second_coding", "slogan"], SLOGANS, OnRemoval::SecondCodingGoes),
    names(&["messages", "audiences"], AUDIENCES, OnRemoval::MessageForgets),
    names(&["messages", "objectives"], &["objectives"], OnRemoval::PurposeGoes),
    names(&["messages", "insights"], &["insights"], OnRemoval::PurposeGoes),
    names(&["channels", "cost", "audience"], AUDIENCES, OnRemoval::ChannelCostGoes),
    names(&["channels", "contacts", "audience"], AUDIENCES, OnRemoval::ContactGoes),
    names(&["channels", "pairs", "with"], CHANNELS, OnRemoval::PairGoes),
    names(&["channels", "pairs", "audience"], AUDIENCES, OnRemoval::PairGoes),
    names(&["placements", "message"], &["messages"], OnRemoval::PlacementGoes),
    names(&["placements", "channel"], CHANNELS, OnRemoval::PlacementGoes),
    names(&["placements", "audiences"], AUDIENCES, OnRemoval::PlacementForgets),
    names(&["placements", "terms", "cost", "audience"], AUDIENCES, OnRemoval::OwnCostGoes),
    names(&["other_costs", "terms", "share", "of"], &["other_costs"], OnRemoval::CostShareGoes),
    names(&["actuals", "placement"], &["placements"], OnRemoval::RecordStays),
    names(&["alternatives", "placements", "message"], &["messages"], OnRemoval::AlternativeChanges),
    names(&["alternatives", "placements", "channel"], CHANNELS, OnRemoval::AlternativeChanges),
    names(&["alternatives", "placements", "audiences"], AUDIENCES, OnRemoval::AlternativeChanges),
    names(&["alternatives", "placements", "terms", "cost", "audience"], AUDIENCES, OnRemoval::AlternativeChanges),
    names(
        &["alternatives", "other_costs", "terms", "share", "of"],
        &["alternatives", "other_costs"],
        OnRemoval::CostShareGoes,
    ),
    names(&["alternatives", "rates", "channel"], CHANNELS, OnRemoval::AlternativeChanges),
    names(&["mentions", "channel"], CHANNELS, OnRemoval::MentionForgets),
    names(&["mentions", "audience"], AUDIENCES, OnRemoval::MentionForgets),
    names(&["mentions", "claims"], CLAIMS, OnRemoval::MentionForgets),
    names(&["experiences", "claim"], CLAIMS, OnRemoval::ExperienceGoes),
    names(&["relations", "channel"], CHANNELS, OnRemoval::RelationForgets),
];

#[cfg(test)]
mod tests {
    use super::{ID, LISTS, ListName, NONE, list_at};

    #[test]
    fn the_names_of_lists_are_those_of_the_table() {
        for list in ListName::ALL {
            assert!(list_at(list.path().iter().copied()).is_some_and(|row| row.identity != NONE), "{list:?}");
            assert_eq!(ListName::at(list.path()), Some(list));
            assert_eq!(list.path().last().and_then(|field| ListName::of_field(field)), Some(list));
        }
        let is_of_plan = |path: &[&str]| path.len() == 1 || path[0] == "vocabulary";
        for row in LISTS.iter().filter(|row| row.identity == ID && is_of_plan(row.path)) {
            assert!(ListName::at(row.path).is_some(), "{:?}", row.path);
        }
    }
}
