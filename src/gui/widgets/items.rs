//! Says what can be done to one thing of a list.

use eframe::egui::{Align, Layout, Ui, vec2};

use super::button::icon_button;
use super::form::row;
use super::icon::Icon;
use super::text::{Look, hover, small, text_on_lines};
use crate::app::Action;
use crate::edit::{ItemId, MoveBy};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::plan::Named;
use crate::text::isolate;
use crate::text::strings::fill;

/// Room for the mark of a language.
const MARK_WIDTH: f32 = 24.0;

/// How wide the buttons of [`item_buttons`] are together: four squares as high as a row, and what stands between them.
pub const ITEM_BUTTONS_WIDTH: f32 = 4.0 * 28.0 + 3.0 * BETWEEN_BUTTONS;

/// The distance from one of these buttons to the next.
const BETWEEN_BUTTONS: f32 = 2.0;

/// Shows the name of a thing, on a second line where it is long. Where it is shown from the other language, a quiet mark of that language follows.
pub fn name_line<'a, T: Named>(cx: &Cx<'a>, ui: &mut Ui, thing: &'a T, look: Look) {
    let shown = cx.name_of(thing);
    let Some(mark) = cx.language_mark(thing.name()) else {
        text_on_lines(ui, shown, look, 2);
        return;
    };
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let room = fit::beside(ui.available_width(), MARK_WIDTH);
        ui.scope(|ui| {
            fit::at_most(ui, room);
            text_on_lines(ui, shown, look, 2);
        });
        hover(small(ui, mark), cx.texts.shared.mark_hint);
    });
}

/// Shows buttons that duplicate, move and remove the thing that stands at `position` of `count`.
pub fn item_buttons(cx: &mut Cx<'_>, ui: &mut Ui, item: &ItemId, name: &str, (position, count): (usize, usize)) {
    let shared = &cx.texts.shared;
    let template = cx.texts.shared.action_on;
    let name = &isolate(name, cx.language());
    let reading = if is_right_to_left(ui) { Layout::right_to_left } else { Layout::left_to_right };
    let size = vec2(ITEM_BUTTONS_WIDTH, ui.spacing().interact_size.y);
    fit::inside(ui, size, reading(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = BETWEEN_BUTTONS;
        let mut pressed = |icon, what: &str, enabled| {
            icon_button(ui, icon, &fill!(template, &[("action", what), ("name", name)]), enabled).clicked()
        };
        if pressed(Icon::Copies, shared.duplicate, true) {
            cx.push(Action::Duplicate(item.clone()));
        }
        if pressed(Icon::Up, shared.move_up, position > 0) {
            cx.push(Action::Reorder(item.clone(), MoveBy::Up));
        }
        if pressed(Icon::Down, shared.move_down, position + 1 < count) {
            cx.push(Action::Reorder(item.clone(), MoveBy::Down));
        }
        if pressed(Icon::Bin, shared.remove, true) {
            cx.push(Action::Remove(item.clone()));
        }
    });
}
