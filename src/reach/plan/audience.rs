//! Reach and frequency in one audience, read off its combined distribution.

use std::borrow::Cow;
use std::sync::Arc;

use super::channel::ChannelWork;
use super::results::{AudienceReach, BuildPoint, ChannelInAudience, ReachFigures};
use crate::plan::{Audience, Figure, NotComputable};
use crate::reach::combine::contact::{ContactWork, Met};
use crate::reach::combine::coupling::Couplings;
use crate::reach::combine::duplication::{Duplication, Shares};
use crate::reach::combine::mixture::{Mixture, Overlaps};
use crate::reach::combine::tree::{Leaf, Node, Tree, TreeRoom, combine_leaves, same_members};
use crate::reach::combine::weeks::LANES;
use crate::reach::curve::REACH_LEVELS;
use crate::reach::curve::model::Model;

/// One audience, in a form that the next computation can reuse.
#[derive(Debug)]
pub(in crate::reach) struct AudienceWork {
    pub(in crate::reach) leaves: Vec<Leaf>,
    /// The channels that are independent.
    tree: Tree<ContactWork, Node>,
    /// Those that overlap beyond chance.
    pub(in crate::reach) mixture: Option<Mixture>,
    pub(in crate::reach) reach: Figure<AudienceReach>,
}

/// Holds what the audiences of one computation share.
pub(in crate::reach) struct Shared<'a> {
    pub(in crate::reach) channels: &'a [Arc<ChannelWork>],
    /// The overlap of each of the plan's channels.
    pub(in crate::reach) overlaps: &'a [f64],
    pub(in crate::reach) couplings: &'a Couplings,
}

impl AudienceWork {
    /// Returns the audience at `position`; groups of channels that `before` has alike are taken from it.
    pub(in crate::reach) fn of(
        audience: &Audience,
        position: usize,
        before: Option<&Arc<Self>>,
        shared: &Shared<'_>,
        room: &mut TreeRoom,
    ) -> Arc<Self> {
        let Shared { channels, overlaps, couplings } = *shared;
        let leaves: Vec<Leaf> = channels.iter().map(|channel| channel.contact(position).cloned()).collect();
        if let Err(reason) = computable(audience, position, channels, &leaves) {
            return Arc::new(Self { leaves, tree: Tree::default(), mixture: None, reach: Err(reason) });
        }
        let known = before.filter(|before| before.reach.is_ok());
        let old_mixture = known.and_then(|before| before.mixture.as_ref());
        let mixture = Mixture::of(&leaves, overlaps, old_mixture, couplings, room);
        if let Some(known) = known
            && same_members(&known.leaves, &leaves)
            && known.overlaps() == mixture.as_ref().map(Mixture::overlaps)
        {
            return Arc::clone(known);
        }
        let independent: Vec<Leaf> = leaves
            .iter()
            .enumerate()
            .map(|(channel, leaf)| {
                let follows = mixture.as_ref().is_some_and(|mixture| mixture.followers[channel].is_some());
                leaf.clone().filter(|_| !follows)
            })
            .collect();
        let tree = Tree::of(independent, known.map(|before| &before.tree), |leaves, _| combine_leaves(leaves, room));
        let met: Vec<(usize, &Met)> = leaves
            .iter()
            .enumerate()
            .filter_map(|(channel, leaf)| Some((channel, leaf.as_ref()?.outcome.as_ref().ok()?)))
            .collect();
        let reach = together(&tree, mixture.as_ref())
            .map(|root| read(&root, &met, mixture.as_ref()))
            .ok_or(NotComputable::NothingPlaced);
        drop(met);
        Arc::new(Self { leaves, tree, mixture, reach })
    }

    /// Returns the overlaps of the channels that follow the common inclination, where any do.
    pub(in crate::reach) fn overlaps(&self) -> Option<Overlaps> {
        self.mixture.as_ref().map(Mixture::overlaps)
    }
}

/// Joins the independent channels and those that overlap.
fn together<'a>(tree: &'a Tree<ContactWork, Node>, mixture: Option<&Mixture>) -> Option<Cow<'a, Node>> {
    let Some((blocks, pmf)) = mixture.and_then(Mixture::averaged) else { return tree.root().map(Cow::Borrowed) };
    let mut node = Node { blocks, pmf };
    if let Some(independent) = tree.root() {
        node.add(independent);
    }
    Some(Cow::Owned(node))
}

/// Says why the audience's reach cannot be computed, if it cannot.
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

/// Returns the shares of the people whom each channel reaches: at each point of the common inclination where it follows it.
fn duplication(met: &[(usize, &Met)], mixture: Option<&Mixture>) -> Duplication {
    let points = |&(channel, met): &(usize, &Met)| {
        let follower = mixture.and_then(|mixture| mixture.followers[channel].as_ref());
        (channel, follower.map_or_else(|| vec![met.point], |follower| follower.points.clone()))
    };
    let weights = mixture.map_or_else(|| vec![1.0], |mixture| mixture.weights().to_vec());
    Duplication::new(weights, met.iter().map(points).collect())
}

fn read(root: &Node, met: &[(usize, &Met)], mixture: Option<&Mixture>) -> AudienceReach {
    let weeks = met.first().map_or(0, |(_, met)| met.weekly_units.len());
    let duplication = duplication(met, mixture);
    let channels: Vec<(usize, ChannelInAudience)> =
        met.iter().zip(duplication.shares()).map(|(&(channel, met), shares)| (channel, part_of(met, shares))).collect();
    let build = build(root, weeks);
    let k_plus = build.last().map_or([0.0; REACH_LEVELS], |point| point.k_plus);
    // Summed over channels group by group, as the build is: the build ends exactly on it.
    let mean = weeks.checked_sub(1).map_or(0.0, |last| root.blocks[last / LANES].mean.0[last % LANES]);
    let sum: f64 = channels.iter().map(|(_, part)| part.reach).sum();
    let largest = channels.iter().map(|(_, part)| part.reach).fold(0.0, f64::max);
    let (pmf, pmf_is_capped) = root.pmf.clone().into_shown();
    let uses = |model: &Model| met.iter().any(|(_, met)| met.curve.model() == *model);
    let overlaps = mixture.into_iter().flat_map(Mixture::overlaps).enumerate().filter_map(with_position).collect();
    let figures = ReachFigures {
        models: Model::ALL.into_iter().filter(uses).collect(),
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
    };
    AudienceReach { figures, overlaps, duplication: Arc::new(duplication) }
}

/// Returns the figures of a channel that is met as `met` says.
fn part_of(met: &Met, Shares { exclusive, added }: Shares) -> ChannelInAudience {
    let reach = met.point.some;
    ChannelInAudience {
        grp: 100.0 * met.mean,
        impressions: met.impressions,
        reach,
        exclusive_reach: exclusive.min(reach),
        added_reach: added.min(reach),
    }
}

fn with_position((position, overlap): (usize, Option<f64>)) -> Option<(usize, f64)> {
    Some((position, overlap?))
}

/// Returns the mean exposures of those who are exposed at all.
pub(in crate::reach) fn average_frequency(mean: f64, reach: f64) -> Figure {
    if reach <= 0.0 {
        return Err(NotComputable::NothingDelivered);
    }
    Some(mean / reach).filter(|frequency| frequency.is_finite()).ok_or(NotComputable::TooLarge)
}

fn build(root: &Node, weeks: usize) -> Vec<BuildPoint> {
    let mut before = [0.0; REACH_LEVELS];
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
            // Nobody is unreached again: rounding must not say so either.
            for (level, before) in k_plus.iter_mut().zip(&before) {
                *level = level.max(*before);
            }
            before = k_plus;
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
