//! Texts broken into lines.

use std::borrow::Cow;

use crate::exchange::export::figure::letters;
use crate::text::{Direction, first_strong};

/// Returns `text` without what controls a device or a parser, and with the code of each letter that no font has.
pub(in crate::exchange::export) fn without_controls(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => out.push(' '),
            // Joins emoji and variants: they mean nothing without a font that has them.
            '\u{fe0e}' | '\u{fe0f}' | '\u{feff}' => {}
            letter if letter.is_control() => {}
            letter if letters::is_known(letter) => out.push(letter),
            letter => {
                use std::fmt::Write as _;
                // Writing to a string cannot fail.
                let _ = write!(out, "[U+{:04X}]", u32::from(letter));
            }
        }
    }
    out
}

/// Returns the direction of a paragraph: that of its first letter, else that of the page.
pub(in crate::exchange::export) fn runs_left(text: &str, page: bool) -> bool {
    first_strong(text).map_or(page, Direction::is_right_to_left)
}

/// Returns a text as it stands behind `lead` in one paragraph: what runs against it stands between isolates.
pub(in crate::exchange::export) fn behind<'t>(lead: &str, text: &'t str, page: bool) -> Cow<'t, str> {
    if lead.is_empty() { Cow::Borrowed(text) } else { turned_to(text, runs_left(lead, page)) }
}

/// Returns a text as it stands in a paragraph that runs from the right where `is_rtl` says so.
pub(in crate::exchange::export) fn turned_to(text: &str, is_rtl: bool) -> Cow<'_, str> {
    match runs_left(text, is_rtl) {
        own if own == is_rtl => Cow::Borrowed(text),
        true => Cow::Owned(format!("\u{2067}{text}\u{2069}")),
        false => Cow::Owned(format!("\u{2066}{text}\u{2069}")),
    }
}

/// So much more than its room a word may take: a column that is made for it is as wide but for the rounding of binary numbers.
const TOLERANCE: f32 = 1e-3;

/// Returns `text` as lines that are at most `most` wide (for letters of size 1), each set in the direction of the whole.
///
/// A word that is wider than a line is broken between its letters.
pub(in crate::exchange::export) fn broken(text: &str, bold: bool, first: f32, most: f32, page: bool) -> Vec<String> {
    let text = without_controls(text);
    let is_rtl = runs_left(&text, page);
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut used) = (String::new(), 0.0);
    let mut room = first;
    let mut start = 0;
    for (end, _) in unicode_linebreak::linebreaks(&text) {
        let word = &text[start..end];
        start = end;
        let bare = letters::width(word.trim_end(), bold);
        if used + bare > room + TOLERANCE && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            (used, room) = (0.0, most);
        }
        let mut rest = word;
        while used + letters::width(rest.trim_end(), bold) > room + TOLERANCE {
            let cut = fitting(rest, bold, room - used);
            lines.push(format!("{line}{}", &rest[..cut]));
            line.clear();
            (used, room) = (0.0, most);
            rest = &rest[cut..];
        }
        line.push_str(rest);
        used += letters::width(rest, bold);
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines.into_iter().map(|line| turned(line.trim_end(), is_rtl)).collect()
}

/// Returns how many bytes of a word fit into `room`: one letter at least.
fn fitting(word: &str, bold: bool, room: f32) -> usize {
    let ends: Vec<usize> = word.char_indices().map(|(at, letter)| at + letter.len_utf8()).collect();
    let (mut fits, mut too_many) = (0, ends.len().saturating_sub(1));
    while fits + 1 < too_many {
        let middle = usize::midpoint(fits, too_many);
        if letters::width(&word[..ends[middle]], bold) <= room { fits = middle } else { too_many = middle }
    }
    ends.get(fits).copied().unwrap_or(word.len())
}

/// Returns a line that runs as its paragraph does, whatever it begins with.
pub(in crate::exchange::export) fn turned(line: &str, is_rtl: bool) -> String {
    match first_strong(line).map(Direction::is_right_to_left) {
        Some(own) if own == is_rtl => line.to_owned(),
        None if !is_rtl => line.to_owned(),
        _ => format!("{}{line}", if is_rtl { '\u{200f}' } else { '\u{200e}' }),
    }
}

/// Returns the width of the widest part of `text` that cannot be broken.
pub(super) fn widest_word(text: &str, bold: bool) -> f32 {
    let mut start = 0;
    let mut widest = 0.0_f32;
    for (end, _) in unicode_linebreak::linebreaks(text) {
        widest = widest.max(letters::width(text[start..end].trim_end(), bold));
        start = end;
    }
    widest
}

#[cfg(test)]
mod tests {
    use super::{behind, broken, without_controls};
    use crate::exchange::export::figure::letters;
    use crate::text::without_direction_marks;

    #[test]
    fn what_runs_against_its_paragraph_stands_between_isolates() {
        assert_eq!(behind("تقول:", "Run lighter.", true), "\u{2066}Run lighter.\u{2069}");
        assert_eq!(behind("It says:", "Run lighter.", false), "Run lighter.");
    }

    #[test]
    fn a_word_stays_whole_in_the_column_that_is_made_for_it() {
        for word in ["توضيحي", "Illustrative", "المصدر", "Source"] {
            let width = letters::width(word, false);
            for size in (80..=130).map(|tenths| tenths as f32 / 10.0) {
                let room = width * size / size;
                assert_eq!(broken(word, false, room, room, true).len(), 1, "{word} {size}");
            }
        }
    }

    #[test]
    fn lines_fit_and_nothing_is_lost() {
        let long = "x".repeat(300);
        for text in ["صابون ريحان الطبيعي: الإطلاق في عمّان IBM Plex والبصرة", "A mixed نص line with كلمات", &long]
        {
            let lines = broken(text, false, 9.0, 9.0, true);
            assert!(lines.len() > 1);
            for line in &lines {
                assert!(letters::width(line, false) <= 9.01, "{line}");
            }
            let joined: String = lines.join(" ").chars().filter(|letter| !letter.is_whitespace()).collect();
            let expected: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
            assert_eq!(without_direction_marks(&joined), expected);
        }
    }

    #[test]
    fn a_line_runs_as_its_paragraph() {
        let lines = broken("النص يبدأ هنا ثم IBM Plex Sans Arabic 2026", false, 8.0, 8.0, false);
        assert!(lines.iter().all(|line| letters::is_right_to_left(line)), "{lines:?}");
    }

    #[test]
    fn what_is_no_letter_is_left_out_and_what_has_no_glyph_shows_its_code() {
        assert_eq!(without_controls("a\u{0}b\u{1b}[31m\n<b>&amp;"), "ab[31m <b>&amp;");
        assert_eq!(without_controls("ok 🧼"), "ok [U+1F9FC]");
    }
}
