//! Readers take any bytes in bounded room, and never panic.

use proptest::prelude::*;

use super::super::{Choices, MAX_CELLS, ReadFailure, TextForm, read, tables};
use super::{open, plan, seen, workbook};

/// Reads bytes as far as they go, to the edit.
fn all_the_way(name: &str, bytes: &[u8]) {
    let Ok(book) = read(name, bytes, &TextForm::default()) else { return };
    let plan = plan("2027-04-05", 8, "JOD");
    let days = super::super::Days { first: plan.calendar.start, last: plan.calendar.last_day(8).unwrap() };
    if !tables(&book, &super::super::Frame::around(days, None)).is_empty() {
        let seen = seen(&book, &plan, &Choices::default());
        assert!(seen.taken == 0 || seen.edit.is_some());
    }
}

#[test]
fn marks_of_open_workbooks_and_files_that_are_none_are_refused() {
    let form = TextForm::default();
    assert_eq!(read("~$plan.xlsx", b"x", &form), Err(ReadFailure::LockFile));
    assert_eq!(read("plan.csv", b"", &form), Err(ReadFailure::Empty));
    assert_eq!(read("plan.png", b"\x89PNG\r\n\x1a\n\0\0\0", &form), Err(ReadFailure::NotATable));
    assert!(matches!(read("plan.xlsx", b"PK\x03\x04broken", &form), Err(ReadFailure::Damaged(_))));
    assert!(read("plan.xls", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0], &form).is_err());
}

/// Returns a package with one part.
fn package(name: &str, content: &str) -> Vec<u8> {
    use std::io::Write as _;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(content.as_bytes()).unwrap();
    archive.finish().unwrap().into_inner()
}

#[test]
fn what_breaks_off_is_damaged_or_said_to_be_cut_and_never_empty() {
    let form = TextForm::default();
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let row = |first: &str, second: &str| format!("<table:table-row>{}{}</table:table-row>", cell(first), cell(second));
    let begin = "<office:spreadsheet><table:table table:name=\"Plan\">";
    let end = "</table:table></office:spreadsheet>";
    let rows = row("Channel", "Cost") + &row("Example", "5");
    let book = read("plan.ods", &package("content.xml", &format!("{begin}{rows}{end}")), &form).unwrap();
    assert!(!book.sheets[0].is_cut && book.sheets[0].rows.len() == 2);
    let book = read("plan.ods", &package("content.xml", &format!("{begin}{rows}")), &form).unwrap();
    assert!(book.sheets[0].is_cut && book.sheets[0].rows.len() == 2);
    for content in ["", "<office:document-content>", begin, &format!("{begin}<table:table-row>")] {
        let read = read("plan.ods", &package("content.xml", content), &form);
        assert!(matches!(read, Err(ReadFailure::Damaged(_))), "{content}: {read:?}");
    }
    let whole = package("content.xml", &format!("{begin}{rows}{end}"));
    for length in 4..whole.len() {
        let read = read("plan.ods", &whole[..length], &form);
        assert!(matches!(read, Err(ReadFailure::Damaged(_))), "{length} bytes: {read:?}");
    }
}

#[test]
fn what_is_wrong_with_a_file_is_said_in_the_language_of_the_reader_alone() {
    let form = TextForm::default();
    let broken = read("plan.json", b"{\"a\": 1,\n  \"b\" 2}", &form);
    assert_eq!(broken, Err(ReadFailure::BrokenJson { line: 2, column: 7 }));
    for failure in [
        ReadFailure::Damaged("invalid Zip archive: Could not find EOCD".to_owned()),
        ReadFailure::BrokenJson { line: 2, column: 7 },
    ] {
        let arabic = super::super::words::failure(&failure, crate::text::Locale::of(crate::plan::Language::Ar));
        let latin: String = arabic.chars().filter(char::is_ascii_alphabetic).collect();
        assert!(latin.is_empty() || latin == "JSON", "{arabic}");
    }
}

#[test]
fn a_cell_in_the_last_corner_takes_no_room() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Channel").unwrap();
    sheet.write_string(0, 1, "Cost").unwrap();
    sheet.write_string(1, 0, "Example").unwrap();
    sheet.write_number(1, 1, 5.0).unwrap();
    sheet.write_string(1_048_575, 16_383, "far").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let book = open("plan.xlsx", &bytes);
    assert!(book.sheets[0].is_cut && book.sheets[0].rows.len() == 2);
    all_the_way("plan.xlsx", &bytes);
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    use std::io::Write as _;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..9 {
        archive.write_all(&zeros).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(matches!(read("plan.xlsx", &bytes, &TextForm::default()), Err(ReadFailure::TooLarge { .. })));
}

#[test]
fn many_rows_are_cut_and_said_to_be() {
    let text = "Channel\tCost\n".to_owned() + &"Example\t5\n".repeat(25_000);
    let book = open("plan.tsv", text.as_bytes());
    assert!(book.sheets[0].is_cut && book.sheets[0].rows.len() <= 20_000);
    let wide = "x\t".repeat(5_000) + "\n";
    let book = open("plan.tsv", wide.repeat(900).as_bytes());
    assert!(book.sheets[0].rows.iter().map(Vec::len).sum::<usize>() <= MAX_CELLS);
}

#[test]
fn ten_thousand_rows_are_seen() {
    let row = "Example Social\tReel\t1200.5\t6.5\t7803.25\t05.04.2027\t18.04.2027\n";
    let text = "Vehicle\tCreative\tUnits, 000\tCPM\tNet\tStart\tEnd\n".to_owned() + &row.repeat(10_000);
    let book = open("plan.tsv", text.as_bytes());
    let seen = seen(&book, &plan("2027-04-05", 8, "GBP"), &Choices::default());
    assert_eq!((seen.taken, seen.table.counts()), (10_000, (7, 7)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_is_read(text in "[A-Za-zأ-ي0-9٠-٩ ,;|\t\n\"'<>/&=().:%£-]{0,400}") {
        all_the_way("plan.csv", text.as_bytes());
    }

    #[test]
    fn any_grid_of_words_of_the_trade_is_read(cells in prop::collection::vec(prop::collection::vec(word(), 1..8), 1..12)) {
        let text: Vec<String> = cells.iter().map(|row| row.join("\t")).collect();
        all_the_way("plan.tsv", text.join("\n").as_bytes());
    }

    #[test]
    fn damaged_workbooks_are_read(at in 0_usize..4_000, byte in any::<u8>()) {
        let mut bytes = workbook("Channel\tCost\tApril\tMay\nExample\t5\t1\t2\n", &[(3, 0, 4, 1)]);
        let at = at % bytes.len();
        bytes[at] = byte;
        all_the_way("plan.xlsx", &bytes);
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        all_the_way("plan", &bytes);
        let mut office = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        office.extend(&bytes);
        all_the_way("plan.xls", &office);
    }
}

/// Cells that tables of the trade have.
fn word() -> impl Strategy<Value = String> {
    let words = [
        "Channel",
        "القناة",
        "CPM",
        "Cost",
        "التكلفة",
        "Units, 000",
        "Start",
        "End",
        "Period",
        "Week",
        "W1",
        "W2",
        "April",
        "May",
        "05.04-11.04",
        "Total",
        "المجموع",
        "VAT 20%",
        "Example",
        "1",
        "2",
        "4470.708",
        "12,5",
        "1,250",
        "-",
        "tbc",
        "March - November",
        "2027-04-05",
        "31.02.2027",
        "9999999999999999999",
        "-5",
        "15%",
        "Delivered",
        "Audience",
        "Population",
        "07:00",
        "",
        "",
    ];
    prop::sample::select(words.to_vec()).prop_map(str::to_owned)
}
