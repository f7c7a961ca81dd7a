//! Says what the status line says, as data.

use std::path::PathBuf;

use crate::edit::{EditError, EditName};
use crate::plan::Bilingual;

/// Counts what was pasted from another plan, and what of it needs another look here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastedFigures {
    /// All placements.
    pub placements: usize,
    /// Those not wholly inside the weeks of the plan.
    pub outside: usize,
    /// Those whose cost cannot be worked out here.
    pub without_cost: usize,
}

/// Something worth one line.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The plan is being read.
    Opening(PathBuf),
    /// The plan was opened.
    Opened(PathBuf),
    /// Figures show the difference to the plan as it is now.
    Pinned,
    /// So many plans were dropped on the window together, and none was opened.
    OnePlanAtATime(usize),
    /// Placements of another plan were pasted.
    Pasted(PastedFigures),
    /// A plan of another file stands beside the open one.
    Compared(PathBuf),
    /// A schedule became an alternative without so many placements, whose message or channel the plan does not have.
    TakenOver(usize),
    /// The plan was saved.
    Saved(PathBuf),
    /// The plan was exported to this file.
    Exported(PathBuf),
    /// The system prints it, under this name.
    Printed(String),
    /// What is printed is open in another program, from this file.
    OpenedToPrint(PathBuf),
    /// A plot is on the clipboard as a picture.
    PictureCopied,
    /// A text is on the clipboard.
    TextCopied,
    /// A table is on the clipboard.
    TableCopied,
    /// A worksheet of the user's own was added, under this name.
    WorksheetAdded(Bilingual),
    /// A file with a worksheet could not be added; what is wrong with it is on the Worksheets page.
    WorksheetRefused,
    /// A worksheet of the user's own was taken out of the folder; its answers stay.
    WorksheetRemoved(Bilingual),
    /// A worksheet could not be taken out, for this reason.
    WorksheetKept(String),
    /// What was asked for follows once the plan is saved.
    WaitsForSaving,
    /// Nothing was written where a dialog asked for another plan than the open one.
    OtherPlan,
    /// A table was not taken over: it was asked for another plan than the open one.
    TableOfOtherPlan,
    /// A plan that is no longer open could not be written to this file.
    NotSaved(PathBuf),
    /// A copy that a crash left was opened.
    Recovered,
    /// The plan was last shown with newer calculations, of this version.
    NewerCalculations(u32),
    /// A step was taken back.
    Undone(EditName),
    /// A step was done again.
    Redone(EditName),
    /// So many placements are on the clipboard.
    Copied(usize),
    /// A message is needed before anything can be placed.
    NoMessageToPlace,
    /// A channel is needed before anything can be placed.
    NoChannelToPlaceOn,
    /// The desktop's clipboard holds no placements of this program.
    NothingToPaste,
    /// What was pasted on a worksheet belongs into a field of it.
    PasteIntoField,
    /// There is no room in the plan's weeks.
    NoRoom,
    /// There is no channel where something was to be moved.
    NoChannelThere,
    /// So many quantities that were pasted lie beyond the plan's last week.
    PastedBeyond(usize),
    /// A placement got so many weeks long by what was pasted.
    PastedLonger(u32),
    /// The edit did not fit the plan.
    Refused(EditError),
    /// A field was left with a text that it does not understand.
    EntryRefused(RefusedEntry),
}

/// Holds what was typed into a field and not understood. The plan is as it was before the field was entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedEntry {
    /// What the field is called.
    pub field: String,
    /// What stood in it.
    pub typed: String,
    /// Why it is not understood, as a sentence.
    pub why: String,
}
