//! Work beside the window, as data: the questions that the window looks at, their last answers, and tasks.
//!
//! A page says in every frame what it looks at ([`Action::LookAt`](super::message::Action::LookAt)). A question is asked anew when the plan changes: a
//! short one is answered at once, a long one by an effect. Of each kind one is worked out at a time: a newer question stops
//! the older one, and begins when that has come back. An answer for another plan is dropped; the last one stays until a
//! newer one is there, as long as it names the things of the plan that is shown.
//!
//! A [`Task`] is anything else that takes long: it is started by a command and sends actions of its own.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::identity::DocumentKey;
use super::message::{Effect, Job, Task, TaskKind, Unanswered, Work};
use crate::analysis::{Analysis, Answer, Question, QuestionKind, work_out};
use crate::plan::{AnswerFrame, Plan};
use crate::util::Cancel;

/// A question that is estimated to take longer than so many microseconds is worked out beside the window.
const LONGEST_AT_ONCE: usize = 1500;

/// So many microseconds of questions are answered at once after one action; the rest is worked out beside the window.
const MOST_AT_ONCE: usize = 3000;

/// Holds what is known of the questions of one kind.
#[derive(Debug, Default)]
struct Slot {
    answered: Option<Answered>,
    /// The job that has not come back, also when it was stopped.
    running: Option<Job>,
    /// The question that failed, and its plan: it would fail again.
    failed: Option<(Question, Arc<Plan>)>,
}

#[derive(Debug)]
struct Answered {
    question: Question,
    plan: Arc<Plan>,
    answer: Arc<Answer>,
    /// Whether the positions and units in the answer are those of the plan that is shown.
    fits: bool,
}

/// Holds what a page is shown of a question that it looks at.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The answer; an earlier one, also to another question of the kind where that reads the same, while [`Found::is_current`] is
    /// false.
    pub answer: Option<&'a Arc<Answer>>,
    /// True for the answer to this question about the plan as it is.
    pub is_current: bool,
    /// True when the question cannot be answered.
    pub has_failed: bool,
    /// The part of the work that is done, from 0 to 1, while it goes on beside the window.
    pub done: Option<f64>,
}

/// The questions that the window looks at with their answers, and the tasks that go on.
#[derive(Debug, Default)]
pub struct Jobs {
    /// The document that the answers belong to.
    key: DocumentKey,
    last_number: u64,
    looked_at: Vec<Question>,
    slots: BTreeMap<QuestionKind, Slot>,
    tasks: BTreeMap<TaskKind, Job>,
    /// The results that the questions were last asked about.
    analysis: Option<Arc<Analysis>>,
}

impl Jobs {
    /// Returns the questions that the window looks at.
    #[must_use]
    pub fn looked_at(&self) -> &[Question] {
        &self.looked_at
    }

    /// Returns what is known of `question` about `plan`.
    #[must_use]
    pub fn find(&self, question: &Question, plan: &Arc<Plan>) -> Found<'_> {
        let slot = self.slots.get(&question.kind());
        let is_it = |answered: &Answered| answered.question == *question;
        let fits = |answered: &&Answered| answered.fits && (is_it(answered) || question.shows_the_last_answer());
        let answered = slot.and_then(|slot| slot.answered.as_ref()).filter(fits);
        let is_of = |asked: &Question, of: &Arc<Plan>| asked == question && Arc::ptr_eq(of, plan);
        let failed = slot.and_then(|slot| slot.failed.as_ref());
        Found {
            answer: answered.map(|answered| &answered.answer),
            is_current: answered.is_some_and(|answered| is_it(answered) && Arc::ptr_eq(&answered.plan, plan)),
            has_failed: failed.is_some_and(|(asked, of)| is_of(asked, of)),
            done: slot.and_then(|slot| slot.running.as_ref()).map(Job::done),
        }
    }

    /// Returns the task of this kind that goes on.
    #[must_use]
    pub fn task(&self, kind: TaskKind) -> Option<&Job> {
        self.tasks.get(&kind)
    }

    /// Returns all jobs that have not come back.
    pub fn running(&self) -> impl Iterator<Item = &Job> {
        self.slots.values().filter_map(|slot| slot.running.as_ref()).chain(self.tasks.values())
    }

    /// Looks at `questions` from now on, and stops the others.
    pub(super) fn look_at(&mut self, questions: Vec<Question>) {
        self.looked_at = questions;
        // They are asked by the next call of `follow`.
        self.analysis = None;
        for (kind, slot) in &self.slots {
            if let Some(job) = slot.running.as_ref().filter(|_| !self.looked_at.iter().any(|it| it.kind() == *kind)) {
                job.cancel.set();
            }
        }
    }

    /// Asks the work on the question of this kind to end with what it has found so far.
    pub(super) fn end_early(&self, kind: QuestionKind) {
        if let Some(job) = self.slots.get(&kind).and_then(|slot| slot.running.as_ref()) {
            job.cancel.end_early();
        }
    }

    /// Forgets the answers and stops everything that belongs to the document before.
    fn forget_document(&mut self) {
        self.analysis = None;
        for slot in self.slots.values_mut() {
            (slot.answered, slot.failed) = (None, None);
            if let Some(job) = &slot.running {
                job.cancel.set();
            }
        }
        self.tasks.retain(|_, job| {
            let ends = matches!(&job.work, Work::Task(task) if task.ends_with_document());
            if ends {
                job.cancel.set();
            }
            !ends
        });
    }

    /// Asks what the window looks at about the results of the document `key` as they are now, unless that has been done.
    pub(super) fn follow(&mut self, key: DocumentKey, analysis: &Arc<Analysis>) -> Vec<Effect> {
        if self.key != key {
            self.key = key;
            self.forget_document();
        }
        if self.analysis.as_ref().is_some_and(|known| Arc::ptr_eq(known, analysis)) {
            return Vec::new();
        }
        self.analysis = Some(Arc::clone(analysis));
        for answered in self.slots.values_mut().filter_map(|slot| slot.answered.as_mut()) {
            answered.fits = AnswerFrame::of(&answered.plan) == AnswerFrame::of(analysis.plan());
        }
        let mut room = MOST_AT_ONCE;
        let questions = self.looked_at.clone();
        questions.into_iter().filter_map(|question| self.ask(question, analysis, &mut room)).collect()
    }

    /// Asks `question`, unless its answer is there or on its way. Answers it at once where that is short and there is `room`.
    fn ask(&mut self, question: Question, analysis: &Arc<Analysis>, room: &mut usize) -> Option<Effect> {
        let found = self.find(&question, analysis.plan());
        if found.is_current || found.has_failed {
            return None;
        }
        let slot = self.slots.entry(question.kind()).or_default();
        if let Some(job) = &slot.running {
            if !job.is_for(&question, analysis) {
                job.cancel.set();
            }
            return None;
        }
        let (work, cancel) = (question.work(analysis), Cancel::default());
        if work <= LONGEST_AT_ONCE.min(*room) {
            *room -= work;
            let answer = work_out(analysis, &question, &cancel).ok()?;
            slot.answered = Some(Answered::new(question, analysis.plan(), Arc::new(answer)));
            return None;
        }
        self.last_number += 1;
        let job = Job { number: self.last_number, work: Work::Question(Arc::clone(analysis), question), cancel };
        slot.running = Some(job.clone());
        Some(Effect::WorkOut(job))
    }

    /// Takes what came of the job with this number.
    pub(super) fn worked_out(&mut self, number: u64, result: Result<Arc<Answer>, Unanswered>) {
        let current = self.analysis.as_ref().map(|analysis| Arc::clone(analysis.plan()));
        let is_it = |slot: &&mut Slot| slot.running.as_ref().is_some_and(|job| job.number == number);
        let Some(slot) = self.slots.values_mut().find(is_it) else { return };
        let Some(Job { work: Work::Question(analysis, question), .. }) = slot.running.take() else { return };
        // What was asked meanwhile begins now.
        self.analysis = None;
        if !current.is_some_and(|plan| Arc::ptr_eq(&plan, analysis.plan())) {
            return;
        }
        match result {
            Ok(answer) => slot.answered = Some(Answered::new(question, analysis.plan(), answer)),
            Err(Unanswered::Failed) => slot.failed = Some((question, Arc::clone(analysis.plan()))),
            Err(Unanswered::Stopped) => {}
        }
    }

    /// Starts a task. The one of its kind that goes on is stopped, and heard no longer.
    pub(super) fn start(&mut self, task: Arc<dyn Task>) -> Effect {
        self.last_number += 1;
        let kind = task.kind();
        let job = Job { number: self.last_number, work: Work::Task(task), cancel: Cancel::default() };
        self.stop(kind);
        self.tasks.insert(kind, job.clone());
        Effect::WorkOut(job)
    }

    /// Stops the task of this kind, if one goes on: nothing that it still sends is heard.
    pub(super) fn stop(&mut self, kind: TaskKind) {
        if let Some(job) = self.tasks.remove(&kind) {
            job.cancel.set();
        }
    }

    /// Returns true when the task with this number is still heard; `is_over` ends it.
    pub(super) fn hears(&mut self, number: u64, is_over: bool) -> bool {
        let Some(kind) = self.tasks.iter().find(|(_, job)| job.number == number).map(|(kind, _)| *kind) else {
            return false;
        };
        if is_over {
            self.tasks.remove(&kind);
        }
        true
    }
}

impl Answered {
    fn new(question: Question, plan: &Arc<Plan>, answer: Arc<Answer>) -> Self {
        Self { question, plan: Arc::clone(plan), answer, fits: true }
    }
}

#[cfg(test)]
mod tests;
