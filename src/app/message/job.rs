//! Work beside the window, as it is handed to the shell, and the tasks that are written for it.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::Action;
use crate::analysis::{Analysis, Question, work_out};
use crate::util::{Cancel, Cancelled};

/// Work that was handed to the shell: it runs on another thread and is answered with actions.
#[derive(Clone)]
pub struct Job {
    /// Names the job; a later one has a higher number.
    pub(in crate::app) number: u64,
    pub(in crate::app) work: Work,
    pub(in crate::app) cancel: Cancel,
}

/// Says what a job works on.
#[derive(Clone)]
pub(in crate::app) enum Work {
    Question(Arc<Analysis>, Question),
    Task(Arc<dyn Task>),
}

/// Long work that is started by a command: a search for a better plan, a file that is put together.
///
/// `run` works on what the task holds (a plan is an [`Arc`]) and returns the action that ends it. Meanwhile it may report
/// progress, or the best that it has found so far, as further actions. All of them are dropped once the task was stopped or
/// a newer one of its kind has begun, so that they need not say what they belong to.
pub trait Task: Send + Sync {
    /// Returns what the task is about: of one kind only the newest goes on.
    fn kind(&self) -> TaskKind;

    /// Does the work. It looks at [`Reports::cancel`] often, and may return anything once that is set.
    fn run(&self, reports: &Reports<'_>) -> Action;

    /// Returns what happens when the task has failed: it panicked, or could not begin.
    fn failed(&self) -> Action;

    /// Returns true when the task means nothing to another document.
    fn ends_with_document(&self) -> bool {
        true
    }
}

impl fmt::Debug for dyn Task {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Task").field(&self.kind().0).finish()
    }
}

/// Holds what a task is about, by a name that no other task has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TaskKind(pub &'static str);

/// Holds what a task that goes on reports with.
pub struct Reports<'a> {
    /// Stops the task; its [`Cancel::step`] shows how far it has come.
    pub cancel: &'a Cancel,
    number: u64,
    send: &'a (dyn Fn(Action) + Sync),
}

impl Reports<'_> {
    /// Sends an action to the program while the task goes on.
    pub fn send(&self, action: Action) {
        (self.send)(Action::TaskReported { number: self.number, is_over: false, action: Box::new(action) });
    }
}

/// Says why a question has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// It was stopped: a newer one was asked, or nobody looks at it any longer.
    Stopped,
    /// It panicked, or could not begin.
    Failed,
}

impl From<Cancelled> for Unanswered {
    fn from(_: Cancelled) -> Self {
        Self::Stopped
    }
}

impl Job {
    /// Does the work on the calling thread and sends what comes of it, whatever happens.
    pub fn run(&self, send: &(dyn Fn(Action) + Sync)) {
        let work = || match &self.work {
            Work::Question(analysis, question) => {
                let result = work_out(analysis, question, &self.cancel).map(Arc::new).map_err(Unanswered::from);
                Action::WorkedOut { number: self.number, result }
            }
            Work::Task(task) => {
                let action = task.run(&Reports { cancel: &self.cancel, number: self.number, send });
                Action::TaskReported { number: self.number, is_over: true, action: Box::new(action) }
            }
        };
        send(catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| self.failed()));
    }

    /// Returns what happens when the job cannot begin.
    #[must_use]
    pub fn failed(&self) -> Action {
        match &self.work {
            Work::Question(..) => Action::WorkedOut { number: self.number, result: Err(Unanswered::Failed) },
            Work::Task(task) => {
                Action::TaskReported { number: self.number, is_over: true, action: Box::new(task.failed()) }
            }
        }
    }

    /// Returns the part of the work that is done, from 0 to 1; 0 for work that does not say.
    #[must_use]
    pub fn done(&self) -> f64 {
        self.cancel.done()
    }
}

impl Job {
    /// Returns true for the work on this question about these results, which was not stopped.
    pub(in crate::app) fn is_for(&self, asked: &Question, about: &Arc<Analysis>) -> bool {
        let Work::Question(analysis, question) = &self.work else { return false };
        !self.cancel.is_set() && question == asked && Arc::ptr_eq(analysis.plan(), about.plan())
    }
}

impl PartialEq for Job {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number && self.cancel.is_same(&other.cancel)
    }
}

impl fmt::Debug for Job {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Job");
        shown.field("number", &self.number);
        match &self.work {
            Work::Question(_, question) => shown.field("question", question),
            Work::Task(task) => shown.field("task", task),
        };
        shown.finish_non_exhaustive()
    }
}
