//! Says what every panel is given: the state to show, the words to show it with, and a place for what the user did.

use std::cell::RefCell;
use std::sync::Arc;

use eframe::egui::{self, Id};

use super::fields::{Fields, LeftField};
use super::parts::card::Cards;
use super::parts::page_textures::PageTextures;
use super::parts::plot::Plots;
use super::parts::table::Tables;
use crate::analysis::{Analysis, Question, QuestionKind};
use crate::app::{Action, App, Command, Notice, VisitEdit};
use crate::edit::{Edit, GestureId};
use crate::plan::schema::ListName;
use crate::plan::{Bilingual, Language, Named, Plan};
use crate::report::Report;
use crate::text::strings::Texts;
use crate::text::{Locale, UnnamedThings};

/// Holds what every panel is given.
pub struct Cx<'a> {
    /// The state to show.
    pub app: &'a App,
    /// The interface's words.
    pub texts: &'static Texts,
    /// How numbers and dates are written.
    pub locale: Locale,
    /// What the user did in this frame, in order.
    pub actions: Vec<Action>,
    /// What fields remember of this document.
    pub fields: Fields,
    /// The tables that the pages of this document show.
    pub(super) tables: RefCell<Tables>,
    /// The plots that they show.
    pub(super) plots: RefCell<Plots>,
    /// The cards that are open on them.
    pub(super) cards: RefCell<Cards>,
    /// The pages that a dialog previews.
    pub(super) pages_of_dialog: RefCell<PageTextures>,
    /// The language in which answers are shown and written where the reader chose one; what the plan has where none is.
    pub(super) answers_in: Option<Language>,
    /// True where Esc of this frame is for the page: no text field had the focus, and no menu, list or dialog is open.
    pub(super) has_escape: bool,
    /// The questions that this frame looks at.
    looked_at: RefCell<Vec<Question>>,
    /// The questions whose work is to end with what it has found so far.
    ended_early: RefCell<Vec<QuestionKind>>,
}

impl<'a> Cx<'a> {
    /// Returns the context of one frame.
    #[must_use]
    pub fn new(app: &'a App, fields: Fields) -> Self {
        let locale = app.locale();
        Self {
            app,
            texts: locale.texts(),
            locale,
            actions: Vec::new(),
            fields,
            tables: RefCell::default(),
            plots: RefCell::default(),
            cards: RefCell::default(),
            pages_of_dialog: RefCell::default(),
            answers_in: None,
            has_escape: false,
            looked_at: RefCell::default(),
            ended_early: RefCell::default(),
        }
    }

    /// Notes that this frame looks at the answer to `question`.
    pub(super) fn look_at(&self, question: &Question) {
        let mut looked_at = self.looked_at.borrow_mut();
        if !looked_at.contains(question) {
            looked_at.push(question.clone());
        }
    }

    /// Asks the work on a question to end with what it has found so far.
    pub(super) fn end_early(&self, kind: QuestionKind) {
        self.ended_early.borrow_mut().push(kind);
    }

    /// Says what this frame looked at, where that is not what the last one did, and what is to end early.
    pub(super) fn end_looking(&mut self, context: &egui::Context) {
        for kind in self.ended_early.take() {
            self.push(Action::EndEarly(kind));
        }
        let questions = self.looked_at.take();
        if questions != self.app.jobs().looked_at() {
            self.push(Action::LookAt(questions));
            // What is answered at once is seen at once.
            context.request_repaint();
        }
    }

    /// Returns the plan to show.
    #[must_use]
    pub fn plan(&self) -> &'a Plan {
        self.app.plan()
    }

    /// Returns its results.
    #[must_use]
    pub fn analysis(&self) -> &'a Analysis {
        self.app.document().analysis()
    }

    /// Returns the interface's language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.locale.language
    }

    /// Returns whether later weeks stand at the left.
    #[must_use]
    pub fn time_runs_left(&self) -> bool {
        self.app.time_runs_left()
    }

    /// Returns a text of the plan in the language in which the plan is shown.
    #[must_use]
    pub fn plan_text<'t>(&self, text: &'t Bilingual) -> &'t str {
        text.get(self.app.plan_language())
    }

    /// Returns what a thing of the plan is called: its name in the language in which the plan is shown, or "Unnamed channel 2".
    #[must_use]
    pub fn name_of<'t, T: Named>(&self, thing: &'t T) -> &'t str
    where
        'a: 't,
    {
        self.called(T::LIST, thing.id().as_ref(), thing.name())
    }

    /// Returns what the thing `id` of a list is called, as [`Cx::name_of`]; what the plan does not have is called by the id by
    /// which it is named.
    #[must_use]
    pub fn name_in<'t>(&self, list: ListName, id: &'t str) -> &'t str
    where
        'a: 't,
    {
        self.plan().name_in(list, id).map_or(id, |name| self.called(list, id, name))
    }

    /// Returns what the thing `id` with this name is called, as [`Cx::name_of`], for those who know it in no other way.
    #[must_use]
    pub fn name_or<'t>(&self, name: &'t Bilingual, id: &'t str) -> &'t str
    where
        'a: 't,
    {
        let is_it = |list: &ListName| self.plan().name_in(*list, id).is_some_and(|known| std::ptr::eq(known, name));
        let list = if self.plan_text(name).trim().is_empty() { ListName::ALL.into_iter().find(is_it) } else { None };
        list.map_or_else(|| self.plan_text(name), |list| self.called(list, id, name))
    }

    fn called<'t>(&self, list: ListName, id: &str, name: &'t Bilingual) -> &'t str
    where
        'a: 't,
    {
        let unnamed: &'a UnnamedThings = self.app.document().unnamed(self.locale);
        unnamed.called(list, id, name, self.app.plan_language())
    }

    /// Returns the languages in which `text` is shown to be edited, the first one first: both in a plan of two languages and
    /// where the text has words in both; otherwise the one that the plan is written in, or that has the words.
    #[must_use]
    pub fn languages_of(&self, text: &Bilingual) -> Vec<Language> {
        self.answers_in.map_or_else(|| self.written_languages_of(text), |language| vec![language])
    }

    /// Returns the languages of [`Cx::languages_of`], whichever the reader chose for answers.
    #[must_use]
    pub fn written_languages_of(&self, text: &Bilingual) -> Vec<Language> {
        let plan = self.plan();
        let has_two = plan.has_two_languages();
        let written = if has_two { None } else { plan.written_in().first().copied() };
        let main = self.app.preferences.plan_language.or(written).unwrap_or_else(|| self.language());
        let other = main.other();
        if has_two || !text.slot(other).is_empty() { vec![main, other] } else { vec![main] }
    }

    /// Returns the mark of the language in which a text is shown because it has none in the one asked for.
    #[must_use]
    pub fn language_mark(&self, text: &Bilingual) -> Option<&'static str> {
        let wanted = self.app.plan_language();
        let is_shown_from_other = text.slot(wanted).is_empty() && !text.slot(wanted.other()).trim().is_empty();
        is_shown_from_other.then_some(match wanted {
            Language::En => self.texts.shared.mark_arabic,
            Language::Ar => self.texts.shared.mark_english,
        })
    }

    /// Returns the report of the plan, for readers of the interface, with the plan's texts in the language in which they are
    /// shown.
    #[must_use]
    pub fn report(&self) -> Report<'a> {
        let unnamed = Arc::clone(self.app.document().unnamed(self.locale));
        Report::calling(self.plan(), self.analysis(), self.locale, unnamed).with_plan_in(self.app.plan_language())
    }

    /// Returns what stands between the things of a list in a sentence.
    #[must_use]
    pub fn comma(&self) -> &'static str {
        self.locale.comma()
    }

    /// Says that something happened.
    pub fn push(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Says that a command was given.
    pub fn command(&mut self, command: Command) {
        self.push(Action::Command(command));
    }

    /// Changes the plan, as one step.
    pub fn edit(&mut self, edit: impl Into<Edit>) {
        self.push(Action::Edit { edit: edit.into(), gesture: None });
    }

    /// Returns the id of a field of the plan: another one in every document.
    #[must_use]
    pub fn field_id(&self, key: impl std::hash::Hash + std::fmt::Debug) -> Id {
        Id::unique((self.app.document_key(), key))
    }

    /// Returns the plan as it was before the visit to the field `id`, or as it is where there is none: what a typed text is
    /// judged by.
    #[must_use]
    pub fn plan_before_visit(&self, id: Id) -> &'a Plan {
        let history = self.app.document().history();
        let base = history.gesture_base().filter(|_| history.gesture() == Some(gesture_of(id)));
        base.map_or_else(|| self.plan(), AsRef::as_ref)
    }

    /// Changes the plan, as one step, where there is something to change.
    pub fn edit_if(&mut self, edit: Option<Edit>) {
        if let Some(edit) = edit {
            self.edit(edit);
        }
    }

    /// Changes the plan as part of a visit to the field `id`. The edits of a visit replace each other: each is built from the
    /// plan as it was before the visit, which `build` is given when the edit is applied.
    pub fn edit_visit(&mut self, id: Id, build: impl FnOnce(&Plan) -> Option<Edit> + Send + 'static) {
        self.push(Action::Visit { visit: gesture_of(id), edit: VisitEdit::new(build) });
    }

    /// Gives the plan back the value from before the visit to the field `id`, which goes on.
    pub fn restore_visit(&mut self, id: Id) {
        self.push(Action::CancelGesture(gesture_of(id)));
    }

    /// Ends a visit: its edits become one step, and what was not understood is said.
    pub(super) fn end_visit(&mut self, left: LeftField) {
        self.push(Action::EndGesture(gesture_of(left.field)));
        if let Some(entry) = left.refused {
            self.push(Action::Say(Notice::EntryRefused(entry)));
        }
    }
}

/// Returns the gesture that a widget's edits belong to.
#[must_use]
pub fn gesture_of(id: Id) -> GestureId {
    GestureId(id.value())
}

/// Remembers for this frame which way the interface runs.
pub fn set_right_to_left(context: &egui::Context, right_to_left: bool) {
    context.data_mut(|data| data.insert_temp(direction_id(), right_to_left));
}

/// Returns true when the interface runs from right to left. (A layout that runs to the left proves nothing: the end of a row
/// does so in English.)
#[must_use]
pub fn is_right_to_left(ui: &egui::Ui) -> bool {
    ui.ctx().data(|data| data.get_temp(direction_id())).unwrap_or(false)
}

/// Returns the interface's words, for widgets that are given no [`Cx`]: each direction has one language.
#[must_use]
pub fn interface_texts(ui: &egui::Ui) -> &'static Texts {
    Texts::of(if is_right_to_left(ui) { Language::Ar } else { Language::En })
}

fn direction_id() -> Id {
    Id::unique("interface direction")
}
