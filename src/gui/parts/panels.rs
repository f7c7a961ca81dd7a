//! Panels at the sides of a page, in the reading direction.

use eframe::egui::{Panel, Ui};

use crate::gui::context::is_right_to_left;

/// A panel at the side where reading starts.
pub(in crate::gui) fn start_panel(ui: &Ui, id: &'static str) -> Panel {
    if is_right_to_left(ui) { Panel::right(id) } else { Panel::left(id) }
}

/// A panel at the side where reading ends.
pub(in crate::gui) fn end_panel(ui: &Ui, id: &'static str) -> Panel {
    if is_right_to_left(ui) { Panel::left(id) } else { Panel::right(id) }
}
