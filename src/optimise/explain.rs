//! Says which limits cost something, what money brings on each channel, and how firm a proposal is.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::plan::{ChannelId, Currency, Figure, Money, NotComputable, Plan};
use crate::reach::drawn_plan;

use super::ask::{Goal, Limit, Range, Request, SpentOn};
use super::channel::{ChannelAnswer, Fixed};
use super::cheapest::cheaper;
use super::exact::best_from;
use super::floor::from_known;
use super::many::{Aim, enumerated};
use super::problem::Problem;
use super::proposal::{Proof, Proposal};
use super::search::{Found, Search};
use super::solve::compares;
use super::watch::Watch;

/// A limit that binds, and what easing it brings: by one step of units, by [`money_step`] of money, or by one point of consistency.
#[derive(Clone, Debug, PartialEq)]
pub struct Binding {
    /// The limit.
    pub limit: Limit,
    /// The limit once it is eased.
    pub widened: Limit,
    /// By how much the best value rises with it; for the cheapest plan, by how many minor units its cost falls.
    pub worth: f64,
    /// False where more may come of it than was found in the work that one limit is given.
    pub is_all: bool,
}

/// The most work for one limit, in labels of each half: what all limits cost is known in a second or two.
const WORK_A_LIMIT: u64 = 300_000;

/// By how much a floor of consistency is eased.
pub const POINT: f64 = 0.01;

/// Parts of the work on a limit are counted in these.
const THOUSANDTHS: f64 = 1000.0;

/// What counts as worth something in a limit: less is rounding.
const WORTH: f64 = 1e-12;

/// Returns the limits that bind an answer, the most costly first. Limits that cost nothing are left out, but for the money.
#[must_use]
pub fn binding(plan: &Plan, answer: &Proposal, watch: Watch<'_>) -> Vec<Binding> {
    let before = value_of(plan, answer).unwrap_or(answer.proposed.value);
    let eased = eased(plan, answer);
    let all = eased.len().max(1) as f64;
    let done = AtomicU64::new(0);
    let mut binding: Vec<Binding> = eased
        .into_par_iter()
        .filter_map(|Eased { limit, widened, request }| {
            // All limits together: each adds what it has come on since it was last heard of.
            let of_this = AtomicU64::new(0);
            let progress = |part: f64| {
                let now = (THOUSANDTHS * part.clamp(0.0, 1.0)) as u64;
                let more = now.saturating_sub(of_this.fetch_max(now, Ordering::Relaxed));
                let sum = done.fetch_add(more, Ordering::Relaxed) + more;
                watch.is_done(sum as f64 / THOUSANDTHS / all);
            };
            if (watch.stopped)() {
                return None;
            }
            let worth = worth(plan, answer, (&request, before), Watch { stopped: watch.stopped, progress: &progress });
            progress(1.0);
            let (worth, is_all) = worth?;
            let is_money = matches!(limit, Limit::Money(_));
            let is_all = is_all && !(watch.stopped)();
            (worth > WORTH || is_money).then_some(Binding { limit, widened, worth: worth.max(0.0), is_all })
        })
        .collect();
    // The order of those that are worth the same stays that of the plan.
    binding.sort_by(|a, b| {
        let is_money = |binding: &Binding| matches!(binding.limit, Limit::Money(_));
        is_money(a).cmp(&is_money(b)).then(b.worth.total_cmp(&a.worth))
    });
    binding
}

/// A limit, the limit once it is eased, and the request with that.
#[derive(Debug)]
pub(super) struct Eased {
    pub(super) limit: Limit,
    pub(super) widened: Limit,
    pub(super) request: Request,
}

/// Returns each limit that the proposal reaches, eased.
pub(super) fn eased(plan: &Plan, answer: &Proposal) -> Vec<Eased> {
    let request = &answer.request;
    let mut eased: Vec<Eased> = answer.channels.iter().flat_map(|channel| eased_channel(request, channel)).collect();
    eased.extend(request.limits.kept().map(|on| eased_kept(plan, answer, on)));
    let more_money = money_step(answer.money, plan.money.currency);
    for (at, limit) in request.limits.spending.iter().enumerate() {
        let mut push = |amount: Money, wider: Money, is_least: bool| {
            let limit = |amount| if is_least { Limit::LeastSpent } else { Limit::MostSpent }(limit.on.clone(), amount);
            let mut request = request.clone();
            if let Some(changed) = request.limits.spending.get_mut(at) {
                *(if is_least { &mut changed.least } else { &mut changed.most }) = Some(wider);
            }
            eased.push(Eased { limit: limit(amount), widened: limit(wider), request });
        };
        if let Some(least) = limit.least.filter(|least| *least > Money::ZERO) {
            push(least, (least - more_money).max(Money::ZERO), true);
        }
        if let Some(most) = limit.most {
            push(most, most + more_money, false);
        }
    }
    if let Some(floor) = request.consistency.filter(|floor| *floor > 0.0) {
        let lower = (floor - POINT).max(0.0);
        let request = Request { consistency: Some(lower), ..request.clone() };
        eased.push(Eased { limit: Limit::Consistency(floor), widened: Limit::Consistency(lower), request });
    }
    if !matches!(request.goal, Goal::Cheapest { .. }) {
        let more = answer.money + more_money;
        let request = Request { money: Some(more), ..request.clone() };
        eased.push(Eased { limit: Limit::Money(answer.money), widened: Limit::Money(more), request });
    }
    eased
}

/// Lists the limits of a channel that the proposal reaches, each with one step more of room.
fn eased_channel(request: &Request, channel: &ChannelAnswer) -> Vec<Eased> {
    let id = || channel.id.clone();
    let (least, most, step) = (channel.least, channel.most, channel.step);
    let with = |limit: Limit, widened: Limit, least: u64, most: u64| {
        let mut request = request.clone();
        request.limits.set_range(&channel.id, Some(Range::Between { least, most }));
        Eased { limit, widened, request }
    };
    let (more, fewer) = (most.saturating_add(step), least.saturating_sub(step));
    match channel.fixed {
        Some(Fixed::Locked) if request.limits.range_of(&channel.id) == Some(Range::Locked) => {
            vec![with(Limit::Locked(id(), channel.today), Limit::Most(id(), more), fewer, more)]
        }
        Some(_) => Vec::new(),
        None => {
            let reaches_most = channel.units >= most;
            let reaches_least = channel.units <= least && least > 0;
            let of_most = reaches_most.then(|| with(Limit::Most(id(), most), Limit::Most(id(), more), least, more));
            let of_least =
                reaches_least.then(|| with(Limit::Least(id(), least), Limit::Least(id(), fewer), fewer, most));
            of_most.into_iter().chain(of_least).collect()
        }
    }
}

/// Eases an element, a message or a placement that is kept, with one step of room on each of its channels, up and down.
fn eased_kept(plan: &Plan, answer: &Proposal, on: SpentOn) -> Eased {
    let mut request = answer.request.clone();
    request.limits.keep(&on, false);
    let belongs = |channel: &ChannelAnswer| {
        let mut placed = plan.placements.iter().filter(|placement| placement.channel == channel.id);
        match &on {
            SpentOn::Element(element) => plan.channel(&channel.id).is_some_and(|one| one.element == *element),
            SpentOn::Message(id) => placed.any(|placement| placement.message == *id),
            SpentOn::Placement(id) => placed.any(|placement| placement.id == *id),
        }
    };
    for channel in answer.channels.iter().filter(|channel| belongs(channel)) {
        let own = answer.request.limits.range_of(&channel.id);
        let (own_least, own_most) = match own {
            Some(Range::Locked) => continue,
            Some(Range::Between { least, most }) => (least, most),
            None => (0, u64::MAX),
        };
        // What was asked of the channel itself still holds, as far as it holds today.
        let least = channel.least.saturating_sub(channel.step).max(own_least.min(channel.least));
        let most = match channel.fixed {
            Some(Fixed::Locked) => channel.most.saturating_add(channel.step).min(own_most.max(channel.most)),
            Some(_) => continue,
            None => channel.most,
        };
        request.limits.set_range(&channel.id, Some(Range::Between { least, most }));
    }
    Eased { limit: Limit::Kept(on.clone()), widened: Limit::KeptButOneStep(on), request }
}

/// Returns a round amount of about a three-hundredth of `money`, at least one of the currency.
#[must_use]
pub fn money_step(money: Money, currency: Currency) -> Money {
    let one = 10_i128.pow(u32::from(currency.exponent()));
    let wanted = (money.0 / 300).max(one);
    let mut power = one;
    while power * 10 <= wanted {
        power *= 10;
    }
    let factor = [5, 2, 1].into_iter().find(|factor| power * factor <= wanted).unwrap_or(1);
    Money(power * factor)
}

/// Returns the value of an answer as labels have it.
fn value_of(plan: &Plan, answer: &Proposal) -> Option<f64> {
    let request = Request { money: Some(answer.money), goal: answer.request.goal.measured(), ..answer.request.clone() };
    let problem = Problem::including(plan, &request, &answer.channels).ok()?;
    Some(problem.value(&choices_of(&problem, answer)?))
}

/// Returns the proposal of an answer as choices of `problem`, where it has them all.
fn choices_of(problem: &Problem, answer: &Proposal) -> Option<Vec<usize>> {
    let both = problem.channels.iter().zip(&answer.channels);
    both.map(|(channel, known)| channel.choices.iter().position(|choice| choice.units == known.units)).collect()
}

/// Returns by how much the best value rises above `before` (or the least cost falls) where `request` stands for that of `answer`, and
/// whether that is all.
fn worth(plan: &Plan, answer: &Proposal, (request, before): (&Request, f64), watch: Watch<'_>) -> Option<(f64, bool)> {
    let target = match request.goal {
        Goal::Cheapest { target, .. } => Some(target),
        _ => None,
    };
    let request = Request { money: Some(request.money.unwrap_or(answer.money)), ..request.clone() };
    // What is proposed stays possible, whatever steps the wider limit has.
    let problem = Problem::including(plan, &request, &answer.channels).ok()?;
    // Other placements of a channel may take the same units at another cost.
    let known = choices_of(&problem, answer).and_then(|chosen| Found::of(&problem, chosen, problem.money));
    if let Some(target) = target {
        let (cheapest, is_all) = cheaper(&problem, target, &known?, WORK_A_LIMIT, watch);
        let saved = answer.proposed.media.0 - i128::from(cheapest.cost);
        return Some((saved as f64, is_all && answer.proof == Proof::Proved));
    }
    if let Some(floor) = request.consistency {
        return Some((from_known(&problem, floor, known, watch)?.value - before, false));
    }
    let search = Search::new(&problem, problem.money, watch.stopped);
    let found = known.map(|known| search.improved(known)).or_else(|| search.best(&[]))?;
    let (best, is_all) = match (answer.proof, compares(&problem.space)) {
        (Proof::Proved, true) => best_from(&problem, found, WORK_A_LIMIT, watch),
        (Proof::Proved, false) => {
            let aim = (Some(found), Aim::Most);
            let walked = enumerated(&problem, problem.money, aim, None, WORK_A_LIMIT, watch);
            (walked.best?, walked.is_whole)
        }
        (Proof::Bounded, _) => (found, false),
    };
    Some((best.value - before, is_all))
}

/// Holds what a step more on one channel of today's plan would bring.
#[derive(Clone, Debug, PartialEq)]
pub struct Marginal {
    /// The channel.
    pub channel: ChannelId,
    /// The step, in units.
    pub units: u64,
    /// What it costs.
    pub cost: Money,
    /// By how much the goal's value rises.
    pub gain: f64,
}

impl Marginal {
    /// Returns the gain for each thousand of the currency.
    ///
    /// # Errors
    /// [`NotComputable::CostsNothing`] where the step costs nothing.
    pub fn per_thousand(&self, currency: Currency) -> Figure {
        if self.cost <= Money::ZERO {
            return Err(NotComputable::CostsNothing);
        }
        Ok(self.gain / self.cost.to_major(currency) * 1000.0)
    }
}

/// Returns what the next step on each channel of today's plan would bring, in the plan's order. Channels that stay as they are
/// have none.
#[must_use]
pub fn marginals(plan: &Plan, request: &Request) -> Vec<Marginal> {
    let mut free =
        Request { money: Some(Money(i128::from(i64::MAX / 8))), goal: request.goal.measured(), ..request.clone() };
    free.limits.channels.clear();
    let Ok(problem) = Problem::of(plan, &free) else { return Vec::new() };
    let Some(today) = problem.today() else { return Vec::new() };
    let before = problem.value(&today);
    let mut marginals = Vec::new();
    for (at, channel) in problem.channels.iter().enumerate() {
        let now = &channel.choices[today[at]];
        let Some(next) = channel.choices.get(today[at] + 1) else { continue };
        let mut chosen = today.clone();
        chosen[at] += 1;
        marginals.push(Marginal {
            channel: channel.id.clone(),
            units: next.units - now.units,
            cost: Money(i128::from(next.cost) - i128::from(now.cost)),
            gain: problem.value(&chosen) - before,
        });
    }
    marginals
}

/// Says how often a proposal stays among the best plans when the plan's numbers are drawn anew within their stated errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Firmness {
    /// In how many draws at most one in twenty rivals was better.
    pub stays: u32,
    /// How many draws there were.
    pub draws: u32,
    /// What they began with.
    pub seed: u32,
}

/// How many rivals a proposal is held against.
const RIVALS: usize = 200;

/// The most draws; more say nothing more.
const MOST_DRAWS: u32 = 100;

/// Draws the plan's numbers anew and counts how often the proposal stays in the best 5 % among plans that spend the same
/// money: rivals drawn at random within the limits, that no further step can be added to.
///
/// # Errors
/// [`NotComputable::NothingPlaced`] where no error is stated, so that all draws would be the same.
pub fn firmness(plan: &Plan, answer: &Proposal, watch: Watch<'_>) -> Figure<Firmness> {
    let error = plan.settings.input_error;
    if error.is_none() || error.draws == 0 {
        return Err(NotComputable::NothingPlaced);
    }
    let request = Request { money: Some(answer.money), goal: answer.request.goal.measured(), ..answer.request.clone() };
    let problem = Problem::of(plan, &request).map_err(|_| NotComputable::NothingPlaced)?;
    let chosen = choices_of(&problem, answer).ok_or(NotComputable::NothingPlaced)?;
    let rivals = rivals(&problem, error.seed);
    let draws = error.draws.min(MOST_DRAWS);
    let looked = AtomicUsize::new(0);
    let stays = (0..draws).into_par_iter().map(|draw| {
        if (watch.stopped)() {
            return 0;
        }
        watch.is_done((looked.fetch_add(1, Ordering::Relaxed) + 1) as f64 / f64::from(draws));
        let Ok(anew) = Problem::of(&drawn_plan(plan, &error, draw), &request) else { return 0 };
        let has_same_choices =
            anew.channels.iter().zip(&problem.channels).all(|(a, b)| a.choices.len() == b.choices.len());
        if !has_same_choices {
            return 0;
        }
        let value = anew.value(&chosen);
        let better = rivals.iter().filter(|rival| anew.value(rival) > value).count();
        u32::from(better * 20 <= rivals.len())
    });
    Ok(Firmness { stays: stays.sum(), draws, seed: error.seed })
}

/// Draws plans at random within the limits, each filled up until no step can be paid.
fn rivals(problem: &Problem, seed: u32) -> Vec<Vec<usize>> {
    let mut state = u64::from(seed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut below = |most: usize| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % most.max(1) as u64).unwrap_or(0)
    };
    (0..RIVALS)
        .map(|_| {
            let mut chosen = vec![0; problem.channels.len()];
            let mut left = problem.money - problem.cost(&chosen);
            let mut open: Vec<usize> = (0..chosen.len()).collect();
            while !open.is_empty() {
                let at = below(open.len());
                let channel = open[at];
                let choices = &problem.channels[channel].choices;
                let now = choices[chosen[channel]].cost;
                let next = choices.get(chosen[channel] + 1).map(|next| next.cost - now);
                match next.filter(|&step| step <= left) {
                    Some(step) => {
                        chosen[channel] += 1;
                        left -= step;
                    }
                    None => {
                        open.swap_remove(at);
                    }
                }
            }
            chosen
        })
        .collect()
}
