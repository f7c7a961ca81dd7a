//! Reach curves of one channel: the share of each audience that so many units reach, and where the plan stands on it.

use super::Analysis;
use crate::plan::{Channel, ChannelId, NotComputable, Unit};
use crate::reach::ContactCurve;

/// Points of a curve of impressions.
const POINTS: u32 = 160;
/// The most insertions that have a point each.
const MOST_INSERTIONS: f64 = 400.0;
/// Insertions that are shown where none are placed.
const USUAL_INSERTIONS: f64 = 12.0;

/// The reach curves of one channel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChannelCurves {
    /// The end of the horizontal axis in units: twice what is placed, or what makes the bends visible.
    pub most: f64,
    /// The audiences whose curve can be computed, in the plan's order.
    pub curves: Vec<ChannelCurve>,
    /// The audiences whose curve cannot be computed, by their positions in the plan, and why.
    pub left_out: Vec<(usize, NotComputable)>,
}

/// The reach curve of a channel in one audience.
#[derive(Clone, Debug, PartialEq)]
pub struct ChannelCurve {
    /// Where the audience stands in the plan.
    pub audience: usize,
    /// Units that the plan places, inside the audience for impressions.
    pub placed: f64,
    /// The share that the placed units reach.
    pub reach_of_placed: f64,
    /// Units and the share that they reach, from 0 to [`ChannelCurves::most`].
    pub points: Vec<[f64; 2]>,
    /// The share that [`ChannelCurves::most`] units reach.
    pub reach_at_end: f64,
}

/// Draws the curves of the channel with the id `channel`; nothing where the plan has no such channel.
pub(super) fn channel_curves(analysis: &Analysis, channel: &ChannelId) -> ChannelCurves {
    let plan = analysis.plan();
    let Some(channel) = plan.channel(channel) else { return ChannelCurves::default() };
    let (mut found, mut left_out) = (Vec::new(), Vec::new());
    for (position, audience) in plan.audiences.iter().enumerate() {
        let Some(contact) = channel.contact(&audience.id) else { continue };
        if contact.model.unit() != channel.unit {
            left_out.push((position, NotComputable::NoContacts));
        } else if channel.unit == Unit::Impressions && audience.size == 0 {
            left_out.push((position, NotComputable::AudienceWithoutSize));
        } else if let Ok(curve) = ContactCurve::of(&contact.model, audience.size) {
            found.push((position, curve, placed_units(analysis, channel, position)));
        } else {
            left_out.push((position, NotComputable::ImpossibleContactModel));
        }
    }
    let most = most_units(analysis, channel, found.iter().map(|(_, _, placed)| *placed));
    let curves = found.into_iter().map(|(audience, curve, placed)| ChannelCurve {
        audience,
        placed,
        reach_of_placed: curve.reach(placed),
        points: points(&curve, channel.unit, most),
        reach_at_end: curve.reach(most),
    });
    ChannelCurves { most, curves: curves.collect(), left_out }
}

/// Returns the units that the plan places on the channel: insertions as they are, impressions as far as they are delivered
/// in the audience.
fn placed_units(analysis: &Analysis, channel: &Channel, audience: usize) -> f64 {
    let plan = analysis.plan();
    if channel.unit == Unit::Insertions {
        let on_it = plan.placements.iter().filter(|placement| placement.channel == channel.id);
        let weekly = on_it.flat_map(|placement| placement.weekly(plan.calendar.weeks));
        return weekly.map(|(_, quantity)| quantity as f64).sum();
    }
    let Some(position) = plan.channels.position(&channel.id) else { return 0.0 };
    let Some(Ok(reach)) = analysis.reach.audiences.get(audience) else { return 0.0 };
    let found = reach.channels.iter().find(|(at, _)| *at == position);
    found.map_or(0.0, |(_, part)| part.impressions)
}

fn most_units(analysis: &Analysis, channel: &Channel, placed: impl Iterator<Item = f64>) -> f64 {
    let placed = placed.fold(0.0, f64::max);
    if placed > 0.0 {
        return 2.0 * placed;
    }
    match channel.unit {
        Unit::Insertions => USUAL_INSERTIONS,
        Unit::Impressions => {
            let met = analysis.plan().audiences.iter().filter(|audience| channel.contact(&audience.id).is_some());
            2.0 * met.map(|audience| audience.size as f64).fold(1.0, f64::max)
        }
    }
}

fn points(curve: &ContactCurve, unit: Unit, most: f64) -> Vec<[f64; 2]> {
    let steps = match unit {
        Unit::Insertions if most <= MOST_INSERTIONS => most.floor() as u32,
        _ => POINTS,
    };
    let at = |step: u32| f64::from(step) * most / f64::from(steps.max(1));
    (0..=steps).map(|step| [at(step), curve.reach(at(step))]).collect()
}
