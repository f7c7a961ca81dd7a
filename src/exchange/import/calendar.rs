//! The weeks and the currency of a new plan: those that a table speaks of.

use std::borrow::Cow;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::book::{Sheet, Value};
use super::choices::Choices;
use super::column::{Corrections, body_rows};
use super::columns::understood;
use super::currencies::NamedCurrency;
use super::days::Days;
use super::row_context::RowContext;
use super::schedule::schedule;
use super::table::TablePlace;
use crate::plan::{Calendar, Currency, MAX_WEEKS, Plan};

/// How many rows are looked through for a year.
const ROWS_LOOKED_AT: usize = 60;

/// Returns the year that a sheet speaks of, where a date or a text names one. Below the titles a number alone is a quantity
/// or an amount.
fn year_of(sheet: &Sheet, place: &TablePlace) -> Option<i16> {
    let mut years: std::collections::BTreeMap<i16, usize> = std::collections::BTreeMap::new();
    let is_number = |part: &str| part.chars().count() == 4;
    for (row, cells) in sheet.rows.iter().take(ROWS_LOOKED_AT).enumerate() {
        for cell in cells {
            if row < place.body.start
                && let Some(year) = super::timeline::year_alone(cell)
            {
                *years.entry(year).or_default() += 1;
                continue;
            }
            match cell {
                Value::Day(day) => *years.entry(day.year()).or_default() += 1,
                Value::Text(text) if row < place.body.start || names_days(text) => {
                    for part in text.split(|letter: char| !letter.is_numeric()).filter(|part| is_number(part)) {
                        let year = crate::text::parse_whole(part).ok().and_then(|year| i16::try_from(year).ok());
                        if let Some(year) = year.filter(|year| (2000..2100).contains(year)) {
                            *years.entry(year).or_default() += 1;
                        }
                    }
                }
                _ => {}
            }
        }
    }
    years.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}

/// Returns true for a text that can be a day or a month with its year: several numbers, or a word beside one.
fn names_days(text: &str) -> bool {
    let numbers = text.split(|letter: char| !letter.is_numeric()).filter(|part| !part.is_empty()).count();
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    text.chars().count() <= 60 && (numbers >= 2 && !text.contains([',', '٬']) || numbers >= 1 && letters >= 3)
}

/// Returns the weeks of a new plan that holds the table: from its first to its last day. Where it names none, `weeks` weeks
/// from `start`.
#[must_use]
pub fn calendar_for(
    sheet: &Sheet,
    place: &TablePlace,
    start: Date,
    is_fixed: bool,
    end: Option<Date>,
    weeks: u32,
) -> Calendar {
    needs(sheet, place, start, is_fixed, end, weeks).0
}

/// Returns the weeks of a new plan that holds the table, and the currency that the table names for its amounts.
#[must_use]
pub fn needs(
    sheet: &Sheet,
    place: &TablePlace,
    start: Date,
    is_fixed: bool,
    end: Option<Date>,
    weeks: u32,
) -> (Calendar, Option<NamedCurrency>) {
    let year = year_of(sheet, place).filter(|_| !is_fixed);
    // Where nothing names a year, days are those of the year that begins now.
    let begin = year.and_then(|year| Date::new(year, 1, 1).ok()).unwrap_or(start);
    let first_guess = Calendar { start: begin, weeks: 52 };
    let table = understood(sheet, place, first_guess, None, &Corrections::default());
    let nothing_said = Choices::default();
    let context = RowContext::of(sheet, &table, first_guess, Currency::default(), &nothing_said);
    let timeline = table.columns.iter().filter_map(|column| match column.moment {
        Some(super::timeline::Moment::Days(days)) if column.meaning.is_over_time() => Some(days),
        _ => None,
    });
    let mut days: Vec<Days> = timeline.collect();
    let whole = Days::of_plan(first_guess).unwrap_or(Days { first: begin, last: begin });
    let mut longest: Option<u64> = None;
    for row in body_rows(place, &table.roles) {
        let mut unread = Vec::new();
        let found = schedule(&context, row, &mut unread);
        if let Some(day) = found.open {
            days.push(Days { first: day, last: day });
        } else if !found.is_of_plan {
            days.extend(found.days);
        } else if unread.is_empty() {
            longest = longest.max(found.days.iter().filter(|days| **days != whole).map(|days| days.count()).max());
        }
    }
    if days.is_empty() {
        days.extend(context.stated_days);
    }
    days.extend(super::own::start(sheet, &table).map(|start| Days { first: start, last: start }));
    // What takes so long without saying from when runs from the first day.
    let first = days.iter().map(|days| days.first).min().filter(|_| !is_fixed).unwrap_or(start);
    days.extend(longest.and_then(|count| days_from(first, count)));
    days.extend(end.filter(|end| *end >= start).map(|end| Days { first: end, last: end }));
    let (Some(first), Some(last)) = (days.iter().map(|days| days.first).min(), days.iter().map(|days| days.last).max())
    else {
        return (Calendar { start, weeks }, table.currency);
    };
    let start = if is_fixed { start } else { first };
    let length = u32::try_from((last - start).get_days().max(0)).unwrap_or(0) / 7 + 1;
    (Calendar { start, weeks: length.clamp(1, MAX_WEEKS) }, table.currency)
}

/// Returns the plan with the weeks that a table speaks of, where nothing is in it yet that has a week of its own, and with the
/// currency of its amounts, where no amount is in it yet; else the plan as it is. `said` is the currency that the reader chose.
#[must_use]
pub fn fitted<'a>(plan: &'a Plan, sheet: &Sheet, place: &TablePlace, said: Option<Currency>) -> Cow<'a, Plan> {
    let is_empty = plan.placements.is_empty()
        && plan.other_costs.is_empty()
        && plan.actuals.is_empty()
        && plan.objectives.is_empty()
        && plan.mentions.is_empty();
    let own = plan.money.currency;
    let (calendar, named) = if is_empty { weeks_of(plan, sheet, place) } else { (plan.calendar, None) };
    let named = || if is_empty { named } else { currency_of(sheet, place) };
    let currency =
        if plan.has_amounts() { own } else { said.unwrap_or_else(|| named().map_or(own, |named| named.meant(own))) };
    if calendar == plan.calendar && currency == own {
        return Cow::Borrowed(plan);
    }
    let mut fitted = Plan { calendar, ..plan.clone() };
    fitted.money.currency = currency;
    Cow::Owned(fitted)
}

/// Returns the weeks that a table speaks of, those of the plan where they hold them; and the currency that it names.
fn weeks_of(plan: &Plan, sheet: &Sheet, place: &TablePlace) -> (Calendar, Option<NamedCurrency>) {
    let (calendar, named) = needs(sheet, place, plan.calendar.start, false, None, plan.calendar.weeks);
    let known = Days::of_plan(plan.calendar);
    let is_inside =
        known.zip(Days::of_plan(calendar)).is_some_and(|(known, wanted)| known.within(wanted) == Some(wanted));
    (if is_inside { plan.calendar } else { calendar }, named)
}

fn days_from(first: Date, count: u64) -> Option<Days> {
    let last = first.checked_add((i64::try_from(count).ok()? - 1).days()).ok()?;
    Some(Days { first, last })
}

/// Returns the currency that a table names for its amounts, in a column, in its titles, beside its numbers or in the lines
/// above.
#[must_use]
pub fn currency_of(sheet: &Sheet, place: &TablePlace) -> Option<NamedCurrency> {
    let calendar = Calendar { start: Date::new(2027, 1, 1).unwrap_or_default(), weeks: 52 };
    understood(sheet, place, calendar, None, &Corrections::default()).currency
}
