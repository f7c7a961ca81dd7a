//! All audiences together: the universe of the plan, each person counted once.
//!
//! Which audiences are added up follows from the audiences alone ([`Universe`]); one that nothing reaches counts with 0 of
//! its people. So the whole on which a share rests never moves with what is placed or with the weeks that are looked at:
//! placing less never raises a share, and the share of a part of the weeks never exceeds that of all.

use super::audience::average_frequency;
use super::channel::ChannelWork;
use super::results::{
    AudienceReach, BuildPoint, ChannelInAudience, ChannelReach, ReachFigures, TotalReach, is_unreached,
};
use crate::plan::{Figure, NotComputable, Plan, Standing, Universe};
use crate::reach::curve::REACH_LEVELS;
use crate::reach::curve::model::Model;

/// The audiences of the universe, and whom of them is reached.
pub(in crate::reach) struct Included<'a> {
    /// Those that something reaches: place, part of all people, reach.
    pub(in crate::reach) audiences: Vec<(usize, f64, &'a AudienceReach)>,
    /// All of them that have a size: place and part of all people.
    parts: Vec<(usize, f64)>,
    population: f64,
    left_out: Vec<(usize, NotComputable)>,
    /// Why there is no total, where there is none.
    obstacle: Option<NotComputable>,
}

impl<'a> Included<'a> {
    /// Sorts `audiences` (one for each of the plan's) into those that make the universe and those shown alone.
    pub(in crate::reach) fn of(
        plan: &Plan,
        universe: &Universe,
        audiences: impl Iterator<Item = &'a Figure<AudienceReach>> + Clone,
    ) -> Self {
        let size = |position: usize| plan.audiences[position].size as f64;
        // The sum of nothing is -0 in floating point.
        let population = 0.0 + universe.counted().map(size).sum::<f64>();
        let (mut reached, mut parts, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
        let mut uncomputable = None;
        for (position, figure) in audiences.clone().enumerate() {
            match universe.standing(position) {
                Standing::PartOf(_) => left_out.push((position, NotComputable::PartOfAudience)),
                Standing::Overlapping => left_out.push((position, NotComputable::OverlappingAudience)),
                Standing::Counted if plan.audiences[position].size == 0 => {
                    left_out.push((position, NotComputable::AudienceWithoutSize));
                }
                Standing::Counted => {
                    let part = size(position) / population;
                    parts.push((position, part));
                    match figure {
                        Ok(reach) => reached.push((position, part, reach)),
                        Err(reason) if is_unreached(*reason) => {}
                        Err(reason) => uncomputable = uncomputable.or(Some(*reason)),
                    }
                }
            }
        }
        let obstacle = uncomputable.or_else(|| reached.is_empty().then(|| nobody_reached(universe, audiences)));
        Self { audiences: reached, parts, population, left_out, obstacle }
    }

    /// Says why a thing that meets the audiences `met` has no figure, though there is a total.
    fn reason_without(&self, is_placed: bool, mut met: impl Iterator<Item = usize>) -> NotComputable {
        if !is_placed {
            return NotComputable::NothingPlaced;
        }
        let left_out = |audience| self.left_out.iter().find(|&&(position, _)| position == audience);
        met.find_map(left_out).map_or(NotComputable::NoContacts, |&(_, reason)| reason)
    }

    /// Returns a share of all people, from its part in each included audience; the reason where none is included.
    pub(in crate::reach) fn weighted(
        &self,
        is_placed: bool,
        met: impl Iterator<Item = usize> + Clone,
        part_in: impl Fn(usize) -> Option<f64>,
    ) -> Figure {
        if let Some(reason) = self.obstacle {
            return Err(if is_placed { reason } else { NotComputable::NothingPlaced });
        }
        let mut sum = None;
        for &(position, weight, _) in &self.audiences {
            if let Some(part) = part_in(position) {
                sum = Some(sum.unwrap_or(0.0) + weight * part);
            }
        }
        sum.ok_or_else(|| self.reason_without(is_placed, met))
    }

    /// Returns the total: the average of the distributions weighted by sizes, because the audiences have no members in common.
    pub(in crate::reach) fn total(&self) -> Figure<TotalReach> {
        if let Some(reason) = self.obstacle {
            return Err(reason);
        }
        let (_, _, first) = self.audiences.first().ok_or(NotComputable::NothingPlaced)?;
        let sum = |value: &dyn Fn(&AudienceReach) -> f64| -> f64 {
            self.audiences.iter().map(|(_, weight, reach)| weight * value(reach)).sum()
        };
        let reaches = || self.audiences.iter().map(|&(_, _, reach)| reach);
        let mut pmf = vec![0.0; reaches().map(|reach| reach.pmf.len()).max().unwrap_or(1)];
        let is_reached = |position: usize| self.audiences.iter().any(|&(reached, ..)| reached == position);
        let unreached = self.parts.iter().filter(|&&(position, _)| !is_reached(position));
        pmf[0] = 0.0 + unreached.map(|(_, part)| part).sum::<f64>();
        for (_, weight, reach) in &self.audiences {
            for (sum, share) in pmf.iter_mut().zip(&reach.pmf) {
                *sum += weight * share;
            }
        }
        let build: Vec<BuildPoint> = (0..first.build.len()).map(|at| self.build_point(at)).collect();
        let k_plus = build.last().map_or([0.0; REACH_LEVELS], |point| point.k_plus);
        let mean = sum(&|reach| reach.mean);
        let figures = ReachFigures {
            models: Model::ALL
                .into_iter()
                .filter(|model| reaches().any(|reach| reach.models.contains(model)))
                .collect(),
            pmf,
            pmf_is_capped: reaches().any(|reach| reach.pmf_is_capped),
            k_plus,
            mean,
            grp: 100.0 * mean,
            average_frequency: average_frequency(mean, k_plus[0]),
            bounds: [0, 1].map(|end: usize| sum(&|reach| reach.bounds[end])),
            impressions: reaches().map(|reach| reach.impressions).sum(),
            build,
            channels: self.channels(),
        };
        let (parts, left_out) = (self.parts.clone(), self.left_out.clone());
        Ok(TotalReach { figures, parts, population: self.population, left_out })
    }

    fn build_point(&self, at: usize) -> BuildPoint {
        let mut sum = BuildPoint { week: 0, k_plus: [0.0; REACH_LEVELS], weekly_reach: 0.0, grp: 0.0, weekly_grp: 0.0 };
        for (_, weight, reach) in &self.audiences {
            let Some(point) = reach.build.get(at) else { continue };
            sum.week = point.week;
            for (level, share) in sum.k_plus.iter_mut().zip(&point.k_plus) {
                *level += weight * share;
            }
            sum.weekly_reach += weight * point.weekly_reach;
            sum.grp += weight * point.grp;
            sum.weekly_grp += weight * point.weekly_grp;
        }
        // Weights add up to 1 but for rounding.
        sum.k_plus = sum.k_plus.map(|level| level.min(1.0));
        sum.weekly_reach = sum.weekly_reach.min(1.0);
        sum
    }

    fn channels(&self) -> Vec<(usize, ChannelInAudience)> {
        let length =
            self.audiences.iter().filter_map(|(_, _, reach)| reach.channels.last()).map(|(last, _)| last + 1).max();
        let mut sums: Vec<Option<ChannelInAudience>> = vec![None; length.unwrap_or(0)];
        for (_, weight, reach) in &self.audiences {
            for (channel, part) in &reach.channels {
                let sum = sums[*channel].get_or_insert_default();
                sum.grp += weight * part.grp;
                sum.impressions += part.impressions;
                sum.reach += weight * part.reach;
                sum.exclusive_reach += weight * part.exclusive_reach;
                sum.added_reach += weight * part.added_reach;
            }
        }
        sums.into_iter().enumerate().filter_map(|(channel, sum)| Some((channel, sum?))).collect()
    }

    /// Returns each channel's figures: those of the total, or why it has none.
    pub(in crate::reach) fn channel_reach(
        &self,
        total: &Figure<TotalReach>,
        works: &[impl AsRef<ChannelWork>],
    ) -> Vec<ChannelReach> {
        let mut parts: Vec<Option<ChannelInAudience>> = vec![None; works.len()];
        for (channel, part) in total.iter().flat_map(|total| &total.channels) {
            parts[*channel] = Some(*part);
        }
        works
            .iter()
            .zip(parts)
            .map(|(work, part)| {
                let work = work.as_ref();
                let reason = match (work.is_placed, total) {
                    (true, Err(reason)) => *reason,
                    (is_placed, _) => self.reason_without(is_placed, work.met.iter().copied()),
                };
                ChannelReach {
                    grp: part.map(|part| part.grp).ok_or(reason),
                    impressions: work.impressions,
                    reach: part.map(|part| part.reach).ok_or(reason),
                    exclusive_reach: part.map(|part| part.exclusive_reach).ok_or(reason),
                    added_reach: part.map(|part| part.added_reach).ok_or(reason),
                    share_of_plan: part.ok_or(reason).and_then(|part| share_of(part.grp, total)),
                }
            })
            .collect()
    }
}

/// Says why nobody of the universe is reached: because what is placed goes to audiences that are shown alone, or for the
/// reason of the first audience.
fn nobody_reached<'a>(
    universe: &Universe,
    audiences: impl Iterator<Item = &'a Figure<AudienceReach>> + Clone,
) -> NotComputable {
    let reached = audiences.clone().enumerate().find(|(_, figure)| figure.is_ok()).map(|(position, _)| position);
    match reached.map(|position| universe.standing(position)) {
        Some(Standing::PartOf(_)) => NotComputable::PartOfAudience,
        Some(Standing::Overlapping) => NotComputable::OverlappingAudience,
        Some(Standing::Counted) | None => {
            let counted = audiences.clone().enumerate().filter(|(position, _)| universe.counts(*position));
            let reason = |(_, figure): (usize, &Figure<AudienceReach>)| figure.as_ref().err().copied();
            let first = counted.map(reason).chain(audiences.enumerate().map(reason)).flatten().next();
            first.unwrap_or(NotComputable::NoAudiences)
        }
    }
}

/// Returns a channel's part of the plan's gross rating points.
fn share_of(grp: f64, total: &Figure<TotalReach>) -> Figure {
    let total = total.as_ref().map_err(|why| *why)?;
    if total.grp > 0.0 { Ok((grp / total.grp).min(1.0)) } else { Err(NotComputable::NothingDelivered) }
}
