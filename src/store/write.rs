//! From a plan to the text of its document.

use std::borrow::Cow;

use ron::ser::PrettyConfig;

use super::Opened;
use super::layout::lay_out;
use super::read::options;
use crate::plan::Plan;

/// The first line of a document: optional values stand without `Some(…)`.
const HEADER: &str = "#![enable(implicit_some)]\n";

/// The document of `plan`: fields and lists in their order, one line for each item that fits in 110 columns, `\n` at
/// the end of every line. The same plan always gives the same text, and reading it gives the same plan.
#[must_use]
pub fn write(plan: &Plan) -> String {
    #[expect(
        clippy::expect_used,
        reason = "writing to a string cannot fail, and no type of a plan refuses to be written"
    )]
    let compact = options().to_string_pretty(plan, bare()).expect("a plan can be written");
    let mut out = String::with_capacity(HEADER.len() + compact.len() + compact.len() / 3);
    out.push_str(HEADER);
    lay_out(&compact, &mut out);
    out
}

/// `ron`'s notation without blanks, line ends and escapes, which the layout puts in.
fn bare() -> PrettyConfig {
    PrettyConfig::new().new_line("").indentor("").separator("").escape_strings(false)
}

/// What saving `plan` writes: the bytes that were opened while the plan is still the same, its document otherwise.
///
/// A document with [`Opened::unknown_fields`] would lose them once its plan has changed: save that under another name.
#[must_use]
pub fn bytes_to_save<'a>(plan: &Plan, opened: Option<&'a Opened>) -> Cow<'a, [u8]> {
    match opened {
        Some(opened) if *opened.plan == *plan => Cow::Borrowed(&opened.source),
        _ => Cow::Owned(write(plan).into_bytes()),
    }
}
