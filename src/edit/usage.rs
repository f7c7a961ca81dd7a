//! Where a thing of the plan is used, so that removing it can be asked about first.

use super::apply::{of_channel, of_message, only_for_audience};
use super::{Change, Edit, ItemId};
use crate::plan::{AudienceId, ChannelId, Message, MessageId, Placement, PlacementId, Plan};

/// What removing a thing takes along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Placements that would be removed with it.
    pub placements_removed: Vec<PlacementId>,
    /// Placements that would lose it as one of several audiences.
    pub placements_changed: Vec<PlacementId>,
    /// Channels that would lose their contact model for it.
    pub channels: Vec<ChannelId>,
    /// Audiences that are parts of it, and would stand by themselves.
    pub parts: Vec<AudienceId>,
    /// Messages that are coded with it.
    pub messages: Vec<MessageId>,
    /// Whether the positioning platform names it.
    pub platform: bool,
}

impl Usage {
    /// True when nothing refers to the thing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Where `item` is used in `plan`.
    #[must_use]
    pub fn of(plan: &Plan, item: &ItemId) -> Self {
        let mut usage = Self::default();
        match item {
            ItemId::Audience(id) => {
                usage.placements_removed = placements(plan, |placement| only_for_audience(placement, id));
                usage.placements_changed =
                    placements(plan, |placement| placement.audiences.contains(id) && !only_for_audience(placement, id));
                let parts = plan.audiences.iter().filter(|audience| audience.part_of.as_ref() == Some(id));
                usage.parts = parts.map(|audience| audience.id.clone()).collect();
                usage.channels = plan
                    .channels
                    .iter()
                    .filter(|channel| channel.contact(id).is_some())
                    .map(|channel| channel.id.clone())
                    .collect();
            }
            ItemId::Message(id) => usage.placements_removed = placements(plan, |placement| of_message(placement, id)),
            ItemId::Channel(id) => usage.placements_removed = placements(plan, |placement| of_channel(placement, id)),
            ItemId::Theme(id) => {
                usage.messages = messages(plan, |message| message.theme.value() == Some(id));
                usage.platform = plan.platform.theme.as_ref() == Some(id);
            }
            ItemId::Claim(id) => {
                usage.messages =
                    messages(plan, |message| message.claims.value().is_some_and(|claims| claims.contains(id)));
                usage.platform = plan.platform.claims.contains(id);
            }
            ItemId::Visual(id) => {
                usage.messages =
                    messages(plan, |message| message.visuals.value().is_some_and(|visuals| visuals.contains(id)));
                usage.platform = plan.platform.visuals.contains(id);
            }
            ItemId::Slogan(id) => {
                usage.messages = messages(plan, |message| message.slogan.value() == Some(id));
                usage.platform = plan.platform.slogan.as_ref() == Some(id);
            }
            ItemId::Objective(_) | ItemId::Placement(_) | ItemId::OtherCost(_) => {}
        }
        usage
    }
}

fn placements(plan: &Plan, uses: impl Fn(&Placement) -> bool) -> Vec<PlacementId> {
    plan.placements.iter().filter(|placement| uses(placement)).map(|placement| placement.id.clone()).collect()
}

fn messages(plan: &Plan, uses: impl Fn(&Message) -> bool) -> Vec<MessageId> {
    plan.messages.iter().filter(|message| uses(message)).map(|message| message.id.clone()).collect()
}

/// The removal of one thing: what it is, what goes with it, and the edit that does it.
#[derive(Clone, Debug, PartialEq)]
pub struct Removal {
    /// The thing.
    pub item: ItemId,
    /// What refers to it.
    pub usage: Usage,
}

impl Removal {
    /// The removal of `item` from `plan`.
    #[must_use]
    pub fn of(plan: &Plan, item: ItemId) -> Self {
        Self { usage: Usage::of(plan, &item), item }
    }

    /// The one edit that removes the thing with everything that goes with it.
    #[must_use]
    pub fn edit(&self) -> Edit {
        match self.item.clone() {
            ItemId::Objective(id) => Edit::Objective(Change::Remove(id)),
            ItemId::Audience(id) => Edit::Audience(Change::Remove(id)),
            ItemId::Theme(id) => Edit::Theme(Change::Remove(id)),
            ItemId::Claim(id) => Edit::Claim(Change::Remove(id)),
            ItemId::Visual(id) => Edit::Visual(Change::Remove(id)),
            ItemId::Slogan(id) => Edit::Slogan(Change::Remove(id)),
            ItemId::Message(id) => Edit::Message(Change::Remove(id)),
            ItemId::Channel(id) => Edit::Channel(Change::Remove(id)),
            ItemId::Placement(id) => Edit::Placement(Change::Remove(id)),
            ItemId::OtherCost(id) => Edit::OtherCost(Change::Remove(id)),
        }
    }
}
