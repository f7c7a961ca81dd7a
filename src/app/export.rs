//! Exporting the plan that is open: a dialog with choices, a task that puts the file together, and what comes of writing it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::dialog::Dialog;
use super::identity::DocumentKey;
use super::jobs::{Reports, Task, TaskKind};
use super::message::{Action, Effect};
use super::notice::Notice;
use crate::analysis::Analysis;
use crate::exchange::export::{self, ExportError, Kind, Languages, Options};
use crate::plan::{Language, Plan};
use crate::store::{ExpectedOnDisk, SaveError, SaveRefusal};
use crate::text::Locale;

/// The name of the task that puts a file together.
pub const EXPORT_TASK: TaskKind = TaskKind("export");

/// Which languages are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportLanguage {
    /// One of them.
    One(Language),
    /// Both.
    Both,
}

/// Holds what is chosen in the dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportChoice {
    /// The kind of file.
    pub kind: Kind,
    /// The languages.
    pub language: ExportLanguage,
    /// Where it is written, as it was typed.
    pub path: String,
}

/// What was chosen about an export, or what came of one.
#[derive(Debug)]
pub enum ExportAction {
    /// Another choice was made in the dialog.
    Choose(ExportChoice),
    /// The file is put together.
    Made {
        /// The document.
        key: DocumentKey,
        /// Where it goes.
        path: PathBuf,
        /// The file, or why there is none.
        result: Result<Arc<[u8]>, ExportError>,
    },
    /// The file was written, or not.
    Written {
        /// Where.
        path: PathBuf,
        /// What it was to hold.
        bytes: Arc<[u8]>,
        /// What came of it.
        result: Result<(), SaveRefusal>,
    },
    /// Putting the file together failed.
    Failed,
}

/// Why nothing was exported.
#[derive(Debug)]
pub enum ExportFailure {
    /// The format cannot hold the plan.
    Format(ExportError),
    /// The file could not be written.
    Write(SaveError),
    /// Something went wrong while the file was put together.
    Broken,
}

/// Opens the dialog with the usual choices.
pub(super) fn ask(app: &mut App) {
    let language = ExportLanguage::One(app.plan_language());
    let kind = Kind::ALL[0];
    let path = path_text(app, kind);
    app.ask(Dialog::Export(ExportChoice { kind, language, path }));
}

/// Returns where a file of `kind` goes unless something else is typed: beside the plan.
fn path_text(app: &App, kind: Kind) -> String {
    let name = match app.path().and_then(Path::file_stem) {
        Some(stem) => format!("{}.{}", stem.to_string_lossy(), kind.extension()),
        None => export::file_name(app.plan(), kind, None),
    };
    let path = app.folder().map_or_else(|| PathBuf::from(&name), |folder| folder.join(&name));
    path.to_string_lossy().into_owned()
}

/// Returns what the dialog shows after `choice`: another kind changes the ending of the file.
fn followed(before: &ExportChoice, mut choice: ExportChoice) -> ExportChoice {
    if before.kind != choice.kind {
        let path = PathBuf::from(&choice.path);
        if path.extension().and_then(|ending| ending.to_str()) == Some(before.kind.extension()) {
            choice.path = path.with_extension(choice.kind.extension()).to_string_lossy().into_owned();
        }
    }
    choice
}

/// Begins to put the file together.
pub(super) fn begin(app: &mut App, choice: ExportChoice) -> Vec<Effect> {
    if choice.path.trim().is_empty() {
        app.dialog = Some(Dialog::Export(choice));
        return Vec::new();
    }
    let locale = app.locale();
    let languages = match choice.language {
        ExportLanguage::One(language) => Languages::One(Locale { language, ..locale }),
        ExportLanguage::Both => Languages::Both(locale),
    };
    let document = &app.session.document;
    let task = ExportTask {
        key: app.session.key,
        plan: Arc::clone(document.plan()),
        analysis: Arc::clone(document.analysis()),
        kind: choice.kind,
        options: Options { languages, ..Options::of(locale.language) },
        path: PathBuf::from(choice.path.trim()),
    };
    vec![app.jobs.start(Arc::new(task))]
}

/// Follows what happened to an export.
pub(super) fn export_action(app: &mut App, action: ExportAction) -> Vec<Effect> {
    match action {
        ExportAction::Choose(choice) => {
            if let Some(Dialog::Export(before)) = &mut app.dialog {
                *before = followed(before, choice);
            }
        }
        ExportAction::Made { key, path, result: Ok(bytes) } if key == app.session.key => {
            return vec![Effect::WriteExport { path, bytes, expected: ExpectedOnDisk::Nothing }];
        }
        // The plan that it was of is no longer open.
        ExportAction::Made { result: Ok(_), .. } => {}
        ExportAction::Made { result: Err(why), .. } => app.ask(Dialog::ExportFailed(ExportFailure::Format(why))),
        ExportAction::Written { path, result: Ok(()), .. } => app.notice = Some(Notice::Exported(path)),
        ExportAction::Written { path, bytes, result: Err(SaveRefusal::Conflict { found, .. }) } => {
            app.ask(Dialog::ExportExists { path, bytes, found });
        }
        ExportAction::Written { result: Err(SaveRefusal::Failed(why)), .. } => {
            app.ask(Dialog::ExportFailed(ExportFailure::Write(why)));
        }
        ExportAction::Written { .. } | ExportAction::Failed => app.ask(Dialog::ExportFailed(ExportFailure::Broken)),
    }
    Vec::new()
}

/// Puts a file together.
struct ExportTask {
    key: DocumentKey,
    plan: Arc<Plan>,
    analysis: Arc<Analysis>,
    kind: Kind,
    options: Options,
    path: PathBuf,
}

impl std::fmt::Debug for ExportTask {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ExportTask").field("kind", &self.kind).field("path", &self.path).finish_non_exhaustive()
    }
}

impl Task for ExportTask {
    fn kind(&self) -> TaskKind {
        EXPORT_TASK
    }

    fn run(&self, _: &Reports<'_>) -> Action {
        let result = export::export(&self.plan, &self.analysis, self.kind, &self.options);
        Action::Export(ExportAction::Made { key: self.key, path: self.path.clone(), result: result.map(Arc::from) })
    }

    fn failed(&self) -> Action {
        Action::Export(ExportAction::Failed)
    }
}

#[cfg(test)]
mod tests {
    use super::{ExportChoice, ExportLanguage, followed};
    use crate::exchange::export::Kind;
    use crate::plan::Language;

    #[test]
    fn another_kind_changes_the_ending_that_was_offered() {
        let choice = |kind, path: &str| ExportChoice {
            kind,
            language: ExportLanguage::One(Language::En),
            path: path.to_owned(),
        };
        for (path, expected) in [("a/plan.pdf", "a/plan.svg"), ("a/plan.txt", "a/plan.txt"), ("plan", "plan")] {
            assert_eq!(followed(&choice(Kind::Pdf, path), choice(Kind::Svg, path)).path, expected);
            assert_eq!(followed(&choice(Kind::Svg, path), choice(Kind::Svg, path)).path, path);
        }
    }
}
