//! Says what is to be laid out: text, formats, direction, width.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use eframe::egui::{Color32, FontId, TextFormat, text::LayoutJob, text::TextWrapping};

use super::order::{self, Direction};

/// Line height of text with Arabic letters, as a multiple of the font size: room for vowel marks above and below.
pub const LINE_HEIGHT: f32 = 1.5;

/// Says where the lines stand in the box of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// At the side where reading starts: left, or right for a paragraph that runs from right to left.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// At the side where reading ends.
    End,
}

/// A stretch of text in one format.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The byte after the last one of the stretch; it starts where the part before it ends.
    pub end: usize,
    /// Font, colour and the rest. [`Color32::PLACEHOLDER`] takes the colour of the widget that shows the text.
    /// `extra_letter_spacing` does not apply to letters that join.
    pub format: TextFormat,
}

/// A text to lay out; line feeds start a new line.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// The text in logical order.
    pub text: String,
    /// Formats in the order of the text; the last one also covers what the parts leave over.
    pub parts: Vec<Part>,
    /// Base direction.
    pub direction: Direction,
    /// The direction that [`Direction::Auto`] gives to a text without letters.
    pub interface_rtl: bool,
    /// Width at which lines break, in points; infinite for one line a paragraph.
    pub wrap_width: f32,
    /// Largest number of rows, at least 1. What is left over is cut, and `…` stands at the end of the last row.
    pub max_rows: usize,
    /// Where the lines stand.
    pub align: Align,
    /// Makes the box as wide as `wrap_width`, so that right-to-left lines end at its right side.
    pub fill: bool,
    /// Never breaks a line, whatever the width of the box; line feeds are not seen.
    pub single_line: bool,
}

impl Default for Paragraph {
    fn default() -> Self {
        Self {
            text: String::new(),
            parts: Vec::new(),
            direction: Direction::Auto,
            interface_rtl: false,
            wrap_width: f32::INFINITY,
            max_rows: usize::MAX,
            align: Align::Start,
            fill: false,
            single_line: false,
        }
    }
}

impl Paragraph {
    /// Makes a text in one format, in the direction of its first letter, without a limit of width. Text with letters that run
    /// from right to left gets a line height of [`LINE_HEIGHT`] times the font size.
    #[must_use]
    pub fn simple(text: impl Into<String>, font: FontId, colour: Color32) -> Self {
        let text = text.into();
        let line_height = order::needs_bidi(&text).then_some(LINE_HEIGHT * font.size);
        let format = TextFormat { font_id: font, color: colour, line_height, ..TextFormat::default() };
        Self { parts: vec![Part { end: text.len(), format }], text, ..Self::default() }
    }

    /// Adds text at the end, in its own format.
    pub fn push(&mut self, text: &str, format: TextFormat) {
        self.text.push_str(text);
        self.parts.push(Part { end: self.text.len(), format });
    }

    /// Returns the same with a base direction; `interface_rtl` is for a text without letters.
    #[must_use]
    pub fn with_direction(self, direction: Direction, interface_rtl: bool) -> Self {
        Self { direction, interface_rtl, ..self }
    }

    /// Returns the same, broken into lines at `width` points.
    #[must_use]
    pub fn wrapped(self, width: f32) -> Self {
        Self { wrap_width: width, ..self }
    }

    /// Returns the same in at most `rows` rows of `width` points, with `…` where something is cut.
    #[must_use]
    pub fn elided(self, width: f32, rows: usize) -> Self {
        Self { wrap_width: width, max_rows: rows, ..self }
    }

    /// Returns the same with one line height, in points, for all parts.
    #[must_use]
    pub fn with_line_height(mut self, points: f32) -> Self {
        for part in &mut self.parts {
            part.format.line_height = Some(points);
        }
        self
    }

    /// Returns the same with Arabic-Indic digits and what stands between them in another font.
    #[must_use]
    pub fn with_arabic_digits_in(mut self, font: &FontId) -> Self {
        if !self.text.contains(is_arabic_digit) {
            return self;
        }
        let mut parts: Vec<Part> = Vec::new();
        let mut start = 0;
        for part in &self.parts {
            let end = part.end.min(self.text.len());
            let stretch = self.text.get(start..end).unwrap_or_default();
            for (at, letter) in stretch.char_indices() {
                let is_digit = is_arabic_digit(letter);
                let format = TextFormat {
                    font_id: if is_digit { font.clone() } else { part.format.font_id.clone() },
                    ..part.format.clone()
                };
                let letter_end = start + at + letter.len_utf8();
                match parts.last_mut() {
                    Some(last) if last.format == format => last.end = letter_end,
                    _ => parts.push(Part { end: letter_end, format }),
                }
            }
            start = end;
        }
        self.parts = parts;
        self
    }

    /// Returns whether epaint lays this out in the right order by itself.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.align == Align::Start
            && !self.fill
            && !self.single_line
            && order::is_plain_ltr(&self.text, self.direction, self.interface_rtl)
    }

    /// Returns the index of the format at a byte.
    pub(super) fn format_index(&self, byte: usize) -> usize {
        self.parts.partition_point(|part| part.end <= byte).min(self.parts.len().saturating_sub(1))
    }

    /// Returns the bytes of the stretches that start on a line of their own.
    pub(super) fn ranges(&self) -> Vec<Range<usize>> {
        let all = 0..self.text.len();
        if self.single_line { Vec::from([all]) } else { order::paragraphs(&self.text).collect() }
    }

    /// Returns the width at which lines break. As in epaint, one that was reported by rounding down must not break the line
    /// that it was measured from.
    pub(super) fn breaking_width(&self) -> f32 {
        if self.single_line { f32::INFINITY } else { self.whole_wrap_width() + 0.5 }
    }

    /// Returns the formats in order; never empty.
    pub(super) fn formats(&self) -> Vec<TextFormat> {
        if self.parts.is_empty() {
            return vec![TextFormat::default()];
        }
        self.parts.iter().map(|part| part.format.clone()).collect()
    }

    /// Returns the wrap width in whole points: a width that changes by rounding alone must not break lines anew.
    pub(super) fn whole_wrap_width(&self) -> f32 {
        if self.wrap_width.is_nan() { f32::INFINITY } else { self.wrap_width.max(0.0).round() }
    }

    /// Returns the same text and formats as epaint knows them.
    pub(super) fn job(&self) -> LayoutJob {
        let mut job = LayoutJob {
            wrap: TextWrapping {
                max_width: self.whole_wrap_width(),
                max_rows: self.max_rows.max(1),
                break_anywhere: self.max_rows == 1,
                ..TextWrapping::default()
            },
            ..LayoutJob::default()
        };
        let formats = self.formats();
        let mut start = 0;
        for (index, format) in formats.iter().enumerate() {
            let last = index + 1 == formats.len();
            let mut end =
                self.parts.get(index).map_or(self.text.len(), |part| part.end).min(self.text.len()).max(start);
            while !self.text.is_char_boundary(end) {
                end += 1;
            }
            if last {
                end = self.text.len();
            }
            job.append(&self.text[start..end], 0.0, format.clone());
            start = end;
        }
        job
    }
}

/// Returns true for Arabic-Indic digits, and for the signs of percent, decimals and groups that stand with them.
fn is_arabic_digit(letter: char) -> bool {
    matches!(letter, '\u{660}'..='\u{66c}')
}

impl Hash for Paragraph {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
        for Part { end, format } in &self.parts {
            end.hash(state);
            format.hash(state);
        }
        (self.direction, self.interface_rtl, self.align, self.fill, self.single_line, self.max_rows).hash(state);
        self.whole_wrap_width().to_bits().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Color32, FontFamily, FontId};

    use super::Paragraph;

    #[test]
    fn digits_have_their_own_font_and_letters_keep_theirs() {
        let (letters, digits) = (FontId::proportional(12.0), FontId::new(12.0, FontFamily::Monospace));
        for (text, expected) in [
            ("الإنفاق ٥٬٨٦٧٫٥ د.ع", vec![("الإنفاق ", false), ("٥٬٨٦٧٫٥", true), (" د.ع", false)]),
            ("٪٤٠", vec![("٪٤٠", true)]),
            ("40%", vec![("40%", false)]),
        ] {
            let paragraph = Paragraph::simple(text, letters.clone(), Color32::WHITE).with_arabic_digits_in(&digits);
            let mut start = 0;
            let mut found = Vec::new();
            for part in &paragraph.parts {
                found.push((&text[start..part.end], part.format.font_id == digits));
                start = part.end;
            }
            assert_eq!(found, expected);
        }
    }
}
