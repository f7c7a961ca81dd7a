//! The samples: canonical, bilingual, feasible, and exactly the plans that they are described as.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use imc_planner::plan::{Bilingual, Coded, ContactModel, CostModel, Decimal, Money, Placement, Plan};
use imc_planner::store::{self, write};

fn samples() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/saves");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ron"));
    paths.sort();
    assert!(paths.len() >= 2, "{paths:?}");
    paths
}

fn sample(name: &str) -> Plan {
    let path = format!("{}/saves/{name}.ron", env!("CARGO_MANIFEST_DIR"));
    Plan::clone(&store::load(path.as_ref()).unwrap().plan)
}

#[test]
fn samples_are_written_as_they_stand() {
    for path in samples() {
        let opened = store::load(&path).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(opened.unknown_fields.is_empty(), "{}: {:?}", path.display(), opened.unknown_fields);
        assert_eq!(write(&opened.plan), text, "{}", path.display());
        assert!(text.lines().all(|line| line.trim_end() == line), "{}", path.display());
    }
}

/// Every text that a reader of the plan sees under a thing's name.
fn names(plan: &Plan) -> Vec<&Bilingual> {
    let words = &plan.vocabulary;
    let mut out = vec![&plan.title, &plan.organisation, &plan.product, &plan.notes];
    out.extend(plan.objectives.iter().flat_map(|objective| [&objective.text, &objective.measure]));
    out.extend(plan.audiences.iter().map(|audience| &audience.name));
    out.extend(words.themes.iter().map(|theme| &theme.name));
    out.extend(words.claims.iter().map(|claim| &claim.name));
    out.extend(words.visuals.iter().map(|visual| &visual.name));
    out.extend(words.slogans.iter().map(|slogan| &slogan.text));
    out.extend(plan.messages.iter().map(|message| &message.name));
    out.extend(plan.channels.iter().map(|channel| &channel.name));
    out.extend(plan.other_costs.iter().map(|cost| &cost.name));
    out
}

#[test]
fn samples_speak_both_languages_and_refer_to_what_they_have() {
    for path in samples() {
        let plan = store::load(&path).unwrap().plan;
        for name in names(&plan) {
            // What a sample leaves open, such as the product of a case of one's own, is open in both.
            assert_eq!(name.en.is_empty(), name.ar.is_empty(), "{}: {name:?}", path.display());
        }
        for placement in &plan.placements {
            let channel = plan.channel(&placement.channel).unwrap();
            assert!(plan.message(&placement.message).is_some(), "{}", placement.id);
            assert!(placement.end_week() <= plan.calendar.weeks, "{}", placement.id);
            assert!(!placement.audiences.is_empty(), "{}", placement.id);
            assert!(placement.audiences.iter().all(|audience| channel.contact(audience).is_some()), "{}", placement.id);
        }
        for message in &plan.messages {
            let words = &plan.vocabulary;
            assert!(words.themes.find(message.theme.value().unwrap()).is_some());
            let is_known = |claim| words.claims.find(claim).is_some();
            assert!(message.claims.value().is_none_or(|claims| claims.iter().all(is_known)));
            assert!(message.slogan.value().is_none_or(|slogan| words.slogans.find(slogan).is_some()));
            assert!(
                message.visuals.value().is_none_or(|shown| shown.iter().all(|id| words.visuals.find(id).is_some()))
            );
        }
        let colours: BTreeSet<_> = plan.messages.iter().map(|message| message.colour.to_string()).collect();
        assert_eq!(colours.len(), plan.messages.len(), "two messages share a colour");
    }
}

#[test]
fn samples_state_contacts_that_can_be() {
    for path in samples() {
        let plan = store::load(&path).unwrap().plan;
        for channel in &plan.channels {
            for contact in &channel.contacts {
                let size = plan.audience(&contact.audience).unwrap().size as f64;
                match contact.model {
                    ContactModel::Impressions { reachable, observed } => {
                        // A forecast without a measured point is a model of its own.
                        let (Some(share), Some(point)) = (reachable, observed) else { continue };
                        let (mean, reach) = (point.impressions as f64 / size / share, point.reach / share);
                        // A negative binomial passes through the point only where contacts are less even than chance.
                        assert!(mean > -(1.0 - reach).ln(), "{} {}", channel.id, contact.audience);
                    }
                    ContactModel::Rating { r1, r2 } => {
                        let Some(r2) = r2 else { continue };
                        assert!(r1 < r2 && r2 < 2.0 * r1 - r1 * r1, "{} {}", channel.id, contact.audience);
                    }
                }
            }
        }
    }
}

/// What a placement costs in minor units, for the cost models that the samples use.
fn cost(plan: &Plan, placement: &Placement) -> i128 {
    let model = &plan.channel(&placement.channel).unwrap().cost;
    let model = placement.rate.map_or_else(|| model.clone(), |rate| model.with_rate(rate));
    let minor = |rate: Decimal| plan.money.currency.money(rate).0;
    let units: u64 = placement.quantities.iter().sum();
    match model {
        CostModel::PerUnit(rate) => minor(rate) * i128::from(units),
        CostModel::PerThousand(rate) => {
            assert_eq!(minor(rate) * i128::from(units) % 1000, 0, "{}", placement.id);
            minor(rate) * i128::from(units) / 1000
        }
        CostModel::PerWeek(rate) => {
            minor(rate) * placement.quantities.iter().filter(|units| **units > 0).count() as i128
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn samples_cost_what_their_tables_say() {
    let soap = sample("rayhan-soap");
    let lines: Vec<_> = soap.placements.iter().map(|placement| cost(&soap, placement)).collect();
    assert_eq!(
        lines,
        [300, 120, 160, 400, 270, 120, 36, 560, 80, 45, 90].map(|dinars| dinars * 1000),
        "media by line, in thousandths of a dinar"
    );
    let media: i128 = lines.iter().sum();
    let other: Money = soap.other_costs.iter().map(|cost| soap.money.currency.money(cost.amount)).sum();
    assert_eq!((media, other), (2_181_000, Money(819_000)));
    assert_eq!(soap.money.currency.money(soap.money.budget), Money(media) + other);

    let three = sample("three-channels");
    assert_eq!(three.placements.iter().map(|placement| cost(&three, placement)).sum::<i128>(), 11_550_000);
}

#[test]
fn the_soap_sample_is_the_worked_plan() {
    let plan = sample("rayhan-soap");
    let mut by_message: Vec<(String, u64)> = Vec::new();
    for placement in plan.placements.iter().filter(|placement| placement.audiences == ["women-22-45".into()]) {
        let units = placement.quantities.iter().sum::<u64>();
        match by_message.iter_mut().find(|(id, _)| id == placement.message.as_str()) {
            Some((_, sum)) => *sum += units,
            None => by_message.push((placement.message.to_string(), units)),
        }
    }
    let expected = [
        ("launch-reel", 350_000),
        ("ingredients-article", 36_000),
        ("influencer-review", 90_000),
        ("remarketing-ad", 180_000),
        ("discount-coupon", 100_000),
        ("search-text-ad", 48_000),
    ];
    assert_eq!(by_message, expected.map(|(id, units)| (id.to_owned(), units)));
    assert_eq!(plan.placements.iter().flat_map(|placement| &placement.quantities).sum::<u64>(), 878_900);
    assert_eq!(plan.messages.iter().filter(|message| message.visuals == Coded::NotApplicable).count(), 1);
    assert_eq!(plan.messages.iter().filter(|message| message.slogan == Coded::Absent).count(), 2);
}
