//! Says what was delivered and spent, pasted from a spreadsheet: rows with what is wrong in them, and the edit that records
//! them.

use jiff::civil::Date;

use crate::edit::{Change, Edit, EditName, Subject, Verb, record_entries};
use crate::plan::schema::ListName;
use crate::plan::{Actual, ActualWeek, Decimal, Language, MAX_QUANTITY, PlacementId, Plan};
use crate::search::Folded;
use crate::text::reading::{date_order, decimal_mark};
use crate::text::strings::Texts;
use crate::text::tsv::{amount_cell, cell, cell_text};
use crate::text::{DateOrder, DecimalMark, Locale, ReadError, Reading, Wanted, WantedDate, name_of, parse_whole};

/// A row that can be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActualRow {
    /// The placement.
    pub placement: PlacementId,
    /// What happened in one of its weeks, or on a day of it.
    pub entry: ActualWeek,
    /// The day, where the row names one: rows of different days of a week are added up.
    pub day: Option<Date>,
    /// The line of the first row of the same week that this one is added to.
    pub added_to: Option<usize>,
}

/// Says why a row cannot be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActualRowError {
    /// It has fewer columns than the placement, the week and one number.
    MissingColumns,
    /// No placement has this id, and not exactly one has this name.
    UnknownPlacement(String),
    /// This is neither a week of the plan nor a day in one.
    Week(String),
    /// This is not a number of units.
    Delivered(String),
    /// This is not an amount in the plan's currency.
    Spent(String),
    /// This can be read in two ways, and nothing in its column says in which.
    Unclear(String, ReadError),
    /// The row of this line says something of the same week or day.
    Twice(usize),
}

/// A line of the pasted text, counted from 1, with what it says.
pub type ActualLine = (usize, Result<ActualRow, ActualRowError>);

/// The columns of a table of what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Placement,
    Week,
    Delivered,
    Spent,
}

const FIELDS: [Field; 4] = [Field::Placement, Field::Week, Field::Delivered, Field::Spent];

/// Returns the title of a column, as [`actuals_table`] writes it.
fn title(field: Field, language: Language) -> &'static str {
    let words = &Texts::of(language).budget_page;
    match field {
        Field::Placement => Texts::of(language).figures.column_placement,
        Field::Week => words.column_week,
        Field::Delivered => Texts::of(language).shared.delivered,
        Field::Spent => Texts::of(language).shared.spent,
    }
}

/// Reads tab-separated text. A first line of titles (in either language) says which column is what; without one the columns
/// are placement, week, delivered, spent. Empty lines, and rows without a number, are left out.
///
/// A column is written in one way: where one of its cells shows the order of its dates or its decimal mark, the others
/// follow. Rows of different days of one week are added up; a week or a day that stands twice is an error.
#[must_use]
pub fn read_actuals(text: &str, plan: &Plan) -> Vec<ActualLine> {
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).peekable();
    let places = lines.peek().and_then(|(_, first)| places_of(first));
    if places.is_some() {
        lines.next();
    }
    let places = places.unwrap_or([Some(0), Some(1), Some(2), Some(3)]);
    let lines: Vec<(usize, &str)> = lines.collect();
    let customs = Customs::of(&lines, &places);
    let mut read: Vec<ActualLine> = lines
        .into_iter()
        .filter_map(|(number, line)| Some((number, read_line(line, &places, customs, plan)?)))
        .collect();
    add_up_days(&mut read);
    read
}

/// Says how the author of a table writes.
#[derive(Clone, Copy, Debug, Default)]
struct Customs {
    order: Option<DateOrder>,
    delivered: Option<DecimalMark>,
    spent: Option<DecimalMark>,
}

impl Customs {
    fn of(lines: &[(usize, &str)], places: &[Option<usize>; 4]) -> Self {
        let column = |field: usize| lines.iter().filter_map(move |(_, line)| line.split('\t').nth(places[field]?));
        Self {
            order: date_order(column(1)),
            delivered: decimal_mark(column(2)),
            // Spent amounts and delivered units come from one hand.
            spent: decimal_mark(column(3)).or_else(|| decimal_mark(column(2))),
        }
    }
}

/// Marks rows that belong to the week of one before: those of another day are added to it, others say it twice.
fn add_up_days(lines: &mut [ActualLine]) {
    for at in 1..lines.len() {
        let (before, rest) = lines.split_at_mut(at);
        let Some((_, Ok(row))) = rest.first_mut() else { continue };
        let same_week = before.iter().filter_map(|(line, known)| {
            let known = known.as_ref().ok()?;
            (known.placement == row.placement && known.entry.week == row.entry.week).then_some((*line, known.day))
        });
        let same_week: Vec<(usize, Option<Date>)> = same_week.collect();
        let twice = same_week.iter().find(|(_, day)| day.is_none() || row.day.is_none() || *day == row.day);
        if let Some((line, _)) = twice {
            rest[0].1 = Err(ActualRowError::Twice(*line));
        } else {
            row.added_to = same_week.first().map(|(line, _)| *line);
        }
    }
}

/// Titles of before, and shorter ones: tables that were copied with an older version are still filled in somewhere.
const OTHER_TITLES: [(Field, &str); 4] =
    [(Field::Delivered, "المتحقق"), (Field::Spent, "المنفق فعليًا"), (Field::Spent, "المنفق"), (Field::Spent, "الإنفاق")];

/// Returns where each column stands, if `line` is one of titles.
fn places_of(line: &str) -> Option<[Option<usize>; 4]> {
    let cells: Vec<Folded> = line.split('\t').map(Folded::of).collect();
    let places = FIELDS.map(|field| {
        let own = Language::ALL.map(|language| title(field, language)).into_iter();
        let others = OTHER_TITLES.iter().filter(|(of, _)| *of == field).map(|(_, title)| *title);
        let titles: Vec<Folded> = own.chain(others).map(Folded::of).collect();
        cells.iter().position(|cell| titles.contains(cell))
    });
    (places.iter().flatten().count() >= 2).then_some(places)
}

fn read_line(
    line: &str,
    places: &[Option<usize>; 4],
    customs: Customs,
    plan: &Plan,
) -> Option<Result<ActualRow, ActualRowError>> {
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    let cell = |position: usize| places[position].and_then(|place| cells.get(place)).copied().unwrap_or_default();
    let [placement, week, delivered, spent] = [0, 1, 2, 3].map(cell);
    if placement.is_empty() || week.is_empty() || cells.len() < 3 {
        return Some(Err(ActualRowError::MissingColumns));
    }
    if delivered.is_empty() && spent.is_empty() {
        return None;
    }
    Some(read_cells([cell_text(placement), week, delivered, spent], customs, plan))
}

fn read_cells(
    [placement, week, delivered, spent]: [&str; 4],
    customs: Customs,
    plan: &Plan,
) -> Result<ActualRow, ActualRowError> {
    let placement =
        placement_named(placement, plan).ok_or_else(|| ActualRowError::UnknownPlacement(placement.into()))?;
    let (week, day) = week_named(week, customs.order, plan)?;
    let currency = plan.money.currency;
    let most = i64::try_from(MAX_QUANTITY).ok().and_then(|most| Decimal::new(most, 0)).unwrap_or_default();
    let units = Wanted::whole().from_to(Decimal::ZERO, most).written_with(customs.delivered);
    let amount = Wanted::amount(currency).written_with(customs.spent);
    let stated = |text: &str, wanted: Wanted, refused: fn(String) -> ActualRowError| match text {
        "" => Ok(None),
        _ => clear(text, wanted.read(text), refused).map(Some),
    };
    let delivered = stated(delivered, units, ActualRowError::Delivered)?;
    let delivered = delivered.map(|units| u64::try_from(units.mantissa()).unwrap_or_default());
    let text = spent;
    let spent = stated(text, amount, ActualRowError::Spent)?;
    if spent.is_some_and(|spent| currency.checked_money(spent).is_none()) {
        return Err(ActualRowError::Spent(text.into()));
    }
    Ok(ActualRow { placement, entry: ActualWeek { week, delivered, spent }, day, added_to: None })
}

/// Returns the value of a cell, or why it has none.
fn clear<T>(text: &str, reading: Reading<T>, refused: fn(String) -> ActualRowError) -> Result<T, ActualRowError> {
    match reading {
        Reading::One(value) => Ok(value),
        Reading::Refused(_) => Err(refused(text.into())),
        question @ Reading::Ask(_) => match question.settled() {
            Ok(value) => Ok(value),
            Err(why) => Err(ActualRowError::Unclear(text.into(), why)),
        },
    }
}

/// Returns the placement with this id, or the only one whose message has this name.
fn placement_named(name: &str, plan: &Plan) -> Option<PlacementId> {
    if let Some(placement) = plan.placements.iter().find(|placement| placement.id.as_str() == name) {
        return Some(placement.id.clone());
    }
    let named = |placement: &crate::plan::Placement| {
        let message = plan.message(&placement.message);
        message.is_some_and(|message| message.name.en.trim() == name || message.name.ar.trim() == name)
    };
    let mut found = plan.placements.iter().filter(|placement| named(placement));
    let first = found.next()?;
    found.next().is_none().then(|| first.id.clone())
}

/// Returns the week of this number, or the one that holds this day, with the day.
fn week_named(text: &str, order: Option<DateOrder>, plan: &Plan) -> Result<(u32, Option<Date>), ActualRowError> {
    let calendar = &plan.calendar;
    let refuse = || ActualRowError::Week(text.into());
    // `3/10` is a day and never a third of ten.
    let is_number = !text.contains(['/', '-', '.', '*']);
    let number = if is_number { parse_whole(week_number(text)).ok() } else { None };
    if let Some(week) = number.and_then(|week| u32::try_from(week).ok()).filter(|week| calendar.contains(*week)) {
        return Ok((week, None));
    }
    let range = calendar.first_day(1).zip(calendar.last_day(calendar.weeks));
    let day = clear(text, WantedDate { range, order }.read(text), ActualRowError::Week)?;
    let holds = |week: &u32| {
        calendar.first_day(*week).is_some_and(|first| first <= day)
            && calendar.last_day(*week).is_some_and(|last| day <= last)
    };
    let week = (1..=calendar.weeks).find(holds).ok_or_else(refuse)?;
    Ok((week, Some(day)))
}

/// Returns the number in `Week 3`, `W3` and `الأسبوع ٣`.
fn week_number(text: &str) -> &str {
    let words = ["week", "Week", "WEEK", "wk", "Wk", "w", "W", "الأسبوع", "الاسبوع", "أسبوع", "اسبوع"];
    words.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text).trim_start()
}

/// Returns the rows of one week each: what those of its days say, added up.
fn weeks_of(rows: &[ActualRow]) -> Vec<ActualRow> {
    let mut weeks: Vec<ActualRow> = Vec::new();
    for row in rows {
        let same = |known: &&mut ActualRow| known.placement == row.placement && known.entry.week == row.entry.week;
        let Some(known) = weeks.iter_mut().find(same) else {
            weeks.push(row.clone());
            continue;
        };
        let sum = |a: u64, b: u64| a.saturating_add(b).min(MAX_QUANTITY);
        known.entry.delivered = both(known.entry.delivered, row.entry.delivered, sum);
        known.entry.spent = both(known.entry.spent, row.entry.spent, added);
    }
    weeks
}

fn both<T>(a: Option<T>, b: Option<T>, sum: impl Fn(T, T) -> T) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => Some(sum(a, b)),
        (a, b) => a.or(b),
    }
}

/// Returns the sum of two amounts, with the decimals of the one that has more.
fn added(a: Decimal, b: Decimal) -> Decimal {
    let decimals = a.decimals().max(b.decimals());
    let scaled = |number: Decimal| {
        let factor = 10_i64.checked_pow(u32::from(decimals - number.decimals()))?;
        number.mantissa().checked_mul(factor)
    };
    let mantissa = scaled(a).zip(scaled(b)).and_then(|(a, b)| a.checked_add(b)).unwrap_or(i64::MAX);
    Decimal::new(mantissa, decimals).unwrap_or(a)
}

/// Returns what is recorded of the row's week and would be replaced by something else; nothing where the row only adds to it.
#[must_use]
pub fn replaced_by(plan: &Plan, row: &ActualRow) -> Option<ActualWeek> {
    let known = plan.actuals.find(&row.placement)?.in_week(row.entry.week)?;
    let delivered = known.delivered.filter(|known| row.entry.delivered.is_some_and(|new| new != *known));
    let spent = known.spent.filter(|known| row.entry.spent.is_some_and(|new| new != *known));
    (delivered.is_some() || spent.is_some()).then_some(ActualWeek { week: row.entry.week, delivered, spent })
}

/// Returns the edit that records `rows`, those of one week added up. What no row states stays as it was recorded before;
/// nothing of the plan is changed.
#[must_use]
pub fn record_actuals(plan: &Plan, rows: &[ActualRow]) -> Option<Edit> {
    let edits = record_entries(plan, weeks_of(rows).into_iter().map(|row| (row.placement, row.entry)));
    let name = EditName::of(Verb::Paste, Subject::Item(ListName::Actuals), edits.len());
    (!edits.is_empty()).then_some(Edit::Several { edits, name })
}

/// Returns the edit that records `entry` of one placement; an entry without numbers is taken away.
#[must_use]
pub fn record_week(plan: &Plan, placement: &PlacementId, entry: ActualWeek) -> Edit {
    let known = plan.actuals.find(placement).cloned();
    let empty = || Actual { placement: placement.clone(), weeks: Vec::new(), source: String::new() };
    let mut record = known.unwrap_or_else(empty);
    record.weeks.retain(|known| known.week != entry.week);
    if entry.delivered.is_some() || entry.spent.is_some() {
        record.weeks.push(entry);
        record.weeks.sort_by_key(|entry| entry.week);
    }
    replace(plan, record)
}

fn replace(plan: &Plan, record: Actual) -> Edit {
    match plan.actuals.position(&record.placement) {
        Some(_) if record.weeks.is_empty() => Change::<Actual>::Remove(record.placement).into(),
        Some(_) => Change::Replace(record).into(),
        None => Change::Add { item: record, at: None }.into(),
    }
}

/// Returns a table to fill in with a spreadsheet and paste back: every active week of every placement, with what is recorded.
#[must_use]
pub fn actuals_table(plan: &Plan, locale: Locale) -> String {
    let words = &Texts::of(locale.language).budget_page;
    let titles = FIELDS.map(|field| title(field, locale.language));
    let mut out = format!(
        "{}\t{}\t{}\t{}\t{}\t{}\t{}\n",
        titles[0],
        words.column_message,
        words.column_channel,
        titles[1],
        Texts::of(locale.language).figures.column_planned,
        titles[2],
        titles[3]
    );
    for placement in &plan.placements {
        let called = |list, id: &str| name_of(plan, list, id, locale.language, locale).unwrap_or_default();
        let message = called(ListName::Messages, placement.message.as_str());
        let channel = called(ListName::Channels, placement.channel.as_str());
        let record = plan.actuals.find(&placement.id);
        for (week, quantity) in placement.weekly(plan.calendar.weeks).filter(|&(_, quantity)| quantity > 0) {
            let known = record.and_then(|record| record.in_week(week));
            let delivered = known.and_then(|known| known.delivered).map(|units| units.to_string()).unwrap_or_default();
            let spent = known.and_then(|known| known.spent);
            let spent = spent.map(|spent| amount_cell(spent, plan.money.currency)).unwrap_or_default();
            let (id, message, channel) = (cell(placement.id.as_str()), cell(&message), cell(&channel));
            let cells = [id.as_str(), &message, &channel, &week.to_string(), &quantity.to_string(), &delivered, &spent];
            out.push_str(&cells.join("\t"));
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests;
