//! What a table says of the years of its days, and whether its numbers behind months are days.

use jiff::civil::Date;

use super::book::{Sheet, Value};
use super::column::Understood;
use super::days::Days;
use super::frame::Frame;
use super::meaning::Meaning;
use super::stretch::Stretch;
use super::table::{TablePlace, pieces};
use super::timeline::Moment;
use super::titles::recognise;
use crate::plan::Calendar;

/// How many rows are looked through.
const ROWS_LOOKED_AT: usize = 200;

/// Words of a line above a table that make its year one of the paper and not of the days.
const OF_PAPER: [&str; 12] =
    ["prepared", "issued", "updated", "version", "printed", "rate card", "©", "تاريخ", "إعداد", "أعد", "إصدار", "نسخة"];

/// Returns true where a number stands behind a month that can only be its day: `Mar 9`, `Week 1 (March 2)`. Then so are all.
#[must_use]
pub(super) fn has_days_behind_months(sheet: &Sheet, place: &TablePlace) -> bool {
    let rows = place.header.clone().chain(place.body.clone().take(ROWS_LOOKED_AT));
    let mut texts = rows.filter_map(|row| sheet.rows.get(row)).flatten().filter_map(Value::words);
    texts.any(has_day_behind_month)
}

/// Returns true for a text in which a number below twenty stands behind a month, and none before it.
fn has_day_behind_month(text: &str) -> bool {
    let is_short = text.len() <= 80 && text.contains(char::is_numeric) && text.contains(char::is_alphabetic);
    if !is_short {
        return false;
    }
    let tidied = super::day_words::without_ordinals(text);
    let words: Vec<&str> =
        tidied.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &str| word.chars().all(char::is_numeric);
    let is_day = |word: &str| {
        let number = crate::text::parse_whole(word).ok().filter(|_| is_number(word) && word.chars().count() <= 2);
        number.is_some_and(|number| (1..20).contains(&number))
    };
    let any_year = (Date::new(2026, 1, 1), Date::new(2026, 12, 31));
    let (Ok(first), Ok(last)) = any_year else { return false };
    let names_month = |word: &str| {
        let wanted = crate::text::WantedDate { range: Some((first, last)), order: None };
        matches!(wanted.read(&format!("1 {word}")), crate::text::Reading::One(_))
    };
    words.windows(2).enumerate().any(|(at, pair)| {
        let [month, day] = pair else { return false };
        // `5 Mar 19` has its day before the month; a week's number is none.
        let is_day_before = at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| is_number(word));
        let is_week_before =
            is_day_before && at >= 2 && super::day_words::week_number(&words[at - 2..at].join(" ")).is_some();
        let is_word = month.chars().count() >= 3 && month.chars().all(char::is_alphabetic);
        is_word && is_day(day) && (!is_day_before || is_week_before) && names_month(month)
    })
}

/// Returns the frame of a table whose days have their years elsewhere than in the plan: in dates of its columns, or in a line above it.
/// `frame` is that of the plan. The year is named where the frame is another one.
#[must_use]
pub(super) fn framed(sheet: &Sheet, place: &TablePlace, frame: Frame) -> (Frame, Option<i16>) {
    let (first, last) = frame.window();
    if let Some(days) = dated_cells(sheet, place, &frame) {
        let is_inside = first <= days.first && days.last <= last;
        if is_inside {
            return (frame, None);
        }
        let year = days.first.year();
        let framed = if days.last.year() == year { frame.of_year(year) } else { frame.about(days) };
        return (framed, Some(year));
    }
    match year_above(sheet, place).filter(|year| !(first.year()..=last.year()).contains(year)) {
        Some(year) => (frame.of_year(year), Some(year)),
        None => (frame, None),
    }
}

/// Returns the days from the first to the last date with a year under titles of days and periods; of years far apart, those of the
/// one that is named most.
fn dated_cells(sheet: &Sheet, place: &TablePlace, frame: &Frame) -> Option<Days> {
    let days: Vec<Days> = time_columns(sheet, place)
        .flat_map(|column| place.body.clone().take(ROWS_LOOKED_AT).map(move |row| sheet.cell(row, column)))
        .filter_map(|cell| dated(cell, frame))
        .collect();
    let within =
        |days: &[Days]| Some((days.iter().map(|days| days.first).min()?, days.iter().map(|days| days.last).max()?));
    let (first, last) = within(&days)?;
    if (last - first).get_days() <= 370 {
        return Some(Days { first, last });
    }
    let mut years: std::collections::BTreeMap<i16, usize> = std::collections::BTreeMap::new();
    for days in &days {
        *years.entry(days.first.year()).or_default() += 1;
    }
    let (year, _) = years.into_iter().max_by_key(|(year, count)| (*count, *year))?;
    let of_year: Vec<Days> = days.into_iter().filter(|days| days.first.year() == year).collect();
    let (first, last) = within(&of_year)?;
    Some(Days { first, last })
}

/// Returns the columns that are titled as days, weeks or periods.
fn time_columns<'a>(sheet: &'a Sheet, place: &'a TablePlace) -> impl Iterator<Item = usize> + 'a {
    let is_of_time = |text: &str| {
        recognise(text).is_some_and(|hit| {
            hit.confidence >= 80
                && matches!(hit.meaning, Meaning::Period | Meaning::Start | Meaning::End | Meaning::Day | Meaning::Week)
        })
    };
    place
        .columns
        .clone()
        .filter(move |column| pieces(sheet, place, *column).last().and_then(Value::words).is_some_and(is_of_time))
}

/// Returns the days of a cell that names their year in four digits, or that is a date.
fn dated(cell: &Value, frame: &Frame) -> Option<Days> {
    match cell {
        Value::Day(day) => Some(Days { first: *day, last: *day }),
        Value::Text(text) if names_year(text) => match frame.stretch(cell)? {
            Stretch::Days(days) => Some(Days {
                first: days.iter().map(|days| days.first).min()?,
                last: days.iter().map(|days| days.last).max()?,
            }),
            _ => None,
        },
        _ => None,
    }
}

/// Returns true for a text with a year of this century in four digits.
fn names_year(text: &str) -> bool {
    years_in(text).next().is_some()
}

/// Returns the years of this century that stand in a text.
fn years_in(text: &str) -> impl Iterator<Item = i16> + '_ {
    let parts = text.split(|letter: char| !letter.is_numeric()).filter(|part| part.chars().count() == 4);
    parts
        .filter_map(|part| i16::try_from(crate::text::parse_whole(part).ok()?).ok())
        .filter(|year| (2000..2100).contains(year))
}

/// Returns the one year that the lines above a table name beside words, as in "Media plan 2024". A full date there can be that of the
/// paper.
fn year_above(sheet: &Sheet, place: &TablePlace) -> Option<i16> {
    let first = if place.header.is_empty() { place.body.start } else { place.header.start };
    let texts = sheet.rows.iter().take(first).flatten().filter_map(Value::words);
    let is_of_days = |text: &&str| {
        let lower = text.to_lowercase();
        // The numbers of a quarter and of a week stand behind a letter; others can be days.
        let mut numbers = text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
        let has_days = numbers.any(super::day_words::is_short_number);
        text.contains(char::is_alphabetic) && !has_days && !OF_PAPER.iter().any(|word| lower.contains(word))
    };
    let years: std::collections::BTreeSet<i16> = texts.filter(is_of_days).flat_map(years_in).collect();
    let mut years = years.into_iter();
    years.next().filter(|_| years.next().is_none())
}

/// Returns the year that days without one are taken to be of, where the table names it, days of it are without one, and the plan has
/// none of its days.
#[must_use]
pub(super) fn other_year(sheet: &Sheet, table: &Understood, calendar: Calendar) -> Option<i16> {
    let year = table.stated_year?;
    let last = calendar.last_day(calendar.weeks)?;
    let names_days = |column: &super::column::Column| {
        let is_titled = matches!(column.moment, Some(Moment::Days(_))) && !names_year(&column.title);
        let mut cells = table.place.body.clone().take(ROWS_LOOKED_AT).map(|row| sheet.cell(row, column.at));
        let is_of_time = matches!(column.meaning, Meaning::Period | Meaning::Start | Meaning::End | Meaning::Day);
        let is_without =
            |cell: &Value| cell.words().is_some_and(|text| !names_year(text) && table.frame.single(text).is_some());
        is_titled || is_of_time && cells.any(is_without)
    };
    let is_other = !(calendar.start.year()..=last.year()).contains(&year);
    (is_other && table.columns.iter().any(names_days)).then_some(year)
}
