//! Answers to questions that only this page asks, kept as long as the plan stays as it is.

use std::sync::Arc;

use eframe::egui::{Id, Ui};

use crate::gui::context::Cx;
use crate::gui::widgets::{button, weak};
use crate::plan::Plan;

/// Beyond so many placements an answer takes noticeably long, so that it is given when it is asked for.
const MANY_PLACEMENTS: usize = 1500;

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
    if let Some(known) = known
        && Arc::ptr_eq(&known.plan, plan)
        && known.question == question
    {
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
