//! The cheapest plan that reaches a target.

use std::sync::atomic::AtomicU64;

use super::ask::NoAnswer;
use super::completion::Known;
use super::consistent::Alike;
use super::contradiction::of_spending;
use super::exact::{Effort, ready};
use super::floor::with_floor;
use super::guide::Guide;
use super::many::{Aim, MOST_LOOKED, enumerated};
use super::problem::Problem;
use super::rests::Rests;
use super::search::{Best, Found, Keeps, Search};
use super::solve::{compares, solve};
use super::space::BETTER;
use super::thin::Thinning;
use super::watch::Watch;
use crate::plan::Money;

/// Returns the cheapest plan that reaches `target`, with the least that any such plan costs.
pub(super) fn cheapest(
    problem: &Problem,
    target: f64,
    watch: Watch<'_>,
) -> Result<Option<(Best, Option<i64>)>, NoAnswer> {
    let labels = AtomicU64::new(0);
    let space = &problem.space;
    let made = |found: Found, least: i64, labels: u64| {
        let is_proved = found.cost <= least;
        let bound = found.value;
        Some((Best { found, bound, is_proved, labels, was_stopped: (watch.stopped)() }, Some(least)))
    };
    if problem.request.consistency.is_some() || !compares(space) {
        return cheapest_walked(problem, target, watch).map(Some);
    }
    let beyond = || beyond(problem, watch);
    // A plan that is known says how much money is enough, and which labels lead to nothing as cheap.
    let searched = cheapest_searched(problem, target, None, watch);
    let money = searched.as_ref().map_or(problem.money, |(best, _)| best.found.cost);
    let so_far = || {
        let (best, least) = searched.clone()?;
        Some((Best { was_stopped: true, ..best }, least))
    };
    let known = Known::of(money, target);
    let guide = Guide::of(problem, searched.as_ref().map(|(best, _)| &best.found));
    let rests = Rests::of((problem, &guide), money, watch);
    let known_rests = rests.as_ref().map(|rests| (rests, &known));
    if let Ok(ready) = ready((problem, &guide), money, (Effort::EXACT, known_rests), &labels, watch) {
        let pair = ready.halves.cheapest(target, money, space, watch.stopped);
        if (watch.stopped)() {
            return Ok(so_far());
        }
        let pair = pair.ok_or_else(beyond)?;
        // Of all plans for this money the one that reaches most.
        let best = ready.best(problem, pair.cost, target - BETTER, watch);
        let found = best.or_else(|| Found::of(problem, ready.chosen(pair.first, pair.second), pair.cost));
        return Ok(found.and_then(|found| made(found.clone(), found.cost, labels.into_inner())));
    }
    let thinned = |thinning| {
        let effort = Effort::thinned(thinning);
        let ready = ready((problem, &guide), money, (effort, known_rests), &labels, watch).ok()?;
        let pair = ready.halves.cheapest(target, money, space, watch.stopped)?;
        Some((ready, pair))
    };
    // What was stopped half-way bounds nothing.
    let least = thinned(Thinning::Corners).filter(|_| !(watch.stopped)()).map(|(_, pair)| pair.cost);
    let Some((ready, pair)) = thinned(Thinning::Kept) else {
        return if (watch.stopped)() { Ok(so_far()) } else { Err(beyond()) };
    };
    let found = Found::of(problem, ready.chosen(pair.first, pair.second), pair.cost);
    let known = searched.as_ref().map(|(best, _)| best.found.clone());
    let found = [found, known].into_iter().flatten().min_by_key(|found| found.cost);
    Ok(found.and_then(|found| made(found, least.unwrap_or(0), labels.into_inner())))
}

/// Finds the cheapest plan that reaches `target`, from a known one in so much work, and whether none costs less.
pub(super) fn cheaper(
    problem: &Problem,
    target: f64,
    known: &Found,
    most_work: u64,
    watch: Watch<'_>,
) -> (Found, bool) {
    let floor = problem.request.consistency.map(|floor| (floor, Alike::of(problem)));
    let keeps = |chosen: &[usize]| floor.as_ref().is_none_or(|(floor, alike)| alike.keeps(chosen, *floor));
    let searched = cheapest_searched(problem, target, Some(&keeps), watch).map(|(best, _)| best.found);
    let known = searched.filter(|found| found.cost < known.cost).unwrap_or_else(|| known.clone());
    if floor.is_some() || !compares(&problem.space) {
        return (known, false);
    }
    let money = known.cost;
    let guide = Guide::of(problem, Some(&known));
    let (rests, to_beat) = (Rests::of((problem, &guide), money, watch), Known::of(money, target));
    let effort = (Effort { most_work, ..Effort::EXACT }, rests.as_ref().map(|rests| (rests, &to_beat)));
    let Ok(ready) = ready((problem, &guide), money, effort, &AtomicU64::new(0), watch) else {
        return (known, false);
    };
    let pair = ready.halves.cheapest(target, money, &problem.space, watch.stopped);
    let found = pair.and_then(|pair| Found::of(problem, ready.chosen(pair.first, pair.second), pair.cost));
    (found.filter(|found| found.cost < known.cost).unwrap_or(known), !(watch.stopped)())
}

/// Says why no plan reaches a target.
fn beyond(problem: &Problem, watch: Watch<'_>) -> NoAnswer {
    if (watch.stopped)() {
        return NoAnswer::Stopped;
    }
    let best = match problem.request.consistency {
        Some(floor) => with_floor(problem, (floor, MOST_LOOKED), watch),
        None => Ok(solve(problem, problem.money, watch)),
    };
    match best {
        // What is not proved to be the most is said by its bound.
        Ok(Some(best)) => NoAnswer::BeyondReach { most: best.bound, cost: Money(best.found.cost.into()) },
        Ok(None) if (watch.stopped)() => NoAnswer::Stopped,
        Ok(None) => of_spending(problem),
        Err(why) => why,
    }
}

/// Finds the cheapest plan that reaches `target` where labels cannot be compared, or consistency is asked for: by a walk
/// through all plans that could be cheaper than the one that a search finds.
fn cheapest_walked(problem: &Problem, target: f64, watch: Watch<'_>) -> Result<(Best, Option<i64>), NoAnswer> {
    let floor = problem.request.consistency.map(|floor| (floor, Alike::of(problem)));
    let keeps = |chosen: &[usize]| floor.as_ref().is_none_or(|(floor, alike)| alike.keeps(chosen, *floor));
    let searched = cheapest_searched(problem, target, Some(&keeps), watch);
    let (found, least) = match searched {
        Some((best, least)) => (Some(best.found), least),
        None => (None, None),
    };
    let money = found.as_ref().map_or(problem.money, |found| found.cost);
    let walked = enumerated(problem, money, (found, Aim::Cheapest { target }), Some(&keeps), MOST_LOOKED, watch);
    let Some(found) = walked.best else { return Err(beyond(problem, watch)) };
    let least = if walked.is_whole { found.cost } else { least.unwrap_or_else(|| problem.costs().0) };
    let is_proved = found.cost <= least;
    let bound = found.value;
    let best = Best { found, bound, is_proved, labels: walked.looked, was_stopped: (watch.stopped)() };
    Ok((best, Some(least)))
}

/// Finds the cheapest plan that a search finds among those that keep a limit, by halving the money.
fn cheapest_searched(
    problem: &Problem,
    target: f64,
    keeps: Option<Keeps<'_>>,
    watch: Watch<'_>,
) -> Option<(Best, Option<i64>)> {
    let (mut low, mut high) = problem.costs();
    high = high.min(problem.money);
    let at = |money: i64| {
        let search = Search::new(problem, money, watch.stopped);
        let search = if let Some(keeps) = keeps { search.that(keeps) } else { search };
        search.best(&[]).filter(|found| found.value >= target - BETTER)
    };
    let mut best = at(high)?;
    while low < high && !(watch.stopped)() {
        let middle = low + (high - low) / 2;
        match at(middle) {
            Some(found) => {
                high = found.cost.min(middle);
                best = found;
            }
            None => low = middle + 1,
        }
        if high - low <= problem.money / 10_000 {
            break;
        }
    }
    let bound = best.value;
    let stopped = (watch.stopped)();
    Some((Best { found: best, bound, is_proved: false, labels: 0, was_stopped: stopped }, Some(problem.costs().0)))
}
