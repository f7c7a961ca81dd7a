//! `imc-planner book`: the books of plans.

use std::ffi::OsStr;
use std::path::Path;

use super::export::{write, write_to_folder};
use super::export_arguments::BookArguments;
use super::input::{Input, is_standard};
use super::output::Output;
use crate::analysis::Analysis;
use crate::exchange::export::{self, BookKind, BookOptions, Languages};
use crate::text::isolate;
use crate::text::strings::{fill, slots};
use crate::worksheet::{outline, outlines};

/// Writes the book of each plan as the call asks, and says what it wrote.
///
/// # Errors
/// What is wrong with the call, in words.
pub(super) fn book(wanted: &BookArguments, both: bool, input: Input, output: &mut Output) -> Result<(), String> {
    let texts = output.locale.texts();
    if let Some(unknown) = wanted.outline.as_deref().filter(|id| outline(id).is_none()) {
        let known: Vec<&str> = outlines().iter().map(|outline| outline.id.as_str()).collect();
        let known = known.join(texts.call.or);
        let language = output.locale.language;
        let values = slots![("id", &*isolate(unknown, language)), ("known", &*isolate(&known, language))];
        return Err(fill!(texts.book.missing_outline, values));
    }
    let options = BookOptions {
        languages: if both { Languages::Both(output.locale) } else { Languages::One(output.locale) },
        outline: wanted.outline.clone(),
        paper: wanted.paper.unwrap_or_default(),
        is_beside: wanted.beside,
    };
    if let (Some(folder), Some(kind)) = (&wanted.to, wanted.kind) {
        write_to_folder(
            &wanted.paths,
            folder,
            &format!("-book.{}", kind.extension()),
            wanted.force,
            output,
            |plan, output| bytes(plan, kind, &options, input, output),
        );
        return Ok(());
    }
    match wanted.paths.as_slice() {
        [plan, out] => {
            let ending = out.extension().and_then(OsStr::to_str).and_then(BookKind::of_extension);
            let kind = wanted.kind.or(ending).ok_or_else(|| {
                let known = BookKind::ALL.map(BookKind::extension).join(texts.call.or);
                fill!(texts.call.export_kind, &[("known", &isolate(&known, output.locale.language))])
            })?;
            let Some(bytes) = bytes(plan, kind, &options, input, output) else { return Ok(()) };
            if is_standard(out) {
                output.bytes(&bytes);
            } else {
                write(out, &bytes, wanted.force, output);
            }
            Ok(())
        }
        [_] => Err(texts.call.book_out.to_owned()),
        _ => Err(texts.call.export_several.to_owned()),
    }
}

/// Returns the book of a plan; says on standard error why there is none.
fn bytes(plan: &Path, kind: BookKind, options: &BookOptions, input: Input, output: &mut Output) -> Option<Vec<u8>> {
    let opened = input.opened(plan, output)?;
    let analysis = Analysis::of(&opened.plan);
    match export::book(&opened.plan, &analysis, kind, options) {
        Ok(bytes) => Some(bytes),
        Err(why) => {
            output.error(&export::sentence(&why, output.locale));
            None
        }
    }
}
