//! Answers to questions that only one page asks, kept as long as the plan stays as it is: worked out while the page is
//! drawn where that is short, beside the window where it is not.

use std::sync::{Arc, OnceLock, Weak};
use std::time::Duration;

use eframe::egui::{Id, Ui};

use super::context::Cx;
use super::widgets::{button, weak};
use crate::plan::{Plan, Unit};

/// Beyond so many placements an answer takes noticeably long, so that it is given when it is asked for.
const MANY_PLACEMENTS: usize = 1500;

/// Up to so much work (see [`reach_work`]) is done while the page is drawn: some milliseconds.
const SHORT_WORK: usize = 40_000;

/// How often it is looked whether work beside the window has ended.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// One answer, and the plan that it belongs to.
struct Answer<T> {
    plan: Arc<Plan>,
    question: u64,
    value: Arc<T>,
}

impl<T> Clone for Answer<T> {
    fn clone(&self) -> Self {
        Self { plan: Arc::clone(&self.plan), question: self.question, value: Arc::clone(&self.value) }
    }
}

impl<T> Answer<T> {
    fn is_of(&self, plan: &Arc<Plan>, question: u64) -> bool {
        Arc::ptr_eq(&self.plan, plan) && self.question == question
    }
}

/// The answer to the question `name` with the parameters `of`: worked out once for each plan. Of a large plan it is asked
/// for by a button, which is shown in its place.
pub(super) fn answer<T: Send + Sync + 'static>(
    cx: &Cx<'_>,
    ui: &mut Ui,
    name: &str,
    of: impl std::hash::Hash + std::fmt::Debug,
    work_out: impl FnOnce() -> T,
) -> Option<Arc<T>> {
    let id = Id::unique(("answer", name));
    let question = Id::unique(("question", of)).value();
    let plan = cx.analysis().plan();
    let known: Option<Answer<T>> = ui.data(|data| data.get_temp(id));
    if let Some(known) = known.filter(|known| known.is_of(plan, question)) {
        return Some(known.value);
    }
    if plan.placements.len() > MANY_PLACEMENTS {
        let words = &cx.texts.reach_page;
        weak(ui, words.takes_long);
        if !button(ui, words.work_out).clicked() {
            return None;
        }
    }
    let value = Arc::new(work_out());
    let answer = Answer { plan: Arc::clone(plan), question, value: Arc::clone(&value) };
    ui.data_mut(|data| data.insert_temp(id, answer));
    Some(value)
}

/// Work that goes on beside the window.
struct Pending<T> {
    plan: Arc<Plan>,
    question: u64,
    found: Arc<OnceLock<Arc<T>>>,
    /// Lives as long as the thread does.
    alive: Weak<()>,
}

impl<T> Clone for Pending<T> {
    fn clone(&self) -> Self {
        Self {
            plan: Arc::clone(&self.plan),
            question: self.question,
            found: Arc::clone(&self.found),
            alive: Weak::clone(&self.alive),
        }
    }
}

/// The answer to a question that takes so much `work`: at once where that is little, otherwise worked out on a thread of
/// its own. Until it is there the last one is given, with the words that a newer one is on its way. One thread for each
/// question: a newer plan waits for it.
pub(super) fn answer_beside<T: Send + Sync + 'static>(
    cx: &Cx<'_>,
    ui: &mut Ui,
    name: &str,
    (of, work): (impl std::hash::Hash + std::fmt::Debug, usize),
    work_out: impl FnOnce() -> T + Send + 'static,
) -> Option<Arc<T>> {
    if work <= SHORT_WORK {
        return answer(cx, ui, name, of, work_out);
    }
    let (id, pending_id) = (Id::unique(("answer", name)), Id::unique(("pending answer", name)));
    let question = Id::unique(("question", of)).value();
    let plan = cx.analysis().plan();
    let pending: Option<Pending<T>> = ui.data(|data| data.get_temp(pending_id));
    let is_running = pending.as_ref().is_some_and(|pending| pending.alive.strong_count() > 0);
    if let Some(Pending { plan, question, found, .. }) = &pending
        && let Some(value) = found.get()
    {
        let answer = Answer { plan: Arc::clone(plan), question: *question, value: Arc::clone(value) };
        ui.data_mut(|data| data.insert_temp(id, answer));
    }
    let known: Option<Answer<T>> = ui.data(|data| data.get_temp(id));
    if let Some(known) = known.as_ref().filter(|known| known.is_of(plan, question)) {
        return Some(Arc::clone(&known.value));
    }
    let was_asked = pending.is_some_and(|pending| Arc::ptr_eq(&pending.plan, plan) && pending.question == question);
    // What was asked and ended without an answer has failed, and would fail again.
    if !is_running && !was_asked {
        let pending = begin(Arc::clone(plan), question, ui.ctx().clone(), work_out);
        ui.data_mut(|data| data.insert_temp(pending_id, pending));
    }
    if is_running || !was_asked {
        weak(ui, cx.texts.reach_page.working_out);
        ui.ctx().request_repaint_after(LOOK_AGAIN);
    }
    known.map(|known| known.value)
}

/// Begins work on a thread of its own; where none can be had, does it here.
fn begin<T: Send + Sync + 'static>(
    plan: Arc<Plan>,
    question: u64,
    context: eframe::egui::Context,
    work_out: impl FnOnce() -> T + Send + 'static,
) -> Pending<T> {
    let found = Arc::new(OnceLock::new());
    let alive = Arc::new(());
    let pending = Pending { plan, question, found: Arc::clone(&found), alive: Arc::downgrade(&alive) };
    // A thread that cannot begin drops the work, and the question counts as failed.
    let begun = std::thread::Builder::new().name("answer".to_owned()).spawn(move || {
        let _is_set = found.set(Arc::new(work_out()));
        drop(alive);
        context.request_repaint();
    });
    if let Err(error) = begun {
        log::warn!("an answer cannot be worked out: {error}");
    }
    pending
}

/// Roughly how many microseconds it takes to compute the reach of `plan` once.
pub(super) fn reach_work(plan: &Plan) -> usize {
    let contacts: usize = plan.channels.iter().map(|channel| channel.contacts.len()).sum();
    let overlapping = plan.channels.iter().filter(|channel| channel.overlap.abs() > 0.0);
    let mixed: usize = overlapping.map(|channel| channel.contacts.len()).sum();
    let weeks = plan.calendar.weeks as usize;
    // Insertions are walked one by one.
    let is_walked = |channel: &&Arc<crate::plan::Channel>| channel.unit == Unit::Insertions;
    let walked = plan.channels.iter().filter(is_walked).count();
    plan.placements.len() / 4 + contacts * (2 + weeks / 4) + mixed * (200 + 40 * weeks) + walked
}
