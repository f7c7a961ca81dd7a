//! Drop-down lists: opened by a click, Enter or an arrow, moved through by arrows and by typing what a line begins with.

use eframe::egui::{
    Align, Context, Event, EventFilter, Id, Key, Layout, Modifiers, Popup, PopupCloseBehavior, Response, ScrollArea, Ui,
};

use super::menu::menu_item;
use crate::gui::context::is_right_to_left;
use crate::gui::fit;
use crate::search::{Folded, Query, Rank};

/// How long a pause ends what is typed to find a line, in seconds.
const TYPING_PAUSE: f64 = 1.0;
/// The highest list, in points.
const MOST_HEIGHT: f32 = 320.0;

/// Holds what a list remembers while it is open.
#[derive(Clone, Debug, Default)]
struct Open {
    /// It was opened by keyboard, and gives the focus back to its box.
    by_keyboard: bool,
    /// What was typed to find a line.
    typed: String,
    /// When that was, in seconds.
    typed_at: f64,
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
    let align = if is_right_to_left(ui) { Align::Max } else { Align::Min };
    let close = if stays { PopupCloseBehavior::CloseOnClickOutside } else { PopupCloseBehavior::CloseOnClick };
    let shown =
        Popup::menu(anchor).close_behavior(close).layout(Layout::top_down_justified(align)).width(width).show(|ui| {
            fit::at_least(ui, width);
            ScrollArea::vertical().max_height(MOST_HEIGHT).show(ui, |ui| list(ui, id, lines, !was_open)).inner
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

fn typed_now(ctx: &Context) -> String {
    ctx.input(|input| {
        let texts = input.events.iter().filter_map(|event| match event {
            Event::Text(text) if !text.trim().is_empty() => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    })
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

/// Returns the line that begins with what is being typed, in any of its words where none begins so as a whole.
fn wanted_line(ctx: &Context, id: Id, lines: &[(&str, bool)]) -> Option<usize> {
    let now = typed_now(ctx);
    if now.is_empty() {
        return None;
    }
    let time = ctx.input(|input| input.time);
    let mut open: Open = ctx.data(|data| data.get_temp(id)).unwrap_or_default();
    if time - open.typed_at > TYPING_PAUSE {
        open.typed.clear();
    }
    open.typed.push_str(&now);
    open.typed_at = time;
    let typed = open.typed.clone();
    ctx.data_mut(|data| data.insert_temp(id, open));
    line_that_begins(&typed, lines.iter().map(|(text, _)| *text))
}

/// Returns the line that begins with what was typed, else one of whose words it begins; spelt in any way that searches take
/// for the same.
fn line_that_begins<'l>(typed: &str, lines: impl Iterator<Item = &'l str>) -> Option<usize> {
    let query = Query::new(typed);
    if query.is_empty() {
        // A sign alone is what it is.
        return lines.enumerate().find(|(_, text)| text.starts_with(typed)).map(|(position, _)| position);
    }
    let ranked = lines.enumerate().filter_map(|(position, text)| Some((query.rank(&Folded::of(text), &[])?, position)));
    ranked.filter(|(rank, _)| *rank <= Rank::WordBeginnings).min().map(|(_, position)| position)
}

#[cfg(test)]
mod tests {
    use super::line_that_begins;

    #[test]
    fn lines_are_found_by_what_they_begin_with_however_it_is_spelt() {
        let lines = ["Television", "Radio", "الإعلانات", "أفكار", "مسؤول", "Café terrace", "—", "Street posters"];
        for (typed, expected) in [
            ("ra", Some("Radio")),
            ("RADIO", Some("Radio")),
            ("اعلان", Some("الإعلانات")),
            ("الاعلان", Some("الإعلانات")),
            ("افك", Some("أفكار")),
            ("مسئ", Some("مسؤول")),
            ("cafe t", Some("Café terrace")),
            ("post", Some("Street posters")),
            ("—", Some("—")),
            // A word of the same meaning is no beginning.
            ("tv", None),
            ("visio", None),
        ] {
            let found = line_that_begins(typed, lines.into_iter());
            assert_eq!(found.map(|at| lines[at]), expected, "{typed}");
        }
    }
}
