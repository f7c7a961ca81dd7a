use std::sync::Arc;

use proptest::prelude::*;

use super::{MoveAmount, WhatIf, WhyNot, what_if, what_if_unless};
use crate::budget::budget;
use crate::plan::sample_b::rayhan_soap;
use crate::plan::{Bilingual, Channel, ChannelId, CostModel, List, Money, Placement, Plan, Unit};
use crate::util::{Cancel, Cancelled};

/// The sample with every channel of impressions but Facebook paid by the thousand.
fn plan_by_thousand() -> Plan {
    let plan = rayhan_soap();
    let priced = plan.channels.iter().map(|channel| {
        let is_priced = channel.unit == Unit::Impressions && channel.id.as_str() != "facebook";
        let cost = CostModel::PerThousand("2.5".parse().unwrap());
        if is_priced { Arc::new(Channel { cost, ..Channel::clone(channel) }) } else { Arc::clone(channel) }
    });
    let channels = List::of_shared(priced.collect());
    Plan { channels, ..plan.clone() }
}

fn minor(plan: &Plan, amount: &str) -> Money {
    plan.money.currency.money(amount.parse().unwrap())
}

fn media(plan: &Plan) -> Money {
    budget(plan).media.exact().unwrap()
}

fn cost_on(plan: &Plan, channel: &str) -> Money {
    let position = plan.channels.position(&ChannelId::from(channel)).unwrap();
    budget(plan).by_channel[position].exact().unwrap()
}

/// The channels of the sample that are paid by their units, by id.
fn by_units(plan: &Plan) -> Vec<ChannelId> {
    let follows =
        |id: &ChannelId| super::Price::of(plan, id, &Cancel::default()).and_then(|price| price.follows_units());
    plan.channels.iter().map(|channel| channel.id.clone()).filter(|id| follows(id) == Ok(true)).collect()
}

#[test]
fn a_trial_that_nobody_waits_for_stops() {
    let plan = plan_by_thousand();
    let ids = by_units(&plan);
    let moved = MoveAmount::Money(minor(&plan, "37.123"));
    let trials = [
        WhatIf::MoveMoney { from: ids[0].clone(), to: ids[1].clone(), amount: moved },
        WhatIf::Scale(Money(media(&plan).0 / 2)),
        WhatIf::Shift(1),
    ];
    for trial in trials {
        let cancel = Cancel::default();
        assert_eq!(what_if_unless(&cancel, &plan, &trial), Ok(what_if(&plan, &trial)), "{trial:?}");
        cancel.set();
        assert_eq!(what_if_unless(&cancel, &plan, &trial), Err(Cancelled), "{trial:?}");
    }
}

#[test]
fn moved_money_keeps_the_total_or_says_what_is_left() {
    let plan = plan_by_thousand();
    let ids = by_units(&plan);
    assert!(ids.len() >= 2, "{ids:?}");
    let (from, to) = (ids[0].clone(), ids[1].clone());
    let amount = minor(&plan, "37.123");
    let wanted = WhatIf::MoveMoney { from: from.clone(), to: to.clone(), amount: MoveAmount::Money(amount) };
    let found = what_if(&plan, &wanted).unwrap();
    assert_eq!(found.money + found.stays + found.unspent, amount, "nothing is lost");
    assert_eq!(cost_on(&found.plan, to.as_str()) - cost_on(&plan, to.as_str()), found.money);
    assert_eq!(cost_on(&plan, from.as_str()) - cost_on(&found.plan, from.as_str()), found.money + found.unspent);
    assert_eq!(media(&found.plan), media(&plan) - found.unspent);
    assert_eq!(found.changes.len(), 2);
    let back = found.alternative(&plan, Bilingual::default()).unwrap();
    assert_eq!(back.plan_of(&plan).placements, found.plan.placements);
}

#[test]
fn what_cannot_be_moved_says_why() {
    let plan = plan_by_thousand();
    let ids = by_units(&plan);
    let moved = |from: &ChannelId, to: &ChannelId, amount: &str| {
        let amount = MoveAmount::Money(minor(&plan, amount));
        let wanted = WhatIf::MoveMoney { from: from.clone(), to: to.clone(), amount };
        what_if(&plan, &wanted)
    };
    assert_eq!(moved(&ids[0], &ids[0], "10"), Err(WhyNot::SameChannel));
    assert_eq!(moved(&ids[0], &ids[1], "0"), Err(WhyNot::NothingChanges));
    assert_eq!(moved(&"none".into(), &ids[1], "10"), Err(WhyNot::NothingPlaced("none".into())));
    let facebook: ChannelId = "facebook".into();
    assert_eq!(moved(&facebook, &ids[1], "10"), Err(WhyNot::NotPaidByUnit(facebook.clone())), "it is paid by the week");
    assert_eq!(what_if(&plan, &WhatIf::Shift(-1)), Err(WhyNot::BeforeFirstWeek(0)));
    assert_eq!(what_if(&plan, &WhatIf::Shift(0)), Err(WhyNot::NothingChanges));
    assert_eq!(what_if(&plan, &WhatIf::Rates(Vec::new(), "-100".parse().unwrap())), Err(WhyNot::OutOfRange));
    assert_eq!(what_if(&plan, &WhatIf::Scale(media(&plan))), Err(WhyNot::NothingChanges));
}

#[test]
fn a_volume_discount_makes_more_units_affordable_again() {
    let mut plan = plan_by_thousand();
    let ids = by_units(&plan);
    let (from, to) = (ids[0].clone(), ids[1].clone());
    let [units_from, units_to] =
        [&from, &to].map(|id| super::Price::of(&plan, id, &Cancel::default()).unwrap().today());
    let steps = [(units_from / 2, "60"), (units_to + 1000, "50")];
    let discounted = plan.channels.iter().map(|channel| {
        let at = [&from, &to].iter().position(|id| **id == channel.id);
        let mut channel = Channel::clone(channel);
        if let Some((from_units, percent)) = at.map(|at| steps[at]) {
            channel.terms.volume_discounts =
                vec![crate::plan::DiscountStep { from_units, percent: percent.parse().unwrap() }];
        }
        channel
    });
    plan.channels = discounted.collect::<Vec<_>>().into_iter().collect();
    let price =
        |id: &ChannelId, units: u64| super::Price::of(&plan, id, &Cancel::default()).unwrap().with(units).unwrap();
    for percent in [5, 30, 55, 80, 100] {
        let amount = Money(price(&from, units_from).0 * percent / 100);
        let wanted = WhatIf::MoveMoney { from: from.clone(), to: to.clone(), amount: MoveAmount::Money(amount) };
        let Ok(found) = what_if(&plan, &wanted) else { continue };
        assert_eq!(found.money + found.stays + found.unspent, amount);
        let freed = amount - found.stays;
        let units = |id: &ChannelId| super::units_on(&found.plan, id);
        assert_eq!(price(&from, units_from) - price(&from, units(&from)), freed);
        // Looked for among every hundredth number of units.
        let most_freed = (0..=units_from).step_by(100).map(|units| price(&from, units_from) - price(&from, units));
        assert!(most_freed.filter(|freed| *freed <= amount).all(|other| other <= freed), "{percent}");
        let bought = units(&to);
        let further = (bought + 1..bought + 20_000).step_by(100);
        let mut paid = further.map(|units| price(&to, units) - price(&to, units_to));
        assert!(paid.all(|cost| cost > freed), "{percent}: {bought}");
    }
    let total = Money(media(&plan).0 * 9 / 10);
    let found = what_if(&plan, &WhatIf::Scale(total)).unwrap();
    assert!(media(&found.plan) <= total && media(&found.plan) + found.unspent == total);
}

#[test]
fn a_percentage_is_of_what_the_channel_costs() {
    let plan = plan_by_thousand();
    let ids = by_units(&plan);
    let moved = |amount| what_if(&plan, &WhatIf::MoveMoney { from: ids[0].clone(), to: ids[1].clone(), amount });
    let half = Money(cost_on(&plan, ids[0].as_str()).0 / 2);
    assert_eq!(moved(MoveAmount::Percent("50".parse().unwrap())), moved(MoveAmount::Money(half)));
    assert_eq!(moved(MoveAmount::Percent("0".parse().unwrap())), Err(WhyNot::NothingChanges));
}

#[test]
fn units_keep_the_shape_and_the_weeks_behind_the_calendar() {
    let mut plan = plan_by_thousand();
    let ids = by_units(&plan);
    let at = plan.placements.iter().position(|placement| placement.channel == ids[0]).unwrap();
    let weeks = usize::try_from(plan.calendar.weeks).unwrap();
    let mut placements = plan.placements.to_vec();
    let long = Placement { start_week: 1, quantities: vec![1000; weeks + 1], ..Placement::clone(&placements[at]) };
    placements[at] = Arc::new(long);
    plan.placements = List::of_shared(placements);
    let wanted = WhatIf::Scale(Money(media(&plan).0 * 2));
    let found = what_if(&plan, &wanted).unwrap();
    let quantities = &found.plan.placements[at].quantities;
    assert_eq!(quantities[weeks], 1000, "what lies outside the calendar stays");
    assert!(quantities[..weeks].iter().all(|&units| units > 1000), "{quantities:?}");
}

#[test]
fn rates_sizes_and_weeks_are_changed_as_asked() {
    let plan = rayhan_soap();
    let found = what_if(&plan, &WhatIf::Rates(vec!["instagram".into()], "8".parse().unwrap())).unwrap();
    let rate = |plan: &Plan| plan.channel(&"instagram".into()).unwrap().cost.rate().unwrap().to_f64();
    assert!((rate(&found.plan) - 1.08 * rate(&plan)).abs() < 1e-9);
    let kept = found.alternative(&plan, Bilingual::default()).unwrap();
    assert_eq!(media(&kept.plan_of(&plan)), media(&found.plan));

    let found = what_if(&plan, &WhatIf::Sizes(Vec::new(), "-50".parse().unwrap())).unwrap();
    assert_eq!(found.plan.audiences[0].size, plan.audiences[0].size / 2);
    assert_eq!(found.alternative(&plan, Bilingual::default()), None, "alternatives share their audiences");

    let found = what_if(&plan, &WhatIf::Shift(2)).unwrap();
    for (before, after) in plan.placements.iter().zip(&found.plan.placements) {
        assert_eq!((after.start_week, &after.quantities), (before.start_week + 2, &before.quantities));
    }
    assert!(found.outside > 0, "the last weeks are behind the calendar");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_scaled_plan_costs_at_most_the_total_and_loses_nothing(share in 40_u32..300) {
        let plan = rayhan_soap();
        let total = Money(media(&plan).0 * i128::from(share) / 100);
        match what_if(&plan, &WhatIf::Scale(total)) {
            Ok(found) => {
                let cost = media(&found.plan);
                prop_assert!(cost <= total);
                prop_assert_eq!(cost + found.unspent, total);
            }
            Err(why) => prop_assert!(matches!(why, WhyNot::NothingChanges | WhyNot::CostsMoreAlready(_)), "{why:?}"),
        }
    }

    #[test]
    fn any_amount_is_moved_in_whole_units(amount in 1_i128..900_000, swap: bool) {
        let plan = plan_by_thousand();
        let ids = by_units(&plan);
        let (from, to) = if swap { (&ids[1], &ids[0]) } else { (&ids[0], &ids[1]) };
        let wanted = WhatIf::MoveMoney { from: from.clone(), to: to.clone(), amount: MoveAmount::Money(Money(amount)) };
        match what_if(&plan, &wanted) {
            Ok(found) => {
                prop_assert_eq!(found.money + found.stays + found.unspent, Money(amount));
                prop_assert!(found.money > Money::ZERO && found.stays >= Money::ZERO && found.unspent >= Money::ZERO);
                prop_assert_eq!(media(&found.plan) + found.unspent, media(&plan));
            }
            Err(why) => prop_assert!(matches!(why, WhyNot::LessThanAUnit(..)), "{why:?}"),
        }
    }
}
