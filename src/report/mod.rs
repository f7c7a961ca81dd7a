//! Results as data with words: tables, cards and plots, each built in one place. The window lays them out, the command line
//! prints them, and every export writes them, so that a figure is the same wherever it is read.

mod card;
mod cell;
mod plot;
mod table;

pub use card::{Card, Line};
pub use cell::{Cell, Exact};
pub use plot::{Axis, Mark, Plot, Series, SeriesKind};
pub use table::{Column, ColumnKind, Row, RowRole, Table};

use crate::analysis::Analysis;
use crate::plan::Plan;
use crate::text::Locale;
use crate::text::strings::Texts;

/// Holds what every table, card and plot is built from: a plan, its results, and the language and digits of the reader.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its results.
    pub analysis: &'a Analysis,
    /// How words, numbers and dates are written.
    pub locale: Locale,
    /// The words of that language.
    pub texts: &'static Texts,
}

impl<'a> Report<'a> {
    /// Builds the report of `plan`, whose results are `analysis`, for readers of `locale`.
    #[must_use]
    pub fn new(plan: &'a Plan, analysis: &'a Analysis, locale: Locale) -> Self {
        Self { plan, analysis, locale, texts: locale.texts() }
    }
}
