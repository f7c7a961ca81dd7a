//! Says what can happen to the program, and what the shell must do outside: plain data, on which everything else in `app`
//! stands.

mod alternatives;
mod book;
mod export;
mod files;
mod flowchart;
mod importing;
mod job;
mod new_plan;
mod overlaps;
mod presenting;
mod printing;
mod recovery;
mod worksheets;

use std::path::PathBuf;
use std::sync::Arc;

pub use alternatives::AlternativeAction;
pub use book::{BookAction, LaidBook, PagePicture};
pub use export::{ExportAction, ExportFailure};
pub use files::{AfterSaving, FileAction, PathDialog};
pub use flowchart::FlowchartAction;
pub use importing::ImportAction;
pub(super) use job::Work;
pub use job::{Job, Reports, Task, TaskKind, Unanswered};
pub use new_plan::NewPlanAction;
pub use overlaps::FittedOverlaps;
pub use presenting::PresentationAction;
pub use printing::{PrintAction, PrintChoice, PrintFailure, PrintOutcome, PrintPages, PrintWhat, Printers};
pub use recovery::{RecoveryAction, VersionAction};
pub use worksheets::WorksheetAction;

use super::command::Command;
use super::document::PlanToWrite;
use super::export::ForClipboard;
use super::identity::{DocumentKey, Ticket};
use super::notice::Notice;
use super::page::Page;
use super::print_job::PrintJob;
use super::room::RoomChange;
use super::selection::ListeningPart;
use super::visit::VisitEdit;
use crate::analysis::{Answer, Question, QuestionKind};
use crate::edit::{Edit, GestureId, ItemId, MoveBy};
use crate::plan::{AudienceId, Bilingual, ChannelId, MentionId, MessageId, RelationAim};
use crate::store::ExpectedOnDisk;

/// One thing that happened: the user did something, or an effect came back.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "an action lives for one call; boxing would only obscure the callers")]
pub enum Action {
    /// A command was given, from a menu, a shortcut, the palette or a button.
    Command(Command),
    /// The plan is to be changed.
    Edit {
        /// How.
        edit: Edit,
        /// The gesture that it belongs to, if any.
        gesture: Option<GestureId>,
    },
    /// The plan is to be changed by a visit to a field: the edit is built from the plan before the visit.
    Visit {
        /// The visit; its edits replace each other.
        visit: GestureId,
        /// Builds the edit.
        edit: VisitEdit,
    },
    /// The desktop's clipboard was given to the flowchart.
    Pasted(String),
    /// This gesture is over, if it is the one that is going on: nothing ends another's gesture.
    EndGesture(GestureId),
    /// This gesture is taken back, if it is the one that is going on.
    CancelGesture(GestureId),
    /// A field was left with a text that it does not understand; its value is the one from before the visit.
    Say(Notice),
    /// Something happened on the flowchart.
    Flowchart(FlowchartAction),
    /// Something about the list of worksheets.
    Worksheet(WorksheetAction),
    /// Something in the dialog of a new plan.
    NewPlan(NewPlanAction),
    /// Another page is shown.
    GoTo(Page),
    /// A thing is shown on its page, selected.
    Show(ItemId),
    /// Another message is current, or none.
    CurrentMessage(Option<MessageId>),
    /// Another audience is current; all of them when none.
    CurrentAudience(Option<AudienceId>),
    /// Another channel is current.
    CurrentChannel(Option<ChannelId>),
    /// Another mention is current.
    CurrentMention(Option<MentionId>),
    /// Another part of the Listening page is shown.
    ShowListening(ListeningPart),
    /// Something is to be done for the community, for this aim.
    AddRelation(RelationAim),
    /// A thing is to be removed, after a question when it is in use.
    Remove(ItemId),
    /// A thing is to be copied right after itself.
    Duplicate(ItemId),
    /// A thing is to be moved by so many places in its list.
    Reorder(ItemId, MoveBy),
    /// A channel of the catalogue is to be added, by its position there.
    AddFromCatalogue(usize),
    /// Something about alternatives and what the plan is compared with.
    Alternative(AlternativeAction),
    /// Something about files.
    File(FileAction),
    /// Something about a table that is taken over.
    Import(ImportAction),
    /// Something about copies that a crash left.
    Recovery(RecoveryAction),
    /// Something about earlier versions.
    Version(VersionAction),
    /// Something about exports.
    Export(ExportAction),
    /// Something about the pages of the book.
    Book(BookAction),
    /// Something about the slides on the screen.
    Presentation(PresentationAction),
    /// Something about what is printed.
    Print(PrintAction),
    /// So many steps of the history shall be done.
    JumpTo(usize),
    /// The open dialog was answered.
    Answer(DialogAnswer),
    /// The text of the open dialog (a path, the palette's query).
    DialogText(String),
    /// The marked line of the palette, or of what was found in the plan.
    PaletteMark(usize),
    /// Something was drawn on the flowchart, but there is no message to place.
    NothingToPlace,
    /// The window wants to close.
    CloseRequested,
    /// The rail of pages is folded, or open.
    FoldRail(bool),
    /// The window has another size, in points.
    WindowSize(f32, f32),
    /// The width of a flowchart week relative to the width that fits.
    Zoom(f32),
    /// The window looks at the answers to these questions, and at no others.
    LookAt(Vec<Question>),
    /// The overlaps that meet what was stated about pairs of channels were fitted.
    OverlapsFitted(Box<FittedOverlaps>),
    /// The work on the question of this kind ends with what it has found so far, which becomes its answer.
    EndEarly(QuestionKind),
    /// A question was worked out, or not.
    WorkedOut {
        /// The job's number.
        number: u64,
        /// What came of it.
        result: Result<Arc<Answer>, Unanswered>,
    },
    /// A task is to be worked on beside the window.
    StartTask(Arc<dyn Task>),
    /// The task of this kind is to be stopped, if one goes on.
    StopTask(TaskKind),
    /// A task that goes on, or has ended, says that something happened.
    TaskReported {
        /// The job's number.
        number: u64,
        /// Whether it has ended.
        is_over: bool,
        /// What happened.
        action: Box<Action>,
    },
    /// The room of the Plan page is shared otherwise.
    Room(RoomChange),
}

/// The answer to a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogAnswer {
    /// Yes, do it (save first, where that is the question).
    Accept,
    /// Do it without saving.
    Discard,
    /// Leave everything as it is.
    Cancel,
    /// Save under another name instead.
    SaveAs,
    /// Drop what is open and read the file again.
    Reload,
}

/// Something to be done outside the program's own state. Its result comes back as an [`Action`], with the ticket or the key.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask for a plan to open.
    AskOpenPath {
        /// For what document.
        ticket: Ticket,
        /// Where to begin.
        folder: Option<PathBuf>,
    },
    /// Ask where to save.
    AskSavePath {
        /// For what document.
        ticket: Ticket,
        /// Where to begin.
        folder: Option<PathBuf>,
        /// The file name to offer.
        name: String,
    },
    /// Ask for a file with a table.
    AskTablePath {
        /// For what document.
        ticket: Ticket,
        /// Where to begin.
        folder: Option<PathBuf>,
    },
    /// Read the bytes of a file with a table.
    ReadTable {
        /// For what document.
        ticket: Ticket,
        /// The file.
        path: PathBuf,
    },
    /// Look at a path that was typed.
    Settle {
        /// For what document.
        ticket: Ticket,
        /// What the path is for.
        purpose: PathDialog,
        /// What was typed.
        text: String,
    },
    /// Read this plan.
    Read {
        /// What it would replace.
        ticket: Ticket,
        /// The file.
        path: PathBuf,
    },
    /// Write this plan.
    Write {
        /// The document and the plan that the bytes are.
        ticket: Ticket,
        /// The file.
        path: PathBuf,
        /// What it will hold.
        contents: PlanToWrite,
        /// What the file is known to hold now.
        expected: ExpectedOnDisk,
    },
    /// Ask where an exported file goes.
    AskExportPath {
        /// For what document.
        ticket: Ticket,
        /// Where to begin.
        folder: Option<PathBuf>,
        /// The file name to offer.
        name: String,
        /// The usual ending.
        extension: &'static str,
    },
    /// Write an exported file.
    WriteExport {
        /// The file.
        path: PathBuf,
        /// What it will hold.
        bytes: Arc<[u8]>,
        /// What the file is known to hold now.
        expected: ExpectedOnDisk,
    },
    /// Ask which printers there are.
    ListPrinters,
    /// Print a document.
    Print {
        /// How.
        job: PrintJob,
        /// Its pages, as a PDF.
        bytes: Arc<[u8]>,
    },
    /// List the earlier versions of this plan.
    ListVersions {
        /// The document.
        key: DocumentKey,
        /// The plan's file.
        path: PathBuf,
    },
    /// Read an earlier version.
    ReadVersion {
        /// The document.
        key: DocumentKey,
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
    /// Ask for a file with a worksheet.
    AskWorksheetPath {
        /// For what document.
        ticket: Ticket,
        /// Where to begin.
        folder: Option<PathBuf>,
    },
    /// Look at a file with a worksheet, and put it among the user's own.
    AddWorksheet {
        /// The file.
        path: PathBuf,
    },
    /// Take a worksheet out of the user's own.
    RemoveWorksheet {
        /// The name of its file in the folder.
        file: String,
        /// What it is called.
        name: Bilingual,
    },
    /// Read the worksheets of the user's own.
    ReadWorksheets,
    /// Keep the preferences.
    SavePreferences,
    /// Put text on the clipboard.
    CopyText(String),
    /// Put a picture, or a table in several formats, on the clipboard.
    Copy(ForClipboard),
    /// Give what the desktop's clipboard holds to what has the focus.
    AskClipboard,
    /// Work on this beside the window.
    WorkOut(Job),
    /// End the program.
    Quit {
        /// Whether the recovery copy stays: a save has not ended.
        keeps_copy: bool,
    },
}
