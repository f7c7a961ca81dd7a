//! Choosing from many things by typing what they are called.

use eframe::egui::{
    Align, EventFilter, Id, Key, Layout, Modifiers, Popup, PopupCloseBehavior, Response, ScrollArea, Ui, vec2,
};

use super::choice::choice_box;
use super::field::{FieldLook, plain_field};
use super::menu::menu_item;
use super::menu_keys::height_beside;
use super::text::weak;
use super::typing_ahead::typed_now;
use crate::gui::bidi;
use crate::gui::context::{interface_texts, is_right_to_left};
use crate::gui::fit;
use crate::gui::reveal;
use crate::search::{Folded, Query, best_first};

/// The narrowest list, in points.
const LIST_WIDTH: f32 = 300.0;
/// The height of a list, in points.
const LIST_HEIGHT: f32 = 300.0;

/// Something that can be chosen from a list that is searched.
#[derive(Clone, Debug)]
pub struct Choosable<T> {
    /// What is chosen with it.
    pub value: T,
    /// What it is called.
    pub name: String,
    /// What it is found by beside its name.
    pub others: Vec<Folded>,
}

/// Holds what a list remembers while it is open.
#[derive(Clone, Debug, Default)]
struct Opened {
    query: String,
    marked: usize,
    /// The frame in which it was shown last: one that was closed since begins anew.
    seen: u64,
}

/// Shows one of many values, found by typing. `all` gives what can be chosen, in the order in which it stands while nothing is
/// typed; it is asked while the list is open only. Returns the new value when another was chosen.
pub fn search_choice<T: PartialEq + Clone>(
    ui: &mut Ui,
    name: &str,
    current: &T,
    shown: &str,
    width: f32,
    all: impl FnOnce() -> Vec<Choosable<T>>,
) -> Option<T> {
    let response = choice_box(ui, name, shown, width);
    reveal::field(ui, &response, shown);
    let popup = Popup::default_response_id(&response);
    if response.has_focus() && !Popup::is_id_open(ui.ctx(), popup) {
        open_by_key(ui, response.id, popup);
    }
    let align = if is_right_to_left(ui) { Align::Max } else { Align::Min };
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .layout(Layout::top_down_justified(align))
        .width(width.max(LIST_WIDTH))
        .show(|ui| list(ui, &response, name, current, all()))
        .and_then(|shown| shown.inner)
}

/// Opens the list of a box that has the focus: by an arrow, or by a letter, for which it then searches. Enter and the space bar
/// are clicks.
fn open_by_key(ui: &Ui, closed: Id, popup: Id) {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(closed, filter));
    let arrow = ui.input_mut(|input| {
        let none = Modifiers::NONE;
        input.consume_key(none, Key::ArrowDown) || input.consume_key(none, Key::ArrowUp)
    });
    let letters = typed_now(ui.ctx());
    if arrow || !letters.is_empty() {
        ui.data_mut(|data| data.insert_temp(first_letters(closed), letters));
        Popup::open_id(ui.ctx(), popup);
    }
}

/// Returns under what the letters that open a list are handed to it.
fn first_letters(closed: Id) -> Id {
    closed.with("first letters")
}

/// Shows the open list: the field, and under it what was found.
fn list<T: PartialEq + Clone>(
    ui: &mut Ui,
    closed: &Response,
    name: &str,
    current: &T,
    all: Vec<Choosable<T>>,
) -> Option<T> {
    fit::at_least(ui, LIST_WIDTH);
    let id = closed.id.with("search");
    let pass = ui.ctx().cumulative_frame_nr();
    let before: Option<Opened> = ui.data(|data| data.get_temp(id));
    let is_new = before.as_ref().is_none_or(|opened| opened.seen + 1 < pass);
    let mut state = before.filter(|_| !is_new).unwrap_or_default();
    state.seen = pass;
    let letters: Option<String> = ui.data_mut(|data| data.remove_temp(first_letters(closed.id)));
    if is_new {
        state.query = letters.unwrap_or_default();
    }
    let words = &interface_texts(ui).shared;
    // Menus have narrower buttons, and fields are as narrow as buttons.
    ui.spacing_mut().button_padding = vec2(8.0, 4.0);
    let look = FieldLook::line(f32::INFINITY).hint(words.search);
    let (field, typed) =
        plain_field(ui, ("search choice", id), &format!("{name}: {}", words.search), &state.query, look);
    if is_new {
        bidi::focus_at_end(ui.ctx(), field.id, state.query.chars().count());
    }
    let is_other = is_new || typed.is_some();
    if let Some(typed) = typed {
        state = Opened { query: typed, marked: 0, seen: pass };
    }
    let found = best_first(&Query::new(&state.query), all, |one| (Folded::of(&one.name), one.others.clone()));
    if is_other && state.query.trim().is_empty() {
        // Of all, the one that is chosen: Enter alone changes nothing.
        state.marked = found.iter().position(|one| one.value == *current).unwrap_or(0);
    }
    let moved = mark(ui, &mut state.marked, found.len());
    // The Enter that opened the list chooses nothing, and none of its list answers the dialog that it is in.
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let accepted = entered && !is_new;
    let mut chosen = found.get(state.marked).filter(|_| accepted).map(|one| one.value.clone());
    if found.is_empty() {
        weak(ui, words.nothing_found);
    }
    let taken = field.rect.height() + ui.spacing().item_spacing.y;
    let height = LIST_HEIGHT.min(fit::beside(height_beside(ui, closed.rect), taken));
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        for (position, one) in found.iter().enumerate() {
            let line = menu_item(ui, true, Some(one.value == *current), &one.name, "");
            if position == state.marked {
                let stroke = ui.visuals().selection.stroke;
                ui.painter().rect_stroke(line.rect, 4, stroke, eframe::egui::StrokeKind::Inside);
            }
            if (moved && position == state.marked) || (is_new && one.value == *current) {
                line.scroll_to_me(None);
            }
            if line.clicked() {
                chosen = Some(one.value.clone());
            }
        }
    });
    ui.data_mut(|data| data.insert_temp(id, state));
    if chosen.is_some() || ui.input(|input| input.key_pressed(Key::Tab)) {
        // Tab chooses nothing.
        ui.close();
        closed.request_focus();
    } else if accepted {
        // Enter leaves a field of one line; where nothing was found the search goes on.
        field.request_focus();
    }
    chosen.filter(|value| value != current)
}

/// Moves the mark with the arrow keys; true when it moved.
fn mark(ui: &Ui, marked: &mut usize, count: usize) -> bool {
    let before = *marked;
    ui.input(|input| {
        if input.key_pressed(Key::ArrowDown) {
            *marked = (*marked + 1).min(count.saturating_sub(1));
        }
        if input.key_pressed(Key::ArrowUp) {
            *marked = marked.saturating_sub(1);
        }
    });
    *marked != before
}
