//! Matrices as pictures: how strongly each cell is coloured says how large its number is beside 1.

use super::{Anchor, Head, MARGIN, Report, SMALL, Shape, TOP, Words, colour, framed, letters, line, width_of, words};
use crate::exchange::export::figure::Figure;
use crate::report::{Cell, Exact, Ground, RowRole, Table};

/// The height of a row.
const ROW: f32 = 26.0;

/// The narrowest and the widest column.
const COLUMN: (f32, f32) = (46.0, 92.0);

/// The most room for the names of rows.
const MOST_NAMES: f32 = 220.0;

/// The most lines of a heading.
const MOST_LINES: usize = 3;

/// The most columns of a picture.
const MOST_COLUMNS: usize = 24;

/// Returns true for a table that is a matrix with something in it.
pub(in crate::exchange::export) fn has_heat(table: &Table) -> bool {
    !table.rows.is_empty() && table.columns.iter().any(|column| column.ground == Ground::Heat)
}

/// Returns a matrix as a picture.
pub(in crate::exchange::export) fn figure(report: &Report, table: &Table) -> Figure {
    let columns: Vec<usize> =
        (0..table.columns.len()).filter(|&at| table.columns[at].ground == Ground::Heat).take(MOST_COLUMNS).collect();
    let rows: Vec<_> = table.rows.iter().filter(|row| row.role != RowRole::Group).collect();
    let names = rows.iter().filter_map(|row| row.cells.first()).map(|cell| width_of(&cell.text));
    let names = names.fold(60.0, f32::max).min(MOST_NAMES);
    let room = (1160.0 - names) / columns.len().max(1) as f32;
    let width = room.clamp(COLUMN.0, COLUMN.1);
    let left = MARGIN + names + 12.0;
    let headings: Vec<Vec<String>> = columns.iter().map(|&at| heading(&table.columns[at].title, width - 6.0)).collect();
    let lines = headings.iter().map(Vec::len).max().unwrap_or(1);
    let top = TOP + 14.0 * lines as f32;
    let mut shapes = Vec::new();
    for (number, heading) in headings.iter().enumerate() {
        let x = left + width * (number as f32 + 0.5);
        for (line, text) in heading.iter().enumerate() {
            let y = top - 6.0 - 14.0 * (heading.len() - 1 - line) as f32;
            shapes.push(Shape::Text(words(x, y, Anchor::Middle, colour::WEAK, text.as_str())));
        }
    }
    for (number, row) in rows.iter().enumerate() {
        let y = top + ROW * number as f32;
        if let Some(name) = row.cells.first() {
            let name = letters::fitted(&name.text, false, names / SMALL);
            shapes.push(Shape::Text(words(left - 8.0, y + 17.0, Anchor::Right, colour::TEXT, name)));
        }
        for (position, &column) in columns.iter().enumerate() {
            let at = [left + width * position as f32, y, width, ROW];
            if let Some(cell) = row.cells.get(column) {
                shapes.extend(square(cell, at));
            }
        }
    }
    let bottom = top + ROW * rows.len() as f32;
    let right = left + width * columns.len() as f32;
    shapes.push(line(vec![(left, bottom), (right, bottom)], 1.0, colour::LINE));
    let size = ((right + MARGIN).max(520.0), bottom);
    let head = Head { title: &table.title, unit: "", notes: &table.notes };
    let figure = framed(report, &head, shapes, size);
    if report.locale.direction().is_right_to_left() { figure.mirrored() } else { figure }
}

/// Breaks a heading into lines; the last one is cut where there are too many.
fn heading(title: &str, room: f32) -> Vec<String> {
    let mut lines = letters::wrapped(title, false, room / SMALL);
    if lines.len() > MOST_LINES {
        let rest = lines.split_off(MOST_LINES - 1).join(" ");
        lines.push(rest);
    }
    lines.into_iter().map(|line| letters::fitted(&line, false, room / SMALL)).collect()
}

/// Draws a cell: its colour and its number.
fn square(cell: &Cell, at: [f32; 4]) -> Vec<Shape> {
    let strength = match cell.value {
        Some(Exact::Number(value) | Exact::Share(value)) if cell.missing.is_none() => value.clamp(0.0, 1.0),
        _ => 0.0,
    };
    #[expect(clippy::cast_possible_truncation, reason = "from 0 to 1")]
    let fill = colour::PAPER.mixed(colour::CURVES[0], strength as f32 * 0.85);
    let inside = [at[0] + 1.0, at[1] + 1.0, at[2] - 2.0, at[3] - 2.0];
    let text = words(at[0] + at[2] / 2.0, at[1] + 17.0, Anchor::Middle, fill.ink(), cell.text.as_str());
    vec![Shape::Rect { at: inside, round: 0.0, fill, edge: None }, Shape::Text(Words { size: 11.0, ..text })]
}
