//! Tables and plans of other programs into a plan.
//!
//! The way of a table: [`read()`] makes sheets of cells of bytes; [`tables`] finds the tables in them; [`understand`] says what
//! their columns mean, each with its reason and how sure that is; [`preview()`] reads the rows, names what is wrong in each, holds
//! sums against those of the file, and makes one [`crate::edit::Edit`] of what is right. Nothing is guessed in silence: what is
//! not understood is listed, and everything can be corrected before anything changes.

mod audience_names;
mod beyond;
mod book;
mod build;
mod calendar;
mod choices;
mod column;
mod columns;
mod currencies;
mod day_words;
mod days;
mod decisions;
mod figures;
mod frame;
mod headers;
mod issue;
mod kinds;
mod left;
mod lengthen;
mod lengths;
mod lists;
mod mapping;
mod mapping_file;
mod marks;
mod meaning;
mod meaning_lists;
mod mentions;
mod month_parts;
mod names;
mod open_ends;
mod other_costs;
mod others;
mod own;
mod parts_of_year;
mod placed;
mod placements;
mod plan_warnings;
mod preamble;
mod preview;
mod preview_row;
mod prices;
mod products;
mod quantities;
mod read;
mod records;
mod row_context;
mod row_names;
mod rows;
mod said_costs;
mod schedule;
mod settle;
mod spread;
mod stated;
mod stretch;
mod sums;
mod table;
#[cfg(test)]
mod tests;
mod timeline;
mod title_forms;
mod titles;
mod unit_words;
mod warnings;
mod weeks;
pub mod words;

pub use book::{Book, Format, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Origin, Region, Sheet, Value, column_letters};
pub use calendar::{calendar_for, currency_of, fitted, needs};
pub use choices::Choices;
pub use column::{Column, Corrections, Holds, Reason, Understood};
pub use columns::understand;
pub use currencies::{MoneyChoices, NamedCurrency, exchange_rate, whole_quantity};
pub use days::Days;
pub use decisions::{Decisions, Question};
pub use figures::Basis;
pub use frame::Frame;
pub use issue::{Decision, Expected, Issue, IssueKind};
pub use mapping::{Mapping, shape};
pub use mapping_file::{EXAMPLE_OF_MAPPING, MappingFault, delimiter};
pub use meaning::{Kind, Meaning};
pub use names::{NewThing, named};
pub use placements::PlacedRow;
pub use plan_warnings::PlanWarning;
pub use preview::{Preview, objective_of, preview, preview_of};
pub use preview_row::PreviewRow;
pub use read::{ENCODINGS, MAX_FILE, ReadFailure, TextForm, decode, is_encoding, read, read_text};
pub use rows::Role;
pub use spread::Weekly;
pub use sums::{SumLine, SumOf};
pub use table::{TablePlace, likeliest, tables};
pub use timeline::Moment;
pub use warnings::{ImportWarning, over_budget, warnings};
