//! Tests of records that are read, written and pasted.

use super::{ActualRowError, actuals_table, read_actuals, record_actuals, record_week, replaced_by};
use crate::edit::History;
use crate::plan::sample_b::{decimal, rayhan_soap};
use crate::plan::{ActualWeek, Language, Plan};
use crate::text::Locale;

fn applied(plan: &Plan, edit: &crate::edit::Edit) -> Plan {
    let mut history = History::new(std::sync::Arc::new(plan.clone()));
    history.perform(edit, None).unwrap();
    history.plan().as_ref().clone()
}

#[test]
fn rows_are_read_in_both_digit_systems() {
    let plan = rayhan_soap();
    let text = "p1\t1\t100000\t140.000\np1\t٢\t١٣٠٬٠٠٠\t١٥٥٫٥\n\np8\t2026-03-10\t\t70\nm7\t4\t1700\np2\t1\t\t\n";
    let rows: Vec<_> = read_actuals(text, &plan).into_iter().map(|(line, row)| (line, row.unwrap())).collect();
    let found: Vec<_> = rows
        .iter()
        .map(|(line, row)| {
            let spent = row.entry.spent.map(|spent| spent.to_string());
            (*line, row.placement.as_str(), row.entry.week, row.entry.delivered, spent)
        })
        .collect();
    assert_eq!(
        found,
        [
            (1, "p1", 1, Some(100_000), Some("140.000".to_owned())),
            (2, "p1", 2, Some(130_000), Some("155.5".to_owned())),
            (4, "p8", 2, None, Some("70".to_owned())),
            (5, "p10", 4, Some(1_700), None),
        ]
    );
    let rows: Vec<_> = rows.into_iter().map(|(_, row)| row).collect();
    let recorded = applied(&plan, &record_actuals(&plan, &rows).unwrap());
    assert_eq!(recorded.actuals.len(), 3);
    assert_eq!(recorded.placements, plan.placements, "nothing of the plan is overwritten");
}

#[test]
fn what_is_wrong_with_a_row_is_said() {
    let plan = rayhan_soap();
    for (text, expected) in [
        ("p1\t1", ActualRowError::MissingColumns),
        ("\t1\t5\t5", ActualRowError::MissingColumns),
        ("nobody\t1\t5\t5", ActualRowError::UnknownPlacement("nobody".into())),
        // Two placements show this message.
        ("m1\t1\t5\t5", ActualRowError::UnknownPlacement("m1".into())),
        ("p1\t9\t5\t5", ActualRowError::Week("9".into())),
        ("p1\t2030-01-01\t5\t5", ActualRowError::Week("2030-01-01".into())),
        ("p1\t1\tmany\t5", ActualRowError::Delivered("many".into())),
        ("p1\t1\t5\t-5", ActualRowError::Spent("-5".into())),
        ("p1\t1\t5\t0.0001", ActualRowError::Spent("0.0001".into())),
        ("p1\t1\t5\t99999999999999999", ActualRowError::Spent("99999999999999999".into())),
    ] {
        assert_eq!(read_actuals(text, &plan), [(1, Err(expected))], "{text}");
    }
}

#[test]
fn titles_of_before_and_in_any_spelling_are_known() {
    let plan = rayhan_soap();
    for titles in [
        "Placement\tMessage\tWeek\tDelivered\tSpent",
        "الموضع\tالرسالة\tالأسبوع\tالمنفَّذ\tالإنفاق الفعلي",
        "الموضع\tالرسالة\tالأسبوع\tالمتحقق\tالمنفق فعليًا",
        "الموضع\tالرسالة\tالاسبوع\tالمنفذ\tالمنفق",
        "PLACEMENT\t\tweek \tDELIVERED\tspent",
    ] {
        let lines = read_actuals(&format!("{titles}\np1\tm1\t2\t40\t5.500\n"), &plan);
        let [(2, Ok(row))] = lines.as_slice() else { panic!("{titles}: {lines:?}") };
        let expected = ActualWeek { week: 2, delivered: Some(40), spent: Some(decimal("5.500")) };
        assert_eq!((row.placement.as_str(), row.entry), ("p1", expected), "{titles}");
    }
}

#[test]
fn what_a_row_replaces_is_told() {
    let plan = rayhan_soap();
    let read = |text: &str, plan: &Plan| read_actuals(text, plan).remove(0).1.unwrap();
    let row = read("p1\t2\t40\t5.500", &plan);
    assert_eq!(replaced_by(&plan, &row), None, "nothing is recorded yet");
    let recorded = applied(&plan, &record_actuals(&plan, std::slice::from_ref(&row)).unwrap());
    assert_eq!(replaced_by(&recorded, &row), None, "the same again");
    let week = |delivered, spent: Option<&str>| Some(ActualWeek { week: 2, delivered, spent: spent.map(decimal) });
    for (text, expected) in [
        ("p1\t2\t41\t", week(Some(40), None)),
        ("p1\t2\t\t6", week(None, Some("5.500"))),
        ("p1\t2\t41\t6", week(Some(40), Some("5.500"))),
        ("p1\t1\t41\t6", None),
    ] {
        assert_eq!(replaced_by(&recorded, &read(text, &recorded)), expected, "{text}");
    }
}

#[test]
fn days_of_a_week_are_added_up_and_a_week_that_stands_twice_is_refused() {
    let plan = rayhan_soap();
    let daily = include_str!("../../../tests/data/faults/05-daily-rows.tsv");
    let lines = read_actuals(daily, &plan);
    let rows: Vec<_> = lines.iter().map(|(_, row)| row.clone().unwrap()).collect();
    assert_eq!(rows.iter().map(|row| row.added_to).collect::<Vec<_>>(), [None, Some(1)]);
    let recorded = applied(&plan, &record_actuals(&plan, &rows).unwrap());
    let week = recorded.actuals.find(&"p1".into()).unwrap().in_week(1).unwrap();
    assert_eq!((week.delivered, week.spent), (Some(150_000), Some(decimal("30"))));
    for (text, first) in [
        ("p1\t1\t5\t5\np1\t1\t6\t6", 1),
        ("p1\t2026-03-01\t5\t5\np1\t2026-03-01\t6\t6", 1),
        ("p1\t2026-03-01\t5\t5\np1\tweek 1\t6\t6", 1),
    ] {
        let lines = read_actuals(text, &plan);
        assert!(lines[0].1.is_ok());
        assert_eq!(lines[1].1, Err(ActualRowError::Twice(first)), "{text}");
    }
}

#[test]
fn a_column_is_written_in_one_way() {
    let plan = rayhan_soap();
    let read = |text: &str| -> Vec<(u32, Option<String>)> {
        let rows = read_actuals(text, &plan).into_iter().map(|(_, row)| row.unwrap().entry);
        rows.map(|entry| (entry.week, entry.spent.map(|spent| spent.to_string()))).collect()
    };
    let some = |text: &str| Some(text.to_owned());
    // 13 can be no month, so the other day comes first too; 12,5 has a comma before its decimals, so 1,250 has.
    assert_eq!(read("p1\t03/04/2026\t5\t1,250\np1\t13/04/2026\t5\t12,5"), [(5, some("1.250")), (7, some("12.5"))]);
    assert_eq!(read("p1\t03/04/2026\t5\t1,250\np1\t04/13/2026\t5\t12.5")[0], (1, some("1250")));
    assert_eq!(read("p1\tالأسبوع ٣\t5\t5\np1\tW4\t5\t5"), [(3, some("5")), (4, some("5"))]);
    for text in ["p1\t03/04/2026\t5\t5", "p1\t1\t5\t1,250"] {
        assert!(matches!(read_actuals(text, &plan)[0].1, Err(ActualRowError::Unclear(..))), "{text}");
    }
    assert_eq!(read("p1\t3/10\t5\t5"), [(2, some("5"))], "the only day of the plan");
}

#[test]
fn a_table_that_was_copied_out_can_be_pasted_back() {
    let plan = rayhan_soap();
    let week = |week, spent: &str| ActualWeek { week, delivered: Some(5), spent: Some(decimal(spent)) };
    let recorded = applied(&plan, &record_week(&plan, &"p1".into(), week(2, "1.500")));
    let recorded = applied(&recorded, &record_week(&recorded, &"p4".into(), week(3, "0.000")));
    for language in Language::ALL {
        let table = actuals_table(&recorded, Locale::of(language));
        let rows: Vec<_> = read_actuals(&table, &plan).into_iter().map(|(_, row)| row.unwrap()).collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(applied(&plan, &record_actuals(&plan, &rows).unwrap()).actuals, recorded.actuals);
    }
    let nothing = ActualWeek { week: 2, delivered: None, spent: None };
    let taken = applied(&recorded, &record_week(&recorded, &"p1".into(), nothing));
    assert_eq!(taken.actuals.len(), 1);
    assert_eq!(record_actuals(&plan, &[]), None);
}
