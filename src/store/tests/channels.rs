//! Channels of any kind.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::money::buying_terms;
use super::{bilingual, decimal, id, number, quantity, text};
use crate::plan::{
    Channel, Consent, Contact, ContactModel, CostModel, Element, Environment, Media, Observed, Pair, Tool, Unit,
};

pub(super) fn cost_model() -> BoxedStrategy<CostModel> {
    prop_oneof![
        decimal().prop_map(CostModel::PerUnit),
        decimal().prop_map(CostModel::PerThousand),
        (decimal(), number()).prop_map(|(rate, click_rate)| CostModel::PerClick { rate, click_rate }),
        (decimal(), id()).prop_map(|(rate, audience)| CostModel::PerGrp { rate, audience }),
        (decimal(), number()).prop_map(|(rate, action_rate)| CostModel::PerAction { rate, action_rate }),
        decimal().prop_map(CostModel::PerWeek),
        decimal().prop_map(CostModel::PerMonth),
        decimal().prop_map(CostModel::PerFlight),
        (decimal(), any::<u32>()).prop_map(|(rate, weeks)| CostModel::PerPeriod { rate, weeks }),
        decimal().prop_map(CostModel::Flat),
        Just(CostModel::Free),
    ]
    .boxed()
}

pub(super) fn contact() -> BoxedStrategy<Contact> {
    let observed = (quantity(), number()).prop_map(|(impressions, reach)| Observed { impressions, reach });
    let model = prop_oneof![
        (number(), option::of(number())).prop_map(|(r1, r2)| ContactModel::Rating { r1, r2 }),
        (option::of(number()), option::of(observed))
            .prop_map(|(reachable, observed)| ContactModel::Impressions { reachable, observed }),
    ];
    (id(), model, option::of(number()), text())
        .prop_map(|(audience, model, share, source)| Contact { audience, model, share, source })
        .boxed()
}

pub(super) fn pair() -> BoxedStrategy<Pair> {
    (id(), id(), number()).prop_map(|(with, audience, also_met)| Pair { with, audience, also_met }).boxed()
}

pub(super) fn channel() -> BoxedStrategy<Channel> {
    (
        (id(), bilingual(), select(Element::ALL.to_vec()), select(Tool::ALL.to_vec()), select(Media::ALL.to_vec())),
        (select(Environment::ALL.to_vec()), select(Unit::ALL.to_vec()), cost_model(), vec(contact(), 0..3)),
        (
            number(),
            vec(pair(), 0..3),
            text(),
            bilingual(),
            buying_terms(),
            text(),
            option::of(select(Consent::ALL.to_vec())),
        ),
    )
        .prop_map(|((id, name, element, tool, media), (environment, unit, cost, contacts), rest)| {
            let (overlap, pairs, source, notes, terms, form, consent) = rest;
            Channel {
                id,
                name,
                element,
                tool,
                form,
                consent,
                media,
                environment,
                unit,
                cost,
                terms,
                contacts,
                overlap,
                pairs,
                source,
                notes,
            }
        })
        .boxed()
}
