//! Rows as placements: what is said where, when, how much, at what price.

use super::audience_names::audiences;
use super::days::Days;
use super::figures::{Basis, fine};
use super::issue::{Decision, Expected, Issue, IssueKind};
use super::meaning::Meaning;
use super::meaning_lists::MORE_OF_PLACEMENTS;
use super::other_costs::{alone, titled_amounts};
use super::own::{OwnRow, own_row};
use super::prices::{Price, price};
use super::quantities::{Quantities, quantities};
use super::row_context::RowContext;
use super::row_names::{Carried, likely_unit, names, said_unit};
use super::rows::Role;
use super::schedule::{Schedule, schedule};
use super::spread::{Weekly, lengthened, over_weeks};
use crate::plan::{Decimal, Status, Unit};

/// A row as a placement, before its names are looked up in a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedRow {
    /// The row of the sheet, counted from 0.
    pub row: usize,
    /// The channel's name.
    pub channel: String,
    /// The kind of media, from its column or the heading above.
    pub medium: String,
    /// The message's name.
    pub message: String,
    /// The names of audiences.
    pub audiences: Vec<String>,
    /// The quantities inside the plan.
    pub weekly: Weekly,
    /// What the quantities count.
    pub unit: Unit,
    /// True where the row says so; else a known channel of this name counts what it counts.
    pub is_unit_said: bool,
    /// The price.
    pub price: Price,
    /// The quantity that the row states or that follows, in whole units, before anything is cut.
    pub units: u64,
    /// How much of it lies inside the plan.
    pub kept: u64,
    /// What else the row says, for the placement's notes.
    pub notes: String,
    /// Where its numbers come from.
    pub source: String,
    /// How firm it is.
    pub status: Status,
    /// What it costs beside media, with the titles of the columns.
    pub extra: Vec<(String, Decimal)>,
    /// What it says more where the table is the program's own.
    pub own: Option<OwnRow>,
}

/// Returns all rows of a table as placements, with what is wrong in them. A row with an error has none.
#[must_use]
pub(super) fn placed_rows(context: &RowContext<'_>) -> Vec<(usize, Option<PlacedRow>, Vec<Issue>)> {
    let place = &context.table.place;
    // Blocks with titles of their own have their headings above these.
    let is_in_blocks = context.table.roles.contains(&Role::Titles);
    let heading = if is_in_blocks { super::preamble::heading(context.sheet, place) } else { String::new() };
    let mut carried = Carried::below(heading);
    place
        .body
        .clone()
        .zip(&context.table.roles)
        .filter_map(|(row, role)| {
            match role {
                Role::Group(text) => {
                    carried.medium.clone_from(text);
                    carried.channel.clear();
                    return None;
                }
                // What only costs something beside media places nothing.
                Role::Body if alone(context, row).is_none() => {}
                _ => return None,
            }
            let mut issues = Vec::new();
            let placed = placed_row(context, row, &mut carried, &mut issues);
            let is_none = issues.iter().any(|issue| issue.kind == IssueKind::SaysNone);
            let is_left_out = context.decisions.has(row, Decision::LeaveOut)
                || is_none && !context.decisions.has(row, Decision::OneAWeek);
            let has_error = issues.iter().any(|issue| issue.is_error() && !is_settled(context, row, issue));
            Some((row, placed.filter(|_| !is_left_out && !has_error), issues))
        })
        .collect()
}

/// Returns true where the reader gave the quantity that was not read.
fn is_settled(context: &RowContext<'_>, row: usize, issue: &Issue) -> bool {
    let is_quantity =
        matches!(issue.kind, IssueKind::NotRead { expected: Expected::Quantity | Expected::Thousands, .. });
    is_quantity && context.decisions.quantity(row).is_some()
}

fn placed_row(
    context: &RowContext<'_>,
    row: usize,
    carried: &mut Carried,
    issues: &mut Vec<Issue>,
) -> Option<PlacedRow> {
    let (channel, medium) = names(context, row, carried);
    if channel.is_empty() {
        let column = context.table.column(Meaning::Channel).map(|column| column.at);
        issues.push(Issue { row, column, text: String::new(), kind: IssueKind::Missing(Meaning::Channel) });
        return None;
    }
    let schedule = schedule(context, row, issues);
    let schedule = schedule.within_plan(context.calendar);
    let quantities = quantities(context, row, &schedule, issues);
    let said = said_unit(context, row);
    let is_unit_said = said.is_some();
    let unit = said.unwrap_or_else(|| likely_unit(&channel, quantities.whole, carried));
    let (own, price) = match own_row(context, row, issues) {
        Some((own, price)) => (Some(own), price),
        None => (None, price(context, row, &quantities, &schedule, unit, issues)),
    };
    let price = if own.is_none() { rounded_price(price, &quantities, unit, (row, context), issues) } else { price };
    let (weekly, kept) = over_weeks(&quantities.stretches, context.calendar);
    outside(context, row, &schedule, &quantities, kept, issues);
    let message = [Meaning::Message, Meaning::Format, Meaning::Text]
        .into_iter()
        .map(|meaning| context.words(row, meaning))
        .find(|text| !text.is_empty());
    let price = price.cut(kept, quantities.whole);
    let audience = context.words(row, Meaning::Audience);
    Some(PlacedRow {
        row,
        message: message.unwrap_or_else(|| channel.clone()),
        channel,
        medium,
        audiences: match context.audiences.filter(|_| own.is_none()) {
            Some(known) => audiences(&audience, known),
            None => super::own::audiences(&audience),
        },
        weekly,
        unit,
        is_unit_said,
        units: quantities.whole,
        kept,
        price,
        notes: notes(context, row),
        source: context.words(row, Meaning::Source),
        status: status(&context.words(row, Meaning::Status)),
        extra: titled_amounts(context, row, issues),
        own,
    })
}

/// Returns the price where an insertion cannot be had in parts: the quantity is rounded, which is said, and the cost stays.
fn rounded_price(
    price: Price,
    quantities: &Quantities,
    unit: Unit,
    (row, context): (usize, &RowContext<'_>),
    issues: &mut Vec<Issue>,
) -> Price {
    let whole = quantities.whole;
    let is_whole = |stated: &Decimal| fine(*stated) == i128::from(whole) * 100_000_000;
    let Some(stated) = quantities.stated.filter(|stated| unit == Unit::Insertions && !is_whole(stated)) else {
        return price;
    };
    let column = context.table.column(Meaning::Units).or_else(|| context.table.column(Meaning::Insertions));
    let kind = IssueKind::Rounded { stated, whole };
    issues.push(Issue { row, column: column.map(|column| column.at), text: stated.to_string(), kind });
    let is_by_unit = matches!(price.basis, Some(Basis::Unit | Basis::Point | Basis::Action));
    let rate = price.cost.filter(|_| is_by_unit && whole > 0).and_then(|cost| price.for_units(cost, whole));
    Price { rate: rate.or(price.rate), ..price }
}

/// Says where days lie outside the plan.
fn outside(
    context: &RowContext<'_>,
    row: usize,
    schedule: &Schedule,
    quantities: &Quantities,
    kept: u64,
    issues: &mut Vec<Issue>,
) {
    let days = || quantities.stretches.iter().map(|(days, _)| *days);
    let (Some(first), Some(last)) = (days().map(|days| days.first).min(), days().map(|days| days.last).max()) else {
        return;
    };
    if kept < quantities.whole {
        let is_behind = context.calendar.last_day(context.calendar.weeks).is_none_or(|end| last > end);
        let can_lengthen = is_behind && lengthened(context.calendar, Days { first, last }).is_some();
        let kind = IssueKind::OutsidePlan { first, last, kept, whole: quantities.whole, can_lengthen };
        issues.push(Issue { row, column: schedule.column, text: schedule.text.clone(), kind });
    }
}

/// Returns what a row says that a placement has no field for.
fn notes(context: &RowContext<'_>, row: usize) -> String {
    let is_named_by_message = !context.words(row, Meaning::Message).is_empty();
    let format = if is_named_by_message { context.words(row, Meaning::Format) } else { String::new() };
    [context.all_words(row, &[Meaning::Notes]), format, context.all_words(row, &MORE_OF_PLACEMENTS)]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("; ")
}

/// Returns how firm a cell says that a placement is.
#[must_use]
fn status(text: &str) -> Status {
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["book", "order", "confirmed", "محجوز", "مؤكد", "حجز"]) {
        Status::Booked
    } else if has(&["approved", "agreed", "معتمد", "موافق"]) {
        Status::Approved
    } else {
        Status::Draft
    }
}
