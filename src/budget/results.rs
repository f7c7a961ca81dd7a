//! What a plan costs, by everything that it can be sorted by.

use std::sync::Arc;

use crate::plan::{CostModel, Currency, Element, Figure, Money, NotComputable};

/// What a placement costs, with the way it was computed.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacementCost {
    /// The sum of its weeks.
    pub total: Money,
    /// One amount for each of the placement's quantities; 0 in weeks outside the calendar.
    pub weeks: Vec<Money>,
    /// Where its message and its channel stand in the plan; `None` when one of them is not in it.
    pub place: Option<(usize, usize)>,
    /// Its total, split over its audiences by their size; empty when it has none.
    pub audiences: Vec<(usize, Money)>,
    /// How the amounts were computed; `None` when the placement's message or channel is not in the plan.
    pub working: Option<Working>,
    /// Why an amount is missing from the total, where one is.
    pub error: Option<NotComputable>,
}

/// How a placement's cost was computed: quantity of the week × amount of a unit, or as [`Applied`] says.
#[derive(Clone, Debug, PartialEq)]
pub struct Working {
    /// The channel's cost model, with the placement's own rate in it where it has one.
    pub model: CostModel,
    /// True when the rate is the placement's own.
    pub own_rate: bool,
    /// What the model comes to here.
    pub applied: Applied,
    /// Units placed within the calendar.
    pub units: u128,
    /// Weeks of the calendar with a quantity above zero.
    pub active_weeks: u32,
    /// Impressions delivered by the placement: those that audiences with a size meet.
    pub impressions: f64,
}

/// What a cost model comes to for one placement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Applied {
    /// Each unit costs so much, in major units of the currency (shown; the sums use the exact fraction).
    EachUnit {
        /// Money for one unit.
        amount: f64,
        /// Gross rating points of one unit, where they are what is bought.
        points: Option<f64>,
    },
    /// Each active week costs so much.
    EachWeek(Money),
    /// The amount is spread evenly over the active weeks.
    Spread(Money),
    /// Costs nothing.
    Nothing,
}

/// What a channel's placements cost in relation to what they deliver.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChannelFigures {
    /// Impressions delivered by the channel's placements.
    pub impressions: f64,
    /// Cost per thousand impressions in major units: `cost / impressions · 1000`.
    /// [`NotComputable::CostsNothing`] when it costs nothing, [`NotComputable::NothingDelivered`] without impressions,
    /// [`NotComputable::NothingPlaced`] without placements.
    pub cpm: Figure,
}

/// What a plan costs. Amounts are exact; `by_channel`, `by_element`, `by_message` and `by_week` each add up to `media`.
#[derive(Clone, Debug, PartialEq)]
pub struct BudgetResults {
    /// The currency of every amount.
    pub currency: Currency,
    /// What may be spent; [`NotComputable::NoBudget`] when nothing is stated.
    pub budget: Figure<Money>,
    /// What the placements cost.
    pub media: Money,
    /// What is spent beside media.
    pub other: Money,
    /// `media + other`.
    pub total: Money,
    /// `budget − total`, below zero when the plan is over its budget.
    pub remaining: Figure<Money>,
    /// Media cost of each channel, in the plan's order.
    pub by_channel: Vec<Money>,
    /// Media cost of each promotion element that something is placed in, in the order of [`Element::ALL`].
    pub by_element: Vec<(Element, Money)>,
    /// Media cost of each message, in the plan's order.
    pub by_message: Vec<Money>,
    /// Media cost of each audience, in the plan's order: a placement's total split by size over the audiences
    /// that it states, or over those that it meets when it states none.
    pub by_audience: Vec<Money>,
    /// Media cost of placements that neither state nor meet an audience of the plan; with it `by_audience` adds up to `media`.
    pub unassigned: Money,
    /// Media cost of each week of the calendar.
    pub by_week: Vec<Money>,
    /// Media cost of each month, with its year and number (1 to 12); a week belongs to the month of its first day.
    pub by_month: Vec<((i16, i8), Money)>,
    /// What is spent beside media in each week of the calendar.
    pub other_by_week: Vec<Money>,
    /// What is spent beside media without a week of the calendar.
    pub other_undated: Money,
    /// Media cost from the first week up to and with each week.
    pub cumulative_media: Vec<Money>,
    /// All spending up to and with each week; what has no week counts from the first, so that the last is `total`.
    pub cumulative_total: Vec<Money>,
    /// Each placement's cost, in the plan's order.
    pub placements: Vec<Arc<PlacementCost>>,
    /// Each channel's figures, in the plan's order.
    pub channels: Vec<ChannelFigures>,
    /// How many placements each channel has.
    pub(super) placements_on: Vec<u32>,
}
