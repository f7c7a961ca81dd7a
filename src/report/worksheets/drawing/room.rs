//! How much room the words of a cell need: what a figure asks for its heights, so that nothing of a framework is cut.
//!
//! Fonts are not known here. The widths and heights are on the safe side of what the fonts of this program need, in the window
//! and on paper.

use super::super::super::Report;
use super::super::named_value;
use super::{DrawnCell, DrawnLine, Outline, Stack, Voice};

/// In a cell of this width and wider captions stand beside their lines.
const BESIDE: f32 = 230.0;
/// The margins of a cell, beside and above its words.
const MARGIN: (f32, f32) = (12.0, 10.0);
/// What stands before and behind a name: its number, and how much is filled in.
const NUMBER: f32 = 20.0;
const COUNT: f32 = 56.0;
/// An arrow of this width and wider says how much of it is filled in.
const COUNTED_ARROW: f32 = 170.0;
/// The most lines of the plan that the height of a cell is made for: longer lists end with how many more there are.
const MOST_SAID: usize = 6;
/// So many lines a value of the plan has at most.
const PLAN_LINES: usize = 6;
/// An answer has at least so many lines at most, and more in a narrow cell, up to the second number.
const ANSWER_LINES: (usize, usize) = (3, 8);
/// So many points of its width each line of an answer stands for: a narrow cell shows as much of it as a wide one.
const ANSWER_WIDTH: f32 = 900.0;

impl DrawnCell {
    /// Returns the most lines that its name takes. The names of steps and parts are the framework's own words: they are shown whole.
    #[must_use]
    pub fn name_lines(&self) -> usize {
        if self.outline == Outline::Arrow { 4 } else { 14 }
    }
}

impl DrawnLine {
    /// The most lines that what is asked takes.
    pub const CAPTION_LINES: usize = 4;

    /// Returns the most lines that the words take where they have `width` points: what the framework explains is shown whole, and a
    /// narrow cell shows as much of an answer as a wide one.
    #[must_use]
    pub fn text_lines(&self, width: f32) -> usize {
        match self.voice {
            Voice::Missing => 1,
            Voice::Explained => 14,
            Voice::Plan | Voice::Warning => PLAN_LINES,
            Voice::Written => ((ANSWER_WIDTH / width.max(1.0)).ceil() as usize).clamp(ANSWER_LINES.0, ANSWER_LINES.1),
        }
    }
}

/// Measures words in the language of the reader.
#[derive(Clone, Copy)]
pub(super) struct Room<'r> {
    report: &'r Report<'r>,
    /// The width of a letter and the height of a line of lines and captions.
    small: (f32, f32),
    /// The same of names.
    name: (f32, f32),
}

/// What a cell needs, from its top to its foot.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Needed {
    /// For all of its lines, as far as lists are shown.
    pub(super) whole: f32,
    /// For the beginning of the first of its answers beside what the plan says.
    pub(super) least: f32,
}

impl Needed {
    /// Returns the height of a cell that has at least `usual` points, and at most `most` where the first answer needs no more.
    pub(super) fn within(self, usual: f32, most: f32) -> f32 {
        usual.max(self.whole.min(most)).max(self.least.min(self.whole))
    }

    /// Returns what the higher of two needs.
    pub(super) fn or(self, other: Self) -> Self {
        Self { whole: self.whole.max(other.whole), least: self.least.max(other.least) }
    }
}

impl<'r> Room<'r> {
    /// Returns the measures of the language that the report is read in.
    pub(super) fn of(report: &'r Report<'r>) -> Self {
        if report.locale.direction().is_right_to_left() {
            Self { report, small: (6.1, 21.0), name: (7.0, 24.0) }
        } else {
            Self { report, small: (6.3, 17.0), name: (7.8, 20.0) }
        }
    }

    /// Returns how high `text` is in `width` points, in at most `most` lines.
    fn rows(text: &str, (letter, line): (f32, f32), width: f32, most: usize) -> f32 {
        let fitting = (width / letter).floor().max(1.0) as usize;
        let mut rows = 0_usize;
        for paragraph in text.lines() {
            let mut used = fitting;
            let mut begun = 0_usize;
            for word in paragraph.split_whitespace() {
                let letters = word.chars().count();
                if used + letters + 1 > fitting || begun == 0 {
                    // A word that is longer than a line is broken.
                    begun += letters.div_ceil(fitting).max(1);
                    used = letters - (letters.saturating_sub(1) / fitting) * fitting;
                } else {
                    used += letters + 1;
                }
            }
            rows += begun;
        }
        rows.min(most) as f32 * line
    }

    /// Returns how high the name of a cell is with its number and its bar, `width` points wide between the margins.
    pub(super) fn head(&self, cell: &DrawnCell, width: f32) -> f32 {
        if cell.name.is_empty() {
            return if cell.done.is_some() { 20.0 } else { 0.0 };
        }
        // An arrow has no bar, and a narrow one does not say how much of it is filled in.
        let is_arrow = cell.outline == Outline::Arrow;
        let is_counted = cell.done.is_some() && (!is_arrow || width >= COUNTED_ARROW);
        let beside = cell.number.map_or(0.0, |_| NUMBER) + if is_counted { COUNT } else { 0.0 };
        let longest = cell.name.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0) as f32;
        let room = (width - beside).max(1.0);
        let most = cell.name_lines();
        // Where the longest word has no room beside the number the name begins below it.
        let name = if longest * self.name.0 > room && !is_arrow {
            (20.0 + Self::rows(&cell.name, self.name, width, most)).max(Self::rows(&cell.name, self.name, room, most))
        } else {
            Self::rows(&cell.name, self.name, room, most)
        };
        name + 4.0 + if cell.done.is_some() && !is_arrow { 10.0 } else { 0.0 }
    }

    /// Returns how high a line is that was filled in, or that the framework explains, where its words take at most `most` lines.
    fn written(&self, line: &DrawnLine, width: f32, most: usize) -> f32 {
        let is_beside = !line.caption.is_empty() && width >= BESIDE;
        let column = if is_beside { width * 0.44 } else { 0.0 };
        let asked = if is_beside { column - 8.0 } else { width };
        let caption = Self::rows(&line.caption, self.small, asked, DrawnLine::CAPTION_LINES);
        let room = width - column;
        let text = Self::rows(&line.text, self.small, room, line.text_lines(room).min(most));
        4.0 + if is_beside { caption.max(text) } else { caption + text }
    }

    /// Returns how high a line is that the plan says.
    fn said(&self, line: &DrawnLine, width: f32) -> f32 {
        let words = match line.caption.as_str() {
            "" => line.text.clone(),
            caption => named_value(self.report.locale, caption, &line.text),
        };
        let mark = if line.mark.is_some() { 16.0 } else { 0.0 };
        2.0 + Self::rows(&words, self.small, width - 16.0 - mark, line.text_lines(width))
    }

    /// Returns what a cell needs that is `width` points wide with its margins.
    pub(super) fn needed(&self, cell: &DrawnCell, width: f32) -> Needed {
        let width = (width - 2.0 * MARGIN.0).max(1.0);
        let (said, written): (Vec<&DrawnLine>, Vec<&DrawnLine>) =
            cell.lines.iter().partition(|line| matches!(line.voice, Voice::Plan | Voice::Warning));
        let above = match (&cell.stack, cell.bar) {
            (Some(stack), _) => (MARGIN.1 + self.head(cell, width)).max(stack.from) + Stack::LEAST + 2.0 * self.small.1,
            (None, Some(_)) => MARGIN.1 + self.head(cell, width) + 22.0 + 2.0 * self.small.1,
            (None, None) => MARGIN.1 + self.head(cell, width),
        };
        let around = above + MARGIN.1 + 8.0;
        let answers: Vec<f32> = written.iter().map(|line| self.written(line, width, usize::MAX)).collect();
        let more = if said.len() > MOST_SAID { self.small.1 } else { 0.0 };
        let foot: f32 = said.iter().take(MOST_SAID).map(|line| self.said(line, width)).sum();
        let foot = if said.is_empty() { 0.0 } else { foot + 12.0 + more };
        let first = written.first().map(|line| self.written(line, width, ANSWER_LINES.0));
        let first = first.map_or(0.0, |first| first + self.small.1 + 8.0);
        // What the plan says takes at most this much where not all has room.
        let beside = if said.is_empty() { 1.0 } else { 0.45 };
        Needed { whole: around + answers.iter().sum::<f32>() + foot, least: around + first / beside }
    }
}

#[cfg(test)]
mod tests {
    use super::Room;

    #[test]
    fn words_go_to_the_next_line_and_long_ones_are_broken() {
        let lines = |text: &str, letters: f32| Room::rows(text, (1.0, 1.0), letters, 9);
        for (text, letters, expected) in [
            ("", 10.0, 0.0),
            ("one", 10.0, 1.0),
            ("one two six", 7.0, 2.0),
            ("ten tenletter ten", 9.0, 3.0),
            ("one two six", 11.0, 1.0),
            ("incomprehensible", 5.0, 4.0),
            ("one\ntwo", 10.0, 2.0),
            ("a b c d e f g h i j k l m n o p q r s t", 1.0, 9.0),
        ] {
            assert!((lines(text, letters) - expected).abs() < 0.1, "{text}: {}", lines(text, letters));
        }
    }
}
