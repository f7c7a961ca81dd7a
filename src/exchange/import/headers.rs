//! Header rows: in any row and over several, groups of columns above, weeks and days below.

use std::ops::Range;

use super::book::{Sheet, Value};
use super::frame::Frame;
use super::meaning::Meaning;
use super::parts_of_year::is_weekday;
use super::timeline::{is_moment, year_alone};
use super::titles::recognise;
use crate::text::parse_whole;

/// How many rows are looked through for titles at the beginning of a sheet; further down titles follow a blank row.
const ROWS_LOOKED_AT: usize = 60;
/// How sure a title must be to make a header.
pub(super) const SURE: u8 = 68;
/// The most rows of titles: years, quarters, months, weeks and days.
const MAX_HEADER_ROWS: usize = 5;

/// Holds what a row would be as one of titles.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    /// Cells that are known titles.
    titles: usize,
    /// Those of them that name a time: hour, day, week.
    time_titles: usize,
    /// Cells that are weeks, months, days or hours.
    times: usize,
    /// Cells with words.
    words: usize,
    /// Cells with numbers.
    numbers: usize,
    /// Those of them that count up, as weeks and days do.
    counted: usize,
    /// Cells with anything.
    cells: usize,
}

impl Score {
    fn of(cells: &[Value], frame: &Frame) -> Self {
        let mut score = Self::default();
        let mut weekdays = 0;
        for cell in cells.iter().filter(|cell| !cell.is_empty()) {
            score.cells += 1;
            match cell {
                Value::Text(text) => {
                    score.words += 1;
                    if let Some(hit) = recognise(text).filter(|hit| hit.confidence >= SURE) {
                        score.titles += 1;
                        score.time_titles += usize::from(names_time(hit.meaning));
                    } else if is_moment(text, frame) {
                        score.times += 1;
                    } else {
                        weekdays += usize::from(is_weekday(text));
                    }
                }
                Value::Day(_) => score.times += 1,
                Value::Number(_) => score.numbers += 1,
                Value::Empty | Value::Fault(_) => {}
            }
        }
        if weekdays >= 3 {
            score.times += weekdays;
        }
        score.counted = counted(cells);
        score
    }

    fn is_header(self) -> bool {
        let known = self.titles + self.times;
        let is_of_titles = self.titles >= 2 && self.titles * 2 >= self.words.saturating_sub(self.times + self.counted);
        let is_of_times = self.titles >= 1 && self.times >= 3 || self.time_titles >= 1 && self.counted >= 4;
        let numbers = if self.counted > 0 { 0 } else { self.numbers };
        (is_of_titles || is_of_times) && (numbers <= known || numbers > 20)
    }

    /// Returns true for the second row of a header: weeks under months, figures under groups.
    fn continues(self) -> bool {
        let known = self.titles + self.times;
        known >= 1
            && self.numbers <= self.times.max(1)
            && known * 10 >= self.words * 6
            && (known >= 2 || self.cells <= 2)
    }
}

fn names_time(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Time | Meaning::Day | Meaning::Week | Meaning::Period)
}

/// Returns true for a title that surely names a time.
fn is_title_of_time(text: &str) -> bool {
    recognise(text).is_some_and(|hit| hit.confidence >= SURE && names_time(hit.meaning))
}

/// Returns the rows of all headers of a sheet.
pub(super) fn headers(sheet: &Sheet, frame: &Frame) -> Vec<Range<usize>> {
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

/// Returns the header around the row of its most titles.
fn whole_header(sheet: &Sheet, row: usize, frame: &Frame, least: usize) -> Range<usize> {
    let mut header = Range { start: row, end: row + 1 };
    while header.start > least && header.len() < MAX_HEADER_ROWS {
        let above = header.start - 1;
        let is_group = header.len() == 1 && is_group_row(sheet, above, row, frame);
        if !is_group && !is_upper_row(sheet, above, row, frame) {
            break;
        }
        header.start = above;
    }
    while header.len() < MAX_HEADER_ROWS && header.end < sheet.rows.len() && !sheet.is_blank(header.end) {
        if !goes_on(sheet, &header, frame) {
            break;
        }
        header.end += 1;
    }
    header
}

/// Returns true where the row below a header is one of its titles too.
fn goes_on(sheet: &Sheet, header: &Range<usize>, frame: &Frame) -> bool {
    let (next, last) = (&sheet.rows[header.end], &sheet.rows[header.end - 1]);
    let (score, above) = (Score::of(next, frame), Score::of(last, frame));
    let is_under_merged = sheet.merged.iter().any(|region| region.top < header.end && region.bottom >= header.end);
    let has_titles = header.clone().any(|row| Score::of(&sheet.rows[row], frame).titles >= 3);
    (score.continues() && (fills_gaps(sheet, header, header.end) || is_under_merged))
        || (is_numbering(next) && above.numbers <= 3)
        || is_of_weekdays(next)
        || is_under_times(sheet, header, frame)
        // Titles under groups that are titles themselves: "Media", "Timing".
        || (!has_titles && score.titles >= 3 && score.is_header())
}

/// Returns true where all that stands in the row below a header are weeks and days under what names a time, and nothing under its titles.
fn is_under_times(sheet: &Sheet, header: &Range<usize>, frame: &Frame) -> bool {
    let row = &sheet.rows[header.end];
    let cells: Vec<(usize, &Value)> = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
    let is_of_time =
        |(column, cell): &(usize, &Value)| is_time_like(cell, frame) && is_over_time(sheet, header, *column, frame);
    // A title of its own, as "Hour" or "Day", names the rows.
    let names_rows = |(column, _): &(usize, &Value)| {
        header.clone().any(|row| {
            let own = sheet.cell(row, *column);
            own.words().is_some_and(is_title_of_time) && sheet.rows[row].iter().filter(|cell| *cell == own).count() == 1
        })
    };
    if cells.len() < 2 || !cells.iter().all(is_of_time) || cells.iter().any(names_rows) {
        return false;
    }
    let numbers: Vec<u64> = cells.iter().filter_map(|(_, cell)| small_number(cell)).collect();
    let falls = numbers.windows(2).filter(|pair| pair[1] < pair[0]).count();
    numbers.windows(2).all(|pair| pair[0] != pair[1]) && falls * 3 <= numbers.len()
}

/// Returns true for a column under the title of a time; what was pasted has lost its spans, so that a title holds until the next one.
fn is_over_time(sheet: &Sheet, header: &Range<usize>, column: usize, frame: &Frame) -> bool {
    let says_time = |cell: &Value| match cell {
        Value::Day(_) => true,
        Value::Text(text) => {
            is_moment(text, frame) || is_weekday(text) || year_alone(cell).is_some() || is_title_of_time(text)
        }
        Value::Number(_) => year_alone(cell).is_some(),
        Value::Empty | Value::Fault(_) => false,
    };
    header.clone().any(|row| {
        let held = (0..=column).rev().map(|column| sheet.cell(row, column)).find(|cell| !cell.is_empty());
        held.is_some_and(says_time)
    }) && header.clone().all(|row| {
        let own = sheet.cell(row, column);
        let is_other =
            |text: &str| recognise(text).is_some_and(|hit| hit.confidence >= SURE && !names_time(hit.meaning));
        !own.words().is_some_and(is_other)
    })
}

/// Returns true for what a column of a timeline is called in its lowest row: a day, a number, days of a month, a day of the week.
fn is_time_like(cell: &Value, frame: &Frame) -> bool {
    let is_range = |text: &str| {
        let mut ends = text.split(['-', '–', '—']).map(str::trim);
        let is_number =
            |end: Option<&str>| end.and_then(|end| parse_whole(end).ok()).is_some_and(|day| (1..=31).contains(&day));
        is_number(ends.next()) && is_number(ends.next()) && ends.next().is_none()
    };
    match cell {
        Value::Day(_) => true,
        Value::Number(_) => small_number(cell).is_some(),
        Value::Text(text) => {
            small_number(cell).is_some()
                || is_moment(text, frame)
                || is_weekday(text)
                || is_range(text)
                || is_title_of_time(text)
        }
        Value::Empty | Value::Fault(_) => false,
    }
}

/// Returns the number of a week or a day that a cell holds, and nothing beside it.
fn small_number(cell: &Value) -> Option<u64> {
    let number = match cell {
        Value::Number(number) if number.decimals() == 0 => u64::try_from(number.mantissa()).ok(),
        // What was pasted has texts alone.
        Value::Text(text) if text.trim().chars().count() <= 2 => parse_whole(text).ok(),
        _ => None,
    };
    number.filter(|number| *number <= 60)
}

/// Returns true for a row of days of the week over or under the numbers of days.
fn is_of_weekdays(cells: &[Value]) -> bool {
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let days = cells.iter().filter(|cell| cell.words().is_some_and(is_weekday)).count();
    days >= 5 && days == filled
}

/// Counts the numbers of a row that are 1, 2, 3 … or go on so from another: weeks or days. None where one of them does not.
fn counted(cells: &[Value]) -> usize {
    let is_number = |cell: &&Value| matches!(cell, Value::Number(_)) || small_number(cell).is_some();
    let numbers: Option<Vec<u64>> = cells.iter().filter(is_number).map(small_number).collect();
    let numbers = numbers.unwrap_or_default();
    let steps = numbers.windows(2).filter(|pair| pair[1] == pair[0] + 1 || pair[1] == 1 && pair[0] > 1).count();
    if numbers.len() >= 4 && steps + 1 == numbers.len() { numbers.len() } else { 0 }
}

/// Returns true for a row whose numbers count up without words among them: weeks or days under their months.
fn is_numbering(cells: &[Value]) -> bool {
    let numbers = counted(cells);
    let others = cells.iter().filter(|cell| !cell.is_empty()).count() - numbers;
    numbers >= 4 && others <= 1
}

/// Returns true where `row` has more cells in columns in which the header above has none, or repeats below groups.
fn fills_gaps(sheet: &Sheet, header: &Range<usize>, row: usize) -> bool {
    let above = |column: usize| header.clone().any(|row| !sheet.cell(row, column).is_empty());
    let cells = || (0..sheet.rows[row].len()).filter(|column| !sheet.cell(row, *column).is_empty());
    let all = cells().count();
    let in_gaps = cells().filter(|column| !above(*column)).count();
    in_gaps * 3 >= all || all * 3 <= sheet.rows[header.end - 1].iter().filter(|cell| !cell.is_empty()).count() * 2
}

/// Returns true for a row of titles over groups of columns: months over weeks, "Plan" over figures.
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
        text.ends_with(':') || (text.contains(':') && !is_moment(text, frame))
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

/// Returns true for a row further up over groups of columns: years, quarters, months, numbers of weeks. It begins beside the names of the
/// rows, as what stands above a table does not.
fn is_upper_row(sheet: &Sheet, row: usize, below: usize, frame: &Frame) -> bool {
    let first = |row: usize| sheet.rows[row].iter().position(|cell| !cell.is_empty());
    if sheet.is_blank(row) || first(row) <= first(below) {
        return false;
    }
    let score = Score::of(&sheet.rows[row], frame);
    let filled = || sheet.rows[row].iter().filter(|cell| !cell.is_empty());
    let has_label = filled().filter_map(Value::words).any(|text| text.contains(':'));
    let is_of_years = filled().all(|cell| year_alone(cell).is_some());
    !has_label && (is_of_years || score.times * 2 >= score.cells && score.times >= 1 || is_numbering(&sheet.rows[row]))
}
