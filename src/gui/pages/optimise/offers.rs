//! Says what can be done with a proposed plan: it is applied, kept beside the plan, or shown on the flowchart.

use std::sync::Arc;

use eframe::egui::Ui;

use super::view::OptimiseView;
use crate::app::{Action, AlternativeAction, Page};
use crate::gui::context::Cx;
use crate::gui::parts::ghost::Ghost;
use crate::gui::widgets::{button, primary_button, row, small_button};
use crate::optimise::{changes_to, edit_to};
use crate::plan::{Alternative, Bilingual, Language, Plan};
use crate::text::strings::Texts;

/// Shows the buttons of the page's proposal. They are always there, so that nothing moves when a proposal comes or goes; while
/// there is none they cannot be pressed.
pub(super) fn of_page(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &mut OptimiseView,
    proposed: Option<&Arc<Plan>>,
    ghost: &mut Option<Ghost>,
) {
    let words = &cx.texts.optimise;
    let proposed = proposed.filter(|proposed| changes_to(cx.plan(), proposed).next().is_some());
    let [shows, keeps, applies] = where_there(ui, proposed.is_some(), |ui| {
        let shows = button(ui, words.show_on_flowchart).clicked();
        let keeps = button(ui, words.keep_alternative).clicked();
        [shows, keeps, primary_button(ui, words.apply).clicked()]
    });
    let Some(proposed) = proposed else { return };
    if shows {
        show(cx, proposed, ghost);
    }
    if keeps {
        keep(cx, proposed);
    }
    if applies {
        apply(cx, view, proposed);
    }
}

/// Shows buttons that can be pressed only while there is a proposal.
fn where_there<R>(ui: &mut Ui, is_there: bool, buttons: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_enabled_ui(is_there, buttons).inner
}

/// Shows the buttons of one plan of several; while it is one of before they cannot be pressed.
pub(super) fn of_point(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &mut OptimiseView,
    (proposed, is_current): (&Arc<Plan>, bool),
    ghost: &mut Option<Ghost>,
) {
    let words = &cx.texts.optimise;
    let is_there = is_current && changes_to(cx.plan(), proposed).next().is_some();
    let [applies, keeps, shows] = where_there(ui, is_there, |ui| {
        let [applies, keeps] =
            row(ui, |ui| [words.apply_point, words.keep_point].map(|name| small_button(ui, name).clicked()));
        [applies, keeps, row(ui, |ui| small_button(ui, words.show_point).clicked())]
    });
    if applies {
        apply(cx, view, proposed);
    }
    if keeps {
        keep(cx, proposed);
    }
    if shows {
        show(cx, proposed, ghost);
    }
}

fn apply(cx: &mut Cx<'_>, view: &mut OptimiseView, proposed: &Arc<Plan>) {
    if let Some(edit) = edit_to(cx.plan(), proposed) {
        view.note_applied(cx.app.document().plan(), proposed);
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
