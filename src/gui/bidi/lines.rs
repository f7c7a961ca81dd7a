//! Breaking a paragraph into lines, and cutting what has no room.

use std::ops::Range;

use super::order::{Break, LineKind};
use super::shape::{Class, Piece, ShapedCell};

/// Consecutive characters of one piece, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fragment {
    /// Index of the piece.
    pub(super) piece: usize,
    /// Its characters, counted from the start of the piece.
    pub(super) cells: Range<usize>,
}

impl Fragment {
    fn whole(pieces: &[Piece], piece: usize) -> Self {
        Self { piece, cells: 0..pieces[piece].shaped.cells.len() }
    }

    /// Returns the left and right end in the piece, in points.
    pub(super) fn extent(&self, pieces: &[Piece]) -> (f32, f32) {
        let shaped = &pieces[self.piece].shaped;
        if self.cells.len() == shaped.cells.len() {
            return (0.0, shaped.width);
        }
        let cells = &shaped.cells[self.cells.clone()];
        let left = cells.iter().map(|cell| cell.left).fold(f32::INFINITY, f32::min);
        let right = cells.iter().map(|cell| cell.right).fold(f32::NEG_INFINITY, f32::max);
        (left, right.max(left))
    }

    pub(super) fn width(&self, pieces: &[Piece]) -> f32 {
        let (left, right) = self.extent(pieces);
        if left.is_finite() { right - left } else { 0.0 }
    }
}

/// Returns how much of the end of a line hangs over its edge: white space does not count.
pub(super) fn hanging_from(pieces: &[Piece], line: &[Fragment]) -> usize {
    line.iter()
        .rposition(|fragment| {
            let piece = &pieces[fragment.piece];
            piece.kind != LineKind::Space || !matches!(piece.class, Class::Space | Class::Hidden)
        })
        .map_or(0, |last| last + 1)
}

/// Breaks greedily at the opportunities of UAX #14. A word wider than a whole line is cut between its clusters.
pub(super) fn break_lines(pieces: &[Piece], wrap_width: f32) -> Vec<Vec<Fragment>> {
    let mut breaker = Breaker { pieces, wrap_width, x: 0.0, line: Vec::new(), lines: Vec::new() };
    let mut start = 0;
    while start < pieces.len() {
        let end =
            (start + 1..pieces.len()).find(|&index| pieces[index].break_before != Break::No).unwrap_or(pieces.len());
        if pieces[start].break_before == Break::Mandatory {
            breaker.end_line();
        }
        breaker.push_word(start..end);
        start = end;
    }
    breaker.end_line();
    breaker.lines
}

struct Breaker<'a> {
    pieces: &'a [Piece],
    wrap_width: f32,
    x: f32,
    line: Vec<Fragment>,
    lines: Vec<Vec<Fragment>>,
}

impl Breaker<'_> {
    fn end_line(&mut self) {
        self.lines.push(std::mem::take(&mut self.line));
        self.x = 0.0;
    }

    /// Adds what stands between two opportunities, with the white space after it.
    fn push_word(&mut self, word: Range<usize>) {
        let fragments: Vec<Fragment> = word.map(|piece| Fragment::whole(self.pieces, piece)).collect();
        let ink = hanging_from(self.pieces, &fragments);
        let width: f32 = fragments[..ink].iter().map(|fragment| fragment.width(self.pieces)).sum();
        if self.x + width > self.wrap_width && !self.line.is_empty() {
            self.end_line();
        }
        if self.x + width <= self.wrap_width {
            for fragment in fragments {
                self.push(fragment);
            }
        } else {
            for (index, fragment) in fragments.into_iter().enumerate() {
                if index < ink { self.push_in_parts(&fragment) } else { self.push(fragment) }
            }
        }
    }

    fn push(&mut self, fragment: Fragment) {
        self.x += fragment.width(self.pieces);
        self.line.push(fragment);
    }

    fn push_in_parts(&mut self, fragment: &Fragment) {
        let pieces = self.pieces;
        let cells = &pieces[fragment.piece].shaped.cells;
        let mut start = fragment.cells.start;
        let mut at = start;
        while at < fragment.cells.end {
            let end = group_end(cells, at).min(fragment.cells.end);
            let width = group_width(&cells[at..end]);
            if self.x + width > self.wrap_width && self.x > 0.0 {
                if start < at {
                    self.line.push(Fragment { piece: fragment.piece, cells: start..at });
                }
                self.end_line();
                start = at;
            }
            self.x += width;
            at = end;
        }
        self.line.push(Fragment { piece: fragment.piece, cells: start..fragment.cells.end });
    }
}

/// Returns the end of what must stay together with the character at `at`.
fn group_end(cells: &[ShapedCell], at: usize) -> usize {
    (at + 1..cells.len()).find(|&index| cells[index].cut).unwrap_or(cells.len())
}

fn group_width(cells: &[ShapedCell]) -> f32 {
    cells.iter().map(|cell| cell.right - cell.left).sum()
}

/// Cuts a line at its logical end so that it is at most `room` wide, without white space before the cut.
pub(super) fn trim(pieces: &[Piece], line: &[Fragment], room: f32) -> Vec<Fragment> {
    let mut x = 0.0;
    let mut kept = Vec::new();
    for fragment in line {
        let width = fragment.width(pieces);
        if x + width <= room {
            x += width;
            kept.push(fragment.clone());
            continue;
        }
        let cells = &pieces[fragment.piece].shaped.cells;
        let mut end = fragment.cells.start;
        while end < fragment.cells.end {
            let next = group_end(cells, end).min(fragment.cells.end);
            let width = group_width(&cells[end..next]);
            if x + width > room {
                break;
            }
            x += width;
            end = next;
        }
        if end > fragment.cells.start {
            kept.push(Fragment { piece: fragment.piece, cells: fragment.cells.start..end });
        }
        break;
    }
    kept.truncate(hanging_from(pieces, &kept));
    kept
}
