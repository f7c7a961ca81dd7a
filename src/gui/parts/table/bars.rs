//! Says what is drawn beside the numbers of a table: bars from the start, and changes to both sides of a middle.

use eframe::egui::{Color32, Painter, Rect, Stroke, StrokeKind, Ui, lerp, pos2, vec2};

use super::draw::Canvas;
use crate::gui::context::is_right_to_left;
use crate::gui::theme::{message_colour, palette, size, strong_font};
use crate::gui::widgets::galley_elided;
use crate::report::{Cell, Column, Exact, Ground, Row, RowRole};

/// Height of a bar in points.
const BAR_HEIGHT: f32 = 10.0;

impl Canvas<'_> {
    /// Paints what stands beside the number of a row in column `at`, in `room`.
    pub(super) fn beside_number(&self, ui: &Ui, painter: &Painter, room: Rect, at: usize, row: &Row) {
        if row.role != RowRole::Body {
            return;
        }
        let room = |ui: &Ui| self.room_of_bars(ui, room, at);
        match self.table.columns.get(at).map(|column| column.ground) {
            Some(Ground::Bars) => self.bar(ui, painter, room(ui), at, row),
            Some(Ground::Changes(series)) => self.change(ui, painter, room(ui), (at, series), row),
            Some(Ground::Plain | Ground::Heat) | None => {}
        }
    }

    /// Paints a bar as long as its number is beside the column's largest.
    fn bar(&self, ui: &Ui, painter: &Painter, room: Rect, at: usize, row: &Row) {
        let number = |row: &Row| row.cells.get(at).and_then(|cell| cell.value).map_or(0.0, |value| value.number());
        let body = self.table.rows.iter().filter(|row| row.role == RowRole::Body);
        let most = body.map(number).fold(0.0, f64::max);
        let most = if is_measure(row.cells.get(at)) { most.max(1.0) } else { most };
        if most <= 0.0 || room.width() <= 0.0 {
            return;
        }
        let share = (number(row) / most).clamp(0.0, 1.0) as f32;
        let width = (room.width() * share).max(if share > 0.0 { 1.5 } else { 0.0 });
        let left = if is_right_to_left(ui) { room.right() - width } else { room.left() };
        let bar = Rect::from_min_size(pos2(left, room.center().y - BAR_HEIGHT / 2.0), vec2(width, BAR_HEIGHT));
        let colours = palette(ui.visuals());
        let (fill, edge) = match row.cells.first().and_then(|cell| cell.colour) {
            Some(colour) => (message_colour(colour), message_colour(colour)),
            None => (colours.bar, colours.bar_edge),
        };
        painter.rect(bar, 1, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    }

    /// Paints a change from the middle of `room`, less to the start side and more to the end side, as long as it is beside the
    /// largest change of the table.
    fn change(&self, ui: &Ui, painter: &Painter, room: Rect, (at, series): (usize, Option<usize>), row: &Row) {
        let colours = palette(ui.visuals());
        let middle = room.center().x;
        painter.vline(middle, room.y_range().shrink(3.0), Stroke::new(1.0, colours.control));
        let number = |row: &Row, at: usize| row.cells.get(at)?.value.map(|value| value.number());
        let is_change = |column: &Column| matches!(column.ground, Ground::Changes(_));
        let columns =
            || self.table.columns.iter().enumerate().filter(|(_, column)| is_change(column)).map(|(at, _)| at);
        let all = self.table.rows.iter().flat_map(|row| columns().filter_map(move |at| number(row, at)));
        let most = all.map(f64::abs).fold(0.0, f64::max);
        let change = number(row, at).unwrap_or(0.0);
        if most <= 0.0 || change.abs() <= 0.0 || room.width() <= 2.0 {
            return;
        }
        let length = (change / most) as f32 * (room.width() / 2.0 - 1.0);
        let end = if is_right_to_left(ui) { middle - length } else { middle + length };
        let bar = Rect::from_x_y_ranges(
            middle.min(end)..=middle.max(end),
            room.center().y - BAR_HEIGHT / 2.0..=room.center().y + BAR_HEIGHT / 2.0,
        );
        let (fill, edge) = match (series, change < 0.0) {
            (Some(0), _) => (colours.second_bar, colours.second_bar_edge),
            (Some(2), _) | (None, true) => (colours.third_bar, colours.third_bar_edge),
            (Some(_), _) | (None, false) => (colours.bar, colours.bar_edge),
        };
        painter.rect(bar, 1, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    }

    /// Returns the room that the bars of a column have: what its widest number leaves.
    fn room_of_bars(&self, ui: &Ui, room: Rect, at: usize) -> Rect {
        let texts = self.table.rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.text.as_str());
        let longest = texts.max_by_key(|text| text.chars().count()).unwrap_or_default();
        let own = self.arranged.spans.inside(at);
        let widest = galley_elided(ui, longest, strong_font(size::BODY), Color32::PLACEHOLDER, f32::INFINITY).size().x;
        room.with_max_x(room.left() + (own - widest - 8.0).max(0.0))
    }
}

/// Returns true for a measure from 0 to 1, whose bar is full at 1.
fn is_measure(cell: Option<&Cell>) -> bool {
    cell.and_then(|cell| cell.value).is_some_and(|value| matches!(value, Exact::Number(number) if number <= 1.0))
}

/// Returns the ground of a share: the quieter the smaller.
pub(in crate::gui::parts) fn shade(ui: &Ui, value: f64) -> Color32 {
    let colours = palette(ui.visuals());
    let value = value.clamp(0.0, 1.0) as f32;
    let mix = |low: u8, high: u8| {
        let mixed = lerp(f32::from(low)..=f32::from(high), value).round();
        (0..=u8::MAX).find(|&level| f32::from(level) >= mixed).unwrap_or(u8::MAX)
    };
    let (low, high) = (colours.surface, colours.curve);
    Color32::from_rgb(mix(low.r(), high.r()), mix(low.g(), high.g()), mix(low.b(), high.b()))
}
