//! Says how a reader wants a table to be read.

use super::column::Corrections;
use super::currencies::MoneyChoices;
use super::decisions::Decisions;

/// Holds what a reader said of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// What its rows and columns are.
    pub corrections: Corrections,
    /// How rows are settled.
    pub decisions: Decisions,
    /// What its amounts are in, and what those in other currencies are worth.
    pub money: MoneyChoices,
}
