//! Nothing is lost in silence: what says that there is none, columns of one meaning, columns that have no place, rows of days that the
//! plan has already.

use super::super::{Choices, Corrections, Decision, IssueKind, Meaning, PlanWarning, Question};
use super::{imported, open, plan, seen};

#[test]
fn what_says_that_there_is_none_is_left_out_until_the_reader_says_otherwise() {
    let row = |cell: &str| {
        format!("Channel;Message;Start;End;Impressions;CPM;Net\nSite;A;2027-04-05;2027-04-18;{cell};5;-\n")
    };
    let before = plan("2027-04-05", 4, "USD");
    for cell in ["-", "–", "—", "n/a", "N/A", "nil", "none", "لا يوجد"] {
        let book = open("t.csv", row(cell).as_bytes());
        let found = seen(&book, &before, &Choices::default());
        let kinds: Vec<&IssueKind> = found.issues().map(|issue| &issue.kind).collect();
        assert!(found.taken == 0 && matches!(kinds.as_slice(), [IssueKind::SaysNone]), "{cell}: {kinds:?}");
        let mut choices = Choices::default();
        choices.decisions.set(1, Question::Absent, Decision::OneAWeek);
        let wanted = seen(&book, &before, &choices);
        assert_eq!(
            (wanted.taken, imported(&before, &wanted).placements[0].quantities.as_slice()),
            (1, [1, 1].as_slice())
        );
    }
    // What costs something is placed all the same.
    let paid = "Channel;Message;Start;End;Impressions;CPM;Net\nSite;A;2027-04-05;2027-04-18;-;;500\n";
    let found = seen(&open("t.csv", paid.as_bytes()), &before, &Choices::default());
    assert!(found.taken == 1 && found.issues().all(|issue| issue.kind == IssueKind::NoQuantity));
    assert!(found.issues().any(|issue| issue.text == "-"), "the words of the cell are named");
}

#[test]
fn of_columns_that_mean_the_same_both_are_named_and_the_chosen_one_counts() {
    let text = "Channel;Message;Units;Alpha;Net\nSite;A;10;70;50\n";
    let before = plan("2027-04-05", 4, "USD");
    let book = open("t.csv", text.as_bytes());
    let meanings = [(3, Meaning::Cost)].into_iter().collect();
    let choices = Choices { corrections: Corrections { meanings, ..Corrections::default() }, ..Choices::default() };
    let found = seen(&book, &before, &choices);
    let same = PlanWarning::SameMeaning { meaning: Meaning::Cost, used: 3, others: vec![4] };
    assert!(found.warnings.contains(&same), "{:?}", found.warnings);
    let cost = found.sums.iter().find(|line| line.of == super::super::SumOf::Cost).unwrap();
    assert_eq!(cost.computed.to_string(), "70");
}

#[test]
fn columns_that_are_left_out_are_listed() {
    let text =
        "Channel;Message;Impressions;Reach;Whatever;Notes\nSite;A;1000;500;7x;first\nSite;B;1000;400;8x;second\n";
    let before = plan("2027-04-05", 4, "USD");
    let book = open("t.csv", text.as_bytes());
    let left = |found: &super::super::Preview| {
        found.warnings.iter().find_map(|warning| match warning {
            PlanWarning::ColumnsLeft(columns) => Some(columns.clone()),
            _ => None,
        })
    };
    assert_eq!(left(&seen(&book, &before, &Choices::default())), Some(vec![3, 4]));
    let meanings = [(5, Meaning::Ignored)].into_iter().collect();
    let choices = Choices { corrections: Corrections { meanings, ..Corrections::default() }, ..Choices::default() };
    assert_eq!(left(&seen(&book, &before, &choices)), Some(vec![3, 4, 5]));
}

#[test]
fn rows_of_days_that_make_a_placement_of_the_plan_are_known() {
    let text = "Date;Channel;Message;Impressions\n2027-04-05;Site;A;10\n2027-04-07;Site;A;20\n2027-04-13;Site;A;5\n2027-04-13;Site;B;1\n";
    let before = plan("2027-04-05", 4, "USD");
    let book = open("t.csv", text.as_bytes());
    let first = seen(&book, &before, &Choices::default());
    let once = imported(&before, &first);
    assert_eq!((first.taken, once.placements.len()), (4, 2));
    let again = seen(&book, &once, &Choices::default());
    let is_known =
        again.issues().filter(|issue| matches!(issue.kind, IssueKind::AlreadyPlaced { week: 1 | 2 })).count();
    assert_eq!((again.taken, is_known, again.edit.is_none()), (0, 4, true));
    let mut choices = Choices::default();
    choices.decisions.set(1, Question::Repeated, Decision::TakeAgain);
    let wanted = seen(&book, &once, &choices);
    assert_eq!((wanted.taken, imported(&once, &wanted).placements.len()), (3, 3));
}
