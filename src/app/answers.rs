//! What follows from the answer to a dialog.

use std::path::PathBuf;

use super::App;
use super::commands;
use super::dialog::{Dialog, Failure};
use super::editing::edit;
use super::files::{ask_save_path, go_on, save, with_extension, write};
use super::find;
use super::message::{DialogAnswer, Effect, Next, PathDialog};
use super::palette::palette_matches;
use crate::store::ExpectedOnDisk;

/// What follows from the answer to the dialog that is open.
pub(super) fn answer(app: &mut App, answer: DialogAnswer) -> Vec<Effect> {
    let Some(dialog) = app.dialog.take() else { return Vec::new() };
    match (dialog, answer) {
        (Dialog::Unsaved { next }, DialogAnswer::Accept) => save(app, Some(next)),
        (Dialog::Unsaved { next }, DialogAnswer::Discard) => go_on(app, next),
        (Dialog::Removal(removal), DialogAnswer::Accept) => {
            edit(app, &removal.edit(), None);
            Vec::new()
        }
        (
            Dialog::Failure(Failure::Save { .. })
            | Dialog::ReadOnly { .. }
            | Dialog::DiskConflict { .. }
            | Dialog::Emptied { .. },
            DialogAnswer::SaveAs,
        ) => ask_save_path(app, None),
        (Dialog::DiskConflict { path, next, .. }, DialogAnswer::Accept) => {
            write(app, path, ExpectedOnDisk::Anything, next)
        }
        (Dialog::DiskConflict { path, .. }, DialogAnswer::Reload) => vec![Effect::Read { path }],
        (Dialog::Emptied { next }, DialogAnswer::Accept) => match app.session.document.path.clone() {
            Some(path) => {
                let expected = app.session.document.expected_on_disk();
                write(app, path, expected, next)
            }
            None => Vec::new(),
        },
        (Dialog::Path { purpose, text, next, .. }, DialogAnswer::Accept) => path_typed(app, purpose, &text, next),
        (Dialog::Find(search), DialogAnswer::Accept) => {
            find::accept(app, search);
            Vec::new()
        }
        (Dialog::Palette { query, marked }, DialogAnswer::Accept) => accept_palette(app, &query, marked),
        _ => Vec::new(),
    }
}

fn path_typed(app: &mut App, purpose: PathDialog, text: &str, next: Option<Next>) -> Vec<Effect> {
    let text = text.trim();
    if text.is_empty() {
        app.dialog = Some(Dialog::Path { purpose, text: String::new(), no_native_dialog: true, next });
        return Vec::new();
    }
    let path = PathBuf::from(text);
    match purpose {
        PathDialog::Open => vec![Effect::Read { path }],
        PathDialog::Save => {
            let path = with_extension(path);
            // Nobody has asked yet whether another file may be replaced.
            let own = app.path() == Some(path.as_path());
            let expected = if own { app.session.document.expected_on_disk() } else { ExpectedOnDisk::Nothing };
            write(app, path, expected, next)
        }
    }
}

fn accept_palette(app: &mut App, query: &str, marked: usize) -> Vec<Effect> {
    app.dialog = None;
    match palette_matches(app, query).get(marked) {
        Some(command) => commands::run(app, *command),
        None => Vec::new(),
    }
}
