//! The one table of all pages: it lays out a table of the report. Titles, sums and the first column stay in sight; it sorts
//! where its rows may stand in another order, scrolls sideways before it cuts a number, and copies itself.

mod bars;
mod draw;
mod measure;
mod memory;
mod speak;
mod titles;

use std::sync::Arc;

use eframe::egui::{Align, Layout, Rect, Response, ScrollArea, Sense, TextWrapMode, Ui, vec2};

pub(in crate::gui::parts) use self::bars::shade;
use self::draw::{Canvas, Part, Place};
use self::measure::{Heights, Spans};
pub(in crate::gui::parts) use self::memory::{Basis, let_go};
pub(in crate::gui) use self::memory::{Of, ShownTable, Tables, table_of};
use crate::exchange::export::tab_separated;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::widgets::{Icon, icon_button, row, row_end, small};
use crate::report::{Cell, Column, Form, Row, RowRole, Sorting, Subject};

/// Height of a row in points.
pub(in crate::gui) const ROW_HEIGHT: f32 = 26.0;

/// Height of a row that holds fields, and of these, in points.
const FIELD_ROW_HEIGHT: f32 = 28.0;
const FIELD_HEIGHT: f32 = 24.0;
/// Height of a row in a narrow card beside others, in points.
const COMPACT_ROW: f32 = 20.0;
/// Room for the button that copies a table, in points.
const COPY_ROOM: f32 = 28.0;

/// Says what can be pressed in a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::gui) enum Presses {
    /// Nothing: it is read.
    #[default]
    Nothing,
    /// Its rows.
    Rows,
    /// Its cells that open a card, one by one.
    Cells,
}

/// Says how a table is shown.
#[derive(Clone, Copy, Debug)]
pub(in crate::gui) struct TableLook<'a> {
    /// Names the place where it is shown; no other table of the window has this name.
    pub(in crate::gui) place: &'static str,
    /// The most rows beside sums that are seen at once; more scroll.
    pub(in crate::gui) most_rows: usize,
    /// What can be pressed.
    pub(in crate::gui) presses: Presses,
    /// The figure whose card is open: its row or cell is marked.
    pub(in crate::gui) open: Option<Subject>,
    /// The row that is marked.
    pub(in crate::gui) marked: Option<usize>,
    /// Words below it, beside the button that copies it.
    pub(in crate::gui) hint: &'a str,
    /// False where its notes are said elsewhere on the page.
    pub(in crate::gui) has_notes: bool,
    /// The columns that hold fields, each with the room that a field needs.
    pub(in crate::gui) fields: &'a [(usize, f32)],
    /// The first column whose figures are of a plan before, and how strongly these are drawn.
    fainter: Option<(usize, f32)>,
    /// The height of a row in points.
    row: f32,
}

impl<'a> TableLook<'a> {
    /// Shows all rows of a table that is read.
    pub(in crate::gui) fn at(place: &'static str) -> Self {
        Self {
            place,
            most_rows: usize::MAX,
            presses: Presses::Nothing,
            open: None,
            marked: None,
            hint: "",
            has_notes: true,
            fields: &[],
            fainter: None,
            row: ROW_HEIGHT,
        }
    }

    /// Lets rows beyond so many scroll.
    pub(in crate::gui) fn at_most(self, most_rows: usize) -> Self {
        Self { most_rows, ..self }
    }

    /// Lets something be pressed; `open` is the figure whose card is open.
    pub(in crate::gui) fn pressing(self, presses: Presses, open: Option<Subject>) -> Self {
        Self { presses, open, ..self }
    }

    /// Marks a row.
    pub(in crate::gui) fn marking(self, marked: Option<usize>) -> Self {
        Self { marked, ..self }
    }

    /// Says something below the table.
    pub(in crate::gui) fn saying(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// Leaves the notes of the table away.
    pub(in crate::gui) fn without_notes(self) -> Self {
        Self { has_notes: false, ..self }
    }

    /// Puts fields into columns, each with the room that a field needs.
    pub(in crate::gui) fn with_fields(self, fields: &'a [(usize, f32)]) -> Self {
        Self { fields, row: FIELD_ROW_HEIGHT, ..self }
    }

    /// Makes rows lower, for a table that is read in a card beside others.
    pub(in crate::gui) fn compact(self) -> Self {
        Self { row: COMPACT_ROW, ..self }
    }

    /// Lets columns be painted by the page, each with the room that this needs.
    pub(in crate::gui) fn with_paint(self, columns: &'a [(usize, f32)]) -> Self {
        Self { fields: columns, ..self }
    }

    /// Draws the figures of the columns from this one on as strongly as is said: 1 is as all others.
    pub(in crate::gui) fn fainter_from(self, column: usize, strength: f32) -> Self {
        Self { fainter: Some((column, strength)), ..self }
    }

    /// Returns true where this row is marked.
    fn is_marked(&self, at: usize, row: &Row) -> bool {
        self.marked == Some(at) || (self.open.is_some() && row.explains == self.open)
    }

    /// Returns true where this cell is marked.
    fn is_open(&self, cell: &Cell) -> bool {
        self.open.is_some() && cell.explains == self.open
    }
}

/// Says what was pressed in a table.
#[derive(Clone, Debug)]
pub(in crate::gui) struct Pressed {
    /// Its row, counted in the table as the report has it.
    pub(in crate::gui) row: usize,
    /// The figure whose card it opens.
    pub(in crate::gui) subject: Option<Subject>,
    /// How it was pressed.
    pub(in crate::gui) response: Response,
}

/// Returns the title of a column with its unit.
fn title(column: &Column) -> String {
    match &column.unit {
        Some(unit) => format!("{} ({unit})", column.title),
        None => column.title.clone(),
    }
}

/// Holds how a table is arranged in this frame.
struct Arranged {
    spans: Spans,
    /// The width that it has.
    room: f32,
    /// The rows that scroll, in their order.
    body: Vec<usize>,
    /// The sums, which do not.
    sums: Vec<usize>,
    /// The height of the titles.
    header: f32,
    /// The heights of the rows.
    heights: Heights,
    /// How wide the widest sign at the right of a number is, for each column.
    signs: Vec<f32>,
    sorting: Option<Sorting>,
    scrolls_sideways: bool,
    /// Whether another row is marked than in the frame before, which is then scrolled to.
    follows_mark: bool,
}

fn arranged(cx: &Cx<'_>, ui: &Ui, shown: &ShownTable, look: &TableLook<'_>) -> Arranged {
    let table = &shown.table;
    let natural = shown.natural.get_or_init(|| measure::natural(ui, table));
    let sorting = cx.tables.borrow().sorting(look.place);
    let order = table.sorted(sorting);
    let (sums, body): (Vec<usize>, Vec<usize>) =
        order.into_iter().partition(|&at| table.rows[at].role == RowRole::Total);
    // A bar at the side stands beside the figures.
    let bar = if body.len() > look.most_rows { ui.spacing().scroll.allocated_width() } else { 0.0 };
    let room = fit::beside(ui.available_width(), bar);
    let natural = measure::with_fields(natural, look.fields);
    let spans = measure::spans(&natural, room);
    let header = if table.form == Form::Values { 0.0 } else { titles::header_height(ui, table, &spans) };
    let scrolls_sideways = spans.width() > room + 0.5;
    let follows_mark = cx.tables.borrow_mut().marks(look.place, look.marked);
    let heights = Heights::of(ui, table, (&natural, &spans), &body, look.row);
    let signs = natural.iter().map(|column| column.sign).collect();
    Arranged { spans, room, body, sums, header, heights, signs, sorting, scrolls_sideways, follows_mark }
}

impl Arranged {
    /// Takes the room of the table, which scrolls where it is larger, and lets `draw` fill it; returns what was pressed.
    fn show(
        &self,
        ui: &mut Ui,
        look: &TableLook<'_>,
        draw: impl FnOnce(&mut Ui, Rect, Rect) -> Option<Pressed>,
    ) -> Option<Pressed> {
        let seen = self.body.len().min(look.most_rows);
        let beside = self.header + self.heights.together(&self.sums);
        let (height, all) = (beside + self.heights.top(seen), beside + self.heights.top(self.body.len()));
        let whole = vec2(self.spans.width().max(self.room), all);
        let clip = ui.clip_rect();
        let rtl = is_right_to_left(ui);
        // A table that needs less than its room stands where reading starts.
        let taken = |rect: Rect| {
            let spare = fit::beside(rect.width(), self.spans.width());
            if rtl { rect.with_min_x(rect.left() + spare) } else { rect.with_max_x(rect.right() - spare) }
        };
        if !self.scrolls_sideways && seen >= self.body.len() {
            let (rect, _) = fit::allocate(ui, whole, Sense::hover());
            return draw(ui, taken(rect), clip);
        }
        let bar = if self.scrolls_sideways { ui.spacing().scroll.allocated_width() } else { 0.0 };
        let area = ScrollArea::new([self.scrolls_sideways, seen < self.body.len()])
            .id_salt(look.place)
            .auto_shrink([false, true])
            .max_height(height + bar)
            // A page that scrolls has no room of its own below its lower edge.
            .min_scrolled_height(height + bar)
            .stick_to_right(rtl);
        let shown = area.show(ui, |ui| {
            let (rect, _) = fit::allocate(ui, whole, Sense::hover());
            let seen = ui.clip_rect().intersect(clip);
            draw(ui, taken(rect), seen)
        });
        shown.inner
    }
}

/// Shows a table, and returns what was pressed in it.
pub(in crate::gui) fn show(cx: &Cx<'_>, ui: &mut Ui, shown: &Arc<ShownTable>, look: &TableLook<'_>) -> Option<Pressed> {
    let table = &shown.table;
    if table.rows.is_empty() || table.columns.is_empty() {
        return None;
    }
    let arranged = arranged(cx, ui, shown, look);
    let canvas = Canvas { cx, table, look, arranged: &arranged };
    let pressed = arranged.show(ui, look, |ui, rect, seen| {
        let place = Place::of(ui, rect, seen);
        let drawn = canvas.parts(place).into_iter().map(|part| canvas.draw(ui, place, part));
        drawn.fold(None, |pressed, now| now.or(pressed))
    });
    below(cx, ui, shown, look, arranged.spans.width());
    pressed
}

/// Shows a table with fields in the columns that `look` names; `field` shows the one in a row and a column, counted in the table as
/// the report has it.
pub(in crate::gui) fn show_with_fields(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    shown: &Arc<ShownTable>,
    look: &TableLook<'_>,
    mut field: impl FnMut(&mut Cx<'_>, &mut Ui, usize, usize),
) -> Option<Pressed> {
    let table = &shown.table;
    if table.rows.is_empty() || table.columns.is_empty() {
        return None;
    }
    let arranged = arranged(cx, ui, shown, look);
    let pressed = arranged.show(ui, look, |ui, rect, seen| {
        let place = Place::of(ui, rect, seen);
        let mut pressed = None;
        for part in (Canvas { cx, table, look, arranged: &arranged }).parts(place) {
            let canvas = Canvas { cx, table, look, arranged: &arranged };
            pressed = canvas.draw(ui, place, part).or(pressed);
            let Part::Row(row) = part else { continue };
            // The fields of a row follow it, so that the Tab key goes through the table as it is read.
            for (column, room, clip) in canvas.fields(ui, place, row) {
                let align = Align::Center;
                let rtl = is_right_to_left(ui);
                let layout = if rtl { Layout::right_to_left(align) } else { Layout::left_to_right(align) };
                let mut inside = ui.new_child(fit::part(room).layout(layout).id_salt((look.place, row.at, column)));
                inside.set_clip_rect(clip);
                inside.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
                inside.spacing_mut().interact_size.y = FIELD_HEIGHT;
                inside.spacing_mut().button_padding.y = 2.0;
                field(cx, &mut inside, row.at, column);
            }
        }
        pressed
    });
    below(cx, ui, shown, look, arranged.spans.width());
    pressed
}

/// Returns the places of a table's rows in the order in which `place` shows them.
pub(in crate::gui) fn order_of(cx: &Cx<'_>, place: &str, shown: &ShownTable) -> Vec<usize> {
    shown.table.sorted(cx.tables.borrow().sorting(place))
}

/// Shows what stands below a table `width` points wide: a hint, the button that copies it at its end, and its notes.
fn below(cx: &Cx<'_>, ui: &mut Ui, shown: &ShownTable, look: &TableLook<'_>, width: f32) {
    row(ui, |ui| {
        let room = ui.available_width();
        if !look.hint.is_empty() {
            small(ui, look.hint);
        }
        let copies = |ui: &mut Ui| {
            let name = crate::text::strings::fill!(
                cx.texts.report.copy_named,
                &[("table", &crate::text::isolate(&shown.table.title, cx.language()))],
            );
            if icon_button(ui, Icon::Copies, &name, true).clicked() {
                ui.ctx().copy_text(tab_separated(&shown.table, cx.language()));
            }
        };
        if width + COPY_ROOM > room {
            row_end(ui, copies);
        } else {
            let hint = room - ui.available_width();
            ui.add_space(fit::beside(width, hint + COPY_ROOM));
            copies(ui);
        }
    });
    if look.has_notes {
        for note in &shown.table.notes {
            small(ui, note);
        }
    }
}
