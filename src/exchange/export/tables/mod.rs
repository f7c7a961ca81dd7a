//! The tables that can be exported: those of the placements, and those of the report.

mod placements;
mod words;

use super::ExportError;
use crate::report::{Report, Table};

pub(super) use placements::{placements, weeks};
pub(super) use words::{id_or_name, plain};

/// Returns all tables of a plan, those of the placements first.
pub(super) fn all(report: &Report) -> Vec<Table> {
    vec![placements(report), weeks(report)]
}

/// Returns the table with the id `part`, or that of the placements where none is named.
///
/// # Errors
/// When there is none of that name.
pub(super) fn find(report: &Report, part: Option<&str>) -> Result<Table, ExportError> {
    let Some(part) = part else { return Ok(placements(report)) };
    let mut tables = all(report);
    match tables.iter().position(|table| table.id == part) {
        Some(position) => Ok(tables.swap_remove(position)),
        None => Err(ExportError::NoSuchPart {
            part: part.to_owned(),
            known: tables.into_iter().map(|table| table.id).collect(),
        }),
    }
}
