//! The largest plan that the program is measured with. Invented data, the same on every run.

#![expect(clippy::expect_used, reason = "the data are fixed, so that a failure shows at once")]

use std::sync::Arc;

use imc_planner::plan::{
    Audience, Bilingual, Calendar, Channel, Claim, Coded, Contact, ContactModel, CostModel, Currency, Decimal, Element,
    Environment, Language, List, Media, Message, MessageKind, Observed, Placement, Plan, Platform, Slogan, Stage,
    Status, Theme, Tone, Tool, Unit, Visual, Vocabulary, Words,
};

// What is measured allocates as the program does.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Weeks of the large plan.
pub(crate) const WEEKS: u32 = 104;
/// Audiences of the large plan.
pub(crate) const AUDIENCES: u64 = 8;
/// Messages of the large plan.
pub(crate) const MESSAGES: u64 = 200;
/// Channels of the large plan.
pub(crate) const CHANNELS: u64 = 100;
/// Placements of the large plan.
pub(crate) const PLACEMENTS: u64 = 10_000;

/// A small generator of numbers that look random (Steele, Lea and Flood's `SplitMix64`, 2014).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn share(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * (self.below(1_000_000) as f64 / 1e6)
    }
}

/// 10,000 placements of 200 messages on 100 channels over 104 weeks for 8 audiences.
pub(crate) fn large_plan() -> Plan {
    let mut numbers = Numbers(1);
    let calendar = Calendar { start: "2026-01-04".parse().expect("a date"), weeks: WEEKS };
    let currency: Currency = "JOD".parse().expect("a currency");
    let mut plan = Plan::empty(calendar, currency);
    plan.money.budget = decimal("25000000.000");
    plan.vocabulary = vocabulary();
    plan.platform = Platform {
        theme: Some("theme-0".into()),
        claims: vec!["claim-0".into(), "claim-1".into(), "claim-2".into()],
        visuals: vec!["visual-0".into(), "visual-1".into()],
        tone: Some(Tone { formality: 2, playfulness: 3, emotion: 4 }),
        slogan: Some("slogan-0".into()),
    };
    plan.audiences = (0..AUDIENCES).map(|number| audience(number, &mut numbers)).collect();
    plan.messages = (0..MESSAGES).map(|number| message(number, &mut numbers)).collect();
    plan.channels = (0..CHANNELS).map(|number| channel(number, &plan.audiences, &mut numbers)).collect();
    plan.placements = (0..PLACEMENTS).map(|number| placement(number, &mut numbers)).collect();
    // As it is in memory when it was opened.
    let document = imc_planner::store::write(&plan);
    Plan::clone(&imc_planner::store::read(document.as_bytes()).expect("what was written can be read").plan)
}

/// 20 channels of insertions in one audience, each with something in each of 12 weeks.
#[allow(dead_code, reason = "one of the benches alone has a use for it")]
pub(crate) fn twenty_channels() -> Plan {
    let mut numbers = Numbers(2);
    let calendar = Calendar { start: "2026-01-04".parse().expect("a date"), weeks: 12 };
    let mut plan = Plan::empty(calendar, "JOD".parse().expect("a currency"));
    plan.audiences = (0..1).map(|number| audience(number, &mut numbers)).collect();
    plan.messages = (0..1).map(|number| message(number, &mut numbers)).collect();
    plan.channels = (0..20)
        .map(|number| {
            let mut channel = channel(2 * number, &plan.audiences, &mut numbers);
            let r1 = numbers.share(0.02, 0.2);
            let r2 = r1 + numbers.share(0.3, 0.8) * r1 * (1.0 - r1);
            channel.contacts[0].model = ContactModel::Rating { r1, r2: Some(r2) };
            channel
        })
        .collect();
    plan.placements = (0..20_u64)
        .map(|number| {
            let quantities = (0..12).map(|_| 1 + numbers.below(2)).collect();
            let channel = format!("channel-{}", 2 * number).into();
            Placement {
                message: "message-0".into(),
                channel,
                audiences: Vec::new(),
                start_week: 1,
                quantities,
                ..placement(number, &mut numbers)
            }
        })
        .collect();
    plan
}

/// The plan after one placement's quantities were changed: every other item is shared with `plan`, as after an edit.
#[allow(dead_code, reason = "one of the benches has no use for it")]
pub(crate) fn with_one_placement_changed(plan: &Plan, position: usize) -> Plan {
    let mut items: Vec<Arc<Placement>> = plan.placements.to_vec();
    let mut changed = Placement::clone(&items[position]);
    for quantity in &mut changed.quantities {
        *quantity += 1;
    }
    items[position] = Arc::new(changed);
    Plan { placements: List::of_shared(items), ..plan.clone() }
}

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn named(kind: &str, number: u64) -> Bilingual {
    Bilingual::new(format!("{kind} {number}"), format!("بند {number}"))
}

fn vocabulary() -> Vocabulary {
    Vocabulary {
        themes: (0..8)
            .map(|number| Theme { id: format!("theme-{number}").into(), name: named("Theme", number) })
            .collect(),
        claims: (0..30)
            .map(|number| Claim {
                words: Words { en: vec![format!("claim {number}")], ar: vec![format!("ادعاء {number}")] },
                ..Claim::named(format!("claim-{number}").into(), named("Claim", number))
            })
            .collect(),
        visuals: (0..12)
            .map(|number| Visual { id: format!("visual-{number}").into(), name: named("Visual", number) })
            .collect(),
        slogans: (0..5)
            .map(|number| Slogan { id: format!("slogan-{number}").into(), text: named("Slogan", number) })
            .collect(),
    }
}

fn audience(number: u64, numbers: &mut Numbers) -> Audience {
    Audience {
        id: format!("audience-{number}").into(),
        name: named("Audience", number),
        size: 100_000 + numbers.below(900_000),
        overlaps: false,
        part_of: None,
        languages: vec![if number.is_multiple_of(2) { Language::Ar } else { Language::En }],
        source: String::new(),
        notes: Bilingual::default(),
    }
}

fn message(number: u64, numbers: &mut Numbers) -> Message {
    let claims = (0..=numbers.below(4)).map(|_| format!("claim-{}", numbers.below(30)).into()).collect();
    let visuals = (0..=numbers.below(3)).map(|_| format!("visual-{}", numbers.below(12)).into()).collect();
    let mut axis = || 1 + u8::try_from(numbers.below(5)).expect("below five");
    let tone = Tone { formality: axis(), playfulness: axis(), emotion: axis() };
    Message {
        id: format!("message-{number}").into(),
        name: named("Message", number),
        kind: MessageKind::Planned,
        stage: Stage::ALL[usize::try_from(number % 5).expect("small")],
        colour: imc_planner::plan::Colour::default(),
        theme: if number % 10 == 9 { Coded::Blank } else { Coded::Is(format!("theme-{}", numbers.below(8)).into()) },
        claims: Coded::Is(claims),
        visuals: if number % 7 == 6 { Coded::NotApplicable } else { Coded::Is(visuals) },
        tone: Coded::Is(tone),
        slogan: if number % 3 == 2 { Coded::Absent } else { Coded::Is(format!("slogan-{}", numbers.below(5)).into()) },
        second_coding: None,
        objectives: Vec::new(),
        insights: Vec::new(),
        brief: Box::default(),
        audiences: Vec::new(),
        call_to_action: "discover".to_owned(),
        languages: vec![Language::Ar, Language::En],
        copy: Bilingual::default(),
        notes: Bilingual::default(),
    }
}

fn channel(number: u64, audiences: &List<Audience>, numbers: &mut Numbers) -> Channel {
    let unit = if number.is_multiple_of(2) { Unit::Insertions } else { Unit::Impressions };
    let contacts = audiences
        .iter()
        .map(|audience| Contact {
            audience: audience.id.clone(),
            model: contact_model(number, unit, audience.size, numbers),
            share: None,
            source: String::new(),
        })
        .collect();
    Channel {
        consent: None,
        id: format!("channel-{number}").into(),
        name: named("Channel", number),
        element: Element::ALL[usize::try_from(number % 10).expect("small")],
        tool: Tool::ALL[usize::try_from(number % 26).expect("small")],
        form: String::new(),
        media: Media::Paid,
        environment: if unit == Unit::Insertions { Environment::Offline } else { Environment::Online },
        unit,
        cost: match unit {
            Unit::Insertions => CostModel::PerUnit(decimal("30.125")),
            Unit::Impressions => CostModel::PerThousand(decimal("1.250")),
        },
        contacts,
        terms: imc_planner::plan::BuyingTerms::default(),
        overlap: 0.0,
        pairs: Vec::new(),
        source: String::new(),
        notes: Bilingual::default(),
    }
}

/// Beta-binomial for most insertions, negative binomial for most impressions, the simpler models for the rest.
fn contact_model(number: u64, unit: Unit, size: u64, numbers: &mut Numbers) -> ContactModel {
    match unit {
        Unit::Insertions => {
            let r1 = numbers.share(0.000_5, 0.004);
            let part = numbers.share(0.2, 0.8);
            ContactModel::Rating { r1, r2: (!number.is_multiple_of(10)).then_some(r1 + part * r1 * (1.0 - r1)) }
        }
        Unit::Impressions => {
            let reachable = numbers.share(0.3, 1.0);
            let impressions = size + numbers.below(size);
            let reach = reachable * numbers.share(0.3, 0.6);
            let observed = (number % 10 != 1).then_some(Observed { impressions, reach });
            ContactModel::Impressions { reachable: Some(reachable), observed }
        }
    }
}

fn placement(number: u64, numbers: &mut Numbers) -> Placement {
    let channel = numbers.below(CHANNELS);
    let unit = if channel.is_multiple_of(2) { Unit::Insertions } else { Unit::Impressions };
    let weeks = 1 + numbers.below(12);
    let start_week = 1 + u32::try_from(numbers.below(u64::from(WEEKS) - weeks + 1)).expect("a week");
    let quantity = match unit {
        Unit::Insertions => 1 + numbers.below(2),
        Unit::Impressions => 200 + numbers.below(3_000),
    };
    let mut quantities = vec![quantity; usize::try_from(weeks).expect("a few weeks")];
    if weeks > 4 {
        quantities[2] = 0;
    }
    let audiences = match numbers.below(4) {
        0 => vec![format!("audience-{}", numbers.below(AUDIENCES)).into()],
        1 => vec!["audience-0".into(), "audience-3".into(), "audience-5".into()],
        _ => Vec::new(),
    };
    Placement {
        id: format!("placement-{number}").into(),
        message: format!("message-{}", numbers.below(MESSAGES)).into(),
        channel: format!("channel-{channel}").into(),
        audiences,
        start_week,
        quantities,
        rate: None,
        terms: imc_planner::plan::PlacementTerms::default(),
        pattern: None,
        rationale: Bilingual::default(),
        source: String::new(),
        status: Status::Draft,
    }
}
