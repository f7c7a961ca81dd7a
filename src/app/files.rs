//! New, open, quit: what must be asked first, and what then takes the place of the open plan.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::App;
use super::alternatives;
use super::dialog::{Dialog, Failure, NEW_PLAN_WEEKS};
use super::document::Document;
use super::identity::Ticket;
use super::importing;
use super::message::{AfterSaving, AlternativeAction, Effect, NewPlanAction};
use super::new_plan;
use super::notice::Notice;
use super::page::Page;
use super::selection::{Current, Selection};
use crate::catalogue;
use crate::plan::{Calendar, Currency, ENGINE, EngineChange, Plan};
use crate::store::LoadError;

/// Returns an empty plan that begins on `start`.
pub(super) fn new_plan(currency: Currency, start: Date) -> Arc<Plan> {
    Arc::new(Plan::empty(Calendar { start, weeks: NEW_PLAN_WEEKS }, currency))
}

/// Does `next` now, or waits for the save that is going on, or asks about unsaved changes first.
pub(super) fn proceed(app: &mut App, next: AfterSaving) -> Vec<Effect> {
    app.session.document.end_gesture();
    if app.session.is_saving_this_plan() {
        app.dialog = Some(Dialog::Waiting { next, decided: false });
        return Vec::new();
    }
    if app.session.document.is_changed() {
        app.dialog = Some(Dialog::Unsaved { next });
        return Vec::new();
    }
    go_on(app, next)
}

/// Does `next`: the user has decided about unsaved changes. The program ends once every file is written.
pub(super) fn go_on(app: &mut App, next: AfterSaving) -> Vec<Effect> {
    app.dialog = None;
    match next {
        AfterSaving::New => {
            let plan = new_plan(app.usual_currency(), app.week_start().from(app.today));
            replace_document(app, Document::new(&plan));
            app.page = Page::Brief;
            Vec::new()
        }
        AfterSaving::Made => {
            if let Some(document) = app.made_document.take() {
                replace_document(app, *document);
                app.page = Page::Brief;
            }
            Vec::new()
        }
        AfterSaving::Whole => {
            if let Some(document) = app.made_document.take() {
                replace_document(app, *document);
            }
            Vec::new()
        }
        AfterSaving::Pattern => new_plan::new_plan_action(app, NewPlanAction::AskPattern),
        AfterSaving::AskOpen => {
            let ticket = app.ticket(None);
            vec![Effect::AskOpenPath { ticket, folder: app.folder() }]
        }
        AfterSaving::Compare => alternatives::alternative_action(app, AlternativeAction::AskPlan),
        AfterSaving::Open(path) => read(app, path),
        AfterSaving::OpenSample(position) => {
            open_sample(app, position);
            Vec::new()
        }
        AfterSaving::OpenRecovered(id) => open_recovered(app, id),
        AfterSaving::Quit if app.outgoing.is_writing() => {
            app.dialog = Some(Dialog::Waiting { next, decided: true });
            Vec::new()
        }
        AfterSaving::Quit => vec![Effect::Quit { keeps_copy: false }],
    }
}

/// Reads the plan at `path`, to take the place of the open one as it is now.
pub(super) fn read(app: &mut App, path: PathBuf) -> Vec<Effect> {
    let ticket = app.ticket(None);
    app.notice = Some(Notice::Opening(path.clone()));
    app.outgoing.send(Effect::Read { ticket, path })
}

/// Opens the file that was chosen. What was changed since the question is asked about.
pub(super) fn file_chosen(app: &mut App, ticket: &Ticket, path: Option<PathBuf>) -> Vec<Effect> {
    let Some(asked) = app.outgoing.take(ticket) else { return Vec::new() };
    let Some(path) = path else {
        if asked.next == Some(AfterSaving::Pattern) {
            new_plan::pattern_left(app);
        }
        return Vec::new();
    };
    if matches!(asked.next, Some(AfterSaving::Compare | AfterSaving::Pattern)) {
        let ticket = app.ticket(asked.next);
        return app.outgoing.send(Effect::Read { ticket, path });
    }
    if importing::is_table(&path) {
        return importing::open(app, path);
    }
    if may_replace(app, ticket) { read(app, path) } else { proceed(app, AfterSaving::Open(path)) }
}

/// Puts a plan that was read in its place: it takes the place of the open one, unless that was changed meanwhile, or another
/// was wanted since.
pub(super) fn read_done(
    app: &mut App,
    ticket: &Ticket,
    path: PathBuf,
    result: Result<Document, LoadError>,
) -> Vec<Effect> {
    let Some(asked) = app.outgoing.take(ticket) else { return Vec::new() };
    if asked.next == Some(AfterSaving::Compare) {
        return alternatives::plan_read(app, ticket, path, result);
    }
    if asked.next == Some(AfterSaving::Pattern) {
        new_plan::pattern_read(app, path, result);
        return Vec::new();
    }
    if !app.outgoing.is_wanted(ticket) {
        return Vec::new();
    }
    app.notice.take_if(|notice| matches!(notice, Notice::Opening(_)));
    match result {
        Ok(document) if may_replace(app, ticket) => show_opened(app, &path, document),
        Ok(_) => proceed(app, AfterSaving::Open(path)),
        Err(why) => {
            app.tables_with_plan = None;
            app.dialog = Some(Dialog::Failure(Failure::Open { path, why }));
            Vec::new()
        }
    }
}

/// Returns true when nothing is lost that the user was not asked about: the plan is saved, or still the one of the question.
fn may_replace(app: &App, ticket: &Ticket) -> bool {
    let document = &app.session.document;
    let is_safe = !document.is_changed() && app.session.saving.is_none();
    let is_the_same = ticket.key == app.session.key
        && (Arc::ptr_eq(&ticket.plan, document.plan()) || ticket.plan == *document.plan());
    is_safe || (is_the_same && !app.session.is_saving_this_plan())
}

fn open_sample(app: &mut App, position: usize) {
    let Some(sample) = catalogue::SAMPLES.get(position) else { return };
    // The samples are part of the program and read by a test; a fault in one opens nothing.
    if let Ok(opened) = crate::store::read(sample.text.as_bytes()) {
        let document = Document::new(&opened.plan);
        replace_document(app, document);
    }
}

/// Puts another document in the place of the open one, and forgets what belonged to that.
pub(super) fn replace_document(app: &mut App, document: Document) {
    app.session.replace(document);
    app.outgoing.forget_reading();
    app.selection = Selection::default();
    app.current = Current::default();
    app.cursor = None;
    app.notice = None;
    app.zoom = 1.0;
    app.page = first_page(app.session.document.plan());
    app.shows_start = false;
    app.created_in_gesture.clear();
}

/// Returns the page that a plan opens on: the worksheets where it holds nothing else that was written.
fn first_page(plan: &Plan) -> Page {
    let has_only_worksheets = plan.placements.is_empty() && !plan.worksheets.is_empty();
    if has_only_worksheets { Page::Worksheets } else { Page::Plan }
}

/// Shows a plan that was read from `path`.
fn show_opened(app: &mut App, path: &Path, mut document: Document) -> Vec<Effect> {
    document.path = Some(path.to_path_buf());
    let unknown_values = document.unknown_values.clone();
    // A file that is read again is looked at where it was left.
    let page = (app.session.document.path.as_deref() == Some(path)).then_some(app.page);
    replace_document(app, document);
    app.page = page.unwrap_or(app.page);
    app.preferences.remember(path);
    app.preferences.currency = app.plan().money.currency.code().to_owned();
    app.notice = Some(Notice::Opened(path.to_path_buf()));
    let engine = app.plan().engine;
    let changes = EngineChange::since_shown(app.plan());
    if !unknown_values.is_empty() {
        app.dialog = Some(Dialog::ReadOnly { unknown_values, next: None });
    } else if !changes.is_empty() {
        app.dialog = Some(Dialog::NewCalculations { engine, changes });
    } else if engine > ENGINE {
        app.notice = Some(Notice::NewerCalculations(engine));
    }
    let mut effects = vec![Effect::SavePreferences];
    effects.extend(importing::open_with_plan(app, path));
    effects
}

/// Opens a copy beside its file: as a plan with unsaved changes and without a file.
fn open_recovered(app: &mut App, id: usize) -> Vec<Effect> {
    let Some(position) = app.recovered.iter().position(|recovered| recovered.id == id) else { return Vec::new() };
    let recovered = app.recovered.remove(position);
    match recovered.copy {
        Ok(mut copy) => {
            copy.beside = recovered.path;
            replace_document(app, copy);
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
