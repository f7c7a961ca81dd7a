mod missing;
mod money;

use std::sync::Arc;

use proptest::prelude::*;

use super::{Applied, BudgetResults, CostLines, budget, budget_after};
use crate::plan::sample_b::{audience, channel, decimal, message, placement, rayhan_soap};
use crate::plan::{
    Actual, ActualWeek, Bilingual, BuyingTerms, Calendar, Channel, Commission, CommissionBase, Contact, ContactModel,
    CostBase, CostKind, CostLine, CostModel, CostShare, CostTerms, Decimal, DiscountStep, Division, DivisionBy,
    Element, Exchange, Fee, FeeAmount, FeeBase, Figure, Labour, Left, List, Money, NotComputable, OtherCost, Placement,
    PlacementTerms, Plan, Quoted, Tax, TaxedLine, Tool, Total, Unit,
};

#[test]
fn the_sample_costs_what_its_table_says() {
    let results = budget(&rayhan_soap());
    assert_eq!(results.media, Money(2_181_000));
    assert_eq!(results.other, Money(819_000));
    assert_eq!(results.total, Money(3_000_000));
    assert_eq!(results.budget, Ok(Money(3_000_000)));
    assert_eq!(exactly(results.remaining), Ok(Money(0)));
    let by_message = [420, 160, 400, 270, 156, 640, 45, 90].map(|major| Money(major * 1000));
    assert_eq!(results.by_message, by_message);
    assert_eq!(results.by_channel, [660, 240, 160, 400, 36, 640, 45].map(|major| Money(major * 1000)));
    assert_eq!(results.by_element, [(Element::Advertising, Money(2_181_000).into())]);
    assert_eq!(results.by_audience, [1930, 80, 81, 90].map(|major| Money(major * 1000)));
    assert_eq!(results.by_week, [280, 350, 355, 200, 375, 276, 195, 150].map(|major| Money(major * 1000)));
    assert_eq!(results.by_month, [((2026, 3), Money(1_560_000).into()), ((2026, 4), Money(621_000).into())]);
    assert_eq!(results.other_undated, Money(159_000));
    assert_eq!(results.cumulative_media.last(), Some(&results.media));
    assert_eq!(results.cumulative_total.last(), Some(&results.total));
    let cpm = results.channels[0].cpm.unwrap();
    assert!((cpm - 660.0 / 480_000.0 * 1000.0).abs() < 1e-9, "{cpm}");
}

fn rating(audience: &str, r1: f64) -> Contact {
    Contact {
        audience: audience.into(),
        model: ContactModel::Rating { r1, r2: None },
        share: None,
        source: String::new(),
    }
}

/// What a plan of one placement on a channel of `unit` with `cost` costs.
fn one(currency: &str, unit: Unit, cost: CostModel, edit: impl FnOnce(&mut Channel, &mut Placement)) -> BudgetResults {
    budget(&one_plan(currency, unit, cost, edit))
}

/// A plan of one placement on a channel of `unit` with `cost`.
fn one_plan(currency: &str, unit: Unit, cost: CostModel, edit: impl FnOnce(&mut Channel, &mut Placement)) -> Plan {
    let mut plan = Plan::empty(Calendar { start: jiff::civil::date(2026, 3, 1), weeks: 5 }, currency.parse().unwrap());
    plan.audiences = [audience("a", 1000), audience("b", 3000)].into_iter().collect();
    plan.messages = [message("m")].into_iter().collect();
    let mut on = Channel { unit, cost, ..channel("c", Tool::Radio, &["a", "b"]) };
    if unit == Unit::Insertions {
        on.contacts = vec![rating("a", 0.15), rating("b", 1.0 / 3.0)];
    }
    let mut line = placement("p", "m", "c", &[], 1, &[10, 0, 3]);
    edit(&mut on, &mut line);
    plan.channels = [on].into_iter().collect();
    plan.placements = [line].into_iter().collect();
    plan
}

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

#[test]
fn negative_amounts_and_strange_plans_do_not_panic() {
    for unit in Unit::ALL {
        for amount in ["-1", "-92233720368547758.07", "92233720368547758.07"] {
            let rate = decimal(amount);
            for cost in [
                CostModel::PerUnit(rate),
                CostModel::PerThousand(rate),
                CostModel::PerWeek(rate),
                CostModel::PerMonth(rate),
                CostModel::PerFlight(rate),
                CostModel::PerPeriod { rate, weeks: 2 },
                CostModel::PerAction { rate, action_rate: f64::INFINITY },
                CostModel::Flat(rate),
                CostModel::PerClick { rate, click_rate: -1e300 },
                CostModel::PerGrp { rate, audience: "a".into() },
            ] {
                for start in [0, 1, 5, 6, u32::MAX] {
                    let results = one("CLF", unit, cost.clone(), |on, line| {
                        line.start_week = start;
                        line.quantities = vec![u64::MAX, 0, 1, u64::MAX];
                        on.contacts.push(rating("a", f64::NAN));
                    });
                    assert_adds_up(&results);
                }
            }
        }
    }
}

#[test]
fn what_is_not_in_the_plan_costs_nothing_and_says_so() {
    let mut plan = rayhan_soap();
    plan.placements = [placement("p", "nobody", "instagram", &[], 1, &[5])].into_iter().collect();
    plan.money.budget = decimal("0.00");
    let results = budget(&plan);
    assert_eq!(results.placements[0].error, Some(NotComputable::NothingPlaced));
    assert_eq!(results.budget, Err(NotComputable::NoBudget));
    assert_eq!(exactly(results.remaining), Err(NotComputable::NoBudget));
    assert_eq!(results.channels[0].cpm, Err(NotComputable::NothingPlaced));
    assert_eq!(results.by_element, []);
    assert_adds_up(&results);
}

/// What is left, where nothing is missing.
fn exactly(left: Figure<Left>) -> Figure<Money> {
    left.and_then(|left| left.exact())
}

/// True when parts add up to the whole, and lack something exactly when it does.
fn same(parts: impl IntoIterator<Item = Total>, whole: Total) -> bool {
    let sum: Total = parts.into_iter().sum();
    sum.at_least() == whole.at_least() && sum.exact().is_ok() == whole.exact().is_ok()
}

fn assert_adds_up(results: &BudgetResults) {
    let media = results.media;
    let is_whole = |parts: &[Total]| same(parts.iter().copied(), media);
    assert!(is_whole(&results.by_channel), "channels");
    assert!(is_whole(&results.by_message), "messages");
    assert!(is_whole(&results.by_week), "weeks");
    assert!(same(results.by_audience.iter().copied().chain([results.unassigned]), media), "audiences");
    assert!(same(results.by_element.iter().map(|&(_, cost)| cost), media), "elements");
    assert!(same(results.by_month.iter().map(|&(_, cost)| cost), media), "months");
    let placed = results.placements.iter().filter(|cost| cost.place.is_some());
    assert!(same(placed.clone().map(|cost| cost.total()), media), "placements");
    let first = placed.filter_map(|cost| cost.error).min_by_key(|why| media.why_missing() != Some(*why));
    assert_eq!(media.why_missing(), first, "the reason of one of the costs that are missing");
    for cost in &results.placements {
        assert!(same(cost.weeks(), cost.total()) || cost.weeks().len() == 0);
        assert_eq!(cost.error, cost.total().why_missing());
    }
    for (row, &(element, cost)) in results.by_element.iter().enumerate() {
        assert!(same(results.by_element_week[row].iter().copied(), cost), "{element:?} by week");
        assert!(same(results.by_element_month()[row].iter().copied(), cost), "{element:?} by month");
    }
    let on_top = results.other_costs.iter().map(|cost| cost.tax_on_top).sum::<Total>();
    assert_eq!(results.tax_on_top, on_top + results.lines.of(CostLine::TaxOnTop), "tax on top");
    assert_lines(&results.lines, media);
    for (figures, &cost) in results.channels.iter().zip(&results.by_channel) {
        assert_lines(&figures.lines, cost);
        assert!(figures.cpm.is_err() || cost.exact().is_ok(), "no cost per thousand of a sum with gaps");
    }
    for cost in &results.placements {
        assert_lines(&cost.lines(), cost.total());
        if let Some(terms) = cost.working.as_ref().and_then(|working| working.terms.as_ref()) {
            assert_eq!(terms.fees.iter().copied().sum::<Money>(), cost.lines().fees, "fees");
        }
    }
    let other = results.other;
    assert!(same(results.other_costs.iter().map(|cost| cost.total), other), "other costs");
    let with_undated = |parts: &[Total]| same(parts.iter().copied().chain([results.other_undated]), other);
    assert!(with_undated(&results.other_by_month), "other costs by month");
    assert!(with_undated(&results.other_by_week), "other costs by week");
    for cost in &results.other_costs {
        assert_eq!(
            cost.amount.is_ok(),
            cost.total.exact().is_ok(),
            "an amount that is missing is missing from the sum"
        );
    }
    assert!(same(results.cumulative_media.last().copied(), media));
    assert!(same(results.cumulative_total.last().copied(), results.total));
    assert!(same([media, other], results.total));
    if let (Ok(budget), Ok(left)) = (results.budget, results.remaining) {
        assert_eq!(left.at_most(), budget - results.total.at_least());
        assert_eq!(left.exact().is_ok(), results.total.exact().is_ok());
    }
}

fn assert_lines(lines: &CostLines, total: Total) {
    let taken = lines.volume_discount + lines.negotiated_discount + lines.commission_included;
    assert_eq!(lines.gross - taken, lines.net, "{lines:?}");
    assert_eq!(lines.net + lines.commission + lines.fees + lines.tax + lines.labour, lines.total, "{lines:?}");
    assert_eq!(lines.of(CostLine::Total), total);
}

prop_compose! {
    fn any_decimal()(mantissa in -1_000_000_000_i64..1_000_000_000_000, decimals in 0..=8_u8) -> crate::plan::Decimal {
        crate::plan::Decimal::new(mantissa, decimals).unwrap()
    }
}

fn any_cost() -> impl Strategy<Value = CostModel> {
    prop_oneof![
        any_decimal().prop_map(CostModel::PerUnit),
        any_decimal().prop_map(CostModel::PerThousand),
        any_decimal().prop_map(CostModel::PerWeek),
        any_decimal().prop_map(CostModel::Flat),
        any_decimal().prop_map(CostModel::PerMonth),
        any_decimal().prop_map(CostModel::PerFlight),
        (any_decimal(), 0..6_u32).prop_map(|(rate, weeks)| CostModel::PerPeriod { rate, weeks }),
        (any_decimal(), 0.0..1.0).prop_map(|(rate, action_rate)| CostModel::PerAction { rate, action_rate }),
        (any_decimal(), 0.0..1.0).prop_map(|(rate, click_rate)| CostModel::PerClick { rate, click_rate }),
        (any_decimal(), 0..4_u8)
            .prop_map(|(rate, audience)| CostModel::PerGrp { rate, audience: format!("a{audience}").into() }),
        Just(CostModel::Free),
    ]
}

fn any_percent() -> impl Strategy<Value = Decimal> {
    prop_oneof![Just(Decimal::ZERO), (0..=10_000_i64).prop_map(|fine| Decimal::new(fine, 2).unwrap())]
}

fn any_commission() -> impl Strategy<Value = Option<Commission>> {
    let base = proptest::sample::select(CommissionBase::ALL.to_vec());
    proptest::option::of((any_percent(), base).prop_map(|(percent, base)| Commission { percent, base }))
}

fn any_fee() -> impl Strategy<Value = Fee> {
    let of = proptest::sample::select(FeeBase::ALL.to_vec());
    let amount = prop_oneof![
        any_decimal().prop_map(FeeAmount::Amount),
        any_decimal().prop_map(FeeAmount::PerThousand),
        (any_percent(), of).prop_map(|(percent, of)| FeeAmount::Percent { percent, of }),
    ];
    amount.prop_map(|amount| Fee { name: Bilingual::default(), amount })
}

prop_compose! {
    fn any_terms()(
        quoted in proptest::sample::select(Quoted::ALL.to_vec()),
        steps in proptest::collection::vec((0..3_000_000_u64, any_percent()), 0..3), discount_percent in any_percent(),
        commission in any_commission(), fees in proptest::collection::vec(any_fee(), 0..3),
        exchange in proptest::option::of(prop_oneof![Just("0"), Just("0.767"), Just("120.5")]),
        labour in any::<bool>(), tax_free in any::<bool>(),
    ) -> BuyingTerms {
        BuyingTerms {
            quoted, discount_percent, commission, fees, tax_free,
            volume_discounts: steps.into_iter().map(|(from_units, percent)| DiscountStep { from_units, percent }).collect(),
            exchange: exchange.map(|rate| Exchange {
                currency: "USD".parse().unwrap(), rate: decimal(rate), date: None, source: String::new(),
            }),
            labour: labour.then(|| Labour { hours_per_week: decimal("2.5"), hourly_rate: decimal("7.125") }),
        }
    }
}

prop_compose! {
    fn any_channel()(
        terms in prop_oneof![Just(BuyingTerms::default()), any_terms()], cost in any_cost(), insertions in any::<bool>(), element in 0..10_usize,
        ratings in proptest::collection::vec(0.0..1.0, 0..3),
    ) -> Channel {
        let mut out = channel("c", Tool::Other, &["a0", "a1", "a2"][..ratings.len()]);
        if insertions {
            out.unit = Unit::Insertions;
            out.contacts = ratings.iter().enumerate().map(|(audience, &r1)| rating(&format!("a{audience}"), r1)).collect();
        }
        Channel { cost, terms, element: Element::ALL[element], ..out }
    }
}

prop_compose! {
    fn any_placement()(
        message in 0..4_u8, on in 0..4_u8, audiences in proptest::collection::vec(0..4_u8, 0..4), start in 0..12_u32,
        quantities in proptest::collection::vec(prop_oneof![Just(0_u64), Just(7), 0..2_000_000_u64, any::<u64>()], 0..14),
        rate in proptest::option::of(any_decimal()), own_cost in proptest::option::of(any_cost()),
        own_discount in proptest::option::of(any_percent()), commission in any_commission(),
        free_units in prop_oneof![Just(0_u64), 0..1_000_u64],
    ) -> Placement {
        let audiences: Vec<String> = audiences.iter().map(|audience| format!("a{audience}")).collect();
        let audiences: Vec<&str> = audiences.iter().map(String::as_str).collect();
        let terms = PlacementTerms { cost: own_cost, discount_percent: own_discount, commission, free_units };
        Placement { rate, terms, ..placement("p", &format!("m{message}"), &format!("c{on}"), &audiences, start, &quantities) }
    }
}

prop_compose! {
    fn any_plan()(
        channels in proptest::collection::vec(any_channel(), 0..4),
        placements in proptest::collection::vec(any_placement(), 0..10),
        currency in prop_oneof![Just("JOD"), Just("EUR"), Just("JPY")],
        others in proptest::collection::vec((any_decimal(), proptest::option::of(0..20_u32), any_cost_terms()), 0..4),
        commission in any_commission(), tax in proptest::option::of(any_percent()), counts_against_budget in any::<bool>(),
        on in proptest::collection::vec(proptest::sample::select(TaxedLine::ALL.to_vec()), 0..4),
        spent in proptest::collection::vec((0..3_u8, 0..20_u32, any_decimal()), 0..4),
    ) -> Plan {
        let mut plan = Plan::empty(Calendar { start: jiff::civil::date(2025, 12, 20), weeks: 11 }, currency.parse().unwrap());
        plan.audiences = [audience("a0", 1000), audience("a1", 0), audience("a2", 70_000)].into_iter().collect();
        plan.messages = ["m0", "m1", "m2"].into_iter().map(message).collect();
        plan.channels = channels
            .into_iter()
            .enumerate()
            .map(|(position, channel)| Channel { id: format!("c{position}").into(), ..channel })
            .collect();
        plan.placements = placements.into_iter().collect();
        plan.other_costs = others
            .into_iter()
            .enumerate()
            .map(|(position, (amount, week, terms))| OtherCost {
                id: format!("o{position}").into(), name: Bilingual::default(), kind: CostKind::Other, amount, week,
                terms, source: String::new(),
            })
            .collect();
        plan.money.commission = commission;
        plan.money.tax = tax.map(|percent| Tax { percent, on, counts_against_budget, ..Tax::on_media() });
        plan.money.divisions = vec![Division::default(), Division { by: DivisionBy::Month, ..Division::default() }];
        plan.actuals = spent
            .into_iter()
            .map(|(placement, week, spent)| Actual {
                placement: if placement == 0 { "p".into() } else { "gone".into() },
                weeks: vec![ActualWeek { week, delivered: Some(week.into()), spent: Some(spent) }],
                source: String::new(),
            })
            .collect();
        plan
    }
}

fn any_cost_terms() -> impl Strategy<Value = CostTerms> {
    let of = prop_oneof![
        proptest::sample::select(vec![CostBase::Budget, CostBase::Net, CostBase::Media, CostBase::Total]),
        (0..4_u8).prop_map(|cost| CostBase::Cost(format!("o{cost}").into())),
    ];
    let share = (any_percent(), of).prop_map(|(percent, of)| CostShare { percent, of });
    (proptest::option::of(share), proptest::option::of(0..20_u32), any::<bool>())
        .prop_map(|(share, until_week, tax_free)| CostTerms { share, until_week, tax_free })
}

#[derive(Clone, Debug)]
enum Step {
    Move(usize, Placement),
    Add(Placement),
    Remove(usize),
    Channel(usize, Channel),
    Resize(u64),
    Rename,
    RemoveMessage,
    Budget(crate::plan::Decimal),
    Commission(Option<Commission>),
    Tax(Decimal),
    Start(i8),
    Record,
    Reverse,
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..10_usize, any_placement()).prop_map(|(position, placement)| Step::Move(position, placement)),
        any_placement().prop_map(Step::Add),
        (0..10_usize).prop_map(Step::Remove),
        (0..4_usize, any_channel()).prop_map(|(position, channel)| Step::Channel(position, channel)),
        (0..100_u64).prop_map(Step::Resize),
        Just(Step::Rename),
        Just(Step::RemoveMessage),
        any_decimal().prop_map(Step::Budget),
        any_commission().prop_map(Step::Commission),
        any_percent().prop_map(Step::Tax),
        (1..28_i8).prop_map(Step::Start),
        Just(Step::Record),
        Just(Step::Reverse),
    ]
}

fn apply(plan: &mut Plan, step: &Step) {
    fn replace<T: Clone>(list: &mut List<T>, position: usize, item: impl FnOnce(&T) -> T) {
        if let Some(known) = list.make_mut().get_mut(position) {
            *known = Arc::new(item(known));
        }
    }
    match step {
        Step::Move(position, placement) => replace(&mut plan.placements, *position, |_| placement.clone()),
        Step::Add(placement) => plan.placements.make_mut().push(Arc::new(placement.clone())),
        Step::Remove(position) => {
            let items = plan.placements.make_mut();
            if *position < items.len() {
                items.remove(*position);
            }
        }
        Step::Channel(position, channel) => {
            replace(&mut plan.channels, *position, |known| Channel { id: known.id.clone(), ..channel.clone() });
        }
        Step::Resize(size) => replace(&mut plan.audiences, 0, |known| audience(known.id.as_str(), *size)),
        Step::Rename => replace(&mut plan.messages, 0, |known| {
            let mut renamed = known.clone();
            renamed.call_to_action.push('!');
            renamed
        }),
        Step::RemoveMessage => drop(plan.messages.make_mut().pop()),
        Step::Budget(budget) => plan.money.budget = *budget,
        Step::Commission(commission) => plan.money.commission = *commission,
        Step::Tax(percent) => {
            plan.money.tax = Some(Tax { percent: *percent, on: TaxedLine::ALL.to_vec(), ..Tax::on_media() });
        }
        Step::Start(day) => plan.calendar.start = jiff::civil::date(2025, 12, *day),
        Step::Record => drop(plan.actuals.make_mut().pop()),
        Step::Reverse => plan.placements.make_mut().reverse(),
    }
}

proptest! {
    #[test]
    fn every_sorting_adds_up(plan in any_plan()) {
        assert_adds_up(&budget(&plan));
    }

    #[test]
    fn results_after_edits_are_the_fresh_ones(plan in any_plan(), steps in proptest::collection::vec(any_step(), 1..8)) {
        let mut plan = plan;
        let mut results = budget(&plan);
        for step in &steps {
            let before = plan.clone();
            apply(&mut plan, step);
            results = budget_after(&results, &before, &plan);
            let fresh = budget(&plan);
            prop_assert_eq!(format!("{results:?}"), format!("{fresh:?}"), "{:?}", step);
        }
    }
}
