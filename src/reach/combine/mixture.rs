//! Channels whose audiences overlap beyond chance, combined by a one-factor propensity mixture.
//!
//! Given the common inclination `Z` of [`super::coupling`], channels are independent: they are combined by convolution
//! at each point of `Z`, and the points are averaged. So the result is always a distribution, each channel keeps its own
//! distribution and the mean is the sum of the channels' means; an overlap of 0 is independence.

use std::sync::{Arc, OnceLock};

use super::at_points::shares_at;
use super::contact::{ContactWork, Met};
use super::coupling::{BINS, Bins, Coupling, Couplings, Nodes, computed_overlap};
use super::leaf::fill;
use super::propensity::{Placed, Propensity};
use super::tree::{Combined, Tree, TreeRoom};
use super::weeks::{Block, LANES, combine};
use crate::reach::curve::Point;
use crate::reach::curve::REACH_LEVELS;
use crate::reach::curve::pmf::MAX_EXPOSURES;
use crate::reach::curve::pmf::Pmf;

/// A channel in an audience that follows the common inclination.
#[derive(Debug)]
pub(in crate::reach) struct Follower {
    pub(in crate::reach) contact: Arc<ContactWork>,
    coupling: Arc<Coupling>,
    propensity: Arc<Propensity>,
    /// Whom it reaches over the whole plan, at each point.
    pub(in crate::reach) points: Vec<Point>,
    /// Its exposures at each point, where they are kept for the next computation.
    exposures: OnceLock<MixtureNode>,
}

impl Follower {
    fn of(contact: &Arc<ContactWork>, coupling: Arc<Coupling>, propensity: Arc<Propensity>) -> Option<Arc<Self>> {
        let met = contact.outcome.as_ref().ok()?;
        let exposures = OnceLock::new();
        let mut new = Self { contact: Arc::clone(contact), coupling, propensity, points: Vec::new(), exposures };
        new.points = new.points_of(met, met.units, met.point);
        Some(Arc::new(new))
    }

    /// Whom `units` reach at each point, given whom they reach in all.
    fn points_of(&self, met: &Met, units: f64, all: Point) -> Vec<Point> {
        let mut placed = self.propensity.start();
        placed.advance(met.curve.amount(units).x);
        points(&placed, &self.coupling, all)
    }

    /// At each point, the shares of its people in each bin of the channel.
    pub(in crate::reach) fn shares(&self) -> &[Bins] {
        &self.coupling.shares
    }

    /// Exposures from all that is placed on the channel, at each point.
    pub(in crate::reach) fn pmfs(&self) -> Vec<Pmf> {
        let Ok(met) = &self.contact.outcome else { return vec![Pmf::nobody(); self.points.len()] };
        let mut placed = self.propensity.start();
        placed.advance(met.curve.amount(met.units).x);
        pmfs(&placed, met, &self.coupling.shares)
    }

    /// Whom `units` of the channel reach at each point.
    pub(in crate::reach) fn reached_by(&self, units: f64) -> Vec<Point> {
        let Ok(met) = &self.contact.outcome else { return vec![Point::NOBODY; self.points.len()] };
        if (units - met.units).abs() <= 0.0 {
            return self.points.clone();
        }
        self.points_of(met, units, met.curve.point(met.curve.amount(units), met.table.as_ref()))
    }
}

fn points(placed: &Placed<'_>, coupling: &Coupling, all: Point) -> Vec<Point> {
    let mut rows = [[0.0; BINS]; 2];
    placed.rows(&[all.none, all.some], true, &mut rows);
    let mut points = vec![Point::NOBODY; coupling.shares.len()];
    shares_at(&coupling.shares, &rows, |point, row, share| match row {
        0 => points[point].none = share,
        _ => points[point].some = share,
    });
    points
}

/// Exposures from a group of channels at each point.
#[derive(Clone, Debug)]
pub(in crate::reach) struct MixtureNode {
    /// For each point, blocks of weeks.
    blocks: Vec<Vec<Block>>,
    pmfs: Vec<Pmf>,
}

impl Combined for MixtureNode {
    fn add(&mut self, other: &Self) {
        for (blocks, others) in self.blocks.iter_mut().zip(&other.blocks) {
            combine(blocks, others);
        }
        for (pmf, other) in self.pmfs.iter_mut().zip(&other.pmfs) {
            *pmf = pmf.and(other);
        }
    }
}

/// The channels of one audience that overlap beyond chance.
#[derive(Debug)]
pub(in crate::reach) struct Mixture {
    nodes: &'static Nodes,
    /// Where the channels stand in the plan; `None` for those that are independent.
    pub(in crate::reach) followers: Vec<Option<Arc<Follower>>>,
    tree: Tree<Follower, MixtureNode>,
}

/// A channel that is to follow: its contact, its overlap, and how its people differ.
type Following<'a> = (&'a Arc<ContactWork>, f64, Arc<Propensity>);

/// What makes a mixture: the overlaps of the channels that follow, as they are computed.
pub(in crate::reach) type Overlaps = Vec<Option<f64>>;

impl Mixture {
    /// Combines the channels of `contacts` that have one of `overlaps`; what `before` has alike is taken from it.
    /// `None` with fewer than two such channels: one alone overlaps with nothing.
    pub(in crate::reach) fn of(
        contacts: &[Option<Arc<ContactWork>>],
        overlaps: &[f64],
        before: Option<&Self>,
        couplings: &mut Couplings,
        room: &mut TreeRoom,
    ) -> Option<Self> {
        let mut following: Vec<Option<Following<'_>>> = contacts
            .iter()
            .zip(overlaps)
            .enumerate()
            .map(|(position, (contact, overlap))| {
                let overlap = computed_overlap(*overlap);
                let contact = contact.as_ref().filter(|_| overlap.abs() > 0.0)?;
                let old = before.and_then(|before| before.followers.get(position)?.as_ref());
                let known = old.filter(|old| same_curve(&old.contact, contact)).map(|old| Arc::clone(&old.propensity));
                let curve = &contact.outcome.as_ref().ok()?.curve;
                Some((contact, overlap, known.or_else(|| Propensity::of(curve).map(Arc::new))?))
            })
            .collect();
        if following.iter().flatten().count() < 2 {
            return None;
        }
        let strongest = following.iter().flatten().map(|(_, overlap, _)| overlap.abs()).fold(0.0, f64::max);
        let nodes = Nodes::for_overlap(strongest);
        let followers: Vec<Option<Arc<Follower>>> = following
            .iter_mut()
            .enumerate()
            .map(|(position, following)| {
                let (contact, overlap, propensity) = following.take()?;
                let coupling = couplings.of(overlap, nodes);
                let old = before.and_then(|before| before.followers.get(position)?.as_ref());
                let same = old.filter(|old| Arc::ptr_eq(&old.contact, contact) && old.coupling.is_same(&coupling));
                same.cloned().or_else(|| Follower::of(contact, coupling, propensity))
            })
            .collect();
        let old_tree = before.map(|before| &before.tree);
        let weeks = |contact: &Arc<ContactWork>| contact.outcome.as_ref().map_or(0, |met| met.weekly_units.len());
        let size: usize = followers.iter().flatten().map(|follower| weeks(&follower.contact)).sum();
        let tree = Tree::of(followers.clone(), old_tree, |leaves| combine_followers(leaves, size <= MOST_KEPT, room));
        Some(Self { nodes, followers, tree })
    }

    /// The share of people at each point.
    pub(in crate::reach) fn weights(&self) -> &'static [f64] {
        &self.nodes.weights
    }

    /// The overlaps of the channels that follow.
    pub(in crate::reach) fn overlaps(&self) -> Overlaps {
        self.followers.iter().map(|follower| follower.as_ref().map(|follower| follower.coupling.overlap())).collect()
    }

    /// True when two channels, each at a place of a mixture (or of none), follow the common inclination alike.
    pub(in crate::reach) fn follow_alike(
        (old, old_at): (Option<&Self>, usize),
        (new, new_at): (Option<&Self>, usize),
    ) -> bool {
        let follower =
            |mixture: Option<&Self>, at: usize| mixture.and_then(|mixture| mixture.followers.get(at).cloned()?);
        match (follower(old, old_at), follower(new, new_at)) {
            (Some(old), Some(new)) => old.coupling.is_same(&new.coupling),
            (None, None) => true,
            _ => false,
        }
    }

    /// All channels together, averaged over the points.
    pub(in crate::reach) fn averaged(&self) -> Option<(Vec<Block>, Pmf)> {
        let root = self.tree.root()?;
        let weights = self.weights();
        let first = root.blocks.first()?;
        let blocks = (0..first.len())
            .map(|at| {
                let mut sum = Block::EMPTY;
                for (blocks, weight) in root.blocks.iter().zip(weights) {
                    sum.add_part(&blocks[at], *weight);
                }
                sum.mean = first[at].mean;
                sum.week_mean = first[at].week_mean;
                sum
            })
            .collect();
        Some((blocks, Pmf::averaged(&root.pmfs, weights)))
    }
}

/// True when both have the same curve, so that people differ alike.
fn same_curve(old: &ContactWork, new: &ContactWork) -> bool {
    match (&old.outcome, &new.outcome) {
        (Ok(old), Ok(new)) => old.curve == new.curve,
        _ => false,
    }
}

/// Up to so many weeks of channels each channel's own exposures are kept too, 4 kB for each; beyond that they are computed
/// again with the group that they are in.
const MOST_KEPT: usize = 4096;

fn combine_followers(
    leaves: &[Option<Arc<Follower>>],
    are_kept: bool,
    room: &mut TreeRoom,
) -> Option<Arc<MixtureNode>> {
    let mut node: Option<MixtureNode> = None;
    for follower in leaves.iter().flatten() {
        let Ok(met) = &follower.contact.outcome else { continue };
        if are_kept {
            let kept = follower.exposures.get_or_init(|| of_follower(follower, met, room));
            match &mut node {
                Some(node) => node.add(kept),
                None => node = Some(kept.clone()),
            }
        } else {
            let leaf = of_follower(follower, met, room);
            match &mut node {
                Some(node) => node.add(&leaf),
                None => node = Some(leaf),
            }
        }
    }
    node.map(Arc::new)
}

/// One channel's exposures at each point.
fn of_follower(follower: &Follower, met: &Met, room: &mut TreeRoom) -> MixtureNode {
    fill(&mut room.blocks, met, &mut room.leaf);
    let shares = &follower.coupling.shares;
    // Means are the channel's own at every point; the averages need them once.
    let mut blocks: Vec<Vec<Block>> = shares.iter().map(|_| room.blocks.clone()).collect();
    let mut to_date = follower.propensity.start();
    let mut rows = [[0.0; BINS]; REACH_LEVELS + 1];
    let mut week_rows = [[0.0; BINS]; 2];
    let mut last_week = f64::NAN;
    let (mut units_to_date, mut is_known) = (0.0, false);
    for (week, &units) in met.weekly_units.iter().enumerate() {
        let (at, lane) = (week / LANES, week % LANES);
        let target = &room.blocks[at];
        if units > 0.0 {
            units_to_date += units;
            to_date.advance(met.curve.amount(units_to_date).x);
            let targets = target.exposures.map(|share| share.0[lane]);
            to_date.rows(&targets, true, &mut rows);
            is_known = true;
            if (units - last_week).abs() > 0.0 || last_week.is_nan() {
                last_week = units;
                let mut placed = follower.propensity.start();
                placed.advance(met.curve.amount(units).x);
                placed.rows(&[target.week_none.0[lane], target.week_some.0[lane]], true, &mut week_rows);
            }
        }
        if !is_known {
            continue;
        }
        if units > 0.0 {
            shares_at(shares, &rows, |point, level, share| blocks[point][at].exposures[level].0[lane] = share);
            shares_at(shares, &week_rows, |point, row, share| match row {
                0 => blocks[point][at].week_none.0[lane] = share,
                _ => blocks[point][at].week_some.0[lane] = share,
            });
            continue;
        }
        for blocks in &mut blocks {
            // Nothing new: as in the week before.
            let before = blocks[(week - 1) / LANES].exposures.map(|share| share.0[(week - 1) % LANES]);
            for (exposures, share) in blocks[at].exposures.iter_mut().zip(before) {
                exposures.0[lane] = share;
            }
        }
    }
    MixtureNode { blocks, pmfs: pmfs(&to_date, met, shares) }
}

/// The distributions over the whole plan, `placed`, at each point.
fn pmfs(placed: &Placed<'_>, met: &Met, shares: &[Bins]) -> Vec<Pmf> {
    let all = Pmf::of_contact(&met.curve, met.units, met.table.as_ref());
    let (targets, is_capped) = all.shares();
    let mut rows = vec![[0.0; BINS]; targets.len().min(MAX_EXPOSURES + 1)];
    placed.rows(targets, is_capped, &mut rows);
    let mut of_points = vec![vec![0.0; rows.len()]; shares.len()];
    shares_at(shares, &rows, |point, exposures, share| of_points[point][exposures] = share);
    of_points.into_iter().map(|shares| Pmf::of_shares(shares, is_capped)).collect()
}
