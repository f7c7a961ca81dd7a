//! Workbooks of `OpenDocument`, mark by mark: a cell that says that it is repeated a million times takes no more room than one.

use std::collections::BTreeMap;

use super::ReadFailure;
use super::cells::{iso, truth};
use super::markup::{Piece, Pieces, attribute, plain};
use super::package::part_text;
use crate::exchange::import::book::{Book, Builder, Format, MAX_COLUMNS, MAX_ROWS, Region, Value};

/// Reads the sheets of a workbook whose parts were counted before.
pub(super) fn read(bytes: &[u8]) -> Result<Book, ReadFailure> {
    let content = part_text(bytes, "content.xml")?;
    let mut state = State::default();
    let mut builder = Builder::new();
    let mut has_room = true;
    for piece in Pieces::of(&content) {
        has_room = state.take(piece, &mut builder);
        if !has_room {
            break;
        }
    }
    let breaks_off = has_room && !state.is_whole;
    if breaks_off {
        builder.cut();
    }
    super::whole(builder.finish(Format::Ods), breaks_off)
}

/// Says where the reader is in a workbook.
#[derive(Default)]
struct State {
    /// Styles of sheets that are not shown.
    hidden: BTreeMap<String, bool>,
    style: Option<String>,
    row: usize,
    column: usize,
    row_repeats: usize,
    row_cells: Vec<(usize, Value)>,
    cell: Option<Cell>,
    /// How deep the reader is in remarks, whose text is no text of the cell.
    remarks: usize,
    in_table: usize,
    /// Whether the list of sheets has come to its end.
    is_whole: bool,
}

struct Cell {
    value: Option<Value>,
    text: String,
    repeats: usize,
    columns: usize,
    rows: usize,
}

impl State {
    /// Takes one piece. Returns false where there is no room for more.
    fn take(&mut self, piece: Piece<'_>, builder: &mut Builder) -> bool {
        match piece {
            Piece::Open { name, attributes, is_whole } => {
                let has_room = self.open(name, attributes, builder);
                has_room && (!is_whole || self.close(name, builder))
            }
            Piece::Close(name) => self.close(name, builder),
            Piece::Text(text) => {
                if let Some(cell) = self.cell.as_mut().filter(|_| self.remarks == 0) {
                    cell.text.push_str(&plain(text));
                }
                true
            }
        }
    }

    fn open(&mut self, name: &str, attributes: &str, builder: &mut Builder) -> bool {
        let number =
            |name: &str| attribute(attributes, name).and_then(|value| value.parse::<usize>().ok()).unwrap_or(1);
        match name {
            "style:style" => self.style = attribute(attributes, "style:name"),
            "style:table-properties" => {
                if let Some(style) = &self.style
                    && attribute(attributes, "table:display").as_deref() == Some("false")
                {
                    self.hidden.insert(style.clone(), true);
                }
            }
            "table:table" => {
                self.in_table += 1;
                if self.in_table == 1 {
                    let style = attribute(attributes, "table:style-name").unwrap_or_default();
                    let name = attribute(attributes, "table:name").unwrap_or_default();
                    (self.row, self.column) = (0, 0);
                    return builder.begin(&name, self.hidden.contains_key(&style));
                }
            }
            "table:table-row" => {
                self.row_repeats = number("table:number-rows-repeated").max(1);
                self.column = 0;
                self.row_cells.clear();
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.cell = Some(Cell {
                    value: typed(attributes),
                    text: String::new(),
                    repeats: number("table:number-columns-repeated").max(1),
                    columns: number("table:number-columns-spanned").clamp(1, MAX_COLUMNS),
                    rows: number("table:number-rows-spanned").clamp(1, MAX_ROWS),
                });
            }
            "office:annotation" => self.remarks += 1,
            "text:p" | "text:line-break" | "text:s" | "text:tab" => {
                if let Some(cell) = self.cell.as_mut().filter(|cell| self.remarks == 0 && !cell.text.is_empty()) {
                    cell.text.push(' ');
                }
            }
            _ => {}
        }
        true
    }

    fn close(&mut self, name: &str, builder: &mut Builder) -> bool {
        match name {
            "table:table" => self.in_table = self.in_table.saturating_sub(1),
            "office:spreadsheet" => self.is_whole = true,
            "office:annotation" => self.remarks = self.remarks.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(builder),
            "table:table-row" => return self.end_row(builder),
            _ => {}
        }
        true
    }

    fn end_cell(&mut self, builder: &mut Builder) {
        let Some(cell) = self.cell.take() else { return };
        let value = cell.value.unwrap_or_else(|| Value::text(&cell.text));
        if (cell.columns > 1 || cell.rows > 1) && self.in_table > 0 {
            let (top, start) = (self.row, self.column);
            builder.merge(Region { top, start, bottom: top + cell.rows - 1, end: start + cell.columns - 1 });
        }
        if !value.is_empty() {
            let end = self.column.saturating_add(cell.repeats).min(MAX_COLUMNS);
            self.row_cells.extend((self.column..end).map(|column| (column, value.clone())));
        }
        self.column = self.column.saturating_add(cell.repeats);
    }

    fn end_row(&mut self, builder: &mut Builder) -> bool {
        let next = self.row.saturating_add(self.row_repeats);
        if !self.row_cells.is_empty() {
            for row in self.row..next.min(MAX_ROWS) {
                for (column, value) in &self.row_cells {
                    if !builder.put(row, *column, value.clone()) {
                        return false;
                    }
                }
            }
            self.row_cells.clear();
        }
        self.row = next;
        true
    }
}

/// Returns the value that the attributes of a cell state; `None` where its text is its value.
fn typed(attributes: &str) -> Option<Value> {
    let kind = attribute(attributes, "office:value-type").or_else(|| attribute(attributes, "calcext:value-type"))?;
    match kind.as_str() {
        "float" | "currency" | "percentage" => {
            let number = attribute(attributes, "office:value")?;
            Some(number.parse().map_or_else(|_| Value::float(number.parse().unwrap_or(f64::NAN)), Value::Number))
        }
        "date" => Some(iso(&attribute(attributes, "office:date-value")?)),
        "boolean" => Some(truth(attribute(attributes, "office:boolean-value")? == "true")),
        _ => None,
    }
}
