//! The best quantities as questions: the proposal, what limits cost, and the curve of best values against the money.

use std::sync::Arc;

use crate::optimise::{
    Binding, Curve, CurvePoint, Firmness, Limits, Marginal, NoAnswer, Proposal, Request, Watch, WeeksAnswer,
    WeeksRequest, audience_front, best_weeks, binding, consistency_front, firmness, left_for_media, marginals,
    optimise,
};
use crate::plan::{AudienceId, ChannelId, Money, Plan};
use crate::util::{Cancel, Cancelled};

/// How many points a curve has.
const POINTS: usize = 25;

/// Holds what explains a proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct BestLimits {
    /// The limits that bind, and what a step more of each brings.
    pub binding: Vec<Binding>,
    /// How often the proposal stays among the best plans, where errors are stated.
    pub firmness: Option<Firmness>,
    /// What the next step on each channel of today's plan would bring.
    pub marginals: Vec<Marginal>,
}

/// Says what is held against the goal on a front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrontOf {
    /// How alike the messages are.
    Consistency,
    /// The goal in the first of two audiences against the goal in the second.
    Audiences(AudienceId, AudienceId),
}

/// A plan of a front.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontPoint {
    /// Its consistency, or what the goal asks for in the first audience.
    pub along: f64,
    /// What the goal asks for; of two audiences in the second.
    pub value: f64,
    /// What its media cost.
    pub cost: Money,
    /// Its units on each channel that something is placed on.
    pub units: Vec<(ChannelId, u64)>,
    /// The plan.
    pub plan: Arc<Plan>,
}

/// The most plans of a front of two audiences.
const MOST_OF_TWO: usize = 13;

/// The best values against the money.
#[derive(Clone, Debug, PartialEq)]
pub struct BestCurves {
    /// Within the limits.
    pub within: Vec<CurvePoint>,
    /// Without any limit of the user's.
    pub without: Vec<CurvePoint>,
    /// The least money that the limits need.
    pub least: Option<Money>,
    /// The most money that was looked at.
    pub most: Money,
}

/// Does work that stops with what it has once it is enough, and nobody waits for once it was cancelled.
fn watched<R>(cancel: &Cancel, work: impl FnOnce(Watch<'_>) -> R) -> Result<R, Cancelled> {
    let stopped = || cancel.is_set() || cancel.is_enough();
    let progress = |part: f64| cancel.at(part);
    let done = work(Watch { stopped: &stopped, progress: &progress });
    if cancel.is_set() { Err(Cancelled) } else { Ok(done) }
}

/// Finds the best plan for `request`.
pub(super) fn best(plan: &Plan, request: &Request, cancel: &Cancel) -> Result<Result<Proposal, NoAnswer>, Cancelled> {
    watched(cancel, |watch| optimise(plan, request, watch))
}

/// Explains the best plan for `request`; nothing where there is none.
pub(super) fn limits(plan: &Plan, request: &Request, cancel: &Cancel) -> Result<Option<BestLimits>, Cancelled> {
    watched(cancel, |watch| {
        let answer = watch.during(0.0, 0.2, |watch| optimise(plan, request, watch)).ok()?;
        let binding = watch.during(0.2, 0.8, |watch| binding(plan, &answer, watch));
        let firmness = watch.during(0.8, 1.0, |watch| firmness(plan, &answer, watch)).ok();
        Some(BestLimits { binding, firmness, marginals: marginals(plan, request) })
    })
}

/// Returns the curves of `request`, whose own money does not matter.
pub(super) fn curves(plan: &Plan, request: &Request, cancel: &Cancel) -> Result<BestCurves, Cancelled> {
    let usual = left_for_media(plan).filter(|money| *money > Money::ZERO);
    let usual = usual.unwrap_or_else(|| crate::budget::budget(plan).media.at_least());
    let most = Money((usual.0 * 3 / 2).max(1));
    let points = |request: &Request, watch: Watch<'_>| -> (Vec<CurvePoint>, Option<Money>) {
        match Curve::of(plan, request, most, watch) {
            Ok(curve) => (curve.points(POINTS, usual, watch), Some(curve.least())),
            Err(NoAnswer::Contradiction { needed, .. }) => (Vec::new(), Some(needed)),
            Err(_) => (Vec::new(), None),
        }
    };
    let free = Request { limits: Limits::default(), consistency: None, ..request.clone() };
    let has_limits = request.limits != Limits::default() || request.consistency.is_some();
    watched(cancel, |watch| {
        let half = if has_limits { 0.5 } else { 1.0 };
        let (within, least) = watch.during(0.0, half, |watch| points(request, watch));
        let without = if has_limits { watch.during(half, 1.0, |watch| points(&free, watch)).0 } else { Vec::new() };
        BestCurves { within, without, least, most }
    })
}

/// Returns the front of `request` against `of`, from the least of what is held against the goal to the most.
pub(super) fn front(
    plan: &Plan,
    request: &Request,
    of: &FrontOf,
    cancel: &Cancel,
) -> Result<Result<Vec<FrontPoint>, NoAnswer>, Cancelled> {
    watched(cancel, |watch| front_of(plan, request, of, watch))
}

/// Returns the plans of which none is better in two things at once, from the least of what is held against the goal to the
/// most.
///
/// # Errors
/// Why there are none.
pub fn front_of(plan: &Plan, request: &Request, of: &FrontOf, watch: Watch<'_>) -> Result<Vec<FrontPoint>, NoAnswer> {
    let goal = request.goal.measured();
    match of {
        FrontOf::Consistency => {
            consistency_front(plan, &Request { goal, ..request.clone() }, crate::optimise::MOST_POINTS, watch).map(
                |points| {
                    let point = |point: crate::optimise::ConsistencyPoint| FrontPoint {
                        along: point.consistency,
                        value: point.value,
                        cost: point.cost,
                        units: point.units,
                        plan: point.plan,
                    };
                    points.into_iter().map(point).collect()
                },
            )
        }
        FrontOf::Audiences(first, second) => {
            let audiences = vec![(first.clone(), 1.0), (second.clone(), 1.0)];
            let request = Request { goal, audiences, ..request.clone() };
            audience_front(plan, &request, MOST_OF_TWO, watch).map(|points| {
                let point = |point: crate::optimise::AudiencePoint| FrontPoint {
                    along: point.values[0],
                    value: point.values[1],
                    cost: point.cost,
                    units: point.units,
                    plan: point.plan,
                };
                points.into_iter().map(point).collect()
            })
        }
    }
}

/// Finds the best weeks for `request`.
pub(super) fn weeks(
    plan: &Plan,
    request: &WeeksRequest,
    cancel: &Cancel,
) -> Result<Result<WeeksAnswer, NoAnswer>, Cancelled> {
    watched(cancel, |watch| best_weeks(plan, request, watch))
}
