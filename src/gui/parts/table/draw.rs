//! Says how a table is drawn: rows in the order of the sorting, then what stays in sight above them.

use std::sync::Arc;

use eframe::egui::{
    Color32, CornerRadius, Galley, Id, Mesh, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::bars::shade;
use super::measure::{self, INSET, SWATCH};
use super::{Arranged, Pressed, Presses, TableLook, speak};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{self, font, message_colour, palette, size, strong_font, text_on};
use crate::gui::widgets::{galley_elided, hover};
use crate::report::{Cell, ColumnKind, Ground, Row, RowRole, Table};
use crate::text;

/// Over so many points a table fades out where it goes on beyond the edge.
const FADE: f32 = 24.0;

/// Holds what a table is drawn from.
pub(super) struct Canvas<'a> {
    pub(super) cx: &'a Cx<'a>,
    pub(super) table: &'a Table,
    pub(super) look: &'a TableLook<'a>,
    pub(super) arranged: &'a Arranged,
}

/// Holds where the table lies in this frame, and which part of it is seen.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// All of the table.
    pub(super) whole: Rect,
    /// What is seen of it.
    seen: Rect,
    pub(super) rtl: bool,
}

impl Place {
    /// Places a table at `whole`, of which `seen` is in sight.
    pub(super) fn of(ui: &Ui, whole: Rect, seen: Rect) -> Self {
        Self { whole, seen, rtl: is_right_to_left(ui) }
    }
}

/// Names one row of a table's body where it is drawn.
#[derive(Clone, Copy)]
pub(super) struct PlacedRow {
    /// Its place in the table as the report has it.
    pub(super) at: usize,
    /// Where it begins, in points from the top of the window.
    y: f32,
    /// How high it is.
    height: f32,
}

/// Lists the parts of a table in the order in which the Tab key visits them.
#[derive(Clone, Copy)]
pub(super) enum Part {
    /// What is pressed to sort; the titles are painted with [`Part::Above`].
    Titles,
    /// One row of the body.
    Row(PlacedRow),
    /// The sums, and the titles over what scrolls below them.
    Above,
}

impl Canvas<'_> {
    /// Lists the parts of the table that are to be drawn in this frame, in their order.
    pub(super) fn parts(&self, place: Place) -> Vec<Part> {
        let top = place.whole.top() + self.arranged.header;
        let seen = place.seen;
        let rows = self.arranged.body.iter().enumerate().filter_map(|(position, &at)| {
            let (y, height) = (top + self.arranged.heights.top(position), self.arranged.heights.of_row(at));
            // A row beyond the edge is drawn too, so that the Tab key reaches it.
            let is_near = y + 2.0 * height > seen.top() && y - height < seen.bottom();
            let is_drawn = is_near || self.arranged.body.len() <= self.look.most_rows;
            is_drawn.then_some(Part::Row(PlacedRow { at, y, height }))
        });
        std::iter::once(Part::Titles).chain(rows).chain([Part::Above]).collect()
    }

    /// Draws a part of the table; returns what was pressed in it.
    pub(super) fn draw(&self, ui: &mut Ui, place: Place, part: Part) -> Option<Pressed> {
        match part {
            Part::Titles => {
                self.sense_titles(ui, place);
                None
            }
            Part::Row(row) => {
                // What lies below titles or sums is not seen, and cannot be pressed.
                let clip = ui.clip_rect();
                ui.set_clip_rect(self.band(place).intersect(clip));
                let pressed = self.row(ui, place, row);
                ui.set_clip_rect(clip);
                pressed
            }
            Part::Above => self.above(ui, place),
        }
    }

    /// Draws what stays in sight: the sums, and the titles over all.
    fn above(&self, ui: &mut Ui, place: Place) -> Option<Pressed> {
        let mut pressed = None;
        let (x, mut y) = (place.whole.x_range(), self.top_of_sums(place));
        for (position, &at) in self.arranged.sums.iter().enumerate() {
            let height = self.arranged.heights.of_row(at);
            let ground = Rect::from_x_y_ranges(x, y..=y + height);
            ui.painter().rect_filled(ground, 0, palette(ui.visuals()).surface);
            pressed = self.row(ui, place, PlacedRow { at, y, height }).or(pressed);
            if position == 0 {
                ui.painter().hline(x, y, Stroke::new(1.0, palette(ui.visuals()).line));
            }
            y += height;
        }
        if self.arranged.scrolls_sideways {
            Self::fade(ui, place);
        }
        if self.arranged.header > 0.0 {
            self.titles(ui, place);
        }
        pressed
    }

    /// Returns the height of all sums.
    fn height_of_sums(&self) -> f32 {
        self.arranged.heights.together(&self.arranged.sums)
    }

    /// Returns where the sums begin: below all rows, or at the lower edge of what is seen.
    fn top_of_sums(&self, place: Place) -> f32 {
        let sums = self.height_of_sums();
        let last = place.whole.bottom() - sums;
        let top = place.whole.top() + self.arranged.header;
        last.min(place.seen.bottom() - sums).max(top.min(last))
    }

    /// Returns where the titles begin: above all rows, or at the upper edge of what is seen.
    pub(super) fn top_of_titles(&self, place: Place) -> f32 {
        let last = place.whole.bottom() - self.height_of_sums() - self.arranged.header;
        place.whole.top().max(place.seen.top()).min(last).max(place.whole.top())
    }

    /// Returns where rows are seen: between the titles and the sums. Above sums that stay in sight the last row is a whole one.
    fn band(&self, place: Place) -> Rect {
        let top = self.top_of_titles(place) + self.arranged.header;
        let (sums, first) = (self.top_of_sums(place), place.whole.top() + self.arranged.header);
        let ends = (1..=self.arranged.body.len()).map(|position| first + self.arranged.heights.top(position));
        let is_over_rows = !self.arranged.sums.is_empty() && sums + 0.5 < place.whole.bottom() - self.height_of_sums();
        let bottom = if is_over_rows { ends.take_while(|end| *end <= sums + 0.5).last().unwrap_or(top) } else { sums };
        Rect::from_x_y_ranges(place.seen.x_range(), top..=bottom.max(top))
    }

    /// Returns what a row has to be scrolled to for all of it to be seen: the row with what stays in sight above and below.
    fn with_what_stays(&self, row: Rect) -> Rect {
        row.with_min_y(row.top() - self.arranged.header).with_max_y(row.bottom() + self.height_of_sums())
    }

    /// Lists the fields of a row: the column, the room of each, and what of it may be drawn.
    pub(super) fn fields(&self, ui: &Ui, place: Place, row: PlacedRow) -> Vec<(usize, Rect, Rect)> {
        if self.table.rows[row.at].role != RowRole::Body {
            return Vec::new();
        }
        let band = self.band(place);
        let margin = self.arranged.spans.margin;
        let of = |&(column, _): &(usize, f32)| {
            let room = self.span(place, column, row.y, row.height).shrink2(vec2(margin, 2.0));
            (column, room, self.free(place, column).intersect(band).intersect(ui.clip_rect()))
        };
        self.look.fields.iter().map(of).collect()
    }

    /// Lets what goes on beyond the edge of what is seen fade out there.
    fn fade(ui: &Ui, place: Place) {
        let surface = palette(ui.visuals()).surface;
        let (seen, whole) = (place.seen, place.whole);
        let rows = seen.intersect(whole).y_range();
        let side = |edge: f32, inward: f32| {
            let mut mesh = Mesh::default();
            for (x, colour) in [(edge, surface), (edge + inward, Color32::TRANSPARENT)] {
                mesh.colored_vertex(pos2(x, rows.min), colour);
                mesh.colored_vertex(pos2(x, rows.max), colour);
            }
            mesh.add_triangle(0, 1, 2);
            mesh.add_triangle(1, 2, 3);
            ui.painter().add(mesh);
        };
        // At the start the first column stands.
        let is_more = if place.rtl { whole.left() < seen.left() - 1.0 } else { whole.right() > seen.right() + 1.0 };
        if is_more && place.rtl {
            side(seen.left(), FADE);
        } else if is_more {
            side(seen.right(), -FADE);
        }
    }

    /// Returns the place of a column in a row that begins at `y`; the first column stays in sight.
    pub(super) fn span(&self, place: Place, column: usize, y: f32, height: f32) -> Rect {
        let (start, width) = self.arranged.spans.columns.get(column).copied().unwrap_or_default();
        let left = if place.rtl { place.whole.right() - start - width } else { place.whole.left() + start };
        let left = match (column == 0 && self.arranged.scrolls_sideways, place.rtl) {
            (false, _) => left,
            (true, false) => left.max(place.seen.left()),
            (true, true) => left.min(place.seen.right() - width),
        };
        Rect::from_min_size(pos2(left, y), vec2(width, height))
    }

    /// Returns what a column may draw on: all but the first end where that one stands.
    pub(super) fn free(&self, place: Place, column: usize) -> Rect {
        if column == 0 || !self.arranged.scrolls_sideways {
            return place.seen;
        }
        let first = self.span(place, 0, 0.0, 0.0);
        if place.rtl { place.seen.with_max_x(first.left()) } else { place.seen.with_min_x(first.right()) }
    }

    /// Lists the columns in the order in which they are drawn: the first one last, over those that scroll below it.
    pub(super) fn columns(&self) -> impl Iterator<Item = usize> + use<> {
        (1..self.arranged.spans.columns.len()).chain([0])
    }

    fn row(&self, ui: &mut Ui, place: Place, placed: PlacedRow) -> Option<Pressed> {
        let PlacedRow { at, y, height } = placed;
        let row = &self.table.rows[at];
        let rect = Rect::from_min_max(pos2(place.whole.left(), y), pos2(place.whole.right(), y + height));
        let id = ui.scope_id().with((self.look.place, at));
        let presses_row = self.look.presses == Presses::Rows;
        let sense = if presses_row { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect.intersect(place.seen.expand2(vec2(0.0, height))), id, sense);
        let is_marked = self.look.is_marked(at, row);
        if presses_row {
            let name = || speak::whole(self.cx, self.table, row);
            response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_marked, name()));
        } else if self.look.presses == Presses::Nothing {
            response.widget_info(|| WidgetInfo::labeled(Role::Row, true, speak::whole(self.cx, self.table, row)));
        }
        let ground = self.ground(ui, row, &response, is_marked);
        if let Some(ground) = ground {
            ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), ground);
        }
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette(ui.visuals()).grid));
        if response.has_focus() {
            let line = Stroke::new(1.0, palette(ui.visuals()).accent);
            ui.painter().rect_stroke(rect, CornerRadius::same(theme::RADIUS), line, StrokeKind::Inside);
            if response.gained_focus() {
                ui.scroll_to_rect(self.with_what_stays(rect), None);
            }
        }
        if is_marked && self.arranged.follows_mark {
            ui.scroll_to_rect(self.with_what_stays(rect), None);
        }
        let mut pressed = None;
        let opacity = ui.opacity();
        for column in self.columns() {
            if column == 0 && self.arranged.scrolls_sideways {
                let under = self.span(place, 0, y, height - 1.0);
                ui.painter().rect_filled(under, 0, ground.unwrap_or(palette(ui.visuals()).surface));
            }
            if let Some((first, strength)) = self.look.fainter
                && column >= first
            {
                ui.set_opacity(opacity * strength);
            }
            let cell = self.cell(ui, place, placed, column, id);
            ui.set_opacity(opacity);
            pressed = cell.or(pressed);
        }
        if presses_row && response.clicked() {
            pressed = Some(Pressed { row: at, subject: row.explains, response });
        }
        pressed
    }

    fn ground(&self, ui: &Ui, row: &Row, response: &Response, is_marked: bool) -> Option<Color32> {
        let colours = palette(ui.visuals());
        if is_marked {
            Some(colours.selected)
        } else if row.role == RowRole::Group || (self.look.presses == Presses::Rows && response.hovered()) {
            Some(colours.raised)
        } else {
            None
        }
    }

    fn cell(
        &self,
        ui: &mut Ui,
        place: Place,
        PlacedRow { at, y, height }: PlacedRow,
        column: usize,
        id: Id,
    ) -> Option<Pressed> {
        let row = &self.table.rows[at];
        let cell = row.cells.get(column)?;
        if row.role == RowRole::Body && self.look.fields.iter().any(|(field, _)| *field == column) {
            return None;
        }
        let rect = self.span(place, column, y, height);
        let free = self.free(place, column);
        let inside = rect.shrink2(vec2(self.arranged.spans.margin, 0.0));
        let is_button = self.look.presses == Presses::Cells && cell.explains.is_some();
        let sense = if is_button { Sense::click() } else { Sense::hover() };
        let place_of_cell = if is_button { rect.shrink2(vec2(2.0, 1.0)) } else { inside };
        let response = ui.interact(place_of_cell.intersect(free.expand2(vec2(0.0, height))), id.with(column), sense);
        if is_button {
            let name = || speak::cell(self.cx, self.table, row, column);
            let is_open = self.look.is_open(cell);
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, name()));
            ground_of_cell(ui, place_of_cell, &response, is_open);
        } else if !cell.text.is_empty() {
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &cell.text));
        }
        if !ui.is_rect_visible(rect.intersect(free)) {
            return None;
        }
        let is_cut = self.paint(ui, (rect, inside, free), (row, column), cell);
        let why = cell.missing.map(|why| text::reason(why, self.cx.language()));
        let said = match (why, is_cut) {
            (Some(why), _) => Some(why),
            (None, true) => Some(cell.text.as_str()),
            (None, false) => None,
        };
        let response = match said {
            Some(said) => hover(response, said),
            None => response,
        };
        (is_button && response.clicked()).then_some(Pressed { row: at, subject: cell.explains, response })
    }

    /// Paints a cell; true where its words had to be cut.
    fn paint(&self, ui: &Ui, (rect, inside, free): (Rect, Rect, Rect), (row, at): (&Row, usize), cell: &Cell) -> bool {
        let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(free));
        let rtl = is_right_to_left(ui);
        let colours = palette(ui.visuals());
        let column = (&self.table.columns[at], at == 0);
        let is_strong = row.role != RowRole::Body || column.0.is_total;
        let stands_back = column.0.is_aside || (cell.missing.is_some() && cell.value.is_none());
        let mut ink = if stands_back { colours.weak_text } else { colours.text };
        if column.0.ground == Ground::Heat
            && let Some(value) = cell.value
        {
            let shade = shade(ui, value.number());
            painter.rect_filled(rect.shrink(1.0), CornerRadius::same(theme::RADIUS), shade);
            ink = text_on(shade);
        }
        let mut inside = inside;
        let has_groups = || self.table.rows.iter().any(|row| row.role == RowRole::Group);
        let inset = if column.1 && row.role == RowRole::Body && has_groups() { INSET } else { 0.0 };
        let swatch = if cell.colour.is_some() { SWATCH } else { 0.0 };
        if let Some(colour) = cell.colour {
            let x = if rtl { inside.right() - inset - SWATCH + 4.0 } else { inside.left() + inset };
            let dot = Rect::from_min_size(pos2(x, inside.center().y - 5.0), vec2(10.0, 10.0));
            painter.rect_filled(dot, 2, message_colour(colour));
        }
        if rtl {
            inside.max.x -= inset + swatch;
        } else {
            inside.min.x += inset + swatch;
        }
        // What is a number is never cut: its column is as wide as its widest.
        let is_number = column.0.kind == ColumnKind::Number;
        let room = if is_number { f32::INFINITY } else { inside.width().max(0.0) };
        let words = self.words(ui, &cell.text, is_strong, (room, rect.height()));
        if is_number {
            let sign = self.arranged.signs.get(at).copied().unwrap_or_default();
            inside.max.x -= fit::beside(sign, measure::sign_behind(ui, &cell.text, is_strong));
        }
        let x = if is_number || rtl { inside.right() - words.size().x } else { inside.left() };
        self.beside_number(ui, &painter, inside.with_max_x(inside.right() - words.size().x - 8.0), at, row);
        let is_cut = words.elided;
        painter.galley(Pos2::new(x, inside.center().y - words.size().y / 2.0), words, ink);
        is_cut
    }

    /// Lays out the words of a cell in its room: on one line where its row is as high as one line.
    fn words(&self, ui: &Ui, text: &str, is_strong: bool, (room, height): (f32, f32)) -> Arc<Galley> {
        if height > self.look.row + 0.5 {
            return measure::words(ui, text, is_strong, room);
        }
        let font = if is_strong { strong_font(size::BODY) } else { font(size::BODY) };
        galley_elided(ui, text, font, Color32::PLACEHOLDER, room)
    }
}

fn ground_of_cell(ui: &Ui, rect: Rect, response: &Response, is_open: bool) {
    let colours = palette(ui.visuals());
    if is_open {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), colours.selected);
    }
    if is_open || response.hovered() || response.has_focus() {
        let line = if response.has_focus() { colours.accent } else { colours.weak_text };
        let line = Stroke::new(1.0, line);
        ui.painter().rect_stroke(rect, CornerRadius::same(theme::RADIUS), line, StrokeKind::Inside);
    }
}
