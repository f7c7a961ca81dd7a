//! Each cost model, worked out by hand.

use super::super::{Applied, BudgetResults};
use super::{one, rating};
use crate::plan::sample_b::decimal;
use crate::plan::{Channel, CostModel, Money, NotComputable, Placement, Unit};

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn each_cost_model_is_exact() {
    type Case<'a> = (&'a str, BudgetResults, &'a [i128], Option<NotComputable>);
    let keep = |_: &mut Channel, _: &mut Placement| {};
    let grp = |audience: &str| CostModel::PerGrp { rate: decimal("2.5"), audience: audience.into() };
    let cases: Vec<Case<'_>> = vec![
        ("unit", one("EUR", Unit::Insertions, CostModel::PerUnit(decimal("30.05")), keep), &[30050, 0, 9015], None),
        ("thousand", one("JOD", Unit::Impressions, CostModel::PerThousand(decimal("1.25")), keep), &[12, 0, 4], None),
        ("half to even", one("EUR", Unit::Impressions, CostModel::PerUnit(decimal("0.0015")), keep), &[2, 0, 0], None),
        (
            "click",
            one("JPY", Unit::Impressions, CostModel::PerClick { rate: decimal("100"), click_rate: 0.1 }, keep),
            &[100, 0, 30],
            None,
        ),
        (
            "click, long share",
            one("EUR", Unit::Impressions, CostModel::PerClick { rate: decimal("3"), click_rate: 1.0 / 3.0 }, keep),
            &[1000, 0, 300],
            None,
        ),
        (
            "click, no share",
            one("EUR", Unit::Impressions, CostModel::PerClick { rate: decimal("3"), click_rate: f64::NAN }, keep),
            &[0, 0, 0],
            Some(NotComputable::TooLarge),
        ),
        ("rating points", one("EUR", Unit::Insertions, grp("a"), keep), &[37500, 0, 11250], None),
        ("rating points, long share", one("EUR", Unit::Insertions, grp("b"), keep), &[83333, 0, 25000], None),
        ("points of impressions", one("EUR", Unit::Impressions, grp("a"), keep), &[62, 0, 19], None),
        (
            "points, aimed",
            one("EUR", Unit::Impressions, grp("a"), |_, line| line.audiences = vec!["a".into()]),
            &[250, 0, 75],
            None,
        ),
        (
            "points, aimed elsewhere",
            one("EUR", Unit::Impressions, grp("a"), |_, line| line.audiences = vec!["b".into()]),
            &[0, 0, 0],
            Some(NotComputable::NoRatingForCost),
        ),
        (
            "points, no contact",
            one("EUR", Unit::Insertions, grp("a"), |on, _| on.contacts.clear()),
            &[0, 0, 0],
            Some(NotComputable::NoRatingForCost),
        ),
        (
            "points, impossible",
            one("EUR", Unit::Insertions, grp("a"), |on, _| on.contacts[0] = rating("a", 1.5)),
            &[0, 0, 0],
            Some(NotComputable::ImpossibleContactModel),
        ),
        ("week", one("EUR", Unit::Impressions, CostModel::PerWeek(decimal("7")), keep), &[700, 0, 700], None),
        (
            "action",
            one("EUR", Unit::Impressions, CostModel::PerAction { rate: decimal("2"), action_rate: 0.02 }, keep),
            &[40, 0, 12],
            None,
        ),
        (
            // Weeks 1 to 5 begin on the 1st, 8th, 15th, 22nd and 29th of March; the next one would be April's.
            "month",
            one("EUR", Unit::Impressions, CostModel::PerMonth(decimal("7.01")), |_, line| line.start_week = 3),
            &[351, 0, 350],
            None,
        ),
        (
            "flight",
            one("EUR", Unit::Impressions, CostModel::PerFlight(decimal("7.01")), |_, line| {
                line.quantities = vec![1, 5, 0, 2];
            }),
            &[351, 350, 0, 701],
            None,
        ),
        (
            // Blocks of two weeks begin with the flight: weeks 1 and 2, week 3, then week 5 of the next flight.
            "period",
            one("EUR", Unit::Impressions, CostModel::PerPeriod { rate: decimal("7.01"), weeks: 2 }, |_, line| {
                line.quantities = vec![1, 5, 2, 0, 2];
            }),
            &[351, 350, 701, 0, 701],
            None,
        ),
        (
            "period longer than the flight",
            one("EUR", Unit::Impressions, CostModel::PerPeriod { rate: decimal("75000"), weeks: 4 }, |_, line| {
                line.start_week = 2;
                line.quantities = vec![1, 1, 1];
            }),
            &[2_500_000, 2_500_000, 2_500_000],
            None,
        ),
        (
            "period without weeks",
            one("EUR", Unit::Impressions, CostModel::PerPeriod { rate: decimal("7"), weeks: 0 }, keep),
            &[0, 0, 0],
            Some(NotComputable::NoPeriod),
        ),
        (
            "own cost model",
            one("EUR", Unit::Impressions, CostModel::PerUnit(decimal("1")), |_, line| {
                line.terms.cost = Some(CostModel::PerWeek(decimal("1")));
                line.rate = Some(decimal("3"));
            }),
            &[300, 0, 300],
            None,
        ),
        ("flat", one("EUR", Unit::Impressions, CostModel::Flat(decimal("0.05")), keep), &[3, 0, 2], None),
        (
            "flat, nothing active",
            one("EUR", Unit::Impressions, CostModel::Flat(decimal("5")), |_, line| line.quantities = vec![0, 0]),
            &[0, 0],
            None,
        ),
        (
            "free",
            one("EUR", Unit::Impressions, CostModel::Free, |_, line| line.rate = Some(decimal("9"))),
            &[0, 0, 0],
            None,
        ),
        (
            "own rate",
            one("EUR", Unit::Impressions, CostModel::PerUnit(decimal("1")), |_, line| line.rate = Some(decimal("2"))),
            &[2000, 0, 600],
            None,
        ),
        (
            "outside the calendar",
            one("EUR", Unit::Impressions, CostModel::Flat(decimal("5")), |_, line| line.start_week = 5),
            &[500, 0, 0],
            None,
        ),
        (
            "too large",
            one("JOD", Unit::Impressions, CostModel::PerUnit(decimal("9223372036854775807")), |_, line| {
                line.quantities = vec![u64::MAX, 1];
            }),
            &[0, 0],
            Some(NotComputable::TooLarge),
        ),
    ];
    for (name, results, weeks, error) in cases {
        let cost = &results.placements[0];
        assert_eq!(cost.weeks, weeks.iter().map(|&minor| Money(minor)).collect::<Vec<_>>(), "{name}");
        assert_eq!(cost.error, error, "{name}");
        assert_eq!(cost.total(), results.media, "{name}");
    }
}

#[test]
fn the_working_shows_how() {
    let grp = CostModel::PerGrp { rate: decimal("2.5"), audience: "a".into() };
    let results = one("EUR", Unit::Insertions, grp.clone(), |_, line| line.rate = Some(decimal("3")));
    let working = results.placements[0].working.clone().unwrap();
    assert_eq!(working.model, grp.with_rate(decimal("3")));
    assert!(working.own_rate);
    assert_eq!((working.units, working.active_weeks), (13, 2));
    assert_eq!(working.applied, Applied::EachUnit { amount: 45.0, points: Some(15.0) });
}
