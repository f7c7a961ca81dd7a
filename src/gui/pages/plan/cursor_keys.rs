//! Keys that move the cursor of the flowchart: by weeks and rows, to the ends of a row, and by screenfuls.

use eframe::egui::{Key, Modifiers, Ui};

use super::rows::Rows;
use crate::app::{Action, Cell, FlowchartAction};
use crate::gui::context::Cx;

/// A place of the flowchart: the row among those of channels, and the week.
type Place = (i64, i64);

/// Moves the cursor by so many weeks and rows.
pub(super) fn move_by(cx: &mut Cx<'_>, rows: &Rows<'_>, weeks: i64, down: i64) {
    let target = place_of(cx, rows, moves_from(cx, weeks > 0)).map_or((0, 1), |(row, week)| (row + down, week + weeks));
    go_to(cx, target);
}

/// Follows the keys that jump: Home and End in the row, with Ctrl to the corners, page keys by as many rows as `height` points
/// hold.
pub(super) fn jump(cx: &mut Cx<'_>, ui: &Ui, rows: &Rows<'_>, height: f32) {
    let (row, week) = place_of(cx, rows, cx.app.cursor.clone()).unwrap_or((0, 1));
    let last_week = i64::from(cx.plan().calendar.weeks);
    let screenful = (height / rows.sizes.lane) as i64 - 1;
    let screenful = screenful.max(1);
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let target = if pressed(Modifiers::COMMAND, Key::Home) {
        (0, 1)
    } else if pressed(Modifiers::COMMAND, Key::End) {
        (i64::MAX, last_week)
    } else if pressed(Modifiers::NONE, Key::Home) {
        (row, 1)
    } else if pressed(Modifiers::NONE, Key::End) {
        (row, last_week)
    } else if pressed(Modifiers::NONE, Key::PageUp) {
        (row - screenful, week)
    } else if pressed(Modifiers::NONE, Key::PageDown) {
        (row + screenful, week)
    } else {
        return;
    };
    go_to(cx, target);
}

/// Returns the cell that arrow keys move from: that of the cursor, or of the one selected bar where the cursor is elsewhere, the end
/// of the bar towards which it moves.
fn moves_from(cx: &Cx<'_>, is_later: bool) -> Option<Cell> {
    let cursor = cx.app.cursor.clone();
    let Some(bar) = cx.app.selection.only().and_then(|id| cx.plan().placement(id)) else { return cursor };
    let is_on_it = |cell: &Cell| cell.channel == bar.channel && (bar.start_week..=bar.end_week()).contains(&cell.week);
    let week = if is_later { bar.end_week() } else { bar.start_week };
    cursor.filter(is_on_it).or_else(|| Some(Cell { channel: bar.channel.clone(), week }))
}

fn place_of(cx: &Cx<'_>, rows: &Rows<'_>, cell: Option<Cell>) -> Option<Place> {
    let cell = cell?;
    let position = cx.plan().channels.position(&cell.channel)?;
    Some((rows.order_of(position)?, i64::from(cell.week)))
}

/// Puts the cursor there, or as near as the flowchart goes.
fn go_to(cx: &mut Cx<'_>, (row, week): Place) {
    let plan = cx.plan();
    let order: Vec<usize> = cx.app.document().layout().channel_order().collect();
    let last_row = i64::try_from(order.len()).unwrap_or(1) - 1;
    let row = usize::try_from(row.min(last_row).max(0)).unwrap_or(0);
    let week = u32::try_from(week.min(i64::from(plan.calendar.weeks)).max(1)).unwrap_or(1);
    let channel = order.get(row).and_then(|&channel| plan.channels.get(channel));
    if let Some(channel) = channel {
        let cell = Cell { channel: channel.id.clone(), week };
        cx.push(Action::Flowchart(FlowchartAction::Cursor(cell)));
    }
}
