//! Versions side by side as a file: the tables and curves of the Compare page, as they stand there.

use crate::analysis::Analysis;
use crate::exchange::export::{self, ExportError, Kind};
use crate::plan::{Language, Plan};
use crate::report::{Plot, Report, Table};
use crate::text::Locale;

/// Holds what stands on the Compare page, in the language in which it was built.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonFile {
    /// The kind of file that is wanted.
    pub kind: Kind,
    /// The tables.
    pub tables: Vec<Table>,
    /// The curves, which kinds with pictures show.
    pub plots: Vec<Plot>,
    /// How words and numbers are written.
    pub locale: Locale,
    /// The language of the plan's own texts.
    pub plan_language: Language,
}

impl ComparisonFile {
    /// Puts the file together, as one of `kind`.
    pub(super) fn file(&self, plan: &Plan, analysis: &Analysis, kind: Kind) -> Result<Vec<u8>, ExportError> {
        let report = Report::new(plan, analysis, self.locale).with_plan_in(self.plan_language);
        export::comparison_file(&report, &self.tables, &self.plots, kind)
    }
}
