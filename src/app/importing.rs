//! Taking a table of another program over: what was read, what is understood of it, what the user corrects. The work is done beside
//! the window; nothing of the plan changes before the user agrees, and then in one step.

mod seeing;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::seeing::See;
pub use self::seeing::is_figure;
use super::App;
use super::dialog::{Dialog, Failure, Importing, Memory, SeenTable, TypedImport, UnseenTable};
use super::document::Document;
use super::editing::edit;
use super::files::proceed;
use super::identity::Ticket;
use super::message::{AfterSaving, Effect, ImportAction, TaskKind};
use super::notice::Notice;
use super::page::Page;
use crate::analysis::Analysis;
use crate::exchange::import::{
    Choices, Corrections, Decision, Kind, Mapping, Question, TextForm, exchange_rate, whole_quantity,
};

/// The endings of files that are tables and no plans.
const ENDINGS: [&str; 12] = ["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "tab", "txt", "md", "html", "htm", "json"];

/// How many mappings are remembered.
const MAX_MAPPINGS: usize = 50;

/// The task that reads a table.
pub const IMPORT_TASK: TaskKind = TaskKind("import");

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
            let Some(path) = path else {
                app.outgoing.take(&ticket);
                return Vec::new();
            };
            if is_for_this_document(app, &ticket) { open(app, path) } else { Vec::new() }
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
