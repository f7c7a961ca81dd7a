//! The task that makes what is copied of the open plan.

use std::sync::Arc;

use super::picture::{ForClipboard, PlotPicture, SheetPicture};
use crate::analysis::Analysis;
use crate::app::App;
use crate::app::message::{Action, Effect, ExportAction, Reports, Task, TaskKind};
use crate::exchange::export::{self, ExportError, Options};
use crate::plan::Plan;

/// The name of the task that makes what is copied.
pub const COPY_TASK: TaskKind = TaskKind("copy");

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
