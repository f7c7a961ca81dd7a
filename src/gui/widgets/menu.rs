//! Lines of menus, and menus that open from a line.

use eframe::egui::{
    Align, Align2, Color32, CornerRadius, Event, FocusDirection, Id, Key, Layout, Modifiers, Popup, PopupCloseBehavior,
    PopupKind, Rect, RectAlign, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::icon::{Icon, paint_icon};
use super::menu_keys::{self, menu_lines};
use super::text::galley;
use crate::gui::context::is_right_to_left;
use crate::gui::fit;
use crate::gui::theme::{self, palette, size};

/// The narrowest menu, in points: a menu is as wide as its words.
pub const MENU_WIDTH: f32 = 120.0;

/// Shows a line of a menu: a tick where a choice is in force, the text, the keys that do the same.
pub fn menu_item(ui: &mut Ui, enabled: bool, chosen: Option<bool>, text: &str, keys: &str) -> Response {
    let has_ground = |response: &Response| enabled && (response.hovered() || response.has_focus());
    let response = item(ui, (enabled, chosen == Some(true)), text, keys, has_ground);
    if enabled {
        menu_keys::note(ui, &response, text);
        menu_keys::follow_focus(ui, &response);
    }
    response.widget_info(|| match chosen {
        Some(chosen) => WidgetInfo::selected(Role::RadioButton, enabled, chosen, text),
        None => WidgetInfo::labeled(Role::Button, enabled, text),
    });
    response
}

/// Shows a line of a list in which one line is marked, by its ground: where the pointer rests marks nothing. A tick says that a
/// choice is in force.
pub fn marked_item(ui: &mut Ui, is_marked: bool, is_on: bool, text: &str, keys: &str) -> Response {
    let response = item(ui, (true, is_on), text, keys, |_| is_marked);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_marked, text));
    response
}

/// Shows the line itself, with a ground where `has_ground` says so.
fn item(
    ui: &mut Ui,
    (enabled, is_ticked): (bool, bool),
    text: &str,
    keys: &str,
    has_ground: impl FnOnce(&Response) -> bool,
) -> Response {
    let palette = palette(ui.visuals());
    let text_galley = galley(ui, text, theme::font(size::BODY), Color32::PLACEHOLDER, f32::INFINITY);
    let keys_galley = galley(ui, keys, theme::font(size::SMALL), palette.weak_text, f32::INFINITY);
    let wanted = 30.0 + text_galley.size().x + 28.0 + keys_galley.size().x + 10.0;
    let width = ui.available_width().max(wanted);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = fit::allocate(ui, vec2(width, 28.0), sense);
    if has_ground(&response) {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), palette.selected);
    }
    let colour = if enabled { palette.text } else { palette.weak_text.gamma_multiply(0.7) };
    let rtl = is_right_to_left(ui);
    let (start, end, text_anchor, keys_anchor) = if rtl {
        (rect.right(), rect.left(), Align2::RIGHT_CENTER, Align2::LEFT_CENTER)
    } else {
        (rect.left(), rect.right(), Align2::LEFT_CENTER, Align2::RIGHT_CENTER)
    };
    let inward = if rtl { -1.0 } else { 1.0 };
    let middle = rect.center().y;
    if is_ticked {
        let mark = Rect::from_center_size(pos2(start + inward * 14.0, middle), Vec2::splat(12.0));
        paint_icon(ui.painter(), Icon::Tick, mark, palette.accent, rtl);
    }
    let text_rect = text_anchor.anchor_size(pos2(start + inward * 28.0, middle), text_galley.size());
    ui.painter().galley(text_rect.min, text_galley, colour);
    let keys_rect = keys_anchor.anchor_size(pos2(end - inward * 8.0, middle), keys_galley.size());
    ui.painter().galley(keys_rect.min, keys_galley, palette.weak_text);
    response
}

/// Shows the layout of a menu: lines under each other, from the reading start.
#[must_use]
pub fn menu_layout(ui: &Ui) -> Layout {
    Layout::top_down_justified(if is_right_to_left(ui) { Align::Max } else { Align::Min })
}

/// Shows a line of a menu that opens another menu beside it, towards the reading end: by a click, by the pointer, or by the arrow
/// that points there. The other arrow leads back.
pub fn submenu(ui: &mut Ui, text: &str, content: impl FnOnce(&mut Ui)) {
    let response = menu_item(ui, true, None, text, "");
    let rtl = is_right_to_left(ui);
    let (end, inward) = if rtl { (response.rect.left(), 1.0) } else { (response.rect.right(), -1.0) };
    let arrow = Rect::from_center_size(pos2(end + inward * 12.0, response.rect.center().y), Vec2::splat(10.0));
    paint_icon(ui.painter(), Icon::Closed, arrow, palette(ui.visuals()).weak_text, rtl);
    let (into, back) = if rtl { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) };
    let is_entered = response.has_focus() && (takes_arrow(ui, into) || is_pressed_by_key(ui, &response));
    if !is_submenu_open(ui, &response, is_entered) {
        return;
    }
    let align = if rtl { RectAlign::LEFT_START } else { RectAlign::RIGHT_START };
    let layout = menu_layout(ui);
    let shown = Popup::from_response(&response)
        .kind(PopupKind::Menu)
        .open(true)
        .align(align)
        .layout(layout)
        .width(MENU_WIDTH)
        .gap(2.0)
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .show(|ui| {
            fit::at_least(ui, MENU_WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            menu_lines(ui, is_entered, content)
        });
    let Some(shown) = shown else { return };
    if shown.response.should_close() {
        ui.close();
    }
    if shown.inner && takes_arrow(ui, back) {
        response.request_focus();
        ui.data_mut(|data| data.remove::<(Id, u64)>(open_submenu()));
    }
}

/// Takes the events of this frame that `is` knows, so that nothing else sees them; true where there were any.
#[must_use]
pub fn takes_events(ui: &Ui, is: impl Fn(&Event) -> bool) -> bool {
    ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !is(event));
        input.events.len() < before
    })
}

/// Returns which of `count` lines is marked after the arrow keys of this frame, which nothing else sees: a field keeps its caret.
#[must_use]
pub fn marked_by_arrows(ui: &Ui, marked: usize, count: usize) -> usize {
    if takes_arrow(ui, Key::ArrowDown) {
        (marked + 1).min(count.saturating_sub(1))
    } else if takes_arrow(ui, Key::ArrowUp) {
        marked.saturating_sub(1)
    } else {
        marked
    }
}

/// Takes an arrow key, so that the focus does not move by it; true where it was pressed.
#[must_use]
pub fn takes_arrow(ui: &Ui, key: Key) -> bool {
    let is_pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if is_pressed {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    is_pressed
}

/// Returns true when what has the focus is clicked by Enter or the space bar.
#[must_use]
pub fn is_pressed_by_key(ui: &Ui, response: &Response) -> bool {
    response.clicked() && ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space))
}

fn open_submenu() -> Id {
    Id::unique("open submenu")
}

/// Says whether the menu of a line is open: from a click or a pointer on the line until the pointer is on another one.
fn is_submenu_open(ui: &Ui, line: &Response, is_entered: bool) -> bool {
    let key = open_submenu();
    let pass = ui.ctx().cumulative_pass_nr();
    // What was open in a menu that has been closed since does not count.
    let open: Option<(Id, u64)> = ui.data(|data| data.get_temp(key)).filter(|(_, seen): &(Id, u64)| *seen + 1 >= pass);
    let mut is_open = open.is_some_and(|(id, _)| id == line.id);
    let on_other_line = ui.input(|input| {
        let pointer = input.pointer.hover_pos().filter(|_| input.pointer.delta() != Vec2::ZERO);
        pointer.is_some_and(|at| line.rect.x_range().contains(at.x) && !line.rect.contains(at))
    });
    if line.hovered() || line.clicked() || is_entered {
        is_open = true;
    } else if on_other_line && !Popup::from_response(line).get_popup_rect().is_some_and(|rect| hovers(ui, rect)) {
        is_open = false;
    }
    if is_open {
        ui.data_mut(|data| data.insert_temp(key, (line.id, pass)));
    }
    is_open
}

fn hovers(ui: &Ui, rect: Rect) -> bool {
    ui.input(|input| input.pointer.hover_pos().is_some_and(|at| rect.contains(at)))
}
