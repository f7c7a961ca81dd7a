//! Answers to questions that only one page asks: what a page shows of them, until they are there too.

use std::sync::Arc;

use eframe::egui::{Id, Ui};

use super::context::Cx;
use super::widgets::{small_button, weak, wrapped_row};
use crate::analysis::{Answer, ObjectiveResult, Question};
use crate::app::Found;
use crate::text::strings::fill;

/// After so many seconds it is said that an answer is being worked out.
const PATIENCE: f64 = 0.5;

/// How often it is shown how far the work has come, in seconds.
const BETWEEN_LOOKS: f32 = 0.1;

/// How strongly an answer of before is drawn.
const FADED: f32 = 0.45;

/// An answer that is shown.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    /// The answer, or the last one.
    pub(super) answer: &'a Answer,
    /// The same, to be kept by what is built from it.
    pub(super) shared: &'a Arc<Answer>,
    /// False for the last one, while a newer one is being worked out.
    pub(super) is_current: bool,
}

impl Shown<'_> {
    /// Returns how strongly the answer is drawn: faintly where it is one of before.
    pub(super) fn strength(&self) -> f32 {
        if self.is_current { 1.0 } else { FADED }
    }

    /// Shows what follows from the answer: greyed where it is one of before.
    pub(super) fn scope<R>(&self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
        let strength = self.strength();
        let shown = ui.scope(|ui| {
            ui.multiply_opacity(strength);
            add(ui)
        });
        shown.inner
    }
}

/// Looks at the answer to `question` in this frame, and shows what there is to say while it is not there: how far it has
/// come, once that takes noticeably long, or that it failed. Returns the answer, or the last one until then.
pub(super) fn look_at<'a>(cx: &Cx<'a>, ui: &mut Ui, question: &Question) -> Option<Shown<'a>> {
    let found = find(cx, question);
    say(cx, ui, question, &found, found.answer.is_some());
    let answer: &'a Arc<Answer> = found.answer?;
    Some(Shown { answer, shared: answer, is_current: found.is_current })
}

/// Says of `question` what [`look_at`] says where nothing of an answer of before is shown.
pub(super) fn wait_for(cx: &Cx<'_>, ui: &mut Ui, question: &Question) {
    let found = find(cx, question);
    say(cx, ui, question, &found, false);
}

/// Looks at the answer to `question` in this frame, without a word where it is not there yet.
pub(super) fn find<'a>(cx: &Cx<'a>, question: &Question) -> Found<'a> {
    let found = cx.app.jobs().find(question, cx.app.document().plan());
    cx.look_at(question);
    found
}

/// Looks at what objectives have come to in this frame: those of the plan as it is, or the last ones, greyed, until these are
/// there. Nothing while there are none yet.
pub(super) fn objectives<'a>(cx: &Cx<'a>, ui: &mut Ui) -> Option<(Shown<'a>, &'a Arc<Vec<ObjectiveResult>>)> {
    let shown = look_at(cx, ui, &Question::Objectives)?;
    match shown.answer {
        Answer::Objectives(objectives) => Some((shown, objectives)),
        _ => None,
    }
}

/// Says how far the answer has come; `is_shown` where one of before stands there until then.
fn say(cx: &Cx<'_>, ui: &mut Ui, question: &Question, found: &Found<'_>, is_shown: bool) {
    // Since when the page waits: the time of a frame, so egui's memory may forget it.
    let id = Id::unique(("waits for", question.kind()));
    if found.has_failed {
        weak(ui, cx.texts.shared.answer_failed);
    }
    if found.is_current || found.has_failed {
        ui.data_mut(|data| data.remove::<f64>(id));
        return;
    }
    let now = ui.input(|input| input.time);
    let since = ui.data_mut(|data| *data.get_temp_mut_or(id, now));
    if now - since < PATIENCE {
        ui.ctx().request_repaint_after_secs((PATIENCE - (now - since)) as f32);
        return;
    }
    let words = &cx.texts.shared;
    // Work that does not say how far it has come is not said to stand still.
    let done = found.done.filter(|done| *done > 0.0);
    let share = done.map_or_else(|| "…".to_owned(), |done| cx.locale.percent(done, 0));
    let template = if is_shown { words.works_out_anew } else { words.works_out };
    let said = fill!(template, &[("share", &share)]);
    if question.can_end_early() {
        wrapped_row(ui, |ui| {
            weak(ui, &said);
            if small_button(ui, words.end_early).clicked() {
                cx.end_early(question.kind());
            }
        });
    } else {
        weak(ui, &said);
    }
    ui.ctx().request_repaint_after_secs(BETWEEN_LOOKS);
}
