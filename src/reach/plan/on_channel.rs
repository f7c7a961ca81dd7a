//! Says what is placed on each channel: units by week, sorted by the audiences that they are aimed at.

use super::placed::Place;
use crate::plan::{AudienceId, AudienceShare, Delivery, Index, Placement, Plan, Unit};

/// Holds what is placed on one channel.
#[derive(Debug, Default)]
pub(in crate::reach) struct OnChannel {
    /// The different audiences that its placements are aimed at.
    pub(in crate::reach) aims: Vec<Aim>,
    /// The units of each week, for each aim.
    pub(in crate::reach) weekly: Vec<Vec<f64>>,
    /// Each of its placements, in the plan's order.
    pub(in crate::reach) placed: Vec<PlacedUnits>,
}

/// A set of audiences that placements of a channel are aimed at.
#[derive(Debug)]
pub(in crate::reach) struct Aim {
    audiences: Vec<AudienceId>,
    met: Vec<usize>,
    /// How many of each unit go to each of the plan's audiences, as far as there are any.
    parts: Vec<f64>,
    /// Exposures that each unit gives, each person counted once.
    impressions_per_unit: f64,
}

impl Aim {
    fn new(audiences: &[AudienceId], shares: &[AudienceShare]) -> Self {
        let mut parts = vec![0.0; shares.iter().map(|share| share.audience + 1).max().unwrap_or(0)];
        for share in shares {
            parts[share.audience] = share.units_per_unit;
        }
        let counted = shares.iter().filter(|share| share.is_counted).map(|share| share.impressions_per_unit);
        Self {
            audiences: audiences.to_vec(),
            met: shares.iter().map(|share| share.audience).collect(),
            parts,
            impressions_per_unit: counted.sum(),
        }
    }

    /// Returns the positions of the audiences that the units go to.
    pub(in crate::reach) fn met(&self) -> &[usize] {
        &self.met
    }

    /// Returns the exposures that so many units give, each person counted once.
    pub(in crate::reach) fn impressions(&self, units: f64) -> f64 {
        self.impressions_per_unit * units
    }

    /// Returns how many of each unit go to the audience at position `audience`.
    pub(in crate::reach) fn part(&self, audience: usize) -> f64 {
        self.parts.get(audience).copied().unwrap_or(0.0)
    }
}

/// The units of one placement.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::reach) struct PlacedUnits {
    /// Which of `ChannelWork::aims` it has.
    pub(in crate::reach) aim: usize,
    /// Its units inside the calendar.
    pub(in crate::reach) units: f64,
}

/// Returns what is placed on each channel that `is_wanted`; nothing for the others. One pass in the plan's order, because that
/// is how placements lie in memory.
pub(in crate::reach) fn placed_on(
    plan: &Plan,
    index: &Index,
    places: &[Place],
    weeks: u32,
    is_wanted: impl Fn(usize) -> bool,
) -> Vec<OnChannel> {
    let mut all: Vec<OnChannel> = plan.channels.iter().map(|_| OnChannel::default()).collect();
    for (placement, place) in plan.placements.iter().zip(places) {
        if let Some((channel, _)) = *place
            && is_wanted(channel)
        {
            all[channel].add(plan, index, channel, placement, weeks);
        }
    }
    all
}

impl OnChannel {
    fn add(&mut self, plan: &Plan, index: &Index, channel: usize, placement: &Placement, weeks: u32) {
        // A broadcast cannot be aimed: insertions all have one aim, whatever audiences they state.
        let can_aim = plan.channels[channel].unit == Unit::Impressions;
        let audiences: &[AudienceId] = if can_aim { &placement.audiences } else { &[] };
        let aim = self.aims.iter().position(|aim| aim.audiences == audiences).unwrap_or_else(|| {
            self.aims.push(Aim::new(audiences, &Delivery::shares(channel, audiences, plan, index)));
            self.weekly.push(vec![0.0; weeks as usize]);
            self.aims.len() - 1
        });
        let (first, quantities) = quantities_inside(placement, weeks);
        let mut units = 0.0;
        for (sum, &quantity) in self.weekly[aim][first..].iter_mut().zip(quantities) {
            let quantity = quantity as f64;
            *sum += quantity;
            units += quantity;
        }
        self.placed.push(PlacedUnits { aim, units });
    }
}

/// Returns the first of the calendar's weeks that the placement covers (counted from 0), and its quantities from there to
/// the calendar's end: [`Placement::weekly`] as a slice.
fn quantities_inside(placement: &Placement, weeks: u32) -> (usize, &[u64]) {
    let start = placement.start_week as usize;
    let before = usize::from(start == 0);
    let first = (start + before - 1).min(weeks as usize);
    let inside = placement.quantities.get(before..).unwrap_or_default();
    (first, &inside[..inside.len().min(weeks as usize - first)])
}

#[cfg(test)]
mod tests {
    use super::quantities_inside;
    use crate::plan::{Bilingual, Placement, Status};

    #[test]
    fn quantities_inside_the_calendar_are_those_of_the_placement() {
        let mut placement = Placement {
            id: "p".into(),
            message: "m".into(),
            channel: "c".into(),
            audiences: Vec::new(),
            start_week: 0,
            quantities: Vec::new(),
            rate: None,
            terms: crate::plan::PlacementTerms::default(),
            pattern: None,
            rationale: Bilingual::default(),
            source: String::new(),
            status: Status::Draft,
        };
        for start_week in [0, 1, 2, 5, 6, 7, u32::MAX] {
            for length in 0..9 {
                placement.start_week = start_week;
                placement.quantities = (10..10 + length).collect();
                for weeks in [0, 1, 5, 6] {
                    let (first, quantities) = quantities_inside(&placement, weeks);
                    let weekly = quantities.iter().enumerate().map(|(at, &quantity)| (first + at + 1, quantity));
                    let expected = placement.weekly(weeks).map(|(week, quantity)| (week as usize, quantity));
                    assert!(weekly.eq(expected), "{start_week} {length} {weeks}");
                }
            }
        }
    }
}
