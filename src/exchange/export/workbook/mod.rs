//! A plan as a workbook: its figures on sheets that can be printed and worked on, sums as live formulas with our results in them.
//!
//! Texts are written as texts, so that none runs as a formula. A formula stands only where it gives the very amount that this
//! program computed, to the minor unit: a recalculation changes no shown digit. The file bears the plan's first day, never the
//! clock's, so that the same plan gives the same bytes.

mod costs;
mod formats;
mod grid;
mod layout;
mod sheets;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::{ExportError, provenance};
use crate::report::{Report, Table};
use crate::text::without_direction_marks;

impl From<XlsxError> for ExportError {
    fn from(why: XlsxError) -> Self {
        Self::TooMuch(why.to_string())
    }
}

/// Returns the workbook, its sheets once for each language.
///
/// # Errors
/// When the plan has more rows or columns than a sheet holds.
pub(super) fn workbook(reports: &[Report]) -> Result<Vec<u8>, ExportError> {
    let mut book = Workbook::new();
    if let Some(report) = reports.first() {
        book.set_properties(&properties(report)?);
    }
    for (position, report) in reports.iter().enumerate() {
        sheets::all(&mut book, report, position == 0)?;
    }
    Ok(book.save_to_buffer()?)
}

/// Returns a workbook of these tables, a sheet for each.
///
/// # Errors
/// When a table has more rows or columns than a sheet holds.
pub(super) fn of_tables(report: &Report, tables: &[Table]) -> Result<Vec<u8>, ExportError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(report)?);
    sheets::of_tables(&mut book, report, tables)?;
    Ok(book.save_to_buffer()?)
}

fn properties(report: &Report) -> Result<DocProperties, XlsxError> {
    let start = report.plan.calendar.start;
    let year = u16::try_from(start.year()).unwrap_or(1900).max(1900);
    let [month, day] = [start.month(), start.day()].map(|part| u8::try_from(part).unwrap_or(1));
    let title: String =
        without_direction_marks(report.plan.title.get(report.locale.language)).chars().take(250).collect();
    Ok(DocProperties::new()
        .set_title(title)
        .set_author("IMC Planner")
        .set_comment(without_direction_marks(&provenance::footer(report)))
        .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?))
}
