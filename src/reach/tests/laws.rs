//! Laws that hold for every plan, and for every plan that nobody should write.

use proptest::prelude::*;

use super::{audience, channel, impressions, independent, message, observed, placement, plan, rating};
use crate::plan::{Channel, ContactModel, Figure, Plan, Unit};
use crate::reach::{AudienceReach, BuildPoint, ContactCurve, ReachResults, ReachState, contributions, reach};
use crate::util::Cancel;

/// A model that is possible in an audience of a thousand or more.
pub(super) fn possible_model() -> impl Strategy<Value = ContactModel> {
    prop_oneof![
        (0.0..=1.0).prop_map(independent),
        (0.001..0.999, 0.0..=1.0).prop_map(|(r1, part)| rating(r1, r1 + part * r1 * (1.0 - r1))),
        (0.01..=1.0).prop_map(impressions),
        (0.1..=1.0, 0.01..0.99, 0.5..4.0).prop_map(|(reachable, part, excess): (f64, f64, f64)| {
            let (reach, at_random) = (reachable * part, -reachable * (-part).ln_1p());
            observed(reachable, whole_millionths(reach.max(at_random * excess)), reach)
        }),
    ]
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 2^53 and not negative")]
fn whole_millionths(value: f64) -> u64 {
    (1e6 * value).ceil() as u64
}

fn wild_share() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => 0.0..=1.0,
        1 => Just(f64::NAN),
        1 => Just(f64::INFINITY),
        1 => Just(-1.0),
        1 => Just(1e-300),
        1 => Just(1.0 - f64::EPSILON),
        1 => -10.0..10.0,
    ]
}

fn wild_model() -> impl Strategy<Value = ContactModel> {
    prop_oneof![
        possible_model(),
        wild_share().prop_map(independent),
        (wild_share(), wild_share()).prop_map(|(r1, r2)| rating(r1, r2)),
        wild_share().prop_map(impressions),
        (wild_share(), any::<u64>(), wild_share()).prop_map(|(share, count, reach)| observed(share, count, reach)),
    ]
}

fn wild_quantity() -> impl Strategy<Value = u64> + Clone {
    prop_oneof![4 => 0..5_u64, 2 => 0..2_000_000_u64, 1 => Just(crate::plan::MAX_QUANTITY), 1 => Just(u64::MAX)]
}

/// What one placement of a random plan is made of: channel, message, start week, quantities, audiences.
type Placed = (usize, usize, u32, Vec<u64>, Vec<usize>);

fn placed(quantity: impl Strategy<Value = u64> + Clone) -> impl Strategy<Value = Placed> {
    (0..5_usize, 0..4_usize, 0..12_u32, prop::collection::vec(quantity, 0..6), prop::collection::vec(0..4_usize, 0..3))
}

fn assemble(weeks: u32, sizes: &[u64], channels: &[(bool, Vec<ContactModel>)], placed: &[Placed]) -> Plan {
    let mut plan = plan(weeks, &[]);
    plan.audiences = sizes.iter().enumerate().map(|(number, &size)| audience(number, size)).collect();
    plan.messages = (0..3).map(message).collect();
    plan.channels = channels
        .iter()
        .enumerate()
        .map(|(number, (insertions, models))| {
            channel(number, if *insertions { Unit::Insertions } else { Unit::Impressions }, models)
        })
        .collect();
    plan.placements = placed
        .iter()
        .enumerate()
        .map(|(number, (channel, message, start_week, quantities, audiences))| {
            let mut item = placement(number, *channel, quantities);
            item.message = format!("m{message}").into();
            item.start_week = *start_week;
            item.audiences = audiences.iter().map(|number| format!("a{number}").into()).collect();
            item
        })
        .collect();
    plan
}

/// A plan with any mistake that a file can hold.
fn wild_plan() -> impl Strategy<Value = Plan> {
    let size = prop_oneof![1 => Just(0), 4 => 1..2_000_000_u64, 1 => Just(u64::MAX)];
    let weeks = prop_oneof![6 => 1..20_u32, 1 => Just(0), 1 => Just(u32::MAX)];
    let channel = (any::<bool>(), prop::collection::vec(wild_model(), 0..4));
    (
        weeks,
        prop::collection::vec(size, 0..4),
        prop::collection::vec(channel, 0..5),
        prop::collection::vec(placed(wild_quantity()), 0..12),
    )
        .prop_map(|(weeks, sizes, channels, placed)| assemble(weeks, &sizes, &channels, &placed))
}

/// A plan in which every audience of every channel can be computed.
pub(super) fn possible_plan() -> impl Strategy<Value = Plan> {
    let channel = possible_model().prop_flat_map(|first| {
        let of_same_unit =
            possible_model().prop_map(move |model| if model.unit() == first.unit() { model } else { first });
        (Just(first.unit() == Unit::Insertions), prop::collection::vec(of_same_unit, 1..4))
    });
    let sizes = prop::collection::vec(1000..1_000_000_u64, 1..4);
    let quantity = prop_oneof![3 => 0..6_u64, 1 => 0..300_u64, 1 => 0..3_000_000_u64];
    (2..20_u32, sizes, prop::collection::vec(channel, 1..5), prop::collection::vec(placed(quantity), 0..16))
        .prop_map(|(weeks, sizes, channels, placed)| assemble(weeks, &sizes, &channels, &placed))
}

fn is_share(value: f64) -> bool {
    (0.0..=1.0).contains(&value)
}

fn is_amount(value: f64) -> bool {
    value.is_finite() && value >= 0.0
}

fn check_build(build: &[BuildPoint]) {
    for point in build {
        assert!(point.k_plus.iter().all(|&level| is_share(level)) && is_share(point.weekly_reach), "{point:?}");
        assert!(point.k_plus.is_sorted_by(|a, b| a >= b), "k+ falls with k: {point:?}");
        assert!(is_amount(point.grp) && is_amount(point.weekly_grp), "{point:?}");
        assert!(point.weekly_reach <= point.k_plus[0] + 1e-12, "a week reaches nobody that the plan does not");
    }
    for pair in build.windows(2) {
        assert_eq!(pair[0].week + 1, pair[1].week);
        for (before, after) in pair[0].k_plus.iter().zip(&pair[1].k_plus) {
            assert!(*after >= before - 1e-12, "reach builds: {pair:?}");
        }
        assert!(pair[1].grp >= pair[0].grp * (1.0 - 1e-12));
    }
}

fn check_audience(reach: &AudienceReach) {
    check_build(&reach.build);
    assert!(reach.pmf.iter().all(|&share| is_share(share)), "{:?}", reach.pmf);
    assert!((reach.pmf.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{}", reach.pmf.iter().sum::<f64>());
    for (level, found) in reach.k_plus.iter().enumerate() {
        let tail: f64 = reach.pmf.iter().skip(level + 1).rev().sum();
        assert!((tail - found).abs() < 1e-12, "{level}: {tail} {found}");
    }
    let mean: f64 = reach.pmf.iter().zip(0_u32..).map(|(share, times)| share * f64::from(times)).sum();
    let least = if reach.pmf_is_capped { mean - 1e-9 } else { mean * (1.0 - 1e-12) };
    assert!(reach.mean >= least, "the mean is {}, the distribution says {mean}", reach.mean);
    if !reach.pmf_is_capped {
        assert!((reach.mean - mean).abs() <= 1e-11 * mean.max(1e-300), "{} {mean}", reach.mean);
    }
    let [low, high] = reach.bounds;
    assert!(low <= reach.k_plus[0] + 1e-12 && reach.k_plus[0] <= high + 1e-12 && is_share(low) && is_share(high));
    assert!(is_amount(reach.grp) && is_amount(reach.impressions) && !reach.models.is_empty());
    assert!(reach.average_frequency.is_ok_and(is_amount) || reach.k_plus[0] <= 1e-250);
    for (_, part) in &reach.channels {
        assert!(is_share(part.reach) && is_amount(part.grp) && is_amount(part.impressions));
        assert!(is_share(part.exclusive_reach) && part.exclusive_reach <= part.reach);
    }
}

fn check_all(results: &ReachResults) {
    results.audiences.iter().flatten().for_each(check_audience);
    if let Ok(total) = &results.total {
        check_build(&total.build);
        assert!((total.pmf.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!(is_amount(total.mean) && is_amount(total.impressions) && is_amount(total.population));
        let of_messages: f64 = results.messages.iter().map(|message| message.impressions).sum();
        let of_channels: f64 = results.channels.iter().map(|channel| channel.impressions).sum();
        assert!((of_messages - total.impressions).abs() <= 1e-9 * total.impressions);
        assert!((of_channels - total.impressions).abs() <= 1e-9 * total.impressions);
    }
    let figures = |figure: &Figure| figure.is_ok_and(is_amount) || figure.is_err();
    assert!(results.channels.iter().all(|channel| figures(&channel.grp) && figures(&channel.exclusive_reach)));
    assert!(results.channels.iter().all(|channel| channel.reach.map_or(true, |reach| is_share(reach.min(1.0)))));
    assert!(results.messages.iter().all(|message| figures(&message.reach) && is_amount(message.impressions)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn possible_plans_keep_the_laws(plan in possible_plan()) {
        let results = reach(&plan);
        check_all(&results);
        for figure in &results.audiences {
            prop_assert!(!matches!(figure, Err(crate::plan::NotComputable::ImpossibleContactModel)), "{:?}", plan.channels);
        }
    }

    #[test]
    fn wild_plans_give_finite_figures_or_reasons(plan in wild_plan()) {
        check_all(&reach(&plan));
    }

    #[test]
    fn the_order_of_channels_does_not_matter(plan in possible_plan()) {
        let mut turned = plan.clone();
        turned.channels.make_mut().reverse();
        for (one, other) in reach(&plan).audiences.iter().flatten().zip(reach(&turned).audiences.iter().flatten()) {
            for (a, b) in one.k_plus.iter().zip(&other.k_plus) {
                prop_assert!((a - b).abs() <= 1e-12 * a.max(1e-300), "{a} {b}");
            }
        }
    }

    #[test]
    fn the_weekly_build_equals_each_distribution(model in possible_model(), quantities in prop::collection::vec(0..40_u64, 1..9)) {
        let scale = if model.unit() == Unit::Insertions { 1 } else { 20_000 };
        let quantities: Vec<u64> = quantities.into_iter().map(|quantity| quantity * scale).collect();
        let plan = super::one_audience(8, &[(model, &quantities)]);
        let curve = ContactCurve::of(&model, 1_000_000).unwrap();
        if let Ok(found) = &reach(&plan).audiences[0] {
            for point in &found.build {
                let placed: u64 = quantities.iter().take(point.week as usize).sum();
                for (a, b) in point.k_plus.iter().zip(curve.k_plus(placed as f64)) {
                    prop_assert!((a - b).abs() <= 1e-11 * a.max(1e-280), "{model:?} week {}: {a:e} {b:e}", point.week);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn contributions_add_up_to_the_whole(mut plan in possible_plan(), overlap in -0.9..0.95_f64) {
        let overlaps: Vec<_> = plan.channels.iter().map(|channel| Channel { overlap, ..Channel::clone(channel) }).collect();
        plan.channels = overlaps.into_iter().collect();
        let state = ReachState::of(&plan);
        for audience in [None, Some(0)] {
            let Ok(found) = contributions(&plan, &state, audience, &Cancel::default()).unwrap() else { continue };
            let known = match audience {
                None => state.results().total.as_ref().unwrap().k_plus,
                Some(at) => state.results().audiences[at].as_ref().unwrap().k_plus,
            };
            for (level, known) in known.iter().enumerate() {
                let whole = found.whole[level];
                prop_assert!((whole - known).abs() < 1e-9, "{}+: {whole} {known}", level + 1);
                let sum: f64 = found.channels.iter().map(|channel| channel.shapley[level]).sum();
                prop_assert!((sum - found.whole[level]).abs() < 1e-9);
            }
            for channel in &found.channels {
                prop_assert!(channel.last_in[0] <= channel.shapley[0] + 1e-9);
                prop_assert!(channel.shapley[0] <= channel.alone[0] + 1e-9);
            }
        }
    }
}
