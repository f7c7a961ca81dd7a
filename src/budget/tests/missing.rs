//! A cost that cannot be computed never counts as nothing.

use super::super::budget;
use super::{assert_adds_up, exactly, one_plan};
use crate::plan::sample_b::{decimal, placement, rayhan_soap};
use crate::plan::{
    Actual, ActualWeek, Bilingual, CostBase, CostKind, CostLine, CostModel, CostShare, CostTerms, Division, DivisionBy,
    DivisionMethod, DivisionPart, Exchange, Money, NotComputable, OtherCost, Plan, Unit,
};

/// A plan with a placement that costs 40.00, and one on a channel whose cost cannot be computed.
fn with_gap(break_channel: impl FnOnce(&mut crate::plan::Channel)) -> Plan {
    let mut plan = one_plan("EUR", Unit::Impressions, CostModel::PerUnit(decimal("1")), |_, line| {
        line.quantities = vec![10, 0, 30];
    });
    let mut broken = plan.channels[0].as_ref().clone();
    broken.id = "broken".into();
    break_channel(&mut broken);
    plan.channels = [plan.channels[0].as_ref().clone(), broken].into_iter().collect();
    let more = placement("q", "m", "broken", &[], 2, &[5, 5]);
    plan.placements = [plan.placements[0].as_ref().clone(), more].into_iter().collect();
    plan.money.budget = decimal("100");
    plan
}

fn exchange(rate: &str) -> Exchange {
    Exchange { currency: "USD".parse().unwrap(), rate: decimal(rate), date: None, source: String::new() }
}

type Break = fn(&mut crate::plan::Channel);

#[test]
fn what_cannot_be_computed_makes_every_sum_with_it_at_least() {
    let breaks: [(&str, Break, NotComputable); 4] = [
        ("no exchange rate", |on| on.terms.exchange = Some(exchange("0")), NotComputable::NoExchangeRate),
        (
            "no rating",
            |on| on.cost = CostModel::PerGrp { rate: decimal("5"), audience: "nobody".into() },
            NotComputable::NoRatingForCost,
        ),
        ("no period", |on| on.cost = CostModel::PerPeriod { rate: decimal("5"), weeks: 0 }, NotComputable::NoPeriod),
        ("beyond 64 bits", |on| on.cost = CostModel::PerUnit(decimal("92233720368547758")), NotComputable::TooLarge),
    ];
    for (name, break_channel, why) in breaks {
        let results = budget(&with_gap(break_channel));
        assert_adds_up(&results);
        for (of, total) in [
            ("media", results.media),
            ("spent", results.total),
            ("the channel", results.by_channel[1]),
            ("the message", results.by_message[0]),
            ("the month", results.by_month[0].1),
            ("week 2", results.by_week[1]),
            ("to date", results.cumulative_total[4]),
            ("the element", results.by_element[0].1),
            ("net", results.lines.of(CostLine::Net)),
        ] {
            assert_eq!(total.exact(), Err(why), "{name}: {of}");
        }
        assert_eq!(results.media.at_least(), Money(4_000), "{name}");
        assert_eq!(results.by_channel[0], Money(4_000), "{name}: what is known stays exact");
        assert_eq!(results.by_week[0], Money(1_000), "{name}: week 1 has no part in it");
        assert_eq!(results.cumulative_total[0], Money(1_000), "{name}");
        let left = results.remaining.unwrap();
        assert_eq!((left.exact(), left.at_most()), (Err(why), Money(6_000)), "{name}");
        assert_eq!(results.channels[1].cpm, Err(why), "{name}");
        assert_eq!(results.by_channel[0].share_of(&results.media, results.currency), Err(why), "{name}");
    }
}

#[test]
fn a_percent_of_a_sum_with_gaps_has_one_too() {
    let mut plan = with_gap(|on| on.terms.exchange = Some(exchange("0")));
    let share = |id: &str, of: CostBase| OtherCost {
        id: id.into(),
        name: Bilingual::default(),
        kind: CostKind::Fees,
        amount: decimal("0"),
        week: Some(1),
        terms: CostTerms { share: Some(CostShare { percent: decimal("10"), of }), ..CostTerms::default() },
        source: String::new(),
    };
    plan.other_costs = [
        share("of-media", CostBase::Media),
        share("of-budget", CostBase::Budget),
        share("of-the-first", CostBase::Cost("of-media".into())),
        share("of-nothing", CostBase::Cost("gone".into())),
        share("of-total", CostBase::Total),
    ]
    .into_iter()
    .collect();
    let results = budget(&plan);
    assert_adds_up(&results);
    let missing = Err(NotComputable::NoExchangeRate);
    let circular = Err(NotComputable::CircularBase);
    let amounts: Vec<_> = results.other_costs.iter().map(|cost| cost.amount).collect();
    assert_eq!(amounts, [missing, Ok(Money(1_000)), missing, circular, circular]);
    let known: Vec<i128> = results.other_costs.iter().map(|cost| cost.total.at_least().0).collect();
    assert_eq!(known, [400, 1_000, 40, 0, 0], "of what is known");
    assert_eq!(results.other.at_least(), Money(1_440));
    assert_eq!(results.total.at_least(), Money(5_440));
}

#[test]
fn recorded_spending_beyond_64_bits_is_not_nothing() {
    let mut plan = rayhan_soap();
    let week = |week, spent: &str| ActualWeek { week, delivered: None, spent: Some(decimal(spent)) };
    plan.actuals = [Actual {
        placement: "p1".into(),
        weeks: vec![week(1, "140.000"), week(2, "9223372036854776")],
        source: String::new(),
    }]
    .into_iter()
    .collect();
    let results = budget(&plan);
    let actual = results.actual.unwrap();
    let too_large = NotComputable::TooLarge;
    assert_eq!((actual.spent.exact(), actual.spent.at_least()), (Err(too_large), Money(140_000)));
    assert_eq!(actual.by_week[0], Money(140_000));
    assert_eq!(actual.by_week[1].exact(), Err(too_large));
    assert_eq!(actual.cumulative[7].exact(), Err(too_large));
    assert_eq!((actual.pace(), actual.cpm()), (Err(too_large), Err(too_large)));
    assert_eq!(actual.placements[0].spent.exact(), Err(too_large));
}

#[test]
fn sums_of_amounts_of_64_bits_are_exact() {
    let largest = "9223372036854775.807";
    let cost = |id: &str| OtherCost {
        id: id.into(),
        name: Bilingual::default(),
        kind: CostKind::Other,
        amount: decimal(largest),
        week: None,
        terms: CostTerms::default(),
        source: String::new(),
    };
    let mut plan = rayhan_soap();
    plan.other_costs = ["a", "b", "c"].into_iter().map(cost).collect();
    let results = budget(&plan);
    assert_eq!(results.other, Money(3 * i128::from(i64::MAX)));
    assert_eq!(results.currency.plain(results.other.at_least()), "27670116110564327.421");
}

#[test]
fn a_divided_budget_says_what_its_parts_lack() {
    let mut plan = with_gap(|on| on.terms.exchange = Some(exchange("0")));
    let part = |of: &str, value: &str, locked: Option<&str>| DivisionPart {
        of: of.into(),
        value: decimal(value),
        locked: locked.map(decimal),
        note: String::new(),
    };
    plan.money.divisions = vec![Division {
        by: DivisionBy::Channel,
        method: DivisionMethod::ObjectiveAndTask,
        parts: vec![part("c", "30", None), part("broken", "50", Some("92233720368547759"))],
    }];
    let results = budget(&plan);
    let division = &results.divisions[0];
    let too_large = NotComputable::TooLarge;
    assert_eq!(division.allotted.exact(), Err(too_large));
    assert_eq!(division.allotted.at_least(), Money(3_000));
    assert_eq!(exactly(division.unallotted), Err(too_large));
    assert_eq!(division.unallotted.unwrap().at_most(), Money(7_000));
    assert_eq!(exactly(division.parts[0].left()), Ok(Money(-1_000)));
    assert_eq!(division.parts[1].planned.exact(), Err(NotComputable::NoExchangeRate));
}
