//! The panels beside the chart: they fold, are drawn wider and narrower by their border, and the inspector lies over the chart
//! where it has no room beside it.

use eframe::egui::{
    Align, Area, CursorIcon, EventFilter, Frame, Id, Key, Layout, Margin, Modifiers, Order, Pos2, Rect, Role, Sense,
    Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::room::Widths;
use super::{PlanView, inspector, message_rail};
use crate::app::{Action, INSPECTOR_WIDTHS, MESSAGES_WIDTHS, Panel, RoomChange};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit::{self, within};
use crate::gui::parts::panels::{end_panel, start_panel};
use crate::gui::theme::palette;
use crate::gui::widgets::{Icon, icon_button, row, row_end, strong};
use crate::gui::window_parts::{self, WindowPart};

/// How far beside a border it can be grabbed, in points.
const GRAB: f32 = 4.0;
/// How far an arrow key moves a border, in points.
const ARROW_STEP: f32 = 8.0;

/// Shows the message cards at the start side.
pub(super) fn messages(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut PlanView, widths: &Widths) {
    let surface = palette(ui.visuals()).surface;
    let margin = if widths.messages_folded { Margin::symmetric(4, 8) } else { Margin::symmetric(8, 8) };
    let frame = Frame::NONE.fill(surface).inner_margin(margin);
    // Another id for each state: egui remembers how wide a panel was.
    let id = if widths.messages_folded { "folded message rail" } else { "message rail" };
    let shown = start_panel(ui, id).resizable(false).exact_size(widths.messages).frame(frame).show(ui, |ui| {
        if widths.messages_folded {
            message_rail::folded(cx, ui, view, widths.beside_messages >= 0.0);
        } else {
            message_rail::show(cx, ui, view);
        }
    });
    if !widths.messages_folded {
        let (least, most) = MESSAGES_WIDTHS;
        let most = most.min(widths.messages + widths.spare);
        border(cx, ui, (Panel::Messages, shown.response.rect, widths.messages), (least, most));
    }
}

/// Shows the inspector at the end side: whole, or as a strip that unfolds it.
pub(super) fn inspector(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut PlanView, widths: &Widths) {
    let surface = palette(ui.visuals()).surface;
    if widths.inspector_folded {
        let frame = Frame::NONE.fill(surface).inner_margin(Margin::symmetric(2, 8));
        end_panel(ui, "inspector strip").resizable(false).exact_size(widths.inspector).frame(frame).show(ui, |ui| {
            window_parts::begin(ui, WindowPart::Inspector, ui.max_rect());
            if icon_button(ui, Icon::Fold, cx.texts.plan_page.unfold_inspector, true).clicked() {
                set_inspector(cx, view, widths, true);
            }
        });
        return;
    }
    view.inspector_over = false;
    let frame = Frame::NONE.fill(surface).inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 0 });
    let shown = end_panel(ui, "inspector").resizable(false).exact_size(widths.inspector).frame(frame).show(ui, |ui| {
        whole_inspector(cx, ui, view, widths);
    });
    let most = INSPECTOR_WIDTHS.1.min(widths.inspector + room_beside_inspector(cx, widths));
    let is_wider =
        border(cx, ui, (Panel::Inspector, shown.response.rect, widths.inspector), (INSPECTOR_WIDTHS.0, most));
    if is_wider && !widths.messages_folded && cx.app.preferences.room.messages_folded.is_none() {
        // Cards that are there stay: nobody asked them to fold.
        cx.push(Action::Room(RoomChange::Fold(Panel::Messages, false)));
    }
}

/// Returns how much wider the inspector can get before anything folds: cards that nobody made wider get narrower first.
fn room_beside_inspector(cx: &Cx<'_>, widths: &Widths) -> f32 {
    let gives = !widths.messages_folded && cx.app.preferences.room.messages_width.is_none();
    widths.spare + if gives { fit::beside(widths.messages, MESSAGES_WIDTHS.0) } else { 0.0 }
}

/// Shows the unfolded inspector over the chart, where it is wanted there.
pub(super) fn inspector_over(cx: &mut Cx<'_>, ui: &Ui, view: &mut PlanView, widths: &Widths, chart: Rect) {
    if !view.inspector_over || !widths.inspector_folded || !chart.is_positive() {
        return;
    }
    let rtl = is_right_to_left(ui);
    let width = within(widths.inspector_unfolded, 0.0, chart.width());
    let left = if rtl { chart.left() } else { chart.right() - width };
    let rect = Rect::from_min_size(pos2(left, chart.top()), vec2(width, chart.height()));
    let colours = palette(ui.visuals());
    Area::new(Id::unique("inspector over the chart")).order(Order::Middle).fixed_pos(rect.min).show(ui.ctx(), |ui| {
        ui.painter().rect(
            rect,
            0,
            colours.surface,
            Stroke::new(1.0, colours.control),
            eframe::egui::StrokeKind::Inside,
        );
        let layout = Layout::top_down(if rtl { Align::Max } else { Align::Min });
        let room = rect.shrink2(vec2(16.0, 8.0));
        let mut inside = ui.new_child(fit::part(room).layout(layout));
        inside.set_clip_rect(rect);
        whole_inspector(cx, &mut inside, view, widths);
        fit::claim(ui, rect, Sense::hover());
    });
}

/// Shows the form, with what folds it above.
fn whole_inspector(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut PlanView, widths: &Widths) {
    window_parts::begin(ui, WindowPart::Inspector, ui.max_rect());
    row(ui, |ui| {
        inspector::heading(cx, ui);
        row_end(ui, |ui| {
            inspector::heading_buttons(cx, ui);
            if icon_button(ui, Icon::Unfold, cx.texts.plan_page.fold_inspector, true).clicked() {
                set_inspector(cx, view, widths, false);
            }
        });
    });
    inspector::show(cx, ui, view);
}

/// Unfolds or folds the inspector: beside the chart where there is room, over it elsewhere.
pub(super) fn set_inspector(cx: &mut Cx<'_>, view: &mut PlanView, widths: &Widths, open: bool) {
    if widths.inspector_fits {
        cx.push(Action::Room(RoomChange::Fold(Panel::Inspector, !open)));
    } else {
        view.inspector_over = open;
    }
}

/// Folds or unfolds the panel that a command asked for.
pub(super) fn follow_command(cx: &mut Cx<'_>, view: &mut PlanView, widths: &Widths) {
    let (asked, panel) = cx.app.asked_panel;
    let before = view.panels_asked.replace(asked);
    if before.is_none_or(|before| before == asked) {
        return;
    }
    if panel == Panel::Messages {
        cx.push(Action::Room(RoomChange::Fold(Panel::Messages, !widths.messages_folded)));
    } else {
        let is_open = !widths.inspector_folded || view.inspector_over;
        set_inspector(cx, view, widths, !is_open);
    }
}

/// Takes the inspector from over the chart by Esc.
pub(super) fn leave_inspector_by_key(cx: &Cx<'_>, ui: &Ui, view: &mut PlanView) {
    if view.inspector_over && cx.has_escape && ui.input(|input| input.key_pressed(Key::Escape)) {
        view.inspector_over = false;
    }
}

/// Shows the heading of the message cards, with what adds one and what folds them.
pub(super) fn messages_heading(cx: &mut Cx<'_>, ui: &mut Ui, add: impl FnOnce(&mut Cx<'_>, &mut Ui)) {
    row(ui, |ui| {
        strong(ui, cx.texts.plan_page.messages);
        row_end(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            add(cx, ui);
            if icon_button(ui, Icon::Fold, cx.texts.plan_page.fold_messages, true).clicked() {
                cx.push(Action::Room(RoomChange::Fold(Panel::Messages, true)));
            }
        });
    });
}

/// Shows the border of a panel towards the chart: dragging it, or an arrow key while it has the focus, makes the panel
/// wider. Returns true where it got wider.
fn border(cx: &mut Cx<'_>, ui: &Ui, (panel, rect, width): (Panel, Rect, f32), (least, most): (f32, f32)) -> bool {
    let words = &cx.texts.plan_page;
    // A panel grows towards the chart.
    let grows_right = (panel == Panel::Messages) != is_right_to_left(ui);
    let x = if grows_right { rect.right() } else { rect.left() };
    let place = Rect::from_x_y_ranges(x - GRAB..=x + GRAB, rect.y_range());
    let response = ui.interact(place, Id::unique(("border of a panel", panel)), Sense::drag());
    let name = if panel == Panel::Messages { words.messages_width } else { words.inspector_width };
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Splitter, true, name);
        info.value = Some(f64::from(width));
        info
    });
    let colours = palette(ui.visuals());
    let is_held = response.hovered() || response.dragged() || response.has_focus();
    if is_held {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        ui.painter().vline(x, rect.y_range(), Stroke::new(2.0, colours.accent));
    }
    let outwards = if grows_right { 1.0 } else { -1.0 };
    let mut wanted = width;
    let mut is_over = response.drag_stopped();
    if response.dragged()
        && let Some(Pos2 { x: at, .. }) = response.interact_pointer_pos()
    {
        let other = if grows_right { rect.left() } else { rect.right() };
        wanted = (at - other) * outwards;
    }
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (right, left) = (pressed(Key::ArrowRight), pressed(Key::ArrowLeft));
        wanted += (f32::from(u8::from(right)) - f32::from(u8::from(left))) * outwards * ARROW_STEP;
        is_over |= right || left;
    }
    let wanted = within(wanted, least, most).floor();
    if (wanted - width).abs() >= 1.0 {
        cx.push(Action::Room(RoomChange::Width(panel, wanted)));
    }
    if is_over {
        cx.push(Action::Room(RoomChange::Keep));
    }
    wanted >= width + 1.0
}
