//! `imc-planner book`: the books of plans.

use super::export_arguments::BookArguments;
use super::exported_files::{FileKinds, write_files};
use super::input::Input;
use super::output::Output;
use crate::exchange::export::{self, BookKind, BookOptions, Languages};
use crate::text::isolate;
use crate::text::strings::{fill, slots};
use crate::worksheet::{outline, outlines};

/// The kinds of file that a book can be.
const KINDS: FileKinds<BookKind> = FileKinds {
    all: &BookKind::ALL,
    extension: BookKind::extension,
    of_extension: BookKind::of_extension,
    behind_name: "-book",
    without_out: |texts| texts.book_out,
};

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
    write_files(&wanted.files, wanted.kind, &KINDS, input, output, |opened, analysis, kind| {
        export::book(&opened.plan, analysis, kind, &options)
    })
}
