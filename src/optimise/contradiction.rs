//! Limits that cannot be kept together: the smallest set of them, and what would be enough in the place of each.

use crate::plan::Money;

use super::ask::{Contradiction, Limit, NoAnswer, Range};
use super::channel::{ChannelChoices, Fixed};
use super::exact::exact;
use super::problem::Problem;
use super::space::Resource;
use super::watch::Watch;

/// Returns the smallest set of limits of channels and money that contradict each other, where some do.
pub(super) fn contradiction(problem: &Problem) -> Option<NoAnswer> {
    let money = problem.money();
    let needed = Money(problem.costs().0.into());
    let no_answer = |limits| Some(NoAnswer::Contradiction { limits, money, needed });
    if let Some(crossed) = problem.channels.iter().find(|channel| channel.choices.is_empty()) {
        let (least, most) = (crossed.least, crossed.most);
        let limit = |limit, enough| Contradiction { limit, cost: Money::ZERO, enough };
        return no_answer(vec![
            limit(Limit::Least(crossed.id.clone(), least), Some(Limit::Least(crossed.id.clone(), most))),
            limit(Limit::Most(crossed.id.clone(), most), Some(Limit::Most(crossed.id.clone(), least))),
        ]);
    }
    if let Some(limits) = crossed_spending(problem) {
        let needed = limits.iter().map(|one| one.cost).fold(needed, Money::max);
        return Some(NoAnswer::Contradiction { limits, money, needed });
    }
    if needed <= money {
        return None;
    }
    // The fewest channels that cost more than there is are those that cost most.
    let mut costly: Vec<&ChannelChoices> = problem.channels.iter().filter(|channel| channel.least_cost() > 0).collect();
    costly.sort_by_key(|channel| (std::cmp::Reverse(channel.least_cost()), channel.channel));
    let mut sum = Money::ZERO;
    let mut limits = Vec::new();
    for channel in costly {
        let cost = Money(channel.least_cost().into());
        sum += cost;
        limits.push(Contradiction { limit: limit_of(channel), cost, enough: enough(problem, channel, needed - money) });
        if sum > money {
            break;
        }
    }
    no_answer(limits)
}

/// Finds a least of spending that the money does not pay for, or that is more than the most for the same: then no plan need
/// be looked for.
fn crossed_spending(problem: &Problem) -> Option<Vec<Contradiction>> {
    let mut floors = problem.space.resources.iter().filter(|resource| resource.is_floor);
    floors.find_map(|floor| {
        let mut others = problem.space.resources.iter().filter(|other| !other.is_floor && other.on == floor.on);
        match others.find(|other| other.amount < floor.amount) {
            Some(crossed) => Some(vec![of_resource(floor), of_resource(crossed)]),
            None => Some(of_resource(floor)).filter(|limit| limit.cost > problem.money()).map(|limit| vec![limit]),
        }
    })
}

/// Returns a limit of spending as one that cannot be kept.
fn of_resource(resource: &Resource) -> Contradiction {
    let amount = Money(resource.amount as i128);
    let on = resource.on.clone();
    let (limit, cost) = if resource.is_floor {
        (Limit::LeastSpent(on, amount), amount)
    } else {
        (Limit::MostSpent(on, amount), Money::ZERO)
    };
    Contradiction { limit, cost, enough: None }
}

/// Returns the limit that makes a channel cost something.
fn limit_of(channel: &ChannelChoices) -> Limit {
    if channel.fixed.is_some() || channel.spread.locked >= channel.least {
        Limit::Locked(channel.id.clone(), channel.least)
    } else {
        Limit::Least(channel.id.clone(), channel.least)
    }
}

/// Returns the most units that a channel can be held to when it must cost `less`.
fn enough(problem: &Problem, channel: &ChannelChoices, less: Money) -> Option<Limit> {
    if matches!(channel.fixed, Some(Fixed::Locked | Fixed::CostUnknown(_))) {
        return None;
    }
    let mut request = problem.request.clone();
    request.limits.set_range(&channel.id, Some(Range::Between { least: 0, most: channel.most.max(channel.least) }));
    let wider = Problem::of(&problem.plan, &request).ok()?;
    let wider = wider.channels.into_iter().find(|wider| wider.id == channel.id)?;
    let most = i128::from(channel.least_cost()) - less.0;
    let affordable =
        wider.choices.iter().filter(|choice| i128::from(choice.cost) <= most && choice.units < channel.least);
    Some(Limit::Least(channel.id.clone(), affordable.map(|choice| choice.units).max()?))
}

/// Returns the limits of spending that cannot be kept, where there are no others: a set from which none can be left out.
pub(super) fn of_spending(problem: &Problem) -> NoAnswer {
    let money = problem.money();
    let needed = Money(problem.costs().0.into());
    let mut kept = problem.space.resources.clone();
    let mut at = 0;
    while at < kept.len() {
        let mut resources = kept.clone();
        resources.remove(at);
        let keeps: Vec<usize> = (0..problem.space.resources.len())
            .filter(|&known| resources.contains(&problem.space.resources[known]))
            .collect();
        let fewer = problem.with_spending(&keeps);
        if exact(&fewer, fewer.money, None, Watch::NONE).is_none() {
            kept.remove(at);
        } else {
            at += 1;
        }
    }
    let limits = kept.iter().map(of_resource);
    NoAnswer::Contradiction { limits: limits.collect(), money, needed }
}
