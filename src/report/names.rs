//! Says what the things of a plan are called in tables, cards and plots.

use super::{Cell, Report};
use crate::edit::ItemId;
use crate::plan::schema::ListName;
use crate::plan::{Identified, List, Named, Placement, PlacementId, Plan};
use crate::text::strings::fill;
use crate::text::{isolate, isolate_term, placement_named};

impl Report<'_> {
    /// Returns the place that the thing at `at` of a list has in another state of the plan; none where it is not there.
    pub(super) fn place_in<T: Identified>(
        &self,
        other: &Report<'_>,
        at: usize,
        list: impl Fn(&Plan) -> &List<T>,
    ) -> Option<usize> {
        list(other.plan).position(list(self.plan).get(at)?.id())
    }

    /// Returns the names of the five measures of consistency, in the order of the profile.
    pub(super) fn measures(&self) -> [&'static str; 5] {
        let names = &self.texts.terms;
        [
            names.measure_consistency,
            names.measure_coherence,
            names.measure_continuity,
            names.measure_commonality,
            names.measure_complementarity,
        ]
    }

    /// Returns what a thing is called: its name in the language that the plan's texts are shown in, or "Unnamed channel 2".
    pub(super) fn name<'t, T: Named>(&'t self, thing: &'t T) -> &'t str {
        self.unnamed.called(T::LIST, thing.id().as_ref(), thing.name(), self.plan_language)
    }

    /// Returns what the thing `id` of a list is called; what the plan does not have is called by its id.
    pub(super) fn name_in<'t>(&'t self, list: ListName, id: &'t str) -> &'t str {
        let name = self.plan.name_in(list, id);
        name.map_or(id, |name| self.unnamed.called(list, id, name, self.plan_language))
    }

    /// Returns the name of the channel at a place of the plan.
    pub(super) fn channel_name(&self, position: usize) -> &str {
        self.plan.channels.get(position).map_or("", |item| self.name(item))
    }

    /// Returns the name of the message at a place of the plan.
    pub(super) fn message_name(&self, position: usize) -> &str {
        self.plan.messages.get(position).map_or("", |item| self.name(item))
    }

    /// Returns the name of the message at a place of the plan, to stand in a sentence.
    pub(super) fn message_in_sentence(&self, position: usize) -> String {
        self.in_sentence(self.message_name(position))
    }

    /// Returns the name of the audience at a place of the plan.
    pub(super) fn audience_name(&self, position: usize) -> &str {
        self.plan.audiences.get(position).map_or("", |item| self.name(item))
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
        let message = self.name_in(ListName::Messages, placement.message.as_str());
        let channel = self.name_in(ListName::Channels, placement.channel.as_str());
        format!("{}{dot}{}", self.in_sentence(message), self.in_sentence(channel), dot = self.locale.dot())
    }

    /// Names a placement in full: "Launch reel on Instagram, weeks 1–2".
    pub(super) fn placement_full_name(&self, placement: &Placement) -> String {
        let message = self.name_in(ListName::Messages, placement.message.as_str());
        let channel = self.name_in(ListName::Channels, placement.channel.as_str());
        placement_named(placement, [message, channel], self.locale)
    }

    /// Names a week with its days: "Week 3 · 15–21 March".
    pub(super) fn week_title(&self, week: u32) -> String {
        let calendar = &self.plan.calendar;
        let number = fill!(self.texts.shared.week_number, &[("week", &self.locale.ungrouped(week))]);
        let days = calendar.first_day(week).zip(calendar.last_day(week));
        let days = days.map(|(first, last)| format!("{dot}{}", self.locale.days(first, last), dot = self.locale.dot()));
        format!("{number}{}", days.unwrap_or_default())
    }

    /// Writes a number, or a name, as a part of a formula: Arabic-Indic digits would turn the signs between them, so each stands
    /// alone.
    pub(super) fn term(&self, part: String) -> String {
        isolate_term(part, self.locale.language)
    }

    /// Returns what leads to the placement at a place of the plan.
    pub(super) fn placement_item(&self, position: usize) -> Option<ItemId> {
        let id: &PlacementId = &self.plan.placements.get(position)?.id;
        Some(ItemId::Placement(id.clone()))
    }
}
