//! New, open, save, quit: what must be asked first, and what follows.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::dialog::{Dialog, Failure};
use super::document::Document;
use super::message::{Effect, FileAction, Next, PathDialog};
use super::notice::Notice;
use super::page::Page;
use super::preferences::Preferences;
use super::selection::{Current, Selection};
use super::{App, SaveAgain};
use crate::catalogue;
use crate::plan::{Calendar, Currency, ENGINE, EngineChange, Plan};
use crate::store::{ExpectedOnDisk, SaveRefusal};
use crate::text::strings::{Texts, fill};

/// How many weeks a new plan has.
const NEW_PLAN_WEEKS: u32 = 12;

/// The ending of plan files.
const EXTENSION: &str = "ron";

/// An empty plan that begins on `start`.
pub(super) fn new_plan(preferences: &Preferences, start: Date) -> Arc<Plan> {
    let currency: Currency = preferences.currency.parse().unwrap_or_default();
    Arc::new(Plan::empty(Calendar { start, weeks: NEW_PLAN_WEEKS }, currency))
}

/// Does `next` now, or asks about unsaved changes first.
pub(super) fn proceed(app: &mut App, next: Next) -> Vec<Effect> {
    app.session.document.end_gesture();
    if app.session.document.is_changed() {
        app.dialog = Some(Dialog::Unsaved { next });
        return Vec::new();
    }
    go_on(app, next)
}

pub(super) fn go_on(app: &mut App, next: Next) -> Vec<Effect> {
    app.dialog = None;
    match next {
        Next::New => {
            let plan = new_plan(&app.preferences, app.week_start().from(app.today));
            replace_document(app, Document::new(plan));
            app.page = Page::Brief;
            Vec::new()
        }
        Next::AskOpen => vec![Effect::AskOpenPath { folder: folder(app) }],
        Next::Open(path) => vec![Effect::Read { path }],
        Next::OpenSample(position) => {
            open_sample(app, position);
            Vec::new()
        }
        Next::OpenRecovered(id) => open_recovered(app, id),
        Next::Quit => vec![Effect::Quit],
    }
}

fn open_sample(app: &mut App, position: usize) {
    let Some(sample) = catalogue::SAMPLES.get(position) else { return };
    // The samples are part of the program and read by a test; a fault in one opens nothing.
    if let Ok(opened) = crate::store::read(sample.text.as_bytes()) {
        let document = Document::new(opened.plan);
        replace_document(app, document);
    }
}

pub(super) fn replace_document(app: &mut App, document: Document) {
    app.session.replace(document);
    // What is still being written belongs to the plan before.
    app.saving = None;
    app.save_again = None;
    app.selection = Selection::default();
    app.current = Current::default();
    app.cursor = None;
    app.notice = None;
    app.zoom = 1.0;
    app.page = Page::Plan;
    app.created_in_gesture.clear();
}

fn folder(app: &App) -> Option<PathBuf> {
    let path = app
        .path()
        .or(app.session.document.beside.as_deref())
        .or_else(|| app.preferences.recent.first().map(PathBuf::as_path))?;
    path.parent().map(Path::to_path_buf)
}

/// Saves to the plan's file, or asks for one when it has none or must not be written over.
pub(super) fn save(app: &mut App, next: Option<Next>) -> Vec<Effect> {
    app.session.document.end_gesture();
    // A plan that is being saved for the first time has its path only once that is done.
    if app.saving.is_some() {
        app.dialog = None;
        let waiting = app.save_again.take().unwrap_or_default();
        app.save_again = Some(SaveAgain { next: next.or(waiting.next), ..waiting });
        return Vec::new();
    }
    let Some(path) = app.session.document.path.clone() else {
        return ask_save_path(app, next);
    };
    if !app.session.document.unknown_values.is_empty() {
        app.dialog = Some(Dialog::ReadOnly { unknown_values: app.session.document.unknown_values.clone() });
        return Vec::new();
    }
    let was_something = app.session.document.saved_plan().is_some_and(|saved| !has_nothing(saved));
    if was_something && has_nothing(app.plan()) {
        app.dialog = Some(Dialog::Emptied { next });
        return Vec::new();
    }
    let expected = app.session.document.expected_on_disk();
    write(app, path, expected, next)
}

/// True for a plan in which nothing is said anywhere.
fn has_nothing(plan: &Plan) -> bool {
    plan.messages.is_empty() && plan.channels.is_empty() && plan.placements.is_empty()
}

pub(super) fn write(app: &mut App, path: PathBuf, expected: ExpectedOnDisk, next: Option<Next>) -> Vec<Effect> {
    app.dialog = None;
    if app.saving.is_some() {
        app.save_again = Some(SaveAgain { place: Some((path, expected)), next });
        return Vec::new();
    }
    let plan = Arc::clone(app.session.document.plan());
    app.saving = Some(Arc::clone(&plan));
    vec![Effect::Write { path, bytes: app.session.document.bytes_to_save(), plan, expected, next }]
}

pub(super) fn ask_save_path(app: &mut App, next: Option<Next>) -> Vec<Effect> {
    app.session.document.end_gesture();
    app.dialog = None;
    vec![Effect::AskSavePath { folder: folder(app), name: suggested_name(app), next }]
}

/// The file's own name, or the title made fit for a file name.
fn suggested_name(app: &App) -> String {
    if let Some(name) = app.path().and_then(Path::file_name) {
        return name.to_string_lossy().into_owned();
    }
    if let Some(stem) = app.session.document.beside.as_deref().and_then(Path::file_stem) {
        let name = fill(Texts::of(app.language()).recovery.recovered_name, &[("name", &stem.to_string_lossy())]);
        return format!("{name}.{EXTENSION}");
    }
    let title = app.plan().title.get(app.plan_language());
    let title = if title.trim().is_empty() { Texts::of(app.language()).shared.untitled } else { title };
    let safe: String = title
        .trim()
        .chars()
        .map(|letter| if letter.is_alphanumeric() || "-_. ".contains(letter) { letter } else { '-' })
        .collect();
    format!("{safe}.{EXTENSION}")
}

/// A chosen path gets the plan ending when it has none.
pub(super) fn with_extension(path: PathBuf) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(EXTENSION) }
}

pub(super) fn file_action(app: &mut App, action: FileAction) -> Vec<Effect> {
    match action {
        FileAction::Open(path) => proceed(app, Next::Open(path)),
        FileAction::OpenSample(position) => proceed(app, Next::OpenSample(position)),
        FileAction::OpenPathChosen(path) => path.map(|path| Effect::Read { path }).into_iter().collect(),
        FileAction::SavePathChosen { path, next } => match path {
            // The desktop's dialog has asked whether a file may be replaced.
            Some(path) => write(app, with_extension(path), ExpectedOnDisk::Anything, next),
            None => Vec::new(),
        },
        FileAction::NoNativeDialog { purpose, next } => {
            path_dialog(app, purpose, next);
            Vec::new()
        }
        FileAction::Read { path, result } => {
            match *result {
                Ok(opened) => return read_done(app, path, opened),
                Err(why) => app.dialog = Some(Dialog::Failure(Failure::Open { path, why })),
            }
            Vec::new()
        }
        FileAction::Written { path, plan, bytes, result, next } => written(app, path, &plan, bytes, result, next),
    }
}

fn written(
    app: &mut App,
    path: PathBuf,
    plan: &Arc<Plan>,
    bytes: Arc<[u8]>,
    result: Result<(), SaveRefusal>,
    next: Option<Next>,
) -> Vec<Effect> {
    if !app.saving.as_ref().is_some_and(|saving| Arc::ptr_eq(saving, plan)) {
        // Another plan has been opened since.
        return Vec::new();
    }
    app.saving = None;
    let again = app.save_again.take();
    match (result, again) {
        (Ok(()), again) => {
            app.session.document.saved(path.clone(), plan, bytes);
            app.preferences.remember(&path);
            app.notice = Some(Notice::Saved(path));
            let mut effects = vec![Effect::SavePreferences];
            match again {
                Some(again) => effects.extend(save_again(app, again, next)),
                None => effects.extend(next.into_iter().flat_map(|next| proceed(app, next))),
            }
            effects
        }
        // Another place has been chosen since.
        (Err(_), Some(again)) if again.place.is_some() => save_again(app, again, next),
        (Err(SaveRefusal::Failed(why)), _) => {
            app.dialog = Some(Dialog::Failure(Failure::Save { path, why }));
            Vec::new()
        }
        (Err(SaveRefusal::Conflict { conflict, path }), _) => {
            app.dialog = Some(Dialog::DiskConflict { path, conflict, next });
            Vec::new()
        }
    }
}

/// The save that waited for one whose end is followed by `next`.
fn save_again(app: &mut App, again: SaveAgain, next: Option<Next>) -> Vec<Effect> {
    let next = again.next.or(next);
    match again.place {
        Some((path, expected)) if app.path() != Some(path.as_path()) => write(app, path, expected, next),
        _ => save(app, next),
    }
}

fn read_done(app: &mut App, path: PathBuf, opened: crate::store::Opened) -> Vec<Effect> {
    let document = Document::opened(path.clone(), opened);
    let unknown_values = document.unknown_values.clone();
    replace_document(app, document);
    app.preferences.remember(&path);
    app.preferences.currency = app.plan().money.currency.code().to_owned();
    app.notice = Some(Notice::Opened(path));
    let engine = app.plan().engine;
    let changes = EngineChange::since_shown(app.plan());
    if !unknown_values.is_empty() {
        app.dialog = Some(Dialog::ReadOnly { unknown_values });
    } else if !changes.is_empty() {
        app.dialog = Some(Dialog::NewCalculations { engine, changes });
    } else if engine > ENGINE {
        app.notice = Some(Notice::NewerCalculations(engine));
    }
    vec![Effect::SavePreferences]
}

/// Opens a copy beside its file: as a plan with unsaved changes and without a file.
fn open_recovered(app: &mut App, id: usize) -> Vec<Effect> {
    let Some(position) = app.recovered.iter().position(|recovered| recovered.id == id) else { return Vec::new() };
    let recovered = app.recovered.remove(position);
    match recovered.copy {
        Ok(copy) => {
            replace_document(app, Document::recovered(copy, recovered.path));
            app.notice = Some(Notice::Recovered);
            vec![Effect::AdoptRecovered { id }]
        }
        Err(why) => {
            let path = recovered.path.unwrap_or_default();
            app.dialog = Some(Dialog::Failure(Failure::Open { path, why }));
            Vec::new()
        }
    }
}

fn path_dialog(app: &mut App, purpose: PathDialog, next: Option<Next>) {
    let text = app.path().map(|path| path.display().to_string()).unwrap_or_default();
    app.dialog = Some(Dialog::Path { purpose, text, no_native_dialog: true, next });
}
