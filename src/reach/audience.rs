//! Reach and frequency in one audience, read off its combined distribution.

use std::sync::Arc;

use super::channel::{ChannelWork, Met};
use super::results::{AudienceReach, BuildPoint, ChannelInAudience, REACH_LEVELS};
use super::tree::{Leaf, Node, Tree, TreeRoom};
use super::weeks::LANES;
use super::{Model, Point};
use crate::plan::{Audience, Figure, NotComputable};

/// One audience, in a form that the next computation can reuse.
#[derive(Debug)]
pub(super) struct AudienceWork {
    tree: Tree,
    pub(super) reach: Figure<AudienceReach>,
}

impl AudienceWork {
    /// The audience at `position`; groups of channels that `before` has alike are taken from it.
    pub(super) fn of(
        audience: &Audience,
        position: usize,
        channels: &[Arc<ChannelWork>],
        before: Option<&Arc<Self>>,
        room: &mut TreeRoom,
    ) -> Arc<Self> {
        let leaves: Vec<Leaf> = channels.iter().map(|channel| channel.contact(position).cloned()).collect();
        if let Err(reason) = computable(audience, position, channels, &leaves) {
            return Arc::new(Self { tree: Tree::default(), reach: Err(reason) });
        }
        if let Some(before) = before
            && before.reach.is_ok()
            && before.tree.has_leaves(&leaves)
        {
            return Arc::clone(before);
        }
        let met: Vec<(usize, &Met)> = leaves
            .iter()
            .enumerate()
            .filter_map(|(channel, leaf)| Some((channel, leaf.as_ref()?.outcome.as_ref().ok()?)))
            .collect();
        let parts = parts(&met);
        let models =
            Model::ALL.into_iter().filter(|&model| met.iter().any(|(_, met)| met.curve.model() == model)).collect();
        let weeks = met.first().map_or(0, |(_, met)| met.weekly_units.len());
        let tree = Tree::of(leaves, before.map(|before| &before.tree), room);
        let reach = tree.root().map(|root| read(root, weeks, models, parts)).ok_or(NotComputable::NothingPlaced);
        Arc::new(Self { tree, reach })
    }
}

/// Why the audience's reach cannot be computed, if it cannot.
fn computable(
    audience: &Audience,
    position: usize,
    channels: &[Arc<ChannelWork>],
    leaves: &[Leaf],
) -> Result<(), NotComputable> {
    let mut placed = channels.iter().filter(|channel| channel.is_placed).peekable();
    if placed.peek().is_none() {
        return Err(NotComputable::NothingPlaced);
    }
    if !placed.any(|channel| channel.met.contains(&position)) {
        return Err(NotComputable::NoContacts);
    }
    if audience.size == 0 {
        return Err(NotComputable::AudienceWithoutSize);
    }
    if leaves.iter().all(Option::is_none) {
        return Err(NotComputable::NothingPlaced);
    }
    leaves.iter().flatten().try_for_each(|leaf| leaf.outcome.as_ref().map(|_| ()).map_err(|&reason| reason))
}

/// What each channel gives, and what it alone gives: products of the others' shares not reached, from both ends.
fn parts(met: &[(usize, &Met)]) -> Vec<(usize, ChannelInAudience)> {
    let mut none_after = vec![1.0; met.len() + 1];
    for (at, (_, met)) in met.iter().enumerate().rev() {
        none_after[at] = none_after[at + 1] * met.point.none;
    }
    let mut none_before = 1.0;
    met.iter()
        .enumerate()
        .map(|(at, &(channel, met))| {
            let Point { none, some } = met.point;
            let exclusive_reach = none_before * none_after[at + 1] * some;
            none_before *= none;
            let (grp, impressions) = (100.0 * met.mean, met.impressions);
            (channel, ChannelInAudience { grp, impressions, reach: some, exclusive_reach })
        })
        .collect()
}

fn read(root: &Node, weeks: usize, models: Vec<Model>, channels: Vec<(usize, ChannelInAudience)>) -> AudienceReach {
    let build = build(root, weeks);
    let k_plus = build.last().map_or([0.0; REACH_LEVELS], |point| point.k_plus);
    // Summed over channels group by group, as the build is: the build ends exactly on it.
    let mean = weeks.checked_sub(1).map_or(0.0, |last| root.blocks[last / LANES].mean.0[last % LANES]);
    let sum: f64 = channels.iter().map(|(_, part)| part.reach).sum();
    let largest = channels.iter().map(|(_, part)| part.reach).fold(0.0, f64::max);
    let (pmf, pmf_is_capped) = root.pmf.clone().into_shown();
    AudienceReach {
        models,
        pmf,
        pmf_is_capped,
        k_plus,
        mean,
        grp: 100.0 * mean,
        average_frequency: average_frequency(mean, k_plus[0]),
        bounds: [largest, sum.min(1.0)],
        impressions: channels.iter().map(|(_, part)| part.impressions).sum(),
        build,
        channels,
    }
}

/// Mean exposures of those who are exposed at all.
pub(super) fn average_frequency(mean: f64, reach: f64) -> Figure {
    if reach <= 0.0 {
        return Err(NotComputable::NothingDelivered);
    }
    Some(mean / reach).filter(|frequency| frequency.is_finite()).ok_or(NotComputable::TooLarge)
}

fn build(root: &Node, weeks: usize) -> Vec<BuildPoint> {
    (0_u32..)
        .take(weeks)
        .map(|week| {
            let (block, lane) = (&root.blocks[week as usize / LANES], week as usize % LANES);
            let mut k_plus = [0.0; REACH_LEVELS];
            let mut at_least = 0.0;
            for (level, share) in k_plus.iter_mut().zip(&block.exposures[1..]).rev() {
                at_least += share.0[lane];
                *level = f64::min(at_least, 1.0);
            }
            BuildPoint {
                week: week + 1,
                k_plus,
                weekly_reach: block.week_some.0[lane].min(1.0),
                grp: 100.0 * block.mean.0[lane],
                weekly_grp: 100.0 * block.week_mean.0[lane],
            }
        })
        .collect()
}
