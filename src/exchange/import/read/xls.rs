//! Workbooks of the older binary form. The library builds whole sheets, so the records are looked through first: a sheet whose
//! corners are far apart would need memory for all that lies between.

use std::io::Cursor;

use calamine::{Reader as _, Xls};

use super::ReadFailure;
use super::cells::{region, value, worksheets};
use crate::exchange::import::book::{Book, Builder, Format};

/// The most bytes of such a workbook.
const MAX_BYTES: usize = 16 << 20;
/// The length of a sector of the file.
const SECTOR: usize = 512;
/// Records that hold a cell or several, with the row and column first.
const CELL_RECORDS: [u16; 9] = [0x0006, 0x00bd, 0x00be, 0x00fd, 0x0201, 0x0203, 0x0204, 0x0205, 0x027e];
/// The largest row in which a cell may stand; 256 columns make a million cells of it.
const LAST_ROW: u16 = 4_000;

/// Reads the sheets of a workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Book, ReadFailure> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadFailure::TooLarge { limit: MAX_BYTES as u64 });
    }
    if contains(bytes, &utf16("EncryptedPackage")) {
        return Err(ReadFailure::Password);
    }
    if has_far_cells(bytes) {
        return Err(ReadFailure::TooLarge { limit: u64::from(LAST_ROW) });
    }
    let damaged = |why: calamine::XlsError| match why {
        calamine::XlsError::Password => ReadFailure::Password,
        why => ReadFailure::Damaged(why.to_string()),
    };
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut builder = Builder::new();
    let mut breaks_off = false;
    for (name, is_hidden) in worksheets(&book) {
        if !builder.begin(&name, is_hidden) {
            break;
        }
        let Ok(range) = book.worksheet_range(&name) else {
            builder.cut();
            breaks_off = true;
            continue;
        };
        for cells in book.merge_cells_by_sheet_name(&name).unwrap_or_default() {
            builder.merge(region(cells));
        }
        let (top, start) = range.start().unwrap_or_default();
        for (row, column, cell) in range.used_cells() {
            if !builder.put(top as usize + row, start as usize + column, value(cell)) {
                break;
            }
        }
    }
    super::whole(builder.finish(Format::Xls), breaks_off)
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Looks through the file for records that are cells far down. Records run through sectors that need not follow each other, so
/// every place that looks like the beginning of the workbook's records is walked from; a file that has none is left to the
/// library.
fn has_far_cells(bytes: &[u8]) -> bool {
    let begins =
        |at: &usize| matches!(bytes.get(*at..*at + 4), Some([0x09, 0x08, length, 0]) if (4..=16).contains(length));
    let mut walked = 0;
    (0..bytes.len()).step_by(2).filter(begins).any(|start| {
        if start < walked {
            return false;
        }
        let (end, is_far) = walk(bytes, start);
        walked = end.max(start + SECTOR);
        is_far
    })
}

/// Walks over records from `start`. Returns where it ended, and whether a cell lies far down.
fn walk(bytes: &[u8], start: usize) -> (usize, bool) {
    let mut at = start;
    while let Some(&[low, high, short, long, ..]) = bytes.get(at..at + 4) {
        let kind = u16::from_le_bytes([low, high]);
        let length = usize::from(u16::from_le_bytes([short, long]));
        if (kind == 0 && length == 0) || length > 8_228 {
            break;
        }
        if CELL_RECORDS.contains(&kind)
            && let Some(&[low, high]) = bytes.get(at + 4..at + 6)
            && u16::from_le_bytes([low, high]) > LAST_ROW
        {
            return (at, true);
        }
        at += 4 + length;
    }
    (at, false)
}
