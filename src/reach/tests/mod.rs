//! Published and exact vectors, laws that hold for every plan, and what is refused.

mod five_laws;
mod laws;
mod overlap;
mod questions;
mod refusals;
mod reuse;
mod vectors;

use crate::plan::{
    Audience, Bilingual, Calendar, Channel, Coded, Contact, ContactModel, CostModel, Currency, Element, Environment,
    List, Media, Message, MessageKind, Observed, Placement, Plan, Stage, Status, Tool, Unit,
};

/// An empty plan of so many weeks with audiences `a0`, `a1`, … of these sizes and messages `m0`, `m1`, `m2`.
fn plan(weeks: u32, sizes: &[u64]) -> Plan {
    let calendar = Calendar { start: jiff::civil::date(2026, 3, 1), weeks };
    let currency: Currency = "JOD".parse().unwrap();
    let mut plan = Plan::empty(calendar, currency);
    plan.audiences = sizes.iter().enumerate().map(|(number, &size)| audience(number, size)).collect();
    plan.messages = (0..3).map(message).collect();
    plan
}

fn audience(number: usize, size: u64) -> Audience {
    Audience {
        id: format!("a{number}").into(),
        name: Bilingual::default(),
        size,
        overlaps: false,
        part_of: None,
        languages: Vec::new(),
        source: String::new(),
        notes: Bilingual::default(),
    }
}

fn message(number: usize) -> Message {
    Message {
        id: format!("m{number}").into(),
        name: Bilingual::default(),
        kind: MessageKind::Planned,
        stage: Stage::Attention,
        colour: crate::plan::Colour::default(),
        theme: Coded::Blank,
        claims: Coded::Blank,
        visuals: Coded::Blank,
        tone: Coded::Blank,
        slogan: Coded::Blank,
        second_coding: None,
        objectives: Vec::new(),
        insights: Vec::new(),
        brief: Box::default(),
        audiences: Vec::new(),
        call_to_action: String::new(),
        languages: Vec::new(),
        copy: Bilingual::default(),
        notes: Bilingual::default(),
    }
}

/// A channel named `c` with its number, met by `a0`, `a1`, … by these models.
fn channel(number: usize, unit: Unit, models: &[ContactModel]) -> Channel {
    let contact = |(number, &model)| Contact {
        audience: format!("a{number}").as_str().into(),
        model,
        share: None,
        source: String::new(),
    };
    Channel {
        id: format!("c{number}").into(),
        name: Bilingual::default(),
        element: Element::Advertising,
        tool: Tool::Other,
        form: String::new(),
        consent: None,
        media: Media::Paid,
        environment: Environment::Offline,
        unit,
        cost: CostModel::Free,
        contacts: models.iter().enumerate().map(contact).collect(),
        terms: crate::plan::BuyingTerms::default(),
        overlap: 0.0,
        pairs: Vec::new(),
        source: String::new(),
        notes: Bilingual::default(),
    }
}

/// A placement of message `m0` from week 1 on.
fn placement(number: usize, channel: usize, quantities: &[u64]) -> Placement {
    Placement {
        id: format!("p{number}").into(),
        message: "m0".into(),
        channel: format!("c{channel}").into(),
        audiences: Vec::new(),
        start_week: 1,
        quantities: quantities.to_vec(),
        rate: None,
        terms: crate::plan::PlacementTerms::default(),
        pattern: None,
        rationale: Bilingual::default(),
        source: String::new(),
        status: Status::Draft,
    }
}

/// A plan for one audience of a million with one channel for each model, and these weekly quantities on it.
fn one_audience(weeks: u32, channels: &[(ContactModel, &[u64])]) -> Plan {
    let mut plan = plan(weeks, &[1_000_000]);
    plan.channels =
        channels.iter().enumerate().map(|(number, (model, _))| channel(number, model.unit(), &[*model])).collect();
    plan.placements =
        channels.iter().enumerate().map(|(number, (_, quantities))| placement(number, number, quantities)).collect();
    plan
}

fn rating(r1: f64, r2: f64) -> ContactModel {
    ContactModel::Rating { r1, r2: Some(r2) }
}

fn independent(r1: f64) -> ContactModel {
    ContactModel::Rating { r1, r2: None }
}

fn observed(reachable: f64, impressions: u64, reach: f64) -> ContactModel {
    ContactModel::Impressions { reachable: Some(reachable), observed: Some(Observed { impressions, reach }) }
}

fn impressions(reachable: f64) -> ContactModel {
    ContactModel::Impressions { reachable: Some(reachable), observed: None }
}

/// The list with one more item.
fn with<T>(list: &List<T>, item: T) -> List<T> {
    let mut items = list.to_vec();
    items.push(item.into());
    List::of_shared(items)
}

/// Fails unless `found` is `expected` to a relative difference of `tolerance`.
#[track_caller]
fn close(found: f64, expected: f64, tolerance: f64, what: &str) {
    let scale = expected.abs().max(f64::MIN_POSITIVE);
    assert!((found - expected).abs() <= tolerance * scale, "{what}: found {found:e}, expected {expected:e}");
}
