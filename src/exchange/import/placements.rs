//! Rows as placements: what is said where, when, how much, at what price.

use std::collections::BTreeMap;

use super::audience_names::{KnownAudiences, audiences};
use super::book::{Sheet, Value};
use super::columns::{Column, Understood, are_marks};
use super::costs_alone::cost_alone;
use super::currencies::MoneyChoices;
use super::decisions::Decisions;
use super::figures::{Basis, fine, is_none, number, of_fine, percent, rounded, times};
use super::issue::{Decision, Expected, Issue, IssueKind};
use super::left::MORE_OF_PLACEMENTS;
use super::meaning::Meaning;
use super::own::{OwnRow, own_row};
use super::preamble::{channel_above, stated_days};
use super::preview::Choices;
use super::prices::{Price, price, said_basis};
use super::quantities::{Quantities, quantities, said_count, scale_in};
use super::rows::Role;
use super::schedule::{Schedule, schedule};
use super::spans::Days;
use super::spread::{Weekly, lengthened, over_weeks};
use super::table::filled;
use super::unit_words::counted;
use crate::plan::{Calendar, Currency, Decimal, MAX_QUANTITY, Status, Unit};
use crate::text::{ReadError, without_direction_marks};

/// A row as a placement, before its names are looked up in a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedRow {
    /// The row of the sheet, counted from 0.
    pub row: usize,
    /// The channel's name.
    pub channel: String,
    /// The kind of media, from its column or the heading above.
    pub medium: String,
    /// The message's name.
    pub message: String,
    /// The names of audiences.
    pub audiences: Vec<String>,
    /// The quantities inside the plan.
    pub weekly: Weekly,
    /// What the quantities count.
    pub unit: Unit,
    /// True where the row says so; else a known channel of this name counts what it counts.
    pub is_unit_said: bool,
    /// The price.
    pub price: Price,
    /// The quantity that the row states or that follows, in whole units, before anything is cut.
    pub units: u64,
    /// How much of it lies inside the plan.
    pub kept: u64,
    /// What else the row says, for the placement's notes.
    pub notes: String,
    /// Where its numbers come from.
    pub source: String,
    /// How firm it is.
    pub status: Status,
    /// What it costs beside media, with the titles of the columns.
    pub extra: Vec<(String, Decimal)>,
    /// What it says more where the table is the program's own.
    pub own: Option<OwnRow>,
    /// True for a row that places nothing and is taken over for what it costs beside media alone.
    pub is_cost_alone: bool,
}

/// Holds what rows are read with.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowContext<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// Its table.
    pub table: &'a Understood,
    /// The weeks of the plan.
    pub calendar: Calendar,
    /// The plan's currency.
    pub currency: Currency,
    /// What the reader settled.
    pub decisions: &'a Decisions,
    /// What the reader said of the money.
    pub money: &'a MoneyChoices,
    /// True where all marks of the timeline only say which weeks are active.
    pub has_marks: bool,
    /// The days that the lines above the table state for all of it.
    pub stated_days: Option<Days>,
    /// Names of audiences that are known, where rows are taken over.
    pub audiences: Option<&'a KnownAudiences>,
}

impl<'a> RowContext<'a> {
    /// Makes the context of a table.
    #[must_use]
    pub(super) fn of(
        sheet: &'a Sheet,
        table: &'a Understood,
        calendar: Calendar,
        currency: Currency,
        choices: &'a Choices,
    ) -> Self {
        let rows = || super::columns::body_rows(&table.place, &table.roles);
        let weeks: Vec<usize> =
            table.columns.iter().filter(|column| column.meaning == Meaning::Weeks).map(|column| column.at).collect();
        let has_marks = are_marks(rows().flat_map(|row| weeks.iter().map(move |column| sheet.cell(row, *column))));
        let stated_days = stated_days(sheet, &table.place, &table.frame);
        let (decisions, money) = (&choices.decisions, &choices.money);
        Self { sheet, table, calendar, currency, decisions, money, has_marks, stated_days, audiences: None }
    }

    /// Returns the cell of a column that means this.
    pub(super) fn cell(&self, row: usize, meaning: Meaning) -> Option<(&'a Column, &'a Value)> {
        let column = self.table.column(meaning)?;
        Some((column, filled(self.sheet, row, column.at)))
    }

    /// Returns the words of a cell; a number as it is written.
    pub(super) fn words(&self, row: usize, meaning: Meaning) -> String {
        self.table.column(meaning).map(|column| self.words_of(row, column)).unwrap_or_default()
    }

    /// Returns the words of a cell of this column.
    pub(super) fn words_of(&self, row: usize, column: &Column) -> String {
        let text = filled(self.sheet, row, column.at).shown();
        if is_none(&text) || super::own::says_nothing(&text) {
            String::new()
        } else {
            one_line(&without_direction_marks(&text))
        }
    }

    /// Returns the words of all columns that mean one of these, in the order of the table: each with its title where there are
    /// several.
    pub(super) fn all_words(&self, row: usize, meanings: &[Meaning]) -> String {
        let columns = self.table.columns.iter().filter(|column| meanings.contains(&column.meaning));
        let said: Vec<(&str, String)> = columns
            .map(|column| (column.title.as_str(), self.words_of(row, column)))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        match said.as_slice() {
            [(_, text)] => text.clone(),
            several => several
                .iter()
                .map(
                    |(title, text)| {
                        if title.is_empty() { text.clone() } else { format!("{}: {text}", one_line(title)) }
                    },
                )
                .collect::<Vec<_>>()
                .join("; "),
        }
    }

    /// Says that a cell is not what is expected.
    pub(super) fn not_read(&self, row: usize, column: &Column, expected: Expected, why: ReadError) -> Issue {
        let text = self.sheet.cell(row, column.at).shown();
        let is_number = matches!(
            expected,
            Expected::Quantity | Expected::Thousands | Expected::Amount | Expected::Percent | Expected::WeekCell
        );
        let why = if is_number && super::said_costs::is_range(&text) { ReadError::ARange } else { why };
        let kind = match why {
            ReadError::OtherCurrency { found, .. } => IssueKind::OtherCurrency(found),
            ReadError::TooLarge => IssueKind::TooLarge,
            ReadError::NotANumber(_) | ReadError::NotADate => IssueKind::NotRead { expected, why: None },
            why => IssueKind::NotRead { expected, why: Some(why) },
        };
        Issue { row, column: Some(column.at), text, kind }
    }

    /// Returns a quantity of the row in whole numbers of what is counted, times the scale of its column.
    pub(super) fn quantity(&self, row: usize, meaning: Meaning, issues: &mut Vec<Issue>) -> Option<Decimal> {
        let (column, cell) = self.cell(row, meaning)?;
        let expected = if column.scale == 1 { Expected::Quantity } else { Expected::Thousands };
        match number(cell, self.table.mark) {
            Ok(found) => {
                let found = found?;
                let scaled = times(found, scale_in(self, row, column)).filter(|number| !number.is_negative());
                if scaled.is_none() || scaled.and_then(rounded).is_none_or(|units| units > MAX_QUANTITY) {
                    let kind = if found.is_negative() {
                        IssueKind::NotRead { expected, why: Some(ReadError::Negative) }
                    } else {
                        IssueKind::TooLarge
                    };
                    issues.push(Issue { row, column: Some(column.at), text: cell.shown(), kind });
                    return None;
                }
                scaled
            }
            Err(why) => {
                issues.push(self.not_read(row, column, expected, why));
                None
            }
        }
    }

    /// Returns an amount or a price of the row.
    pub(super) fn amount(&self, row: usize, meaning: Meaning, issues: &mut Vec<Issue>) -> Option<Decimal> {
        self.amount_of(row, self.table.column(meaning)?, meaning, issues)
    }

    /// Returns an amount or a price in a column.
    pub(super) fn amount_of(
        &self,
        row: usize,
        column: &Column,
        meaning: Meaning,
        issues: &mut Vec<Issue>,
    ) -> Option<Decimal> {
        let cell = filled(self.sheet, row, column.at);
        if super::said_costs::is_free(cell) {
            let issue = Issue { row, column: Some(column.at), text: cell.shown(), kind: IssueKind::Free };
            if !issues.contains(&issue) {
                issues.push(issue);
            }
            return Some(Decimal::default());
        }
        let found = self.amount_as_written(row, column, cell);
        let worth = |amount: Decimal| self.worth(row, (column, meaning), cell, amount);
        let found = match found.map(|found| found.map(worth).transpose()) {
            Ok(Err(other)) => {
                let kind = IssueKind::OtherCurrency(other.code().to_owned());
                issues.push(Issue { row, column: Some(column.at), text: cell.shown(), kind });
                return None;
            }
            Ok(Ok(found)) => Ok(found.flatten().and_then(|found| times(found, column.scale))),
            Err(why) => Err(why),
        };
        match found {
            Ok(Some(amount)) if amount.is_negative() => {
                issues.push(self.not_read(row, column, Expected::Amount, ReadError::Negative));
                None
            }
            Ok(Some(amount)) if self.currency.checked_money(amount).is_none() => {
                issues.push(self.not_read(row, column, Expected::Amount, ReadError::TooLarge));
                None
            }
            Ok(found) => found,
            Err(why) => {
                issues.push(self.not_read(row, column, Expected::Amount, why));
                None
            }
        }
    }

    /// Returns a percentage of the row.
    pub(super) fn percent(&self, row: usize, meaning: Meaning, issues: &mut Vec<Issue>) -> Option<Decimal> {
        let (column, cell) = self.cell(row, meaning)?;
        percent(cell, self.table.mark).unwrap_or_else(|why| {
            issues.push(self.not_read(row, column, Expected::Percent, why));
            None
        })
    }
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Holds what stays the same from row to row: the heading above, and names that stand once for several rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Carried {
    medium: String,
    channel: String,
    /// What the catalogue says that channels count, by the names that were met: they come back in row after row.
    units: BTreeMap<String, Option<Unit>>,
}

/// Returns all rows of a table as placements, with what is wrong in them. A row with an error has none.
#[must_use]
pub(super) fn placed_rows(context: &RowContext<'_>) -> Vec<(usize, Option<PlacedRow>, Vec<Issue>)> {
    let place = &context.table.place;
    // Blocks with titles of their own have their headings above these.
    let is_in_blocks = context.table.roles.contains(&Role::Titles);
    let heading = if is_in_blocks { super::preamble::heading(context.sheet, place) } else { String::new() };
    let mut carried = Carried { medium: heading, ..Carried::default() };
    place
        .body
        .clone()
        .zip(&context.table.roles)
        .filter_map(|(row, role)| {
            match role {
                Role::Group(text) => {
                    carried.medium.clone_from(text);
                    carried.channel.clear();
                    return None;
                }
                Role::Body => {}
                _ => return None,
            }
            let mut issues = Vec::new();
            let placed = placed_row(context, row, &mut carried, &mut issues);
            let is_none = issues.iter().any(|issue| issue.kind == IssueKind::SaysNone);
            let is_left_out = context.decisions.has(row, Decision::LeaveOut)
                || is_none && !context.decisions.has(row, Decision::OneAWeek);
            let has_error = issues.iter().any(|issue| issue.is_error() && !is_settled(context, row, issue));
            Some((row, placed.filter(|_| !is_left_out && !has_error), issues))
        })
        .collect()
}

/// Returns true where the reader gave the quantity that was not read.
fn is_settled(context: &RowContext<'_>, row: usize, issue: &Issue) -> bool {
    let is_quantity =
        matches!(issue.kind, IssueKind::NotRead { expected: Expected::Quantity | Expected::Thousands, .. });
    is_quantity && context.decisions.quantity(row).is_some()
}

fn placed_row(
    context: &RowContext<'_>,
    row: usize,
    carried: &mut Carried,
    issues: &mut Vec<Issue>,
) -> Option<PlacedRow> {
    if let Some(cost) = cost_alone(context, row, issues) {
        return Some(cost);
    }
    let (channel, medium) = names(context, row, carried);
    if channel.is_empty() {
        let column = context.table.column(Meaning::Channel).map(|column| column.at);
        issues.push(Issue { row, column, text: String::new(), kind: IssueKind::Missing(Meaning::Channel) });
        return None;
    }
    let schedule = schedule(context, row, issues);
    let schedule = schedule.within_plan(context.calendar);
    let quantities = quantities(context, row, &schedule, issues);
    let said = said_unit(context, row);
    let is_unit_said = said.is_some();
    let unit = said.unwrap_or_else(|| likely_unit(&channel, quantities.whole, carried));
    let (own, price) = match own_row(context, row, issues) {
        Some((own, price)) => (Some(own), price),
        None => (None, price(context, row, &quantities, &schedule, unit, issues)),
    };
    let price = if own.is_none() { rounded_price(price, &quantities, unit, (row, context), issues) } else { price };
    let (weekly, kept) = over_weeks(&quantities.stretches, context.calendar);
    outside(context, row, &schedule, &quantities, kept, issues);
    let message = [Meaning::Message, Meaning::Format, Meaning::Text]
        .into_iter()
        .map(|meaning| context.words(row, meaning))
        .find(|text| !text.is_empty());
    let price = price.cut(kept, quantities.whole);
    let audience = context.words(row, Meaning::Audience);
    Some(PlacedRow {
        row,
        message: message.unwrap_or_else(|| channel.clone()),
        channel,
        medium,
        audiences: match context.audiences.filter(|_| own.is_none()) {
            Some(known) => audiences(&audience, known),
            None => super::own::audiences(&audience),
        },
        weekly,
        unit,
        is_unit_said,
        units: quantities.whole,
        kept,
        price,
        notes: notes(context, row),
        source: context.words(row, Meaning::Source),
        status: status(&context.words(row, Meaning::Status)),
        extra: extra_costs(context, row, issues),
        own,
        is_cost_alone: false,
    })
}

/// Returns the price where an insertion cannot be had in parts: the quantity is rounded, which is said, and the cost stays.
fn rounded_price(
    price: Price,
    quantities: &Quantities,
    unit: Unit,
    (row, context): (usize, &RowContext<'_>),
    issues: &mut Vec<Issue>,
) -> Price {
    let whole = quantities.whole;
    let is_whole = |stated: &Decimal| fine(*stated) == i128::from(whole) * 100_000_000;
    let Some(stated) = quantities.stated.filter(|stated| unit == Unit::Insertions && !is_whole(stated)) else {
        return price;
    };
    let column = context.table.column(Meaning::Units).or_else(|| context.table.column(Meaning::Insertions));
    let kind = IssueKind::Rounded { stated, whole };
    issues.push(Issue { row, column: column.map(|column| column.at), text: stated.to_string(), kind });
    let is_by_unit = matches!(price.basis, Some(Basis::Unit | Basis::Point | Basis::Action));
    let rate = price.cost.filter(|_| is_by_unit && whole > 0).and_then(|cost| price.for_units(cost, whole));
    Price { rate: rate.or(price.rate), ..price }
}

/// Lists what a row costs beside media.
pub(super) fn extra_costs(context: &RowContext<'_>, row: usize, issues: &mut Vec<Issue>) -> Vec<(String, Decimal)> {
    let columns = context.table.columns.iter().filter(|column| column.meaning == Meaning::ExtraCost);
    let of =
        |column: &Column| Some((one_line(&column.title), context.amount_of(row, column, Meaning::ExtraCost, issues)?));
    columns.filter_map(of).filter(|(_, amount)| !amount.is_zero()).collect()
}

/// Returns the names of channel and medium; what stands once for several rows holds for those below.
fn names(context: &RowContext<'_>, row: usize, carried: &mut Carried) -> (String, String) {
    let mut channel = context.words(row, Meaning::Channel);
    let medium = context.words(row, Meaning::Medium);
    if channel.is_empty() {
        let says = |meaning: &Meaning| !context.words(row, *meaning).is_empty();
        let mut over_time = context.table.columns.iter().filter(|column| column.meaning.is_over_time());
        let has_more =
            [Meaning::Message, Meaning::Format, Meaning::Units, Meaning::Insertions, Meaning::Cost].iter().any(says)
                || over_time.any(|column| !context.sheet.cell(row, column.at).is_empty());
        if has_more {
            channel.clone_from(&carried.channel);
        }
        if channel.is_empty() {
            // Where no column names a channel, the heading or the sheet does.
            channel = if medium.is_empty() { carried.medium.clone() } else { medium.clone() };
        }
        if channel.is_empty() && context.table.column(Meaning::Channel).is_none() && has_more {
            channel = channel_above(context.sheet, &context.table.place);
        }
    } else {
        carried.channel.clone_from(&channel);
    }
    let medium = if medium.is_empty() { carried.medium.clone() } else { medium };
    (channel, medium)
}

/// Says what the quantities of a row count, where its columns or its price say it.
fn said_unit(context: &RowContext<'_>, row: usize) -> Option<Unit> {
    if let Some(unit) = super::own::unit(&context.words(row, Meaning::UnitName)) {
        return Some(unit);
    }
    let is_said = |meaning: Meaning| context.cell(row, meaning).is_some_and(|(_, cell)| !cell.is_empty());
    if is_said(Meaning::Insertions) && !is_said(Meaning::Units) || is_said(Meaning::Hour) {
        return Some(Unit::Insertions);
    }
    let said = said_basis(context, row);
    if said == Some(Basis::Thousand) {
        return Some(Unit::Impressions);
    }
    if let Some(unit) = said_count(context, row) {
        return Some(unit);
    }
    let rate = context.table.column(Meaning::Rate);
    let units = context.table.column(Meaning::Units)?;
    let title = units.title.to_lowercase();
    let is_of_showings = ["imp", "ظهور", "انطباع", "views", "contacts"].iter().any(|word| title.contains(word));
    // What is priced by the week or the month is a board or a page, whatever the title of the column says of the others.
    if is_of_showings && matches!(said, Some(Basis::Week | Basis::Month)) {
        return None;
    }
    let basis = said.or_else(|| rate.and_then(|column| column.basis));
    let is_by_thousand = matches!(basis, Some(Basis::Thousand | Basis::Click)) || scale_in(context, row, units) > 1;
    if is_by_thousand || is_of_showings {
        return Some(Unit::Impressions);
    }
    rate.filter(|column| column.basis == Some(Basis::Unit)).and_then(|column| counted(&column.title))
}

/// Returns the unit that quantities count, by what the catalogue says of the channel, else by their size.
fn likely_unit(channel: &str, whole: u64, carried: &mut Carried) -> Unit {
    let by_size = if whole < 5_000 { Unit::Insertions } else { Unit::Impressions };
    if let Some(known) = carried.units.get(channel) {
        return known.unwrap_or(by_size);
    }
    let known = super::names::template(channel, "").map(|template| template.unit);
    carried.units.insert(channel.to_owned(), known);
    known.unwrap_or(by_size)
}

/// Says where days lie outside the plan.
fn outside(
    context: &RowContext<'_>,
    row: usize,
    schedule: &Schedule,
    quantities: &Quantities,
    kept: u64,
    issues: &mut Vec<Issue>,
) {
    let days = || quantities.stretches.iter().map(|(days, _)| *days);
    let (Some(first), Some(last)) = (days().map(|days| days.first).min(), days().map(|days| days.last).max()) else {
        return;
    };
    if kept < quantities.whole {
        let is_behind = context.calendar.last_day(context.calendar.weeks).is_none_or(|end| last > end);
        let can_lengthen = is_behind && lengthened(context.calendar, Days { first, last }).is_some();
        let kind = IssueKind::OutsidePlan { first, last, kept, whole: quantities.whole, can_lengthen };
        issues.push(Issue { row, column: schedule.column, text: schedule.text.clone(), kind });
    }
}

/// Returns what a row says that a placement has no field for.
fn notes(context: &RowContext<'_>, row: usize) -> String {
    let is_named_by_message = !context.words(row, Meaning::Message).is_empty();
    let format = if is_named_by_message { context.words(row, Meaning::Format) } else { String::new() };
    [context.all_words(row, &[Meaning::Notes]), format, context.all_words(row, &MORE_OF_PLACEMENTS)]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("; ")
}

/// Returns how firm a cell says that a placement is.
#[must_use]
pub(super) fn status(text: &str) -> Status {
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["book", "order", "confirmed", "محجوز", "مؤكد", "حجز"]) {
        Status::Booked
    } else if has(&["approved", "agreed", "معتمد", "موافق"]) {
        Status::Approved
    } else {
        Status::Draft
    }
}

/// Returns a decimal of a quotient, with as few decimals as give back `product` when it is multiplied again.
#[must_use]
pub(super) fn quotient(amount: Decimal, by: u64, times_thousand: bool) -> Option<Decimal> {
    if by == 0 {
        return None;
    }
    let factor = if times_thousand { 1_000 } else { 1 };
    let exact = fine(amount).checked_mul(factor)?;
    for decimals in [0_u32, 2, 3, 4, 6, 8] {
        let step = 10_i128.pow(8 - decimals);
        let rate = (exact + i128::from(by) * step / 2).div_euclid(i128::from(by) * step) * step;
        let back = rate.checked_mul(i128::from(by))? / factor;
        if (back - fine(amount)).unsigned_abs() < 100_000 || decimals == 8 {
            return of_fine(rate);
        }
    }
    None
}
