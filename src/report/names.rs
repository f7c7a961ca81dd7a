//! What the things of a plan are called in tables, cards and plots.

use super::{Cell, Report};
use crate::edit::ItemId;
use crate::plan::{Bilingual, PlacementId};
use crate::text::isolate;

impl Report<'_> {
    /// Returns a name of the plan in the language that its texts are shown in, or `id` where it has none.
    pub(super) fn name<'t>(&self, name: &'t Bilingual, id: &'t str) -> &'t str {
        let name = name.get(self.plan_language);
        if name.trim().is_empty() { id } else { name }
    }

    /// Returns the name of the channel at a place of the plan.
    pub(super) fn channel_name(&self, position: usize) -> &str {
        self.plan.channels.get(position).map_or("", |item| self.name(&item.name, item.id.as_str()))
    }

    /// Returns the name of the message at a place of the plan.
    pub(super) fn message_name(&self, position: usize) -> &str {
        self.plan.messages.get(position).map_or("", |item| self.name(&item.name, item.id.as_str()))
    }

    /// Returns the name of the audience at a place of the plan.
    pub(super) fn audience_name(&self, position: usize) -> &str {
        self.plan.audiences.get(position).map_or("", |item| self.name(&item.name, item.id.as_str()))
    }

    /// Makes a name ready to stand in a sentence.
    pub(super) fn in_sentence(&self, name: &str) -> String {
        isolate(name, self.locale.language).into_owned()
    }

    /// Joins names to a list in a sentence.
    pub(super) fn list<'t>(&self, names: impl IntoIterator<Item = &'t str>) -> String {
        names.into_iter().map(|name| self.in_sentence(name)).collect::<Vec<_>>().join(self.texts.shared.comma)
    }

    /// Makes a cell that names the channel at a place of the plan and leads to it.
    pub(super) fn channel(&self, position: usize) -> Cell {
        let cell = Cell::text(self.channel_name(position));
        match self.plan.channels.get(position) {
            Some(channel) => cell.leading_to(ItemId::Channel(channel.id.clone())),
            None => cell,
        }
    }

    /// Makes a cell that names the message at a place of the plan and leads to it, in the message's colour.
    pub(super) fn message(&self, position: usize) -> Cell {
        let cell = Cell::text(self.message_name(position));
        match self.plan.messages.get(position) {
            Some(message) => cell.leading_to(ItemId::Message(message.id.clone())).coloured(message.colour),
            None => cell,
        }
    }

    /// Makes a cell that names the audience at a place of the plan and leads to it.
    pub(super) fn audience(&self, position: usize) -> Cell {
        let cell = Cell::text(self.audience_name(position));
        match self.plan.audiences.get(position) {
            Some(audience) => cell.leading_to(ItemId::Audience(audience.id.clone())),
            None => cell,
        }
    }

    /// Writes "message · channel" for the placement at a place of the plan.
    pub(super) fn placement_name(&self, position: usize) -> String {
        let Some(placement) = self.plan.placements.get(position) else { return String::new() };
        let message = self.plan.message(&placement.message);
        let channel = self.plan.channel(&placement.channel);
        let message = message.map_or(placement.message.as_str(), |item| self.name(&item.name, item.id.as_str()));
        let channel = channel.map_or(placement.channel.as_str(), |item| self.name(&item.name, item.id.as_str()));
        format!("{} · {}", self.in_sentence(message), self.in_sentence(channel))
    }

    /// Returns what leads to the placement at a place of the plan.
    pub(super) fn placement_item(&self, position: usize) -> Option<ItemId> {
        let id: &PlacementId = &self.plan.placements.get(position)?.id;
        Some(ItemId::Placement(id.clone()))
    }
}
