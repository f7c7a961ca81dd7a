//! Dates.

use jiff::civil::date;

use super::check;
use crate::text::reading::{DateOrder, ReadError, Reading, WantedDate, date_order};

#[test]
fn dates_as_people_write_them() {
    check(include_str!("../../../../tests/data/reading/dates.txt"), |text| WantedDate::default().read(text));
    assert_eq!(WantedDate::default().read(" "), Reading::Refused(ReadError::EmptyDate));
}

#[test]
fn a_range_gives_the_year_and_a_column_the_order() {
    let of_year = WantedDate { range: Some((date(2026, 3, 1), date(2026, 12, 31))), order: None };
    check(include_str!("../../../../tests/data/reading/dates_of_2026.txt"), |text| of_year.read(text));
    let new_year = WantedDate { range: Some((date(2026, 12, 1), date(2027, 2, 28))), order: None };
    check("28 Dec → = 2026-12-28\n3 Jan → = 2027-01-03\n2 شوال → ! NoYear", |text| new_year.read(text));
    let american = WantedDate { order: Some(DateOrder::MonthFirst), ..of_year };
    check("3/10 → = 2026-03-10\n03/10/2026 → = 2026-03-10\n13/3/2026 → ! NoSuchMonth", |text| {
        american.read(text)
    });
    for (cells, expected) in [
        (vec!["3/10/2026", "13/10/2026"], Some(DateOrder::DayFirst)),
        (vec!["3/10/2026", "3/13/2026"], Some(DateOrder::MonthFirst)),
        (vec!["3/13", "x", ""], Some(DateOrder::MonthFirst)),
        (vec!["3/10/2026", "2026-03-13"], None),
        (vec!["13/3/2026", "3/13/2026"], None),
    ] {
        assert_eq!(date_order(cells.iter().copied()), expected, "{cells:?}");
    }
}

#[test]
fn impossible_days_say_how_long_the_month_is() {
    for (text, english, arabic) in [
        (
            "2027-02-30",
            "There is no such day: February 2027 has 28 days",
            "لا وجود لهذا اليوم: عدد أيام فبراير ٢٠٢٧ هو ٢٨",
        ),
        (
            "31 رمضان 1447",
            "There is no such day: Ramadan 1447 has 30 days",
            "لا وجود لهذا اليوم: عدد أيام رمضان ١٤٤٧ هو ٣٠",
        ),
    ] {
        let why = WantedDate::default().read(text).settled().unwrap_err();
        assert_eq!([why.sentence(super::EN), why.sentence(super::INDIC)], [english, arabic]);
    }
}
