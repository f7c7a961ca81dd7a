//! All behaviour of the program, without a window: [`App`] is its state, [`Action`] what can happen to it,
//! [`update()`] what then follows, [`Effect`] what the shell must do outside.
//!
//! Nothing here draws or does I/O, so a test plays a session as a list of actions.

mod actuals;
mod alternatives;
mod answers;
mod book;
mod calendar_setting;
mod command;
mod command_row;
mod command_table;
mod commands;
mod copying;
mod dialog;
mod document;
mod editing;
mod export;
mod files;
mod find;
pub mod flowchart;
mod found;
mod identity;
mod importing;
mod jobs;
mod message;
mod new_plan;
mod notice;
mod outgoing;
mod overlaps;
mod own_worksheets;
mod page;
mod palette;
mod panels;
#[cfg(test)]
mod playing;
mod preferences;
mod presenting;
mod print_job;
mod printing;
mod recovery;
mod room;
mod saving;
mod selection;
mod session;
mod update;
mod visit;
mod what_if;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

pub use actuals::{
    ActualLine, ActualRow, ActualRowError, actuals_table, read_actuals, record_actuals, record_week, replaced_by,
};
pub use alternatives::{PlanBeside, name_in_exchange};
pub use book::BookDesk;
pub use calendar_setting::CalendarSetting;
pub use command::{Command, Key, Menu, Shortcut, Submenu};
pub use dialog::{
    Beginning, Dialog, Failure, FindInPlan, Importing, NewPlan, PathComplaint, Printing, SeenTable, TextsIn,
    TypedImport, UnseenTable,
};
pub use document::{Document, PlanToWrite};
pub use export::{
    COPY_TASK, ComparisonFile, EXPORT_TASK, ExportChoice, ExportLanguage, ExportPreview, ExportThing, Exporting,
    ForClipboard, PREVIEW_TASK, PlotPicture, SheetPicture, Shown, plot_picture, sheet_picture,
};
pub use find::Reveal;
pub use flowchart::{Edge, FlowchartLayout, Lane, Row};
pub use found::{ChosenVersion, Compared, EarlierVersion, Recovered};
pub use identity::{DocumentKey, Ticket};
pub use importing::{IMPORT_TASK, is_figure, is_table_text};
pub use jobs::{Found, Jobs};
pub use message::{
    Action, AfterSaving, AlternativeAction, BookAction, DialogAnswer, Effect, ExportAction, ExportFailure, FileAction,
    FittedOverlaps, FlowchartAction, ImportAction, Job, LaidBook, NewPlanAction, PagePicture, PathDialog,
    PresentationAction, PrintAction, PrintChoice, PrintFailure, PrintOutcome, PrintPages, PrintWhat, Printers,
    RecoveryAction, Reports, Task, TaskKind, Unanswered, VersionAction, WorksheetAction,
};
pub use notice::{Notice, PastedFigures, RefusedEntry};
pub use overlaps::refitted;
pub use own_worksheets::ChangedAnswer;
pub use page::Page;
pub use palette::{menus as command_menus, palette_matches};
pub use preferences::{DigitsChoice, LanguageChoice, Preferences, ThemeChoice};
pub use presenting::Presentation;
pub use print_job::{MOST_COPIES, PrintJob, page_range};
pub use printing::{PRINT_TASK, things_of};
pub use room::{INSPECTOR_WIDTHS, MESSAGES_WIDTHS, Panel, Room, RoomChange, RowHeights};
pub use selection::{Cell, Current, ListeningPart, Selection};
pub use update::update;
pub use visit::VisitEdit;
pub use what_if::{WhatIfDialog, WhatIfKind};

use self::outgoing::Outgoing;
use self::session::Session;
use crate::plan::{Currency, Language, PlacementId};
use crate::report::worksheets::{OwnWorksheets, SheetMistake};
use crate::store::SaveError;
use crate::text::{Country, Digits, Direction, Locale, Region, WeekStart};

/// The state of the program: one document, what is selected in it, what is being asked.
#[derive(Debug)]
pub struct App {
    /// The open document with its identity.
    session: Session,
    /// The page that is shown.
    pub page: Page,
    /// The selected placements.
    pub selection: Selection,
    /// What is current on each list page, and the message that the flowchart places.
    pub current: Current,
    /// The flowchart cell that the keyboard acts on.
    pub cursor: Option<Cell>,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// The last thing worth saying in the status line.
    pub notice: Option<Notice>,
    /// What the user set once and for all.
    pub preferences: Preferences,
    /// The language of the desktop, for [`LanguageChoice::System`].
    pub system_language: Language,
    /// Where the desktop says that the reader lives, where it does: for what [`Preferences`] leave to it.
    pub system_country: Option<Country>,
    /// Today, for the calendar of a new plan.
    pub today: Date,
    /// The text that a search led to, to be brought into view.
    pub reveal: Option<Reveal>,
    /// The answer of a worksheet that undo or redo changed last, to be brought into view.
    pub changed_answer: Option<ChangedAnswer>,
    /// What was chosen of a new plan while the desktop asks for its pattern.
    waiting_plan: Option<Box<NewPlan>>,
    /// The new plan that takes the place of the open one once that is asked about.
    made_document: Option<Box<Document>>,
    /// Worksheets of the user's own.
    pub own_worksheets: OwnWorksheets,
    /// The worksheet that is open on its page, by its id; none while the list is shown.
    pub open_worksheet: Option<String>,
    /// What is wrong with the worksheet that was to be added last, by file; nothing once one was added.
    pub refused_worksheet: Vec<(String, SheetMistake)>,
    /// Whether the start page is shown: no plan was opened yet, and nothing was done with the empty one.
    pub shows_start: bool,
    /// Whether the glossary stands at the end side of the window.
    pub shows_glossary: bool,
    /// The placement that was just put on, or moved to, a channel without a known quantity: its field asks for one.
    pub asks_quantity: Option<PlacementId>,
    /// How often a panel of the Plan page was asked to fold or unfold, and which one was asked last.
    pub asked_panel: (u64, Panel),
    /// Width of a flowchart week relative to the width that fits the window; 1 fits.
    pub zoom: f32,
    /// Copies that processes left which did not end properly.
    pub recovered: Vec<Recovered>,
    /// Why recovery copies of the open plan cannot be kept, where they cannot.
    pub copy_trouble: Option<SaveError>,
    /// Why no earlier version was kept when a plan was saved last, where none was.
    pub version_trouble: Option<SaveError>,
    /// Counts the dialogs that were opened: a view knows by it that another one has come up.
    pub dialog_number: u64,
    /// The number of the last dialog that came up by itself, and not by what the user did.
    pub sudden_dialog: Option<u64>,
    offers_recovery: bool,
    /// What is worked out beside the window.
    jobs: Jobs,
    /// The pages of the book.
    book: BookDesk,
    /// The slides that are shown on the whole screen, while they are.
    presentation: Presentation,
    /// What has left the program and has not come back.
    outgoing: Outgoing,
    /// Tables that were dropped together with a plan: they are read for that plan once it is open.
    tables_with_plan: Option<(PathBuf, Vec<PathBuf>)>,
    /// Questions about a document that come up once the open dialog is answered.
    questions: VecDeque<(DocumentKey, Dialog)>,
    /// What has come back from outside while a dialog was open.
    later: VecDeque<Action>,
    ids: crate::plan::IdSource,
    clipboard: Vec<crate::plan::Placement>,
    created_in_gesture: Vec<crate::plan::PlacementId>,
    /// The thing that was last made, with the number of things made so far: its name is what is typed next.
    pub new_item: Option<(u64, crate::edit::ItemId)>,
    /// What was last copied, as text: the desktop's clipboard may hold something else by now.
    copied: Option<String>,
    /// The document of what was last copied from the flowchart, as other running programs paste it.
    copied_document: Option<String>,
    /// What is exported once it is said where it goes: what was asked, what it is, and where its name says.
    pending_export: Option<(Ticket, export::Pending, PathBuf)>,
}

impl App {
    /// Returns the program as it starts, with an empty plan that begins with the first week from `today` on.
    #[must_use]
    pub fn new(preferences: Preferences, system_language: Language, today: Date) -> Self {
        let preferences = preferences.usable();
        Self {
            session: Session::new(Document::new(&files::new_plan(Currency::default(), today))),
            page: Page::Plan,
            selection: Selection::default(),
            current: Current::default(),
            cursor: None,
            dialog: None,
            waiting_plan: None,
            made_document: None,
            own_worksheets: OwnWorksheets::default(),
            open_worksheet: None,
            refused_worksheet: Vec::new(),
            shows_start: false,
            shows_glossary: false,
            notice: None,
            preferences,
            system_language,
            system_country: None,
            today,
            reveal: None,
            changed_answer: None,
            asks_quantity: None,
            asked_panel: (0, Panel::Inspector),
            zoom: 1.0,
            recovered: Vec::new(),
            copy_trouble: None,
            version_trouble: None,
            dialog_number: 0,
            sudden_dialog: None,
            offers_recovery: false,
            jobs: Jobs::default(),
            book: BookDesk::default(),
            presentation: Presentation::default(),
            outgoing: Outgoing::default(),
            tables_with_plan: None,
            questions: VecDeque::new(),
            later: VecDeque::new(),
            ids: crate::plan::IdSource::default(),
            clipboard: Vec::new(),
            created_in_gesture: Vec::new(),
            new_item: None,
            copied: None,
            copied_document: None,
            pending_export: None,
        }
        .with_empty_plan()
    }

    /// Returns the program's state with an empty plan that begins with the first week from today on.
    fn with_empty_plan(mut self) -> Self {
        let start = self.week_start().from(self.today);
        self.session = Session::new(Document::new(&files::new_plan(self.usual_currency(), start)));
        self
    }

    /// Returns the program as it starts, with the start page in place of an empty plan.
    #[must_use]
    pub fn with_start_page(self) -> Self {
        Self { shows_start: true, ..self }
    }

    /// Returns the program with ids that no other editor makes: `seed` is a number that no other run of the program has.
    #[must_use]
    pub fn making_ids_from(self, seed: u64) -> Self {
        Self { ids: crate::plan::IdSource::seeded(seed), ..self }
    }

    /// Returns the program as it starts where the desktop says that the reader lives in `country`.
    #[must_use]
    pub fn in_country(self, country: Option<Country>) -> Self {
        Self { system_country: country, ..self }.with_empty_plan()
    }

    /// Returns the language that the interface speaks.
    #[must_use]
    pub fn language(&self) -> Language {
        match self.preferences.language {
            LanguageChoice::System => self.system_language,
            LanguageChoice::English => Language::En,
            LanguageChoice::Arabic => Language::Ar,
        }
    }

    /// Returns how the interface writes numbers and dates.
    #[must_use]
    pub fn locale(&self) -> Locale {
        let language = self.language();
        let hijri = self.preferences.hijri.unwrap_or(language == Language::Ar);
        Locale { language, digits: self.digits(), region: self.region(), hijri }
    }

    /// Returns the digits of Arabic texts: those that the reader chose, else those of the country.
    #[must_use]
    pub fn digits(&self) -> Digits {
        let chosen = self.preferences.digits.chosen();
        chosen.or_else(|| self.system_country.map(Country::digits)).unwrap_or_default()
    }

    /// Returns whose names of the months Arabic texts use.
    #[must_use]
    pub fn region(&self) -> Region {
        let chosen = self.preferences.region;
        chosen.or_else(|| self.system_country.map(Country::months)).unwrap_or_default()
    }

    /// Returns the day on which weeks begin.
    #[must_use]
    pub fn week_start(&self) -> WeekStart {
        // Of the countries of a region the reader's own, where it is one of them.
        let region = self.region();
        let country = self.system_country.filter(|country| country.months() == region);
        let of_place = || country.map_or_else(|| region.week_start(), Country::week_start);
        self.preferences.week_start.unwrap_or_else(of_place)
    }

    /// Returns the currency that a new plan has until another is chosen: that of the last plan, else that of the country.
    #[must_use]
    pub fn usual_currency(&self) -> Currency {
        let of_last = self.preferences.currency.parse().ok();
        of_last.or_else(|| self.system_country.map(Country::currency)).unwrap_or_default()
    }

    /// Returns whether later weeks stand at the left.
    #[must_use]
    pub fn time_runs_left(&self) -> bool {
        Direction::of(self.language()).is_right_to_left() && !self.preferences.time_left_to_right
    }

    /// Returns the language in which the plan's own texts are shown.
    #[must_use]
    pub fn plan_language(&self) -> Language {
        self.preferences.plan_language.unwrap_or_else(|| self.language())
    }

    /// Returns the open document: the plan with its history, file and results.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.session.document
    }

    /// Returns the key of the open document, under which views keep what they remember of it.
    #[must_use]
    pub fn document_key(&self) -> DocumentKey {
        self.session.key
    }

    /// Returns what is worked out beside the window.
    #[must_use]
    pub fn jobs(&self) -> &Jobs {
        &self.jobs
    }

    /// Returns the plan as it is now.
    #[must_use]
    pub fn plan(&self) -> &crate::plan::Plan {
        self.session.document.plan()
    }

    /// Returns true while a plan is being written to its file.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.outgoing.is_writing()
    }

    /// Issues a ticket for a request on behalf of the open plan; `next` happens after it.
    fn ticket(&mut self, next: Option<AfterSaving>) -> Ticket {
        self.outgoing.issue(self.session.key, self.session.document.plan(), next)
    }

    /// Opens a dialog about the open document, or once the one that is open is answered.
    fn ask(&mut self, dialog: Dialog) {
        if self.dialog.is_none() {
            self.dialog = Some(dialog);
        } else {
            self.questions.push_back((self.session.key, dialog));
        }
    }

    /// Returns the folder in which a question for a path begins.
    fn folder(&self) -> Option<PathBuf> {
        let path = self
            .path()
            .or(self.session.document.beside.as_deref())
            .or_else(|| self.preferences.recent.first().map(PathBuf::as_path))?;
        path.parent().map(Path::to_path_buf)
    }

    /// Returns the file of the plan, when it has one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.session.document.path.as_deref()
    }
}
