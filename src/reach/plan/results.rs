//! Says what is computed: plain numbers for the window, the command line and the tests.

use std::ops::Deref;
use std::sync::Arc;

use crate::plan::{Figure, NotComputable, Plan};
use crate::reach::combine::duplication::Duplication;
use crate::reach::curve::REACH_LEVELS;
use crate::reach::curve::model::Model;

/// Reach and frequency of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachResults {
    /// One figure for each of [`crate::plan::Plan::audiences`], in their order.
    pub audiences: Vec<Figure<AudienceReach>>,
    /// The universe: the audiences without members in common, weighted by their sizes.
    pub total: Figure<TotalReach>,
    /// One for each of [`crate::plan::Plan::channels`], in their order.
    pub channels: Vec<ChannelReach>,
    /// One for each of [`crate::plan::Plan::messages`], in their order.
    pub messages: Vec<MessageReach>,
}

/// Holds what an audience and the universe both have. Shares are shares of these people, 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachFigures {
    /// The models that gave these numbers, each once, in the order of [`Model::ALL`].
    pub models: Vec<Model>,
    /// The share that is exposed exactly 0, 1, 2, … times over the whole plan.
    pub pmf: Vec<f64>,
    /// True when the last entry of `pmf` holds the share exposed that often *or more*: the distribution goes beyond
    /// [`crate::reach::curve::pmf::MAX_EXPOSURES`], or less than 1e-15 is left there.
    pub pmf_is_capped: bool,
    /// The share exposed at least 1, 2, …, 10 times over the whole plan.
    pub k_plus: [f64; REACH_LEVELS],
    /// Exposures per person: in an audience the exact sum of the channels' means.
    pub mean: f64,
    /// Gross rating points: `100 × mean`, which is reach in percent times average frequency.
    pub grp: f64,
    /// Exposures per person who is exposed at all: `mean / k_plus[0]`.
    pub average_frequency: Figure,
    /// What the reach can be under *any* duplication between channels: the largest reach of one channel, and the sum
    /// of their reaches (at most 1); of the universe the audiences' bounds, weighted.
    pub bounds: [f64; 2],
    /// Exposures in all: `mean × size`.
    pub impressions: f64,
    /// How reach builds: one point for each week of the calendar.
    pub build: Vec<BuildPoint>,
    /// The channels that meet these people, by their place in [`crate::plan::Plan::channels`].
    pub channels: Vec<(usize, ChannelInAudience)>,
}

/// Reach and frequency in one audience.
#[derive(Clone, Debug, PartialEq)]
pub struct AudienceReach {
    /// The figures, which are read as if they were its own.
    pub figures: ReachFigures,
    /// The channels that are combined by the one-factor propensity mixture, by their places in
    /// [`crate::plan::Plan::channels`], each with its overlap as it is computed; the others are independent. Empty with
    /// fewer than two: one alone overlaps with nothing.
    pub overlaps: Vec<(usize, f64)>,
    /// Who is reached by which of them together.
    pub duplication: Arc<Duplication>,
}

/// Reach up to and in one week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BuildPoint {
    /// The week, counted from 1.
    pub week: u32,
    /// The share exposed at least 1, 2, …, 10 times from the plan's start to the end of this week.
    pub k_plus: [f64; REACH_LEVELS],
    /// The share exposed at least once by this week's own placements. Weekly reaches must never be added up.
    pub weekly_reach: f64,
    /// Gross rating points from the plan's start to the end of this week.
    pub grp: f64,
    /// Gross rating points of this week alone.
    pub weekly_grp: f64,
}

/// One channel's part in an audience (or, in [`TotalReach`], in all of them).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ChannelInAudience {
    /// Gross rating points that the channel gives.
    pub grp: f64,
    /// Exposures that it gives.
    pub impressions: f64,
    /// The share that it reaches at least once.
    pub reach: f64,
    /// The share that it alone reaches: the plan's reach less the plan's reach without this channel,
    /// `r_c · Π_{j≠c} (1 − r_j)` where channels are independent.
    pub exclusive_reach: f64,
    /// What it adds to the reach of the channels that stand before it in the plan.
    pub added_reach: f64,
}

/// Reach and frequency over the universe of the plan (see [`crate::plan::Universe`]): the audiences that have no members in
/// common, weighted by their sizes, so that each person is counted once. One that nothing reaches counts with 0 of its people.
#[derive(Clone, Debug, PartialEq)]
pub struct TotalReach {
    /// The figures, which are read as if they were its own.
    pub figures: ReachFigures,
    /// The audiences of the universe (their places in [`crate::plan::Plan::audiences`]), reached or not, each with its part
    /// of the people. The same whatever is placed.
    pub parts: Vec<(usize, f64)>,
    /// How many people the universe holds. The same whatever is placed.
    pub population: f64,
    /// The audiences that are shown alone, or whose size is not known (their places in [`crate::plan::Plan::audiences`]),
    /// and why.
    pub left_out: Vec<(usize, NotComputable)>,
}

impl ReachFigures {
    /// Returns gross rating points on those who are exposed at least `k` times: `100 · Σ_{x ≥ k} x·P(x)`, which is the reach of
    /// k+ in percent times the average frequency among them. The exposures below `k` are taken from the exact mean.
    #[must_use]
    pub fn effective_grp(&self, k: usize) -> f64 {
        let below: f64 = self.pmf.iter().enumerate().take(k).map(|(times, share)| times as f64 * share).sum();
        (100.0 * (self.mean - below)).max(0.0)
    }
}

// Both are these figures of some people, with what else is known of them.
impl Deref for AudienceReach {
    type Target = ReachFigures;

    fn deref(&self) -> &ReachFigures {
        &self.figures
    }
}

impl Deref for TotalReach {
    type Target = ReachFigures;

    fn deref(&self) -> &ReachFigures {
        &self.figures
    }
}

/// Returns the plan's part of the gross rating points of its whole category, the *share of voice*, 0 to 1.
///
/// # Errors
/// [`NotComputable::NoCategory`] where no points of the category above 0 are stated, or fewer than the plan's own.
pub fn share_of_voice(plan: &Plan, grp: f64) -> Figure {
    let category = plan.settings.category_grp.filter(|points| points.is_finite() && *points > 0.0);
    let share = grp / category.ok_or(NotComputable::NoCategory)?;
    if share <= 1.0 { Ok(share) } else { Err(NotComputable::NoCategory) }
}

impl ReachResults {
    /// Returns a share of all people in the total (`None`), or of one audience (its place in the plan), from who is reached by
    /// which channels together in each audience.
    ///
    /// # Errors
    /// Why the audience or the total cannot be computed.
    pub fn share_reached(&self, audience: Option<usize>, share: impl Fn(&Duplication) -> f64) -> Figure {
        let of = |position: usize| {
            let reach = self.audiences.get(position).ok_or(NotComputable::NoAudiences)?;
            reach.as_ref().map(|reach| share(&reach.duplication)).map_err(|why| *why)
        };
        if let Some(position) = audience {
            return of(position);
        }
        let total = self.total.as_ref().map_err(|why| *why)?;
        let of_part = |&(position, weight): &(usize, f64)| match of(position) {
            Err(reason) if is_unreached(reason) => Ok(weight * share(&Duplication::nobody())),
            share => share.map(|share| weight * share),
        };
        total.parts.iter().map(of_part).sum()
    }
}

/// Returns true when an audience has no reach for this reason because nothing that is placed goes to it: it is reached by
/// nobody.
pub(in crate::reach) fn is_unreached(reason: NotComputable) -> bool {
    matches!(reason, NotComputable::NothingPlaced | NotComputable::NoContacts)
}

/// One channel over the universe of the plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChannelReach {
    /// Gross rating points, weighted by audience size.
    pub grp: Figure,
    /// Exposures, each person counted once: the sum of those of its placements ([`crate::plan::Delivery::impressions_per_unit`]).
    /// What is placed for audiences alone that are shown alone counts in those; 0 when nothing is placed on it.
    pub impressions: f64,
    /// The share of all people that it reaches at least once.
    pub reach: Figure,
    /// The share of all people that it alone reaches: the total reach less the total reach without this channel.
    pub exclusive_reach: Figure,
    /// What it adds to the total reach of the channels that stand before it in the plan.
    pub added_reach: Figure,
    /// Its part of the plan's gross rating points, the *share of plan*, 0 to 1.
    pub share_of_plan: Figure,
}

/// One message over the universe of the plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MessageReach {
    /// Exposures to this message, counted as in [`ChannelReach::impressions`]; 0 when it is not placed.
    pub impressions: f64,
    /// The share of all people that meet this message at least once.
    pub reach: Figure,
}
