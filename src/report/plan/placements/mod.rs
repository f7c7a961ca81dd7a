//! The placements: one row for each, with a column for each week where that is wanted, or one row for each placement and week.

mod fields;

pub use self::fields::AUDIENCE_SEPARATOR;
use self::fields::{Field, One, Rows};
use crate::edit::ItemId;
use crate::plan::{CostLine, Total};
use crate::report::{Cell, Column, Report, Row, Table};
use crate::text::strings::fill;

/// What the table for readers says before and after the costs.
const BEFORE_COSTS: [Field; 21] = [
    Field::Id,
    Field::Element,
    Field::Channel,
    Field::Tool,
    Field::Media,
    Field::Message,
    Field::Stage,
    Field::Audiences,
    Field::FirstWeek,
    Field::LastWeek,
    Field::FirstDay,
    Field::LastDay,
    Field::ActiveWeeks,
    Field::Pattern,
    Field::Unit,
    Field::Quantity,
    Field::FreeUnits,
    Field::CostModel,
    Field::Rate,
    Field::RateCurrency,
    Field::ExchangeRate,
];
const AFTER_COSTS: [Field; 7] = [
    Field::Impressions,
    Field::Points,
    Field::PerThousand,
    Field::PerPoint,
    Field::Status,
    Field::Rationale,
    Field::Source,
];

/// What the table for other programs says before and after the costs; all of it can be read back.
const WIDE_BEFORE_COSTS: [Field; 24] = [
    Field::Id,
    Field::MessageId,
    Field::Message,
    Field::Stage,
    Field::MessageKind,
    Field::ChannelId,
    Field::Channel,
    Field::Element,
    Field::Tool,
    Field::Media,
    Field::Audiences,
    Field::FirstDay,
    Field::LastDay,
    Field::FirstWeek,
    Field::LastWeek,
    Field::Pattern,
    Field::Status,
    Field::Unit,
    Field::Quantity,
    Field::FreeUnits,
    Field::CostModel,
    Field::Rate,
    Field::RateCurrency,
    Field::ExchangeRate,
];
const WIDE_AFTER_COSTS: [Field; 8] = [
    Field::Currency,
    Field::ShareOfMedia,
    Field::Impressions,
    Field::Points,
    Field::PerThousand,
    Field::PerPoint,
    Field::Rationale,
    Field::Source,
];

/// What a row of one week says before and after the week itself.
const LONG_BEFORE: [Field; 6] =
    [Field::Id, Field::MessageId, Field::Message, Field::ChannelId, Field::Channel, Field::Element];

/// Lists the placements: what, where, to whom, when, how much, at which rate, what it costs line by line, what it delivers,
/// why, and how firm it is.
#[must_use]
pub fn placements(report: &Report<'_>) -> Table {
    let words = &report.texts.report;
    let costs = CostLine::TO_TOTAL.map(Field::Cost);
    let fields: Vec<Field> = BEFORE_COSTS.into_iter().chain(costs).chain(AFTER_COSTS).collect();
    let mut table = Rows::for_readers(report).table("placements", words.placements, &fields);
    table.notes.push(words.placements_note.to_owned());
    table.notes.extend(report.gaps(report.analysis.budget.media));
    table
}

/// Lists the placements for other programs, with the ids of all things, a name or id for each, and the quantity of each week in
/// a column of its own.
#[must_use]
pub fn placements_with_weeks(report: &Report<'_>) -> Table {
    let rows = Rows::for_programs(report);
    let costs = CostLine::ALL.map(Field::Cost);
    let fields: Vec<Field> = WIDE_BEFORE_COSTS.into_iter().chain(costs).chain(WIDE_AFTER_COSTS).collect();
    let mut table = rows.table("wide", report.texts.export.placements, &fields);
    let weeks = 1..=report.plan.calendar.weeks;
    table.columns.extend(weeks.clone().map(|week| Column::number(week_title(report, week))));
    for (row, placement) in table.rows.iter_mut().zip(&report.plan.placements) {
        row.cells.extend(weeks.clone().map(|week| report.count(placement.quantity_in(week))));
    }
    table.notes.extend(report.gaps(report.analysis.budget.media));
    table
}

/// Lists each placement and week with a quantity, one a row: what an auditor reads.
#[must_use]
pub fn weeks_of_placements(report: &Report<'_>) -> Table {
    let (rows, words) = (Rows::for_programs(report), &report.texts.export);
    let mut columns: Vec<Column> = LONG_BEFORE.iter().map(|field| rows.column(*field)).collect();
    columns.extend([words.week, words.first_day, words.last_day].map(Column::number));
    columns.push(Column::text(words.unit));
    columns.extend([words.quantity, words.cost].map(Column::number));
    columns.extend([words.currency, words.status].map(Column::text));
    let mut table = Table::new("long", words.placement_weeks, columns);
    for one in rows.all() {
        let costs: Vec<Total> = one.cost.weeks().collect();
        for (week, quantity) in one.placement.weekly(report.plan.calendar.weeks).filter(|(_, quantity)| *quantity > 0) {
            let offset = week.saturating_sub(one.placement.start_week) as usize;
            let cost = costs.get(offset).copied().unwrap_or_default();
            table.rows.push(week_row(&rows, &one, (week, quantity), cost));
        }
    }
    table
}

fn week_row(rows: &Rows<'_>, one: &One<'_>, (week, quantity): (u32, u64), cost: Total) -> Row {
    let report = rows.report;
    let calendar = &report.plan.calendar;
    let mut cells: Vec<Cell> = LONG_BEFORE.iter().map(|field| rows.cell(*field, one)).collect();
    cells.extend([
        report.week(week),
        rows.day(calendar.first_day(week)),
        rows.day(calendar.last_day(week)),
        rows.cell(Field::Unit, one),
        report.count(quantity),
        report.total(cost),
        rows.cell(Field::Currency, one),
        rows.cell(Field::Status, one),
    ]);
    Row::of(cells).about(ItemId::Placement(one.placement.id.clone()))
}

fn week_title(report: &Report<'_>, week: u32) -> String {
    let day = report.plan.calendar.first_day(week).map(|day| report.locale.short_day(day)).unwrap_or_default();
    fill!(report.texts.export.week_column, &[("week", &report.locale.ungrouped(week)), ("day", &day)])
}
