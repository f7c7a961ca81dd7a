//! The card of a number: what it says, its formula with the plan's own values, and what would change it.

mod formulas;

use eframe::egui::{Response, Ui};

use super::{message_name, open_message};
use crate::app::{Action, Page};
use crate::edit::ItemId;
use crate::gui::cards::Cards;
use crate::gui::context::Cx;
use crate::gui::plots::{formula, week_title};
use crate::gui::theme::space;
use crate::gui::widgets::{button, group, label, row, row_end, small_button, strong, weak};
pub(super) use crate::report::ConsistencyFigure;
use crate::text::isolate;
use crate::text::strings::fill;

/// The cards of this page.
const CARDS: Cards<ConsistencyFigure> = Cards::of("consistency");

/// Opens the card of a number at `place`, or closes it; `by` is what was pressed.
pub(super) fn toggle(ui: &Ui, place: &'static str, explained: ConsistencyFigure, by: &Response) {
    CARDS.toggle(ui, place, explained, by);
}

/// The number whose card is open at `place`.
pub(super) fn at(ui: &Ui, place: &'static str) -> Option<ConsistencyFigure> {
    CARDS.at(ui, place)
}

/// Shows the card that is open at `place`.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, place: &'static str) {
    let Some(explained) = at(ui, place) else { return };
    let words = &cx.texts.consistency_page;
    let Some(name) = name(cx, explained) else { return };
    let top = ui.cursor().top();
    ui.add_space(space::SMALL);
    let close = group(ui, "", |ui| {
        let close = row(ui, |ui| {
            strong(ui, &name);
            row_end(ui, |ui| small_button(ui, cx.texts.cards.close))
        });
        label(ui, what(cx, explained));
        let (texts, lines) = formulas::lines(cx, explained);
        for text in texts {
            weak(ui, &text);
        }
        for line in lines {
            strong(ui, &formula(cx, &line));
        }
        let changes = if is_of_stages(explained) { words.changes_stages } else { words.changes_consistency };
        weak(ui, &fill(cx.texts.cards.changes, &[("what", changes)]));
        ways(cx, ui, explained);
        close
    });
    CARDS.bring_into_sight(ui, top, &close);
    if close.clicked() {
        CARDS.close(ui);
    }
}

fn is_of_stages(explained: ConsistencyFigure) -> bool {
    use ConsistencyFigure::{Complementarity, Stages, StagesMet, StagesSpent, StagesTarget};
    matches!(explained, Complementarity | Stages(_) | StagesMet | StagesSpent | StagesTarget)
}

/// The name of what is explained; `None` where it is no more in the plan.
fn name(cx: &Cx<'_>, explained: ConsistencyFigure) -> Option<String> {
    let words = &cx.texts.consistency_page;
    let results = &cx.analysis().consistency;
    let message = |at: usize| cx.plan().messages.get(at).map(|_| message_name(cx, at).to_owned());
    let audience = |at: usize| cx.plan().audiences.get(at).map(|audience| cx.name_of(audience).to_owned());
    Some(match explained {
        ConsistencyFigure::ExposureWeighted => words.exposure_weighted.to_owned(),
        ConsistencyFigure::MessageWeighted => words.message_weighted.to_owned(),
        ConsistencyFigure::WorstPair => words.worst_pair.to_owned(),
        ConsistencyFigure::Completeness => words.completeness.to_owned(),
        ConsistencyFigure::Coherence => cx.texts.terms.measure_coherence.to_owned(),
        ConsistencyFigure::Continuity => cx.texts.terms.measure_continuity.to_owned(),
        ConsistencyFigure::Commonality => cx.texts.terms.measure_commonality.to_owned(),
        ConsistencyFigure::Complementarity => cx.texts.terms.measure_complementarity.to_owned(),
        ConsistencyFigure::OnPlatform(at) | ConsistencyFigure::Without(at) => message(at)?,
        ConsistencyFigure::Audience(at) | ConsistencyFigure::Stages(at) => audience(at)?,
        ConsistencyFigure::Token(at) => super::tokens::name(cx, &results.commonality.tokens.get(at)?.token),
        ConsistencyFigure::StagesMet => words.stages_met.to_owned(),
        ConsistencyFigure::StagesSpent => words.stages_spent.to_owned(),
        ConsistencyFigure::StagesTarget => words.stages_target.to_owned(),
        ConsistencyFigure::Link(at) => {
            let link = results.continuity.links.get(at)?;
            format!("{} – {}", week_title(cx, link.from), week_title(cx, link.to))
        }
    })
}

/// What the number is.
fn what(cx: &Cx<'_>, explained: ConsistencyFigure) -> &'static str {
    let words = &cx.texts.consistency_page;
    match explained {
        ConsistencyFigure::ExposureWeighted => words.how_plan,
        ConsistencyFigure::MessageWeighted => words.how_pairs,
        ConsistencyFigure::WorstPair | ConsistencyFigure::OnPlatform(_) => words.sum_hint,
        ConsistencyFigure::Completeness => words.what_completeness,
        ConsistencyFigure::Coherence => words.how_coherence,
        ConsistencyFigure::Continuity => words.how_continuity,
        ConsistencyFigure::Commonality => words.profile_commonality_hint,
        ConsistencyFigure::Complementarity => words.how_complementarity,
        ConsistencyFigure::Audience(_) => words.how_audience,
        ConsistencyFigure::Without(_) => words.what_without,
        ConsistencyFigure::Token(_) => words.tokens_hint,
        ConsistencyFigure::Stages(_) | ConsistencyFigure::StagesMet => words.what_stages,
        ConsistencyFigure::StagesSpent => words.what_stages_spent,
        ConsistencyFigure::StagesTarget => words.what_stages_target,
        ConsistencyFigure::Link(_) => words.links_hint,
    }
}

/// The ways to what a card is about.
fn ways(cx: &mut Cx<'_>, ui: &mut Ui, explained: ConsistencyFigure) {
    match explained {
        ConsistencyFigure::OnPlatform(at) | ConsistencyFigure::Without(at) => open_message(cx, ui, at),
        ConsistencyFigure::WorstPair => {
            if let Ok(pair) = cx.analysis().consistency.worst_pair {
                row(ui, |ui| {
                    open_message(cx, ui, pair.a);
                    open_message(cx, ui, pair.b);
                });
            }
        }
        ConsistencyFigure::Audience(at) | ConsistencyFigure::Stages(at) => {
            let Some(audience) = cx.plan().audiences.get(at) else { return };
            let name = isolate(cx.name_of(audience), cx.language());
            if button(ui, &fill(cx.texts.cards.show, &[("name", &name)])).clicked() {
                cx.push(Action::Show(ItemId::Audience(audience.id.clone())));
            }
        }
        ConsistencyFigure::Token(_) | ConsistencyFigure::StagesTarget | ConsistencyFigure::Commonality => {
            let pressed = button(ui, cx.texts.consistency_page.to_brief).clicked();
            cx.actions.extend(pressed.then_some(Action::GoTo(Page::Brief)));
        }
        _ => {}
    }
}
