//! The budget divided from above, and what happened beside the plan.

use super::super::budget;
use super::exactly;
use crate::plan::sample_b::{decimal, rayhan_soap};
use crate::plan::{Actual, ActualWeek, Division, DivisionBy, DivisionMethod, DivisionPart, Money, NotComputable, Plan};

fn part(of: &str, value: &str, locked: Option<&str>) -> DivisionPart {
    DivisionPart { of: of.to_owned(), value: decimal(value), locked: locked.map(decimal), note: String::new() }
}

#[test]
fn a_budget_is_divided_from_above() {
    let mut plan = rayhan_soap();
    let divided = |plan: &mut Plan, by: DivisionBy, method: DivisionMethod, parts: Vec<DivisionPart>| -> Vec<i128> {
        plan.money.divisions = vec![Division { by, method, parts }];
        let division = &budget(plan).divisions[0];
        assert_eq!(division.to_divide, Ok(Money(2_181_000)), "the budget less the costs beside media");
        let sum: Money = division.parts.iter().map(|part| part.allotted.unwrap()).sum();
        assert_eq!(division.allotted, sum);
        assert_eq!(exactly(division.unallotted), Ok(Money(2_181_000) - sum));
        division.parts.iter().map(|part| part.allotted.unwrap().0).collect()
    };
    let audiences = |values: [&str; 4]| -> Vec<DivisionPart> {
        ["a1", "a2", "a3", "a4"].iter().zip(values).map(|(id, value)| part(id, value, None)).collect()
    };
    let by = DivisionBy::Audience;
    let found = divided(&mut plan, by, DivisionMethod::Percent, audiences(["33.3", "33.3", "33.4", "0"]));
    assert_eq!(found, [726_273, 726_273, 728_454, 0]);
    let mut locked = audiences(["50", "25", "25", "0"]);
    locked[0].locked = Some(decimal("1000"));
    assert_eq!(divided(&mut plan, by, DivisionMethod::Percent, locked.clone()), [1_000_000, 590_500, 590_500, 0]);
    assert_eq!(divided(&mut plan, by, DivisionMethod::EqualShare, vec![]), [545_250, 545_250, 545_250, 545_250]);
    let equal = divided(&mut plan, by, DivisionMethod::EqualShare, locked);
    assert_eq!(equal, [1_000_000, 393_667, 393_667, 393_666]);
    let tasks = divided(&mut plan, by, DivisionMethod::ObjectiveAndTask, audiences(["900", "300", "0", "0"]));
    assert_eq!(tasks, [900_000, 300_000, 0, 0]);
    let more = DivisionMethod::LastPeriodPlus(decimal("5"));
    assert_eq!(divided(&mut plan, by, more, audiences(["900", "300", "0", "0"])), [945_000, 315_000, 0, 0]);
    let sales = DivisionMethod::PercentOfSales(decimal("2"));
    assert_eq!(divided(&mut plan, by, sales, audiences(["90000", "300", "0", "0"])), [1_800_000, 6_000, 0, 0]);
    let months = vec![part("2026-03", "60", None), part("2026-04", "40", None), part("2027-01", "0", None)];
    assert_eq!(divided(&mut plan, DivisionBy::Month, DivisionMethod::Percent, months), [1_308_600, 872_400, 0]);
    let division = &budget(&plan).divisions[0];
    let planned: Vec<i128> = division.parts.iter().map(|part| part.planned.exact().unwrap().0).collect();
    assert_eq!(planned, [1_560_000, 621_000, 0]);
    assert_eq!(division.parts.iter().map(|part| part.is_known).collect::<Vec<_>>(), [true, true, false]);
    plan.money.budget = decimal("0");
    assert_eq!(exactly(budget(&plan).divisions[0].unallotted), Err(NotComputable::NoBudget));
}

#[test]
fn what_happened_stands_beside_the_plan() {
    let mut plan = rayhan_soap();
    let before = budget(&plan);
    assert_eq!(before.actual, Err(NotComputable::NothingRecorded));
    let week = |week, delivered, spent: &str| ActualWeek { week, delivered, spent: Some(decimal(spent)) };
    let record = |id: &str, weeks| Actual { placement: id.into(), weeks, source: String::new() };
    plan.actuals = [
        record("p1", vec![week(1, Some(100_000), "140.000"), week(2, Some(130_000), "155.500")]),
        record("gone", vec![week(2, None, "10.000"), week(99, None, "1.000")]),
    ]
    .into_iter()
    .collect();
    plan.actuals = plan.actuals.iter().take(2).map(|record| record.as_ref().clone()).collect();
    let results = budget(&plan);
    let actual = results.actual.clone().unwrap();
    assert_eq!(actual.through_week, 99);
    assert_eq!(actual.spent, Money(306_500));
    assert_eq!(actual.outside, Money(1_000));
    assert_eq!(actual.by_week[..3], [Money(140_000), Money(165_500), Money::ZERO]);
    let one = &actual.placements[0];
    assert_eq!((one.spent.exact(), one.delivered), (Ok(Money(295_500)), 230_000));
    assert_eq!(one.planned, Money(300_000));
    assert_eq!(one.planned_units_to_date, 240_000);
    assert!((one.cpm().unwrap() - 295_500.0 / 230.0).abs() < 1e-9);
    assert_eq!(actual.placements[1].placement, None);
    // Nothing of the plan is overwritten.
    assert_eq!((results.media, &results.by_week), (before.media, &before.by_week));
}
