//! Overlap between channels: published numbers, margins that stay, laws, and people one by one.

use proptest::prelude::*;

use super::laws::{possible_model, possible_plan};
use super::{close, impressions, independent, observed, one_audience, rating};
use crate::plan::{ContactModel, Plan};
use crate::reach::{AudienceReach, MAX_OVERLAP, reach};

/// How far the points and bins of the mixture may be from the integral.
const DISCRETE: f64 = 5e-5;

fn with_overlaps(mut plan: Plan, overlaps: &[f64]) -> Plan {
    for (channel, overlap) in plan.channels.make_mut().iter_mut().zip(overlaps) {
        std::sync::Arc::make_mut(channel).overlap = *overlap;
    }
    plan
}

fn only_audience(plan: &Plan) -> AudienceReach {
    reach(plan).audiences.remove(0).unwrap()
}

const FOUR: [(f64, f64); 4] = [(0.3, 0.42), (0.25, 0.36), (0.2, 0.3), (0.1, 0.16)];

fn four(overlaps: &[f64]) -> AudienceReach {
    let channels: Vec<_> = FOUR.iter().map(|&(r1, r2)| (rating(r1, r2), &[6_u64] as &[u64])).collect();
    only_audience(&with_overlaps(one_audience(1, &channels), overlaps))
}

#[test]
fn four_channels_overlap_as_integrated_elsewhere() {
    let levels = [0, 1, 2, 4, 9];
    for (overlaps, expected, tolerance) in [
        (
            [0.0; 4],
            [0.928_931_464_084, 0.840_250_846_281, 0.742_171_389_854, 0.531_681_510_068, 0.111_520_045_002],
            1e-12,
        ),
        (
            [0.7, 0.6, 0.8, 0.3],
            // With 32 points and 64 bins, as here; the integral itself lies 3e-5 lower.
            [0.846_579_903_308, 0.733_781_769_379, 0.636_110_803_938, 0.467_129_384_763, 0.173_751_482_596],
            1e-9,
        ),
        (
            [0.97; 4],
            [0.707_743_007_821, 0.591_251_642_513, 0.511_015_014_876, 0.395_536_497_167, 0.214_271_434_949],
            2e-3,
        ),
    ] {
        let found = four(&overlaps);
        for (level, expected) in levels.into_iter().zip(expected) {
            let found = found.k_plus[level];
            assert!((found - expected).abs() < tolerance + 1e-12, "{overlaps:?} {}+: {found}, {expected}", level + 1);
        }
    }
}

#[test]
fn points_and_bins_come_near_the_integral() {
    let found = four(&[0.7, 0.6, 0.8, 0.3]);
    for (level, expected) in [(0, 0.846_549_271_675), (1, 0.733_744_705_684), (2, 0.636_064_202_347)] {
        assert!((found.k_plus[level] - expected).abs() < DISCRETE, "{level}");
    }
}

#[test]
fn one_insertion_duplicates_as_integrated_elsewhere() {
    for (overlaps, expected, tolerance) in [
        ([0.0, 0.0], 0.075, 1e-15),
        ([0.5, 0.5], 0.093_214_499_095_57, DISCRETE),
        ([0.7, 0.6], 0.106_296_711_535_79, DISCRETE),
        ([0.9, 0.9], 0.139_459_827_458_82, 4.0 * DISCRETE),
    ] {
        let channels = [(rating(0.3, 0.42), &[1_u64] as &[u64]), (rating(0.25, 0.36), &[1])];
        let found = only_audience(&with_overlaps(one_audience(1, &channels), &overlaps));
        let duplicated = found.duplication.by_all(&[0, 1]);
        assert!((duplicated - expected).abs() < tolerance, "{overlaps:?}: {duplicated}, {expected}");
        close(found.duplication.by_any(&[0, 1]), found.k_plus[0], 1e-12, "either");
        close(found.k_plus[1], duplicated, 1e-12, "both");
    }
}

#[test]
fn one_channel_alone_overlaps_with_nothing() {
    let plan = one_audience(2, &[(rating(0.3, 0.42), &[3, 1]), (independent(0.2), &[1, 1])]);
    // Where people are alike nobody can be met again by preference, so the other channel is alone too.
    assert_eq!(reach(&with_overlaps(plan.clone(), &[0.8, 0.9])), reach(&plan));
}

/// With as many people as bins, standing in an order, and channels that always reach the same ones, overlap says how
/// far the two orders agree.
#[test]
fn channels_of_fixed_people_share_more_or_fewer_of_them() {
    let plan = one_audience(1, &[(rating(0.5, 0.5), &[2]), (rating(0.5, 0.5), &[3])]);
    let both = |overlap: f64, other: f64| {
        let found = only_audience(&with_overlaps(plan.clone(), &[overlap, other]));
        for (position, part) in &found.channels {
            close(part.reach, 0.5, 1e-12, &format!("channel {position}"));
        }
        found.duplication.by_all(&[0, 1])
    };
    // P(X > 0, Y > 0) = 1/4 + arcsin(λλ')/2π for normal X and Y.
    for (overlap, other) in [(0.3, 0.9), (0.8, 0.8), (-0.6, 0.7), (0.9, 0.9), (-MAX_OVERLAP, MAX_OVERLAP)] {
        let expected = 0.25 + f64::asin(overlap * other) / std::f64::consts::TAU;
        assert!(
            (both(overlap, other) - expected).abs() < 2e-4,
            "{overlap} {other}: {} {expected}",
            both(overlap, other)
        );
    }
    assert!(both(1.0, 1.0) > 0.46 && both(1.0, -1.0) < 0.04);
}

fn mean_of(pmf: &[f64]) -> f64 {
    pmf.iter().zip(0_u32..).map(|(share, times)| share * f64::from(times)).sum()
}

/// What must be so whatever the overlap: the mean, each channel's own reach and points, and that the distribution is one.
fn check_margins(overlapping: &AudienceReach, independent: &AudienceReach) {
    close(overlapping.mean, independent.mean, 1e-12, "mean");
    close(overlapping.grp, independent.grp, 1e-12, "GRP");
    let sum: f64 = overlapping.pmf.iter().sum();
    assert!((sum - 1.0).abs() < 1e-12, "sum {sum}");
    assert!(overlapping.pmf.iter().all(|share| *share >= 0.0));
    if !overlapping.pmf_is_capped && !independent.pmf_is_capped {
        assert!((mean_of(&overlapping.pmf) - independent.mean).abs() < 1e-11 * independent.mean.max(1.0));
    }
    for (level, found) in overlapping.k_plus.iter().enumerate() {
        let tail: f64 = overlapping.pmf.iter().skip(level + 1).rev().sum();
        assert!((tail - found).abs() < 1e-12, "{level}: {tail} {found}");
    }
    for ((channel, one), (_, other)) in overlapping.channels.iter().zip(&independent.channels) {
        close(one.reach, other.reach, 1e-12, "reach");
        assert!((overlapping.duplication.by_one(*channel) - other.reach).abs() < 1e-12);
        assert!(one.exclusive_reach <= one.reach && one.added_reach <= one.reach);
    }
    let added: f64 = overlapping.channels.iter().map(|(_, part)| part.added_reach).sum();
    assert!((added - overlapping.k_plus[0]).abs() < 1e-12, "what channels add is the reach: {added}");
    let [low, high] = overlapping.bounds;
    assert!(low <= overlapping.k_plus[0] + 1e-9 && overlapping.k_plus[0] <= high + 1e-9);
    for (before, after) in overlapping.build.iter().zip(overlapping.build.iter().skip(1)) {
        for (before, after) in before.k_plus.iter().zip(after.k_plus) {
            assert!(after >= before - 1e-12, "reach builds: {before} {after}");
        }
    }
    for (point, other) in overlapping.build.iter().zip(&independent.build) {
        assert!(point.k_plus.is_sorted_by(|a, b| a >= b));
        assert!(point.weekly_reach <= point.k_plus[0] + 1e-12);
        close(point.grp, other.grp, 1e-12, "GRP to date");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn margins_and_means_stay(plan in possible_plan(), overlaps in prop::collection::vec(-1.0..=1.0, 5)) {
        let overlapping = reach(&with_overlaps(plan.clone(), &overlaps));
        let independent = reach(&plan);
        for (one, other) in overlapping.audiences.iter().zip(&independent.audiences) {
            match (one, other) {
                (Ok(one), Ok(other)) => check_margins(one, other),
                (one, other) => prop_assert_eq!(one.as_ref().err(), other.as_ref().err()),
            }
        }
        for (one, other) in overlapping.messages.iter().zip(&independent.messages) {
            prop_assert!((one.impressions - other.impressions).abs() <= 1e-12 * other.impressions);
            prop_assert_eq!(one.reach.is_ok(), other.reach.is_ok());
        }
    }

    #[test]
    fn more_overlap_never_reaches_more(
        models in prop::collection::vec(possible_model(), 2..4),
        low in 0.0..0.9,
        more in 0.0..0.5,
    ) {
        let quantities = |model: &ContactModel| match model.unit() {
            crate::plan::Unit::Insertions => &[2_u64, 1] as &[u64],
            crate::plan::Unit::Impressions => &[700_000, 300_000],
        };
        let channels: Vec<_> = models.iter().map(|model| (*model, quantities(model))).collect();
        let plan = one_audience(2, &channels);
        let reach_at = |overlap: f64| only_audience(&with_overlaps(plan.clone(), &[overlap; 4])).k_plus[0];
        // Neighbouring bins are told apart only by their averages.
        prop_assert!(reach_at(f64::min(low + more, 0.95)) <= reach_at(low) + 1e-4);
        prop_assert!(reach_at(low) <= reach_at(0.0) + 1e-4);
    }
}

/// A message on part of what two channels carry: reached as if the rest were not there.
#[test]
fn a_message_is_met_with_the_same_overlap() {
    let models = [(rating(0.3, 0.42), &[4_u64] as &[u64]), (observed(0.9, 1_500_000, 0.6), &[900_000])];
    let mut plan = with_overlaps(one_audience(1, &models), &[0.7, 0.8]);
    let mut other = super::placement(2, 0, &[3]);
    other.message = "m1".into();
    plan.placements = super::with(&plan.placements, other);
    let alone = reach(&with_overlaps(one_audience(1, &models), &[0.7, 0.8]));
    let found = reach(&plan);
    close(found.messages[0].reach.unwrap(), alone.audiences[0].as_ref().unwrap().k_plus[0], 1e-12, "message");
    let three = reach(&one_audience(1, &[(rating(0.3, 0.42), &[3])]));
    close(found.messages[1].reach.unwrap(), three.audiences[0].as_ref().unwrap().k_plus[0], 1e-12, "other message");
}

/// Nearly everybody always meets the second channel: the chance that they do not is too small for a number.
#[test]
fn chances_beyond_the_smallest_number_keep_their_place() {
    let channels = [(impressions(0.1), &[1_000_000_u64] as &[u64]), (rating(0.992_327, 0.994_484), &[3])];
    let plan = one_audience(1, &channels);
    let apart = only_audience(&plan).k_plus[0];
    let together = only_audience(&with_overlaps(plan, &[0.7, 0.7])).k_plus[0];
    assert!(together < apart && apart - together < 1e-3, "{together} {apart}");
}

#[test]
fn thousands_of_insertions_lose_nothing() {
    let plan = one_audience(2, &[(rating(0.3, 0.42), &[2500, 2500]), (rating(0.5, 0.52), &[5000])]);
    let independent = only_audience(&plan);
    let overlapping = only_audience(&with_overlaps(plan, &[0.8, 0.6]));
    check_margins(&overlapping, &independent);
}

#[test]
fn those_who_do_not_use_a_channel_may_be_the_same() {
    // Half use each of two sites and are met by chance there: overlap decides whether they are the same half.
    let channels = [(impressions(0.5), &[5_000_000_u64] as &[u64]), (impressions(0.5), &[5_000_000])];
    let plan = one_audience(1, &channels);
    let apart = only_audience(&plan).k_plus[0];
    close(apart, 0.75, 1e-4, "by chance");
    let together = only_audience(&with_overlaps(plan.clone(), &[0.99, 0.99])).k_plus[0];
    let avoiding = only_audience(&with_overlaps(plan, &[0.99, -0.99])).k_plus[0];
    assert!(together < 0.54 && avoiding > 0.96, "{together} {avoiding}");
}
