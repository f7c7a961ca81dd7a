//! The tables that can be exported: those of the placements for other programs, and those of the report.

use super::{ExportError, Kind, Options, provenance, sheet};
use crate::report::worksheets::sheet_table;
use crate::report::{self, Report, Table};

/// Returns one row for each placement, with its quantity in each week, and what is said below every export.
pub(super) fn wide(report: &Report) -> Table {
    Table { notes: provenance::notes(report), ..report::plan::placements_with_weeks(report) }
}

/// Returns one row for each placement and week with a quantity.
pub(super) fn long(report: &Report) -> Table {
    Table { notes: provenance::notes(report), ..report::plan::weeks_of_placements(report) }
}

/// Returns all tables of a plan, those of the placements first.
pub(super) fn all(report: &Report) -> Vec<Table> {
    let mut tables = vec![wide(report), long(report)];
    tables.extend(report::tables(report));
    tables
}

/// Returns the table that `options` name, or that of the placements where none is named.
///
/// # Errors
/// When there is none of that name.
pub(super) fn find(report: &Report, options: &Options) -> Result<Table, ExportError> {
    let Some(part) = options.part.as_deref() else { return Ok(wide(report)) };
    if let Some((framework, _)) = sheet::of_part(part, Kind::Csv, options)? {
        return Ok(sheet_table(report, framework));
    }
    let mut tables = all(report);
    match tables.iter().position(|table| table.id == part) {
        Some(position) => Ok(tables.swap_remove(position)),
        None => Err(ExportError::NoSuchPart {
            part: part.to_owned(),
            known: tables.into_iter().map(|table| table.id.to_owned()).chain(sheet::part_names()).collect(),
        }),
    }
}
