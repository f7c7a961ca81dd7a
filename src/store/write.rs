//! From a plan to the text of its document.

use std::borrow::Cow;

use ron::ser::PrettyConfig;

use super::Opened;
use super::keep;
use super::layout::{self, lay_out};
use super::lex::{Lexer, Token};
use super::read::{self, options};
use crate::plan::{ENGINE, Plan};

/// The first line of a document: optional values stand without `Some(…)`.
const HEADER: &str = "#![enable(implicit_some)]\n";

/// Returns the document of `plan`: fields and lists in their order, one line for each item that fits in 110 columns, `\n` at
/// the end of every line. The same plan always gives the same text, and reading it gives the same plan.
#[must_use]
pub fn write(plan: &Plan) -> String {
    let compact = compact(plan);
    let mut out = String::with_capacity(HEADER.len() + compact.len() + compact.len() / 3);
    out.push_str(HEADER);
    if let Some(document) = layout::document(&compact) {
        lay_out(document, &mut out);
    }
    out
}

fn compact(plan: &Plan) -> String {
    #[expect(
        clippy::expect_used,
        reason = "writing to a string cannot fail, and no type of a plan refuses to be written"
    )]
    options().to_string_pretty(plan, bare()).expect("a plan can be written")
}

/// Writes the document of `plan` with the comments and the unknown fields of `origin`, the text that the plan was first read
/// from: a comment stays before (or behind) its item, an unknown field in its structure, for as long as these exist.
fn write_over(plan: &Plan, origin: &str) -> String {
    let (Some(source), Ok(unknown)) = (keep::Source::of(origin), read::unknown_places(origin)) else {
        return write(plan);
    };
    let compact = compact(plan);
    let Some(mut document) = layout::document(&compact) else { return write(plan) };
    let mut out = String::with_capacity(HEADER.len() + compact.len() + origin.len());
    let (before, after) = keep::keep(&mut document, source, &unknown);
    out.push_str(HEADER);
    for comment in before {
        out.push_str(comment);
        out.push('\n');
    }
    lay_out(document, &mut out);
    for comment in after {
        out.push_str(comment);
        out.push('\n');
    }
    out
}

/// Returns `ron`'s notation without blanks, line ends and escapes, which the layout puts in.
fn bare() -> PrettyConfig {
    PrettyConfig::new().new_line("").indentor("").separator("").escape_strings(false)
}

/// Returns what saving `plan` writes: the bytes that were opened while the plan is still the same, its document otherwise, with
/// the comments and the unknown fields of the text that was opened, and with the present [`ENGINE`].
///
/// Values that this program does not know ([`Opened::unknown_values`]) would be lost: such a plan is saved under another
/// name.
#[must_use]
pub fn bytes_to_save<'a>(plan: &Plan, opened: Option<&'a Opened>) -> Cow<'a, [u8]> {
    if let Some(opened) = opened.filter(|opened| *opened.plan == *plan) {
        return Cow::Borrowed(&opened.source);
    }
    let shown = Plan { engine: ENGINE, ..plan.clone() };
    let text = match opened.and_then(|opened| opened.origin.as_deref()) {
        Some(origin) => write_over(&shown, origin),
        None => write(&shown),
    };
    Cow::Owned(match opened {
        Some(opened) => as_before(text, &opened.source).into_bytes(),
        None => text.into_bytes(),
    })
}

/// Returns `text` with the line ends that most lines of `source` have, and with its byte order mark: a program that wrote a
/// file so expects it so.
fn as_before(text: String, source: &[u8]) -> String {
    const MARK: &str = "\u{feff}";
    let mark = if source.starts_with(MARK.as_bytes()) { MARK } else { "" };
    let lines = source.split(|byte| *byte == b'\n').count() - 1;
    let with_return = source.windows(2).filter(|pair| pair == b"\r\n").count();
    if with_return == 0 && mark.is_empty() {
        return text;
    }
    let line_end = if with_return * 2 > lines { "\r\n" } else { "\n" };
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    out.push_str(mark);
    let push_lines = |out: &mut String, between: &str| {
        for (number, line) in between.split('\n').enumerate() {
            if number > 0 {
                out.push_str(line_end);
            }
            out.push_str(line.strip_suffix('\r').unwrap_or(line));
        }
    };
    let mut lexer = Lexer::new(&text);
    let mut end = 0;
    while let Some((start, token)) = lexer.next() {
        // What stands in a text is the user's, line ends too.
        if let Token::Text(word) = token {
            push_lines(&mut out, &text[end..start]);
            out.push_str(word);
            end = lexer.offset();
        }
    }
    push_lines(&mut out, &text[end..]);
    out
}
