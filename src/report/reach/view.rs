//! Says whose reach a report shows: one audience or all people in the total.

use crate::analysis::Analysis;
use crate::plan::{Figure, NotComputable, Plan};
use crate::reach::{AudienceReach, BuildPoint, ChannelInAudience, Model, REACH_LEVELS, ReachFigures, TotalReach};
use crate::report::Report;

/// Holds the reach of one audience or of all.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// Where the audience stands in the plan; `None` for all.
    pub audience: Option<usize>,
    /// The models that gave the figures.
    pub models: &'a [Model],
    /// The channels that overlap beyond chance; of all audiences none are named.
    pub overlaps: &'a [(usize, f64)],
    /// The share exposed exactly 0, 1, 2, … times.
    pub pmf: &'a [f64],
    /// The share exposed at least 1, 2, …, 10 times.
    pub k_plus: &'a [f64; REACH_LEVELS],
    /// Exposures per person.
    pub mean: f64,
    /// Gross rating points.
    pub grp: f64,
    /// Rating points on those who are exposed often enough.
    pub effective_grp: f64,
    /// Exposures per person who is reached.
    pub average_frequency: Figure,
    /// What net reach can be under any duplication.
    pub bounds: [f64; 2],
    /// All exposures.
    pub impressions: f64,
    /// How reach builds, one point for each week.
    pub build: &'a [BuildPoint],
    /// The channels that meet these people, by their places in the plan.
    pub channels: &'a [(usize, ChannelInAudience)],
    /// How many people there are.
    pub people: f64,
}

impl<'a> View<'a> {
    /// Views figures of reach; effective exposures are `k` and more.
    fn of_figures(figures: &'a ReachFigures, k: usize) -> Self {
        Self {
            audience: None,
            models: &figures.models,
            overlaps: &[],
            pmf: &figures.pmf,
            k_plus: &figures.k_plus,
            mean: figures.mean,
            grp: figures.grp,
            effective_grp: figures.effective_grp(k),
            average_frequency: figures.average_frequency,
            bounds: figures.bounds,
            impressions: figures.impressions,
            build: &figures.build,
            channels: &figures.channels,
            people: 0.0,
        }
    }

    /// Views a total; effective exposures are `k` and more.
    pub(super) fn of_total(total: &'a TotalReach, k: usize) -> Self {
        Self { people: total.population, ..Self::of_figures(total, k) }
    }

    /// Views an audience; effective exposures are `k` and more.
    pub(super) fn of_audience(position: usize, size: u64, reach: &'a AudienceReach, k: usize) -> Self {
        let (audience, overlaps) = (Some(position), reach.overlaps.as_slice());
        Self { audience, overlaps, people: size as f64, ..Self::of_figures(reach, k) }
    }
}

impl<'a> View<'a> {
    /// Views the reach of the audience at a place of the plan, or of all people in the total; effective exposures are `k` and more.
    ///
    /// # Errors
    /// Why there is no reach.
    pub fn of(analysis: &'a Analysis, audience: Option<usize>, k: usize) -> Figure<Self> {
        let (plan, reach) = (analysis.plan(), &analysis.reach);
        // All audiences of a plan with one are that one, and its working is in its channels.
        let audience = audience.or_else(|| (plan.audiences.len() == 1).then_some(0));
        match audience {
            Some(position) => {
                let size = plan.audiences.get(position).ok_or(NotComputable::NoAudiences)?.size;
                let figure = reach.audiences.get(position).ok_or(NotComputable::NoAudiences)?;
                Ok(View::of_audience(position, size, figure.as_ref().map_err(|why| *why)?, k))
            }
            None => reach.total.as_ref().map(|total| View::of_total(total, k)).map_err(|why| *why),
        }
    }

    /// Returns true when this is everybody whom the plan speaks to.
    #[must_use]
    pub fn is_whole(&self, plan: &Plan) -> bool {
        self.audience.is_none() || plan.audiences.len() == 1
    }
}

impl<'a> Report<'a> {
    /// Returns the reach of the audience that the report is of, or of all people in the total.
    ///
    /// # Errors
    /// Why there is no reach.
    pub(in crate::report) fn view(&self) -> Figure<View<'a>> {
        View::of(self.analysis, self.audience, self.effective_level())
    }
}
