//! Rows of what happened: delivered and spent, by week or by day, long or wide; days of one week are added up.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::day_words::week_number;
use super::figures::{fine, of_fine, rounded};
use super::issue::{Expected, Issue, IssueKind};
use super::meaning::Meaning;
use super::others::ReadRow;
use super::row_context::RowContext;
use super::spread::week_of;
use crate::edit::{Edit, record_entries};
use crate::plan::{ActualWeek, Bilingual, Decimal, MAX_QUANTITY, PlacementId, Plan};
use crate::search::Folded;
use crate::text::parse_whole;

/// Holds what is known of one week of a placement.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    delivered: Option<u64>,
    spent: Option<Decimal>,
}

/// What tells the parts of a placement from each other in exports of platforms.
const PARTS: [Meaning; 7] = [
    Meaning::Targeting,
    Meaning::Audience,
    Meaning::Format,
    Meaning::Geography,
    Meaning::Medium,
    Meaning::Description,
    Meaning::Unknown,
];

/// A week, or a day of it.
type When = (u32, Option<jiff::civil::Date>);

/// Returns the rows of what happened, as edits.
pub(super) fn records(context: &RowContext<'_>, plan: &Plan, edits: &mut Vec<Edit>) -> Vec<ReadRow> {
    let mut sums: BTreeMap<(PlacementId, u32), Sum> = BTreeMap::new();
    let mut seen: BTreeMap<(PlacementId, When, String), usize> = BTreeMap::new();
    let rows: Vec<usize> = super::column::body_rows(&context.table.place, &context.table.roles).collect();
    let read = rows
        .into_iter()
        .map(|row| {
            let mut issues = Vec::new();
            let found = if context.decisions.has(row, super::issue::Decision::LeaveOut) {
                Vec::new()
            } else {
                entries(context, row, plan, &mut issues)
            };
            // Parts of a placement, as groups of people or devices, have rows of their own.
            let part = context.all_words(row, &PARTS);
            for (placement, when, _) in &found {
                let key = (placement.clone(), *when, part.clone());
                if let Some(first) = seen.get(&key) {
                    issues.push(Issue {
                        row,
                        column: None,
                        text: String::new(),
                        kind: IssueKind::Twice { row: *first },
                    });
                }
            }
            let is_taken = issues.iter().all(|issue| !issue.is_error()) && !found.is_empty();
            if is_taken {
                for (placement, when, entry) in found {
                    seen.insert((placement.clone(), when, part.clone()), row);
                    add(sums.entry((placement, when.0)).or_default(), entry);
                }
            }
            (row, is_taken, issues)
        })
        .collect();
    let entry = |((placement, week), sum): ((PlacementId, u32), Sum)| {
        (placement, ActualWeek { week, delivered: sum.delivered, spent: sum.spent })
    };
    edits.extend(record_entries(plan, sums.into_iter().map(entry)));
    read
}

fn add(sum: &mut Sum, entry: Sum) {
    sum.delivered = match (sum.delivered, entry.delivered) {
        (Some(one), Some(other)) => Some(one.saturating_add(other).min(MAX_QUANTITY)),
        (one, other) => one.or(other),
    };
    sum.spent = match (sum.spent, entry.spent) {
        (Some(one), Some(other)) => of_fine(fine(one) + fine(other)),
        (one, other) => one.or(other),
    };
}

/// Returns the weeks of a row with what it says of them.
fn entries(
    context: &RowContext<'_>,
    row: usize,
    plan: &Plan,
    issues: &mut Vec<Issue>,
) -> Vec<(PlacementId, When, Sum)> {
    let delivered = context.quantity(row, Meaning::Delivered, issues).and_then(rounded);
    let spent = context.amount(row, Meaning::Spent, issues);
    let wide: Vec<(u32, Sum)> = wide(context, row, issues);
    if delivered.is_none() && spent.is_none() && wide.is_empty() {
        return Vec::new();
    }
    let Some(placement) = placement(context, row, plan, issues) else { return Vec::new() };
    if !wide.is_empty() {
        return wide.into_iter().map(|(week, sum)| (placement.clone(), (week, None), sum)).collect();
    }
    let Some(when) = when(context, row, issues) else { return Vec::new() };
    vec![(placement, when, Sum { delivered, spent })]
}

fn wide(context: &RowContext<'_>, row: usize, issues: &mut Vec<Issue>) -> Vec<(u32, Sum)> {
    let mut weeks: BTreeMap<u32, Sum> = BTreeMap::new();
    for meaning in [Meaning::Weeks, Meaning::WeekCosts] {
        for (column, days) in context.table.timeline(meaning) {
            let cell = context.sheet.cell(row, column.at);
            let week = u32::try_from(week_of(days.first, context.calendar))
                .ok()
                .filter(|week| context.calendar.contains(*week));
            match (super::figures::number(cell, context.table.mark), week) {
                (Ok(Some(number)), Some(week)) if !number.is_negative() => {
                    let entry = if meaning == Meaning::Weeks {
                        Sum { delivered: rounded(number), spent: None }
                    } else {
                        Sum { delivered: None, spent: Some(number) }
                    };
                    add(weeks.entry(week).or_default(), entry);
                }
                (Ok(None), _) => {}
                (Err(why), _) => issues.push(context.not_read(row, column, Expected::Quantity, why)),
                _ => issues.push(context.not_read(row, column, Expected::Week, crate::text::ReadError::NotADate)),
            }
        }
    }
    weeks.into_iter().collect()
}

/// Returns the week or the day of a row.
fn when(context: &RowContext<'_>, row: usize, issues: &mut Vec<Issue>) -> Option<When> {
    let found = [Meaning::Day, Meaning::Week, Meaning::Period, Meaning::Start]
        .into_iter()
        .filter_map(|meaning| context.cell(row, meaning))
        .find(|(_, cell)| !cell.is_empty());
    let Some((column, cell)) = found else {
        let column = context.table.column(Meaning::Week).map(|column| column.at);
        issues.push(Issue { row, column, text: String::new(), kind: IssueKind::Missing(Meaning::Week) });
        return None;
    };
    let text = cell.shown();
    let week_at = |day: Date| u32::try_from(week_of(day, context.calendar)).ok();
    // A week of the calendar is no number of the plan's weeks, and of a number and a day the day counts.
    let frame = &context.table.frame;
    let by_day = || frame.week_with_day(&text).or_else(|| frame.week_by_its_day(&text));
    let number = match frame.weeks_of_year(&text).or_else(|| super::frame::Frame::week_of_year(&text)).or_else(by_day) {
        Some(days) => week_at(days.first),
        None => week_number(&text).or_else(|| parse_whole(&text).ok().and_then(|week| u32::try_from(week).ok())),
    };
    if let Some(week) = number.filter(|week| context.calendar.contains(*week)) {
        return Some((week, None));
    }
    let day = context.table.frame.day_of(cell);
    let week = day.and_then(week_at);
    if let (Some(week), Some(day)) = (week.filter(|week| context.calendar.contains(*week)), day) {
        return Some((week, Some(day)));
    }
    issues.push(context.not_read(row, column, Expected::Week, crate::text::ReadError::NotADate));
    None
}

/// Returns the placement of a row: by its id, else the only one of its message, its channel or both.
fn placement(context: &RowContext<'_>, row: usize, plan: &Plan, issues: &mut Vec<Issue>) -> Option<PlacementId> {
    let id = context.words(row, Meaning::Placement);
    if let Some(placement) = plan.placements.iter().find(|placement| placement.id.as_str() == id) {
        return Some(placement.id.clone());
    }
    let is_called = |name: &Bilingual, said: &str| {
        let wanted = Folded::of(said);
        [&name.en, &name.ar].iter().any(|name| !name.is_empty() && Folded::of(name).bare() == wanted.bare())
    };
    let said = [Meaning::Message, Meaning::Format]
        .into_iter()
        .map(|meaning| context.words(row, meaning))
        .find(|text| !text.is_empty())
        .unwrap_or_default();
    let message = if said.is_empty() { id } else { said };
    let channel = context.words(row, Meaning::Channel);
    let answers = |placement: &crate::plan::Placement| {
        let by_message = message.is_empty()
            || plan
                .message(&placement.message)
                .is_some_and(|known| known.id.as_str() == message || is_called(&known.name, &message));
        let by_channel = channel.is_empty()
            || plan
                .channel(&placement.channel)
                .is_some_and(|known| known.id.as_str() == channel || is_called(&known.name, &channel));
        by_message && by_channel && !(message.is_empty() && channel.is_empty())
    };
    let mut found = plan.placements.iter().filter(|placement| answers(placement));
    let first = found.next().map(|placement| placement.id.clone());
    let name = [message.as_str(), channel.as_str()]
        .into_iter()
        .filter(|name| !name.is_empty())
        .collect::<Vec<_>>()
        .join(" / ");
    let kind = match first {
        None => IssueKind::UnknownPlacement(name.clone()),
        Some(_) if found.next().is_some() => IssueKind::SeveralPlacements(name.clone()),
        Some(id) => return Some(id),
    };
    let column = context
        .table
        .column(Meaning::Placement)
        .or_else(|| context.table.column(Meaning::Message))
        .or_else(|| context.table.column(Meaning::Channel));
    issues.push(Issue { row, column: column.map(|column| column.at), text: name, kind });
    None
}
