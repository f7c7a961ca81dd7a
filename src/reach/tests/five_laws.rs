//! The laws of reach over random plans, with audiences that share members, are parts of others, and state shares:
//!
//! 1. cumulative reach never falls;
//! 2. the reach of the whole plan is the last cumulative reach;
//! 3. it is the sum of the exact-k shares, and each k+ is their tail;
//! 4. exposures are `Σ k·share(k) = Σ k+`;
//! 5. each reach stands between its bounds: `max rᵢ ≤ R ≤ min(1, Σ rᵢ)`.
//!
//! And of the people: nothing that is placed or taken away moves the universe, placing less never raises a share, some
//! weeks never reach more than all, and impressions are the same by audiences, channels, messages and placements.
//!
//! The long run is `cargo test --release --lib five_laws -- --ignored`.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::laws::possible_plan;
use crate::plan::{Audience, Channel, Delivery, Index, Plan, Universe};
use crate::reach::{BuildPoint, REACH_LEVELS, ReachResults, TotalReach, reach, reach_of_weeks};

/// How an audience stands to the others: what it is a part of, whether it shares members.
type Standing = (Option<usize>, bool);

/// A plan with any audiences and stated shares.
fn any_plan() -> impl Strategy<Value = Plan> {
    let standing = (prop::option::weighted(0.25, 0..4_usize), prop::bool::weighted(0.2));
    let standings = prop::collection::vec(standing, 4);
    let shares = prop::collection::vec(prop::option::weighted(0.3, 0.0..0.7), 16);
    let overlaps = prop::collection::vec(prop_oneof![3 => Just(0.0), 1 => -1.0..1.0], 5);
    (possible_plan(), standings, shares, overlaps).prop_map(|(plan, standings, shares, overlaps)| {
        with_shares(with_standings(plan, &standings), &shares, &overlaps)
    })
}

fn with_standings(mut plan: Plan, standings: &[Standing]) -> Plan {
    let audiences = plan.audiences.iter().zip(standings).map(|(audience, &(part_of, overlaps))| Audience {
        part_of: part_of.map(|whole| format!("a{whole}").as_str().into()),
        overlaps,
        ..Audience::clone(audience)
    });
    plan.audiences = audiences.collect::<Vec<_>>().into_iter().collect();
    plan
}

fn with_shares(mut plan: Plan, shares: &[Option<f64>], overlaps: &[f64]) -> Plan {
    let mut shares = shares.iter().cycle();
    let channels = plan.channels.iter().zip(overlaps).map(|(channel, &overlap)| {
        let mut channel = Channel { overlap, ..Channel::clone(channel) };
        for contact in &mut channel.contacts {
            contact.share = *shares.next().unwrap();
        }
        channel
    });
    plan.channels = channels.collect::<Vec<_>>().into_iter().collect();
    plan
}

const ROUNDING: f64 = 1e-11;

fn check_distribution(pmf: &[f64], is_capped: bool, k_plus: &[f64; REACH_LEVELS], mean: f64, build: &[BuildPoint]) {
    // 1
    for pair in build.windows(2) {
        assert!(pair[0].k_plus.iter().zip(&pair[1].k_plus).all(|(before, after)| before <= after), "{pair:?}");
        assert!(pair[0].grp <= pair[1].grp, "{pair:?}");
    }
    // 2
    assert_eq!(build.last().map(|point| point.k_plus), Some(*k_plus));
    // 3
    assert!((pmf.iter().sum::<f64>() - 1.0).abs() < ROUNDING);
    for (level, found) in k_plus.iter().enumerate() {
        let tail: f64 = pmf.iter().skip(level + 1).rev().sum();
        assert!((tail - found).abs() < ROUNDING, "{level}: {tail} {found}");
    }
    // 4
    let exposures: f64 = pmf.iter().enumerate().map(|(times, share)| times as f64 * share).sum();
    let tails: f64 = (1..pmf.len()).map(|times| pmf[times..].iter().rev().sum::<f64>()).sum();
    assert!((exposures - tails).abs() <= ROUNDING * exposures.max(1.0), "{exposures} {tails}");
    let is_mean = (exposures - mean).abs() <= ROUNDING * mean.max(1.0);
    assert!(is_mean || (is_capped && exposures <= mean), "{exposures} {mean}");
    assert!(build.last().is_some_and(|point| (point.grp - 100.0 * mean).abs() <= ROUNDING * point.grp.max(1.0)));
}

fn is_between(reach: f64, [low, high]: [f64; 2]) -> bool {
    low <= reach + ROUNDING && reach <= high + ROUNDING && low >= 0.0 && high <= 1.0
}

fn check_total(plan: &Plan, results: &ReachResults, total: &TotalReach) {
    check_distribution(&total.pmf, total.pmf_is_capped, &total.k_plus, total.mean, &total.build);
    // 5
    assert!(is_between(total.k_plus[0], total.bounds), "{:?}", total.bounds);
    let index = Index::of(plan);
    let universe = Universe::of(plan);
    assert_eq!(total.population.to_bits(), (universe.people(plan) as f64).to_bits());
    let places: Vec<usize> = total.parts.iter().map(|(position, _)| *position).collect();
    assert_eq!(places, universe.counted().collect::<Vec<_>>());
    assert!((total.parts.iter().map(|(_, part)| part).sum::<f64>() - 1.0).abs() < ROUNDING);
    // Impressions are the same from every side, but for what goes only to those who are shown alone.
    let close = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs());
    let deliveries: Vec<(Delivery, f64)> = plan
        .placements
        .iter()
        .filter_map(|placement| {
            let units = placement.weekly(plan.calendar.weeks).map(|(_, quantity)| quantity as f64).sum();
            Some((Delivery::of(placement, plan, &index)?, units))
        })
        .collect();
    let all: f64 = deliveries.iter().map(|(delivery, units)| delivery.impressions_per_unit() * units).sum();
    let of_channels: f64 = results.channels.iter().map(|channel| channel.impressions).sum();
    let of_messages: f64 = results.messages.iter().map(|message| message.impressions).sum();
    assert!(close(all, of_channels) && close(all, of_messages), "{all} {of_channels} {of_messages}");
    let in_universe =
        deliveries.iter().filter(|(delivery, _)| delivery.counted().all(|share| universe.counts(share.audience)));
    let of_universe: f64 = in_universe.map(|(delivery, units)| delivery.impressions_per_unit() * units).sum();
    assert!(close(of_universe, total.impressions), "{of_universe} {}", total.impressions);
    assert!(close(total.impressions, total.mean * total.population));
}

fn check_plan(plan: &Plan) {
    let results = reach(plan);
    for reach in results.audiences.iter().flatten() {
        check_distribution(&reach.pmf, reach.pmf_is_capped, &reach.k_plus, reach.mean, &reach.build);
        assert!(is_between(reach.k_plus[0], reach.bounds), "{:?}", reach.bounds);
    }
    let Ok(total) = &results.total else { return };
    check_total(plan, &results, total);
    // Taking a placement away.
    if !plan.placements.is_empty() {
        let mut less = plan.clone();
        less.placements.make_mut().remove(plan.placements.len() / 2);
        if let Ok(rest) = &reach(&less).total {
            assert_eq!((rest.population, &rest.parts), (total.population, &total.parts));
            for (rest, whole) in rest.k_plus.iter().zip(&total.k_plus) {
                assert!(*rest <= whole + ROUNDING, "{rest} {whole}");
            }
            assert!(rest.grp <= total.grp * (1.0 + ROUNDING));
        }
    }
    // Some weeks alone.
    let (first, last) = (1 + plan.calendar.weeks / 3, 1 + plan.calendar.weeks / 2);
    let window = reach_of_weeks(plan, first, last);
    if let Ok(window) = &window.total {
        assert_eq!((window.population, &window.parts), (total.population, &total.parts));
        assert!(window.k_plus.iter().zip(&total.k_plus).all(|(window, whole)| *window <= whole + ROUNDING));
    }
    // Audiences that are shown alone take nothing from the others.
    let universe = Universe::of(plan);
    let mut without = plan.clone();
    for channel in without.channels.make_mut() {
        let mut fewer = Channel::clone(channel);
        let counts = |id: &crate::plan::AudienceId| {
            plan.audiences.position(id).is_some_and(|position| universe.counts(position))
        };
        if fewer.contacts.iter().any(|contact| counts(&contact.audience)) {
            fewer.contacts.retain(|contact| counts(&contact.audience));
            *channel = fewer.into();
        }
    }
    let without = reach(&without);
    for position in universe.counted() {
        assert_eq!(results.audiences[position], without.audiences[position], "audience {position}");
    }
}

/// Checks so many random plans.
fn run(cases: u32) {
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let checked = runner.run(&any_plan(), |plan| {
        check_plan(&plan);
        Ok(())
    });
    if let Err(failure) = checked {
        panic!("{failure}");
    }
}

#[test]
fn the_five_laws_hold_for_random_plans() {
    run(2_000);
}

#[test]
#[ignore = "takes minutes; run it in a release build"]
fn the_five_laws_hold_for_a_hundred_thousand_random_plans() {
    run(100_000);
}
