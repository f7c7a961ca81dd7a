//! What a file will look like: its pages, the first rows of its table, its sheets, or its first lines.

use std::sync::Arc;

use eframe::egui::{
    Color32, ColorImage, CornerRadius, Id, Rect, Role, Sense, Stroke, StrokeKind, TextureHandle, TextureOptions, Ui,
    WidgetInfo, pos2, vec2,
};

use super::no_preview;
use crate::app::{ExportPreview, Exporting, Shown};
use crate::exchange::export::Pixels;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::theme::{palette, space};
use crate::gui::widgets::{Look, column, row, scroll_list, small, text_elided_within, weak};
use crate::text::strings::fill;

/// The width of a column of a table.
const COLUMN: f32 = 92.0;

/// Shows the preview of what is chosen; while a newer one is made, the last one.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, exporting: &Exporting, height: f32) {
    let colours = palette(ui.visuals());
    let ground = ui.available_rect_before_wrap();
    let ground = Rect::from_min_size(ground.min, vec2(ground.width(), height));
    ui.painter().rect_filled(ground, CornerRadius::ZERO, colours.backdrop);
    let inner = ground.shrink(space::SMALL);
    let layout = *ui.layout();
    let mut inside = ui.new_child(fit::part(inner).layout(layout));
    let ui_inside = &mut inside;
    scroll_list(ui_inside, "preview of an export", fit::beside(height, 2.0 * space::SMALL), |ui| {
        match &exporting.preview {
            None => drop(weak(ui, cx.texts.export.working)),
            Some(Err(why)) => no_preview(cx, ui, why),
            Some(Ok(found)) => content(cx, ui, found),
        }
    });
    fit::claim(ui, ground, Sense::hover());
}

fn content(cx: &Cx<'_>, ui: &mut Ui, found: &Arc<ExportPreview>) {
    match &found.shown {
        Shown::Pages(pages) => show_pages(cx, ui, found, pages),
        Shown::Grid(rows) => grid(ui, rows),
        Shown::Sheets(sheets) => {
            for (name, rows) in sheets {
                let count = cx.locale.whole(*rows as u64);
                row(ui, |ui| {
                    text_elided_within(ui, name, Look::Strong, 150.0);
                    small(ui, &fill(cx.texts.export.sheet_rows, &[("count", &count)]));
                });
            }
        }
        Shown::Lines(lines) => {
            ui.spacing_mut().item_spacing.y = 1.0;
            for line in lines {
                text_elided_within(ui, line, Look::Small, ui.available_width());
            }
        }
    }
    let shown = match &found.shown {
        Shown::Pages(pages) => pages.len(),
        Shown::Grid(rows) => rows.len(),
        Shown::Sheets(sheets) => sheets.len(),
        Shown::Lines(lines) => lines.len(),
    };
    if let Some(more) = found.count.checked_sub(shown).filter(|more| *more > 0) {
        weak(ui, &fill(cx.texts.window.more, &[("count", &cx.locale.whole(more as u64))]));
    }
}

/// The pictures of a preview on the graphics card.
type Textures = Arc<(usize, Vec<TextureHandle>)>;

/// Returns the textures of the pages; they are made once for a preview.
fn textures(ui: &Ui, found: &Arc<ExportPreview>, pages: &[Pixels]) -> Textures {
    let id = Id::unique("pages of an export");
    let number = Arc::as_ptr(found) as usize;
    let known: Option<Textures> = ui.data(|data| data.get_temp(id));
    if let Some(known) = known.filter(|known| known.0 == number && known.1.len() == pages.len()) {
        return known;
    }
    let load = |(position, page): (usize, &Pixels)| {
        let image = ColorImage::from_rgba_unmultiplied([page.width as usize, page.height as usize], &page.rgba);
        ui.ctx().load_texture(format!("page {position} of an export"), image, TextureOptions::LINEAR)
    };
    let made: Textures = Arc::new((number, pages.iter().enumerate().map(load).collect()));
    ui.data_mut(|data| data.insert_temp(id, Arc::clone(&made)));
    made
}

fn show_pages(cx: &Cx<'_>, ui: &mut Ui, found: &Arc<ExportPreview>, pages: &[Pixels]) {
    let line = palette(ui.visuals()).line;
    let textures = textures(ui, found, pages);
    for (number, (texture, page)) in textures.1.iter().zip(pages).enumerate() {
        let [page_number, all] = [number + 1, found.count].map(|count| cx.locale.whole(count as u64));
        let name = fill(cx.texts.export.page_of, &[("page", &page_number), ("pages", &all)]);
        if found.count > 1 {
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

fn grid(ui: &mut Ui, rows: &[Vec<String>]) {
    let most = (ui.available_width() / COLUMN).floor().max(1.0) as usize;
    ui.spacing_mut().item_spacing.y = 1.0;
    for (number, cells) in rows.iter().enumerate() {
        row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for cell in cells.iter().take(most) {
                let look = if number == 0 { Look::Weak } else { Look::Small };
                let (rect, _) = fit::allocate(ui, vec2(COLUMN, 20.0), Sense::hover());
                let layout = *ui.layout();
                let mut inside = ui.new_child(fit::part(rect).layout(layout));
                column(&mut inside, |ui| text_elided_within(ui, cell, look, COLUMN - 6.0));
            }
        });
    }
}
