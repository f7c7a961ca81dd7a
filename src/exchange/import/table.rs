//! Finding tables in sheets: where one begins and ends, and the titles over each of its columns.

use std::ops::Range;

use super::book::{Book, Sheet, Value, column_letters};
use super::frame::Frame;
use super::headers::{SURE, headers};
use super::meaning::Meaning;
use super::own::worth;
use super::titles::recognise;

/// The most tables of a file.
const MAX_TABLES: usize = 100;

/// Says where a table stands; rows and columns counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablePlace {
    /// The sheet, by its position.
    pub sheet: usize,
    /// The rows of its titles; empty where there are none.
    pub header: Range<usize>,
    /// The rows below.
    pub body: Range<usize>,
    /// Its columns.
    pub columns: Range<usize>,
}

impl TablePlace {
    /// Returns the range as spreadsheets write it: `B9:Q21`.
    #[must_use]
    pub fn range_text(&self) -> String {
        let first = if self.header.is_empty() { self.body.start } else { self.header.start };
        let last = self.body.end.max(first + 1);
        let end = self.columns.end.max(self.columns.start + 1) - 1;
        format!("{}{}:{}{last}", column_letters(self.columns.start), first + 1, column_letters(end))
    }
}

/// Returns all tables of a book, those of hidden sheets last.
#[must_use]
pub fn tables(book: &Book, frame: &Frame) -> Vec<TablePlace> {
    let mut found: Vec<TablePlace> = Vec::new();
    for (position, sheet) in book.sheets.iter().enumerate() {
        found.extend(of_sheet(sheet, position, frame));
        if found.len() >= MAX_TABLES {
            break;
        }
    }
    found.sort_by_key(|place| book.sheets[place.sheet].is_hidden);
    found
}

/// Returns the table that a reader most likely means, of those on sheets that are shown: the program's own placements; else the
/// one with the most rows and columns that says where, what, when and how much. Results of the program come last.
#[must_use]
pub fn likeliest(book: &Book, tables: &[TablePlace]) -> Option<usize> {
    let weight = |place: &TablePlace| {
        let sheet = &book.sheets[place.sheet];
        let has_titles = !place.header.is_empty();
        let size = (place.body.len().min(5), place.columns.len().min(4));
        (!sheet.is_hidden, worth(sheet, place), has_titles, size, things_said(sheet, place))
    };
    // Of equals the first.
    (0..tables.len()).rev().max_by_key(|index| weight(&tables[*index]))
}

/// Counts how many of the four things that a placement needs the titles of a table name: a channel, a message, days and a
/// cost.
fn things_said(sheet: &Sheet, place: &TablePlace) -> usize {
    use Meaning as M;
    const THINGS: [&[Meaning]; 4] = [
        &[M::Channel, M::Medium, M::Item],
        &[M::Message, M::Format, M::Text],
        &[M::Start, M::End, M::Period, M::Week, M::Day, M::Duration],
        &[M::Cost, M::Gross, M::CostWithTax, M::Rate, M::Units, M::Insertions],
    ];
    let cells = place.header.clone().filter_map(|row| sheet.rows.get(row)).flatten();
    let named: Vec<Meaning> = cells
        .filter_map(Value::words)
        .filter_map(recognise)
        .filter(|hit| hit.confidence >= SURE)
        .map(|hit| hit.meaning)
        .collect();
    THINGS.iter().filter(|things| things.iter().any(|meaning| named.contains(meaning))).count()
}

fn of_sheet(sheet: &Sheet, position: usize, frame: &Frame) -> Vec<TablePlace> {
    let headers = headers(sheet, frame);
    let mut found = Vec::new();
    for (index, header) in headers.iter().enumerate() {
        let end = headers.get(index + 1).map_or(sheet.rows.len(), |next| next.start);
        let body = header.end..last_row(sheet, header.end, end);
        let columns = columns(sheet, header.start..body.end);
        for columns in side_by_side(sheet, header, &columns) {
            found.push(TablePlace { sheet: position, header: header.clone(), body: body.clone(), columns });
        }
    }
    if found.is_empty() {
        found.extend(without_titles(sheet, position));
    }
    found
}

/// Returns the row behind the last one with something in it. A long gap ends a table.
fn last_row(sheet: &Sheet, start: usize, end: usize) -> usize {
    let mut last = start;
    for row in start..end.min(sheet.rows.len()) {
        if !sheet.is_blank(row) {
            if row > last + 8 && last > start {
                break;
            }
            last = row + 1;
        }
    }
    last
}

/// Returns the columns from the first to the last one with something in it.
fn columns(sheet: &Sheet, rows: Range<usize>) -> Range<usize> {
    let of_row = |row: &Vec<Value>| {
        let first = row.iter().position(|cell| !cell.is_empty());
        let last = row.iter().rposition(|cell| !cell.is_empty());
        first.zip(last)
    };
    let ends = sheet.rows[rows.start.min(sheet.rows.len())..rows.end.min(sheet.rows.len())].iter().filter_map(of_row);
    let (first, last) = ends.fold((usize::MAX, 0), |(first, last), (from, to)| (first.min(from), last.max(to)));
    if first == usize::MAX { 0..0 } else { Range { start: first, end: last + 1 } }
}

/// Splits columns at an empty title where the titles on both sides are the same kind: two tables side by side.
fn side_by_side(sheet: &Sheet, header: &Range<usize>, columns: &Range<usize>) -> Vec<Range<usize>> {
    let row = header.end - 1;
    let meaning =
        |column: usize| sheet.cell(row, column).words().and_then(recognise).filter(|hit| hit.confidence >= SURE);
    let Some(first) = columns.clone().find_map(meaning) else { return vec![columns.clone()] };
    let gaps: Vec<usize> =
        columns.clone().filter(|column| header.clone().all(|row| sheet.cell(row, *column).is_empty())).collect();
    let again = |gap: &usize| {
        let next = (gap + 1..columns.end).find(|column| !sheet.cell(row, *column).is_empty())?;
        (meaning(next)?.meaning == first.meaning).then_some(next)
    };
    let mut parts = Vec::new();
    let mut start = columns.start;
    for gap in &gaps {
        if let Some(next) = again(gap).filter(|_| *gap > start + 1) {
            parts.push(start..*gap);
            start = next;
        }
    }
    parts.push(start..columns.end);
    parts
}

/// Returns the only table of a sheet whose titles nobody knows: from the first row with at least two cells on.
fn without_titles(sheet: &Sheet, position: usize) -> Option<TablePlace> {
    let cells = |row: usize| sheet.rows[row].iter().filter(|cell| !cell.is_empty()).count();
    let start = (0..sheet.rows.len()).find(|row| cells(*row) >= 2)?;
    let has_words_alone = |row: usize| {
        sheet.rows[row].iter().all(|cell| matches!(cell, Value::Text(text) if !is_number_like(text)) || cell.is_empty())
    };
    let has_numbers = |row: usize| {
        sheet.rows[row].iter().any(|cell| matches!(cell, Value::Number(_)) || cell.words().is_some_and(is_number_like))
    };
    // A row of words over rows with numbers is one of titles, in whatever language.
    let is_titled =
        cells(start) >= 3 && has_words_alone(start) && (start + 1..sheet.rows.len().min(start + 4)).any(has_numbers);
    let first = if is_titled { start + 1 } else { start };
    let end = last_row(sheet, first, sheet.rows.len());
    Some(TablePlace { sheet: position, header: start..first, body: first..end, columns: columns(sheet, start..end) })
}

fn is_number_like(text: &str) -> bool {
    text.chars().any(char::is_numeric) && !text.chars().any(char::is_alphabetic)
}

/// Returns the titles over a column, the highest first; group titles hold for all the columns that they span.
#[must_use]
pub(super) fn pieces(sheet: &Sheet, place: &TablePlace, column: usize) -> Vec<Value> {
    let mut found = Vec::new();
    for row in place.header.clone() {
        let mut value = sheet.cell(row, column).clone();
        if value.is_empty() {
            value = spanned(sheet, place, row, column);
        }
        if !value.is_empty() {
            found.push(value);
        }
    }
    found
}

/// Returns the title that spans an empty cell of the header.
fn spanned(sheet: &Sheet, place: &TablePlace, row: usize, column: usize) -> Value {
    let around = sheet
        .merged
        .iter()
        .find(|region| (region.top..=region.bottom).contains(&row) && (region.start..=region.end).contains(&column));
    if let Some(region) = around {
        // A title over several rows is one title.
        let is_own = region.top < row && place.header.contains(&region.top);
        return if is_own { Value::Empty } else { sheet.cell(region.top, region.start).clone() };
    }
    // What was pasted has lost its spans: a group title holds until the next one, over columns that have a title below.
    let is_group_row = row + 1 < place.header.end;
    let has_title_below = (row + 1..place.header.end).any(|below| !sheet.cell(below, column).is_empty());
    if !is_group_row || !has_title_below || !sheet.merged.is_empty() {
        return Value::Empty;
    }
    let left = (place.columns.start..column).rev().find(|left| !sheet.cell(row, *left).is_empty());
    let holds = |left: &usize| (row + 1..place.header.end).any(|below| !sheet.cell(below, *left).is_empty());
    left.filter(holds).map(|left| sheet.cell(row, left).clone()).unwrap_or_default()
}

/// Returns the cell of a row below, with what a cell merged over several rows says.
#[must_use]
pub(super) fn filled(sheet: &Sheet, row: usize, column: usize) -> &Value {
    let cell = sheet.cell(row, column);
    if !cell.is_empty() || sheet.merged.is_empty() {
        return cell;
    }
    let around = sheet
        .merged
        .iter()
        .find(|region| (region.top..=region.bottom).contains(&row) && (region.start..=region.end).contains(&column));
    around.map_or(cell, |region| sheet.cell(region.top, region.start))
}
