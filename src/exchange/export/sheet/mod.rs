//! A worksheet as a picture and as pages: the figure of its framework, and all of it filled in on A4.

mod column;
mod filled;
mod paint;
#[cfg(test)]
mod tests;
mod whole;

use super::figure::Figure;
use super::figure::pages::About;
use super::pages::{self, BookPaper, Laid};
use super::{ExportError, Kind, Options, plot, provenance};
use crate::report::Report;
use crate::report::worksheets::drawing;
use crate::text::strings::fill;
use crate::text::without_direction_marks;
use crate::worksheet::{Framework, Layout, built_in};
pub(super) use filled::document;

/// Says what of a worksheet is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetExtent {
    /// The figure of its framework alone.
    Figure,
    /// Everything that is filled in, on pages, with the figure before it.
    Filled,
}

/// The parts that name a worksheet, before its id: what suits the kind of file, the figure, the filled pages.
const USUAL: &str = "worksheet:";
const FIGURE: &str = "worksheet-figure:";
const FILLED: &str = "worksheet-filled:";

/// Returns the worksheet that a part names, and how much of it: of a layout that is drawn, a picture shows the figure. None for
/// a part that names no worksheet.
///
/// # Errors
/// When there is no such worksheet, or it has no figure.
pub(super) fn of_part<'o>(
    part: &str,
    kind: Kind,
    options: &'o Options,
) -> Result<Option<(&'o Framework, SheetExtent)>, ExportError> {
    let named = |prefix: &str| part.strip_prefix(prefix);
    let (id, extent) = match (named(USUAL), named(FIGURE), named(FILLED)) {
        (Some(id), ..) => (id, None),
        (_, Some(id), _) => (id, Some(SheetExtent::Figure)),
        (.., Some(id)) => (id, Some(SheetExtent::Filled)),
        _ => return Ok(None),
    };
    let all = || built_in().iter().chain(&options.own_sheets);
    let is_fitting = |sheet: &&Framework| extent != Some(SheetExtent::Figure) || sheet.layout != Layout::Form;
    let Some(sheet) = all().filter(is_fitting).find(|sheet| sheet.id == id) else {
        let prefix = part.strip_suffix(id).unwrap_or(USUAL);
        let known = all().filter(is_fitting).map(|sheet| format!("{prefix}{}", sheet.id)).collect();
        return Err(ExportError::NoSuchPart { part: part.to_owned(), known });
    };
    let usual =
        if kind == Kind::Pdf || sheet.layout == Layout::Form { SheetExtent::Filled } else { SheetExtent::Figure };
    Ok(Some((sheet, extent.unwrap_or(usual))))
}

/// Returns the names of the parts that are worksheets, as they are listed where a part is not known.
pub(super) fn part_names() -> impl Iterator<Item = String> {
    built_in().iter().map(|sheet| format!("{USUAL}{}", sheet.id))
}

/// Returns a worksheet as pictures: the figure, or each of the filled pages.
pub(super) fn figures(report: &Report, sheet: &Framework, extent: SheetExtent) -> Vec<Figure> {
    match extent {
        SheetExtent::Figure => figure(report, sheet).into_iter().collect(),
        SheetExtent::Filled => {
            let laid = laid(report, sheet, 0);
            let title = without_direction_marks(sheet.name.get(report.locale.language)).into_owned();
            let named = |figure: Figure| Figure { title: title.clone(), ..figure };
            (0..laid.pages.len()).filter_map(|page| laid.figure(page)).map(named).collect()
        }
    }
}

/// Returns the figure of a worksheet with its title and where it comes from; none for a form.
fn figure(report: &Report, sheet: &Framework) -> Option<Figure> {
    let sheet = report.as_read(sheet);
    let language = report.locale.language;
    let drawn = drawing(report, sheet, paint::WIDTH)?;
    let width = paint::WIDTH + 2.0 * plot::MARGIN;
    let shapes = paint::shapes(report, &drawn, (plot::MARGIN, plot::TOP));
    let source = fill!(report.texts.worksheets.source, &[("source", sheet.source.get(language))]);
    let head = plot::Head { title: sheet.name.get(language), unit: "", notes: &[source] };
    let figure = plot::framed(report, &head, shapes, (width, plot::TOP + drawn.height));
    Some(if report.locale.direction().is_right_to_left() { figure.mirrored() } else { figure })
}

/// Lays the filled worksheet out on A4; `shift` pages stand before it.
fn laid(report: &Report, sheet: &Framework, shift: usize) -> Laid {
    pages::lay_out(&document(report, sheet), BookPaper::A4, shift)
}

/// Returns the filled worksheet as a PDF, one language after the other.
///
/// # Errors
/// When it cannot be written as a PDF.
pub(super) fn pdf(reports: &[Report], sheet: &Framework) -> Result<Vec<u8>, ExportError> {
    let Some(first) = reports.first() else { return Ok(Vec::new()) };
    let mut all = Laid::default();
    for report in reports {
        let shift = all.pages.len();
        all.append(laid(report, sheet, shift));
    }
    let language = first.locale.language;
    let title = without_direction_marks(sheet.name.get(language)).into_owned();
    let about = About { language, day: first.plan.calendar.start, mark: provenance::plan_mark(first.plan) };
    pages::pdf(&all, &title, &about)
}
