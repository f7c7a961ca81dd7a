//! Menus of what stands somewhere: opened by the other button of the mouse, or by Shift+F10 on what has the focus.

use eframe::egui::{Event, Key, Popup, Rect, Response, Ui};

use super::menu::{MENU_WIDTH, menu_layout, takes_events};
use super::menu_keys::menu_lines;
use crate::gui::fit;

/// Shows the menu of something: at the pointer, or beside `place` where a key opens it.
pub fn context_menu(ui: &Ui, response: &Response, place: Rect, content: impl FnOnce(&mut Ui)) {
    let id = Popup::default_response_id(response);
    let by_key = id.with("opened by a key");
    let is_asked = response.has_focus() && takes_events(ui, is_menu_key);
    if is_asked {
        ui.data_mut(|data| data.insert_temp(by_key, true));
        Popup::open_id(ui.ctx(), id);
    } else if response.secondary_clicked() {
        ui.data_mut(|data| data.insert_temp(by_key, false));
    }
    let is_by_key = ui.data(|data| data.get_temp(by_key)).unwrap_or(false);
    let menu = Popup::context_menu(response).layout(menu_layout(ui)).width(MENU_WIDTH);
    let menu = if is_by_key { menu.anchor(place) } else { menu };
    menu.show(|ui| {
        fit::at_least(ui, MENU_WIDTH);
        ui.spacing_mut().item_spacing.y = 0.0;
        let is_on_line = menu_lines(ui, is_asked, content);
        let is_taken = ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space));
        if is_on_line && is_taken {
            // A click closes the menu, and so does the key that is one.
            ui.close();
        }
    });
}

/// Returns true where a key opens the menu of what has the focus in this frame.
#[must_use]
pub fn is_menu_asked_by_key(ui: &Ui, response: &Response) -> bool {
    response.has_focus() && ui.input(|input| input.events.iter().any(is_menu_key))
}

fn is_menu_key(event: &Event) -> bool {
    matches!(event, Event::Key { key, pressed: true, modifiers, .. }
        if (*key == Key::F10 && modifiers.shift_only()) || (*key == Key::Menu && modifiers.is_none()))
}
