//! Placements: one message on one channel over some weeks. The plan's primary object.

use serde::{Deserialize, Serialize};

use super::{AudienceId, Bilingual, ChannelId, Decimal, Identified, MessageId, PlacementId, PlacementTerms};

/// A scheduling pattern: how a placement's quantities follow each other, until a week is edited by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pattern {
    /// The same quantity every week.
    Continuous {
        /// Units a week.
        per_week: u64,
    },
    /// Weeks with, then weeks without.
    Flighting {
        /// Units in an active week.
        per_week: u64,
        /// How many weeks are active, at least 1.
        weeks_on: u32,
        /// How many weeks then pause.
        weeks_off: u32,
    },
    /// A low level all the time, raised every few weeks.
    Pulsing {
        /// Units in an ordinary week.
        base: u64,
        /// Units in a raised week.
        pulse: u64,
        /// Every how many weeks the level is raised, at least 1; the first week is raised.
        every_weeks: u32,
    },
}

impl Pattern {
    /// Returns the quantities of `weeks` weeks.
    #[must_use]
    pub fn quantities(&self, weeks: u32) -> Vec<u64> {
        (0..weeks)
            .map(|week| match *self {
                Self::Continuous { per_week } => per_week,
                Self::Flighting { per_week, weeks_on, weeks_off } => {
                    let on = weeks_on.max(1);
                    if week % on.saturating_add(weeks_off).max(1) < on { per_week } else { 0 }
                }
                Self::Pulsing { base, pulse, every_weeks } => {
                    if week % every_weeks.max(1) == 0 {
                        pulse
                    } else {
                        base
                    }
                }
            })
            .collect()
    }

    /// Returns the pattern of the same kind that makes these quantities, where there is one.
    #[must_use]
    pub fn following(self, quantities: &[u64]) -> Option<Self> {
        let weeks = u32::try_from(quantities.len()).ok()?;
        let first = quantities.first().copied()?;
        let pattern = match self {
            Self::Continuous { .. } => Self::Continuous { per_week: first },
            Self::Flighting { weeks_on, weeks_off, .. } => Self::Flighting { per_week: first, weeks_on, weeks_off },
            Self::Pulsing { every_weeks, base, .. } => {
                let ordinary = (0_usize..).zip(quantities).find(|(week, _)| week % (every_weeks.max(1) as usize) != 0);
                Self::Pulsing { base: ordinary.map_or(base, |(_, &units)| units), pulse: first, every_weeks }
            }
        };
        (pattern.quantities(weeks) == quantities).then_some(pattern)
    }
}

/// Says how firm a placement is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// An idea.
    #[default]
    Draft,
    /// Agreed with the client.
    Approved,
    /// Ordered from the medium.
    Booked,
}

impl Status {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Approved, Self::Booked];
}

/// One message on one channel over some weeks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placement {
    /// Its id.
    pub id: PlacementId,
    /// What is said.
    pub message: MessageId,
    /// Where it is said.
    pub channel: ChannelId,
    /// To whom; all of the channel's contacts when empty. Insertions are met by every contact whatever stands here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audiences: Vec<AudienceId>,
    /// The week of the first quantity, counted from 1.
    pub start_week: u32,
    /// One number a week in the channel's unit; 0 is a gap in the flight.
    #[serde(default)]
    pub quantities: Vec<u64>,
    /// A rate of this placement's own, in the place of the channel's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Decimal>,
    /// Other terms of its own, in the place of the channel's, and free units.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub terms: PlacementTerms,
    /// The pattern that the quantities were made by, as long as none was edited by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<Pattern>,
    /// Why this message here.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub rationale: Bilingual,
    /// Where the quantities or the rate come from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// How firm it is.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub status: Status,
}

impl Placement {
    /// Makes the placement with other quantities; its pattern is kept, with other numbers, where they follow it.
    #[must_use]
    pub fn with_quantities(&self, quantities: Vec<u64>) -> Self {
        let pattern = self.pattern.and_then(|pattern| pattern.following(&quantities));
        Self { quantities, pattern, ..self.clone() }
    }

    /// Returns how many weeks it covers, gaps included.
    #[must_use]
    pub fn weeks(&self) -> u32 {
        u32::try_from(self.quantities.len()).unwrap_or(u32::MAX)
    }

    /// Returns the week of the quantity at `offset`, counted from 1; `None` where it lies beyond all weeks that can be counted.
    #[must_use]
    pub fn week_at(&self, offset: usize) -> Option<u32> {
        self.start_week.checked_add(u32::try_from(offset).ok()?)
    }

    /// Returns the last week that it covers, counted from 1; `start_week - 1` when it has no quantities.
    #[must_use]
    pub fn end_week(&self) -> u32 {
        match self.weeks() {
            0 => self.start_week.saturating_sub(1),
            weeks => self.start_week.saturating_add(weeks - 1),
        }
    }

    /// Returns the quantity in `week`, counted from 1; 0 where the placement has none.
    #[must_use]
    pub fn quantity_in(&self, week: u32) -> u64 {
        week.checked_sub(self.start_week).and_then(|offset| self.quantities.get(offset as usize)).copied().unwrap_or(0)
    }

    /// Returns each week with its quantity, as far as the calendar of `calendar_weeks` weeks goes.
    pub fn weekly(&self, calendar_weeks: u32) -> impl Iterator<Item = (u32, u64)> + '_ {
        self.quantities
            .iter()
            .enumerate()
            .filter_map(move |(offset, &quantity)| Some((self.week_at(offset)?, quantity)))
            .filter(move |&(week, _)| (1..=calendar_weeks).contains(&week))
    }

    /// Adds up its units as far as the calendar of `calendar_weeks` weeks goes: weeks behind the end count for nothing, as in
    /// its cost.
    #[must_use]
    pub fn units_within(&self, calendar_weeks: u32) -> u128 {
        self.weekly(calendar_weeks).map(|(_, quantity)| u128::from(quantity)).sum()
    }
}

impl Identified for Placement {
    type Id = PlacementId;

    fn id(&self) -> &PlacementId {
        &self.id
    }
}

#[cfg(test)]
mod tests {
    use super::{Pattern, Placement, Status};
    use crate::plan::Bilingual;

    #[test]
    fn patterns_make_quantities() {
        for (pattern, expected) in [
            (Pattern::Continuous { per_week: 3 }, vec![3, 3, 3, 3, 3]),
            (Pattern::Flighting { per_week: 2, weeks_on: 1, weeks_off: 1 }, vec![2, 0, 2, 0, 2]),
            (Pattern::Flighting { per_week: 2, weeks_on: 0, weeks_off: 0 }, vec![2, 2, 2, 2, 2]),
            (Pattern::Pulsing { base: 1, pulse: 5, every_weeks: 3 }, vec![5, 1, 1, 5, 1]),
            (Pattern::Pulsing { base: 1, pulse: 5, every_weeks: 0 }, vec![5, 5, 5, 5, 5]),
        ] {
            assert_eq!(pattern.quantities(5), expected, "{pattern:?}");
        }
    }

    #[test]
    fn weeks_outside_the_calendar_are_left_out() {
        let placement = Placement {
            id: "p1".into(),
            message: "m".into(),
            channel: "c".into(),
            audiences: Vec::new(),
            start_week: 7,
            quantities: vec![10, 0, 30],
            rate: None,
            terms: crate::plan::PlacementTerms::default(),
            pattern: None,
            rationale: Bilingual::default(),
            source: String::new(),
            status: Status::Draft,
        };
        assert_eq!(placement.end_week(), 9);
        assert_eq!(placement.weekly(8).collect::<Vec<_>>(), [(7, 10), (8, 0)]);
        assert_eq!(placement.quantity_in(9), 30);
        assert_eq!(placement.quantity_in(6), 0);
    }
}
