//! One cell of a table: its words, the exact value behind them, or why there is none.

use crate::edit::ItemId;
use jiff::civil::Date;

use crate::plan::{Colour, Currency, Decimal, Money, NotComputable};

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
