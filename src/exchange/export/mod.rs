//! Exports: a plan and its results as a workbook, a web page, tables, charts, a calendar, or the open format of media plans.
//!
//! [`export`] is a pure function: the same plan and the same [`Options`] give the same bytes, whatever the clock says. Every
//! number comes from [`Report`] or [`Analysis`], so that it is the one of the window and of `analyse`.

mod answers;
mod asked;
mod book;
mod calendar;
mod charts;
mod delimited;
mod figure;
mod flowchart;
mod html;
mod office;
mod open_format;
mod pages;
#[cfg(test)]
mod pictures;
mod plot;
mod provenance;
mod sheet;
mod tables;
#[cfg(test)]
mod tests;
mod words;
mod workbook;

use crate::analysis::Analysis;
use crate::plan::{Language, Plan};
use crate::report::{Plot, Report, Table};
use crate::text::strings::fill;
use crate::text::{Locale, Noun, isolate};
use crate::worksheet::Framework;

pub use asked::{ExportError, Kind, Languages, Options};
pub use book::{
    BookKind, BookOptions, BookPreview, Missing, PRINTED_AUDIENCES, PRINTED_MESSAGES, PRINTED_OBJECTIVES,
    PRINTED_PLATFORM, PRINTED_WORKSHEETS, PreviewSection, PrintOptions, Printed, Printout, Section, USUAL_OUTLINE,
    book, book_name, missing_words, outline_of, printout, sections,
};
pub use delimited::tab_separated;
pub use figure::raster::Pixels;
pub use flowchart::{ChartOptions, OnBars, Paper};
pub use open_format::{OWN_DATA, OWN_FORMAT};
pub use pages::{BookPaper, SectionMark};
pub use provenance::{is_illustrative, plan_mark};
pub use sheet::SheetExtent;

/// Writes `plan`, whose results are `analysis`, as a file of `kind`.
///
/// # Errors
/// When the part is not there, or the format cannot hold the plan.
pub fn export(plan: &Plan, analysis: &Analysis, kind: Kind, options: &Options) -> Result<Vec<u8>, ExportError> {
    let reports = reports(plan, analysis, options);
    match kind {
        Kind::Pdf | Kind::Svg | Kind::Png => charts::file(&reports, kind, options),
        Kind::Workbook => no_part(options).and_then(|()| workbook::workbook(&reports)),
        Kind::WebPage => no_part(options).and_then(|()| html::page(&reports, options)),
        Kind::Csv => {
            let table = |report: &Report| Ok((report.locale.language, tables::find(report, options)?));
            let tables: Vec<(Language, Table)> = reports.iter().map(table).collect::<Result<_, ExportError>>()?;
            Ok(delimited::comma_separated(&tables))
        }
        Kind::Calendar => no_part(options).map(|()| calendar::calendar(&reports)),
        Kind::OpenFormat => no_part(options).map(|()| open_format::document(plan, analysis, options)),
    }
}

/// Returns the parts of a plan that `kind` can write, each with its title.
#[must_use]
pub fn parts(report: &Report, kind: Kind) -> Vec<(&'static str, String)> {
    match kind {
        Kind::Csv => tables::all(report).into_iter().map(|table| (table.id, table.title)).collect(),
        Kind::Pdf | Kind::Svg | Kind::Png => charts::parts(report),
        Kind::Workbook | Kind::WebPage | Kind::Calendar | Kind::OpenFormat => Vec::new(),
    }
}

/// Returns the pages of a chart as pixels, `scale` of them for a point of 1/96 inch, and fewer where a side would have more than
/// `most`: what a window previews and copies.
///
/// # Errors
/// When there is no such chart, or it is too large to be shown.
pub fn previews(
    plan: &Plan,
    analysis: &Analysis,
    options: &Options,
    (scale, most): (f32, f32),
) -> Result<Vec<Pixels>, ExportError> {
    charts::previews(&reports(plan, analysis, options), options, (scale, most))
}

/// Returns the table that `options` name as it is copied: as text for spreadsheets, and as HTML for writers and mail.
///
/// # Errors
/// When there is no such table.
pub fn copied_table(plan: &Plan, analysis: &Analysis, options: &Options) -> Result<(String, String), ExportError> {
    let report = Report::new(plan, analysis, options.languages.first());
    let table = tables::find(&report, options)?;
    let language = report.locale.language;
    Ok((tab_separated(&table, language), html_table(&table, language)))
}

/// Returns the names of the sheets of a workbook, each with the number of its rows.
#[must_use]
pub fn sheets(workbook: &[u8]) -> Vec<(String, usize)> {
    use calamine::Reader as _;
    let Ok(mut book) = calamine::Xlsx::new(std::io::Cursor::new(workbook)) else { return Vec::new() };
    let names = book.sheet_names();
    let rows = |name: String| {
        let rows = book.worksheet_range(&name).map_or(0, |range| range.height());
        (name, rows)
    };
    names.into_iter().map(rows).collect()
}

/// Says why a plan could not be exported, in words.
#[must_use]
pub fn sentence(why: &ExportError, locale: Locale) -> String {
    let texts = &locale.texts().export;
    let or = locale.texts().call.or;
    match why {
        ExportError::NoSuchPart { part, known } => {
            let (part, known) = (isolate(part, locale.language), known.join(or));
            if known.is_empty() {
                fill!(texts.no_parts, &[("part", &part)])
            } else {
                fill!(texts.no_such_part, &[("part", &part), ("known", &isolate(&known, locale.language))])
            }
        }
        ExportError::NoSuchWeeks { first, last, weeks } => {
            let [first, last] = [first, last].map(|week| locale.ungrouped(*week));
            let weeks = locale.count(u64::from(*weeks), Noun::Week);
            fill!(texts.no_such_weeks, &[("first", &first), ("last", &last), ("weeks", &weeks)])
        }
        ExportError::NoSuchChannel { channel, known } => {
            let (channel, known) = (isolate(channel, locale.language), known.join(or));
            fill!(texts.no_such_channel, &[("channel", &channel), ("known", &isolate(&known, locale.language))])
        }
        ExportError::TooMuch(what) => fill!(texts.too_much, &[("what", &isolate(what, locale.language))]),
    }
}

/// Writes a plot of a page as a file of `kind`: a picture, a drawing, or the page of a PDF.
///
/// # Errors
/// When the picture would be larger than programs open.
pub fn picture_file(report: &Report, plot: &Plot, kind: Kind) -> Result<Vec<u8>, ExportError> {
    charts::plot_file(report, plot, kind)
}

/// Writes tables and plots of versions side by side as a file of `kind`: a workbook, a web page, or comma-separated text, which
/// has no plots.
///
/// # Errors
/// When the workbook cannot hold a table.
pub fn comparison_file(report: &Report, tables: &[Table], plots: &[Plot], kind: Kind) -> Result<Vec<u8>, ExportError> {
    match kind {
        Kind::Workbook => workbook::of_tables(report, tables),
        Kind::WebPage => Ok(html::of_tables(report, tables, plots)),
        _ => {
            let language = report.locale.language;
            let tables: Vec<(Language, Table)> = tables.iter().map(|table| (language, table.clone())).collect();
            Ok(delimited::comma_separated(&tables))
        }
    }
}

/// Returns a plot of a page as pixels, as it is copied.
///
/// # Errors
/// When the picture would be larger than programs open.
pub fn picture(report: &Report, plot: &Plot) -> Result<Pixels, ExportError> {
    charts::plot_pixels(report, plot)
}

/// Writes a worksheet as a file of `kind`: a picture, a drawing, or pages of A4.
///
/// # Errors
/// When the picture would be larger than programs open.
pub fn sheet_file(
    report: &Report,
    (sheet, extent): (&Framework, SheetExtent),
    kind: Kind,
) -> Result<Vec<u8>, ExportError> {
    charts::sheet_file(std::slice::from_ref(report), (sheet, extent), kind)
}

/// Returns a worksheet as pixels, as it is copied; of several pages the first ones that a picture has room for.
///
/// # Errors
/// When the picture would be larger than programs open.
pub fn sheet_picture(report: &Report, (sheet, extent): (&Framework, SheetExtent)) -> Result<Pixels, ExportError> {
    charts::sheet_pixels(report, (sheet, extent))
}

/// Returns a worksheet as it is copied: as text for spreadsheets, and as HTML for writers and mail.
#[must_use]
pub fn copied_sheet(report: &Report, sheet: &Framework) -> (String, String) {
    let table = crate::report::worksheets::sheet_table(report, sheet);
    let language = report.locale.language;
    (tab_separated(&table, language), html_table(&table, language))
}

/// Returns a table as HTML, as it is pasted into writers and mail.
#[must_use]
pub fn html_table(table: &Table, language: Language) -> String {
    html::grid(table, language)
}

fn reports<'a>(plan: &'a Plan, analysis: &'a Analysis, options: &Options) -> Vec<Report<'a>> {
    options.languages.locales().into_iter().map(|locale| Report::new(plan, analysis, locale)).collect()
}

/// Refuses a part where the kind has none.
fn no_part(options: &Options) -> Result<(), ExportError> {
    match &options.part {
        Some(part) => Err(ExportError::NoSuchPart { part: part.clone(), known: Vec::new() }),
        None => Ok(()),
    }
}

/// Returns a usual name for the file: the plan's own name, what it is, and the ending.
#[must_use]
pub fn file_name(plan: &Plan, kind: Kind, part: Option<&str>) -> String {
    let title = crate::plan::slug(plan.title.get(Language::En), "plan");
    let part = part.map(|part| format!("-{}", part.replace(':', "-"))).unwrap_or_default();
    format!("{title}{part}.{}", kind.extension())
}
