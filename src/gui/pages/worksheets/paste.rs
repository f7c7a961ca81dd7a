//! Pastes a block of cells into a table of short texts, as a spreadsheet or a writer copies it.

use eframe::egui::{Event, Memory, Ui};

use super::rows::{Lines, Table, cell_key};
use crate::gui::context::Cx;
use crate::gui::widgets::bilingual_field_ids;
use crate::plan::{Answer, Bilingual, Language};

/// The most rows that are pasted at once.
const MOST: usize = 500;

/// Takes a block that is pasted while a cell has the focus: it fills the cells from there on, in the language of the field, and adds
/// the rows that it needs, all as one step. One text without lines and tabs is left to the field.
pub(super) fn follow(cx: &mut Cx<'_>, ui: &Ui, table: &Table<'_>, lines: &[Vec<Bilingual>]) {
    let Some((row, column, language)) = focused(cx, ui, table, lines.len()) else { return };
    let Some(block) = pasted(ui) else { return };
    let mut new: Lines = lines.to_vec();
    for (down, cells) in block.into_iter().take(MOST).enumerate() {
        if new.len() <= row + down {
            new.push(vec![Bilingual::default(); table.columns.len()]);
        }
        let line = &mut new[row + down];
        line.resize(line.len().max(table.columns.len()), Bilingual::default());
        for (cell, text) in line.iter_mut().take(table.columns.len()).skip(column).zip(cells) {
            *cell.slot_mut(language) = text;
        }
    }
    table.place.answer(cx, Some(Answer::Rows(new)));
}

/// Finds the cell that has the focus, with the language of its field.
fn focused(cx: &Cx<'_>, ui: &Ui, table: &Table<'_>, rows: usize) -> Option<(usize, usize, Language)> {
    let focused = ui.memory(Memory::focused)?;
    let cells = (0..rows).flat_map(|row| (0..table.columns.len()).map(move |column| (row, column)));
    cells.into_iter().find_map(|(row, column)| {
        let ids = bilingual_field_ids(cx, cell_key(table.place, row, column).as_str());
        let at = ids.iter().position(|id| *id == focused)?;
        Some((row, column, *Language::ALL.get(at)?))
    })
}

/// Takes what was pasted in this frame, where it is a block of cells.
fn pasted(ui: &Ui) -> Option<Vec<Vec<String>>> {
    ui.input_mut(|input| {
        let block_of = |event: &Event| match event {
            Event::Paste(text) => {
                Some(block(text)).filter(|block| block.len() > 1 || block.iter().any(|row| row.len() > 1))
            }
            _ => None,
        };
        let found = input.events.iter().find_map(block_of)?;
        input.events.retain(|event| block_of(event).is_none());
        Some(found)
    })
}

/// Reads rows of cells: tabs between cells, ends of lines between rows, and quotes around a cell that has either in it.
fn block(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut is_quoted = false;
    let mut letters = text.chars().filter(|letter| *letter != '\r').peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                cell.push('"');
                letters.next();
            }
            '"' if is_quoted => is_quoted = false,
            '"' if cell.is_empty() && text.contains('\t') => is_quoted = true,
            '\t' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\n' => cell.push(' '),
            letter => cell.push(letter),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    for cell in rows.iter_mut().flatten() {
        *cell = cell.trim().to_owned();
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_has_rows_of_cells() {
        assert_eq!(block("one\ttwo\r\nthree\t\r\n"), [["one", "two"], ["three", ""]]);
        assert_eq!(block("a\nb\n\nc"), [["a"], ["b"], [""], ["c"]]);
        assert_eq!(block("\"two\nlines\"\tsaid \"so\""), [["two lines", "said \"so\""]]);
        assert_eq!(block("one text"), [["one text"]]);
    }
}
