//! Keys in menus: arrows lead from line to line, letters to the line that begins with them. A menu that is longer than the room
//! that it has scrolls, and the line that has the focus comes into view.

use eframe::egui::style::ScrollAnimation;
use eframe::egui::{FocusDirection, Id, Key, Memory, Modifiers, Rect, Response, ScrollArea, Ui};

use super::typing_ahead::TypedAhead;
use crate::gui::fit;

/// The least distance of a menu from the edge of the window, in points.
const FROM_EDGE: f32 = 4.0;

/// The least room in which a menu shows lines, in points: in a lower window it lies over what opened it.
const LEAST_ROOM: f32 = 96.0;

/// A line of a menu that can be taken.
#[derive(Clone, Debug)]
struct Line {
    id: Id,
    text: String,
}

/// The menus that are being shown in this frame, the innermost last, with the lines that they have so far.
#[derive(Clone, Debug, Default)]
struct Shown {
    menus: Vec<Vec<Line>>,
    /// A line of one of them has the focus.
    has_focus: bool,
}

fn shown() -> Id {
    Id::unique("lines of menus")
}

/// Notes a line of the menu that is being shown.
pub(super) fn note(ui: &Ui, line: &Response, text: &str) {
    let line = Line { id: line.id, text: text.to_owned() };
    ui.data_mut(|data| {
        if let Some(menu) = data.get_temp_mut_or_default::<Shown>(shown()).menus.last_mut() {
            menu.push(line);
        }
    });
}

/// Shows the lines of a menu that opens anywhere in the window, as [`menu_lines_beside`] does.
pub fn menu_lines(ui: &mut Ui, is_opened_by_key: bool, content: impl FnOnce(&mut Ui)) -> bool {
    let height = lines_height(ui, ui.ctx().content_rect().height());
    lines_within(ui, height, is_opened_by_key, content)
}

/// Shows the lines of a menu that opens below `opener`, or above it where there is more room. Keys lead through them; a menu that
/// was opened by a key gives its first line the focus. Returns true when a line has the focus.
pub fn menu_lines_beside(ui: &mut Ui, opener: Rect, is_opened_by_key: bool, content: impl FnOnce(&mut Ui)) -> bool {
    lines_within(ui, height_beside(ui, opener), is_opened_by_key, content)
}

/// Returns how high the lines of a menu or list get that opens below `opener`, or above it where there is more room.
pub(super) fn height_beside(ui: &Ui, opener: Rect) -> f32 {
    let window = ui.ctx().content_rect();
    lines_height(ui, (window.bottom() - opener.bottom()).max(opener.top() - window.top()))
}

/// Returns how high the lines of a menu get that has `room` with its frame.
fn lines_height(ui: &Ui, room: f32) -> f32 {
    let frame = ui.spacing().menu_margin.sum().y + 2.0 * ui.visuals().window_stroke.width;
    fit::beside(room, frame + FROM_EDGE).max(LEAST_ROOM)
}

/// Shows the lines of a menu, at most `height` high.
fn lines_within(ui: &mut Ui, height: f32, is_opened_by_key: bool, content: impl FnOnce(&mut Ui)) -> bool {
    // What was not shown has no size of its own yet: the least height is said too, or it would be that of the first guess.
    let mut area = ScrollArea::vertical().id_salt("lines").max_height(height).min_scrolled_height(height);
    if ui.is_sizing_pass() {
        // A menu that opens begins with its first line.
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| keyed_lines(ui, is_opened_by_key, content)).inner
}

/// Returns where the line is noted that a key has led to: it had the focus before it was shown again.
fn led_to() -> Id {
    Id::unique("line of a menu that a key led to")
}

/// Brings a line that a key has led to into view.
pub(super) fn follow_focus(ui: &Ui, line: &Response) {
    let is_led_to = ui.data_mut(|data| {
        let wanted: &mut Option<Id> = data.get_temp_mut_or_default(led_to());
        wanted.take_if(|wanted| *wanted == line.id).is_some()
    });
    if is_led_to || line.gained_focus() {
        ui.scroll_to_rect_animation(line.rect, None, ScrollAnimation::none());
    }
}

/// Shows the lines and takes the keys that lead through them.
fn keyed_lines(ui: &mut Ui, is_opened_by_key: bool, content: impl FnOnce(&mut Ui)) -> bool {
    ui.data_mut(|data| {
        let shown: &mut Shown = data.get_temp_mut_or_default(shown());
        shown.has_focus &= !shown.menus.is_empty();
        shown.menus.push(Vec::new());
    });
    content(ui);
    let focused = ui.memory(Memory::focused);
    let (lines, here, has_keys) = ui.data_mut(|data| {
        let shown: &mut Shown = data.get_temp_mut_or_default(shown());
        let lines = shown.menus.pop().unwrap_or_default();
        let here = lines.iter().position(|line| Some(line.id) == focused);
        let is_free = shown.menus.is_empty() && !shown.has_focus;
        shown.has_focus |= here.is_some();
        (lines, here, here.is_some() || is_free)
    });
    let next = match (is_opened_by_key, has_keys) {
        (true, _) => Some(0),
        (false, true) => step(ui, here, lines.len()).or_else(|| typed(ui, &lines)),
        (false, false) => None,
    };
    if let Some(line) = next.and_then(|next| lines.get(next)) {
        ui.memory_mut(|memory| {
            memory.move_focus(FocusDirection::None);
            memory.request_focus(line.id);
        });
        // The next frame brings the line into view.
        ui.data_mut(|data| data.insert_temp(led_to(), Some(line.id)));
        ui.ctx().request_repaint();
    }
    here.is_some()
}

/// Takes a key that leads to another line of a menu with `count` lines. Returns the line.
fn step(ui: &Ui, here: Option<usize>, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    ui.input_mut(|input| {
        let mut takes = |key| input.consume_key(Modifiers::NONE, key);
        if takes(Key::ArrowDown) {
            Some(here.filter(|&here| here < last).map_or(0, |here| here + 1))
        } else if takes(Key::ArrowUp) {
            Some(here.and_then(|here| here.checked_sub(1)).unwrap_or(last))
        } else if takes(Key::Home) {
            Some(0)
        } else if takes(Key::End) {
            Some(last)
        } else {
            None
        }
    })
}

/// Returns the line that begins with what is being typed.
fn typed(ui: &Ui, lines: &[Line]) -> Option<usize> {
    let key = Id::unique("typed in menus");
    let mut typed: TypedAhead = ui.data(|data| data.get_temp(key)).unwrap_or_default();
    let wanted = typed.wanted(ui.ctx(), lines.iter().map(|line| line.text.as_str()));
    ui.data_mut(|data| data.insert_temp(key, typed));
    wanted
}
