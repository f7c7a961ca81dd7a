//! One message over all channels that carry it.

use std::sync::Arc;

use super::audience::AudienceWork;
use super::channel::ChannelWork;
use super::on_channel::PlacedUnits;
use super::placed::Place;
use super::results::MessageReach;
use super::total::Included;
use crate::reach::curve::Point;

/// A message, in a form that the next computation can reuse.
#[derive(Debug)]
pub(in crate::reach) struct MessageWork {
    is_placed: bool,
    /// Exposures to it, each person counted once.
    impressions: f64,
    /// Where the audiences stand in the plan; as far as the message goes.
    audiences: Vec<Option<MessageInAudience>>,
}

#[derive(Clone, Debug)]
struct MessageInAudience {
    /// Share of the people whom the independent channels reach, and in the end all.
    point: Point,
    /// Share of the people whom those that overlap reach, at each point of the common inclination.
    at_points: Vec<Point>,
}

/// Holds what one channel carries of a message.
struct Carried {
    channel: usize,
    /// The units placed with each aim of the channel.
    units_by_aim: Vec<(usize, f64)>,
}

impl MessageWork {
    /// Returns what the placements at the positions `members` give together; `units` holds those of every placement.
    pub(in crate::reach) fn of(
        members: &[usize],
        places: &[Place],
        units: &[PlacedUnits],
        channels: &[Arc<ChannelWork>],
        met: &[Arc<AudienceWork>],
    ) -> Self {
        // In the order in which the message's own placements name them, so that nothing else moves a bit of the sums.
        let mut carried: Vec<Carried> = Vec::new();
        for &member in members {
            let (Some((channel, _)), PlacedUnits { aim, units }) = (places[member], units[member]) else { continue };
            if units <= 0.0 {
                continue;
            }
            let known = carried.iter().position(|known| known.channel == channel).unwrap_or_else(|| {
                carried.push(Carried { channel, units_by_aim: Vec::new() });
                carried.len() - 1
            });
            let units_by_aim = &mut carried[known].units_by_aim;
            match units_by_aim.iter_mut().find(|known| known.0 == aim) {
                Some(known) => known.1 += units,
                None => units_by_aim.push((aim, units)),
            }
        }
        let mut audiences: Vec<Option<MessageInAudience>> = Vec::new();
        for on_channel in &carried {
            add_channel(&mut audiences, channels, met, on_channel);
        }
        for (known, work) in audiences.iter_mut().zip(met) {
            let (Some(known), Some(mixture)) = (known, &work.mixture) else { continue };
            if !known.at_points.is_empty() {
                let reached = known.at_points.iter().zip(mixture.weights());
                let some: f64 = reached.map(|(point, weight)| weight * known.point.and(*point).some).sum();
                known.point.some = some.min(1.0);
            }
        }
        let impressions = carried.iter().flat_map(|Carried { channel, units_by_aim }| {
            units_by_aim.iter().map(|&(aim, units)| channels[*channel].aims[aim].impressions(units))
        });
        // The sum of nothing is -0 in floating point.
        Self { is_placed: !carried.is_empty(), impressions: 0.0 + impressions.sum::<f64>(), audiences }
    }

    /// Returns the message over the universe.
    pub(in crate::reach) fn reach(&self, included: &Included) -> MessageReach {
        let find = |audience: usize| self.audiences.get(audience)?.as_ref();
        let met = (0..self.audiences.len()).filter(|&audience| self.audiences[audience].is_some());
        MessageReach {
            impressions: self.impressions,
            reach: included.weighted(self.is_placed, met, |audience| find(audience).map(|known| known.point.some)),
        }
    }
}

/// Adds what a channel carries.
fn add_channel(
    audiences: &mut Vec<Option<MessageInAudience>>,
    channels: &[Arc<ChannelWork>],
    met_by: &[Arc<AudienceWork>],
    carried: &Carried,
) {
    let work = &channels[carried.channel];
    for contact in &work.contacts {
        let Ok(met) = &contact.outcome else { continue };
        let audience = contact.audience;
        let units: f64 = carried.units_by_aim.iter().map(|&(aim, units)| units * work.aims[aim].part(audience)).sum();
        if units <= 0.0 {
            continue;
        }
        if audience >= audiences.len() {
            audiences.resize(audience + 1, None);
        }
        let nobody = MessageInAudience { point: Point::NOBODY, at_points: Vec::new() };
        let known = audiences[audience].get_or_insert(nobody);
        let mixture = met_by.get(audience).and_then(|work| work.mixture.as_ref());
        match mixture.and_then(|mixture| mixture.followers[carried.channel].as_ref()) {
            Some(follower) => {
                let points = follower.reached_by(units);
                known.at_points.resize(points.len(), Point::NOBODY);
                for (known, point) in known.at_points.iter_mut().zip(points) {
                    *known = known.and(point);
                }
            }
            None => {
                known.point = known.point.and(met.curve.point(met.curve.amount(units), met.table.as_ref()));
            }
        }
    }
}
