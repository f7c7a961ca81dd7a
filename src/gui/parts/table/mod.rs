//! The one table of all pages: it lays out a table of the report. Titles, sums and the first column stay in sight; it sorts
//! where its rows may stand in another order, scrolls sideways before it cuts a number, and copies itself.

mod draw;
mod measure;
mod memory;
mod speak;

use std::sync::Arc;

use eframe::egui::{Response, ScrollArea, Sense, Ui, vec2};

use self::draw::Canvas;
pub(in crate::gui::parts) use self::memory::Basis;
pub(in crate::gui) use self::memory::{Of, ShownTable, Tables, table_of};
use crate::exchange::export::tab_separated;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::widgets::{Icon, icon_button, row, row_end, small};
use crate::report::{Cell, Column, Form, Row, RowRole, Subject};

/// Height of a row in points.
pub(in crate::gui) const ROW_HEIGHT: f32 = 26.0;

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

/// Shows a table, and returns what was pressed in it.
pub(in crate::gui) fn show(cx: &Cx<'_>, ui: &mut Ui, shown: &Arc<ShownTable>, look: &TableLook<'_>) -> Option<Pressed> {
    let table = &shown.table;
    if table.rows.is_empty() || table.columns.is_empty() {
        return None;
    }
    let natural = shown.natural.get_or_init(|| measure::natural(ui, table));
    let room = ui.available_width();
    let spans = measure::spans(natural, room);
    let width = spans.width();
    let scrolls_sideways = width > room + 0.5;
    let sorting = cx.tables.borrow().sorting(look.place);
    let order = table.sorted(sorting);
    let (sums, body): (Vec<usize>, Vec<usize>) =
        order.into_iter().partition(|&at| table.rows[at].role == RowRole::Total);
    let header = if table.form == Form::Values { 0.0 } else { draw::header_height(ui, table, &spans) };
    let seen = body.len().min(look.most_rows);
    let height = header + ROW_HEIGHT * (seen + sums.len()) as f32;
    let canvas = Canvas { cx, table, look, spans: &spans, body: &body, sums: &sums, header, sorting, scrolls_sideways };
    let whole = vec2(width.max(room), header + ROW_HEIGHT * (body.len() + sums.len()) as f32);
    let clip = ui.clip_rect();
    let pressed = if scrolls_sideways || seen < body.len() {
        let bar = if scrolls_sideways { ui.spacing().scroll.allocated_width() } else { 0.0 };
        ScrollArea::new([scrolls_sideways, seen < body.len()])
            .id_salt(look.place)
            .auto_shrink([false, true])
            .max_height(height + bar)
            // A page that scrolls has no room of its own below its lower edge.
            .min_scrolled_height(height + bar)
            .stick_to_right(is_right_to_left(ui))
            .show(ui, |ui| {
                let (rect, _) = fit::allocate(ui, whole, Sense::hover());
                canvas.draw(ui, rect, ui.clip_rect().intersect(clip))
            })
            .inner
    } else {
        let (rect, _) = fit::allocate(ui, whole, Sense::hover());
        canvas.draw(ui, rect, clip)
    };
    below(cx, ui, shown, look);
    pressed
}

/// Shows what stands below a table: a hint, the button that copies it, and its notes.
fn below(cx: &Cx<'_>, ui: &mut Ui, shown: &ShownTable, look: &TableLook<'_>) {
    row(ui, |ui| {
        if !look.hint.is_empty() {
            small(ui, look.hint);
        }
        row_end(ui, |ui| {
            let name = crate::text::strings::fill(
                cx.texts.report.copy_named,
                &[("table", &crate::text::isolate(&shown.table.title, cx.language()))],
            );
            if icon_button(ui, Icon::Copies, &name, true).clicked() {
                ui.ctx().copy_text(tab_separated(&shown.table, cx.language()));
            }
        });
    });
    if look.has_notes {
        for note in &shown.table.notes {
            small(ui, note);
        }
    }
}
