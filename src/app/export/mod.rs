//! Exporting the plan that is open: a dialog with choices and a preview, the question where it goes, a task that puts the file
//! together, and what comes of writing it; pictures of plots and copies of tables go the same way.

mod choice;
mod comparison;
mod copying;
mod picture;
mod preview;
mod previewing;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use choice::{ExportChoice, ExportLanguage, ExportThing};
pub use comparison::ComparisonFile;
pub use copying::COPY_TASK;
pub use picture::{ForClipboard, PlotPicture, SheetPicture};
pub use preview::{ExportPreview, Exporting, Shown};
pub use previewing::PREVIEW_TASK;

use self::copying::{CopyTask, Wanted};
use self::previewing::PreviewTask;
use super::App;
use super::dialog::Dialog;
use super::document::PlanToWrite;
use super::identity::{DocumentKey, Ticket};
use super::message::{Action, Effect, ExportAction, ExportFailure, Reports, Task, TaskKind};
use super::notice::Notice;
use crate::analysis::Analysis;
use crate::exchange::export::{self, BookKind, BookOptions, ExportError, Kind, Options};
use crate::plan::{Language, Plan};
use crate::store::{ExpectedOnDisk, SaveRefusal};

/// The name of the task that puts a file together.
pub const EXPORT_TASK: TaskKind = TaskKind("export");

/// Says what is exported once it is said where it goes.
#[derive(Clone, Debug)]
pub(super) enum Pending {
    /// What was chosen in the dialog.
    Choice(Box<ExportChoice>),
    /// A plot of a page.
    Plot(PlotPicture),
    /// Versions side by side.
    Comparison(Box<ComparisonFile>),
    /// The plan book.
    Book(BookKind, Box<BookOptions>),
    /// A worksheet.
    Sheet(SheetPicture),
}

/// Opens the dialog with the usual choices.
pub(super) fn ask(app: &mut App) -> Vec<Effect> {
    let choice = ExportChoice::usual(app);
    show(app, choice)
}

fn show(app: &mut App, choice: ExportChoice) -> Vec<Effect> {
    app.ask(Dialog::Export(Box::new(Exporting { choice, preview: None, is_working: true })));
    look(app)
}

/// Begins to make a preview of what is chosen.
fn look(app: &mut App) -> Vec<Effect> {
    let locale = app.locale();
    let Some(Dialog::Export(exporting)) = &mut app.dialog else { return Vec::new() };
    exporting.is_working = true;
    let choice = exporting.choice.clone();
    let document = &app.session.document;
    let (plan, analysis) = (Arc::clone(document.plan()), Arc::clone(document.analysis()));
    let options = choice.options(locale);
    vec![app.jobs.start(Arc::new(PreviewTask { plan, analysis, choice, options }))]
}

/// Asks where the file goes.
pub(super) fn begin(app: &mut App, exporting: Exporting) -> Vec<Effect> {
    if exporting.choice.path.trim().is_empty() {
        app.dialog = Some(Dialog::Export(Box::new(exporting)));
        return Vec::new();
    }
    app.jobs.stop(PREVIEW_TASK);
    let named = PathBuf::from(exporting.choice.path.trim());
    let kind = exporting.choice.kind;
    ask_where(app, Pending::Choice(Box::new(exporting.choice)), &named, kind.extension())
}

/// Asks where the book goes; `named` is offered.
pub(super) fn ask_for_book(app: &mut App, kind: BookKind, options: BookOptions, named: &Path) -> Vec<Effect> {
    ask_where(app, Pending::Book(kind, Box::new(options)), named, kind.extension())
}

fn ask_where(app: &mut App, pending: Pending, named: &Path, extension: &'static str) -> Vec<Effect> {
    let ticket = app.ticket(None);
    let folder = match named.parent() {
        Some(parent) if parent.is_absolute() => Some(parent.to_path_buf()),
        _ => app.folder(),
    };
    let name = named.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    app.pending_export = Some((ticket.clone(), pending, folder.clone().unwrap_or_default().join(named)));
    vec![Effect::AskExportPath { ticket, folder, name, extension }]
}

/// Follows what happened to an export.
pub(super) fn export_action(app: &mut App, action: ExportAction) -> Vec<Effect> {
    match action {
        ExportAction::Choose(choice) => choose(app, *choice),
        ExportAction::Previewed(result) => {
            previewed(app, result);
            Vec::new()
        }
        ExportAction::Copy => copy_chosen(app),
        ExportAction::CopyPlot(picture) => CopyTask::start(app, Wanted::Plot(picture)),
        ExportAction::SavePlot(picture) => {
            let named = export::file_name(app.plan(), Kind::Png, Some(picture.plot.id));
            ask_where(app, Pending::Plot(picture), Path::new(&named), Kind::Png.extension())
        }
        ExportAction::SaveComparison(file) => {
            let (kind, named) = (file.kind, export::file_name(app.plan(), file.kind, Some("versions")));
            ask_where(app, Pending::Comparison(file), Path::new(&named), kind.extension())
        }
        ExportAction::CopySheet(picture) => CopyTask::start(app, Wanted::Sheet(picture)),
        ExportAction::CopySheetText(picture) => {
            let document = &app.session.document;
            let text = picture.text(document.plan(), document.analysis());
            app.notice = Some(Notice::TextCopied);
            vec![Effect::CopyText(text)]
        }
        ExportAction::CopySheetTable(picture) => CopyTask::start(app, Wanted::SheetTable(picture)),
        ExportAction::SaveSheet(picture) => {
            let kind = picture.usual_kind();
            let named = export::file_name(app.plan(), kind, Some(&picture.sheet.id));
            ask_where(app, Pending::Sheet(picture), Path::new(&named), kind.extension())
        }
        ExportAction::Copied(Ok(copied)) => {
            app.notice = Some(match &copied {
                ForClipboard::Picture(_) => Notice::PictureCopied,
                ForClipboard::Table { .. } => Notice::TableCopied,
            });
            vec![Effect::Copy(copied)]
        }
        ExportAction::PathChosen { ticket, target } => path_chosen(app, &ticket, target),
        ExportAction::NoNativeDialog { ticket } => {
            let path = app.pending_export.as_ref().map(|(_, _, path)| path.clone());
            path_chosen(app, &ticket, path.map(|path| (path, ExpectedOnDisk::Nothing)))
        }
        ExportAction::Made { key, path, expected, result: Ok(bytes) } if key == app.session.key => {
            vec![Effect::WriteExport { path, bytes, expected }]
        }
        // The plan that it was of is no longer open.
        ExportAction::Made { result: Ok(_), .. } => Vec::new(),
        ExportAction::Written { path, bytes, result } => written(app, path, bytes, result),
        ExportAction::Made { result: Err(why), .. } | ExportAction::Copied(Err(why)) => {
            failed(app, ExportFailure::Format(why))
        }
        ExportAction::Failed => failed(app, ExportFailure::Broken),
    }
}

fn failed(app: &mut App, why: ExportFailure) -> Vec<Effect> {
    if let Some(Dialog::Export(exporting)) = &mut app.dialog {
        exporting.is_working = false;
    }
    app.ask(Dialog::ExportFailed(why));
    Vec::new()
}

fn choose(app: &mut App, next: ExportChoice) -> Vec<Effect> {
    let Some(Dialog::Export(exporting)) = &app.dialog else { return Vec::new() };
    let before = exporting.choice.clone();
    let next = before.followed_by(next, app);
    let Some(Dialog::Export(exporting)) = &mut app.dialog else { return Vec::new() };
    let is_same_file =
        ExportChoice { path: String::new(), ..before } == ExportChoice { path: String::new(), ..next.clone() };
    exporting.choice = next;
    // Another name alone changes nothing in the file.
    if is_same_file { Vec::new() } else { look(app) }
}

fn previewed(app: &mut App, result: Result<Arc<ExportPreview>, ExportError>) {
    let Some(Dialog::Export(exporting)) = &mut app.dialog else { return };
    exporting.is_working = false;
    exporting.preview = Some(result);
}

/// Copies what is chosen in the dialog: a chart as a picture, a table as a table.
fn copy_chosen(app: &mut App) -> Vec<Effect> {
    let locale = app.locale();
    let Some(Dialog::Export(exporting)) = &app.dialog else { return Vec::new() };
    let mut options = exporting.choice.options(locale);
    if options.part.is_none()
        && let Some(Ok(preview)) = &exporting.preview
    {
        options.part = preview.parts.first().map(|(id, _)| (*id).to_owned());
    }
    let wanted = match exporting.choice.thing {
        ExportThing::Flowchart | ExportThing::Plot => Wanted::Chart(options),
        ExportThing::Table => Wanted::Table(options),
        _ => return Vec::new(),
    };
    CopyTask::start(app, wanted)
}

fn path_chosen(app: &mut App, ticket: &Ticket, target: Option<(PathBuf, ExpectedOnDisk)>) -> Vec<Effect> {
    if app.outgoing.take(ticket).is_none() {
        return Vec::new();
    }
    let Some((_, pending, _)) = app.pending_export.take_if(|(asked, ..)| asked.number == ticket.number) else {
        return Vec::new();
    };
    if ticket.key != app.session.key {
        app.notice = Some(Notice::OtherPlan);
        return Vec::new();
    }
    let Some((path, expected)) = target else {
        // Nothing is lost of what was chosen.
        return match pending {
            Pending::Choice(choice) => show(app, *choice),
            Pending::Plot(_) | Pending::Comparison(_) | Pending::Sheet(_) | Pending::Book(..) => Vec::new(),
        };
    };
    let what = match pending {
        Pending::Choice(choice) => {
            let options = Box::new(choice.options(app.locale()));
            What::Export(choice.kind, options, Box::new(app.session.document.to_write()))
        }
        Pending::Plot(picture) => What::Plot(picture),
        Pending::Sheet(picture) => What::Sheet(picture),
        Pending::Comparison(file) => What::Comparison(file),
        Pending::Book(kind, options) => What::Book(kind, options),
    };
    let (path, expected) = what.with_ending(path, expected);
    put_together(app, what, path, expected)
}

/// Begins to put the book together for a file with a typed path.
pub(super) fn write_book(app: &mut App, kind: BookKind, options: BookOptions, path: PathBuf) -> Vec<Effect> {
    put_together(app, What::Book(kind, Box::new(options)), path, ExpectedOnDisk::Nothing)
}

/// Begins to put a file of the plan together.
fn put_together(app: &mut App, what: What, path: PathBuf, expected: ExpectedOnDisk) -> Vec<Effect> {
    let document = &app.session.document;
    let task = ExportTask {
        key: app.session.key,
        plan: Arc::clone(document.plan()),
        analysis: Arc::clone(document.analysis()),
        what,
        path,
        expected,
    };
    vec![app.jobs.start(Arc::new(task))]
}

fn written(app: &mut App, path: PathBuf, bytes: Arc<[u8]>, result: Result<(), SaveRefusal>) -> Vec<Effect> {
    match result {
        Ok(()) => app.notice = Some(Notice::Exported(path)),
        Err(SaveRefusal::Conflict { found, .. }) => app.ask(Dialog::ExportExists { path, bytes, found }),
        Err(SaveRefusal::Failed(why)) => app.ask(Dialog::ExportFailed(ExportFailure::Write(why))),
        Err(_) => app.ask(Dialog::ExportFailed(ExportFailure::Broken)),
    }
    Vec::new()
}

/// Says what is put together.
#[derive(Debug)]
enum What {
    /// A file of the plan, with the document that the plan is kept in.
    Export(Kind, Box<Options>, Box<PlanToWrite>),
    /// A plot of a page, as what the ending of the file says.
    Plot(PlotPicture),
    /// Versions side by side, as what the ending of the file says.
    Comparison(Box<ComparisonFile>),
    /// A worksheet, as what the ending of the file says.
    Sheet(SheetPicture),
    /// The plan book.
    Book(BookKind, Box<BookOptions>),
}

impl What {
    /// Gives a file without an ending the usual one; about that nobody was asked.
    fn with_ending(&self, path: PathBuf, expected: ExpectedOnDisk) -> (PathBuf, ExpectedOnDisk) {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let usual = match self {
            Self::Export(kind, ..) => kind.extension(),
            Self::Plot(_) => "png",
            Self::Comparison(file) => file.kind.extension(),
            Self::Sheet(picture) => picture.usual_kind().extension(),
            Self::Book(kind, _) => kind.extension(),
        };
        let is_ended = match self {
            Self::Book(..) => ending.eq_ignore_ascii_case(usual),
            _ => Kind::of_extension(ending).is_some() || (ending == "txt" && usual != "png"),
        };
        if is_ended {
            return (path, expected);
        }
        let mut name = path.into_os_string();
        name.push(".");
        name.push(usual);
        (name.into(), ExpectedOnDisk::Nothing)
    }
}

/// Puts a file together.
struct ExportTask {
    key: DocumentKey,
    plan: Arc<Plan>,
    analysis: Arc<Analysis>,
    what: What,
    path: PathBuf,
    expected: ExpectedOnDisk,
}

impl ExportTask {
    /// Returns the kind of picture that the ending of the file names, if it names one.
    fn picture_kind(&self) -> Option<Kind> {
        self.named_kind().filter(|kind| matches!(kind, Kind::Svg | Kind::Pdf | Kind::Png))
    }

    /// Returns the kind that the ending of the file names.
    fn named_kind(&self) -> Option<Kind> {
        let ending = self.path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        Kind::of_extension(ending)
    }
}

impl Task for ExportTask {
    fn kind(&self) -> TaskKind {
        EXPORT_TASK
    }

    fn run(&self, _: &Reports<'_>) -> Action {
        let result = match &self.what {
            What::Export(kind, options, contents) => {
                let options = Options { document: Some(contents.text()), ..Options::clone(options) };
                export::export(&self.plan, &self.analysis, *kind, &options)
            }
            What::Plot(picture) => picture.file(&self.plan, &self.analysis, self.picture_kind().unwrap_or(Kind::Png)),
            What::Sheet(picture) => {
                let kind = self.picture_kind().unwrap_or(picture.usual_kind());
                picture.file(&self.plan, &self.analysis, kind)
            }
            What::Comparison(file) => {
                let kind = self.named_kind().filter(|kind| matches!(kind, Kind::Workbook | Kind::WebPage | Kind::Csv));
                file.file(&self.plan, &self.analysis, kind.unwrap_or(file.kind))
            }
            What::Book(kind, options) => export::book(&self.plan, &self.analysis, *kind, options),
        };
        Action::Export(ExportAction::Made {
            key: self.key,
            path: self.path.clone(),
            expected: self.expected.clone(),
            result: result.map(Arc::from),
        })
    }

    fn failed(&self) -> Action {
        Action::Export(ExportAction::Failed)
    }
}

/// Returns a worksheet as it is copied and kept: in the language of the interface.
#[must_use]
pub fn sheet_picture(app: &App, sheet: &crate::worksheet::Framework, extent: export::SheetExtent) -> SheetPicture {
    let plan_language = app.plan_language();
    SheetPicture { sheet: Box::new(sheet.clone()), extent, locale: app.locale(), plan_language }
}

/// Returns the language in which a plot of a page is copied: that of the interface.
#[must_use]
pub fn plot_picture(app: &App, plot: crate::report::Plot) -> PlotPicture {
    let plan_language: Language = app.plan_language();
    PlotPicture { plot: Box::new(plot), locale: app.locale(), plan_language }
}
