//! Tables on sheets, cell by cell.

use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

use super::formats::Formats;
use crate::plan::Language;
use crate::report::{Cell, ColumnKind, Exact, RowRole, Table};
use crate::text::{reason, without_direction_marks};

/// The most letters of a cell.
const MOST_LETTERS: usize = 32_000;

/// The widths of columns, in letters.
const WIDTHS: (f64, f64) = (9.0, 38.0);

/// Holds a sheet and where the next thing stands on it.
pub(super) struct Grid<'a> {
    pub(super) sheet: &'a mut Worksheet,
    pub(super) formats: &'a Formats,
    pub(super) language: Language,
    /// The next free row.
    pub(super) row: u32,
    widths: Vec<f64>,
}

/// Returns a text as a cell holds it.
pub(super) fn plain(text: &str) -> String {
    let text = without_direction_marks(text);
    let shown = |letter: &char| !letter.is_control() || *letter == '\n';
    if text.chars().count() <= MOST_LETTERS {
        return text.chars().filter(shown).collect();
    }
    text.chars().filter(shown).take(MOST_LETTERS).chain(['…']).collect()
}

impl<'a> Grid<'a> {
    /// Begins at the top of a sheet.
    pub(super) fn of(sheet: &'a mut Worksheet, formats: &'a Formats, language: Language) -> Self {
        Self { sheet, formats, language, row: 0, widths: Vec::new() }
    }

    /// Writes a title and goes on below it.
    pub(super) fn title(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, plain(text), &self.formats.title())?;
        self.row += 1;
        Ok(())
    }

    /// Writes a sentence in a row of its own.
    pub(super) fn note(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, plain(text), &self.formats.note())?;
        self.row += 1;
        Ok(())
    }

    /// Writes words, and lets the column be wide enough for them.
    pub(super) fn words(&mut self, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
        self.widen(column, text);
        self.sheet.write_string_with_format(row, column, plain(text), &self.formats.text())?;
        Ok(())
    }

    /// Writes the headings of columns in the next row.
    pub(super) fn heads<'b>(&mut self, titles: impl IntoIterator<Item = &'b str>) -> Result<(), XlsxError> {
        for (title, column) in titles.into_iter().zip(0_u16..) {
            self.sheet.write_string_with_format(self.row, column, plain(title), &self.formats.head())?;
        }
        self.row += 1;
        Ok(())
    }

    /// Writes a table with its title and its notes; returns the rows of its body, the first one and the one behind the last.
    pub(super) fn table(&mut self, table: &Table) -> Result<(u32, u32), XlsxError> {
        self.title(&table.title)?;
        let titles: Vec<String> = table.columns.iter().map(title_of).collect();
        self.heads(titles.iter().map(String::as_str))?;
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
            self.note(note)?;
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
                self.sheet.write_string_with_format(row, column, reason(why, self.language), &format)?;
                Ok(())
            }
            _ => {
                if !is_number {
                    self.widen(column, &cell.text);
                }
                let format = cell.colour.map_or_else(|| self.formats.text(), |colour| self.formats.coloured(colour));
                self.sheet.write_string_with_format(row, column, plain(&cell.text), &stands_out(format))?;
                Ok(())
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
        self.sheet.write_formula_with_format(row, column, Formula::new(formula).set_result(result), format)?;
        Ok(())
    }

    fn widen(&mut self, column: u16, text: &str) {
        let column = usize::from(column);
        if self.widths.len() <= column {
            self.widths.resize(column + 1, 0.0);
        }
        let letters = text.chars().take(60).count() as f64 + 2.0;
        self.widths[column] = self.widths[column].max(letters);
    }

    /// Sets the widths of columns and how the sheet is printed: landscape A4, one page wide, heads repeated.
    pub(super) fn finish(mut self, columns: u16, head: Option<u32>, footer: &str) -> Result<(), XlsxError> {
        self.widths.resize(usize::from(columns).max(self.widths.len()), 0.0);
        for (width, column) in self.widths.iter().zip(0_u16..) {
            let usual = if *width > 0.0 { *width } else { 13.0 };
            self.sheet.set_column_width(column, usual.clamp(WIDTHS.0, WIDTHS.1))?;
        }
        self.sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        if let Some(head) = head {
            self.sheet.set_repeat_rows(head, head)?;
        }
        // An ampersand begins a code there; the whole text has room for 255 letters.
        let footer: String = plain(footer).replace('&', "&&").chars().take(200).collect();
        self.sheet.set_footer(format!("&L{footer}&R&P / &N"));
        Ok(())
    }
}

/// Returns the title of a column with its unit.
pub(super) fn title_of(column: &crate::report::Column) -> String {
    match &column.unit {
        Some(unit) => format!("{}, {unit}", column.title),
        None => column.title.clone(),
    }
}
