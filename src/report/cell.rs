//! One cell of a table: its words, the exact value behind them, or why there is none.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::Subject;
use crate::edit::ItemId;
use crate::plan::{Colour, Currency, Decimal, Figure, Money, NotComputable};
use crate::text::DASH;

/// Holds the value behind a shown text, as exports and sorting need it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Exact {
    /// A count of people, units, weeks or things.
    Count(u64),
    /// A number without a unit, such as a frequency or a consistency.
    Number(f64),
    /// A share of one; shown as percent.
    Share(f64),
    /// Rating points; shown with one decimal.
    Points(f64),
    /// An amount of money in whole minor units.
    Money(Money, Currency),
    /// A rate, with all its decimals.
    Rate(Decimal, Currency),
    /// A day.
    Date(Date),
    /// A week of the plan, from 1.
    Week(u32),
}

impl Exact {
    /// Puts two values of one column in order, the smaller first.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Money(a, _), Self::Money(b, _)) => a.cmp(b),
            (Self::Date(a), Self::Date(b)) => a.cmp(b),
            (Self::Count(a), Self::Count(b)) => a.cmp(b),
            _ => self.number().total_cmp(&other.number()),
        }
    }

    /// Returns the value as a number: an amount in major units, a share of one, days since the first of January of year 1.
    #[must_use]
    pub fn number(&self) -> f64 {
        match *self {
            Self::Count(count) => count as f64,
            Self::Number(number) | Self::Share(number) | Self::Points(number) => number,
            Self::Money(money, currency) => money.to_major(currency),
            Self::Rate(rate, _) => rate.to_f64(),
            Self::Week(week) => f64::from(week),
            Self::Date(date) => f64::from(date.year()) * 366.0 + f64::from(date.day_of_year()),
        }
    }

    /// Writes the value as programs read it: plain digits with a point, a share as a percentage, a day as ISO 8601 has it.
    #[must_use]
    pub fn plain(&self) -> String {
        match *self {
            Self::Count(count) => count.to_string(),
            Self::Number(number) | Self::Points(number) => plain_number(number),
            Self::Share(share) => plain_number(share * 100.0) + "%",
            Self::Money(money, currency) => currency.plain(money),
            Self::Rate(rate, _) => rate.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Week(week) => week.to_string(),
        }
    }
}

/// Writes a number with at most ten decimals and without zeros at its end.
fn plain_number(number: f64) -> String {
    let written = format!("{number:.10}");
    let short = written.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// Holds one cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The words, in the reader's language; a dash where the value is missing.
    pub text: String,
    /// The exact value of a number, amount or day.
    pub value: Option<Exact>,
    /// Why there is no value, or what is missing from one that says "at least".
    pub missing: Option<NotComputable>,
    /// The colour of the message or series that the cell names.
    pub colour: Option<Colour>,
    /// The thing of the plan that the cell names and leads to.
    pub item: Option<ItemId>,
    /// The figure whose card the cell opens.
    pub explains: Option<Subject>,
}

impl Cell {
    /// Makes a cell of words.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Makes a cell of a value and the words in which it is shown.
    #[must_use]
    pub fn value(value: Exact, text: impl Into<String>) -> Self {
        Self { text: text.into(), value: Some(value), ..Self::default() }
    }

    /// Makes a cell of a value that cannot be computed; `text` is what stands in its place.
    #[must_use]
    pub fn missing(why: NotComputable, text: impl Into<String>) -> Self {
        Self { text: text.into(), missing: Some(why), ..Self::default() }
    }

    /// Makes a cell of a value that cannot be computed, with a dash in its place.
    #[must_use]
    pub fn dash(why: NotComputable) -> Self {
        Self::missing(why, DASH)
    }

    /// Makes a cell of a figure as `write` writes it, or of the reason why there is none.
    #[must_use]
    pub fn of<T>(figure: Figure<T>, write: impl FnOnce(T) -> Self) -> Self {
        figure.map_or_else(Self::dash, write)
    }

    /// Makes a cell of a value from which something is missing; `text` says "at least".
    #[must_use]
    pub fn at_least(value: Exact, why: NotComputable, text: impl Into<String>) -> Self {
        Self { text: text.into(), value: Some(value), missing: Some(why), ..Self::default() }
    }

    /// Returns true for numbers, amounts, days and what stands in their place.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.value.is_some() || self.missing.is_some()
    }

    /// Lets the cell open the card of a figure.
    #[must_use]
    pub fn explaining(self, subject: Subject) -> Self {
        Self { explains: Some(subject), ..self }
    }

    /// Lets the cell lead to a thing of the plan.
    #[must_use]
    pub fn leading_to(self, item: ItemId) -> Self {
        Self { item: Some(item), ..self }
    }

    /// Gives the cell the colour of what it names.
    #[must_use]
    pub fn coloured(self, colour: Colour) -> Self {
        Self { colour: Some(colour), ..self }
    }
}
