//! Panels at the sides of a page, in the reading direction.

use eframe::egui::{Panel, Rect, Ui, pos2};

use crate::gui::context::is_right_to_left;
use crate::gui::fit;

/// Returns a panel at the side where reading starts.
pub(in crate::gui) fn start_panel(ui: &Ui, id: &'static str) -> Panel {
    if is_right_to_left(ui) { Panel::right(id) } else { Panel::left(id) }
}

/// Shows a panel at the side where reading ends.
pub(in crate::gui) fn end_panel(ui: &Ui, id: &'static str) -> Panel {
    if is_right_to_left(ui) { Panel::left(id) } else { Panel::right(id) }
}

/// Shows the room of `ui` without the `height` points at its foot. What stands there is shown afterwards: the Tab key and
/// screen readers come to things in the order in which they are shown, which is to be the order of reading.
pub(in crate::gui) fn above_foot(ui: &mut Ui, height: f32) -> Ui {
    let room = ui.available_rect_before_wrap();
    part_of(ui, Rect::from_min_max(room.min, pos2(room.right(), room.bottom() - height)))
}

/// Shows the room of `ui` without the `width` points at the side where reading ends, for what is read before the panel there.
pub(in crate::gui) fn before_end(ui: &mut Ui, width: f32) -> Ui {
    let mut room = ui.available_rect_before_wrap();
    if is_right_to_left(ui) {
        room.min.x += width;
    } else {
        room.max.x -= width;
    }
    part_of(ui, room)
}

fn part_of(ui: &mut Ui, room: Rect) -> Ui {
    let layout = *ui.layout();
    ui.new_child(fit::part(room).layout(layout))
}
