//! `imc-planner export`: plans as files of other programs.

use super::book::book;
use super::export_arguments::{BookArguments, ChartArguments, ExportArguments, ExportKind};
use super::exported_files::{FileKinds, write_files};
use super::input::Input;
use super::output::Output;
use crate::exchange::export::{self, BookKind, ChartOptions, Kind, Languages, Options};
use crate::report::worksheets::OwnWorksheets;
use crate::store::{self, Opened};
use crate::worksheet::Framework;

/// The kinds of file that `export` makes.
const KINDS: FileKinds<Kind> = FileKinds {
    all: &Kind::ALL,
    extension: Kind::extension,
    of_extension: Kind::of_extension,
    behind_name: "",
    without_out: |texts| texts.export_out,
};

/// Writes each plan as the call asks, and says what it wrote.
///
/// # Errors
/// What is wrong with the call, in words.
pub(super) fn export(wanted: &ExportArguments, both: bool, input: Input, output: &mut Output) -> Result<(), String> {
    let ending = wanted.files.paths.last().filter(|_| wanted.kind.is_none() && wanted.files.to.is_none());
    let ending = ending.and_then(|out| out.extension()?.to_str().and_then(BookKind::of_extension));
    // What only a book can be needs no name.
    if wanted.kind == Some(ExportKind::Book) || ending.is_some_and(|kind| kind != BookKind::Pdf) {
        return book(&as_book(wanted), both, input, output);
    }
    let kind = match wanted.kind {
        Some(ExportKind::Of(kind)) => Some(kind),
        _ => None,
    };
    let options = Options {
        languages: if both { Languages::Both(output.locale) } else { Languages::One(output.locale) },
        part: wanted.part.clone(),
        chart: chart(&wanted.chart),
        document: None,
        own_sheets: own_sheets(wanted),
    };
    write_files(&wanted.files, kind, &KINDS, input, output, |opened, analysis, kind| {
        let options = Options { document: Some(document(opened)), ..options.clone() };
        export::export(&opened.plan, analysis, kind, &options)
    })
}

/// Returns what `book` would be asked for. Several plans become PDF files.
fn as_book(wanted: &ExportArguments) -> BookArguments {
    BookArguments {
        files: wanted.files.clone(),
        kind: wanted.files.to.as_ref().map(|_| BookKind::Pdf),
        outline: None,
        paper: None,
        beside: false,
    }
}

/// Returns what a call chooses about the flowchart.
fn chart(wanted: &ChartArguments) -> ChartOptions {
    let usual = ChartOptions::default();
    ChartOptions {
        weeks: wanted.weeks,
        channels: wanted.channels.clone(),
        grouped: !wanted.ungrouped,
        on_bars: wanted.on_bars.unwrap_or_default(),
        paper: wanted.paper.unwrap_or_default(),
        portrait: wanted.portrait,
        one_page: !wanted.pages,
        ..usual
    }
}

/// Returns the worksheets of the user's own, where a worksheet is wanted.
fn own_sheets(wanted: &ExportArguments) -> Vec<Framework> {
    let is_wanted = wanted.part.as_deref().is_some_and(|part| part.starts_with("worksheet"));
    let Some(folder) = store::worksheet_folder().filter(|_| is_wanted) else { return Vec::new() };
    let files = store::read_worksheets(&folder);
    OwnWorksheets::of(folder, files).sheets.into_iter().map(|sheet| sheet.framework).collect()
}

/// Returns the document of a plan with its comments.
fn document(opened: &Opened) -> String {
    String::from_utf8_lossy(&store::bytes_to_save(&opened.plan, Some(opened))).into_owned()
}
