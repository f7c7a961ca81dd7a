//! What the shell must do outside.

use std::path::PathBuf;
use std::sync::Arc;

use super::dialog::Next;
use crate::plan::Plan;
use crate::store::ExpectedOnDisk;

/// Something to be done outside the program's own state. Its result comes back as an [`super::Action`].
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask for a plan to open.
    AskOpenPath {
        /// Where to begin.
        folder: Option<PathBuf>,
    },
    /// Ask where to save.
    AskSavePath {
        /// Where to begin.
        folder: Option<PathBuf>,
        /// The file name to offer.
        name: String,
        /// What happens after saving.
        next: Option<Next>,
    },
    /// Read this plan.
    Read {
        /// The file.
        path: PathBuf,
    },
    /// Write this plan.
    Write {
        /// The file.
        path: PathBuf,
        /// What it will hold.
        bytes: Arc<[u8]>,
        /// The plan that the bytes are.
        plan: Arc<Plan>,
        /// What the file is known to hold now.
        expected: ExpectedOnDisk,
        /// What happens after saving.
        next: Option<Next>,
    },
    /// List the earlier versions of this plan.
    ListVersions {
        /// The plan's file.
        path: PathBuf,
    },
    /// Read an earlier version.
    ReadVersion {
        /// Where it is kept.
        file: PathBuf,
    },
    /// Drop a copy that a crash left.
    DiscardRecovered {
        /// Its number.
        id: usize,
    },
    /// A copy that a crash left is open now: drop it once it has a copy here.
    AdoptRecovered {
        /// Its number.
        id: usize,
    },
    /// Keep the preferences.
    SavePreferences,
    /// Put text on the clipboard.
    CopyText(String),
    /// End the program.
    Quit,
}
