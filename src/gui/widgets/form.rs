//! The build of pages and forms: rows, columns, sections, fields beside their names.

use eframe::egui::emath::TSTransform;
use eframe::egui::{Align, Frame, Id, Layout, Margin, Response, ScrollArea, Sense, Stroke, Ui, vec2};

use super::button::primary_button;
use super::icon::{Icon, paint_icon};
use super::text::{Look, galley, heading, label_in, title, weak};
use crate::gui::context::is_right_to_left;
use crate::gui::fit;
use crate::gui::reveal;
use crate::gui::theme::{self, palette, space};

/// How wide every page gets: in a window all pages end at one edge.
pub const PAGE_WIDTH: f32 = 1720.0;

/// Between cards beside each other, as below each other, in points.
pub const CARD_GAP: f32 = space::MEDIUM;

/// How wide the names of fields are.
const NAME_WIDTH: f32 = 150.0;

/// The least room in which words before the end of a row are read, in points: with less, the end has a row of its own.
const LEAST_BEFORE: f32 = 96.0;

/// Below this width, in points, a page scrolls sideways where something on it is wider.
const NARROW_PAGE: f32 = 640.0;

/// Shows a column in the reading direction.
pub fn column<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let align = if is_right_to_left(ui) { Align::Max } else { Align::Min };
    ui.with_layout(Layout::top_down(align), content).inner
}

/// Shows a row in the reading direction.
pub fn row<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let layout =
        if is_right_to_left(ui) { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
    let size = vec2(ui.available_size_before_wrap().x, ui.spacing().interact_size.y);
    fit::inside(ui, size, layout, content).inner
}

/// Shows a row in the reading direction that goes on in the next line where it has no more room.
pub fn wrapped_row<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let reading = if is_right_to_left(ui) { Layout::right_to_left } else { Layout::left_to_right };
    let size = vec2(ui.available_size_before_wrap().x, ui.spacing().interact_size.y);
    fit::inside(ui, size, reading(Align::Center).with_main_wrap(true), content).inner
}

/// Lays out what stands at a row's end, in reading order: the Tab key and screen readers come to it as it is read.
pub fn row_end<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    EndOfRow::of(ui).show(ui, content)
}

/// Shows a row whose `end` stands at its end, with as much room as it needs; `before` has what is left, and may take several
/// lines. Where that would be too little to read, the end follows in rows of its own.
pub fn row_with_end<R>(ui: &mut Ui, before: impl FnOnce(&mut Ui), end: impl FnOnce(&mut Ui) -> R) -> R {
    before_and_end(ui, LEAST_BEFORE, before, end)
}

/// Shows a row as [`row_with_end`] does whose `before` needs `least` points.
pub fn before_and_end<R>(ui: &mut Ui, least: f32, before: impl FnOnce(&mut Ui), end: impl FnOnce(&mut Ui) -> R) -> R {
    let at_end = EndOfRow::of(ui);
    let taken = at_end.width.unwrap_or(0.0) + ui.spacing().item_spacing.x;
    let is_below = at_end.width.is_some_and(|width| width > 0.0) && least + taken > ui.available_width();
    // One part of the layout in both cases, so that what follows keeps its ids.
    let shown = ui.scope(|ui| {
        if is_below {
            row(ui, before);
            return at_end.show_below(ui, end);
        }
        row(ui, |ui| {
            ui.scope(|ui| {
                fit::at_most(ui, fit::beside(ui.available_width(), taken));
                before(ui);
            });
            at_end.show(ui, end)
        })
    });
    shown.inner
}

/// Holds what stands at the end of a row. It is laid out as wide as in the pass before; where its width has changed, what was
/// painted is moved to its place at once, and what can be pressed follows with the next pass.
struct EndOfRow {
    id: Id,
    /// How wide it was in the last pass, in points; `None` in the first one.
    width: Option<f32>,
}

impl EndOfRow {
    fn of(ui: &Ui) -> Self {
        let id = ui.next_auto_id().with("end of the row");
        Self { id, width: ui.data(|data| data.get_temp(id)) }
    }

    fn show<R>(self, ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
        // The content sees the whole room that the row has left, wherever it begins.
        let room = ui.available_rect_before_wrap();
        let rtl = is_right_to_left(ui);
        let layout = if rtl { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
        let towards_end = |points: f32| vec2(if rtl { -points } else { points }, 0.0);
        let moved = self.width.map_or(0.0, |width| fit::beside(room.width(), width));
        let layer = ui.layer_id();
        let first = ui.ctx().graphics_mut(|graphics| graphics.entry(layer).next_idx());
        let shown = ui.scope_builder(fit::part(room.translate(towards_end(moved))).layout(layout), content);
        let width = shown.response.rect.width();
        if self.width.is_none_or(|known| (width - known).abs() > 0.5) {
            ui.data_mut(|data| data.insert_temp(self.id, width));
            let rest = TSTransform::from_translation(towards_end(fit::beside(room.width(), width) - moved));
            ui.ctx().graphics_mut(|graphics| {
                let painted = graphics.entry(layer);
                painted.transform_range(first, painted.next_idx(), rest);
            });
        }
        if self.width.is_none() {
            ui.ctx().request_repaint();
        }
        shown.inner
    }

    /// Shows it in a line of its own, and in more where one is too short.
    fn show_below<R>(self, ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
        let line = 1.5 * ui.spacing().interact_size.y;
        let shown = ui.scope(|ui| wrapped_row(ui, content));
        let size = shown.response.rect.size();
        // How wide it is altogether is seen while it stands in one line.
        if size.y < line {
            ui.data_mut(|data| data.insert_temp(self.id, size.x));
        }
        shown.inner
    }
}

/// Shows a page that scrolls, with the margins of a page and no wider than `max_width`: [`PAGE_WIDTH`] where it is a whole page.
pub fn scroll_page<R>(ui: &mut Ui, id: &str, max_width: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let rtl = is_right_to_left(ui);
    let is_narrow = ui.available_width() < NARROW_PAGE;
    // The margin of the page is room enough for the bar.
    let for_bar = std::mem::take(&mut ui.spacing_mut().scroll.floating_allocated_width);
    let area =
        ScrollArea::new([is_narrow, true]).id_salt(id).auto_shrink([false, false]).stick_to_right(rtl && is_narrow);
    let shown = area.show(ui, |ui| {
        ui.spacing_mut().scroll.floating_allocated_width = for_bar;
        let frame = Frame::NONE.inner_margin(Margin::symmetric(16, 12));
        frame.show(ui, |ui| page_column(ui, max_width, is_narrow, content)).inner
    });
    ui.spacing_mut().scroll.floating_allocated_width = for_bar;
    shown.inner
}

/// Shows the column of a page, at most `max_width` wide.
fn page_column<R>(ui: &mut Ui, max_width: f32, is_narrow: bool, content: impl FnOnce(&mut Ui) -> R) -> R {
    let spare = fit::beside(ui.available_width(), max_width);
    if !is_right_to_left(ui) {
        fit::at_most(ui, fit::beside(ui.available_width(), spare));
        return column(ui, content);
    }
    // What is wider than the page goes beyond its left edge, to which no bar leads: the page begins so much further right.
    let beyond = ui.next_auto_id().with("beyond the left edge");
    let known: f32 = ui.data(|data| data.get_temp(beyond)).filter(|_| is_narrow).unwrap_or(0.0);
    let mut rect = ui.available_rect_before_wrap();
    rect.min.x += spare;
    let mut inside = ui.new_child(fit::part(rect.translate(vec2(known, 0.0))).layout(Layout::top_down(Align::Max)));
    let out = content(&mut inside);
    let used = inside.min_rect();
    let wider = fit::beside(rect.left() + known, used.left());
    if is_narrow && (wider - known).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(beyond, wider));
        ui.ctx().request_repaint();
    }
    fit::claim(ui, used, Sense::hover());
    out
}

/// Shows two columns in the reading direction, the first `start_width` points wide. `shared` is handed to both in turn.
pub fn beside<C: ?Sized>(
    ui: &mut Ui,
    shared: &mut C,
    start_width: f32,
    start: impl FnOnce(&mut C, &mut Ui),
    end: impl FnOnce(&mut C, &mut Ui),
) {
    apart(ui, shared, (start_width, space::SMALL), start, end);
}

/// Shows two columns of cards, the first with this share of the width, as far apart as cards stand below each other.
pub fn card_columns<C: ?Sized>(
    ui: &mut Ui,
    shared: &mut C,
    start_share: f32,
    start: impl FnOnce(&mut C, &mut Ui),
    end: impl FnOnce(&mut C, &mut Ui),
) {
    let start_width = fit::beside(ui.available_width(), CARD_GAP) * start_share;
    apart(ui, shared, (start_width, CARD_GAP), start, end);
}

fn apart<C: ?Sized>(
    ui: &mut Ui,
    shared: &mut C,
    (start_width, gap): (f32, f32),
    start: impl FnOnce(&mut C, &mut Ui),
    end: impl FnOnce(&mut C, &mut Ui),
) {
    let whole = ui.available_rect_before_wrap();
    let rtl = is_right_to_left(ui);
    let split = if rtl { whole.right() - start_width } else { whole.left() + start_width };
    let (mut left, mut right) = (whole, whole);
    let (first, second) = if rtl {
        right.min.x = split;
        left.max.x = split - gap;
        (right, left)
    } else {
        left.max.x = split;
        right.min.x = split + gap;
        (left, right)
    };
    let layout = Layout::top_down(if rtl { Align::Max } else { Align::Min });
    let mut side = |salt: &str, rect| ui.new_child(fit::part(rect).id_salt(salt).layout(layout));
    let (mut start_side, mut end_side) = (side("start side", first), side("end side", second));
    start(shared, &mut start_side);
    end(shared, &mut end_side);
    fit::claim(ui, start_side.min_rect().union(end_side.min_rect()), Sense::hover());
}

/// Shows what fills the rest of a panel and scrolls. The bar stands in the margin of the panel, at its right in both languages.
pub fn scroll_panel<R>(ui: &mut Ui, id: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.available_rect_before_wrap();
    let (bar, layout) = (ui.spacing().scroll.bar_width, *ui.layout());
    let mut wider = ui.new_child(fit::part(room.with_max_x(room.right() + bar)).layout(layout));
    let for_bar = std::mem::take(&mut wider.spacing_mut().scroll.floating_allocated_width);
    let beside_bar = Margin { right: bar as i8, ..Margin::ZERO };
    let shown = ScrollArea::vertical().id_salt(id).auto_shrink([false, false]).show(&mut wider, |ui| {
        ui.spacing_mut().scroll.floating_allocated_width = for_bar;
        Frame::NONE.inner_margin(beside_bar).show(ui, |ui| column(ui, content)).inner
    });
    fit::claim(ui, room, Sense::hover());
    shown.inner
}

/// Shows a list of its own that scrolls beyond `max_height`.
pub fn scroll_list<R>(ui: &mut Ui, id: &str, max_height: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let area = ScrollArea::vertical()
        .id_salt(id)
        .auto_shrink([false, true])
        .max_height(max_height)
        .min_scrolled_height(max_height);
    area.show(ui, |ui| column(ui, content)).inner
}

/// Shows the title of a page with what belongs at its other end, or below it where there is no room for both.
pub fn page_heading(ui: &mut Ui, text: &str, end: impl FnOnce(&mut Ui)) {
    let colour = palette(ui.visuals()).text;
    let whole = galley(ui, text, theme::strong_font(theme::size::HEADING), colour, f32::INFINITY).size().x;
    before_and_end(ui, whole.min(ui.available_width()), |ui| drop(heading(ui, text)), end);
    ui.add_space(space::SMALL);
}

/// Shows a titled box.
pub fn group<R>(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = palette(ui.visuals());
    let out = Frame::NONE
        .fill(palette.surface)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(16, 12))
        .show(ui, |ui| {
            fit::exactly(ui, ui.available_width());
            if !name.is_empty() {
                title(ui, name);
                ui.add_space(space::TIGHT);
            }
            content(ui)
        })
        .inner;
    ui.add_space(space::SMALL);
    out
}

/// Shows a part of a page that can be folded away; it begins unfolded when `open`.
pub fn section(ui: &mut Ui, name: &str, open: bool, content: impl FnOnce(&mut Ui)) {
    let id = ui.make_persistent_id(("section", name));
    let is_open = ui.data_mut(|data| *data.get_persisted_mut_or(id, open));
    let header = ui.scope(|ui| {
        row(ui, |ui| {
            let (mark, _) = fit::allocate(ui, vec2(14.0, 14.0), Sense::hover());
            let icon = if is_open { Icon::Open } else { Icon::Closed };
            paint_icon(ui.painter(), icon, mark, palette(ui.visuals()).weak_text, is_right_to_left(ui));
            label_in(ui, name, Look::Strong);
        });
    });
    let response = fit::interact(ui, header.response.rect, id, Sense::click());
    response.widget_info(|| {
        eframe::egui::WidgetInfo::selected(eframe::egui::Role::DisclosureTriangle, true, is_open, name)
    });
    if response.has_focus() {
        let line = Stroke::new(1.0, palette(ui.visuals()).accent);
        ui.painter().rect_stroke(header.response.rect.expand(2.0), 3, line, eframe::egui::StrokeKind::Outside);
    }
    if response.clicked() {
        ui.data_mut(|data| data.insert_persisted(id, !is_open));
    }
    let is_looked_into = !is_open && reveal::looks_into_folded(ui);
    if is_open || is_looked_into {
        let inset = 20;
        let margin = if is_right_to_left(ui) {
            Margin { right: inset, ..Margin::ZERO }
        } else {
            Margin { left: inset, ..Margin::ZERO }
        };
        Frame::NONE.inner_margin(margin).show(ui, |ui| column(ui, content));
        if is_looked_into && reveal::is_found(ui) {
            ui.data_mut(|data| data.insert_persisted(id, true));
        }
    }
}

/// Shows a field with its name at the start side; narrow places put the name above.
pub fn field_row<R>(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    if ui.available_width() < 2.4 * NAME_WIDTH {
        weak(ui, name);
        return content(ui);
    }
    row(ui, |ui| {
        let words = galley(ui, name, theme::font(theme::size::BODY), palette(ui.visuals()).weak_text, NAME_WIDTH);
        // A name of two lines makes the row as high as it is.
        let height = ui.spacing().interact_size.y.max(words.size().y);
        let (rect, _) = fit::allocate(ui, vec2(NAME_WIDTH, height), Sense::hover());
        let layout = if is_right_to_left(ui) {
            Layout::right_to_left(Align::Center)
        } else {
            Layout::left_to_right(Align::Center)
        };
        let mut cell = ui.new_child(fit::part(rect).layout(layout));
        weak(&mut cell, name);
        content(ui)
    })
}

/// The least room in which a hint stands beside its field on several lines, in points.
const LEAST_HINT: f32 = 160.0;

/// Shows a field with its name and with what is said about it: beside it where there is room, else under it.
pub fn hinted_row(ui: &mut Ui, name: &str, field: impl FnOnce(&mut Ui), hints: &[&str]) {
    let is_above = ui.available_width() < 2.4 * NAME_WIDTH;
    let left = field_row(ui, name, |ui| {
        row(ui, |ui| {
            field(ui);
            let mut left = hints;
            while let Some((hint, rest)) = left.split_first() {
                let colour = palette(ui.visuals()).weak_text;
                let whole = galley(ui, hint, theme::font(theme::size::BODY), colour, f32::INFINITY);
                let room = ui.available_width();
                if whole.size().x > room && room < LEAST_HINT {
                    break;
                }
                weak(ui, hint);
                left = rest;
            }
            left
        })
    });
    for hint in left {
        if is_above {
            weak(ui, hint);
        } else {
            row(ui, |ui| {
                fit::space(ui, vec2(NAME_WIDTH, 0.0));
                weak(ui, hint);
            });
        }
    }
}

/// Shows what an empty page says: what belongs here, and the button that begins it.
pub fn empty_state(ui: &mut Ui, name: &str, hint: &str, button: &str) -> Response {
    ui.add_space(space::HUGE * 2.0);
    ui.vertical_centered(|ui| {
        fit::at_most(ui, 440.0);
        title(ui, name);
        ui.add_space(space::TIGHT);
        weak(ui, hint);
        ui.add_space(space::MEDIUM);
        primary_button(ui, button)
    })
    .inner
}
