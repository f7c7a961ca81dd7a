//! What is refused, with its place and its words.

use imc_planner::plan::PlanPlace;
use imc_planner::plan::limits::{MAX_CONTACTS, MAX_INNER_ITEMS, MAX_ITEMS, MAX_MESSAGES, MAX_TEXT_BYTES, Refusal};
use imc_planner::store::{ExpectedToken, Position, ReadErrorKind, read};

use crate::{MINIMAL, opened, with};

#[test]
fn what_is_no_plan_gets_one_clear_message() {
    let not = |found: &str| ReadErrorKind::NotAPlan { found: found.to_owned() };
    for (bytes, at, expected) in [
        (b"".as_slice(), None, ReadErrorKind::Empty),
        (b"\xef\xbb\xbf \n// only a comment", None, ReadErrorKind::Empty),
        (b"Dear all,\nplease find the plan (final).", Some((1, 1)), not("Dear all,")),
        (b"\n  {\"format\": 1}", Some((2, 3)), not("{\"format\": 1}")),
        (b"[package]\nname = \"x\"", Some((1, 1)), not("[package]")),
        (b"Scene(format: 1)", Some((1, 1)), not("Scene(format: 1)")),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None, not("\u{fffd}PNG")),
        (b"%PDF-1.7\n\xe2\xe3", None, not("%PDF-1.7")),
        (b"\xff\xfe(\0", None, ReadErrorKind::Utf16),
        (b"(format: 1,\n title: \"\xd3\xc7\")", Some((2, 10)), ReadErrorKind::NotUtf8 { offset: 21 }),
    ] {
        let error = read(bytes).unwrap_err();
        assert_eq!((error.kind, error.place), (expected, PlanPlace::default()), "{bytes:?}");
        assert_eq!(error.at, at.map(|(line, column)| Position { line, column }), "{bytes:?}");
    }
}

#[test]
fn other_formats_are_refused_by_their_number() {
    let newer = |found: &str| ReadErrorKind::NewerFormat { found: found.to_owned(), known: 1 };
    for (text, expected) in [
        ("(format: 2)", newer("2")),
        ("(title: (format: 1), /* (format: 1) */ format: 1_000, ?? [[[", newer("1000")),
        ("( // written by a later version\nformat : 99999999999999999999, !!", newer("99999999999999999999")),
        ("(format: 0)", ReadErrorKind::Unexpected { found: "0".to_owned(), expected: ExpectedToken::Format }),
        ("(format: -1)", ReadErrorKind::Unexpected { found: "-1".to_owned(), expected: ExpectedToken::Format }),
        ("(format: 1.5)", ReadErrorKind::Unexpected { found: "1.5".to_owned(), expected: ExpectedToken::WholeNumber }),
        ("(title: (en: \"format: 2\"))", ReadErrorKind::MissingField { field: "format".to_owned() }),
    ] {
        assert_eq!(read(text.as_bytes()).unwrap_err().kind, expected, "{text}");
    }
}

/// Fields of a plan beside the required ones (or a whole document in parentheses), then what refuses them: line and
/// column (the fields begin on line 2), place, message.
type Refused = (&'static str, (usize, usize), &'static str, &'static str);

#[test]
fn errors_have_their_place() {
    for table in [NOTATION, REQUIRED, VALUES, NUMBERS] {
        for &(fields, (line, column), place, message) in table {
            let text = if fields.starts_with('(') { fields.to_owned() } else { with(fields) };
            let Err(error) = read(text.as_bytes()) else { panic!("{text}") };
            assert_eq!(error.at, Some(Position { line, column }), "{text}\n{error}");
            assert_eq!((error.place.to_string().as_str(), error.kind.to_string().as_str()), (place, message), "{text}");
            let separator = if place.is_empty() { "" } else { ": " };
            assert_eq!(error.to_string(), format!("line {line}, column {column}: {place}{separator}{message}"));
        }
    }
}

#[test]
fn what_surrounds_a_plan_is_checked() {
    for (text, column, message) in [
        (format!("{MINIMAL} extra"), 82, "the plan ends before “extra”; nothing may follow it"),
        (format!("#![enable(magic)] {MINIMAL}"), 1, "“magic” is not an extension of the notation"),
        (format!("(x: {}", "(".repeat(100_000)), 69, "the brackets are nested too deeply"),
        (format!("(x: {}", "[".repeat(100_000)), 69, "the brackets are nested too deeply"),
    ] {
        let error = read(text.as_bytes()).unwrap_err();
        assert_eq!((error.at, error.kind.to_string().as_str()), (Some(Position { line: 1, column }), message));
    }
}

const NOTATION: &[Refused] = &[
    ("(", (1, 2), "", "the file ends in the middle of the plan"),
    ("(format: 1,\n", (2, 1), "", "the file ends in the middle of the plan"),
    ("title: (en: \"x\" ar: \"y\")", (2, 17), "title.en", "expected a comma, found “ar”"),
    ("title: (en: \"x\"; ar: \"y\")", (2, 16), "title.en", "expected a comma, found “;”"),
    ("title: (en \"x\")", (2, 12), "title", "expected a colon “:” after the field's name, found “\"x\"”"),
    ("title = (en: \"x\")", (2, 7), "", "expected a colon “:” after the field's name, found “=”"),
    ("\"title\": \"x\"", (2, 1), "", "expected a name, found “\"title\"”"),
    ("title: \"x\"", (2, 8), "title", "expected an opening parenthesis “(”, found “\"x\"”"),
    ("title: (en: 5)", (2, 13), "title.en", "expected a text in quotation marks, found “5”"),
    ("title: (en: \"x)", (2, 13), "title.en", "a text is not closed: its second quotation mark is missing"),
    ("title: (en: \"a\\q\")", (2, 13), "title.en", "“\\” in a text must be followed by \\, \", n, t, r or u{…}"),
    ("/* open", (2, 1), "", "a comment is not closed: “*/” is missing"),
    ("title: (en: \"x\", en: \"y\")", (2, 18), "title", "the field “en” stands twice"),
    ("audiences: (id: \"a\")", (2, 12), "audiences", "expected a list beginning with “[”, found “(”"),
    ("audiences: [(id: \"a\") (id: \"b\")]", (2, 23), "audiences[0]", "expected a comma, found “(”"),
    (
        "channels: [(id: \"radio\", cost: PerUnit(\"1\")]",
        (2, 44),
        "channels[0] \"radio\" → cost",
        "expected a closing parenthesis “)”, found “]”",
    ),
    (
        "audiences: [(id: \"a\", languages: [Ar)]",
        (2, 37),
        "audiences[0] \"a\" → languages[0]",
        "expected a closing bracket “]”, found “)”",
    ),
];

const REQUIRED: &[Refused] = &[
    ("(format: 1)", (1, 1), "", "the field “calendar” is missing"),
    (
        "(format: 1, calendar: (start: \"2026-13-01\", weeks: 8))",
        (1, 31),
        "calendar.start",
        "expected a date of the years 1900 to 2200 as \"YYYY-MM-DD\", found “\"2026-13-01\"”",
    ),
    (
        "(format: 1, calendar: (start: \"2026-03-01\", weeks: 521))",
        (1, 52),
        "calendar.weeks",
        "expected a number of weeks from 1 to 520, found “521”",
    ),
    (
        "(format: 1, calendar: (start: \"2026-03-01\", weeks: -3))",
        (1, 52),
        "calendar.weeks",
        "the number -3 is out of range: expected 1 to 520",
    ),
    (
        "(format: 1,\nmoney: (currency: \"jod\"))",
        (2, 19),
        "money.currency",
        "expected a currency code of three capital letters, as \"JOD\", found “\"jod\"”",
    ),
    ("audiences: [(name: (en: \"a\"))]", (2, 13), "audiences[0]", "the field “id” is missing"),
    (
        "placements: [(id: \"p\", message: \"m\",\n channel: \"c\")]",
        (2, 14),
        "placements[0] \"p\"",
        "the field “start_week” is missing",
    ),
    (
        "channels: [(id: \"radio\", cost: PerClick(rate: \"1\"))]",
        (2, 32),
        "channels[0] \"radio\" → cost",
        "the field “click_rate” is missing",
    ),
    ("messages: [(id: \"\")]", (2, 17), "messages[0].id", "the id is empty"),
];

const VALUES: &[Refused] = &[
    (
        "messages: [(id: \"m\", colour: \"red\")]",
        (2, 30),
        "messages[0] \"m\" → colour",
        "expected a colour as \"#rrggbb\", found “\"red\"”",
    ),
    (
        "messages: [(id: \"m\", tone: Is((formality: 9, playfulness: 1, emotion: 1)))]",
        (2, 43),
        "messages[0] \"m\" → tone.formality",
        "expected a tone value from 1 to 5, found “9”",
    ),
    (
        "messages: [(id: \"m\", tone: Is((formality: 300, playfulness: 1, emotion: 1)))]",
        (2, 43),
        "messages[0] \"m\" → tone.formality",
        "the number 300 is out of range: expected 1 to 5",
    ),
    (
        "channels: [(id: \"tv\"), (id: \"radio\", cost: PerUnit(\"1,5\"))]",
        (2, 52),
        "channels[1] \"radio\" → cost",
        "expected a decimal number in quotes, as \"150.000\", found “\"1,5\"”",
    ),
    (
        "audiences: [(id: \"a\", size: 1.5)]",
        (2, 29),
        "audiences[0] \"a\" → size",
        "expected a whole number, found “1.5”",
    ),
    (
        "audiences: [(id: \"a\", size: -5)]",
        (2, 29),
        "audiences[0] \"a\" → size",
        "the number -5 is out of range: expected 0 to 10000000000",
    ),
    (
        "audiences: [(size: 10000000001, id: \"all\")]",
        (2, 20),
        "audiences[0] \"all\" → size",
        "the number 10000000001 is out of range: expected 0 to 10000000000",
    ),
    (
        "settings: (effective_frequency: 0)",
        (2, 33),
        "settings.effective_frequency",
        "the number 0 is out of range: expected 1 to 100",
    ),
    (
        "placements: [(id: \"p\", message: \"m\", channel: \"c\", start_week: 1,\n quantities: [5, -1])]",
        (3, 18),
        "placements[0] \"p\" → quantities[1]",
        "the number -1 is out of range: expected 0 to 1000000000000",
    ),
    (
        "placements: [(id: \"p\", message: \"m\", channel: \"c\", start_week: 1,\n quantities: [5, 1000000000001])]",
        (3, 18),
        "placements[0] \"p\" → quantities[1]",
        "the number 1000000000001 is out of range: expected 0 to 1000000000000",
    ),
    (
        "placements: [(id: \"p\", message: \"m\", channel: \"c\", start_week: 1,\n pattern: Continuous(per_week: 1000000000001))]",
        (3, 32),
        "placements[0] \"p\" → pattern.per_week",
        "the number 1000000000001 is out of range: expected 0 to 1000000000000",
    ),
];

const NUMBERS: &[Refused] = &[
    (
        "channels: [(id: \"tv\"),\n (id: \"radio\", contacts: [(audience: \"a\",\n model: Rating(r1: NaN))])]",
        (4, 20),
        "channels[1] \"radio\" → contacts[0].model.r1",
        "NaN is not a usable number",
    ),
    (
        "channels: [(id: \"radio\", contacts: [(audience: \"a\",\n model: Rating(r1: 0.1, r2: -inf))])]",
        (3, 29),
        "channels[0] \"radio\" → contacts[0].model.r2",
        "-inf is not a usable number",
    ),
    (
        "channels: [(id: \"a\", contacts: [(audience: \"a\",\n model: Impressions(observed: (impressions: 5, reach: 1e300)))])]",
        (3, 55),
        "channels[0] \"a\" → contacts[0].model.observed.reach",
        "1e300 is not a usable number",
    ),
    (
        "channels: [(id: \"a\", contacts: [(audience: \"a\",\n model: Impressions(observed: (impressions: 1000000000001, reach: 0.5)))])]",
        (3, 45),
        "channels[0] \"a\" → contacts[0].model.observed.impressions",
        "the number 1000000000001 is out of range: expected 0 to 1000000000000",
    ),
    ("channels: [(id: \"a\", overlap: inf)]", (2, 31), "channels[0] \"a\" → overlap", "inf is not a usable number"),
    (
        "channels: [(id: \"a\", cost: PerClick(rate: \"1\", click_rate: NaN))]",
        (2, 60),
        "channels[0] \"a\" → cost.click_rate",
        "NaN is not a usable number",
    ),
    (
        "settings: (stage_targets: (desire: NaN))",
        (2, 36),
        "settings.stage_targets.desire",
        "NaN is not a usable number",
    ),
];

#[test]
fn lists_and_texts_have_a_longest_length() {
    let quantities = |weeks: usize| {
        with(&format!(
            "placements: [(id: \"p\", message: \"m\", channel: \"c\", start_week: 1, quantities: [{}])]",
            "1,".repeat(weeks)
        ))
    };
    let objectives = |count: usize| with(&format!("objectives: [{}]", "(id: \"a\"),".repeat(count)));
    let messages = |count: usize| with(&format!("messages: [{}]", "(id: \"a\"),".repeat(count)));
    let claims = |count: usize| with(&format!("messages: [(id: \"m\", claims: Is([{}]))]", "\"a\",".repeat(count)));
    let contacts = |channels: usize| {
        let contacts = "(audience: \"a\", model: Rating(r1: 0.1)),".repeat(MAX_INNER_ITEMS);
        with(&format!("channels: [{}]", format!("(id: \"c\", contacts: [{contacts}]),").repeat(channels)))
    };
    let noted = |bytes: usize| with(&format!("notes: (en: \"{}\")", "n".repeat(bytes)));
    let long_id = with(&format!("other_costs: [(id: \"{}\", amount: \"1\")]", "ن".repeat(101)));
    for text in [quantities(520), objectives(MAX_ITEMS), messages(MAX_MESSAGES), contacts(20), noted(MAX_TEXT_BYTES)] {
        opened(&text);
    }
    for (text, place, refusal) in [
        (quantities(521), "placements[0] \"p\" → quantities", Refusal::LongList { limit: 520 }),
        (objectives(MAX_ITEMS + 1), "objectives", Refusal::LongList { limit: MAX_ITEMS }),
        (messages(MAX_MESSAGES + 1), "messages", Refusal::LongList { limit: MAX_MESSAGES }),
        (claims(MAX_INNER_ITEMS + 1), "messages[0] \"m\" → claims", Refusal::LongList { limit: MAX_INNER_ITEMS }),
        (contacts(21), "channels", Refusal::TooManyContacts { limit: MAX_CONTACTS }),
        (long_id, "other_costs[0].id", Refusal::LongId { bytes: 202, limit: 200 }),
        (noted(MAX_TEXT_BYTES + 1), "notes.en", Refusal::LongText { limit: MAX_TEXT_BYTES }),
    ] {
        let error = read(text.as_bytes()).unwrap_err();
        assert_eq!((error.place.to_string().as_str(), &error.kind), (place, &ReadErrorKind::Beyond(refusal)));
        assert!(error.at.is_some());
    }
}

#[test]
fn a_newer_format_is_refused_however_its_number_is_written() {
    for format in ["9", "0x9", "0b10", "0o7", "1_0", "0x0_9", "4294967297", "99999999999999999999999"] {
        let text = MINIMAL.replace("format: 1", &format!("format: {format}"));
        let error = read(text.as_bytes()).unwrap_err();
        assert!(matches!(error.kind, ReadErrorKind::NewerFormat { known: 1, .. }), "{format}: {error}");
    }
    for format in ["1", "0x1", "0b1", "0_1", "01"] {
        opened(&MINIMAL.replace("format: 1", &format!("format: {format}")));
    }
    assert!(read(MINIMAL.replace("format: 1", "format: 0x0").as_bytes()).is_err());
    for fault in ["hex", "plain"] {
        let path = format!("{}/tests/data/faults/07-newer-format-{fault}.ron", env!("CARGO_MANIFEST_DIR"));
        let error = read(&std::fs::read(path).unwrap()).unwrap_err();
        assert_eq!(error.kind, ReadErrorKind::NewerFormat { found: "9".into(), known: 1 });
    }
}
