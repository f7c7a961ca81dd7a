//! The totals of a plan, from nothing or from the results of the plan before an edit.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::Arc;

use super::actual::actual;
use super::cost::{Terms, placement_cost};
use super::division::divide;
use super::other::{Bases, other_costs};
use super::results::Sums;
use super::volume::volumes;
use super::{BudgetResults, ChannelFigures, CostLines, DivisionResults, PlacementCost, Volume};
use crate::plan::{
    BuyingTerms, Calendar, Channel, Commission, CostLine, CostModel, Currency, Decimal, DivisionBy, Element, Figure,
    Frame, IdHasher, Index, Meetings, Money, NotComputable, Placement, Plan, Tax, Total, Unit,
};

/// Returns what `plan` costs.
#[must_use]
pub fn budget(plan: &Plan) -> BudgetResults {
    let mut costs = Costs::new(plan);
    let mut totals = Totals::empty(plan);
    let mut placements = Vec::with_capacity(plan.placements.len());
    for placement in &plan.placements {
        let cost = costs.of(placement);
        totals.add(plan, placement, &cost);
        totals.deliver(&cost);
        placements.push(cost);
    }
    finish(plan, totals, placements, costs.volumes)
}

/// Returns the same as [`budget`] for a `plan` that an edit made out of `before`, whose results are `previous`: the costs of
/// placements that the edit left alone are taken from there.
#[must_use]
pub fn budget_after(previous: &BudgetResults, before: &Plan, plan: &Plan) -> BudgetResults {
    if CommonTerms::of(before) != CommonTerms::of(plan) {
        return budget(plan);
    }
    let mut costs = Costs::new(plan);
    let volumes = previous.channels.iter().map(|figures| figures.volume).zip(&costs.volumes);
    let is_same_channel: Vec<bool> = before
        .channels
        .iter()
        .zip(&plan.channels)
        .zip(volumes)
        .map(|((old, new), (old_volume, new_volume))| {
            ChannelTerms::of(old, old_volume) == ChannelTerms::of(new, *new_volume)
        })
        .collect();
    let mut totals = Totals::of(previous, plan);
    let mut is_kept = vec![false; before.placements.len()];
    let mut placements = Vec::with_capacity(plan.placements.len());
    for (placement, origin) in plan.placements.iter().zip(plan.placements.origins(&before.placements)) {
        let known = origin.map(|origin| (origin, &previous.placements[origin]));
        let usable = known.filter(|(_, cost)| cost.place.is_none_or(|(_, channel)| is_same_channel[channel]));
        if let Some((origin, cost)) = usable {
            is_kept[origin] = true;
            totals.deliver(cost);
            placements.push(Arc::clone(cost));
        } else {
            let cost = costs.of(placement);
            totals.add(plan, placement, &cost);
            totals.deliver(&cost);
            placements.push(cost);
        }
    }
    for ((placement, cost), _) in
        before.placements.iter().zip(&previous.placements).zip(is_kept).filter(|(_, kept)| !kept)
    {
        totals.take_away(before, placement, cost);
    }
    finish(plan, totals, placements, costs.volumes)
}

/// Holds what the costs of all placements follow from, beside the placements and their channels.
#[derive(PartialEq)]
struct CommonTerms<'a> {
    frame: Frame<'a>,
    calendar: &'a Calendar,
    currency: (Currency, u8),
    commission: Option<&'a Commission>,
    tax: Option<&'a Tax>,
}

impl<'a> CommonTerms<'a> {
    fn of(plan: &'a Plan) -> Self {
        let money = &plan.money;
        Self {
            frame: Frame::of(plan),
            calendar: &plan.calendar,
            // Two of one code may have other decimals.
            currency: (money.currency, money.currency.exponent()),
            commission: money.commission.as_ref(),
            tax: money.tax.as_ref(),
        }
    }
}

/// Holds what the costs of placements follow from in their channel.
#[derive(PartialEq)]
struct ChannelTerms<'a> {
    unit: Unit,
    element: Element,
    cost: &'a CostModel,
    terms: &'a BuyingTerms,
    contacts: Meetings<'a>,
    /// The volume discount that is reached.
    percent: Decimal,
}

impl<'a> ChannelTerms<'a> {
    fn of(channel: &'a Channel, volume: Option<Volume>) -> Self {
        let Channel { unit, element, cost, terms, contacts, .. } = channel;
        let percent = volume.map_or(Decimal::ZERO, |volume| volume.percent);
        Self { unit: *unit, element: *element, cost, terms, contacts: Meetings(contacts), percent }
    }
}

/// Says where the terms of a channel stand, by the audiences that a placement states.
type TermsByAudiences = HashMap<Vec<usize>, usize, BuildHasherDefault<IdHasher>>;

/// Costs of placements, with terms remembered by channel and stated audiences.
struct Costs<'a> {
    plan: &'a Plan,
    index: Index,
    volumes: Vec<Option<Volume>>,
    /// For each channel, and last for placements without one.
    by_channel: Vec<TermsByAudiences>,
    terms: Vec<Terms<'a>>,
    /// Where the audiences that a placement states stand, in use for one at a time.
    stated: Vec<usize>,
}

impl<'a> Costs<'a> {
    fn new(plan: &'a Plan) -> Self {
        let index = Index::of(plan);
        Self {
            volumes: volumes(plan, &index),
            index,
            plan,
            by_channel: vec![TermsByAudiences::default(); plan.channels.len() + 1],
            terms: Vec::new(),
            stated: Vec::new(),
        }
    }

    fn of(&mut self, placement: &Placement) -> Arc<PlacementCost> {
        let place = self.index.message(&placement.message).zip(self.index.channel(&placement.channel));
        let channel = place.map_or(self.plan.channels.len(), |(_, channel)| channel);
        self.stated.clear();
        let stated = placement.audiences.iter().map(|id| self.index.audience(id).unwrap_or(usize::MAX));
        self.stated.extend(stated);
        let known = &mut self.by_channel[channel];
        let at = known.get(self.stated.as_slice()).copied().unwrap_or_else(|| {
            let volume = self.volumes.get(channel).copied().flatten();
            let percent = volume.map_or(Decimal::ZERO, |volume| volume.percent);
            known.insert(self.stated.clone(), self.terms.len());
            self.terms.push(Terms::of(placement, self.plan, &self.index, percent));
            self.terms.len() - 1
        });
        let terms = &self.terms[at];
        Arc::new(placement_cost(placement, place, terms, self.plan, &self.index))
    }
}

/// Sums over placements. Whole minor units and counts of what is missing can be added and taken away in any order without a
/// trace.
struct Totals {
    sums: Sums,
    by_message: Vec<Total>,
    by_audience: Vec<Total>,
    unassigned: Total,
    /// Impressions of each channel: binary numbers, which are added anew each time, in the plan's order.
    impressions: Vec<f64>,
}

/// Says where a placement counts: its message, its element, and its weeks from the first that is in the calendar.
#[derive(Clone, Copy)]
struct Counted {
    message: usize,
    element: usize,
    first_week: usize,
    /// So many of its quantities lie before the calendar.
    skipped: usize,
}

impl Totals {
    fn empty(plan: &Plan) -> Self {
        let none = |count: usize| vec![Total::ZERO; count];
        let weeks = plan.calendar.weeks as usize;
        Self {
            sums: Sums {
                placements_on: vec![0; plan.channels.len()],
                by_channel: vec![CostLines::default(); plan.channels.len()],
                by_element_week: vec![none(weeks); Element::ALL.len()],
            },
            by_message: none(plan.messages.len()),
            by_audience: none(plan.audiences.len()),
            unassigned: Total::ZERO,
            impressions: vec![0.0; plan.channels.len()],
        }
    }

    fn of(results: &BudgetResults, plan: &Plan) -> Self {
        Self {
            sums: results.sums.clone(),
            by_message: results.by_message.clone(),
            by_audience: results.by_audience.clone(),
            unassigned: results.unassigned,
            impressions: vec![0.0; plan.channels.len()],
        }
    }

    /// Adds the impressions of a placement.
    fn deliver(&mut self, cost: &PlacementCost) {
        if let (Some((_, channel)), Some(working)) = (cost.place, &cost.working) {
            self.impressions[channel] += working.impressions;
        }
    }

    /// Returns the cost of each week: all elements together.
    fn by_week(&self) -> Vec<Total> {
        let mut sums = vec![Total::ZERO; self.sums.by_element_week.first().map_or(0, Vec::len)];
        for weeks in &self.sums.by_element_week {
            for (sum, &cost) in sums.iter_mut().zip(weeks) {
                *sum += cost;
            }
        }
        sums
    }

    fn add(&mut self, plan: &Plan, placement: &Placement, cost: &PlacementCost) {
        if let Some((_, channel)) = cost.place {
            self.sums.placements_on[channel] += 1;
            self.sums.by_channel[channel] = self.sums.by_channel[channel].plus(&cost.lines());
        }
        self.count(plan, placement, cost, |sum, part| *sum += part, |sum, part| *sum += part);
    }

    fn take_away(&mut self, plan: &Plan, placement: &Placement, cost: &PlacementCost) {
        if let Some((_, channel)) = cost.place {
            self.sums.placements_on[channel] -= 1;
            self.sums.by_channel[channel] = self.sums.by_channel[channel].without(&cost.lines());
        }
        self.count(plan, placement, cost, |sum, part| *sum -= part, |sum, part| *sum = sum.without(part));
    }

    /// Changes every sum that holds `cost`: by `exact` where all of it is known, else by `with_gaps`, which also counts what is
    /// missing.
    fn count(
        &mut self,
        plan: &Plan,
        placement: &Placement,
        cost: &PlacementCost,
        exact: impl Fn(&mut Total, Money),
        with_gaps: impl Fn(&mut Total, Total),
    ) {
        let Some((message, channel)) = cost.place else { return };
        let counted = Counted {
            message,
            element: element_position(plan.channels[channel].element),
            first_week: placement.start_week.max(1) as usize - 1,
            // A start in week 0 puts the first quantity outside the calendar, where it costs nothing.
            skipped: usize::from(placement.start_week == 0),
        };
        if cost.error.is_none() {
            let (audiences, weeks) = (cost.audiences.iter().copied(), cost.weeks.iter().copied());
            self.change(counted, cost.known.total(), audiences, weeks, exact);
        } else {
            self.change(counted, cost.total(), cost.audiences(), cost.weeks(), with_gaps);
        }
    }

    /// Changes the sums by `total` and its parts, by audience and by week.
    fn change<Part: Copy>(
        &mut self,
        counted: Counted,
        total: Part,
        audiences: impl ExactSizeIterator<Item = (usize, Part)>,
        weeks: impl Iterator<Item = Part>,
        change: impl Fn(&mut Total, Part),
    ) {
        change(&mut self.by_message[counted.message], total);
        if audiences.len() == 0 {
            change(&mut self.unassigned, total);
        }
        for (audience, part) in audiences {
            change(&mut self.by_audience[audience], part);
        }
        let in_calendar = self.sums.by_element_week[counted.element].iter_mut().skip(counted.first_week);
        for (week, part) in in_calendar.zip(weeks.skip(counted.skipped)) {
            change(week, part);
        }
    }
}

/// Returns where an element stands in [`Element::ALL`].
fn element_position(element: Element) -> usize {
    Element::ALL.iter().position(|&known| known == element).unwrap_or(0)
}

/// Works out everything that follows from the sums over placements.
fn finish(
    plan: &Plan,
    totals: Totals,
    placements: Vec<Arc<PlacementCost>>,
    volumes: Vec<Option<Volume>>,
) -> BudgetResults {
    let currency = plan.money.currency;
    let by_channel: Vec<Total> = totals.sums.by_channel.iter().map(|lines| lines.of(CostLine::Total)).collect();
    let lines = totals.sums.by_channel.iter().fold(CostLines::default(), CostLines::plus);
    let media = lines.of(CostLine::Total);
    let stated = currency.money(plan.money.budget);
    let other_costs = other_costs(plan, Bases { budget: stated, net: lines.of(CostLine::Net), media });
    let (other_by_week, other_undated) = other_weeks(plan, &other_costs);
    let other = other_by_week.iter().copied().sum::<Total>() + other_undated;
    let total = media + other;
    let budget = if plan.money.budget.is_zero() { Err(NotComputable::NoBudget) } else { Ok(stated) };
    let by_week = totals.by_week();
    let both: Vec<Total> = by_week.iter().zip(&other_by_week).map(|(&media, &other)| media + other).collect();
    let (months, month_of_week) = months(plan);
    let by_month = per_month(&by_week, &months, &month_of_week);
    let (by_element, by_element_week) = by_element(plan, &totals.sums, &by_channel);
    let mut results = BudgetResults {
        currency,
        budget,
        media,
        lines,
        other,
        other_tax: other_costs.iter().map(|cost| cost.tax).sum(),
        tax_on_top: lines.of(CostLine::TaxOnTop) + other_costs.iter().map(|cost| cost.tax_on_top).sum(),
        other_costs,
        total,
        remaining: budget.map(|budget| total.left_of(budget)),
        by_element,
        by_element_week,
        other_by_month: per_month(&other_by_week, &months, &month_of_week),
        by_month: months.into_iter().zip(by_month).collect(),
        month_of_week,
        cumulative_media: cumulative(Total::ZERO, &by_week),
        cumulative_total: cumulative(other_undated, &both),
        other_by_week,
        other_undated,
        channels: channel_figures(&totals.sums, volumes, totals.impressions, currency),
        actual: actual(plan, &placements, &by_week),
        placements,
        by_channel,
        by_message: totals.by_message,
        by_audience: totals.by_audience,
        unassigned: totals.unassigned,
        by_week,
        divisions: Vec::new(),
        sums: totals.sums,
    };
    results.divisions = divisions(plan, &results);
    results
}

/// Works out the plan's divisions of what the costs beside media leave of the budget.
fn divisions(plan: &Plan, results: &BudgetResults) -> Vec<DivisionResults> {
    let to_divide: Figure<Money> = results.budget.and_then(|budget| results.other.left_of(budget).exact());
    let one = |division: &crate::plan::Division| {
        divide(plan, division, to_divide, |of| {
            let planned = match division.by {
                DivisionBy::Element => results.by_element.iter().find(|(element, _)| element.as_str() == of),
                _ => None,
            };
            let of_items = |position: Option<usize>, amounts: &[Total]| {
                position.and_then(|position| amounts.get(position)).copied().unwrap_or_default()
            };
            match division.by {
                DivisionBy::Element => planned.map_or(Total::ZERO, |&(_, cost)| cost),
                DivisionBy::Channel => of_items(plan.channels.position(&of.into()), &results.by_channel),
                DivisionBy::Audience => of_items(plan.audiences.position(&of.into()), &results.by_audience),
                DivisionBy::Month => {
                    let month =
                        results.by_month.iter().find(|((year, month), _)| format!("{year:04}-{month:02}") == of);
                    month.map_or(Total::ZERO, |&(_, cost)| cost)
                }
            }
        })
    };
    plan.money.divisions.iter().map(one).collect()
}

/// Returns what other costs fall in each week, and what falls in none.
fn other_weeks(plan: &Plan, costs: &[super::OtherCostResult]) -> (Vec<Total>, Total) {
    let mut by_week = vec![Total::ZERO; plan.calendar.weeks as usize];
    let mut undated = Total::ZERO;
    for cost in costs {
        if cost.weeks.is_empty() {
            undated += cost.total;
        }
        for &(week, amount) in &cost.weeks {
            let place = week.checked_sub(1).and_then(|place| by_week.get_mut(place as usize));
            *place.unwrap_or(&mut undated) += amount;
        }
    }
    (by_week, undated)
}

type ByElement = (Vec<(Element, Total)>, Vec<Vec<Total>>);

/// Returns the cost of each element that something is placed in, in all and for each week.
fn by_element(plan: &Plan, sums: &Sums, by_channel: &[Total]) -> ByElement {
    let mut costs = vec![(false, Total::ZERO); Element::ALL.len()];
    for ((channel, &cost), &placements) in plan.channels.iter().zip(by_channel).zip(&sums.placements_on) {
        let (is_used, sum) = &mut costs[element_position(channel.element)];
        *is_used |= placements > 0;
        *sum += cost;
    }
    let used = Element::ALL.into_iter().zip(costs).zip(&sums.by_element_week).filter(|((_, (is_used, _)), _)| *is_used);
    used.map(|((element, (_, cost)), weeks)| ((element, cost), weeks.clone())).unzip()
}

/// Lists the months of the calendar, with year and number, and for each week where its month stands among them.
fn months(plan: &Plan) -> (Vec<(i16, i8)>, Vec<usize>) {
    let mut months: Vec<(i16, i8)> = Vec::new();
    let mut month_of_week = Vec::with_capacity(plan.calendar.weeks as usize);
    for week in 1..=plan.calendar.weeks {
        let first_day = plan.calendar.first_day(week);
        let month = first_day.map(|day| (day.year(), day.month())).or(months.last().copied());
        if let Some(month) = month.filter(|month| months.last() != Some(month)) {
            months.push(month);
        }
        month_of_week.push(months.len().saturating_sub(1));
    }
    (months, month_of_week)
}

/// Sums of the weeks of each month.
fn per_month(by_week: &[Total], months: &[(i16, i8)], month_of_week: &[usize]) -> Vec<Total> {
    let mut sums = vec![Total::ZERO; months.len()];
    for (&month, &cost) in month_of_week.iter().zip(by_week) {
        if let Some(sum) = sums.get_mut(month) {
            *sum += cost;
        }
    }
    sums
}

fn cumulative(start: Total, by_week: &[Total]) -> Vec<Total> {
    let add = |sum: &mut Total, &cost: &Total| {
        *sum += cost;
        Some(*sum)
    };
    by_week.iter().scan(start, add).collect()
}

fn channel_figures(
    sums: &Sums,
    volumes: Vec<Option<Volume>>,
    impressions: Vec<f64>,
    currency: Currency,
) -> Vec<ChannelFigures> {
    let figures = impressions.into_iter().zip(&sums.by_channel).zip(&sums.placements_on).zip(volumes);
    figures
        .map(|(((impressions, &lines), &placements), volume): (((f64, &CostLines), _), _)| {
            let cpm = if placements == 0 {
                Err(NotComputable::NothingPlaced)
            } else {
                cost_per_thousand(lines.of(CostLine::Total), currency, impressions)
            };
            ChannelFigures { lines, volume, impressions, cpm }
        })
        .collect()
}

/// Returns `1000 · cost / impressions`, in major units.
fn cost_per_thousand(cost: Total, currency: Currency, impressions: f64) -> Figure {
    let cost = cost.exact()?;
    if cost.is_zero() {
        Err(NotComputable::CostsNothing)
    } else if impressions <= 0.0 {
        Err(NotComputable::NothingDelivered)
    } else {
        Ok(cost.to_major(currency) / impressions * 1000.0)
    }
}
