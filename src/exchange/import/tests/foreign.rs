//! Files of other programs and our own, taken over: old workbooks, the open format of others, lists of tasks, copied layouts.

use std::sync::Arc;

use proptest::prelude::*;

use super::super::{Choices, ENCODINGS, IssueKind, Kind};
use super::{imported, open, plan, seen};
use crate::analysis::Analysis;
use crate::exchange::export;
use crate::plan::{Language, Plan};

#[test]
fn rows_of_old_workbooks_are_read() {
    let book = open("legacy.xls", include_bytes!("../../../../tests/data/import/legacy.xls"));
    let before = plan("2027-04-05", 4, "USD");
    let found = seen(&book, &before, &Choices::default());
    assert_eq!((found.taken, found.left_out()), (2, 0), "the sum is no placement");
    let after = imported(&before, &found);
    let quantities: Vec<u64> = after.placements.iter().map(|placement| placement.quantities.iter().sum()).collect();
    assert_eq!(quantities, [120_000, 480_000]);
    assert_eq!(after.channels[1].name.get(Language::Ar), "مثال التلفزيون");
    let weeks: Vec<(u32, u32)> =
        after.placements.iter().map(|placement| (placement.start_week, placement.end_week())).collect();
    assert_eq!(weeks, [(1, 2), (2, 4)]);
}

#[test]
fn the_open_format_of_others_is_taken_over_and_what_has_no_place_is_listed() {
    let text = r#"{
        "meta": { "id": "x", "schema_version": "2.0", "created_by": "someone", "created_at": "2027-01-01T00:00:00Z" },
        "campaign": { "id": "c", "name": "Example launch", "objective": "awareness", "start_date": "2027-04-05",
            "end_date": "2027-05-02", "budget_total": 9000, "budget_currency": "USD", "audience_name": "Adults" },
        "lineitems": [
            { "id": "1", "name": "Example video", "start_date": "2027-04-05", "end_date": "2027-04-18", "cost_total": 1200,
              "vehicle": "Example TV", "channel": "video", "target_audience": "Adults 25-44", "metric_impressions": 240000,
              "dayparts": "prime", "cost_currency": "USD" },
            { "id": "2", "name": "Example search", "start_date": "2027-04-19", "end_date": "2027-05-02", "cost_total": 600,
              "vehicle": "Example search", "channel": "search", "metric_impressions": 60000, "cost_currency": "USD" }
        ]
    }"#;
    let book = open("plan.json", text.as_bytes());
    let origin = book.origin.clone().unwrap();
    assert!(origin.not_taken_over.iter().any(|field| field == "dayparts"), "{:?}", origin.not_taken_over);
    assert!(origin.document.is_none(), "it is not ours");
    let before = plan("2027-04-05", 4, "USD");
    let after = imported(&before, &seen(&book, &before, &Choices::default()));
    assert_eq!((after.placements.len(), after.channels.len(), after.audiences.len()), (2, 2, 1));
    let media = Analysis::of(&Arc::new(after)).budget.media.exact().unwrap();
    assert_eq!(media, crate::plan::Money(180_000));
}

#[test]
fn a_list_of_tasks_with_dates_becomes_placements() {
    let text = "ID,Name,Begin date,End date,Duration,Completion,Cost,Coordinator,Predecessors,Outline number,Resources,Web Link,Notes\n\
                0,Radio spots,05/04/2027,18/04/2027,14,0,300.0,,,1,,,\n1,Posters,12/04/2027,02/05/2027,21,0,900.0,,,2,,,\n";
    let book = open("tasks.csv", text.as_bytes());
    let before = plan("2027-04-05", 4, "USD");
    let found = seen(&book, &before, &Choices::default());
    assert_eq!(found.table.kind, Kind::Placements);
    let issues: Vec<_> = found.issues().collect();
    assert_eq!(found.taken, 2, "{issues:?}");
    let after = imported(&before, &found);
    let weeks: Vec<(u32, u32)> =
        after.placements.iter().map(|placement| (placement.start_week, placement.end_week())).collect();
    assert_eq!(weeks, [(1, 2), (2, 4)]);
    let media = Analysis::of(&Arc::new(after)).budget.media.exact().unwrap();
    assert_eq!(media, crate::plan::Money(120_000));
}

#[test]
fn reach_beyond_the_audience_is_said() {
    let text = "Channel\tMessage\tAudience\tAudience size\tReach\tImpressions\tCPM\nExample\tLaunch\tAdults\t50000\t80000\t200000\t5\n";
    let book = open("table.tsv", text.as_bytes());
    let found = seen(&book, &plan("2027-04-05", 4, "USD"), &Choices::default());
    let issues: Vec<_> = found.issues().collect();
    let is_said = issues.iter().any(|issue| matches!(issue.kind, IssueKind::BeyondAudience));
    assert!(is_said, "{issues:?}");
}

#[test]
fn encodings_are_known_by_the_names_that_are_offered() {
    for name in ENCODINGS {
        assert!(encoding_rs::Encoding::for_label(name.as_bytes()).is_some(), "{name}");
    }
}

/// The plan with what bars need, and no placements.
fn without_placements(plan: &Plan) -> Plan {
    Plan { placements: crate::plan::List::default(), ..plan.clone() }
}

/// What tells the placements of a plan from others: message, channel, weeks and quantities.
fn placed(plan: &Plan) -> Vec<(String, String, u32, Vec<u64>)> {
    let mut all: Vec<_> = plan
        .placements
        .iter()
        .map(|placement| {
            let quantities = &placement.quantities;
            let first = quantities.iter().position(|quantity| *quantity > 0).unwrap_or(0);
            let last = quantities.iter().rposition(|quantity| *quantity > 0).map_or(0, |last| last + 1);
            let start = placement.start_week + u32::try_from(first).unwrap();
            let kept = quantities.get(first..last).unwrap_or_default().to_vec();
            (placement.message.to_string(), placement.channel.to_string(), start, kept)
        })
        .filter(|(.., quantities)| !quantities.is_empty())
        .collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_table_that_was_exported_gives_the_same_plan(
        bars in prop::collection::vec((0_usize..8, 0_usize..7, 1_u32..=8, prop::collection::vec(0_u64..500_000, 1..8)), 1..12),
        is_arabic in any::<bool>(),
    ) {
        let sample = crate::store::read(include_str!("../../../../saves/rayhan-soap.ron").as_bytes()).unwrap().plan;
        let one = crate::plan::Placement::clone(&sample.placements[0]);
        let placements = bars.into_iter().enumerate().map(|(number, (message, channel, start_week, quantities))| {
            let channel = &sample.channels[channel % sample.channels.len()];
            let room = usize::try_from(8 - start_week + 1).unwrap();
            crate::plan::Placement {
                id: format!("b{number}").as_str().into(),
                message: sample.messages[message % sample.messages.len()].id.clone(),
                channel: channel.id.clone(),
                audiences: Vec::new(),
                start_week,
                quantities: quantities.into_iter().take(room).map(|quantity| quantity.max(1)).collect(),
                rate: None,
                terms: crate::plan::PlacementTerms::default(),
                pattern: None,
                ..one.clone()
            }
        });
        let before = Arc::new(Plan { placements: placements.collect(), ..Plan::clone(&sample) });
        let language = if is_arabic { Language::Ar } else { Language::En };
        let options = export::Options::of(language);
        let bytes = export::export(&before, &Analysis::of(&before), export::Kind::Csv, &options).unwrap();
        let empty = without_placements(&before);
        let found = seen(&open("placements.csv", &bytes), &empty, &Choices::default());
        let after = imported(&empty, &found);
        prop_assert_eq!(placed(&after), placed(&before));
        let media = |plan: Plan| Analysis::of(&Arc::new(plan)).budget.media.exact();
        prop_assert_eq!(media(after), media(Plan::clone(&before)));
    }
}
