//! Says what happens to the list of worksheets.

use std::path::PathBuf;

use crate::app::identity::Ticket;
use crate::plan::Bilingual;
use crate::report::worksheets::{OwnWorksheets, SheetMistake};

/// Says what happens to the list of worksheets.
#[derive(Clone, Debug, PartialEq)]
pub enum WorksheetAction {
    /// The worksheets of the user's own are to be read again.
    ReadAgain,
    /// They were read.
    Read(OwnWorksheets),
    /// A worksheet was opened on its page, by its id, or the list of them.
    Opened(Option<String>),
    /// A worksheet becomes a favourite, or is one no longer, by its id.
    Favourite(String),
    /// A file with a worksheet is to be chosen.
    Ask,
    /// It was chosen, or nothing was.
    PathChosen {
        /// What was asked.
        ticket: Ticket,
        /// The answer, a whole path.
        path: Option<PathBuf>,
    },
    /// A worksheet was added under this name, or not, for these reasons by file.
    Added(Result<Bilingual, Vec<(String, SheetMistake)>>),
    /// A worksheet of the user's own is to be taken out of the folder, by its id.
    Remove(String),
    /// The worksheet of this name was taken out, or not, for this reason.
    Removed(Bilingual, Result<(), String>),
}
