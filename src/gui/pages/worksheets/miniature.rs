//! A worksheet in small, for the list.

use eframe::egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::gui::context::is_right_to_left;
use crate::gui::fit;
use crate::gui::theme::palette;
use crate::worksheet::Layout;

/// A worksheet in small, in the shape of its figure; a cell is filled once its part is complete.
pub(super) fn show(ui: &mut Ui, layout: Layout, filled: &[bool]) {
    let (rect, _) = fit::allocate(ui, vec2(44.0, 34.0), Sense::hover());
    let colours = palette(ui.visuals());
    let rtl = is_right_to_left(ui);
    for (at, is_filled) in filled.iter().enumerate() {
        let place = small_place(layout, at, filled.len());
        let x = |share: f32| if rtl { rect.right() - share * rect.width() } else { rect.left() + share * rect.width() };
        let y = |share: f32| rect.top() + share * rect.height();
        let cell = Rect::from_two_pos(pos2(x(place.left()), y(place.top())), pos2(x(place.right()), y(place.bottom())));
        let (fill, line) = if *is_filled { (colours.bar, colours.curve) } else { (colours.surface, colours.control) };
        ui.painter().rect(cell.shrink(1.5), CornerRadius::ZERO, fill, Stroke::new(1.0, line), StrokeKind::Inside);
    }
}

/// The place of part `at` of `count` in a miniature, in shares from the start side.
fn small_place(layout: Layout, at: usize, count: usize) -> Rect {
    let count = count.max(1);
    let cell = |column: usize, columns: usize, row: usize, rows: usize| {
        let size = vec2(1.0 / columns.max(1) as f32, 1.0 / rows.max(1) as f32);
        Rect::from_min_size(pos2(column as f32 * size.x, row as f32 * size.y), size)
    };
    match layout {
        Layout::Board { columns, .. } => {
            let columns = usize::from(columns).max(1);
            cell(at % columns, columns, at / columns, count.div_ceil(columns))
        }
        Layout::Matrix => cell(at % 2, 2, at / 2, 2),
        Layout::Track => cell(at, count, 0, 1),
        Layout::Ladder => {
            let step = cell(at, count, 0, 1);
            step.with_min_y(0.6 - 0.6 * (at + 1) as f32 / count as f32)
        }
        Layout::Triangle => {
            let corner = [pos2(0.33, 0.0), pos2(0.0, 0.6), pos2(0.66, 0.6)];
            Rect::from_min_size(corner[at.min(2)], vec2(0.34, 0.4))
        }
        Layout::House if at == 0 => Rect::from_min_size(pos2(0.0, 0.0), vec2(1.0, 0.3)),
        Layout::House if at + 1 == count => Rect::from_min_size(pos2(0.0, 0.75), vec2(1.0, 0.25)),
        Layout::House => {
            let pillars = count.saturating_sub(2).max(1);
            let width = 1.0 / pillars as f32;
            Rect::from_min_size(pos2((at - 1) as f32 * width, 0.3), vec2(width, 0.45))
        }
        Layout::Form => cell(0, 1, at, count),
    }
}
