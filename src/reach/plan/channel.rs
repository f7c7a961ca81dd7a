//! One channel: what is placed on it in each week, and what that gives in each audience that it meets.

use std::sync::Arc;

use super::on_channel::{Aim, OnChannel, PlacedUnits};
use crate::plan::{Channel, Delivery, Figure, Index, NotComputable, Plan, Unit};
use crate::reach::combine::contact::{ContactWork, Met};
use crate::reach::curve::table::ReachTable;
use crate::reach::curve::{ContactCurve, Shape};

/// The most insertions on one channel that are computed; a plan with more is reported as too large.
pub const MAX_INSERTIONS: u64 = 100_000;

/// Holds what a channel contributes, in a form that the next computation can reuse.
#[derive(Debug)]
pub(in crate::reach) struct ChannelWork {
    /// The audiences that the channel says how it meets.
    pub(in crate::reach) met: Vec<usize>,
    /// Those that something placed goes to.
    pub(in crate::reach) contacts: Vec<Arc<ContactWork>>,
    /// True when any unit is placed inside the calendar.
    pub(in crate::reach) is_placed: bool,
    /// The different audiences that its placements are aimed at.
    pub(in crate::reach) aims: Vec<Aim>,
    /// Each of its placements, in the plan's order.
    pub(in crate::reach) placed: Vec<PlacedUnits>,
    /// Exposures of all of them, each person counted once.
    pub(in crate::reach) impressions: f64,
}

impl ChannelWork {
    /// Returns what the placements on the channel at `position` give. Contacts that `before` has alike are taken from it.
    pub(in crate::reach) fn of(
        plan: &Plan,
        index: &Index,
        position: usize,
        on_channel: OnChannel,
        before: Option<&Self>,
    ) -> Self {
        let channel = &plan.channels[position];
        let OnChannel { aims, weekly, placed } = on_channel;
        let met = Delivery::shares(position, &[], plan, index).iter().map(|share| share.audience).collect();
        let mut audiences: Vec<usize> = aims.iter().flat_map(|aim| aim.met().iter().copied()).collect();
        audiences.sort_unstable();
        audiences.dedup();
        let mut contacts = Vec::with_capacity(audiences.len());
        for audience in audiences {
            let weekly_units = units_in(audience, &aims, &weekly);
            let units: f64 = weekly_units.iter().sum();
            if units > 0.0 {
                let contact = ContactWork { audience, outcome: met_in(plan, channel, audience, units, weekly_units) };
                let same = before.and_then(|work| work.contacts.iter().find(|old| ***old == contact));
                contacts.push(same.map_or_else(|| Arc::new(contact), Arc::clone));
            }
        }
        let is_placed = placed.iter().any(|placed| placed.units > 0.0);
        let of = |placed: &PlacedUnits| aims.get(placed.aim).map_or(0.0, |aim| aim.impressions(placed.units));
        // The sum of nothing is -0 in floating point.
        let impressions = 0.0 + placed.iter().map(of).sum::<f64>();
        Self { met, contacts, is_placed, aims, placed, impressions }
    }

    /// Returns the contact with the audience at position `audience`, where something placed goes to it.
    pub(in crate::reach) fn contact(&self, audience: usize) -> Option<&Arc<ContactWork>> {
        let at = self.contacts.binary_search_by_key(&audience, |contact| contact.audience).ok()?;
        self.contacts.get(at)
    }

    /// Returns true when more insertions are placed than are computed.
    pub(in crate::reach) fn is_too_large(&self) -> bool {
        self.contacts.iter().any(|contact| matches!(contact.outcome, Err(NotComputable::TooLarge)))
    }
}

/// Returns the units of each week that go to one audience.
fn units_in(audience: usize, aims: &[Aim], weekly: &[Vec<f64>]) -> Vec<f64> {
    let mut units = vec![0.0; weekly.first().map_or(0, Vec::len)];
    for (aim, weekly) in aims.iter().zip(weekly) {
        let part = aim.part(audience);
        for (sum, quantity) in units.iter_mut().zip(weekly) {
            *sum += part * quantity;
        }
    }
    units
}

fn met_in(plan: &Plan, channel: &Channel, audience: usize, units: f64, weekly_units: Vec<f64>) -> Figure<Met> {
    let audience = &plan.audiences[audience];
    // Of two contacts with one audience the first counts, as in `Delivery`.
    let contact = channel
        .contacts
        .iter()
        .find(|contact| contact.audience == audience.id && contact.model.unit() == channel.unit)
        .ok_or(NotComputable::NoContacts)?;
    let curve = ContactCurve::of(&contact.model, audience.size).map_err(|_| NotComputable::ImpossibleContactModel)?;
    if channel.unit == Unit::Insertions && units > MAX_INSERTIONS as f64 {
        return Err(NotComputable::TooLarge);
    }
    let table = match curve.shape {
        Shape::BetaBinomial { alpha, beta } => Some(ReachTable::new(alpha, beta, &weekly_units)),
        _ => None,
    };
    let mean = curve.mean(units);
    let impressions = curve.impressions(units);
    let point = match &table {
        Some(table) => table.total(),
        None => curve.point(curve.amount(units), None),
    };
    Ok(Met { curve, weekly_units, units, point, mean, impressions, table })
}
