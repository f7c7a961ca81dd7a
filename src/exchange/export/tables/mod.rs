//! The tables that can be exported: those of the placements, and those of the report.

mod placements;
mod words;

use super::ExportError;
use crate::report::{self, Report, Table};

pub(super) use placements::{long, wide};
pub(super) use words::{exact, id_or_name, plain};

/// Returns all tables of a plan, those of the placements first.
pub(super) fn all(report: &Report) -> Vec<Table> {
    let mut tables = vec![wide(report), long(report)];
    tables.extend(report::tables(report));
    tables
}

/// Returns the table with the id `part`, or that of the placements where none is named.
///
/// # Errors
/// When there is none of that name.
pub(super) fn find(report: &Report, part: Option<&str>) -> Result<Table, ExportError> {
    let Some(part) = part else { return Ok(wide(report)) };
    let mut tables = all(report);
    match tables.iter().position(|table| table.id == part) {
        Some(position) => Ok(tables.swap_remove(position)),
        None => Err(ExportError::NoSuchPart {
            part: part.to_owned(),
            known: tables.into_iter().map(|table| table.id).collect(),
        }),
    }
}
