//! What the workbooks of spreadsheets hold in common: their sheets, the values of their cells, cells that are shown as one.

use std::io::{Read, Seek};

use calamine::{DataType, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible};
use jiff::civil::Date;

use crate::exchange::import::book::{Region, Value};

/// Names the worksheets of a workbook in their order, each with whether its program hides it.
pub(super) fn worksheets<R: Read + Seek>(book: &impl Reader<R>) -> Vec<(String, bool)> {
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
}

/// Returns cells that are shown as one.
pub(super) fn region(cells: Dimensions) -> Region {
    Region {
        top: cells.start.0 as usize,
        start: cells.start.1 as usize,
        bottom: cells.end.0 as usize,
        end: cells.end.1 as usize,
    }
}

/// Returns the content of a cell.
pub(super) fn value(cell: &impl DataType) -> Value {
    if let Some(text) = cell.get_string() {
        Value::text(text)
    } else if let Some(number) = cell.get_float() {
        Value::float(number)
    } else if let Some(number) = cell.get_int() {
        Value::float(number as f64)
    } else if let Some(is_true) = cell.get_bool() {
        truth(is_true)
    } else if let Some(moment) = cell.get_datetime() {
        of_moment(moment)
    } else if let Some(text) = cell.get_datetime_iso().or_else(|| cell.get_duration_iso()) {
        iso(text)
    } else {
        cell.get_error().map_or(Value::Empty, |error| Value::Fault(error.to_string()))
    }
}

/// Returns the value of a box that is ticked or not.
pub(super) fn truth(is_true: bool) -> Value {
    if is_true { Value::float(1.0) } else { Value::Empty }
}

/// Returns a moment as a spreadsheet counts it: a day, or a time of the day where it is below one.
fn of_moment(moment: ExcelDateTime) -> Value {
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
