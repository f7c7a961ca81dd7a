//! What a crash left, and what a plan was before: offered, compared, opened or restored.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::DateTime;

use super::App;
use super::action::{RecoveryAction, VersionAction};
use super::dialog::{Dialog, Failure, Next};
use super::document::Document;
use super::effect::Effect;
use super::files::{proceed, replace_document};
use super::notice::Notice;
use crate::diff::{Difference, differences};
use crate::edit::Edit;
use crate::plan::Plan;
use crate::store::{LoadError, Opened};

/// Two plans with everything in which they differ.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The plan as it was.
    pub before: Arc<Plan>,
    /// The plan as it is.
    pub after: Arc<Plan>,
    /// What differs.
    pub differences: Vec<Difference>,
}

impl Compared {
    /// Compares two plans.
    #[must_use]
    pub fn of(before: &Arc<Plan>, after: &Arc<Plan>) -> Self {
        let differences = differences(before, after);
        Self { before: Arc::clone(before), after: Arc::clone(after), differences }
    }
}

/// A copy of a plan that a process left when it did not end properly.
#[derive(Debug)]
pub struct Recovered {
    /// By what the shell knows it.
    pub id: usize,
    /// The plan's file; none for one that was never saved.
    pub path: Option<PathBuf>,
    /// When the copy was written, by the desktop's clock.
    pub written: Option<DateTime>,
    /// The copy.
    pub copy: Result<Opened, LoadError>,
    /// How the copy differs from the file as it is now; nothing where there is no file that can be read.
    pub compared: Option<Compared>,
}

impl Recovered {
    /// True when the file already holds what the copy does.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.compared.as_ref().is_some_and(|compared| compared.differences.is_empty())
    }
}

/// An earlier version of the open plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierVersion {
    /// Where it is kept.
    pub file: PathBuf,
    /// When it was saved, by the desktop's clock.
    pub saved: DateTime,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What was found of an earlier version.
#[derive(Debug)]
pub struct ChosenVersion {
    /// Which one.
    pub file: PathBuf,
    /// What differs from it now; why it cannot be read.
    pub found: Result<Compared, LoadError>,
}

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

/// Opens a copy beside its file: as a plan with unsaved changes and without a file.
pub(super) fn open_recovered(app: &mut App, id: usize) -> Vec<Effect> {
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

pub(super) fn version_action(app: &mut App, action: VersionAction) -> Vec<Effect> {
    match action {
        VersionAction::Listed { path, versions } => {
            if app.path() == Some(&path) {
                app.dialog = Some(Dialog::Versions { versions, chosen: None });
            }
        }
        VersionAction::Choose(file) => return vec![Effect::ReadVersion { file }],
        VersionAction::Read { file, result } => {
            let now = Arc::clone(app.document.plan());
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
            let edit = Edit::Restore(Arc::clone(&compared.before));
            app.dialog = None;
            super::update::edit(app, &edit, None);
        }
    }
    Vec::new()
}
