//! Presenting: the slides of the book on the whole screen, one at a time.

use std::sync::Arc;

use super::App;
use super::book::{PagePictures, PaintTask};
use super::identity::DocumentKey;
use super::message::{Action, Effect, PagePicture, PresentationAction, Reports, Task, TaskKind};
use crate::analysis::Analysis;
use crate::exchange::export::{BookOptions, BookPaper, BookPreview, Languages};
use crate::plan::Plan;
use crate::text::Locale;

/// The name of the task that draws the slides.
const SLIDES_TASK: TaskKind = TaskKind("slides");

/// The most pictures of slides that are kept.
const MOST_PICTURES: usize = 5;

/// Holds the slides that are shown.
#[derive(Debug, Default)]
pub struct Presentation {
    key: DocumentKey,
    options: Option<BookOptions>,
    slides: Option<Arc<BookPreview>>,
    slide: usize,
    painting: Option<(Vec<usize>, u32)>,
    pictures: PagePictures,
    has_failed: bool,
}

impl Presentation {
    /// Returns the slides, once they are drawn.
    #[must_use]
    pub fn slides(&self) -> Option<&Arc<BookPreview>> {
        self.slides.as_ref()
    }

    /// Returns the slide that is shown, counted from 0.
    #[must_use]
    pub fn slide(&self) -> usize {
        self.slide
    }

    /// Returns how many slides there are, once they are drawn.
    #[must_use]
    pub fn count(&self) -> usize {
        self.slides.as_ref().map_or(0, |slides| slides.pages())
    }

    /// Returns true where the slides are read from the right: the left arrow goes on.
    #[must_use]
    pub fn runs_left(&self) -> bool {
        self.options.as_ref().is_some_and(|options| options.languages.first().direction().is_right_to_left())
    }

    /// Returns true where the slides could not be drawn.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// Returns the newest picture of a slide.
    #[must_use]
    pub fn picture(&self, slide: usize) -> Option<&PagePicture> {
        self.pictures.of(slide)
    }

    /// Returns the slides that are worth painting at `scale`: the one that is shown first, then those beside it; none where
    /// they are there or being painted.
    #[must_use]
    pub fn wanted(&self, scale: u32) -> Option<Vec<usize>> {
        let count = self.count();
        let near = [Some(self.slide), self.slide.checked_add(1), self.slide.checked_sub(1)];
        let near: Vec<usize> = near.into_iter().flatten().filter(|slide| *slide < count).collect();
        let is_there = |slide: &usize| self.picture(*slide).is_some_and(|known| known.scale == scale);
        let is_asked = self.painting.as_ref().is_some_and(|(asked, at)| *asked == near && *at == scale);
        (!near.is_empty() && !is_asked && !near.iter().all(is_there)).then_some(near)
    }

    /// Returns true where these are the pages that are shown.
    pub(super) fn shows(&self, pages: &Arc<BookPreview>) -> bool {
        self.slides.as_ref().is_some_and(|slides| Arc::ptr_eq(slides, pages))
    }

    /// Keeps a picture of a slide.
    pub(super) fn keep(&mut self, picture: PagePicture) {
        self.pictures.keep(picture, MOST_PICTURES);
    }
}

impl App {
    /// Returns the slides on the screen, while they are shown.
    #[must_use]
    pub fn presentation(&self) -> Option<&Presentation> {
        Some(&self.presentation).filter(|shown| shown.options.is_some() && shown.key == self.session.key)
    }
}

/// Shows the slides of the plan's book in the language of the plan.
pub(super) fn begin(app: &mut App) -> Vec<Effect> {
    let locale = Locale { language: app.plan_language(), ..app.locale() };
    let options =
        BookOptions { languages: Languages::One(locale), outline: None, paper: BookPaper::default(), is_beside: false };
    presentation_action(app, PresentationAction::Begin(options))
}

/// Follows what happened to the slides on the screen.
pub(super) fn presentation_action(app: &mut App, action: PresentationAction) -> Vec<Effect> {
    match action {
        PresentationAction::Begin(options) => {
            super::editing::end_gesture(app);
            let key = app.session.key;
            app.presentation = Presentation { key, options: Some(options.clone()), ..Presentation::default() };
            let document = &app.session.document;
            let (plan, analysis) = (Arc::clone(document.plan()), Arc::clone(document.analysis()));
            return vec![app.jobs.start(Arc::new(DrawTask { key, plan, analysis, options }))];
        }
        PresentationAction::Drawn { key, slides } if app.presentation().is_some_and(|shown| shown.key == key) => {
            app.presentation.slides = Some(slides);
        }
        PresentationAction::Drawn { .. } => {}
        PresentationAction::Failed => app.presentation.has_failed = true,
        PresentationAction::GoTo(slide) => {
            app.presentation.slide = slide.min(app.presentation.count().saturating_sub(1));
        }
        PresentationAction::Paint { slides: pages, scale } => {
            let Some(preview) = app.presentation.slides.clone() else { return Vec::new() };
            app.presentation.painting = Some((pages.clone(), scale));
            return vec![app.jobs.start(Arc::new(PaintTask { preview, pages, scale }))];
        }
        PresentationAction::End => app.presentation = Presentation::default(),
    }
    Vec::new()
}

/// Draws the slides.
struct DrawTask {
    key: DocumentKey,
    plan: Arc<Plan>,
    analysis: Arc<Analysis>,
    options: BookOptions,
}

impl Task for DrawTask {
    fn kind(&self) -> TaskKind {
        SLIDES_TASK
    }

    fn run(&self, _: &Reports<'_>) -> Action {
        let slides = Arc::new(BookPreview::slides(&self.plan, &self.analysis, &self.options));
        Action::Presentation(PresentationAction::Drawn { key: self.key, slides })
    }

    fn failed(&self) -> Action {
        Action::Presentation(PresentationAction::Failed)
    }
}

#[cfg(test)]
mod tests {
    use crate::app::playing::play;
    use crate::app::{Action, App, Command, FileAction, Preferences, PresentationAction, update};
    use crate::plan::Language;

    #[test]
    fn slides_are_drawn_turned_and_left() {
        for language in Language::ALL {
            let mut app = App::new(Preferences::default(), language, jiff::civil::date(2026, 1, 1));
            update(&mut app, Action::File(FileAction::OpenSample(0)));
            assert!(app.presentation().is_none());
            play(&mut app, Action::Command(Command::Present));
            let shown = app.presentation().unwrap();
            let count = shown.count();
            assert!(count > 5 && shown.slide() == 0);
            assert_eq!(shown.runs_left(), language == Language::Ar);
            assert_eq!(shown.wanted(1000), Some(vec![0, 1]));
            let go = |app: &mut App, to| play(app, Action::Presentation(PresentationAction::GoTo(to)));
            go(&mut app, 2);
            let wanted = app.presentation().unwrap().wanted(300).unwrap();
            assert_eq!(wanted, [2, 3, 1]);
            play(&mut app, Action::Presentation(PresentationAction::Paint { slides: wanted, scale: 300 }));
            let shown = app.presentation().unwrap();
            assert_eq!(shown.picture(2).unwrap().pixels.width, 384);
            assert_eq!(shown.wanted(300), None);
            assert!(app.book().picture(2).is_none());
            go(&mut app, 1000);
            assert_eq!(app.presentation().unwrap().slide(), count - 1);
            play(&mut app, Action::Presentation(PresentationAction::End));
            assert!(app.presentation().is_none());
        }
    }

    #[test]
    fn another_plan_ends_them() {
        let mut app = App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 1, 1));
        update(&mut app, Action::File(FileAction::OpenSample(0)));
        play(&mut app, Action::Command(Command::Present));
        update(&mut app, Action::File(FileAction::OpenSample(1)));
        assert!(app.presentation().is_none());
    }
}
