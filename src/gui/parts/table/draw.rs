//! How a table is drawn: rows in the order of the sorting, then what stays in sight above them.

use std::sync::Arc;

use eframe::egui::{
    Color32, CornerRadius, Galley, Id, Mesh, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::bars::shade;
use super::measure::{INSET, SWATCH, Spans};
use super::{Arranged, Pressed, Presses, TableLook, speak, title};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::glossary;
use crate::gui::theme::{self, font, message_colour, palette, size, strong_font, text_on};
use crate::gui::widgets::{Icon, column_title, galley_elided, hover, paint_icon};
use crate::report::{Cell, Column, ColumnKind, Ground, Row, RowRole, Sorting, Table};
use crate::text;
use crate::text::strings::fill;

/// The lowest header, and what its titles leave above and below, in points.
const HEADER: (f32, f32) = (26.0, 6.0);
/// Room for the arrow of a sorted column, in points.
const ARROW: f32 = 9.0;
/// Over so many points a table fades out where it goes on beyond the edge.
const FADE: f32 = 24.0;

/// Returns the height of the titles of a table.
pub(super) fn header_height(ui: &Ui, table: &Table, spans: &Spans) -> f32 {
    let columns = table.columns.iter().enumerate();
    let tallest = columns.map(|(at, column)| title_of(ui, column, spans.inside(at)).size().y);
    HEADER.0.max(tallest.fold(0.0, f32::max) + HEADER.1)
}

fn title_of(ui: &Ui, column: &Column, room: f32) -> Arc<Galley> {
    column_title(ui, &title(column), column.kind == ColumnKind::Number, room)
}

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
    whole: Rect,
    /// What is seen of it.
    seen: Rect,
    rtl: bool,
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
            let y = top + self.arranged.row * position as f32;
            // A row beyond the edge is drawn too, so that the Tab key reaches it.
            let is_near = y + 2.0 * self.arranged.row > seen.top() && y - self.arranged.row < seen.bottom();
            let is_drawn = is_near || self.arranged.body.len() <= self.look.most_rows;
            is_drawn.then_some(Part::Row(PlacedRow { at, y }))
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
                let pressed = self.row(ui, place, row.at, row.y);
                ui.set_clip_rect(clip);
                pressed
            }
            Part::Above => self.above(ui, place),
        }
    }

    /// Draws what stays in sight: the sums, and the titles over all.
    fn above(&self, ui: &mut Ui, place: Place) -> Option<Pressed> {
        let mut pressed = None;
        for (position, &at) in self.arranged.sums.iter().enumerate() {
            let y = self.top_of_sums(place) + self.arranged.row * position as f32;
            let x = place.whole.x_range();
            let ground = Rect::from_x_y_ranges(x, y..=y + self.arranged.row);
            ui.painter().rect_filled(ground, 0, palette(ui.visuals()).surface);
            pressed = self.row(ui, place, at, y).or(pressed);
            if position == 0 {
                ui.painter().hline(x, y, Stroke::new(1.0, palette(ui.visuals()).line));
            }
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
        self.arranged.row * self.arranged.sums.len() as f32
    }

    /// Returns where the sums begin: below all rows, or at the lower edge of what is seen.
    fn top_of_sums(&self, place: Place) -> f32 {
        let sums = self.height_of_sums();
        let last = place.whole.bottom() - sums;
        let top = place.whole.top() + self.arranged.header;
        last.min(place.seen.bottom() - sums).max(top.min(last))
    }

    /// Returns where the titles begin: above all rows, or at the upper edge of what is seen.
    fn top_of_titles(&self, place: Place) -> f32 {
        let last = place.whole.bottom() - self.height_of_sums() - self.arranged.header;
        place.whole.top().max(place.seen.top()).min(last).max(place.whole.top())
    }

    /// Returns where rows are seen: between the titles and the sums.
    fn band(&self, place: Place) -> Rect {
        let top = self.top_of_titles(place) + self.arranged.header;
        let bottom = self.top_of_sums(place);
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
            let room = self.span(place, column, row.y, self.arranged.row).shrink2(vec2(margin, 2.0));
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
    fn span(&self, place: Place, column: usize, y: f32, height: f32) -> Rect {
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
    fn free(&self, place: Place, column: usize) -> Rect {
        if column == 0 || !self.arranged.scrolls_sideways {
            return place.seen;
        }
        let first = self.span(place, 0, 0.0, 0.0);
        if place.rtl { place.seen.with_max_x(first.left()) } else { place.seen.with_min_x(first.right()) }
    }

    /// Lists the columns in the order in which they are drawn: the first one last, over those that scroll below it.
    fn columns(&self) -> impl Iterator<Item = usize> + use<> {
        (1..self.arranged.spans.columns.len()).chain([0])
    }

    fn row(&self, ui: &mut Ui, place: Place, at: usize, y: f32) -> Option<Pressed> {
        let row = &self.table.rows[at];
        let rect = Rect::from_min_max(pos2(place.whole.left(), y), pos2(place.whole.right(), y + self.arranged.row));
        let id = ui.scope_id().with((self.look.place, at));
        let presses_row = self.look.presses == Presses::Rows;
        let sense = if presses_row { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect.intersect(place.seen.expand2(vec2(0.0, self.arranged.row))), id, sense);
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
                let under = self.span(place, 0, y, self.arranged.row - 1.0);
                ui.painter().rect_filled(under, 0, ground.unwrap_or(palette(ui.visuals()).surface));
            }
            if let Some((first, strength)) = self.look.fainter
                && column >= first
            {
                ui.set_opacity(opacity * strength);
            }
            let cell = self.cell(ui, place, (at, column), y, id);
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
        (at, column): (usize, usize),
        y: f32,
        id: eframe::egui::Id,
    ) -> Option<Pressed> {
        let row = &self.table.rows[at];
        let cell = row.cells.get(column)?;
        if row.role == RowRole::Body && self.look.fields.iter().any(|(field, _)| *field == column) {
            return None;
        }
        let rect = self.span(place, column, y, self.arranged.row);
        let free = self.free(place, column);
        let inside = rect.shrink2(vec2(self.arranged.spans.margin, 0.0));
        let is_button = self.look.presses == Presses::Cells && cell.explains.is_some();
        let sense = if is_button { Sense::click() } else { Sense::hover() };
        let place_of_cell = if is_button { rect.shrink2(vec2(2.0, 1.0)) } else { inside };
        let response =
            ui.interact(place_of_cell.intersect(free.expand2(vec2(0.0, self.arranged.row))), id.with(column), sense);
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
        let font = if is_strong { strong_font(size::BODY) } else { font(size::BODY) };
        // What is a number is never cut: its column is as wide as its widest.
        let room = if column.0.kind == ColumnKind::Number { f32::INFINITY } else { inside.width().max(0.0) };
        let words = galley_elided(ui, &cell.text, font, ink, room);
        let is_number = column.0.kind == ColumnKind::Number;
        let x = if is_number || rtl { inside.right() - words.size().x } else { inside.left() };
        self.beside_number(ui, &painter, inside.with_max_x(inside.right() - words.size().x - 8.0), at, row);
        let is_cut = words.elided;
        painter.galley(Pos2::new(x, inside.center().y - words.size().y / 2.0), words, ink);
        is_cut
    }

    /// Returns the id of a title.
    fn title_id(&self, ui: &Ui, at: usize) -> Id {
        ui.scope_id().with((self.look.place, "title", at))
    }

    /// Returns the room of a title.
    fn title_rect(&self, place: Place, at: usize) -> Rect {
        self.span(place, at, self.top_of_titles(place), self.arranged.header)
    }

    /// Lets the titles be pressed, before the rows in the order of the Tab key.
    fn sense_titles(&self, ui: &mut Ui, place: Place) {
        if self.arranged.header <= 0.0 {
            return;
        }
        let (can_sort, clip) = (self.table.can_be_sorted(), ui.clip_rect());
        for (at, column) in self.table.columns.iter().enumerate() {
            let title = title(column);
            let can_sort = can_sort && !title.is_empty();
            let sense = if can_sort { Sense::click() } else { Sense::hover() };
            let room = self.title_rect(place, at);
            ui.set_clip_rect(self.free(place, at).intersect(clip));
            let response = ui.interact(room, self.title_id(ui, at), sense);
            ui.set_clip_rect(clip);
            if can_sort {
                let name = fill!(self.cx.texts.report.sort_by, &[("column", &title)]);
                let is_sorted = self.arranged.sorting.is_some_and(|sorting| sorting.column == at);
                response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_sorted, &name));
            } else {
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &title));
            }
            if response.gained_focus() {
                ui.scroll_to_rect(room, None);
            }
        }
    }

    /// Paints the titles.
    fn titles(&self, ui: &Ui, place: Place) {
        let colours = *palette(ui.visuals());
        let y = self.top_of_titles(place);
        let rect = Rect::from_x_y_ranges(place.whole.x_range(), y..=y + self.arranged.header);
        ui.painter().rect_filled(rect, 0, colours.surface);
        for column in self.columns() {
            let rect = self.title_rect(place, column);
            if column == 0 && self.arranged.scrolls_sideways {
                ui.painter().rect_filled(rect, 0, colours.surface);
                let x = if place.rtl { rect.left() } else { rect.right() };
                let bottom = place.whole.bottom();
                ui.painter().vline(x, y..=bottom, Stroke::new(1.0, colours.line));
            }
            self.title(ui, place, column, rect);
        }
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colours.line));
    }

    fn title(&self, ui: &Ui, place: Place, at: usize, rect: Rect) {
        let column = &self.table.columns[at];
        let free = self.free(place, at);
        let can_sort = self.table.can_be_sorted();
        let Some(response) = ui.ctx().read_response(self.title_id(ui, at)) else { return };
        if !ui.is_rect_visible(rect.intersect(free)) {
            return;
        }
        let title = title(column);
        let sorted = self.arranged.sorting.filter(|sorting| can_sort && sorting.column == at);
        let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(free));
        let colours = palette(ui.visuals());
        if can_sort && (response.hovered() || response.has_focus()) {
            painter.rect_filled(rect.shrink2(vec2(2.0, 1.0)), CornerRadius::same(theme::RADIUS), colours.raised);
        }
        let words = title_of(ui, column, self.arranged.spans.inside(at));
        let inside = rect.shrink2(vec2(self.arranged.spans.margin, 0.0));
        let from_right = place.rtl || column.kind == ColumnKind::Number;
        let x = if from_right { inside.right() - words.size().x } else { inside.left() };
        let at_top = pos2(x, inside.center().y - words.size().y / 2.0);
        if let Some(sorted) = sorted {
            let x = if from_right { inside.right() + 1.0 } else { inside.left() - ARROW + 1.0 };
            let arrow = Rect::from_min_size(pos2(x - 1.0, inside.center().y - ARROW / 2.0), vec2(ARROW, ARROW));
            let icon = if sorted.is_descending { Icon::Down } else { Icon::Up };
            paint_icon(&painter, icon, arrow, colours.accent, false);
        }
        let is_cut = words.elided;
        let under = Rect::from_min_size(at_top, words.size());
        painter.galley(at_top, words, colours.weak_text);
        // The unit is no part of the term.
        glossary::join(ui, &column.title, under, &response);
        let response = if is_cut { hover(response, &title) } else { response };
        if can_sort && response.clicked() {
            self.cx.tables.borrow_mut().sort(self.look.place, next(sorted, at, column.kind));
        }
    }
}

/// Returns the sorting after one more press on a title: numbers begin with the largest, words with the first.
fn next(now: Option<Sorting>, column: usize, kind: ColumnKind) -> Option<Sorting> {
    let first = kind == ColumnKind::Number;
    match now {
        None => Some(Sorting { column, is_descending: first }),
        Some(sorting) if sorting.is_descending == first => Some(Sorting { column, is_descending: !first }),
        Some(_) => None,
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
