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
use super::tree::{Before, Combined, Tree, TreeRoom};
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
    /// Share of the people whom it reaches over the whole plan, at each point.
    pub(in crate::reach) points: Vec<Point>,
    /// Its exposures at each point, where they are kept for the next computation.
    exposures: OnceLock<Kept>,
}

/// A channel's exposures at each point, with what they were made of.
#[derive(Debug)]
struct Kept {
    node: MixtureNode,
    /// The channel's exposures among all people, to date.
    leaf: Vec<Block>,
    /// The same over the whole plan.
    whole: Pmf,
}

impl Follower {
    fn of(contact: &Arc<ContactWork>, coupling: Arc<Coupling>, propensity: Arc<Propensity>) -> Option<Arc<Self>> {
        let met = contact.outcome.as_ref().ok()?;
        let exposures = OnceLock::new();
        let mut new = Self { contact: Arc::clone(contact), coupling, propensity, points: Vec::new(), exposures };
        new.points = new.points_of(met, met.units, met.point);
        Some(Arc::new(new))
    }

    /// Works out the exposures with those of `old`, the same channel before an edit, where it followed alike.
    fn expose_after(&self, old: &Self, room: &mut TreeRoom) {
        let is_alike = self.coupling.is_same(&old.coupling) && same_curve(&old.contact, &self.contact);
        let known = old.exposures.get().zip(old.contact.outcome.as_ref().ok());
        if let (Some(old), Ok(met)) = (known.filter(|_| is_alike), &self.contact.outcome) {
            self.exposures.get_or_init(|| of_follower(self, met, Some(old), room));
        }
    }

    /// Returns the share of the people whom `units` reach at each point, given the share they reach in all.
    fn points_of(&self, met: &Met, units: f64, all: Point) -> Vec<Point> {
        let mut placed = self.propensity.start();
        placed.advance(met.curve.amount(units).x);
        points(&placed, &self.coupling, all)
    }

    /// Returns at each point the shares of its people in each bin of the channel.
    pub(in crate::reach) fn shares(&self) -> &[Bins] {
        &self.coupling.shares
    }

    /// Returns the exposures from all that is placed on the channel, at each point.
    pub(in crate::reach) fn pmfs(&self) -> Vec<Pmf> {
        let Ok(met) = &self.contact.outcome else { return vec![Pmf::nobody(); self.points.len()] };
        let mut placed = self.propensity.start();
        placed.advance(met.curve.amount(met.units).x);
        pmfs(&placed, met, &self.coupling.shares)
    }

    /// Returns the share of the people whom `units` of the channel reach at each point.
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
#[derive(Debug)]
pub(in crate::reach) struct MixtureNode {
    /// For each block of weeks, that of each point. An edit shares the weeks that it leaves alone.
    blocks: Vec<Arc<Vec<Block>>>,
    pmfs: Vec<Pmf>,
}

/// The members of a group, each at its place.
type Members<'a> = Vec<Option<&'a MixtureNode>>;

impl MixtureNode {
    /// Returns what `members` give together; `None` where there are none. Blocks of weeks that all members have from before an
    /// edit are those that they gave `before`.
    fn of(members: &[Option<&Self>], before: Option<&(Members<'_>, &Self)>) -> Option<Self> {
        let mut present = members.iter().copied().flatten();
        let first = present.next()?;
        let others: Vec<&Self> = present.collect();
        let block = |(at, of_first): (usize, &Arc<Vec<Block>>)| {
            let is_known = |old: &[Option<&Self>]| {
                old.len() == members.len() && old.iter().zip(members).all(|(old, new)| same_weeks(*old, *new, at))
            };
            let known = before.filter(|(old, _)| is_known(old)).and_then(|(_, node)| node.blocks.get(at));
            if let Some(known) = known {
                return Arc::clone(known);
            }
            let mut sum = Arc::clone(of_first);
            for other in others.iter().filter_map(|other| other.blocks.get(at)) {
                combine(Arc::make_mut(&mut sum).as_mut_slice(), other);
            }
            sum
        };
        let blocks = first.blocks.iter().enumerate().map(block).collect();
        let mut pmfs = first.pmfs.clone();
        for other in &others {
            for (pmf, other) in pmfs.iter_mut().zip(&other.pmfs) {
                *pmf = pmf.and(other);
            }
        }
        Some(Self { blocks, pmfs })
    }
}

/// Returns true when both have the same block of weeks, not only an equal one.
fn same_weeks(old: Option<&MixtureNode>, new: Option<&MixtureNode>, at: usize) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => {
            old.blocks.get(at).zip(new.blocks.get(at)).is_some_and(|(old, new)| Arc::ptr_eq(old, new))
        }
        (None, None) => true,
        _ => false,
    }
}

impl Combined for MixtureNode {
    fn together(groups: &[Option<Arc<Self>>], before: Before<'_, Self, Self>) -> Option<Self> {
        let before = before.map(|(old, node)| (old.iter().map(Option::as_deref).collect(), node));
        Self::of(&groups.iter().map(Option::as_deref).collect::<Members<'_>>(), before.as_ref())
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

/// Holds what makes a mixture: the overlaps of the channels that follow, as they are computed.
pub(in crate::reach) type Overlaps = Vec<Option<f64>>;

impl Mixture {
    /// Combines the channels of `contacts` that have one of `overlaps`; what `before` has alike is taken from it.
    /// `None` with fewer than two such channels: one alone overlaps with nothing.
    pub(in crate::reach) fn of(
        contacts: &[Option<Arc<ContactWork>>],
        overlaps: &[f64],
        before: Option<&Self>,
        couplings: &Couplings,
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
        let are_kept = size <= MOST_KEPT;
        if let Some(before) = before.filter(|_| are_kept) {
            for (new, old) in followers.iter().zip(&before.followers) {
                if let (Some(new), Some(old)) = (new, old) {
                    new.expose_after(old, room);
                }
            }
        }
        let tree =
            Tree::of(followers.clone(), old_tree, |leaves, before| combine_followers(leaves, before, are_kept, room));
        Some(Self { nodes, followers, tree })
    }

    /// Returns the share of people at each point.
    pub(in crate::reach) fn weights(&self) -> &'static [f64] {
        &self.nodes.weights
    }

    /// Returns the overlaps of the channels that follow.
    pub(in crate::reach) fn overlaps(&self) -> Overlaps {
        self.followers.iter().map(|follower| follower.as_ref().map(|follower| follower.coupling.overlap())).collect()
    }

    /// Returns true when two channels, each at a place of a mixture (or of none), follow the common inclination alike.
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

    /// Returns all channels together, averaged over the points.
    pub(in crate::reach) fn averaged(&self) -> Option<(Vec<Block>, Pmf)> {
        let root = self.tree.root()?;
        let weights = self.weights();
        let average = |points: &Arc<Vec<Block>>| {
            let mut sum = Block::EMPTY;
            for (block, weight) in points.iter().zip(weights) {
                sum.add_part(block, *weight);
            }
            if let Some(first) = points.first() {
                (sum.mean, sum.week_mean) = (first.mean, first.week_mean);
            }
            sum
        };
        let blocks = root.blocks.iter().map(average).collect();
        Some((blocks, Pmf::averaged(&root.pmfs, weights)))
    }
}

/// Returns true when both have the same curve, so that people differ alike.
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
    before: Before<'_, Follower, MixtureNode>,
    are_kept: bool,
    room: &mut TreeRoom,
) -> Option<Arc<MixtureNode>> {
    if !are_kept {
        let mut expose = |follower: &Arc<Follower>| {
            let met = follower.contact.outcome.as_ref().ok()?;
            Some(of_follower(follower, met, None, room).node)
        };
        let nodes: Vec<Option<MixtureNode>> = leaves.iter().map(|leaf| expose(leaf.as_ref()?)).collect();
        return MixtureNode::of(&nodes.iter().map(Option::as_ref).collect::<Members<'_>>(), None).map(Arc::new);
    }
    let mut nodes: Members<'_> = Vec::with_capacity(leaves.len());
    for leaf in leaves {
        let met = leaf.as_ref().and_then(|follower| Some((follower, follower.contact.outcome.as_ref().ok()?)));
        nodes.push(
            met.map(|(follower, met)| &follower.exposures.get_or_init(|| of_follower(follower, met, None, room)).node),
        );
    }
    let before = before.and_then(|(leaves, node)| {
        // Where one of them was not kept nothing is known.
        let kept = leaves.iter().map(|leaf| match leaf {
            Some(follower) => follower.exposures.get().map(|kept| Some(&kept.node)),
            None => Some(None),
        });
        Some((kept.collect::<Option<Members<'_>>>()?, node))
    });
    MixtureNode::of(&nodes, before.as_ref()).map(Arc::new)
}

/// Computes one channel's exposures at each point. Blocks of weeks that `old` has alike are taken from it: exposures to date
/// follow from the units to date alone.
fn of_follower(follower: &Follower, met: &Met, old: Option<(&Kept, &Met)>, room: &mut TreeRoom) -> Kept {
    fill(&mut room.blocks, met, &mut room.leaf);
    let shares = &follower.coupling.shares;
    let mut walk = Walk {
        met,
        shares,
        to_date: follower.propensity.start(),
        rows: [[0.0; BINS]; REACH_LEVELS + 1],
        week_rows: [[0.0; BINS]; 2],
        last_week: f64::NAN,
        units_to_date: 0.0,
        blocks: Vec::with_capacity(room.blocks.len()),
    };
    let mut old_to_date = 0.0;
    for (at, (target, units)) in room.blocks.iter().zip(met.weekly_units.chunks(LANES)).enumerate() {
        let old_units = old.and_then(|(_, old)| old.weekly_units.chunks(LANES).nth(at)).unwrap_or_default();
        let known = old.map(|(kept, _)| kept).filter(|kept| {
            same_bits(&[old_to_date], &[walk.units_to_date])
                && same_bits(old_units, units)
                && kept.leaf.get(at) == Some(target)
        });
        // One after the other, as on the way itself: sums of other parts may end on other bits.
        old_to_date = old_units.iter().filter(|units| **units > 0.0).fold(old_to_date, |sum, units| sum + units);
        match known {
            Some(kept) => walk.take(units, &kept.node.blocks[at]),
            None => walk.through(units, target),
        }
    }
    let whole = Pmf::of_contact(&met.curve, met.units, met.table.as_ref());
    let same_whole = old.filter(|(kept, old)| {
        same_bits(&[old.units, old_to_date], &[met.units, walk.units_to_date]) && kept.whole == whole
    });
    let pmfs = if let Some((kept, _)) = same_whole {
        kept.node.pmfs.clone()
    } else {
        walk.catch_up();
        pmfs_of(&walk.to_date, &whole, shares)
    };
    Kept { node: MixtureNode { blocks: walk.blocks, pmfs }, leaf: room.blocks.clone(), whole }
}

/// Returns true when both are the same numbers, to the last bit.
fn same_bits(a: &[f64], b: &[f64]) -> bool {
    a.iter().map(|number| number.to_bits()).eq(b.iter().map(|number| number.to_bits()))
}

/// A way through the weeks of one channel.
struct Walk<'a> {
    met: &'a Met,
    shares: &'a [Bins],
    to_date: Placed<'a>,
    rows: [Bins; REACH_LEVELS + 1],
    week_rows: [Bins; 2],
    last_week: f64,
    units_to_date: f64,
    /// The blocks so far.
    blocks: Vec<Arc<Vec<Block>>>,
}

impl Walk<'_> {
    /// Takes the weeks of the next block from what is known of them.
    fn take(&mut self, units: &[f64], known: &Arc<Vec<Block>>) {
        self.blocks.push(Arc::clone(known));
        for units in units.iter().filter(|units| **units > 0.0) {
            self.units_to_date += units;
        }
    }

    /// Brings the people to where the units to date have them: that hangs on their number alone.
    fn catch_up(&mut self) {
        if self.units_to_date > 0.0 {
            self.to_date.advance(self.met.curve.amount(self.units_to_date).x);
        }
    }

    /// Works out the weeks of the next block.
    fn through(&mut self, units: &[f64], target: &Block) {
        let shares = self.shares;
        // Means are the channel's own at every point; the averages need them once.
        let mut blocks = vec![*target; shares.len()];
        for (lane, &units) in units.iter().enumerate() {
            if units > 0.0 {
                self.units_to_date += units;
                self.catch_up();
                let targets = target.exposures.map(|share| share.0[lane]);
                self.to_date.rows(&targets, true, &mut self.rows);
                if (units - self.last_week).abs() > 0.0 || self.last_week.is_nan() {
                    self.last_week = units;
                    let mut placed = self.to_date.anew();
                    placed.advance(self.met.curve.amount(units).x);
                    placed.rows(&[target.week_none.0[lane], target.week_some.0[lane]], true, &mut self.week_rows);
                }
                shares_at(shares, &self.rows, |point, level, share| {
                    blocks[point].exposures[level].0[lane] = share;
                });
                shares_at(shares, &self.week_rows, |point, row, share| match row {
                    0 => blocks[point].week_none.0[lane] = share,
                    _ => blocks[point].week_some.0[lane] = share,
                });
            } else if self.units_to_date > 0.0 {
                self.repeat(&mut blocks, lane);
            }
        }
        self.blocks.push(Arc::new(blocks));
    }

    /// Repeats the exposures of the week before, which may be the last one of the block before, because nothing new is placed.
    fn repeat(&self, blocks: &mut [Block], lane: usize) {
        for (point, block) in blocks.iter_mut().enumerate() {
            let (from, last) = match (lane.checked_sub(1), self.blocks.last()) {
                (None, Some(earlier)) => (&earlier[point], LANES - 1),
                (before, _) => (&*block, before.unwrap_or(0)),
            };
            let before = from.exposures.map(|share| share.0[last]);
            for (exposures, share) in block.exposures.iter_mut().zip(before) {
                exposures.0[lane] = share;
            }
        }
    }
}

/// Returns the distributions over the whole plan, `placed`, at each point.
fn pmfs(placed: &Placed<'_>, met: &Met, shares: &[Bins]) -> Vec<Pmf> {
    pmfs_of(placed, &Pmf::of_contact(&met.curve, met.units, met.table.as_ref()), shares)
}

/// Returns the distributions over the whole plan at each point, given the distribution `whole` among all people.
fn pmfs_of(placed: &Placed<'_>, whole: &Pmf, shares: &[Bins]) -> Vec<Pmf> {
    let (targets, is_capped) = whole.shares();
    let mut rows = vec![[0.0; BINS]; targets.len().min(MAX_EXPOSURES + 1)];
    placed.rows(targets, is_capped, &mut rows);
    let mut of_points = vec![vec![0.0; rows.len()]; shares.len()];
    shares_at(shares, &rows, |point, exposures, share| of_points[point][exposures] = share);
    of_points.into_iter().map(|shares| Pmf::of_shares(shares, is_capped)).collect()
}
