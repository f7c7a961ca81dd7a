//! The view of the flowchart follows the keyboard cursor, the selection and new bars.

use eframe::egui::{Rangef, Rect, Ui};

use super::PlanView;
use super::rows::{RowSizes, Rows};
use super::timeline::Timeline;
use crate::app::{Cell, Row};
use crate::gui::context::Cx;
use crate::gui::fit::within;
use crate::plan::PlacementId;

/// How much stays visible beside what is brought into view, in points.
const MARGIN: f32 = 12.0;

/// Holds what the view has followed last. It follows again only when this changes, so that scrolling away is possible.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Followed {
    cursor: Option<Cell>,
    /// The one selected placement, with its row and weeks.
    selected: Option<(PlacementId, Cell, u32)>,
}

/// Scrolls so that the selected bar, or the cell of the keyboard cursor, is seen after one of them has changed.
pub(super) fn cursor_and_selection(
    cx: &Cx<'_>,
    ui: &Ui,
    view: &mut PlanView,
    area: Rect,
    timeline: &Timeline,
    sizes: RowSizes,
) {
    if view.is_dragging() {
        return;
    }
    let placement = cx.app.selection.only().and_then(|id| cx.plan().placement(id));
    let now = Followed {
        cursor: cx.app.cursor.clone(),
        selected: placement.map(|placement| {
            let cell = Cell { channel: placement.channel.clone(), week: placement.start_week };
            (placement.id.clone(), cell, placement.weeks().max(1))
        }),
    };
    if view.followed == now {
        return;
    }
    let cursor_moved = view.followed.cursor != now.cursor;
    let target = now.selected.clone().map(|(_, cell, weeks)| (cell, weeks));
    // The cursor may stand on a later week of a long bar.
    let target = match now.cursor.clone().filter(|_| cursor_moved) {
        Some(cell) => Some((cell, 1)),
        None => target,
    };
    view.followed = now;
    let Some((cell, weeks)) = target else { return };
    let before = (view.scroll, view.vertical_scroll);
    let x = timeline.span(cell.week.max(1), weeks);
    view.scroll = within(view.scroll + sideways(x, timeline), 0.0, timeline.most_scroll());
    let rows = Rows::new(cx.plan(), cx.app.document().layout(), sizes, (area.top() - view.vertical_scroll, None));
    let row = cx.plan().channels.position(&cell.channel);
    let row = row.and_then(|channel| rows.placed.iter().find(|row| row.row == Row::Channel(channel)));
    if let Some(row) = row {
        view.vertical_scroll += missing(row.y, area.y_range());
    }
    if (view.scroll, view.vertical_scroll) != before {
        ui.ctx().request_repaint();
    }
}

/// Says how far weeks must be scrolled, towards later ones, to show those at `x`.
fn sideways(x: Rangef, timeline: &Timeline) -> f32 {
    let needed = missing(x, timeline.area.shrink(MARGIN.min(timeline.area.span() / 4.0)));
    if timeline.right_to_left { -needed } else { needed }
}

/// Says how far `wanted` lies outside `seen`: below zero at the beginning. Where it does not fit, its beginning is shown.
fn missing(wanted: Rangef, seen: Rangef) -> f32 {
    if wanted.min < seen.min || wanted.span() > seen.span() {
        wanted.min - seen.min
    } else {
        (wanted.max - seen.max).max(0.0)
    }
}
