//! A plan and a request as numbers: for each channel its choices, each with its units, its cost and what it gives.

use rayon::prelude::*;

use crate::budget::{BudgetResults, ChannelQuote, budget, for_media};
use crate::plan::{Channel, ChannelId, Index, Money, NotComputable, Placement, Plan, Spread, Total, Universe};
use crate::reach::{AudienceOutlook, MAX_INSERTIONS};

use super::ask::{Goal, NoAnswer, Range, Request, SpendLimit, SpentOn, TIMES, Unchanging};
use super::channel::{ChannelAnswer, ChannelChoices, Choice, Fixed};
use super::delivered::Delivered;
use super::space::{Resource, Space, View};
use super::step::{Finer, MOST_HALVED, step, units_between};

/// So many units, or money for them, are beyond what is planned with.
const MOST_UNITS: u64 = crate::plan::MAX_QUANTITY;

/// A plan and a request as numbers.
#[derive(Clone, Debug)]
pub struct Problem {
    pub(super) plan: Plan,
    pub(super) request: Request,
    /// The audiences of the goal, each with its weight; the weights add up to 1.
    pub(super) audiences: Vec<(usize, f64)>,
    pub(super) space: Space,
    pub(super) channels: Vec<ChannelChoices>,
    /// The money for media, in minor units.
    pub(super) money: i64,
}

impl Problem {
    /// Returns the same with these limits of spending alone, by their places.
    pub(super) fn with_spending(&self, limits: &[usize]) -> Self {
        let mut fewer = self.clone();
        fewer.space.resources = limits.iter().map(|&at| self.space.resources[at].clone()).collect();
        for choice in fewer.channels.iter_mut().flat_map(|channel| &mut channel.choices) {
            choice.spent = limits.iter().map(|&at| choice.spent[at]).collect();
        }
        fewer
    }

    /// Returns the places of the limits of spending that choices do not keep.
    pub(super) fn broken_limits(&self, chosen: &[usize]) -> Vec<usize> {
        let row = self.row(chosen);
        (0..self.space.resources.len()).filter(|&at| !self.space.keeps_limit(&row, at)).collect()
    }

    /// Prepares `request` on `plan`.
    ///
    /// # Errors
    /// Why it has no answer, as far as that can be said beforehand.
    pub fn of(plan: &Plan, request: &Request) -> Result<Self, NoAnswer> {
        Self::including(plan, request, &[])
    }

    /// Prepares `request` on `plan`; the units of `known` are among the choices where limits allow them, whatever the steps.
    ///
    /// # Errors
    /// Why it has no answer, as far as that can be said beforehand.
    pub(super) fn including(plan: &Plan, request: &Request, known: &[ChannelAnswer]) -> Result<Self, NoAnswer> {
        let times = request.goal.times();
        if !TIMES.contains(&times) {
            return Err(NoAnswer::Times(times));
        }
        if let Goal::Cheapest { target, .. } = request.goal
            && !(target > 0.0 && target <= 1.0)
        {
            return Err(NoAnswer::Target(target));
        }
        let index = Index::of(plan);
        let audiences = audiences(plan, &index, request)?;
        let spreads = spreads(plan, &index, request)?;
        let outlooks = audiences
            .iter()
            .map(|&(position, _)| {
                let outlook = AudienceOutlook::of(plan, position, |channel| !spreads[channel].members.is_empty());
                let id = || plan.audiences.get(position).map(|audience| audience.id.clone());
                outlook.map_err(|why| NoAnswer::NotComputable(why, id()))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let mut views = Vec::new();
        for (at, (&(_, weight), outlook)) in audiences.iter().zip(&outlooks).enumerate() {
            views.extend(outlook.weights.iter().map(|part| View { audience: at, weight: weight * part }));
        }
        let resources = request.limits.spending.iter().flat_map(resources_of).collect();
        let is_points = matches!(request.goal, Goal::Points { .. });
        let space = Space { times, is_points, views, resources };
        let (audiences_of, outlooks_of) = (&audiences, &outlooks);
        let maker = Maker {
            plan,
            index: &index,
            request,
            known,
            audiences: audiences_of,
            outlooks: outlooks_of,
            space: &space,
        };
        let used: Vec<(usize, Spread)> =
            spreads.into_iter().enumerate().filter(|(_, spread)| !spread.members.is_empty()).collect();
        let channels = used.into_par_iter().map(|(channel, spread)| maker.choices(channel, spread));
        let channels: Vec<ChannelChoices> = channels.collect::<Result<_, _>>()?;
        if channels.iter().all(|channel| channel.choices.len() < 2 && channel.least >= channel.most) {
            return Err(NoAnswer::NothingMayChange(unchanging(&channels)));
        }
        let money = money_for(plan, request, &channels)?;
        Ok(Self { plan: plan.clone(), request: request.clone(), audiences, space, channels, money })
    }

    /// Returns what today's plan spends on media, as far as that is known.
    #[must_use]
    pub fn cost_today(&self) -> Money {
        Money(self.channels.iter().map(|channel| i128::from(channel.cost_today)).sum())
    }

    /// Returns the money for media.
    #[must_use]
    pub fn money(&self) -> Money {
        Money(self.money.into())
    }

    /// Returns how many plans there are within the limits of the channels.
    #[must_use]
    pub fn plans(&self) -> f64 {
        self.channels.iter().map(|channel| channel.choices.len().max(1) as f64).product()
    }

    /// Returns the cost of choices, one for each channel.
    pub(super) fn cost(&self, chosen: &[usize]) -> i64 {
        let costs = self.channels.iter().zip(chosen).map(|(channel, &at)| channel.choices[at].cost);
        costs.fold(0, i64::saturating_add)
    }

    /// Returns the value of choices, one for each channel.
    pub(super) fn value(&self, chosen: &[usize]) -> f64 {
        self.space.value(&self.row(chosen))
    }

    /// Returns what choices give together.
    pub(super) fn row(&self, chosen: &[usize]) -> Vec<f64> {
        let mut row = self.space.origin();
        let mut next = row.clone();
        for (channel, &at) in self.channels.iter().zip(chosen) {
            self.space.add(&row, &channel.choices[at], &mut next);
            std::mem::swap(&mut row, &mut next);
        }
        row
    }

    /// Returns today's plan as choices, where it is within the limits of the channels.
    pub(super) fn today(&self) -> Option<Vec<usize>> {
        self.channels.iter().map(|channel| channel.today).collect()
    }

    /// Returns the least and the most that all channels together can cost.
    pub(super) fn costs(&self) -> (i64, i64) {
        let all = |of: fn(&ChannelChoices) -> i64| self.channels.iter().map(of).fold(0, i64::saturating_add);
        (all(ChannelChoices::least_cost), all(ChannelChoices::most_cost))
    }
}

/// Returns why none of these channels may change.
fn unchanging(channels: &[ChannelChoices]) -> Unchanging {
    let all = |is_so: fn(&ChannelChoices) -> bool| channels.iter().all(is_so);
    if channels.is_empty() {
        Unchanging::NothingPlaced
    } else if all(|channel| channel.fixed == Some(Fixed::NotMet)) {
        Unchanging::NotMet
    } else if all(|channel| matches!(channel.fixed, None | Some(Fixed::Locked))) {
        Unchanging::Locked
    } else {
        Unchanging::Several
    }
}

/// Returns the audiences of the goal with weights that add up to 1: those of the request, else those of the plan's universe
/// by size.
fn audiences(plan: &Plan, index: &Index, request: &Request) -> Result<Vec<(usize, f64)>, NoAnswer> {
    if plan.audiences.is_empty() {
        return Err(NotComputable::NoAudiences.into());
    }
    let mut audiences: Vec<(usize, f64)> = Vec::new();
    if request.audiences.is_empty() {
        let universe = Universe::of(plan);
        let size = |position: usize| plan.audiences[position].size as f64;
        audiences.extend(universe.counted().map(|position| (position, size(position))));
        audiences.retain(|&(_, size)| size > 0.0);
    }
    for (id, weight) in &request.audiences {
        let position = index.audience(id).ok_or_else(|| NoAnswer::UnknownAudience(id.as_str().to_owned()))?;
        match audiences.iter_mut().find(|(known, _)| *known == position) {
            Some((_, sum)) => *sum += weight,
            None => audiences.push((position, *weight)),
        }
    }
    let all: f64 = audiences.iter().map(|&(_, weight)| weight).sum();
    if audiences.is_empty() {
        let sizeless = plan.audiences.iter().find(|audience| audience.size == 0);
        let id = sizeless.map(|audience| audience.id.clone());
        return Err(NoAnswer::NotComputable(NotComputable::AudienceWithoutSize, id));
    }
    if !(all.is_finite() && all > 0.0) || audiences.iter().any(|&(_, weight)| weight < 0.0) {
        return Err(NoAnswer::Weights);
    }
    Ok(audiences.into_iter().map(|(position, weight)| (position, weight / all)).collect())
}

/// Returns how units fall on the placements of each of the plan's channels, with what is locked.
fn spreads(plan: &Plan, index: &Index, request: &Request) -> Result<Vec<Spread>, NoAnswer> {
    let limits = &request.limits;
    let spreads: Vec<Spread> = plan
        .channels
        .iter()
        .enumerate()
        .map(|(position, channel)| {
            let all = limits.locked_elements.contains(&channel.element)
                || limits.range_of(&channel.id) == Some(Range::Locked);
            Spread::of(plan, index, position, |placement| {
                all || limits.locked_messages.contains(&placement.message)
                    || limits.locked_placements.contains(&placement.id)
            })
        })
        .collect();
    for (id, range) in &limits.channels {
        let position = index.channel(id).ok_or_else(|| NoAnswer::UnknownChannel(id.as_str().to_owned()))?;
        if spreads[position].members.is_empty() && matches!(range, Range::Between { most, .. } if *most > 0) {
            return Err(NoAnswer::NothingPlacedOn(id.clone()));
        }
    }
    Ok(spreads)
}

/// Returns a limit of spending as the resources that labels count.
fn resources_of(limit: &SpendLimit) -> impl Iterator<Item = Resource> {
    let amount = |money: Money| money.0 as f64;
    let floor = limit.least.map(|least| Resource { on: limit.on.clone(), is_floor: true, amount: amount(least) });
    let cap = limit.most.map(|most| Resource { on: limit.on.clone(), is_floor: false, amount: amount(most) });
    floor.into_iter().chain(cap)
}

/// Returns the money for media: what was asked for, or what the costs beside media leave of the budget.
fn money_for(plan: &Plan, request: &Request, channels: &[ChannelChoices]) -> Result<i64, NoAnswer> {
    let whole = |money: Money| i64::try_from(money.0.clamp(0, i128::from(i64::MAX / 4))).unwrap_or(0);
    if let Some(money) = request.money {
        return Ok(whole(money));
    }
    if matches!(request.goal, Goal::Cheapest { .. }) {
        return Ok(channels.iter().map(ChannelChoices::most_cost).fold(0, i64::saturating_add).min(i64::MAX / 4));
    }
    left_for_media(plan).map(whole).ok_or(NoAnswer::NoMoney)
}

/// Returns what the costs beside media leave of the plan's budget; `None` where none is stated.
#[must_use]
pub fn left_for_media(plan: &Plan) -> Option<Money> {
    left_of(plan, &budget(plan))
}

/// Returns what the costs beside media leave of the budget of `plan`, whose results are known; `None` where none is stated.
#[must_use]
pub fn left_of(plan: &Plan, results: &BudgetResults) -> Option<Money> {
    for_media(plan, results).ok().map(|left| left.money)
}

/// A step is dear that costs more than this part of the budget.
const DEAR: i128 = 10;

/// Holds what choices are made from.
struct Maker<'a> {
    plan: &'a Plan,
    index: &'a Index,
    request: &'a Request,
    known: &'a [ChannelAnswer],
    audiences: &'a [(usize, f64)],
    outlooks: &'a [AudienceOutlook],
    space: &'a Space,
}

impl Maker<'_> {
    /// Returns the choices of the channel at position `channel`.
    fn choices(&self, channel: usize, spread: Spread) -> Result<ChannelChoices, NoAnswer> {
        let item = &self.plan.channels[channel];
        let is_met = self.outlooks.iter().any(|outlook| outlook.channels[channel].is_some());
        let asked = self.request.limits.range_of(&item.id);
        let is_locked = !spread.may_change() || asked == Some(Range::Locked);
        let usual = self.usual(&item.id, spread.today);
        let (least, most) = match asked {
            Some(Range::Between { least, most }) => (least.max(spread.locked), most.min(MOST_UNITS)),
            _ => (spread.locked, usual.saturating_mul(2).max(spread.today).min(MOST_UNITS)),
        };
        let most = if item.unit == crate::plan::Unit::Insertions { most.min(MAX_INSERTIONS) } else { most };
        let fixed = if is_locked { Some(Fixed::Locked) } else { (!is_met && asked.is_none()).then_some(Fixed::NotMet) };
        let placements: Vec<usize> = spread.members.iter().map(|member| member.placement).collect();
        let mut quote = ChannelQuote::of(self.plan, self.index, channel, &placements);
        let costs: Vec<_> = quote.costs(&spread.quantities(spread.today));
        let why = costs.iter().find_map(|cost| cost.exact().err());
        let fixed = fixed.or(why.map(Fixed::CostUnknown));
        let known: i128 = costs.iter().map(|cost| cost.at_least().0).sum();
        let cost_today = i64::try_from(known).unwrap_or(i64::MAX / 4);
        let (least, most) = if fixed.is_some() { (spread.today, spread.today) } else { (least, most) };
        let step = step(most, usual, item.unit, self.request.steps);
        let finer = self.finer(&mut quote, &spread, step);
        let delivered = Delivered::of(self.plan, self.index, channel, &spread);
        let mut choices = Vec::new();
        let also = self.known.iter().find(|known| known.id == item.id).map(|known| known.units);
        let also = also.into_iter().chain([spread.today, usual]);
        for units in units_between((least, most), (step, usual, finer), also) {
            let quantities = spread.quantities(units);
            let costs = quote.costs(&quantities);
            let exact: Option<i128> = costs.iter().map(|cost| cost.exact().ok().map(|money| money.0)).sum();
            // A cost that is not known counts as far as it is, where the channel stays as it is.
            let cost = exact.or(fixed.map(|_| known)).and_then(|cost| i64::try_from(cost).ok());
            let Some(cost) = cost.filter(|&cost| (0..i64::MAX / 4).contains(&cost)) else { continue };
            let spent = self.spent(item, &spread, &costs, cost);
            let (few, means) = self.exposures(channel, &delivered, &quantities)?;
            choices.push(Choice { units, cost, few, means, spent, bonus: 0.0 });
        }
        let today = choices.iter().position(|choice| choice.units == spread.today);
        Ok(ChannelChoices {
            channel,
            id: item.id.clone(),
            spread,
            choices,
            today,
            fixed,
            least,
            most,
            step,
            is_finer: finer.times > 0,
            cost_today,
        })
    }

    /// Returns what of the cost of a choice counts for each limit of spending; `costs` are those of its placements.
    fn spent(&self, item: &Channel, spread: &Spread, costs: &[Total], cost: i64) -> Vec<f64> {
        let theirs = |is_theirs: &dyn Fn(&Placement) -> bool| -> f64 {
            let members = spread.members.iter().zip(costs);
            let theirs = members.filter(|(member, _)| is_theirs(&self.plan.placements[member.placement]));
            theirs.map(|(_, cost)| cost.at_least().0 as f64).sum()
        };
        let resources = self.space.resources.iter();
        let spent = resources.map(|resource| match &resource.on {
            SpentOn::Element(element) if *element == item.element => cost as f64,
            SpentOn::Element(_) => 0.0,
            SpentOn::Message(message) => theirs(&|placement| placement.message == *message),
            SpentOn::Placement(id) => theirs(&|placement| placement.id == *id),
        });
        spent.collect()
    }

    /// Returns the units that a channel's usual ones are told by: those it had when the limits were set, else those of today.
    fn usual(&self, channel: &ChannelId, today: u64) -> u64 {
        let counted = self.request.limits.counted_from.iter().find(|(known, _)| known == channel);
        counted.map_or(today, |&(_, units)| units)
    }

    /// Returns how often the step is halved where units are few, so that it costs little of the budget: a step that is dearer than
    /// the money would leave all of it. Steps that cost less than a tenth of the budget stay as they are. It does not follow from
    /// the money that is asked about, so that more money leaves all choices there are.
    fn finer(&self, quote: &mut ChannelQuote<'_>, spread: &Spread, step: u64) -> Finer {
        let plan = self.plan;
        let steps = self.request.steps.max(1);
        let mut finer = Finer { times: 0, steps };
        let budget = plan.money.currency.money(plan.money.budget).0;
        if step <= 1 || budget <= 0 || !spread.may_change() {
            return finer;
        }
        let mut cost_of =
            |units: u64| -> i128 { quote.costs(&spread.quantities(units)).iter().map(|cost| cost.at_least().0).sum() };
        let mut cost = cost_of(spread.locked.saturating_add(step)) - cost_of(spread.locked);
        let is_dear = cost > budget / DEAR;
        while is_dear && cost > budget / i128::from(steps) && finer.times < MOST_HALVED {
            cost /= 2;
            finer.times += 1;
        }
        finer
    }

    /// Returns the shares exposed a few times in each view, and the mean exposures there.
    fn exposures(
        &self,
        channel: usize,
        delivered: &Delivered,
        quantities: &[Vec<u64>],
    ) -> Result<(Vec<f64>, Vec<f64>), NoAnswer> {
        let times = self.space.times;
        let (mut few, mut means) = (Vec::new(), Vec::new());
        for (&(audience, _), outlook) in self.audiences.iter().zip(self.outlooks) {
            let units = delivered.units_in(audience, quantities);
            let points = outlook.weights.len();
            match outlook.channels[channel].as_ref().filter(|_| units > 0.0) {
                None => {
                    for _ in 0..points {
                        few.extend((0..times).map(|exposures| if exposures == 0 { 1.0 } else { 0.0 }));
                    }
                    means.extend(std::iter::repeat_n(0.0, points));
                }
                Some(met) if !met.can_take(units) => return Err(NotComputable::TooLarge.into()),
                Some(met) => {
                    let shares = met.few(units, times);
                    for _ in 0..points * times / shares.len() {
                        few.extend_from_slice(&shares);
                    }
                    // Only the average over the points is asked for, so that each can have the mean of all.
                    means.extend(std::iter::repeat_n(met.mean(units), points));
                }
            }
        }
        Ok((few, means))
    }
}
