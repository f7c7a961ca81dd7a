//! Says how much a row places: stated, in its weeks, or under hours of the day.

use super::book::Value;
use super::column::Column;
use super::figures::{Basis, fine, is_mark, is_none, number, rounded, sum, times};
use super::issue::{Expected, Issue, IssueKind};
use super::meaning::Meaning;
use super::prices::{is_in_thousands, product, said_basis};
use super::row_context::RowContext;
use super::schedule::Schedule;
use super::spread::{parts, within_plan};
use super::table::filled;
use super::unit_words::counted;
use crate::plan::{Decimal, MAX_QUANTITY, Unit};
use crate::text::ReadError;

/// Says how much a row places, and over which days.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Quantities {
    pub(super) stretches: Vec<(super::days::Days, u64)>,
    /// The whole, before anything is cut.
    pub(super) whole: u64,
    /// The whole as it was stated, with its fraction.
    pub(super) stated: Option<Decimal>,
    /// Money of the timeline, where that is what stands there.
    pub(super) money: Option<Decimal>,
    /// True where nothing says how much, and one unit a week is taken.
    pub(super) is_assumed: bool,
}

/// Reads how much a row places.
pub(super) fn quantities(
    context: &RowContext<'_>,
    row: usize,
    schedule: &Schedule,
    issues: &mut Vec<Issue>,
) -> Quantities {
    let read = issues.len();
    let mut stated =
        context.quantity(row, Meaning::Units, issues).or_else(|| context.quantity(row, Meaning::Insertions, issues));
    if stated.is_some_and(|stated| is_in_thousands(context, row, stated)) {
        stated = stated.and_then(|stated| times(stated, 1_000));
    }
    let mut weeks = timeline(context, row, Meaning::Weeks, issues);
    let costs = timeline(context, row, Meaning::WeekCosts, issues);
    if let Some(quantity) = context.decisions.quantity(row) {
        stated = Decimal::new(i64::try_from(quantity).unwrap_or(i64::MAX), 0);
    }
    if weeks.is_empty() && context.cell(row, Meaning::Hour).is_some() {
        stated = stated.or_else(|| hours(context, row, issues));
    }
    let is_marked = !weeks.is_empty() && weeks.iter().all(|(_, cell)| *cell == one());
    // Clicks, actions or views that are paid for are what is bought where nothing else is counted.
    if stated.is_none() && issues.len() == read && (weeks.is_empty() || is_marked) {
        stated = paid_results(context, row, issues);
    }
    let in_weeks = sum(weeks.iter().map(|(_, quantity)| *quantity));
    let cost = || {
        let (column, cell) = context.cell(row, Meaning::Cost)?;
        context.amount_as_written(row, column, cell).ok().flatten()
    };
    // Ones are marks where a quantity stands elsewhere, or where all of the table's are.
    let are_marks = is_marked && (context.has_marks || stated.is_some_and(|stated| Some(stated) != in_weeks));
    // Without a quantity weeks that add up to the cost are money where other rows have quantities in a column of their own.
    let has_units =
        || [Meaning::Units, Meaning::Insertions].iter().any(|meaning| context.table.column(*meaning).is_some());
    let is_money = !are_marks
        && (stated.is_some() || has_units())
        && in_weeks.is_some_and(|sum| {
            cost().is_some_and(|cost| is_near(sum, cost)) && !stated.is_some_and(|stated| is_near(sum, stated))
        });
    if are_marks {
        let stated_whole = stated.and_then(rounded);
        let whole = stated_whole.unwrap_or(weeks.len() as u64);
        let stretches = by_days(&weeks.iter().map(|(days, _)| *days).collect::<Vec<_>>(), whole);
        return Quantities { stretches, whole, stated, ..Quantities::default() };
    }
    let mut money = None;
    if is_money {
        money = in_weeks;
    } else if weeks.is_empty() && !costs.is_empty() {
        money = sum(costs.iter().map(|(_, cost)| *cost));
        weeks = costs;
    }
    if !weeks.is_empty() {
        return of_weeks(context, row, &weeks, stated, money, issues);
    }
    let is_refused = issues.len() > read;
    let whole = stated.and_then(rounded);
    let whole = whole.unwrap_or_else(|| {
        if !is_refused {
            issues.push(nothing_placed(context, row));
        }
        schedule.days.iter().map(|days| days.count().div_ceil(7)).sum::<u64>().max(1)
    });
    let is_assumed = stated.and_then(rounded).is_none();
    Quantities { stretches: by_days(&schedule.days, whole), whole, stated, money: None, is_assumed }
}

/// Returns how many clicks, actions or views a row has, where its price is for one of them.
fn paid_results(context: &RowContext<'_>, row: usize, issues: &mut Vec<Issue>) -> Option<Decimal> {
    let rate = context.table.column(Meaning::Rate)?;
    context.cell(row, Meaning::Rate).filter(|(_, cell)| !cell.is_empty())?;
    let said = said_basis(context, row);
    let words = if said.is_some() { context.words(row, Meaning::CostModel) } else { rate.title.clone() };
    let meaning = match said.or(rate.basis)? {
        Basis::Click => Meaning::Clicks,
        Basis::Action => Meaning::Actions,
        Basis::Unit if counted(&words) == Some(Unit::Impressions) => Meaning::Views,
        _ => return None,
    };
    context.quantity(row, meaning, issues).filter(|results| !results.is_zero())
}

/// Returns what a quantity of the row is multiplied by: the scale of its column, except where the row says that it counts
/// something else, as boards or days among thousands of impressions.
pub(super) fn scale_in(context: &RowContext<'_>, row: usize, column: &Column) -> u64 {
    let scale = column.scale;
    if scale == 1 || column.meaning != Meaning::Units {
        return scale;
    }
    let said = said_basis(context, row);
    let of_words = said_count(context, row);
    let is_of_impressions = of_words == Some(Unit::Impressions) || matches!(said, Some(Basis::Thousand | Basis::Click));
    let is_silent =
        || [Meaning::UnitName, Meaning::CostModel].iter().all(|meaning| context.words(row, *meaning).is_empty());
    if is_of_impressions || said.is_none() && is_silent() {
        return scale;
    }
    let is_named = super::titles::scale(&column.title).is_some();
    let gives_cost = |scale: u64| is_cost_of_units(context, row, column, scale);
    let is_single = if is_named {
        !gives_cost(scale) && (of_words == Some(Unit::Insertions) || gives_cost(1))
    } else {
        !gives_cost(scale)
    };
    if is_single { 1 } else { scale }
}

/// Returns what a row says that it counts, in the words of its unit, of how it is bought or of its price.
pub(super) fn said_count(context: &RowContext<'_>, row: usize) -> Option<Unit> {
    let of = |meaning: Meaning| counted(&context.words(row, meaning));
    let of_price = || counted(context.cell(row, Meaning::Rate)?.1.words()?);
    of(Meaning::UnitName).or_else(|| of(Meaning::CostModel)).or_else(of_price)
}

/// Returns true where a quantity with this scale gives the cost of the row at its price for one.
fn is_cost_of_units(context: &RowContext<'_>, row: usize, column: &Column, scale: u64) -> bool {
    let mut unread = Vec::new();
    let units = number(filled(context.sheet, row, column.at), context.table.mark).ok().flatten();
    let rate = context.amount(row, Meaning::Rate, &mut unread);
    let product = units.and_then(|units| product(times(units, scale)?, rate?));
    let mut costs = [Meaning::Cost, Meaning::Gross].into_iter();
    product.is_some_and(|product| {
        costs.any(|meaning| context.amount(row, meaning, &mut unread).is_some_and(|cost| is_near(product, cost)))
    })
}

/// Says that a row names no quantity, or says that there is none. What costs something is placed all the same.
fn nothing_placed(context: &RowContext<'_>, row: usize) -> Issue {
    let costs = [Meaning::Cost, Meaning::Gross, Meaning::CostWithTax].into_iter().any(|meaning| {
        let Some((column, cell)) = context.cell(row, meaning) else { return false };
        context.amount_as_written(row, column, cell).ok().flatten().is_some_and(|amount| !amount.is_zero())
    });
    let mut none = [Meaning::Units, Meaning::Insertions].into_iter().filter_map(|meaning| context.cell(row, meaning));
    let none = none.find(|(_, cell)| cell.words().is_some_and(is_none));
    let kind = if none.is_some() && !costs { IssueKind::SaysNone } else { IssueKind::NoQuantity };
    // The words of a cell that says "none" are named, whatever becomes of the row.
    let (column, text) = none.map_or((None, String::new()), |(column, cell)| (Some(column.at), cell.shown()));
    Issue { row, column, text, kind }
}

/// Returns quantities of a timeline: they add up to the stated whole where that is what they are.
fn of_weeks(
    context: &RowContext<'_>,
    row: usize,
    weeks: &[(super::days::Days, Decimal)],
    stated: Option<Decimal>,
    money: Option<Decimal>,
    issues: &mut Vec<Issue>,
) -> Quantities {
    let raw = sum(weeks.iter().map(|(_, quantity)| *quantity)).unwrap_or_default();
    let scale = context.table.column(Meaning::Units).map_or(1, |column| scale_in(context, row, column));
    let scaled = times(raw, scale).unwrap_or(raw);
    // Each cell may be rounded in its last digit.
    let near = |one: Decimal, other: Decimal| {
        is_near(one, other) || (fine(one) - fine(other)).unsigned_abs() <= (weeks.len() as u128) * 100_000_000
    };
    let whole = match stated {
        Some(stated) if money.is_some() || near(raw, stated) || near(scaled, stated) => stated,
        Some(stated) => {
            let column = context.table.column(Meaning::Units).or_else(|| context.table.column(Meaning::Insertions));
            let column = column.map(|column| column.at);
            let sum = if scale > 1
                && (fine(scaled) - fine(stated)).unsigned_abs() < (fine(raw) - fine(stated)).unsigned_abs()
            {
                scaled
            } else {
                raw
            };
            issues.push(Issue { row, column, text: stated.to_string(), kind: IssueKind::WeeksDiffer { sum, stated } });
            sum
        }
        None if money.is_some() => Decimal::new(i64::try_from(weeks.len()).unwrap_or(1), 0).unwrap_or_default(),
        None => times(raw, weeks_scale(context)).unwrap_or(raw),
    };
    if stated.is_none() && money.is_some() {
        issues.push(Issue { row, column: None, text: String::new(), kind: IssueKind::NoQuantity });
    }
    let whole = rounded(whole).unwrap_or(0).min(MAX_QUANTITY);
    let weights: Vec<u64> = weeks.iter().map(|(_, quantity)| weight(*quantity)).collect();
    let stretches = weeks.iter().map(|(days, _)| *days).zip(parts(whole, &weights)).collect();
    Quantities { stretches, whole, stated, money, is_assumed: false }
}

fn weeks_scale(context: &RowContext<'_>) -> u64 {
    context.table.column(Meaning::Weeks).map_or(1, |column| column.scale)
}

/// Returns a quantity as a weight: with four decimals where there is room, without them where not.
fn weight(quantity: Decimal) -> u64 {
    let fine = fine(quantity).max(0);
    u64::try_from(fine / 10_000)
        .ok()
        .filter(|weight| *weight < u64::MAX / 4_000)
        .unwrap_or_else(|| u64::try_from(fine / 100_000_000).unwrap_or(0))
}

/// Returns the whole spread over stretches by their days.
fn by_days(stretches: &[super::days::Days], whole: u64) -> Vec<(super::days::Days, u64)> {
    let weights: Vec<u64> = stretches.iter().copied().map(super::days::Days::count).collect();
    stretches.iter().copied().zip(parts(whole, &weights)).collect()
}

fn one() -> Decimal {
    Decimal::new(1, 0).unwrap_or_default()
}

/// Returns true for numbers that differ by rounding at the most.
pub(super) fn is_near(one: Decimal, other: Decimal) -> bool {
    let (one, other) = (fine(one), fine(other));
    (one - other).unsigned_abs() <= (other.unsigned_abs() / 1_000).max(1_100_000)
}

/// Reads the columns of the timeline: a mark is one.
fn timeline(
    context: &RowContext<'_>,
    row: usize,
    meaning: Meaning,
    issues: &mut Vec<Issue>,
) -> Vec<(super::days::Days, Decimal)> {
    let mut found = Vec::new();
    for (column, days) in context.table.timeline(meaning) {
        let cell = filled_across(context, row, column.at);
        if cell.is_empty() {
            continue;
        }
        let days = within_plan(days, &column.title, context.calendar);
        if is_mark(cell) {
            found.push((days, one()));
            continue;
        }
        // Days in a merged cell of the timeline are read with the schedule.
        let is_stretch = || {
            cell.words().is_some_and(|text| text.contains(char::is_alphabetic))
                && context.table.frame.stretch(cell).is_some()
        };
        let amount = number(cell, context.table.mark).or_else(|_| context.amount_as_written(row, column, cell));
        let worth = |amount| context.worth(row, (column, meaning), cell, amount);
        let amount = match amount
            .map(|amount| if meaning.is_amount() { amount.map(worth).transpose() } else { Ok(amount.map(Some)) })
        {
            Ok(Err(other)) => {
                let kind = IssueKind::OtherCurrency(other.code().to_owned());
                issues.push(Issue { row, column: Some(column.at), text: cell.shown(), kind });
                continue;
            }
            Ok(Ok(amount)) => Ok(amount.flatten()),
            Err(why) => Err(why),
        };
        match amount {
            Ok(Some(quantity)) if !quantity.is_negative() && !quantity.is_zero() => found.push((days, quantity)),
            Ok(Some(quantity)) if quantity.is_negative() => {
                issues.push(context.not_read(row, column, Expected::WeekCell, ReadError::Negative));
            }
            Ok(_) => {}
            Err(_) if is_stretch() => {}
            Err(why) => issues.push(context.not_read(row, column, Expected::WeekCell, why)),
        }
    }
    found
}

/// Returns the cell of a timeline; a mark that is merged over several weeks marks all of them.
fn filled_across<'a>(context: &RowContext<'a>, row: usize, column: usize) -> &'a Value {
    let cell = context.sheet.cell(row, column);
    if !cell.is_empty() {
        return cell;
    }
    let spanned = filled(context.sheet, row, column);
    if is_mark(spanned) { spanned } else { cell }
}

/// Adds up what stands under hours of a day.
fn hours(context: &RowContext<'_>, row: usize, issues: &mut Vec<Issue>) -> Option<Decimal> {
    let mut found = Vec::new();
    for column in context.table.columns.iter().filter(|column| column.meaning == Meaning::Hour) {
        let cell = context.sheet.cell(row, column.at);
        match number(cell, context.table.mark) {
            _ if is_mark(cell) => found.push(one()),
            Ok(Some(spots)) if !spots.is_negative() => found.push(spots),
            Ok(_) => {}
            Err(why) => issues.push(context.not_read(row, column, Expected::WeekCell, why)),
        }
    }
    sum(found)
}
