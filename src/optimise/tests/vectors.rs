//! Plans with published or hand-checked optima.

use super::*;
use crate::optimise::{Limit, Proof, Unchanging};
use crate::plan::DiscountStep;

fn rating(r1: f64, r2: Option<f64>) -> ContactModel {
    ContactModel::Rating { r1, r2 }
}

/// Ten insertions cost less than nine, and reach more: the discount is for all.
fn with_price_step() -> Plan {
    let given =
        Given { models: vec![rating(0.2, None)], cost: CostModel::PerUnit("100".parse().unwrap()), weekly: vec![3] };
    let mut plan = plan_of(&[1_000_000], &[given], "900");
    let mut stepped = Channel::clone(&plan.channels[0]);
    stepped.terms.volume_discounts = vec![DiscountStep { from_units: 10, percent: "15".parse().unwrap() }];
    plan.channels = [stepped].into_iter().collect();
    plan
}

#[test]
fn ten_at_a_discount_beat_nine() {
    let plan = with_price_step();
    let answer = solved(&plan, &request(Goal::Reach { times: 1 }, &[(0, 20)])).unwrap();
    assert_eq!((units(&answer), answer.proposed.media, answer.left), (vec![10], euros(850), euros(50)));
    assert!((answer.proposed.value - 0.892_625_817_6).abs() < 1e-10, "{}", answer.proposed.value);
    assert_eq!((answer.proof, answer.is_today), (Proof::Proved, false));
    // The cheapest plan for what nine reach has ten.
    let target = 1.0 - 0.8_f64.powi(9);
    let cheapest = solved(&plan, &request(Goal::Cheapest { times: 1, target }, &[(0, 20)])).unwrap();
    assert_eq!((units(&cheapest), cheapest.proposed.media), (vec![10], euros(850)));
}

/// Four channels among two audiences.
pub(crate) fn four_channels() -> Plan {
    let ratings = [
        [(0.34, 0.46), (0.06, 0.10)],
        [(0.04, 0.07), (0.22, 0.32)],
        [(0.20, 0.27), (0.10, 0.14)],
        [(0.05, 0.08), (0.16, 0.24)],
    ];
    let given: Vec<Given> = ratings
        .iter()
        .zip(["8000", "1500", "3000", "1200"])
        .map(|(ratings, price)| Given {
            models: ratings.iter().map(|&(r1, r2)| rating(r1, Some(r2))).collect(),
            cost: CostModel::PerUnit(price.parse().unwrap()),
            weekly: vec![1],
        })
        .collect();
    plan_of(&[1_000_000, 700_000], &given, "30000")
}

fn among(weights: &[f64]) -> Request {
    let mut request = request(Goal::Reach { times: 1 }, &[(0, 5), (0, 8), (0, 6), (0, 10)]);
    let audiences = weights.iter().enumerate().map(|(at, &weight)| (format!("a{at}").as_str().into(), weight));
    request.audiences = audiences.collect();
    request
}

#[test]
fn four_channels_have_their_known_optima() {
    let plan = four_channels();
    let first = solved(&plan, &among(&[1.0, 0.0])).unwrap();
    assert_eq!(units(&first), [2, 2, 2, 4]);
    assert!((first.proposed.value - 0.676_496_610_886_713_4).abs() < 1e-12, "{}", first.proposed.value);
    let both = solved(&plan, &among(&[0.7, 0.3])).unwrap();
    assert_eq!(units(&both), [1, 5, 2, 7]);
    for (value, expected) in both.proposed.values.iter().zip([0.644_422_717_447_711, 0.737_094_802_600_644_5]) {
        assert!((value - expected).abs() < 1e-12, "{value}");
    }
    // Weights are made to add up to 1.
    let scaled = solved(&plan, &among(&[7.0, 3.0])).unwrap();
    assert_eq!(units(&scaled), units(&both));
    assert!((scaled.proposed.value - both.proposed.value).abs() < 1e-15);
}

#[test]
fn nonsense_is_refused_with_its_reason() {
    let plan = four_channels();
    let refused = |change: &dyn Fn(&mut Plan, &mut Request)| {
        let (mut plan, mut request) = (plan.clone(), among(&[1.0]));
        change(&mut plan, &mut request);
        solved(&plan, &request).unwrap_err()
    };
    assert_eq!(refused(&|plan, _| plan.money.budget = "0".parse().unwrap()), NoAnswer::NoMoney);
    assert_eq!(refused(&|_, request| request.goal = Goal::Reach { times: 11 }), NoAnswer::Times(11));
    assert_eq!(refused(&|_, request| request.audiences[0].1 = 0.0), NoAnswer::Weights);
    assert_eq!(
        refused(&|_, request| request.audiences[0].0 = "nobody".into()),
        NoAnswer::UnknownAudience("nobody".into())
    );
    assert_eq!(
        refused(&|_, request| request.limits.channels[0].0 = "none".into()),
        NoAnswer::UnknownChannel("none".into())
    );
    let lock = |request: &mut Request| request.limits.channels.iter_mut().for_each(|(_, range)| *range = Range::Locked);
    assert_eq!(refused(&|_, request| lock(request)), NoAnswer::NothingMayChange(Unchanging::Locked));
    let sizeless = refused(&|plan, _| {
        plan.audiences = [crate::plan::sample_b::audience("a0", 0)].into_iter().collect();
    });
    assert_eq!(sizeless, NoAnswer::NotComputable(crate::plan::NotComputable::AudienceWithoutSize, Some("a0".into())));
    let NoAnswer::BeyondReach { most, .. } =
        refused(&|_, request| request.goal = Goal::Cheapest { times: 1, target: 0.999 })
    else {
        panic!("more was reached than can be")
    };
    assert!(most > 0.7 && most < 0.999, "{most}");
}

#[test]
fn limits_that_contradict_each_other_are_named() {
    let plan = four_channels();
    let mut asked = among(&[1.0]);
    asked.limits.set_range(&"c0".into(), Some(Range::Between { least: 4, most: 5 }));
    asked.limits.set_range(&"c3".into(), Some(Range::Locked));
    let NoAnswer::Contradiction { limits, money, needed } = solved(&plan, &asked).unwrap_err() else {
        panic!("limits were kept that cannot be")
    };
    assert_eq!((money, needed), (euros(30_000), euros(33_200)));
    assert_eq!(limits.len(), 1);
    assert_eq!((&limits[0].limit, limits[0].cost), (&Limit::Least("c0".into(), 4), euros(32_000)));
    assert_eq!(limits[0].enough, Some(Limit::Least("c0".into(), 3)));
    asked.limits.set_range(&"c1".into(), Some(Range::Between { least: 3, most: 2 }));
    let NoAnswer::Contradiction { limits, .. } = solved(&plan, &asked).unwrap_err() else { panic!("limits crossed") };
    assert_eq!(limits[0].limit, Limit::Least("c1".into(), 3));
}

#[test]
fn a_billion_impressions_are_taken_in_steps_and_free_channels_to_their_most() {
    let many = Given {
        models: vec![ContactModel::Impressions { reachable: Some(0.6), observed: None }],
        cost: CostModel::PerThousand("2".parse().unwrap()),
        weekly: vec![1_000_000_000],
    };
    let free = Given { models: vec![rating(0.1, None)], cost: CostModel::Free, weekly: vec![2] };
    let plan = plan_of(&[1_000_000], &[many, free], "900000");
    let answer = solved(&plan, &Request::of(Goal::Reach { times: 1 })).unwrap();
    assert_eq!(answer.proof, Proof::Proved);
    assert!(answer.channels[0].step >= 50_000_000, "{}", answer.channels[0].step);
    assert_eq!((answer.channels[1].units, answer.channels[1].cost), (4, Money::ZERO));
}

/// A plan of binomial channels with so much a unit and at most so many units, today one of each.
fn binomial(channels: &[(f64, &str)]) -> Plan {
    let given = channels.iter().map(|&(r1, price)| Given {
        models: vec![rating(r1, None)],
        cost: CostModel::PerUnit(price.parse().unwrap()),
        weekly: vec![1],
    });
    plan_of(&[1_000_000], &given.collect::<Vec<_>>(), "1")
}

/// Plans as the documentation and the tests of another optimiser (mediaPlanR 2, which looks at every plan) give them.
#[test]
fn plans_of_another_optimiser_have_its_optima() {
    let with =
        |goal: Goal, ranges: &[(u64, u64)], money: i64| Request { money: Some(euros(money)), ..request(goal, ranges) };
    let reach = |times| Goal::Reach { times };
    let two = binomial(&[(0.5, "10"), (0.4, "6")]);
    let answer = solved(&two, &with(reach(1), &[(0, 1), (0, 1)], 10)).unwrap();
    assert_eq!(units(&answer), [1, 0]);
    let answer = solved(&two, &with(Goal::Cheapest { times: 1, target: 0.35 }, &[(0, 1), (0, 1)], 10)).unwrap();
    assert_eq!((units(&answer), answer.proposed.media), (vec![0, 1], euros(6)));
    let three = binomial(&[(0.6, "11"), (0.5, "7"), (0.4, "5")]);
    let answer = solved(&three, &with(reach(1), &[(0, 1), (0, 1), (0, 1)], 10)).unwrap();
    assert_eq!((units(&answer), answer.proposed.media), (vec![0, 1, 0], euros(7)));
    let media = binomial(&[(0.3, "18000"), (0.18, "3500"), (0.12, "1200")]);
    let ranges = [(0, 4), (0, 8), (0, 12)];
    let answer = solved(&media, &with(reach(2), &ranges, 60_000)).unwrap();
    assert_eq!((units(&answer), answer.proof), (vec![1, 8, 11], Proof::Proved));
    assert!((answer.proposed.value - 0.835_715_283_534_830_7).abs() < 1e-12);
    let cheapest = solved(&media, &with(Goal::Cheapest { times: 2, target: 0.4 }, &ranges, 60_000)).unwrap();
    assert_eq!((units(&cheapest), cheapest.proof), (vec![0, 0, 12], Proof::Proved));
}
