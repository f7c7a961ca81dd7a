//! Rows of a media plan that place nothing: what is produced, printed or measured, without a channel.

use super::issue::Issue;
use super::meaning::Meaning;
use super::placements::{PlacedRow, RowContext, extra_costs, status};
use super::prices::Price;
use super::schedule::schedule;
use super::spread::{Weekly, over_weeks};
use crate::plan::{Plan, Unit};

/// What a row says that places something.
const PLACING: [Meaning; 10] = [
    Meaning::Channel,
    Meaning::Medium,
    Meaning::Units,
    Meaning::Insertions,
    Meaning::Rate,
    Meaning::Cost,
    Meaning::Gross,
    Meaning::CostWithTax,
    Meaning::Clicks,
    Meaning::Views,
];

/// Returns a row that names no channel, no quantity and no cost of media, but what it costs beside media. Nothing for others.
pub(super) fn cost_alone(context: &RowContext<'_>, row: usize, issues: &mut Vec<Issue>) -> Option<PlacedRow> {
    let has_extra = context.table.column(Meaning::ExtraCost).is_some();
    if !has_extra || context.table.own.is_some() {
        return None;
    }
    let says = |meaning: &Meaning| !context.words(row, *meaning).is_empty();
    let mut over_time = context.table.columns.iter().filter(|column| column.meaning.is_over_time());
    if PLACING.iter().any(says) || over_time.any(|column| !context.sheet.cell(row, column.at).is_empty()) {
        return None;
    }
    let message = [Meaning::Message, Meaning::Format, Meaning::Text]
        .into_iter()
        .map(|meaning| context.words(row, meaning))
        .find(|text| !text.is_empty())?;
    let mut unread = Vec::new();
    let extra = extra_costs(context, row, &mut unread);
    if extra.is_empty() {
        return None;
    }
    issues.append(&mut unread);
    let mut days = Vec::new();
    let schedule = schedule(context, row, &mut days).within_plan(context.calendar);
    let stretches: Vec<_> = schedule.days.iter().map(|days| (*days, 1)).collect();
    let start_week = over_weeks(&stretches, context.calendar).0.start_week.max(1);
    Some(PlacedRow {
        row,
        channel: String::new(),
        medium: String::new(),
        message,
        audiences: Vec::new(),
        weekly: Weekly { start_week, quantities: vec![0] },
        unit: Unit::Insertions,
        is_unit_said: false,
        price: Price::default(),
        units: 0,
        kept: 0,
        notes: context.all_words(row, &[Meaning::Notes]),
        source: context.words(row, Meaning::Source),
        status: status(&context.words(row, Meaning::Status)),
        extra,
        own: None,
        is_cost_alone: true,
    })
}

/// Returns the week of the cost of the plan that says the same as a row that is a cost alone.
pub(super) fn known_week(plan: &Plan, row: &PlacedRow) -> Option<u32> {
    let [(title, amount)] = row.extra.as_slice() else { return None };
    let names = [row.message.clone(), format!("{title}: {}", row.message)];
    let is_same = |cost: &crate::plan::OtherCost| {
        let is_named = names.iter().any(|name| *name == cost.name.en || *name == cost.name.ar);
        is_named && super::figures::fine(cost.amount) == super::figures::fine(*amount)
    };
    plan.other_costs.iter().find(|cost| is_same(cost)).map(|cost| cost.week.unwrap_or(row.weekly.start_week))
}
