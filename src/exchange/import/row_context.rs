//! What rows are read with: the cells of a row by what their columns mean, as words, quantities, amounts and percentages.

use super::audience_names::KnownAudiences;
use super::book::{Sheet, Value};
use super::choices::Choices;
use super::column::{Column, Understood, are_marks};
use super::currencies::MoneyChoices;
use super::days::Days;
use super::decisions::Decisions;
use super::figures::{is_none, number, percent, rounded, times};
use super::issue::{Expected, Issue, IssueKind};
use super::meaning::Meaning;
use super::preamble::stated_days;
use super::quantities::scale_in;
use super::table::filled;
use crate::plan::{Calendar, Currency, Decimal, MAX_QUANTITY};
use crate::text::{ReadError, without_direction_marks};

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
        let rows = || super::column::body_rows(&table.place, &table.roles);
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

    /// Returns the first words of a row.
    pub(super) fn label(&self, row: usize) -> Option<&'a str> {
        self.table.place.columns.clone().find_map(|column| self.sheet.cell(row, column).words())
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

/// Returns the words of a text in one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
