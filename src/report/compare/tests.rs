use std::sync::Arc;

use super::Comparison;
use crate::analysis::{Analysis, KeyFigures, versions};
use crate::plan::sample_b::rayhan_soap;
use crate::plan::{Alternative, Bilingual, Calendar, Currency, Language, List, Plan};
use crate::report::{Exact, Report, Table};
use crate::text::Locale;

/// The plan with an alternative without its first placement, and one as the plan is.
fn plan() -> Arc<Plan> {
    let mut plan = rayhan_soap();
    let named = |id: &str, name: &str| Alternative::named(id.into(), Bilingual::new(name, ""));
    let fewer = List::of_shared(plan.placements.iter().skip(1).cloned().collect());
    plan.alternatives = [
        Alternative { placements: fewer, ..named("fewer", "Fewer") },
        Alternative { placements: plan.placements.clone(), ..named("same", "Same") },
    ]
    .into_iter()
    .collect();
    Arc::new(plan)
}

fn comparison(all: &[(String, Analysis)], base: usize) -> Comparison<'_> {
    let versions = all.iter().map(|(name, analysis)| (name.clone(), analysis)).collect();
    Comparison::new(versions, base, Locale::of(Language::En), Language::En)
}

fn named(plan: &Arc<Plan>) -> Vec<(String, Analysis)> {
    let all = versions(&Analysis::of(plan)).into_iter();
    all.map(|version| (version.name.get(Language::En).to_owned(), version.analysis)).collect()
}

fn row<'t>(table: &'t Table, name: &str) -> &'t crate::report::Row {
    table.rows.iter().find(|row| row.cells[0].text == name).unwrap_or_else(|| panic!("no row {name}"))
}

#[test]
fn figures_are_those_of_each_version_alone() {
    let all = named(&plan());
    let comparison = comparison(&all, 0);
    let table = comparison.key_figures();
    let reach = row(&table, "Reach 1+");
    for (at, (_, analysis)) in all.iter().enumerate() {
        let expected = KeyFigures::of(analysis).reach.unwrap();
        let alone = Analysis::of(analysis.plan());
        assert_eq!(KeyFigures::of(&alone).reach.unwrap().to_bits(), expected.to_bits());
        let found = reach.cells[comparison.column_of(at)].value.unwrap();
        assert_eq!(found, Exact::Share(expected));
    }
}

#[test]
fn a_difference_is_that_of_the_shown_figures_and_equal_rows_are_hidden() {
    let all = named(&plan());
    let whole = comparison(&all, 0);
    let table = whole.money_by_channel();
    for row in &table.rows {
        let shown = |column: usize| match row.cells[column].value {
            Some(Exact::Money(money, _)) => money,
            other => panic!("{other:?}"),
        };
        let change = row.cells[3].value;
        match change {
            Some(Exact::Money(change, _)) => assert_eq!(shown(2) - shown(1), change),
            None => assert_eq!((row.cells[3].text.as_str(), shown(1)), ("=", shown(2))),
            other => panic!("{other:?}"),
        }
        assert_eq!(row.cells[5].text, "=", "the second alternative is the plan as it is");
    }
    let differing = whole.clone().with_only_differences(true).money_by_channel();
    assert!(!differing.rows.is_empty() && differing.rows.len() < table.rows.len());
    assert!(differing.rows.iter().all(|row| row.cells[3].text != "="));
}

#[test]
fn sentences_say_what_is_placed_elsewhere() {
    let all = named(&plan());
    let comparison = comparison(&all, 0);
    let said = comparison.said(1, 20);
    assert!(said.sentences.iter().any(|sentence| sentence.contains(" instead of ")), "{said:?}");
    assert!(said.sentences.len() + said.further > 0);
    let same = comparison.said(2, 20);
    assert_eq!((same.sentences.len(), same.further), (0, 0));
    assert!(same.summary.contains("Same"));
    let short = comparison.said(1, 1);
    assert_eq!(short.sentences.len() + short.further, said.sentences.len() + said.further);
}

#[test]
fn other_calendars_and_currencies_are_said_and_weeks_are_aligned_by_their_dates() {
    let own = plan();
    let later = own.calendar.first_day(3).unwrap();
    let other = Arc::new(Plan {
        calendar: Calendar { start: later, ..own.calendar },
        money: crate::plan::MoneySettings { currency: "GBP".parse::<Currency>().unwrap(), ..own.money.clone() },
        alternatives: List::default(),
        ..Plan::clone(&own)
    });
    let all = vec![("Own".to_owned(), Analysis::of(&own)), ("Other".to_owned(), Analysis::of(&other))];
    let comparison = comparison(&all, 0);
    let cautions = comparison.cautions();
    assert_eq!(cautions.len(), 2, "{cautions:?}");
    assert!(cautions[0].contains("GBP"));
    let weeks = comparison.reach_by_week();
    let shown =
        |row: usize, version: usize| weeks.rows[row].cells[comparison.column_of(version)].value.unwrap().number();
    assert_eq!(weeks.rows.len(), own.calendar.weeks as usize + 2);
    assert_eq!((shown(0, 1), shown(1, 1)), (0.0, 0.0), "it has not begun");
    let shift = |row: usize| shown(row + 2, 1) - shown(row, 0);
    assert!((0..own.calendar.weeks as usize).all(|row| shift(row).abs() < 1e-12));
    // After its last week the plan keeps what it has reached.
    let last = own.calendar.weeks as usize - 1;
    assert!((shown(last + 2, 0) - shown(last, 0)).abs() < 1e-12);
    let money = comparison.money_by_channel();
    assert!(money.rows.iter().all(|row| row.cells[3].text == crate::text::DASH));
}

#[test]
fn the_table_of_a_plan_without_alternatives_is_empty() {
    let plan = Arc::new(rayhan_soap());
    let analysis = Analysis::of(&plan);
    let report = Report::new(&plan, &analysis, Locale::of(Language::En));
    assert!(super::alternatives(&report).is_empty());
    let own = super::tests::plan();
    let analysis = Analysis::of(&own);
    let table = super::alternatives(&Report::new(&own, &analysis, Locale::of(Language::Ar)));
    assert_eq!(table.columns.len(), 6);
    assert!(!table.is_empty());
}

#[test]
fn versions_of_one_name_are_told_apart() {
    let plan = plan();
    let analysis = Analysis::of(&plan);
    let all = ["Video", "Video", "Video (2)", "Other"].map(|name| (name.to_owned(), analysis.clone()));
    let comparison = comparison(&all, 0);
    let names: Vec<&str> = comparison.versions().iter().map(|version| version.name.as_str()).collect();
    assert_eq!(names, ["Video", "Video (2)", "Video (2) (2)", "Other"]);
}

#[test]
fn a_version_on_a_channel_that_is_gone_has_figures_of_the_rest() {
    let mut plan = Plan::clone(&plan());
    let gone = plan.alternatives[1].placements[0].channel.clone();
    let channels = plan.channels.iter().filter(|channel| channel.id != gone).cloned().collect();
    plan.channels = List::of_shared(channels);
    let all = named(&Arc::new(plan));
    let comparison = comparison(&all, 0);
    assert!(row(&comparison.key_figures(), "Reach 1+").cells[comparison.column_of(2)].value.is_some());
    assert!(comparison.said(2, 5).sentences.len() <= 5);
}

#[test]
fn the_profile_has_the_five_measures_of_each_version() {
    let all = named(&plan());
    let comparison = comparison(&all, 1);
    let table = comparison.profile();
    assert_eq!(table.rows.len(), 5);
    for (at, (_, analysis)) in all.iter().enumerate() {
        let column = comparison.column_of(at);
        let expected = crate::consistency::profile(&analysis.consistency);
        for (row, expected) in table.rows.iter().zip(expected) {
            assert_eq!(row.cells[column].value.map(|value| value.number()), expected.ok());
        }
    }
}

#[test]
fn what_is_over_the_budget_is_below_zero() {
    let own = plan();
    let poor = Plan {
        money: crate::plan::MoneySettings { budget: "1".parse().unwrap(), ..own.money.clone() },
        ..Plan::clone(&own)
    };
    let all = vec![("Own".to_owned(), Analysis::of(&own)), ("Poor".to_owned(), Analysis::of(&Arc::new(poor)))];
    let table = comparison(&all, 0).key_figures();
    let left = table.rows.iter().find(|row| row.cells[0].text.contains("Left")).unwrap();
    assert!(left.cells[2].text.contains('−') && left.cells[3].text.contains('−'), "{left:?}");
}
