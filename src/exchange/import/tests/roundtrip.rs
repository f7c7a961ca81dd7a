//! Tables of the program's own that come back: every sample plan, in both languages, as a workbook and as both tables of text.

use std::path::Path;
use std::sync::Arc;

use super::super::{
    Choices, Days, Frame, PlanWarning, Preview, TablePlace, calendar_for, likeliest, preview, tables as tables_of,
};
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
    let costs = analysis.budget.placements.iter().map(|cost| cost.total().exact().ok());
    let all = plan.placements.iter().map(AsRef::as_ref).zip(costs).map(of);
    // A placement of nothing has no weeks that could come back.
    all.filter(|(_, _, quantities, _)| quantities.iter().any(|quantity| *quantity > 0)).collect()
}

/// A plan in which every way of buying is used, with names that hold commas and placements that share all but their weeks.
const TERMS: &str = r#"#![enable(implicit_some)]
(
    format: 1, calendar: (start: "2026-03-01", weeks: 12),
    money: (currency: "JOD", budget: "90000.000", commission: (percent: "15", base: OnNet),
        tax: (percent: "16", on: [Media, Commission, Fees])),
    audiences: [(id: "a", size: 10000, name: (en: "Mothers, 22-45 & gift buyers")), (id: "b", size: 500, name: (en: "Owners"))],
    messages: [(id: "m", name: (en: "Launch, part one", ar: "الإطلاق")), (id: "n")],
    channels: [
        (id: "tv", name: (en: "Channel 2"), unit: Insertions, cost: PerUnit("20.000"),
            contacts: [(audience: "a", model: Rating(r1: 0.1)), (audience: "b", model: Rating(r1: 0.2))],
            terms: (quoted: Net, discount_percent: "10", volume_discounts: [(from_units: 5, percent: "5"), (from_units: 50, percent: "10")],
                fees: [(name: (en: "Checking"), amount: Percent(percent: "2", of: Total))])),
        (id: "points", unit: Insertions, cost: PerGrp(rate: "7.5", audience: "a"), contacts: [(audience: "a", model: Rating(r1: 0.1))]),
        (id: "clicks", unit: Impressions, cost: PerClick(rate: "0.35", click_rate: 0.012)),
        (id: "orders", unit: Impressions, cost: PerAction(rate: "3", action_rate: 0.001)),
        (id: "months", unit: Insertions, cost: PerMonth("310.500")),
        (id: "flights", unit: Insertions, cost: PerFlight("99.999")),
        (id: "blocks", unit: Insertions, cost: PerPeriod(rate: "120", weeks: 4)),
        (id: "flat", unit: Insertions, cost: Flat("1000")),
        (id: "own", unit: Impressions, cost: Free, terms: (labour: (hours_per_week: "2.5", hourly_rate: "11"))),
        (id: "abroad", unit: Impressions, cost: PerThousand("4.25"), terms: (exchange: (currency: "USD", rate: "0.709"), tax_free: true)),
        (id: "mail", unit: Impressions, cost: PerWeek("12.5")),
    ],
    placements: [
        (id: "p1", message: "m", channel: "tv", audiences: ["a", "b"], start_week: 3, quantities: [4, 0, 6], terms: (free_units: 2)),
        (id: "p2", message: "m", channel: "tv", start_week: 6, quantities: [3], terms: (discount_percent: "12.5")),
        (id: "p3", message: "m", channel: "tv", start_week: 6, quantities: [3], rate: "18"),
        (id: "p4", message: "n", channel: "points", start_week: 2, quantities: [2, 0, 0, 5]),
        (id: "p5", message: "n", channel: "clicks", start_week: 4, quantities: [10001, 20003]),
        (id: "p6", message: "n", channel: "orders", start_week: 4, quantities: [70000, 1]),
        (id: "p7", message: "n", channel: "months", start_week: 4, quantities: [1, 1, 0, 1]),
        (id: "p8", message: "n", channel: "flights", start_week: 4, quantities: [1, 1, 0, 1]),
        (id: "p9", message: "n", channel: "blocks", start_week: 4, quantities: [1, 1, 1, 1, 1, 0, 1]),
        (id: "p10", message: "n", channel: "flat", start_week: 4, quantities: [1, 2, 3]),
        (id: "p11", message: "n", channel: "own", start_week: 4, quantities: [100, 200, 300]),
        (id: "p12", message: "n", channel: "abroad", start_week: 4, quantities: [1234, 200, 300]),
        (id: "p13", message: "n", channel: "mail", start_week: 10, quantities: [90, 0, 75]),
        (id: "p14", message: "n", channel: "mail", start_week: 10, quantities: [90], terms: (cost: Free)),
    ],
)"#;

fn every_term() -> Arc<Plan> {
    crate::store::read(TERMS.as_bytes()).unwrap().plan
}

#[test]
fn terms_that_a_plan_has_stay_as_they_are() {
    let before = every_term();
    for language in Language::ALL {
        let book = open("plan.xlsx", &exported(&before, Kind::Workbook, None, language));
        let mut without = before.as_ref().clone();
        without.placements = std::iter::empty::<Placement>().collect();
        let after = imported(&without, &seen(&book, &without, &Choices::default()));
        let said = |plan: &Plan| -> Vec<_> {
            let all = plan.placements.iter();
            all.map(|one| (one.audiences.clone(), one.quantities.clone(), one.rate, one.terms.clone())).collect()
        };
        for (after, before) in said(&after).into_iter().zip(said(&before)) {
            assert_eq!(after, before, "{language:?}");
        }
        assert_eq!((after.channels.len(), after.messages.len()), (11, 2));
    }
}

#[test]
fn a_new_plan_has_the_weeks_of_the_old_one() {
    let before = every_term();
    for (kind, part) in [(Kind::Workbook, None), (Kind::Csv, None), (Kind::Csv, Some("long"))] {
        let book = open("table", &exported(&before, kind, part, Language::Ar));
        let today = jiff::civil::date(2031, 5, 6);
        let found = tables_of(&book, &Frame::around(Days { first: today, last: today }, None));
        let place = &found[likeliest(&book, &found).unwrap()];
        let calendar = calendar_for(&book.sheets[place.sheet], place, today, false, None, 12);
        assert_eq!(calendar, before.calendar);
    }
}

#[test]
fn every_sample_comes_back_from_its_own_tables() {
    let forms =
        [("plan.xlsx", Kind::Workbook, None), ("wide.csv", Kind::Csv, None), ("long.csv", Kind::Csv, Some("long"))];
    let mut wrong = Vec::new();
    for (name, plan) in samples().into_iter().chain([("terms".to_owned(), every_term())]) {
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
        let days = Days::of_plan(plan.calendar).unwrap();
        let found = tables_of(&book, &Frame::around(days, None));
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
            let found = tables_of(&book, &Frame::around(days, None));
            let seen = refused(&book, &found[0]);
            let titles: Vec<&str> = seen.table.columns.iter().map(|column| column.title.as_str()).collect();
            assert!(seen.warnings.contains(&PlanWarning::IsOfResults), "{part} {titles:?}");
        }
        let analysis = Analysis::of(&plan);
        let report = crate::report::Report::new(&plan, &analysis, crate::text::Locale::of(language));
        let mut tried = 0;
        for (id, build) in crate::report::TABLES {
            let table = build(&report);
            // Two titles, and titles that name the plan's currency or its own things, are told by the title of the table alone.
            let titles: Vec<String> = table.columns.iter().map(|column| column.title.clone()).collect();
            let is_known = crate::report::heads_of(id, report.locale)
                .is_some_and(|(_, heads)| heads.len() >= 3 && titles.starts_with(&heads));
            if super::super::own::is_list(id) || table.rows.is_empty() || !is_known {
                continue;
            }
            tried += 1;
            let text = export::tab_separated(&table, language);
            let book = open("table.tsv", text.as_bytes());
            let found = tables_of(&book, &Frame::around(days, None));
            let Some(best) = likeliest(&book, &found) else { continue };
            let seen = refused(&book, &found[best]);
            assert!(seen.warnings.contains(&PlanWarning::IsOfResults), "{id}: {}", text.lines().next().unwrap());
        }
        assert!(tried > 20, "{tried} tables");
    }
}

/// The cells of a text between tabs as a table of Markdown, as a chat program writes it.
fn markdown(text: &str) -> String {
    let line = |line: &str| format!("| {} |", line.split('\t').collect::<Vec<_>>().join(" | "));
    let mut lines = text.lines().map(line);
    let head = lines.next().unwrap();
    let rule = format!("|{}", "---|".repeat(head.matches(" | ").count() + 1));
    [head, rule].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_was_copied_comes_back_into_an_empty_plan_of_another_start() {
    let plan = every_term();
    let analysis = Analysis::of(&plan);
    for language in Language::ALL {
        let report = crate::report::Report::new(&plan, &analysis, crate::text::Locale::of(language));
        let table = crate::report::plan::placements_with_weeks(&report);
        let text = export::tab_separated(&table, language);
        let forms = [
            ("page.html", exported(&plan, Kind::WebPage, None, language)),
            ("copied.html", export::html_table(&table, language).into_bytes()),
            ("copied.md", markdown(&text).into_bytes()),
            ("copied.tsv", text.into_bytes()),
        ];
        for (name, bytes) in forms {
            let book = open(name, &bytes);
            let today = jiff::civil::date(2031, 5, 6);
            let found = tables_of(&book, &Frame::around(Days { first: today, last: today }, None));
            let place = &found[likeliest(&book, &found).unwrap()];
            let sheet = &book.sheets[place.sheet];
            let calendar = crate::plan::Calendar { start: today, weeks: 4 };
            let empty = Plan::empty(calendar, plan.money.currency);
            let fitted = super::super::fitted(&empty, sheet, place, None);
            assert_eq!(fitted.calendar, plan.calendar, "{name} {language:?}");
            let ids = IdSource::seeded(7).next(None);
            let seen = preview(sheet, place, &fitted, &Choices::default(), ids, language).for_plan(&empty, &fitted);
            let after = Arc::new(imported(&empty, &seen));
            assert_eq!(known(&after, language), known(&plan, language), "{name} {language:?}");
        }
    }
}
