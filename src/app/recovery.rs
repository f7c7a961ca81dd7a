//! Copies that a crash left, and earlier versions of the plan: offered, compared, opened or restored.

use std::sync::Arc;

use super::App;
use super::dialog::Dialog;
use super::editing::edit;
use super::files::proceed;
use super::found::{ChosenVersion, Compared};
use super::message::{AfterSaving, Effect, RecoveryAction, VersionAction};
use crate::edit::Edit;

pub(super) fn recovery_action(app: &mut App, action: RecoveryAction) -> Vec<Effect> {
    match action {
        RecoveryAction::Found(found) => {
            app.recovered.extend(found);
            app.offers_recovery = !app.recovered.is_empty();
            Vec::new()
        }
        RecoveryAction::Open(id) => {
            app.dialog = None;
            proceed(app, AfterSaving::OpenRecovered(id))
        }
        RecoveryAction::Discard(id) => {
            app.dialog = Some(Dialog::DeleteCopy(id));
            Vec::new()
        }
        RecoveryAction::Trouble(why) => {
            app.copy_trouble = why;
            Vec::new()
        }
    }
}

/// Deletes a copy once the user has said so again, and goes back to the others.
pub(super) fn delete_copy(app: &mut App, id: usize, is_wanted: bool) -> Vec<Effect> {
    if is_wanted {
        app.recovered.retain(|recovered| recovered.id != id);
    }
    if !app.recovered.is_empty() {
        app.dialog = Some(Dialog::Recovery);
    }
    if is_wanted { vec![Effect::DiscardRecovered { id }] } else { Vec::new() }
}

pub(super) fn version_action(app: &mut App, action: VersionAction) -> Vec<Effect> {
    match action {
        VersionAction::Listed { key, versions } => {
            if key == app.session.key {
                app.dialog = Some(Dialog::Versions { versions, asked: None, chosen: None });
            }
        }
        VersionAction::Choose(file) => {
            if let Some(Dialog::Versions { asked, .. }) = &mut app.dialog {
                *asked = Some(file.clone());
                return vec![Effect::ReadVersion { key: app.session.key, file }];
            }
        }
        VersionAction::Read { key, file, result } => {
            let now = Arc::clone(app.session.document.plan());
            if let Some(Dialog::Versions { asked, chosen, .. }) = &mut app.dialog
                && key == app.session.key
                && asked.as_deref() == Some(file.as_path())
            {
                let found = result.map(|opened| Compared::of(&opened.plan, &now));
                *chosen = Some(ChosenVersion { file, found });
            }
        }
        VersionAction::Restore => {
            let Some(Dialog::Versions { chosen: Some(ChosenVersion { found: Ok(compared), .. }), .. }) = &app.dialog
            else {
                return Vec::new();
            };
            let change = Edit::Restore(Arc::clone(&compared.before));
            app.dialog = None;
            edit(app, &change, None);
        }
    }
    Vec::new()
}
