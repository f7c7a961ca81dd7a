//! Says what happens to files, what is asked about them, and what follows once nothing unsaved is left.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::document::Document;
use crate::app::identity::Ticket;
use crate::store::{LoadError, SaveError, SaveRefusal, Target};

/// Says what happens once nothing unsaved is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AfterSaving {
    /// A new plan.
    New,
    /// The plan that was chosen in the dialog of new plans.
    Made,
    /// The whole plan of a document that was to be imported is opened.
    Whole,
    /// A plan is chosen that the new one begins with.
    Pattern,
    /// The user chooses a file.
    AskOpen,
    /// This file is opened.
    Open(PathBuf),
    /// This built-in sample is opened, by its position.
    OpenSample(usize),
    /// This copy that a crash left is opened, by its number.
    OpenRecovered(usize),
    /// A plan is chosen that the open one is compared with.
    Compare,
    /// The program ends.
    Quit,
}

/// Says which of the two questions about a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathDialog {
    /// Which plan to open.
    Open,
    /// Where to save the plan.
    Save,
    /// Which table to take over.
    Import,
    /// Which worksheet to add.
    Worksheet,
}

/// Something about files: an effect came back, or the user named a file. Answers carry the ticket of what they answer.
#[derive(Debug)]
pub enum FileAction {
    /// A file was named, by its whole path: dropped on the window, given on the command line, or a recent one.
    Open(PathBuf),
    /// Files were dropped on the window.
    Dropped(Vec<PathBuf>),
    /// A built-in sample was chosen, by its position.
    OpenSample(usize),
    /// The desktop's dialog to open was answered.
    OpenPathChosen {
        /// What was asked.
        ticket: Ticket,
        /// The answer, a whole path.
        path: Option<PathBuf>,
    },
    /// The desktop's dialog to save was answered.
    SavePathChosen {
        /// What was asked.
        ticket: Ticket,
        /// The answer.
        target: Option<Target>,
    },
    /// The desktop has no file dialog.
    NoNativeDialog {
        /// What was asked.
        ticket: Ticket,
        /// Which one was wanted.
        purpose: PathDialog,
    },
    /// A path that was typed was looked at.
    Settled {
        /// What was asked.
        ticket: Ticket,
        /// What the path is for.
        purpose: PathDialog,
        /// The path, and what stands there.
        target: Target,
        /// What was typed.
        text: String,
    },
    /// A file was read.
    Read {
        /// What was asked.
        ticket: Ticket,
        /// The file.
        path: PathBuf,
        /// What came of it.
        result: Box<Result<Document, LoadError>>,
    },
    /// A file was written.
    Written {
        /// What was asked, with the plan that the file now holds.
        ticket: Ticket,
        /// The file.
        path: PathBuf,
        /// What it now holds, byte for byte; nothing where it was not written.
        bytes: Arc<[u8]>,
        /// What came of it: where it was written, why no version of it could be kept in the state folder, where none could.
        result: Result<Option<SaveError>, SaveRefusal>,
    },
}
