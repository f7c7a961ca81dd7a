//! The titles of a table: above all rows or at the upper edge of what is seen, pressed to sort.

use std::sync::Arc;

use eframe::egui::{CornerRadius, Galley, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::draw::{Canvas, Place};
use super::measure::Spans;
use super::title;
use crate::gui::term_notes;
use crate::gui::theme::{self, palette};
use crate::gui::widgets::{Icon, column_title, hover, paint_icon};
use crate::report::{Column, ColumnKind, Sorting, Table};
use crate::text::strings::fill;

/// The lowest header, and what its titles leave above and below, in points.
const HEADER: (f32, f32) = (26.0, 6.0);
/// Room for the arrow of a sorted column, in points.
const ARROW: f32 = 9.0;

/// Returns the height of the titles of a table.
pub(super) fn header_height(ui: &Ui, table: &Table, spans: &Spans) -> f32 {
    let columns = table.columns.iter().enumerate();
    let tallest = columns.map(|(at, column)| title_of(ui, column, spans.inside(at)).size().y);
    HEADER.0.max(tallest.fold(0.0, f32::max) + HEADER.1)
}

fn title_of(ui: &Ui, column: &Column, room: f32) -> Arc<Galley> {
    column_title(ui, &title(column), column.kind == ColumnKind::Number, room)
}

impl Canvas<'_> {
    /// Returns the id of a title.
    fn title_id(&self, ui: &Ui, at: usize) -> Id {
        ui.scope_id().with((self.look.place, "title", at))
    }

    /// Returns the room of a title.
    fn title_rect(&self, place: Place, at: usize) -> Rect {
        self.span(place, at, self.top_of_titles(place), self.arranged.header)
    }

    /// Lets the titles be pressed, before the rows in the order of the Tab key.
    pub(super) fn sense_titles(&self, ui: &mut Ui, place: Place) {
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
    pub(super) fn titles(&self, ui: &Ui, place: Place) {
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
        term_notes::join(ui, &column.title, under, &response);
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
