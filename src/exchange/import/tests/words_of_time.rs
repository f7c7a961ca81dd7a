//! Days, years and costs as people write them in cells and titles: read rightly, or named.

use jiff::civil::date;

use super::super::{Choices, IssueKind, Meaning, Moment, PlanWarning, Preview, SumOf};
use super::{imported, open, plan, seen};
use crate::plan::Plan;

/// A table of one row whose cells stand under these titles, a channel and a quantity before them.
fn row(titles: &str, cells: &str) -> String {
    format!("Channel\tMessage\tImpressions\t{titles}\nSite\tA\t1400\t{cells}\n")
}

fn read(text: &str, before: &Plan) -> Preview {
    seen(&open("t.tsv", text.as_bytes()), before, &Choices::default())
}

/// The first week and the number of weeks of the one placement.
fn weeks(before: &Plan, found: &Preview) -> Option<(u32, usize)> {
    found.edit.as_ref()?;
    let after = imported(before, found);
    after.placements.iter().next().map(|placement| (placement.start_week, placement.quantities.len()))
}

#[test]
fn words_of_days_are_read_under_titles_of_periods_and_ends() {
    let before = plan("2026-03-02", 8, "USD");
    for (titles, cells, expected) in [
        ("Period", "ongoing", (1, 8)),
        ("Period", "طوال الفترة", (1, 8)),
        ("Period", "from 16 March", (3, 6)),
        ("Period", "until 15 March", (1, 2)),
        ("Period", "March and April", (1, 8)),
        ("Period", "2 weeks from 9 March", (2, 2)),
        ("Period", "1st – 14th March", (1, 2)),
        ("Period", "w/c 16 March", (3, 1)),
        ("Period", "KW 12", (3, 1)),
        ("Period", "Week 3", (3, 1)),
        ("Period", "Weeks 2-3", (2, 2)),
        ("الفترة", "9، 16 آذار", (2, 2)),
        ("Period", "9, 16 and 23 March", (2, 3)),
        ("Start", "w/c 16 March", (3, 1)),
        ("Start\tEnd", "w/c 16 March\tw/c 23 March", (3, 2)),
        ("Start\tEnd", "from 9 March\tuntil 22 March", (2, 2)),
        ("Start\tEnd", "mid March\tend of March", (2, 4)),
        ("Start\tEnd", "9 March\tongoing", (2, 7)),
        ("Start\tEnd", "always on\talways on", (1, 8)),
        ("Start\tEnd", "9 März 2026\t22 Mär 2026", (2, 2)),
        ("Start\tDuration", "9 March\tthree weeks", (2, 3)),
        ("تاريخ البداية\tالمدة", "الاثنين 9 آذار\tثلاثة أسابيع", (2, 3)),
        ("Week", "Week 1 (9 Mar)", (2, 1)),
        ("Week", "2", (2, 1)),
    ] {
        let found = read(&row(titles, cells), &before);
        let issues: Vec<&IssueKind> = found.issues().map(|issue| &issue.kind).collect();
        assert_eq!(weeks(&before, &found), Some(expected), "{titles}: {cells}: {issues:?}");
    }
    for cells in ["FY26", "9, 16 and Reels", "2, 9, 16", "5 of 12", "March 40"] {
        let found = read(&row("Period", cells), &before);
        assert!(found.taken == 0 && found.issues().any(super::super::Issue::is_error), "{cells}");
    }
    let rough = read(&row("Period", "mid March"), &before);
    let kind = IssueKind::TakenAs { first: date(2026, 3, 11), last: date(2026, 3, 20) };
    assert!(rough.taken == 1 && rough.issues().any(|issue| issue.kind == kind));
}

#[test]
fn the_weeks_of_another_plan_keep_their_days() {
    for titles in [
        ["Week 1, 1 March 2026", "Week 2, 8 March 2026"],
        ["الأسبوع ١، ١ مارس ٢٠٢٦", "الأسبوع ٢، ٨ مارس ٢٠٢٦"],
        ["Week 1 (1 Mar)", "Week 2 (8 Mar)"],
        ["W1 (Mar 1)", "W2 (Mar 8)"],
    ] {
        let before = plan("2026-02-01", 12, "USD");
        let text = format!("Channel\tMessage\t{}\t{}\tCPM\nSite\tA\t1000\t2000\t5\n", titles[0], titles[1]);
        let found = read(&text, &before);
        let placement = imported(&before, &found).placements.iter().next().cloned().unwrap();
        assert_eq!((placement.start_week, placement.quantities.as_slice()), (5, [1000, 2000].as_slice()), "{titles:?}");
    }
}

#[test]
fn numbers_behind_months_are_days_where_one_can_be_nothing_else() {
    let before = plan("2026-03-02", 8, "USD");
    let text = "Channel\tMessage\tMar 2\tMar 9\tMar 16\tMar 23\tMar 30\tCPM\nSite\tA\t1\t2\t3\t4\t5\t5\n";
    let placement = imported(&before, &read(text, &before)).placements.iter().next().cloned().unwrap();
    assert_eq!((placement.start_week, placement.quantities.as_slice()), (1, [1, 2, 3, 4, 5].as_slice()));
    let text = "Channel\tMessage\tMar 26\tApr 26\tCPM\nSite\tA\t3100\t3000\t5\n";
    let found = read(text, &before);
    let first = found.table.columns.iter().find(|column| column.meaning == Meaning::Weeks).unwrap();
    assert!(matches!(first.moment, Some(Moment::Days(days)) if days.first == date(2026, 3, 1)));
}

#[test]
fn a_year_that_the_file_states_holds_for_titles_without_one() {
    let before = plan("2026-03-02", 8, "USD");
    let weeks = "Channel\tMessage\tPeriod\t05.08-11.08\t12.08-18.08\tCPM\n";
    for (above, period) in [
        ("", "05.08.2024 - 18.08.2024"),
        ("Annual flowchart 2024 | Dairy\n\n", "August"),
        ("الخطة السنوية ٢٠٢٤\n\n", "آب"),
        ("Period: 5 August 2024 - 18 August 2024\n\n", "August"),
    ] {
        let text = format!("{above}{weeks}Site\tA\t{period}\t10\t20\t5\nSite\tB\t\t5\t\t5\n");
        let found = read(&text, &before);
        let first = found.table.columns.iter().find(|column| column.meaning == Meaning::Weeks).unwrap();
        assert!(
            matches!(first.moment, Some(Moment::Days(days)) if days.first == date(2024, 8, 5)),
            "{text}: {:?}",
            first.moment
        );
        assert!(found.warnings.contains(&PlanWarning::OtherYear(2024)), "{text}");
        assert_eq!(found.taken, 0, "{text}");
    }
    for above in ["Prepared 12.01.2024\n\n", "Version of 2024\n\n", "Media plan 2026\n\n", "12 January 2024\n\n"] {
        let text = format!("{above}{weeks}Site\tA\t\t10\t20\t5\n")
            .replace("05.08-11.08", "02.03-08.03")
            .replace("12.08-18.08", "09.03-15.03");
        let found = read(&text, &before);
        assert_eq!(found.taken, 1, "{text}");
        assert!(!found.warnings.iter().any(|warning| matches!(warning, PlanWarning::OtherYear(_))), "{text}");
    }
}

#[test]
fn costs_in_words_are_nothing_a_range_or_one_month() {
    let before = plan("2026-03-02", 13, "USD");
    let cost =
        |found: &Preview| found.sums.iter().find(|line| line.of == SumOf::Cost).map(|line| line.computed.to_string());
    for word in ["Free", "FOC", "Included", "incl.", "مجاناً", "مجانًا", "مشمول", "Complimentary"] {
        let found = read(&row("Start\tEnd\tNet cost", &format!("2026-03-02\t2026-03-15\t{word}")), &before);
        assert!(found.taken == 1 && found.issues().any(|issue| issue.kind == IssueKind::Free), "{word}");
        assert_eq!(cost(&found).as_deref(), Some("0"), "{word}");
    }
    for text in ["200,000 - 300,000", "200,000–300,000", "2k to 3k", "من 200 إلى 300"] {
        let found = read(&row("Start\tEnd\tNet cost", &format!("2026-03-02\t2026-03-15\t{text}")), &before);
        let is_range = |issue: &&super::super::Issue| {
            matches!(issue.kind, IssueKind::NotRead { why: Some(crate::text::ReadError::ARange), .. })
        };
        assert!(found.taken == 0 && found.issues().any(|issue| is_range(&issue)), "{text}");
    }
    for (text, expected) in
        [("2k/month", "6000"), ("2000 per month", "6000"), ("2000", "2000"), ("500 per week", "6500")]
    {
        let found = read(&row("Start\tEnd\tNet cost", &format!("2026-03-02\t2026-05-31\t{text}")), &before);
        assert_eq!(cost(&found).as_deref(), Some(expected), "{text}");
        let is_said = found.issues().any(|issue| matches!(issue.kind, IssueKind::OverPeriods { .. }));
        assert_eq!(is_said, text != "2000", "{text}");
    }
}
