//! The objectives.

use eframe::egui::Ui;

use super::objective_target;
use crate::app::Command;
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::forms::{divider, replaced};
use crate::gui::visits::of_item_text;
use crate::gui::widgets::{
    ITEM_BUTTONS_WIDTH, beside, bilingual_field, button, choice, group, item_buttons, row, strong, weak,
};
use crate::plan::{Objective, Stage};
use crate::text::strings::fill;
use crate::text::terms;

/// Shows the group.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.brief_page;
    let objectives = &cx.plan().objectives;
    group(ui, cx.texts.figures.objectives, |ui| {
        weak(ui, words.objectives_hint);
        for (position, objective) in objectives.iter().enumerate() {
            divider(ui);
            one(cx, ui, objective, (position, objectives.len()));
        }
        if !objectives.is_empty() {
            divider(ui);
        }
        if button(ui, cx.texts.commands.add_objective).clicked() {
            cx.command(Command::AddObjective);
        }
    });
}

fn one(cx: &mut Cx<'_>, ui: &mut Ui, objective: &Objective, (position, count): (usize, usize)) {
    let words = &cx.texts.brief_page;
    let number = cx.locale.ungrouped(i128::try_from(position + 1).unwrap_or(0));
    let name = fill!(words.numbered, &[("what", cx.texts.figures.objective), ("number", &number)]);
    let width = fit::beside(ui.available_width(), ITEM_BUTTONS_WIDTH + ui.spacing().item_spacing.x);
    beside(
        ui,
        cx,
        width,
        |cx, ui| {
            row(ui, |ui| {
                strong(ui, &name);
                stage(cx, ui, objective, &name);
            });
        },
        |cx, ui| item_buttons(cx, ui, &ItemId::Objective(objective.id.clone()), &name, (position, count)),
    );
    let edit = of_item_text(&objective.id, |new: &mut Objective| &mut new.text);
    bilingual_field(cx, ui, ("objective", &objective.id), &name, &objective.text, 2, edit);
    weak(ui, words.measure);
    let measure = fill!(cx.texts.shared.action_on, &[("action", &name), ("name", words.measure)]);
    let edit = of_item_text(&objective.id, |new: &mut Objective| &mut new.measure);
    bilingual_field(cx, ui, ("measure", &objective.id), &measure, &objective.measure, 2, edit);
    objective_target::show(cx, ui, objective, position, &name);
}

fn stage(cx: &mut Cx<'_>, ui: &mut Ui, objective: &Objective, name: &str) {
    let words = &cx.texts.figures;
    let language = cx.language();
    let mut options = vec![(None, words.no_stage)];
    options.extend(Stage::ALL.map(|stage| (Some(stage), terms::stage(stage, language))));
    let name = fill!(cx.texts.shared.action_on, &[("action", name), ("name", words.stage)]);
    if let Some(stage) = choice(ui, &name, &objective.stage, &options, 190.0) {
        cx.edit(replaced(objective, |new| new.stage = stage));
    }
}
