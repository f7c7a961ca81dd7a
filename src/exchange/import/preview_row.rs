//! Says what becomes of a row of a table.

use super::issue::Issue;
use super::rows::Role;

/// A row of the table and what becomes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewRow {
    /// The row of the sheet, counted from 0.
    pub row: usize,
    /// What it is.
    pub role: Role,
    /// True where it is taken over.
    pub is_taken: bool,
    /// What is wrong in it, or should be known.
    pub issues: Vec<Issue>,
}
