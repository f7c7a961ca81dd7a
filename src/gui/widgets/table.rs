//! Tables: columns that run in the reading direction, rows that are drawn only where they can be seen.

use std::sync::Arc;

use eframe::egui::{
    Align, CornerRadius, Galley, Layout, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::text::{Look, column_title, elided_label, text_elided};
use crate::gui::context::is_right_to_left;
use crate::gui::fit;
use crate::gui::theme::{self, palette};

/// How wide a column is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Width {
    /// So many points.
    Points(f32),
    /// This share of what the fixed columns leave, relative to the other shares.
    Share(f32),
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its width.
    pub width: Width,
    /// Whether it holds numbers, which end at the right in both languages, so that units stand under units.
    pub is_number: bool,
}

impl<'a> Column<'a> {
    /// A column of texts that takes a share of the width.
    #[must_use]
    pub fn text(title: &'a str, share: f32) -> Self {
        Self { title, width: Width::Share(share), is_number: false }
    }

    /// A column of numbers of a fixed width.
    #[must_use]
    pub fn number(title: &'a str, points: f32) -> Self {
        Self { title, width: Width::Points(points), is_number: true }
    }

    /// A column of a fixed width.
    #[must_use]
    pub fn fixed(title: &'a str, points: f32) -> Self {
        Self { title, width: Width::Points(points), is_number: false }
    }
}

/// A table.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    /// Names it in the window, uniquely.
    pub id: &'a str,
    /// Its columns, in the reading direction.
    pub columns: &'a [Column<'a>],
    /// Height of a row in points.
    pub row_height: f32,
    /// The most height that it takes before it scrolls; all of its rows when infinite.
    pub max_height: f32,
}

const HEADER_HEIGHT: f32 = 26.0;
/// What titles on two lines leave above and below.
const HEADER_MARGIN: f32 = 6.0;
const CELL_MARGIN: f32 = 8.0;

impl Table<'_> {
    /// Draws the titles and the visible rows. `cell` draws one cell, given row and column; `name` says what a screen reader
    /// hears for a row; `selected` marks one. Returns the clicked row, with its response for menus.
    pub fn show(
        &self,
        ui: &mut Ui,
        rows: usize,
        selected: Option<usize>,
        name: impl Fn(usize) -> String,
        mut cell: impl FnMut(&mut Ui, usize, usize),
    ) -> Option<(usize, Response)> {
        let mut clicked = None;
        self.rows(ui, rows, Sense::click(), |ui, row, spans, (rect, response)| {
            Self::ground(ui, rect, &response, selected == Some(row));
            response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected == Some(row), name(row)));
            self.draw_cells(ui, row, spans, rect, &mut cell);
            if response.clicked() {
                clicked = Some((row, response));
            }
        });
        clicked
    }

    /// [`Self::show`] for a table whose numbers are pressed one by one: `name` says what a screen reader hears for a cell,
    /// which is a button where there is a name; `selected` marks one cell. Returns row and column of the pressed cell.
    pub fn show_cells(
        &self,
        ui: &mut Ui,
        rows: usize,
        selected: impl Fn(usize, usize) -> bool,
        name: impl Fn(usize, usize) -> Option<String>,
        mut cell: impl FnMut(&mut Ui, usize, usize),
    ) -> Option<((usize, usize), Response)> {
        let rtl = is_right_to_left(ui);
        let mut clicked = None;
        self.rows(ui, rows, Sense::hover(), |ui, row, spans, (rect, response)| {
            Self::ground(ui, rect, &response, false);
            for (column, &(start, span)) in spans.iter().enumerate() {
                let Some(name) = name(row, column) else { continue };
                let place = cell_rect(rect, start, span, rtl).expand2(vec2(CELL_MARGIN - 2.0, -1.0));
                let button = ui.interact(place, response.id.with(column), Sense::click());
                button.widget_info(|| WidgetInfo::selected(Role::Button, true, selected(row, column), &name));
                Self::ground_of_cell(ui, place, &button, selected(row, column));
                if button.clicked() {
                    clicked = Some(((row, column), button));
                }
            }
            self.draw_cells(ui, row, spans, rect, &mut cell);
        });
        clicked
    }

    /// Draws the titles, and hands each visible row with its columns and its place to `row`.
    fn rows(
        &self,
        ui: &mut Ui,
        rows: usize,
        sense: Sense,
        mut draw: impl FnMut(&mut Ui, usize, &[(f32, f32)], (Rect, Response)),
    ) {
        let width = ui.available_width();
        let spans = self.spans(width);
        self.header(ui, &spans, is_right_to_left(ui));
        let height = self.max_height.min(rows as f32 * self.row_height).max(self.row_height);
        ScrollArea::vertical()
            .id_salt(self.id)
            .auto_shrink([false, true])
            .max_height(height)
            // A page that scrolls has no room of its own below its lower edge.
            .min_scrolled_height(height)
            .show_rows(ui, self.row_height - ui.spacing().item_spacing.y, rows, |ui, visible| {
                for row in visible {
                    let spacing = ui.spacing().item_spacing.y;
                    let (rect, response) = fit::allocate(ui, vec2(width, self.row_height - spacing), sense);
                    draw(ui, row, &spans, (rect.expand2(vec2(0.0, spacing / 2.0)), response));
                }
            });
    }

    fn draw_cells(
        &self,
        ui: &mut Ui,
        row: usize,
        spans: &[(f32, f32)],
        rect: Rect,
        cell: &mut impl FnMut(&mut Ui, usize, usize),
    ) {
        let rtl = is_right_to_left(ui);
        for (column, &(start, span)) in spans.iter().enumerate() {
            let mut inside = cell_ui(ui, rect, start, span, rtl, self.columns[column].is_number);
            cell(&mut inside, row, column);
        }
    }

    /// Start and width of each column, from the start side.
    fn spans(&self, width: f32) -> Vec<(f32, f32)> {
        let fixed: f32 =
            self.columns.iter().map(|column| if let Width::Points(points) = column.width { points } else { 0.0 }).sum();
        let shares: f32 =
            self.columns.iter().map(|column| if let Width::Share(share) = column.width { share } else { 0.0 }).sum();
        let left = (width - fixed).max(0.0);
        let mut start = 0.0;
        self.columns
            .iter()
            .map(|column| {
                let span = match column.width {
                    Width::Points(points) => points,
                    Width::Share(share) => left * share / shares.max(f32::EPSILON),
                };
                let out = (start, span);
                start += span;
                out
            })
            .collect()
    }

    fn header(&self, ui: &mut Ui, spans: &[(f32, f32)], rtl: bool) {
        let title = |(column, &(_, span)): (&Column<'_>, &(f32, f32))| {
            column_title(ui, column.title, column.is_number, (span - 2.0 * CELL_MARGIN).max(0.0))
        };
        let titles: Vec<Arc<Galley>> = self.columns.iter().zip(spans).map(title).collect();
        let tallest = titles.iter().map(|title| title.size().y).fold(0.0, f32::max);
        let height = HEADER_HEIGHT.max(tallest + HEADER_MARGIN);
        let (rect, _) = fit::allocate(ui, vec2(ui.available_width(), height), Sense::hover());
        let palette = palette(ui.visuals());
        for ((column, &(start, span)), title) in self.columns.iter().zip(spans).zip(titles) {
            let mut inside = cell_ui(ui, rect, start, span, rtl, column.is_number);
            elided_label(&mut inside, title, column.title);
        }
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.line));
    }

    fn ground(ui: &Ui, rect: Rect, response: &Response, selected: bool) {
        let palette = palette(ui.visuals());
        if selected {
            ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), palette.selected);
        } else if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), palette.raised);
        }
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.grid));
    }

    fn ground_of_cell(ui: &Ui, rect: Rect, response: &Response, selected: bool) {
        let palette = palette(ui.visuals());
        if selected {
            ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), palette.selected);
        }
        if selected || response.hovered() || response.has_focus() {
            let line = if response.has_focus() { palette.accent } else { palette.weak_text };
            ui.painter().rect_stroke(
                rect,
                CornerRadius::same(theme::RADIUS),
                Stroke::new(1.0, line),
                StrokeKind::Inside,
            );
        }
    }
}

/// A cell of the row `rect` without its margins.
fn cell_rect(rect: Rect, start: f32, span: f32, rtl: bool) -> Rect {
    let (left, right) = if rtl {
        (rect.right() - start - span, rect.right() - start)
    } else {
        (rect.left() + start, rect.left() + start + span)
    };
    Rect::from_min_max(pos2(left + CELL_MARGIN, rect.top()), pos2(right - CELL_MARGIN, rect.bottom()))
}

fn cell_ui(ui: &mut Ui, rect: Rect, start: f32, span: f32, rtl: bool, is_number: bool) -> Ui {
    let inside = cell_rect(rect, start, span, rtl);
    // Digits run from the left in both languages: units stand under units where numbers end at the right.
    let from_right = rtl || is_number;
    let layout = if from_right { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
    let mut out = ui.new_child(fit::part(inside).layout(layout));
    out.set_clip_rect(ui.clip_rect().intersect(inside.expand2(vec2(CELL_MARGIN, 0.0))));
    out
}

/// A cell with one text, cut off with … where it is too long.
pub fn text_cell(ui: &mut Ui, text: &str) {
    text_elided(ui, text, Look::Body);
}
