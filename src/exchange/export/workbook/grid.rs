//! Tables on sheets, cell by cell.

use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

use super::formats::Formats;
use super::layout::{Layout, digits};
use crate::plan::Language;
use crate::report::{Cell, ColumnKind, Exact, RowRole, Table};
use crate::text::{reason, with_marks, without_direction_marks};

/// The most letters of a cell.
const MOST_LETTERS: usize = 32_000;

/// Holds a sheet and where the next thing stands on it.
pub(super) struct Grid<'a> {
    pub(super) sheet: &'a mut Worksheet,
    pub(super) formats: &'a Formats,
    pub(super) language: Language,
    /// The next free row.
    pub(super) row: u32,
    layout: Layout,
}

/// Returns a text as names of sheets and titles of charts hold it.
pub(super) fn plain(text: &str) -> String {
    limited(&without_direction_marks(text))
}

/// Returns a text as a cell of a sheet in `language` holds it.
pub(super) fn marked(text: &str, language: Language) -> String {
    limited(&with_marks(text, language))
}

fn limited(text: &str) -> String {
    let shown = |letter: &char| !letter.is_control() || *letter == '\n';
    if text.chars().count() <= MOST_LETTERS {
        return text.chars().filter(shown).collect();
    }
    text.chars().filter(shown).take(MOST_LETTERS).chain(['…']).collect()
}

impl<'a> Grid<'a> {
    /// Begins at the top of a sheet.
    pub(super) fn of(sheet: &'a mut Worksheet, formats: &'a Formats, language: Language) -> Self {
        Self { sheet, formats, language, row: 0, layout: Layout::default() }
    }

    fn write(&mut self, row: u32, column: u16, text: &str, format: &rust_xlsxwriter::Format) -> Result<(), XlsxError> {
        let format = self.formats.running(format.clone(), text);
        self.sheet.write_string_with_format(row, column, marked(text, self.language), &format)?;
        Ok(())
    }

    /// Writes a title and goes on below it.
    pub(super) fn title(&mut self, text: &str) -> Result<(), XlsxError> {
        self.write(self.row, 0, text, &self.formats.title())?;
        self.row += 1;
        Ok(())
    }

    /// Keeps a row for a sentence, which is as wide as the sheet.
    pub(super) fn note(&mut self, text: &str) {
        self.layout.note(self.row, text);
        self.row += 1;
    }

    /// Writes words, and lets the column be wide enough for them.
    pub(super) fn words(&mut self, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
        let format = self.fitted(row, column, text, false, self.formats.text());
        self.write(row, column, text, &format)
    }

    /// Lets a column be wide enough for words; those that no column is wide enough for stand in several lines.
    fn fitted(
        &mut self,
        row: u32,
        column: u16,
        text: &str,
        bold: bool,
        format: rust_xlsxwriter::Format,
    ) -> rust_xlsxwriter::Format {
        let has_room = self.layout.words(row, column, text, bold);
        if has_room { format } else { format.set_text_wrap() }
    }

    /// Writes the headings of columns in the next row, each with whether numbers stand below it.
    pub(super) fn heads<'b>(&mut self, titles: impl IntoIterator<Item = (&'b str, bool)>) -> Result<(), XlsxError> {
        for ((title, is_number), column) in titles.into_iter().zip(0_u16..) {
            let title = marked(title, self.language);
            self.layout.head(self.row, column, &title);
            self.sheet.write_string_with_format(self.row, column, title, &self.formats.head(is_number))?;
        }
        self.row += 1;
        Ok(())
    }

    /// Writes the headings of a table's columns.
    pub(super) fn heads_of(&mut self, table: &Table) -> Result<(), XlsxError> {
        let comma = if self.language == Language::Ar { '،' } else { ',' };
        let titles: Vec<String> = table.columns.iter().map(|column| title_of(column, comma)).collect();
        let numbers = table.columns.iter().map(|column| column.kind == ColumnKind::Number);
        self.heads(titles.iter().map(String::as_str).zip(numbers))
    }

    /// Writes a table with its title and its notes; returns the rows of its body, the first one and the one behind the last.
    pub(super) fn table(&mut self, table: &Table) -> Result<(u32, u32), XlsxError> {
        self.title(&table.title)?;
        self.heads_of(table)?;
        let first = self.row;
        for row in &table.rows {
            for (cell, column) in row.cells.iter().zip(0_u16..) {
                let is_number =
                    table.columns.get(usize::from(column)).is_some_and(|column| column.kind == ColumnKind::Number);
                self.cell(self.row, column, cell, row.role, is_number)?;
            }
            self.row += 1;
        }
        let behind = self.row;
        for note in &table.notes {
            self.note(note);
        }
        self.row += 1;
        Ok((first, behind))
    }

    /// Writes a cell: a number as its exact value, what is missing as its reason, everything else as words.
    pub(super) fn cell(
        &mut self,
        row: u32,
        column: u16,
        cell: &Cell,
        role: RowRole,
        is_number: bool,
    ) -> Result<(), XlsxError> {
        let stands_out = |format| match role {
            RowRole::Body => format,
            RowRole::Group => rust_xlsxwriter::Format::set_bold(format),
            RowRole::Total => Formats::total(format),
        };
        match (cell.value, cell.missing) {
            (Some(value), None) => self.value(row, column, value, &stands_out(self.formats.value(value))),
            (None, Some(why)) => {
                let format = stands_out(self.formats.note());
                self.write(row, column, reason(why, self.language), &format)
            }
            _ => {
                let format = cell.colour.map_or_else(|| self.formats.text(), |colour| self.formats.coloured(colour));
                let mut format = stands_out(format);
                if !is_number {
                    format = self.fitted(row, column, &cell.text, role != RowRole::Body, format);
                }
                self.write(row, column, &cell.text, &format)
            }
        }
    }

    /// Writes a value.
    pub(super) fn value(
        &mut self,
        row: u32,
        column: u16,
        value: Exact,
        format: &rust_xlsxwriter::Format,
    ) -> Result<(), XlsxError> {
        let number = match value {
            Exact::Count(count) => count as f64,
            Exact::Number(number) | Exact::Share(number) | Exact::Points(number) => number + 0.0,
            Exact::Money(money, currency) => money.to_major(currency),
            Exact::Rate(rate, _) => rate.to_f64(),
            Exact::Week(week) => f64::from(week),
            Exact::Date(date) if date.year() >= 1900 => {
                self.sheet.write_datetime_with_format(row, column, date, format)?;
                return Ok(());
            }
            Exact::Date(date) => {
                self.sheet.write_string_with_format(row, column, date.to_string(), format)?;
                return Ok(());
            }
        };
        self.layout.number(column, digits(value));
        self.sheet.write_number_with_format(row, column, number, format)?;
        Ok(())
    }

    /// Writes a formula with its result.
    pub(super) fn formula(
        &mut self,
        row: u32,
        column: u16,
        formula: &str,
        result: String,
        format: &rust_xlsxwriter::Format,
    ) -> Result<(), XlsxError> {
        let whole = result.split('.').next().unwrap_or_default().len();
        self.layout.number(column, result.len() + whole.saturating_sub(1) / 3);
        self.sheet.write_formula_with_format(row, column, Formula::new(formula).set_result(result), format)?;
        Ok(())
    }

    /// Lets what follows begin a page where the sheet is printed.
    pub(super) fn begin_page(&mut self) {
        self.layout.begin_page(self.row);
    }

    /// Sets the widths of columns and the heights of rows, and how the sheet is printed: on its side, one page wide, heads
    /// repeated.
    pub(super) fn finish(self, columns: u16, head: Option<u32>, footer: &str) -> Result<(), XlsxError> {
        for (row, last, text) in self.layout.apply(self.sheet, columns)? {
            let format = self.formats.running(self.formats.note(), &text).set_text_wrap();
            let text = marked(&text, self.language);
            if last == 0 || text.is_empty() {
                self.sheet.write_string_with_format(row, 0, text, &format)?;
            } else {
                self.sheet.merge_range(row, 0, row, last, &text, &format)?;
            }
        }
        if let Some(head) = head {
            self.sheet.set_repeat_rows(head, head)?;
        }
        // An ampersand begins a code there; the whole text has room for 255 letters.
        let footer: String = marked(footer, self.language).replace('&', "&&").chars().take(200).collect();
        self.sheet.set_footer(format!("&L{footer}&R&P / &N"));
        Ok(())
    }
}

/// Returns the title of a column with its unit.
fn title_of(column: &crate::report::Column, comma: char) -> String {
    match &column.unit {
        Some(unit) if !column.title.contains(unit.as_str()) => format!("{}{comma} {unit}", column.title),
        _ => column.title.clone(),
    }
}
