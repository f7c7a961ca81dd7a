//! Says what is remembered where the weeks of some channels are tried, and all others stay: what stays is worked out once.

use std::sync::Arc;

use super::fading::Pace;
use super::remember::{Points, Source};
use crate::plan::{Figure, NotComputable};
use crate::reach::combine::contact::Met;
use crate::reach::combine::coupling::Bins;
use crate::reach::combine::mixture::{Follower, Mixture};
use crate::reach::curve::{REACH_LEVELS, Shape};
use crate::reach::plan::results::is_unreached;
use crate::reach::plan::state::ReachState;

/// Works out what is remembered at the end of a week for any weeks of some channels.
///
/// The shares are those of [`super::remember::remembered`], but that they are not held to what was met: they may be above those by
/// what the propensities of a bin differ.
#[derive(Debug)]
pub struct RememberedTrial<'a> {
    parts: Vec<Part<'a>>,
}

/// One audience that is looked at.
#[derive(Debug)]
struct Part<'a> {
    audience: usize,
    /// Its part of the people.
    weight: f64,
    /// How much each point of the common inclination counts.
    points: &'a [f64],
    pace: Pace,
    /// What is remembered of the channels that stay, at the end of each week and at each point.
    staying: Vec<Points>,
    moving: Vec<Moving<'a>>,
}

/// A channel whose weeks are tried.
#[derive(Clone, Debug)]
struct Moving<'a> {
    channel: usize,
    source: Arc<Source<'a>>,
    /// The shares of its bins at each point, where it overlaps with others.
    shares: Option<&'a [Bins]>,
}

/// The only point of channels that do not overlap.
const ALONE: [f64; 1] = [1.0];

impl<'a> RememberedTrial<'a> {
    /// Prepares trials of the channels at these places of the plan of `state`, among the audience at `audience` or all people.
    ///
    /// # Errors
    /// Why the reach of that audience, or of all people, cannot be computed.
    pub fn of(state: &'a ReachState, half_life_weeks: f64, audience: Option<usize>, moving: &[usize]) -> Figure<Self> {
        let kept = if half_life_weeks > 0.0 { 0.5_f64.powf(1.0 / half_life_weeks) } else { 0.0 };
        let results = state.results();
        let looked_at = match audience {
            Some(audience) => {
                results.audiences.get(audience).ok_or(NotComputable::NoAudiences)?.as_ref().map_err(|why| *why)?;
                vec![(audience, 1.0)]
            }
            None => results.total.as_ref().map_err(|why| *why)?.parts.clone(),
        };
        let all: Vec<_> = state.parts_of_audiences().collect();
        let mut parts = Vec::new();
        for (audience, weight) in looked_at {
            match results.audiences.get(audience).ok_or(NotComputable::NoAudiences)? {
                Ok(_) => {}
                Err(reason) if is_unreached(*reason) => continue,
                Err(reason) => return Err(*reason),
            }
            let Some(&(contacts, mixture)) = all.get(audience) else { continue };
            let met = contacts.iter().map(|contact| contact.as_ref().and_then(|work| work.outcome.as_ref().ok()));
            parts.push(Part::of((audience, weight), met.collect(), mixture, (moving, kept)));
        }
        Ok(Self { parts })
    }

    /// Lists what units are asked for: an audience and a channel each, by their places in the plan.
    pub fn wanted(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.parts.iter().flat_map(|part| part.moving.iter().map(|moving| (part.audience, moving.channel)))
    }

    /// Returns the same for the weeks of one channel alone: all others that were tried have `weekly` units a week, one list for each
    /// that is [`Self::wanted`].
    #[must_use]
    pub fn of_one(&self, channel: usize, weekly: &[Vec<f64>]) -> Self {
        let mut weekly = weekly.iter();
        let part = |part: &Part<'a>| {
            let (mut moving, mut staying) = (Vec::new(), part.staying.clone());
            for (one, units) in part.moving.iter().zip(&mut weekly) {
                if one.channel == channel {
                    moving.push(one.clone());
                } else {
                    one.add_to_all(units, part.pace, &mut staying);
                }
            }
            Part { staying, moving, ..*part }
        };
        Self { parts: self.parts.iter().map(part).collect() }
    }

    /// Returns true where units are never remembered better for standing in an earlier week. Impressions that are spread more evenly
    /// than chance spreads them are met in whole chances of each week, so that those of two weeks can reach a little more than as
    /// many of one.
    #[must_use]
    pub fn later_is_better(&self) -> bool {
        let is_in_chances = |moving: &Moving<'_>| {
            let curve = &moving.source.met.curve;
            !curve.is_insertions() && !matches!(curve.shape, Shape::Poisson | Shape::NegativeBinomial { .. })
        };
        !self.parts.iter().flat_map(|part| &part.moving).any(is_in_chances)
    }

    /// Returns the shares that remember at least 1, 2, …, 10 exposures at the end of `week`, counted from 0, when the channels
    /// have `weekly` units a week: one list for each that is [`Self::wanted`], in that order. Weeks after it do not matter.
    #[must_use]
    pub fn k_plus(&self, week: usize, weekly: &[Vec<f64>]) -> [f64; REACH_LEVELS] {
        let mut sum = [0.0; REACH_LEVELS];
        let mut weekly = weekly.iter();
        for part in &self.parts {
            let nobody = || Points::nobody(part.points.len());
            let mut points = part.staying.get(week).cloned().unwrap_or_else(nobody);
            for (moving, units) in part.moving.iter().zip(&mut weekly) {
                moving.add(units, (week, part.pace), &mut points);
            }
            for (sum, share) in sum.iter_mut().zip(points.k_plus(part.points)) {
                *sum += part.weight * share;
            }
        }
        sum
    }
}

impl<'a> Part<'a> {
    fn of(
        (audience, weight): (usize, f64),
        met: Vec<Option<&'a Met>>,
        mixture: Option<&'a Mixture>,
        (channels, kept): (&[usize], f64),
    ) -> Self {
        let weeks = met.iter().flatten().map(|met| met.weekly_units.len()).max().unwrap_or(0);
        let points: &[f64] = mixture.map_or(&ALONE, Mixture::weights);
        let pace = Pace::new(kept, weeks);
        let (mut moving, mut staying) = (Vec::new(), vec![Points::nobody(points.len()); weeks]);
        for (channel, met) in met.into_iter().enumerate() {
            let Some(met) = met else { continue };
            let follower = mixture.and_then(|mixture| mixture.followers.get(channel)?.as_deref());
            let source = Source::of(met, follower.is_some(), pace);
            let one = Moving { channel, source: Arc::new(source), shares: follower.map(Follower::shares) };
            if channels.contains(&channel) {
                moving.push(one);
            } else {
                one.add_to_all(&met.weekly_units, pace, &mut staying);
            }
        }
        Self { audience, weight, points, pace, staying, moving }
    }
}

impl Moving<'_> {
    /// Adds what is remembered of the channel at the end of each week.
    fn add_to_all(&self, units: &[f64], pace: Pace, weeks: &mut [Points]) {
        let placed = self.source.placed(units);
        for (week, points) in weeks.iter_mut().enumerate() {
            points.add_source((&self.source, &placed, self.shares), week, pace);
        }
    }

    /// Adds what is remembered of the channel at the end of a week, at each point.
    fn add(&self, units: &[f64], (week, pace): (usize, Pace), points: &mut Points) {
        points.add_source((&self.source, &self.source.placed(units), self.shares), week, pace);
    }
}
