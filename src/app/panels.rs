//! Follows what happens to the panels of the Plan page.

use super::App;
use super::message::Effect;
use super::page::Page;
use super::room::{Panel, RoomChange};

/// Asks the Plan page to fold or unfold a panel: it knows which of the two the room allows.
pub(super) fn ask_for_panel(app: &mut App, panel: Panel) {
    app.page = Page::Plan;
    app.asked_panel = (app.asked_panel.0 + 1, panel);
}

/// Changes the room and keeps it.
pub(super) fn change_room(app: &mut App, change: RoomChange) -> Vec<Effect> {
    let room = &mut app.preferences.room;
    match change {
        RoomChange::Fold(panel, folded) => room.fold(panel, Some(folded)),
        RoomChange::Width(Panel::Messages, width) => room.messages_width = Some(width),
        RoomChange::Width(Panel::Inspector, width) => room.inspector_width = Some(width),
        RoomChange::PlotHeight(height) => room.plot_height = Some(height),
        RoomChange::Width(..) | RoomChange::Keep => {}
        RoomChange::Rows(rows) => room.rows = rows,
    }
    *room = room.usable();
    // A border that is being dragged would be written at every step: its place is kept once it is let go.
    let is_step = matches!(change, RoomChange::Width(..) | RoomChange::PlotHeight(_));
    if is_step { Vec::new() } else { vec![Effect::SavePreferences] }
}
