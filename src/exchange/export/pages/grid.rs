//! Says how wide the columns of a table are, on which page, and in how many parts.

use super::lines::widest_word;
use super::table::{GAP, title_of, words_of};
use crate::exchange::export::figure::letters;
use crate::report::{ColumnKind, Form, RowRole, Table};

/// The sizes that the words of a table may have, the usual one first.
const SIZES: [f32; 4] = [12.5, 11.5, 10.5, 9.5];

/// A column of words is at least so wide, for letters of size 1.
const LEAST: f32 = 3.0;

/// A column of words should be as wide as this part of its longest text, and need not be wider than so much, for letters of
/// size 1.
const FAIR_PART: f32 = 0.4;
const FAIR: f32 = 9.5;

/// Words that cannot be broken make a column at most so wide, for letters of size 1; longer ones are broken.
const MOST_WORD: f32 = 12.0;

/// Holds one part of a table: its columns, and where they stand.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::exchange::export) struct Grid {
    /// The columns by their places in the table, each with where it begins and how wide it is.
    pub(in crate::exchange::export) columns: Vec<(usize, f32, f32)>,
    /// The size of its words.
    pub(in crate::exchange::export) size: f32,
    /// The width of all.
    pub(super) width: f32,
    /// Whether it stands on a page that lies on its side.
    pub(in crate::exchange::export) is_wide: bool,
}

impl Grid {
    /// Returns how wide each column is with its part of the gaps.
    pub(in crate::exchange::export) fn widths(&self) -> Vec<f32> {
        let gap = GAP * self.columns.len().saturating_sub(1) as f32 / self.columns.len().max(1) as f32;
        self.columns.iter().map(|(_, _, width)| width + gap).collect()
    }
}

/// Holds how wide a column must, should and would be, for letters of size 1.
#[derive(Clone, Copy, Debug)]
struct Wish {
    least: f32,
    /// Words in a narrower column are hard to read.
    fair: f32,
    most: f32,
    is_text: bool,
}

/// Returns the parts of a table: upright if it fits, else on its side, else parted with the first column in each part.
pub(super) fn fitted(table: &Table, upright: f32, on_side: f32, is_rtl: bool) -> Vec<Grid> {
    fitted_at(table, &SIZES, upright, on_side, is_rtl)
}

/// Does the same for words of these sizes, the preferred one first.
pub(super) fn fitted_at(table: &Table, sizes: &[f32], upright: f32, on_side: f32, is_rtl: bool) -> Vec<Grid> {
    let wishes: Vec<Wish> = (0..table.columns.len()).map(|column| wish(table, column, is_rtl)).collect();
    let fair: Vec<Wish> = wishes.iter().map(|wish| Wish { least: wish.fair, ..*wish }).collect();
    let all: Vec<usize> = (0..wishes.len()).collect();
    for (room, is_wide) in [(upright, false), (on_side, true)] {
        // Columns of few words a line are taken where smaller letters do not help either.
        for wishes in [&fair, &wishes] {
            if let Some(size) = sizes.iter().find(|size| needed(wishes, &all, **size) <= room) {
                return vec![grid(wishes, &all, *size, room, is_wide, table.form)];
            }
        }
    }
    let size = sizes.get(1).or(sizes.first()).copied().unwrap_or(SIZES[1]);
    parts(&wishes, size, on_side).iter().map(|part| grid(&wishes, part, size, on_side, true, table.form)).collect()
}

fn needed(wishes: &[Wish], columns: &[usize], size: f32) -> f32 {
    let gaps = GAP * columns.len().saturating_sub(1) as f32;
    columns.iter().map(|&column| wishes[column].least * size).sum::<f32>() + gaps
}

/// Returns the columns of each part, the first one in all of them.
fn parts(wishes: &[Wish], size: f32, room: f32) -> Vec<Vec<usize>> {
    let mut parts = Vec::new();
    let mut part: Vec<usize> = vec![0];
    for column in 1..wishes.len() {
        part.push(column);
        if part.len() > 2 && needed(wishes, &part, size) > room {
            part.pop();
            parts.push(std::mem::replace(&mut part, vec![0, column]));
        }
    }
    parts.push(part);
    parts
}

fn wish(table: &Table, column: usize, is_rtl: bool) -> Wish {
    let is_text = table.columns[column].kind == ColumnKind::Text || table.form == Form::Values;
    let title = if table.form == Form::Grid { title_of(&table.columns[column], is_rtl) } else { String::new() };
    let mut least = widest_word(&title, false).min(MOST_WORD);
    let mut most = letters::width(&title, false).min(if is_text { f32::INFINITY } else { 9.0 });
    for row in &table.rows {
        let spans = row.role == RowRole::Group && row.cells.iter().skip(1).all(|cell| cell.text.is_empty());
        let Some(cell) = row.cells.get(column).filter(|_| !spans) else { continue };
        let key = if cell.colour.is_some() { 1.2 } else { 0.0 };
        let bold = row.role != RowRole::Body;
        for text in words_of(cell) {
            let width = letters::width(&text, bold) + key;
            let is_broken = is_text || width > MOST_WORD;
            most = most.max(width);
            least = least.max(if is_broken { widest_word(&text, bold).min(MOST_WORD) + key } else { width });
        }
    }
    let (least, most) = (least.max(LEAST), most.max(LEAST));
    let fair = if is_text { least.max((most * FAIR_PART).min(FAIR)) } else { least };
    Wish { least, fair, most, is_text }
}

/// Gives each column its least width and shares what is left by what columns would take beyond it.
fn grid(wishes: &[Wish], columns: &[usize], size: f32, room: f32, is_wide: bool, form: Form) -> Grid {
    let gaps = GAP * columns.len().saturating_sub(1) as f32;
    let least: f32 = columns.iter().map(|&column| wishes[column].least * size).sum();
    let wanted: f32 = columns.iter().map(|&column| wishes[column].most * size).sum();
    let spare = (room - gaps - least).max(0.0);
    let beyond = (wanted - least).max(0.001);
    let part = (spare / beyond).min(1.0);
    let mut widths: Vec<f32> = columns
        .iter()
        .map(|&column| {
            let Wish { least, most, .. } = wishes[column];
            size * (least + (most - least) * part)
        })
        .collect();
    let rest = (room - gaps - widths.iter().sum::<f32>()).max(0.0);
    // What is left over goes to the first column of words; beside names, to their values.
    let wide = match form {
        Form::Values => widths.len().checked_sub(1),
        Form::Grid => columns.iter().position(|&column| wishes[column].is_text).or(Some(0)),
    };
    if let Some(width) = wide.and_then(|wide| widths.get_mut(wide)) {
        *width += rest;
    }
    let mut left = 0.0;
    let placed = columns
        .iter()
        .zip(widths)
        .map(|(&column, width)| {
            let at = left;
            left += width + GAP;
            (column, at, width)
        })
        .collect();
    Grid { columns: placed, size, width: room, is_wide }
}

#[cfg(test)]
mod tests {
    use super::fitted;
    use crate::report::{Cell, Column, Row, Table};

    fn table(columns: usize) -> Table {
        let titles = (0..columns).map(|number| Column::number(format!("Week {number}"))).collect();
        let mut table = Table::new("test", "Test", titles);
        table.columns[0] = Column::text("Channel");
        table.rows = vec![Row::of((0..columns).map(|number| Cell::text(format!("{number},000"))).collect())];
        table
    }

    #[test]
    fn words_have_fair_columns_where_smaller_letters_make_room() {
        let mut table = table(9);
        table.columns[8] = Column::text("Model");
        table.rows = vec![Row::of((0..9).map(|_| Cell::text("57,723,266")).collect())];
        table.rows[0].cells[0] = Cell::text("Adults 25-44 ABC1");
        table.rows[0].cells[8] = Cell::text("Binomial, Beta-binomial, Poisson, Negative binomial");
        let grids = fitted(&table, 650.0, 980.0, false);
        let (_, _, width) = grids[0].columns[8];
        assert!(width >= 9.0 * grids[0].size && grids[0].size < 12.5 && !grids[0].is_wide, "{grids:?}");
    }

    #[test]
    fn what_has_no_room_upright_is_turned_and_then_parted() {
        for (columns, parts, is_wide) in [(4, 1, false), (20, 1, true), (60, 3, true)] {
            let grids = fitted(&table(columns), 650.0, 980.0, false);
            assert!(grids.len() >= parts && grids[0].is_wide == is_wide, "{columns}: {grids:?}");
            let mut seen = vec![false; columns];
            for grid in &grids {
                assert_eq!(grid.columns[0].0, 0);
                for window in grid.columns.windows(2) {
                    assert!(window[0].1 + window[0].2 <= window[1].1);
                }
                let last = grid.columns[grid.columns.len() - 1];
                assert!(last.1 + last.2 <= grid.width + 0.1);
                grid.columns.iter().for_each(|column| seen[column.0] = true);
            }
            assert!(seen.into_iter().all(|seen| seen), "{columns}");
        }
    }
}
