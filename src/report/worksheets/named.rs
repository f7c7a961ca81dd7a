//! "Name: value", as worksheets say it everywhere.

use super::super::Report;
use crate::text::strings::fill;
use crate::text::{Locale, isolate, without_direction_marks};

/// Writes "name: value". A name with a mark of its own at its end, as a question has one, gets no second mark.
#[must_use]
pub fn named_value(locale: Locale, name: &str, value: &str) -> String {
    if without_direction_marks(name).trim_end().ends_with(['.', '?', '؟', '!', ':', '…']) {
        return format!("{name} {value}");
    }
    fill!(locale.texts().worksheets.named_value, &[("name", name), ("value", value)])
}

/// Writes "name: value" of a name and a value in whatever language, each so that it cannot turn the other round; the lines of the
/// value stay lines.
#[must_use]
pub fn named_apart(locale: Locale, name: &str, value: &str) -> String {
    let isolated = |line: &str| isolate(line, locale.language).into_owned();
    let value: Vec<String> = value.lines().map(isolated).collect();
    named_value(locale, &isolated(name), &value.join("\n"))
}

impl Report<'_> {
    /// Returns [`named_value`] for the reader of the report.
    pub(super) fn named(&self, name: &str, value: &str) -> String {
        named_value(self.locale, name, value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Language;

    #[test]
    fn a_name_that_ends_with_a_mark_gets_no_second_one() {
        let said = |language: Language, name: &str| named_value(Locale::of(language), name, "x");
        assert_eq!(said(Language::En, "Markets"), "Markets: x");
        assert_eq!(said(Language::En, "Why these markets?"), "Why these markets? x");
        assert_eq!(said(Language::Ar, "لماذا هذه الأسواق؟"), "لماذا هذه الأسواق؟ x");
        assert_eq!(said(Language::Ar, "\u{2068}الثامن.\u{2069}"), "\u{2068}الثامن.\u{2069} x");
        let apart = named_apart(Locale::of(Language::Ar), "gone", "a\nb");
        assert_eq!(apart, "\u{2068}gone\u{2069}: \u{2068}a\u{2069}\n\u{2068}b\u{2069}");
    }
}
