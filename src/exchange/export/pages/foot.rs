//! Notes at the foot of pages: numbered in the order in which the text refers to them, each on every page that does.

use std::collections::VecDeque;

use super::galley::{Face, Galley, plain};
use super::{Piece, Role};
use crate::exchange::export::figure::{Shape, colour};

/// Above the notes, with the line that parts them from the text.
const ABOVE: f32 = 18.0;

/// The width of that line.
const RULE: f32 = 150.0;

/// The part of a page that notes take at most; what is left over goes to the next one.
const MOST: f32 = 0.4;

/// Holds one line of a note.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NoteLine {
    /// How high it is.
    height: f32,
    /// What is drawn, from the start side and its own top.
    pieces: Vec<Piece>,
}

/// Holds a note.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Note {
    /// What it says.
    text: String,
    /// Its lines.
    lines: Vec<NoteLine>,
}

/// Returns a number in raised digits, as it stands behind what refers to a note.
pub(super) fn raised(number: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = |digit: u32| DIGITS[usize::try_from(digit).unwrap_or(0)];
    number.to_string().chars().filter_map(|letter| letter.to_digit(10)).map(digit).collect()
}

impl Galley {
    /// Returns the place of a note that says `text` among all notes: it is set unless it is known.
    pub(super) fn note(&mut self, text: &str) -> usize {
        if let Some(known) = self.notes.iter().position(|note| note.text == text) {
            return known;
        }
        let face =
            Face { size: self.style.small, leading: self.style.small_leading, bold: false, colour: colour::WEAK };
        let from = self.units.len();
        let shown = format!("{} {text}", raised(self.notes.len() + 1));
        let measure = self.style.room(false).min(650.0);
        self.set("", &shown, face, (0.0, measure), 0.0, Role::Note(plain(text)));
        let line = |unit: super::galley::Unit| NoteLine { height: unit.height, pieces: unit.pieces };
        let lines = self.units.split_off(from).into_iter().map(line).collect();
        self.notes.push(Note { text: text.to_owned(), lines });
        self.notes.len() - 1
    }

    /// Returns the place that a note of this text has, or will have.
    pub(super) fn note_number(&self, text: &str, before: usize) -> usize {
        self.notes.iter().position(|note| note.text == text).unwrap_or(self.notes.len() + before)
    }
}

impl Note {
    /// Changes each piece of the note.
    pub(super) fn each_piece(&mut self, change: impl FnMut(&mut Piece)) {
        self.lines.iter_mut().flat_map(|line| &mut line.pieces).for_each(change);
    }
}

/// Holds the foot of the page that is being filled.
#[derive(Clone, Debug, Default)]
pub(super) struct Foot {
    lines: Vec<NoteLine>,
    /// The notes that stand on the page.
    shown: Vec<usize>,
    /// What had no room on the pages before.
    carried: VecDeque<NoteLine>,
}

impl Foot {
    fn text_height(&self) -> f32 {
        self.lines.iter().map(|line| line.height).sum()
    }

    /// Returns how much of the page the foot takes.
    pub(super) fn height(&self) -> f32 {
        if self.lines.is_empty() { 0.0 } else { self.text_height() + ABOVE }
    }

    /// Returns how much more it takes once these notes stand in it, on a page that has room for `depth`.
    pub(super) fn growth(&self, wanted: &[usize], notes: &[Note], depth: f32) -> f32 {
        let mut seen = self.shown.clone();
        let mut lines = 0.0;
        for &note in wanted {
            if !seen.contains(&note) {
                seen.push(note);
                lines += notes.get(note).map_or(0.0, |note| note.lines.iter().map(|line| line.height).sum());
            }
        }
        if lines <= 0.0 {
            return 0.0;
        }
        let above = if self.lines.is_empty() { ABOVE } else { 0.0 };
        (lines.min(depth * MOST - self.text_height()) + above).max(0.0)
    }

    /// Puts notes into the foot, those of them that are not there yet.
    pub(super) fn take(&mut self, wanted: &[usize], notes: &[Note], depth: f32) {
        for &note in wanted {
            if self.shown.contains(&note) {
                continue;
            }
            self.shown.push(note);
            self.carried.extend(notes.get(note).into_iter().flat_map(|note| note.lines.iter().cloned()));
        }
        self.fill(depth);
    }

    /// Fills the foot of a page with what is left over, as far as there is room.
    fn fill(&mut self, depth: f32) {
        while let Some(next) = self.carried.front() {
            if !self.lines.is_empty() && self.text_height() + next.height > depth * MOST + 0.5 {
                break;
            }
            self.lines.extend(self.carried.pop_front());
        }
    }

    /// Begins the foot of the next page.
    pub(super) fn begin(&mut self, depth: f32) {
        self.lines.clear();
        self.shown.clear();
        self.fill(depth);
    }

    /// Returns true where something is left over for another page.
    pub(super) fn is_left_over(&self) -> bool {
        !self.carried.is_empty()
    }

    /// Returns what is drawn at the foot of a page, each with its place from the top of the text.
    pub(super) fn drawn(&mut self, depth: f32) -> Vec<(Piece, f32)> {
        if self.lines.is_empty() {
            return Vec::new();
        }
        let mut y = depth - self.text_height();
        let rule = Shape::Line { points: vec![(0.0, 0.0), (RULE, 0.0)], width: 0.8, colour: colour::WEAK };
        let mut drawn = vec![(Piece { element: None, shapes: vec![rule], leads_to: None }, y - ABOVE / 2.0)];
        for line in self.lines.drain(..) {
            drawn.extend(line.pieces.into_iter().map(|piece| (piece, y)));
            y += line.height;
        }
        drawn
    }
}
