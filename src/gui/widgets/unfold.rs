//! Drop-down lists: opened by a click, Enter or an arrow, moved through by arrows and by typing what a line begins with.

use eframe::egui::{
    Align, Context, EventFilter, Id, Key, Layout, Modifiers, Popup, PopupCloseBehavior, Response, ScrollArea, Ui,
};

use super::menu::menu_item;
use super::menu_keys::height_beside;
use super::typing_ahead::{TypedAhead, typed_now};
use crate::gui::context::is_right_to_left;
use crate::gui::fit;

/// The highest list, in points.
const MOST_HEIGHT: f32 = 320.0;

/// Holds what a list remembers while it is open.
#[derive(Clone, Debug, Default)]
struct Open {
    /// It was opened by keyboard, and gives the focus back to its box.
    by_keyboard: bool,
    /// What was typed to find a line.
    typed: TypedAhead,
}

/// Shows a list that drops down from `anchor`: its lines, each with whether it is chosen. `stays` says whether it stays open
/// when a line is taken. Returns the line that was taken.
pub(super) fn unfold(ui: &Ui, anchor: &Response, lines: &[(&str, bool)], stays: bool) -> Option<usize> {
    let id = Popup::default_response_id(anchor);
    let was_open = Popup::is_id_open(ui.ctx(), id);
    if !was_open && anchor.has_focus() {
        open_by_key(ui, anchor.id, id);
    }
    let width = anchor.rect.width();
    let height = MOST_HEIGHT.min(height_beside(ui, anchor.rect));
    let align = if is_right_to_left(ui) { Align::Max } else { Align::Min };
    let close = if stays { PopupCloseBehavior::CloseOnClickOutside } else { PopupCloseBehavior::CloseOnClick };
    let shown =
        Popup::menu(anchor).close_behavior(close).layout(Layout::top_down_justified(align)).width(width).show(|ui| {
            fit::at_least(ui, width);
            ScrollArea::vertical().max_height(height).show(ui, |ui| list(ui, id, lines, !was_open)).inner
        });
    let taken = shown.and_then(|shown| shown.inner);
    let is_open = Popup::is_id_open(ui.ctx(), id);
    if was_open || is_open {
        // The Enter that opens a list or takes a line of it means nothing else, least of all to the dialog that it is in.
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    }
    if ui.input(|input| input.key_pressed(Key::Tab)) || (taken.is_some() && !stays) {
        Popup::close_id(ui.ctx(), id);
    }
    if was_open && !Popup::is_id_open(ui.ctx(), id) {
        let open: Option<Open> = ui.data_mut(|data| data.remove_temp(id));
        if open.is_some_and(|open| open.by_keyboard) {
            anchor.request_focus();
        }
    }
    taken
}

/// Opens the list of a box that has the focus: by an arrow, or by what one of its lines begins with. Enter and the space bar
/// are clicks.
fn open_by_key(ui: &Ui, anchor: Id, list: Id) {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(anchor, filter));
    let arrow = ui.input_mut(|input| {
        let none = Modifiers::NONE;
        input.consume_key(none, Key::ArrowDown) || input.consume_key(none, Key::ArrowUp)
    });
    let click = ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space));
    let letters = typed_now(ui.ctx());
    if arrow || click || !letters.is_empty() {
        ui.data_mut(|data| data.insert_temp(list, Open { by_keyboard: true, ..Open::default() }));
    }
    if arrow || !letters.is_empty() {
        Popup::open_id(ui.ctx(), list);
    }
}

fn list(ui: &mut Ui, id: Id, lines: &[(&str, bool)], is_new: bool) -> Option<usize> {
    let wanted = wanted_line(ui.ctx(), id, lines);
    let first = lines.iter().position(|(_, chosen)| *chosen).unwrap_or(0);
    let mut taken = None;
    for (position, (text, chosen)) in lines.iter().enumerate() {
        let line = menu_item(ui, true, Some(*chosen), text, "");
        let is_wanted = wanted.map_or(is_new && position == first, |wanted| wanted == position);
        if is_wanted {
            line.request_focus();
        }
        if is_wanted || line.gained_focus() {
            line.scroll_to_me(is_wanted.then_some(Align::Center));
        }
        if line.clicked() {
            taken = Some(position);
        }
    }
    taken
}

/// Returns the line that is being looked for by what it begins with.
fn wanted_line(ctx: &Context, id: Id, lines: &[(&str, bool)]) -> Option<usize> {
    let mut open: Open = ctx.data(|data| data.get_temp(id)).unwrap_or_default();
    let wanted = open.typed.wanted(ctx, lines.iter().map(|(text, _)| *text));
    ctx.data_mut(|data| data.insert_temp(id, open));
    wanted
}
