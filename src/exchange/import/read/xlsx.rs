//! Workbooks of Office Open XML, cell by cell.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx};
use jiff::civil::Date;

use super::ReadFailure;
use crate::exchange::import::book::{Book, Builder, Format, Region, Value};

/// Reads the sheets of a workbook whose parts were counted before.
pub(super) fn read(bytes: &[u8]) -> Result<Book, ReadFailure> {
    let damaged = |why: calamine::XlsxError| match why {
        calamine::XlsxError::Password => ReadFailure::Password,
        why => ReadFailure::Damaged(why.to_string()),
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let sheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let mut builder = Builder::new();
    let mut breaks_off = false;
    for (name, is_hidden) in sheets {
        if !builder.begin(&name, is_hidden) {
            break;
        }
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        for region in merged {
            builder.merge(Region {
                top: region.start.0 as usize,
                start: region.start.1 as usize,
                bottom: region.end.0 as usize,
                end: region.end.1 as usize,
            });
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

/// Returns the content of a cell.
fn value(cell: &DataRef<'_>) -> Value {
    match cell {
        DataRef::Empty => Value::Empty,
        DataRef::Int(number) => Value::float(*number as f64),
        DataRef::Float(number) => Value::float(*number),
        DataRef::String(text) => Value::text(text),
        DataRef::SharedString(text) => Value::text(text),
        DataRef::Bool(is_true) => truth(*is_true),
        DataRef::DateTime(moment) => of_moment(*moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => iso(text),
        DataRef::Error(error) => Value::Fault(error.to_string()),
    }
}

/// Returns the value of a box that is ticked or not.
pub(super) fn truth(is_true: bool) -> Value {
    if is_true { Value::float(1.0) } else { Value::Empty }
}

/// Returns a moment as a spreadsheet counts it: a day, or a time of the day where it is below one.
pub(super) fn of_moment(moment: calamine::ExcelDateTime) -> Value {
    let number = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&number) {
        let minutes = (number * 1440.0).round().max(0.0) as u64;
        return Value::Text(format!("{:02}:{:02}", minutes / 60, minutes % 60));
    }
    if !(1.0..200_000.0).contains(&number) {
        return Value::float(number);
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = i16::try_from(year).ok().and_then(|year| Date::new(year, month.cast_signed(), day.cast_signed()).ok());
    date.map_or_else(|| Value::float(number), Value::Day)
}

/// Returns a date of ISO 8601, with or without a time.
pub(super) fn iso(text: &str) -> Value {
    let day = text.get(..10).and_then(|day| day.parse::<Date>().ok());
    day.map_or_else(|| Value::text(text), Value::Day)
}
