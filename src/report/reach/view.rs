//! Whose reach a report shows: one audience or all people in the total.

use crate::plan::{Figure, NotComputable};
use crate::reach::{AudienceReach, BuildPoint, ChannelInAudience, Model, REACH_LEVELS, TotalReach};
use crate::report::Report;

/// Holds the reach of one audience or of all.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct View<'a> {
    /// Where the audience stands in the plan; `None` for all.
    pub(in crate::report) audience: Option<usize>,
    /// The models that gave the figures.
    pub(in crate::report) models: &'a [Model],
    /// The share exposed exactly 0, 1, 2, … times.
    pub(in crate::report) pmf: &'a [f64],
    /// The share exposed at least 1, 2, …, 10 times.
    pub(in crate::report) k_plus: &'a [f64; REACH_LEVELS],
    /// Exposures per person.
    pub(in crate::report) mean: f64,
    /// Gross rating points.
    pub(in crate::report) grp: f64,
    /// Rating points on those who are exposed often enough.
    pub(in crate::report) effective_grp: f64,
    /// Exposures per person who is reached.
    pub(in crate::report) average_frequency: Figure,
    /// What net reach can be under any duplication.
    pub(in crate::report) bounds: [f64; 2],
    /// All exposures.
    pub(in crate::report) impressions: f64,
    /// How reach builds, one point for each week.
    pub(in crate::report) build: &'a [BuildPoint],
    /// The channels that meet these people, by their places in the plan.
    pub(in crate::report) channels: &'a [(usize, ChannelInAudience)],
    /// How many people there are.
    pub(in crate::report) people: f64,
}

impl<'a> View<'a> {
    fn of_total(total: &'a TotalReach, k: usize) -> Self {
        Self {
            audience: None,
            models: &total.models,
            pmf: &total.pmf,
            k_plus: &total.k_plus,
            mean: total.mean,
            grp: total.grp,
            effective_grp: total.effective_grp(k),
            average_frequency: total.average_frequency,
            bounds: total.bounds,
            impressions: total.impressions,
            build: &total.build,
            channels: &total.channels,
            people: total.population,
        }
    }

    fn of_audience(position: usize, size: u64, reach: &'a AudienceReach, k: usize) -> Self {
        Self {
            audience: Some(position),
            models: &reach.models,
            pmf: &reach.pmf,
            k_plus: &reach.k_plus,
            mean: reach.mean,
            grp: reach.grp,
            effective_grp: reach.effective_grp(k),
            average_frequency: reach.average_frequency,
            bounds: reach.bounds,
            impressions: reach.impressions,
            build: &reach.build,
            channels: &reach.channels,
            people: size as f64,
        }
    }
}

impl View<'_> {
    /// Returns true when this is everybody whom the plan speaks to.
    pub(in crate::report) fn is_whole(&self, report: &Report<'_>) -> bool {
        self.audience.is_none() || report.plan.audiences.len() == 1
    }
}

impl<'a> Report<'a> {
    /// Returns the reach of the audience that the report is of, or of all people in the total.
    ///
    /// # Errors
    /// Why there is no reach.
    pub(in crate::report) fn view(&self) -> Figure<View<'a>> {
        let k = self.effective_level();
        let reach = &self.analysis.reach;
        // All audiences of a plan with one are that one, and its working is in its channels.
        let audience = self.audience.or_else(|| (self.plan.audiences.len() == 1).then_some(0));
        match audience {
            Some(position) => {
                let size = self.plan.audiences.get(position).ok_or(NotComputable::NoAudiences)?.size;
                let figure = reach.audiences.get(position).ok_or(NotComputable::NoAudiences)?;
                Ok(View::of_audience(position, size, figure.as_ref().map_err(|why| *why)?, k))
            }
            None => reach.total.as_ref().map(|total| View::of_total(total, k)).map_err(|why| *why),
        }
    }
}
