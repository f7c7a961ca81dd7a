//! Says what was found outside: copies that a crash left and earlier versions, compared with what they would replace.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::DateTime;

use super::document::Document;
use crate::diff::{Difference, differences};
use crate::plan::Plan;
use crate::store::LoadError;

/// Two plans with everything in which they differ.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The plan as it was.
    pub before: Arc<Plan>,
    /// The plan as it is.
    pub after: Arc<Plan>,
    /// What differs.
    pub differences: Vec<Difference>,
}

impl Compared {
    /// Compares two plans.
    #[must_use]
    pub fn of(before: &Arc<Plan>, after: &Arc<Plan>) -> Self {
        let differences = differences(before, after);
        Self { before: Arc::clone(before), after: Arc::clone(after), differences }
    }
}

/// A copy of a plan that a process left when it did not end properly.
#[derive(Debug)]
pub struct Recovered {
    /// By what the shell knows it.
    pub id: usize,
    /// The plan's file; none for one that was never saved.
    pub path: Option<PathBuf>,
    /// When the copy was written, by the desktop's clock.
    pub written: Option<DateTime>,
    /// The copy, with everything that is worked out of it.
    pub copy: Result<Document, LoadError>,
    /// How the copy differs from the file as it is now; nothing where there is no file that can be read.
    pub compared: Option<Compared>,
}

impl Recovered {
    /// Returns true when the file already holds what the copy does.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.compared.as_ref().is_some_and(|compared| compared.differences.is_empty())
    }
}

/// An earlier version of the open plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierVersion {
    /// Where it is kept.
    pub file: PathBuf,
    /// When it was saved, by the desktop's clock.
    pub saved: DateTime,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Holds what was found of an earlier version.
#[derive(Debug)]
pub struct ChosenVersion {
    /// Which one.
    pub file: PathBuf,
    /// What differs from it now; why it cannot be read.
    pub found: Result<Compared, LoadError>,
}
