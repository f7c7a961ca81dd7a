//! Says how wide the columns of a sheet are, how high its rows, and how it goes onto paper.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::exchange::export::figure::letters;
use crate::report::Exact;

/// The least and the most width of a column, in digits of the usual font.
const WIDTHS: (f64, f64) = (9.0, 60.0);

/// The width of a column that holds nothing.
const USUAL: f64 = 13.0;

/// Digits of the usual font for a letter as wide as it is high. Other programs may have another font in the place of ours, so
/// there is some room to spare.
const DIGITS: f64 = 2.15;

/// The same for each digit of a number, which no cell may break or cut.
const EACH_DIGIT: f64 = 1.4;

/// Around what stands in a cell.
const AROUND: f64 = 1.5;

/// The height of a line, in points.
const LINE: f64 = 15.0;

/// The most lines of a row: programs allow 409 points.
const MOST_LINES: usize = 26;

/// The pixels between the margins of A4 and of A3 on their sides.
const ROOM: [f64; 2] = [985.0, 1450.0];

/// The pixels of a digit of the usual font, where a wider one stands in its place.
const DIGIT: f64 = 9.4;

/// A sheet that is printed on A4 in less than so many percent of its size takes A3.
const LEAST_SCALE: f64 = 45.0;

/// A note is at most so wide, in digits of the usual font.
const MOST_NOTE: f64 = 110.0;

/// Collects what stands on a sheet.
#[derive(Debug, Default)]
pub(super) struct Layout {
    widths: Vec<f64>,
    /// Words that may need several lines, each with its row and its column, and whether they are bold.
    wrapped: Vec<(u32, u16, String, bool)>,
    notes: Vec<(u32, String)>,
    pages: Vec<u32>,
}

/// Returns how many letters a value has with its signs.
pub(super) fn digits(value: Exact) -> usize {
    let number = |number: f64, decimals: usize| {
        let whole = format!("{:.0}", number.abs()).len();
        whole + whole.saturating_sub(1) / 3 + usize::from(number < 0.0) + if decimals == 0 { 0 } else { decimals + 1 }
    };
    match value {
        Exact::Count(count) => number(count as f64, 0),
        Exact::Number(value) => number(value, if value.abs() >= 1000.0 { 1 } else { 3 }),
        Exact::Share(_) | Exact::Week(_) => 6,
        Exact::Points(points) => number(points, 1),
        Exact::Money(money, currency) => number(money.to_major(currency), usize::from(currency.exponent())),
        Exact::Rate(rate, _) => number(rate.to_f64(), usize::from(rate.decimals())),
        Exact::Date(_) => 10,
    }
}

/// Returns the width of words in digits of the usual font.
fn width(text: &str, bold: bool) -> f64 {
    f64::from(letters::width(text, bold)) * DIGITS + AROUND
}

impl Layout {
    fn widen(&mut self, column: u16, width: f64) {
        let column = usize::from(column);
        if self.widths.len() <= column {
            self.widths.resize(column + 1, 0.0);
        }
        self.widths[column] = self.widths[column].max(width);
    }

    /// Takes words of a column; returns false where they need several lines.
    pub(super) fn words(&mut self, row: u32, column: u16, text: &str, bold: bool) -> bool {
        let lines = text.split('\n');
        let widest = lines.map(|line| width(line, bold)).fold(0.0, f64::max);
        self.widen(column, widest.min(WIDTHS.1));
        let has_room = widest <= WIDTHS.1 && !text.contains('\n');
        if !has_room {
            self.wrapped.push((row, column, text.to_owned(), bold));
        }
        has_room
    }

    /// Takes the heading of a column, which wraps between its words.
    pub(super) fn head(&mut self, row: u32, column: u16, title: &str) {
        let widest = title.split_whitespace().map(|word| width(word, true)).fold(0.0, f64::max);
        self.widen(column, widest.min(WIDTHS.1));
        self.wrapped.push((row, column, title.to_owned(), true));
    }

    /// Takes a number of so many letters.
    pub(super) fn number(&mut self, column: u16, letters: usize) {
        self.widen(column, letters as f64 * EACH_DIGIT + AROUND);
    }

    /// Takes a sentence below a table.
    pub(super) fn note(&mut self, row: u32, text: &str) {
        self.notes.push((row, text.to_owned()));
    }

    /// Lets a row begin a page.
    pub(super) fn begin_page(&mut self, row: u32) {
        self.pages.push(row);
    }

    /// Returns the widths of `columns` columns.
    fn columns(&self, columns: u16) -> Vec<f64> {
        let mut widths = self.widths.clone();
        widths.resize(usize::from(columns).max(widths.len()), 0.0);
        let set = |width: f64| if width > 0.0 { width.clamp(WIDTHS.0, WIDTHS.1) } else { USUAL };
        widths.into_iter().map(set).collect()
    }

    /// Sets widths, heights and paper; returns the notes, each with its row and the last column that it stands over.
    ///
    /// # Errors
    /// When the sheet does not hold so many columns.
    pub(super) fn apply(self, sheet: &mut Worksheet, columns: u16) -> Result<Vec<(u32, u16, String)>, XlsxError> {
        let widths = self.columns(columns);
        for (width, column) in widths.iter().zip(0_u16..) {
            sheet.set_column_width(column, *width)?;
        }
        let mut heights: BTreeMap<u32, usize> = BTreeMap::new();
        let mut lines = |row: u32, text: &str, bold: bool, room: f64| {
            #[expect(clippy::cast_possible_truncation, reason = "the width of a column")]
            let room = ((room - AROUND) / DIGITS).max(1.0) as f32;
            let needed: usize = text.split('\n').map(|line| letters::wrapped(line, bold, room).len()).sum();
            let height = heights.entry(row).or_default();
            *height = needed.max(*height);
        };
        for (row, column, text, bold) in &self.wrapped {
            lines(*row, text, *bold, widths.get(usize::from(*column)).copied().unwrap_or(USUAL));
        }
        let over = over(&widths);
        let room = widths.iter().take(usize::from(over) + 1).sum();
        for (row, text) in &self.notes {
            lines(*row, text, false, room);
        }
        for (row, lines) in heights.into_iter().filter(|(_, lines)| *lines > 1) {
            sheet.set_row_height(row, lines.min(MOST_LINES) as f64 * LINE)?;
        }
        self.paper(sheet, &widths)?;
        Ok(self.notes.into_iter().map(|(row, text)| (row, over, text)).collect())
    }

    fn paper(&self, sheet: &mut Worksheet, widths: &[f64]) -> Result<(), XlsxError> {
        let whole: f64 = widths.iter().map(|width| width * DIGIT + 5.0).sum();
        let scale = |room: f64| (room / whole * 100.0).clamp(10.0, 100.0);
        let is_large = scale(ROOM[0]) < LEAST_SCALE;
        sheet.set_landscape().set_paper_size(if is_large { 8 } else { 9 });
        if self.pages.is_empty() {
            sheet.set_print_fit_to_pages(1, 0);
        } else {
            // Programs that fit a sheet to the width of pages pay no heed to where pages shall begin.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 10 and 100")]
            sheet.set_print_scale(scale(ROOM[usize::from(is_large)]).floor() as u16);
            sheet.set_page_breaks(&self.pages)?;
        }
        Ok(())
    }
}

/// Returns the last of the columns that sentences stand over: two of them, and more while they are not too wide to read.
fn over(widths: &[f64]) -> u16 {
    let mut whole = 0.0;
    let narrow = widths.iter().take_while(|width| {
        whole += **width;
        whole <= MOST_NOTE
    });
    u16::try_from(narrow.count().max(2).min(widths.len().max(1)) - 1).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Layout, digits, over};
    use crate::plan::{Currency, Money};
    use crate::report::Exact;

    #[test]
    fn columns_have_room_for_their_numbers_and_rows_for_their_words() {
        assert_eq!(digits(Exact::Money(Money(-39_226_798), "GBP".parse::<Currency>().unwrap())), "-392,267.98".len());
        assert_eq!(digits(Exact::Count(8_200_000)), "8,200,000".len());
        let mut layout = Layout::default();
        layout.number(1, 11);
        assert!(layout.words(0, 0, "A name", false) && !layout.words(1, 0, &"word ".repeat(30), false));
        let widths = layout.columns(3);
        assert!(widths[1] >= 11.0 * 1.3 && widths[0] <= 60.0 && widths.len() == 3, "{widths:?}");
        assert_eq!((over(&[30.0, 30.0, 30.0, 30.0]), over(&[200.0, 9.0, 9.0]), over(&[9.0]), over(&[])), (2, 1, 0, 0));
    }
}
