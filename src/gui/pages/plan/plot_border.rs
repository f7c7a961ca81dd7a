//! The border above the plots: dragging it, or an arrow key while it has the focus, makes them higher.

use eframe::egui::{CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Stroke, Ui, WidgetInfo};

use super::room::{Heights, PLOT_HEIGHTS};
use crate::app::{Action, RoomChange};
use crate::gui::context::Cx;
use crate::gui::fit::{beside, within};
use crate::gui::theme::palette;

/// How far beside the border it can be grabbed, in points.
const GRAB: f32 = 3.0;
/// How far an arrow key moves it, in points.
const ARROW_STEP: f32 = 8.0;

/// Shows the border above the plots of `area`, where one is unfolded.
pub(super) fn show(cx: &mut Cx<'_>, ui: &Ui, area: Rect, heights: &Heights) {
    let plots = || heights.plots.iter().zip(heights.folded);
    let Some((&height, _)) = plots().find(|(_, is_folded)| !is_folded) else { return };
    let open = plots().filter(|(_, is_folded)| !is_folded).count() as f32;
    let folded: f32 = plots().filter(|(_, is_folded)| *is_folded).map(|(height, _)| height).sum();
    let place = Rect::from_x_y_ranges(area.x_range(), area.top() - GRAB..=area.top() + GRAB);
    let response = ui.interact(place, Id::unique("border of the plots"), Sense::drag());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Splitter, true, cx.texts.plan_page.plots_height);
        info.value = Some(f64::from(height));
        info
    });
    if response.hovered() || response.dragged() || response.has_focus() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeVertical);
        ui.painter().hline(area.x_range(), area.top(), Stroke::new(2.0, palette(ui.visuals()).accent));
    }
    let mut wanted = height;
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
        wanted = beside(area.bottom() - pointer.y, folded) / open;
    }
    let mut is_over = response.drag_stopped();
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (up, down) = (pressed(Key::ArrowUp), pressed(Key::ArrowDown));
        wanted += (f32::from(u8::from(up)) - f32::from(u8::from(down))) * ARROW_STEP / open;
        is_over |= up || down;
    }
    let wanted = within(wanted, PLOT_HEIGHTS.0, heights.most_plot).round();
    if (wanted - height).abs() >= 1.0 {
        cx.push(Action::Room(RoomChange::PlotHeight(wanted)));
    }
    if is_over {
        cx.push(Action::Room(RoomChange::Keep));
    }
}
