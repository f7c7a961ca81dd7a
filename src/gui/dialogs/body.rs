//! The room of a dialog: it stays in the window, and what is longer scrolls between its title and its buttons.

use eframe::egui::{self, Context, Id, Ui};

use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::widgets::scroll_list;

/// Between the content of a dialog and its edge, in points.
const MARGIN: i8 = 20;

/// The least distance of a dialog from the edges of the window, in points.
const FROM_EDGE: f32 = 19.0;

/// How high a dialog is taken to be beside its body before it has been laid out, and the least body that is shown, in points.
const AROUND: f32 = 130.0;
const LEAST_BODY: f32 = 48.0;

/// The least width of what a dialog says, in points: a window that is narrower shows a part of it.
const LEAST_WIDTH: f32 = 240.0;

/// Returns the frame around a dialog.
pub(in crate::gui) fn frame(context: &Context) -> egui::Frame {
    egui::Frame::popup(&context.global_style()).inner_margin(MARGIN)
}

/// Returns how wide the content of a dialog becomes at most: the dialog touches no side of the window.
pub(in crate::gui) fn most_width(context: &Context) -> f32 {
    let edge = context.global_style().visuals.window_stroke.width;
    fit::beside(context.content_rect().width(), 2.0 * (f32::from(MARGIN) + edge + FROM_EDGE)).max(LEAST_WIDTH)
}

/// Returns where it is noted how high the dialog of a number is beside its body.
fn around_id() -> Id {
    Id::unique("dialog around its body")
}

/// Returns where the height of the body is noted while a dialog is laid out.
fn body_id() -> Id {
    Id::unique("body of the dialog")
}

/// Forgets how high the dialog before this one was.
pub(super) fn forget_other(cx: &Cx<'_>, context: &Context) {
    let number = cx.app.dialog_number;
    context.data_mut(|data| {
        data.insert_temp(body_id(), 0.0_f32);
        let known = data.get_temp_mut_or(around_id(), (number, AROUND));
        if known.0 != number {
            *known = (number, AROUND);
        }
    });
}

/// Notes how much of a dialog `height` points high is not its body.
pub(super) fn note_around(context: &Context, height: f32) {
    let is_new = context.data_mut(|data| {
        let body: f32 = data.get_temp(body_id()).unwrap_or_default();
        let known: &mut (u64, f32) = data.get_temp_mut_or_default(around_id());
        let around = height - body;
        let is_new = (known.1 - around).abs() > 0.5;
        known.1 = around;
        is_new
    });
    if is_new {
        context.request_repaint();
    }
}

/// Shows the part of a dialog that may be longer than there is room. `content` is given how high it may be, at most `most`: what
/// stands above and below it, title and buttons, stays in the window.
pub(super) fn body<R>(ui: &mut Ui, most: f32, content: impl FnOnce(&mut Ui, f32) -> R) -> R {
    let (_, around) = ui.data(|data| data.get_temp(around_id())).unwrap_or((0_u64, AROUND));
    let room = fit::beside(ui.ctx().content_rect().height(), 2.0 * FROM_EDGE + around);
    let shown = ui.scope(|ui| content(ui, room.min(most).max(LEAST_BODY)));
    let height = shown.response.rect.height();
    ui.data_mut(|data| *data.get_temp_mut_or_default::<f32>(body_id()) += height);
    shown.inner
}

/// Shows the [`body`] of a dialog that scrolls where it has no room, and from `most` points on.
pub(super) fn scrolled_body<R>(ui: &mut Ui, id: &str, most: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    body(ui, most, |ui, height| scroll_list(ui, id, height, content))
}
