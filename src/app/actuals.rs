//! Says what was delivered and spent, pasted from a spreadsheet: rows with what is wrong in them, and the edit that records
//! them.

use jiff::civil::Date;

use crate::edit::{Change, Edit, EditName, Subject, Verb};
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

/// The title of a column, as [`actuals_table`] writes it.
fn title(field: Field, language: Language) -> &'static str {
    let words = &Texts::of(language).budget_page;
    match field {
        Field::Placement => words.column_placement,
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

/// Where each column stands, if `line` is one of titles.
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

/// The value of a cell, or why it has none.
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

/// The placement with this id, or the only one whose message has this name.
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

/// The week of this number, or the one that holds this day, with the day.
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

/// The number in `Week 3`, `W3` and `الأسبوع ٣`.
fn week_number(text: &str) -> &str {
    let words = ["week", "Week", "WEEK", "wk", "Wk", "w", "W", "الأسبوع", "الاسبوع", "أسبوع", "اسبوع"];
    words.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text).trim_start()
}

/// The rows of one week each: what those of its days say, added up. A sum beyond what can be counted stays at the most.
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

/// The sum of two amounts, with the decimals of the one that has more.
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
    let mut records: Vec<Actual> = Vec::new();
    for row in weeks_of(rows) {
        let position = records.iter().position(|record| record.placement == row.placement).unwrap_or_else(|| {
            let known = plan.actuals.find(&row.placement).cloned();
            records.push(known.unwrap_or_else(|| Actual {
                placement: row.placement.clone(),
                weeks: Vec::new(),
                source: String::new(),
            }));
            records.len() - 1
        });
        set_week(&mut records[position], row.entry);
    }
    let edits: Vec<Edit> = records.into_iter().map(|record| replace(plan, record)).collect();
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

/// Puts what `entry` states into `record`.
fn set_week(record: &mut Actual, entry: ActualWeek) {
    if let Some(known) = record.weeks.iter_mut().find(|known| known.week == entry.week) {
        known.delivered = entry.delivered.or(known.delivered);
        known.spent = entry.spent.or(known.spent);
    } else {
        record.weeks.push(entry);
        record.weeks.sort_by_key(|entry| entry.week);
    }
}

/// Returns a table to fill in with a spreadsheet and paste back: every active week of every placement, with what is recorded.
#[must_use]
pub fn actuals_table(plan: &Plan, locale: Locale) -> String {
    let words = &Texts::of(locale.language).budget_page;
    let titles = FIELDS.map(|field| title(field, locale.language));
    let mut out = format!(
        "{}\t{}\t{}\t{}\t{}\t{}\t{}\n",
        titles[0], words.column_message, words.column_channel, titles[1], words.column_planned, titles[2], titles[3]
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
mod tests {
    use super::{ActualRowError, actuals_table, read_actuals, record_actuals, record_week, replaced_by};
    use crate::edit::History;
    use crate::plan::sample_b::{decimal, rayhan_soap};
    use crate::plan::{ActualWeek, Language, Plan};
    use crate::text::Locale;

    fn applied(plan: &Plan, edit: &crate::edit::Edit) -> Plan {
        let mut history = History::new(std::sync::Arc::new(plan.clone()));
        history.perform(edit, None).unwrap();
        history.plan().as_ref().clone()
    }

    #[test]
    fn rows_are_read_in_both_digit_systems() {
        let plan = rayhan_soap();
        let text = "p1\t1\t100000\t140.000\np1\t٢\t١٣٠٬٠٠٠\t١٥٥٫٥\n\np8\t2026-03-10\t\t70\nm7\t4\t1700\np2\t1\t\t\n";
        let rows: Vec<_> = read_actuals(text, &plan).into_iter().map(|(line, row)| (line, row.unwrap())).collect();
        let found: Vec<_> = rows
            .iter()
            .map(|(line, row)| {
                let spent = row.entry.spent.map(|spent| spent.to_string());
                (*line, row.placement.as_str(), row.entry.week, row.entry.delivered, spent)
            })
            .collect();
        assert_eq!(
            found,
            [
                (1, "p1", 1, Some(100_000), Some("140.000".to_owned())),
                (2, "p1", 2, Some(130_000), Some("155.5".to_owned())),
                (4, "p8", 2, None, Some("70".to_owned())),
                (5, "p10", 4, Some(1_700), None),
            ]
        );
        let rows: Vec<_> = rows.into_iter().map(|(_, row)| row).collect();
        let recorded = applied(&plan, &record_actuals(&plan, &rows).unwrap());
        assert_eq!(recorded.actuals.len(), 3);
        assert_eq!(recorded.placements, plan.placements, "nothing of the plan is overwritten");
    }

    #[test]
    fn what_is_wrong_with_a_row_is_said() {
        let plan = rayhan_soap();
        for (text, expected) in [
            ("p1\t1", ActualRowError::MissingColumns),
            ("\t1\t5\t5", ActualRowError::MissingColumns),
            ("nobody\t1\t5\t5", ActualRowError::UnknownPlacement("nobody".into())),
            // Two placements show this message.
            ("m1\t1\t5\t5", ActualRowError::UnknownPlacement("m1".into())),
            ("p1\t9\t5\t5", ActualRowError::Week("9".into())),
            ("p1\t2030-01-01\t5\t5", ActualRowError::Week("2030-01-01".into())),
            ("p1\t1\tmany\t5", ActualRowError::Delivered("many".into())),
            ("p1\t1\t5\t-5", ActualRowError::Spent("-5".into())),
            ("p1\t1\t5\t0.0001", ActualRowError::Spent("0.0001".into())),
            ("p1\t1\t5\t99999999999999999", ActualRowError::Spent("99999999999999999".into())),
        ] {
            assert_eq!(read_actuals(text, &plan), [(1, Err(expected))], "{text}");
        }
    }

    #[test]
    fn titles_of_before_and_in_any_spelling_are_known() {
        let plan = rayhan_soap();
        for titles in [
            "Placement\tMessage\tWeek\tDelivered\tSpent",
            "الموضع\tالرسالة\tالأسبوع\tالمنفَّذ\tالإنفاق الفعلي",
            "الموضع\tالرسالة\tالأسبوع\tالمتحقق\tالمنفق فعليًا",
            "الموضع\tالرسالة\tالاسبوع\tالمنفذ\tالمنفق",
            "PLACEMENT\t\tweek \tDELIVERED\tspent",
        ] {
            let lines = read_actuals(&format!("{titles}\np1\tm1\t2\t40\t5.500\n"), &plan);
            let [(2, Ok(row))] = lines.as_slice() else { panic!("{titles}: {lines:?}") };
            let expected = ActualWeek { week: 2, delivered: Some(40), spent: Some(decimal("5.500")) };
            assert_eq!((row.placement.as_str(), row.entry), ("p1", expected), "{titles}");
        }
    }

    #[test]
    fn what_a_row_replaces_is_told() {
        let plan = rayhan_soap();
        let read = |text: &str, plan: &Plan| read_actuals(text, plan).remove(0).1.unwrap();
        let row = read("p1\t2\t40\t5.500", &plan);
        assert_eq!(replaced_by(&plan, &row), None, "nothing is recorded yet");
        let recorded = applied(&plan, &record_actuals(&plan, std::slice::from_ref(&row)).unwrap());
        assert_eq!(replaced_by(&recorded, &row), None, "the same again");
        let week = |delivered, spent: Option<&str>| Some(ActualWeek { week: 2, delivered, spent: spent.map(decimal) });
        for (text, expected) in [
            ("p1\t2\t41\t", week(Some(40), None)),
            ("p1\t2\t\t6", week(None, Some("5.500"))),
            ("p1\t2\t41\t6", week(Some(40), Some("5.500"))),
            ("p1\t1\t41\t6", None),
        ] {
            assert_eq!(replaced_by(&recorded, &read(text, &recorded)), expected, "{text}");
        }
    }

    #[test]
    fn days_of_a_week_are_added_up_and_a_week_that_stands_twice_is_refused() {
        let plan = rayhan_soap();
        let daily = include_str!("../../tests/data/faults/05-daily-rows.tsv");
        let lines = read_actuals(daily, &plan);
        let rows: Vec<_> = lines.iter().map(|(_, row)| row.clone().unwrap()).collect();
        assert_eq!(rows.iter().map(|row| row.added_to).collect::<Vec<_>>(), [None, Some(1)]);
        let recorded = applied(&plan, &record_actuals(&plan, &rows).unwrap());
        let week = recorded.actuals.find(&"p1".into()).unwrap().in_week(1).unwrap();
        assert_eq!((week.delivered, week.spent), (Some(150_000), Some(decimal("30"))));
        for (text, first) in [
            ("p1\t1\t5\t5\np1\t1\t6\t6", 1),
            ("p1\t2026-03-01\t5\t5\np1\t2026-03-01\t6\t6", 1),
            ("p1\t2026-03-01\t5\t5\np1\tweek 1\t6\t6", 1),
        ] {
            let lines = read_actuals(text, &plan);
            assert!(lines[0].1.is_ok());
            assert_eq!(lines[1].1, Err(ActualRowError::Twice(first)), "{text}");
        }
    }

    #[test]
    fn a_column_is_written_in_one_way() {
        let plan = rayhan_soap();
        let read = |text: &str| -> Vec<(u32, Option<String>)> {
            let rows = read_actuals(text, &plan).into_iter().map(|(_, row)| row.unwrap().entry);
            rows.map(|entry| (entry.week, entry.spent.map(|spent| spent.to_string()))).collect()
        };
        let some = |text: &str| Some(text.to_owned());
        // 13 can be no month, so the other day comes first too; 12,5 has a comma before its decimals, so 1,250 has.
        assert_eq!(read("p1\t03/04/2026\t5\t1,250\np1\t13/04/2026\t5\t12,5"), [(5, some("1.250")), (7, some("12.5"))]);
        assert_eq!(read("p1\t03/04/2026\t5\t1,250\np1\t04/13/2026\t5\t12.5")[0], (1, some("1250")));
        assert_eq!(read("p1\tالأسبوع ٣\t5\t5\np1\tW4\t5\t5"), [(3, some("5")), (4, some("5"))]);
        for text in ["p1\t03/04/2026\t5\t5", "p1\t1\t5\t1,250"] {
            assert!(matches!(read_actuals(text, &plan)[0].1, Err(ActualRowError::Unclear(..))), "{text}");
        }
        assert_eq!(read("p1\t3/10\t5\t5"), [(2, some("5"))], "the only day of the plan");
    }

    #[test]
    fn a_table_that_was_copied_out_can_be_pasted_back() {
        let plan = rayhan_soap();
        let week = |week, spent: &str| ActualWeek { week, delivered: Some(5), spent: Some(decimal(spent)) };
        let recorded = applied(&plan, &record_week(&plan, &"p1".into(), week(2, "1.500")));
        let recorded = applied(&recorded, &record_week(&recorded, &"p4".into(), week(3, "0.000")));
        for language in Language::ALL {
            let table = actuals_table(&recorded, Locale::of(language));
            let rows: Vec<_> = read_actuals(&table, &plan).into_iter().map(|(_, row)| row.unwrap()).collect();
            assert_eq!(rows.len(), 2);
            assert_eq!(applied(&plan, &record_actuals(&plan, &rows).unwrap()).actuals, recorded.actuals);
        }
        let nothing = ActualWeek { week: 2, delivered: None, spent: None };
        let taken = applied(&recorded, &record_week(&recorded, &"p1".into(), nothing));
        assert_eq!(taken.actuals.len(), 1);
        assert_eq!(record_actuals(&plan, &[]), None);
    }
}
