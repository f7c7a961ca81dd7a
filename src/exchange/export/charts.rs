//! Charts as files: the flowchart, the plots and the matrices of the pages, as SVG, PNG or the pages of a PDF.

use super::figure::pages::{About, pdf};
use super::figure::raster::{self, Pixels};
use super::figure::{Figure, svg};
use super::sheet::{self, SheetExtent};
use super::{ExportError, Kind, Options, flowchart, plot, provenance};
use crate::report::{self, Plot, Report, Table};
use crate::worksheet::Framework;

/// The id of the flowchart among the parts.
pub(super) const FLOWCHART: &str = "flowchart";

/// The tables that are drawn as matrices.
const MATRICES: [&str; 3] = ["message-similarity", "channel-similarity", "channel-overlap"];

/// The id of the three channels as circles.
pub(super) const CIRCLES: &str = "channel-circles";

/// The pixels of a point in pictures.
const PIXELS: f32 = 2.0;

/// So many pages of a worksheet are copied as a picture: more would be larger than programs take.
const MOST_COPIED: usize = 6;

/// Returns the charts that can be exported, by id and title: the flowchart, and what the plan has plots of.
pub(super) fn parts(report: &Report) -> Vec<(&'static str, String)> {
    let mut parts = vec![(FLOWCHART, report.texts.export.flowchart.to_owned())];
    parts.extend(report::plots(report).into_iter().map(|plot| (plot.id, plot.title)));
    parts.extend(matrices(report).into_iter().map(|table| (table.id, table.title)));
    if plot::circles(report).is_some() {
        parts.push((CIRCLES, report.texts.reach_page.three.to_owned()));
    }
    parts
}

fn matrices(report: &Report) -> Vec<Table> {
    MATRICES.iter().filter_map(|id| report::table(report, id)).filter(plot::has_heat).collect()
}

/// Returns pictures of all plots.
pub(super) fn all(report: &Report) -> Vec<Figure> {
    report::plots(report).iter().map(|found| plot::figure(report, found)).collect()
}

/// Returns the pages of a chart in each language.
fn figures(reports: &[Report], kind: Kind, options: &Options) -> Result<Vec<Figure>, ExportError> {
    let part = options.part.as_deref().unwrap_or(FLOWCHART);
    if let Some((framework, extent)) = sheet::of_part(part, kind, options)? {
        return Ok(reports.iter().flat_map(|report| sheet::figures(report, framework, extent)).collect());
    }
    let mut figures = Vec::new();
    for report in reports {
        if part == FLOWCHART {
            figures.extend(flowchart::figures(report, &options.chart)?);
        } else if let Some(found) = report::plot(report, part) {
            figures.push(plot::figure(report, &found));
        } else if let Some(table) = matrices(report).into_iter().find(|table| table.id == part) {
            figures.push(plot::heat_map(report, &table));
        } else if let Some(circles) = plot::circles(report).filter(|_| part == CIRCLES) {
            figures.push(circles);
        } else {
            let known = parts(report).into_iter().map(|(id, _)| id.to_owned()).chain(sheet::part_names()).collect();
            return Err(ExportError::NoSuchPart { part: part.to_owned(), known });
        }
    }
    Ok(figures)
}

/// Returns a chart as a file of `kind`; several pages of a picture stand below each other.
///
/// # Errors
/// When there is no such chart, or it is larger than the format holds.
pub(super) fn file(reports: &[Report], kind: Kind, options: &Options) -> Result<Vec<u8>, ExportError> {
    let Some(report) = reports.first() else { return Ok(Vec::new()) };
    let part = options.part.as_deref().unwrap_or(FLOWCHART);
    if let (Kind::Pdf, Some((framework, SheetExtent::Filled))) = (kind, sheet::of_part(part, kind, options)?) {
        return sheet::pdf(reports, framework);
    }
    written(report, figures(reports, kind, options)?, kind)
}

/// Returns pictures as a file of `kind`.
fn written(report: &Report, figures: Vec<Figure>, kind: Kind) -> Result<Vec<u8>, ExportError> {
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

/// Returns a plot as a file of `kind`, which is a picture, a drawing or a page.
///
/// # Errors
/// When the picture would be larger than the format holds.
pub(super) fn plot_file(report: &Report, plot: &Plot, kind: Kind) -> Result<Vec<u8>, ExportError> {
    written(report, vec![plot::figure(report, plot)], kind)
}

/// Returns a worksheet as a file of `kind`; several pages of a picture stand below each other.
///
/// # Errors
/// When the picture would be larger than the format holds.
pub(super) fn sheet_file(
    reports: &[Report],
    (framework, extent): (&Framework, SheetExtent),
    kind: Kind,
) -> Result<Vec<u8>, ExportError> {
    let Some(report) = reports.first() else { return Ok(Vec::new()) };
    if (kind, extent) == (Kind::Pdf, SheetExtent::Filled) {
        return sheet::pdf(reports, framework);
    }
    written(report, sheet::figures(report, framework, extent), kind)
}

/// Returns a worksheet as pixels, as it is copied: of many pages as many as a picture holds.
///
/// # Errors
/// When the picture would be larger than programs open.
pub(super) fn sheet_pixels(
    report: &Report,
    (framework, extent): (&Framework, SheetExtent),
) -> Result<Pixels, ExportError> {
    let mut figures = sheet::figures(report, framework, extent);
    figures.truncate(MOST_COPIED);
    let figure = Figure::stacked(figures).ok_or_else(|| ExportError::TooMuch(String::new()))?;
    raster::pixels(&figure, PIXELS)
}

/// Returns a plot as pixels, as it is copied.
///
/// # Errors
/// When the picture would be larger than programs open.
pub(super) fn plot_pixels(report: &Report, plot: &Plot) -> Result<Pixels, ExportError> {
    raster::pixels(&plot::figure(report, plot), PIXELS)
}

/// Returns the pages of a chart as pixels, `scale` for each point, and fewer where a side would have more than `most`.
///
/// # Errors
/// When there is no such chart, or it is too large to be shown.
pub(super) fn previews(
    reports: &[Report],
    options: &Options,
    (scale, most): (f32, f32),
) -> Result<Vec<Pixels>, ExportError> {
    let pixels = |figure: &Figure| {
        let longest = figure.width.max(figure.height).max(1.0);
        raster::pixels(figure, scale.min((most - 1.0) / longest))
    };
    figures(reports, Kind::Png, options)?.iter().map(pixels).collect()
}
