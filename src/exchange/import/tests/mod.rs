//! Strange tables and what is understood of them. All data are invented.

mod beside;
mod foreign;
mod headers;
mod hostile;
mod kinds;
mod mentions;
mod money;
mod odd;
mod people;
mod roundtrip;
mod silent;
mod strange;
mod tables;
mod taken;
mod trade;
mod units;
mod whole;
mod words_of_time;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use super::{Book, Choices, Preview, TextForm, likeliest, preview, read, tables as tables_of};
use crate::edit::History;
use crate::plan::{Calendar, Currency, IdSource, Language, Plan};

/// A workbook with the cells of a text: tabs between cells, numbers as numbers, `2027-04-05` as a day. A line such as `=== Option A`
/// begins another sheet, `=== (hidden) Option B` one that is not shown.
pub(super) fn workbook(cells: &str, merged: &[(u32, u16, u32, u16)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let parts: Vec<&str> = cells.split("=== ").filter(|part| !part.is_empty()).collect();
    for part in &parts {
        let (name, cells) = part.split_once('\n').filter(|_| cells.starts_with("=== ")).unwrap_or(("", part));
        let (is_hidden, name) = name.strip_prefix("(hidden) ").map_or((false, name), |name| (true, name));
        let sheet = book.add_worksheet();
        if !name.is_empty() {
            sheet.set_name(name).unwrap();
        }
        sheet.set_hidden(is_hidden);
        fill_sheet(sheet, cells, merged);
    }
    book.save_to_buffer().unwrap()
}

fn fill_sheet(sheet: &mut Worksheet, cells: &str, merged: &[(u32, u16, u32, u16)]) {
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (first_row, first, last_row, last) in merged {
        sheet.merge_range(*first_row, *first, *last_row, *last, "", &Format::new()).unwrap();
    }
    for (row, line) in (0..).zip(cells.lines()) {
        for (column, cell) in (0..).zip(line.split('\t')) {
            if cell.is_empty() {
                continue;
            }
            if let Ok(number) = cell.parse::<f64>() {
                sheet.write_number(row, column, number).unwrap();
            } else if let Some(date) = (cell.len() == 10).then(|| ExcelDateTime::parse_from_str(cell).ok()).flatten() {
                sheet.write_datetime_with_format(row, column, &date, &day).unwrap();
            } else {
                sheet.write_string(row, column, cell.replace("\\n", "\n")).unwrap();
            }
        }
    }
}

/// A plan of so many weeks, with no channels yet.
pub(super) fn plan(start: &str, weeks: u32, currency: &str) -> Plan {
    let calendar = Calendar { start: start.parse().unwrap(), weeks };
    Plan::empty(calendar, currency.parse::<Currency>().unwrap())
}

pub(super) fn open(name: &str, bytes: &[u8]) -> Book {
    read(name, bytes, &TextForm::default()).unwrap()
}

/// What the import of the likeliest table of a book would do.
pub(super) fn seen(book: &Book, plan: &Plan, choices: &Choices) -> Preview {
    let days = super::Days { first: plan.calendar.start, last: plan.calendar.last_day(plan.calendar.weeks).unwrap() };
    let found = tables_of(book, &super::Frame::around(days, None));
    let place = &found[likeliest(book, &found).unwrap()];
    preview(&book.sheets[place.sheet], place, plan, choices, IdSource::seeded(7).next(None), Language::En)
}

/// The plan after an import.
pub(super) fn imported(plan: &Plan, seen: &Preview) -> Plan {
    let mut history = History::new(std::sync::Arc::new(plan.clone()));
    history.perform(seen.edit.as_ref().unwrap(), None).unwrap();
    history.plan().as_ref().clone()
}
