//! Says what happens to copies that a crash left and to earlier versions.

use std::path::PathBuf;

use crate::app::found::{EarlierVersion, Recovered};
use crate::app::identity::DocumentKey;
use crate::store::{LoadError, Opened, SaveError};

/// Something about copies that a crash left, and about those that are kept here.
#[derive(Debug)]
pub enum RecoveryAction {
    /// They were found.
    Found(Vec<Recovered>),
    /// One is to be opened beside its file.
    Open(usize),
    /// One is not wanted: the user is asked once more.
    Discard(usize),
    /// Copies of the open plan cannot be kept, for this reason; or, with none, they can again.
    Trouble(Option<SaveError>),
}

/// Something about earlier versions.
#[derive(Debug)]
pub enum VersionAction {
    /// They were listed.
    Listed {
        /// The document whose versions they are.
        key: DocumentKey,
        /// All, newest first.
        versions: Vec<EarlierVersion>,
    },
    /// One is to be looked at.
    Choose(PathBuf),
    /// It was read.
    Read {
        /// The document whose version it is.
        key: DocumentKey,
        /// Where it is kept.
        file: PathBuf,
        /// What came of it.
        result: Result<Opened, LoadError>,
    },
    /// The one that is looked at is to be the plan again.
    Restore,
}
