//! What can be done with a proposed plan: it is applied, kept beside the plan, or shown on the flowchart.

use std::sync::Arc;

use eframe::egui::Ui;

use crate::app::{Action, AlternativeAction, Page};
use crate::gui::context::Cx;
use crate::gui::parts::ghost::Ghost;
use crate::gui::widgets::{button, enabled_button, primary_button, row, small_button};
use crate::optimise::{changes_to, edit_to};
use crate::plan::{Alternative, Bilingual, Language, Plan};
use crate::text::strings::Texts;

/// Shows the buttons of the page's proposal; those that mean nothing while there is none cannot be pressed.
pub(super) fn of_page(cx: &mut Cx<'_>, ui: &mut Ui, proposed: Option<&Arc<Plan>>, ghost: &mut Option<Ghost>) {
    let words = &cx.texts.optimise;
    let proposed = proposed.filter(|proposed| changes_to(cx.plan(), proposed).next().is_some());
    let Some(proposed) = proposed else {
        enabled_button(ui, false, words.show_on_flowchart);
        enabled_button(ui, false, words.apply);
        return;
    };
    if button(ui, words.show_on_flowchart).clicked() {
        show(cx, proposed, ghost);
    }
    if button(ui, words.keep_alternative).clicked() {
        keep(cx, proposed);
    }
    if primary_button(ui, words.apply).clicked() {
        apply(cx, proposed);
    }
}

/// Shows the buttons of one plan of several.
pub(super) fn of_point(cx: &mut Cx<'_>, ui: &mut Ui, proposed: &Arc<Plan>, ghost: &mut Option<Ghost>) {
    let words = &cx.texts.optimise;
    if changes_to(cx.plan(), proposed).next().is_none() {
        return;
    }
    row(ui, |ui| {
        if small_button(ui, words.apply_point).clicked() {
            apply(cx, proposed);
        }
        if small_button(ui, words.keep_point).clicked() {
            keep(cx, proposed);
        }
    });
    if row(ui, |ui| small_button(ui, words.show_point).clicked()) {
        show(cx, proposed, ghost);
    }
}

fn apply(cx: &mut Cx<'_>, proposed: &Plan) {
    if let Some(edit) = edit_to(cx.plan(), proposed) {
        cx.push(Action::Edit { edit, gesture: None });
    }
}

fn keep(cx: &mut Cx<'_>, proposed: &Plan) {
    let name = Bilingual::new(Texts::of(Language::En).optimise.proposed, Texts::of(Language::Ar).optimise.proposed);
    let placements = proposed.placements.clone();
    let kept = Alternative { placements, ..Alternative::named(String::new().into(), name) };
    cx.push(Action::Alternative(AlternativeAction::Keep(Box::new(kept))));
}

fn show(cx: &mut Cx<'_>, proposed: &Arc<Plan>, ghost: &mut Option<Ghost>) {
    *ghost = Some(Ghost::of(Arc::clone(proposed)));
    cx.push(Action::GoTo(Page::Plan));
}
