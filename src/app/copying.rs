//! Says what is copied, as text for other programs.

use super::App;
use crate::plan::Placement;
use crate::plan::schema::ListName;
use crate::report::{Cell, Column, Exact, Row, Table};
use crate::text::strings::{Texts, fill};
use crate::text::tsv::cell;
use crate::text::{name_of, without_direction_marks};

/// Writes the title of a week's column: its number and its first day with its year, so that a table that is pasted back means the
/// same weeks, whatever the plan is that it is pasted into.
fn week_title(app: &App, week: u32) -> String {
    let locale = app.locale();
    let day = app.plan().calendar.first_day(week).map(|day| locale.day(day)).unwrap_or_default();
    let title = fill!(locale.texts().export.week_column, &[("week", &locale.ungrouped(week)), ("day", &day)]);
    without_direction_marks(&title).into_owned()
}

/// Returns one row a placement: message, channel, then a column for each week of the plan.
pub(super) fn tab_separated(app: &App, placements: &[Placement]) -> String {
    let plan = app.plan();
    let words = &Texts::of(app.language()).shared;
    let mut out = format!("{}\t{}", words.message, words.channel);
    for week in 1..=plan.calendar.weeks {
        out.push('\t');
        out.push_str(&week_title(app, week));
    }
    for placement in placements {
        let called = |list, id: &str| name_of(plan, list, id, app.plan_language(), app.locale()).unwrap_or_default();
        let message = called(ListName::Messages, placement.message.as_str());
        let channel = called(ListName::Channels, placement.channel.as_str());
        out.push('\n');
        out.push_str(&[cell(&message), cell(&channel)].join("\t"));
        for week in 1..=plan.calendar.weeks {
            out.push('\t');
            match placement.quantity_in(week) {
                0 => {}
                quantity => out.push_str(&quantity.to_string()),
            }
        }
    }
    out.push('\n');
    out
}

/// Returns the same as a table, for writers and mail.
pub(super) fn table(app: &App, placements: &[Placement]) -> Table {
    let plan = app.plan();
    let words = &Texts::of(app.language()).shared;
    let weeks = 1..=plan.calendar.weeks;
    let mut columns = vec![Column::text(words.message), Column::text(words.channel)];
    columns.extend(weeks.clone().map(|week| Column::number(week_title(app, week))));
    let mut table = Table::new("copied-placements", "", columns);
    for placement in placements {
        let called = |list, id: &str| name_of(plan, list, id, app.plan_language(), app.locale()).unwrap_or_default();
        let mut cells = vec![
            Cell::text(called(ListName::Messages, placement.message.as_str())),
            Cell::text(called(ListName::Channels, placement.channel.as_str())),
        ];
        cells.extend(weeks.clone().map(|week| match placement.quantity_in(week) {
            0 => Cell::default(),
            quantity => Cell::value(Exact::Count(quantity), quantity.to_string()),
        }));
        table.rows.push(Row::of(cells));
    }
    table
}
