//! The list of versions: which are shown, what they are called, and what can be done with each.

use eframe::egui::{Sense, Ui};

use super::view::{Column, CompareView, MOST_SHOWN, VersionKey};
use super::{swatch, terms};
use crate::app::{Action, AlternativeAction};
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::forms::divider;
use crate::gui::theme::space;
use crate::gui::visits::of_item_text;
use crate::gui::widgets::{
    ITEM_BUTTONS_WIDTH, Icon, Look, bilingual_field, group, icon_button, item_buttons, link, row, row_end,
    small_button, text_elided_within, tick, weak,
};
use crate::plan::{Alternative, AlternativeId};
use crate::text::isolate;
use crate::text::strings::fill;

/// Width of a version's name.
const NAME: f32 = 230.0;

/// Shows the list.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut CompareView, columns: &[Column<'_>]) {
    let words = &cx.texts.compare;
    group(ui, words.versions, |ui| {
        let shown = (0..columns.len()).filter(|&at| view.is_shown(columns, at)).count();
        for (position, column) in columns.iter().enumerate() {
            if position > 0 {
                divider(ui);
            }
            row(ui, |ui| {
                let is_shown = view.is_shown(columns, position);
                let name = isolate(&column.name, cx.language());
                let spoken = fill!(words.show_version, &[("name", &name)]);
                if tick(ui, &spoken, is_shown) && (is_shown || shown < MOST_SHOWN) {
                    view.set_shown(columns, position, !is_shown);
                }
                swatch(ui, position);
                text_elided_within(ui, &column.name, Look::Strong, NAME.min(ui.available_width() / 3.0));
                line(cx, ui, view, (position, column));
            });
            if let VersionKey::Alternative(id) = &column.key
                && view.open.as_ref() == Some(id)
            {
                fields(cx, ui, id);
            }
        }
    });
}

/// Shows what stands behind a version's name.
fn line(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut CompareView, (position, column): (usize, &Column<'_>)) {
    let words = &cx.texts.compare;
    let name = isolate(&column.name, cx.language()).into_owned();
    match &column.key {
        VersionKey::Plan => {
            weak(ui, words.in_the_plan);
        }
        VersionKey::Alternative(id) => {
            let Some(alternative) = cx.plan().alternatives.find(id) else { return };
            let note = cx.plan_text(&alternative.note);
            let room = fit::beside(ui.available_width(), ITEM_BUTTONS_WIDTH + 250.0);
            if room > 60.0 {
                text_elided_within(ui, note, Look::Weak, room);
            }
            row_end(ui, |ui| {
                if link(ui, words.switch_to).clicked() {
                    cx.push(Action::Alternative(AlternativeAction::SwitchTo(id.clone())));
                }
                let is_open = view.open.as_ref() == Some(id);
                if small_button(ui, if is_open { words.done } else { words.rename }).clicked() {
                    view.open = (!is_open).then(|| id.clone());
                }
                let count = cx.plan().alternatives.len();
                item_buttons(cx, ui, &ItemId::Alternative(id.clone()), &name, (position - 1, count));
            });
        }
        VersionKey::Beside(path) => {
            weak(ui, words.read_only);
            let place = cx.app.plans_beside().iter().position(|beside| beside.path == *path);
            row_end(ui, |ui| {
                let Some(place) = place else { return };
                let remove = fill!(cx.texts.shared.action_on, &[("action", cx.texts.shared.remove), ("name", &name)]);
                if small_button(ui, words.take_over).clicked() {
                    cx.push(Action::Alternative(AlternativeAction::TakeOver(place)));
                }
                if icon_button(ui, Icon::Cross, &remove, true).clicked() {
                    cx.push(Action::Alternative(AlternativeAction::RemovePlan(place)));
                }
            });
        }
    }
}

/// Shows the name and the note of an alternative, and what it states beside its schedule.
fn fields(cx: &mut Cx<'_>, ui: &mut Ui, id: &AlternativeId) {
    let Some(alternative) = cx.plan().alternatives.find(id) else { return };
    let (words, shared) = (&cx.texts.compare, &cx.texts.shared);
    let name = isolate(cx.name_of(alternative), cx.language()).into_owned();
    let of = |field: &str| fill!(shared.action_on, &[("action", field), ("name", &name)]);
    ui.add_space(space::TIGHT);
    weak(ui, shared.name);
    let edit = of_item_text(id, |new: &mut Alternative| &mut new.name);
    bilingual_field(cx, ui, ("alternative", id), &of(shared.name), &alternative.name, 1, edit);
    weak(ui, words.note);
    let edit = of_item_text(id, |new: &mut Alternative| &mut new.note);
    bilingual_field(cx, ui, ("alternative note", id), &of(words.note), &alternative.note, 1, edit);
    terms::show(cx, ui, alternative);
    let _ = fit::allocate(ui, [ui.available_width(), space::TIGHT].into(), Sense::hover());
}
