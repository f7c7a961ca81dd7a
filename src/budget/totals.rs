//! The totals of a plan, from nothing or from the results of the plan before an edit.

use std::collections::HashMap;
use std::sync::Arc;

use super::cost::{Terms, placement_cost};
use super::{BudgetResults, ChannelFigures, PlacementCost};
use crate::plan::{AudienceId, Element, Identified, Index, List, Money, NotComputable, Placement, Plan};

/// What `plan` costs.
#[must_use]
pub fn budget(plan: &Plan) -> BudgetResults {
    let mut costs = Costs::new(plan);
    let placements: Vec<Arc<PlacementCost>> = plan.placements.iter().map(|placement| costs.of(placement)).collect();
    let mut totals = Totals::empty(plan);
    for (placement, cost) in plan.placements.iter().zip(&placements) {
        totals.add(placement, cost);
    }
    finish(plan, totals, placements)
}

/// The same as [`budget`] for a `plan` that an edit made out of `before`, whose results are `previous`: the costs of
/// placements that the edit left alone are taken from there.
#[must_use]
pub fn budget_after(previous: &BudgetResults, before: &Plan, plan: &Plan) -> BudgetResults {
    let same_terms = before.money.currency == plan.money.currency
        && before.calendar.weeks == plan.calendar.weeks
        && same_ids(&before.audiences, &plan.audiences)
        && before.audiences.iter().zip(&plan.audiences).all(|(old, new)| old.size == new.size)
        && same_ids(&before.messages, &plan.messages)
        && same_ids(&before.channels, &plan.channels);
    if !same_terms {
        return budget(plan);
    }
    let is_same_channel: Vec<bool> = before
        .channels
        .iter()
        .zip(&plan.channels)
        .map(|(old, new)| {
            Arc::ptr_eq(old, new) || (old.unit == new.unit && old.cost == new.cost && old.contacts == new.contacts)
        })
        .collect();
    let mut costs = Costs::new(plan);
    let mut totals = Totals::of(previous);
    let mut is_kept = vec![false; before.placements.len()];
    let mut placements = Vec::with_capacity(plan.placements.len());
    for (placement, origin) in plan.placements.iter().zip(plan.placements.origins(&before.placements)) {
        let known = origin.map(|origin| (origin, &previous.placements[origin]));
        let usable = known.filter(|(_, cost)| cost.place.is_none_or(|(_, channel)| is_same_channel[channel]));
        if let Some((origin, cost)) = usable {
            is_kept[origin] = true;
            placements.push(Arc::clone(cost));
        } else {
            let cost = costs.of(placement);
            totals.add(placement, &cost);
            placements.push(cost);
        }
    }
    for ((placement, cost), _) in
        before.placements.iter().zip(&previous.placements).zip(is_kept).filter(|(_, kept)| !kept)
    {
        totals.take_away(placement, cost);
    }
    finish(plan, totals, placements)
}

fn same_ids<T: Identified>(before: &List<T>, after: &List<T>) -> bool {
    before.same(after)
        || (before.len() == after.len()
            && before.iter().zip(after).all(|(old, new)| Arc::ptr_eq(old, new) || old.id() == new.id()))
}

/// Costs of placements, with terms remembered by channel and stated audiences.
struct Costs<'a> {
    plan: &'a Plan,
    index: Index,
    terms: HashMap<(usize, &'a [AudienceId]), Terms>,
}

impl<'a> Costs<'a> {
    fn new(plan: &'a Plan) -> Self {
        Self { plan, index: Index::of(plan), terms: HashMap::new() }
    }

    fn of(&mut self, placement: &'a Placement) -> Arc<PlacementCost> {
        let place = self.index.message(&placement.message).zip(self.index.channel(&placement.channel));
        let channel = place.map_or(usize::MAX, |(_, channel)| channel);
        let terms = self
            .terms
            .entry((channel, placement.audiences.as_slice()))
            .or_insert_with(|| Terms::of(placement, self.plan, &self.index));
        Arc::new(placement_cost(placement, place, terms, self.plan))
    }
}

/// Sums over placements. Whole minor units can be added and taken away in any order without a trace.
struct Totals {
    by_channel: Vec<Money>,
    placements_on: Vec<u32>,
    by_message: Vec<Money>,
    by_audience: Vec<Money>,
    unassigned: Money,
    by_week: Vec<Money>,
}

impl Totals {
    fn empty(plan: &Plan) -> Self {
        let none = |count: usize| vec![Money::ZERO; count];
        Self {
            by_channel: none(plan.channels.len()),
            placements_on: vec![0; plan.channels.len()],
            by_message: none(plan.messages.len()),
            by_audience: none(plan.audiences.len()),
            unassigned: Money::ZERO,
            by_week: none(plan.calendar.weeks as usize),
        }
    }

    fn of(results: &BudgetResults) -> Self {
        Self {
            by_channel: results.by_channel.clone(),
            placements_on: results.placements_on.clone(),
            by_message: results.by_message.clone(),
            by_audience: results.by_audience.clone(),
            unassigned: results.unassigned,
            by_week: results.by_week.clone(),
        }
    }

    fn add(&mut self, placement: &Placement, cost: &PlacementCost) {
        if let Some((_, channel)) = cost.place {
            self.placements_on[channel] += 1;
        }
        self.count(placement, cost, |sum, amount| sum + amount);
    }

    fn take_away(&mut self, placement: &Placement, cost: &PlacementCost) {
        if let Some((_, channel)) = cost.place {
            self.placements_on[channel] -= 1;
        }
        self.count(placement, cost, |sum, amount| sum - amount);
    }

    fn count(&mut self, placement: &Placement, cost: &PlacementCost, with: impl Fn(Money, Money) -> Money) {
        let Some((message, channel)) = cost.place else { return };
        self.by_channel[channel] = with(self.by_channel[channel], cost.total);
        self.by_message[message] = with(self.by_message[message], cost.total);
        if cost.audiences.is_empty() {
            self.unassigned = with(self.unassigned, cost.total);
        }
        for &(audience, amount) in &cost.audiences {
            self.by_audience[audience] = with(self.by_audience[audience], amount);
        }
        // A start in week 0 puts the first quantity outside the calendar, where it costs nothing.
        let skipped = usize::from(placement.start_week == 0);
        let first = placement.start_week.max(1) as usize - 1;
        let in_calendar = self.by_week.iter_mut().skip(first).zip(cost.weeks.iter().skip(skipped));
        for (week, &amount) in in_calendar {
            *week = with(*week, amount);
        }
    }
}

/// Everything that follows from the sums over placements.
fn finish(plan: &Plan, totals: Totals, placements: Vec<Arc<PlacementCost>>) -> BudgetResults {
    let currency = plan.money.currency;
    let media: Money = totals.by_channel.iter().copied().sum();
    let (other_by_week, other_undated) = other_costs(plan);
    let other = other_by_week.iter().copied().sum::<Money>() + other_undated;
    let total = media + other;
    let budget =
        if plan.money.budget.is_zero() { Err(NotComputable::NoBudget) } else { Ok(currency.money(plan.money.budget)) };
    let both: Vec<Money> = totals.by_week.iter().zip(&other_by_week).map(|(&media, &other)| media + other).collect();
    BudgetResults {
        currency,
        budget,
        media,
        other,
        total,
        remaining: budget.map(|budget| budget - total),
        by_element: by_element(plan, &totals),
        by_month: by_month(plan, &totals.by_week),
        cumulative_media: cumulative(Money::ZERO, &totals.by_week),
        cumulative_total: cumulative(other_undated, &both),
        other_by_week,
        other_undated,
        channels: channel_figures(&totals, &placements, currency.exponent()),
        placements,
        by_channel: totals.by_channel,
        by_message: totals.by_message,
        by_audience: totals.by_audience,
        unassigned: totals.unassigned,
        by_week: totals.by_week,
        placements_on: totals.placements_on,
    }
}

fn other_costs(plan: &Plan) -> (Vec<Money>, Money) {
    let mut by_week = vec![Money::ZERO; plan.calendar.weeks as usize];
    let mut undated = Money::ZERO;
    for cost in &plan.other_costs {
        let place = cost.week.and_then(|week| week.checked_sub(1)).and_then(|place| by_week.get_mut(place as usize));
        *place.unwrap_or(&mut undated) += plan.money.currency.money(cost.amount);
    }
    (by_week, undated)
}

fn by_element(plan: &Plan, totals: &Totals) -> Vec<(Element, Money)> {
    let of_element = |element: Element| {
        let channels = plan.channels.iter().zip(&totals.by_channel).zip(&totals.placements_on);
        let mut used =
            channels.filter(|((channel, _), placements)| channel.element == element && **placements > 0).peekable();
        used.peek().is_some().then(|| (element, used.map(|((_, &cost), _)| cost).sum()))
    };
    Element::ALL.into_iter().filter_map(of_element).collect()
}

fn by_month(plan: &Plan, by_week: &[Money]) -> Vec<((i16, i8), Money)> {
    let mut months: Vec<((i16, i8), Money)> = Vec::new();
    for (week, &cost) in (1_u32..).zip(by_week) {
        let first_day = plan.calendar.first_day(week);
        let known = first_day.map(|day| (day.year(), day.month())).or(months.last().map(|&(month, _)| month));
        match (months.last_mut(), known) {
            (Some((month, sum)), Some(known)) if *month == known => *sum += cost,
            (_, Some(known)) => months.push((known, cost)),
            (_, None) => {}
        }
    }
    months
}

fn cumulative(start: Money, by_week: &[Money]) -> Vec<Money> {
    let add = |sum: &mut Money, &cost: &Money| {
        *sum += cost;
        Some(*sum)
    };
    by_week.iter().scan(start, add).collect()
}

fn channel_figures(totals: &Totals, placements: &[Arc<PlacementCost>], exponent: u8) -> Vec<ChannelFigures> {
    let mut impressions = vec![0.0; totals.by_channel.len()];
    for cost in placements {
        if let (Some((_, channel)), Some(working)) = (cost.place, &cost.working) {
            impressions[channel] += working.impressions;
        }
    }
    let figures = impressions.into_iter().zip(&totals.by_channel).zip(&totals.placements_on);
    figures
        .map(|((impressions, cost), &placements): ((f64, &Money), _)| {
            let cpm = if placements == 0 {
                Err(NotComputable::NothingPlaced)
            } else if cost.is_zero() {
                Err(NotComputable::CostsNothing)
            } else if impressions <= 0.0 {
                Err(NotComputable::NothingDelivered)
            } else {
                Ok(cost.0 as f64 / 10_f64.powi(i32::from(exponent)) / impressions * 1000.0)
            };
            ChannelFigures { impressions, cpm }
        })
        .collect()
}
