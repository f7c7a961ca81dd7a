//! What every export keeps: the figures are ours, texts stay texts, and the same plan gives the same bytes.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Reader as _, Xlsx};

use super::{ExportError, Kind, Languages, Options, export, parts};
use crate::analysis::Analysis;
use crate::plan::{Language, Plan};
use crate::report::Report;
use crate::text::Locale;

fn rayhan() -> Arc<Plan> {
    let read = crate::store::read(include_str!("../../../saves/rayhan-soap.ron").as_bytes()).unwrap();
    read.plan
}

fn nimbus() -> Arc<Plan> {
    crate::store::read(include_str!("../../../saves/nimbus.ron").as_bytes()).unwrap().plan
}

/// Returns a part of a package as text.
fn part_of(package: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut package.by_name(name).unwrap(), &mut text).unwrap();
    text
}

#[test]
fn sums_of_narrow_weeks_are_in_thousands_and_shares_are_those_of_the_tables() {
    let plan = nimbus();
    let analysis = Analysis::of(&plan);
    for (language, row) in [(Language::En, "Media, thousand GBP"), (Language::Ar, "إنفاق الوسائل، ألف GBP")]
    {
        let drawn = String::from_utf8(export(&plan, &analysis, Kind::Svg, &Options::of(language)).unwrap()).unwrap();
        assert!(drawn.contains(row), "{language:?}");
        // Rounded alone the share of television is 26.6%; so rounded that shares add up it is 26.7%, as in the window.
        let report = Report::new(&plan, &analysis, Locale::of(language));
        let table = crate::report::table(&report, "budget-by-element-and-channel").unwrap();
        let share = crate::text::without_direction_marks(&table.rows[1].cells[2].text).replace('%', "");
        assert!(share == "26.7" && drawn.contains(">26.7<") || drawn.contains("26.7\u{2069}"), "{share}");
    }
}

#[test]
fn sheets_run_as_their_language_and_charts_begin_pages() {
    let plan = nimbus();
    let book = export(&plan, &Analysis::of(&plan), Kind::Workbook, &Options::of(Language::Ar)).unwrap();
    let styles = part_of(&book, "xl/styles.xml");
    assert!(styles.contains("readingOrder=\"2\"") && styles.contains("readingOrder=\"1\""));
    let budget = part_of(&book, "xl/worksheets/sheet7.xml");
    assert!(budget.contains("<rowBreaks") && budget.contains("<mergeCells"));
    // A name is written as it is, and a share in a sentence keeps its sign at its side.
    let texts = part_of(&book, "xl/sharedStrings.xml");
    assert!(
        texts.contains("<t>GBP</t>")
            && texts.contains("<t>نقاط التقييم</t>")
            && texts.contains("\u{200e}54.0%\u{200e}")
    );
    // No row of heads is lower than its words, no column narrower than its numbers.
    assert!(budget.contains("ht=\"30\""));
}

#[test]
fn documents_name_pages_and_keep_headings_with_wide_pictures() {
    let plan = nimbus();
    let options = super::BookOptions {
        languages: Languages::One(Locale::of(Language::En)),
        outline: None,
        paper: super::BookPaper::A4,
        is_beside: false,
    };
    let written = super::book(&plan, &Analysis::of(&plan), super::BookKind::Docx, &options).unwrap();
    let document = part_of(&written, "word/document.xml");
    let entry = document.split("PAGEREF _Toc000001 ").nth(1).unwrap();
    let page = entry.split("<w:t>").nth(1).unwrap().split('<').next().unwrap();
    assert_eq!(page, "3");
    let heading = document.rfind("Media plan</w:t>").unwrap();
    let before = &document[..heading];
    let (turn, last) = (before.rfind("</w:sectPr>").unwrap(), before.rfind("<w:t xml:space").unwrap());
    assert!(before[turn..last].matches("<w:t ").count() == 0, "the heading begins the pages of its picture");
    assert!(document[heading..].contains("w:orient=\"landscape\""));
    assert_eq!(document.matches("<w:bookmarkStart").count(), document.matches("PAGEREF").count());
    let beside = super::BookOptions { languages: both().languages, is_beside: true, ..options };
    let written = super::book(&plan, &Analysis::of(&plan), super::BookKind::Docx, &beside).unwrap();
    let document = part_of(&written, "word/document.xml");
    assert_eq!(document.matches("<w:bookmarkStart").count(), document.matches("PAGEREF").count());
}

fn both() -> Options {
    Options { languages: Languages::Both(Locale::of(Language::En)), ..Options::of(Language::En) }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let plan = rayhan();
    for kind in Kind::ALL {
        let one = export(&plan, &Analysis::of(&plan), kind, &both()).unwrap();
        let two = export(&plan, &Analysis::of(&plan), kind, &both()).unwrap();
        assert!(one == two && !one.is_empty(), "{kind:?}");
    }
}

#[test]
fn every_part_can_be_written_alone_in_both_languages() {
    let plan = rayhan();
    let analysis = Analysis::of(&plan);
    for kind in [Kind::Svg, Kind::Pdf, Kind::Csv] {
        let report = Report::new(&plan, &analysis, Locale::of(Language::En));
        for (part, title) in parts(&report, kind) {
            for languages in [Languages::One(Locale::of(Language::Ar)), both().languages] {
                let options = Options { part: Some(part.to_owned()), languages, ..both() };
                let written = export(&plan, &analysis, kind, &options).unwrap();
                assert!(!title.is_empty() && written.len() > 3, "{kind:?} {part}");
            }
        }
        let wrong = Options { part: Some("nothing".to_owned()), ..both() };
        assert!(matches!(export(&plan, &analysis, kind, &wrong), Err(ExportError::NoSuchPart { .. })));
    }
}

#[test]
fn drawings_are_well_formed_whatever_names_hold() {
    let mut text = include_str!("../../../saves/rayhan-soap.ron").to_owned();
    text = text.replace("Launch reel", "=1+1 </svg> & \\u{202e}\\\"x\\\"\\t<script>");
    let plan = crate::store::read(text.as_bytes()).unwrap().plan;
    let analysis = Analysis::of(&plan);
    for kind in [Kind::Svg, Kind::WebPage] {
        let written = String::from_utf8(export(&plan, &analysis, kind, &both()).unwrap()).unwrap();
        assert!(!written.contains("<script") && !written.contains("& "), "{kind:?}");
        // A cell of the page is a world of its own: what turns text round ends with it.
        assert!(kind == Kind::WebPage || !written.contains('\u{202e}'), "{kind:?}");
    }
}

/// Returns the cells of all sheets of a workbook.
fn cells(book: &[u8]) -> Vec<(String, Vec<Data>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book.to_vec())).unwrap();
    let names = book.sheet_names();
    let sheet = |name: String| {
        let range = book.worksheet_range(&name).unwrap();
        let cells = range.cells().map(|(_, _, cell)| cell.clone()).collect();
        (name, cells)
    };
    names.into_iter().map(sheet).collect()
}

#[test]
fn the_workbook_holds_the_figures_of_the_analysis() {
    let plan = rayhan();
    let analysis = Analysis::of(&plan);
    for language in Language::ALL {
        let sheets = cells(&export(&plan, &analysis, Kind::Workbook, &Options::of(language)).unwrap());
        assert_eq!(sheets.len(), 9);
        let holds = |sheet: usize, wanted: f64| {
            let is_it = |cell: &Data| matches!(cell, Data::Float(found) if (found - wanted).abs() < 1e-12);
            assert!(sheets[sheet].1.iter().any(is_it), "{}: {wanted}", sheets[sheet].0);
        };
        let currency = analysis.budget.currency;
        let total = analysis.reach.total.as_ref().unwrap();
        for figure in [total.k_plus[0], total.k_plus[2], analysis.budget.total.at_least().to_major(currency)] {
            holds(0, figure);
        }
        // Costs: cached results of formulas are our amounts.
        for cost in &analysis.budget.placements {
            holds(3, cost.total().at_least().to_major(currency));
        }
        for point in &total.build {
            holds(4, point.weekly_reach);
        }
        holds(5, analysis.consistency.exposure_weighted.unwrap());
        for amount in &analysis.budget.by_week {
            holds(6, amount.at_least().to_major(currency));
        }
    }
}

#[test]
fn the_workbook_has_live_formulas_charts_names_and_print_set_up() {
    let plan = rayhan();
    let book = export(&plan, &Analysis::of(&plan), Kind::Workbook, &Options::of(Language::Ar)).unwrap();
    let mut package = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut package.by_name(name).unwrap(), &mut text).unwrap();
        text
    };
    let costs = part("xl/worksheets/sheet4.xml");
    for wanted in
        ["<f>ROUND(", "<f>SUM(", "rightToLeft=\"1\"", "orientation=\"landscape\"", "fitToHeight=\"0\"", "<pane "]
    {
        assert!(costs.contains(wanted), "{wanted}");
    }
    let names = part("xl/workbook.xml");
    for wanted in ["Plan_budget", "Media_total", "Flowchart_total", "_xlnm.Print_Titles"] {
        assert!(names.contains(wanted), "{wanted}");
    }
    let charts = [part("xl/charts/chart1.xml"), part("xl/charts/chart2.xml")].concat();
    for wanted in ["<c:lineChart>", "<c:barChart>", "stacked", "maxMin"] {
        assert!(charts.contains(wanted), "{wanted}");
    }
    // No text of the plan is a formula, and a formula repeats none.
    let titles = plan.messages.iter().map(|message| message.name.get(Language::Ar));
    assert!(titles.into_iter().all(|title| !costs.contains(&format!("<f>{title}"))));
}
