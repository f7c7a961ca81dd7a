//! Laws of differences and merging, and what they say of known changes.

use std::sync::Arc;

use proptest::prelude::*;

use super::{Conflict, DifferenceStep, What, differences, merge};
use crate::app::{flowchart, record_week};
use crate::edit::{Change, Edit, History, ItemId, Removal};
use crate::plan::{
    ActualWeek, Bilingual, Calendar, Channel, Coded, CostModel, Decimal, IdSource, Language, Message, NewIds, Pair,
    Placement, PlacementId, Plan, Tone,
};
use crate::store;
use crate::text::{self, Locale};

fn sample() -> Arc<Plan> {
    store::read(crate::catalogue::SAMPLES[0].text.as_bytes()).unwrap().plan
}

fn after(plan: &Arc<Plan>, edits: &[Edit]) -> Plan {
    let mut history = History::new(Arc::clone(plan));
    for edit in edits {
        history.perform(edit, None).unwrap();
    }
    Plan::clone(history.plan())
}

fn placement(plan: &Plan, id: &str, change: impl Fn(&mut Placement)) -> Edit {
    let mut placement = plan.placement(&id.into()).unwrap().clone();
    change(&mut placement);
    Change::Replace(placement).into()
}

fn channel(plan: &Plan, id: &str, change: impl Fn(&mut Channel)) -> Edit {
    let mut channel = plan.channel(&id.into()).unwrap().clone();
    change(&mut channel);
    Change::Replace(channel).into()
}

fn message(plan: &Plan, id: &str, change: impl Fn(&mut Message)) -> Edit {
    let mut message = plan.message(&id.into()).unwrap().clone();
    change(&mut message);
    Change::Replace(message).into()
}

/// Every edit here is one line of differences.
fn edits(plan: &Plan) -> Vec<(Edit, &'static str)> {
    let p1 = plan.placements[0].id.as_str().to_owned();
    let instagram = plan.placements[0].channel.as_str().to_owned();
    let reel = plan.placements[0].message.as_str().to_owned();
    vec![
        (
            placement(plan, &p1, |item| item.start_week = 3),
            "placement “Launch reel on Instagram”: moved from week 1 to week 3",
        ),
        (Edit::Budget("3200".parse().unwrap()), "budget: JOD\u{a0}3,000.000 → JOD\u{a0}3,200.000 (JOD\u{a0}+200.000)"),
        (
            Edit::Title(Bilingual { en: "New".into(), ..plan.title.clone() }),
            "title (English): “Rayhan natural soap: launch” → “New”",
        ),
        (Edit::Calendar(Calendar { weeks: 9, ..plan.calendar }), "calendar, number of weeks: 8 → 9"),
        (channel(plan, &instagram, |item| item.cost = CostModel::Free), "Free of charge"),
        (message(plan, &reel, |item| item.theme = Coded::Blank), "theme: “Purity” → Not coded yet"),
        (message(plan, &reel, |item| item.languages = vec![Language::En]), "languages: Arabic → English"),
        (Change::<Placement>::Remove(p1.as_str().into()).into(), "placement “Launch reel on Instagram”: removed"),
        (
            Change::<Message>::Move { id: reel.as_str().into(), to: 2 }.into(),
            "message “Launch reel”: moved in its list from place 1 to place 3",
        ),
    ]
}

#[test]
fn differences_are_said_in_the_words_of_the_plan() {
    let plan = sample();
    for (edit, expected) in edits(&plan) {
        let changed = after(&plan, std::slice::from_ref(&edit));
        let found = differences(&plan, &changed);
        assert_eq!(found.len(), 1, "{expected}: {found:?}");
        let english = text::difference(&found[0], &plan, &changed, Locale::of(Language::En));
        assert!(english.contains(expected), "{english}");
        let arabic = text::difference(&found[0], &plan, &changed, Locale::of(Language::Ar));
        assert!(
            !arabic.contains(['{', '}']) && arabic.contains(|letter: char| ('ء'..='ي').contains(&letter)),
            "{arabic}"
        );
    }
}

#[test]
fn removing_an_audience_is_said_everywhere() {
    let plan = sample();
    let changed = after(&plan, &[Removal::of(&plan, ItemId::Audience("women-22-45".into())).edit()]);
    let lines: Vec<String> = differences(&plan, &changed)
        .iter()
        .map(|found| text::difference(found, &plan, &changed, Locale::of(Language::En)))
        .collect();
    assert!(
        lines.contains(&"audience “Women 22–45”: removed".to_owned())
            || lines.iter().any(|line| line.starts_with("audience “Women")),
        "{lines:#?}"
    );
    assert!(
        lines.iter().any(|line| line.starts_with("contact model for “Women") && line.contains(" in channel “")),
        "{lines:#?}"
    );
}

#[test]
fn what_does_not_agree_is_a_conflict() {
    let plan = sample();
    let id = plan.placements[0].id.as_str().to_owned();
    let place = || vec![DifferenceStep::Field("placements".into()), DifferenceStep::Item(id.clone().into())];
    let start = |week: u32| after(&plan, &[placement(&plan, &id, |item| item.start_week = week)]);
    let removed = after(&plan, &[Change::<Placement>::Remove(id.as_str().into()).into()]);
    let added = |text: &str| {
        let theme = crate::plan::Theme { id: "fresh".into(), name: Bilingual::new(text, "") };
        after(&plan, &[Edit::Theme(Change::Add { item: theme, at: None })])
    };
    let moved = |to: usize| after(&plan, &[Edit::Message(Change::Move { id: plan.messages[0].id.clone(), to })]);
    for (ours, theirs, expected) in [
        (
            start(2),
            start(3),
            Conflict::Value {
                place: [place(), vec![DifferenceStep::Field("start_week".into())]].concat(),
                values: Box::new([1, 2, 3].map(serde_json::Value::from)),
            },
        ),
        (start(2), removed.clone(), Conflict::RemovedAndChanged { place: place(), ours_removed: false }),
        (removed, start(2), Conflict::RemovedAndChanged { place: place(), ours_removed: true }),
        (
            added("One"),
            added("Two"),
            Conflict::AddedTwice(vec![
                DifferenceStep::Field("vocabulary".into()),
                DifferenceStep::Field("themes".into()),
                DifferenceStep::Item("fresh".into()),
            ]),
        ),
        (moved(1), moved(2), Conflict::Order(vec![DifferenceStep::Field("messages".into())])),
    ] {
        assert_eq!(merge(&plan, &ours, &theirs), Err(vec![expected.clone()]));
        for language in Language::ALL {
            let said = text::conflict(&expected, &plan, &ours, &theirs, Locale::of(language));
            assert!(!said.contains(['{', '}']), "{said}");
        }
    }
}

#[test]
fn changes_to_different_things_are_merged() {
    let plan = sample();
    let all = edits(&plan);
    for (one, first) in &all {
        for (two, second) in &all {
            let (ours, theirs) = (after(&plan, std::slice::from_ref(one)), after(&plan, std::slice::from_ref(two)));
            // Only these two touch the same thing: one moves the placement that the other removes.
            let same_item = one != two && [first, second].iter().all(|line| line.starts_with("placement"));
            match merge(&plan, &ours, &theirs) {
                Ok(merged) => {
                    let mut expected = differences(&plan, &ours);
                    expected.extend(differences(&plan, &theirs).into_iter().filter(|_| first != second));
                    let found = differences(&plan, &merged);
                    assert_eq!(found.len(), expected.len(), "{first} / {second}");
                    assert!(expected.iter().all(|difference| found.contains(difference)), "{first} / {second}");
                }
                Err(conflicts) => assert!(same_item, "{first} / {second}: {conflicts:?}"),
            }
        }
    }
}

#[test]
fn tones_are_merged_axis_by_axis() {
    let plan = sample();
    let id = plan.messages[0].id.as_str().to_owned();
    let tone = |change: fn(&mut Tone)| {
        after(
            &plan,
            &[message(&plan, &id, |item| {
                let mut tone = *item.tone.value().unwrap();
                change(&mut tone);
                item.tone = Coded::Is(tone);
            })],
        )
    };
    let (ours, theirs) = (tone(|tone| tone.formality = 5), tone(|tone| tone.emotion = 1));
    let merged = merge(&plan, &ours, &theirs).unwrap();
    let tone = merged.messages[0].tone.value().unwrap();
    assert_eq!((tone.formality, tone.emotion), (5, 1));
}

/// The plan with a bar that the editor with these ids drew, and the bar's id.
fn drawn(plan: &Arc<Plan>, ids: NewIds) -> (Plan, PlacementId) {
    let (message, channel) = (plan.messages[0].id.clone(), plan.channels[0].id.clone());
    let (edit, id) = flowchart::place(plan, ids, &message, &channel, 3, 2).unwrap();
    (after(plan, &[edit]), id)
}

#[test]
fn two_people_who_each_draw_a_bar_can_merge() {
    let plan = sample();
    let [(ours, one), (theirs, two)] = [1, 2].map(|seed| drawn(&plan, IdSource::seeded(seed).next(None)));
    let merged = merge(&plan, &ours, &theirs).unwrap();
    assert_eq!(merged.placements.len(), plan.placements.len() + 2);
    assert!(one != two && merged.placement(&one).is_some() && merged.placement(&two).is_some());
}

#[test]
fn what_was_spent_on_a_bar_that_is_gone_is_never_another_bars() {
    let plan = sample();
    let mut ids = IdSource::seeded(5);
    let first = ids.next(None);
    let (placed, id) = drawn(&plan, first);
    let spent = ActualWeek { week: 3, delivered: None, spent: Some("5000".parse().unwrap()) };
    let recorded = after(&Arc::new(placed.clone()), &[record_week(&placed, &id, spent)]);
    let gone = Arc::new(after(&Arc::new(recorded), &[Change::<Placement>::Remove(id.clone()).into()]));
    assert!(gone.actuals.find(&id).is_some(), "the money was spent");
    for ids in [ids.next(None), first] {
        let (again, new) = drawn(&gone, ids);
        assert!(new != id && again.actuals.find(&new).is_none());
    }
    // Whatever ids a plan has, more can be added.
    let mut full = Plan::clone(&plan);
    full.placements =
        std::iter::once(Placement { id: format!("p{}", u64::MAX).into(), ..Placement::clone(&plan.placements[0]) })
            .collect();
    assert_eq!(drawn(&Arc::new(full), first).0.placements.len(), 2);
}

/// Each side adds thousands of bars under the same ids: every one stays, and merging takes no longer than reading.
#[test]
fn thousands_of_bars_of_one_name_are_kept_apart() {
    const BARS: u64 = 4_000;
    let base = sample();
    let with = |quantity: u64| {
        let bar = |number: u64| Placement {
            id: format!("p-new{number}").into(),
            quantities: vec![quantity, number],
            ..Placement::clone(&base.placements[0])
        };
        let placements = base.placements.iter().map(|item| Placement::clone(item)).chain((0..BARS).map(bar)).collect();
        Plan { placements, ..Plan::clone(&base) }
    };
    let (ours, theirs) = (with(1), with(2));
    let merged = merge(&base, &ours, &theirs).unwrap();
    let ids: std::collections::BTreeSet<&str> = merged.placements.iter().map(|item| item.id.as_str()).collect();
    assert_eq!((ids.len(), merged.placements.len()), (base.placements.len() + 8_000, base.placements.len() + 8_000));
    let mut mine = merged.placements.iter().filter(|item| item.id.as_str().starts_with("p-new"));
    assert!(mine.clone().count() == 4_000 && mine.all(|item| item.quantities[0] == 1), "ours keep their ids");
}

#[test]
fn pairs_and_records_are_known_by_all_that_tells_them_apart() {
    let plan = sample();
    let pair = |with: usize, also_met| Pair {
        with: plan.channels[with].id.clone(),
        audience: plan.audiences[0].id.clone(),
        also_met,
    };
    let first = plan.channels[0].id.as_str().to_owned();
    let base = Arc::new(after(&plan, &[channel(&plan, &first, |item| item.pairs = vec![pair(1, 0.1), pair(2, 0.2)])]));
    let ours = after(&base, &[channel(&base, &first, |item| item.pairs = vec![pair(2, 0.2)])]);
    let theirs = after(&base, &[channel(&base, &first, |item| item.pairs = vec![pair(1, 0.1), pair(2, 0.3)])]);
    let merged = merge(&base, &ours, &theirs).unwrap();
    assert_eq!(merged.channels[0].pairs, [pair(2, 0.3)], "each statement stays with its channel");
    let found = differences(&base, &theirs);
    let english = text::difference(&found[0], &base, &theirs, Locale::of(Language::En));
    let name = &plan.channels[2].name.en;
    assert!(english.contains("stated overlap with") && english.contains(name.as_str()), "{english}");
}

#[test]
fn rows_of_a_worksheet_are_merged_and_said_in_the_words_of_the_worksheet() {
    use crate::edit::answer_item;
    use crate::plan::{Answer, Bilingual};
    let plan = sample();
    let answered = |plan: &Arc<Plan>, item: &str, answer: Answer| {
        Arc::new(after(plan, &[answer_item(plan, "swot", item, Some(answer)).unwrap()]))
    };
    let rows = |names: &[&str]| {
        let row = |name: &&str| vec![Bilingual::new(*name, ""), Bilingual::default()];
        Answer::Rows(names.iter().map(row).collect())
    };
    let base = answered(&plan, "strengths", rows(&["One", "Two"]));
    let of = |names: &[&str]| answered(&base, "strengths", rows(names));
    let merged = |ours: &[&str], theirs: &[&str]| merge(&base, &of(ours), &of(theirs)).ok();
    let named = |plan: Option<Plan>| {
        let sheet = plan?.worksheets.find(&"swot".into()).cloned()?;
        let Answer::Rows(rows) = &sheet.answer("strengths")?.answer else { return None };
        Some(rows.iter().map(|row| row[0].en.clone()).collect::<Vec<_>>().join(" "))
    };
    let cases: [(&[&str], &[&str], Option<&str>); 5] = [
        (&["One", "Two", "Three"], &["One", "Two", "Four"], Some("One Two Three Four")),
        (&["One", "Two", "Three"], &["First", "Two"], Some("First Two Three")),
        (&["One", "Second"], &["First", "Two"], Some("First Second")),
        (&["First", "Two"], &["Best", "Two"], None),
        (&["One"], &["One", "Two", "Three"], None),
    ];
    for (ours, theirs, expected) in cases {
        assert_eq!(named(merged(ours, theirs)).as_deref(), expected, "{ours:?} {theirs:?}");
    }
    let found = differences(&base, &of(&["One", "Second"]));
    let said = |language| text::difference(&found[0], &base, &base, Locale::of(language));
    let english = said(Language::En);
    assert!(english.contains("“SWOT”") && english.contains("“Strengths”"), "{english}");
    assert!(english.contains("“Two”") && english.contains("“Second”") && !english.contains("Rows"), "{english}");
    assert!(
        said(Language::Ar).contains("نقاط القوة") && !said(Language::Ar).contains("Rows"),
        "{}",
        said(Language::Ar)
    );
    let none = Answer::Choices(Vec::new());
    let unresearched = after(&plan, &[answer_item(&plan, "arthur", "research", Some(none)).unwrap()]);
    let found = differences(&unresearched, &plan);
    let said = text::difference(found.last().unwrap(), &unresearched, &plan, Locale::of(Language::En));
    assert!(!said.contains("research-method") && !said.contains("Choices"), "{said}");
}

fn budget(plan: &Plan, minor: i64) -> Plan {
    let mut changed = plan.clone();
    changed.money.budget = Decimal::new(minor, 3).unwrap();
    changed
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_differs_exactly_when_the_plans_are_the_same(one in store::tests::plan(), two in store::tests::plan()) {
        prop_assert_eq!(differences(&one, &one.clone()), vec![]);
        let two = Plan { engine: one.engine, ..two };
        let found = differences(&one, &two);
        prop_assert_eq!(found.is_empty(), one == two);
        for difference in &found {
            for language in Language::ALL {
                prop_assert!(!text::difference(difference, &one, &two, Locale::of(language)).is_empty());
            }
            if let What::Changed { before, after } = &difference.what {
                prop_assert_ne!(before, after);
            }
        }
    }

    #[test]
    fn a_side_that_changed_nothing_takes_the_other(plan in store::tests::plan(), other in store::tests::plan(), minor in 0_i64..9999) {
        let changed = budget(&plan, minor);
        let now = |plan: &Plan| Plan { engine: crate::plan::ENGINE, ..plan.clone() };
        // Ids that stand twice are found in order, so even these are merged.
        for (ours, theirs, expected) in [(&changed, &plan, &changed), (&plan, &changed, &changed), (&plan, &other, &other), (&other, &plan, &other), (&other, &other, &other)] {
            prop_assert_eq!(merge(&plan, ours, theirs), Ok(now(expected)));
        }
    }
}
