//! Pages of a file as pictures below each other, as dialogs preview them.

use std::sync::Arc;

use eframe::egui::{
    Color32, ColorImage, CornerRadius, Id, Rect, Role, Sense, Stroke, StrokeKind, TextureHandle, TextureOptions, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::exchange::export::Pixels;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::theme::{palette, space};
use crate::gui::widgets::small;
use crate::text::strings::fill;

/// The pictures of a preview on the graphics card, with what tells one preview from another.
type Textures = Arc<(usize, Vec<TextureHandle>)>;

/// Returns the textures of the pages; they are made once for a preview.
fn textures(ui: &Ui, number: usize, pages: &[Pixels]) -> Textures {
    let id = Id::unique("pages of a file");
    let known: Option<Textures> = ui.data(|data| data.get_temp(id));
    if let Some(known) = known.filter(|known| known.0 == number && known.1.len() == pages.len()) {
        return known;
    }
    let load = |(position, page): (usize, &Pixels)| {
        let image = ColorImage::from_rgba_unmultiplied([page.width as usize, page.height as usize], &page.rgba);
        ui.ctx().load_texture(format!("page {position} of a file"), image, TextureOptions::LINEAR)
    };
    let made: Textures = Arc::new((number, pages.iter().enumerate().map(load).collect()));
    ui.data_mut(|data| data.insert_temp(id, Arc::clone(&made)));
    made
}

/// Shows the first pages of a file that has `count` of them. `number` is another one for each preview.
pub(in crate::gui) fn show_pages(cx: &Cx<'_>, ui: &mut Ui, number: usize, (pages, count): (&[Pixels], usize)) {
    let line = palette(ui.visuals()).line;
    let textures = textures(ui, number, pages);
    for (number, (texture, page)) in textures.1.iter().zip(pages).enumerate() {
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
        ui.painter().image(texture.id(), rect, whole, Color32::WHITE);
        ui.painter().rect_stroke(rect, CornerRadius::ZERO, Stroke::new(1.0, line), StrokeKind::Outside);
        ui.add_space(space::SMALL);
    }
}
