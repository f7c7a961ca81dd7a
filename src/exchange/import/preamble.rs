//! Says what stands above a table: the days of all of it, the station that a grid is of.

use super::book::{Sheet, Value};
use super::currencies::NamedCurrency;
use super::days::Days;
use super::frame::Frame;
use super::meaning::Meaning;
use super::row_context::one_line;
use super::stretch::Stretch;
use super::table::TablePlace;
use super::titles::recognise;
use crate::search::Folded;

/// Returns the rows above a table.
fn lines<'a>(sheet: &'a Sheet, place: &TablePlace) -> &'a [Vec<Value>] {
    let first = if place.header.is_empty() { place.body.start } else { place.header.start };
    &sheet.rows[..first.min(sheet.rows.len())]
}

/// Returns what the lines above a table say of `meaning`: behind a colon in the same cell, or in the next cell of the row.
fn said<'a>(sheet: &'a Sheet, place: &TablePlace, meaning: Meaning) -> Option<std::borrow::Cow<'a, Value>> {
    use std::borrow::Cow;
    let means = |title: &str| recognise(title).is_some_and(|hit| hit.meaning == meaning && hit.confidence >= 90);
    lines(sheet, place).iter().find_map(|row| {
        let mut cells = row.iter().filter(|cell| !cell.is_empty()).peekable();
        while let Some(cell) = cells.next() {
            let Some(text) = cell.words() else { continue };
            match text.split_once(':') {
                Some((title, said)) if means(title) && !said.trim().is_empty() => {
                    return Some(Cow::Owned(Value::text(said)));
                }
                Some((title, _)) if means(title) => return cells.next().map(Cow::Borrowed),
                None if means(text) => return cells.next().map(Cow::Borrowed),
                _ => {}
            }
        }
        None
    })
}

/// Returns the currency that stands above a table in the cell beside its title: `Currency | GBP`.
#[must_use]
pub(super) fn currency_beside(sheet: &Sheet, place: &TablePlace) -> Option<NamedCurrency> {
    NamedCurrency::of(said(sheet, place, Meaning::Currency)?.words()?)
}

/// Returns the days that a line above a table states as the period of all of it, where it names their year.
#[must_use]
pub(super) fn dated_period(sheet: &Sheet, place: &TablePlace, frame: &Frame) -> Option<Days> {
    let said = said(sheet, place, Meaning::Period)?;
    let names_year = match &*said {
        Value::Day(_) => true,
        Value::Text(text) => text.split(|letter: char| !letter.is_numeric()).any(|part| {
            let year = crate::text::parse_whole(part).ok();
            part.chars().count() == 4 && year.is_some_and(|year| (2000..2100).contains(&year))
        }),
        _ => false,
    };
    names_year.then(|| stated_days(sheet, place, frame)).flatten()
}

/// Returns the days that the lines above a table state for all of it: `Period: 3 May - 30 May 2027`, a first and a last day, or
/// a line that is nothing but days.
#[must_use]
pub(super) fn stated_days(sheet: &Sheet, place: &TablePlace, frame: &Frame) -> Option<Days> {
    let days = |value: &Value| match frame.stretch(value)? {
        Stretch::Days(days) => Some(Days {
            first: days.iter().map(|days| days.first).min()?,
            last: days.iter().map(|days| days.last).max()?,
        }),
        _ => None,
    };
    if let Some(days) = said(sheet, place, Meaning::Period).and_then(|value| days(&value)) {
        return Some(days);
    }
    let day = |meaning| said(sheet, place, meaning).and_then(|value| frame.day_of(&value));
    if let Some((first, last)) = day(Meaning::Start).zip(day(Meaning::End)).filter(|(first, last)| first <= last) {
        return Some(Days { first, last });
    }
    let alone = |row: &Vec<Value>| {
        let mut cells = row.iter().filter(|cell| !cell.is_empty());
        let text = cells.next().filter(|_| cells.next().is_none())?.words()?;
        frame.range(text).filter(|days| days.count() > 1)
    };
    lines(sheet, place).iter().find_map(alone)
}

/// Returns the one month that a cell above a table names, alone or behind a colon.
#[must_use]
pub(super) fn month_above(sheet: &Sheet, place: &TablePlace, frame: &Frame) -> Option<Days> {
    let texts = lines(sheet, place).iter().flatten().filter_map(Value::words);
    texts.filter_map(|text| frame.month(text.rsplit_once(':').map_or(text, |(_, said)| said))).next_back()
}

/// Returns the channel that is meant where no column names one: what a line above says, `Station: Example FM`, else the name of
/// the sheet or the heading; nothing where there is none.
#[must_use]
pub(super) fn channel_above(sheet: &Sheet, place: &TablePlace) -> String {
    if let Some(named) = said(sheet, place, Meaning::Channel) {
        return one_line(&named.shown());
    }
    if !sheet.name.is_empty() && !is_given_by_program(&sheet.name) {
        return sheet.name.clone();
    }
    let texts = lines(sheet, place).iter().flatten().filter_map(Value::words).map(str::trim);
    let mut headings = texts.filter(|line| !line.is_empty() && !line.contains(':') && line.chars().count() <= 60);
    headings.next().map_or_else(|| sheet.name.clone(), one_line)
}

/// Returns the one short line right above the titles of a table; nothing where there is none.
#[must_use]
pub(super) fn heading(sheet: &Sheet, place: &TablePlace) -> String {
    let Some(row) = lines(sheet, place).last() else { return String::new() };
    let mut texts = row.iter().filter(|cell| !cell.is_empty());
    let text = texts.next().and_then(Value::words).filter(|text| texts.next().is_none() && text.chars().count() <= 60);
    text.filter(|text| !text.contains(':')).map_or_else(String::new, one_line)
}

/// Returns true where a line above a table says that its numbers are money: a budget, a currency.
#[must_use]
pub(super) fn speaks_of_money(sheet: &Sheet, place: &TablePlace) -> bool {
    let is_money = |hit: super::titles::TitleHit| {
        matches!(hit.meaning, Meaning::Cost | Meaning::Gross | Meaning::CostWithTax | Meaning::Currency)
    };
    let names_currency = |text: &str| {
        let parts = text.split(['(', ')', '[', ']', ',', ':', '،']).map(str::trim);
        let mut short =
            parts.filter(|part| (1..=16).contains(&part.chars().count()) && !part.contains(char::is_numeric));
        short.any(|part| !super::currencies::currencies_in(part).is_empty())
    };
    let mut texts = lines(sheet, place).iter().flatten().filter_map(Value::words);
    texts.any(|text| recognise(text).is_some_and(is_money) || names_currency(text))
}

/// Returns true for the name that a program gives to a new sheet: `Sheet1`, `ورقة 1`.
fn is_given_by_program(name: &str) -> bool {
    let folded = Folded::of(name);
    let letters: String = folded.as_str().chars().filter(|letter| letter.is_alphabetic()).collect();
    ["sheet", "table", "ورقه", "ورقهعمل", "جدول", "feuil", "tabelle", "hoja", "foglio", "лист"]
        .contains(&letters.as_str())
}
