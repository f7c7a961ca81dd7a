//! Results after an edit are those of a fresh budget, and every sorting adds up: laws over random plans and edits.

use std::sync::Arc;

use proptest::prelude::*;

use super::super::{budget, budget_after};
use super::{assert_adds_up, rating};
use crate::plan::sample_b::{audience, channel, decimal, message, placement};
use crate::plan::{
    Actual, ActualWeek, Bilingual, BuyingTerms, Calendar, Channel, Commission, CommissionBase, CostBase, CostKind,
    CostModel, CostShare, CostTerms, Decimal, DiscountStep, Division, DivisionBy, Element, Exchange, Fee, FeeAmount,
    FeeBase, Labour, List, OtherCost, Placement, PlacementTerms, Plan, Quoted, Tax, TaxedLine, Tool, Unit,
};

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
