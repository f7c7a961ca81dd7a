//! Says what a file will look like: its pages, the first rows of its table, its sheets, or its first lines.

use eframe::egui::{CornerRadius, Rect, Sense, Ui, vec2};

use super::no_preview;
use crate::app::{ExportPreview, Exporting, Shown};
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::parts::page_pictures::show_pages;
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

fn content(cx: &Cx<'_>, ui: &mut Ui, found: &ExportPreview) {
    match &found.shown {
        Shown::Pages(pages) => show_pages(cx, ui, pages, found.count),
        Shown::Grid(rows) => grid(ui, rows),
        Shown::Sheets(sheets) => {
            for (name, rows) in sheets {
                let count = cx.locale.whole(*rows as u64);
                row(ui, |ui| {
                    text_elided_within(ui, name, Look::Strong, 150.0);
                    small(ui, &fill!(cx.texts.export.sheet_rows, &[("count", &count)]));
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
        weak(ui, &fill!(cx.texts.window.more, &[("count", &cx.locale.whole(more as u64))]));
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
