//! The menu of a thing of the plan, on what stands for it: a card, or the name of a row.

use eframe::egui::{EventFilter, Key, Modifiers, Response, Ui};

use crate::app::Action;
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::forms::name_field_id;
use crate::gui::widgets::{context_menu, menu_item};

/// Offers the menu of `item` on what stands for it. `show` is what leads to its page, where it is on another one.
pub(in crate::gui) fn on(cx: &mut Cx<'_>, ui: &Ui, response: &Response, item: &ItemId, show: Option<&str>) {
    context_menu(ui, response, response.rect, |ui| {
        let shared = &cx.texts.shared;
        if let Some(show) = show
            && menu_item(ui, true, None, show, "").clicked()
        {
            cx.push(Action::Show(item.clone()));
        }
        if menu_item(ui, true, None, shared.rename, "F2").clicked() {
            rename(cx, ui, item);
        }
        if menu_item(ui, true, None, shared.duplicate, "").clicked() {
            cx.push(Action::Duplicate(item.clone()));
        }
        if menu_item(ui, true, None, shared.remove, cx.texts.commands.key_delete).clicked() {
            cx.push(Action::Remove(item.clone()));
        }
    });
}

/// Shows a thing on its page, with the caret in its name.
fn rename(cx: &mut Cx<'_>, ui: &Ui, item: &ItemId) {
    cx.push(Action::Show(item.clone()));
    if let Some(field) = name_field_id(cx, item) {
        // The form is there in the next frame.
        ui.memory_mut(|memory| memory.request_focus(field));
        ui.ctx().request_repaint();
    }
}

/// Follows the keys of a card in a list that has the focus: F2 and Enter lead to the name of its thing, Delete asks to remove
/// it. Returns how many cards down the arrows lead.
pub(in crate::gui) fn list_keys(cx: &mut Cx<'_>, ui: &Ui, response: &Response, item: &ItemId) -> i64 {
    if !response.has_focus() {
        return 0;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::F2) || pressed(Key::Enter) {
        rename(cx, ui, item);
    } else if pressed(Key::Delete) {
        cx.push(Action::Remove(item.clone()));
    }
    i64::from(pressed(Key::ArrowDown)) - i64::from(pressed(Key::ArrowUp))
}
