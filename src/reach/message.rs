//! One message over all channels that carry it.

use std::sync::Arc;

use super::Point;
use super::channel::ChannelWork;
use super::on_channel::PlacedUnits;
use super::placed::Place;
use super::results::MessageReach;
use super::total::Included;

/// A message, in a form that the next computation can reuse.
#[derive(Debug)]
pub(super) struct MessageWork {
    is_placed: bool,
    /// Where the audiences stand in the plan; as far as the message goes.
    audiences: Vec<Option<MessageInAudience>>,
}

#[derive(Clone, Copy, Debug)]
struct MessageInAudience {
    point: Point,
    impressions: f64,
}

/// What one channel carries of a message.
struct Carried {
    channel: usize,
    /// The units placed with each aim of the channel.
    units_by_aim: Vec<(usize, f64)>,
}

impl MessageWork {
    /// What the placements at the positions `members` give together; `units` holds those of every placement.
    pub(super) fn of(
        members: &[usize],
        places: &[Place],
        units: &[PlacedUnits],
        channels: &[Arc<ChannelWork>],
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
            add_channel(&mut audiences, &channels[on_channel.channel], &on_channel.units_by_aim);
        }
        Self { is_placed: !carried.is_empty(), audiences }
    }

    /// The message over the audiences in the total.
    pub(super) fn reach(&self, included: &Included) -> MessageReach {
        let find = |audience: usize| self.audiences.get(audience)?.as_ref();
        let met = (0..self.audiences.len()).filter(|&audience| self.audiences[audience].is_some());
        MessageReach {
            // The sum of nothing is -0 in floating point.
            impressions: 0.0
                + included
                    .audiences
                    .iter()
                    .filter_map(|&(audience, ..)| find(audience))
                    .map(|known| known.impressions)
                    .sum::<f64>(),
            reach: included.weighted(self.is_placed, met, |audience| find(audience).map(|known| known.point.some)),
        }
    }
}

/// Adds what a channel carries: so many units with each aim.
fn add_channel(audiences: &mut Vec<Option<MessageInAudience>>, work: &ChannelWork, units_by_aim: &[(usize, f64)]) {
    for contact in &work.contacts {
        let Ok(met) = &contact.outcome else { continue };
        let audience = contact.audience;
        let units: f64 = units_by_aim.iter().map(|&(aim, units)| units * work.aims[aim].part(audience)).sum();
        if units <= 0.0 {
            continue;
        }
        let point = met.curve.point(met.curve.amount(units), met.table.as_ref());
        let impressions = met.curve.impressions(units);
        if audience >= audiences.len() {
            audiences.resize(audience + 1, None);
        }
        let known = audiences[audience].get_or_insert(MessageInAudience { point: Point::NOBODY, impressions: 0.0 });
        known.point = known.point.and(point);
        known.impressions += impressions;
    }
}
