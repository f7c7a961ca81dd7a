//! Says when a row runs: periods, first and last days, lengths, weeks by number.

use super::book::Value;
use super::day_words::{is_week_word, week_number};
use super::days::Days;
use super::figures::is_none;
use super::issue::{Expected, Issue, IssueKind};
use super::lengths::{Length, ending, length};
use super::meaning::Meaning;
use super::parts_of_year::is_weekday;
use super::row_context::RowContext;
use super::stretch::Stretch;
use super::timeline::Moment;
use crate::text::parse_whole;

/// Says when a row runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Schedule {
    /// Its days.
    pub days: Vec<Days>,
    /// The column that says it.
    pub column: Option<usize>,
    /// What stands there.
    pub text: String,
    /// True where the days are counted from the first of the plan, or are all of them: no row says so.
    pub is_of_plan: bool,
    /// The one day that the row says where the other end is the plan's.
    pub open: Option<jiff::civil::Date>,
}

impl Schedule {
    /// Returns the same with months that are mostly inside the plan cut to it.
    pub(super) fn within_plan(self, calendar: crate::plan::Calendar) -> Self {
        let has_days = self.text.is_empty() || self.text.contains(char::is_numeric);
        if has_days {
            return self;
        }
        let days = self.days.iter().map(|days| super::spread::within_plan(*days, &self.text, calendar)).collect();
        Self { days, ..self }
    }
}

/// Returns the days of a row.
pub(super) fn schedule(context: &RowContext<'_>, row: usize, issues: &mut Vec<Issue>) -> Schedule {
    let of_timeline: Vec<Days> = active(context, row);
    if !of_timeline.is_empty() {
        let column = context.table.columns.iter().find(|column| column.meaning.is_over_time()).map(|column| column.at);
        return Schedule { days: of_timeline, column, ..Schedule::default() };
    }
    let read = issues.len();
    for find in [merged, ends, period, week, day] {
        if let Some(schedule) = find(context, row, issues) {
            return schedule;
        }
    }
    let whole = context.stated_days.or_else(|| Days::of_plan(context.calendar));
    let is_of_plan = context.stated_days.is_none();
    if let Some((_, length)) = stated_length(context, row)
        && let Some(whole) = whole
        && let Some(last) = ending(whole.first, length)
    {
        return Schedule { days: vec![Days { first: whole.first, last }], is_of_plan, ..Schedule::default() };
    }
    if let Some(days) = context.stated_days.filter(|_| issues.len() == read) {
        return Schedule { days: vec![days], ..Schedule::default() };
    }
    if issues.len() == read {
        issues.push(Issue { row, column: None, text: String::new(), kind: IssueKind::NoDays });
    }
    Schedule { days: Days::of_plan(context.calendar).into_iter().collect(), is_of_plan: true, ..Schedule::default() }
}

/// Returns the days of a timeline in which something stands.
fn active(context: &RowContext<'_>, row: usize) -> Vec<Days> {
    let of = |meaning| {
        context.table.timeline(meaning).filter(|(column, _)| {
            let cell = context.sheet.cell(row, column.at);
            let amount = || context.amount_as_written(row, column, cell);
            let number = || super::figures::number(cell, context.table.mark).or_else(|_| amount());
            super::figures::is_mark(cell)
                || !cell.is_empty() && matches!(number(), Ok(Some(number)) if !number.is_zero())
        })
    };
    of(Meaning::Weeks).chain(of(Meaning::WeekCosts)).map(|(_, days)| days).collect()
}

/// Returns a period that stands in the timeline itself: `March - November` across its weeks.
fn merged(context: &RowContext<'_>, row: usize, _: &mut Vec<Issue>) -> Option<Schedule> {
    context.table.columns.iter().filter(|column| matches!(column.moment, Some(Moment::Days(_)))).find_map(|column| {
        let cell = context.sheet.cell(row, column.at);
        let text = cell.words()?;
        let Stretch::Days(days) = context.table.frame.stretch(cell)? else { return None };
        Some(Schedule { days, column: Some(column.at), text: text.to_owned(), ..Schedule::default() })
    })
}

fn ends(context: &RowContext<'_>, row: usize, issues: &mut Vec<Issue>) -> Option<Schedule> {
    let (column, cell) = context.cell(row, Meaning::Start).filter(|(_, cell)| is_said(cell))?;
    let refuse = |issues: &mut Vec<Issue>, column| {
        issues.push(context.not_read(row, column, Expected::Day, crate::text::ReadError::NotADate));
        None
    };
    let Some(start) = bounds(context, cell) else { return refuse(issues, column) };
    let end = match context.cell(row, Meaning::End).filter(|(_, cell)| is_said(cell)) {
        Some((column, cell)) => match bounds(context, cell) {
            Some(end) => Some((column, end)),
            None => return refuse(issues, column),
        },
        None => None,
    };
    let first = start.first;
    let last = match end {
        Some((_, end)) => end.last,
        None => stated_length(context, row).and_then(|(_, length)| ending(first, length)).unwrap_or(start.last),
    };
    if last < first {
        let column = end.map_or(column.at, |(end, _)| end.at);
        let text = context.sheet.cell(row, column).shown();
        issues.push(Issue { row, column: Some(column), text, kind: IssueKind::EndBeforeStart });
        return None;
    }
    let is_open = end.map_or(start.is_open_last && last == start.last, |(_, end)| end.is_open_last);
    let known = [(!start.is_open_first).then_some(first), (!is_open).then_some(last)];
    let is_of_plan = (start.is_open_first || is_open) && context.stated_days.is_none();
    let is_rough = |meaning| context.cell(row, meaning).is_some_and(|(_, cell)| names_part(context, cell));
    if is_rough(Meaning::Start) || end.is_some() && is_rough(Meaning::End) {
        let at = if is_rough(Meaning::Start) { column.at } else { end.map_or(column.at, |(end, _)| end.at) };
        let text = context.sheet.cell(row, at).shown();
        issues.push(Issue { row, column: Some(at), text, kind: IssueKind::TakenAs { first, last } });
    }
    let text = cell.shown();
    let column = end.map_or(column.at, |(end, _)| end.at);
    Some(Schedule {
        days: vec![Days { first, last }],
        column: Some(column),
        text,
        is_of_plan,
        open: known.into_iter().flatten().next().filter(|_| is_of_plan),
    })
}

/// The first and the last day that a cell of one day can mean: a month, a week or a stretch has two. An end that it leaves open is
/// that of the plan.
#[derive(Clone, Copy)]
struct Bounds {
    first: jiff::civil::Date,
    last: jiff::civil::Date,
    is_open_first: bool,
    is_open_last: bool,
}

/// Returns what a cell of a first or a last day says.
fn bounds(context: &RowContext<'_>, cell: &Value) -> Option<Bounds> {
    let closed = |days: Days| Bounds { first: days.first, last: days.last, is_open_first: false, is_open_last: false };
    let frame = &context.table.frame;
    if let Some(day) = frame.day_of(cell) {
        return Some(closed(Days { first: day, last: day }));
    }
    if let Some(days) = cell.words().and_then(|text| frame.edge_of_month(text)) {
        return Some(closed(days));
    }
    let whole = || context.stated_days.or_else(|| Days::of_plan(context.calendar));
    Some(match frame.stretch(cell)? {
        Stretch::Days(days) => closed(days.first().copied()?),
        Stretch::From(day) => {
            Bounds { first: day, last: whole()?.last.max(day), is_open_first: false, is_open_last: true }
        }
        Stretch::Until(day) => {
            Bounds { first: whole()?.first.min(day), last: day, is_open_first: true, is_open_last: false }
        }
        Stretch::Whole => {
            let whole = whole()?;
            Bounds { first: whole.first, last: whole.last, is_open_first: true, is_open_last: true }
        }
        Stretch::Length(_) => return None,
    })
}

/// Returns days that a cell of one day names as a stretch: a month as a beginning.
fn whole_cell(context: &RowContext<'_>, cell: &Value) -> Option<Days> {
    match context.table.frame.stretch(cell)? {
        Stretch::Days(days) => days.first().copied(),
        _ => None,
    }
}

fn is_said(cell: &Value) -> bool {
    !cell.is_empty() && !cell.words().is_some_and(is_none)
}

fn period(context: &RowContext<'_>, row: usize, issues: &mut Vec<Issue>) -> Option<Schedule> {
    let (column, cell) = context.cell(row, Meaning::Period).filter(|(_, cell)| is_said(cell))?;
    let text = cell.shown();
    // `2-5` in a column of weeks are weeks; elsewhere it is a day.
    let is_of_weeks = super::titles::recognise(&column.title).is_some_and(|hit| hit.meaning == Meaning::Week);
    let by_number = if is_of_weeks { weeks_of_plan(context, &text, true) } else { None };
    if let Some(days) = by_number {
        return Some(Schedule { days, column: Some(column.at), text, ..Schedule::default() });
    }
    let mut open = None;
    let mut is_of_plan = false;
    let days = match context.table.frame.stretch(cell) {
        Some(Stretch::Days(days)) => days,
        Some(Stretch::Whole) => {
            is_of_plan = context.stated_days.is_none();
            context.stated_days.or_else(|| Days::of_plan(context.calendar)).into_iter().collect()
        }
        Some(Stretch::From(_) | Stretch::Until(_)) => {
            is_of_plan = context.stated_days.is_none();
            let bounds = bounds(context, cell)?;
            open = Some(if bounds.is_open_first { bounds.last } else { bounds.first }).filter(|_| is_of_plan);
            vec![Days { first: bounds.first, last: bounds.last }]
        }
        Some(Stretch::Length(length)) => {
            is_of_plan = context.stated_days.is_none();
            let first = context.stated_days.or_else(|| Days::of_plan(context.calendar))?.first;
            vec![Days { first, last: ending(first, length)? }]
        }
        None => {
            let Some(days) = weeks_of_plan(context, &text, false) else {
                issues.push(context.not_read(row, column, Expected::Period, crate::text::ReadError::NotADate));
                return None;
            };
            days
        }
    };
    if let [days] = days.as_slice()
        && names_part(context, cell)
    {
        let kind = IssueKind::TakenAs { first: days.first, last: days.last };
        issues.push(Issue { row, column: Some(column.at), text: text.clone(), kind });
    }
    Some(Schedule { days, column: Some(column.at), text, is_of_plan, open })
}

/// Returns true for a cell in which words name a part of a month, whose days are less than sure: `mid March`.
fn names_part(context: &RowContext<'_>, cell: &Value) -> bool {
    cell.words().is_some_and(|text| context.table.frame.names_part_of_month(text))
}

/// Reads weeks of the plan by their numbers: `W3`, `weeks 2-5`, `W1, 3 and 5`; without a word that says so, `3`, only where the column
/// is one of weeks.
fn weeks_of_plan(context: &RowContext<'_>, text: &str, is_of_weeks: bool) -> Option<Vec<Days>> {
    // A week of the calendar is no number of the plan's weeks.
    let frame = &context.table.frame;
    if let Some(days) = frame.week_of_short_year(text).or_else(|| frame.weeks_of_year(text)) {
        return Some(vec![days]);
    }
    let plain = |part: &str| {
        week_number(part)
            .map(u64::from)
            .or_else(|| parse_whole(bare(part)).ok())
            .filter(|week| (1..=520).contains(week))
    };
    let week = |number: u64| {
        let number = u32::try_from(number).ok()?;
        Some(Days { first: context.calendar.first_day(number)?, last: context.calendar.last_day(number)? })
    };
    let mut days = Vec::new();
    let parts = super::lists::entries(text);
    let is_said = |part: &&str| bare(part).len() < part.trim().len() || week_number(part).is_some();
    if !is_of_weeks && !parts.first().is_some_and(is_said) {
        return None;
    }
    for part in parts {
        let (first, last) = part.split_once(['-', '–', '—']).unwrap_or((part, part));
        let (first, last) = (week(plain(first)?)?, week(plain(last)?)?);
        if first.first > last.last {
            return None;
        }
        days.push(Days { first: first.first, last: last.last });
    }
    (!days.is_empty() && days.len() <= 520).then_some(days)
}

/// Returns a number without the word for weeks before it; any other word stays.
fn bare(text: &str) -> &str {
    let text = text.trim();
    let rest = text.trim_start_matches(char::is_alphabetic);
    let word = text.get(..text.len() - rest.len()).unwrap_or_default();
    let folded = crate::search::Folded::of(word);
    if is_week_word(folded.as_str().trim()) { rest.trim_start_matches(['.', ' ', '#']) } else { text }
}

fn week(context: &RowContext<'_>, row: usize, issues: &mut Vec<Issue>) -> Option<Schedule> {
    let (column, cell) = context.cell(row, Meaning::Week).filter(|(_, cell)| is_said(cell))?;
    let text = cell.shown();
    let of_day =
        |day: jiff::civil::Date| Days { first: day, last: day.checked_add(jiff::Span::new().days(6)).unwrap_or(day) };
    let days =
        weeks_of_plan(context, &text, true).or_else(|| context.table.frame.day_of(cell).map(|day| vec![of_day(day)]));
    let days = days.or_else(|| whole_cell(context, cell).map(|days| vec![days]));
    let Some(days) = days else {
        issues.push(context.not_read(row, column, Expected::Week, crate::text::ReadError::NotADate));
        return None;
    };
    Some(Schedule { days, column: Some(column.at), text, ..Schedule::default() })
}

fn day(context: &RowContext<'_>, row: usize, issues: &mut Vec<Issue>) -> Option<Schedule> {
    let (column, cell) = context.cell(row, Meaning::Day).filter(|(_, cell)| is_said(cell))?;
    let text = cell.shown();
    if let Some(day) = context.table.frame.day_of(cell) {
        let days = vec![Days { first: day, last: day }];
        return Some(Schedule { days, column: Some(column.at), text, ..Schedule::default() });
    }
    if is_weekday(&text) {
        // A grid of weekdays holds for every week of the plan.
        return Some(Schedule {
            days: context.stated_days.or_else(|| Days::of_plan(context.calendar)).into_iter().collect(),
            column: Some(column.at),
            text,
            is_of_plan: context.stated_days.is_none(),
            open: None,
        });
    }
    if let Some(Stretch::Days(days)) = context.table.frame.stretch(cell) {
        return Some(Schedule { days, column: Some(column.at), text, ..Schedule::default() });
    }
    issues.push(context.not_read(row, column, Expected::Day, crate::text::ReadError::NotADate));
    None
}

/// Returns how long a row says that it takes.
pub(super) fn stated_length(context: &RowContext<'_>, row: usize) -> Option<(usize, Length)> {
    let (column, cell) = context.cell(row, Meaning::Duration).filter(|(_, cell)| is_said(cell))?;
    let said = cell.words().and_then(length);
    let number = || super::figures::number(cell, context.table.mark).ok().flatten().and_then(super::figures::rounded);
    let by_title = || {
        let count = u32::try_from(number()?).ok().filter(|count| (1..=3_650).contains(count))?;
        let title = column.title.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
        if has(&["month", "شهر", "شهور", "أشهر"]) {
            Some(Length::Months(count))
        } else if has(&["day", "يوم", "أيام", "ايام"]) {
            Some(Length::Days(count))
        } else {
            count.checked_mul(7).map(Length::Days)
        }
    };
    Some((column.at, said.or_else(by_title)?))
}
