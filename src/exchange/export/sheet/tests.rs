//! Worksheets as pictures and pages: that every one can be made, stays on its paper and says what is filled in.

use std::sync::Arc;

use super::super::figure::{Shape, letters};
use super::super::{Kind, Languages, Options, export};
use super::{SheetExtent, figures, laid, paint};
use crate::analysis::Analysis;
use crate::exchange::export::ExportError;
use crate::plan::sample_b::rayhan_soap;
use crate::plan::{Answer, Bilingual, ItemAnswer, Language, List, OptionNote, Plan, Worksheet};
use crate::report::Report;
use crate::report::worksheets::{DrawnCell, Voice, drawing};
use crate::text::{Locale, without_direction_marks};
use crate::worksheet::{Layout, built_in, framework};

fn with<R>(plan: &Plan, language: Language, look: impl FnOnce(&Report<'_>) -> R) -> R {
    let plan = Arc::new(plan.clone());
    let analysis = Analysis::of(&plan);
    look(&Report::new(&plan, &analysis, Locale::of(language)))
}

fn part_of(part: &str, language: Language) -> Options {
    Options { part: Some(part.to_owned()), ..Options::of(language) }
}

/// A plan with one answer of text.
fn answered(sheet: &str, item: &str, text: &str) -> Plan {
    let text = Answer::Text(Bilingual::new(text, text));
    let answers = vec![ItemAnswer { item: item.to_owned(), answer: text, notes: Vec::new() }];
    let sheet = Worksheet { framework: sheet.into(), answers };
    Plan { worksheets: List::from_iter([sheet]), ..rayhan_soap() }
}

/// The words of a figure, as they are read.
fn words<'s>(shapes: impl Iterator<Item = &'s Shape>) -> Vec<String> {
    let text = |shape: &Shape| match shape {
        Shape::Text(words) => Some(without_direction_marks(&words.text).into_owned()),
        _ => None,
    };
    shapes.filter_map(text).collect()
}

#[test]
fn every_worksheet_stays_on_its_paper_in_both_directions() {
    for language in Language::ALL {
        with(&rayhan_soap(), language, |report| {
            for sheet in built_in() {
                let pages = laid(report, sheet, 0).pages;
                assert!(!pages.is_empty(), "{}", sheet.id);
                let drawn = figures(report, sheet, SheetExtent::Figure);
                assert_eq!(drawn.len(), usize::from(sheet.layout != Layout::Form), "{}", sheet.id);
                let shapes = pages.iter().map(|page| {
                    let shapes: Vec<&Shape> = page.pieces.iter().flat_map(|piece| &piece.shapes).collect();
                    (page.width, page.height, shapes)
                });
                let figure = drawn.iter().map(|figure| (figure.width, figure.height, figure.shapes().collect()));
                for (width, height, shapes) in shapes.chain(figure) {
                    for shape in shapes {
                        let Shape::Text(words) = shape else { continue };
                        let room = letters::width(&words.text, words.bold) * words.size;
                        let left = words.anchor.left(words.x, room);
                        assert!(left >= 8.0 && left + room <= width - 8.0, "{}: {words:?}", sheet.id);
                        assert!(words.y > 8.0 && words.y < height - 8.0, "{}: {words:?}", sheet.id);
                    }
                }
            }
        });
    }
}

fn sample(id: &str) -> Plan {
    let sample = crate::catalogue::sample(id).unwrap();
    Plan::clone(&crate::store::read(sample.text.as_bytes()).unwrap().plan)
}

#[test]
fn every_line_of_a_board_that_shows_all_stands_in_its_cell() {
    let note = |option: &str| OptionNote {
        option: option.to_owned(),
        text: Bilingual::new("next Ramadan", "في رمضان القادم"),
    };
    let ticked = |item: &str, options: &[&str]| ItemAnswer {
        item: item.to_owned(),
        answer: Answer::Choices(options.iter().map(|option| (*option).to_owned()).collect()),
        notes: vec![note(options[0])],
    };
    let answers = vec![
        ticked("promotion-forms", &["contests", "trial"]),
        ticked("functions", &["research", "planning", "evaluation"]),
        ticked("advantages", &["interactive", "feedback"]),
    ];
    let filled = Plan {
        worksheets: List::from_iter([Worksheet { framework: "promotion".into(), answers }]),
        ..sample("basra-dibs")
    };
    let empty = Plan::empty(rayhan_soap().calendar, "JOD".parse().unwrap());
    for plan in [filled, sample("rayhan-soap"), sample("nimbus"), empty] {
        for language in Language::ALL {
            with(&plan, language, |report| {
                let sheet = framework("promotion").unwrap();
                let drawn = drawing(report, sheet, paint::WIDTH).unwrap();
                let said = paint::shapes(report, &drawn, (0.0, 0.0));
                for shape in &said {
                    let Shape::Text(text) = shape else { continue };
                    let is_inside = drawn.cells.iter().any(|cell| {
                        let (left, top) = (cell.place.x * paint::WIDTH, cell.place.y);
                        let (right, bottom) = (left + cell.place.width * paint::WIDTH, top + cell.place.height);
                        (left..=right).contains(&text.x) && text.y > top && text.y < bottom - 3.0
                    });
                    assert!(is_inside, "{language:?}: {text:?}");
                }
                // Long names are broken into lines, so that their first words are looked for.
                let all = words(said.iter());
                for option in
                    ["direct-means", "promotion-forms", "relations-means", "ad-forms", "functions", "advantages"]
                {
                    for option in sheet.item(option).unwrap().kind.options() {
                        let name = option.name.get(language);
                        let first: String = name.split(' ').take(2).collect::<Vec<_>>().join(" ");
                        assert!(all.iter().any(|line| line.starts_with(&first)), "{name}: {all:?}");
                    }
                }
            });
        }
    }
}

#[test]
fn the_start_of_a_figure_is_at_the_side_of_the_language() {
    for language in Language::ALL {
        with(&rayhan_soap(), language, |report| {
            let sheet = framework("arthur").unwrap();
            let first = sheet.parts[0].name.get(language);
            let figure = figures(report, sheet, SheetExtent::Figure).remove(0);
            let at = figure.shapes().find_map(|shape| match shape {
                Shape::Text(words) if words.text == first => Some(words.x),
                _ => None,
            });
            let is_left = at.unwrap() < figure.width / 2.0;
            assert_eq!(is_left, language == Language::En);
        });
    }
}

#[test]
fn the_kind_of_file_decides_what_a_part_means_unless_it_is_said() {
    let plan = Arc::new(rayhan_soap());
    let analysis = Analysis::of(&plan);
    let made = |part: &str, kind| export(&plan, &analysis, kind, &part_of(part, Language::Ar));
    let svg = String::from_utf8(made("worksheet:swot", Kind::Svg).unwrap()).unwrap();
    assert_eq!(svg, String::from_utf8(made("worksheet-figure:swot", Kind::Svg).unwrap()).unwrap());
    assert!(svg.starts_with("<svg ") && svg.contains(framework("swot").unwrap().name.get(Language::Ar)));
    assert_ne!(made("worksheet-filled:swot", Kind::Svg).unwrap(), svg.into_bytes());
    assert!(made("worksheet:action", Kind::Png).unwrap().starts_with(b"\x89PNG"), "a form is a picture of its pages");
    let pdf = made("worksheet:arthur", Kind::Pdf).unwrap();
    assert!(pdf.starts_with(b"%PDF") && pdf == made("worksheet-filled:arthur", Kind::Pdf).unwrap());
    assert_ne!(pdf, made("worksheet-figure:arthur", Kind::Pdf).unwrap());
    let csv = String::from_utf8(made("worksheet:swot", Kind::Csv).unwrap()).unwrap();
    assert_eq!(csv.lines().count(), 5, "{csv}");
    for unknown in ["worksheet:nothing", "worksheet-figure:action"] {
        let Err(ExportError::NoSuchPart { known, .. }) = made(unknown, Kind::Svg) else { panic!("{unknown}") };
        assert!(known.iter().any(|known| known.ends_with(":swot")) && !known.contains(&unknown.to_owned()));
    }
    let Err(ExportError::NoSuchPart { known, .. }) = made("nothing", Kind::Png) else { panic!() };
    assert!(known.contains(&"worksheet:swot".to_owned()));
}

#[test]
fn a_worksheet_of_the_users_own_is_exported_too() {
    let own = crate::worksheet::Framework { id: "lecture".to_owned(), ..framework("swot").unwrap().clone() };
    let plan = Arc::new(answered("lecture", "strengths", "own words"));
    let analysis = Analysis::of(&plan);
    let options = Options { own_sheets: vec![own], ..part_of("worksheet:lecture", Language::En) };
    assert!(export(&plan, &analysis, Kind::Svg, &options).is_ok());
    assert!(export(&plan, &analysis, Kind::Svg, &part_of("worksheet:lecture", Language::En)).is_err());
}

#[test]
fn a_filled_worksheet_says_what_is_answered_what_is_left_and_what_is_kept() {
    let mut plan = answered("arthur", "needs", "Dry skin in winter");
    let mut sheet = (*plan.worksheets[0]).clone();
    let kept = Answer::Choice("gone".to_owned());
    sheet.answers.push(ItemAnswer { item: "no-such-item".to_owned(), answer: kept, notes: Vec::new() });
    plan.worksheets = List::from_iter([sheet]);
    with(&plan, Language::En, |report| {
        let laid = laid(report, framework("arthur").unwrap(), 0);
        let shapes = laid.pages.iter().flat_map(|page| &page.pieces).flat_map(|piece| &piece.shapes);
        let said = words(shapes).join(" ");
        for wanted in ["Dry skin in winter", "Not answered yet", "no-such-item:", "gone", "Source:", "from the plan"] {
            assert!(said.contains(wanted), "{wanted}: {said}");
        }
    });
}

#[test]
fn a_text_of_a_hundred_thousand_letters_is_cut_in_the_figure_and_runs_over_pages() {
    let long = "كلمة word ".repeat(10_000);
    let plan = answered("arthur", "needs", &long);
    with(&plan, Language::Ar, |report| {
        let sheet = framework("arthur").unwrap();
        let figure = figures(report, sheet, SheetExtent::Figure).remove(0);
        assert!(figure.height < 780.0 && figure.shapes().count() < 2_000);
        let pages = laid(report, sheet, 0).pages.len();
        assert!(pages > 10, "{pages}");
    });
}

#[test]
fn both_languages_stand_in_one_file() {
    let plan = Arc::new(rayhan_soap());
    let analysis = Analysis::of(&plan);
    let languages = Languages::Both(Locale::of(Language::En));
    let both = Options { languages, ..part_of("worksheet:swot", Language::En) };
    let one = export(&plan, &analysis, Kind::Pdf, &part_of("worksheet:swot", Language::En)).unwrap();
    assert!(export(&plan, &analysis, Kind::Pdf, &both).unwrap().len() > one.len());
}

#[test]
fn no_lead_stands_alone_at_the_foot_of_a_page() {
    let bold = |shape: &Shape| matches!(shape, Shape::Text(words) if words.bold);
    for language in Language::ALL {
        for sheet in built_in() {
            // Answers of growing length move every lead past every height of a page.
            for lines in [0, 3, 7, 11] {
                let text = "words and more words of an answer ".repeat(1 + lines * 3);
                let item = sheet
                    .items()
                    .map(|(_, item)| item)
                    .find(|item| matches!(item.kind, crate::worksheet::Kind::Text { .. }));
                let plan = item.map_or_else(rayhan_soap, |item| answered(&sheet.id, &item.id, &text));
                with(&plan, language, |report| {
                    let pages = laid(report, sheet, 0).pages;
                    for page in &pages[..pages.len() - 1] {
                        // The last line of the text, above the page's own foot.
                        let last = page.pieces.iter().rfind(|piece| piece.element.is_some());
                        let Some(last) = last else { continue };
                        let is_lead = !last.shapes.is_empty() && last.shapes.iter().all(bold);
                        assert!(!is_lead, "{} {language:?}: {:?}", sheet.id, words(last.shapes.iter()));
                    }
                });
            }
        }
    }
}

/// The texts of a figure with their places, each with the cell that it stands in.
fn in_cells(report: &Report<'_>, sheet: &crate::worksheet::Framework) -> Vec<(DrawnCell, Vec<Shape>)> {
    let drawn = drawing(report, sheet, paint::WIDTH).unwrap();
    let shapes = paint::shapes(report, &drawn, (0.0, 0.0));
    let is_in = |cell: &DrawnCell, x: f32, y: f32| {
        let (left, top) = (cell.place.x * paint::WIDTH, cell.place.y);
        (left..=left + cell.place.width * paint::WIDTH).contains(&x) && (top..=top + cell.place.height).contains(&y)
    };
    let of = |cell: &DrawnCell| {
        let inside = shapes.iter().filter(|shape| match shape {
            Shape::Text(words) => is_in(cell, words.x, words.y),
            Shape::Line { points, .. } => points.iter().all(|(x, y)| is_in(cell, *x, *y)),
            Shape::Rect { .. } => false,
        });
        inside.cloned().collect()
    };
    drawn.cells.iter().map(|cell| (cell.clone(), of(cell))).collect()
}

fn drawn_sheets() -> impl Iterator<Item = &'static crate::worksheet::Framework> {
    built_in().iter().filter(|sheet| sheet.layout != Layout::Form)
}

#[test]
fn nothing_of_a_framework_is_cut_in_its_figure() {
    let empty = Plan::empty(rayhan_soap().calendar, "JOD".parse().unwrap());
    for plan in [rayhan_soap(), empty] {
        for language in Language::ALL {
            with(&plan, language, |report| {
                for sheet in drawn_sheets() {
                    for (cell, shapes) in in_cells(report, sheet) {
                        let said = words(shapes.iter());
                        let cut: Vec<&String> = said.iter().filter(|line| line.ends_with('…')).collect();
                        assert!(cut.is_empty(), "{} {language:?} {}: {cut:?}", sheet.id, cell.name);
                    }
                }
            });
        }
    }
}

#[test]
fn every_step_of_a_ladder_shows_its_evidence() {
    for language in Language::ALL {
        with(&rayhan_soap(), language, |report| {
            for (cell, shapes) in in_cells(report, framework("imc-maturity").unwrap()) {
                let said = words(shapes.iter()).join(" ");
                assert!(!cell.lines.is_empty());
                for line in &cell.lines {
                    let wanted = without_direction_marks(&line.text).into_owned();
                    for word in wanted.split_whitespace() {
                        assert!(said.contains(word), "{language:?} {}: {word} of {wanted}: {said}", cell.name);
                    }
                }
            }
        });
    }
}

#[test]
fn columns_of_shares_stand_on_one_line_below_every_name() {
    for language in Language::ALL {
        with(&rayhan_soap(), language, |report| {
            let cells = in_cells(report, framework("arthur").unwrap());
            let mut feet = Vec::new();
            for (cell, shapes) in cells.iter().filter(|(cell, _)| cell.stack.is_some()) {
                let inner = cell.place.width * paint::WIDTH - 24.0;
                let foot = shapes.iter().find_map(|shape| match shape {
                    Shape::Line { points, .. } if (points[1].0 - points[0].0 - inner).abs() < 0.1 => Some(points[0].1),
                    _ => None,
                });
                feet.push(foot.unwrap_or_else(|| panic!("{}", cell.name)));
            }
            assert!(feet.len() == 5 && feet.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.1), "{feet:?}");
        });
    }
}

#[test]
fn an_answer_stands_in_every_cell_that_has_some_before_others_are_counted() {
    let long = ["Dry skin in winter, fear of artificial scents, and the wish to know each ingredient and its maker"; 2]
        .join("; ");
    let arabic = ["جفاف البشرة في الشتاء، والخوف من العطور الصناعية، والرغبة في معرفة كل مكوّن ومن صنعه"; 2].join("؛ ");
    for sheet in drawn_sheets() {
        let answers = sheet.items().filter_map(|(_, item)| {
            let text = Bilingual::new(&*long, &*arabic);
            let answer = match &item.kind {
                crate::worksheet::Kind::Text { .. } => Answer::Text(text),
                crate::worksheet::Kind::Rows(columns) => Answer::Rows(vec![vec![text; columns.len()]; 5]),
                _ => return None,
            };
            Some(ItemAnswer { item: item.id.clone(), answer, notes: Vec::new() })
        });
        let filled = Worksheet { framework: sheet.id.as_str().into(), answers: answers.collect() };
        let plan = Plan { worksheets: List::from_iter([filled]), ..rayhan_soap() };
        for language in Language::ALL {
            with(&plan, language, |report| {
                for (cell, shapes) in in_cells(report, sheet) {
                    if !cell.lines.iter().any(|line| line.voice == Voice::Written) {
                        continue;
                    }
                    let said = words(shapes.iter());
                    let begins = if language == Language::Ar { "جفاف" } else { "Dry skin" };
                    let is_first = cell.lines.iter().find(|line| !matches!(line.voice, Voice::Plan | Voice::Warning));
                    if is_first.is_some_and(|line| line.voice == Voice::Written) {
                        let shown = said.iter().filter(|line| line.contains(begins)).count();
                        assert!(shown > 0, "{} {language:?} {}: {said:?}", sheet.id, cell.name);
                    }
                }
            });
        }
    }
}
