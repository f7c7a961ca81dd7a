//! Pages of a file as pictures below each other, as dialogs preview them.

use std::sync::Arc;

use eframe::egui::{Color32, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::exchange::export::Pixels;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::theme::{palette, space};
use crate::gui::widgets::small;
use crate::text::strings::fill;

/// Shows the first pages of a file that has `count` of them.
pub(in crate::gui) fn show_pages(cx: &Cx<'_>, ui: &mut Ui, pages: &[Arc<Pixels>], count: usize) {
    let line = palette(ui.visuals()).line;
    for (number, page) in pages.iter().enumerate() {
        let [page_number, all] = [number + 1, count].map(|count| cx.locale.whole(count as u64));
        let name = fill!(cx.texts.export.page_of, &[("page", &page_number), ("pages", &all)]);
        if count > 1 {
            small(ui, &name);
        }
        let width = fit::beside(ui.available_width(), 14.0).max(1.0).min(page.width as f32);
        let size = vec2(width, width * page.height as f32 / (page.width as f32).max(1.0));
        let (rect, response) = fit::allocate(ui, size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        let texture = cx.pages_of_dialog.borrow_mut().of(ui, page);
        ui.painter().image(texture, rect, whole, Color32::WHITE);
        ui.painter().rect_stroke(rect, CornerRadius::ZERO, Stroke::new(1.0, line), StrokeKind::Outside);
        ui.add_space(space::SMALL);
    }
}
