//! Worked examples: from gross to what the client pays and back, percents, divisions, what happened.

use proptest::prelude::*;

use super::super::{CostLines, budget, quantities_for_total};
use super::{assert_adds_up, exactly, one_plan, rating};
use crate::plan::sample_b::{decimal, rayhan_soap};
use crate::plan::{
    Actual, ActualWeek, Bilingual, Channel, Commission, CommissionBase, CostBase, CostKind, CostLine, CostModel,
    CostShare, CostTerms, Decimal, DiscountStep, Division, DivisionBy, DivisionMethod, DivisionPart, Exchange, Fee,
    FeeAmount, FeeBase, Labour, Money, NotComputable, OtherCost, Placement, Plan, Quoted, Tax, TaxedLine, Total, Unit,
};

fn fee(amount: FeeAmount) -> Fee {
    Fee { name: Bilingual::default(), amount }
}

fn percent(percent: &str, of: FeeBase) -> Fee {
    fee(FeeAmount::Percent { percent: decimal(percent), of })
}

/// One placement of `units` in one week at `cost`, with the terms that `edit` gives its channel.
fn bought(currency: &str, units: u64, cost: CostModel, edit: impl FnOnce(&mut Channel, &mut Placement)) -> Plan {
    one_plan(currency, Unit::Impressions, cost, |channel, placement| {
        placement.quantities = vec![units];
        edit(channel, placement);
    })
}

fn lines(plan: &Plan) -> CostLines {
    let results = budget(plan);
    assert_adds_up(&results);
    assert_eq!(results.placements[0].error, None);
    results.placements[0].lines()
}

/// A total of 10,000 with a fee of 10 % of itself, fees of 1.50 and 0.50 a thousand and a CPM of 8: 900,000 impressions,
/// 7,200 + 1,000 + 1,800.
#[test]
fn a_total_buys_what_its_fees_leave() {
    let plan = bought("USD", 1, CostModel::PerThousand(decimal("8")), |channel, _| {
        channel.terms.fees = vec![
            percent("10", FeeBase::Total),
            fee(FeeAmount::PerThousand(decimal("1.50"))),
            fee(FeeAmount::PerThousand(decimal("0.50"))),
        ];
    });
    let solution = quantities_for_total(&plan, 0, Money(1_000_000)).unwrap();
    assert_eq!((solution.units, solution.remainder), (900_000, Money::ZERO));
    assert_eq!(solution.quantities, [900_000]);
    assert_eq!(
        (solution.lines.net, solution.lines.fees, solution.lines.total),
        (Money(720_000), Money(280_000), Money(1_000_000))
    );
    // The same forwards.
    let plan = bought("USD", 900_000, CostModel::PerThousand(decimal("8")), |channel, _| {
        channel.terms.fees = plan.channels[0].terms.fees.clone();
    });
    assert_eq!(lines(&plan), solution.lines);
    let terms = budget(&plan).placements[0].working.clone().unwrap().terms.unwrap();
    assert_eq!(terms.fees, [Money(100_000), Money(135_000), Money(45_000)]);
}

/// 15 % of gross is 17.65 % on net: 15 / 85.
#[test]
fn commission_of_gross_and_on_net_agree() {
    let of = |quoted: Quoted, rate: &str, percent: &str, base: CommissionBase| {
        lines(&bought("EUR", 1000, CostModel::PerUnit(decimal(rate)), |channel, _| {
            channel.terms.quoted = quoted;
            channel.terms.commission = Some(Commission { percent: decimal(percent), base });
        }))
    };
    let expected = (Money(8_500_000), Money(1_500_000), Money(10_000_000));
    for lines in [
        of(Quoted::Gross, "100", "15", CommissionBase::OfGross),
        of(Quoted::Gross, "100", "17.64705882", CommissionBase::OnNet),
        of(Quoted::Net, "85", "15", CommissionBase::OfGross),
        of(Quoted::Net, "85", "17.64705882", CommissionBase::OnNet),
    ] {
        assert_eq!((lines.net, lines.commission, lines.total), expected);
    }
    let rounded = of(Quoted::Gross, "100", "17.65", CommissionBase::OnNet);
    assert_eq!((rounded.net, rounded.commission), (Money(8_499_788), Money(1_500_212)));
}

#[test]
fn the_whole_way_from_gross_to_the_client() {
    let mut plan = bought("JOD", 1000, CostModel::PerUnit(decimal("1")), |channel, _| {
        channel.terms.discount_percent = decimal("10");
        channel.terms.fees = vec![
            fee(FeeAmount::Amount(decimal("20"))),
            percent("5", FeeBase::Gross),
            percent("5", FeeBase::Net),
            percent("5", FeeBase::MediaCost),
        ];
        channel.terms.labour = Some(Labour { hours_per_week: decimal("2.5"), hourly_rate: decimal("6") });
    });
    plan.money.commission = Some(Commission { percent: decimal("15"), base: CommissionBase::OfGross });
    plan.money.tax = Some(Tax { percent: decimal("16"), ..Tax::on_media() });
    let lines = lines(&plan);
    let fees = 20_000 + 50_000 + 38_250 + 45_000;
    let tax = (900_000 + fees) * 16 / 100;
    assert_eq!(
        lines,
        CostLines {
            gross: Money(1_000_000),
            volume_discount: Money::ZERO,
            negotiated_discount: Money(100_000),
            commission_included: Money(135_000),
            net: Money(765_000),
            commission: Money(135_000),
            fees: Money(fees),
            tax: Money(tax),
            labour: Money(15_000),
            total: Money(900_000 + fees + tax + 15_000),
            tax_on_top: Money::ZERO,
            gaps: Total::ZERO,
        }
    );
    // A placement has terms of its own; a channel that is free of tax pays none.
    let mut own = plan.placements[0].as_ref().clone();
    own.terms.discount_percent = Some(decimal("50"));
    own.terms.commission = Some(Commission { percent: decimal("0"), base: CommissionBase::OfGross });
    plan.placements = [own].into_iter().collect();
    let mut free = plan.channels[0].as_ref().clone();
    free.terms.tax_free = true;
    plan.channels = [free].into_iter().collect();
    let lines = budget(&plan).placements[0].lines();
    assert_eq!((lines.net, lines.commission, lines.tax), (Money(500_000), Money::ZERO, Money::ZERO));
}

#[test]
fn volume_discounts_below_at_and_above_each_step() {
    let steps = [(100, "5"), (200, "10")];
    for (units, total, next) in [
        (99, 9_900, Some((1, "5"))),
        (100, 9_500, Some((100, "10"))),
        (199, 18_905, Some((1, "10"))),
        (200, 18_000, None),
        (201, 18_090, None),
    ] {
        let plan = bought("EUR", units, CostModel::PerUnit(decimal("1")), |channel, _| {
            // In any order.
            channel.terms.volume_discounts = steps
                .iter()
                .rev()
                .map(|&(from_units, percent)| DiscountStep { from_units, percent: decimal(percent) })
                .collect();
        });
        let results = budget(&plan);
        assert_eq!(results.media, Money(total), "{units}");
        let volume = results.channels[0].volume.unwrap();
        assert_eq!(volume.units, u128::from(units));
        assert_eq!(volume.next, next.map(|(missing, percent)| (missing, decimal(percent))), "{units}");
    }
}

#[test]
fn all_placements_of_a_channel_reach_a_volume_together() {
    let mut plan = bought("EUR", 60, CostModel::PerUnit(decimal("1")), |channel, placement| {
        channel.terms.volume_discounts = vec![DiscountStep { from_units: 100, percent: decimal("10") }];
        placement.terms.free_units = 10;
    });
    assert_eq!(budget(&plan).media, Money(5_000));
    let second = Placement { id: "second".into(), ..plan.placements[0].as_ref().clone() };
    plan.placements = [plan.placements[0].as_ref().clone(), second].into_iter().collect();
    let results = budget(&plan);
    assert_eq!(results.media, Money(9_000), "free units do not pay, but 50 + 50 reach the step");
    assert_eq!(results.placements[0].working.as_ref().unwrap().added_value, Money(1_000));
    // Solving for a total knows of the step: 56 units and their 10 free ones.
    let solution = quantities_for_total(&plan, 0, Money(5_040)).unwrap();
    assert_eq!((solution.units, solution.remainder), (66, Money::ZERO));
}

#[test]
fn rates_in_another_currency_are_converted_once() {
    let with = |rate: &str| {
        bought("JOD", 3, CostModel::PerUnit(decimal("0.3333")), |channel, _| {
            let currency = "EUR".parse().unwrap();
            let date = Some(jiff::civil::date(2026, 3, 1));
            channel.terms.exchange = Some(Exchange { currency, rate: decimal(rate), date, source: String::new() });
        })
    };
    // 3 × 0.3333 × 0.767 = 0.76692…
    assert_eq!(lines(&with("0.767")).total, Money(767));
    let missing = budget(&with("0"));
    assert_eq!(missing.placements[0].error, Some(NotComputable::NoExchangeRate));
    assert_eq!(missing.media.exact(), Err(NotComputable::NoExchangeRate));
}

#[test]
fn free_units_are_taken_from_all_weeks() {
    let plan = one_plan("EUR", Unit::Insertions, CostModel::PerUnit(decimal("1")), |_, placement| {
        placement.quantities = vec![10, 0, 30];
        placement.terms.free_units = 4;
    });
    let cost = budget(&plan).placements[0].clone();
    assert_eq!(cost.weeks, [Money(900), Money(0), Money(2700)]);
    let working = cost.working.clone().unwrap();
    assert_eq!((working.units, working.free_units, working.added_value), (40, 4, Money(400)));
    let paying = Plan {
        placements: plan
            .placements
            .iter()
            .map(|line| {
                let mut line = line.as_ref().clone();
                line.terms.free_units = 0;
                line
            })
            .collect(),
        ..plan
    };
    let delivered = budget(&paying).placements[0].working.clone().unwrap().impressions;
    assert!((delivered - working.impressions).abs() < 1e-9, "free units are met like the others");
}

/// What a placement with these quantities costs by `cost`, and the added value of `free` units.
fn with_free(cost: CostModel, quantities: &[u64], free: u64) -> (Money, Money) {
    let plan = one_plan("EUR", Unit::Insertions, cost, |_, placement| {
        placement.quantities = quantities.to_vec();
        placement.terms.free_units = free;
    });
    let results = budget(&plan);
    (results.media.exact().unwrap(), results.placements[0].working.as_ref().unwrap().added_value)
}

#[test]
fn free_units_split_nothing() {
    let hundred = decimal("100");
    for (name, cost, quantities, free, paid, added) in [
        ("one flight stays one", CostModel::PerFlight(hundred), &[10, 1, 10][..], 11, 100, 0),
        ("one block stays one", CostModel::PerPeriod { rate: hundred, weeks: 3 }, &[10, 1, 10], 11, 100, 0),
        ("one month stays one", CostModel::PerMonth(hundred), &[10, 1, 10], 11, 100, 0),
        ("all free", CostModel::PerFlight(hundred), &[10, 1, 10], 21, 0, 100),
        ("a flight of free units", CostModel::PerFlight(hundred), &[100, 0, 1], 51, 100, 100),
        ("a week of free units", CostModel::PerWeek(hundred), &[10, 1, 10], 11, 200, 100),
        ("a flat amount", CostModel::Flat(hundred), &[10, 1, 10], 11, 100, 0),
        ("units", CostModel::PerUnit(decimal("0.005")), &[10, 1, 10], 11, 0, 0),
    ] {
        let (media, worth) = with_free(cost, quantities, free);
        let minor = |major: i128| Money(major * 100);
        if name == "units" {
            assert_eq!((media, worth), (Money(5), Money(5)), "{name}: 10 and 21 units at half a cent, rounded once");
        } else {
            assert_eq!((media, worth), (minor(paid), minor(added)), "{name}");
        }
    }
}

#[test]
fn tax_that_does_not_count_is_in_no_sum() {
    let mut plan = bought("GBP", 1000, CostModel::PerUnit(decimal("1")), |channel, _| {
        channel.terms.fees = vec![fee(FeeAmount::Amount(decimal("100")))];
    });
    plan.money.budget = decimal("1200");
    plan.other_costs = [OtherCost {
        terms: CostTerms::default(),
        amount: decimal("100"),
        week: Some(1),
        ..share("research", "0", CostBase::Budget)
    }]
    .into_iter()
    .collect();
    let tax = Tax { percent: decimal("20"), on: TaxedLine::ALL.to_vec(), ..Tax::on_media() };
    let with = |tax: Tax| {
        let mut plan = plan.clone();
        plan.money.tax = Some(tax);
        budget(&plan)
    };
    let counted = with(tax.clone());
    assert_eq!((counted.total.exact(), exactly(counted.remaining)), (Ok(Money(144_000)), Ok(Money(-24_000))));
    assert_eq!((counted.lines.tax, counted.other_tax.at_least()), (Money(22_000), Money(2_000)));
    assert!(counted.tax_on_top.is_nothing());
    let results = with(Tax { counts_against_budget: false, ..tax });
    assert_eq!((results.total.exact(), exactly(results.remaining)), (Ok(Money(120_000)), Ok(Money::ZERO)));
    assert_eq!((results.lines.tax, results.other_tax.at_least()), (Money::ZERO, Money::ZERO));
    assert_eq!(results.tax_on_top, Money(24_000));
    assert_eq!(results.lines.shown().last(), Some(&(CostLine::TaxOnTop, Money(22_000).into())));
    assert_eq!(results.by_week[0], Money(110_000));
    assert_eq!(results.other_by_week[0], Money(10_000));
    super::assert_adds_up(&results);
}

proptest! {
    /// Whatever is free: what is paid is never more than without it, and its worth never below nothing.
    #[test]
    fn free_units_never_cost(
        rate in 0..1_000_000_i64,
        kind in 0..7_u8,
        quantities in proptest::collection::vec(0..40_u64, 1..6),
        free in 0..200_u64,
    ) {
        let rate = Decimal::new(rate, 3).unwrap();
        let cost = match kind {
            0 => CostModel::PerUnit(rate),
            1 => CostModel::PerThousand(rate),
            2 => CostModel::PerWeek(rate),
            3 => CostModel::PerMonth(rate),
            4 => CostModel::PerFlight(rate),
            5 => CostModel::PerPeriod { rate, weeks: 2 },
            _ => CostModel::Flat(rate),
        };
        let (whole, nothing) = with_free(cost.clone(), &quantities, 0);
        let (paid, worth) = with_free(cost, &quantities, free);
        prop_assert_eq!(nothing, Money::ZERO);
        prop_assert!(worth >= Money::ZERO);
        prop_assert_eq!(paid + worth, whole);
    }

    /// What a total buys is as many units as its rate says, over however many weeks.
    #[test]
    fn a_total_buys_all_that_its_rate_says(
        units in 1..100_000_u64, cents in 1..500_i64, weeks in 1..6_usize, currency in prop_oneof![Just("JOD"), Just("EUR"), Just("JPY")],
    ) {
        // A thousand units cost whole minor units, and so do the units that are bought.
        let exponent = currency.parse::<crate::plan::Currency>().unwrap().exponent();
        let rate = Decimal::new(cents, exponent).unwrap();
        let units = units * 1000;
        let mut plan = bought(currency, 1, CostModel::PerThousand(rate), |_, placement| {
            placement.quantities = vec![1; weeks];
        });
        plan.calendar.weeks = 6;
        let wanted = Money(i128::from(units / 1000) * i128::from(cents));
        let solution = quantities_for_total(&plan, 0, wanted).unwrap();
        // Some more units may round down to the same cost; as many as the rate says are always bought.
        prop_assert!(solution.units >= u128::from(units));
        prop_assert_eq!(solution.remainder, Money::ZERO);
    }
}

#[test]
fn a_total_buys_the_same_over_any_weeks() {
    for weeks in 1..=26 {
        let mut plan = bought("GBP", 1, CostModel::PerThousand(decimal("24")), |_, placement| {
            placement.quantities = vec![125_000; weeks];
        });
        plan.calendar.weeks = 26;
        let solution = quantities_for_total(&plan, 0, Money(7_800_000)).unwrap();
        assert_eq!((solution.units, solution.remainder), (3_250_000, Money::ZERO), "over {weeks} weeks");
        let mut line = plan.placements[0].as_ref().clone();
        line.quantities = solution.quantities;
        plan.placements = [line].into_iter().collect();
        assert_eq!(budget(&plan).media, Money(7_800_000), "over {weeks} weeks");
    }
}

fn share(id: &str, percent: &str, of: CostBase) -> OtherCost {
    OtherCost {
        id: id.into(),
        name: Bilingual::default(),
        kind: CostKind::Fees,
        amount: decimal("0"),
        week: None,
        terms: CostTerms { share: Some(CostShare { percent: decimal(percent), of }), ..CostTerms::default() },
        source: String::new(),
    }
}

#[test]
fn costs_beside_media_are_percents_too() {
    let mut plan = rayhan_soap();
    let mut costs: Vec<OtherCost> = plan.other_costs.iter().map(|cost| cost.as_ref().clone()).collect();
    costs.push(share("agency", "10", CostBase::Media));
    costs.push(share("reserve", "5", CostBase::Cost("production".into())));
    costs.push(share("of-budget", "1", CostBase::Budget));
    costs.push(share("of-all", "10", CostBase::Total));
    plan.other_costs = costs.into_iter().collect();
    let results = budget(&plan);
    let amounts: Vec<i128> = results.other_costs.iter().map(|cost| cost.amount.unwrap().0).collect();
    // (2181 + 560 + 100 + 159 + 218.1 + 28 + 30) / 0.9 = 3640.111, of which a tenth.
    assert_eq!(amounts, [560_000, 100_000, 159_000, 218_100, 28_000, 30_000, 364_011]);
    assert_eq!(results.total, Money(3_640_111));
    assert_adds_up(&results);
}

#[test]
fn percents_in_a_circle_are_an_error() {
    let mut plan = rayhan_soap();
    let circles: [Vec<OtherCost>; 4] = [
        vec![share("a", "10", CostBase::Cost("b".into())), share("b", "10", CostBase::Cost("a".into()))],
        vec![share("a", "10", CostBase::Cost("a".into()))],
        vec![share("a", "60", CostBase::Total), share("b", "40", CostBase::Total)],
        vec![share("a", "10", CostBase::Cost("gone".into()))],
    ];
    for costs in circles {
        plan.other_costs = costs.into_iter().collect();
        let results = budget(&plan);
        for cost in &results.other_costs {
            assert_eq!(cost.amount, Err(NotComputable::CircularBase));
            assert_eq!(cost.total, Total::of(Money::ZERO, Some(NotComputable::CircularBase)));
        }
        assert_eq!(results.total.exact(), Err(NotComputable::CircularBase));
        assert_eq!(results.total.at_least(), results.media.exact().unwrap());
    }
    let plan = bought("EUR", 1, CostModel::PerUnit(decimal("1")), |channel, _| {
        channel.terms.fees = vec![percent("60", FeeBase::Total), percent("40", FeeBase::Total)];
    });
    assert_eq!(budget(&plan).placements[0].error, Some(NotComputable::CircularBase));
}

#[test]
fn costs_beside_media_are_spread_and_taxed() {
    let mut plan = rayhan_soap();
    let tax = Tax { percent: decimal("16"), on: vec![TaxedLine::OtherCosts], ..Tax::on_media() };
    plan.money.tax = Some(tax);
    let mut spread = plan.other_costs[1].as_ref().clone();
    (spread.week, spread.terms.until_week) = (Some(6), Some(8));
    let mut labour = plan.other_costs[2].as_ref().clone();
    labour.terms.tax_free = true;
    plan.other_costs = [spread, labour].into_iter().collect();
    let results = budget(&plan);
    let weeks = [(6, 38_667), (7, 38_667), (8, 38_666)].map(|(week, minor)| (week, Money(minor).into()));
    assert_eq!(results.other_costs[0].weeks, weeks);
    assert!(results.other_costs[1].tax.is_nothing());
    assert_eq!(results.other_tax, Money(16_000));
    assert_adds_up(&results);
}

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

proptest! {
    /// A wanted total is never exceeded, and what is left would not pay for one more unit.
    #[test]
    fn a_total_is_read_back(
        wanted in 1_i64..50_000_000, rate in 1_i64..100_000, discount in 0_i64..90, commission in 0_i64..40,
        of_total in 0_i64..40, tax in 0_i64..25, free in 0_u64..50, currency in prop_oneof![Just("JOD"), Just("EUR"), Just("JPY")],
    ) {
        let percents = |percent: i64| crate::plan::Decimal::new(percent, 0).unwrap();
        let rate = CostModel::PerUnit(crate::plan::Decimal::new(rate, 2).unwrap());
        let mut plan = bought(currency, 1, rate, |channel, placement| {
            channel.terms.discount_percent = percents(discount);
            channel.terms.commission = Some(Commission { percent: percents(commission), base: CommissionBase::OfGross });
            channel.terms.fees = vec![fee(FeeAmount::Percent { percent: percents(of_total), of: FeeBase::Total })];
            placement.terms.free_units = free;
        });
        plan.money.tax = Some(Tax {
            percent: percents(tax), on: vec![TaxedLine::Media, TaxedLine::Fees], ..Tax::on_media()
        });
        let wanted = Money(wanted.into());
        let total_of = |units: u128| {
            let mut line = plan.placements[0].as_ref().clone();
            line.quantities = vec![u64::try_from(units).unwrap()];
            budget(&Plan { placements: [line].into_iter().collect(), ..plan.clone() }).media.exact().unwrap()
        };
        match quantities_for_total(&plan, 0, wanted) {
            Ok(solution) => {
                prop_assert_eq!(total_of(solution.units), solution.lines.total);
                prop_assert_eq!(solution.lines.total + solution.remainder, wanted);
                prop_assert!(solution.remainder >= Money::ZERO);
                prop_assert!(total_of(solution.units + 1) > wanted);
            }
            Err(why) => {
                prop_assert_eq!(why, NotComputable::AmountTooSmall);
                prop_assert!(total_of(u128::from(free) + 1) > wanted);
            }
        }
    }
}

#[test]
fn totals_that_buy_no_units_say_why() {
    let solve = |cost: CostModel, wanted: i128| {
        quantities_for_total(&bought("EUR", 10, cost, |_, _| {}), 0, Money(wanted)).unwrap_err()
    };
    assert_eq!(solve(CostModel::Flat(decimal("5")), 100), NotComputable::NotPaidByUnit);
    assert_eq!(solve(CostModel::Free, 100), NotComputable::CostsNothing);
    assert_eq!(solve(CostModel::PerUnit(decimal("0")), 100), NotComputable::CostsNothing);
    assert_eq!(solve(CostModel::PerUnit(decimal("2")), 199), NotComputable::AmountTooSmall);
    assert_eq!(
        quantities_for_total(&bought("EUR", 10, CostModel::Free, |_, _| {}), 7, Money(1)),
        Err(NotComputable::NothingPlaced)
    );
    let points = CostModel::PerGrp { rate: decimal("1"), audience: "a".into() };
    let none = one_plan("EUR", Unit::Insertions, points, |channel, _| channel.contacts = vec![rating("b", 0.1)]);
    assert_eq!(quantities_for_total(&none, 0, Money(1)), Err(NotComputable::NoRatingForCost));
}
