//! Workbooks of Office Open XML, cell by cell.

use std::io::Cursor;

use calamine::{Reader as _, Xlsx};

use super::ReadFailure;
use super::cells::{region, value, worksheets};
use crate::exchange::import::book::{Book, Builder, Format};

/// Reads the sheets of a workbook whose parts were counted before.
pub(super) fn read(bytes: &[u8]) -> Result<Book, ReadFailure> {
    let damaged = |why: calamine::XlsxError| match why {
        calamine::XlsxError::Password => ReadFailure::Password,
        why => ReadFailure::Damaged(why.to_string()),
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut builder = Builder::new();
    let mut breaks_off = false;
    for (name, is_hidden) in worksheets(&book) {
        if !builder.begin(&name, is_hidden) {
            break;
        }
        for cells in book.merge_cells_by_sheet_name(&name).unwrap_or_default() {
            builder.merge(region(cells));
        }
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
            builder.cut();
            breaks_off = true;
            continue;
        };
        loop {
            match cells.next_cell() {
                Ok(Some(cell)) => {
                    let (row, column) = cell.get_position();
                    if !builder.put(row as usize, column as usize, value(cell.get_value())) {
                        break;
                    }
                }
                Ok(None) => break,
                Err(_) => {
                    builder.cut();
                    breaks_off = true;
                    break;
                }
            }
        }
    }
    super::whole(builder.finish(Format::Xlsx), breaks_off)
}
