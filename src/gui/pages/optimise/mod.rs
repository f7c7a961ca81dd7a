//! The Optimise page: the best quantities for the money, with their proof, and what may change.

mod curve;
mod goal;
mod more;
mod result;
mod table;
mod view;

use eframe::egui::Ui;

pub(in crate::gui) use view::OptimiseView;

use crate::analysis::{Answer, BestCurves, BestLimits, Question};
use crate::app::{Action, AlternativeAction, Page};
use crate::gui::answers::{Shown, find, look_at};
use crate::gui::context::Cx;
use crate::gui::parts::ghost::Ghost;
use crate::gui::plots::beside;
use crate::gui::theme::space;
use crate::gui::widgets::{
    Look, button, column, enabled_button, label_in, page_heading, primary_button, row, scroll_page, title, weak,
};
use crate::optimise::{Answer as Proposal, NoAnswer, Request, changes_to, edit_to};
use crate::plan::{Alternative, Bilingual, Language};
use crate::text::strings::{Texts, fill};

/// From this width on the curve, the certificate and the limits stand beside each other.
const THREE_COLUMNS: f32 = 1000.0;

/// What the page shows in one frame.
struct Found<'a> {
    proposal: Option<&'a Result<Box<Proposal>, NoAnswer>>,
    limits: Option<&'a BestLimits>,
    curves: Option<&'a BestCurves>,
}

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, ghost: &mut Option<Ghost>) {
    scroll_page(ui, "optimise page", 1500.0, |ui| column(ui, |ui| page(cx, ui, view, ghost)));
}

fn page(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, ghost: &mut Option<Ghost>) {
    let words = &cx.texts.optimise;
    if cx.plan().placements.is_empty() {
        page_heading(ui, words.title, |_| {});
        empty(ui, words.empty_title, words.empty_hint);
        return;
    }
    let (request, not_read) = view.request(cx.plan());
    let proposal = look_for(cx, &Question::Best(Box::new(request.clone())));
    let shown = proposal.as_ref().and_then(|shown| match shown.answer {
        Answer::Best(answer) => Some(answer),
        _ => None,
    });
    heading(cx, ui, proposal.as_ref(), (shown, ghost));
    goal::show(cx, ui, view);
    for text in &not_read {
        label_in(ui, &fill(words.not_read, &[("text", &text.0)]), Look::Error);
    }
    // How far the work has come is said here once, for all three questions.
    let _ = look_at(cx, ui, &Question::Best(Box::new(request.clone())));
    let limits = look_for(cx, &Question::BestLimits(Box::new(request.clone())));
    let curves = look_for(cx, &Question::BestCurves(Box::new(Request { money: None, ..request.clone() })));
    let found = Found {
        proposal: shown,
        limits: limits.as_ref().and_then(|shown| match shown.answer {
            Answer::BestLimits(limits) => limits.as_ref(),
            _ => None,
        }),
        curves: curves.as_ref().and_then(|shown| match shown.answer {
            Answer::BestCurves(curves) => Some(curves),
            _ => None,
        }),
    };
    cards(cx, ui, view, &request, &found);
    ui.add_space(space::SMALL);
    table::show(cx, ui, view, found.proposal.and_then(|proposal| proposal.as_ref().ok()).map(AsRef::as_ref));
}

/// The answer to a question, without a word where it is not there yet.
fn look_for<'a>(cx: &Cx<'a>, question: &Question) -> Option<Shown<'a>> {
    let found = find(cx, question);
    let answer = found.answer?;
    Some(Shown { answer, shared: answer, is_current: found.is_current })
}

/// The title of the page, and what can be done with the proposal.
fn heading(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    shown: Option<&Shown<'_>>,
    (proposal, ghost): (Option<&Result<Box<Proposal>, NoAnswer>>, &mut Option<Ghost>),
) {
    let words = &cx.texts.optimise;
    let is_current = shown.is_some_and(|shown| shown.is_current);
    let proposed = proposal.and_then(|proposal| proposal.as_ref().ok()).map(|proposal| &proposal.plan);
    let proposed = proposed.filter(|proposed| is_current && changes_to(cx.plan(), proposed).next().is_some());
    page_heading(ui, words.title, |ui| {
        let Some(proposed) = proposed else {
            enabled_button(ui, false, words.apply);
            enabled_button(ui, false, words.show_on_flowchart);
            return;
        };
        if primary_button(ui, words.apply).clicked()
            && let Some(edit) = edit_to(cx.plan(), proposed)
        {
            cx.push(Action::Edit { edit, gesture: None });
        }
        if button(ui, words.keep_alternative).clicked() {
            let name =
                Bilingual::new(Texts::of(Language::En).optimise.proposed, Texts::of(Language::Ar).optimise.proposed);
            let placements = proposed.placements.clone();
            let kept = Alternative { placements, ..Alternative::named(String::new().into(), name) };
            cx.push(Action::Alternative(AlternativeAction::Keep(Box::new(kept))));
        }
        if button(ui, words.show_on_flowchart).clicked() {
            *ghost = Some(Ghost::of(proposed.clone()));
            cx.push(Action::GoTo(Page::Plan));
        }
    });
}

/// The curve, the certificate and the limits.
fn cards(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, request: &Request, found: &Found<'_>) {
    if ui.available_width() >= THREE_COLUMNS {
        beside(ui, &[1.25, 1.0, 1.0], |ui, part| card(cx, ui, view, request, found, part));
    } else {
        for part in 0..3 {
            card(cx, ui, view, request, found, part);
        }
    }
}

fn card(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, request: &Request, found: &Found<'_>, part: usize) {
    match (part, found.proposal) {
        (0, proposal) => {
            let proposal = proposal.and_then(|proposal| proposal.as_ref().ok()).map(AsRef::as_ref);
            curve::show(cx, ui, view, request, found.curves, proposal);
        }
        (1, Some(Ok(proposal))) => result::certificate(cx, ui, proposal, found.limits),
        (1, Some(Err(why))) => result::no_answer(cx, ui, view, why),
        (2, Some(Ok(proposal))) => result::limits(cx, ui, view, proposal, found.limits),
        _ => {}
    }
}

/// What an empty page says.
fn empty(ui: &mut Ui, name: &str, hint: &str) {
    ui.add_space(space::HUGE);
    row(ui, |ui| {
        title(ui, name);
    });
    weak(ui, hint);
}
