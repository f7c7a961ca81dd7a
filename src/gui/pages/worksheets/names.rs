//! The names of all worksheets beside the open one, where the window has room for them.

use eframe::egui::{Align2, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{WorksheetsView, count, list, sheets};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{self, palette, size, space};
use crate::gui::widgets::{galley, galley_elided, hover, small};
use crate::worksheet::{Framework, Group, completeness};

/// Width of the names, in points.
pub(super) const WIDTH: f32 = 296.0;
/// Height of a name.
const ROW: f32 = 28.0;
/// Room at the ends of a name.
const INSIDE: f32 = 8.0;

/// Shows the names, group by group; a press on one opens it.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, view: &mut WorksheetsView) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for group in Group::ALL {
        ui.add_space(space::SMALL);
        small(ui, list::group_name(cx, group));
        ui.add_space(space::TIGHT);
        sheets(cx).iter().filter(|sheet| sheet.group == group).for_each(|sheet| name(cx, ui, sheet, view));
    }
    let own: Vec<&Framework> = cx.app.own_worksheets.frameworks().collect();
    if !own.is_empty() {
        ui.add_space(space::SMALL);
        small(ui, cx.texts.worksheets.group_own);
        ui.add_space(space::TIGHT);
        for sheet in own {
            name(cx, ui, sheet, view);
        }
    }
}

/// Shows the name of a worksheet with how much of it is answered.
fn name(cx: &Cx<'_>, ui: &mut Ui, framework: &Framework, view: &mut WorksheetsView) {
    let is_open = view.open.as_deref() == Some(&framework.id);
    let name = framework.name.get(cx.language());
    let (rect, response) = fit::allocate(ui, vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, name));
    let colours = palette(ui.visuals());
    if is_open || response.hovered() {
        ui.painter().rect_filled(rect, theme::RADIUS, if is_open { colours.selected } else { colours.raised });
    }
    if response.has_focus() {
        let line = Stroke::new(2.0, colours.accent);
        ui.painter().rect_stroke(rect, theme::RADIUS, line, StrokeKind::Inside);
    }
    let done = count(cx, completeness(cx.plan(), framework).1);
    let done = galley(ui, &done, theme::font(size::SMALL), colours.weak_text, f32::INFINITY);
    let room = fit::beside(rect.width(), done.size().x + 3.0 * INSIDE);
    let words = galley_elided(ui, name, theme::font(size::BODY), colours.text, room);
    let is_cut = words.elided;
    let (start, end) = (pos2(rect.left() + INSIDE, rect.center().y), pos2(rect.right() - INSIDE, rect.center().y));
    let (first, last) = if is_right_to_left(ui) {
        (Align2::RIGHT_CENTER.anchor_size(end, words.size()), Align2::LEFT_CENTER.anchor_size(start, done.size()))
    } else {
        (Align2::LEFT_CENTER.anchor_size(start, words.size()), Align2::RIGHT_CENTER.anchor_size(end, done.size()))
    };
    ui.painter().galley(first.min, words, colours.text);
    ui.painter().galley(last.min, done, colours.weak_text);
    let response = if is_cut { hover(response, name) } else { response };
    if response.clicked() && !is_open {
        view.open_sheet(&framework.id);
    }
}
