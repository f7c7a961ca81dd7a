//! Units that cost nothing: they split nothing, and are never paid.

use proptest::prelude::*;

use super::super::budget;
use super::one_plan;
use crate::plan::sample_b::decimal;
use crate::plan::{CostModel, Decimal, Money, Plan, Unit};

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
}
