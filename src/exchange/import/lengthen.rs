//! Plans that become longer for the rows of a table.

use std::collections::BTreeMap;

use super::days::Days;
use super::issue::{Decision, Issue, IssueKind};
use super::others::ReadRow;
use super::placements::placed_rows;
use super::row_context::RowContext;
use super::spread::lengthened;
use crate::plan::{Calendar, Plan};

/// Returns the weeks of the plan, with those that rows were said to need, and the questions that were answered so.
pub(super) fn lengthened_for(context: &RowContext<'_>, plan: &Plan) -> (Calendar, BTreeMap<usize, Issue>) {
    let mut answered = BTreeMap::new();
    if !context.decisions.any(Decision::Lengthen) {
        return (plan.calendar, answered);
    }
    let mut calendar = plan.calendar;
    for (row, _, issues) in placed_rows(context) {
        if !context.decisions.has(row, Decision::Lengthen) || context.decisions.has(row, Decision::LeaveOut) {
            continue;
        }
        for issue in issues {
            if let IssueKind::OutsidePlan { first, last, .. } = issue.kind {
                calendar = lengthened(calendar, Days { first, last }).unwrap_or(calendar);
                answered.insert(row, issue);
            }
        }
    }
    (calendar, answered)
}

/// Adds the questions that a longer plan answers: they stay, so that they can be answered in another way.
pub(super) fn still_asked(read: &mut [ReadRow], mut answered: BTreeMap<usize, Issue>) {
    for (row, _, issues) in read {
        let is_asked = issues.iter().any(|issue| matches!(issue.kind, IssueKind::OutsidePlan { .. }));
        issues.extend(answered.remove(row).filter(|_| !is_asked));
    }
}
