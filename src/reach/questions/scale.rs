//! Says what more or less of the same plan would reach: everything that is placed, scaled in proportion.

use crate::plan::{Figure, NotComputable};
use crate::reach::combine::contact::Met;
use crate::reach::combine::mixture::{Follower, Mixture};
use crate::reach::curve::Point;
use crate::reach::plan::state::ReachState;
use crate::util::Cancel;

/// Reach at multiples of what is placed, 1 being the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Scaled {
    /// The whole mix, every channel scaled alike, for each multiple.
    pub mix: Vec<f64>,
    /// Each channel that meets the audience, alone, by its place in the plan.
    pub channels: Vec<(usize, Vec<f64>)>,
}

/// Returns the share that `multiples` of what `state`'s plan places would reach in one audience, or in all of them (`None`).
/// Insertions are whole: the part of one does not count.
///
/// # Errors
/// Why the audience or the total has no reach.
pub fn scaled(state: &ReachState, audience: Option<usize>, multiples: &[f64]) -> Figure<Scaled> {
    scaled_unless(&Cancel::default(), state, audience, multiples)
}

/// Returns the same, unless `cancel` is set meanwhile: then the shares are incomplete, and nobody may use them.
///
/// # Errors
/// Why the audience or the total has no reach.
pub fn scaled_unless(
    cancel: &Cancel,
    state: &ReachState,
    audience: Option<usize>,
    multiples: &[f64],
) -> Figure<Scaled> {
    let results = state.results();
    let parts: Vec<(usize, f64)> = if let Some(position) = audience {
        let reach = results.audiences.get(position).ok_or(NotComputable::NoAudiences)?;
        reach.as_ref().map_err(|why| *why)?;
        vec![(position, 1.0)]
    } else {
        results.total.as_ref().map_err(|why| *why)?.parts.clone()
    };
    let mut sum = Scaled { mix: vec![0.0; multiples.len()], channels: Vec::new() };
    for (position, weight) in parts {
        let (contacts, mixture) = state.parts_of_audiences().nth(position).ok_or(NotComputable::NoAudiences)?;
        let weights: &[f64] = mixture.map_or(&[1.0], Mixture::weights);
        for (at, multiple) in multiples.iter().enumerate() {
            if cancel.is_set() {
                return Ok(sum);
            }
            let mut points = vec![Point::NOBODY; weights.len()];
            for (channel, contact) in contacts.iter().enumerate() {
                let Some(Ok(met)) = contact.as_ref().map(|contact| contact.outcome.as_ref()) else { continue };
                let units = units(met, *multiple);
                let alone = met.curve.point(met.curve.amount(units), None);
                add(&mut sum.channels, channel, multiples.len(), at, weight * alone.some);
                let follower = mixture.and_then(|mixture| mixture.followers.get(channel)?.as_deref());
                reach_more(&mut points, follower, units, alone);
            }
            let all: f64 = points.iter().zip(weights).map(|(point, weight)| point.some * weight).sum();
            sum.mix[at] += weight * all.min(1.0);
        }
    }
    sum.channels.sort_by_key(|(channel, _)| *channel);
    Ok(sum)
}

fn units(met: &Met, multiple: f64) -> f64 {
    let units = (met.units * multiple).max(0.0);
    if met.curve.is_insertions() { (units + 1e-9).floor() } else { units }
}

fn reach_more(points: &mut [Point], follower: Option<&Follower>, units: f64, alone: Point) {
    match follower {
        Some(follower) => {
            for (point, more) in points.iter_mut().zip(follower.reached_by(units)) {
                *point = point.and(more);
            }
        }
        None => {
            for point in points {
                *point = point.and(alone);
            }
        }
    }
}

fn add(channels: &mut Vec<(usize, Vec<f64>)>, channel: usize, count: usize, at: usize, share: f64) {
    let known = channels.iter().position(|(known, _)| *known == channel).unwrap_or_else(|| {
        channels.push((channel, vec![0.0; count]));
        channels.len() - 1
    });
    channels[known].1[at] += share;
}
