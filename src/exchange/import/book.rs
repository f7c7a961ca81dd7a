//! Says what was read of a file before anything of it is understood: sheets of cells.

use jiff::civil::Date;

use crate::plan::Decimal;

/// The most rows of a sheet that are read.
pub const MAX_ROWS: usize = 20_000;
/// The most columns of a sheet that are read.
pub const MAX_COLUMNS: usize = 2_000;
/// The most cells of a file that are held, empty ones between others included.
pub const MAX_CELLS: usize = 1_000_000;
/// The most bytes of text that the cells of a file hold together.
pub(super) const MAX_TEXT: usize = 64 << 20;
/// The most sheets that are read.
pub(super) const MAX_SHEETS: usize = 200;

/// The value of a cell as its file holds it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Words, or a number that was typed as words.
    Text(String),
    /// A number that its file holds as one.
    Number(Decimal),
    /// A day that its file holds as one.
    Day(Date),
    /// An error of a formula, as the spreadsheet shows it.
    Fault(String),
}

impl Value {
    /// Makes a cell of a text; one of spaces alone is empty.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let text = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// Makes a cell of a binary number: a spreadsheet knows no others. It is rounded to the decimals that a [`Decimal`] has.
    #[must_use]
    pub fn float(number: f64) -> Self {
        let whole = format!("{number}");
        if let Ok(exact) = whole.parse() {
            return Self::Number(exact);
        }
        let read = |decimals: usize| format!("{number:.decimals$}").parse::<Decimal>().ok();
        let rounded = if number.is_finite() { read(8).or_else(|| read(4)).or_else(|| read(0)) } else { None };
        rounded.map_or_else(|| Self::Fault(whole), |number| Self::Number(trimmed(number)))
    }

    /// Returns true where there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// Returns the value as it is shown to people.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Fault(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }

    /// Returns the words, where there are any.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Returns the same number without zeros at its end.
#[must_use]
pub(super) fn trimmed(number: Decimal) -> Decimal {
    let (mut mantissa, mut decimals) = (number.mantissa(), number.decimals());
    while decimals > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        decimals -= 1;
    }
    Decimal::new(mantissa, decimals).unwrap_or(number)
}

/// Cells that are shown as one; rows and columns counted from 0, the last ones included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The first row.
    pub top: usize,
    /// The first column.
    pub start: usize,
    /// The last row.
    pub bottom: usize,
    /// The last column.
    pub end: usize,
}

/// A sheet, or a text as one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name; empty for a text.
    pub name: String,
    /// True where its program does not show it.
    pub is_hidden: bool,
    /// Its rows from the first one on, each up to its last cell with something in it.
    pub rows: Vec<Vec<Value>>,
    /// Cells that are shown as one.
    pub merged: Vec<Region>,
    /// True where it has more than is read.
    pub is_cut: bool,
}

static EMPTY: Value = Value::Empty;

impl Sheet {
    /// Returns the cell at `row` and `column`, counted from 0.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &Value {
        self.rows.get(row).and_then(|cells| cells.get(column)).unwrap_or(&EMPTY)
    }

    /// Returns true where the row has nothing in it.
    #[must_use]
    pub fn is_blank(&self, row: usize) -> bool {
        self.rows.get(row).is_none_or(|cells| cells.iter().all(Value::is_empty))
    }

    /// Returns the number of columns that any row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// Says how a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A workbook of Office Open XML.
    Xlsx,
    /// A workbook of `OpenDocument`.
    Ods,
    /// A workbook of the older binary form.
    Xls,
    /// Delimited text.
    Delimited,
    /// Tables of Markdown.
    Markdown,
    /// Tables of HTML.
    Html,
    /// The open format of media plans.
    MediaPlan,
}

/// Holds what a plan in the open format says beside its rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origin {
    /// The document of this program that it holds.
    pub document: Option<String>,
    /// Fields that have no place in a plan.
    pub not_taken_over: Vec<String>,
    /// The first day.
    pub start: Option<Date>,
    /// The last day.
    pub end: Option<Date>,
    /// The currency.
    pub currency: Option<crate::plan::Currency>,
    /// What may be spent.
    pub budget: Option<Decimal>,
    /// The title.
    pub title: String,
    /// Who communicates.
    pub organisation: String,
    /// What it is about.
    pub product: String,
    /// What is to be achieved.
    pub objective: String,
    /// The version of the format, where it is none that is known.
    pub unknown_version: Option<String>,
}

impl Format {
    /// Names the format, as programs do.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "XLSX",
            Self::Ods => "ODS",
            Self::Xls => "XLS",
            Self::Delimited => "CSV",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::MediaPlan => "mediaplanschema",
        }
    }
}

/// A file that was read: its sheets, and how it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    /// How it is written.
    pub format: Format,
    /// The encoding of a text, by its name on the web.
    pub encoding: Option<&'static str>,
    /// True where some bytes are no letters of that encoding.
    pub has_lost_letters: bool,
    /// What stands between the cells of a delimited text.
    pub delimiter: Option<char>,
    /// The sheets, hidden ones too, in their order.
    pub sheets: Vec<Sheet>,
    /// What a plan in the open format says beside its rows.
    pub origin: Option<Box<Origin>>,
}

/// Returns the letters of a column counted from 0: `A`, `Z`, `AA`.
#[must_use]
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        // The remainder is below 26.
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Puts cells into sheets as long as there is room for them.
#[derive(Debug)]
pub(super) struct Builder {
    cells: usize,
    text: usize,
    sheets: Vec<Sheet>,
}

impl Builder {
    pub(super) fn new() -> Self {
        Self { cells: MAX_CELLS, text: MAX_TEXT, sheets: Vec::new() }
    }

    /// Begins a sheet. Returns false where there are too many.
    pub(super) fn begin(&mut self, name: &str, is_hidden: bool) -> bool {
        if self.sheets.len() >= MAX_SHEETS {
            return false;
        }
        let name = name.chars().take(200).collect();
        self.sheets.push(Sheet { name, is_hidden, ..Sheet::default() });
        true
    }

    /// Puts a cell into the sheet that was begun last. Returns false where there is no room for any more.
    pub(super) fn put(&mut self, row: usize, column: usize, value: Value) -> bool {
        let Some(sheet) = self.sheets.last_mut() else { return false };
        if value.is_empty() {
            return true;
        }
        if row >= MAX_ROWS || column >= MAX_COLUMNS {
            sheet.is_cut = true;
            return true;
        }
        let length = match &value {
            Value::Text(text) | Value::Fault(text) => text.len(),
            _ => 0,
        };
        let known = sheet.rows.get(row).map_or(0, Vec::len);
        let more = (column + 1).saturating_sub(known);
        if more > self.cells || length > self.text {
            sheet.is_cut = true;
            return false;
        }
        self.cells -= more;
        self.text -= length;
        if sheet.rows.len() <= row {
            sheet.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut sheet.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, Value::Empty);
        }
        cells[column] = value;
        true
    }

    /// Remembers cells that are shown as one.
    pub(super) fn merge(&mut self, region: Region) {
        let Some(sheet) = self.sheets.last_mut() else { return };
        if region.top < MAX_ROWS && region.start < MAX_COLUMNS && sheet.merged.len() < MAX_CELLS / 10 {
            let (bottom, end) = (region.bottom.min(MAX_ROWS - 1), region.end.min(MAX_COLUMNS - 1));
            sheet.merged.push(Region { bottom, end, ..region });
        }
    }

    /// Says that the sheet has more than is read.
    pub(super) fn cut(&mut self) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.is_cut = true;
        }
    }

    pub(super) fn finish(self, format: Format) -> Book {
        Book { format, encoding: None, has_lost_letters: false, delimiter: None, sheets: self.sheets, origin: None }
    }
}

#[cfg(test)]
mod tests {
    use super::{Builder, Format, MAX_CELLS, Value, column_letters};

    #[test]
    fn columns_have_letters() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letters(column), letters);
        }
    }

    #[test]
    fn floats_become_what_was_typed() {
        for (number, text) in [(4470.708, "4470.708"), (5_183_333.33, "5183333.33"), (1.0 / 3.0, "0.33333333")] {
            assert_eq!(Value::float(number).shown(), text);
        }
        assert_eq!(Value::float(0.1 + 0.2).shown(), "0.3");
        assert!(matches!(Value::float(f64::NAN), Value::Fault(_)));
        assert!(matches!(Value::float(1e300), Value::Fault(_)));
    }

    #[test]
    fn a_sheet_takes_no_more_than_its_room() {
        let mut builder = Builder::new();
        assert!(builder.begin("a", false));
        assert!(builder.put(1_048_575, 16_383, Value::text("far")));
        let rows = MAX_CELLS / 2_000;
        for row in 0..rows {
            assert!(builder.put(row, 1_999, Value::text("x")));
        }
        assert!(!builder.put(rows, 0, Value::text("x")));
        let book = builder.finish(Format::Xlsx);
        assert!(book.sheets[0].is_cut && book.sheets[0].rows.len() == rows);
    }
}
