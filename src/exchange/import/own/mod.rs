//! The program's own tables: their titles are known word for word, in both languages.

mod costs;
mod results;
mod rows;

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::book::{Sheet, Value};
use super::column::{Column, Reason, Understood};
use super::days::Days;
use super::figures::number;
use super::meaning::Meaning;
use super::table::TablePlace;
use super::timeline::Moment;
use crate::plan::{CostLine, Language, Unit};
use crate::text::strings::Texts;
use crate::text::{terms, without_direction_marks};

pub(super) use costs::settled;
#[cfg(test)]
pub(super) use results::is_list;
pub(super) use rows::{OwnRow, audiences, own_row};

/// Returns a title as the tables for other programs have it: without marks of direction and the currency behind it.
fn plain(title: &str) -> String {
    let title = without_direction_marks(title);
    let bare = title.rsplit_once([',', '،']).filter(|(_, unit)| is_currency(unit)).map_or(&*title, |(bare, _)| bare);
    bare.trim().to_owned()
}

/// Returns true for a currency as titles name it.
fn is_currency(text: &str) -> bool {
    let is_short = text.chars().count() <= 8 && !text.contains(char::is_numeric);
    is_short && !super::currencies::currencies_in(text).is_empty()
}

/// Says what a title of the program's own table of placements means.
fn meaning(title: &str, language: Language) -> Option<Meaning> {
    let texts = Texts::of(language);
    let (own, shared) = (&texts.export, &texts.shared);
    let known = [
        (own.placement, Meaning::Placement),
        (own.message_id, Meaning::Ignored),
        (shared.message, Meaning::Message),
        (own.stage, Meaning::Ignored),
        (own.message_kind, Meaning::Ignored),
        (own.channel_id, Meaning::Ignored),
        (shared.channel, Meaning::Channel),
        (own.element, Meaning::Ignored),
        (own.tool, Meaning::Medium),
        (own.media, Meaning::Ignored),
        (own.audiences, Meaning::Audience),
        (own.first_day, Meaning::Start),
        (own.last_day, Meaning::End),
        (own.week, Meaning::Ignored),
        (own.first_week, Meaning::Ignored),
        (own.last_week, Meaning::Ignored),
        (own.pattern, Meaning::Ignored),
        (own.status, Meaning::Status),
        (own.unit, Meaning::UnitName),
        (own.quantity, Meaning::Units),
        (own.cost_model, Meaning::CostModel),
        (own.rate, Meaning::Rate),
        (terms::cost_line(CostLine::Gross, language), Meaning::Gross),
        (terms::cost_line(CostLine::Total, language), Meaning::Cost),
        (own.cost, Meaning::Cost),
        (own.currency, Meaning::Currency),
        (own.rationale, Meaning::Notes),
        (own.source, Meaning::Source),
    ];
    known.into_iter().find(|(name, _)| *name == title).map(|(_, meaning)| meaning)
}

/// Returns the language of a table of placements that the program made, by its titles.
fn language_of<'t>(titles: impl Iterator<Item = &'t str>) -> Option<Language> {
    let titles: BTreeSet<String> = titles.map(plain).collect();
    Language::ALL.into_iter().find(|language| {
        let texts = Texts::of(*language);
        let own = &texts.export;
        let has = |all: &[&str]| all.iter().all(|title| titles.contains(*title));
        let is_for_programs = has(&[own.message_id, own.channel_id]);
        let is_for_readers = has(&[texts.shared.channel, texts.shared.message, own.rate_currency, own.first_day]);
        has(&[own.placement, own.quantity]) && (is_for_programs || is_for_readers)
    })
}

/// Gives the columns of the program's own table their meanings. Returns its language; `None` for any other table.
pub(super) fn name_columns(columns: &mut [Column]) -> Option<Language> {
    let language = language_of(columns.iter().map(|column| column.title.as_str()))?;
    for column in columns {
        let known = meaning(&plain(&column.title), language);
        // The first week of a placement is not the first of a timeline, though Arabic calls both so.
        if column.moment.is_some() && known.is_none() {
            continue;
        }
        (column.meaning, column.moment) = (known.unwrap_or(Meaning::Ignored), None);
        (column.reason, column.confidence, column.scale) = (Reason::Title, 100, 1);
    }
    Some(language)
}

/// Returns the titles of the last row of a table's header.
fn titles<'s>(sheet: &'s Sheet, place: &TablePlace) -> impl Iterator<Item = &'s str> + use<'s> {
    let row = place.header.end.checked_sub(1).filter(|_| !place.header.is_empty());
    let cells = row.and_then(|row| sheet.rows.get(row)).map(Vec::as_slice).unwrap_or_default();
    let (first, last) = (place.columns.start.min(cells.len()), place.columns.end.min(cells.len()));
    cells.get(first..last).unwrap_or_default().iter().filter_map(Value::words)
}

/// Says what a table of the program is worth as something to import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Worth {
    /// Results, which would come back as nonsense.
    Results,
    /// A table of another program, or one that says a part of a plan.
    Other,
    /// The placements.
    Placements,
}

/// Says whether a table holds what the program worked out, its placements, or something else.
pub(super) fn worth(sheet: &Sheet, place: &TablePlace) -> Worth {
    if language_of(titles(sheet, place)).is_some() {
        return Worth::Placements;
    }
    if results::is_of_results(sheet, place) { Worth::Results } else { Worth::Other }
}

/// Returns the first day of the plan that a table of its own placements was made of: the first day of a row, as many weeks before
/// as its number says.
pub(super) fn start(sheet: &Sheet, table: &Understood) -> Option<Date> {
    let own = &Texts::of(table.own?).export;
    let week = [own.first_week, own.week].into_iter().find_map(|title| column(table, title))?;
    let day = table.column(Meaning::Start)?;
    super::column::body_rows(&table.place, &table.roles).find_map(|row| {
        let number = number(sheet.cell(row, week.at), table.mark).ok().flatten().and_then(super::figures::rounded)?;
        let first = table.frame.day_of(sheet.cell(row, day.at))?;
        let before = i64::try_from(number.checked_sub(1)?).ok().filter(|weeks| *weeks <= 1_000)? * 7;
        first.checked_sub(jiff::Span::new().days(before)).ok()
    })
}

/// Gives the weeks of a timeline the days that they had in the plan that the table was made of.
pub(super) fn date_weeks(sheet: &Sheet, table: &mut Understood) {
    let Some(start) = start(sheet, table) else { return };
    let weeks = table.columns.iter_mut().filter(|column| column.meaning == Meaning::Weeks && column.moment.is_some());
    for (column, week) in weeks.zip(0_i64..) {
        let first = start.checked_add(jiff::Span::new().days(week * 7));
        let days = first.and_then(|first| Ok(Days { first, last: first.checked_add(jiff::Span::new().days(6))? }));
        column.moment = days.ok().map(Moment::Days).or(column.moment);
    }
}

/// Returns the column of this title in a table of the program.
fn column<'t>(table: &'t Understood, title: &str) -> Option<&'t Column> {
    table.columns.iter().find(|column| plain(&column.title) == title)
}

/// Returns the unit that a cell names, as the program writes it.
pub(super) fn unit(text: &str) -> Option<Unit> {
    let is_named = |unit: &Unit| Language::ALL.iter().any(|language| terms::unit(*unit, *language) == text);
    Unit::ALL.into_iter().find(is_named)
}

/// Returns true for what the program writes where nothing is stated.
pub(super) fn says_nothing(text: &str) -> bool {
    Language::ALL.iter().any(|language| {
        let own = &Texts::of(*language).export;
        text == own.all_contacts || text == own.no_source
    })
}
