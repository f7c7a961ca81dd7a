//! All audiences together, weighted by their sizes.

use super::audience::average_frequency;
use super::channel::ChannelWork;
use super::results::{AudienceReach, BuildPoint, ChannelInAudience, ChannelReach, TotalReach};
use crate::plan::{Figure, NotComputable, Plan};
use crate::reach::curve::REACH_LEVELS;
use crate::reach::curve::model::Model;

/// The audiences that are in the total, each with its place, its part of all people and its reach.
pub(in crate::reach) struct Included<'a> {
    pub(in crate::reach) audiences: Vec<(usize, f64, &'a AudienceReach)>,
    population: f64,
    left_out: Vec<(usize, NotComputable)>,
}

impl<'a> Included<'a> {
    /// Sorts `audiences` (one for each of the plan's) into those that can be computed and those left out.
    pub(in crate::reach) fn of(
        plan: &Plan,
        audiences: impl Iterator<Item = &'a Figure<AudienceReach>> + Clone,
    ) -> Self {
        let computed = |figure: &'a Figure<AudienceReach>| figure.as_ref().ok();
        let size = |position: usize| plan.audiences[position].size as f64;
        // One that shares members with others would count them twice; without a cross table nobody knows how many.
        let overlaps = |position: usize| plan.audiences[position].overlaps && plan.audiences.len() > 1;
        let is_in = |(position, figure): &(usize, &Figure<AudienceReach>)| figure.is_ok() && !overlaps(*position);
        let population: f64 = audiences.clone().enumerate().filter(is_in).map(|(position, _)| size(position)).sum();
        let left_out = audiences
            .clone()
            .enumerate()
            .filter_map(|(position, figure)| match figure {
                Err(reason) => Some((position, *reason)),
                Ok(_) => overlaps(position).then_some((position, NotComputable::OverlappingAudience)),
            })
            .collect();
        let audiences = audiences
            .enumerate()
            .filter(is_in)
            .filter_map(|(position, figure)| Some((position, size(position) / population, computed(figure)?)))
            .collect();
        Self { audiences, population, left_out }
    }

    /// Why nothing is in the total: that those which can be computed share members, or the reason of the first.
    fn reason(&self) -> NotComputable {
        let mut reasons = self.left_out.iter().map(|&(_, reason)| reason);
        let first = reasons.clone().next().unwrap_or(NotComputable::NoAudiences);
        reasons.find(|reason| *reason == NotComputable::OverlappingAudience).unwrap_or(first)
    }

    /// Why a thing that meets the audiences `met` has no figure, though there is a total.
    fn reason_without(&self, is_placed: bool, mut met: impl Iterator<Item = usize>) -> NotComputable {
        if !is_placed {
            return NotComputable::NothingPlaced;
        }
        let left_out = |audience| self.left_out.iter().find(|&&(position, _)| position == audience);
        met.find_map(left_out).map_or(NotComputable::NoContacts, |&(_, reason)| reason)
    }

    /// A share of all people, from its part in each included audience; the reason where none is included.
    pub(in crate::reach) fn weighted(
        &self,
        is_placed: bool,
        met: impl Iterator<Item = usize> + Clone,
        part_in: impl Fn(usize) -> Option<f64>,
    ) -> Figure {
        if self.audiences.is_empty() {
            return Err(if is_placed { self.reason() } else { NotComputable::NothingPlaced });
        }
        let mut sum = None;
        for &(position, weight, _) in &self.audiences {
            if let Some(part) = part_in(position) {
                sum = Some(sum.unwrap_or(0.0) + weight * part);
            }
        }
        sum.ok_or_else(|| self.reason_without(is_placed, met))
    }

    /// The total: the weighted average of distributions, because the audiences have no members in common.
    pub(in crate::reach) fn total(&self) -> Figure<TotalReach> {
        let Some((_, _, first)) = self.audiences.first() else { return Err(self.reason()) };
        let sum = |value: &dyn Fn(&AudienceReach) -> f64| -> f64 {
            self.audiences.iter().map(|(_, weight, reach)| weight * value(reach)).sum()
        };
        let reaches = || self.audiences.iter().map(|&(_, _, reach)| reach);
        let mut pmf = vec![0.0; reaches().map(|reach| reach.pmf.len()).max().unwrap_or(0)];
        for (_, weight, reach) in &self.audiences {
            for (sum, share) in pmf.iter_mut().zip(&reach.pmf) {
                *sum += weight * share;
            }
        }
        let build: Vec<BuildPoint> = (0..first.build.len()).map(|at| self.build_point(at)).collect();
        let k_plus = build.last().map_or([0.0; REACH_LEVELS], |point| point.k_plus);
        let mean = sum(&|reach| reach.mean);
        Ok(TotalReach {
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
            parts: self.audiences.iter().map(|&(position, weight, _)| (position, weight)).collect(),
            population: self.population,
            left_out: self.left_out.clone(),
        })
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

    /// Each channel's figures: those of the total, or why it has none.
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
                    impressions: part.map_or(0.0, |part| part.impressions),
                    reach: part.map(|part| part.reach).ok_or(reason),
                    exclusive_reach: part.map(|part| part.exclusive_reach).ok_or(reason),
                    added_reach: part.map(|part| part.added_reach).ok_or(reason),
                    share_of_plan: part.ok_or(reason).and_then(|part| share_of(part.grp, total)),
                }
            })
            .collect()
    }
}

/// A channel's part of the plan's gross rating points.
fn share_of(grp: f64, total: &Figure<TotalReach>) -> Figure {
    let total = total.as_ref().map_err(|why| *why)?;
    if total.grp > 0.0 { Ok((grp / total.grp).min(1.0)) } else { Err(NotComputable::NothingDelivered) }
}
