//! The plan book beside the window: it is laid out and painted on threads of their own, and the last pages stay until newer ones
//! are there.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::export as exporting;
use super::identity::DocumentKey;
use super::message::{Action, BookAction, Effect, LaidBook, PagePicture, Reports, Task, TaskKind};
use crate::analysis::Analysis;
use crate::exchange::export::{self, BookKind, BookOptions, BookPreview};
use crate::plan::Plan;

/// The name of the task that lays the book out.
const BOOK_TASK: TaskKind = TaskKind("book");

/// The name of the task that paints its pages.
pub(super) const BOOK_PICTURES_TASK: TaskKind = TaskKind("pages of the book");

/// The most pictures of pages that are kept.
const MOST_PICTURES: usize = 8;

/// Keeps the newest pictures of pages.
#[derive(Debug, Default)]
pub(super) struct PagePictures(Vec<PagePicture>);

impl PagePictures {
    /// Returns the newest picture of a page.
    pub(super) fn of(&self, page: usize) -> Option<&PagePicture> {
        self.0.iter().rev().find(|picture| picture.page == page)
    }

    /// Keeps a picture in the place of one of the same page, and at most `most` in all.
    pub(super) fn keep(&mut self, picture: PagePicture, most: usize) {
        self.0.retain(|known| known.page != picture.page);
        self.0.push(picture);
        if self.0.len() > most {
            self.0.remove(0);
        }
    }
}

/// Holds what is known of the pages of the open document's book.
#[derive(Debug, Default)]
pub struct BookDesk {
    key: DocumentKey,
    asked: Option<(Arc<Plan>, BookOptions)>,
    laid: Option<LaidBook>,
    painting: Option<(Arc<BookPreview>, Vec<usize>, u32)>,
    pictures: PagePictures,
    has_failed: bool,
}

impl BookDesk {
    /// Returns the pages that were laid out last.
    #[must_use]
    pub fn laid(&self) -> Option<&LaidBook> {
        self.laid.as_ref()
    }

    /// Returns true where the pages are those of `plan` and `options`.
    #[must_use]
    pub fn is_current(&self, plan: &Arc<Plan>, options: &BookOptions) -> bool {
        self.laid.as_ref().is_some_and(|laid| Arc::ptr_eq(&laid.plan, plan) && laid.options == *options)
    }

    /// Returns true where pages of `plan` and `options` were asked for, whether they are there or not.
    #[must_use]
    pub fn is_asked(&self, plan: &Arc<Plan>, options: &BookOptions) -> bool {
        self.asked.as_ref().is_some_and(|(of, asked)| Arc::ptr_eq(of, plan) && asked == options)
    }

    /// Returns true where the last pages could not be laid out.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// Returns the newest picture of a page.
    #[must_use]
    pub fn picture(&self, page: usize) -> Option<&PagePicture> {
        self.pictures.of(page)
    }

    /// Returns true where pictures of all `pages` are there at `scale`, or are being painted.
    #[must_use]
    pub fn is_painted(&self, pages: &[usize], scale: u32) -> bool {
        let Some(laid) = &self.laid else { return true };
        let is_asked = self
            .painting
            .as_ref()
            .is_some_and(|(of, asked, at)| Arc::ptr_eq(of, &laid.preview) && *at == scale && asked.as_slice() == pages);
        let is_there = |page: &usize| {
            self.picture(*page).is_some_and(|known| known.scale == scale && Arc::ptr_eq(&known.of, &laid.preview))
        };
        is_asked || pages.iter().all(is_there)
    }
}

impl App {
    /// Returns what is known of the pages of the book.
    #[must_use]
    pub fn book(&self) -> &BookDesk {
        &self.book
    }

    /// Returns where a book of `kind` goes unless something else is typed: beside the plan.
    #[must_use]
    pub fn book_path(&self, kind: BookKind) -> PathBuf {
        let name = match self.path().and_then(Path::file_stem) {
            Some(stem) => format!("{}-book.{}", stem.to_string_lossy(), kind.extension()),
            None => export::book_name(self.plan(), kind),
        };
        self.folder().map_or_else(|| PathBuf::from(&name), |folder| folder.join(&name))
    }
}

/// Follows what happened to the book.
pub(super) fn book_action(app: &mut App, action: BookAction) -> Vec<Effect> {
    if app.book.key != app.session.key {
        app.book = BookDesk { key: app.session.key, ..BookDesk::default() };
    }
    let document = &app.session.document;
    match action {
        BookAction::LookAt(options) => {
            let plan = Arc::clone(document.plan());
            if app.book.is_asked(&plan, &options) {
                return Vec::new();
            }
            app.book.asked = Some((Arc::clone(&plan), options.clone()));
            app.book.has_failed = false;
            let before = app.book.laid.clone();
            let analysis = Arc::clone(document.analysis());
            let task = LayTask { key: app.session.key, plan, analysis, options, before };
            return vec![app.jobs.start(Arc::new(task))];
        }
        BookAction::Laid { key, laid } if key == app.session.key => app.book.laid = Some(laid),
        BookAction::Laid { .. } | BookAction::AllPainted => {}
        BookAction::Failed => app.book.has_failed = true,
        BookAction::Paint { pages, scale } => {
            let Some(laid) = &app.book.laid else { return Vec::new() };
            let preview = Arc::clone(&laid.preview);
            app.book.painting = Some((Arc::clone(&preview), pages.clone(), scale));
            return vec![app.jobs.start(Arc::new(PaintTask { preview, pages, scale }))];
        }
        BookAction::Painted(picture) if app.presentation.shows(&picture.of) => app.presentation.keep(picture),
        BookAction::Painted(picture) => app.book.pictures.keep(picture, MOST_PICTURES),
        BookAction::AskPath { kind, options, path } => return exporting::ask_for_book(app, kind, options, &path),
        BookAction::Export { kind, options, path } => {
            return exporting::write_book(app, kind, options, path);
        }
    }
    Vec::new()
}

/// Lays the book out.
struct LayTask {
    key: DocumentKey,
    plan: Arc<Plan>,
    analysis: Arc<Analysis>,
    options: BookOptions,
    /// The pages that were laid out last.
    before: Option<LaidBook>,
}

impl Task for LayTask {
    fn kind(&self) -> TaskKind {
        BOOK_TASK
    }

    fn run(&self, _: &Reports<'_>) -> Action {
        let before = self.before.as_ref().filter(|before| before.options == self.options);
        let before = before.map(|before| (&*before.plan, &*before.preview));
        let preview = Arc::new(BookPreview::after(&self.plan, &self.analysis, &self.options, before));
        let laid = LaidBook { plan: Arc::clone(&self.plan), options: self.options.clone(), preview };
        Action::Book(BookAction::Laid { key: self.key, laid })
    }

    fn failed(&self) -> Action {
        Action::Book(BookAction::Failed)
    }
}

/// Paints pages.
pub(super) struct PaintTask {
    pub(super) preview: Arc<BookPreview>,
    pub(super) pages: Vec<usize>,
    pub(super) scale: u32,
}

impl Task for PaintTask {
    fn kind(&self) -> TaskKind {
        BOOK_PICTURES_TASK
    }

    fn run(&self, reports: &Reports<'_>) -> Action {
        let scale = f64::from(self.scale) / 1000.0;
        for &page in &self.pages {
            if reports.cancel.is_set() {
                break;
            }
            #[expect(clippy::cast_possible_truncation, reason = "the scale of a picture")]
            if let Some(Ok(pixels)) = self.preview.pixels(page, scale as f32) {
                let of = Arc::clone(&self.preview);
                let picture = PagePicture { of, page, scale: self.scale, pixels: Arc::new(pixels) };
                reports.send(Action::Book(BookAction::Painted(picture)));
            }
        }
        Action::Book(BookAction::AllPainted)
    }

    fn failed(&self) -> Action {
        Action::Book(BookAction::Failed)
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;

    use crate::app::{Action, App, BookAction, Effect, FileAction, Job, Preferences, update};
    use crate::edit::change_book;
    use crate::exchange::export::{BookKind, BookOptions, BookPaper, Languages};
    use crate::plan::Language;
    use crate::text::Locale;

    fn options() -> BookOptions {
        BookOptions {
            languages: Languages::One(Locale::of(Language::En)),
            outline: None,
            paper: BookPaper::A4,
            is_beside: false,
        }
    }

    /// Runs the jobs among the effects and gives back what comes of them.
    fn run(app: &mut App, effects: Vec<Effect>) -> Vec<Effect> {
        let mut others = Vec::new();
        for effect in effects {
            let Effect::WorkOut(job) = effect else {
                others.push(effect);
                continue;
            };
            let sent = std::sync::Mutex::new(Vec::new());
            Job::run(&job, &|action| sent.lock().unwrap().push(action));
            for action in sent.into_inner().unwrap() {
                let effects = update(app, action);
                others.extend(run(app, effects));
            }
        }
        others
    }

    fn app() -> App {
        let mut app = App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 1, 1));
        update(&mut app, Action::File(FileAction::OpenSample(0)));
        app
    }

    #[test]
    fn pages_follow_the_plan_and_the_last_ones_stay_meanwhile() {
        let mut app = app();
        let effects = update(&mut app, Action::Book(BookAction::LookAt(options())));
        assert_eq!(effects.len(), 1);
        // The same wish again starts nothing.
        assert!(update(&mut app, Action::Book(BookAction::LookAt(options()))).is_empty());
        run(&mut app, effects);
        assert!(app.book().is_current(app.document().plan(), &options()));
        let pages = app.book().laid().unwrap().preview.pages();
        assert!(pages > 5);
        let sections = app.book().laid().unwrap().preview.sections.len();
        let edit = change_book(app.plan(), |book| book.outline = "media-plan".to_owned()).unwrap();
        update(&mut app, Action::Edit { edit, gesture: None });
        assert!(!app.book().is_current(app.document().plan(), &options()) && app.book().laid().is_some());
        let effects = update(&mut app, Action::Book(BookAction::LookAt(options())));
        run(&mut app, effects);
        assert!(app.book().laid().unwrap().preview.sections.len() < sections);
        let effects = update(&mut app, Action::Book(BookAction::Paint { pages: vec![0], scale: 500 }));
        assert!(app.book().is_painted(&[0], 500));
        run(&mut app, effects);
        assert_eq!(app.book().picture(0).unwrap().pixels.width, 397);
    }

    #[test]
    fn an_export_is_written_through_the_shell() {
        let mut app = app();
        let path = PathBuf::from("/tmp/book.pdf");
        let action = BookAction::Export { kind: BookKind::Pdf, options: options(), path: path.clone() };
        let effects = update(&mut app, Action::Book(action));
        let written = run(&mut app, effects);
        let is_it = |effect: &Effect| matches!(effect, Effect::WriteExport { path: to, bytes, .. } if *to == path && Arc::clone(bytes).starts_with(b"%PDF"));
        assert!(written.iter().any(is_it), "{written:?}");
    }
}
