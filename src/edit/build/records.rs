//! What happened, recorded week by week.

use crate::edit::{Change, Edit};
use crate::plan::{Actual, ActualWeek, PlacementId, Plan};

/// Returns the edits that record what happened in weeks of placements. What an entry does not state stays as it was recorded before.
#[must_use]
pub fn record_entries(plan: &Plan, entries: impl IntoIterator<Item = (PlacementId, ActualWeek)>) -> Vec<Edit> {
    let mut records: Vec<Actual> = Vec::new();
    for (placement, entry) in entries {
        let known = records.iter().position(|record| record.placement == placement);
        let at = known.unwrap_or_else(|| {
            let recorded = plan.actuals.find(&placement).cloned();
            let empty = || Actual { placement, weeks: Vec::new(), source: String::new() };
            records.push(recorded.unwrap_or_else(empty));
            records.len() - 1
        });
        if let Some(record) = records.get_mut(at) {
            set_week(record, entry);
        }
    }
    let edit = |record: Actual| match plan.actuals.position(&record.placement) {
        Some(_) => Change::Replace(record).into(),
        None => Change::Add { item: record, at: None }.into(),
    };
    records.into_iter().map(edit).collect()
}

/// Puts what `entry` states into `record`.
fn set_week(record: &mut Actual, entry: ActualWeek) {
    if let Some(known) = record.weeks.iter_mut().find(|known| known.week == entry.week) {
        known.delivered = entry.delivered.or(known.delivered);
        known.spent = entry.spent.or(known.spent);
    } else {
        record.weeks.push(entry);
        record.weeks.sort_by_key(|entry| entry.week);
    }
}
