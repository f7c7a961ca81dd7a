//! Pictures of plots and copies of tables: what goes to the clipboard, and what is kept as a file of its own.

use std::sync::Arc;

use super::ExportAction;
use crate::analysis::Analysis;
use crate::app::App;
use crate::app::jobs::{Reports, Task, TaskKind};
use crate::app::message::{Action, Effect};
use crate::exchange::export::{self, ExportError, Kind, Options, Pixels, SheetExtent};
use crate::plan::{Language, Plan};
use crate::report::worksheets::sheet_text;
use crate::report::{Plot, Report};
use crate::text::Locale;
use crate::worksheet::Framework;

/// The name of the task that makes what is copied.
pub const COPY_TASK: TaskKind = TaskKind("copy");

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
    fn report<'a>(&self, plan: &'a Plan, analysis: &'a Analysis) -> Report<'a> {
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
    fn report<'a>(&self, plan: &'a Plan, analysis: &'a Analysis) -> Report<'a> {
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

/// Says what is to be copied.
#[derive(Clone, Debug)]
pub(super) enum Wanted {
    /// A plot of a page.
    Plot(PlotPicture),
    /// The first page of a chart that can be exported.
    Chart(Options),
    /// A table that can be exported.
    Table(Options),
    /// A worksheet as a picture.
    Sheet(SheetPicture),
    /// A worksheet as a table.
    SheetTable(SheetPicture),
}

/// Makes what is copied.
pub(super) struct CopyTask {
    pub(super) plan: Arc<Plan>,
    pub(super) analysis: Arc<Analysis>,
    pub(super) wanted: Wanted,
}

impl CopyTask {
    /// Begins to make what is copied of the open plan.
    pub(super) fn start(app: &mut App, wanted: Wanted) -> Vec<Effect> {
        let document = &app.session.document;
        let (plan, analysis) = (Arc::clone(document.plan()), Arc::clone(document.analysis()));
        vec![app.jobs.start(Arc::new(Self { plan, analysis, wanted }))]
    }

    fn copied(&self) -> Result<ForClipboard, ExportError> {
        let (plan, analysis) = (&*self.plan, &*self.analysis);
        match &self.wanted {
            Wanted::Plot(picture) => {
                let report = picture.report(plan, analysis);
                export::picture(&report, &picture.plot).map(ForClipboard::Picture)
            }
            Wanted::Chart(options) => {
                let pages = export::previews(plan, analysis, options, (2.0, 8192.0))?;
                let page = pages.into_iter().next().ok_or_else(|| ExportError::TooMuch(String::new()))?;
                Ok(ForClipboard::Picture(page))
            }
            Wanted::Sheet(picture) => {
                let report = picture.report(plan, analysis);
                export::sheet_picture(&report, (&picture.sheet, picture.extent)).map(ForClipboard::Picture)
            }
            Wanted::SheetTable(picture) => {
                let (text, html) = export::copied_sheet(&picture.report(plan, analysis), &picture.sheet);
                Ok(ForClipboard::Table { text, html })
            }
            Wanted::Table(options) => {
                let (text, html) = export::copied_table(plan, analysis, options)?;
                Ok(ForClipboard::Table { text, html })
            }
        }
    }
}

impl Task for CopyTask {
    fn kind(&self) -> TaskKind {
        COPY_TASK
    }

    fn run(&self, _: &Reports<'_>) -> Action {
        Action::Export(ExportAction::Copied(self.copied()))
    }

    fn failed(&self) -> Action {
        Action::Export(ExportAction::Failed)
    }
}
