//! Taking a table of another program over: what was read, what is understood of it, what the user corrects. The work is done beside
//! the window; nothing of the plan changes before the user agrees, and then in one step.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::App;
use super::dialog::{Dialog, Failure};
use super::editing::edit;
use super::identity::Ticket;
use super::jobs::{Reports, Task, TaskKind};
use super::message::{Action, Effect};
use super::notice::Notice;
use super::page::Page;
use crate::exchange::import::{
    Book, Choices, Corrections, Days, Decision, Frame, IssueKind, Kind, Mapping, Meaning, Preview, ReadFailure,
    TablePlace, TextForm, Understood, fitted, likeliest, preview, preview_of, read, shape, tables, understand,
};
use crate::plan::{Currency, Decimal, Language, NewIds, Plan};
use crate::store::LoadError;

/// The endings of files that are tables and no plans.
const ENDINGS: [&str; 12] = ["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "tab", "txt", "md", "html", "htm", "json"];

/// How many mappings are remembered.
const MAX_MAPPINGS: usize = 50;

/// The task that reads a table.
pub const IMPORT_TASK: TaskKind = TaskKind("import");

/// What was understood of a table, and of what.
#[derive(Debug)]
pub struct SeenTable {
    /// The file.
    pub book: Arc<Book>,
    /// The tables that were found in it.
    pub tables: Vec<TablePlace>,
    /// Which of them is seen.
    pub at: usize,
    /// What its import would do.
    pub preview: Preview,
    /// What it was understood with: what the user said, or what was remembered of a table of its shape.
    corrections: Corrections,
    /// The plan that it would do it to.
    plan: Arc<Plan>,
}

/// An import that the user is looking at.
#[derive(Clone, Debug)]
pub struct Importing {
    /// The name of the file; empty for what was pasted.
    pub name: String,
    bytes: Arc<[u8]>,
    /// How a text is read.
    pub form: TextForm,
    /// The table that was chosen.
    table: Option<usize>,
    /// What its rows are unless somebody says otherwise: on the page of the log they are mentions, whatever the titles say.
    assumed: Option<Kind>,
    /// What the user said of the table.
    pub choices: Choices,
    /// Whether what was said is remembered for tables of the same shape.
    pub remembers: bool,
    /// What was understood last, or why nothing was.
    pub seen: Option<Result<Arc<SeenTable>, ReadFailure>>,
    /// True until the newest answer is there.
    pub is_reading: bool,
}

/// Something about an import.
#[derive(Debug)]
pub enum ImportAction {
    /// The desktop's dialog for a table was answered.
    PathChosen {
        /// What was asked.
        ticket: Ticket,
        /// The answer, a whole path.
        path: Option<PathBuf>,
    },
    /// The bytes of a file were read.
    Read {
        /// The file.
        path: PathBuf,
        /// What came of it.
        result: Result<Arc<[u8]>, LoadError>,
    },
    /// The table was read and understood, or not.
    Seen(Result<Arc<SeenTable>, ReadFailure>),
    /// Another table is to be seen, by its position.
    Table(usize),
    /// The rows are this.
    Kind(Kind),
    /// The column at this position of the sheet means this.
    Column(usize, Meaning),
    /// The row at this position of the sheet is settled so.
    Row(usize, Decision),
    /// Whether rows that the log has already are taken over once more.
    Repeated(bool),
    /// The amounts of the table are in this currency.
    Currency(Currency),
    /// One unit of this currency is worth so much in that of the plan; `None` where nobody says it.
    ExchangeRate(Currency, Option<Decimal>),
    /// The text is in this encoding.
    Encoding(String),
    /// This stands between the cells of the text.
    Delimiter(char),
    /// Whether the meanings are remembered.
    Remember(bool),
}

/// True for a file that is a table by its ending.
pub(super) fn is_table(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// True for a text with cells: what a spreadsheet or a chat program puts on the clipboard.
#[must_use]
pub fn is_table_text(text: &str) -> bool {
    let rows = || text.lines().filter(|line| !line.trim().is_empty());
    let many = |mark: char| rows().filter(|line| line.contains(mark)).count() >= 2;
    many('\t') || (many('|') && text.contains("--")) || text.to_ascii_lowercase().contains("<table")
}

/// Asks for a file with a table.
pub(super) fn ask(app: &mut App) -> Vec<Effect> {
    let ticket = app.ticket(None);
    vec![Effect::AskTablePath { ticket, folder: app.folder() }]
}

/// Reads a file with a table.
pub(super) fn open(app: &mut App, path: PathBuf) -> Vec<Effect> {
    app.notice = Some(Notice::Opening(path.clone()));
    vec![Effect::ReadTable { path }]
}

/// Shows what would be taken over of bytes.
pub(super) fn begin(app: &mut App, name: String, bytes: Arc<[u8]>) -> Vec<Effect> {
    let importing = Importing {
        name,
        bytes,
        form: TextForm::default(),
        table: None,
        assumed: (app.page == Page::Listening).then_some(Kind::Mentions),
        choices: Choices::default(),
        remembers: true,
        seen: None,
        is_reading: true,
    };
    app.dialog = Some(Dialog::Import(Box::new(importing)));
    look(app, false)
}

/// Asks for the table to be understood anew.
fn look(app: &mut App, reads_anew: bool) -> Vec<Effect> {
    let ids = app.ids.next(None);
    let (plan, language, today) = (Arc::clone(app.session.document.plan()), app.plan_language(), app.today);
    let mappings = app.preferences.mappings.clone();
    let Some(Dialog::Import(importing)) = &mut app.dialog else { return Vec::new() };
    importing.is_reading = true;
    let book = match &importing.seen {
        Some(Ok(seen)) if !reads_anew => Some(Arc::clone(&seen.book)),
        _ => None,
    };
    let task = See {
        name: importing.name.clone(),
        bytes: Arc::clone(&importing.bytes),
        form: importing.form.clone(),
        book,
        table: importing.table,
        assumed: importing.assumed,
        choices: importing.choices.clone(),
        mappings,
        plan,
        ids,
        language,
        today,
    };
    vec![app.jobs.start(Arc::new(task))]
}

/// Applies what happened to an import.
pub(super) fn import_action(app: &mut App, action: ImportAction) -> Vec<Effect> {
    match action {
        ImportAction::PathChosen { ticket, path } => {
            let (Some(_), Some(path)) = (app.outgoing.take(&ticket), path) else { return Vec::new() };
            open(app, path)
        }
        ImportAction::Read { path, result } => {
            app.notice.take_if(|notice| matches!(notice, Notice::Opening(_)));
            match result {
                Ok(bytes) => {
                    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                    begin(app, name, bytes)
                }
                Err(why) => {
                    app.dialog = Some(Dialog::Failure(Failure::Open { path, why }));
                    Vec::new()
                }
            }
        }
        action => {
            let Some(Dialog::Import(importing)) = &mut app.dialog else { return Vec::new() };
            let Some(reads_anew) = changed(importing, action) else { return Vec::new() };
            look(app, reads_anew)
        }
    }
}

/// Applies what the user said. Returns whether the file has to be read anew, or nothing where nothing has to be worked out.
fn changed(importing: &mut Importing, action: ImportAction) -> Option<bool> {
    match action {
        ImportAction::Seen(seen) => {
            importing.is_reading = false;
            if let Ok(seen) = &seen {
                importing.table = Some(seen.at);
            }
            importing.seen = Some(seen);
            return None;
        }
        ImportAction::Remember(remembers) => {
            importing.remembers = remembers;
            return None;
        }
        ImportAction::Table(at) => {
            importing.table = Some(at);
            importing.choices = Choices::default();
        }
        ImportAction::Kind(kind) => {
            keep_meanings(importing);
            importing.choices.corrections.kind = Some(kind);
        }
        ImportAction::Column(column, meaning) => {
            keep_meanings(importing);
            importing.choices.corrections.meanings.insert(column, meaning);
        }
        ImportAction::Row(row, decision) => {
            settle(importing, row, decision);
        }
        ImportAction::Repeated(takes) => settle_repeated(importing, takes),
        ImportAction::Currency(currency) => importing.choices.money.currency = Some(currency),
        ImportAction::ExchangeRate(currency, rate) => importing.choices.money.set_rate(currency, rate),
        ImportAction::Encoding(encoding) => {
            importing.form.encoding = Some(encoding);
            importing.table = None;
            return Some(true);
        }
        ImportAction::Delimiter(delimiter) => {
            importing.form.delimiter = Some(delimiter);
            importing.table = None;
            return Some(true);
        }
        ImportAction::PathChosen { .. } | ImportAction::Read { .. } => return None,
    }
    Some(false)
}

/// The rows that the log has already.
fn repeated(importing: &Importing) -> Vec<usize> {
    let Some(Ok(seen)) = &importing.seen else { return Vec::new() };
    let issues = seen.preview.issues().filter(|issue| matches!(issue.kind, IssueKind::AlreadyLogged { .. }));
    issues.map(|issue| issue.row).collect()
}

/// Settles a row. What the log has already is left out by itself: nothing is settled then, so that it is still said.
fn settle(importing: &mut Importing, row: usize, decision: Decision) {
    if decision == Decision::LeaveOut && repeated(importing).contains(&row) {
        importing.choices.decisions.remove(&row);
    } else {
        importing.choices.decisions.insert(row, decision);
    }
}

/// Settles all rows that the log has already.
fn settle_repeated(importing: &mut Importing, takes: bool) {
    for row in repeated(importing) {
        if takes {
            importing.choices.decisions.insert(row, Decision::TakeAgain);
        } else {
            importing.choices.decisions.remove(&row);
        }
    }
}

/// Takes what was remembered for said: with the first correction the mapping is no longer looked up.
fn keep_meanings(importing: &mut Importing) {
    if importing.choices.corrections != Corrections::default() {
        return;
    }
    let Some(Ok(seen)) = &importing.seen else { return };
    if seen.corrections.is_remembered {
        importing.choices.corrections = Corrections { is_remembered: false, ..seen.corrections.clone() };
    }
}

/// Takes the table over as one step.
pub(super) fn accept(app: &mut App, importing: Importing) -> Vec<Effect> {
    let Some(Ok(seen)) = &importing.seen else {
        app.dialog = Some(Dialog::Import(Box::new(importing)));
        return Vec::new();
    };
    let is_of_this_plan = Arc::ptr_eq(&seen.plan, app.session.document.plan());
    let (true, false, Some(change)) = (is_of_this_plan, importing.is_reading, seen.preview.edit.clone()) else {
        app.dialog = Some(Dialog::Import(Box::new(importing)));
        return look(app, false);
    };
    let mapping = Mapping::of(&seen.preview.table);
    let says_something = !mapping.columns.is_empty() || importing.choices.corrections.kind.is_some();
    let remembers = importing.remembers && says_something;
    if !edit(app, &change, None) || !remembers {
        return Vec::new();
    }
    let known = &mut app.preferences.mappings;
    // The same titles can stand over placements and over mentions.
    known.retain(|other| other.shape != mapping.shape || other.kind != mapping.kind);
    known.insert(0, mapping);
    known.truncate(MAX_MAPPINGS);
    vec![Effect::SavePreferences]
}

/// The task that reads and understands a table.
struct See {
    name: String,
    bytes: Arc<[u8]>,
    form: TextForm,
    book: Option<Arc<Book>>,
    table: Option<usize>,
    assumed: Option<Kind>,
    choices: Choices,
    mappings: Vec<Mapping>,
    plan: Arc<Plan>,
    ids: NewIds,
    language: Language,
    today: Date,
}

impl Task for See {
    fn kind(&self) -> TaskKind {
        IMPORT_TASK
    }

    fn run(&self, _: &Reports<'_>) -> Action {
        Action::Import(ImportAction::Seen(self.seen().map(Arc::new)))
    }

    fn failed(&self) -> Action {
        Action::Import(ImportAction::Seen(Err(ReadFailure::Damaged(String::new()))))
    }
}

impl See {
    fn seen(&self) -> Result<SeenTable, ReadFailure> {
        let book = match &self.book {
            Some(book) => Arc::clone(book),
            None => Arc::new(read(&self.name, &self.bytes, &self.form)?),
        };
        let today = Days { first: self.today, last: self.today };
        let frame = Frame::around(Days::of_plan(self.plan.calendar).unwrap_or(today), None);
        let tables = tables(&book, &frame);
        let at = self.table.filter(|at| *at < tables.len()).or_else(|| likeliest(&book, &tables));
        let place = at.and_then(|at| tables.get(at)).ok_or(ReadFailure::NotATable)?;
        let sheet = &book.sheets[place.sheet];
        let mut choices = self.choices.clone();
        choices.corrections.kind = choices.corrections.kind.or(self.assumed);
        // A plan with nothing in it takes the weeks and the currency of the table.
        let plan = fitted(&self.plan, sheet, place, choices.money.currency);
        let first = understand(sheet, place, &plan, &choices.corrections);
        let preview = match self.remembered(&first) {
            Some(corrections) => {
                choices.corrections = corrections;
                preview(sheet, place, &plan, &choices, self.ids, self.language)
            }
            None => preview_of(sheet, first, &plan, &choices, self.ids, self.language),
        };
        let preview = preview.for_plan(&self.plan, &plan);
        let (at, corrections) = (at.unwrap_or(0), choices.corrections);
        Ok(SeenTable { book, tables, at, preview, corrections, plan: Arc::clone(&self.plan) })
    }

    /// What was said of a table of the same shape before, where nothing was said of this one yet.
    fn remembered(&self, plain: &Understood) -> Option<Corrections> {
        if self.choices.corrections != Corrections::default() || self.mappings.is_empty() {
            return None;
        }
        let shape = shape(plain);
        let is_of_kind = |mapping: &Mapping| self.assumed.is_none() || mapping.kind == self.assumed;
        let known = self.mappings.iter().find(|mapping| mapping.shape == shape && is_of_kind(mapping))?;
        Some(known.corrections(plain, true))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::{ImportAction, is_table, is_table_text};
    use crate::app::playing::play;
    use crate::app::{Action, App, Dialog, DialogAnswer, Effect, FileAction, Preferences};
    use crate::exchange::import::Meaning;
    use crate::plan::Language;

    const TABLE: &str = "Alpha\tMessage\tImpressions\tCPM\nExample\tLaunch\t1000\t2\nOther\tLaunch\ttbc\t2\n";

    fn app() -> App {
        App::new(Preferences::default(), Language::En, date(2027, 4, 5))
    }

    #[test]
    fn a_pasted_table_is_seen_corrected_and_taken_over_in_one_step() {
        let mut app = app();
        play(&mut app, Action::Pasted(TABLE.into()));
        let Some(Dialog::Import(importing)) = &app.dialog else { panic!("{:?}", app.dialog) };
        let seen = importing.seen.as_ref().unwrap().as_ref().unwrap();
        assert_eq!((seen.preview.taken, seen.preview.left_out()), (1, 1));
        assert!(app.plan().placements.is_empty(), "nothing changes before the user agrees");
        play(&mut app, Action::Import(ImportAction::Column(0, Meaning::Audience)));
        play(&mut app, Action::Import(ImportAction::Column(0, Meaning::Channel)));
        let effects = play(&mut app, Action::Answer(DialogAnswer::Accept));
        assert!(app.dialog.is_none() && effects.contains(&Effect::SavePreferences));
        assert_eq!((app.plan().placements.len(), app.plan().channels.len()), (1, 1));
        play(&mut app, Action::Command(crate::app::Command::Undo));
        assert!(app.plan().placements.is_empty() && app.plan().channels.is_empty());
        // The meaning is remembered for the next table of this shape.
        play(&mut app, Action::Pasted(TABLE.into()));
        let Some(Dialog::Import(importing)) = &app.dialog else { panic!("{:?}", app.dialog) };
        let table = &importing.seen.as_ref().unwrap().as_ref().unwrap().preview.table;
        assert_eq!(table.columns[0].reason, crate::exchange::import::Reason::Remembered);
    }

    #[test]
    fn what_was_said_of_a_log_is_remembered_on_its_page() {
        const LOG: &str = "Zet\tTone\tWhen\tWhat\nLovely\t+\t2027-04-06\tShop\nLate\t-\t2027-04-07\tShop\n";
        let mut app = app();
        app.page = crate::app::Page::Listening;
        let table = |app: &App| {
            let Some(Dialog::Import(importing)) = &app.dialog else { panic!("{:?}", app.dialog) };
            importing.seen.as_ref().unwrap().as_ref().unwrap().preview.table.clone()
        };
        play(&mut app, Action::Pasted(LOG.into()));
        assert_eq!(table(&app).kind, crate::exchange::import::Kind::Mentions);
        play(&mut app, Action::Import(ImportAction::Column(0, Meaning::Text)));
        play(&mut app, Action::Import(ImportAction::Column(3, Meaning::Source)));
        play(&mut app, Action::Answer(DialogAnswer::Accept));
        assert_eq!(app.plan().mentions.len(), 2);
        assert_eq!(app.plan().mentions[0].source, "Shop");
        play(&mut app, Action::Pasted(LOG.into()));
        let again = table(&app);
        let reasons = [0, 3].map(|at| (again.columns[at].meaning, again.columns[at].reason));
        let remembered = crate::exchange::import::Reason::Remembered;
        assert_eq!(reasons, [(Meaning::Text, remembered), (Meaning::Source, remembered)]);
        // A correction keeps the rest of what was remembered, the kind of the rows included.
        play(&mut app, Action::Import(ImportAction::Column(3, Meaning::Notes)));
        let corrected = table(&app);
        assert_eq!((corrected.columns[0].meaning, corrected.columns[3].meaning), (Meaning::Text, Meaning::Notes));
        assert_eq!(corrected.kind, crate::exchange::import::Kind::Mentions);
        play(&mut app, Action::Answer(DialogAnswer::Cancel));
        // Elsewhere the same titles are recognised too.
        app.page = crate::app::Page::Plan;
        play(&mut app, Action::Pasted(LOG.into()));
        assert_eq!(table(&app).kind, crate::exchange::import::Kind::Mentions);
    }

    #[test]
    fn tables_without_titles_are_told_by_what_stands_in_them() {
        let mut app = app();
        let reasons = |app: &App| {
            let Some(Dialog::Import(importing)) = &app.dialog else { panic!("{:?}", app.dialog) };
            let table = &importing.seen.as_ref().unwrap().as_ref().unwrap().preview.table;
            [0, 1, 2].map(|at| table.columns[at].reason == crate::exchange::import::Reason::Remembered)
        };
        play(&mut app, Action::Pasted("North\tReel\t5000\nSouth\tFilm\t7000\n".into()));
        play(&mut app, Action::Import(ImportAction::Column(0, Meaning::Geography)));
        play(&mut app, Action::Import(ImportAction::Column(1, Meaning::Channel)));
        play(&mut app, Action::Answer(DialogAnswer::Accept));
        play(&mut app, Action::Pasted("East\tSpot\t900\nWest\tPoster\t40\n".into()));
        assert_eq!(reasons(&app), [true, true, false]);
        play(&mut app, Action::Answer(DialogAnswer::Cancel));
        play(&mut app, Action::Pasted("5000\tReel\tNorth\n7000\tFilm\tSouth\n".into()));
        assert_eq!(reasons(&app), [false; 3], "as many columns, of other things");
    }

    #[test]
    fn files_that_are_tables_are_imported_and_not_opened() {
        let mut app = app();
        let effects = play(&mut app, Action::File(FileAction::Open("/x/plan v3 FINAL.XLSX".into())));
        assert_eq!(effects, [Effect::ReadTable { path: "/x/plan v3 FINAL.XLSX".into() }]);
        let bytes: Arc<[u8]> = TABLE.as_bytes().into();
        play(&mut app, Action::Import(ImportAction::Read { path: "/x/plan.csv".into(), result: Ok(bytes) }));
        assert!(matches!(&app.dialog, Some(Dialog::Import(importing)) if importing.name == "plan.csv"));
        play(&mut app, Action::Answer(DialogAnswer::Cancel));
        assert!(app.dialog.is_none());
        assert!(is_table("a.ods".as_ref()) && !is_table("a.imc.ron".as_ref()) && !is_table("a".as_ref()));
        assert!(is_table_text(TABLE) && !is_table_text("a sentence\nand another"));
    }
}
