//! Documents made to do harm: whatever the bytes, they are refused or read, checked, analysed and written in bounded time.

use imc_planner::analysis::Analysis;
use imc_planner::plan::{ENGINE, Plan, limits};
use imc_planner::store::{self, read};
use proptest::prelude::*;

const DOCUMENTS: [&str; 3] = [
    include_str!("../../saves/rayhan-soap.ron"),
    include_str!("../../saves/three-channels.ron"),
    include_str!("../../saves/old/format-1.ron"),
];

/// What a document goes through between being opened and saved.
fn go_through(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(opened) = read(bytes) else { return Ok(()) };
    let analysis = Analysis::of(&opened.plan);
    prop_assert_eq!(analysis.reach.audiences.len(), opened.plan.audiences.len());
    prop_assert_eq!(&*store::bytes_to_save(&opened.plan, Some(&opened)), bytes);
    let changed =
        Plan { engine: ENGINE, title: imc_planner::plan::Bilingual::new("changed", ""), ..Plan::clone(&opened.plan) };
    let saved = store::bytes_to_save(&changed, Some(&opened));
    let again = read(&saved).map_err(|error| {
        TestCaseError::fail(format!("{error}\n{}\n{}", String::from_utf8_lossy(bytes), String::from_utf8_lossy(&saved)))
    })?;
    prop_assert_eq!(&*again.plan, &changed);
    prop_assert_eq!(again.unknown_fields.len(), opened.unknown_fields.len());
    Ok(())
}

/// Pieces that mean something somewhere in a document.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "\"",
            "\\",
            "//",
            "/*",
            "*/",
            "\n",
            "NaN",
            "inf",
            "-0.0",
            "1e308",
            "0",
            "1",
            "18446744073709551615",
            "-1",
            "Some(",
            "None",
            "Is(",
            "r#\"",
            "'",
            "Unknown",
            "()",
            "true",
            "mood: 1,",
            "id: \"a\",",
            "\u{202e}",
            "ص",
            "Rating(r1: 0.5)",
            "engine: 1,",
            "weeks: 520",
            "#![enable(unwrap_newtypes)]",
        ])
        .prop_map(str::to_owned),
        "[0-9]{1,20}",
        "[ -~]{0,8}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_documents_are_refused_or_read(
        document in 0..DOCUMENTS.len(),
        damage in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..30, piece()), 1..6),
    ) {
        let mut text = DOCUMENTS[document].to_owned();
        for (at, removed, piece) in damage {
            let mut start = at.index(text.len() + 1);
            while !text.is_char_boundary(start) {
                start -= 1;
            }
            let mut end = (start + removed).min(text.len());
            while !text.is_char_boundary(end) {
                end += 1;
            }
            text.replace_range(start..end, &piece);
        }
        go_through(text.as_bytes())?;
    }

    /// Words of a document exchanged for others: most of these can still be read.
    #[test]
    fn exchanged_values_are_refused_or_read(
        document in 0..DOCUMENTS.len(),
        exchanged in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..5),
    ) {
        let mut text = DOCUMENTS[document].to_owned();
        for (from, to) in exchanged {
            let is_value = |word: &&str| word.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '"');
            let words: Vec<&str> = text.split([' ', ',', '(', ')', '[', ']', '\n']).filter(is_value).collect();
            let (from, to) = (from.get(&words).to_string(), to.get(&words).to_string());
            text = text.replacen(&from, &to, 1);
        }
        go_through(text.as_bytes())?;
    }
}

#[test]
fn the_largest_lists_together_are_analysed() {
    let many = |count: usize, item: fn(usize) -> String| (0..count).map(item).collect::<Vec<_>>().join(",");
    let text = format!(
        "(format: 1, calendar: (start: \"2026-03-01\", weeks: 520), money: (currency: \"JOD\"), audiences: [{}], \
         messages: [{}], channels: [{}], placements: [{}])",
        many(limits::MAX_AUDIENCES, |number| format!("(id: \"a{number}\", size: 1000)")),
        many(limits::MAX_MESSAGES, |number| format!("(id: \"m{number}\", theme: Is(\"t\"))")),
        many(limits::MAX_CHANNELS, |number| format!(
            "(id: \"c{number}\", unit: Insertions, contacts: [(audience: \"a{}\", model: Rating(r1: 0.1, r2: 0.15))])",
            number % 200
        )),
        many(limits::MAX_MESSAGES, |number| format!(
            "(id: \"p{number}\", message: \"m{number}\", channel: \"c{number}\", start_week: 1, quantities: [1])"
        )),
    );
    let opened = read(text.as_bytes()).unwrap();
    let analysis = Analysis::of(&opened.plan);
    assert_eq!(analysis.reach.audiences.len(), limits::MAX_AUDIENCES);
}
