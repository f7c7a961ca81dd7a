//! Tables of plain text.

use std::fmt::Write as _;

use crate::plan::NotComputable;
use crate::report::{self, ColumnKind, Form, RowRole};
use crate::text::{self, DASH, Locale, isolate};

use super::output::shown;

/// How far a table is set in.
const MARGIN: &str = "  ";

/// One cell.
#[derive(Clone, Debug)]
enum Cell {
    /// Words, at the start of their column.
    Text(String),
    /// A number, at the end of its column.
    Number(String),
    /// A number from which something is missing; the reason stands below the table.
    AtLeast(String, NotComputable),
    /// No number; the reason stands below the table.
    Missing(NotComputable),
}

/// Rows of cells, with headings where they are columns of one kind.
///
/// Columns are as wide as their widest cell. Width is counted in letters that take up room: neither combining marks
/// (Arabic vowel signs among them) nor direction controls do, and every other letter is taken to have the same width,
/// as it has in a terminal's font. Words among the values of names run on to the right of the numbers' column.
pub(super) struct Table {
    headings: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Lays out a table of the report. Rows below a heading are set in; names stand isolated, whatever way they run. Units are
    /// left out: the currency stands above all tables.
    pub(super) fn of(table: &report::Table, locale: Locale) -> Self {
        let headings = match table.form {
            Form::Grid => table.columns.iter().map(|column| column.title.clone()).collect(),
            Form::Values => Vec::new(),
        };
        let has_groups = table.rows.iter().any(|row| row.role == RowRole::Group);
        let written = |row: &report::Row| {
            let cells = row.cells.iter().zip(&table.columns).enumerate();
            let margin = if has_groups && row.role == RowRole::Body { MARGIN } else { "" };
            cells
                .map(|(at, (cell, column))| {
                    let margin = if at == 0 { margin } else { "" };
                    of_report(cell, column.kind, table.form, margin, locale)
                })
                .collect()
        };
        Self { headings, rows: table.rows.iter().map(written).collect() }
    }

    /// Returns the table's lines, the reasons of missing numbers after the last row; nothing at all without rows.
    pub(super) fn text(&self, locale: Locale) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let mut reasons: Vec<NotComputable> = Vec::new();
        let mut lines: Vec<Vec<(String, bool)>> = Vec::new();
        for row in &self.rows {
            lines.push(row.iter().map(|cell| written(cell, &mut reasons, locale)).collect());
        }
        if !self.headings.is_empty() {
            // A heading stands as the cells below it do.
            let is_number = |column: usize| lines.iter().filter_map(|line| line.get(column)).any(|cell| cell.1);
            let headings = self.headings.iter().enumerate();
            let headings = headings.map(|(column, heading)| (heading.clone(), is_number(column))).collect();
            lines.insert(0, headings);
        }
        let mut out = String::new();
        let widths = widths(&lines, self.headings.is_empty());
        for line in &lines {
            out.push_str(&aligned(line, &widths));
            out.push('\n');
        }
        for (position, reason) in reasons.iter().enumerate() {
            let number = locale.ungrouped(position as u64 + 1);
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{MARGIN}[{number}] {}", text::reason(*reason, locale.language));
        }
        out
    }
}

/// Returns a cell of the report. Among values beside names, one with words in it runs on as a text.
fn of_report(cell: &report::Cell, kind: ColumnKind, form: Form, margin: &str, locale: Locale) -> Cell {
    let is_number = kind == ColumnKind::Number && !(form == Form::Values && cell.text.chars().any(char::is_alphabetic));
    match (cell.missing, cell.value) {
        (Some(why), None) => Cell::Missing(why),
        (Some(why), Some(_)) => Cell::AtLeast(cell.text.clone(), why),
        (None, _) if is_number && !cell.text.is_empty() => Cell::Number(cell.text.clone()),
        (None, _) if cell.item.is_some() => Cell::Text(format!("{margin}{}", isolate(&cell.text, locale.language))),
        (None, _) => Cell::Text(format!("{margin}{}", cell.text)),
    }
}

/// Returns a cell's text, and whether it is a number. Each reason is kept once.
fn written(cell: &Cell, reasons: &mut Vec<NotComputable>, locale: Locale) -> (String, bool) {
    match cell {
        Cell::Text(text) => (shown(text), false),
        Cell::Number(text) => (shown(text), true),
        Cell::AtLeast(text, why) => (marked(&shown(text), *why, reasons, locale), true),
        Cell::Missing(why) => (marked(DASH, *why, reasons, locale), true),
    }
}

/// Returns a cell's text with the number of its reason.
fn marked(text: &str, why: NotComputable, reasons: &mut Vec<NotComputable>, locale: Locale) -> String {
    let position = reasons.iter().position(|&known| known == why).unwrap_or_else(|| {
        reasons.push(why);
        reasons.len() - 1
    });
    format!("{text} [{}]", locale.ungrouped(position as u64 + 1))
}

fn widths(lines: &[Vec<(String, bool)>], are_values: bool) -> Vec<usize> {
    let columns = lines.iter().map(Vec::len).max().unwrap_or_default();
    let counts = |column: usize, is_number: bool| is_number || !are_values || column == 0;
    let width_in = |line: &Vec<(String, bool)>, column: usize| {
        line.get(column).filter(|cell| counts(column, cell.1)).map_or(0, |cell| width(&cell.0))
    };
    (0..columns).map(|column| lines.iter().map(|line| width_in(line, column)).max().unwrap_or_default()).collect()
}

fn aligned(line: &[(String, bool)], widths: &[usize]) -> String {
    let mut out = String::new();
    for ((text, is_number), &room) in line.iter().zip(widths) {
        let space = " ".repeat(room.saturating_sub(width(text)));
        out.push_str(MARGIN);
        if *is_number {
            out.push_str(&space);
            out.push_str(text);
        } else {
            out.push_str(text);
            out.push_str(&space);
        }
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}

/// Returns how many columns of a terminal `text` takes up.
fn width(text: &str) -> usize {
    text.chars().filter(|&letter| takes_room(letter)).count()
}

/// Returns false for combining marks and for controls of direction and joining.
fn takes_room(letter: char) -> bool {
    !matches!(letter,
        '\u{300}'..='\u{36f}'
        | '\u{610}'..='\u{61a}'
        | '\u{61c}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e4}'
        | '\u{6e7}'..='\u{6e8}'
        | '\u{6ea}'..='\u{6ed}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{Cell, Table, width};
    use crate::plan::NotComputable;
    use crate::text::{Language, Locale};

    #[test]
    fn letters_are_counted_as_they_take_room() {
        for (text, columns) in [
            ("", 0),
            ("Radio", 5),
            ("الراديو", 7),
            ("مُدَّة", 3),
            ("\u{2068}Radio\u{2069}", 5),
            ("e\u{301}", 1),
            ("63.4%", 5),
        ] {
            assert_eq!(width(text), columns, "{text}");
        }
    }

    #[test]
    fn columns_line_up_and_reasons_are_said_once() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let number = |text: &str| Cell::Number(text.to_owned());
        let rows = vec![
            vec![text("Radio"), number("1,234.5"), Cell::Missing(NotComputable::CostsNothing)],
            vec![text("مُدَّة"), number("7.0"), Cell::Missing(NotComputable::NothingPlaced)],
            vec![text("Press\u{1b}[2J"), number("0.5"), Cell::Missing(NotComputable::CostsNothing)],
        ];
        let table = Table { headings: ["Channel", "GRP", "CPM"].map(str::to_owned).to_vec(), rows };
        let expected = [
            "  Channel        GRP    CPM",
            "  Radio      1,234.5  — [1]",
            "  مُدَّة            7.0  — [2]",
            "  Press\u{fffd}[2J      0.5  — [1]",
            "  [1] It costs nothing, so there is no cost per result",
            "  [2] Nothing is placed here",
            "",
        ];
        assert_eq!(table.text(Locale::of(Language::En)), expected.join("\n"));
    }
}
