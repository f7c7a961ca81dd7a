//! Rows with placements that a plan has already.

use std::collections::{BTreeMap, BTreeSet};

use super::issue::{Decision, Issue, IssueKind};
use super::names::Names;
use super::others;
use super::placements::PlacedRow;
use super::row_context::RowContext;
use crate::plan::{AudienceId, ChannelId, MessageId, Placement, Plan};

/// Leaves out what the plan has already, where rows of single days were joined to it, unless the reader wants it again.
pub(super) fn leave_placed(
    context: &RowContext<'_>,
    of_plan: &Placed<'_>,
    made: &mut Vec<(Placement, Vec<usize>)>,
    placed: &mut Vec<PlacedRow>,
    read: &mut [others::ReadRow],
) {
    let mut left: BTreeMap<usize, u32> = BTreeMap::new();
    let mut again: BTreeMap<usize, u32> = BTreeMap::new();
    made.retain(|(item, rows)| {
        if !of_plan.has(item) {
            return true;
        }
        let is_wanted = rows.iter().any(|row| context.decisions.has(*row, Decision::TakeAgain));
        let said = if is_wanted { &mut again } else { &mut left };
        said.extend(rows.iter().map(|row| (*row, item.start_week)));
        is_wanted
    });
    placed.retain(|row| !left.contains_key(&row.row));
    for (row, is_taken, issues) in read {
        let is_said = issues.iter().any(|issue| matches!(issue.kind, IssueKind::AlreadyPlaced { .. }));
        let week = left.get(row).or_else(|| again.get(row)).copied().filter(|_| !is_said);
        issues.extend(week.map(|week| already_placed(*row, week)));
        *is_taken &= !left.contains_key(row);
    }
}

pub(super) fn already_placed(row: usize, week: u32) -> Issue {
    Issue { row, column: None, text: String::new(), kind: IssueKind::AlreadyPlaced { week } }
}

/// The placements of a plan by channel, message and first week, so that each row is held against few of them.
pub(super) struct Placed<'p>(BTreeMap<(&'p ChannelId, &'p MessageId, u32), Vec<&'p Placement>>);

impl<'p> Placed<'p> {
    pub(super) fn of(plan: &'p Plan) -> Self {
        let mut placed: BTreeMap<_, Vec<&Placement>> = BTreeMap::new();
        for one in &plan.placements {
            placed.entry((&one.channel, &one.message, one.start_week)).or_default().push(one);
        }
        Self(placed)
    }

    /// Returns the first week of the placement that says the same as the row: message, channel, quantities, and the audiences
    /// where the row names some.
    pub(super) fn same(&self, names: &Names, row: &PlacedRow) -> Option<u32> {
        let (channel, message) = (names.known_channel(&row.channel)?, names.known_message(&row.message)?);
        let known = self.0.get(&(&channel.id, &message.id, row.weekly.start_week))?;
        let audiences: Option<BTreeSet<&AudienceId>> =
            row.audiences.iter().map(|name| names.known_audience(name).map(|audience| &audience.id)).collect();
        let audiences = audiences?;
        let is_same = |placed: &&&Placement| {
            placed.quantities == row.weekly.quantities
                && (audiences.is_empty() || audiences == placed.audiences.iter().collect())
        };
        known.iter().find(is_same).map(|placed| placed.start_week)
    }

    /// Returns true where the plan has a placement with the same message, channel and quantities, and the same audiences where some are named.
    fn has(&self, item: &Placement) -> bool {
        let known = self.0.get(&(&item.channel, &item.message, item.start_week));
        let audiences: BTreeSet<&AudienceId> = item.audiences.iter().collect();
        known.into_iter().flatten().any(|placed| {
            placed.quantities == item.quantities
                && (audiences.is_empty() || audiences == placed.audiences.iter().collect())
        })
    }
}
