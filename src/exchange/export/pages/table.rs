//! Tables on pages: widths of columns, wrapped cells, heads that are repeated, parts where columns have no room.

use super::document::Document;
use super::galley::{Face, Galley, Unit, plain, words};
use super::grid::{Grid, fitted};
use super::lines::{broken, runs_left, turned, without_controls};
use super::{Piece, Role};
use crate::exchange::export::figure::{Anchor, Rgb, Shape, Words, colour};
use crate::report::{Cell, Column, ColumnKind, Form, Row, RowRole, Table};
use crate::text::strings::{fill, slots};

/// Between columns.
pub(super) const GAP: f32 = 14.0;

/// Above and below the words of a row.
const PAD: f32 = 5.5;

/// A row of more lines than this is parted.
const MOST_LINES: usize = 30;

/// Returns the lines of what a cell says on paper, before they are broken.
pub(super) fn words_of(cell: &Cell) -> impl Iterator<Item = String> + '_ {
    cell.text.split('\n').map(without_controls)
}

/// Returns the title of a column with its unit, running as the page does.
pub(in crate::exchange::export) fn title_of(column: &Column, is_rtl: bool) -> String {
    let title = match &column.unit {
        Some(unit) if !column.title.contains(unit.as_str()) => {
            format!("{}{} {unit}", column.title, if is_rtl { '،' } else { ',' })
        }
        _ => column.title.clone(),
    };
    turned(&title, is_rtl)
}

/// Adds a table with its caption and its notes.
pub(super) fn add(galley: &mut Galley, document: &Document, table: &Table, name: &str) {
    let grids = fitted(table, galley.style.room(false), galley.style.room(true), galley.is_rtl);
    let parts = grids.len();
    for (number, grid) in grids.into_iter().enumerate() {
        let caption = if parts == 1 {
            table.title.clone()
        } else {
            let [part, parts] = [number + 1, parts].map(|count| document.locale.ungrouped(count as u64));
            let values = slots![("title", &*table.title), ("part", &*part), ("parts", &*parts)];
            fill!(document.locale.texts().book.continued, values)
        };
        let from = galley.caption(name, &caption, 18.0, grid.is_wide);
        galley.units[from..].iter_mut().for_each(|unit| unit.keep = true);
        Setter::of(galley, table, &grid).table();
        galley.units[from..].iter_mut().for_each(|unit| unit.is_wide = grid.is_wide);
    }
    let from = galley.units.len();
    for note in table.notes.iter().chain(&missing(table, document)) {
        let face =
            Face { size: galley.style.small, leading: galley.style.small_leading, bold: false, colour: colour::WEAK };
        galley.paragraph("", note, face, 0.0, 5.0, Role::Paragraph(plain(note)));
    }
    // The first note stays with the last row.
    if galley.units.len() > from
        && let Some(last) = galley.units.get_mut(from.saturating_sub(1))
    {
        last.keep = true;
    }
    let space = Unit { height: 8.0, ..Unit::default() };
    galley.units.push(space);
}

/// Returns why cells are missing, each reason once.
fn missing(table: &Table, document: &Document) -> Vec<String> {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let mut reasons: Vec<String> = Vec::new();
    for cell in cells.filter(|cell| cell.value.is_none()) {
        let Some(why) = cell.missing else { continue };
        let sentence = format!("{} {}", cell.text, crate::text::reason(why, document.locale.language));
        if !reasons.contains(&sentence) {
            reasons.push(sentence);
        }
    }
    reasons
}

/// Sets one part of a table.
struct Setter<'a, 'b> {
    galley: &'a mut Galley,
    table: &'b Table,
    grid: &'b Grid,
    element: usize,
    leading: f32,
    head: Option<usize>,
}

impl<'a, 'b> Setter<'a, 'b> {
    fn of(galley: &'a mut Galley, table: &'b Table, grid: &'b Grid) -> Self {
        let element = galley.element(Role::Table, None);
        let leading = grid.size * if galley.is_rtl { 1.5 } else { 1.35 };
        Self { galley, table, grid, element, leading, head: None }
    }

    fn table(&mut self) {
        if self.table.form == Form::Grid {
            self.titles();
        }
        let body = self.galley.element(Role::Body, Some(self.element));
        let rows: Vec<&Row> = self.table.rows.iter().collect();
        for (number, row) in rows.iter().enumerate() {
            let is_last = number + 1 == rows.len();
            let sums_follow = rows.get(number + 1).is_some_and(|next| next.role == RowRole::Total);
            let from = self.galley.units.len();
            self.row(body, row, is_last);
            if let Some(last) = self.galley.units[from..].last_mut() {
                // A heading stays with its first row, and a sum with the row before it.
                last.keep = row.role == RowRole::Group || (sums_follow && number > 0);
            }
        }
    }

    /// Writes the titles of the columns, which are repeated on each page.
    fn titles(&mut self) {
        let head = self.galley.element(Role::Head, Some(self.element));
        let row = self.galley.element(Role::Row, Some(head));
        let face = Face { size: self.grid.size, leading: self.leading, bold: false, colour: colour::WEAK };
        let titles: Vec<(usize, Vec<String>)> = self
            .grid
            .columns
            .iter()
            .map(|&(column, _, width)| {
                let title = title_of(&self.table.columns[column], self.galley.is_rtl);
                (column, broken(&title, false, width / face.size, width / face.size, self.galley.is_rtl))
            })
            .collect();
        let most = titles.iter().map(|(_, lines)| lines.len()).max().unwrap_or(1);
        let height = most as f32 * self.leading + 2.0 * PAD;
        let mut pieces = vec![self.rules(0.0, height, colour::TEXT, None)];
        for (column, lines) in titles {
            let top = PAD + (most - lines.len()) as f32 * self.leading;
            let shapes = self.lines(column, &lines, face, top, 0.0);
            let element = Some(self.galley.element(Role::Title, Some(row)));
            pieces.push(Piece { element, shapes, leads_to: None });
        }
        let shapes = pieces.iter().flat_map(|piece| piece.shapes.iter().cloned()).collect();
        self.galley.heads.push((height, shapes));
        self.head = Some(self.galley.heads.len() - 1);
        self.galley.units.push(Unit { height, before: 4.0, keep: true, pieces, ..Unit::default() });
    }

    /// Returns lines above and below a row, and its ground.
    fn rules(&self, top: f32, height: f32, below: Rgb, ground: Option<Rgb>) -> Piece {
        let width = self.grid.width;
        let line = |y: f32, colour: Rgb| Shape::Line { points: vec![(0.0, y), (width, y)], width: 0.8, colour };
        let mut shapes = Vec::new();
        if let Some(fill) = ground {
            shapes.push(Shape::Rect { at: [0.0, top, width, height], round: 0.0, fill, edge: None });
        }
        if below == colour::TEXT && ground.is_none() {
            shapes.push(line(top, colour::WEAK));
            shapes.push(line(top + height, colour::WEAK));
        } else {
            shapes.push(line(top + height, below));
        }
        Piece { element: None, shapes, leads_to: None }
    }

    fn row(&mut self, body: usize, row: &Row, is_last: bool) {
        let element = self.galley.element(Role::Row, Some(body));
        let is_heading = row.role == RowRole::Group;
        let bold = row.role != RowRole::Body;
        let face = Face { size: self.grid.size, leading: self.leading, bold, colour: colour::TEXT };
        let spans = is_heading && row.cells.iter().skip(1).all(|cell| cell.text.is_empty());
        let mut cells: Vec<(usize, Vec<String>, f32, Option<Rgb>)> = Vec::new();
        for &(column, _, width) in &self.grid.columns {
            let Some(cell) = row.cells.get(column) else { continue };
            let key = cell.colour.map(Rgb::from);
            let indent = if key.is_some() { 14.0 } else { 0.0 };
            let room = if spans { self.grid.width } else { width - indent } / face.size;
            let page = self.galley.is_rtl;
            // Weak titles of values need no head above them.
            let is_name = self.table.form == Form::Values && column == 0;
            let bold = face.bold && !is_name;
            let lines = words_of(cell).flat_map(|line| broken(&line, bold, room, room, page));
            cells.push((column, lines.collect(), indent, key));
            if spans {
                break;
            }
        }
        let most = cells.iter().map(|(_, lines, ..)| lines.len()).max().unwrap_or(1);
        let ids: Vec<usize> = cells.iter().map(|_| self.galley.element(Role::Cell, Some(element))).collect();
        let mut from = 0;
        while from < most {
            let to = (from + MOST_LINES).min(most);
            let height = (to - from) as f32 * self.leading + 2.0 * PAD;
            let ends = to == most;
            let below = match row.role {
                _ if !ends => colour::PAPER,
                _ if is_last => colour::WEAK,
                RowRole::Total => colour::LINE,
                _ => colour::GRID,
            };
            let ground = is_heading.then_some(colour::RAISED);
            let mut pieces = vec![self.rules(0.0, height, below, ground)];
            for ((column, lines, indent, key), id) in cells.iter().zip(&ids) {
                let part = lines.get(from..to.min(lines.len())).unwrap_or_default();
                let mut shapes = self.lines(*column, part, face, PAD, *indent);
                if let (Some(key), 0) = (key, from) {
                    shapes.insert(0, self.key(*column, *key));
                }
                pieces.push(Piece { element: Some(*id), shapes, leads_to: None });
            }
            self.galley.units.push(Unit { height, pieces, head: self.head, ..Unit::default() });
            from = to;
        }
    }

    /// Returns the square in the colour of what a cell names.
    fn key(&self, column: usize, fill: Rgb) -> Shape {
        let left = self.grid.columns.iter().find(|(known, ..)| *known == column).map_or(0.0, |(_, left, _)| *left);
        let top = PAD + self.leading * 0.5 - 4.5;
        Shape::Rect { at: [left, top, 9.0, 9.0], round: 1.5, fill, edge: Some(fill.edge()) }
    }

    /// Returns the lines of a cell: numbers at the end of their column, words at its start.
    fn lines(&self, column: usize, lines: &[String], face: Face, top: f32, indent: f32) -> Vec<Shape> {
        let Some(&(_, left, width)) = self.grid.columns.iter().find(|(known, ..)| *known == column) else {
            return Vec::new();
        };
        let is_number = self.table.form == Form::Grid
            && self.table.columns.get(column).is_some_and(|column| column.kind == ColumnKind::Number);
        let page = self.galley.is_rtl;
        let mut shapes = Vec::with_capacity(lines.len());
        for (number, line) in lines.iter().enumerate() {
            let baseline = top + number as f32 * self.leading + self.leading * 0.5 + face.size * 0.36;
            let text = turned(line, runs_left(line, page));
            let at = if is_number { left + width } else { left + indent };
            let anchor = if is_number { Anchor::Right } else { Anchor::Left };
            shapes.push(Shape::Text(Words { anchor, ..words(at, baseline, face, text) }));
        }
        shapes
    }
}
