//! From gross to what the client pays and back: commissions, fees, volume discounts, rates in another currency.

use super::super::{CostLines, budget, quantities_for_total};
use super::{bought, fee, lines, percent};
use crate::plan::sample_b::decimal;
use crate::plan::{
    Commission, CommissionBase, CostModel, DiscountStep, Exchange, FeeAmount, FeeBase, Labour, Money, NotComputable,
    Placement, Quoted, Tax, Total,
};

/// 15 % of gross is 17.65 % on net: 15 / 85.
#[test]
fn commission_of_gross_and_on_net_agree() {
    let of = |quoted: Quoted, rate: &str, percent: &str, base: CommissionBase| {
        lines(&bought("EUR", 1000, CostModel::PerUnit(decimal(rate)), |channel, _| {
            channel.terms.quoted = quoted;
            channel.terms.commission = Some(Commission { percent: decimal(percent), base });
        }))
    };
    let expected = (Money(8_500_000), Money(1_500_000), Money(10_000_000));
    for lines in [
        of(Quoted::Gross, "100", "15", CommissionBase::OfGross),
        of(Quoted::Gross, "100", "17.64705882", CommissionBase::OnNet),
        of(Quoted::Net, "85", "15", CommissionBase::OfGross),
        of(Quoted::Net, "85", "17.64705882", CommissionBase::OnNet),
    ] {
        assert_eq!((lines.net, lines.commission, lines.total), expected);
    }
    let rounded = of(Quoted::Gross, "100", "17.65", CommissionBase::OnNet);
    assert_eq!((rounded.net, rounded.commission), (Money(8_499_788), Money(1_500_212)));
}

#[test]
fn the_whole_way_from_gross_to_the_client() {
    let mut plan = bought("JOD", 1000, CostModel::PerUnit(decimal("1")), |channel, _| {
        channel.terms.discount_percent = decimal("10");
        channel.terms.fees = vec![
            fee(FeeAmount::Amount(decimal("20"))),
            percent("5", FeeBase::Gross),
            percent("5", FeeBase::Net),
            percent("5", FeeBase::MediaCost),
        ];
        channel.terms.labour = Some(Labour { hours_per_week: decimal("2.5"), hourly_rate: decimal("6") });
    });
    plan.money.commission = Some(Commission { percent: decimal("15"), base: CommissionBase::OfGross });
    plan.money.tax = Some(Tax { percent: decimal("16"), ..Tax::on_media() });
    let lines = lines(&plan);
    let fees = 20_000 + 50_000 + 38_250 + 45_000;
    let tax = (900_000 + fees) * 16 / 100;
    assert_eq!(
        lines,
        CostLines {
            gross: Money(1_000_000),
            volume_discount: Money::ZERO,
            negotiated_discount: Money(100_000),
            commission_included: Money(135_000),
            net: Money(765_000),
            commission: Money(135_000),
            fees: Money(fees),
            tax: Money(tax),
            labour: Money(15_000),
            total: Money(900_000 + fees + tax + 15_000),
            tax_on_top: Money::ZERO,
            gaps: Total::ZERO,
        }
    );
    // A placement has terms of its own; a channel that is free of tax pays none.
    let mut own = plan.placements[0].as_ref().clone();
    own.terms.discount_percent = Some(decimal("50"));
    own.terms.commission = Some(Commission { percent: decimal("0"), base: CommissionBase::OfGross });
    plan.placements = [own].into_iter().collect();
    let mut free = plan.channels[0].as_ref().clone();
    free.terms.tax_free = true;
    plan.channels = [free].into_iter().collect();
    let lines = budget(&plan).placements[0].lines();
    assert_eq!((lines.net, lines.commission, lines.tax), (Money(500_000), Money::ZERO, Money::ZERO));
}

#[test]
fn volume_discounts_below_at_and_above_each_step() {
    let steps = [(100, "5"), (200, "10")];
    for (units, total, next) in [
        (99, 9_900, Some((1, "5"))),
        (100, 9_500, Some((100, "10"))),
        (199, 18_905, Some((1, "10"))),
        (200, 18_000, None),
        (201, 18_090, None),
    ] {
        let plan = bought("EUR", units, CostModel::PerUnit(decimal("1")), |channel, _| {
            // In any order.
            channel.terms.volume_discounts = steps
                .iter()
                .rev()
                .map(|&(from_units, percent)| DiscountStep { from_units, percent: decimal(percent) })
                .collect();
        });
        let results = budget(&plan);
        assert_eq!(results.media, Money(total), "{units}");
        let volume = results.channels[0].volume.unwrap();
        assert_eq!(volume.units, u128::from(units));
        assert_eq!(volume.next, next.map(|(missing, percent)| (missing, decimal(percent))), "{units}");
    }
}

#[test]
fn all_placements_of_a_channel_reach_a_volume_together() {
    let mut plan = bought("EUR", 60, CostModel::PerUnit(decimal("1")), |channel, placement| {
        channel.terms.volume_discounts = vec![DiscountStep { from_units: 100, percent: decimal("10") }];
        placement.terms.free_units = 10;
    });
    assert_eq!(budget(&plan).media, Money(5_000));
    let second = Placement { id: "second".into(), ..plan.placements[0].as_ref().clone() };
    plan.placements = [plan.placements[0].as_ref().clone(), second].into_iter().collect();
    let results = budget(&plan);
    assert_eq!(results.media, Money(9_000), "free units do not pay, but 50 + 50 reach the step");
    assert_eq!(results.placements[0].working.as_ref().unwrap().added_value, Money(1_000));
    // Solving for a total knows of the step: 56 units and their 10 free ones.
    let solution = quantities_for_total(&plan, 0, Money(5_040)).unwrap();
    assert_eq!((solution.units, solution.remainder), (66, Money::ZERO));
}

#[test]
fn rates_in_another_currency_are_converted_once() {
    let with = |rate: &str| {
        bought("JOD", 3, CostModel::PerUnit(decimal("0.3333")), |channel, _| {
            let currency = "EUR".parse().unwrap();
            let date = Some(jiff::civil::date(2026, 3, 1));
            channel.terms.exchange = Some(Exchange { currency, rate: decimal(rate), date, source: String::new() });
        })
    };
    // 3 × 0.3333 × 0.767 = 0.76692…
    assert_eq!(lines(&with("0.767")).total, Money(767));
    let missing = budget(&with("0"));
    assert_eq!(missing.placements[0].error, Some(NotComputable::NoExchangeRate));
    assert_eq!(missing.media.exact(), Err(NotComputable::NoExchangeRate));
}
