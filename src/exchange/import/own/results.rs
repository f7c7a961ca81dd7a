//! The program's own tables of results: sums, figures by week, what costs come to. They say nothing that a plan is made of.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::{plain, titles};
use crate::exchange::import::book::Sheet;
use crate::exchange::import::table::TablePlace;
use crate::exchange::import::titles::recognise;
use crate::plan::Language;
use crate::report;
use crate::text::Locale;
use crate::text::strings::Texts;

/// The tables of which something can be taken over, by their ids: lists, not results.
const LISTS: [&str; 9] = [
    "placements",
    "other-costs",
    "mentions",
    "actuals",
    "channels",
    "contact-models",
    "audiences",
    "objectives",
    "messages",
];

/// Returns true for a table of which something can be taken over, by its id.
#[cfg(test)]
pub(in crate::exchange::import) fn is_list(id: &str) -> bool {
    LISTS.contains(&id)
}

/// How many rows below its title the last one of a header stands at the most: months may stand between.
const ROWS_BELOW: usize = 4;

/// How many rows of a sheet are looked through for titles.
const ROWS_LOOKED_AT: usize = 400;

/// The titles of all tables of results, each with the titles of its columns.
static HEADS: LazyLock<Vec<(String, Vec<String>)>> = LazyLock::new(|| {
    let ids = report::TABLES.iter().map(|(id, _)| *id).filter(|id| !LISTS.contains(id));
    let of_id = |id: &str| Language::ALL.map(|language| report::heads_of(id, Locale::of(language)));
    let plain_heads =
        |(title, heads): (String, Vec<String>)| (plain(&title), heads.iter().map(|head| plain(head)).collect());
    ids.flat_map(of_id).flatten().map(plain_heads).collect()
});

/// The titles of all tables of results, each with the title of its first column.
static TITLES: LazyLock<BTreeSet<(String, String)>> = LazyLock::new(|| {
    HEADS.iter().map(|(title, heads)| (title.clone(), heads.first().cloned().unwrap_or_default())).collect()
});

/// Returns true for a table of results, by its titles or those of the tables around it: one stands below the other on a sheet.
pub(super) fn is_of_results(sheet: &Sheet, place: &TablePlace) -> bool {
    let heads: Vec<String> = titles(sheet, place).map(plain).collect();
    if Language::ALL.iter().any(|language| is_of_costs(&heads, *language)) {
        return true;
    }
    let first = |row: usize| sheet.cell(row, place.columns.start).words().map(plain);
    let row_of_titles = if place.header.is_empty() { place.body.start } else { place.header.end - 1 };
    // What is found as a table may leave out columns of words alone, and take its titles for a row.
    let first_rows = place.header.start.saturating_sub(1)..=place.body.start.max(row_of_titles);
    let mut stretches = first_rows.flat_map(|row| [(row, place.columns.clone()), (row, 0..sheet.width())]);
    if stretches.any(|(row, columns)| has_heads_of_results(sheet, row, columns))
        || is_square(sheet, row_of_titles, place)
    {
        return true;
    }
    // Weeks by number and day without their months may be no titles to those who look for these.
    let rows = 0..place.body.end.min(ROWS_LOOKED_AT);
    if rows
        .clone()
        .any(|row| Language::ALL.iter().any(|language| is_by_week(sheet, row, place.columns.start, *language)))
    {
        return true;
    }
    let is_titled = |row: usize| {
        let Some(title) = first(row).filter(|title| TITLES.iter().any(|(known, _)| known == title)) else {
            return false;
        };
        (row + 1..row + ROWS_BELOW).filter_map(first).any(|head| TITLES.contains(&(title.clone(), head)))
    };
    (place.header.start.saturating_sub(ROWS_BELOW)..rows.end).any(is_titled)
}

/// How many columns a table needs to be known by their titles alone where each of these is one of the trade too.
const TELLING: usize = 3;

/// Returns true for a row of the titles of a table of results, without the title of the table: one column after the other,
/// and between them only those with numbers in their titles, for levels and weeks; or behind them those of a plan's own
/// things.
fn has_heads_of_results(sheet: &Sheet, row: usize, columns: Range<usize>) -> bool {
    let mut titles: Vec<String> =
        columns.map(|column| sheet.cell(row, column).words().map(plain).unwrap_or_default()).collect();
    while titles.last().is_some_and(String::is_empty) {
        titles.pop();
    }
    let is_trade = |head: &String| recognise(head).is_some_and(|hit| hit.confidence >= 68);
    // Titles of the trade are recognised by much work, so only for tables that begin as this row does.
    HEADS.iter().filter(|(_, heads)| titles.first() == heads.first()).any(|(_, heads)| {
        let mut wanted = heads.iter().peekable();
        // Behind titles that no table of the trade has, columns may have the names of the plan's own things.
        let is_open = heads.len() >= TELLING && !heads.iter().all(is_trade);
        let is_theirs = titles.iter().all(|title| {
            wanted.next_if(|head| *head == title).is_some()
                || !title.is_empty() && title.contains(char::is_numeric)
                || is_open && wanted.peek().is_none()
        });
        let is_telling = heads.len() >= TELLING || heads.len() == 2 && !heads.iter().all(is_trade);
        is_theirs && is_telling && wanted.peek().is_none()
    })
}

/// The fewest rows of a table that is known by its rows and columns having the same names.
const FEWEST_ROWS: usize = 2;

/// Returns true for a table whose rows have the names of its columns, in the same order: what the program says of each pair
/// of things.
fn is_square(sheet: &Sheet, row: usize, place: &TablePlace) -> bool {
    let text = |row: usize, column: usize| sheet.cell(row, column).words().map(plain);
    let names: Option<Vec<String>> = place.columns.clone().skip(1).map(|column| text(row, column)).collect();
    let Some(names) = names.filter(|names| names.len() >= FEWEST_ROWS) else { return false };
    let is_named = |(at, name): (usize, &String)| text(row + 1 + at, place.columns.start).as_ref() == Some(name);
    names.iter().enumerate().all(is_named)
}

/// Returns true for a row of the titles of quantities or costs by week: channel, message, and weeks by their numbers and
/// first days.
fn is_by_week(sheet: &Sheet, row: usize, start: usize, language: Language) -> bool {
    let (shared, dot) = (&Texts::of(language).shared, Locale::of(language).dot());
    let text = |at: usize| sheet.cell(row, start + at).words();
    let is = |at: usize, title: &str| text(at).is_some_and(|text| plain(text) == title);
    let is_week = |text: &str| plain(text).split_once(dot.trim()).is_some_and(|(number, _)| is_whole(number));
    is(0, shared.channel) && is(1, shared.message) && (2..4).filter_map(text).any(is_week)
}

/// Returns true for titles of the sheet that leads from rates to costs.
fn is_of_costs(heads: &[String], language: Language) -> bool {
    let own = &Texts::of(language).export;
    [own.placement, own.rate_per, own.paid_units].iter().all(|title| heads.iter().any(|head| head == title))
}

fn is_whole(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(char::is_numeric)
}
