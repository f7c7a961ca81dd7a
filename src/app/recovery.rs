//! Copies that a crash left, and earlier versions of the plan: offered, compared, opened or restored.

use std::sync::Arc;

use super::App;
use super::dialog::Dialog;
use super::editing::edit;
use super::files::proceed;
use super::found::{ChosenVersion, Compared};
use super::message::{Effect, Next, RecoveryAction, VersionAction};
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
            proceed(app, Next::OpenRecovered(id))
        }
        RecoveryAction::Discard(id) => {
            app.recovered.retain(|recovered| recovered.id != id);
            if app.recovered.is_empty() && matches!(app.dialog, Some(Dialog::Recovery)) {
                app.dialog = None;
            }
            vec![Effect::DiscardRecovered { id }]
        }
    }
}

pub(super) fn version_action(app: &mut App, action: VersionAction) -> Vec<Effect> {
    match action {
        VersionAction::Listed { path, versions } => {
            if app.path() == Some(&path) {
                app.dialog = Some(Dialog::Versions { versions, chosen: None });
            }
        }
        VersionAction::Choose(file) => return vec![Effect::ReadVersion { file }],
        VersionAction::Read { file, result } => {
            let now = Arc::clone(app.session.document.plan());
            if let Some(Dialog::Versions { chosen, .. }) = &mut app.dialog {
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
