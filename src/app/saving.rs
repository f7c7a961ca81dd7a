//! Saving: where to, over what, one write after the other, and what follows.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::dialog::{Dialog, Failure};
use super::files::{go_on, proceed};
use super::identity::Ticket;
use super::message::{AfterSaving, Effect};
use super::notice::Notice;
use super::outgoing::Asked;
use super::session::Saving;
use crate::plan::Plan;
use crate::store::{DiskConflict, EXTENSION, ExpectedOnDisk, FoundAt, SaveError, SaveRefusal, Target};
use crate::text::strings::{Texts, fill};

/// The longest file name that is offered, in bytes: most file systems take 255.
const LONGEST_NAME: usize = 120;

/// Saves to the plan's file, or asks for one when it has none or must not be written over.
pub(super) fn save(app: &mut App, next: Option<AfterSaving>) -> Vec<Effect> {
    app.session.document.end_gesture();
    // A plan that is being saved for the first time has its path only once that is done.
    if let Some(saving) = &mut app.session.saving {
        saving.again = true;
        saving.next = next.or(saving.next.take());
        say_what_follows(app);
        return Vec::new();
    }
    let document = &app.session.document;
    let Some(path) = document.path.clone() else {
        return ask_save_path(app, next);
    };
    if !document.unknown_values.is_empty() {
        app.dialog = Some(Dialog::ReadOnly { unknown_values: document.unknown_values.clone(), next });
        return Vec::new();
    }
    let was_something = document.saved_plan().is_some_and(|saved| !has_nothing(saved));
    if was_something && has_nothing(document.plan()) {
        app.dialog = Some(Dialog::Emptied { next });
        return Vec::new();
    }
    let expected = document.expected_on_disk();
    write(app, path, expected, next)
}

/// Returns true for a plan in which nothing is said anywhere.
fn has_nothing(plan: &Plan) -> bool {
    plan.messages.is_empty() && plan.channels.is_empty() && plan.placements.is_empty()
}

/// Writes the plan to `path`. A save to another place that is going on ends by itself: the later one says where the plan is.
pub(super) fn write(app: &mut App, path: PathBuf, expected: ExpectedOnDisk, next: Option<AfterSaving>) -> Vec<Effect> {
    if let Some(saving) = &mut app.session.saving
        && saving.path == path
    {
        saving.again = true;
        saving.next = next.or(saving.next.take());
        return Vec::new();
    }
    let before = app.session.saving.take();
    let next = next.or(before.and_then(|before| before.next));
    let ticket = app.ticket(None);
    let effect = Effect::Write {
        ticket: ticket.clone(),
        path: path.clone(),
        contents: app.session.document.to_write(),
        expected,
    };
    app.session.saving = Some(Saving { ticket, path, again: false, next });
    say_what_follows(app);
    app.outgoing.send(effect)
}

/// Says that something waits for the save, where it does.
fn say_what_follows(app: &mut App) {
    if app.session.saving.as_ref().is_some_and(|saving| saving.next.is_some()) {
        app.notice = Some(Notice::WaitsForSaving);
    }
}

/// Asks where the plan shall be saved.
pub(super) fn ask_save_path(app: &mut App, next: Option<AfterSaving>) -> Vec<Effect> {
    app.session.document.end_gesture();
    let ticket = app.ticket(next);
    vec![Effect::AskSavePath { ticket, folder: app.folder(), name: suggested_name(app) }]
}

/// Returns the file's own name, or the title made fit for a file name.
fn suggested_name(app: &App) -> String {
    if let Some(name) = app.path().and_then(Path::file_name) {
        return name.to_string_lossy().into_owned();
    }
    if let Some(stem) = app.session.document.beside.as_deref().and_then(Path::file_stem) {
        let name = fill!(Texts::of(app.language()).recovery.recovered_name, &[("name", &stem.to_string_lossy())]);
        return format!("{name}.{EXTENSION}");
    }
    let title = app.plan().title.get(app.plan_language());
    let title = if title.trim().is_empty() { Texts::of(app.language()).shared.untitled } else { title };
    let mut safe = String::new();
    for letter in title.trim().chars() {
        if safe.len() + letter.len_utf8() > LONGEST_NAME {
            break;
        }
        safe.push(if letter.is_alphanumeric() || "-_. ".contains(letter) { letter } else { '-' });
    }
    format!("{}.{EXTENSION}", safe.trim_end())
}

/// Saves at the place that was chosen: writes there, or asks first when a file stands there that nobody was asked about.
pub(super) fn place_chosen(app: &mut App, ticket: &Ticket, target: Option<Target>) -> Vec<Effect> {
    let Some(Asked { next }) = app.outgoing.take(ticket) else { return Vec::new() };
    let Some(target) = target else { return Vec::new() };
    if ticket.key != app.session.key {
        app.notice = Some(Notice::OtherPlan);
        return Vec::new();
    }
    let Target { path, found, agreed } = target;
    let is_own = app.path() == Some(path.as_path());
    if is_own && !app.session.document.unknown_values.is_empty() {
        let unknown_values = app.session.document.unknown_values.clone();
        app.ask(Dialog::ReadOnly { unknown_values, next });
        return Vec::new();
    }
    match found {
        FoundAt::Nothing => write(app, path, ExpectedOnDisk::Nothing, next),
        FoundAt::File(_) if is_own => {
            let expected = app.session.document.expected_on_disk();
            write(app, path, expected, next)
        }
        FoundAt::File(_) if agreed => write(app, path, found.expected(), next),
        FoundAt::File(_) => {
            let conflict = DiskConflict::Exists;
            app.ask(Dialog::DiskConflict { path, conflict, found: found.expected(), next });
            Vec::new()
        }
        FoundAt::Folder => {
            let why = std::io::Error::from(std::io::ErrorKind::IsADirectory);
            let why = crate::store::SaveError { step: crate::store::SaveStep::Look, source: why, path: path.clone() };
            app.ask(Dialog::Failure(Failure::Save { path, why }));
            Vec::new()
        }
    }
}

/// Follows up a file that was written, or was not.
pub(super) fn written(
    app: &mut App,
    ticket: &Ticket,
    path: PathBuf,
    bytes: Arc<[u8]>,
    mut result: Result<Option<SaveError>, SaveRefusal>,
) -> Vec<Effect> {
    if app.outgoing.take(ticket).is_none() {
        return Vec::new();
    }
    let mut effects = app.outgoing.written(ticket);
    let is_last = app.session.saving.as_ref().is_some_and(|saving| saving.ticket.number == ticket.number);
    let saving = app.session.saving.take_if(|_| is_last);
    let is_newest = ticket.key == app.session.key && ticket.number > app.session.saved;
    if let Ok(trouble) = &mut result {
        app.version_trouble = trouble.take();
    }
    if result.is_ok() && is_newest {
        app.session.saved = ticket.number;
        app.session.document.saved(path.clone(), &ticket.plan, bytes);
        app.preferences.remember(&path);
        app.notice = Some(Notice::Saved(path.clone()));
        effects.push(Effect::SavePreferences);
    }
    let Some(saving) = saving else {
        if result.is_err() {
            app.notice = Some(Notice::NotSaved(path));
        }
        effects.extend(what_waited(app, None));
        return effects;
    };
    match result {
        Ok(_) if saving.again => effects.extend(save(app, saving.next)),
        Ok(_) => effects.extend(what_waited(app, saving.next)),
        Err(why) => not_saved(app, path, why, saving.next),
    }
    effects
}

/// Does what follows once nothing that it waited for is being written: what a dialog holds back, or `next`.
fn what_waited(app: &mut App, next: Option<AfterSaving>) -> Vec<Effect> {
    let is_over = app.session.saving.is_none();
    match app.dialog.take() {
        Some(Dialog::Waiting { next, decided }) if is_over => {
            if decided {
                go_on(app, next)
            } else {
                proceed(app, next)
            }
        }
        // The changes that the question is about can be saved by now.
        Some(Dialog::Unsaved { next }) if is_over => proceed(app, next),
        other => {
            app.dialog = other;
            next.map_or_else(Vec::new, |next| proceed(app, next))
        }
    }
}

/// Says why the plan was not saved, and lets the user decide.
fn not_saved(app: &mut App, path: PathBuf, why: SaveRefusal, next: Option<AfterSaving>) {
    // What waited for the save does not happen.
    let waited = match app.dialog.take_if(|dialog| matches!(dialog, Dialog::Waiting { .. } | Dialog::Unsaved { .. })) {
        Some(Dialog::Waiting { next, .. } | Dialog::Unsaved { next }) => Some(next),
        _ => None,
    };
    app.notice = None;
    app.ask(match why {
        SaveRefusal::Failed(why) => Dialog::Failure(Failure::Save { path, why }),
        SaveRefusal::Unreadable { path, why } => Dialog::Failure(Failure::Unreadable { path, why }),
        SaveRefusal::Conflict { conflict, path, found } => {
            Dialog::DiskConflict { path, conflict, found, next: next.or(waited) }
        }
    });
}
