//! Says where the characters of a text stand: hit test, carets, selections, steps. Geometry only, no widget.

use std::ops::Range;

/// Says where one character stands, in points from the left end of its row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Left end.
    pub left: f32,
    /// Right end; the same for characters without width.
    pub right: f32,
    /// Whether it runs from right to left.
    pub rtl: bool,
    /// Whether a caret may stand before it: not between a letter and its marks.
    pub stop: bool,
}

impl Cell {
    /// Returns the side where reading enters it.
    #[must_use]
    pub fn before(&self) -> f32 {
        if self.rtl { self.right } else { self.left }
    }

    /// Returns the side where reading leaves it.
    #[must_use]
    pub fn after(&self) -> f32 {
        if self.rtl { self.left } else { self.right }
    }

    fn has_width(&self) -> bool {
        self.right - self.left > 0.01
    }
}

/// A row of cells in logical order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellRow {
    /// One for each character; a line feed has none.
    pub cells: Vec<Cell>,
    /// Whether its paragraph runs from right to left.
    pub rtl: bool,
    /// Left end of the row in the text.
    pub x: f32,
    /// Top and bottom in the text.
    pub y: Range<f32>,
    /// The caret after the last character, in the row.
    pub end_x: f32,
    /// Whether a line feed follows.
    pub ends_with_newline: bool,
}

/// A place between two characters. At the border of two directions it has two sides on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    /// How many characters stand before it.
    pub index: usize,
    /// Whether it stands at the character before it rather than at the one after it.
    pub after: bool,
}

impl CellRow {
    /// Returns the end of the cluster that starts at `column`.
    fn cluster_end(&self, column: usize) -> usize {
        (column + 1..self.cells.len()).find(|&next| self.cells[next].stop).unwrap_or(self.cells.len())
    }

    /// Returns the start of the cluster before `column`.
    fn cluster_before(&self, column: usize) -> Option<usize> {
        (0..column.min(self.cells.len())).rev().find(|&start| self.cells[start].stop)
    }

    /// Returns the place nearest to `x`: the half of the character that is hit decides.
    #[must_use]
    pub fn hit(&self, x: f32) -> Caret {
        let distance = |cell: &Cell| (cell.left - x).max(x - cell.right).max(0.0);
        let wide = self.cells.iter().enumerate().filter(|(_, cell)| cell.has_width());
        let Some((column, cell)) = wide.min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b))) else {
            return Caret::default();
        };
        let left_half = x < 0.5 * (cell.left + cell.right);
        if left_half == cell.rtl { self.plain(self.cluster_end(column)) } else { Caret { index: column, after: false } }
    }

    /// Returns the caret after the cluster that ends at `column`; the side matters only where the next one is elsewhere.
    fn plain(&self, column: usize) -> Caret {
        let sides = [false, true].map(|after| self.caret_x(Caret { index: column, after }));
        Caret { index: column, after: (sides[0] - sides[1]).abs() > 0.75 }
    }

    /// Returns where the caret is drawn, in the row.
    #[must_use]
    pub fn caret_x(&self, caret: Caret) -> f32 {
        let before = caret.after.then(|| self.cluster_before(caret.index)).flatten();
        match (before, self.cells.get(caret.index)) {
            (Some(column), _) => self.cells[column].after(),
            (None, Some(cell)) => cell.before(),
            (None, None) => self.end_x,
        }
    }

    /// Returns the left and right ends of what is selected, from left to right: one for each stretch without a gap.
    #[must_use]
    pub fn ranges(&self, columns: Range<usize>) -> Vec<(f32, f32)> {
        let selected = self.cells.get(columns).unwrap_or_default();
        let mut ends: Vec<(f32, f32)> =
            selected.iter().filter(|cell| cell.has_width()).map(|cell| (cell.left, cell.right)).collect();
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut ranges: Vec<(f32, f32)> = Vec::new();
        for (left, right) in ends {
            match ranges.last_mut() {
                // Pieces are set on whole pixels, which leaves gaps of less than one.
                Some(last) if left <= last.1 + 1.0 => last.1 = last.1.max(right),
                _ => ranges.push((left, right)),
            }
        }
        ranges
    }

    /// Returns the clusters that are seen, from left to right.
    fn visual(&self) -> Vec<usize> {
        let mut order: Vec<usize> =
            (0..self.cells.len()).filter(|&column| self.cells[column].stop && self.cells[column].has_width()).collect();
        order.sort_by(|&a, &b| self.cells[a].left.total_cmp(&self.cells[b].left));
        order
    }

    /// Returns how many clusters stand to the left of the caret.
    fn gap(&self, visual: &[usize], caret: Caret) -> usize {
        let place = |column: usize| visual.iter().position(|&other| other == column);
        let before = caret.after.then(|| self.cluster_before(caret.index)).flatten();
        if let Some((column, at)) = before.and_then(|column| place(column).map(|at| (column, at))) {
            return at + usize::from(!self.cells[column].rtl);
        }
        let next = (caret.index..self.cells.len()).find_map(|column| place(column).map(|at| (column, at)));
        match next {
            Some((column, at)) => at + usize::from(self.cells[column].rtl),
            None if self.rtl => 0,
            None => visual.len(),
        }
    }

    /// Returns the caret one cluster to the left or right; `None` at the edge of the row.
    fn step(&self, caret: Caret, rightwards: bool) -> Option<Caret> {
        let visual = self.visual();
        let gap = self.gap(&visual, caret);
        let passed = if rightwards { visual.get(gap) } else { gap.checked_sub(1).and_then(|left| visual.get(left)) };
        passed.map(|&column| {
            if self.cells[column].rtl == rightwards {
                Caret { index: column, after: false }
            } else {
                self.plain(self.cluster_end(column))
            }
        })
    }
}

/// Says where all characters of a text stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextMap {
    /// Rows from top to bottom.
    pub rows: Vec<CellRow>,
}

impl TextMap {
    /// Counts the characters, line feeds included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len() + usize::from(row.ends_with_newline)).sum()
    }

    /// Returns whether there is no character.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the index of the first character of each row.
    pub fn starts(&self) -> impl Iterator<Item = (usize, &CellRow)> {
        let mut start = 0;
        self.rows.iter().map(move |row| {
            let first = start;
            start += row.cells.len() + usize::from(row.ends_with_newline);
            (first, row)
        })
    }

    /// Returns the row and column of a place. Where a line was broken it is the end of one row and the start of the next;
    /// `next_row` chooses.
    #[must_use]
    pub fn locate(&self, index: usize, next_row: bool) -> (usize, usize) {
        let mut place = (0, 0);
        for (number, (start, row)) in self.starts().enumerate() {
            let column = index.saturating_sub(start);
            place = (number, column.min(row.cells.len()));
            let broken_here = column == row.cells.len() && !row.ends_with_newline && number + 1 < self.rows.len();
            if column <= row.cells.len() && !(broken_here && next_row) {
                break;
            }
        }
        place
    }

    /// Returns the left of the caret in the text, in points.
    #[must_use]
    pub fn caret_x(&self, caret: Caret, next_row: bool) -> f32 {
        let (row, column) = self.locate(caret.index, next_row);
        self.rows.get(row).map_or(0.0, |row| row.x + row.caret_x(Caret { index: column, ..caret }))
    }

    /// Returns the row that covers `y`, or the nearest one.
    #[must_use]
    pub fn row_at(&self, y: f32) -> usize {
        let below = self.rows.iter().position(|row| y < row.y.end);
        below.unwrap_or(self.rows.len().saturating_sub(1))
    }

    /// Returns the place nearest to a point of the text.
    #[must_use]
    pub fn hit(&self, x: f32, y: f32) -> Caret {
        let number = self.row_at(y);
        self.starts().nth(number).map_or_else(Caret::default, |(start, row)| {
            let caret = row.hit(x - row.x);
            Caret { index: start + caret.index, ..caret }
        })
    }

    /// Returns the place before the first character of a row.
    fn before_row(&self, number: usize, start: usize) -> usize {
        match number.checked_sub(1).map(|above| &self.rows[above]) {
            Some(above) if !above.ends_with_newline => {
                let count = above.cells.len();
                start - (count - above.cluster_before(count).unwrap_or(0))
            }
            _ => start.saturating_sub(1),
        }
    }

    /// Returns the caret one cluster to the left or right on the screen. At the edge of a row it goes on with the row that is
    /// read before or after.
    #[must_use]
    pub fn step(&self, caret: Caret, next_row: bool, rightwards: bool) -> Caret {
        let (number, column) = self.locate(caret.index, next_row);
        let Some((start, row)) = self.starts().nth(number) else { return caret };
        if let Some(next) = row.step(Caret { index: column, ..caret }, rightwards) {
            return Caret { index: start + next.index, ..next };
        }
        let onwards = rightwards != row.rtl;
        if onwards {
            let end = start + row.cells.len();
            // The last character read is not always the last one seen.
            let target = if caret.index < end { end } else { (end + 1).min(self.len()) };
            Caret { index: target, after: false }
        } else {
            Caret { index: if caret.index > start { start } else { self.before_row(number, start) }, after: false }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row of cells ten points wide. `visual` lists the characters from left to right: capitals run from right to
    /// left, `'` is a mark of the letter before it.
    fn row(logical: &str, visual: &str, rtl: bool, ends_with_newline: bool) -> CellRow {
        let width = 10.0 * visual.len() as f32;
        let mut cells: Vec<Cell> = Vec::new();
        for c in logical.chars() {
            cells.push(if c == '\'' {
                let end = cells[cells.len() - 1].after();
                Cell { left: end, right: end, stop: false, ..cells[cells.len() - 1] }
            } else {
                let left = 10.0 * visual.find(c).unwrap() as f32;
                Cell { left, right: left + 10.0, rtl: c.is_uppercase(), stop: true }
            });
        }
        CellRow { cells, rtl, x: 0.0, y: 0.0..20.0, end_x: if rtl { 0.0 } else { width }, ends_with_newline }
    }

    fn map(rows: Vec<CellRow>) -> TextMap {
        TextMap { rows }
    }

    #[test]
    fn hits_go_to_the_nearer_side_of_a_character() {
        let mixed = row("ABcdE", "EcdBA", true, false);
        for (x, index, after) in [
            (48.0, 0, false),
            (42.0, 1, false),
            (38.0, 1, false),
            (32.0, 2, true),
            (28.0, 4, true),
            (12.0, 2, false),
            (8.0, 4, false),
            (2.0, 5, false),
            (-50.0, 5, false),
            (99.0, 0, false),
        ] {
            assert_eq!(mixed.hit(x), Caret { index, after }, "at {x}");
        }
        assert_eq!(row("A'B", "BA", true, false).hit(11.0).index, 2, "a letter and its mark are one");
        assert_eq!(row("", "", true, false).hit(5.0), Caret::default());
    }

    #[test]
    fn carets_stand_on_the_side_that_was_asked_for() {
        let mixed = row("ABcdE", "EcdBA", true, false);
        for (index, after, x) in [(2, false, 10.0), (2, true, 30.0), (4, false, 10.0), (4, true, 30.0), (5, false, 0.0)]
        {
            assert!((mixed.caret_x(Caret { index, after }) - x).abs() < 0.01, "{index} {after}");
        }
    }

    #[test]
    fn selections_are_painted_without_gaps_and_in_several_places() {
        let mixed = row("ABcdE", "EcdBA", true, false);
        assert_eq!(mixed.ranges(0..5), [(0.0, 50.0)]);
        assert_eq!(mixed.ranges(1..3), [(10.0, 20.0), (30.0, 40.0)]);
        assert_eq!(mixed.ranges(2..2), []);
        assert_eq!(mixed.ranges(2..99), [], "a range beyond the row selects nothing");
    }

    #[test]
    fn steps_go_over_one_character_on_the_screen() {
        for (logical, visual, rtl, leftwards) in [
            ("abc", "abc", false, vec![2, 1, 0]),
            ("ABC", "CBA", true, vec![1, 2, 3]),
            ("ABcdE", "EcdBA", true, vec![1, 2, 3, 2, 5]),
            ("abCD", "abDC", false, vec![3, 4, 1, 0]),
            ("A'B", "BA", true, vec![2, 3]),
        ] {
            let cells = row(logical, visual, rtl, false);
            let right = 10.0 * visual.len() as f32;
            let mut caret = cells.hit(right + 1.0);
            let map = map(vec![cells]);
            if logical == "abCD" {
                // The right end of the line is before C; the end of the text is drawn there too.
                caret = Caret { index: 4, after: false };
            }
            let mut x = right;
            for index in leftwards {
                caret = map.step(caret, true, false);
                x -= 10.0;
                assert_eq!(caret.index, index, "{logical}");
                assert!((map.caret_x(caret, true) - x).abs() < 0.01, "{logical} at {index}");
            }
        }
    }

    #[test]
    fn steps_go_on_in_the_next_row() {
        let rows = map(vec![row("AB", "BA", true, true), row("CD", "DC", true, false), row("E'", "E", true, false)]);
        assert_eq!(rows.len(), 7);
        for (index, rightwards, expected) in [(2, false, 3), (3, true, 2), (5, true, 4), (0, true, 0), (7, false, 7)] {
            assert_eq!(rows.step(Caret { index, after: false }, true, rightwards).index, expected, "from {index}");
        }
        assert_eq!(rows.locate(5, true), (2, 0));
        assert_eq!(rows.locate(5, false), (1, 2));
        assert_eq!(rows.locate(99, true), (2, 2));
        assert_eq!(TextMap::default().step(Caret::default(), true, true), Caret::default());
    }
}
