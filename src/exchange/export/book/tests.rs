//! Books of whole plans: what stands in them, in both languages, and that it agrees with the results.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::figure::Shape;
use super::super::pages::{Block, Laid};
use super::{BookKind, BookOptions, BookPaper, Content, Missing, book, contents, laid};
use crate::analysis::Analysis;
use crate::exchange::export::Languages;
use crate::plan::sample_b::rayhan_soap;
use crate::plan::{Bilingual, Book, BookSection, Language, Plan};
use crate::report::{self, Report};
use crate::text::{Locale, without_direction_marks};
use crate::worksheet::outlines;

fn options(language: Language) -> BookOptions {
    BookOptions { languages: Languages::One(Locale::of(language)), outline: None, paper: BookPaper::A4 }
}

fn content_of(plan: &Plan, options: &BookOptions) -> Content {
    contents(plan, &Analysis::of(&Arc::new(plan.clone())), options).remove(0)
}

fn with_book(change: impl FnOnce(&mut Book)) -> Plan {
    let mut plan = rayhan_soap();
    change(Arc::make_mut(&mut plan.book));
    plan
}

fn section(id: &str, text: Bilingual) -> BookSection {
    BookSection { id: id.to_owned(), text, ..BookSection::default() }
}

/// All words on the pages.
fn words(laid: &Laid) -> Vec<String> {
    let shapes = laid.pages.iter().flat_map(|page| &page.pieces).flat_map(|piece| &piece.shapes);
    let text = |shape: &Shape| match shape {
        Shape::Text(words) => Some(without_direction_marks(&words.text).into_owned()),
        _ => None,
    };
    shapes.filter_map(text).collect()
}

/// Fails where something stands outside its page.
fn assert_on_paper(laid: &Laid) {
    for (number, page) in laid.pages.iter().enumerate() {
        for shape in page.pieces.iter().flat_map(|piece| &piece.shapes) {
            let Shape::Text(words) = shape else { continue };
            let width = super::super::figure::letters::width(&words.text, words.bold) * words.size;
            let left = words.anchor.left(words.x, width);
            assert!(left >= 20.0 && left + width <= page.width - 20.0, "page {number}: {words:?}");
            assert!(words.y > 20.0 && words.y < page.height - 20.0, "page {number}: {words:?}");
        }
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes_in_every_outline_and_language() {
    let plan = Arc::new(rayhan_soap());
    let analysis = Analysis::of(&plan);
    for outline in outlines() {
        for kind in BookKind::ALL {
            let options = BookOptions {
                languages: Languages::Both(Locale::of(Language::Ar)),
                outline: Some(outline.id.clone()),
                paper: BookPaper::Letter,
            };
            let made = book(&plan, &analysis, kind, &options).unwrap();
            assert_eq!(made, book(&plan, &analysis, kind, &options).unwrap(), "{} {kind:?}", outline.id);
            assert!(made.len() > 10_000);
        }
    }
}

#[test]
fn every_part_of_an_outline_is_known_to_the_book() {
    let plan = Arc::new(rayhan_soap());
    let analysis = Analysis::of(&plan);
    let report = Report::new(&plan, &analysis, Locale::of(Language::En));
    for outline in outlines() {
        for part in outline.sections.iter().flat_map(|section| &section.parts) {
            if let crate::worksheet::OutlinePart::Table(id) = part {
                assert!(report::table(&report, id).is_some(), "{}: there is no table {id}", outline.id);
            }
        }
    }
}

#[test]
fn a_plan_with_nothing_in_it_has_no_empty_headings_and_says_what_is_missing() {
    for language in Language::ALL {
        for outline in outlines() {
            let options = BookOptions { outline: Some(outline.id.clone()), ..options(language) };
            let content = content_of(&Plan::empty(rayhan_soap().calendar, "JOD".parse().unwrap()), &options);
            let document = content.document();
            let headings: Vec<&Block> = document
                .blocks
                .iter()
                .map(|(_, block)| block)
                .filter(|block| matches!(block, Block::Heading { .. }))
                .collect();
            assert!(headings.len() <= 1, "{}: {headings:?}", outline.id);
            assert!(content.missing.contains(&Missing::Title) && content.missing.contains(&Missing::Authors));
            let empty = content.missing.iter().filter(|missing| matches!(missing, Missing::Section(_))).count();
            assert_eq!(empty + headings.len(), outline.sections.len(), "{}", outline.id);
            assert_on_paper(&laid(&[content], BookPaper::A4));
        }
    }
}

#[test]
fn every_heading_has_something_below_it() {
    let content = content_of(&rayhan_soap(), &options(Language::En));
    let document = content.document();
    for pair in document.blocks.windows(2) {
        if let (Block::Heading { level, .. }, Block::Heading { level: next, .. }) = (&pair[0].1, &pair[1].1) {
            assert!(next > level, "{:?}", pair[0]);
        }
    }
    assert!(!matches!(document.blocks.last(), Some((_, Block::Heading { .. }))));
}

#[test]
fn numbers_of_the_book_are_those_of_the_results() {
    let plan = Arc::new(rayhan_soap());
    let analysis = Analysis::of(&plan);
    for language in Language::ALL {
        let locale = Locale::of(language);
        let content = content_of(&plan, &options(language));
        let facts: String = content
            .sections
            .iter()
            .flat_map(|filled| &filled.blocks)
            .filter_map(|block| if let Block::Point(text) = block { Some(text.as_str()) } else { None })
            .collect();
        let total = analysis.reach.total.as_ref().unwrap();
        for figure in [
            locale.percent(total.k_plus[0], 1),
            locale.percent(total.bounds[1], 1),
            locale.decimal(total.grp, 1),
            locale.decimal(total.average_frequency.unwrap(), 2),
            locale.decimal(analysis.consistency.exposure_weighted.unwrap(), 3),
            locale.total(analysis.budget.total, analysis.budget.currency),
        ] {
            assert!(facts.contains(&figure), "{figure} is not in {facts}");
        }
        // Tables are those of the report, cell by cell.
        let report = Report::new(&plan, &analysis, locale);
        let tables = content.sections.iter().flat_map(|filled| &filled.blocks);
        for block in tables {
            let Block::Table(table) = block else { continue };
            if let Some(known) = report::table(&report, table.id) {
                assert_eq!(known.rows, table.rows, "{}", table.id);
            }
        }
        // And every cell of theirs stands on a page.
        let laid = laid(&[content], BookPaper::A4);
        let shown: BTreeSet<String> = words(&laid).into_iter().collect();
        let table = report::table(&report, "reach-by-audience").unwrap();
        for cell in table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.value.is_some()) {
            let text = without_direction_marks(&cell.text).into_owned();
            assert!(shown.contains(&text), "{text} is on no page");
        }
    }
}

#[test]
fn typed_texts_stand_on_the_pages_whole_and_in_order() {
    let english = "The launch begins in the last weeks of Ramadan, when evenings are spent with the telephone in hand.";
    let arabic = "يبدأ الإطلاق في أواخر رمضان، حين تُقضى الأمسيات مع الهاتف. يحمل Instagram مقطع الإطلاق أسبوعين.";
    let plan = with_book(|book| book.sections = vec![section("schedule", Bilingual::new(english, arabic))]);
    for (language, text) in [(Language::En, english), (Language::Ar, arabic)] {
        let content = content_of(&plan, &options(language));
        let all = words(&laid(&[content], BookPaper::A4)).join(" ");
        assert!(all.contains(text), "{all}");
    }
}

#[test]
fn markup_and_control_characters_are_only_letters() {
    let text = "#panic(\"x\") = *b* $x$ <script>alert(1)</script> &amp; \u{0}\u{7}\u{1b}[1m {section} 🧼\n- a point";
    let plan = with_book(|book| book.sections = vec![section("summary", Bilingual::new(text, ""))]);
    let content = content_of(&plan, &options(Language::En));
    assert!(content.missing.contains(&Missing::Letters("U+1F9FC".to_owned())));
    let all = words(&laid(&[content], BookPaper::A4)).join(" ");
    assert!(all.contains("#panic(\"x\") = *b* $x$ <script>alert(1)</script> &amp; [1m {section} [U+1F9FC]"), "{all}");
    assert!(all.contains("a point") && !all.contains("- a point"));
}

#[test]
fn long_names_long_sections_and_limits() {
    let name = "N".repeat(300);
    let arabic = "كلمة طويلة ".repeat(28);
    let long = "This sentence stands in a very long section of the book.\n".repeat(1600);
    let mut plan = with_book(|book| {
        book.authors = vec![name.clone()];
        book.sections = vec![
            BookSection { word_limit: Some(100), ..section("situation", Bilingual::new(long, "")) },
            BookSection {
                title: Bilingual::new(name.clone(), arabic.clone()),
                ..section("own", Bilingual::new("Text", "نص"))
            },
        ];
    });
    plan.title = Bilingual::new(name.clone(), arabic);
    for language in Language::ALL {
        let content = content_of(&plan, &options(language));
        let laid = laid(std::slice::from_ref(&content), BookPaper::A4);
        assert_on_paper(&laid);
        if language == Language::En {
            assert!(laid.pages.len() > 50, "{}", laid.pages.len());
            assert!(content.missing.iter().any(|missing| matches!(missing, Missing::Limit(_))));
        }
    }
}

#[test]
fn sections_that_are_left_out_or_renamed_follow_what_is_stated() {
    let plan = with_book(|book| {
        book.sections = vec![
            BookSection { left_out: true, ..section("budget", Bilingual::default()) },
            BookSection { title: Bilingual::new("Numbers", "أرقام"), ..section("reach", Bilingual::default()) },
        ];
    });
    let content = content_of(&plan, &options(Language::Ar));
    let laid = laid(std::slice::from_ref(&content), BookPaper::A4);
    let headings: Vec<&str> = laid.headings.iter().map(|heading| heading.text.as_str()).collect();
    assert!(headings.contains(&"أرقام") && !headings.contains(&"الميزانية"), "{headings:?}");
    // The contents name the page that the heading stands on.
    for heading in &laid.headings {
        assert!(laid.pages[heading.page].marks.iter().any(|mark| mark.section == heading.section));
    }
    let numbers: Vec<String> = laid.headings.iter().filter_map(|heading| heading.number.clone()).collect();
    assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), numbers.len());
}
