//! Tables of the program's own that come back: every sample plan, in both languages, as a workbook and as both tables of text.

use std::path::Path;
use std::sync::Arc;

use super::super::{Choices, PlanWarning, Preview, TablePlace, likeliest, preview, tables as tables_of};
use super::{imported, open, seen};
use crate::analysis::Analysis;
use crate::exchange::export::{self, Kind};
use crate::plan::{Bilingual, IdSource, Identified as _, Language, Money, Placement, Plan};
use crate::search::Folded;

/// The plans in `saves`, by their names.
fn samples() -> Vec<(String, Arc<Plan>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("saves");
    let mut all: Vec<(String, Arc<Plan>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, crate::store::load(&path).unwrap().plan)
        })
        .collect();
    all.sort_by(|one, other| one.0.cmp(&other.0));
    assert!(all.len() >= 5);
    all
}

fn exported(plan: &Arc<Plan>, kind: Kind, part: Option<&str>, language: Language) -> Vec<u8> {
    let options = export::Options { part: part.map(str::to_owned), ..export::Options::of(language) };
    export::export(plan, &Analysis::of(plan), kind, &options).unwrap()
}

/// What must come back of a placement: names as they are compared, quantities by week, and the cost.
type Known = (String, String, Vec<u64>, Option<Money>);

fn known(plan: &Arc<Plan>, language: Language) -> Vec<Known> {
    let analysis = Analysis::of(plan);
    let name = |name: &Bilingual, id: &str| {
        let either = [name.get(language), name.get(language.other())].into_iter().find(|text| !text.is_empty());
        Folded::of(either.unwrap_or(id)).bare().to_owned()
    };
    let of = |(placement, cost): (&Placement, Option<Money>)| {
        let (channel, message) = (plan.channel(&placement.channel).unwrap(), plan.message(&placement.message).unwrap());
        let quantities: Vec<u64> = (1..=plan.calendar.weeks).map(|week| placement.quantity_in(week)).collect();
        let names = (name(&channel.name, channel.id().as_ref()), name(&message.name, message.id().as_ref()));
        (names.0, names.1, quantities, cost)
    };
    let costs = analysis.budget.placements.iter().map(|cost| cost.total.exact().ok());
    let all = plan.placements.iter().map(AsRef::as_ref).zip(costs).map(of);
    // A placement of nothing has no weeks that could come back.
    all.filter(|(_, _, quantities, _)| quantities.iter().any(|quantity| *quantity > 0)).collect()
}

#[test]
fn every_sample_comes_back_from_its_own_tables() {
    let forms =
        [("plan.xlsx", Kind::Workbook, None), ("wide.csv", Kind::Csv, None), ("long.csv", Kind::Csv, Some("long"))];
    let mut wrong = Vec::new();
    for (name, plan) in samples() {
        for language in Language::ALL {
            for (file, kind, part) in forms {
                let place = format!("{name} {file} {language:?}");
                let book = open(file, &exported(&plan, kind, part, language));
                let empty = Plan::empty(plan.calendar, plan.money.currency);
                let found = seen(&book, &empty, &Choices::default());
                wrong.extend(found.issues().map(|issue| format!("{place}: {issue:?}")));
                assert!(found.table.own.is_some(), "{place}");
                if plan.placements.is_empty() {
                    assert_eq!(found.taken, 0, "{place}");
                    continue;
                }
                if found.edit.is_none() {
                    wrong.push(format!("{place}: nothing in {}", found.table.place.range_text()));
                    continue;
                }
                let after = Arc::new(imported(&empty, &found));
                let (before, after) = (known(&plan, language), known(&after, language));
                if before.len() != after.len() {
                    wrong.push(format!("{place}: {} placements, {} came back", before.len(), after.len()));
                }
                let pairs = before.iter().zip(&after).enumerate().filter(|(_, (before, after))| before != after);
                wrong.extend(pairs.map(|(at, (before, after))| format!("{place} {at}: {before:?} is {after:?}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(30)].join("\n"));
}

#[test]
fn tables_of_results_are_refused() {
    let (_, plan) = samples().into_iter().find(|(name, _)| name == "rayhan-soap").unwrap();
    let refused = |book: &super::Book, place: &TablePlace| -> Preview {
        let ids = IdSource::seeded(7).next(None);
        preview(&book.sheets[place.sheet], place, &plan, &Choices::default(), ids, Language::En)
    };
    for language in Language::ALL {
        let texts = crate::text::strings::Texts::of(language);
        let book = open("plan.xlsx", &exported(&plan, Kind::Workbook, None, language));
        let days = super::super::Days::of_plan(plan.calendar).unwrap();
        let found = tables_of(&book, &super::super::Frame::around(days, None));
        let best = &found[likeliest(&book, &found).unwrap()];
        assert_eq!(book.sheets[best.sheet].name, texts.export.placements);
        let sheets = [texts.export.flowchart, texts.export.costs, texts.export.summary];
        for place in found.iter().filter(|place| sheets.contains(&book.sheets[place.sheet].name.as_str())) {
            let seen = refused(&book, place);
            let name = (&book.sheets[place.sheet].name, place.range_text());
            assert!(seen.warnings.contains(&PlanWarning::IsOfResults) && seen.edit.is_none(), "{name:?}");
        }
        for part in ["flowchart-quantities", "flowchart-costs"] {
            let book = open("table.csv", &exported(&plan, Kind::Csv, Some(part), language));
            let found = tables_of(&book, &super::super::Frame::around(days, None));
            assert!(refused(&book, &found[0]).warnings.contains(&PlanWarning::IsOfResults), "{part}");
        }
    }
}
