//! All channels of one audience combined, in small groups, groups of groups, and so on: a change on one channel then
//! leaves most of the work as it was.

use std::sync::Arc;

use super::contact::ContactWork;
use super::leaf::{LeafRoom, fill};
use super::weeks::{Block, combine};
use crate::reach::curve::pmf::Pmf;

/// How many channels, or groups of them, make a group.
const GROUP: usize = 4;

/// A channel in an audience that it can be computed in; `None` where nothing placed on the channel meets it.
pub(in crate::reach) type Leaf = Option<Arc<ContactWork>>;

/// The members of a group before an edit, each at its place, and what they gave together.
pub(in crate::reach) type Before<'a, T, N> = Option<(&'a [Option<Arc<T>>], &'a N)>;

/// Says what groups of channels give together.
pub(in crate::reach) trait Combined: Sized {
    /// Returns what `groups` give together, `None` where there are none; what `before` has alike is taken from it.
    fn together(groups: &[Option<Arc<Self>>], before: Before<'_, Self, Self>) -> Option<Self>;
}

/// Exposures from a group of independent channels.
#[derive(Clone, Debug)]
pub(in crate::reach) struct Node {
    /// To date, week by week.
    pub(in crate::reach) blocks: Vec<Block>,
    /// Over the whole plan.
    pub(in crate::reach) pmf: Pmf,
}

impl Node {
    /// Adds what another group gives.
    pub(in crate::reach) fn add(&mut self, other: &Self) {
        combine(&mut self.blocks, &other.blocks);
        self.pmf = self.pmf.and(&other.pmf);
    }
}

impl Combined for Node {
    fn together(groups: &[Option<Arc<Self>>], _: Before<'_, Self, Self>) -> Option<Self> {
        let mut groups = groups.iter().flatten();
        let mut sum = Self::clone(groups.next()?);
        for other in groups {
            sum.add(other);
        }
        Some(sum)
    }
}

/// The groups of one audience. Which channels make a group follows from their places alone, so that the same plan
/// always gives the same bits.
#[derive(Debug)]
pub(in crate::reach) struct Tree<L, N> {
    leaves: Vec<Option<Arc<L>>>,
    levels: Vec<Vec<Option<Arc<N>>>>,
}

impl<L, N> Default for Tree<L, N> {
    fn default() -> Self {
        Self { leaves: Vec::new(), levels: Vec::new() }
    }
}

/// Room that is used again from one group to the next.
#[derive(Default)]
pub(in crate::reach) struct TreeRoom {
    pub(in crate::reach) leaf: LeafRoom,
    pub(in crate::reach) blocks: Vec<Block>,
}

impl<L, N: Combined> Tree<L, N> {
    /// Combines `leaves`, the first groups of them by `combine`, which also gets what they were before; groups that `before` has
    /// alike are taken from it.
    pub(in crate::reach) fn of(
        leaves: Vec<Option<Arc<L>>>,
        before: Option<&Self>,
        combine: impl FnMut(&[Option<Arc<L>>], Before<'_, L, N>) -> Option<Arc<N>>,
    ) -> Self {
        let mut levels: Vec<Vec<Option<Arc<N>>>> = Vec::new();
        let old_leaves = before.map_or(&[] as &[Option<Arc<L>>], |tree| &tree.leaves);
        let old_level = before.and_then(|tree| tree.levels.first());
        levels.push(group(&leaves, old_leaves, old_level, combine));
        while let Some(below) = levels.last().filter(|below| below.len() > 1) {
            let old = |level: usize| before.and_then(|tree| tree.levels.get(level));
            let old_below = old(levels.len() - 1).map_or(&[] as &[Option<Arc<N>>], Vec::as_slice);
            let above = group(below, old_below, old(levels.len()), combine_nodes);
            levels.push(above);
        }
        Self { leaves, levels }
    }

    /// Returns all channels together; `None` when there are none.
    pub(in crate::reach) fn root(&self) -> Option<&N> {
        self.levels.last()?.first()?.as_deref()
    }
}

/// Returns true when both hold the same things, not only equal ones.
pub(in crate::reach) fn same_members<T>(a: &[Option<Arc<T>>], b: &[Option<Arc<T>>]) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|(a, b)| match (a, b) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        })
}

fn group<T, N>(
    members: &[Option<Arc<T>>],
    old_members: &[Option<Arc<T>>],
    old_groups: Option<&Vec<Option<Arc<N>>>>,
    mut combine: impl FnMut(&[Option<Arc<T>>], Before<'_, T, N>) -> Option<Arc<N>>,
) -> Vec<Option<Arc<N>>> {
    let mut old = old_members.chunks(GROUP).zip(old_groups.into_iter().flatten());
    members
        .chunks(GROUP)
        .map(|members| match old.next() {
            Some((old_members, old_node)) if same_members(members, old_members) => old_node.clone(),
            Some((old_members, Some(old_node))) => combine(members, Some((old_members, old_node))),
            _ => combine(members, None),
        })
        .collect()
}

/// Combines independent channels.
pub(in crate::reach) fn combine_leaves(leaves: &[Leaf], room: &mut TreeRoom) -> Option<Arc<Node>> {
    let mut node: Option<Node> = None;
    for met in leaves.iter().flatten().filter_map(|leaf| leaf.outcome.as_ref().ok()) {
        let pmf = Pmf::of_contact(&met.curve, met.units, met.table.as_ref());
        if let Some(node) = &mut node {
            fill(&mut room.blocks, met, &mut room.leaf);
            combine(&mut node.blocks, &room.blocks);
            node.pmf = node.pmf.and(&pmf);
        } else {
            let mut blocks = Vec::new();
            fill(&mut blocks, met, &mut room.leaf);
            node = Some(Node { blocks, pmf });
        }
    }
    node.map(Arc::new)
}

fn combine_nodes<N: Combined>(nodes: &[Option<Arc<N>>], before: Before<'_, N, N>) -> Option<Arc<N>> {
    let mut present = nodes.iter().flatten();
    match (present.next(), present.next()) {
        (Some(only), None) => Some(Arc::clone(only)),
        _ => N::together(nodes, before).map(Arc::new),
    }
}
