//! The open plan: its history, its file, its results.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::flowchart::FlowchartLayout;
use crate::analysis::Analysis;
use crate::edit::{Edit, EditError, EditName, GestureId, History};
use crate::plan::{Language, Placement, Plan, Status};
use crate::store::{ExpectedOnDisk, Opened, Snapshot, UnknownValue};
use crate::text::{Digits, Locale, UnnamedThings};

/// The open plan: its history, its file, its results.
#[derive(Debug)]
pub struct Document {
    /// The file, when the plan has one.
    pub path: Option<PathBuf>,
    /// The file beside which a recovered copy was opened, for the name that saving offers.
    pub beside: Option<PathBuf>,
    /// Choices in the file that this program does not know. While there are any, the file is not written over.
    pub unknown_values: Vec<UnknownValue>,
    history: History,
    opened: Option<Opened>,
    analysis: Arc<Analysis>,
    before_gesture: Option<BeforeGesture>,
    before_last_step: Option<Arc<Analysis>>,
    layout: Arc<FlowchartLayout>,
    /// What the things of the plan without a name are called, in each language and kind of digits in which it was asked for.
    unnamed: [OnceLock<Arc<UnnamedThings>>; 4],
    /// How many placements are drafts, once that was asked.
    drafts: OnceLock<usize>,
}

/// Holds what there was before the gesture that is going on.
#[derive(Debug)]
struct BeforeGesture {
    /// The results.
    analysis: Arc<Analysis>,
    /// What figures were compared with: again so when the gesture is taken back.
    last_step: Option<Arc<Analysis>>,
}

impl Document {
    /// Returns a plan without a file.
    #[must_use]
    pub fn new(plan: Arc<Plan>) -> Self {
        Self::with(History::new(plan))
    }

    fn with(history: History) -> Self {
        let plan = history.plan();
        Self {
            path: None,
            beside: None,
            unknown_values: Vec::new(),
            analysis: Arc::new(Analysis::of(plan)),
            layout: Arc::new(FlowchartLayout::of(plan)),
            before_gesture: None,
            before_last_step: None,
            unnamed: Default::default(),
            drafts: OnceLock::new(),
            opened: None,
            history,
        }
    }

    /// Returns a plan just read from `path`.
    #[must_use]
    pub fn opened(path: PathBuf, opened: Opened) -> Self {
        let mut document = Self::with(History::opened(Arc::clone(&opened.plan), opened.bytes_beside));
        document.path = Some(path);
        document.unknown_values.clone_from(&opened.unknown_values);
        document.opened = Some(opened);
        document
    }

    /// Returns a copy that a crash left of the plan in the file `beside`: unsaved, and without a file of its own.
    #[must_use]
    pub fn recovered(copy: Opened, beside: Option<PathBuf>) -> Self {
        let mut document = Self::with(History::unsaved(Arc::clone(&copy.plan), copy.bytes_beside));
        document.beside = beside;
        document.opened = Some(copy);
        document
    }

    /// Returns what a recovery copy must hold: the plan with its unsaved changes, or nothing where it has none.
    #[must_use]
    pub fn snapshot(&self) -> Option<Snapshot> {
        self.is_changed().then(|| Snapshot {
            plan: Arc::clone(self.plan()),
            opened: self.opened.clone(),
            path: self.path.clone().or_else(|| self.beside.clone()),
        })
    }

    /// Returns the plan that the file holds, as far as is known.
    #[must_use]
    pub fn saved_plan(&self) -> Option<&Arc<Plan>> {
        self.path.as_ref().and(self.opened.as_ref()).map(|opened| &opened.plan)
    }

    /// Returns what the file is known to hold.
    #[must_use]
    pub fn expected_on_disk(&self) -> ExpectedOnDisk {
        match (&self.path, &self.opened) {
            (Some(_), Some(opened)) => ExpectedOnDisk::Bytes(Arc::clone(&opened.source)),
            _ => ExpectedOnDisk::Anything,
        }
    }

    /// Returns the plan as it is now.
    #[must_use]
    pub fn plan(&self) -> &Arc<Plan> {
        self.history.plan()
    }

    /// Returns its steps.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Returns its results.
    #[must_use]
    pub fn analysis(&self) -> &Arc<Analysis> {
        &self.analysis
    }

    /// Returns the results before the gesture that is going on, for the change that is shown beside a figure.
    #[must_use]
    pub fn analysis_before_gesture(&self) -> Option<&Arc<Analysis>> {
        self.before_gesture.as_ref().map(|gesture| &gesture.analysis)
    }

    /// Returns the results before the last step, done, undone or redone: what a figure is compared with.
    #[must_use]
    pub fn analysis_before_last_step(&self) -> Option<&Arc<Analysis>> {
        self.before_last_step.as_ref()
    }

    /// Returns its flowchart rows and lanes.
    #[must_use]
    pub fn layout(&self) -> &Arc<FlowchartLayout> {
        &self.layout
    }

    /// Returns what the things of the plan without a name are called.
    #[must_use]
    pub fn unnamed(&self, locale: Locale) -> &Arc<UnnamedThings> {
        let is_arabic = usize::from(locale.language == Language::Ar);
        let has_own_digits = usize::from(locale.digits == Digits::ArabicIndic);
        self.unnamed[2 * is_arabic + has_own_digits].get_or_init(|| Arc::new(UnnamedThings::of(self.plan(), locale)))
    }

    /// Returns how many of its placements are drafts.
    #[must_use]
    pub fn drafts(&self) -> usize {
        let is_draft = |placement: &&Arc<Placement>| placement.status == Status::Draft;
        *self.drafts.get_or_init(|| self.plan().placements.iter().filter(is_draft).count())
    }

    /// Returns true when the plan differs from its file.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.history.is_changed()
    }

    /// Returns what saving writes: the file's own bytes as long as the plan is what was read from them.
    #[must_use]
    pub fn bytes_to_save(&self) -> Arc<[u8]> {
        crate::store::bytes_to_save(self.plan(), self.opened.as_ref()).into()
    }

    pub(super) fn perform(&mut self, edit: &Edit, gesture: Option<GestureId>) -> Result<bool, EditError> {
        let before = Arc::clone(&self.analysis);
        let continues = gesture.is_some() && self.history.gesture() == gesture;
        let changed = self.history.perform(edit, gesture)?;
        if !continues {
            self.before_gesture = gesture
                .map(|_| BeforeGesture { analysis: Arc::clone(&before), last_step: self.before_last_step.clone() });
        }
        if changed {
            self.refresh();
            self.before_last_step = match &self.before_gesture {
                // A gesture that is back where it began is no step.
                Some(gesture) if self.is_back_at_gesture_base() => gesture.last_step.clone(),
                Some(gesture) => Some(Arc::clone(&gesture.analysis)),
                None => Some(before),
            };
        }
        Ok(changed)
    }

    /// Applies an edit as part of the gesture that goes on, or of the last step.
    pub(super) fn amend(&mut self, edit: &Edit) -> Result<bool, EditError> {
        let changed = self.history.amend(edit)?;
        if changed {
            self.refresh();
        }
        Ok(changed)
    }

    fn is_back_at_gesture_base(&self) -> bool {
        self.history.gesture_base().is_some_and(|base| Arc::ptr_eq(base, self.history.plan()))
    }

    pub(super) fn end_gesture(&mut self) {
        self.history.end_gesture();
        self.before_gesture = None;
    }

    pub(super) fn cancel_gesture(&mut self) -> bool {
        let cancelled = self.history.cancel_gesture();
        if cancelled {
            self.refresh();
        }
        if let Some(gesture) = self.before_gesture.take() {
            self.before_last_step = gesture.last_step;
        }
        cancelled
    }

    pub(super) fn undo(&mut self) -> Option<EditName> {
        self.go_through_history(History::undo)
    }

    pub(super) fn redo(&mut self) -> Option<EditName> {
        self.go_through_history(History::redo)
    }

    pub(super) fn jump(&mut self, done: usize) {
        self.go_through_history(|history| history.jump(done).then_some(()));
    }

    /// Changes the plan by its history; what it was before is what figures are then compared with.
    fn go_through_history<T>(&mut self, change: impl FnOnce(&mut History) -> Option<T>) -> Option<T> {
        self.before_gesture = None;
        let before = Arc::clone(&self.analysis);
        let done = change(&mut self.history)?;
        self.before_last_step = Some(before);
        self.refresh();
        Some(done)
    }

    pub(super) fn saved(&mut self, path: PathBuf, plan: &Arc<Plan>, bytes: Arc<[u8]>) {
        self.history.mark_saved(plan);
        self.path = Some(path);
        self.beside = None;
        self.unknown_values.clear();
        let written = Opened::plain(Arc::clone(plan), bytes);
        self.opened = Some(match self.opened.take() {
            // Comments and fields go on being taken from the text that was opened: undo can bring their items back.
            Some(before) => Opened {
                origin: before.origin,
                bytes_beside: before.bytes_beside,
                unknown_fields: before.unknown_fields,
                ..written
            },
            None => written,
        });
    }

    fn refresh(&mut self) {
        let plan = self.history.plan();
        self.layout = Arc::new(self.layout.after_edit(self.analysis.plan(), plan));
        self.analysis = Arc::new(Analysis::after_edit(&self.analysis, plan));
        self.unnamed = Default::default();
        self.drafts = OnceLock::new();
    }
}
