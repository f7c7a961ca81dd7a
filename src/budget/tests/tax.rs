//! Taxes, and costs beside media.

use super::super::budget;
use super::{assert_adds_up, bought, exactly, fee, percent};
use crate::plan::sample_b::{decimal, rayhan_soap};
use crate::plan::{
    Bilingual, CostBase, CostKind, CostLine, CostModel, CostShare, CostTerms, FeeAmount, FeeBase, Money, NotComputable,
    OtherCost, Tax, TaxedLine, Total,
};

#[test]
fn tax_that_does_not_count_is_in_no_sum() {
    let mut plan = bought("GBP", 1000, CostModel::PerUnit(decimal("1")), |channel, _| {
        channel.terms.fees = vec![fee(FeeAmount::Amount(decimal("100")))];
    });
    plan.money.budget = decimal("1200");
    plan.other_costs = [OtherCost {
        terms: CostTerms::default(),
        amount: decimal("100"),
        week: Some(1),
        ..share("research", "0", CostBase::Budget)
    }]
    .into_iter()
    .collect();
    let tax = Tax { percent: decimal("20"), on: TaxedLine::ALL.to_vec(), ..Tax::on_media() };
    let with = |tax: Tax| {
        let mut plan = plan.clone();
        plan.money.tax = Some(tax);
        budget(&plan)
    };
    let counted = with(tax.clone());
    assert_eq!((counted.total.exact(), exactly(counted.remaining)), (Ok(Money(144_000)), Ok(Money(-24_000))));
    assert_eq!((counted.lines.tax, counted.other_tax.at_least()), (Money(22_000), Money(2_000)));
    assert!(counted.tax_on_top.is_nothing());
    let results = with(Tax { counts_against_budget: false, ..tax });
    assert_eq!((results.total.exact(), exactly(results.remaining)), (Ok(Money(120_000)), Ok(Money::ZERO)));
    assert_eq!((results.lines.tax, results.other_tax.at_least()), (Money::ZERO, Money::ZERO));
    assert_eq!(results.tax_on_top, Money(24_000));
    assert_eq!(results.lines.shown().last(), Some(&(CostLine::TaxOnTop, Money(22_000).into())));
    assert_eq!(results.by_week[0], Money(110_000));
    assert_eq!(results.other_by_week[0], Money(10_000));
    super::assert_adds_up(&results);
}

fn share(id: &str, percent: &str, of: CostBase) -> OtherCost {
    OtherCost {
        id: id.into(),
        name: Bilingual::default(),
        kind: CostKind::Fees,
        amount: decimal("0"),
        week: None,
        terms: CostTerms { share: Some(CostShare { percent: decimal(percent), of }), ..CostTerms::default() },
        source: String::new(),
    }
}

#[test]
fn costs_beside_media_are_percents_too() {
    let mut plan = rayhan_soap();
    let mut costs: Vec<OtherCost> = plan.other_costs.iter().map(|cost| cost.as_ref().clone()).collect();
    costs.push(share("agency", "10", CostBase::Media));
    costs.push(share("reserve", "5", CostBase::Cost("production".into())));
    costs.push(share("of-budget", "1", CostBase::Budget));
    costs.push(share("of-all", "10", CostBase::Total));
    plan.other_costs = costs.into_iter().collect();
    let results = budget(&plan);
    let amounts: Vec<i128> = results.other_costs.iter().map(|cost| cost.amount.unwrap().0).collect();
    // (2181 + 560 + 100 + 159 + 218.1 + 28 + 30) / 0.9 = 3640.111, of which a tenth.
    assert_eq!(amounts, [560_000, 100_000, 159_000, 218_100, 28_000, 30_000, 364_011]);
    assert_eq!(results.total, Money(3_640_111));
    assert_adds_up(&results);
}

#[test]
fn percents_in_a_circle_are_an_error() {
    let mut plan = rayhan_soap();
    let circles: [Vec<OtherCost>; 4] = [
        vec![share("a", "10", CostBase::Cost("b".into())), share("b", "10", CostBase::Cost("a".into()))],
        vec![share("a", "10", CostBase::Cost("a".into()))],
        vec![share("a", "60", CostBase::Total), share("b", "40", CostBase::Total)],
        vec![share("a", "10", CostBase::Cost("gone".into()))],
    ];
    for costs in circles {
        plan.other_costs = costs.into_iter().collect();
        let results = budget(&plan);
        for cost in &results.other_costs {
            assert_eq!(cost.amount, Err(NotComputable::CircularBase));
            assert_eq!(cost.total, Total::of(Money::ZERO, Some(NotComputable::CircularBase)));
        }
        assert_eq!(results.total.exact(), Err(NotComputable::CircularBase));
        assert_eq!(results.total.at_least(), results.media.exact().unwrap());
    }
    let plan = bought("EUR", 1, CostModel::PerUnit(decimal("1")), |channel, _| {
        channel.terms.fees = vec![percent("60", FeeBase::Total), percent("40", FeeBase::Total)];
    });
    assert_eq!(budget(&plan).placements[0].error, Some(NotComputable::CircularBase));
}

#[test]
fn costs_beside_media_are_spread_and_taxed() {
    let mut plan = rayhan_soap();
    let tax = Tax { percent: decimal("16"), on: vec![TaxedLine::OtherCosts], ..Tax::on_media() };
    plan.money.tax = Some(tax);
    let mut spread = plan.other_costs[1].as_ref().clone();
    (spread.week, spread.terms.until_week) = (Some(6), Some(8));
    let mut labour = plan.other_costs[2].as_ref().clone();
    labour.terms.tax_free = true;
    plan.other_costs = [spread, labour].into_iter().collect();
    let results = budget(&plan);
    let weeks = [(6, 38_667), (7, 38_667), (8, 38_666)].map(|(week, minor)| (week, Money(minor).into()));
    assert_eq!(results.other_costs[0].weeks, weeks);
    assert!(results.other_costs[1].tax.is_nothing());
    assert_eq!(results.other_tax, Money(16_000));
    assert_adds_up(&results);
}
