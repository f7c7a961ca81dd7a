//! Headers of more rows than two: years, quarters, months, weeks and days over each other, in workbooks, pasted and in pages.

use std::fmt::Write as _;

use super::super::{Book, Choices, Days, Meaning, Moment};
use super::{imported, open, plan, seen, workbook};

/// Two rows of a table with five titles and eight columns of a timeline.
const ROWS: &str = "Site A\tBanner\t400000\t5\t2000\tx\t\t\tx\t\t\tx\t\nSite B\tVideo\t200000\t10\t2000\t\tx\t\t\tx\t\t\tx\nTotal\t\t600000\t\t4000\t\t\t\t\t\t\t\t\n";
const TITLES: &str = "Channel\tFormat\tImps\tCPM\tCost";
const NONE: &str = "\t\t\t\t";
const MONTHS: &str = "April 2027\t\t\t\tMay 2027\t\t\t";
const BARE_MONTHS: &str = "April\t\t\t\tMay\t\t\t";

/// A name, a header, the row of its months, the rows that span all of the timeline, and the first and last stretch that it says.
type Header = (&'static str, String, Option<u32>, Vec<u32>, [&'static str; 4]);

/// A header, the rows in which its months stand and what spans all of the timeline, and the first and last stretch that it says.
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn headers() -> Vec<Header> {
    let firsts = "5\t12\t19\t26\t3\t10\t17\t24";
    let weeks_of = ["2027-04-05", "2027-04-11", "2027-05-24", "2027-05-30"];
    let weeks = ["2027-04-01", "2027-04-07", "2027-05-22", "2027-05-31"];
    let of_months = "W1\tW2\tW3\tW4\tW1\tW2\tW3\tW4";
    let commencing = ["w/c"; 8].join("\t");
    vec![
        (
            "first days under a label",
            format!("{TITLES}\t{MONTHS}\n{NONE}\t{commencing}\n{NONE}\t{firsts}\n"),
            Some(0),
            vec![],
            weeks_of,
        ),
        ("first days", format!("{TITLES}\t{MONTHS}\n{NONE}\t{firsts}\n"), Some(0), vec![], weeks_of),
        (
            "groups",
            format!("Media details\t\t\tMoney\t\tTiming\n{NONE}\t{MONTHS}\n{TITLES}\t1\t2\t3\t4\t1\t2\t3\t4\n"),
            Some(1),
            vec![0],
            weeks,
        ),
        (
            "titles in the lowest row",
            format!("{NONE}\t{MONTHS}\n{NONE}\t14\t15\t16\t17\t18\t19\t20\t21\n{TITLES}\t5-11\t12-18\t19-25\t26-2\t3-9\t10-16\t17-23\t24-30\n"),
            Some(0),
            vec![],
            weeks_of,
        ),
        (
            "a year above",
            format!("{NONE}\t2027\n{NONE}\tQ2\n{NONE}\t{BARE_MONTHS}\n{TITLES}\t{of_months}\n"),
            Some(2),
            vec![0, 1],
            weeks,
        ),
        (
            "a year beside the titles",
            format!("{TITLES}\t2027\n{NONE}\tQ2\n{NONE}\t{BARE_MONTHS}\n{NONE}\t{of_months}\n"),
            Some(2),
            vec![0, 1],
            weeks,
        ),
        (
            "weeks of the calendar without a year",
            format!("{TITLES}\t{MONTHS}\n{NONE}\tKW14\tKW15\tKW16\tKW17\tKW18\tKW19\tKW20\tKW21\n"),
            Some(0),
            vec![],
            weeks_of,
        ),
        (
            "days of the week over their numbers",
            format!("{TITLES}\t{MONTHS}\n{NONE}\tMon\tWed\tFri\tMon\tWed\tFri\tMon\tWed\n{NONE}\t5\t7\t9\t12\t5\t7\t10\t12\n"),
            Some(0),
            vec![],
            ["2027-04-05", "2027-04-05", "2027-05-12", "2027-05-12"],
        ),
        (
            "days in Arabic under weeks",
            "القناة\tالشكل\tمرات الظهور\tسعر الألف\tالتكلفة\tنيسان\t\t\t\tأيار\t\t\t\n\t\t\t\t\tالأسبوع الأول\tالأسبوع الثاني\tالأسبوع الثالث\tالأسبوع الرابع\tالأسبوع الأول\tالأسبوع الثاني\tالأسبوع الثالث\tالأسبوع الرابع\n\t\t\t\t\t١-٧\t٨-١٤\t١٥-٢١\t٢٢-٣٠\t١-٧\t٨-١٤\t١٥-٢١\t٢٢-٣١\n".to_owned(),
            Some(0),
            vec![],
            weeks,
        ),
    ]
}

fn regions(months: Option<u32>, all: &[u32]) -> Vec<(u32, u16, u32, u16)> {
    let of_months = months.into_iter().flat_map(|row| [(row, 5, row, 8), (row, 9, row, 12)]);
    of_months.chain(all.iter().map(|row| (*row, 5, *row, 12))).collect()
}

/// The cells as a table of a page, with what is merged as spans.
fn page(cells: &str, merged: &[(u32, u16, u32, u16)]) -> String {
    let mut text = String::from("<table>");
    for (row, line) in (0..).zip(cells.lines()) {
        text.push_str("<tr>");
        for (column, cell) in (0..13).zip(line.split('\t').chain(std::iter::repeat(""))) {
            let region = merged.iter().find(|(top, start, _, end)| *top == row && (*start..=*end).contains(&column));
            match region {
                Some((_, start, _, end)) if *start == column => {
                    write!(text, "<th colspan={}>{cell}</th>", end - start + 1).unwrap();
                }
                Some(_) => {}
                None => write!(text, "<td>{cell}</td>").unwrap(),
            }
        }
        text.push_str("</tr>");
    }
    text + "</table>"
}

fn check(name: &str, book: &Book, expected: [&str; 4]) {
    let before = plan("2027-03-29", 12, "USD");
    let found = seen(book, &before, &Choices::default());
    let errors: Vec<_> = found.issues().filter(|issue| issue.is_error()).collect();
    assert!(found.taken == 2 && errors.is_empty(), "{name}: {:?} {errors:?}", found.table.place);
    let weeks: Vec<Days> = found.table.timeline(Meaning::Weeks).map(|(_, days)| days).collect();
    let (first, last) = (weeks[0], weeks[weeks.len() - 1]);
    let shown = [first.first, first.last, last.first, last.last].map(|day| day.to_string());
    assert_eq!((weeks.len(), shown.each_ref().map(String::as_str)), (8, expected), "{name}");
    let after = imported(&before, &found);
    let units: u64 = after.placements.iter().flat_map(|placement| &placement.quantities).sum();
    assert_eq!(units, 600_000, "{name}");
}

#[test]
fn rows_of_titles_over_each_other_are_one_header() {
    for (name, header, months, all, expected) in headers() {
        let cells = format!("{header}{ROWS}");
        let merged = regions(months, &all);
        check(&format!("{name}, workbook"), &open("t.xlsx", &workbook(&cells, &merged)), expected);
        check(&format!("{name}, pasted"), &open("t.tsv", cells.as_bytes()), expected);
        check(&format!("{name}, page"), &open("t.html", page(&cells, &merged).as_bytes()), expected);
    }
}

#[test]
fn a_row_of_quantities_below_a_header_is_none_of_its_titles() {
    // The names of the first row stand in the header's row by mistake of nobody: they are merged over several rows.
    let text = "Channel\tMessage\tApril 2027\t\t\t\n\t\tW1\tW2\tW3\tW4\nRadio\tLaunch\t3\t3\t2\t1\nRadio\tReminder\t1\t2\t3\t4\n";
    let found = seen(&open("t.tsv", text.as_bytes()), &plan("2027-03-29", 12, "USD"), &Choices::default());
    assert_eq!((found.table.place.header.clone(), found.taken), (0..2, 2));
}

#[test]
fn grids_of_hours_and_days_hold_spots_either_way() {
    for (text, first, spots) in [
        (
            "Station: Radio One\n\nHour\tSun\tMon\tTue\tWed\tThu\n07:00-08:00\t1\t1\t1\t1\t1\n17:00-18:00\t\t2\t\t2\t\n",
            None,
            9,
        ),
        (
            "المحطة: راديو هلا\t\tنيسان 2027\n\nالساعة\t1\t2\t3\t4\t5\t6\t7\n7:00\t1\t1\t1\t1\t1\t1\t1\n13:00\t\t2\t\t2\t\t2\t\n",
            Some("2027-04-01"),
            13,
        ),
    ] {
        let before = plan("2027-03-29", 4, "USD");
        let found = seen(&open("t.tsv", text.as_bytes()), &before, &Choices::default());
        let errors: Vec<_> = found.issues().filter(|issue| issue.is_error()).collect();
        assert!(found.taken == 2 && errors.is_empty(), "{errors:?} {:#?}", found.table.columns);
        let day = found.table.columns.iter().find_map(|column| match column.moment {
            Some(Moment::Days(days)) => Some(days.first.to_string()),
            _ => None,
        });
        assert_eq!(day.as_deref(), first);
        let after = imported(&before, &found);
        assert_eq!(after.placements.iter().flat_map(|placement| &placement.quantities).sum::<u64>(), spots);
        assert_eq!(after.channels.len(), 1);
    }
}

#[test]
fn an_amount_is_no_year() {
    let text = "Channel\tMessage\tCost\tJan\tFeb\nSite A\tLaunch\t2000\tx\t\nSite B\tLaunch\t2010\t\tx\n";
    let book = open("t.tsv", text.as_bytes());
    let today = jiff::civil::date(2027, 1, 3);
    let found = super::super::tables(&book, &super::super::Frame::around(Days { first: today, last: today }, None));
    let calendar = super::super::calendar_for(&book.sheets[0], &found[0], today, false, None, 12);
    assert_eq!(calendar.start.year(), 2027);
}

#[test]
fn a_table_inside_the_layout_of_a_mail_is_found() {
    let text = "<table width=600><tr><td><table><tr><td>Dear all,<br>please find the plan below.</td></tr></table></td></tr><tr><td>\
                <table border=1><tr><th>Channel<th>Message<th>Impressions<th>CPM<th>Net</tr>\
                <tr><td>Portal<td>Launch<td>100,000<td>5<td>500</tr><tr><td>News<td>Launch<td>200,000<td>2<td>400</tr></table>\
                </td></tr><tr><td>Kind regards</td></tr></table>";
    let found = seen(&open("mail.html", text.as_bytes()), &plan("2027-04-05", 4, "USD"), &Choices::default());
    assert_eq!((found.taken, found.table.columns.len()), (2, 5), "{:?}", found.table.place);
    let meanings: Vec<Meaning> = found.table.columns.iter().map(|column| column.meaning).collect();
    assert_eq!(meanings, [Meaning::Channel, Meaning::Message, Meaning::Units, Meaning::Rate, Meaning::Cost]);
}
