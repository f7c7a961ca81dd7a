//! The best value against the money, and the front of two audiences.

use std::sync::atomic::AtomicU64;

use crate::plan::{ChannelId, Money, Plan};

use super::ask::{NoAnswer, Request};
use super::problem::Problem;
use super::search::{Found, Search};
use super::solve::{MOST_LABELS, Ready, Watch, compares, ready};
use super::thin::Thinning;

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

/// Answers for any money up to a limit, from labels that were made once.
#[derive(Debug)]
pub struct Curve {
    problem: Problem,
    ready: Option<Ready>,
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
        let labels = AtomicU64::new(0);
        let exact =
            |problem: &Problem| ready(problem, problem.money, (Thinning::Never, MOST_LABELS), &labels, watch).ok();
        let ready = if compares(&problem.space) && request.consistency.is_none() { exact(&problem) } else { None };
        Ok(Self { problem, ready, most })
    }

    /// The least money that the limits need.
    #[must_use]
    pub fn least(&self) -> Money {
        Money(self.problem.costs().0.into())
    }

    /// The most that it answers for.
    #[must_use]
    pub fn most(&self) -> Money {
        self.most
    }

    /// The best plan for `budget`; `before` is that for less money, where it is known. `None` below the least, and above the
    /// most.
    #[must_use]
    pub fn at(&self, budget: Money, before: Option<&CurvePoint>, watch: Watch<'_>) -> Option<CurvePoint> {
        if budget > self.most || budget < self.least() {
            return None;
        }
        let money = i64::try_from(budget.0).ok()?;
        let problem = &self.problem;
        let known = before.and_then(|before| self.found(before, money));
        let start: Vec<Vec<usize>> = known.iter().map(|found| found.chosen.clone()).collect();
        let found = Search::new(problem, money, watch.stopped).best(&start);
        let known = [known, found].into_iter().flatten().reduce(Found::better);
        let value = known.as_ref().map_or(f64::NEG_INFINITY, |found| found.value);
        let exact = self.ready.as_ref().and_then(|ready| ready.best(problem, money, value, watch));
        let best = [known, exact].into_iter().flatten().reduce(Found::better)?;
        let units = problem.channels.iter().zip(&best.chosen);
        Some(CurvePoint {
            budget,
            value: best.value,
            cost: Money(best.cost.into()),
            units: units.map(|(channel, &at)| (channel.id.clone(), channel.choices[at].units)).collect(),
            is_proved: self.ready.is_some() && !(watch.stopped)(),
        })
    }

    /// A known point as choices.
    fn found(&self, point: &CurvePoint, money: i64) -> Option<Found> {
        let choice = |(channel, (_, units)): (&super::problem::ChannelChoices, &(ChannelId, u64))| {
            channel.choices.iter().position(|choice| choice.units == *units)
        };
        let chosen: Option<Vec<usize>> = self.problem.channels.iter().zip(&point.units).map(choice).collect();
        Found::of(&self.problem, chosen?, money)
    }

    /// `count` points evenly from the least money that the limits need to the most, that for `money` among them.
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
        let mut points: Vec<CurvePoint> = Vec::with_capacity(budgets.len());
        for budget in budgets {
            points.extend(self.at(budget, points.last(), watch));
            if (watch.stopped)() {
                break;
            }
        }
        points
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
}

/// Plans of which none is better in both of the request's two audiences: those that are the best for some weights of the two,
/// at most `most`, from the best for the second to the best for the first.
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
        let answer = super::optimise(plan, &Request { audiences, ..request.clone() }, watch)?;
        let values = [0, 1].map(|at: usize| answer.proposed.values.get(at).copied().unwrap_or(0.0));
        let units = answer.channels.iter().map(|channel| (channel.id.clone(), channel.units)).collect();
        Ok(AudiencePoint { values, cost: answer.proposed.media, units })
    };
    let mut front = vec![best(0.0)?, best(1.0)?];
    let mut at = 0;
    while at + 1 < front.len() && front.len() < most && !(watch.stopped)() {
        // Between two neighbours the weights for which both are equal find what lies beyond the line between them.
        let [a, b] = [front[at].values, front[at + 1].values];
        let (up, down) = (b[0] - a[0], a[1] - b[1]);
        let middle = if up > 1e-12 && down > 1e-12 { Some(best(down / (up + down))?) } else { None };
        let is_beyond = |point: &AudiencePoint| {
            let worth = |values: [f64; 2]| down * values[0] + up * values[1];
            worth(point.values) > worth(a) + 1e-12 * (up + down)
        };
        match middle.filter(is_beyond) {
            Some(point) => front.insert(at + 1, point),
            None => at += 1,
        }
    }
    front.dedup_by(|a, b| a.units == b.units);
    Ok(front)
}
