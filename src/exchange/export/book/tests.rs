//! Books of whole plans: what stands in them, in both languages, and that it agrees with the results.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::figure::Shape;
use super::super::pages::{Block, Laid};
use super::{BookKind, BookOptions, BookPaper, Content, Missing, book, contents, laid};
use crate::analysis::Analysis;
use crate::exchange::export::Languages;
use crate::plan::sample_b::rayhan_soap;
use crate::plan::{Bilingual, Book, BookSection, Language, Placement, PlacementId, Plan};
use crate::report::{self, Report};
use crate::text::{Locale, without_direction_marks};
use crate::worksheet::outlines;

fn options(language: Language) -> BookOptions {
    BookOptions {
        languages: Languages::One(Locale::of(language)),
        outline: None,
        paper: BookPaper::A4,
        is_beside: false,
    }
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
                is_beside: true,
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

#[test]
fn notes_stand_at_the_foot_of_the_page_that_refers_to_them() {
    for language in Language::ALL {
        let content = content_of(&rayhan_soap(), &options(language));
        let laid = laid(std::slice::from_ref(&content), BookPaper::A4);
        assert_on_paper(&laid);
        let texts: BTreeSet<String> = content
            .sections
            .iter()
            .flat_map(|filled| &filled.blocks)
            .filter_map(|block| if let Block::Footnote(text) = block { Some(text.clone()) } else { None })
            .collect();
        assert!(texts.len() >= 2, "{texts:?}");
        let raised = ['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
        for (number, page) in laid.pages.iter().enumerate() {
            let lines: Vec<&str> = page.pieces.iter().flat_map(|piece| &piece.shapes).filter_map(text_of).collect();
            // A note begins with its number, what refers to it ends with the same one.
            for mark in raised {
                let begins = |line: &&&str| without_direction_marks(line).starts_with(mark);
                let refers = |line: &&&str| line.contains(mark) && !begins(line);
                let (notes, references) = (lines.iter().filter(begins).count(), lines.iter().filter(refers).count());
                assert!(references == 0 || notes == 1, "page {number}: {mark} {notes} {references}");
            }
        }
        assert!(raised.iter().all(|mark| super::super::figure::letters::is_known(*mark)));
    }
}

fn text_of(shape: &Shape) -> Option<&str> {
    match shape {
        Shape::Text(words) => Some(&words.text),
        _ => None,
    }
}

#[test]
fn a_long_note_goes_on_at_the_foot_of_the_next_page() {
    let mut plan = rayhan_soap();
    let long = "A source with very many words. ".repeat(120);
    let audience = plan.audiences[0].id.clone();
    let mut changed = (*plan.audiences[0]).clone();
    changed.source = long;
    plan.audiences = plan
        .audiences
        .iter()
        .map(|known| if known.id == audience { changed.clone() } else { (**known).clone() })
        .collect();
    let content = content_of(&plan, &options(Language::En));
    let laid = laid(std::slice::from_ref(&content), BookPaper::A4);
    assert_on_paper(&laid);
    let all = words(&laid).join(" ");
    assert!(all.matches("very many words").count() >= 240, "{}", all.matches("very many words").count());
}

#[test]
fn two_languages_stand_side_by_side_line_beside_line() {
    let text = Bilingual::new("English words for the summary.\nMore of them.", "كلمات عربية للملخص.");
    let plan = with_book(|book| book.sections = vec![section("summary", text)]);
    for first in Language::ALL {
        let choice = BookOptions { languages: Languages::Both(Locale::of(first)), is_beside: true, ..options(first) };
        let analysis = Analysis::of(&Arc::new(plan.clone()));
        let contents = contents(&plan, &analysis, &choice);
        let laid = super::laid_in(&contents, BookPaper::A4, true);
        assert_on_paper(&laid);
        let place = |wanted: &str| {
            let pages = laid.pages.iter().enumerate().skip(2);
            let mut shapes = pages.flat_map(|(at, page)| {
                page.pieces.iter().flat_map(|piece| &piece.shapes).map(move |shape| (at, page.width, shape))
            });
            shapes
                .find_map(|(at, width, shape)| match shape {
                    Shape::Text(words) if words.text.contains(wanted) => Some((at, words.x / width, words.y)),
                    _ => None,
                })
                .unwrap()
        };
        let (english, arabic) = (place("English words"), place("كلمات عربية"));
        assert!((english.2 - arabic.2).abs() < 4.0 && english.0 == arabic.0, "{english:?} {arabic:?}");
        // The page begins at its start side, so that each language stands at its own.
        assert!(english.1 < 0.5 && arabic.1 > 0.5, "{english:?} {arabic:?}");
        // Both have each table, and every heading names both languages.
        let (one, both) = (super::laid(&contents[..1], BookPaper::A4), &laid);
        assert_eq!(one.headings.len(), both.headings.len());
        assert!(both.headings.iter().filter(|heading| heading.text.contains(" / ")).count() > 5);
        for kind in [BookKind::Pdf, BookKind::Docx] {
            let made = book(&plan, &analysis, kind, &choice).unwrap();
            assert_eq!(made, book(&plan, &analysis, kind, &choice).unwrap());
        }
    }
}

#[test]
fn slides_stay_within_their_edges_in_both_languages() {
    let name = "A name that goes on and on ".repeat(12);
    let mut plan = with_book(|book| {
        book.outline = "plan-deck".to_owned();
        book.sections = vec![BookSection {
            title: Bilingual::new(name.clone(), "اسم طويل ".repeat(30)),
            ..section("deck-summary", Bilingual::new("Words. ".repeat(900), "كلمات. ".repeat(900)))
        }];
    });
    plan.title = Bilingual::new(name, "اسم طويل ".repeat(30));
    let analysis = Analysis::of(&Arc::new(plan.clone()));
    for language in Language::ALL {
        let shown = super::BookPreview::slides(&plan, &analysis, &options(language));
        assert!((9..=15).contains(&shown.pages()), "{}", shown.pages());
        assert_eq!(shown.sections.len(), shown.pages());
        for page in 0..shown.pages() {
            assert_eq!(shown.size(page), Some((1280.0, 720.0)));
            for shape in shown.laid.pages[page].pieces.iter().flat_map(|piece| &piece.shapes) {
                let Shape::Text(words) = shape else { continue };
                let width = super::super::figure::letters::width(&words.text, words.bold) * words.size;
                let left = words.anchor.left(words.x, width);
                assert!(left >= 30.0 && left + width <= 1250.0, "slide {page}: {words:?}");
                assert!(words.y > 20.0 && words.y < 712.0, "slide {page}: {words:?}");
            }
        }
    }
}

#[test]
fn a_table_of_sixty_columns_is_turned_and_parted() {
    let columns: Vec<report::Column> = (0..60).map(|number| report::Column::number(format!("Week {number}"))).collect();
    let mut table = report::Table::new("wide", "Wide", columns);
    table.columns[0] = report::Column::text("Channel");
    let cell = |number: usize| report::Cell::text(format!("{number},000"));
    table.rows = (0..40).map(|_| report::Row::of((0..60).map(cell).collect())).collect();
    for language in Language::ALL {
        let mut content = content_of(&rayhan_soap(), &options(language));
        content.sections[0].blocks = vec![Block::Table(table.clone()), Block::Footnote("A note".to_owned())];
        let laid = laid(std::slice::from_ref(&content), BookPaper::A4);
        assert_on_paper(&laid);
        assert!(laid.pages.iter().filter(|page| page.width > page.height).count() >= 3);
        let all = words(&laid);
        for number in 1..60 {
            let title = format!("Week {number}");
            assert!(
                all.iter().filter(|word| **word == title).count() + all.iter().filter(|word| **word == "Week").count()
                    > 0
            );
        }
    }
}

#[test]
fn what_is_printed_is_what_was_chosen() {
    let plan = rayhan_soap();
    let analysis = Analysis::of(&Arc::new(plan.clone()));
    let things = super::Printed::Things {
        title: Bilingual::new("Budget", "الميزانية"),
        ids: &["budget", "spending", "flowchart"],
    };
    for (what, is_turned) in
        [(things.clone(), false), (things, true), (super::Printed::Section("budget".to_owned()), true)]
    {
        for language in Language::ALL {
            let options = super::PrintOptions {
                what: what.clone(),
                languages: Languages::One(Locale::of(language)),
                is_beside: false,
                paper: BookPaper::Letter,
                is_turned,
            };
            let out = super::printout(&plan, &analysis, &options);
            assert!(!out.is_empty() && out.pages() > 0);
            let first = out.pixels(0, 1.0).unwrap().unwrap();
            assert_eq!(first.width > first.height, is_turned);
            let all: Vec<usize> = (0..out.pages()).collect();
            let whole = out.pdf(&all).unwrap();
            assert!(whole.starts_with(b"%PDF"));
            assert_eq!(whole, out.pdf(&all).unwrap());
            assert!(out.pdf(&[0]).unwrap().len() <= whole.len());
        }
    }
    // The pages that are left lead to each other only.
    let options = super::PrintOptions {
        what: super::Printed::Book,
        languages: Languages::Both(Locale::of(Language::Ar)),
        is_beside: true,
        paper: BookPaper::A4,
        is_turned: false,
    };
    let out = super::printout(&plan, &analysis, &options);
    assert!(out.pdf(&[0, 2, 3, 7]).unwrap().starts_with(b"%PDF"));
}

#[test]
fn pages_after_typing_are_those_from_nothing() {
    let mut plan = with_book(|_| ());
    let analysis = Analysis::of(&Arc::new(plan.clone()));
    for language in Language::ALL {
        let options = options(language);
        let mut known = super::BookPreview::of(&plan, &analysis, &options);
        for step in 0..4 {
            let before = plan.clone();
            let book = Arc::make_mut(&mut plan.book);
            match step {
                0 => book.sections = vec![section("summary", Bilingual::new("Typed", "كُتب"))],
                1 => book.sections[0].text.en += " more words of it",
                2 => {
                    book.references
                        .push(crate::plan::BookReference { link: "A link".to_owned(), ..Default::default() });
                }
                _ => book.sections.insert(0, section("own-7", Bilingual::new("Mine", "لي"))),
            }
            let next = super::BookPreview::after(&plan, &analysis, &options, Some((&before, &known)));
            let whole = super::BookPreview::of(&plan, &analysis, &options);
            assert_eq!(next.laid, whole.laid, "step {step}");
            assert_eq!((next.sections.clone(), next.missing.clone()), (whole.sections, whole.missing));
            known = next;
        }
        plan.book = Arc::default();
    }
}

#[test]
fn a_channel_of_many_placements_stands_on_several_pages_each_with_its_caption() {
    let mut plan = rayhan_soap();
    let first = Placement::clone(&plan.placements[0]);
    let of = |number: usize| Placement { id: PlacementId::from(format!("many-{number}")), ..first.clone() };
    plan.placements = (0..120).map(of).collect();
    let analysis = Analysis::of(&Arc::new(plan.clone()));
    let all = contents(&plan, &analysis, &options(Language::En));
    let laid = laid(&all, BookPaper::A4);
    assert_on_paper(&laid);
    let captions = laid.pages.iter().filter(|page| {
        let shapes = page.pieces.iter().flat_map(|piece| &piece.shapes);
        shapes.clone().filter_map(text_of).any(|text| text.contains("Flowchart. Bars show"))
    });
    let bars = |page: &super::super::pages::Page| {
        let shapes = page.pieces.iter().flat_map(|piece| &piece.shapes);
        shapes.filter(|shape| matches!(shape, Shape::Rect { round, .. } if *round > 0.0)).count()
    };
    let counts: Vec<usize> = captions.map(bars).collect();
    assert!(counts.len() >= 4 && counts.iter().all(|count| *count > 3), "{counts:?}");
}
