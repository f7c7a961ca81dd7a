//! Totals that are wanted, and what they buy.

use proptest::prelude::*;

use super::super::{budget, quantities_for_total};
use super::{bought, fee, lines, one_plan, percent, rating};
use crate::plan::sample_b::decimal;
use crate::plan::{
    Commission, CommissionBase, CostModel, Decimal, FeeAmount, FeeBase, Money, NotComputable, Plan, Tax, TaxedLine,
    Unit,
};

/// A total of 10,000 with a fee of 10 % of itself, fees of 1.50 and 0.50 a thousand and a CPM of 8: 900,000 impressions,
/// 7,200 + 1,000 + 1,800.
#[test]
fn a_total_buys_what_its_fees_leave() {
    let plan = bought("USD", 1, CostModel::PerThousand(decimal("8")), |channel, _| {
        channel.terms.fees = vec![
            percent("10", FeeBase::Total),
            fee(FeeAmount::PerThousand(decimal("1.50"))),
            fee(FeeAmount::PerThousand(decimal("0.50"))),
        ];
    });
    let solution = quantities_for_total(&plan, 0, Money(1_000_000)).unwrap();
    assert_eq!((solution.units, solution.remainder), (900_000, Money::ZERO));
    assert_eq!(solution.quantities, [900_000]);
    assert_eq!(
        (solution.lines.net, solution.lines.fees, solution.lines.total),
        (Money(720_000), Money(280_000), Money(1_000_000))
    );
    // The same forwards.
    let plan = bought("USD", 900_000, CostModel::PerThousand(decimal("8")), |channel, _| {
        channel.terms.fees = plan.channels[0].terms.fees.clone();
    });
    assert_eq!(lines(&plan), solution.lines);
    let terms = budget(&plan).placements[0].working.clone().unwrap().terms.unwrap();
    assert_eq!(terms.fees, [Money(100_000), Money(135_000), Money(45_000)]);
}

proptest! {
    /// What a total buys is as many units as its rate says, over however many weeks.
    #[test]
    fn a_total_buys_all_that_its_rate_says(
        units in 1..100_000_u64, cents in 1..500_i64, weeks in 1..6_usize, currency in prop_oneof![Just("JOD"), Just("EUR"), Just("JPY")],
    ) {
        // A thousand units cost whole minor units, and so do the units that are bought.
        let exponent = currency.parse::<crate::plan::Currency>().unwrap().exponent();
        let rate = Decimal::new(cents, exponent).unwrap();
        let units = units * 1000;
        let mut plan = bought(currency, 1, CostModel::PerThousand(rate), |_, placement| {
            placement.quantities = vec![1; weeks];
        });
        plan.calendar.weeks = 6;
        let wanted = Money(i128::from(units / 1000) * i128::from(cents));
        let solution = quantities_for_total(&plan, 0, wanted).unwrap();
        // Some more units may round down to the same cost; as many as the rate says are always bought.
        prop_assert!(solution.units >= u128::from(units));
        prop_assert_eq!(solution.remainder, Money::ZERO);
    }
}

#[test]
fn a_total_buys_the_same_over_any_weeks() {
    for weeks in 1..=26 {
        let mut plan = bought("GBP", 1, CostModel::PerThousand(decimal("24")), |_, placement| {
            placement.quantities = vec![125_000; weeks];
        });
        plan.calendar.weeks = 26;
        let solution = quantities_for_total(&plan, 0, Money(7_800_000)).unwrap();
        assert_eq!((solution.units, solution.remainder), (3_250_000, Money::ZERO), "over {weeks} weeks");
        let mut line = plan.placements[0].as_ref().clone();
        line.quantities = solution.quantities;
        plan.placements = [line].into_iter().collect();
        assert_eq!(budget(&plan).media, Money(7_800_000), "over {weeks} weeks");
    }
}

proptest! {
    /// A wanted total is never exceeded, and what is left would not pay for one more unit.
    #[test]
    fn a_total_is_read_back(
        wanted in 1_i64..50_000_000, rate in 1_i64..100_000, discount in 0_i64..90, commission in 0_i64..40,
        of_total in 0_i64..40, tax in 0_i64..25, free in 0_u64..50, currency in prop_oneof![Just("JOD"), Just("EUR"), Just("JPY")],
    ) {
        let percents = |percent: i64| crate::plan::Decimal::new(percent, 0).unwrap();
        let rate = CostModel::PerUnit(crate::plan::Decimal::new(rate, 2).unwrap());
        let mut plan = bought(currency, 1, rate, |channel, placement| {
            channel.terms.discount_percent = percents(discount);
            channel.terms.commission = Some(Commission { percent: percents(commission), base: CommissionBase::OfGross });
            channel.terms.fees = vec![fee(FeeAmount::Percent { percent: percents(of_total), of: FeeBase::Total })];
            placement.terms.free_units = free;
        });
        plan.money.tax = Some(Tax {
            percent: percents(tax), on: vec![TaxedLine::Media, TaxedLine::Fees], ..Tax::on_media()
        });
        let wanted = Money(wanted.into());
        let total_of = |units: u128| {
            let mut line = plan.placements[0].as_ref().clone();
            line.quantities = vec![u64::try_from(units).unwrap()];
            budget(&Plan { placements: [line].into_iter().collect(), ..plan.clone() }).media.exact().unwrap()
        };
        match quantities_for_total(&plan, 0, wanted) {
            Ok(solution) => {
                prop_assert_eq!(total_of(solution.units), solution.lines.total);
                prop_assert_eq!(solution.lines.total + solution.remainder, wanted);
                prop_assert!(solution.remainder >= Money::ZERO);
                prop_assert!(total_of(solution.units + 1) > wanted);
            }
            Err(why) => {
                prop_assert_eq!(why, NotComputable::AmountTooSmall);
                prop_assert!(total_of(u128::from(free) + 1) > wanted);
            }
        }
    }
}

#[test]
fn totals_that_buy_no_units_say_why() {
    let solve = |cost: CostModel, wanted: i128| {
        quantities_for_total(&bought("EUR", 10, cost, |_, _| {}), 0, Money(wanted)).unwrap_err()
    };
    assert_eq!(solve(CostModel::Flat(decimal("5")), 100), NotComputable::NotPaidByUnit);
    assert_eq!(solve(CostModel::Free, 100), NotComputable::CostsNothing);
    assert_eq!(solve(CostModel::PerUnit(decimal("0")), 100), NotComputable::CostsNothing);
    assert_eq!(solve(CostModel::PerUnit(decimal("2")), 199), NotComputable::AmountTooSmall);
    assert_eq!(
        quantities_for_total(&bought("EUR", 10, CostModel::Free, |_, _| {}), 7, Money(1)),
        Err(NotComputable::NothingPlaced)
    );
    let points = CostModel::PerGrp { rate: decimal("1"), audience: "a".into() };
    let none = one_plan("EUR", Unit::Insertions, points, |channel, _| channel.contacts = vec![rating("b", 0.1)]);
    assert_eq!(quantities_for_total(&none, 0, Money(1)), Err(NotComputable::NoRatingForCost));
}
