//! The bar that scrolls the rows of the flowchart, where some are hidden.

use eframe::egui::{Id, Rangef, Rect, Sense, Ui, WidgetInfo};

use super::PlanView;
use super::timeline::Timeline;
use crate::gui::context::Cx;
use crate::gui::fit::{beside, within};
use crate::gui::theme::palette;

/// How wide the bar is, and how short its thumb gets, in points.
pub(super) const WIDTH: f32 = 8.0;
const LEAST_THUMB: f32 = 24.0;

/// Shows the bar behind the end of the weeks of `area`, where the rows can be scrolled by `most` points.
pub(super) fn show(cx: &Cx<'_>, ui: &Ui, view: &mut PlanView, (area, most): (Rect, f32), timeline: &Timeline) {
    if most <= 0.0 || area.height() < 2.0 * LEAST_THUMB {
        return;
    }
    let weeks = timeline.area;
    let x = if weeks.min - area.left() > area.right() - weeks.max {
        Rangef::new(weeks.max, weeks.max + WIDTH)
    } else {
        // The names stand at the right.
        Rangef::new(weeks.min - WIDTH, weeks.min)
    };
    let track = Rect::from_x_y_ranges(x, area.y_range()).shrink(1.5);
    let length = within(track.height() * area.height() / (area.height() + most), LEAST_THUMB, track.height());
    let travel = beside(track.height(), length);
    let top = track.top() + travel * view.vertical_scroll / most;
    let thumb = Rect::from_x_y_ranges(track.x_range(), Rangef::new(top, top + length));
    // Keys move the cursor, and the rows with it: Tab passes over the bar.
    let response = ui.interact(track, Id::unique("rows scroll bar"), Sense::DRAG);
    response.widget_info(|| WidgetInfo::slider(true, f64::from(view.vertical_scroll), cx.texts.plan_page.rows_in_view));
    if response.dragged() && travel > 0.0 {
        view.vertical_scroll = within(view.vertical_scroll + response.drag_delta().y * most / travel, 0.0, most);
    }
    let colours = palette(ui.visuals());
    let colour = if response.hovered() || response.dragged() { colours.weak_text } else { colours.line };
    ui.painter().rect_filled(thumb, 3, colour);
}
