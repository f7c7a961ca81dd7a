//! What bars say and how they are coloured: worked out once, and kept as long as all that it follows from stays. A frame shows
//! hundreds of bars, and a drag changes one.

use std::sync::Arc;

use eframe::egui::{Color32, Id, Ui};

use super::canvas::{active_runs, details, peak_quantity};
use super::readers::bar_id;
use crate::budget::PlacementCost;
use crate::gui::context::Cx;
use crate::gui::theme::{edge_of, message_colour, palette, text_on};
use crate::plan::{Calendar, Channel, Currency, Language, Message, Placement};
use crate::text::Locale;

/// Holds what a bar says and how it is coloured.
#[derive(Debug)]
pub(super) struct BarLook {
    /// The bar as a widget.
    pub(super) id: Id,
    /// What its message is called.
    pub(super) name: String,
    /// Quantity and cost.
    pub(super) details: String,
    /// The ground, its edge, and words on it.
    pub(super) colour: Color32,
    /// See [`Self::colour`].
    pub(super) edge: Color32,
    /// See [`Self::colour`].
    pub(super) ink: Color32,
    /// The stretches of weeks with a quantity: first week and number of weeks.
    pub(super) runs: Vec<(u32, u32)>,
    /// The quantity of the weeks that are raised, where some are.
    pub(super) peak: Option<u64>,
}

/// Remembers the looks of bars, by the places of their placements in the plan.
#[derive(Debug, Default)]
pub(super) struct BarLooks {
    of: Option<Window>,
    known: Vec<Option<(Origin, Arc<BarLook>)>>,
}

/// Says in which words and colours all bars are shown.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Window {
    locale: Locale,
    plan_language: Language,
    is_dark: bool,
    calendar: Calendar,
    currency: (Currency, u8),
}

impl Window {
    fn of(cx: &Cx<'_>, ui: &Ui) -> Self {
        let plan = cx.plan();
        Self {
            locale: cx.locale,
            plan_language: cx.app.plan_language(),
            is_dark: ui.visuals().dark_mode,
            calendar: plan.calendar,
            currency: (plan.money.currency, plan.money.currency.exponent()),
        }
    }
}

/// What the look of one bar follows from.
#[derive(Debug)]
struct Origin {
    placement: Arc<Placement>,
    cost: Arc<PlacementCost>,
    message: Arc<Message>,
    channel: Arc<Channel>,
}

impl Origin {
    /// Returns what the look of a bar follows from; nothing where its message or its channel is not in the plan.
    fn of(cx: &Cx<'_>, position: usize) -> Option<Self> {
        let plan = cx.plan();
        let cost = cx.analysis().budget.placements.get(position)?;
        let (message, channel) = cost.place?;
        Some(Self {
            placement: Arc::clone(plan.placements.get(position)?),
            cost: Arc::clone(cost),
            message: Arc::clone(plan.messages.get(message)?),
            channel: Arc::clone(plan.channels.get(channel)?),
        })
    }

    /// Returns true where the bar of the placement at `position` follows from the very same.
    fn is_of(&self, cx: &Cx<'_>, position: usize) -> bool {
        let plan = cx.plan();
        let Some(cost) = cx.analysis().budget.placements.get(position) else { return false };
        let Some((message, channel)) = cost.place else { return false };
        let same = |known: Option<&Arc<Placement>>| known.is_some_and(|known| Arc::ptr_eq(known, &self.placement));
        Arc::ptr_eq(cost, &self.cost)
            && same(plan.placements.get(position))
            && plan.messages.get(message).is_some_and(|known| Arc::ptr_eq(known, &self.message))
            && plan.channels.get(channel).is_some_and(|known| Arc::ptr_eq(known, &self.channel))
    }
}

impl BarLooks {
    /// Forgets what is shown otherwise in this frame than in the one before.
    pub(super) fn begin_frame(&mut self, cx: &Cx<'_>, ui: &Ui) {
        let now = Some(Window::of(cx, ui));
        if self.of != now {
            *self = Self { of: now, known: Vec::new() };
        }
        self.known.resize_with(cx.plan().placements.len(), || None);
    }

    /// Returns the look of the bar of the placement at `position`.
    pub(super) fn of(&mut self, cx: &Cx<'_>, ui: &Ui, position: usize) -> Arc<BarLook> {
        let known = self.known.get(position).and_then(Option::as_ref);
        if let Some((_, look)) = known.filter(|(origin, _)| origin.is_of(cx, position)) {
            return Arc::clone(look);
        }
        let origin = Origin::of(cx, position);
        let look = Arc::new(work_out(cx, ui, position, origin.as_ref()));
        // What has no name is called by its place among the others.
        let is_named = |origin: &Origin| !cx.plan_text(&origin.message.name).trim().is_empty();
        if let Some(place) = self.known.get_mut(position) {
            *place = origin.filter(is_named).map(|origin| (origin, Arc::clone(&look)));
        }
        look
    }
}

fn work_out(cx: &Cx<'_>, ui: &Ui, position: usize, origin: Option<&Origin>) -> BarLook {
    let placement = &cx.plan().placements[position];
    let message = origin.map(|origin| &*origin.message).or_else(|| cx.plan().message(&placement.message));
    let colours = palette(ui.visuals());
    let colour = message.map_or(colours.weak_text, |message| message_colour(message.colour));
    let runs = active_runs(placement);
    let name = message.map_or(placement.message.as_str(), |message| cx.name_of(message));
    let name = match message.and_then(|message| cx.language_mark(&message.name)) {
        Some(mark) => format!("{name}{dot}{mark}", dot = cx.locale.dot()),
        None => name.to_owned(),
    };
    BarLook {
        id: bar_id(&placement.id),
        name,
        details: details(cx, position, placement),
        colour,
        edge: edge_of(colour, ui.visuals()),
        ink: if runs.is_empty() { colours.text } else { text_on(colour) },
        runs,
        peak: peak_quantity(placement),
    }
}
