//! Tables of HTML: pages, what spreadsheets put on the clipboard, and exports that call themselves workbooks.

use super::markup::{Piece, Pieces, attribute, plain};
use crate::exchange::import::book::{Book, Builder, Format, MAX_COLUMNS, Region, Value};

/// Returns true for a text that has a table of HTML.
pub(super) fn is_html(text: &str) -> bool {
    let head: String = text.chars().take(200_000).collect::<String>().to_ascii_lowercase();
    head.contains("<table") && (head.contains("<td") || head.contains("<th"))
}

/// Says where the reader is in a table.
#[derive(Default)]
struct Place {
    row: usize,
    column: usize,
    /// For each column, how many rows below are covered by a cell above.
    covered: Vec<usize>,
    cell: Option<Cell>,
    /// For each table that is open, true where it stands by itself.
    open: Vec<bool>,
}

struct Cell {
    text: String,
    columns: usize,
    rows: usize,
}

/// Reads all tables of a text, one below the other.
pub(super) fn read(text: &str) -> Book {
    let mut builder = Builder::new();
    builder.begin("", false);
    let mut place = Place::default();
    let mut skipped: Option<&str> = None;
    for piece in Pieces::of(text) {
        if let Some(name) = skipped {
            if matches!(piece, Piece::Close(closed) if closed.eq_ignore_ascii_case(name)) {
                skipped = None;
            }
            continue;
        }
        match piece {
            Piece::Text(text) => {
                if let Some(cell) = &mut place.cell {
                    cell.text.push_str(&plain(text));
                }
            }
            Piece::Open { name, is_whole: false, .. } if is_named(name, &["script", "style"]) => skipped = Some(name),
            Piece::Open { name, attributes, .. } => open(&mut place, name, attributes, &mut builder),
            Piece::Close(name) => close(&mut place, name, &mut builder),
        }
    }
    end_cell(&mut place, &mut builder);
    builder.finish(Format::Html)
}

fn is_named(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

fn open(place: &mut Place, name: &str, attributes: &str, builder: &mut Builder) {
    if is_named(name, &["table"]) {
        let is_apart = place.open.is_empty() || stands_alone(place);
        if is_apart {
            place.covered.clear();
        }
        place.open.push(is_apart);
    } else if is_named(name, &["tr"]) {
        end_cell(place, builder);
        begin_row(place);
    } else if is_named(name, &["td", "th"]) {
        end_cell(place, builder);
        let number = |name: &str| attribute(attributes, name).and_then(|value| value.trim().parse::<usize>().ok());
        let columns = number("colspan").unwrap_or(1).clamp(1, MAX_COLUMNS);
        let rows = number("rowspan").unwrap_or(1).clamp(1, 1000);
        place.cell = Some(Cell { text: String::new(), columns, rows });
    } else if is_named(name, &["br", "p", "div", "li"])
        && let Some(cell) = &mut place.cell
        && !cell.text.is_empty()
    {
        cell.text.push('\n');
    }
}

fn close(place: &mut Place, name: &str, builder: &mut Builder) {
    if is_named(name, &["td", "th", "tr"]) {
        end_cell(place, builder);
    } else if is_named(name, &["table"]) {
        end_cell(place, builder);
        if place.open.pop().unwrap_or(true) {
            place.covered.clear();
            // A blank row stands between tables.
            place.row += 2;
            place.column = 0;
        }
    }
}

/// Takes the cell away that a table is all of, with which mails are laid out. A table beside other cells stays a part of its cell.
fn stands_alone(place: &mut Place) -> bool {
    let is_alone = place.column == 0 && place.cell.as_ref().is_none_or(|cell| cell.text.trim().is_empty());
    if is_alone {
        place.cell = None;
    }
    is_alone
}

fn begin_row(place: &mut Place) {
    let was_used = place.column > 0;
    if was_used {
        place.row += 1;
        for left in &mut place.covered {
            *left = left.saturating_sub(1);
        }
    }
    place.column = 0;
}

/// Puts the cell that is open into the first column that no cell above covers.
fn end_cell(place: &mut Place, builder: &mut Builder) {
    let Some(cell) = place.cell.take() else { return };
    while place.covered.get(place.column).is_some_and(|left| *left > 0) {
        place.column += 1;
    }
    let (row, column) = (place.row, place.column);
    builder.put(row, column, Value::text(&one_spaced(&cell.text)));
    if cell.columns > 1 || cell.rows > 1 {
        builder.merge(Region { top: row, start: column, bottom: row + cell.rows - 1, end: column + cell.columns - 1 });
    }
    let end = (column + cell.columns).min(MAX_COLUMNS);
    if cell.rows > 1 {
        place.covered.resize(place.covered.len().max(end), 0);
        place.covered[column.min(end)..end].fill(cell.rows);
    }
    place.column = (column + cell.columns).min(MAX_COLUMNS);
}

/// Returns a text of HTML as it is shown: runs of spaces are one.
fn one_spaced(text: &str) -> String {
    let line = |line: &str| line.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = text.lines().map(line).collect();
    lines.join(" ").trim().to_owned()
}
