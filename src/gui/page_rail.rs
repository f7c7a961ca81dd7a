//! The rail of pages at the start side.

use eframe::egui::{Align2, CornerRadius, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::context::{Cx, is_right_to_left};
use super::pages::{Badge, PAGES, PageSpec};
use super::theme::{self, palette, size};
use super::widgets::{galley_elided, pill, small};
use crate::app::Action;
use crate::gui::fit;

/// How wide the rail is, in points.
pub(super) const WIDTH: f32 = 132.0;

/// Shows the rail.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        for group in PAGES.chunk_by(|a, b| a.group == b.group) {
            if let Some(caption) = group.first().and_then(|spec| spec.group.caption(cx.texts)) {
                ui.add_space(8.0);
                small(ui, caption);
            }
            for spec in group {
                entry(cx, ui, spec);
            }
        }
    });
}

fn entry(cx: &mut Cx<'_>, ui: &mut Ui, spec: &PageSpec) {
    let page = spec.page;
    let rtl = is_right_to_left(ui);
    let chosen = cx.app.page == page;
    let title = page.title(cx.texts);
    let (rect, response) = fit::allocate(ui, vec2(ui.available_width(), 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, title));
    let palette = palette(ui.visuals());
    if chosen {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), palette.selected);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), palette.raised);
    }
    let font = if chosen { theme::strong_font(size::BODY) } else { theme::font(size::BODY) };
    let text = galley_elided(ui, title, font, palette.text, rect.width() - 18.0);
    let (at, anchor) = if rtl {
        (pos2(rect.right() - 10.0, rect.center().y), Align2::RIGHT_CENTER)
    } else {
        (pos2(rect.left() + 10.0, rect.center().y), Align2::LEFT_CENTER)
    };
    ui.painter().galley(anchor.anchor_size(at, text.size()).min, text, palette.text);
    if let Some(badge) = (spec.badge)(cx) {
        mark(cx, ui, badge, rect, rtl);
    }
    if response.clicked() {
        cx.push(Action::GoTo(page));
    }
}

/// Shows how many things wait on a page.
fn mark(cx: &Cx<'_>, ui: &mut Ui, badge: Badge, rect: eframe::egui::Rect, rtl: bool) {
    let palette = palette(ui.visuals());
    let ground = if badge.is_error { palette.error } else { palette.warning };
    let x = if rtl { rect.left() + 4.0 } else { rect.right() - 28.0 };
    let place = eframe::egui::Rect::from_min_size(pos2(x, rect.top() + 6.0), vec2(24.0, 18.0));
    let mut inside = ui.new_child(fit::part(place));
    let count = cx.locale.whole(i128::try_from(badge.count).unwrap_or(i128::MAX));
    pill(&mut inside, &count, ground);
}
