//! Pictures of plots and worksheets, as they are kept as files of their own, and what goes to the clipboard.

use crate::analysis::Analysis;
use crate::exchange::export::{self, ExportError, Kind, Pixels, SheetExtent};
use crate::plan::{Language, Plan};
use crate::report::worksheets::sheet_text;
use crate::report::{Plot, Report};
use crate::text::Locale;
use crate::worksheet::Framework;

/// A plot of a page, with the language in which it was built.
#[derive(Clone, Debug, PartialEq)]
pub struct PlotPicture {
    /// The plot.
    pub plot: Box<Plot>,
    /// How its words and numbers are written.
    pub locale: Locale,
    /// The language of the plan's own texts in it.
    pub plan_language: Language,
}

impl PlotPicture {
    pub(super) fn report<'a>(&self, plan: &'a Plan, analysis: &'a Analysis) -> Report<'a> {
        Report::new(plan, analysis, self.locale).with_plan_in(self.plan_language)
    }

    /// Returns the picture as a file of `kind`.
    pub(super) fn file(&self, plan: &Plan, analysis: &Analysis, kind: Kind) -> Result<Vec<u8>, ExportError> {
        export::picture_file(&self.report(plan, analysis), &self.plot, kind)
    }
}

/// A worksheet, with how much of it is wanted and the languages in which it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetPicture {
    /// The worksheet.
    pub sheet: Box<Framework>,
    /// How much of it.
    pub extent: SheetExtent,
    /// How its words and numbers are written.
    pub locale: Locale,
    /// The language of the plan's own texts in it.
    pub plan_language: Language,
}

impl SheetPicture {
    pub(super) fn report<'a>(&self, plan: &'a Plan, analysis: &'a Analysis) -> Report<'a> {
        Report::new(plan, analysis, self.locale).with_plan_in(self.plan_language)
    }

    /// Returns the worksheet as a file of `kind`.
    pub(super) fn file(&self, plan: &Plan, analysis: &Analysis, kind: Kind) -> Result<Vec<u8>, ExportError> {
        export::sheet_file(&self.report(plan, analysis), (&self.sheet, self.extent), kind)
    }

    /// Returns the filled worksheet as plain text.
    pub(super) fn text(&self, plan: &Plan, analysis: &Analysis) -> String {
        sheet_text(&self.report(plan, analysis), &self.sheet)
    }

    /// Returns the kind of file that it usually is: pages for what is filled in, a picture of the figure.
    pub(super) fn usual_kind(&self) -> Kind {
        match self.extent {
            SheetExtent::Filled => Kind::Pdf,
            SheetExtent::Figure => Kind::Png,
        }
    }
}

/// Says what is on its way to the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForClipboard {
    /// A picture.
    Picture(Pixels),
    /// A table, as text for spreadsheets and as HTML for writers and mail.
    Table {
        /// Rows of cells between tabs.
        text: String,
        /// The same as a table.
        html: String,
    },
}
