//! From a plan to its consistency, from nothing or from the results of the plan before an edit.

use std::sync::Arc;

use super::coherence::coherence;
use super::commonality::commonality;
use super::continuity::continuity;
use super::exposure::{Flights, Gathering, MessageExposure, Progress, Resolved, resolve};
use super::inputs::{Inputs, counted_audiences, only_counted};
use super::mixes::{Rest, audience_figures, over_audiences, weekly_figures};
use super::pairs::{completeness, message_weighted};
use super::stages::complementarity;
use super::{AudienceConsistency, ConsistencyResults, Sensitivity, SimilarityMatrix, WeekConsistency};
use crate::plan::{Frame, Groups, Index, Met, NotComputable, Placement, Plan};
use crate::util::{Cancel, in_parts, side_by_side};

/// Returns how alike the messages of `plan` are.
#[must_use]
pub fn consistency(plan: &Plan) -> ConsistencyResults {
    let similarities = || SimilarityMatrix::of(&plan.messages, &plan.settings.similarity_weights);
    let exposed = || {
        let index = Index::of(plan);
        let some = |placements| resolve_all(placements, plan, &index);
        let parts = if plan.is_large() {
            in_parts(&plan.placements, |_, part| some(part))
        } else {
            vec![some(&plan.placements)]
        };
        let (resolved, flights): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
        (expose_messages(plan, &flights, |_| None), resolved.concat())
    };
    let (similarities, (exposures, resolved)) = side_by_side(plan.is_large(), similarities, exposed);
    let parts = Parts { similarities: similarities.into(), recoded: Vec::new(), exposures, resolved: resolved.into() };
    assemble(plan, None, parts)
}

/// Returns the same as [`consistency`], to the last bit, for a `plan` that an edit made out of `before`, whose results are
/// `previous`: what the edit left alone is taken from there.
#[must_use]
pub fn consistency_after(previous: &ConsistencyResults, before: &Plan, plan: &Plan) -> ConsistencyResults {
    // Positions keep their meaning.
    if Frame::of(before) != Frame::of(plan) {
        return consistency(plan);
    }
    let same_weights = before.settings.similarity_weights == plan.settings.similarity_weights;
    let coding_changed: Vec<bool> =
        before.messages.iter().zip(&plan.messages).map(|(old, new)| !Arc::ptr_eq(old, new)).collect();
    let similarities = if !same_weights {
        SimilarityMatrix::of(&plan.messages, &plan.settings.similarity_weights).into()
    } else if coding_changed.contains(&true) {
        let mut matrix = SimilarityMatrix::clone(&previous.similarities);
        matrix.compare_again(&plan.messages, &plan.settings.similarity_weights, |message| coding_changed[message]);
        Arc::new(matrix)
    } else {
        Arc::clone(&previous.similarities)
    };
    let (resolved, exposure_changed) = resolve_again(previous, before, plan);
    let exposures = if exposure_changed.contains(&true) {
        let index = Index::of(plan);
        let mut flights = Flights::new(plan, &index, 0);
        for (placement, places) in plan.placements.iter().zip(resolved.iter()) {
            if let Some(places) = *places
                && exposure_changed[places.0 as usize]
            {
                flights.push(placement, places);
            }
        }
        expose_messages(plan, &[flights], |message| {
            (!exposure_changed[message]).then(|| previous.exposures[message].clone())
        })
    } else {
        Arc::clone(&previous.exposures)
    };
    let recoded = (0..plan.messages.len())
        .map(|message| {
            (!same_weights || coding_changed[message]) && !similarities.same_row(&previous.similarities, message)
        })
        .collect();
    assemble(plan, Some(previous), Parts { similarities, recoded, exposures, resolved })
}

/// Holds what the figures are made of.
struct Parts {
    similarities: Arc<SimilarityMatrix>,
    /// After an edit: which messages' new coding (or the new weights) changed a similarity.
    recoded: Vec<bool>,
    exposures: Arc<[MessageExposure]>,
    resolved: Arc<[Resolved]>,
}

/// Returns where placements' messages and channels stand after the edit, and the messages whose exposure it may have
/// changed.
fn resolve_again(previous: &ConsistencyResults, before: &Plan, plan: &Plan) -> (Arc<[Resolved]>, Vec<bool>) {
    let mut changed = vec![false; plan.messages.len()];
    let mut resolved = Arc::clone(&previous.resolved);
    if !before.placements.same(&plan.placements) {
        let index = Index::of(plan);
        let mut is_gone = vec![true; before.placements.len()];
        let mut of_placement = Vec::with_capacity(plan.placements.len());
        for (placement, origin) in plan.placements.iter().zip(plan.placements.origins(&before.placements)) {
            if let Some(origin) = origin {
                is_gone[origin] = false;
                of_placement.push(previous.resolved[origin]);
            } else {
                let fresh = resolve(placement, &index);
                if let Some((message, _)) = fresh {
                    changed[message as usize] = true;
                }
                of_placement.push(fresh);
            }
        }
        for (message, _) in previous.resolved.iter().zip(is_gone).filter_map(|(&old, gone)| old.filter(|_| gone)) {
            changed[message as usize] = true;
        }
        resolved = of_placement.into();
    }
    let channel_changed: Vec<bool> = before
        .channels
        .iter()
        .zip(&plan.channels)
        .map(|(old, new)| !Arc::ptr_eq(old, new) && Met::of(old) != Met::of(new))
        .collect();
    if channel_changed.contains(&true) {
        for (message, channel) in resolved.iter().flatten() {
            changed[*message as usize] |= channel_changed[*channel as usize];
        }
    }
    (resolved, changed)
}

/// Finds where the messages and channels of `placements` stand, and their flights.
fn resolve_all<'a>(placements: &'a [Arc<Placement>], plan: &'a Plan, index: &'a Index) -> (Vec<Resolved>, Flights<'a>) {
    let mut flights = Flights::new(plan, index, placements.len());
    let resolve = |placement: &'a Arc<Placement>| {
        let resolved = resolve(placement, index);
        if let Some(places) = resolved {
            flights.push(placement, places);
        }
        resolved
    };
    (placements.iter().map(resolve).collect(), flights)
}

/// Returns the exposure of every message: what `known` has of it, or gathered from its flights.
fn expose_messages(
    plan: &Plan,
    flights: &[Flights<'_>],
    known: impl Fn(usize) -> Option<MessageExposure> + Sync,
) -> Arc<[MessageExposure]> {
    let messages: Vec<usize> = (0..plan.messages.len()).collect();
    let by_message: Vec<Groups> = flights.iter().map(Flights::by_message).collect();
    let some = |messages: &[usize]| {
        let gather = |message: usize| {
            let mut gathering = Gathering::default();
            for (flights, by_message) in flights.iter().zip(&by_message) {
                gathering.add(flights, by_message.members(message));
            }
            gathering.finish(plan.calendar.weeks)
        };
        let exposures = messages.iter().map(|&message| known(message).unwrap_or_else(|| gather(message)));
        exposures.collect::<Vec<_>>()
    };
    if flights.len() > 1 {
        in_parts(&messages, |_, part| some(part)).into_iter().flatten().collect()
    } else {
        some(&messages).into()
    }
}

fn assemble(plan: &Plan, previous: Option<&ConsistencyResults>, parts: Parts) -> ConsistencyResults {
    let Parts { similarities, recoded, exposures, resolved } = parts;
    let placed: Vec<bool> = exposures.iter().map(|exposure| exposure.is_placed).collect();
    let (message_weighted, worst_pair) = match previous {
        Some(previous) if previous.placed == placed && Arc::ptr_eq(&previous.similarities, &similarities) => {
            (previous.message_weighted, previous.worst_pair)
        }
        _ => message_weighted(&placed, &similarities),
    };
    let obstacle = obstacle(plan, &exposures);
    let before = previous.map(|previous| (previous, recoded.as_slice()));
    let counted: Arc<[bool]> = counted_audiences(plan, &exposures).into();
    let inputs = Inputs::new(plan, &similarities, &exposures, &placed, &counted, obstacle);
    // The plan's weeks are sums over the counted audiences.
    let weeks_before = before.filter(|(previous, _)| previous.counted == counted);
    let ((mut audiences, rests, measures), weekly) = side_by_side(
        plan.is_large(),
        || {
            let (audiences, rests) = audience_figures(plan, &similarities, &exposures, obstacle);
            let measures =
                (continuity(&inputs, weeks_before), coherence(&inputs), commonality(&inputs), complementarity(&inputs));
            (audiences, rests, measures)
        },
        || weekly_figures(plan, before, &similarities, &exposures),
    );
    for (audience, weeks) in audiences.iter_mut().zip(weekly.figures) {
        audience.weeks = weeks;
    }
    let weeks = over_all(plan, &audiences, &counted, obstacle);
    let of_audiences = only_counted(audiences.iter(), &counted);
    let (exposure_weighted, _) =
        over_audiences(of_audiences.map(|audience| (audience.exposure_weighted, audience.impressions)), obstacle);
    let without = |rests: &Vec<Rest>| {
        over_audiences(only_counted(rests.iter().copied(), &counted), NotComputable::NothingPlaced).0
    };
    let leave_one_out = rests
        .iter()
        .enumerate()
        .filter(|(message, rests)| !rests.is_empty() && inputs.impressions[*message] > 0.0)
        .map(|(message, rests)| (message, exposure_weighted.and_then(|whole| Ok(without(rests)? - whole))))
        .collect();
    let ((continuity, chain), coherence, commonality, complementarity) = measures;
    ConsistencyResults {
        coherence,
        continuity,
        chain,
        weekly_sums: weekly.sums,
        commonality,
        complementarity,
        exposure_weighted,
        leave_one_out,
        message_weighted,
        worst_pair,
        audiences,
        weeks,
        similarities,
        completeness: completeness(plan, &placed),
        placed,
        exposures,
        resolved,
        counted,
    }
}

/// Returns the weeks of all counted audiences together.
fn over_all(
    plan: &Plan,
    audiences: &[AudienceConsistency],
    counted: &[bool],
    obstacle: NotComputable,
) -> Vec<WeekConsistency> {
    let week = |week: usize| {
        let of_week = only_counted(audiences.iter(), counted).map(|audience| &audience.weeks[week]);
        let figures = of_week.map(|week| (week.exposure_weighted, week.impressions));
        let (exposure_weighted, impressions) = over_audiences(figures, obstacle);
        WeekConsistency { exposure_weighted, impressions }
    };
    (0..plan.calendar.weeks as usize).map(week).collect()
}

/// Returns how far the consistency of `plan`, whose results are `results`, hangs on what is not coded yet and on the weights.
#[must_use]
pub fn sensitivity(plan: &Plan, results: &ConsistencyResults) -> Sensitivity {
    sensitivity_unless(&Cancel::default(), plan, results)
}

/// Returns the same, unless `cancel` is set meanwhile: then it says anything, and nobody may use it.
#[must_use]
pub fn sensitivity_unless(cancel: &Cancel, plan: &Plan, results: &ConsistencyResults) -> Sensitivity {
    let ConsistencyResults { similarities, exposures, placed, counted, .. } = results;
    let inputs = Inputs::new(plan, similarities, exposures, placed, counted, obstacle(plan, exposures));
    super::sensitivity::sensitivity(cancel, &inputs, &results.audiences, results.exposure_weighted)
}

/// Says why there are no impressions, where there are none.
fn obstacle(plan: &Plan, exposures: &[MessageExposure]) -> NotComputable {
    if plan.audiences.is_empty() {
        return NotComputable::NoAudiences;
    }
    exposures.iter().map(|exposure| exposure.progress).max().unwrap_or(Progress::Nothing).reason()
}
