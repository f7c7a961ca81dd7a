//! What if: a plan with money moved, rates, ratings or sizes changed, everything shifted, or scaled to a total. Each gives another
//! plan and says what became of units and money; whole units are bought, and what is left over is said.

mod money;
mod scale;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::budget::budget;
use crate::plan::{
    Alternative, Audience, AudienceId, Bilingual, Channel, ChannelId, ContactModel, Decimal, List, Money,
    NotComputable, OtherCost, Placement, Plan, RateFactor, Total, largest_remainder,
};

/// What is to be tried.
#[derive(Clone, Debug, PartialEq)]
pub enum WhatIf {
    /// Moves an amount from one channel to another; both keep the shape of their weeks.
    MoveMoney {
        /// Whose media cost less.
        from: ChannelId,
        /// Whose media cost more.
        to: ChannelId,
        /// How much.
        amount: Money,
    },
    /// Changes the rates of a channel, or of all, by so many percent. Rates that placements have of their own stay.
    Rates(Option<ChannelId>, Decimal),
    /// Changes the ratings of a channel, or of all, by so many percent.
    Ratings(Option<ChannelId>, Decimal),
    /// Changes the size of an audience, or of all, by so many percent.
    Sizes(Option<AudienceId>, Decimal),
    /// Moves all placements and dated costs by so many weeks, earlier below 0.
    Shift(i64),
    /// Scales what is placed so that media cost so much.
    Scale(Money),
}

/// What became of one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelChange {
    /// Where the channel stands in the plan.
    pub channel: usize,
    /// Its units before and after.
    pub units: [u64; 2],
    /// Its media before and after.
    pub money: [Money; 2],
}

/// What comes of a trial.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The plan that it would be.
    pub plan: Plan,
    /// The rates that are others, as an alternative states them.
    pub rates: Vec<RateFactor>,
    /// The channels whose units or media differ.
    pub changes: Vec<ChannelChange>,
    /// How much is moved, or what media then cost.
    pub money: Money,
    /// What stays where it was, because only whole units are bought.
    pub stays: Money,
    /// What was taken away and buys nothing elsewhere.
    pub unspent: Money,
    /// How many placements then end behind the last week.
    pub outside: usize,
}

impl Outcome {
    /// Returns the outcome as an alternative of `plan`; `None` where an alternative cannot hold it: ratings and sizes are the
    /// same in all.
    #[must_use]
    pub fn alternative(&self, plan: &Plan, name: Bilingual) -> Option<Alternative> {
        let has_same_rates = self.rates.is_empty() && plan.channels.same(&self.plan.channels);
        if !plan.audiences.same(&self.plan.audiences) || (!has_same_rates && self.rates.is_empty()) {
            return None;
        }
        let other_costs = (!plan.other_costs.same(&self.plan.other_costs)).then(|| self.plan.other_costs.clone());
        Some(Alternative {
            placements: self.plan.placements.clone(),
            other_costs,
            rates: self.rates.clone(),
            ..Alternative::named(String::new().into(), name)
        })
    }
}

/// Why nothing comes of a trial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// Money is moved from a channel to itself.
    SameChannel,
    /// Nothing is placed on this channel, so it has no shape that could grow or shrink.
    NothingPlaced(ChannelId),
    /// What this channel costs does not follow from its units.
    NotPaidByUnit(ChannelId),
    /// A cost cannot be computed.
    CostUnknown(NotComputable),
    /// Less than one unit of this channel costs; a unit costs so much.
    LessThanAUnit(ChannelId, Money),
    /// A placement or a cost would begin before the first week; so many weeks earlier are the most.
    BeforeFirstWeek(u32),
    /// Nothing would be another.
    NothingChanges,
    /// A number would be beyond what a plan can hold.
    OutOfRange,
}

/// Works out what comes of a trial on `plan`.
///
/// # Errors
/// Why nothing comes of it.
pub fn what_if(plan: &Plan, wanted: &WhatIf) -> Result<Outcome, WhyNot> {
    match wanted {
        WhatIf::MoveMoney { from, to, amount } => money::moved(plan, from, to, *amount),
        WhatIf::Rates(channel, percent) => with_rates(plan, channel.as_ref(), *percent),
        WhatIf::Ratings(channel, percent) => with_ratings(plan, channel.as_ref(), *percent),
        WhatIf::Sizes(audience, percent) => with_sizes(plan, audience.as_ref(), *percent),
        WhatIf::Shift(weeks) => shifted(plan, *weeks),
        WhatIf::Scale(total) => scale::scaled(plan, *total),
    }
}

/// The factor of a change by so many percent: 1.08 for 8.
fn factor(percent: Decimal) -> Result<Decimal, WhyNot> {
    let hundredths = percent.to_f64();
    if hundredths.abs() <= 0.0 {
        return Err(WhyNot::NothingChanges);
    }
    if !(hundredths > -100.0 && hundredths <= 10_000.0) {
        return Err(WhyNot::OutOfRange);
    }
    // Exact: the digits of the percentage, moved by two places, and one.
    let decimals = percent.decimals() + 2;
    let one = 10_i64.checked_pow(u32::from(decimals));
    let mantissa = one.and_then(|one| one.checked_add(percent.mantissa()));
    mantissa.and_then(|mantissa| Decimal::new(mantissa, decimals)).ok_or(WhyNot::OutOfRange)
}

fn with_rates(plan: &Plan, channel: Option<&ChannelId>, percent: Decimal) -> Result<Outcome, WhyNot> {
    let factor = factor(percent)?;
    let changes = |one: &&Arc<Channel>| {
        channel.is_none_or(|id| one.id == *id) && one.cost.rate().is_some_and(|rate| !rate.is_zero())
    };
    let rates: Vec<RateFactor> = plan
        .channels
        .iter()
        .filter(changes)
        .map(|one| RateFactor { channel: one.id.clone(), factor, divides: false })
        .collect();
    if rates.is_empty() {
        return Err(WhyNot::NothingChanges);
    }
    let version = Alternative {
        placements: plan.placements.clone(),
        rates: rates.clone(),
        ..Alternative::named(String::new().into(), Bilingual::default())
    };
    Ok(Outcome { rates, ..outcome(plan, version.plan_of(plan)) })
}

fn with_ratings(plan: &Plan, channel: Option<&ChannelId>, percent: Decimal) -> Result<Outcome, WhyNot> {
    let factor = factor(percent)?.to_f64();
    let mut is_changed = false;
    let scaled = |one: &Arc<Channel>| {
        let has_rating = |model: &ContactModel| matches!(model, ContactModel::Rating { r1, .. } if *r1 > 0.0);
        let is_meant = channel.is_none_or(|id| one.id == *id);
        if !is_meant || !one.contacts.iter().any(|contact| has_rating(&contact.model)) {
            return Arc::clone(one);
        }
        is_changed = true;
        let mut next = Channel::clone(one);
        for contact in &mut next.contacts {
            if let ContactModel::Rating { r1, r2 } = &mut contact.model {
                let before = *r1;
                *r1 = (before * factor).min(1.0);
                // What two insertions reach keeps its place between its bounds: nobody new, and all by chance.
                if let Some(r2) = r2 {
                    let part =
                        if before > 0.0 && before < 1.0 { (*r2 - before) / (before - before * before) } else { 0.0 };
                    *r2 = *r1 + part * (*r1 - *r1 * *r1);
                }
            }
        }
        Arc::new(next)
    };
    let channels: List<Channel> = List::of_shared(plan.channels.iter().map(scaled).collect());
    if !is_changed {
        return Err(WhyNot::NothingChanges);
    }
    Ok(outcome(plan, Plan { channels, ..plan.clone() }))
}

fn with_sizes(plan: &Plan, audience: Option<&AudienceId>, percent: Decimal) -> Result<Outcome, WhyNot> {
    let factor = factor(percent)?.to_f64();
    let scaled = |one: &Arc<Audience>| {
        if audience.is_some_and(|id| one.id != *id) {
            return Arc::clone(one);
        }
        let size = (one.size as f64 * factor).round() as u64;
        Arc::new(Audience { size, ..Audience::clone(one) })
    };
    let audiences: List<Audience> = List::of_shared(plan.audiences.iter().map(scaled).collect());
    if audiences.iter().zip(&plan.audiences).all(|(after, before)| after.size == before.size) {
        return Err(WhyNot::NothingChanges);
    }
    Ok(outcome(plan, Plan { audiences, ..plan.clone() }))
}

fn shifted(plan: &Plan, weeks: i64) -> Result<Outcome, WhyNot> {
    let costs = plan.other_costs.iter().filter_map(|cost| cost.week);
    let starts = plan.placements.iter().map(|placement| placement.start_week).chain(costs);
    let first = starts.min().ok_or(WhyNot::NothingChanges)?;
    if weeks == 0 {
        return Err(WhyNot::NothingChanges);
    }
    if i64::from(first) + weeks < 1 {
        return Err(WhyNot::BeforeFirstWeek(first.saturating_sub(1)));
    }
    let moved = |week: u32| u32::try_from(i64::from(week) + weeks).ok().filter(|week| *week <= crate::plan::MAX_WEEKS);
    let placements: Option<Vec<Arc<Placement>>> = plan
        .placements
        .iter()
        .map(|one| Some(Arc::new(Placement { start_week: moved(one.start_week)?, ..Placement::clone(one) })))
        .collect();
    let costs: Option<Vec<Arc<OtherCost>>> = plan
        .other_costs
        .iter()
        .map(|one| {
            let Some(week) = one.week else { return Some(Arc::clone(one)) };
            let mut cost = OtherCost::clone(one);
            cost.week = Some(moved(week)?);
            if let Some(until) = cost.terms.until_week {
                cost.terms.until_week = Some(moved(until)?);
            }
            Some(Arc::new(cost))
        })
        .collect();
    let (Some(placements), Some(costs)) = (placements, costs) else { return Err(WhyNot::OutOfRange) };
    let last = plan.calendar.weeks;
    let outside = placements.iter().filter(|placement| placement.end_week() > last).count();
    let next = Plan { placements: List::of_shared(placements), other_costs: List::of_shared(costs), ..plan.clone() };
    Ok(Outcome { outside, ..outcome(plan, next) })
}

/// The outcome of a plan that takes the place of `before`: what became of each channel.
fn outcome(before: &Plan, plan: Plan) -> Outcome {
    let (old, new) = (budget(before), budget(&plan));
    let changes = (0..before.channels.len()).filter_map(|channel| {
        let id = &before.channels.get(channel)?.id;
        let money = [&old, &new].map(|results| results.by_channel.get(channel).map_or(Money::ZERO, Total::at_least));
        let units = [units_on(before, id), units_on(&plan, id)];
        (units[0] != units[1] || money[0] != money[1]).then_some(ChannelChange { channel, units, money })
    });
    let changes = changes.collect();
    let money = new.media.at_least();
    Outcome { plan, rates: Vec::new(), changes, money, stays: Money::ZERO, unspent: Money::ZERO, outside: 0 }
}

/// The units that are placed on a channel, in all weeks.
fn units_on(plan: &Plan, channel: &ChannelId) -> u64 {
    let placed = plan.placements.iter().filter(|placement| placement.channel == *channel);
    placed.flat_map(|placement| &placement.quantities).fold(0, |sum: u64, &units| sum.saturating_add(units))
}

/// The placements with so many units on a channel, in the proportions that its weeks have now (largest remainder).
fn with_units(plan: &Plan, channel: &ChannelId, units: u64) -> List<Placement> {
    let is_on = |placement: &&Arc<Placement>| placement.channel == *channel;
    let weights: Vec<u64> =
        plan.placements.iter().filter(is_on).flat_map(|placement| placement.quantities.iter().copied()).collect();
    let mut parts = largest_remainder(Money(i128::from(units)), &weights).into_iter();
    let placed = plan.placements.iter().map(|placement| {
        if placement.channel != *channel {
            return Arc::clone(placement);
        }
        let mut next = Placement::clone(placement);
        for quantity in &mut next.quantities {
            *quantity = parts.next().and_then(|part| u64::try_from(part.0).ok()).unwrap_or(0);
        }
        Arc::new(next)
    });
    List::of_shared(placed.collect())
}

/// What a channel costs, computed from its placements alone.
struct Price {
    plan: Plan,
    channel: ChannelId,
    position: usize,
}

impl Price {
    fn of(plan: &Plan, channel: &ChannelId) -> Result<Self, WhyNot> {
        let position = plan.channels.position(channel).ok_or_else(|| WhyNot::NothingPlaced(channel.clone()))?;
        if units_on(plan, channel) == 0 {
            return Err(WhyNot::NothingPlaced(channel.clone()));
        }
        let placements = plan.placements.iter().filter(|placement| placement.channel == *channel).cloned().collect();
        let alone = Plan {
            placements: List::of_shared(placements),
            alternatives: List::default(),
            other_costs: List::default(),
            ..plan.clone()
        };
        Ok(Self { plan: alone, channel: channel.clone(), position })
    }

    /// Returns the media with so many units.
    fn with(&self, units: u64) -> Result<Money, WhyNot> {
        let plan = Plan { placements: with_units(&self.plan, &self.channel, units), ..self.plan.clone() };
        let results = budget(&plan);
        let total = results.by_channel.get(self.position).ok_or(WhyNot::OutOfRange)?;
        total.exact().map_err(WhyNot::CostUnknown)
    }

    /// Returns whether more units cost more.
    fn follows_units(&self, units: u64) -> Result<bool, WhyNot> {
        Ok(self.with(units.saturating_mul(2).max(2))? > self.with(units)?)
    }
}

/// The largest number from `low` to `high` of which `fits` holds, which it does of `low`, and of all below one of which it does.
fn most(low: u64, high: u64, fits: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (low, high.max(low));
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if fits(middle) { low = middle } else { high = middle - 1 }
    }
    low
}
