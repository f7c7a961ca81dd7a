//! What the history accepts can be written and read back; what no plan may be is refused, and nothing then changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::{audience, channel, message, placement, plan, settings};
use crate::edit::{Change, Edit, EditError, EditName, History, Subject, Verb};
use crate::plan::limits::{
    self, Beyond, MAX_AUDIENCES, MAX_BYTES, MAX_CONTACTS, MAX_ID_BYTES, MAX_INNER_ITEMS, MAX_ITEMS, MAX_PEOPLE,
    MAX_PLACEMENT_WEEKS, MAX_QUANTITY, MAX_TEXT_BYTES, MAX_WEEK, Refusal,
};
use crate::plan::schema::ListName;
use crate::plan::schema::{self, LISTS, REFERENCES};
use crate::plan::{
    Actual, ActualWeek, Audience, Bilingual, Calendar, Channel, Contact, ContactModel, Message, Placement, Plan,
    Settings,
};
use crate::store::{bytes_to_save, read, write};

fn sample() -> Arc<Plan> {
    read(crate::catalogue::SAMPLES[0].text.as_bytes()).unwrap().plan
}

fn can_be_read_back(plan: &Plan) {
    let bytes = bytes_to_save(plan, None);
    assert_eq!(*read(&bytes).unwrap().plan, Plan { engine: crate::plan::ENGINE, ..plan.clone() });
}

/// Performs the edit on the sample. Returns where and why it was refused, and checks that nothing changed then.
fn refusal(edit: &Edit) -> Option<(String, Refusal)> {
    let mut history = History::new(sample());
    match history.perform(edit, None) {
        Ok(_) => {
            can_be_read_back(history.plan());
            None
        }
        Err(EditError::Beyond(Beyond { refusal, place })) => {
            assert!(!history.is_changed() && history.undo_name().is_none());
            Some((place.to_string(), refusal))
        }
        Err(other) => panic!("{other}"),
    }
}

fn first_placement(change: impl Fn(&mut Placement)) -> Edit {
    let mut placement = Placement::clone(&sample().placements[0]);
    change(&mut placement);
    Change::Replace(placement).into()
}

fn first_channel(change: impl Fn(&mut Channel)) -> Edit {
    let mut channel = Channel::clone(&sample().channels[0]);
    change(&mut channel);
    Change::Replace(channel).into()
}

fn first_audience(change: impl Fn(&mut Audience)) -> Edit {
    let mut audience = Audience::clone(&sample().audiences[0]);
    change(&mut audience);
    Change::Replace(audience).into()
}

fn notes(text: &str, times: usize) -> Edit {
    Edit::Notes(Bilingual { en: text.repeat(times), ar: String::new() })
}

fn year(year: i16) -> Edit {
    Edit::Calendar(Calendar { start: jiff::civil::date(year, 1, 4), weeks: 8 })
}

fn record(weeks: usize) -> Edit {
    let entry = |week| ActualWeek { week, delivered: Some(MAX_QUANTITY), spent: None };
    let weeks = (1..).map(entry).take(weeks).collect();
    Change::Add { item: Actual { placement: "p1".into(), weeks, source: String::new() }, at: None }.into()
}

/// As many audiences as make the list so long.
fn audiences(length: usize) -> Edit {
    let plan = sample();
    let more = (plan.audiences.len()..length).map(|number| {
        let item = Audience { id: format!("more-{number}").into(), ..Audience::clone(&plan.audiences[0]) };
        Change::Add { item, at: None }.into()
    });
    Edit::Several { edits: more.collect(), name: EditName::of(Verb::Add, Subject::Item(ListName::Audiences), length) }
}

fn id_of(bytes: usize) -> Edit {
    let item = Audience { id: "i".repeat(bytes).into(), ..Audience::clone(&sample().audiences[0]) };
    Change::Add { item, at: None }.into()
}

fn range(found: i128, lowest: u64, highest: u64) -> Refusal {
    Refusal::OutOfRange { found: found.to_string(), lowest, highest }
}

/// An edit at a limit, one beyond it, and where and why that is refused.
type Case = (Edit, Edit, &'static str, Refusal);

fn numbers() -> Vec<Case> {
    let overlap = |value| first_channel(|channel| channel.overlap = value);
    let frequency = |effective_frequency| Edit::Settings(Settings { effective_frequency, ..Settings::default() });
    vec![
        (
            first_placement(|item| item.quantities = vec![0, MAX_QUANTITY]),
            // `100,200,300,400,500` in a field for one number.
            first_placement(|item| item.quantities = vec![0, 100_200_300_400_500]),
            "placements[0] \"p1\" → quantities[1]",
            range(100_200_300_400_500, 0, MAX_QUANTITY),
        ),
        (
            first_placement(|item| item.start_week = MAX_WEEK),
            first_placement(|item| item.start_week = u32::MAX),
            "placements[0] \"p1\" → start_week",
            range(u32::MAX.into(), 0, MAX_WEEK.into()),
        ),
        (
            first_placement(|item| item.terms.free_units = MAX_QUANTITY),
            first_placement(|item| item.terms.free_units = u64::MAX),
            "placements[0] \"p1\" → terms.free_units",
            range(u64::MAX.into(), 0, MAX_QUANTITY),
        ),
        (
            first_audience(|item| item.size = MAX_PEOPLE),
            first_audience(|item| item.size = MAX_PEOPLE + 1),
            "audiences[0] \"women-22-45\" → size",
            range(i128::from(MAX_PEOPLE) + 1, 0, MAX_PEOPLE),
        ),
        (
            overlap(-1e9),
            overlap(f64::NAN),
            "channels[0] \"instagram\" → overlap",
            Refusal::NotUsable { found: "NaN".into() },
        ),
        (
            overlap(-0.0),
            overlap(f64::NEG_INFINITY),
            "channels[0] \"instagram\" → overlap",
            Refusal::NotUsable { found: "-inf".into() },
        ),
        (year(2200), year(2201), "calendar.start", Refusal::Day { found: "2201-01-04".into() }),
        (year(1900), year(-44), "calendar.start", Refusal::Day { found: "-000044-01-04".into() }),
        (frequency(100), frequency(101), "settings.effective_frequency", range(101, 1, 100)),
    ]
}

fn lengths() -> Vec<Case> {
    let claims = |count| {
        let mut message = Message::clone(&sample().messages[0]);
        message.claims = crate::plan::Coded::Is(vec!["natural".into(); count]);
        Edit::from(Change::Replace(message))
    };
    let weeks = |count| first_placement(|item| item.quantities = vec![MAX_QUANTITY; count]);
    let list = |limit| Refusal::LongList { limit };
    let text = Refusal::LongText { limit: MAX_TEXT_BYTES };
    let id = Refusal::LongId { bytes: MAX_ID_BYTES + 1, limit: MAX_ID_BYTES };
    let record_weeks = "actuals[0] \"p1\" → weeks";
    let (quantities, coded) = ("placements[0] \"p1\" → quantities", "messages[0] \"launch-reel\" → claims");
    vec![
        (weeks(MAX_PLACEMENT_WEEKS), weeks(MAX_PLACEMENT_WEEKS + 1), quantities, list(MAX_PLACEMENT_WEEKS)),
        (record(MAX_PLACEMENT_WEEKS), record(MAX_PLACEMENT_WEEKS + 1), record_weeks, list(MAX_PLACEMENT_WEEKS)),
        (audiences(MAX_AUDIENCES), audiences(MAX_AUDIENCES + 1), "audiences", list(MAX_AUDIENCES)),
        (claims(MAX_INNER_ITEMS), claims(MAX_INNER_ITEMS + 1), coded, list(MAX_INNER_ITEMS)),
        (notes("n", MAX_TEXT_BYTES), notes("n", MAX_TEXT_BYTES + 1), "notes.en", text.clone()),
        // A text that takes six times as many bytes in the document as in memory.
        (notes("\u{7f}", MAX_TEXT_BYTES), notes("\u{200f}", MAX_TEXT_BYTES / 3 + 1), "notes.en", text),
        (id_of(MAX_ID_BYTES), id_of(MAX_ID_BYTES + 1), "audiences[4].id", id),
        (id_of(1), id_of(0), "audiences[4].id", Refusal::EmptyId),
    ]
}

#[test]
fn each_limit_is_accepted_and_one_more_is_refused() {
    for (accepted, refused, place, why) in numbers().into_iter().chain(lengths()) {
        assert_eq!(refusal(&accepted), None, "{place}");
        let found = refusal(&refused);
        assert_eq!(found.as_ref().map(|(place, why)| (place.as_str(), why)), Some((place, &why)));
        for language in crate::plan::Language::ALL {
            let beyond = Beyond { refusal: why.clone(), place: crate::plan::PlanPlace::default() };
            assert!(!crate::text::beyond(&beyond, crate::text::Locale::of(language)).is_empty(), "{why}");
        }
    }
}

#[test]
fn contact_models_are_counted_over_all_channels() {
    let plan = sample();
    let contact = Contact {
        audience: "a".into(),
        model: ContactModel::Impressions { reachable: None, observed: None },
        share: None,
        source: String::new(),
    };
    let added = |number: usize, count: usize| -> Edit {
        let contacts = vec![contact.clone(); count];
        let id = format!("c{number}").into();
        Change::Add { item: Channel { id, contacts, ..Channel::clone(&plan.channels[0]) }, at: None }.into()
    };
    let mut history = History::new(Arc::clone(&plan));
    let has: usize = plan.channels.iter().map(|channel| channel.contacts.len()).sum();
    for number in 0..MAX_CONTACTS / MAX_INNER_ITEMS - 1 {
        history.perform(&added(number, MAX_INNER_ITEMS), None).unwrap();
    }
    history.perform(&added(97, MAX_INNER_ITEMS - has), None).unwrap();
    can_be_read_back(history.plan());
    let refused = history.perform(&added(98, 1), None).unwrap_err();
    assert!(matches!(refused, EditError::Beyond(Beyond { refusal: Refusal::TooManyContacts { .. }, .. })), "{refused}");
}

#[test]
fn a_plan_does_not_outgrow_what_is_opened() {
    let mut history = History::new(sample());
    let text = "ص".repeat(MAX_TEXT_BYTES / 2);
    let mut refused = None;
    for number in 0..40 {
        let item = Audience {
            id: format!("large-{number}").into(),
            notes: Bilingual::new(text.clone(), text.clone()),
            ..Audience::clone(&sample().audiences[0])
        };
        if let Err(why) = history.perform(&Change::Add { item, at: None }.into(), None) {
            refused = Some((number, why));
            break;
        }
    }
    let (number, why) = refused.unwrap();
    assert_eq!(number, 31, "two mebibytes each");
    assert_eq!(
        why,
        EditError::Beyond(Beyond {
            refusal: Refusal::TooLarge { limit: MAX_BYTES },
            place: crate::plan::PlanPlace::default()
        })
    );
    assert!(write(history.plan()).len() as u64 <= MAX_BYTES);
    // Texts that are typed over and over do not add up, and what makes the plan smaller is always possible.
    for round in 0..3 {
        let notes = Bilingual::new(text[..text.len() / 4].to_owned(), round.to_string());
        history.perform(&Edit::Notes(notes), None).unwrap();
    }
    history.perform(&Change::<Audience>::Remove("large-0".into()).into(), None).unwrap();
}

/// Comments and fields of other programs count too: what they take in the file is no longer there for the plan.
#[test]
fn what_a_document_keeps_beside_the_plan_counts() {
    let sample = crate::catalogue::SAMPLES[0].text;
    let note = "ص".repeat(MAX_TEXT_BYTES / 2);
    let comments = format!("// {note}\n").repeat(12);
    let fields: Vec<String> = (0..12).map(|number| format!("    later_{number}: \"{note}\",\n")).collect();
    let fields = fields.concat();
    let start = sample.find("    format:").unwrap();
    let text = format!("{comments}{}{fields}{}", &sample[..start], &sample[start..]);
    let opened = read(text.as_bytes()).unwrap();
    assert!(opened.bytes_beside >= 24 * 1024 * 1024, "{}", opened.bytes_beside);
    let mut history = History::opened(Arc::clone(&opened.plan), opened.bytes_beside);
    let mut added = 0;
    let why = loop {
        let item = Audience {
            id: format!("large-{added}").into(),
            notes: Bilingual::new(note.clone(), note.clone()),
            ..Audience::clone(&sample_audience())
        };
        match history.perform(&Change::Add { item, at: None }.into(), None) {
            Ok(_) => added += 1,
            Err(why) => break why,
        }
    };
    assert!(matches!(why, EditError::Beyond(Beyond { refusal: Refusal::TooLarge { .. }, .. })), "{why}");
    assert_eq!(added, 19, "two mebibytes each, beside twenty-four");
    let bytes = bytes_to_save(history.plan(), Some(&opened));
    assert!(bytes.len() as u64 <= MAX_BYTES, "{}", bytes.len());
    assert_eq!(read(&bytes).unwrap().unknown_fields.len(), 12);
}

fn sample_audience() -> Arc<Audience> {
    Arc::clone(&sample().audiences[0])
}

/// What a random number does to a plan, within the limits and beyond.
fn edit_of(plan: &Plan, kind: u8, size: usize, made: &Made) -> Option<Edit> {
    let text = |times: usize| Bilingual::new("\u{202e}\"ص\n".repeat(times), "");
    let exponent = u32::try_from(size % 64).unwrap_or(0);
    Some(match kind % 12 {
        0 => Edit::Notes(text(size)),
        1 => Edit::Settings(made.settings),
        2 => Change::Add { item: made.placement.clone(), at: Some(size) }.into(),
        3 => Change::Add { item: made.channel.clone(), at: None }.into(),
        4 => Change::Add { item: made.message.clone(), at: None }.into(),
        5 => Change::Add { item: made.audience.clone(), at: None }.into(),
        6 => {
            let mut placement = Placement::clone(plan.placements.first()?);
            placement.quantities = vec![2_u64.saturating_pow(exponent); size];
            Change::Replace(placement).into()
        }
        7 => Change::Replace(Audience {
            size: 2_u64.saturating_pow(exponent),
            ..Audience::clone(plan.audiences.first()?)
        })
        .into(),
        8 => Change::Replace(Channel {
            overlap: 10_f64.powi(i32::try_from(exponent).unwrap_or(0)),
            ..Channel::clone(plan.channels.first()?)
        })
        .into(),
        9 => Edit::Calendar(Calendar { weeks: u32::try_from(size).unwrap_or(0), ..plan.calendar }),
        10 => Change::<Placement>::Move { id: plan.placements.last()?.id.clone(), to: size }.into(),
        _ => {
            let mut placement = Placement::clone(plan.placements.first()?);
            placement.start_week = 2_u32.saturating_pow(exponent);
            Change::Replace(placement).into()
        }
    })
}

#[derive(Clone, Debug)]
struct Made {
    settings: Settings,
    placement: Placement,
    channel: Channel,
    message: Message,
    audience: Audience,
}

fn made() -> impl Strategy<Value = Made> {
    (settings(), placement(), channel(), message(), audience()).prop_map(
        |(settings, placement, channel, message, audience)| Made { settings, placement, channel, message, audience },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_history_accepts_is_read_back(
        plan in plan(),
        edits in vec((any::<u8>(), 0_usize..700, made()), 1..8),
    ) {
        let mut history = History::new(Arc::new(plan));
        for (kind, size, made) in edits {
            let Some(edit) = edit_of(history.plan(), kind, size, &made) else { continue };
            let before = Arc::clone(history.plan());
            if history.perform(&edit, None).is_err() {
                prop_assert!(Arc::ptr_eq(&before, history.plan()), "a refused edit changes nothing");
            }
            let written = write(history.plan());
            let opened = read(written.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(&opened.plan, history.plan());
        }
    }

    #[test]
    fn a_document_is_never_larger_than_was_counted(plan in plan()) {
        let counted = limits::refuse(&plan).map_err(|beyond| TestCaseError::fail(beyond.to_string()))?;
        prop_assert!(write(&plan).len() as u64 <= counted, "{} {}", write(&plan).len(), counted);
    }
}

/// All lists, and all fields that name an item, of many plans with everything in them.
#[test]
fn every_list_and_reference_is_in_the_tables() {
    let mut runner = TestRunner::deterministic();
    let (mut lists, mut empty, mut references) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for _ in 0..200 {
        let plan = plan().new_tree(&mut runner).unwrap().current();
        let value = serde_json::to_value(&plan).unwrap();
        collect(&value, &mut Vec::new(), &mut lists, &mut empty, &mut references);
    }
    for path in &lists {
        let list = schema::list_at(path.iter().map(String::as_str));
        assert!(list.is_some(), "no row in LISTS for {path:?}");
        assert_eq!(list.unwrap().left_out_when_empty, !empty.contains(path), "{path:?}");
    }
    for path in &references {
        let known = REFERENCES.iter().any(|row| row.from.iter().copied().eq(path.iter().map(String::as_str)));
        assert!(known, "no row in REFERENCES for {path:?}");
    }
    let known: BTreeSet<Vec<String>> =
        LISTS.iter().map(|list| list.path.iter().map(|&field| field.to_owned()).collect()).collect();
    let missing: Vec<_> = known.difference(&lists).collect();
    assert!(missing.is_empty(), "rows of LISTS that no plan has: {missing:?}");
    assert!(schema::SHORTEST_LIMIT <= LISTS.iter().map(|list| list.most).min().unwrap());
    assert_eq!(limits::MAX_ITEMS, MAX_ITEMS);
}

fn collect(
    value: &serde_json::Value,
    path: &mut Vec<String>,
    lists: &mut BTreeSet<Vec<String>>,
    empty: &mut BTreeSet<Vec<String>>,
    references: &mut BTreeSet<Vec<String>>,
) {
    match value {
        serde_json::Value::Array(items) => {
            lists.insert(path.clone());
            if items.is_empty() {
                empty.insert(path.clone());
            }
            for item in items {
                collect(item, path, lists, empty, references);
            }
        }
        serde_json::Value::Object(fields) => {
            for (name, inner) in fields {
                let is_choice = name.starts_with(|first: char| first.is_ascii_uppercase());
                if !is_choice {
                    path.push(name.clone());
                }
                collect(inner, path, lists, empty, references);
                if !is_choice {
                    path.pop();
                }
            }
        }
        serde_json::Value::String(text)
            if text.starts_with(super::ID_MARK) && path.last().is_some_and(|name| name != "id") =>
        {
            references.insert(path.clone());
        }
        _ => {}
    }
}
