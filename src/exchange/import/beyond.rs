//! The sizes of audiences that rows state, and reach that is more than its audience has people.

use super::column::Column;
use super::figures::{fine, number, percent, rounded, times};
use super::issue::{Issue, IssueKind};
use super::meaning::Meaning;
use super::names::Names;
use super::placements::PlacedRow;
use super::row_context::RowContext;
use crate::plan::{Decimal, Plan};
use crate::search::Folded;

/// Returns what must be said of a row whose stated reach cannot be: more people than its audiences have, by the table or by the
/// plan, or more than all of them.
pub(super) fn beyond_audience(
    context: &RowContext<'_>,
    plan: &Plan,
    row: usize,
    audiences: &[String],
) -> Option<Issue> {
    let column = context.table.column(Meaning::Reach)?;
    let cell = context.sheet.cell(row, column.at);
    let text = cell.shown();
    let is_beyond = if text.contains(['%', '٪']) {
        percent(cell, context.table.mark).ok().flatten()?.to_f64() > 100.0
    } else {
        let people = times(number(cell, context.table.mark).ok().flatten()?, column.scale)?;
        let size = stated_size(context, row).or_else(|| size_in_plan(plan, audiences))?;
        size > 0 && fine(people) > fine(Decimal::new(i64::try_from(size).ok()?, 0)?)
    };
    is_beyond.then_some(Issue { row, column: Some(column.at), text, kind: IssueKind::BeyondAudience })
}

/// Returns the size of the audience that the row itself states.
fn stated_size(context: &RowContext<'_>, row: usize) -> Option<u64> {
    let column = context.table.column(Meaning::Size)?;
    let size = number(context.sheet.cell(row, column.at), context.table.mark).ok().flatten()?;
    rounded(times(size, column.scale)?)
}

/// Gives new audiences the size that a row for each of them alone states.
pub(super) fn size_new_audiences(context: &RowContext<'_>, plan: &Plan, placed: &[PlacedRow], names: &mut Names) {
    let says_sizes =
        context.table.own.is_none() && context.table.column(Meaning::Size).is_some_and(is_size_of_audience);
    if !says_sizes {
        return;
    }
    for row in placed {
        let [name] = row.audiences.as_slice() else { continue };
        let Some(size) = stated_size(context, row.row) else { continue };
        let id = names.audience(name);
        let is_new = plan.audience(&id).is_none();
        if let Some(audience) = names.audience_mut(&id).filter(|audience| is_new && audience.size == 0) {
            audience.size = size;
        }
    }
}

/// Returns true for a column of the sizes of audiences; those of what is printed or searched for are none.
pub(super) fn is_size_of_audience(column: &Column) -> bool {
    let title = Folded::of(&column.title);
    let is_said = |word: &str| title.bare().contains(word);
    column.meaning == Meaning::Size
        && ["audience", "population", "universe", "جمهور", "فيه", "فئه", "سكان"].into_iter().any(is_said)
}

/// Returns how many people the audiences of these names have in the plan; none where one of them is not known there.
fn size_in_plan(plan: &Plan, audiences: &[String]) -> Option<u64> {
    let size = |name: &String| {
        let wanted = Folded::of(name);
        let is_it = |known: &str| !known.is_empty() && Folded::of(known).bare() == wanted.bare();
        let mut all = plan.audiences.iter();
        all.find(|audience| is_it(&audience.name.en) || is_it(&audience.name.ar)).map(|audience| audience.size)
    };
    if audiences.is_empty() {
        return None;
    }
    audiences.iter().map(size).sum()
}
