//! The five measures of consistency of each version.

use super::lines::{Found, Written};
use super::{Comparison, words};
use crate::consistency::profile;
use crate::report::{Cell, Table};

impl Comparison<'_> {
    /// Lists the measures of the consistency profile, each from 0 to 1.
    #[must_use]
    pub fn profile(&self) -> Table {
        let Some(base) = self.base_report() else { return Table::default() };
        let mut table = self.table("versions-profile", words(base).profile, base.texts.report.measure);
        for (at, name) in base.measures().into_iter().enumerate() {
            self.push(&mut table, Cell::text(name), Written::Number(3), |report| {
                Found::Figure(profile(&report.analysis.consistency)[at])
            });
        }
        table.notes.push(base.texts.figures.profile_reading.to_owned());
        table
    }
}
