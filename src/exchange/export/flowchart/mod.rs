//! The flowchart as a picture: channels by weeks, with what each row, week and group comes to.
//!
//! [`figures`] lays it out on one page or on several: weeks and rows are parted, heads are repeated, sums stand on the last page
//! of each part of the weeks.

mod bars;
mod head;
mod options;
mod page;
mod rows;

pub use options::{ChartOptions, OnBars, Paper};

use super::asked::ExportError;
use super::figure::Figure;
use crate::report::Report;

/// Returns the pages of a plan's flowchart.
///
/// # Errors
/// When the weeks that are wanted are not in the plan.
pub(super) fn figures(report: &Report, options: &ChartOptions) -> Result<Vec<Figure>, ExportError> {
    let weeks = report.plan.calendar.weeks;
    let (first, last) = options.weeks.unwrap_or((1, weeks));
    if first == 0 || first > last || last > weeks {
        return Err(ExportError::NoSuchWeeks { first, last, weeks });
    }
    if let Some(unknown) = options.channels.iter().find(|id| !report.plan.channels.has_id(id)) {
        let known = report.plan.channels.iter().map(|channel| channel.id.as_str().to_owned()).collect();
        return Err(ExportError::NoSuchChannel { channel: unknown.clone(), known });
    }
    Ok(page::pages(report, options, first, last))
}

/// Returns the weeks and rows of a plan's flowchart alone, laid out from the left: pictures at most `room` wide and `depth` high,
/// without the sums at the end of rows where `has_sums` is false.
pub(super) fn charts(report: &Report, room: f32, depth: f32, has_sums: bool) -> Vec<Figure> {
    page::charts(report, &ChartOptions::default(), room, depth, has_sums)
}
