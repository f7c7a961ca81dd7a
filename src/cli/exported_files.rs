//! Writes what is made of plans: of one to a file or to standard output, of several to a folder.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::IsTerminal as _;
use std::path::Path;

use super::export_arguments::FilesArguments;
use super::input::{Input, is_standard};
use super::output::{Output, path_text, progress_line};
use super::target::{self, Refused};
use crate::analysis::Analysis;
use crate::exchange::export::{ExportError, sentence};
use crate::store::Opened;
use crate::text::isolate;
use crate::text::strings::{CallTexts, fill, slots};

/// Describes the kinds of file that a command can make of a plan.
pub(super) struct FileKinds<K: 'static> {
    /// All of them.
    pub(super) all: &'static [K],
    /// Returns the ending of a kind's files.
    pub(super) extension: fn(K) -> &'static str,
    /// Finds the kind whose files have this ending.
    pub(super) of_extension: fn(&str) -> Option<K>,
    /// What follows the name of the plan in files of a folder, before the ending.
    pub(super) behind_name: &'static str,
    /// What is said where nothing is named to write to.
    pub(super) without_out: fn(&'static CallTexts) -> &'static str,
}

/// Writes what `make` makes of the plans to where `files` says, as files of `kind`, or of the kind that the ending of the one
/// file says, and prints what was written.
///
/// # Errors
/// What is wrong with the call, in words.
pub(super) fn write_files<K: Copy>(
    files: &FilesArguments,
    kind: Option<K>,
    kinds: &FileKinds<K>,
    input: Input,
    output: &mut Output,
    make: impl Fn(&Opened, &Analysis, K) -> Result<Vec<u8>, ExportError>,
) -> Result<(), String> {
    let texts = &output.locale.texts().call;
    if let (Some(folder), Some(kind)) = (&files.to, kind) {
        let ending = format!("{}.{}", kinds.behind_name, (kinds.extension)(kind));
        let of_kind = |opened: &Opened, analysis: &Analysis| make(opened, analysis, kind);
        write_to_folder(files, folder, &ending, output, |plan, output| made(plan, input, output, of_kind));
        return Ok(());
    }
    match files.paths.as_slice() {
        [plan, out] => {
            let ending = out.extension().and_then(OsStr::to_str).and_then(kinds.of_extension);
            let kind = kind.or(ending).ok_or_else(|| {
                let known: Vec<&str> = kinds.all.iter().map(|&kind| (kinds.extension)(kind)).collect();
                let known = known.join(texts.or);
                fill!(texts.export_kind, &[("known", &isolate(&known, output.locale.language))])
            })?;
            let of_kind = |opened: &Opened, analysis: &Analysis| make(opened, analysis, kind);
            let Some(bytes) = made(plan, input, output, of_kind) else { return Ok(()) };
            if is_standard(out) {
                output.bytes(&bytes);
            } else {
                write(out, &bytes, files.force, output);
            }
            Ok(())
        }
        [_] => Err((kinds.without_out)(texts).to_owned()),
        _ => Err(texts.export_several.to_owned()),
    }
}

/// Reads a plan and returns what `make` makes of it; says on standard error why there is nothing.
fn made(
    plan: &Path,
    input: Input,
    output: &mut Output,
    make: impl Fn(&Opened, &Analysis) -> Result<Vec<u8>, ExportError>,
) -> Option<Vec<u8>> {
    let opened = input.opened(plan, output)?;
    let analysis = Analysis::of(&opened.plan);
    match make(&opened, &analysis) {
        Ok(bytes) => Some(bytes),
        Err(why) => {
            output.error(&sentence(&why, output.locale));
            None
        }
    }
}

/// Writes what `bytes` makes of each plan to a file of its name in a folder, with one line a plan.
///
/// `ending` follows the name of the plan. The folder is made where it is missing; of two plans with one name the second is
/// refused, so that no file of the call writes over another.
fn write_to_folder(
    files: &FilesArguments,
    folder: &Path,
    ending: &str,
    output: &mut Output,
    bytes: impl Fn(&Path, &mut Output) -> Option<Vec<u8>>,
) {
    if let Err(why) = target::make_folder(folder) {
        output.error(&why.sentence(folder, output.locale));
        return;
    }
    let (plans, mut taken) = (&files.paths, BTreeSet::new());
    for (position, plan) in plans.iter().enumerate() {
        progress(position + 1, plans.len(), plan, output);
        let name = if is_standard(plan) { OsStr::new("plan") } else { plan.file_stem().unwrap_or(OsStr::new("plan")) };
        let mut file = folder.join(name);
        file.as_mut_os_string().push(ending);
        if !taken.insert(file.clone()) {
            output.error(&Refused::Taken.sentence(&file, output.locale));
        } else if let Some(bytes) = bytes(plan, output) {
            write(&file, &bytes, files.force, output);
        }
    }
}

/// Writes a file, and says that it was written or why not.
fn write(file: &Path, bytes: &[u8], force: bool, output: &mut Output) {
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
