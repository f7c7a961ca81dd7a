//! Charts as files: the flowchart and the plots, as SVG, PNG or the pages of a PDF.

use super::figure::pages::{About, pdf};
use super::figure::raster::{self, Pixels};
use super::figure::{Figure, svg};
use super::{ExportError, Kind, Options, flowchart, plot, provenance};
use crate::report::Report;

/// The id of the flowchart among the parts.
pub(super) const FLOWCHART: &str = "flowchart";

/// The pixels of a point in pictures.
const PIXELS: f32 = 2.0;

/// Returns the charts that can be exported, by id and title.
pub(super) fn parts(report: &Report) -> Vec<(&'static str, String)> {
    let flowchart = (FLOWCHART, report.texts.export.flowchart.to_owned());
    std::iter::once(flowchart).chain(plots(report).into_iter().map(|plot| (plot.id, plot.title))).collect()
}

/// Returns the plots of a plan.
fn plots(_report: &Report) -> Vec<crate::report::Plot> {
    Vec::new()
}

/// Returns pictures of all plots.
pub(super) fn all(report: &Report) -> Vec<Figure> {
    plots(report).iter().map(|found| plot::figure(report, found)).collect()
}

/// Returns the pages of a chart in each language.
fn figures(reports: &[Report], options: &Options) -> Result<Vec<Figure>, ExportError> {
    let part = options.part.as_deref().unwrap_or(FLOWCHART);
    let mut figures = Vec::new();
    for report in reports {
        if part == FLOWCHART {
            figures.extend(flowchart::figures(report, &options.chart)?);
            continue;
        }
        let Some(found) = plots(report).into_iter().find(|plot| plot.id == part) else {
            let known = parts(report).into_iter().map(|(id, _)| id).collect();
            return Err(ExportError::NoSuchPart { part: part.to_owned(), known });
        };
        figures.push(plot::figure(report, &found));
    }
    Ok(figures)
}

/// Returns a chart as a file of `kind`; several pages of a picture stand below each other.
///
/// # Errors
/// When there is no such chart, or it is larger than the format holds.
pub(super) fn file(reports: &[Report], kind: Kind, options: &Options) -> Result<Vec<u8>, ExportError> {
    let figures = figures(reports, options)?;
    let Some(report) = reports.first() else { return Ok(Vec::new()) };
    if kind == Kind::Pdf {
        let about = About {
            language: report.locale.language,
            day: report.plan.calendar.start,
            mark: provenance::plan_mark(report.plan),
        };
        return pdf(&figures, &about);
    }
    let Some(figure) = Figure::stacked(figures) else { return Ok(Vec::new()) };
    match kind {
        Kind::Png => raster::png(&figure, PIXELS),
        _ => Ok(svg::svg(&figure).into_bytes()),
    }
}

/// Returns the pages of a chart as pixels, `scale` for each point: what a window previews and copies.
///
/// # Errors
/// When there is no such chart, or it is too large to be shown.
pub(super) fn previews(reports: &[Report], options: &Options, scale: f32) -> Result<Vec<Pixels>, ExportError> {
    figures(reports, options)?.iter().map(|figure| raster::pixels(figure, scale)).collect()
}
