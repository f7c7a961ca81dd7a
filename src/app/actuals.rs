//! What was delivered and spent, pasted from a spreadsheet: rows with what is wrong in them, and the edit that records them.

use crate::edit::{Change, Edit, EditName, Subject, Verb};
use crate::plan::{Actual, ActualWeek, Decimal, Language, MAX_QUANTITY, PlacementId, Plan};
use crate::text::strings::Texts;
use crate::text::{Locale, Wanted, parse_date, parse_whole};

/// A row that can be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActualRow {
    /// The placement.
    pub placement: PlacementId,
    /// What happened in one of its weeks.
    pub entry: ActualWeek,
}

/// Why a row cannot be recorded.
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
        Field::Delivered => words.column_delivered,
        Field::Spent => words.column_spent,
    }
}

/// Reads tab-separated text. A first line of titles (in either language) says which column is what; without one the columns
/// are placement, week, delivered, spent. Empty lines, and rows without a number, are left out.
#[must_use]
pub fn read_actuals(text: &str, plan: &Plan) -> Vec<ActualLine> {
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).peekable();
    let places = lines.peek().and_then(|(_, first)| places_of(first));
    if places.is_some() {
        lines.next();
    }
    let places = places.unwrap_or([Some(0), Some(1), Some(2), Some(3)]);
    lines.filter_map(|(number, line)| Some((number, read_line(line, &places, plan)?))).collect()
}

/// Where each column stands, if `line` is one of titles.
fn places_of(line: &str) -> Option<[Option<usize>; 4]> {
    let cells: Vec<String> = line.split('\t').map(|cell| cell.trim().to_lowercase()).collect();
    let places = FIELDS.map(|field| {
        cells
            .iter()
            .position(|cell| Language::ALL.iter().any(|&language| *cell == title(field, language).to_lowercase()))
    });
    (places.iter().flatten().count() >= 2).then_some(places)
}

fn read_line(line: &str, places: &[Option<usize>; 4], plan: &Plan) -> Option<Result<ActualRow, ActualRowError>> {
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    let cell = |position: usize| places[position].and_then(|place| cells.get(place)).copied().unwrap_or_default();
    let [placement, week, delivered, spent] = [0, 1, 2, 3].map(cell);
    if placement.is_empty() || week.is_empty() || cells.len() < 3 {
        return Some(Err(ActualRowError::MissingColumns));
    }
    if delivered.is_empty() && spent.is_empty() {
        return None;
    }
    Some(read_cells(placement, week, delivered, spent, plan))
}

fn read_cells(
    placement: &str,
    week: &str,
    delivered: &str,
    spent: &str,
    plan: &Plan,
) -> Result<ActualRow, ActualRowError> {
    let placement =
        placement_named(placement, plan).ok_or_else(|| ActualRowError::UnknownPlacement(placement.into()))?;
    let week = week_named(week, plan).ok_or_else(|| ActualRowError::Week(week.into()))?;
    let units = |text: &str| -> Option<u64> { parse_whole(text).ok().filter(|units| *units <= MAX_QUANTITY) };
    let amount = |text: &str| -> Option<Decimal> {
        let currency = plan.money.currency;
        let amount = Wanted::amount(currency).read(text).settled().ok()?;
        currency.checked_money(amount).is_some().then_some(amount)
    };
    let delivered = match delivered {
        "" => None,
        text => Some(units(text).ok_or_else(|| ActualRowError::Delivered(text.into()))?),
    };
    let spent = match spent {
        "" => None,
        text => Some(amount(text).ok_or_else(|| ActualRowError::Spent(text.into()))?),
    };
    Ok(ActualRow { placement, entry: ActualWeek { week, delivered, spent } })
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

/// The week of this number, or the one that holds this day.
fn week_named(text: &str, plan: &Plan) -> Option<u32> {
    let calendar = &plan.calendar;
    let number = parse_whole(text).ok().and_then(|week| u32::try_from(week).ok());
    number.filter(|&week| calendar.contains(week)).or_else(|| {
        let day = parse_date(text).ok()?;
        (1..=calendar.weeks).find(|&week| {
            calendar.first_day(week).is_some_and(|first| first <= day)
                && calendar.last_day(week).is_some_and(|last| day <= last)
        })
    })
}

/// The edit that records `rows`. What a row does not state stays as it was recorded before; nothing of the plan is changed.
#[must_use]
pub fn record_actuals(plan: &Plan, rows: &[ActualRow]) -> Option<Edit> {
    let mut records: Vec<Actual> = Vec::new();
    for row in rows {
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
    let name = EditName::of(Verb::Paste, Subject::Actual, edits.len());
    (!edits.is_empty()).then_some(Edit::Several { edits, name })
}

/// The edit that records `entry` of one placement; an entry without numbers is taken away.
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

/// A table to fill in with a spreadsheet and paste back: every active week of every placement, with what is recorded.
#[must_use]
pub fn actuals_table(plan: &Plan, locale: Locale) -> String {
    let words = &Texts::of(locale.language).budget_page;
    let titles = FIELDS.map(|field| title(field, locale.language));
    let mut out = format!(
        "{}\t{}\t{}\t{}\t{}\t{}\t{}\n",
        titles[0], words.column_message, words.column_channel, titles[1], words.column_planned, titles[2], titles[3]
    );
    for placement in &plan.placements {
        let message = plan.message(&placement.message).map_or("", |message| message.name.get(locale.language));
        let channel = plan.channel(&placement.channel).map_or("", |channel| channel.name.get(locale.language));
        let record = plan.actuals.find(&placement.id);
        for (week, quantity) in placement.weekly(plan.calendar.weeks).filter(|&(_, quantity)| quantity > 0) {
            let known = record.and_then(|record| record.in_week(week));
            let delivered = known.and_then(|known| known.delivered).map(|units| units.to_string()).unwrap_or_default();
            let spent = known.and_then(|known| known.spent).map(|spent| spent.to_string()).unwrap_or_default();
            let clean = |text: &str| text.replace(['\t', '\n', '\r'], " ");
            let (message, channel) = (clean(message), clean(channel));
            let cells = [
                placement.id.as_str(),
                &message,
                &channel,
                &week.to_string(),
                &quantity.to_string(),
                &delivered,
                &spent,
            ];
            out.push_str(&cells.join("\t"));
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{ActualRowError, actuals_table, read_actuals, record_actuals, record_week};
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
    fn a_table_that_was_copied_out_can_be_pasted_back() {
        let plan = rayhan_soap();
        let week = |week, spent: &str| ActualWeek { week, delivered: Some(5), spent: Some(decimal(spent)) };
        let recorded = applied(&plan, &record_week(&plan, &"p1".into(), week(2, "1.5")));
        let recorded = applied(&recorded, &record_week(&recorded, &"p4".into(), week(3, "0")));
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
