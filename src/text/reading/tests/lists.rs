//! Quantities of weeks.

use std::fmt;

use super::check;
use crate::text::reading::{Reading, WantedQuantities, laid_over};

/// Quantities as tables write them: `3 . 5`, a point for a week that keeps its own.
struct Weeks(Vec<Option<u64>>);

impl fmt::Display for Weeks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = |week: &Option<u64>| week.map_or_else(|| ".".to_owned(), |quantity| quantity.to_string());
        formatter.write_str(&self.0.iter().map(one).collect::<Vec<_>>().join(" "))
    }
}

fn read(text: &str, weeks: usize) -> Reading<Weeks> {
    WantedQuantities { most: 1_000_000_000_000, weeks }.read(text).map(Weeks)
}

#[test]
fn lists_and_tables() {
    check(include_str!("../../../../tests/data/reading/quantities.txt"), |text| read(text, 0));
}

#[test]
fn the_files_of_faults_are_read() {
    for (file, expected) in [
        (&include_bytes!("../../../../tests/data/faults/08-blank-at-top-of-column.txt")[..], "= . 3 5"),
        (include_bytes!("../../../../tests/data/faults/08-blank-in-column.txt"), "= 3 . 5"),
        (include_bytes!("../../../../tests/data/faults/08-first-week-blank.tsv"), "= . 4 2"),
        (include_bytes!("../../../../tests/data/faults/09-arabic-comma.txt"), "= 120000"),
        (include_bytes!("../../../../tests/data/faults/10-decimal-comma.txt"), "? 500 | 0; 500"),
    ] {
        let text = std::str::from_utf8(file).unwrap();
        let found = super::outcome(&read(text, 0), Weeks::to_string);
        assert_eq!(found, expected, "{text:?}");
    }
}

#[test]
fn as_many_weeks_as_there_are_need_no_question() {
    check("100,200 → = 100 200\n1 234 → = 1 234\n120,000 → = 120000", |text| read(text, 2));
}

#[test]
fn blank_weeks_keep_what_they_have() {
    assert_eq!(laid_over(&[None, Some(4), None, None], &[1, 2, 3]), [1, 4, 3, 0]);
}
