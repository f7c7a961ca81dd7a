//! Taking a table of another program over: what was read, what is understood of it, what the user corrects. The work is done beside
//! the window; nothing of the plan changes before the user agrees, and then in one step.

mod seeing;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::seeing::See;
pub use self::seeing::is_figure;
use super::App;
use super::dialog::{Dialog, Failure};
use super::document::Document;
use super::editing::edit;
use super::files::proceed;
use super::identity::Ticket;
use super::jobs::TaskKind;
use super::message::{AfterSaving, Effect};
use super::notice::Notice;
use super::page::Page;
use crate::analysis::Analysis;
use crate::exchange::import::{
    Book, Choices, Corrections, Decision, Kind, Mapping, Meaning, Preview, Question, ReadFailure, TablePlace, TextForm,
    exchange_rate, whole_quantity,
};
use crate::plan::{Currency, Decimal, Plan};
use crate::store::LoadError;

/// The endings of files that are tables and no plans.
const ENDINGS: [&str; 12] = ["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "tab", "txt", "md", "html", "htm", "json"];

/// How many mappings are remembered.
const MAX_MAPPINGS: usize = 50;

/// The task that reads a table.
pub const IMPORT_TASK: TaskKind = TaskKind("import");

/// Holds what was understood of a table, and of what.
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
    /// How much more than its budget the plan would spend.
    pub over: Option<Decimal>,
    /// The longest figure of each column, in the order of the columns; empty where there is none.
    pub longest_figures: Vec<String>,
    /// What it was understood with: what the user said, or what was remembered of a table of its shape.
    corrections: Corrections,
    /// The plan that it would do it to.
    plan: Arc<Plan>,
}

/// Says why no table was seen, and how the text was read in which there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnseenTable {
    /// Why.
    pub why: ReadFailure,
    /// The encoding of the text, where it was read.
    pub encoding: Option<&'static str>,
    /// What was taken for what stands between its cells.
    pub delimiter: Option<char>,
}

impl Importing {
    /// Returns true where what was remembered of tables of this shape was used.
    #[must_use]
    pub fn uses_remembered(&self) -> bool {
        let is_seen = self.seen.as_ref().and_then(|seen| seen.as_ref().ok());
        self.memory == Memory::Used || is_seen.is_some_and(|seen| seen.corrections.is_remembered)
    }
}

impl From<ReadFailure> for UnseenTable {
    fn from(why: ReadFailure) -> Self {
        Self { why, encoding: None, delimiter: None }
    }
}

/// What becomes of what was remembered of tables of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Memory {
    /// It is used where nothing was said yet.
    Open,
    /// It was used, and then corrected.
    Used,
    /// It is not to be used.
    Unwanted,
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
    /// What becomes of what was remembered of tables of this shape.
    memory: Memory,
    /// True where the columns of a timeline have a list of meanings each.
    pub weeks_apart: bool,
    /// What its rows are unless somebody says otherwise: on the page of the log they are mentions, whatever the titles say.
    assumed: Option<Kind>,
    /// What the user said of the table.
    pub choices: Choices,
    /// Whether what was said is remembered for tables of the same shape.
    pub remembers: bool,
    /// What stands in fields whose text cannot be read, or has another form than the program gives it.
    pub typed: TypedImport,
    /// What was understood last, or why nothing was.
    pub seen: Option<Result<Arc<SeenTable>, UnseenTable>>,
    /// The results of the whole plan that the document holds, where this program wrote it.
    pub whole: Option<Arc<Analysis>>,
    /// True until the newest answer is there.
    pub is_reading: bool,
}

/// Holds what stands in the fields of an import as it was typed, as long as its dialog is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedImport {
    /// What one unit of a currency is worth, by the code of the currency.
    pub rates: BTreeMap<String, String>,
    /// The quantities of rows, by their positions in the sheet.
    pub quantities: BTreeMap<usize, String>,
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
        /// What was asked.
        ticket: Ticket,
        /// The file.
        path: PathBuf,
        /// What came of it.
        result: Result<Arc<[u8]>, LoadError>,
    },
    /// The table was read and understood, or not.
    Seen {
        /// What was understood, or why nothing was.
        seen: Result<Arc<SeenTable>, UnseenTable>,
        /// The results of the whole plan that a document of the open format holds, where this program wrote it.
        whole: Option<Arc<Analysis>>,
    },
    /// The whole plan that the document holds is to be opened.
    OpenWhole,
    /// Another table is to be seen, by its position.
    Table(usize),
    /// The rows are this.
    Kind(Kind),
    /// The column at this position of the sheet means this.
    Column(usize, Meaning),
    /// The columns at these positions of the sheet mean this.
    Columns(Vec<usize>, Meaning),
    /// Whether the columns of a timeline are given their meanings each by itself.
    WeeksApart(bool),
    /// What was remembered of tables of this shape is not to be used.
    Afresh,
    /// This kind of question of the row at this position of the sheet is settled so.
    Row(usize, Question, Decision),
    /// This kind of question is settled so in all rows that raise it.
    AllRows(Question, Decision),
    /// The amounts of the table are in this currency.
    Currency(Currency),
    /// One unit of this currency is worth what was typed in that of the plan; nobody says it where that is no rate.
    ExchangeRate(Currency, String),
    /// The row at this position of the sheet has the quantity that was typed; it is left out where that is none.
    Quantity(usize, String),
    /// The text is in this encoding.
    Encoding(String),
    /// This stands between the cells of the text.
    Delimiter(char),
    /// Whether the meanings are remembered.
    Remember(bool),
}

/// Returns true for a file that is a table by its ending.
pub(super) fn is_table(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Returns true for a text with cells: what a spreadsheet or a chat program puts on the clipboard.
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

/// Reads a file with a table, for the document that is open.
pub(super) fn open(app: &mut App, path: PathBuf) -> Vec<Effect> {
    app.notice = Some(Notice::Opening(path.clone()));
    let ticket = app.ticket(None);
    vec![Effect::ReadTable { ticket, path }]
}

/// Reads the tables that wait for the plan at `path`, which is open now.
pub(super) fn open_with_plan(app: &mut App, path: &Path) -> Vec<Effect> {
    let waiting = app.tables_with_plan.take().filter(|(plan, _)| plan == path);
    let tables = waiting.map(|(_, tables)| tables).unwrap_or_default();
    tables.into_iter().flat_map(|table| open(app, table)).collect()
}

/// Takes the answer to a request about a table. Returns false where it was taken before, or another document is open by now: the
/// table was meant for that one, which is said.
fn is_for_this_document(app: &mut App, ticket: &Ticket) -> bool {
    if app.outgoing.take(ticket).is_none() {
        return false;
    }
    let is_open = ticket.key == app.session.key;
    if !is_open {
        app.notice = Some(Notice::TableOfOtherPlan);
    }
    is_open
}

/// Shows what would be taken over of bytes.
pub(super) fn begin(app: &mut App, name: String, bytes: Arc<[u8]>) -> Vec<Effect> {
    let importing = Importing {
        name,
        bytes,
        form: TextForm::default(),
        table: None,
        memory: Memory::Open,
        weeks_apart: false,
        assumed: (app.page == Page::Listening).then_some(Kind::Mentions),
        choices: Choices::default(),
        remembers: true,
        typed: TypedImport::default(),
        seen: None,
        whole: None,
        is_reading: true,
    };
    app.dialog = Some(Dialog::Import(Box::new(importing)));
    look(app, false)
}

/// Asks for the table to be understood anew.
fn look(app: &mut App, reads_anew: bool) -> Vec<Effect> {
    let ids = app.ids.next(None);
    let (plan, language, today) = (Arc::clone(app.session.document.plan()), app.plan_language(), app.today);
    let Some(Dialog::Import(importing)) = &mut app.dialog else { return Vec::new() };
    let mappings = if importing.memory == Memory::Unwanted { Vec::new() } else { app.preferences.mappings.clone() };
    importing.is_reading = true;
    let book = match &importing.seen {
        Some(Ok(seen)) if !reads_anew => Some((Arc::clone(&seen.book), importing.whole.clone())),
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
            let Some(path) = path.filter(|_| is_for_this_document(app, &ticket)) else { return Vec::new() };
            open(app, path)
        }
        ImportAction::Read { ticket, path, result } => {
            if !is_for_this_document(app, &ticket) {
                return Vec::new();
            }
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
        ImportAction::Seen { seen, whole } => see(app, seen, whole),
        ImportAction::OpenWhole => open_whole(app),
        action => {
            let Some(Dialog::Import(importing)) = &mut app.dialog else { return Vec::new() };
            let Some(reads_anew) = changed(importing, action) else { return Vec::new() };
            look(app, reads_anew)
        }
    }
}

/// Keeps what was seen. A whole plan is opened at once where the open plan has no file and no changes: nothing is in its way.
fn see(app: &mut App, seen: Result<Arc<SeenTable>, UnseenTable>, whole: Option<Arc<Analysis>>) -> Vec<Effect> {
    let document = &app.session.document;
    let is_untouched = document.path.is_none() && !document.is_changed();
    let Some(Dialog::Import(importing)) = &mut app.dialog else { return Vec::new() };
    importing.is_reading = false;
    if let Ok(seen) = &seen {
        importing.table = Some(seen.at);
    }
    importing.seen = Some(seen);
    importing.whole = whole;
    if is_untouched && importing.whole.is_some() { open_whole(app) } else { Vec::new() }
}

/// Opens the whole plan that the document holds, once the user has decided about unsaved changes.
fn open_whole(app: &mut App) -> Vec<Effect> {
    let Some(Dialog::Import(importing)) = &mut app.dialog else { return Vec::new() };
    let Some(analysis) = importing.whole.take() else { return Vec::new() };
    app.made_document = Some(Box::new(Document::analysed(analysis)));
    proceed(app, AfterSaving::Whole)
}

/// Applies what the user said. Returns whether the file has to be read anew, or nothing where nothing has to be worked out.
fn changed(importing: &mut Importing, action: ImportAction) -> Option<bool> {
    match action {
        ImportAction::Remember(remembers) => {
            importing.remembers = remembers;
            return None;
        }
        ImportAction::Table(at) => {
            importing.table = Some(at);
            importing.choices = Choices::default();
            importing.typed = TypedImport::default();
            importing.memory = Memory::Open;
        }
        ImportAction::Kind(kind) => {
            keep_meanings(importing);
            importing.choices.corrections.kind = Some(kind);
        }
        ImportAction::Column(column, meaning) => {
            keep_meanings(importing);
            importing.choices.corrections.meanings.insert(column, meaning);
        }
        ImportAction::Columns(columns, meaning) => {
            keep_meanings(importing);
            importing.choices.corrections.meanings.extend(columns.into_iter().map(|column| (column, meaning)));
        }
        ImportAction::WeeksApart(are_apart) => {
            importing.weeks_apart = are_apart;
            return None;
        }
        ImportAction::Afresh => {
            importing.memory = Memory::Unwanted;
            importing.choices.corrections = Corrections::default();
        }
        ImportAction::Row(row, question, decision) => settle(importing, row, question, decision),
        ImportAction::AllRows(question, decision) => settle_all(importing, question, decision),
        ImportAction::Currency(currency) => importing.choices.money.currency = Some(currency),
        ImportAction::ExchangeRate(currency, typed) => {
            importing.choices.money.set_rate(currency, exchange_rate(&typed).ok());
            importing.typed.rates.insert(currency.code().to_owned(), typed);
        }
        ImportAction::Quantity(row, typed) => {
            let decision = whole_quantity(&typed).map_or(Decision::LeaveOut, Decision::Quantity);
            settle(importing, row, Question::Quantity, decision);
            importing.typed.quantities.insert(row, typed);
        }
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
        ImportAction::PathChosen { .. }
        | ImportAction::Read { .. }
        | ImportAction::Seen { .. }
        | ImportAction::OpenWhole => return None,
    }
    Some(false)
}

/// Settles a kind of question of a row. What counts by itself is not settled, so that it is still asked.
fn settle(importing: &mut Importing, row: usize, question: Question, decision: Decision) {
    let decisions = &mut importing.choices.decisions;
    if decision == Decision::LeaveOut && (question == Question::Quantity || question.leaves_out()) {
        decisions.take_back(row, question);
    } else {
        decisions.set(row, question, decision);
    }
}

/// Settles a kind of question of all rows that raise it and can be settled so.
fn settle_all(importing: &mut Importing, question: Question, decision: Decision) {
    let Some(Ok(seen)) = &importing.seen else { return };
    let issues = seen.preview.issues().filter(|issue| issue.question() == question);
    let rows: Vec<usize> = issues.filter(|issue| issue.choices().contains(&decision)).map(|issue| issue.row).collect();
    for row in rows {
        settle(importing, row, question, decision);
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
        importing.memory = Memory::Used;
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
    let remembers = importing.remembers && (says_something || importing.memory == Memory::Unwanted);
    if !edit(app, &change, None) || !remembers {
        return Vec::new();
    }
    let known = &mut app.preferences.mappings;
    // The same titles can stand over placements and over mentions.
    known.retain(|other| other.shape != mapping.shape || other.kind != mapping.kind);
    if says_something {
        known.insert(0, mapping);
    }
    known.truncate(MAX_MAPPINGS);
    vec![Effect::SavePreferences]
}
