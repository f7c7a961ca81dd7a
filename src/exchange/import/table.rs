//! Finding tables in sheets: header rows in any row and over several, group titles, where a table ends.

use std::ops::Range;

use super::book::{Book, Sheet, Value, column_letters};
use super::meaning::Meaning;
use super::own::worth;
use super::parts_of_year::is_weekday;
use super::spans::Frame;
use super::timeline::is_moment;
use super::titles::recognise;

/// How many rows are looked through for titles at the beginning of a sheet; further down titles follow a blank row.
const ROWS_LOOKED_AT: usize = 60;
/// How sure a title must be to make a header.
const SURE: u8 = 68;
/// The most rows of titles.
const MAX_HEADER_ROWS: usize = 3;
/// The most tables of a file.
const MAX_TABLES: usize = 100;

/// Where a table stands; rows and columns counted from 0.
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
    /// The range as spreadsheets write it: `B9:Q21`.
    #[must_use]
    pub fn range_text(&self) -> String {
        let first = if self.header.is_empty() { self.body.start } else { self.header.start };
        let last = self.body.end.max(first + 1);
        let end = self.columns.end.max(self.columns.start + 1) - 1;
        format!("{}{}:{}{last}", column_letters(self.columns.start), first + 1, column_letters(end))
    }
}

/// What a row would be as one of titles.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    /// Cells that are known titles.
    titles: usize,
    /// Cells that are weeks, months, days or hours.
    times: usize,
    /// Cells with words.
    words: usize,
    /// Cells with numbers.
    numbers: usize,
    /// Cells with anything.
    cells: usize,
}

impl Score {
    fn of(cells: &[Value], frame: &Frame) -> Self {
        let mut score = Self::default();
        for cell in cells.iter().filter(|cell| !cell.is_empty()) {
            score.cells += 1;
            match cell {
                Value::Text(text) => {
                    score.words += 1;
                    if recognise(text).is_some_and(|hit| hit.confidence >= SURE) {
                        score.titles += 1;
                    } else if is_moment(text, frame) {
                        score.times += 1;
                    }
                }
                Value::Day(_) => score.times += 1,
                Value::Number(_) => score.numbers += 1,
                Value::Empty | Value::Fault(_) => {}
            }
        }
        score
    }

    fn is_header(self) -> bool {
        let known = self.titles + self.times;
        let is_of_titles = self.titles >= 2 && self.titles * 2 >= self.words.saturating_sub(self.times);
        let is_of_times = self.titles >= 1 && self.times >= 3;
        (is_of_titles || is_of_times) && (self.numbers <= known || self.numbers > 20)
    }

    /// True for the second row of a header: weeks under months, figures under groups.
    fn continues(self) -> bool {
        let known = self.titles + self.times;
        known >= 1
            && self.numbers <= self.times.max(1)
            && known * 10 >= self.words * 6
            && (known >= 2 || self.cells <= 2)
    }
}

/// All tables of a book, those of hidden sheets last.
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

/// The table that a reader most likely means, of those on sheets that are shown: the program's own placements; else the one with the
/// most rows and columns that says where, what, when and how much. Results of the program come last.
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

/// How many of the four things that a placement needs the titles of a table name: a channel, a message, days and a cost.
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

/// The rows of all headers of a sheet.
fn headers(sheet: &Sheet, frame: &Frame) -> Vec<Range<usize>> {
    let mut headers: Vec<Range<usize>> = Vec::new();
    let mut row = 0;
    while row < sheet.rows.len() {
        let follows_blank = row == 0 || sheet.is_blank(row - 1) || few_cells(sheet, row - 1);
        let is_looked_at = row < ROWS_LOOKED_AT || follows_blank;
        if !is_looked_at || sheet.rows[row].is_empty() {
            row += 1;
            continue;
        }
        let score = Score::of(&sheet.rows[row], frame);
        let is_first = headers.is_empty();
        // Inside a table words of rows may be those of titles by chance.
        let is_sure = is_first || (follows_blank && score.titles >= 2 && score.titles + score.times >= 3);
        if !(score.is_header() && is_sure) {
            row += 1;
            continue;
        }
        let header = whole_header(sheet, row, frame, headers.last().map_or(0, |last| last.end));
        row = header.end;
        // The same titles again go on with the same table.
        if headers.last().is_some_and(|last| has_same_titles(sheet, last, &header)) {
            continue;
        }
        headers.push(header);
    }
    headers
}

fn has_same_titles(sheet: &Sheet, one: &Range<usize>, other: &Range<usize>) -> bool {
    let titles = |header: &Range<usize>| sheet.rows.get(header.end - 1).map(Vec::as_slice).unwrap_or_default();
    one.len() == other.len() && titles(one) == titles(other)
}

fn few_cells(sheet: &Sheet, row: usize) -> bool {
    sheet.rows[row].iter().filter(|cell| !cell.is_empty()).count() <= 2
}

/// The header around the row of its most titles.
fn whole_header(sheet: &Sheet, row: usize, frame: &Frame, least: usize) -> Range<usize> {
    let mut header = Range { start: row, end: row + 1 };
    if row > least && is_group_row(sheet, row - 1, row, frame) {
        header.start -= 1;
    }
    while header.len() < MAX_HEADER_ROWS && header.end < sheet.rows.len() && !sheet.is_blank(header.end) {
        let next = &sheet.rows[header.end];
        let score = Score::of(next, frame);
        let is_numbered = is_numbering(next) && !Score::of(&sheet.rows[header.end - 1], frame).is_numbered_too()
            || is_of_weekdays(next);
        let is_under_merged = sheet
            .merged
            .iter()
            .any(|region| region.top < header.end && region.bottom >= header.end && region.start < region.end + 1);
        if (score.continues() && (fills_gaps(sheet, &header, header.end) || is_under_merged)) || is_numbered {
            header.end += 1;
        } else {
            break;
        }
    }
    header
}

impl Score {
    fn is_numbered_too(self) -> bool {
        self.numbers > 3
    }
}

/// True for a row of days of the week over or under the numbers of days.
fn is_of_weekdays(cells: &[Value]) -> bool {
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let days = cells.iter().filter(|cell| cell.words().is_some_and(is_weekday)).count();
    days >= 5 && days == filled
}

/// True for a row whose numbers are 1, 2, 3 … without words among them: weeks or days under their months.
fn is_numbering(cells: &[Value]) -> bool {
    let numbers: Vec<i64> = cells
        .iter()
        .filter_map(|cell| match cell {
            Value::Number(number) if number.decimals() == 0 => Some(number.mantissa()),
            // What was pasted has texts alone.
            Value::Text(text) if text.trim().chars().count() <= 2 => {
                crate::text::parse_whole(text).ok().and_then(|number| i64::try_from(number).ok())
            }
            _ => None,
        })
        .collect();
    let others = cells.iter().filter(|cell| !cell.is_empty()).count() - numbers.len();
    let steps = numbers.windows(2).filter(|pair| pair[1] == pair[0] + 1 || pair[1] == 1).count();
    numbers.len() >= 4
        && others <= 1
        && steps + 1 == numbers.len()
        && numbers.iter().all(|number| (0..=60).contains(number))
}

/// True where `row` has more cells in columns in which the header above has none, or repeats below groups.
fn fills_gaps(sheet: &Sheet, header: &Range<usize>, row: usize) -> bool {
    let above = |column: usize| header.clone().any(|row| !sheet.cell(row, column).is_empty());
    let cells = || (0..sheet.rows[row].len()).filter(|column| !sheet.cell(row, *column).is_empty());
    let all = cells().count();
    let in_gaps = cells().filter(|column| !above(*column)).count();
    in_gaps * 3 >= all || all * 3 <= sheet.rows[header.end - 1].iter().filter(|cell| !cell.is_empty()).count() * 2
}

/// True for a row of titles over groups of columns: months over weeks, "Plan" over figures.
fn is_group_row(sheet: &Sheet, row: usize, below: usize, frame: &Frame) -> bool {
    if sheet.is_blank(row) {
        return false;
    }
    let score = Score::of(&sheet.rows[row], frame);
    let width = sheet.rows[below].iter().filter(|cell| !cell.is_empty()).count().max(1);
    let spans =
        sheet.merged.iter().filter(|region| region.top == row && region.bottom == row && region.end > region.start);
    let is_spanned = spans.clone().any(|region| (region.end - region.start + 1) * 10 < width * 9) && spans.count() >= 1;
    // `Client:` beside its name, or `Client: Example` in one cell.
    let is_label = sheet.rows[row].iter().filter_map(Value::words).any(|text| {
        let text = text.trim_end();
        text.ends_with(':') || (score.cells == 1 && text.contains(':'))
    });
    // One cell over the first column stands above the table, not over a group of its columns.
    let first = sheet.rows[row].iter().position(|cell| !cell.is_empty());
    let begins_table = || first <= sheet.rows[below].iter().position(|cell| !cell.is_empty());
    let is_line = score.cells == 1 && !is_spanned && begins_table();
    if is_label || is_line {
        return false;
    }
    score.times >= 1 && score.times * 2 >= score.cells
        || score.titles >= 1 && score.titles * 2 >= score.cells
        || (is_spanned && score.words == score.cells)
        || (score.words == score.cells && score.cells >= 3)
}

/// The row behind the last one with something in it. A long gap ends a table.
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

/// The columns from the first to the last one with something in it.
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

/// The only table of a sheet whose titles nobody knows: from the first row with at least two cells on.
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

/// The titles over a column, the highest first; group titles hold for all the columns that they span.
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

/// The title that spans an empty cell of the header.
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

/// The cell of a row below, with what a cell merged over several rows says.
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
