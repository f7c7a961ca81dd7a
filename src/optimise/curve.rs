//! The best value against the money, and the front of two audiences.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::plan::{ChannelId, Money, Plan};

use super::ask::{NoAnswer, Request};
use super::completion::Known;
use super::consistent::Alike;
use super::exact::{Effort, Ready, ready};
use super::guide::Guide;
use super::problem::Problem;
use super::rests::Rests;
use super::search::{Found, Search};
use super::solve::compares;
use super::watch::Watch;

/// A point of the curve of the best value against the money.
#[derive(Clone, Debug, PartialEq)]
pub struct CurvePoint {
    /// The money.
    pub budget: Money,
    /// The best value for it.
    pub value: f64,
    /// What that plan costs.
    pub cost: Money,
    /// Its units on each channel that something is placed on.
    pub units: Vec<(ChannelId, u64)>,
    /// True when no plan for this money is better.
    pub is_proved: bool,
}

/// Answers for any money up to a limit.
#[derive(Debug)]
pub struct Curve {
    problem: Problem,
    /// What follows each channel, where answers are proved.
    rests: Option<Rests>,
    guide: Guide,
    /// The least consistency that is wanted, and how consistent plans are.
    floor: Option<(f64, Alike)>,
    most: Money,
}

impl Curve {
    /// Prepares `request` for any money up to `most`; what the request itself says about money does not matter.
    ///
    /// # Errors
    /// Why it has no answer.
    pub fn of(plan: &Plan, request: &Request, most: Money, watch: Watch<'_>) -> Result<Self, NoAnswer> {
        let request = Request { money: Some(most), goal: request.goal.measured(), ..request.clone() };
        let problem = Problem::of(plan, &request)?;
        if let Some(crossed) = super::contradiction::contradiction(&problem) {
            return Err(crossed);
        }
        let is_exact = compares(&problem.space) && request.consistency.is_none();
        let guide = Guide::of(&problem, Search::new(&problem, problem.money, watch.stopped).best(&[]).as_ref());
        let rests = if is_exact { Rests::of((&problem, &guide), problem.money, watch) } else { None };
        let floor = request.consistency.map(|floor| (floor, Alike::of(&problem)));
        Ok(Self { problem, rests, guide, floor, most })
    }

    /// Returns the least money that the limits need.
    #[must_use]
    pub fn least(&self) -> Money {
        Money(self.problem.costs().0.into())
    }

    /// Returns the most that it answers for.
    #[must_use]
    pub fn most(&self) -> Money {
        self.most
    }

    /// Returns the best plan for `budget`; `before` is that for less money, where it is known. `None` below the least, and
    /// above the most.
    #[must_use]
    pub fn at(&self, budget: Money, before: Option<&CurvePoint>, watch: Watch<'_>) -> Option<CurvePoint> {
        if budget > self.most || budget < self.least() {
            return None;
        }
        let money = i64::try_from(budget.0).ok()?;
        let before = before.and_then(|before| self.found(before, money));
        let known = self.searched(money, before.as_ref().map(|before| before.chosen.as_slice()), watch)?;
        Some(self.point(budget, money, known, watch))
    }

    /// Searches for a plan for `money`, from one for more or less where that is known.
    fn searched(&self, money: i64, known: Option<&[usize]>, watch: Watch<'_>) -> Option<Found> {
        let keeps = |chosen: &[usize]| {
            let floor = self.floor.as_ref();
            floor.is_none_or(|(floor, alike)| alike.keeps(chosen, *floor))
        };
        let search = Search::new(&self.problem, money, watch.stopped).that(&keeps);
        let start = known.and_then(|known| search.affordable(known.to_vec())).filter(|start| keeps(start));
        match start.and_then(|start| Found::of(&self.problem, start, money)) {
            Some(start) => Some(search.improved(start)),
            None => search.best(&[]),
        }
    }

    /// Returns the labels of plans as good as those known.
    fn ready(&self, known: &Known, money: i64, watch: Watch<'_>) -> Option<Ready> {
        let known = (self.rests.as_ref()?, known);
        ready((&self.problem, &self.guide), money, (Effort::EXACT, Some(known)), &AtomicU64::new(0), watch).ok()
    }

    /// Returns the best plan for `budget`, which is `money`, where `known` is one for it.
    fn point(&self, budget: Money, money: i64, known: Found, watch: Watch<'_>) -> CurvePoint {
        let problem = &self.problem;
        let ready = self.ready(&Known::of(money, known.value), money, watch.quiet());
        let exact = ready.as_ref().and_then(|ready| ready.best(problem, money, known.value, watch));
        let best = exact.into_iter().fold(known, Found::better);
        let units = problem.channels.iter().zip(&best.chosen);
        CurvePoint {
            budget,
            value: best.value,
            cost: Money(best.cost.into()),
            units: units.map(|(channel, &at)| (channel.id.clone(), channel.choices[at].units)).collect(),
            is_proved: ready.is_some() && !(watch.stopped)(),
        }
    }

    /// Returns a known point as choices.
    fn found(&self, point: &CurvePoint, money: i64) -> Option<Found> {
        let choice = |(channel, (_, units)): (&super::channel::ChannelChoices, &(ChannelId, u64))| {
            channel.choices.iter().position(|choice| choice.units == *units)
        };
        let chosen: Option<Vec<usize>> = self.problem.channels.iter().zip(&point.units).map(choice).collect();
        Found::of(&self.problem, chosen?, money)
    }

    /// Returns `count` points evenly from the least money that the limits need to the most, that for `money` among them.
    #[must_use]
    pub fn points(&self, count: usize, money: Money, watch: Watch<'_>) -> Vec<CurvePoint> {
        let (least, most) = (self.least(), self.most);
        let steps = i128::try_from(count.saturating_sub(1).max(1)).unwrap_or(1);
        let even = |at: i128| Money(least.0 + (most.0 - least.0) * at / steps);
        let mut budgets: Vec<Money> = (0..i128::try_from(count).unwrap_or(0)).map(even).collect();
        let nearest = (0..budgets.len()).min_by_key(|&at| (budgets[at].0 - money.0).abs());
        if let Some(nearest) = nearest.filter(|_| (least..=most).contains(&money)) {
            budgets[nearest] = money;
        }
        budgets.dedup();
        let mut known: Vec<(Money, Found)> = Vec::with_capacity(budgets.len());
        let all = budgets.len().max(1) as f64;
        // From the most to the least: what is best for more, with less of what loses least, is nearly the best for less.
        for (done, budget) in budgets.into_iter().rev().enumerate() {
            watch.is_done(0.3 * done as f64 / all);
            let Ok(money) = i64::try_from(budget.0) else { continue };
            let before = known.last().map(|(_, found)| found.chosen.as_slice());
            known.extend(self.searched(money, before, watch).map(|found| (budget, found)));
            if (watch.stopped)() {
                break;
            }
        }
        known.reverse();
        let settled = AtomicUsize::new(0);
        let point = |(budget, found): (Money, Found)| {
            let money = i64::try_from(budget.0).unwrap_or(i64::MAX);
            let point = self.point(budget, money, found, watch);
            watch.is_done(0.3 + 0.7 * (settled.fetch_add(1, Ordering::Relaxed) + 1) as f64 / all);
            point
        };
        known.into_par_iter().map(point).collect()
    }
}

/// A plan on the front of two audiences.
#[derive(Clone, Debug, PartialEq)]
pub struct AudiencePoint {
    /// What the goal asks for in each of the two.
    pub values: [f64; 2],
    /// What the plan costs.
    pub cost: Money,
    /// Its units on each channel that something is placed on.
    pub units: Vec<(ChannelId, u64)>,
    /// The plan itself.
    pub plan: Arc<Plan>,
}

/// Returns the plans of which none is better in both of the request's two audiences: those that are the best for some weights
/// of the two, at most `most`, from the best for the second to the best for the first.
///
/// # Errors
/// Why there is no plan; [`NoAnswer::Weights`] where there are not two audiences.
pub fn audience_front(
    plan: &Plan,
    request: &Request,
    most: usize,
    watch: Watch<'_>,
) -> Result<Vec<AudiencePoint>, NoAnswer> {
    let [first, second] = request.audiences.as_slice() else { return Err(NoAnswer::Weights) };
    let best = |weight: f64| -> Result<AudiencePoint, NoAnswer> {
        // A trifle of weight decides between plans that are equal for the one audience.
        let weight = weight.clamp(1e-7, 1.0 - 1e-7);
        let audiences = vec![(first.0.clone(), weight), (second.0.clone(), 1.0 - weight)];
        let quiet = watch.quiet();
        let answer = super::optimise(plan, &Request { audiences, ..request.clone() }, quiet)?;
        let values = [0, 1].map(|at: usize| answer.proposed.values.get(at).copied().unwrap_or(0.0));
        Ok(AudiencePoint { values, cost: answer.proposed.media, units: answer.units(), plan: answer.plan })
    };
    let mut front = vec![best(0.0)?, best(1.0)?];
    // Between these neighbours nothing more is to be looked for.
    let mut is_settled = vec![false];
    let mut looked = 2;
    while front.len() < most && !(watch.stopped)() {
        // Between two neighbours the weights for which both are equal find what lies beyond the line between them; the widest gap
        // comes first, so that few plans are spread over all of the front.
        let gap = |at: usize| {
            let [a, b] = [front[at].values, front[at + 1].values];
            (b[0] - a[0], a[1] - b[1])
        };
        let open = (0..is_settled.len()).filter(|&at| !is_settled[at]).map(|at| (at, gap(at)));
        let open = open.filter(|&(_, (up, down))| up > LEAST_GAP && down > LEAST_GAP);
        let size = |(_, (up, down)): &(usize, (f64, f64))| up * down;
        let Some((at, (up, down))) = open.max_by(|a, b| size(a).total_cmp(&size(b)).then(b.0.cmp(&a.0))) else { break };
        // What is stopped leaves the plans that are found.
        let Ok(middle) = best(down / (up + down)) else { break };
        looked += 1;
        // Between two points that are found nothing lies or one more.
        watch.is_done(f64::from(looked) / (2.0 * most as f64));
        let worth = |values: [f64; 2]| down * values[0] + up * values[1];
        if worth(middle.values) > worth(front[at].values) + LEAST_GAP * (up + down) {
            front.insert(at + 1, middle);
            is_settled.insert(at, false);
        } else {
            is_settled[at] = true;
        }
    }
    front.dedup_by(|a, b| a.units == b.units);
    Ok(front)
}

/// Values that differ by less are the same.
const LEAST_GAP: f64 = 1e-12;
