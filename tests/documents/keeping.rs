//! What stays in a document that this program changes: comments, unknown fields; and what it says of unknown values.

use imc_planner::edit::{Change, Edit, History, ItemId, Removal};
use imc_planner::plan::{Bilingual, CostModel, ENGINE, EngineChange, Placement, Plan};
use imc_planner::store::{self, Opened, ReadErrorKind, read, write};

use crate::{opened, with};

/// The document after `edit`.
fn after(opened: &Opened, edit: &Edit) -> String {
    let mut history = History::new(opened.plan.clone());
    history.perform(edit, None).unwrap();
    let bytes = store::bytes_to_save(history.plan(), Some(opened)).into_owned();
    let text = String::from_utf8(bytes).unwrap();
    let again = read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(*again.plan, Plan { engine: ENGINE, ..Plan::clone(history.plan()) }, "{text}");
    text
}

fn title(text: &str) -> Edit {
    Edit::Title(Bilingual::new(text, ""))
}

const ANNOTATED: &str = r#"// A plan by hand.
#![enable(implicit_some)]
// Ask before changing it.
(
    format: 1, // the first
    calendar: (start: "2026-03-01", weeks: 8),
    money: (/* dinars */ currency: "JOD", budget: "10.000"), mood: (1, [2, "ص\u{41}"], { "a": Some(x) }),
    // Nothing is noted yet.
    notes: (en: ""),
    audiences: [
        // The census of 2024.
        (id: "women", size: 100, segment: "urban"),
        (id: "men", size: 90), // estimated
    ],
    messages: [(id: "m", claims: Is([ "a", /* key claim */ "b" ]))],
    channels: [
        (id: "tv"), /* and */ (id: "radio", // local
            cost: PerUnit(/* agreed */ "1")),
    ],
    placements: [
        (id: "p1", message: "m", channel: "radio", start_week: 1, quantities: [1, /* holiday */ 0, 3]),
        // (id: "p0", message: "m", channel: "radio", start_week: 1),
    ],
    // The end.
)
// Signed.
"#;

#[test]
fn comments_and_unknown_fields_stay_where_they_stand() {
    let expected = r#"#![enable(implicit_some)]
// A plan by hand.
// Ask before changing it.
(
    format: 1, // the first
    engine: 3,
    title: (en: "New"),
    calendar: (start: "2026-03-01", weeks: 8),
    money: (
        /* dinars */
        currency: "JOD",
        budget: "10.000",
    ),
    mood: (1, [2, "ص\u{41}"], { "a": Some(x) }),
"#;
    let text = after(&opened(ANNOTATED), &title("New"));
    assert!(text.starts_with(expected), "{text}");
    for part in [
        "    // Nothing is noted yet.\n    audiences: [\n",
        "        // The census of 2024.\n        (id: \"women\", name: (), size: 100, segment: \"urban\"),\n",
        "        (id: \"men\", name: (), size: 90), // estimated\n",
        "                \"a\",\n                /* key claim */\n                \"b\",\n",
        "        /* and */\n        (\n            id: \"radio\", // local\n",
        "            cost: PerUnit(\n                /* agreed */\n                \"1\",\n            ),\n",
        "                1,\n                /* holiday */\n                0,\n                3,\n",
        "        // (id: \"p0\", message: \"m\", channel: \"radio\", start_week: 1),\n    ],\n    // The end.\n)\n// Signed.\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert_eq!(after(&opened(&text), &title("Newer")), text.replace("\"New\"", "\"Newer\""));
}

#[test]
fn comments_go_with_what_they_belong_to() {
    let document = opened(ANNOTATED);
    let text = after(&document, &Removal::of(&document.plan, ItemId::Audience("women".into())).edit());
    assert!(!text.contains("census") && !text.contains("urban") && text.contains("// estimated"), "{text}");
    let text = after(&document, &Change::<imc_planner::plan::Audience>::Move { id: "men".into(), to: 0 }.into());
    assert!(
        text.contains("audiences: [\n        (id: \"men\", name: (), size: 90), // estimated\n        // The census")
    );
    let radio = document.plan.channel(&"radio".into()).unwrap().clone();
    let text = after(&document, &Change::Replace(imc_planner::plan::Channel { cost: CostModel::Free, ..radio }).into());
    assert!(text.contains("            /* agreed */\n            cost: Free,\n"), "{text}");
    let placement = Placement { quantities: vec![5], ..document.plan.placements[0].as_ref().clone() };
    let text = after(&document, &Change::Replace(placement).into());
    assert!(text.contains("5,\n                /* holiday */\n            ]"), "{text}");
}

#[test]
fn a_plan_without_comments_is_written_as_ever() {
    let document = opened(&with("audiences: [(id: \"a\")]"));
    assert_eq!(document.origin, None);
    let text = after(&document, &title("New"));
    assert_eq!(text, write(&read(text.as_bytes()).unwrap().plan));
}

#[test]
fn unknown_values_are_named_and_left_out() {
    let text = with(
        "messages: [(id: \"m\", kind: Telepathic, theme: Maybe(\"x\"), languages: [Ar, Fr, En, Fr])],
         channels: [
            (id: \"tv\", element: Advertising, cost: PerView(rate: \"1\", of: (1, 2)), tool: Hologram),
            (id: \"radio\", tool: Hologram, contacts: [
                (audience: \"a\", model: Psychic(r1: 0.1)), (audience: \"b\", model: Rating(r1: 0.1)),
            ]),
         ],
         placements: [(id: \"p\", message: \"m\", channel: \"tv\", start_week: 1, status: Cancelled)]",
    );
    let document = opened(&text);
    let named: Vec<String> =
        document.unknown_values.iter().map(|unknown| format!("{}: {}", unknown.place, unknown.value)).collect();
    assert_eq!(
        named,
        [
            "messages[0] \"m\" → kind: Telepathic",
            "messages[0] \"m\" → theme: Maybe",
            "messages[0] \"m\" → languages[1]: Fr",
            "messages[0] \"m\" → languages[3]: Fr",
            "channels[0] \"tv\" → cost: PerView",
            "channels[0] \"tv\" → tool: Hologram",
            "channels[1] \"radio\" → tool: Hologram",
            "channels[1] \"radio\" → contacts[0] \"a\" → model: Psychic",
            "placements[0] \"p\" → status: Cancelled",
        ]
    );
    assert!(document.is_read_only());
    assert_eq!(document.plan.channel(&"radio".into()).unwrap().contacts.len(), 1);
    assert_eq!(document.plan.placements.len(), 1);
    assert_eq!(store::bytes_to_save(&document.plan, Some(&document)), text.as_bytes());
}

#[test]
fn other_errors_beside_unknown_values_keep_their_place() {
    let error = read(with("channels: [(id: \"tv\", tool: Hologram,\n overlap: NaN)]").as_bytes()).unwrap_err();
    assert_eq!(error.to_string(), "line 3, column 11: channels[0] \"tv\" → overlap: NaN is not a usable number");
    let kinds: String =
        (0..40).map(|number| format!("(id: \"m{number}\", kind: Kind{number}),")).collect::<Vec<_>>().concat();
    let error = read(with(&format!("messages: [{kinds}]")).as_bytes()).unwrap_err();
    assert!(matches!(error.kind, ReadErrorKind::UnknownVariant { .. }), "{error}");
}

#[test]
fn golden_documents_of_every_format_are_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/saves/old");
    for format in 1..=imc_planner::plan::FORMAT {
        let bytes = std::fs::read(format!("{folder}/format-{format}.ron")).unwrap();
        let document = read(&bytes).unwrap_or_else(|error| panic!("format {format}: {error}"));
        assert_eq!(document.unknown_fields, ["from_a_later_version"], "format {format}");
        assert!(document.unknown_values.is_empty());
        assert_eq!(store::bytes_to_save(&document.plan, Some(&document)), bytes, "format {format}");
        // The golden document has something of everything: a line here for each that could be read wrongly.
        let plan = &document.plan;
        assert_eq!((plan.calendar.weeks, plan.money.budget.to_string().as_str()), (8, "1500.500"));
        assert_eq!((plan.messages.len(), plan.channels.len(), plan.placements.len()), (2, 7, 3));
        assert_eq!(plan.vocabulary.claims[1].value, Some(imc_planner::plan::ClaimValue::Days(2)));
        assert_eq!(
            plan.placements.iter().map(|placement| placement.quantities.iter().sum::<u64>()).sum::<u64>(),
            240_046
        );
        let costs: Vec<_> = plan
            .channels
            .iter()
            .map(|channel| imc_planner::text::terms::cost_model(&channel.cost, imc_planner::text::Language::En))
            .collect();
        assert_eq!(costs.len(), costs.iter().collect::<std::collections::BTreeSet<_>>().len(), "every cost model once");
        let saved = after(&document, &title("Changed"));
        assert!(saved.contains("from_a_later_version: (1, 2)") && saved.contains("// A comment."), "{saved}");
    }
}

#[test]
fn a_plan_of_older_calculations_says_what_changed() {
    let channels = "channels: [(id: \"tv\", overlap: 0.2)], messages: [(id: \"m\")]";
    let changes = |engine: u32| {
        let document = opened(&with(&format!("engine: {engine}, {channels}")));
        assert_eq!(document.plan.engine, engine, "reading changes nothing");
        EngineChange::since_shown(&document.plan)
    };
    assert_eq!(changes(1), [EngineChange::OverlapCounts, EngineChange::BlanksWidenConsistency]);
    assert_eq!(changes(2), []);
    assert_eq!(changes(99), []);
    assert_eq!(EngineChange::since_shown(&opened(&with("engine: 1")).plan), [], "nothing in it is computed otherwise");
    let text = after(&opened(&with("engine: 1")), &title("New"));
    assert!(text.contains(&format!("engine: {ENGINE},")), "{text}");
}

#[test]
fn raw_names_are_the_names_that_they_mark() {
    let text = "(format: 1, calendar: (start: \"2026-03-01\", weeks: 8), money: (currency: \"JOD\"),\n\
        // Long agreed.\n r#title: (en: \"Old\"), r#type: 3, r#messages: [(id: \"m\", r#claims: r#Is([/* key */ \"a\"]), r#a-b: (r#c: 1))])";
    let before = opened(text);
    assert_eq!(before.unknown_fields, ["type", "messages[0] \"m\" → a-b"]);
    let text = after(&before, &title("New"));
    for part in ["// Long agreed.\n    title: (en: \"New\")", "r#type: 3", "r#a-b: (r#c: 1)", "/* key */\n"] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert_eq!(opened(&text).unknown_fields, before.unknown_fields);
}

#[test]
fn unknown_fields_stay_in_what_says_nothing_else() {
    let whole = "organisation: (en: \"\", fr: \"R\"), product: (fr: \"S\"), notes: (fr: \"N\"), vocabulary: (moods: [1]), platform: (mood: 2),\n\
        settings: (input_error: (price: 0.1)),\n\
        objectives: [(id: \"o\", text: (en: \"t\"), measure: (fr: \"M\"))],\n\
        audiences: [(id: \"a\", name: (fr: \"A\"), notes: (fr: \"B\"))],\n\
        messages: [(id: \"m\", name: (fr: \"C\"), copy: (fr: \"D\"), notes: (/* said */ fr: \"E\"))],\n\
        channels: [(id: \"c\", terms: (rebate: 3))],\n\
        placements: [(id: \"p\", message: \"m\", channel: \"c\", start_week: 1, terms: (rebate: 4), rationale: (fr: \"F\"))],\n\
        other_costs: [(id: \"x\", name: (fr: \"G\"), amount: \"1\", terms: (rebate: 5))]";
    let before = opened(&with(whole));
    assert_eq!(before.unknown_fields.len(), 17, "{:?}", before.unknown_fields);
    let text = after(&before, &title("New"));
    let sorted = |opened: &Opened| opened.unknown_fields.iter().cloned().collect::<std::collections::BTreeSet<_>>();
    assert_eq!(sorted(&opened(&text)), sorted(&before), "{text}");
    assert!(text.contains("/* said */\n"), "{text}");
    // What was known in them and is gone does not come back.
    let noted = opened(&with("notes: (en: \"old\", fr: \"N\")"));
    let text = after(&noted, &Edit::Notes(Bilingual::default()));
    assert!(!text.contains("old") && text.contains("notes: (fr: \"N\")"), "{text}");
}

#[test]
fn however_many_fields_are_unknown_they_are_kept() {
    let fields = (0..10_001).map(|number| format!("f{number}: {number}, ")).collect::<Vec<_>>().concat();
    let opened = opened(&with(&fields));
    assert!(!opened.is_read_only());
    let changed = after(&opened, &title("New"));
    assert_eq!(store::extras(&read(changed.as_bytes()).unwrap()).fields.len(), 10_001);
    let fields = (0..200_001).map(|number| format!("f{number}: 0,")).collect::<Vec<_>>().concat();
    let refused = read(with(&fields).as_bytes()).unwrap_err();
    assert_eq!(refused.kind, ReadErrorKind::ManyUnknownFields { limit: 200_000 });
}

#[test]
fn what_the_reader_takes_for_a_blank_hides_no_field() {
    for blank in ['\u{85}', '\u{200e}', '\u{200f}', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}', '\t'] {
        let opened =
            opened(&with(&format!("audiences: [(id: \"a\",{blank}mood{blank}: \"calm\"{blank},{blank}size: 5)]")));
        let changed = after(&opened, &title("New"));
        assert!(changed.contains("mood: \"calm\""), "{blank:?} {changed}");
    }
}

#[test]
fn pairs_and_records_keep_what_stands_beside_them() {
    let opened = opened(&with(
        "channels: [(id: \"tv\", pairs: [(with: \"a\", audience: \"x\", also_met: 0.1, note: 1), (with: \"b\", audience: \"x\", \
         also_met: 0.2, note: 2)])], actuals: [(placement: \"p\", weeks: [(week: 2, delivered: 1, note: 3), (week: 5, \
         delivered: 1, note: 4)])]",
    ));
    let mut channel = opened.plan.channels[0].as_ref().clone();
    channel.pairs.remove(0);
    let changed = after(&opened, &Change::Replace(channel).into());
    assert!(changed.contains("(with: \"b\", audience: \"x\", also_met: 0.2, note: 2)"), "{changed}");
    assert!(!changed.contains("note: 1"), "{changed}");
    let mut record = opened.plan.actuals[0].as_ref().clone();
    record.weeks.remove(0);
    let changed = after(&opened, &Change::Replace(record).into());
    assert!(changed.contains("note: 4") && !changed.contains("note: 3"), "{changed}");
}

#[test]
fn line_ends_and_the_mark_of_the_file_stay() {
    let lines = |end: &str| ANNOTATED.replace('\n', end).replace("(en: \"\")", "(en: \"one\ntwo\")");
    for (text, is_windows) in
        [(lines("\r\n"), true), (format!("\u{feff}{}", lines("\r\n")), true), (lines("\n"), false)]
    {
        let opened = opened(&text);
        let bytes = {
            let mut history = History::new(opened.plan.clone());
            history.perform(&title("New"), None).unwrap();
            String::from_utf8(store::bytes_to_save(history.plan(), Some(&opened)).into_owned()).unwrap()
        };
        assert_eq!(bytes.starts_with('\u{feff}'), text.starts_with('\u{feff}'));
        let returns = bytes.matches("\r\n").count();
        assert_eq!(returns, if is_windows { bytes.matches('\n').count() } else { 0 }, "{bytes:?}");
        assert_eq!(read(bytes.as_bytes()).unwrap().plan.notes.en, "one\ntwo");
    }
}
