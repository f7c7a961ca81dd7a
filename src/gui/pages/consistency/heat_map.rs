//! A heat map: how alike every two of some things are, in one hue from nothing in common to uniform.

use std::f32::consts::FRAC_PI_2;

use eframe::egui::epaint::TextShape;
use eframe::egui::{
    Align2, Color32, CornerRadius, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, lerp, pos2, vec2,
};

use super::three_or_reason;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{self, font, palette, size, space, text_on};
use crate::gui::widgets::{galley_elided, hover, paint_text};
use crate::plan::Figure;
use crate::text;
use crate::text::strings::fill;

/// Room for the names of the rows, in points.
const NAMES_WIDTH: f32 = 150.0;
/// Room for the names of the columns, in points.
const NAMES_HEIGHT: f32 = 118.0;
/// The smallest and the largest side of a cell, in points.
const CELL: (f32, f32) = (22.0, 54.0);
/// From this width on a cell holds its value.
const CELL_WITH_VALUE: f32 = 34.0;

/// Where the cells lie.
struct Map {
    rect: Rect,
    width: f32,
    height: f32,
    right_to_left: bool,
}

impl Map {
    fn cell(&self, row: usize, column: usize) -> Rect {
        let (x, y) = (NAMES_WIDTH + column as f32 * self.width, NAMES_HEIGHT + row as f32 * self.height);
        let left = if self.right_to_left { self.rect.right() - x - self.width } else { self.rect.left() + x };
        Rect::from_min_size(pos2(left, self.rect.top() + y), vec2(self.width, self.height))
    }
}

/// The things that are compared.
pub(super) struct HeatMap<'a> {
    /// Names it in the window, uniquely.
    pub(super) id: &'a str,
    /// The names beside the rows and above the columns.
    pub(super) names: &'a [String],
    /// The names as they stand in a sentence.
    pub(super) spoken: &'a [String],
    /// Whether a thing is compared with itself too.
    pub(super) with_diagonal: bool,
    /// The cell that is open, in either order.
    pub(super) chosen: Option<(usize, usize)>,
}

impl HeatMap<'_> {
    /// Draws the map and its scale; returns the cell that was clicked.
    pub(super) fn show(
        &self,
        cx: &Cx<'_>,
        ui: &mut Ui,
        value: impl Fn(usize, usize) -> Figure,
    ) -> Option<(usize, usize)> {
        let count = self.names.len();
        let width = fit::within((ui.available_width() - NAMES_WIDTH) / count as f32, CELL.0, 72.0);
        let height = fit::within(width, CELL.0, CELL.1 * 0.7);
        let size = vec2(NAMES_WIDTH + width * count as f32, NAMES_HEIGHT + height * count as f32);
        let mut clicked = None;
        ScrollArea::horizontal().id_salt(self.id).auto_shrink([false, true]).show(ui, |ui| {
            let (rect, _) = fit::allocate(ui, size, Sense::hover());
            let map = Map { rect, width, height, right_to_left: is_right_to_left(ui) };
            self.write_names(ui, &map);
            // A large plan has a million cells, of which a screenful is seen.
            let clip = ui.clip_rect();
            let is_seen = |least: f32, most: f32, from: f32, to: f32| most >= from && least <= to;
            let rows: Vec<usize> = (0..count)
                .filter(|&row| {
                    let cell = map.cell(row, 0);
                    is_seen(cell.top(), cell.bottom(), clip.top(), clip.bottom())
                })
                .collect();
            let is_column_seen = |column: &usize| {
                let cell = map.cell(0, *column);
                is_seen(cell.left(), cell.right(), clip.left(), clip.right())
            };
            let columns: Vec<usize> = (0..count).filter(is_column_seen).collect();
            for (&row, column) in rows.iter().flat_map(|row| columns.iter().map(move |column| (row, *column))) {
                if self.cell(cx, ui, &map, (row, column), &value) {
                    clicked = Some((row, column));
                }
            }
        });
        scale(cx, ui);
        clicked
    }

    fn write_names(&self, ui: &Ui, map: &Map) {
        let colours = palette(ui.visuals());
        for (position, name) in self.names.iter().enumerate() {
            let cell = map.cell(position, 0);
            let text = galley_elided(ui, name, font(size::SMALL), colours.text, NAMES_WIDTH - 10.0);
            let (anchor, x) = if map.right_to_left {
                (Align2::LEFT_CENTER, cell.right() + 6.0)
            } else {
                (Align2::RIGHT_CENTER, cell.left() - 6.0)
            };
            let at = anchor.anchor_size(pos2(x, cell.center().y), text.size());
            ui.painter().galley(at.min, text, colours.text);
            // The columns' names run upwards.
            let top = map.cell(0, position);
            let text = galley_elided(ui, name, font(size::SMALL), colours.text, NAMES_HEIGHT - 10.0);
            let at = pos2(top.center().x - text.size().y / 2.0, top.top() - 6.0);
            ui.painter().add(TextShape::new(at, text, colours.text).with_angle(-FRAC_PI_2));
        }
    }

    /// Draws one cell; true when it was clicked.
    fn cell(
        &self,
        cx: &Cx<'_>,
        ui: &mut Ui,
        map: &Map,
        (row, column): (usize, usize),
        value: &impl Fn(usize, usize) -> Figure,
    ) -> bool {
        let rect = map.cell(row, column);
        if !ui.is_rect_visible(rect) {
            return false;
        }
        let inner = rect.shrink(1.0);
        let colours = palette(ui.visuals());
        let corner = CornerRadius::same(theme::RADIUS);
        if row == column && !self.with_diagonal {
            ui.painter().rect(inner, corner, Color32::TRANSPARENT, Stroke::new(1.0, colours.grid), StrokeKind::Inside);
            return false;
        }
        let value = value(row, column);
        let ground = value.map_or(colours.surface, |value| colour_of(ui, value));
        // Not a stop for the Tab key: there may be thousands. The table under the map is.
        let response = ui.interact(rect, ui.scope_id().with((self.id, row, column)), Sense::CLICK | Sense::HOVER);
        let figure = three_or_reason(cx, &value);
        let spoken = fill(
            cx.texts.consistency_page.cell,
            &[("row", &self.spoken[row]), ("column", &self.spoken[column]), ("value", &figure)],
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        let is_chosen = self.chosen == Some((row, column)) || self.chosen == Some((column, row));
        let line = match (is_chosen, response.hovered()) {
            (true, _) => Stroke::new(2.0, colours.text),
            (false, true) => Stroke::new(1.5, colours.weak_text),
            (false, false) => Stroke::new(1.0, colours.grid),
        };
        ui.painter().rect(inner, corner, ground, line, StrokeKind::Inside);
        if map.width >= CELL_WITH_VALUE {
            let words = value.map_or_else(|_| text::DASH.to_owned(), |value| cx.locale.decimal(value, 2));
            let colour = if value.is_ok() { text_on(ground) } else { colours.weak_text };
            paint_text(ui, ui.painter(), rect.center(), Align2::CENTER_CENTER, &words, font(size::SMALL), colour);
        }
        hover(response, &spoken).clicked()
    }
}

/// The colour of a value: the ground's at 0, the curve's at 1.
pub(super) fn colour_of(ui: &Ui, value: f64) -> Color32 {
    let colours = palette(ui.visuals());
    let (low, high) = (colours.raised, colours.curve);
    let mix = |low: u8, high: u8| lerp(f32::from(low)..=f32::from(high), value as f32).round() as u8;
    Color32::from_rgb(mix(low.r(), high.r()), mix(low.g(), high.g()), mix(low.b(), high.b()))
}

/// What the colours mean: a strip from 0 to 1.
fn scale(cx: &Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let rtl = is_right_to_left(ui);
    ui.add_space(space::TIGHT);
    let (rect, _) = fit::allocate(ui, vec2(ui.available_width(), 16.0), Sense::hover());
    let colour = palette(ui.visuals()).weak_text;
    let middle = rect.center().y;
    let (start, end) = (
        format!("{} {}", cx.locale.ungrouped(0), words.scale_low),
        format!("{} {}", cx.locale.ungrouped(1), words.scale_high),
    );
    let (start_x, start_anchor, inward) =
        if rtl { (rect.right(), Align2::RIGHT_CENTER, -1.0) } else { (rect.left(), Align2::LEFT_CENTER, 1.0) };
    let small = || font(size::SMALL);
    let first = paint_text(ui, ui.painter(), pos2(start_x, middle), start_anchor, &start, small(), colour);
    let strip = start_x + inward * (first.width() + 8.0);
    for step in 0..10_u8 {
        let from = strip + inward * 12.0 * f32::from(step);
        let part = Rect::from_two_pos(pos2(from, middle - 6.0), pos2(from + inward * 12.0, middle + 6.0));
        ui.painter().rect_filled(part, 0, colour_of(ui, f64::from(step) / 9.0));
    }
    let after = strip + inward * 128.0;
    paint_text(ui, ui.painter(), pos2(after, middle), start_anchor, &end, small(), colour);
}
