//! Numbers computed elsewhere: published, by exact rational arithmetic, or by enumeration.

#![expect(clippy::excessive_precision, reason = "digits stand as they were published or computed")]

use super::{close, impressions, independent, observed, one_audience, plan, rating, with};
use crate::plan::{ContactModel, Plan, Unit};
use crate::reach::{AudienceReach, ContactCurve, MAX_EXPOSURES, Model, ReachState, contributions, reach};
use crate::util::Cancel;

const EXACT: f64 = 1e-12;

fn only_audience(plan: &Plan) -> AudienceReach {
    reach(plan).audiences.remove(0).unwrap()
}

/// Television, radio and digital over four weeks.
fn four_weeks(models: [ContactModel; 3]) -> Plan {
    let insertions: [&[u64]; 3] = [&[2, 1, 0, 1], &[3, 0, 2, 1], &[1, 2, 2, 2]];
    let channels: Vec<_> = models.into_iter().zip(insertions).collect();
    one_audience(4, &channels)
}

#[test]
fn four_weeks_on_three_channels_build_as_computed_exactly() {
    let reach = only_audience(&four_weeks([rating(0.30, 0.42), rating(0.15, 0.20), rating(0.12, 0.19)]));
    let expected = [
        (
            [0.606_618_536_585_365_91, 0.345_381_463_414_634_14, 0.144_700_487_804_878_04],
            0.606_618_536_585_365_91,
            117.0,
        ),
        ([0.700_316_874_953_361_48, 0.486_710_536_419_539_82, 0.304_297_701_485_524_76], 0.433, 171.0),
        ([0.738_682_417_047_912_82, 0.550_179_347_766_284_3, 0.388_361_953_977_253_32], 0.352, 225.0),
        ([0.781_437_816_018_417_77, 0.622_959_772_041_035_25, 0.486_607_729_956_016_42], 0.518_05, 294.0),
    ];
    for (point, (k_plus, weekly_reach, grp)) in reach.build.iter().zip(expected) {
        let week = format!("week {}", point.week);
        for (found, expected) in point.k_plus.iter().zip(k_plus) {
            close(*found, expected, EXACT, &week);
        }
        close(point.weekly_reach, weekly_reach, EXACT, &week);
        close(point.grp, grp, EXACT, &week);
    }
    for (point, weekly_grp) in reach.build.iter().zip([117.0, 54.0, 54.0, 69.0]) {
        close(point.weekly_grp, weekly_grp, EXACT, "weekly GRP");
    }
    close(reach.average_frequency.unwrap(), 3.762_295_527_211_479_3, EXACT, "frequency");
    close(reach.mean, 2.94, EXACT, "mean");
    close(reach.impressions, 2_940_000.0, EXACT, "impressions");
    assert_eq!(reach.models, [Model::BetaBinomial]);
}

#[test]
fn four_weeks_on_three_channels_distribute_as_computed_exactly() {
    let reach = only_audience(&four_weeks([rating(0.30, 0.42), rating(0.15, 0.20), rating(0.12, 0.19)]));
    let expected = [
        0.218_562_183_981_582_25,
        0.158_478_043_977_382_49,
        0.136_352_042_085_018_83,
        0.124_230_838_068_817_67,
        0.118_230_341_444_136_01,
        0.070_573_962_493_617_678,
        0.062_352_879_226_883_907,
        0.041_366_359_093_451_238,
        0.027_671_852_029_102_231,
        0.018_817_659_685_954_585,
        0.012_079_756_190_766_981,
        0.005_441_435_946_792_614_5,
        0.002_870_511_615_605_315_5,
        0.001_604_091_523_023_620_1,
        0.000_792_550_462_030_716_03,
        0.000_379_463_981_543_085_28,
        0.000_154_195_023_855_863_1,
        4.183_317_043_492_193_1e-05,
    ];
    assert_eq!(reach.pmf.len(), expected.len());
    assert!(!reach.pmf_is_capped);
    for (times, (found, expected)) in reach.pmf.iter().zip(expected).enumerate() {
        close(*found, expected, EXACT, &format!("{times} exposures"));
    }
}

#[test]
fn the_same_insertions_met_independently_reach_more() {
    let reach = only_audience(&four_weeks([independent(0.30), independent(0.15), independent(0.12)]));
    for (found, expected) in
        reach.k_plus.iter().zip([0.962_992_954_047_196_54, 0.825_043_465_333_136_55, 0.587_389_782_612_169_01])
    {
        close(*found, expected, EXACT, "Sainsbury");
    }
    assert_eq!(reach.models, [Model::Binomial]);
}

#[test]
fn single_insertions_combine_as_published() {
    let reach = only_audience(&one_audience(1, &[(independent(0.4), &[1]), (independent(0.55), &[1])]));
    close(reach.k_plus[0], 0.73, EXACT, "random duplication");
    let plan = one_audience(1, &[(independent(0.3), &[1]), (independent(0.4), &[1]), (independent(0.2), &[1])]);
    let reach = only_audience(&plan);
    for (found, expected) in reach.pmf.iter().zip([0.336, 0.452, 0.188, 0.024]) {
        close(*found, expected, EXACT, "Sainsbury");
    }
    // Alone each reaches whom the other two do not.
    for ((_, part), expected) in reach.channels.iter().zip([0.3 * 0.6 * 0.8, 0.4 * 0.7 * 0.8, 0.2 * 0.7 * 0.6]) {
        close(part.exclusive_reach, expected, EXACT, "exclusive reach");
    }
    close(reach.bounds[0], 0.4, EXACT, "the largest");
    close(reach.bounds[1], 0.9, EXACT, "the sum");
}

#[test]
fn beta_binomial_as_published() {
    let curve = ContactCurve::of(&rating(0.5, 0.55), 1000).unwrap();
    let expected = [
        0.396_634_615_384_615_4,
        0.060_096_153_846_153_9,
        0.043_269_230_769_230_7,
        0.043_269_230_769_230_7,
        0.060_096_153_846_153_9,
        0.396_634_615_384_615_3,
    ];
    for (found, expected) in curve.pmf(5.0).iter().zip(expected) {
        close(*found, expected, 1e-12, "beta-binomial");
    }
    close(curve.reach(5.0), 0.603_365_384_615_384_6, EXACT, "reach");
}

/// With α = β = 1 every number of exposures is equally likely; with α = 2, β = 1 the likelihood grows linearly.
#[test]
fn beta_binomial_stays_exact_for_thousands_of_insertions() {
    for insertions in [5_u32, 128, 129, 1030, 5000, 100_000] {
        let n = f64::from(insertions);
        let uniform = ContactCurve::of(&rating(0.5, 2.0 / 3.0), 1000).unwrap();
        let growing = ContactCurve::of(&rating(2.0 / 3.0, 5.0 / 6.0), 1000).unwrap();
        close(uniform.reach(n), n / (n + 1.0), EXACT, "reach");
        let pmf = uniform.pmf(n);
        for (times, (found, growing)) in pmf.iter().zip(growing.pmf(n)).enumerate().take(MAX_EXPOSURES) {
            let k = times as f64;
            close(*found, 1.0 / (n + 1.0), EXACT, &format!("uniform, n {n}, k {k}"));
            close(growing, 2.0 * (k + 1.0) / ((n + 1.0) * (n + 2.0)), 2e-12, &format!("growing, n {n}, k {k}"));
        }
        for (level, found) in (1..).zip(uniform.k_plus(n)) {
            let expected = (1.0 - f64::from(level) / (n + 1.0)).max(0.0);
            assert!((found - expected).abs() < EXACT, "n {n}, {level}+: {found}");
        }
    }
}

#[test]
fn beta_binomial_approaches_the_binomial() {
    let (r1, n) = (0.3, 52.0);
    let binomial = ContactCurve::of(&independent(r1), 1000).unwrap().k_plus(n);
    for sum in [1e4, 1e8, 1e11] {
        let r2 = r1 + r1 * (1.0 - r1) * (sum / (1.0 + sum));
        let curve = ContactCurve::of(&rating(r1, r2), 1000).unwrap();
        assert_eq!(curve.model(), Model::BetaBinomial);
        for (found, limit) in curve.k_plus(n).into_iter().zip(binomial) {
            assert!((found - limit).abs() < n * n / sum + 1e-13, "α + β = {sum}: {found} {limit}");
        }
    }
    assert_eq!(ContactCurve::of(&rating(r1, 0.51), 1000).unwrap().model(), Model::Binomial);
}

#[test]
fn a_medium_always_met_by_the_same_people() {
    let curve = ContactCurve::of(&rating(0.3, 0.3), 1000).unwrap();
    assert_eq!(curve.model(), Model::Polarised);
    for (level, found) in (1..).zip(curve.k_plus(4.0)) {
        close(found, if level <= 4 { 0.3 } else { 0.0 }, EXACT, "polarised");
    }
    let reach = only_audience(&one_audience(3, &[(rating(0.3, 0.3), &[1, 0, 1])]));
    assert_eq!(reach.pmf, [0.7, 0.0, 0.3]);
}

#[test]
fn negative_binomial_through_an_observed_point_as_tabled() {
    for (mean, reach, two_plus, three_plus) in
        [(1_500, 0.6, 0.36, 0.216), (2_000, 0.8, 0.537_143_415_574, 0.319_348_143_390)]
    {
        let curve = ContactCurve::of(&observed(1.0, mean, reach), 1000).unwrap();
        assert_eq!(curve.model(), Model::NegativeBinomial);
        let k_plus = curve.k_plus(mean as f64);
        close(k_plus[0], reach, EXACT, "reach");
        close(k_plus[1], two_plus, 2e-12, "2+");
        close(k_plus[2], three_plus, 4e-12, "3+");
    }
}

#[test]
fn impressions_without_an_observed_point_fall_at_random() {
    let curve = ContactCurve::of(&impressions(1.0), 1000).unwrap();
    close(curve.k_plus(3000.0)[2], 1.0 - 8.5 * f64::exp(-3.0), EXACT, "3+ at 300 points");
    assert_eq!(curve.model(), Model::Poisson);
    // The same where the observed point is that of chance.
    let at_random = ContactCurve::of(&observed(1.0, 1000, 1.0 - f64::exp(-1.0)), 1000).unwrap();
    assert_eq!(at_random.model(), Model::Poisson);
}

/// Goerg (2014): 200 points reach half of the audience, two thirds are reachable; 400 points reach 4/7.
#[test]
fn a_reachable_share_as_published() {
    let curve = ContactCurve::of(&observed(2.0 / 3.0, 2000, 0.5), 1000).unwrap();
    close(curve.reach(2000.0), 0.5, EXACT, "observed");
    close(curve.reach(4000.0), 4.0 / 7.0, EXACT, "twice as much");
    close(curve.mean(4000.0), 4.0, EXACT, "mean");
    let pmf = curve.pmf(4000.0);
    close(pmf.iter().zip(0_u32..).map(|(share, times)| share * f64::from(times)).sum(), 4.0, 1e-7, "mean of the pmf");
}

/// More even than chance: half the audience gets one of 600 impressions per thousand at most.
#[test]
fn an_observed_reach_above_chance_is_met_and_scales() {
    for (seen, reach) in [(600, 0.55), (600, 0.6), (1500, 0.9), (1500, 0.999), (40, 0.0399)] {
        let curve = ContactCurve::of(&observed(1.0, seen, reach), 1000).unwrap();
        assert_eq!(curve.model(), Model::EvenBinomial, "{seen} {reach}");
        close(curve.reach(seen as f64), reach, EXACT, "observed");
        let mut before = 0.0;
        for step in 1..=60 {
            let units = f64::from(step) * 100.0;
            let found = curve.reach(units);
            assert!(found >= before && found <= (units / 1000.0).min(1.0) + 1e-12, "{seen} {reach}: {units}");
            assert!(found >= -(-units / 1000.0_f64).exp_m1() - 1e-15);
            before = found;
            let pmf = curve.pmf(units);
            let mean: f64 = pmf.iter().zip(0_u32..).map(|(share, times)| share * f64::from(times)).sum();
            close(mean, units / 1000.0, 1e-12, "mean");
        }
    }
}

#[test]
fn small_tails_keep_their_digits() {
    let curve = ContactCurve::of(&independent(0.001), 1000).unwrap();
    let expected = 10.0 * 1e-9 * 0.999 * 0.999 + 5.0 * 1e-12 * 0.999 + 1e-15;
    close(curve.k_plus(5.0)[2], expected, EXACT, "3+");
    // α = 1: P₀ = β/(β + n), and each further exposure takes (n − k)/(β + n − k − 1).
    let (r1, sum) = (1e-6, 1e6);
    let rare = ContactCurve::of(&rating(r1, r1 + r1 * (1.0 - r1) * sum / (1.0 + sum)), 1000).unwrap();
    let beta = sum - 1.0;
    close(rare.reach(20.0), 20.0 / (beta + 20.0), 1e-9, "1+");
    let weekly = only_audience(&one_audience(20, &[(independent(0.01), &[1; 20])]));
    let mut exact = 0.0;
    for k in (10..=20).rev() {
        let choose: f64 = (0..k).map(|i| f64::from(20 - i) / f64::from(k - i)).product();
        exact += choose * 0.01_f64.powi(k) * 0.99_f64.powi(20 - k);
    }
    close(weekly.k_plus[9], exact, EXACT, "10+ in 20 insertions of 1 %");
}

/// 2²⁰ outcomes one by one, against the weekly build and the distribution.
#[test]
fn combination_equals_enumeration() {
    let ratings: Vec<f64> = (0..20).map(|number| 0.03 + 0.04 * f64::from(number)).collect();
    let quantities: &[u64] = &[1];
    let channels: Vec<_> = ratings.iter().map(|&r1| (independent(r1), quantities)).collect();
    let reach = only_audience(&one_audience(1, &channels));
    let mut exact = [0.0; 21];
    for outcome in 0_u32..1 << 20 {
        let share: f64 =
            ratings.iter().enumerate().map(|(at, p)| if outcome >> at & 1 == 1 { *p } else { 1.0 - p }).product();
        exact[outcome.count_ones() as usize] += share;
    }
    for (times, (found, expected)) in reach.pmf.iter().zip(exact).enumerate() {
        close(*found, expected, 1e-11, &format!("{times} exposures"));
    }
    for (level, found) in reach.k_plus.iter().enumerate() {
        close(*found, exact[level + 1..].iter().rev().sum(), 1e-11, &format!("{}+", level + 1));
    }
}

#[test]
fn audiences_average_by_size() {
    let mut plan = plan(2, &[300_000, 100_000]);
    plan.channels = with(&plan.channels, super::channel(0, Unit::Insertions, &[independent(0.4), independent(0.1)]));
    plan.channels = with(&plan.channels, super::channel(1, Unit::Impressions, &[impressions(1.0), impressions(1.0)]));
    plan.placements = with(&plan.placements, super::placement(0, 0, &[1, 1]));
    let mut aimed = super::placement(1, 1, &[0, 100_000]);
    aimed.audiences = vec!["a1".into()];
    aimed.message = "m1".into();
    plan.placements = with(&plan.placements, aimed);
    let results = reach(&plan);
    let total = results.total.unwrap();
    let second = 1.0 - 0.81 * f64::exp(-1.0);
    close(total.k_plus[0], 0.75 * 0.64 + 0.25 * second, EXACT, "total reach");
    close(total.grp, 100.0 * (0.75 * 0.8 + 0.25 * 1.2), EXACT, "total GRP");
    close(total.impressions, 240_000.0 + 20_000.0 + 100_000.0, EXACT, "impressions");
    assert!(total.left_out.is_empty());
    let [broadcast, aimed] = &results.channels[..] else { panic!("two channels") };
    close(broadcast.reach.unwrap(), 0.75 * 0.64 + 0.25 * 0.19, EXACT, "broadcast");
    close(aimed.exclusive_reach.unwrap(), 0.25 * 0.81 * (1.0 - f64::exp(-1.0)), EXACT, "aimed");
    close(aimed.grp.unwrap(), 25.0, EXACT, "aimed GRP");
    close(results.messages[1].reach.unwrap(), 0.25 * (1.0 - f64::exp(-1.0)), EXACT, "message");
    close(results.messages[0].impressions, 260_000.0, EXACT, "message impressions");
}

#[test]
fn contributions_of_three_channels_are_as_computed_exactly() {
    let plan = four_weeks([rating(0.30, 0.42), rating(0.15, 0.20), rating(0.12, 0.19)]);
    let state = ReachState::of(&plan);
    let found = contributions(&plan, &state, None, &Cancel::default()).unwrap().unwrap();
    assert!(found.is_exact);
    let expected = [0.386_339_899_254_663_1, 0.172_427_144_048_571_6, 0.222_670_772_715_183_1];
    for (channel, expected) in found.channels.iter().zip(expected) {
        close(channel.shapley[0], expected, EXACT, "Shapley value");
    }
    close(found.whole[0], 0.781_437_816_018_417_8, EXACT, "whole");
}
