//! The best quantities as questions: the proposal, what limits cost, and the curve of best values against the money.

use crate::optimise::{
    Answer as Proposal, Binding, Curve, CurvePoint, Firmness, Limits, NoAnswer, Request, Watch, binding, firmness,
    left_for_media, optimise,
};
use crate::plan::{Money, Plan};
use crate::util::{Cancel, Cancelled};

/// How many points a curve has.
const POINTS: usize = 25;

/// What explains a proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct BestLimits {
    /// The limits that bind, and what a step more of each brings.
    pub binding: Vec<Binding>,
    /// How often the proposal stays among the best plans, where errors are stated.
    pub firmness: Option<Firmness>,
}

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

/// Finds the best plan for `request`.
pub(super) fn best(plan: &Plan, request: &Request, cancel: &Cancel) -> Result<Result<Proposal, NoAnswer>, Cancelled> {
    let stopped = || cancel.is_set();
    let watch = Watch { stopped: &stopped, progress: &|_| {} };
    let answer = optimise(plan, request, watch);
    if cancel.is_set() { Err(Cancelled) } else { Ok(answer) }
}

/// Explains the best plan for `request`; nothing where there is none.
pub(super) fn limits(plan: &Plan, request: &Request, cancel: &Cancel) -> Result<Option<BestLimits>, Cancelled> {
    let stopped = || cancel.is_set();
    let watch = Watch { stopped: &stopped, progress: &|_| {} };
    let Ok(answer) = best(plan, request, cancel)? else { return Ok(None) };
    let binding = binding(plan, &answer, watch);
    Ok(Some(BestLimits { binding, firmness: firmness(plan, &answer, watch).ok() }))
}

/// The curves of `request`, whose own money does not matter.
pub(super) fn curves(plan: &Plan, request: &Request, cancel: &Cancel) -> Result<BestCurves, Cancelled> {
    let stopped = || cancel.is_set();
    let watch = Watch { stopped: &stopped, progress: &|_| {} };
    let usual = left_for_media(plan).filter(|money| *money > Money::ZERO);
    let usual = usual.unwrap_or_else(|| crate::budget::budget(plan).media.at_least());
    let most = Money((usual.0 * 3 / 2).max(1));
    let points = |request: &Request| -> (Vec<CurvePoint>, Option<Money>) {
        match Curve::of(plan, request, most, watch) {
            Ok(curve) => (curve.points(POINTS, usual, watch), Some(curve.least())),
            Err(NoAnswer::Contradiction { needed, .. }) => (Vec::new(), Some(needed)),
            Err(_) => (Vec::new(), None),
        }
    };
    let (within, least) = points(request);
    let free = Request { limits: Limits::default(), consistency: None, ..request.clone() };
    let has_limits = request.limits != Limits::default() || request.consistency.is_some();
    let without = if has_limits { points(&free).0 } else { Vec::new() };
    if cancel.is_set() { Err(Cancelled) } else { Ok(BestCurves { within, without, least, most }) }
}
