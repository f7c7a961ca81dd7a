//! Further questions about a plan: some weeks alone, what is remembered, other models, pairs, uncertainty.

use proptest::prelude::*;

use super::laws::possible_plan;
use super::{channel, close, impressions, independent, observed, one_audience, placement, plan, rating, with};
use crate::plan::{InputError, Pair, Plan, Unit};
use crate::reach::{
    Combination, ReachState, compare, fitted_overlaps, pair_outlook, reach, reach_of_weeks, remembered, stated_pairs,
    uncertainty,
};

/// The exposures kept with .7 a week, of one insertion of 30 %, 20 % and 10 % in each of three weeks.
#[test]
fn remembered_exposures_as_computed_by_hand() {
    let channels =
        [(independent(0.3), &[1_u64, 0, 0] as &[u64]), (independent(0.2), &[0, 1, 0]), (independent(0.1), &[0, 0, 1])];
    let state = ReachState::of(&one_audience(3, &channels));
    let half_life = 0.5_f64.ln() / 0.7_f64.ln();
    let found = remembered(&state, half_life);
    let last = found.audiences[0].as_ref().unwrap()[2];
    for (found, expected) in last.k_plus.iter().zip([0.339_778, 0.045_164, 0.002_058, 0.0]) {
        close(*found, expected, 1e-12, "remembered");
    }
    close(last.mean, 0.387, 1e-12, "mean");
    assert_eq!(found.total.unwrap(), *found.audiences[0].as_ref().unwrap());
}

#[test]
fn what_is_forgotten_at_once_is_the_week_alone() {
    let plan = one_audience(3, &[(rating(0.3, 0.42), &[2, 0, 3]), (impressions(0.5), &[0, 700_000, 90_000])]);
    let state = ReachState::of(&plan);
    let found = remembered(&state, 0.0);
    for (point, week) in
        found.audiences[0].as_ref().unwrap().iter().zip(&state.results().audiences[0].as_ref().unwrap().build)
    {
        // Each bin's people stand for one propensity.
        assert!((point.k_plus[0] - week.weekly_reach).abs() < 1e-4, "{point:?} {week:?}");
        close(100.0 * point.mean, week.weekly_grp, 1e-12, "GRP");
    }
    let forever = remembered(&state, 1e12);
    let all = forever.audiences[0].as_ref().unwrap();
    let build = &state.results().audiences[0].as_ref().unwrap().build;
    for (point, week) in all.iter().zip(build) {
        assert!((point.k_plus[0] - week.k_plus[0]).abs() < 1e-4 && (point.k_plus[2] - week.k_plus[2]).abs() < 1e-4);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn remembered_exposures_are_adstock(plan in possible_plan(), half_life in 0.5..6.0_f64, overlap in -0.9..0.9_f64) {
        let mut plan = plan;
        for channel in plan.channels.make_mut() {
            std::sync::Arc::make_mut(channel).overlap = overlap;
        }
        let state = ReachState::of(&plan);
        let kept = 0.5_f64.powf(1.0 / half_life);
        let found = remembered(&state, half_life);
        for (points, reach) in found.audiences.iter().zip(&state.results().audiences) {
            prop_assert_eq!(points.is_ok(), reach.is_ok());
            let (Ok(points), Ok(reach)) = (points, reach) else { continue };
            let mut adstock = 0.0;
            for (point, week) in points.iter().zip(&reach.build) {
                adstock = kept * adstock + week.weekly_grp;
                // Of an exposure of which less than a thousand-millionth is left, nothing is.
                let forgotten = 1e-9 * week.grp;
                prop_assert!((100.0 * point.mean - adstock).abs() <= 1e-6 * adstock + forgotten, "{point:?} {adstock}");
                prop_assert!(point.k_plus.is_sorted_by(|a, b| a >= b));
                let least: f64 = point.k_plus.iter().sum();
                prop_assert!(least <= point.mean * (1.0 + 1e-9) + 1e-9, "{point:?}");
                for (remembered, met) in point.k_plus.iter().zip(week.k_plus) {
                    prop_assert!(*remembered <= met, "nobody remembers what they never met");
                }
            }
        }
    }

    #[test]
    fn some_weeks_alone_are_a_plan_of_their_own(plan in possible_plan(), first in 1..10_u32, length in 0..10_u32) {
        let whole = reach_of_weeks(&plan, 1, plan.calendar.weeks);
        prop_assert_eq!(&whole, &reach(&plan));
        let last = (first + length).min(plan.calendar.weeks);
        let window = reach_of_weeks(&plan, first, last);
        for (window, whole) in window.audiences.iter().zip(&whole.audiences) {
            let (Ok(window), Ok(whole)) = (window, whole) else { continue };
            prop_assert!(window.k_plus[0] <= whole.k_plus[0] + 1e-12);
            let grp: f64 = whole.build.iter().filter(|point| (first..=last).contains(&point.week)).map(|point| point.weekly_grp).sum();
            prop_assert!((window.grp - grp).abs() <= 1e-9 * grp.max(1.0));
            if first == last {
                let weekly = whole.build[first as usize - 1].weekly_reach;
                prop_assert!((window.k_plus[0] - weekly).abs() < 1e-12);
            }
        }
    }

    /// Every pattern of exposures of a small plan, one by one: beta-binomial insertions are exchangeable, so a pattern
    /// with `x` of `n` has the probability `B(α + x, β + n − x)/B(α, β)`.
    #[test]
    fn small_plans_equal_the_enumeration_of_all_patterns(
        channels in prop::collection::vec((0.05..0.6_f64, 0.05..0.95_f64, 1..5_u64), 1..4),
    ) {
        let insertions: Vec<[u64; 1]> = channels.iter().map(|&(_, _, n)| [n]).collect();
        let listed: Vec<_> = channels
            .iter()
            .zip(&insertions)
            .map(|(&(r1, part, _), n)| (rating(r1, r1 + part * r1 * (1.0 - r1)), n as &[u64]))
            .collect();
        let found = reach(&one_audience(1, &listed)).audiences.remove(0).unwrap();
        let total: u64 = channels.iter().map(|&(_, _, n)| n).sum();
        let mut exact = vec![0.0; total as usize + 1];
        for pattern in 0_u32..1 << total {
            let (mut probability, mut bit) = (1.0, 0);
            for &(r1, part, n) in &channels {
                let sum = part / (1.0 - part);
                let (alpha, beta) = (r1 * sum, (1.0 - r1) * sum);
                let (mut met, mut missed) = (0.0, 0.0);
                for _ in 0..n {
                    let all = alpha + beta + met + missed;
                    if pattern >> bit & 1 == 1 {
                        probability *= (alpha + met) / all;
                        met += 1.0;
                    } else {
                        probability *= (beta + missed) / all;
                        missed += 1.0;
                    }
                    bit += 1;
                }
            }
            exact[pattern.count_ones() as usize] += probability;
        }
        for (times, expected) in exact.iter().enumerate() {
            let share = found.pmf.get(times).copied().unwrap_or(0.0);
            prop_assert!((share - expected).abs() < 1e-12, "{times}: {share} {expected}");
        }
        for (level, share) in found.k_plus.iter().enumerate() {
            let expected: f64 = exact.iter().skip(level + 1).rev().sum();
            prop_assert!((share - expected).abs() <= 1e-12 * expected.max(1e-3));
        }
    }
}

#[test]
fn other_models_of_single_insertions() {
    let singles = [0.3, 0.4, 0.2].map(|r1| (independent(r1), &[1_u64] as &[u64]));
    let state = ReachState::of(&one_audience(1, &singles));
    let found = compare(&state, 0).unwrap();
    let reach_of = |combination| found.iter().find(|found| found.combination == combination).unwrap().reach;
    for combination in [Combination::Plan, Combination::Independent, Combination::Sainsbury] {
        close(reach_of(combination), 0.664, 1e-12, "Sainsbury");
    }
    close(reach_of(Combination::Sequential), 0.664, 1e-12, "no correlation");
    let (sum, duplicated) = (0.9, 0.12 + 0.06 + 0.08);
    close(reach_of(Combination::Agostini), sum * sum / (sum + 1.125 * duplicated), 1e-12, "Agostini");
    let hofmans = 0.12 * 0.7 / 0.58 + 0.06 * 0.5 / 0.44 + 0.08 * 0.6 / 0.52;
    close(reach_of(Combination::Hofmans), sum * sum / (sum + hofmans), 1e-12, "Hofmans");
    // Metheringham: three insertions of 30 %, of which two share 26 %/3 on average.
    let (one, shared) = (0.3, duplicated / 3.0);
    let two: f64 = 2.0 * one - shared;
    let metheringham = reach(&one_audience(1, &[(rating(one, two.min(one * (2.0 - one))), &[3])]));
    close(reach_of(Combination::Metheringham), metheringham.audiences[0].as_ref().unwrap().k_plus[0], 1e-12, "average");
}

#[test]
fn other_models_stay_within_what_is_possible() {
    let mut plan = one_audience(
        4,
        &[
            (rating(0.3, 0.42), &[2, 1, 0, 1]),
            (observed(0.8, 1_400_000, 0.55), &[300_000, 300_000, 0, 0]),
            (impressions(0.4), &[0, 100_000, 100_000, 0]),
        ],
    );
    for (channel, overlap) in plan.channels.make_mut().iter_mut().zip([0.8, 0.7, 0.9]) {
        std::sync::Arc::make_mut(channel).overlap = overlap;
    }
    let state = ReachState::of(&plan);
    let reach = state.results().audiences[0].as_ref().unwrap();
    for compared in compare(&state, 0).unwrap() {
        assert!(compared.reach >= reach.bounds[0] - 1e-9 && compared.reach <= reach.bounds[1] + 1e-9, "{compared:?}");
        if let Some(k_plus) = compared.k_plus {
            assert!(k_plus.is_sorted_by(|a, b| a >= b) && k_plus.iter().all(|share| *share >= 0.0), "{compared:?}");
        }
    }
}

/// Two channels of insertions, `r1` and `r2` of each.
fn two_channels() -> Plan {
    one_audience(1, &[(rating(0.3, 0.42), &[4]), (rating(0.25, 0.36), &[4]), (rating(0.2, 0.3), &[4])])
}

fn stating(mut plan: Plan, pairs: &[(usize, usize, f64)]) -> Plan {
    for &(a, b, also_met) in pairs {
        let pair = Pair { with: format!("c{b}").into(), audience: "a0".into(), also_met };
        std::sync::Arc::make_mut(&mut plan.channels.make_mut()[a]).pairs.push(pair);
    }
    plan
}

fn fitted(mut plan: Plan) -> Plan {
    for (channel, overlap) in fitted_overlaps(&plan) {
        std::sync::Arc::make_mut(&mut plan.channels.make_mut()[channel]).overlap = overlap;
    }
    plan
}

#[test]
fn a_stated_pair_is_met() {
    let plan = two_channels();
    let outlook = pair_outlook(&plan, &"a0".into(), [0, 1]).unwrap();
    close(outlook.also_met, 0.25, 1e-12, "by chance");
    close(outlook.bounds[1], 0.25 / 0.3, 1e-15, "all of the second");
    let [least, most] = outlook.range;
    for also_met in [least + 0.01, 0.2, 0.3, 0.106_296_711_535_79 / 0.3, most - 0.01] {
        let plan = fitted(stating(plan.clone(), &[(0, 1, also_met)]));
        let [pair] = stated_pairs(&plan)[..] else { panic!("one pair") };
        assert!(pair.residual().unwrap().abs() < 1e-6, "{also_met}: {pair:?}");
        // Channel 2 was not spoken of.
        assert!(plan.channels[2].overlap.abs() <= 0.0);
    }
    let beyond = fitted(stating(plan, &[(0, 1, most + 0.1)]));
    let residual = stated_pairs(&beyond)[0].residual().unwrap();
    assert!((residual + 0.1).abs() < 1e-6, "{residual}");
}

#[test]
fn several_pairs_are_met_as_far_as_one_factor_can() {
    let consistent = fitted(stating(two_channels(), &[(0, 1, 0.33), (0, 2, 0.27), (1, 2, 0.26)]));
    for pair in stated_pairs(&consistent) {
        assert!(pair.residual().unwrap().abs() < 1e-3, "{pair:?}");
    }
    // Two channels that each share much with a third but nothing with each other: no one factor does that.
    let contradictory = fitted(stating(two_channels(), &[(0, 1, 0.45), (0, 2, 0.4), (1, 2, 0.08)]));
    assert!(stated_pairs(&contradictory).iter().any(|pair| pair.residual().unwrap().abs() > 0.02));
    assert!(contradictory.channels.iter().all(|channel| channel.overlap.abs() <= 0.99));
}

#[test]
fn where_people_are_alike_nothing_but_chance_is_possible() {
    let plan = one_audience(1, &[(independent(0.3), &[1]), (rating(0.25, 0.36), &[1])]);
    let outlook = pair_outlook(&plan, &"a0".into(), [0, 1]).unwrap();
    for end in outlook.range {
        close(end, outlook.by_chance, 1e-15, "chance alone");
    }
}

#[test]
fn audiences_that_share_members_are_shown_alone() {
    let mut plan = plan(1, &[1000, 3000, 2000]);
    let models = [independent(0.5), independent(0.2), independent(0.4)];
    plan.channels = with(&plan.channels, channel(0, Unit::Insertions, &models));
    plan.placements = with(&plan.placements, placement(0, 0, &[1]));
    std::sync::Arc::make_mut(&mut plan.audiences.make_mut()[2]).overlaps = true;
    let results = reach(&plan);
    let total = results.total.as_ref().unwrap();
    close(total.k_plus[0], 0.25 * 0.5 + 0.75 * 0.2, 1e-12, "without the third");
    assert_eq!(total.left_out, [(2, crate::plan::NotComputable::OverlappingAudience)]);
    close(results.audiences[2].as_ref().unwrap().k_plus[0], 0.4, 1e-12, "alone");
    for audience in plan.audiences.make_mut() {
        std::sync::Arc::make_mut(audience).overlaps = true;
    }
    let results = reach(&plan);
    assert_eq!(results.total.as_ref().map(|_| ()), Err(&crate::plan::NotComputable::OverlappingAudience));
    assert_eq!(results.channels[0].reach, Err(crate::plan::NotComputable::OverlappingAudience));
}

#[test]
fn a_band_is_drawn_again_exactly() {
    let plan =
        one_audience(3, &[(rating(0.3, 0.42), &[2, 1, 1]), (observed(0.9, 900_000, 0.5), &[200_000, 0, 100_000])]);
    assert!(uncertainty(&plan, &InputError::default()).is_err());
    let error = InputError { rating: 0.2, observed_reach: 0.1, draws: 60, ..InputError::default() };
    let found = uncertainty(&plan, &error).unwrap();
    assert_eq!(found, uncertainty(&plan, &error).unwrap());
    assert_ne!(found.total, uncertainty(&plan, &InputError { seed: 2, ..error }).unwrap().total);
    let band = found.audiences[0].as_ref().unwrap();
    let exact = reach(&plan).audiences.remove(0).unwrap();
    for (levels, point) in band.build.iter().zip(&exact.build) {
        let [low, middle, high] = levels[0];
        assert!(low < middle && middle < high);
        assert!(low < point.k_plus[0] && point.k_plus[0] < high, "{levels:?} {point:?}");
        assert!(high - low < 0.3);
    }
    // Sizes alone leave ratings as they are.
    let sizes = InputError { size: 0.1, draws: 20, ..InputError::default() };
    let insertions = one_audience(1, &[(rating(0.3, 0.42), &[2])]);
    let [low, _, high] = uncertainty(&insertions, &sizes).unwrap().audiences[0].as_ref().unwrap().build[0][0];
    close(low, high, 1e-12, "nothing to vary");
}

#[test]
fn effective_points_are_those_of_the_people_reached_often() {
    let found = reach(&one_audience(1, &[(independent(0.5), &[3])])).audiences.remove(0).unwrap();
    close(found.effective_grp(1), 150.0, 1e-12, "all");
    close(found.effective_grp(2), 100.0 * (2.0 * 0.375 + 3.0 * 0.125), 1e-12, "twice or more");
    close(found.effective_grp(3), 100.0 * 3.0 * 0.125, 1e-12, "three times");
}

#[test]
fn three_circles_add_up() {
    let plan = two_channels();
    let found = reach(&plan).audiences.remove(0).unwrap();
    let duplication = &found.duplication;
    let sum: f64 = (0..3).map(|channel| duplication.by_one(channel)).sum();
    let pairs = duplication.by_all(&[0, 1]) + duplication.by_all(&[0, 2]) + duplication.by_all(&[1, 2]);
    let all = duplication.by_all(&[0, 1, 2]);
    close(duplication.by_any(&[0, 1, 2]), sum - pairs + all, 1e-12, "inclusion and exclusion");
    close(duplication.by_any(&[0, 1, 2]), found.k_plus[0], 1e-12, "net reach");
    assert!(duplication.by_all(&[0, 9]).abs() <= 0.0);
}
