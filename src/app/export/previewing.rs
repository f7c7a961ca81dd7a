//! The task that makes a preview of a file that would be written.

use std::sync::Arc;

use super::choice::{ExportChoice, ExportThing};
use super::preview::{ExportPreview, Shown};
use crate::analysis::Analysis;
use crate::app::message::{Action, ExportAction, Reports, Task, TaskKind};
use crate::exchange::export::{self, ExportError, Options};
use crate::plan::Plan;
use crate::report::Report;
use crate::text::tsv::cell_text;

/// The name of the task that makes a preview.
pub const PREVIEW_TASK: TaskKind = TaskKind("export preview");

/// How many lines of a text are shown.
const MOST_LINES: usize = 60;

/// How many letters of a line are shown.
const MOST_LETTERS: usize = 160;

/// How many pages are shown.
const MOST_PAGES: usize = 12;

/// How many cells of a row are shown.
const MOST_CELLS: usize = 12;

/// The pixels of a point in a preview.
const PIXELS: f32 = 1.5;

/// The most pixels of a side of a preview: what every graphics card holds.
const MOST_PIXELS: f32 = 2048.0;

/// Makes a preview.
pub(super) struct PreviewTask {
    pub(super) plan: Arc<Plan>,
    pub(super) analysis: Arc<Analysis>,
    pub(super) choice: ExportChoice,
    pub(super) options: Options,
}

impl Task for PreviewTask {
    fn kind(&self) -> TaskKind {
        PREVIEW_TASK
    }

    fn run(&self, _: &Reports<'_>) -> Action {
        Action::Export(ExportAction::Previewed(self.preview().map(Arc::new)))
    }

    fn failed(&self) -> Action {
        Action::Export(ExportAction::Failed)
    }
}

impl PreviewTask {
    fn preview(&self) -> Result<ExportPreview, ExportError> {
        let (plan, analysis) = (&*self.plan, &*self.analysis);
        let kind = self.choice.kind;
        let report = Report::new(plan, analysis, self.options.languages.first());
        let mut parts = Vec::new();
        let mut options = self.options.clone();
        if self.choice.thing.has_parts() {
            parts = export::parts(&report, kind);
            if self.choice.thing == ExportThing::Plot {
                // The flowchart is offered by itself.
                parts.remove(0);
            }
            if options.part.is_none() {
                options.part = parts.first().map(|(id, _)| (*id).to_owned());
            }
            if parts.is_empty() {
                return Err(ExportError::NoSuchPart { part: String::new(), known: Vec::new() });
            }
        }
        let bytes = export::export(plan, analysis, kind, &options)?;
        let (shown, count) = self.shown(&options, &bytes)?;
        Ok(ExportPreview { choice: self.choice.clone(), parts, shown, count, size: bytes.len() })
    }

    fn shown(&self, options: &Options, bytes: &[u8]) -> Result<(Shown, usize), ExportError> {
        match self.choice.thing {
            ExportThing::Flowchart | ExportThing::Plot | ExportThing::WebPage => {
                let mut pages = export::previews(&self.plan, &self.analysis, options, (PIXELS, MOST_PIXELS))?;
                let count = pages.len();
                pages.truncate(MOST_PAGES);
                Ok((Shown::Pages(pages.into_iter().map(Arc::new).collect()), count))
            }
            ExportThing::Workbook => {
                let sheets = export::sheets(bytes);
                let count = sheets.len();
                Ok((Shown::Sheets(sheets), count))
            }
            ExportThing::Table => {
                let (text, _) = export::copied_table(&self.plan, &self.analysis, options)?;
                let cell = |cell: &str| cell_text(cell).chars().take(MOST_LETTERS).collect();
                let row = |line: &str| line.split('\t').take(MOST_CELLS).map(cell).collect();
                Ok((Shown::Grid(text.lines().take(MOST_LINES).map(row).collect()), text.lines().count()))
            }
            ExportThing::Calendar | ExportThing::OpenFormat => {
                let text = String::from_utf8_lossy(bytes);
                let line = |line: &str| line.trim_start_matches('\u{feff}').chars().take(MOST_LETTERS).collect();
                let lines = text.lines().take(MOST_LINES).map(line).collect();
                Ok((Shown::Lines(lines), text.lines().count()))
            }
        }
    }
}
