//! Meanings that belong together: what names and prices costs beside media, and what only notes have room for.

use super::meaning::Meaning;

/// What a table says of messages that they have no field for: their notes take it.
pub(super) const MORE_OF_MESSAGES: [Meaning; 18] = [
    Meaning::Day,
    Meaning::Start,
    Meaning::End,
    Meaning::Period,
    Meaning::Week,
    Meaning::Time,
    Meaning::Channel,
    Meaning::Medium,
    Meaning::Format,
    Meaning::Item,
    Meaning::Theme,
    Meaning::Geography,
    Meaning::Targeting,
    Meaning::Kpi,
    Meaning::Link,
    Meaning::Influencer,
    Meaning::Status,
    Meaning::Responsible,
];

/// What a table says of audiences that they have no field for: their notes take it.
pub(super) const MORE_OF_AUDIENCES: [Meaning; 8] = [
    Meaning::Item,
    Meaning::Channel,
    Meaning::Medium,
    Meaning::Stage,
    Meaning::Kpi,
    Meaning::Link,
    Meaning::Status,
    Meaning::Responsible,
];

/// What a table says of channels that they have no field for: their notes take it.
pub(super) const MORE_OF_CHANNELS: [Meaning; 15] = [
    Meaning::Geography,
    Meaning::Targeting,
    Meaning::Time,
    Meaning::Audience,
    Meaning::Size,
    Meaning::Units,
    Meaning::Insertions,
    Meaning::Reach,
    Meaning::Language,
    Meaning::Period,
    Meaning::Start,
    Meaning::End,
    Meaning::Link,
    Meaning::Status,
    Meaning::Responsible,
];

/// What a table says of placements that they have no field for: their notes take it.
pub(super) const MORE_OF_PLACEMENTS: [Meaning; 8] = [
    Meaning::Geography,
    Meaning::Targeting,
    Meaning::Time,
    Meaning::Influencer,
    Meaning::Description,
    Meaning::Kpi,
    Meaning::Responsible,
    Meaning::Item,
];

/// What names a cost beside media, the surest first.
pub(super) const NAMES_OF_COSTS: [Meaning; 5] =
    [Meaning::Item, Meaning::Description, Meaning::CostKind, Meaning::Message, Meaning::Channel];

/// What says how much a cost beside media is, the surest first.
pub(super) const AMOUNTS_OF_COSTS: [Meaning; 3] = [Meaning::Cost, Meaning::Gross, Meaning::CostWithTax];
