//! Says what follows from an answer: to a dialog of the program, or from outside.

use std::path::PathBuf;

use super::App;
use super::commands;
use super::dialog::{Dialog, Failure, PathComplaint};
use super::editing::edit;
use super::export;
use super::files::{file_chosen, go_on, proceed, read, read_done};
use super::find;
use super::identity::Ticket;
use super::importing;
use super::message::{AfterSaving, DialogAnswer, Effect, FileAction, ImportAction, PathDialog, WorksheetAction};
use super::new_plan;
use super::notice::Notice;
use super::own_worksheets::worksheet_action;
use super::palette::palette_matches;
use super::printing;
use super::recovery::delete_copy;
use super::saving::{ask_save_path, place_chosen, save, write, written};
use super::what_if;
use crate::store::{FoundAt, Target};

/// Applies what happened to files, or was answered from outside.
pub(super) fn file_action(app: &mut App, action: FileAction) -> Vec<Effect> {
    match action {
        FileAction::Open(path) if importing::is_table(&path) => importing::open(app, path),
        FileAction::Open(path) => proceed(app, AfterSaving::Open(path)),
        FileAction::Dropped(paths) => dropped(app, paths),
        FileAction::OpenSample(position) => proceed(app, AfterSaving::OpenSample(position)),
        FileAction::OpenPathChosen { ticket, path } => file_chosen(app, &ticket, path),
        FileAction::SavePathChosen { ticket, target } => place_chosen(app, &ticket, target),
        FileAction::NoNativeDialog { ticket, purpose } => {
            path_dialog(app, ticket, purpose);
            Vec::new()
        }
        FileAction::Settled { ticket, purpose, target, text } => settled(app, ticket, purpose, target, text),
        FileAction::Read { ticket, path, result } => read_done(app, &ticket, path, *result),
        FileAction::Written { ticket, path, bytes, result } => written(app, &ticket, path, bytes, result),
    }
}

/// Opens the files that were dropped: a plan where it is the only one, and tables one after the other, for the plan that was
/// dropped with them or else for the open one.
fn dropped(app: &mut App, paths: Vec<PathBuf>) -> Vec<Effect> {
    let (tables, plans): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|path| importing::is_table(path));
    if let [plan] = plans.as_slice() {
        app.tables_with_plan = Some((plan.clone(), tables));
        return file_action(app, FileAction::Open(plan.clone()));
    }
    let effects = tables.into_iter().flat_map(|path| importing::open(app, path)).collect();
    if plans.len() > 1 {
        app.notice = Some(Notice::OnePlanAtATime(plans.len()));
    }
    effects
}

/// Asks for a path in the program itself, for the document that the question was about.
fn path_dialog(app: &mut App, ticket: Ticket, purpose: PathDialog) {
    if purpose == PathDialog::Save && ticket.key != app.session.key {
        app.outgoing.take(&ticket);
        app.notice = Some(Notice::OtherPlan);
        return;
    }
    let text = app.path().map(|path| path.display().to_string()).unwrap_or_default();
    app.dialog = Some(Dialog::Path { ticket, purpose, text, complaint: None });
}

/// Uses a typed path that was looked at, or lets the dialog say what is wrong with it.
fn settled(app: &mut App, ticket: Ticket, purpose: PathDialog, target: Target, text: String) -> Vec<Effect> {
    let complaint = match (purpose, &target.found) {
        (_, FoundAt::Folder) => Some(PathComplaint::Folder),
        (PathDialog::Open | PathDialog::Import | PathDialog::Worksheet, FoundAt::Nothing) => {
            Some(PathComplaint::Missing)
        }
        _ => None,
    };
    match (complaint, purpose) {
        (Some(_), _) => {
            app.dialog = Some(Dialog::Path { ticket, purpose, text, complaint });
            Vec::new()
        }
        (None, PathDialog::Open) => file_chosen(app, &ticket, Some(target.path)),
        (None, PathDialog::Save) => place_chosen(app, &ticket, Some(target)),
        (None, PathDialog::Worksheet) => {
            worksheet_action(app, WorksheetAction::PathChosen { ticket, path: Some(target.path) })
        }
        (None, PathDialog::Import) => {
            importing::import_action(app, ImportAction::PathChosen { ticket, path: Some(target.path) })
        }
    }
}

/// Applies the answer to the dialog that is open.
pub(super) fn answer(app: &mut App, answer: DialogAnswer) -> Vec<Effect> {
    let Some(dialog) = app.dialog.take() else { return Vec::new() };
    if answer == DialogAnswer::Cancel && matches!(dialog, Dialog::Unsaved { .. } | Dialog::Waiting { .. }) {
        // The plan that they wait for is not opened.
        app.tables_with_plan = None;
    }
    follow(app, dialog, answer)
}

/// Applies the answer to a dialog that was open.
fn follow(app: &mut App, dialog: Dialog, answer: DialogAnswer) -> Vec<Effect> {
    match (dialog, answer) {
        (Dialog::Unsaved { next }, DialogAnswer::Accept) => save(app, Some(next)),
        (Dialog::Unsaved { next }, DialogAnswer::Discard) => go_on(app, next),
        // What is being written is in the recovery copy, or in a file of before.
        (Dialog::Waiting { next: AfterSaving::Quit, .. }, DialogAnswer::Discard) => {
            vec![Effect::Quit { keeps_copy: true }]
        }
        (Dialog::Removal(removal), DialogAnswer::Accept) => {
            edit(app, &removal.edit(), None);
            Vec::new()
        }
        (Dialog::Failure(Failure::Save { .. } | Failure::Unreadable { .. }), DialogAnswer::SaveAs) => {
            ask_save_path(app, None)
        }
        (
            Dialog::ReadOnly { next, .. } | Dialog::DiskConflict { next, .. } | Dialog::Emptied { next },
            DialogAnswer::SaveAs,
        ) => ask_save_path(app, next),
        (Dialog::DiskConflict { path, found, next, .. }, DialogAnswer::Accept) => write(app, path, found, next),
        (Dialog::DiskConflict { path, .. }, DialogAnswer::Reload) => read(app, path),
        (Dialog::Emptied { next }, DialogAnswer::Accept) => match app.session.document.path.clone() {
            Some(path) => {
                let expected = app.session.document.expected_on_disk();
                write(app, path, expected, next)
            }
            None => Vec::new(),
        },
        (Dialog::Import(importing), DialogAnswer::Accept) => importing::accept(app, *importing),
        (Dialog::WhatIf(asked), DialogAnswer::Accept) => {
            what_if::apply(app, asked);
            Vec::new()
        }
        (Dialog::Find(search), DialogAnswer::Accept) => {
            find::accept(app, search);
            Vec::new()
        }
        (Dialog::NewPlan(choice), DialogAnswer::Accept) => new_plan::make(app, choice),
        (Dialog::Export(exporting), DialogAnswer::Accept) => export::begin(app, *exporting),
        (Dialog::Print(printing), DialogAnswer::Accept) => printing::begin(app, *printing),
        (Dialog::ExportExists { path, bytes, found }, DialogAnswer::Accept) => {
            vec![Effect::WriteExport { path, bytes, expected: found }]
        }
        (Dialog::DeleteCopy(id), answer) => delete_copy(app, id, answer == DialogAnswer::Accept),
        (Dialog::Path { ticket, purpose, text, complaint }, DialogAnswer::Accept) => {
            if text.trim().is_empty() {
                app.dialog = Some(Dialog::Path { ticket, purpose, text: String::new(), complaint });
                return Vec::new();
            }
            vec![Effect::Settle { ticket, purpose, text }]
        }
        (Dialog::Path { ticket, .. }, _) => {
            if app.outgoing.take(&ticket).is_some_and(|asked| asked.next == Some(AfterSaving::Pattern)) {
                new_plan::pattern_left(app);
            }
            Vec::new()
        }
        (Dialog::Palette { query, marked }, DialogAnswer::Accept) => accept_palette(app, &query, marked),
        _ => Vec::new(),
    }
}

fn accept_palette(app: &mut App, query: &str, marked: usize) -> Vec<Effect> {
    app.dialog = None;
    match palette_matches(app, query).get(marked) {
        Some(command) => commands::run(app, *command),
        None => Vec::new(),
    }
}
