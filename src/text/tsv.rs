//! Tab-separated text for spreadsheets: cells that hold what was written and nothing that a spreadsheet would run.

use crate::plan::{Currency, Decimal};

/// Returns true for a text that a spreadsheet would take for a formula, or one with apostrophes or spaces that keep it from
/// that: an apostrophe more or less before a text never changes the answer, so that what [`cell`] puts there can be told
/// from the text.
fn needs_guard(text: &str) -> bool {
    let rest = text.trim_start_matches(|letter: char| letter == '\'' || letter.is_whitespace());
    rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\u{2212}'])
}

/// Returns a text of the plan as a cell. A text that a spreadsheet would take for a formula gets an apostrophe before it, which
/// [`cell_text`] takes off again; tabs and ends of lines, which would end the cell, become spaces. Numbers are no texts: they
/// are written as they are.
#[must_use]
pub fn cell(text: &str) -> String {
    let line = text.replace(['\t', '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], " ");
    if needs_guard(&line) { format!("'{line}") } else { line }
}

/// Returns the text of a cell that was pasted, without the apostrophe of [`cell`].
#[must_use]
pub fn cell_text(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| needs_guard(text)).unwrap_or(cell)
}

/// Returns an amount of `currency` as a cell: plain digits, so written that they read back as nothing else.
#[must_use]
pub fn amount_cell(amount: Decimal, currency: Currency) -> String {
    let plain = currency.written_rate(amount);
    // Three decimals could be a group of a thousand where the currency has another number of them.
    let is_unclear =
        currency.usual_decimals() != 3 && plain.rsplit_once('.').is_some_and(|(_, digits)| digits.len() == 3);
    if is_unclear { plain + "0" } else { plain }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{cell, cell_text};

    #[test]
    fn formulas_stay_texts() {
        for (text, expected) in [
            ("Offer", "Offer"),
            ("=HYPERLINK(\"http://x.example\",\"Offer\")", "'=HYPERLINK(\"http://x.example\",\"Offer\")"),
            ("+962 79", "'+962 79"),
            ("-5", "'-5"),
            ("@home", "'@home"),
            (" =1", "' =1"),
            ("\t=1", "' =1"),
            ("a=b", "a=b"),
            ("'quoted'", "'quoted'"),
            ("'=1", "''=1"),
            ("' '-", "'' '-"),
            ("two\nlines\tand a tab", "two lines and a tab"),
            ("عرض", "عرض"),
        ] {
            assert_eq!(cell(text), expected);
        }
    }

    proptest! {
        #[test]
        fn cells_read_back(text in "['=+@\\- a-cأ-ت0-9]{0,8}|[^\\x00-\\x1f\\x7f-\\x{9f}\\u{2028}\\u{2029}]{0,12}") {
            let written = cell(&text);
            prop_assert_eq!(cell_text(&written), text.as_str());
            prop_assert!(!written.starts_with(['=', '+', '-', '@']) && !written.contains(['\t', '\n', '\r']));
        }
    }
}
