//! Says what is answered: the proposal, its certificate and today's plan beside it.

use std::sync::Arc;

use crate::consistency::consistency;
use crate::plan::{AudienceId, ChannelId, Figure, Money, NotComputable, Plan};
use crate::reach::{REACH_LEVELS, reach};

use super::ask::{Goal, Request};
use super::channel::ChannelAnswer;
use super::consistent::Alike;
use super::exact::most_at_all;
use super::problem::Problem;
use super::search::{Best, Found};
use super::space::BETTER;

/// Says what is known about a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// No plan within the limits is better.
    Proved,
    /// No plan within the limits exceeds the bound.
    Bounded,
}

/// Says why money is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftReason {
    /// Nothing is left.
    Nothing,
    /// The cheapest further step within the limits costs more than what is left.
    NextStep {
        /// On which channel.
        channel: ChannelId,
        /// How many units more.
        units: u64,
        /// What they cost.
        cost: Money,
    },
    /// No channel can get more within the limits.
    AllAtMost,
    /// A further step can be paid, but brings nothing.
    BringsNothing,
    /// A further step can be paid and brings something, but a limit of what is spent, or the least consistency, does not allow it.
    NotAllowed,
    /// The target is reached; more was not asked for.
    TargetReached,
}

/// The figures of a plan for the audiences of the goal, as the analysis of that plan has them.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// What the goal asks for in each audience of the goal.
    pub values: Vec<f64>,
    /// Their mean by the audiences' weights.
    pub value: f64,
    /// The share reached 1, 2, …, 10 times or more, weighted in the same way.
    pub k_plus: [f64; REACH_LEVELS],
    /// Mean exposures, weighted in the same way.
    pub mean: f64,
    /// How alike the messages are as people meet them.
    pub consistency: Figure,
    /// The cost of all placements.
    pub media: Money,
}

/// A proposal with its certificate.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What was asked.
    pub request: Request,
    /// The audiences of the goal, with weights that add up to 1.
    pub audiences: Vec<(AudienceId, f64)>,
    /// Today's figures.
    pub today: Figures,
    /// The figures of the proposal.
    pub proposed: Figures,
    /// True when today's plan is within all limits and the money.
    pub today_is_allowed: bool,
    /// True when the proposal is today's plan, or no better.
    pub is_today: bool,
    /// What is known.
    pub proof: Proof,
    /// No plan within the limits is worth more than this.
    pub bound: f64,
    /// For the cheapest plan: no plan that reaches the target costs less.
    pub least_cost: Option<Money>,
    /// True when the work was stopped before its end.
    pub was_stopped: bool,
    /// How many plans there are within the limits of the channels.
    pub plans: f64,
    /// How many labels were made to compare them.
    pub labels: u64,
    /// The money for media.
    pub money: Money,
    /// What of it is left.
    pub left: Money,
    /// Why.
    pub left_reason: LeftReason,
    /// Each channel that something is placed on.
    pub channels: Vec<ChannelAnswer>,
    /// The plan with the proposed quantities.
    pub plan: Arc<Plan>,
}

impl Proposal {
    /// Returns how far the proposal is from the best at most.
    #[must_use]
    pub fn gap(&self) -> f64 {
        (self.bound - self.proposed.value).max(0.0)
    }

    /// Returns the proposed units of each channel that something is placed on.
    #[must_use]
    pub fn units(&self) -> Vec<(ChannelId, u64)> {
        self.channels.iter().map(|channel| (channel.id.clone(), channel.units)).collect()
    }
}

/// Returns the answer that consists of these choices.
pub(super) fn answer(problem: &Problem, best: &Best, least_cost: Option<i64>) -> Proposal {
    let chosen = &best.found.chosen;
    let plan = Arc::new(problem.plan_of(chosen));
    let cost = Money(best.found.cost.into());
    let (today, proposed) =
        rayon::join(|| figures(problem, &problem.plan, problem.cost_today()), || figures(problem, &plan, cost));
    let today_is_allowed = problem.today().is_some_and(|today| {
        Found::of(problem, today.clone(), problem.money).is_some_and(|found| found.chosen == today)
    });
    let keeps_floor =
        problem.request.consistency.is_none_or(|floor| today.consistency.is_ok_and(|found| found >= floor));
    let today_is_allowed = today_is_allowed && keeps_floor;
    let is_today = today_is_allowed && problem.today().as_ref() == Some(chosen);
    let is_cheapest = matches!(problem.request.goal, Goal::Cheapest { .. });
    let money =
        problem.request.money.filter(|_| is_cheapest).unwrap_or(if is_cheapest { cost } else { problem.money() });
    let left = money - cost;
    let channels = problem.channels.iter().zip(chosen).map(|(channel, &at)| ChannelAnswer {
        id: channel.id.clone(),
        channel: channel.channel,
        today: channel.spread.today,
        units: channel.choices[at].units,
        cost_today: Money(channel.cost_today.into()),
        cost: Money(channel.choices[at].cost.into()),
        least: channel.least,
        most: channel.most,
        step: channel.step,
        is_finer: channel.is_finer,
        fixed: channel.fixed,
    });
    let ids = problem.audiences.iter().map(|&(at, weight)| (problem.plan.audiences[at].id.clone(), weight));
    Proposal {
        request: problem.request.clone(),
        audiences: ids.collect(),
        today_is_allowed,
        is_today,
        proof: if best.is_proved { Proof::Proved } else { Proof::Bounded },
        bound: if best.is_proved { proposed.value } else { best.bound.min(most_at_all(problem)).max(proposed.value) },
        least_cost: least_cost.map(|cost| Money(cost.into())),
        was_stopped: best.was_stopped,
        plans: problem.plans(),
        labels: best.labels,
        money,
        left,
        left_reason: left_reason(problem, &best.found, left),
        channels: channels.collect(),
        today,
        proposed,
        plan,
    }
}

/// Says why money is left.
fn left_reason(problem: &Problem, found: &Found, left: Money) -> LeftReason {
    if matches!(problem.request.goal, Goal::Cheapest { .. }) {
        return LeftReason::TargetReached;
    }
    if left.is_zero() {
        return LeftReason::Nothing;
    }
    let steps = problem.channels.iter().zip(&found.chosen).filter_map(|(channel, &at)| {
        let now = &channel.choices[at];
        let next = channel.choices[at + 1..].iter().map(|next| (next.cost - now.cost, next.units - now.units)).min()?;
        Some((next.0, next.1, channel))
    });
    match steps.min_by_key(|&(cost, units, channel)| (cost, units, channel.channel)) {
        None => LeftReason::AllAtMost,
        Some((cost, ..)) if Money(cost.into()) <= left => {
            if a_limit_keeps(problem, found, left) {
                LeftReason::NotAllowed
            } else {
                LeftReason::BringsNothing
            }
        }
        Some((cost, units, channel)) => {
            LeftReason::NextStep { channel: channel.id.clone(), units, cost: Money(cost.into()) }
        }
    }
}

/// Returns true where a step on one channel, which is paid by what is left, brings something but is not allowed.
fn a_limit_keeps(problem: &Problem, found: &Found, left: Money) -> bool {
    let floor = problem.request.consistency;
    if problem.space.resources.is_empty() && floor.is_none() {
        return false;
    }
    let alike = floor.map(|floor| (floor, Alike::of(problem)));
    let is_allowed = |chosen: &[usize]| {
        let keeps_floor = |(floor, alike): &(f64, Alike)| alike.keeps(chosen, *floor);
        problem.space.keeps_spending(&problem.row(chosen)) && alike.as_ref().is_none_or(keeps_floor)
    };
    problem.channels.iter().enumerate().any(|(channel, choices)| {
        let now = found.chosen[channel];
        let cost = choices.choices[now].cost;
        (now + 1..choices.choices.len()).any(|next| {
            let mut chosen = found.chosen.clone();
            chosen[channel] = next;
            Money((choices.choices[next].cost - cost).into()) <= left
                && problem.value(&chosen) > found.value + BETTER
                && !is_allowed(&chosen)
        })
    })
}

/// Returns the figures of a plan, from its reach and its consistency.
pub(super) fn figures(problem: &Problem, plan: &Plan, media: Money) -> Figures {
    let results = reach(plan);
    let times = problem.space.times;
    let mut figures = Figures {
        values: Vec::new(),
        value: 0.0,
        k_plus: [0.0; REACH_LEVELS],
        mean: 0.0,
        consistency: consistency(plan).exposure_weighted,
        media,
    };
    for &(position, weight) in &problem.audiences {
        // Nobody is reached where nothing is placed for them.
        let reach = results.audiences.get(position).and_then(|reach| reach.as_ref().ok());
        let value = reach.map_or(0.0, |reach| {
            if problem.space.is_points { reach.effective_grp(times) } else { reach.k_plus[times - 1] }
        });
        figures.values.push(value);
        figures.value += weight * value;
        if let Some(reach) = reach {
            for (sum, share) in figures.k_plus.iter_mut().zip(reach.k_plus) {
                *sum += weight * share;
            }
            figures.mean += weight * reach.mean;
        }
    }
    figures
}

impl Figures {
    /// Returns the mean exposures of those who are reached.
    ///
    /// # Errors
    /// [`NotComputable::NothingDelivered`] where nobody is.
    pub fn frequency(&self) -> Figure {
        if self.k_plus[0] > 0.0 { Ok(self.mean / self.k_plus[0]) } else { Err(NotComputable::NothingDelivered) }
    }
}
