//! Tables as text: comma-separated for files, tab-separated for the clipboard.

use csv::{Terminator, WriterBuilder};

use super::words::plain;
use crate::plan::Language;
use crate::report::{Cell, RowRole, Table};
use crate::text::tsv;

/// What tells other programs that a text is UTF-8: without it Excel takes Arabic for the system's old encoding.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Returns tables as comma-separated text, a blank line between two: UTF-8 with its mark, `CR LF`, and nothing that a
/// spreadsheet would run.
pub(super) fn comma_separated(tables: &[(Language, Table)]) -> Vec<u8> {
    let mut out = MARK.to_vec();
    for (position, (language, table)) in tables.iter().enumerate() {
        if position > 0 {
            out.extend_from_slice(b"\r\n");
        }
        out.extend(separated(table, *language, b','));
    }
    out
}

/// Returns a table as tab-separated text, as it is pasted into a spreadsheet.
#[must_use]
pub fn tab_separated(table: &Table, language: Language) -> String {
    String::from_utf8(separated(table, language, b'\t')).unwrap_or_default()
}

fn separated(table: &Table, language: Language, delimiter: u8) -> Vec<u8> {
    let mut writer =
        WriterBuilder::new().delimiter(delimiter).terminator(Terminator::CRLF).flexible(true).from_writer(Vec::new());
    let titles = table.columns.iter().map(|column| match &column.unit {
        Some(unit) => tsv::cell(&format!("{}, {unit}", column.title)),
        None => tsv::cell(&column.title),
    });
    // Writing to memory cannot fail.
    let _ = writer.write_record(titles.map(|title| crate::text::without_direction_marks(&title).into_owned()));
    for row in &table.rows {
        // A heading has one cell; the others are empty, so that each line has as many.
        let missing = table.columns.len().saturating_sub(row.cells.len());
        let is_heading = row.role == RowRole::Group;
        let cells = row.cells.iter().map(|cell| written(cell, language, is_heading));
        let _ = writer.write_record(cells.chain(std::iter::repeat_n(String::new(), missing)));
    }
    writer.into_inner().unwrap_or_default()
}

/// Returns a cell: numbers as they are, words guarded, so that no spreadsheet takes them for a formula.
fn written(cell: &Cell, language: Language, is_heading: bool) -> String {
    let text = plain(cell, language);
    let is_number = cell.value.is_some() && cell.missing.is_none() && !is_heading;
    if is_number { text } else { tsv::cell(&text) }
}

#[cfg(test)]
mod tests {
    use super::{comma_separated, tab_separated};
    use crate::plan::{Currency, Language, Money, NotComputable};
    use crate::report::{Cell, Column, Exact, Row, Table};

    fn table() -> Table {
        let money = |minor| Cell::value(Exact::Money(Money(minor), Currency::default()), "shown");
        Table {
            id: "t",
            title: "T".to_owned(),
            columns: vec![Column::text("Name"), Column::number("Cost").in_unit("JOD")],
            rows: vec![
                Row::of(vec![Cell::text("=1+1"), money(-150)]),
                Row::of(vec![Cell::text("a \"b\", c\td\r\ne"), Cell::missing(NotComputable::NothingPlaced, "—")]),
                Row::of(vec![Cell::text("\u{2068}صابون\u{2069}"), money(5)]),
            ],
            ..Table::default()
        }
    }

    #[test]
    fn tables_are_text_that_spreadsheets_read_and_do_not_run() {
        let bytes = comma_separated(&[(Language::En, table())]);
        let text = String::from_utf8(bytes).unwrap();
        let expected = "\u{feff}Name,\"Cost, JOD\"\r\n'=1+1,-1.50\r\n\"a \"\"b\"\", c d  e\",Nothing is placed here\r\nصابون,0.05\r\n";
        assert_eq!(text, expected);
        assert!(tab_separated(&table(), Language::En).starts_with("Name\tCost, JOD\r\n'=1+1\t-1.50\r\n"));
    }
}
