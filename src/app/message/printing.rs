//! Says what is printed and how, what happens to it, and what becomes of it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::export::ExportLanguage;
use crate::app::identity::DocumentKey;
use crate::app::page::Page;
use crate::app::print_job::PrintJob;
use crate::exchange::export::{BookPaper, ExportError, Pixels, Printout};
use crate::store::{SaveError, SystemError};
use crate::worksheet::Framework;

/// Names what is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintWhat {
    /// What a page of the window shows: its tables, its plots, the flowchart.
    Page(Page),
    /// The plan book.
    Book,
    /// A section of it with those below it, by its id.
    Section(String),
    /// A worksheet with its figure and all that is filled in.
    Sheet(Box<Framework>),
}

/// Holds what is chosen about printing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintChoice {
    /// What is printed.
    pub what: PrintWhat,
    /// The languages.
    pub language: ExportLanguage,
    /// The paper.
    pub paper: BookPaper,
    /// Whether all pages lie on their side; otherwise those of what is wide. A book never does.
    pub is_turned: bool,
    /// Which pages, as typed; all where nothing is.
    pub pages: String,
    /// How many copies.
    pub copies: u32,
    /// Whether both sides of the paper are printed.
    pub is_two_sided: bool,
    /// How many pages stand on a sheet: 1, 2 or 4.
    pub on_sheet: u8,
    /// Whether pages are made as large or small as the printer's paper.
    pub is_fitted: bool,
    /// The printer, by its name; the system's usual one where none is named.
    pub printer: Option<String>,
}

/// Holds the printers of the system.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printers {
    /// Their names.
    pub names: Vec<String>,
    /// The usual one.
    pub usual: Option<String>,
}

/// Holds pages that are laid out to be printed, with pictures of the first ones.
#[derive(Clone, Debug)]
pub struct PrintPages {
    /// The pages.
    pub out: Printout,
    /// Pictures of the first ones.
    pub shown: Vec<Arc<Pixels>>,
}

/// Says what became of a document that was to be printed.
#[derive(Debug)]
pub enum PrintOutcome {
    /// The system prints it; what it calls the job.
    Sent(String),
    /// It is open in another program, from this file.
    Opened(PathBuf),
    /// The system refused it, in its own words.
    Refused(String),
    /// The print command could not be started.
    NotStarted(SystemError),
    /// The system did not answer.
    NoAnswer,
    /// No program opens this file.
    NoViewer(PathBuf),
    /// The file for the other program could not be written.
    Unwritten(SaveError),
}

/// Says why nothing was printed.
#[derive(Debug)]
pub enum PrintFailure {
    /// The pages could not be made.
    Pages(ExportError),
    /// Something went wrong while the pages were made.
    Broken,
    /// The system did not print them; never [`PrintOutcome::Sent`] or [`PrintOutcome::Opened`].
    System(PrintOutcome),
}

/// Says what happened to what is printed.
#[derive(Debug)]
pub enum PrintAction {
    /// Something shall be printed.
    Ask(PrintWhat),
    /// Another choice was made in the dialog.
    Choose(Box<PrintChoice>),
    /// The printers are known; none where the system has no print command.
    Printers(Option<Printers>),
    /// The pages are laid out.
    LaidOut(Arc<PrintPages>),
    /// The document is made.
    Made {
        /// Of which document it is.
        key: DocumentKey,
        /// How it is printed.
        job: PrintJob,
        /// The pages as a PDF, or why there are none.
        result: Result<Arc<[u8]>, ExportError>,
    },
    /// The system has it, or not.
    Done(PrintOutcome),
    /// Something went wrong while pages were made.
    Failed,
}
