//! The illustrative plan "Rayhan Natural Soap", for tests of the measures. Its numbers are invented.

use super::{
    Audience, Bilingual, BuyingTerms, Calendar, Channel, Claim, Coded, Colour, Consent, Contact, ContactModel,
    CostKind, CostModel, CostTerms, Decimal, Element, Environment, Language, Media, Message, MessageKind, OtherCost,
    Placement, PlacementTerms, Plan, Platform, Slogan, Stage, Status, Theme, Tone, Tool, Unit, Visual, Vocabulary,
    Words,
};

/// Returns a decimal from its text.
pub(crate) fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Returns a message that is not coded yet.
pub(crate) fn message(id: &str) -> Message {
    Message {
        id: id.into(),
        name: Bilingual::only(Language::En, id),
        kind: MessageKind::Planned,
        stage: Stage::Attention,
        colour: Colour::default(),
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
        languages: vec![Language::Ar],
        copy: Bilingual::default(),
        notes: Bilingual::default(),
    }
}

/// Returns a placement of `quantities` from `start_week`, for `audiences`.
pub(crate) fn placement(
    id: &str,
    message: &str,
    channel: &str,
    audiences: &[&str],
    start_week: u32,
    quantities: &[u64],
) -> Placement {
    Placement {
        id: id.into(),
        message: message.into(),
        channel: channel.into(),
        audiences: audiences.iter().map(|&id| id.into()).collect(),
        start_week,
        quantities: quantities.to_vec(),
        rate: None,
        terms: PlacementTerms::default(),
        pattern: None,
        rationale: Bilingual::default(),
        source: String::new(),
        status: Status::Draft,
    }
}

/// Returns a channel of impressions that costs a rate a week, met by `audiences`.
pub(crate) fn channel(id: &str, tool: Tool, audiences: &[&str]) -> Channel {
    Channel {
        id: id.into(),
        name: Bilingual::only(Language::En, id),
        element: Element::Advertising,
        tool,
        form: String::new(),
        consent: matches!(tool, Tool::Email | Tool::MobilePhone).then_some(Consent::Recorded),
        media: Media::Paid,
        environment: Environment::Online,
        unit: Unit::Impressions,
        cost: CostModel::PerWeek(decimal("10.000")),
        contacts: audiences
            .iter()
            .map(|&audience| Contact {
                audience: audience.into(),
                model: ContactModel::Impressions { reachable: None, observed: None },
                share: None,
                source: "Judgement".to_owned(),
            })
            .collect(),
        terms: BuyingTerms::default(),
        overlap: 0.0,
        pairs: Vec::new(),
        source: String::new(),
        notes: Bilingual::default(),
    }
}

/// Returns an audience of `size` people.
pub(crate) fn audience(id: &str, size: u64) -> Audience {
    Audience {
        id: id.into(),
        name: Bilingual::only(Language::En, id),
        size,
        overlaps: false,
        part_of: None,
        languages: vec![Language::Ar],
        source: String::new(),
        notes: Bilingual::default(),
    }
}

fn other_cost(id: &str, kind: CostKind, amount: &str, week: Option<u32>) -> OtherCost {
    let (name, terms, source) = (Bilingual::default(), CostTerms::default(), String::new());
    OtherCost { id: id.into(), name, kind, amount: decimal(amount), week, terms, source }
}

type ClaimWords<'a> = (&'a str, &'a [&'a str], &'a [&'a str]);

const CLAIM_WORDS: [ClaimWords<'_>; 5] = [
    ("natural", &["natural"], &["طبيعي"]),
    ("handmade", &["handmade"], &["يدوي"]),
    ("gentle", &["gentle", "kind to skin"], &["لطيف"]),
    ("cheapest", &["cheapest"], &["أرخص", "خصم"]),
    ("refill", &["refill"], &["التعبئة"]),
];

/// The call to action and the copy of each message.
const COPY: [(&str, &str); 8] = [
    ("discover", "نظافة من الطبيعة. صابون طبيعي نصنعه يدويًا ليكون لطيفًا على بشرتك. اكتشفي القصة"),
    ("read", "ما الذي يدخل في صابوننا؟ خمسة مكونات طبيعية لطيفة على البشرة. اقرئي المقال"),
    ("try", "جربته أسبوعين: لطيف جدًا وريحته طبيعية! جربيه وقولي رأيك"),
    ("buy", "نظافة من الطبيعة. ما زال صابونك الطبيعي اللطيف بانتظارك. اشتري الآن"),
    ("buy", "أرخص صابون في السوق! خصم 30% اليوم فقط. اشتري الآن"),
    ("buy", "صابون زيت زيتون طبيعي مصنوع يدويًا - نظافة من الطبيعة - اطلبي الآن"),
    ("share", "كيف حال بشرتك؟ شاركينا صورتك، واطلبي عبوة التعبئة. نظافة من الطبيعة"),
    ("buy", "Clean by nature. Handmade olive-oil soap, natural and kind to skin. Buy now"),
];

const ALL_VISUALS: [&str; 5] = ["logo", "green", "type-a", "leaf", "lockup"];

fn coded_set<T: for<'a> From<&'a str>>(ids: &[&str]) -> Coded<Vec<T>> {
    Coded::Is(ids.iter().map(|&id| T::from(id)).collect())
}

fn messages() -> Vec<Message> {
    type Row<'a> = (&'a str, &'a [&'a str], [u8; 3], &'a [&'a str], bool, Stage);
    let rows: [Row<'_>; 8] = [
        ("m1", &["natural", "handmade", "gentle"], [2, 3, 4], &ALL_VISUALS, true, Stage::Attention),
        ("m2", &["natural", "gentle"], [3, 2, 3], &["logo", "green", "type-a"], true, Stage::Information),
        ("m3", &["gentle", "natural"], [1, 5, 4], &["logo", "leaf"], false, Stage::Desire),
        ("m4", &["natural", "gentle"], [2, 3, 3], &ALL_VISUALS, true, Stage::Action),
        ("m5", &["cheapest"], [2, 5, 2], &["logo", "red"], false, Stage::Action),
        ("m6", &["natural", "handmade"], [3, 2, 2], &[], true, Stage::Action),
        ("m7", &["gentle", "refill"], [2, 3, 4], &["logo", "green", "type-a", "lockup"], true, Stage::AfterSale),
        ("m8", &["natural", "handmade"], [2, 3, 3], &ALL_VISUALS, true, Stage::Desire),
    ];
    rows.into_iter()
        .zip(COPY)
        .map(|((id, claims, [formality, playfulness, emotion], visuals, has_slogan, stage), (call, copy))| Message {
            stage,
            call_to_action: call.to_owned(),
            languages: vec![if id == "m8" { Language::En } else { Language::Ar }],
            copy: Bilingual::only(if id == "m8" { Language::En } else { Language::Ar }, copy),
            theme: Coded::Is(if id == "m5" { "lowprice".into() } else { "purity".into() }),
            claims: coded_set(claims),
            visuals: if id == "m6" { Coded::NotApplicable } else { coded_set(visuals) },
            tone: Coded::Is(Tone { formality, playfulness, emotion }),
            slogan: if has_slogan { Coded::Is("clean-by-nature".into()) } else { Coded::Absent },
            ..message(id)
        })
        .collect()
}

fn placements() -> Vec<Placement> {
    type Row<'a> = (&'a str, &'a str, &'a str, &'a str, u32, Vec<u64>);
    let rows: [Row<'_>; 11] = [
        ("m1", "instagram", "a1", "150.000", 1, vec![120_000; 2]),
        ("m1", "facebook", "a1", "60.000", 1, vec![55_000; 2]),
        ("m2", "blog", "a1", "40.000", 2, vec![9_000; 4]),
        ("m3", "influencer", "a1", "200.000", 3, vec![45_000, 0, 45_000]),
        ("m4", "instagram", "a1", "45.000", 3, vec![30_000; 6]),
        ("m5", "facebook", "a1", "60.000", 6, vec![50_000; 2]),
        ("m5", "sms", "a3", "36.000", 6, vec![1_800]),
        ("m6", "search", "a1", "70.000", 1, vec![6_000; 8]),
        ("m6", "search", "a2", "20.000", 5, vec![2_000; 4]),
        ("m7", "email", "a3", "15.000", 4, vec![1_700, 0, 1_700, 0, 1_700]),
        ("m8", "instagram", "a4", "30.000", 2, vec![20_000, 0, 20_000, 0, 20_000]),
    ];
    rows.into_iter()
        .enumerate()
        .map(|(line, (message, channel, audience, rate, start_week, quantities))| Placement {
            rate: Some(decimal(rate)),
            ..placement(&format!("p{}", line + 1), message, channel, &[audience], start_week, &quantities)
        })
        .collect()
}

fn vocabulary() -> Vocabulary {
    let name = |id: &str| Bilingual::only(Language::En, id);
    Vocabulary {
        themes: ["purity", "lowprice"].into_iter().map(|id| Theme { id: id.into(), name: name(id) }).collect(),
        claims: CLAIM_WORDS
            .into_iter()
            .map(|(id, en, ar)| {
                let own = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
                Claim { words: Words { en: own(en), ar: own(ar) }, ..Claim::named(id.into(), name(id)) }
            })
            .collect(),
        visuals: ALL_VISUALS.into_iter().chain(["red"]).map(|id| Visual { id: id.into(), name: name(id) }).collect(),
        slogans: [Slogan {
            id: "clean-by-nature".into(), text: Bilingual::new("Clean by nature", "نظافة من الطبيعة")
        }]
        .into_iter()
        .collect(),
    }
}

/// Returns the whole plan.
pub(crate) fn rayhan_soap() -> Plan {
    let mut plan = Plan::empty(Calendar { start: jiff::civil::date(2026, 3, 1), weeks: 8 }, "JOD".parse().unwrap());
    plan.money.budget = decimal("3000.000");
    plan.audiences = [audience("a1", 180_000), audience("a2", 60_000), audience("a3", 1_800), audience("a4", 25_000)]
        .into_iter()
        .collect();
    plan.audiences.make_mut()[3] = Audience { languages: vec![Language::En], ..audience("a4", 25_000) }.into();
    plan.vocabulary = vocabulary();
    plan.messages = messages().into_iter().collect();
    let platform = plan.messages[0].clone();
    plan.platform = Platform {
        theme: platform.theme.value().cloned(),
        claims: platform.claims.value().cloned().unwrap_or_default(),
        visuals: platform.visuals.value().cloned().unwrap_or_default(),
        tone: platform.tone.value().copied(),
        slogan: platform.slogan.value().cloned(),
    };
    plan.channels = [
        channel("instagram", Tool::SocialNetworks, &["a1", "a4"]),
        channel("facebook", Tool::SocialNetworks, &["a1"]),
        channel("blog", Tool::Blogs, &["a1"]),
        channel("influencer", Tool::SocialNetworks, &["a1"]),
        channel("sms", Tool::MobilePhone, &["a3"]),
        channel("search", Tool::SearchEngines, &["a1", "a2"]),
        channel("email", Tool::Email, &["a3"]),
    ]
    .into_iter()
    .collect();
    plan.placements = placements().into_iter().collect();
    plan.other_costs = [
        other_cost("production", CostKind::Production, "560.000", Some(1)),
        other_cost("measurement", CostKind::Measurement, "100.000", Some(8)),
        other_cost("contingency", CostKind::Contingency, "159.000", None),
    ]
    .into_iter()
    .collect();
    plan
}
