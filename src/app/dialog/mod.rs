//! Says what the program asks or says in a dialog of its own.

mod find;
mod importing;
mod new_plan;
mod printing;

use std::path::PathBuf;
use std::sync::Arc;

pub use find::FindInPlan;
pub(super) use importing::Memory;
pub use importing::{Importing, SeenTable, TypedImport, UnseenTable};
pub use new_plan::{Beginning, NewPlan, TextsIn};
pub(super) use new_plan::{NEW_PLAN_WEEKS, called};
pub use printing::Printing;

use super::export::Exporting;
use super::found::{ChosenVersion, Compared, EarlierVersion};
use super::identity::Ticket;
use super::message::{AfterSaving, ExportFailure, PathDialog, PrintFailure};
use super::what_if::WhatIfDialog;
use crate::edit::Removal;
use crate::plan::EngineChange;
use crate::store::{DiskConflict, ExpectedOnDisk, LoadError, ReadError, SaveError, UnknownValue};

/// Says what could not be done with a file.
#[derive(Debug)]
pub enum Failure {
    /// A plan could not be opened.
    Open {
        /// The file.
        path: PathBuf,
        /// Why.
        why: LoadError,
    },
    /// The plan could not be saved; it is open and unsaved as before.
    Save {
        /// The file.
        path: PathBuf,
        /// Why.
        why: SaveError,
    },
    /// The plan was not saved, because what would have been written could not be read back.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why it could not; none where it would have been another plan.
        why: Option<Box<ReadError>>,
    },
}

/// Says what is wrong with a path that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathComplaint {
    /// It is a folder.
    Folder,
    /// There is no such file to open.
    Missing,
}

/// A dialog.
#[derive(Debug)]
pub enum Dialog {
    /// The plan has changes: save them, drop them, or stay?
    Unsaved {
        /// What was asked for.
        next: AfterSaving,
    },
    /// The thing is in use: remove it with what uses it?
    Removal(Removal),
    /// Something failed.
    Failure(Failure),
    /// The plan is still being written: wait, go on without waiting, or stay?
    Waiting {
        /// What was asked for.
        next: AfterSaving,
        /// Whether the user has already decided about changes that are not being written.
        decided: bool,
    },
    /// A path is asked for in the program itself: the desktop had no dialog to offer.
    Path {
        /// What it is asked for.
        ticket: Ticket,
        /// Open or save.
        purpose: PathDialog,
        /// What has been typed.
        text: String,
        /// What is wrong with the path that was typed before.
        complaint: Option<PathComplaint>,
    },
    /// The plan was opened read-only; these values of it are not known to this program.
    ReadOnly {
        /// The values with their places.
        unknown_values: Vec<UnknownValue>,
        /// What happens after saving it elsewhere.
        next: Option<AfterSaving>,
    },
    /// The file is not as it was left: what another program did to it.
    DiskConflict {
        /// The file.
        path: PathBuf,
        /// What was done to it.
        conflict: DiskConflict,
        /// What it holds now: what the user agrees to replace.
        found: ExpectedOnDisk,
        /// What happens after saving.
        next: Option<AfterSaving>,
    },
    /// The plan is empty now and its file is not: save it all the same?
    Emptied {
        /// What happens after saving.
        next: Option<AfterSaving>,
    },
    /// A copy that a crash left is to be deleted, by its number: there is no other.
    DeleteCopy(usize),
    /// What a crash left: [`crate::app::App::recovered`].
    Recovery,
    /// Earlier versions of the plan.
    Versions {
        /// All, newest first.
        versions: Vec<EarlierVersion>,
        /// The one that was chosen last.
        asked: Option<PathBuf>,
        /// The one that is looked at.
        chosen: Option<ChosenVersion>,
    },
    /// What changed in the plan since it was saved.
    Changes(Compared),
    /// What is to be exported.
    Export(Box<Exporting>),
    /// The file to export to is there already: replace it?
    ExportExists {
        /// The file.
        path: PathBuf,
        /// What it would hold.
        bytes: Arc<[u8]>,
        /// What it holds now: what the user agrees to replace.
        found: ExpectedOnDisk,
    },
    /// Nothing was exported.
    ExportFailed(ExportFailure),
    /// What is to be printed.
    Print(Box<Printing>),
    /// Nothing was printed.
    PrintFailed(PrintFailure),
    /// The steps of the plan's history.
    History,
    /// The plan was last shown with older calculations, and figures of it can be others now.
    NewCalculations {
        /// The version of those.
        engine: u32,
        /// What changed since.
        changes: Vec<EngineChange>,
    },
    /// All commands, to be searched.
    Palette {
        /// What has been typed.
        query: String,
        /// Which of the found commands is marked.
        marked: usize,
    },
    /// A table of another program: what would be taken over.
    Import(Box<Importing>),
    /// A what-if: what is tried on the plan.
    WhatIf(Box<WhatIfDialog>),
    /// A search for any text of the plan.
    Find(Box<FindInPlan>),
    /// What a new plan begins with, and what it needs.
    NewPlan(Box<NewPlan>),
    /// All shortcuts.
    Shortcuts,
    /// What this program is.
    About,
}
