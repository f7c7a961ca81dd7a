//! The rows of the flowchart, and the lanes in which placements lie side by side in them.

use std::sync::Arc;

use crate::plan::{Element, Index, Plan};

/// A row of the flowchart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The heading of a promotion element.
    Element(Element),
    /// A channel, by its position in the plan.
    Channel(usize),
}

impl Row {
    /// Returns the channel, unless it is a heading.
    pub(super) fn channel(&self) -> Option<usize> {
        match self {
            Self::Channel(position) => Some(*position),
            Self::Element(_) => None,
        }
    }
}

/// Says where one placement is drawn in its channel's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The placement, by its position in the plan.
    pub placement: usize,
    /// The lane, counted from the top: placements that share weeks lie in different ones.
    pub lane: u32,
}

/// The rows of the flowchart, and the lanes in each channel's row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowchartLayout {
    /// Rows from top to bottom: channels grouped by element, in the plan's order within a group.
    pub rows: Vec<Row>,
    /// For each channel of the plan, its placements by first week.
    pub channels: Vec<Vec<Lane>>,
    /// For each channel of the plan, how many lanes its row has; at least 1.
    pub lane_counts: Vec<u32>,
}

impl FlowchartLayout {
    /// Returns the rows and lanes of `plan`.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let index = Index::of(plan);
        let mut by_channel: Vec<Vec<usize>> = vec![Vec::new(); plan.channels.len()];
        for (position, placement) in plan.placements.iter().enumerate() {
            if let Some(channel) = index.channel(&placement.channel) {
                by_channel[channel].push(position);
            }
        }
        let (channels, lane_counts) = by_channel.into_iter().map(|members| lanes(plan, members)).unzip();
        Self { rows: rows(plan), channels, lane_counts }
    }

    /// Returns the rows and lanes of `plan`, which an edit made out of `before`, whose rows and lanes these are: only channels
    /// on which a placement changed are laid out anew. Equal to [`Self::of`].
    #[must_use]
    pub fn after_edit(&self, before: &Plan, plan: &Plan) -> Self {
        if !before.channels.same_ids(&plan.channels) || before.placements.len() != plan.placements.len() {
            return Self::of(plan);
        }
        let pairs = before.placements.iter().zip(&plan.placements).enumerate();
        let changed: Vec<usize> =
            pairs.filter(|(_, (old, new))| !Arc::ptr_eq(old, new)).map(|(position, _)| position).collect();
        if changed.len() > plan.placements.len() / 4 {
            return Self::of(plan);
        }
        let index = Index::of(plan);
        let rows_of = |plan: &Plan| -> Vec<Option<usize>> {
            changed.iter().map(|&position| index.channel(&plan.placements[position].channel)).collect()
        };
        let (from, to) = (rows_of(before), rows_of(plan));
        let mut channels: Vec<usize> = from.iter().chain(&to).copied().flatten().collect();
        channels.sort_unstable();
        channels.dedup();
        let mut after = Self { rows: rows(plan), ..self.clone() };
        for channel in channels {
            let kept = self.channels[channel].iter().map(|lane| lane.placement);
            let kept = kept.filter(|position| changed.binary_search(position).is_err());
            let moved =
                changed.iter().zip(&to).filter(|(_, row)| **row == Some(channel)).map(|(&position, _)| position);
            let mut members: Vec<usize> = kept.chain(moved).collect();
            // Of two that begin in one week the first of the plan comes first.
            members.sort_unstable();
            (after.channels[channel], after.lane_counts[channel]) = lanes(plan, members);
        }
        after
    }

    /// Returns the positions of the channels from top to bottom.
    pub fn channel_order(&self) -> impl Iterator<Item = usize> + '_ {
        self.rows.iter().filter_map(Row::channel)
    }
}

/// Lists rows from top to bottom: channels grouped by element, in the plan's order within a group.
pub(super) fn rows(plan: &Plan) -> Vec<Row> {
    let mut rows = Vec::with_capacity(plan.channels.len() + Element::ALL.len());
    for element in Element::ALL {
        let members = plan.channels.iter().enumerate().filter(|(_, channel)| channel.element == element);
        let mut members = members.map(|(position, _)| Row::Channel(position)).peekable();
        if members.peek().is_some() {
            rows.push(Row::Element(element));
            rows.extend(members);
        }
    }
    rows
}

/// Gives each placement the first lane that is free from its first week on.
fn lanes(plan: &Plan, mut members: Vec<usize>) -> (Vec<Lane>, u32) {
    members.sort_by_key(|&position| plan.placements[position].start_week);
    let mut ends: Vec<u32> = Vec::new();
    let placed = members
        .into_iter()
        .map(|position| {
            let placement = &plan.placements[position];
            let free = ends.iter().position(|&end| end < placement.start_week);
            let lane = free.unwrap_or_else(|| {
                ends.push(0);
                ends.len() - 1
            });
            ends[lane] = placement.end_week().max(placement.start_week);
            Lane { placement: position, lane: u32::try_from(lane).unwrap_or(u32::MAX) }
        })
        .collect();
    (placed, u32::try_from(ends.len()).unwrap_or(u32::MAX).max(1))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::FlowchartLayout;
    use crate::plan::{Placement, Plan};

    /// A sample with other placements: where each stands among the channels, its first week, and for how many weeks.
    fn placed(places: &[(usize, u32, usize)]) -> Plan {
        let sample = &crate::catalogue::SAMPLES[0];
        let plan = crate::store::read(sample.text.as_bytes()).expect("a sample").plan;
        let any = Placement::clone(&plan.placements[0]);
        let placement = |(number, &(channel, start_week, weeks)): (usize, &(usize, u32, usize))| {
            // One place is of no channel of the plan.
            let channel = plan.channels.get(channel).map_or_else(|| "gone".into(), |channel| channel.id.clone());
            let id = format!("p{number}").as_str().into();
            Placement { id, channel, start_week, quantities: vec![1; weeks], ..any.clone() }
        };
        Plan { placements: places.iter().enumerate().map(placement).collect(), ..Plan::clone(&plan) }
    }

    fn any_place() -> impl Strategy<Value = (usize, u32, usize)> {
        (0..5_usize, 0..9_u32, 0..4_usize)
    }

    proptest! {
        #[test]
        fn a_layout_after_an_edit_equals_one_from_nothing(
            places in proptest::collection::vec(any_place(), 0..24),
            changes in proptest::collection::vec((0..24_usize, any_place()), 0..4),
            more in proptest::collection::vec(any_place(), 0..2),
        ) {
            let before = placed(&places);
            let mut after = before.clone();
            for (position, place) in changes {
                if let Some(slot) = after.placements.make_mut().get_mut(position) {
                    let id = slot.id.clone();
                    *slot = Arc::new(Placement { id, ..Placement::clone(&placed(&[place]).placements[0]) });
                }
            }
            after.placements.make_mut().extend(placed(&more).placements.iter().cloned());
            prop_assert_eq!(FlowchartLayout::of(&before).after_edit(&before, &after), FlowchartLayout::of(&after));
        }
    }
}
