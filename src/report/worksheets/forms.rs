//! The elements of promotion in worksheets: the forms and means of each with the plan's channels, what is spent on it, and what
//! is placed online and offline.

use super::super::Report;
use super::SheetLine;
use crate::edit::ItemId;
use crate::plan::{Channel, Delivery, Element, Environment, Index, Stage, Total};
use crate::text;
use crate::text::strings::{fill, slots};
use crate::worksheet::{SheetOption, forms_of};

/// A form of an element of promotion with the channels that stand for it.
pub(super) struct FormUse<'r> {
    pub(super) form: &'static SheetOption,
    pub(super) channels: Vec<&'r Channel>,
}

impl FormUse<'_> {
    /// Returns the names of the channels, in a row.
    pub(super) fn names(&self, report: &Report<'_>) -> String {
        report.list(self.channels.iter().map(|channel| report.name(*channel)))
    }
}

/// Returns true for a channel that stands in the sheet for an element: the notes speak of online advertising alone, and ask
/// that it is paired with traditional advertising.
fn is_of_sheet(channel: &Channel, element: Element) -> bool {
    channel.element == element && (element != Element::Advertising || channel.environment == Environment::Online)
}

impl Report<'_> {
    /// Returns each form and means of an element, with the channels that stand for it, then the channels that have none of
    /// them.
    pub(super) fn form_lines(&self, argument: &str) -> Vec<SheetLine> {
        let Some(element) = Element::ALL.into_iter().find(|element| element.as_str() == argument) else {
            return Vec::new();
        };
        let uses = self.form_uses(element);
        let lines = uses.iter().map(|used| {
            let name = used.form.name.get(self.locale.language);
            let Some(first) = used.channels.first() else { return SheetLine::marked(name, false) };
            let words = self.named(name, &used.names(self));
            SheetLine::marked(words, true).leading_to(ItemId::Channel(first.id.clone()))
        });
        let lines: Vec<SheetLine> = lines.collect();
        let beside = [self.formless(element), self.traditional(element)].into_iter().flatten().map(SheetLine::said);
        if lines.is_empty() { self.or_none(lines) } else { self.counted(lines).into_iter().chain(beside).collect() }
    }

    /// Returns the forms of an element, each with the plan's channels of it.
    pub(super) fn form_uses(&self, element: Element) -> Vec<FormUse<'_>> {
        let of = |form: &'static SheetOption| {
            let channels = self.plan.channels.iter().map(|channel| &**channel);
            let is_it = |channel: &&Channel| channel.element == element && channel.form == form.id;
            FormUse { form, channels: channels.filter(is_it).collect() }
        };
        forms_of(element).iter().map(of).collect()
    }

    /// Returns the channels of an element that have none of its forms, in a sentence; none where all have one. The forms of
    /// advertising are those of online advertising: traditional channels have none.
    pub(super) fn formless(&self, element: Element) -> Option<String> {
        let is_known = |channel: &Channel| forms_of(element).iter().any(|form| form.id == channel.form);
        let is_it = |channel: &&Channel| is_of_sheet(channel, element) && !is_known(channel);
        let channels = self.plan.channels.iter().map(|channel| &**channel).filter(is_it);
        let names = self.list(channels.map(|channel| self.name(channel)));
        (!names.is_empty()).then(|| fill!(self.texts.worksheets.without_form, &[("names", &names)]))
    }

    /// Returns the traditional advertising beside that of an element, with its share of what is spent on media; none for other
    /// elements.
    pub(super) fn traditional(&self, element: Element) -> Option<String> {
        let is_it = |channel: &Channel| channel.element == element && !is_of_sheet(channel, element);
        let channels = self.plan.channels.iter().map(|channel| &**channel).filter(|channel| is_it(channel));
        let names = self.list(channels.map(|channel| self.name(channel)));
        let share = self.spend_where(is_it).share_of(&self.analysis.budget.media, self.analysis.budget.currency);
        let share = share.map_or_else(|_| text::DASH.to_owned(), |share| self.percent(share));
        let values = slots![("share", &*share), ("names", &*names)];
        (!names.is_empty()).then(|| fill!(self.texts.worksheets.beside_traditional, values))
    }

    /// Returns what is spent on media of an element, and its share of all media.
    pub(super) fn element_spend(&self, argument: &str) -> Vec<SheetLine> {
        let Some(element) = Element::ALL.into_iter().find(|element| element.as_str() == argument) else {
            return Vec::new();
        };
        let budget = &self.analysis.budget;
        let spent = self.spend_where(|channel| is_of_sheet(channel, element));
        let amount = self.locale.total(spent, budget.currency);
        let words = match spent.share_of(&budget.media, budget.currency) {
            Ok(share) => format!("{amount}{dot}{}", self.percent(share), dot = self.locale.dot()),
            Err(_) => amount,
        };
        vec![SheetLine::said(words)]
    }

    pub(super) fn spend_where(&self, is_meant: impl Fn(&Channel) -> bool) -> Total {
        let channels = self.plan.channels.iter().zip(&self.analysis.budget.by_channel);
        channels.filter(|(channel, _)| is_meant(channel)).map(|(_, cost)| *cost).sum()
    }

    /// Returns the impressions that messages of each stage have online and offline.
    pub(super) fn impressions_by_environment(&self) -> Vec<(Stage, [f64; 2])> {
        let index = Index::of(self.plan);
        let mut sums = Stage::ALL.map(|stage| (stage, [0.0, 0.0]));
        for placement in &self.plan.placements {
            let Some(placed) = Delivery::of(placement, self.plan, &index) else { continue };
            let (message, channel) = (self.plan.messages.get(placed.message), self.plan.channels.get(placed.channel));
            let (Some(message), Some(channel)) = (message, channel) else { continue };
            let units: f64 = placement.quantities.iter().map(|units| *units as f64).sum();
            let side = usize::from(channel.environment == Environment::Offline);
            if let Some((_, sides)) = sums.iter_mut().find(|(stage, _)| *stage == message.stage) {
                sides[side] += units * placed.impressions_per_unit();
            }
        }
        sums.to_vec()
    }
}
