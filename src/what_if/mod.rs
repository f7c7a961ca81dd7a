//! What if: a plan with money moved, rates, ratings or sizes changed, everything shifted, or scaled to a total. Each gives another
//! plan and says what became of units and money; whole units are bought, and what is left over is said.

mod money;
mod scale;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::budget::budget;
use crate::plan::{
    Alternative, Audience, AudienceId, Bilingual, Channel, ChannelId, ContactModel, Decimal, Index, List, Money,
    NotComputable, OtherCost, Placement, Plan, RateFactor, Spread, Total, factor_of_percent,
};
use crate::util::{Cancel, Cancelled};

/// Says how much money is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveAmount {
    /// So much.
    Money(Money),
    /// So many percent of what the channel that it is taken from costs.
    Percent(Decimal),
}

/// Says what is to be tried.
#[derive(Clone, Debug, PartialEq)]
pub enum WhatIf {
    /// Moves an amount from one channel to another; both keep the shape of their weeks.
    MoveMoney {
        /// Whose media cost less.
        from: ChannelId,
        /// Whose media cost more.
        to: ChannelId,
        /// How much.
        amount: MoveAmount,
    },
    /// Changes the rates of these channels, of all where none is named, by so many percent. Rates that placements have of their
    /// own stay.
    Rates(Vec<ChannelId>, Decimal),
    /// Changes the ratings of these channels, of all where none is named, by so many percent.
    Ratings(Vec<ChannelId>, Decimal),
    /// Changes the sizes of these audiences, of all where none is named, by so many percent.
    Sizes(Vec<AudienceId>, Decimal),
    /// Moves all placements and dated costs by so many weeks, earlier below 0.
    Shift(i64),
    /// Scales what is placed so that media cost so much.
    Scale(Money),
}

/// Holds what became of one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelChange {
    /// Where the channel stands in the plan.
    pub channel: usize,
    /// Its units before and after.
    pub units: [u64; 2],
    /// Its media before and after.
    pub money: [Money; 2],
}

/// Holds what comes of a trial.
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

/// Says why nothing comes of a trial.
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
    /// What does not follow from units costs more than this total already: so much.
    CostsMoreAlready(Money),
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
    tried(plan, wanted, &Cancel::default())
}

/// Works out the same, unless `cancel` is set meanwhile.
///
/// # Errors
/// [`Cancelled`] when it was.
pub fn what_if_unless(cancel: &Cancel, plan: &Plan, wanted: &WhatIf) -> Result<Result<Outcome, WhyNot>, Cancelled> {
    let found = tried(plan, wanted, cancel);
    if cancel.is_set() { Err(Cancelled) } else { Ok(found) }
}

/// Works out what comes of a trial; anything once `cancel` is set.
fn tried(plan: &Plan, wanted: &WhatIf, cancel: &Cancel) -> Result<Outcome, WhyNot> {
    match wanted {
        WhatIf::MoveMoney { from, to, amount } => money::moved(plan, from, to, *amount, cancel),
        WhatIf::Rates(channels, percent) => with_rates(plan, channels, *percent),
        WhatIf::Ratings(channels, percent) => with_ratings(plan, channels, *percent),
        WhatIf::Sizes(audiences, percent) => with_sizes(plan, audiences, *percent),
        WhatIf::Shift(weeks) => shifted(plan, *weeks),
        WhatIf::Scale(total) => scale::scaled(plan, *total, cancel),
    }
}

/// Returns the factor of a change by so many percent, which is a change: 1.08 for 8.
fn factor(percent: Decimal) -> Result<Decimal, WhyNot> {
    if percent.is_zero() {
        return Err(WhyNot::NothingChanges);
    }
    factor_of_percent(percent).ok_or(WhyNot::OutOfRange)
}

/// Returns true for what is named, and for everything where nothing is.
fn is_meant<T: PartialEq>(named: &[T], id: &T) -> bool {
    named.is_empty() || named.contains(id)
}

fn with_rates(plan: &Plan, channels: &[ChannelId], percent: Decimal) -> Result<Outcome, WhyNot> {
    let factor = factor(percent)?;
    let changes =
        |one: &&Arc<Channel>| is_meant(channels, &one.id) && one.cost.rate().is_some_and(|rate| !rate.is_zero());
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

fn with_ratings(plan: &Plan, named: &[ChannelId], percent: Decimal) -> Result<Outcome, WhyNot> {
    let factor = factor(percent)?.to_f64();
    let mut is_changed = false;
    let scaled = |one: &Arc<Channel>| {
        let has_rating = |model: &ContactModel| matches!(model, ContactModel::Rating { r1, .. } if *r1 > 0.0);
        if !is_meant(named, &one.id) || !one.contacts.iter().any(|contact| has_rating(&contact.model)) {
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

fn with_sizes(plan: &Plan, named: &[AudienceId], percent: Decimal) -> Result<Outcome, WhyNot> {
    let factor = factor(percent)?.to_f64();
    let scaled = |one: &Arc<Audience>| {
        if !is_meant(named, &one.id) {
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

/// Describes the outcome of a plan that takes the place of `before`: what became of each channel.
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

/// Adds up the units that are placed on a channel inside the calendar.
fn units_on(plan: &Plan, channel: &ChannelId) -> u64 {
    let placed = plan.placements.iter().filter(|placement| placement.channel == *channel);
    let units: u128 = placed.map(|placement| placement.units_within(plan.calendar.weeks)).sum();
    u64::try_from(units).unwrap_or(u64::MAX)
}

/// Returns the placements of `plan` with so many units on a channel, in the shape that its weeks have now.
fn with_units(plan: &Plan, channel: &ChannelId, units: u64) -> List<Placement> {
    match plan.channels.position(channel) {
        Some(position) => Spread::of(plan, &Index::of(plan), position, |_| false).laid(plan, units),
        None => plan.placements.clone(),
    }
}

/// Holds what a channel costs, computed from its placements alone.
struct Price<'a> {
    plan: Plan,
    spread: Spread,
    position: usize,
    /// Once it is set every price is an error, so that searches among prices end at once.
    cancel: &'a Cancel,
}

impl<'a> Price<'a> {
    fn of(plan: &Plan, channel: &ChannelId, cancel: &'a Cancel) -> Result<Self, WhyNot> {
        let position = plan.channels.position(channel).ok_or_else(|| WhyNot::NothingPlaced(channel.clone()))?;
        let placements = plan.placements.iter().filter(|placement| placement.channel == *channel).cloned().collect();
        let alone = Plan {
            placements: List::of_shared(placements),
            alternatives: List::default(),
            other_costs: List::default(),
            ..plan.clone()
        };
        let spread = Spread::of(&alone, &Index::of(&alone), position, |_| false);
        if spread.today == 0 {
            return Err(WhyNot::NothingPlaced(channel.clone()));
        }
        Ok(Self { plan: alone, spread, position, cancel })
    }

    /// Returns the units that are placed now.
    fn today(&self) -> u64 {
        self.spread.today
    }

    /// Returns the media with so many units.
    fn with(&self, units: u64) -> Result<Money, WhyNot> {
        if self.cancel.is_set() {
            return Err(WhyNot::OutOfRange);
        }
        let plan = Plan { placements: self.spread.laid(&self.plan, units), ..self.plan.clone() };
        let results = budget(&plan);
        let total = results.by_channel.get(self.position).ok_or(WhyNot::OutOfRange)?;
        total.exact().map_err(WhyNot::CostUnknown)
    }

    /// Returns whether more units cost more.
    fn follows_units(&self) -> Result<bool, WhyNot> {
        let units = self.today();
        Ok(self.with(units.saturating_mul(2).max(2))? > self.with(units)?)
    }
}

impl Price<'_> {
    /// Lists the units, up to `most`, from which a volume discount holds: in between more units never cost less.
    fn breaks(&self, most: u64) -> Vec<u64> {
        let Some(channel) = self.plan.channels.get(self.position) else { return Vec::new() };
        let paid = |units: u64| -> u128 {
            if self.cancel.is_set() {
                return 0;
            }
            let plan = Plan { placements: self.spread.laid(&self.plan, units), ..self.plan.clone() };
            let volume = budget(&plan).channels.get(self.position).and_then(|figures| figures.volume);
            volume.map_or(0, |volume| volume.units)
        };
        let reaches = |units: u64, from: u64| paid(units) >= u128::from(from);
        let steps = channel.terms.volume_discounts.iter().map(|step| step.from_units);
        let found = steps.filter(|&from| reaches(most, from));
        let mut found: Vec<u64> = found.map(|from| least(0, most, |units| reaches(units, from))).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Cuts the numbers from `low` to `high` where `breaks` begin: the first and the last number of each stretch.
fn stretches(low: u64, high: u64, breaks: &[u64]) -> Vec<(u64, u64)> {
    let begins = breaks.iter().copied().filter(|&at| at > low && at <= high);
    let mut found = vec![(low, high)];
    for begin in begins {
        if let Some(last) = found.last_mut() {
            last.1 = begin - 1;
        }
        found.push((begin, high));
    }
    found
}

/// Finds the smallest number from `low` to `high` for which `fits` holds; it holds for `high`, and for all numbers above one
/// for which it holds.
fn least(low: u64, high: u64, fits: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (low, high.max(low));
    while low < high {
        let middle = low + (high - low) / 2;
        if fits(middle) { high = middle } else { low = middle + 1 }
    }
    high
}

/// Finds the largest number from `low` to `high` for which `fits` holds; it holds for `low`, and for all numbers below one
/// for which it holds.
fn most(low: u64, high: u64, fits: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (low, high.max(low));
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if fits(middle) { low = middle } else { high = middle - 1 }
    }
    low
}
