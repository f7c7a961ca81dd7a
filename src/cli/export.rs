//! `imc-planner export`: plans as files of other programs.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use super::book::book;
use super::export_arguments::{BookArguments, ChartArguments, ExportArguments, ExportKind};
use super::input::{Input, is_standard};
use super::output::{Output, path_text, progress_line};
use super::target::{self, Refused};
use crate::analysis::Analysis;
use crate::exchange::export::{self, BookKind, ChartOptions, Kind, Languages, Options};
use crate::report::worksheets::OwnWorksheets;
use crate::store::{self, Opened};
use crate::text::isolate;
use crate::text::strings::{fill, slots};
use crate::worksheet::Framework;

/// Writes each plan as the call asks, and says what it wrote.
///
/// # Errors
/// What is wrong with the call, in words.
pub(super) fn export(wanted: &ExportArguments, both: bool, input: Input, output: &mut Output) -> Result<(), String> {
    let ending = wanted.paths.last().filter(|_| wanted.kind.is_none() && wanted.to.is_none());
    let ending = ending.and_then(|out| out.extension()?.to_str().and_then(BookKind::of_extension));
    // What only a book can be needs no name.
    if wanted.kind == Some(ExportKind::Book) || ending.is_some_and(|kind| kind != BookKind::Pdf) {
        return book(&as_book(wanted), both, input, output);
    }
    let texts = &output.locale.texts().call;
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
    let call = Call { options, force: wanted.force };
    if let (Some(folder), Some(kind)) = (&wanted.to, kind) {
        write_to_folder(
            &wanted.paths,
            folder,
            &format!(".{}", kind.extension()),
            wanted.force,
            output,
            |plan, output| call.bytes(plan, kind, input, output),
        );
        return Ok(());
    }
    match wanted.paths.as_slice() {
        [plan, out] => {
            let ending = out.extension().and_then(OsStr::to_str).and_then(Kind::of_extension);
            let kind = kind.or(ending).ok_or_else(|| {
                let known = Kind::ALL.map(Kind::extension).join(texts.or);
                fill!(texts.export_kind, &[("known", &isolate(&known, output.locale.language))])
            })?;
            call.one(plan, out, kind, input, output);
            Ok(())
        }
        [_] => Err(texts.export_out.to_owned()),
        _ => Err(texts.export_several.to_owned()),
    }
}

/// Returns what `book` would be asked for. Several plans become PDF files.
fn as_book(wanted: &ExportArguments) -> BookArguments {
    BookArguments {
        paths: wanted.paths.clone(),
        kind: wanted.to.as_ref().map(|_| BookKind::Pdf),
        to: wanted.to.clone(),
        outline: None,
        paper: None,
        beside: false,
        force: wanted.force,
    }
}

/// Says how a call exports each of its plans.
struct Call {
    options: Options,
    force: bool,
}

impl Call {
    /// Writes one plan to one file or to standard output.
    fn one(&self, plan: &Path, out: &Path, kind: Kind, input: Input, output: &mut Output) {
        let Some(bytes) = self.bytes(plan, kind, input, output) else { return };
        if is_standard(out) {
            output.bytes(&bytes);
            return;
        }
        write(out, &bytes, self.force, output);
    }

    /// Says on standard error why there are none.
    fn bytes(&self, plan: &Path, kind: Kind, input: Input, output: &mut Output) -> Option<Vec<u8>> {
        let opened = input.opened(plan, output)?;
        let analysis = Analysis::of(&opened.plan);
        let options = Options { document: Some(document(&opened)), ..self.options.clone() };
        match export::export(&opened.plan, &analysis, kind, &options) {
            Ok(bytes) => Some(bytes),
            Err(why) => {
                output.error(&export::sentence(&why, output.locale));
                None
            }
        }
    }
}

/// Writes what `bytes` makes of each plan to a file of its name in a folder, with one line a plan.
///
/// `ending` follows the name of the plan. The folder is made where it is missing; of two plans with one name the second is
/// refused, so that no file of the call writes over another.
pub(super) fn write_to_folder(
    plans: &[PathBuf],
    folder: &Path,
    ending: &str,
    force: bool,
    output: &mut Output,
    mut bytes: impl FnMut(&Path, &mut Output) -> Option<Vec<u8>>,
) {
    if let Err(why) = target::make_folder(folder) {
        output.error(&why.sentence(folder, output.locale));
        return;
    }
    let mut taken = BTreeSet::new();
    for (position, plan) in plans.iter().enumerate() {
        progress(position + 1, plans.len(), plan, output);
        let name = if is_standard(plan) { OsStr::new("plan") } else { plan.file_stem().unwrap_or(OsStr::new("plan")) };
        let mut file = folder.join(name);
        file.as_mut_os_string().push(ending);
        if !taken.insert(file.clone()) {
            output.error(&Refused::Taken.sentence(&file, output.locale));
        } else if let Some(bytes) = bytes(plan, output) {
            write(&file, &bytes, force, output);
        }
    }
}

/// Writes a file, and says that it was written or why not.
pub(super) fn write(file: &Path, bytes: &[u8], force: bool, output: &mut Output) {
    match target::write(file, bytes, force) {
        Ok(()) => {
            let locale = output.locale;
            let path = path_text(file);
            let size = locale.whole(bytes.len().div_ceil(1024) as u64);
            let values = slots![("path", &*isolate(&path, locale.language)), ("size", &*size)];
            output.line(&fill!(locale.texts().cli.exported, values));
        }
        Err(why) => output.error(&why.sentence(file, output.locale)),
    }
    output.flush();
}

/// Shows how far a call with several plans has come, to those who look at a terminal.
fn progress(number: usize, count: usize, plan: &Path, output: &Output) {
    if count > 1 && std::io::stderr().is_terminal() {
        let locale = output.locale;
        let [number, count] = [number, count].map(|count| locale.whole(count as u64));
        let path = path_text(plan);
        let values = slots![("number", &*number), ("count", &*count), ("path", &*isolate(&path, locale.language))];
        progress_line(&fill!(locale.texts().export.export_progress, values));
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
