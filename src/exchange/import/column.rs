//! The columns of a table as they are understood, and the cells that they are tried on.

use std::collections::BTreeMap;

use super::book::{Sheet, Value};
use super::currencies::NamedCurrency;
use super::days::Days;
use super::figures::{Basis, is_mark, is_none};
use super::frame::Frame;
use super::meaning::{Kind, Meaning};
use super::rows::Role;
use super::table::{TablePlace, filled};
use super::timeline::Moment;
use crate::plan::Language;
use crate::text::{DateOrder, DecimalMark};

/// Says why a column is taken for what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its title says so.
    Title,
    /// What stands in it is of that kind.
    Values,
    /// It is the product of others, or a factor of one.
    Arithmetic,
    /// It stands in a row of weeks, months, days or hours.
    Timeline,
    /// The reader said so.
    Chosen,
    /// The reader said so of a table of the same shape.
    Remembered,
    /// Nothing says what it is.
    Nothing,
}

impl Reason {
    /// Names the reason for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Values => "values",
            Self::Arithmetic => "arithmetic",
            Self::Timeline => "timeline",
            Self::Chosen => "chosen",
            Self::Remembered => "remembered",
            Self::Nothing => "nothing",
        }
    }
}

/// Says what the cells of a column hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Holds {
    /// Nothing, or no one thing.
    #[default]
    Nothing,
    /// Words.
    Words,
    /// Numbers and amounts.
    Numbers,
    /// Days and stretches of days.
    Days,
}

impl Holds {
    /// Names it in the shape of a table without titles; it never changes.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Words => "words",
            Self::Numbers => "numbers",
            Self::Days => "days",
        }
    }
}

/// A column of a table as it is understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its position in the sheet, counted from 0.
    pub at: usize,
    /// Its titles, those of groups first.
    pub title: String,
    /// What it means.
    pub meaning: Meaning,
    /// The days or the hour that it stands for.
    pub moment: Option<Moment>,
    /// What its numbers are multiplied by: 1,000 for thousands.
    pub scale: u64,
    /// What its prices are for.
    pub basis: Option<Basis>,
    /// The currency that its title names.
    pub currency: Option<NamedCurrency>,
    /// Why it is taken for that.
    pub reason: Reason,
    /// How sure that is, in percent.
    pub confidence: u8,
    /// What most of its cells hold, whatever it means.
    pub holds: Holds,
    /// Its title in Latin letters, where it is written in letters that only look like them.
    pub read_as: Option<String>,
}

/// A table as it is understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// Where it stands.
    pub place: TablePlace,
    /// What its rows are.
    pub kind: Kind,
    /// Its columns, from the first to the last.
    pub columns: Vec<Column>,
    /// What each row of its body is.
    pub roles: Vec<Role>,
    /// How its numbers are written, where they are texts.
    pub mark: Option<DecimalMark>,
    /// How its dates are meant.
    pub frame: Frame,
    /// The order of day and month, where a date shows it.
    pub order: Option<DateOrder>,
    /// The year that it states for its days, where that is not the plan's.
    pub stated_year: Option<i16>,
    /// The language of the program's own table of placements; `None` for the tables of others.
    pub own: Option<Language>,
    /// The currency that it names for its amounts.
    pub currency: Option<NamedCurrency>,
}

/// Holds what a reader said of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// What the rows are.
    pub kind: Option<Kind>,
    /// What columns mean, by their position in the sheet.
    pub meanings: BTreeMap<usize, Meaning>,
    /// True where this was remembered and not said now.
    pub is_remembered: bool,
}

impl Understood {
    /// Returns the column that means this: of several the one that the reader chose, else the first.
    #[must_use]
    pub fn column(&self, meaning: Meaning) -> Option<&Column> {
        let mut first = None;
        for column in self.columns.iter().filter(|column| column.meaning == meaning) {
            if column.reason == Reason::Chosen {
                return Some(column);
            }
            first = first.or(Some(column));
        }
        first
    }

    /// Returns the columns of the timeline that mean this.
    pub fn timeline(&self, meaning: Meaning) -> impl Iterator<Item = (&Column, Days)> {
        self.columns.iter().filter(move |column| column.meaning == meaning).filter_map(|column| match column.moment {
            Some(Moment::Days(days)) => Some((column, days)),
            _ => None,
        })
    }

    /// Returns how many columns are understood, of all that have a title or something in them.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let known = self.columns.iter().filter(|column| column.meaning != Meaning::Unknown).count();
        (known, self.columns.len())
    }
}

/// Returns the rows of a table that are neither sums nor headings.
pub(super) fn body_rows<'a>(place: &'a TablePlace, roles: &'a [Role]) -> impl Iterator<Item = usize> + 'a {
    place.body.clone().zip(roles).filter(|(_, role)| matches!(role, Role::Body)).map(|(row, _)| row)
}

/// Cells that columns are tried on.
pub(super) struct Sample<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) rows: &'a [usize],
    pub(super) mark: Option<DecimalMark>,
    pub(super) frame: &'a Frame,
}

/// How many rows columns are tried on.
const SAMPLE: usize = 200;

impl Sample<'_> {
    /// Returns the cells of a column that have something in them.
    pub(super) fn cells(&self, column: usize) -> impl Iterator<Item = &Value> {
        self.rows.iter().take(SAMPLE).map(move |row| filled(self.sheet, *row, column)).filter(|cell| !cell.is_empty())
    }

    /// Returns the share of cells that are so, where there are any.
    pub(super) fn share(&self, column: usize, is_so: impl Fn(&Value) -> bool) -> f64 {
        let (mut all, mut such) = (0_u32, 0_u32);
        for cell in self.cells(column) {
            all += 1;
            such += u32::from(is_so(cell));
        }
        if all == 0 { 0.0 } else { f64::from(such) / f64::from(all) }
    }
}

/// Returns true where all that stands in these columns only marks its days.
pub(super) fn are_marks<'a>(cells: impl Iterator<Item = &'a Value>) -> bool {
    let mut count = 0;
    for cell in cells.filter(|cell| !cell.is_empty()) {
        if !is_mark(cell) && !cell.words().is_some_and(is_none) {
            return false;
        }
        count += 1;
    }
    count > 0
}
