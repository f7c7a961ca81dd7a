//! The Optimise page: the best quantities for the money, with their proof, and what may change.

mod asked;
mod curve;
mod fields;
mod front;
mod goal;
mod more;
mod offers;
mod result;
mod table;
mod view;
mod weeks;

use std::sync::Arc;

use eframe::egui::{ScrollArea, Ui};

pub(in crate::gui) use view::OptimiseView;

use self::asked::NotRead;
use self::view::{Changing, FrontKind};
use crate::analysis::{Answer, BestCurves, BestLimits, Question};
use crate::app::{Action, Page};
use crate::gui::answers::{Shown, find, look_at};
use crate::gui::context::Cx;
use crate::gui::parts::figures::columns_by_share;
use crate::gui::parts::ghost::Ghost;
use crate::gui::theme::space;
use crate::gui::widgets::{
    Look, PAGE_WIDTH, column, empty_state, group, label_in, page_heading, row, scroll_page, text_elided_within, toggle,
    weak, wrapped_row,
};
use crate::optimise::{NoAnswer, Proposal, Request};
use crate::plan::Plan;
use crate::text::strings::fill;

/// Height of the row that says how far the work has come.
const WORK: f32 = 32.0;
/// From this width of the page on that is said beside what may be changed, in points.
const BESIDE_WORK: f32 = 560.0;

/// The least and the most height of cards that stand beside each other, their distance to what stands in them, and what else
/// stands on the page above and below them where a few rows of the table are to be seen.
const CARDS: (f32, f32) = (252.0, 364.0);
const IN_CARD: f32 = 12.0;
const BESIDE_CARDS: f32 = 416.0;
/// The least height of what stands in a card.
const LEAST_IN_CARD: f32 = 60.0;
/// The height of the cards while a front is shown: its choices, its plot, what its chosen plan comes to, and what can be done with
/// that. The page scrolls where the window is lower.
const FRONT_CARDS: f32 = 496.0;

/// From this width on the curve, the certificate and the limits stand beside each other.
const THREE_COLUMNS: f32 = 1000.0;

/// Holds what the page shows in one frame, each with how strongly it is drawn.
struct Found<'a> {
    /// The answer that holds the proposal.
    answer: Option<&'a Arc<Answer>>,
    proposal: Option<(&'a Result<Box<Proposal>, NoAnswer>, f32)>,
    limits: Option<(&'a BestLimits, f32)>,
    /// The answer that holds the limits.
    answer_of_limits: Option<&'a Arc<Answer>>,
    curves: Option<(&'a BestCurves, f32)>,
}

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, ghost: &mut Option<Ghost>) {
    scroll_page(ui, "optimise page", PAGE_WIDTH, |ui| column(ui, |ui| page(cx, ui, view, ghost)));
}

fn page(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, ghost: &mut Option<Ghost>) {
    let words = &cx.texts.optimise;
    if cx.plan().placements.is_empty() {
        page_heading(ui, words.title, |_| {});
        if empty_state(ui, words.empty_title, words.empty_hint, words.go_to_plan).clicked() {
            cx.push(Action::GoTo(Page::Plan));
        }
        return;
    }
    if view.changing == Changing::Weeks {
        page_of_weeks(cx, ui, view, ghost);
        return;
    }
    let (request, not_read) = view.asked(cx);
    // What is shown while a field cannot be read is of before.
    let is_read = not_read.is_empty();
    let proposal = look_for(cx, &Question::Best(Box::new(request.clone())), is_read);
    let shown = proposal.as_ref().and_then(|shown| match shown.answer {
        Answer::Best(answer) => Some((answer, shown.strength())),
        _ => None,
    });
    let current = shown.filter(|_| proposal.as_ref().is_some_and(|shown| shown.is_current));
    let proposed = current.and_then(|(answer, _)| answer.as_ref().ok()).map(|answer| &answer.plan);
    // What is not understood and how far the work has come is said in a row that is always there: fields below must not move
    // while they are typed in.
    heading(cx, ui, (view, proposed), ghost, |cx, ui| {
        // One of the two alone: together they would not fit on the row.
        if not_read.is_empty() {
            let _ = look_at(cx, ui, &Question::Best(Box::new(request.clone())));
        } else {
            say_first_not_read(cx, ui, &not_read);
        }
    });
    goal::show(cx, ui, view);
    // The proposal comes first; what explains it is worked out after it.
    view.is_answered = current.is_some();
    let is_there = view.is_answered;
    let after = |question: Question| if is_there { look_for(cx, &question, is_read) } else { last(cx, &question) };
    let limits = after(Question::BestLimits(Box::new(request.clone())));
    let curves = after(Question::BestCurves(Box::new(Request { money: None, ..request.clone() })));
    let found = Found {
        answer: proposal.as_ref().map(|shown| shown.shared),
        proposal: shown,
        limits: limits.as_ref().and_then(|shown| match shown.answer {
            Answer::BestLimits(limits) => Some((limits.as_ref()?, shown.strength())),
            _ => None,
        }),
        answer_of_limits: limits.as_ref().map(|shown| shown.shared),
        curves: curves.as_ref().and_then(|shown| match shown.answer {
            Answer::BestCurves(curves) => Some((curves, shown.strength())),
            _ => None,
        }),
    };
    cards(cx, ui, (view, ghost), (&request, is_read), &found);
    let best = found.proposal.and_then(|(proposal, strength)| Some((proposal.as_ref().ok()?.as_ref(), strength)));
    table::show(cx, ui, view, (found.answer, best));
}

/// Shows the page where weeks are to be changed.
fn page_of_weeks(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, ghost: &mut Option<Ghost>) {
    let (request, not_read) = view.asked_of_weeks(cx);
    let found = find(cx, &Question::BestWeeks(Box::new(request.clone())));
    let is_current = found.is_current && not_read.is_empty();
    let proposed = found.answer.filter(|_| is_current).and_then(|answer| match answer.as_ref() {
        Answer::BestWeeks(Ok(answer)) => Some(&answer.plan),
        _ => None,
    });
    heading(cx, ui, (view, proposed), ghost, |_, _| {});
    weeks::show(cx, ui, view, (request, &not_read));
}

/// Says which fields cannot be read, and why.
fn say_not_read(cx: &Cx<'_>, ui: &mut Ui, not_read: &[NotRead]) {
    for NotRead { field, why } in not_read {
        label_in(ui, &fill!(cx.texts.optimise.not_read, &[("field", field), ("problem", why)]), Look::Error);
    }
}

/// Says on one line what cannot be read first, and why.
fn say_first_not_read(cx: &Cx<'_>, ui: &mut Ui, not_read: &[NotRead]) {
    if let Some(NotRead { field, why }) = not_read.first() {
        let said = fill!(cx.texts.optimise.not_read, &[("field", field), ("problem", why)]);
        let width = ui.available_width();
        text_elided_within(ui, &said, Look::Error, width);
    }
}

/// Returns the last answer to a question that is not asked yet.
fn last<'a>(cx: &Cx<'a>, question: &Question) -> Option<Shown<'a>> {
    let found = cx.app.jobs().find(question, cx.app.document().plan());
    let answer = found.answer?;
    Some(Shown { answer, shared: answer, is_current: found.is_current })
}

/// Returns the answer to a question, without a word where it is not there yet; one of before where not all could be read.
fn look_for<'a>(cx: &Cx<'a>, question: &Question, is_read: bool) -> Option<Shown<'a>> {
    let found = find(cx, question);
    let answer = found.answer?;
    Some(Shown { answer, shared: answer, is_current: found.is_current && is_read })
}

/// Shows the title of the page, what can be done with the proposal, and what may be changed for the better.
fn heading(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    (view, proposed): (&mut OptimiseView, Option<&Arc<Plan>>),
    ghost: &mut Option<Ghost>,
    work: impl FnOnce(&Cx<'_>, &mut Ui),
) {
    let words = &cx.texts.optimise;
    page_heading(ui, words.title, |ui| offers::of_page(cx, ui, view, proposed, ghost));
    let top = ui.cursor().top();
    let is_narrow = ui.available_width() < BESIDE_WORK;
    let mut toggles = |ui: &mut Ui| {
        for (changing, name) in [(Changing::Units, words.change_units), (Changing::Weeks, words.change_weeks)] {
            if toggle(ui, view.changing == changing, name).clicked() {
                view.changing = changing;
            }
        }
    };
    if is_narrow {
        wrapped_row(ui, &mut toggles);
        work(cx, ui);
    } else {
        row(ui, |ui| {
            toggles(ui);
            work(cx, ui);
        });
    }
    ui.add_space((WORK - (ui.cursor().top() - top)).max(space::TIGHT));
}

/// Shows the curve, the certificate and the limits.
fn cards(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    (view, ghost): (&mut OptimiseView, &mut Option<Ghost>),
    request: (&Request, bool),
    found: &Found<'_>,
) {
    if ui.available_width() >= THREE_COLUMNS {
        // All as high in every state, so that the table below them stays where it is.
        let usual = (ui.clip_rect().height() - BESIDE_CARDS).min(CARDS.1).max(CARDS.0);
        let height = if view.front == FrontKind::Money { usual } else { FRONT_CARDS.max(usual) };
        view.card_end = Some(ui.cursor().top() + height - IN_CARD);
        columns_by_share(ui, &[1.25, 1.0, 1.0], |ui, part| card(cx, ui, (view, ghost), request, (found, part)));
    } else {
        view.card_end = None;
        for part in 0..3 {
            ui.scope(|ui| card(cx, ui, (view, ghost), request, (found, part)));
        }
    }
}

fn card(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    (view, ghost): (&mut OptimiseView, &mut Option<Ghost>),
    (request, is_read): (&Request, bool),
    (found, part): (&Found<'_>, usize),
) {
    let strength = |part: Option<f32>| part.unwrap_or(1.0);
    let limits = found.limits.map(|(limits, _)| limits);
    let words = &cx.texts.optimise;
    // A card says what comes into it before it is there.
    let end = view.card_end;
    let waits = |ui: &mut Ui, name: &str, why: &str| {
        group(ui, name, |ui| in_card(ui, end, part, |ui| drop(weak(ui, why))));
    };
    match (part, found.proposal) {
        (0, proposal) if view.front != FrontKind::Money => {
            let proposal = proposal.and_then(|(proposal, _)| proposal.as_ref().ok()).map(AsRef::as_ref);
            front::show(cx, ui, view, (request, is_read), proposal, ghost);
        }
        (0, proposal) => {
            let proposal = proposal.and_then(|(proposal, _)| proposal.as_ref().ok()).map(AsRef::as_ref);
            ui.multiply_opacity(strength(found.curves.map(|(_, strength)| strength)));
            curve::show(cx, ui, view, request, (found.curves.map(|(curves, _)| curves), proposal));
        }
        (1, Some((Ok(proposal), part))) => {
            ui.multiply_opacity(part);
            if let Some(answer) = found.answer {
                result::certificate(cx, ui, view, (answer, proposal), limits);
            }
        }
        (1, Some((Err(why), part))) => {
            ui.multiply_opacity(part);
            result::no_answer(cx, ui, view, why);
        }
        (1, None) => waits(ui, words.proposed, words.proposal_waits),
        (_, None) => waits(ui, words.limits, words.limits_wait),
        (2, Some((Err(_), _))) => waits(ui, words.limits, words.limits_need_a_plan),
        (2, Some((Ok(proposal), part))) => {
            ui.multiply_opacity(part.min(strength(found.limits.map(|(_, strength)| strength))));
            result::limits(cx, ui, view, proposal, (found.answer_of_limits, limits));
        }
        _ => {}
    }
}

/// Shows what stands in a card that ends at `end`, scrolling where that is not enough room; as high as it is where there is no end.
fn in_card<R>(ui: &mut Ui, end: Option<f32>, part: usize, content: impl FnOnce(&mut Ui) -> R) -> R {
    let Some(end) = end else { return content(ui) };
    let height = (end - ui.cursor().top()).max(LEAST_IN_CARD);
    let area = ScrollArea::vertical().id_salt(("optimise card", part)).auto_shrink([false, false]);
    area.max_height(height).min_scrolled_height(height).show(ui, content).inner
}
