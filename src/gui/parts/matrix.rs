//! The one matrix of all pages: what every two of some things have in common, in one hue from nothing to all.

use std::f32::consts::FRAC_PI_2;

use eframe::egui::epaint::TextShape;
use eframe::egui::{
    Align2, Color32, CornerRadius, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use super::table::shade;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{self, font, palette, size, space, strong_font, text_on};
use crate::gui::widgets::{galley, galley_elided, galley_within, hover, paint_text};

/// Room for the names of the rows, as a share of the width at most.
const NAMES_SHARE: f32 = 0.4;
/// Room for the names of the columns, in points: at least and at most.
const NAMES_HEIGHT: (f32, f32) = (60.0, 220.0);
/// Between a name and its cells, and around it, in points.
const NAMES_GAP: f32 = 10.0;
/// So many names decide the room of all.
const MOST_MEASURED: usize = 60;
/// The smallest and the largest side of a cell, in points.
const CELL: (f32, f32) = (22.0, 54.0);
/// From this width on a cell holds its value.
const CELL_WITH_VALUE: f32 = 34.0;

/// Says where the cells lie.
struct Map {
    rect: Rect,
    /// Room for the names of the rows, and for those of the columns.
    names: f32,
    above: f32,
    width: f32,
    height: f32,
    right_to_left: bool,
}

impl Map {
    fn cell(&self, row: usize, column: usize) -> Rect {
        let (x, y) = (self.names + column as f32 * self.width, self.above + row as f32 * self.height);
        let left = if self.right_to_left { self.rect.right() - x - self.width } else { self.rect.left() + x };
        Rect::from_min_size(pos2(left, self.rect.top() + y), vec2(self.width, self.height))
    }
}

/// Holds one cell of a matrix.
#[derive(Clone, Debug)]
pub(in crate::gui) struct MatrixCell {
    /// How strongly it is coloured, from 0 to 1; nothing where there is no value.
    pub(in crate::gui) strength: Option<f64>,
    /// The words in it where there is room.
    pub(in crate::gui) text: String,
    /// All that it says.
    pub(in crate::gui) spoken: String,
}

/// Says what is told about the diagonal of a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gui) enum Diagonal {
    /// Nothing: a thing is not compared with itself.
    Empty,
    /// The same as of the other cells.
    Alike,
    /// Another number than those around it: a line around it in place of a colour.
    Framed,
}

/// Describes a matrix of things that are compared with each other.
#[derive(Clone, Copy, Debug)]
pub(in crate::gui) struct Matrix<'a> {
    /// Names it in the window, uniquely.
    pub(in crate::gui) place: &'a str,
    /// The names beside the rows and above the columns.
    pub(in crate::gui) names: &'a [String],
    /// What its diagonal says.
    pub(in crate::gui) diagonal: Diagonal,
    /// The cell that is open, in either order.
    pub(in crate::gui) chosen: Option<(usize, usize)>,
    /// What 0 and 1 mean, below it; nothing where its cells say their values.
    pub(in crate::gui) scale: Option<(&'a str, &'a str)>,
}

impl Matrix<'_> {
    /// Draws the matrix and its scale; returns the cell that was pressed.
    pub(in crate::gui) fn show(
        &self,
        cx: &Cx<'_>,
        ui: &mut Ui,
        cell: impl Fn(usize, usize) -> MatrixCell,
    ) -> Option<((usize, usize), Response)> {
        let count = self.names.len();
        let of = |name: &String| galley(ui, name, font(size::SMALL), Color32::PLACEHOLDER, f32::INFINITY).size().x;
        // Many names are not measured in every frame.
        let longest = self.names.iter().take(MOST_MEASURED).map(of).fold(0.0, f32::max).ceil() + NAMES_GAP;
        let names = longest.min(ui.available_width() * NAMES_SHARE);
        let above = fit::within(longest, NAMES_HEIGHT.0, NAMES_HEIGHT.1);
        let width = fit::within((ui.available_width() - names) / count.max(1) as f32, CELL.0, 72.0);
        let height = fit::within(width, CELL.0, CELL.1 * 0.7);
        let size = vec2(names + width * count as f32, above + height * count as f32);
        let mut pressed = None;
        let rtl = is_right_to_left(ui);
        ScrollArea::horizontal().id_salt(self.place).auto_shrink([false, true]).stick_to_right(rtl).show(ui, |ui| {
            let (rect, _) = fit::allocate(ui, size, Sense::hover());
            let map = Map { rect, names, above, width, height, right_to_left: rtl };
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
                if let Some(response) = self.cell(ui, &map, (row, column), &cell) {
                    pressed = Some(((row, column), response));
                }
            }
        });
        if let Some(ends) = self.scale {
            scale(cx, ui, ends);
        }
        pressed
    }

    fn write_names(&self, ui: &Ui, map: &Map) {
        let colours = palette(ui.visuals());
        for (position, name) in self.names.iter().enumerate() {
            let cell = map.cell(position, 0);
            let room = vec2(fit::beside(map.names, NAMES_GAP), map.height);
            let lines = galley_within(ui, name, font(size::SMALL), colours.text, (room, 2));
            let text = lines.unwrap_or_else(|| galley_elided(ui, name, font(size::SMALL), colours.text, room.x));
            let (anchor, x) = if map.right_to_left {
                (Align2::LEFT_CENTER, cell.right() + 6.0)
            } else {
                (Align2::RIGHT_CENTER, cell.left() - 6.0)
            };
            let at = anchor.anchor_size(pos2(x, cell.center().y), text.size());
            ui.painter().galley(at.min, text, colours.text);
            // The columns' names run upwards.
            let top = map.cell(0, position);
            let text = galley_elided(ui, name, font(size::SMALL), colours.text, map.above - NAMES_GAP);
            let at = pos2(top.center().x - text.size().y / 2.0, top.top() - 6.0);
            ui.painter().add(TextShape::new(at, text, colours.text).with_angle(-FRAC_PI_2));
        }
    }

    /// Draws one cell; returns its response when it was pressed.
    fn cell(
        &self,
        ui: &Ui,
        map: &Map,
        (row, column): (usize, usize),
        cell: &impl Fn(usize, usize) -> MatrixCell,
    ) -> Option<Response> {
        let rect = map.cell(row, column);
        if !ui.is_rect_visible(rect) {
            return None;
        }
        let inner = rect.shrink(1.0);
        let colours = palette(ui.visuals());
        let corner = CornerRadius::same(theme::RADIUS);
        let is_diagonal = row == column;
        if is_diagonal && self.diagonal == Diagonal::Empty {
            ui.painter().rect(inner, corner, Color32::TRANSPARENT, Stroke::new(1.0, colours.grid), StrokeKind::Inside);
            return None;
        }
        let found = cell(row, column);
        let is_framed = is_diagonal && self.diagonal == Diagonal::Framed;
        let ground = match found.strength {
            _ if is_framed => colours.raised,
            Some(strength) => shade(ui, strength),
            None => colours.surface,
        };
        // Not a stop for the Tab key: there may be thousands. The table under the matrix is.
        let response = ui.interact(rect, ui.scope_id().with((self.place, row, column)), Sense::CLICK | Sense::HOVER);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &found.spoken));
        let is_chosen = self.chosen == Some((row, column)) || self.chosen == Some((column, row));
        let line = match (is_chosen, response.hovered()) {
            (true, _) => Stroke::new(2.0, colours.text),
            (false, true) => Stroke::new(1.5, colours.weak_text),
            (false, false) if is_framed => Stroke::new(1.0, colours.weak_text),
            (false, false) => Stroke::new(1.0, colours.grid),
        };
        ui.painter().rect(inner, corner, ground, line, StrokeKind::Inside);
        if map.width >= CELL_WITH_VALUE {
            let ink = if found.strength.is_some() { text_on(ground) } else { colours.weak_text };
            let font = if is_framed { strong_font(size::SMALL) } else { font(size::SMALL) };
            paint_text(ui, ui.painter(), rect.center(), Align2::CENTER_CENTER, &found.text, font, ink);
        }
        let response = hover(response, &found.spoken);
        response.clicked().then_some(response)
    }
}

/// Shows what the colours mean: a strip from 0 to 1.
fn scale(cx: &Cx<'_>, ui: &mut Ui, (low, high): (&str, &str)) {
    let rtl = is_right_to_left(ui);
    ui.add_space(space::TIGHT);
    let (rect, _) = fit::allocate(ui, vec2(ui.available_width(), 16.0), Sense::hover());
    let colour = palette(ui.visuals()).weak_text;
    let middle = rect.center().y;
    let (start, end) = (format!("{} {low}", cx.locale.ungrouped(0)), format!("{} {high}", cx.locale.ungrouped(1)));
    let (start_x, start_anchor, inward) =
        if rtl { (rect.right(), Align2::RIGHT_CENTER, -1.0) } else { (rect.left(), Align2::LEFT_CENTER, 1.0) };
    let small = || font(size::SMALL);
    let first = paint_text(ui, ui.painter(), pos2(start_x, middle), start_anchor, &start, small(), colour);
    let strip = start_x + inward * (first.width() + 8.0);
    for step in 0..10_u8 {
        let from = strip + inward * 12.0 * f32::from(step);
        let part = Rect::from_two_pos(pos2(from, middle - 6.0), pos2(from + inward * 12.0, middle + 6.0));
        ui.painter().rect_filled(part, 0, shade(ui, f64::from(step) / 9.0));
    }
    let after = strip + inward * 128.0;
    paint_text(ui, ui.painter(), pos2(after, middle), start_anchor, &end, small(), colour);
}
