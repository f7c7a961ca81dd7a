//! Twenty strange tables are understood; one checker for all.

mod cases;

use super::super::{Choices, column_letters};
use super::{open, seen};
use cases::{cases, mentions};

#[test]
fn mentions_are_taken_over_with_what_the_plan_knows() {
    use crate::plan::{Phase, Sentiment};
    let case = mentions();
    let book = open("log.tsv", &case.bytes);
    let seen = seen(&book, &case.plan, &Choices::default());
    let plan = super::imported(&case.plan, &seen);
    let first = &plan.mentions[0];
    assert_eq!((first.count, first.people, first.answered_hours), (3, Some(48_000), Some(2.5)));
    assert_eq!((first.sentiment, first.phase), (Some(Sentiment::Positive), Some(Phase::After)));
    assert_eq!(first.date.unwrap().0, jiff::civil::date(2027, 4, 5));
    assert_eq!(first.text.ar, "رغوته ناعمة");
    let claims: Vec<&str> = plan.mentions[1].claims.iter().map(crate::plan::ClaimId::as_str).collect();
    assert_eq!(claims, ["delivery"], "what the plan does not have is said, not made");
    assert!(plan.channels.is_empty() && plan.vocabulary.claims.len() == 2);
    let unknown = seen.issues().filter(|issue| matches!(issue.kind, super::super::IssueKind::UnknownName(_))).count();
    // The channel in both rows, and one claim; rows with errors say it too.
    assert!(unknown >= 3, "{unknown}");
}

#[test]
fn strange_tables_are_understood() {
    let (mut right, mut all) = (0, 0);
    let mut wrong = Vec::new();
    for case in cases() {
        let book = open("table", &case.bytes);
        let seen = seen(&book, &case.plan, &Choices::default());
        if seen.table.kind != case.kind {
            wrong.push(format!("{}: the rows are {:?}, not {:?}", case.name, seen.table.kind, case.kind));
        }
        for (letters, meaning) in case.columns {
            all += 1;
            let found = seen.table.columns.iter().find(|column| column_letters(column.at) == *letters);
            if found.map(|column| column.meaning) == Some(*meaning) {
                right += 1;
            } else {
                wrong.push(format!("{}: column {letters} is {found:?}, not {meaning:?}", case.name));
            }
        }
        let issues = seen.issues().filter(|issue| issue.is_error());
        let errors: Vec<(usize, String)> =
            issues.map(|issue| (issue.row + 1, issue.column.map(column_letters).unwrap_or_default())).collect();
        let expected: Vec<(usize, String)> =
            case.errors.iter().map(|(row, column)| (*row, (*column).to_owned())).collect();
        if errors != expected {
            wrong.push(format!("{}: errors in {errors:?}, not {expected:?}", case.name));
        }
        if seen.taken != case.taken {
            wrong.push(format!(
                "{}: {} rows are taken over, not {}: {:#?}",
                case.name, seen.taken, case.taken, seen.rows
            ));
        }
        let left = seen.rows.iter().filter(|row| row.role == super::super::Role::Body && !row.is_taken);
        assert!(left.into_iter().all(|row| !row.issues.is_empty()), "{}: a row is left out in silence", case.name);
    }
    assert!(wrong.is_empty(), "{right} of {all} columns; {}", wrong.join("\n"));
}
