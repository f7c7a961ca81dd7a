//! Strategies for all that is stated about money.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::channels::cost_model;
use super::{bilingual, decimal, id, quantity, text, week};
use crate::plan::{
    Actual, ActualWeek, BuyingTerms, Commission, CommissionBase, CostBase, CostShare, CostTerms, Currency,
    DiscountStep, Division, DivisionBy, DivisionMethod, DivisionPart, Exchange, Fee, FeeAmount, FeeBase, Labour,
    PlacementTerms, Quoted,
};

pub(super) fn currency() -> BoxedStrategy<Currency> {
    select(Currency::OFFERED.to_vec()).prop_map(|code| code.parse().unwrap()).boxed()
}

pub(super) fn commission() -> BoxedStrategy<Commission> {
    (decimal(), select(CommissionBase::ALL.to_vec())).prop_map(|(percent, base)| Commission { percent, base }).boxed()
}

fn fee() -> BoxedStrategy<Fee> {
    let amount = prop_oneof![
        decimal().prop_map(FeeAmount::Amount),
        decimal().prop_map(FeeAmount::PerThousand),
        (decimal(), select(FeeBase::ALL.to_vec())).prop_map(|(percent, of)| FeeAmount::Percent { percent, of }),
    ];
    (bilingual(), amount).prop_map(|(name, amount)| Fee { name, amount }).boxed()
}

pub(super) fn buying_terms() -> BoxedStrategy<BuyingTerms> {
    let steps = (quantity(), decimal()).prop_map(|(from_units, percent)| DiscountStep { from_units, percent });
    let days = option::of(
        (0..60_000_i64)
            .prop_map(|days| jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap()),
    );
    let exchange = (currency(), decimal(), days, text()).prop_map(|(currency, rate, date, source)| Exchange {
        currency,
        rate,
        date,
        source,
    });
    let labour =
        (decimal(), decimal()).prop_map(|(hours_per_week, hourly_rate)| Labour { hours_per_week, hourly_rate });
    let terms = (
        (select(Quoted::ALL.to_vec()), vec(steps, 0..3), decimal(), option::of(commission())),
        (vec(fee(), 0..3), option::of(exchange), option::of(labour), any::<bool>()),
    );
    let terms =
        terms.prop_map(
            |((quoted, volume_discounts, discount_percent, commission), (fees, exchange, labour, tax_free))| {
                BuyingTerms { quoted, volume_discounts, discount_percent, commission, fees, exchange, labour, tax_free }
            },
        );
    prop_oneof![Just(BuyingTerms::default()), terms].boxed()
}

pub(super) fn own_terms() -> BoxedStrategy<PlacementTerms> {
    (option::of(cost_model()), option::of(decimal()), option::of(commission()), quantity())
        .prop_map(|(cost, discount_percent, commission, free_units)| PlacementTerms {
            cost,
            discount_percent,
            commission,
            free_units,
        })
        .boxed()
}

pub(super) fn cost_terms() -> BoxedStrategy<CostTerms> {
    let of = prop_oneof![
        select(vec![CostBase::Budget, CostBase::Net, CostBase::Media, CostBase::Total]),
        id().prop_map(CostBase::Cost),
    ];
    let share = (decimal(), of).prop_map(|(percent, of)| CostShare { percent, of });
    (option::of(share), option::of(week()), any::<bool>())
        .prop_map(|(share, until_week, tax_free)| CostTerms { share, until_week, tax_free })
        .boxed()
}

pub(super) fn division() -> BoxedStrategy<Division> {
    let method = prop_oneof![
        select(vec![DivisionMethod::Percent, DivisionMethod::EqualShare, DivisionMethod::ObjectiveAndTask]),
        decimal().prop_map(DivisionMethod::LastPeriodPlus),
        decimal().prop_map(DivisionMethod::PercentOfSales),
    ];
    let part = (text(), decimal(), option::of(decimal()), text()).prop_map(|(of, value, locked, note)| DivisionPart {
        of,
        value,
        locked,
        note,
    });
    (select(DivisionBy::ALL.to_vec()), method, vec(part, 0..4))
        .prop_map(|(by, method, parts)| Division { by, method, parts })
        .boxed()
}

pub(super) fn actual() -> BoxedStrategy<Actual> {
    let week = (week(), option::of(quantity()), option::of(decimal()))
        .prop_map(|(week, delivered, spent)| ActualWeek { week, delivered, spent });
    (id(), vec(week, 0..4), text()).prop_map(|(placement, weeks, source)| Actual { placement, weeks, source }).boxed()
}
