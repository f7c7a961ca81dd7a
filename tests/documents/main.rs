//! Plan documents as files: the samples, what is read, and what is refused with which words.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod hostile;
mod keeping;
mod refusals;
mod samples;

use imc_planner::plan::{Bilingual, Plan};
use imc_planner::store::{self, Opened, read, write};

const MINIMAL: &str = "(format: 1, calendar: (start: \"2026-03-01\", weeks: 8), money: (currency: \"JOD\"))";

fn opened(text: &str) -> Opened {
    read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

#[test]
fn a_short_document_is_a_plan() {
    let plan = opened(MINIMAL).plan;
    let expected = Plan::empty(plan.calendar, plan.money.currency);
    assert_eq!(*plan, expected);
    for text in [
        format!("\u{feff}{MINIMAL}"),
        format!("#![enable(implicit_some)]\r\n// a note\r\n/* another /* inside */ */ Plan{MINIMAL}\r\n\r\n"),
        MINIMAL.replace("1,", "1, engine: 3, title: (), placements: [],"),
    ] {
        assert_eq!(*opened(&text).plan, expected, "{text}");
    }
}

#[test]
fn optional_values_stand_with_or_without_some() {
    for value in ["3", "Some(3)"] {
        let text = with(&format!("other_costs: [(id: \"a\", amount: \"1\", week: {value})]"));
        assert_eq!(opened(&text).plan.other_costs[0].week, Some(3));
    }
}

#[test]
fn an_unchanged_plan_is_saved_byte_for_byte() {
    for text in [MINIMAL.to_owned(), format!("\u{feff}  // by hand\r\n{MINIMAL}"), with("colour: 5")] {
        let opened = opened(&text);
        let mut plan = Plan::clone(&opened.plan);
        assert_eq!(store::bytes_to_save(&plan, Some(&opened)), text.as_bytes());
        assert_eq!(store::bytes_to_save(&plan, None), write(&plan).as_bytes());
        plan.title = Bilingual::new("Changed", "تغيّر");
        let saved = store::bytes_to_save(&plan, Some(&opened));
        assert_eq!(*read(&saved).unwrap().plan, plan, "{text}");
    }
}

#[test]
fn unknown_fields_are_named() {
    let text = with(
        "mood: (1, [2], {\"a\": Some(x)}), \
         channels: [(id: \"radio\", sound: \"loud\", contacts: [(audience: \"a\", model: Rating(r1: 0.1, r3: 0.2))])], \
         vocabulary: (themes: [(id: \"purity\", hue: 3)]), settings: (stage_targets: (before: 0.1))",
    );
    assert_eq!(
        opened(&text).unknown_fields,
        [
            "mood",
            "channels[0] \"radio\" → sound",
            "channels[0] \"radio\" → contacts[0].model.r3",
            "vocabulary.themes[0] \"purity\" → hue",
            "settings.stage_targets.before",
        ]
    );
    let many = with(&(0..5000).map(|number| format!("x{number}: 1")).collect::<Vec<_>>().join(", "));
    assert_eq!(opened(&many).unknown_fields.len(), store::MAX_UNKNOWN_FIELDS);
}

/// A plan with more fields, which begin on line 2, column 1.
fn with(fields: &str) -> String {
    format!("(format: 1, calendar: (start: \"2026-03-01\", weeks: 8), money: (currency: \"JOD\"),\n{fields})")
}
