use std::sync::Arc;

use super::*;
use crate::analysis::Analysis;
use crate::plan::sample_b::rayhan_soap;
use crate::plan::{Answer, Bilingual, Claim, Day, ItemAnswer, Language, List, OptionNote, Plan, Proof, Worksheet};
use crate::text::Locale;
use crate::worksheet::{built_in, framework};

fn with<R>(plan: &Plan, language: Language, look: impl FnOnce(&Report<'_>) -> R) -> R {
    let plan = Arc::new(plan.clone());
    let analysis = Analysis::of(&plan);
    look(&Report::new(&plan, &analysis, Locale::of(language)))
}

/// The width of the page that figures are drawn for here.
const WIDTH: f32 = 1080.0;

fn drawn(plan: &Plan, sheet: &str) -> Drawing {
    with(plan, Language::En, |report| drawing(report, framework(sheet).unwrap(), WIDTH).unwrap())
}

#[test]
fn cells_of_every_figure_have_places_of_their_own() {
    let empty = Plan::empty(rayhan_soap().calendar, "JOD".parse().unwrap());
    for plan in [rayhan_soap(), empty] {
        for sheet in built_in() {
            let Some(drawing) = with(&plan, Language::Ar, |report| drawing(report, sheet, WIDTH)) else {
                assert_eq!(sheet.layout, Layout::Form, "{}", sheet.id);
                continue;
            };
            assert!(!drawing.cells.is_empty() && drawing.height > 0.0, "{}", sheet.id);
            for (at, cell) in drawing.cells.iter().enumerate() {
                let place = cell.place;
                assert!(place.x >= -0.001 && place.x + place.width <= 1.001, "{} {}: {place:?}", sheet.id, cell.name);
                assert!(place.y >= 0.0 && place.y + place.height <= drawing.height + 0.1, "{}", sheet.id);
                let other = drawing.cells[..at].iter().find(|other| other.place.overlaps(&place));
                assert!(other.is_none(), "{}: {} and {:?}", sheet.id, cell.name, other.map(|other| &other.name));
            }
            assert!(drawing.edges.iter().all(|edge| edge.from.max(edge.to) < drawing.cells.len()));
        }
    }
}

#[test]
fn every_part_can_be_reached_from_its_figure() {
    for sheet in built_in().iter().filter(|sheet| !matches!(sheet.layout, Layout::Form | Layout::Ladder)) {
        let drawing = drawn(&rayhan_soap(), &sheet.id);
        for at in 0..sheet.parts.len() {
            let is_pillars = sheet.layout == Layout::House && sheet.parts[at].id == "pillars";
            let leads = drawing.cells.iter().any(|cell| cell.leads_to == CellTarget::Part(at));
            assert!(leads || is_pillars, "{}.{}", sheet.id, sheet.parts[at].id);
        }
    }
}

#[test]
fn a_board_that_shows_all_has_a_line_for_each_form_and_fits_its_width() {
    let sheet = framework("promotion").unwrap();
    let plan = rayhan_soap();
    for (width, beside) in [(1080.0, 5), (860.0, 4), (720.0, 4), (500.0, 2)] {
        let drawing = with(&plan, Language::Ar, |report| drawing(report, sheet, width)).unwrap();
        let first_row = drawing.cells.iter().filter(|cell| cell.place.y == 0.0).count();
        assert_eq!(first_row, beside, "{width}");
        let ends = drawing.cells.iter().map(|cell| cell.place.x + cell.place.width).fold(0.0, f32::max);
        let last = drawing.cells.last().unwrap().place;
        assert!((last.x + last.width - ends).abs() < 0.001, "the last row takes the whole width");
        for (at, cell) in drawing.cells.iter().enumerate() {
            assert!(drawing.cells[..at].iter().all(|other| !other.place.overlaps(&cell.place)));
        }
        for (cell, count) in [(0, 6), (1, 6), (2, 3), (3, 6 + 5), (4, 8), (6, 12), (7, 8)] {
            let marked = drawing.cells[cell].lines.iter().filter(|line| line.mark.is_some()).count();
            assert!(marked >= count, "{}: {marked}", drawing.cells[cell].name);
        }
        assert_eq!(drawing.cells[5].sides.as_ref().unwrap().1.len(), 5, "a bar for each stage");
    }
}

#[test]
fn a_form_says_its_channels_or_what_was_noted_to_it() {
    let ticked = ItemAnswer {
        item: "promotion-forms".to_owned(),
        answer: Answer::Choices(vec!["contests".to_owned(), "gifts".to_owned()]),
        notes: vec![OptionNote { option: "contests".to_owned(), text: Bilingual::new("Next Ramadan", "") }],
    };
    let filled = Worksheet { framework: "promotion".into(), answers: vec![ticked] };
    let mut plan = Plan { worksheets: List::from_iter([filled]), ..rayhan_soap() };
    let channel = Arc::make_mut(&mut plan.channels.make_mut()[1]);
    (channel.element, channel.form) = (crate::plan::Element::SalesPromotion, "coupons".to_owned());
    let drawing = drawn(&plan, "promotion");
    let under = |name: &str| {
        let line = drawing.cells[1].lines.iter().find(|line| line.caption == name).unwrap();
        (line.mark, line.text.clone())
    };
    assert_eq!(under("Electronic coupons"), (Some(LineMark::Read(true)), "facebook".to_owned()));
    assert_eq!(under("Contests and lotteries"), (Some(LineMark::Read(false)), "Next Ramadan".to_owned()));
    let without = "Ticked, but no channel stands for it".to_owned();
    assert_eq!(under("Gifts, prizes and games"), (Some(LineMark::Read(false)), without));
    assert_eq!(under("Free trial"), (Some(LineMark::Read(false)), String::new()));
}

#[test]
fn the_chosen_step_of_a_ladder_is_marked_and_each_is_higher() {
    let sheet = framework("imc-maturity").unwrap();
    let choice = sheet.items().map(|(_, item)| item).find(|item| !item.kind.options().is_empty()).unwrap();
    let option = choice.kind.options()[3].id.clone();
    let answer = ItemAnswer { item: choice.id.clone(), answer: Answer::Choice(option), notes: Vec::new() };
    let filled = Worksheet { framework: "imc-maturity".into(), answers: vec![answer] };
    let drawing = drawn(&Plan { worksheets: List::from_iter([filled]), ..rayhan_soap() }, "imc-maturity");
    let chosen: Vec<bool> = drawing.cells.iter().map(|cell| cell.is_chosen).collect();
    assert_eq!(chosen, [false, false, false, true, false, false]);
    assert!(drawing.cells.windows(2).all(|pair| pair[0].place.height < pair[1].place.height));
    assert!(drawing.cells.windows(2).all(|pair| pair[0].place.x < pair[1].place.x));
}

#[test]
fn the_house_says_which_pillars_have_no_proof_and_which_proofs_have_ended() {
    let mut plan = rayhan_soap();
    let proof = |until: &str| Proof {
        text: Bilingual::new("Laboratory report", "تقرير مختبر"),
        source: "Illustrative".to_owned(),
        until: Some(Day(until.parse().unwrap())),
    };
    let claims = plan.vocabulary.claims.iter().map(|claim| {
        let mut claim = Claim::clone(claim);
        match claim.id.as_str() {
            "natural" => claim.proofs = vec![proof("2027-12-31")],
            "gentle" => claim.proofs = vec![proof("2026-03-28")],
            _ => {}
        }
        claim
    });
    plan.vocabulary.claims = claims.collect();
    let drawing = drawn(&plan, "message-house");
    let warnings = |claim: &str| {
        let target = CellTarget::Thing(ItemId::Claim(claim.into()));
        let cell = drawing.cells.iter().find(|cell| cell.leads_to == target).unwrap();
        cell.lines.iter().filter(|line| line.voice == Voice::Warning).map(|line| line.text.clone()).collect::<Vec<_>>()
    };
    assert!(warnings("natural").is_empty(), "{:?}", warnings("natural"));
    assert_eq!(warnings("handmade"), ["A pillar without a proof"]);
    assert!(warnings("gentle")[0].contains("impressions"), "{:?}", warnings("gentle"));
    let bars = drawing.cells.iter().filter(|cell| cell.outline == Outline::Box && cell.bar.is_some()).count();
    assert_eq!(bars, 3, "one bar for each pillar");
    assert!(drawing.cells.iter().any(|cell| cell.outline == Outline::Dashed), "the coupon stands outside");
}

#[test]
fn columns_of_stages_are_made_of_messages_on_one_scale() {
    let drawing = drawn(&rayhan_soap(), "arthur");
    let columns: Vec<&DrawnCell> = drawing.cells.iter().filter(|cell| cell.stack.is_some()).collect();
    assert_eq!(columns.len(), 5, "four steps and what follows the sale");
    for cell in &columns {
        let stack = cell.stack.as_ref().unwrap();
        let sum: f64 = stack.parts.iter().map(|(_, share)| share).sum();
        assert!((sum - cell.bar.unwrap()).abs() < 1e-9, "{}", cell.name);
        assert!((stack.full - 0.5).abs() < 1e-9, "{}", stack.full);
        let named = cell.lines.iter().filter(|line| matches!(line.mark, Some(LineMark::Message(_)))).count();
        assert_eq!(named, stack.parts.len(), "each part of the column is named");
        assert!(cell.lines.iter().all(|line| line.caption != "Share of exposure"), "the column says it");
    }
    let empty = Plan::empty(rayhan_soap().calendar, "JOD".parse().unwrap());
    assert!(drawn(&empty, "arthur").cells.iter().all(|cell| cell.stack.is_none()));
}

#[test]
fn a_cell_says_where_something_is_entered_elsewhere() {
    let drawing = drawn(&rayhan_soap(), "sostac");
    let said: Vec<&str> = drawing.cells.iter().flat_map(|cell| &cell.lines).map(|line| line.text.as_str()).collect();
    assert!(said.iter().any(|line| line.starts_with("Brief: ")), "{said:?}");
    for cell in drawing.cells.iter().filter(|cell| cell.outline == Outline::Box) {
        assert!(!cell.lines.is_empty(), "a cell has something to say");
    }
}

#[test]
fn a_long_answer_is_cut_in_the_figure_and_whole_in_the_copy() {
    let long = "ك".repeat(100_000);
    let answer = Answer::Text(Bilingual::new("", &*long));
    let answers = vec![ItemAnswer { item: "needs".to_owned(), answer, notes: Vec::new() }];
    let filled = Worksheet { framework: "arthur".into(), answers };
    let plan = Plan { worksheets: List::from_iter([filled]), ..rayhan_soap() };
    let drawing = drawn(&plan, "arthur");
    let longest = drawing.cells.iter().flat_map(|cell| &cell.lines).map(|line| line.text.chars().count()).max();
    assert!(longest.unwrap() <= 401, "{longest:?}");
    let text = with(&plan, Language::Ar, |report| sheet_text(report, framework("arthur").unwrap()));
    assert!(text.contains(&long));
}

#[test]
fn a_sheet_is_copied_with_what_is_left_and_what_the_plan_says() {
    let sheet = framework("swot").unwrap();
    let rows = vec![vec![Bilingual::new("=SUM(A1)", "مكونات طبيعية"), Bilingual::new("", "مقابلة")]];
    let answer = ItemAnswer { item: "strengths".to_owned(), answer: Answer::Rows(rows), notes: Vec::new() };
    let filled = Worksheet { framework: "swot".into(), answers: vec![answer] };
    let plan = Plan { worksheets: List::from_iter([filled]), ..rayhan_soap() };
    let text = with(&plan, Language::Ar, |report| sheet_text(report, sheet));
    assert!(text.contains("مكونات طبيعية، مقابلة") && text.contains("لم يُملأ بعد"), "{text}");
    let table = with(&plan, Language::En, |report| sheet_table(report, sheet));
    assert_eq!(table.rows.len(), 4, "a row for each item");
    let begun = with(&plan, Language::En, |report| crate::report::table(report, "swot"));
    assert_eq!(begun.map(|table| table.rows.len()), Some(4), "a worksheet that was begun is exported");
    assert_eq!(with(&plan, Language::En, |report| crate::report::table(report, "risk")), None);
    for sheet in built_in() {
        let table = with(&plan, Language::Ar, |report| sheet_table(report, sheet));
        // Objectives have a row each where they stand with how they are measured.
        let is_rows = |item: &crate::worksheet::Item| matches!(&item.kind, crate::worksheet::Kind::Figure(name) if name == "objective-rows");
        let more = sheet.items().filter(|(_, item)| is_rows(item)).count() * (plan.objectives.len().max(1) - 1);
        assert_eq!(table.rows.len(), sheet.items().count() + more, "{}", sheet.id);
    }
}

#[test]
fn the_weakest_promise_stands_inside_the_triangle() {
    assert!(drawn(&rayhan_soap(), "integration").cells.iter().all(|cell| !cell.name.contains("Weakest promise")));
    let met = |claim: &str, promised: f64, experienced: f64| crate::plan::Experience {
        claim: claim.into(),
        promised: Some(promised),
        experienced: Some(experienced),
        respondents: 120,
        source: String::new(),
    };
    let experiences = List::from_iter([met("gentle", 6.0, 5.6), met("natural", 7.0, 4.2)]);
    let drawing = drawn(&Plan { experiences, ..rayhan_soap() }, "integration");
    let weakest = drawing.cells.iter().find(|cell| cell.name == "Weakest promise: natural").unwrap();
    assert_eq!(weakest.leads_to, CellTarget::Thing(ItemId::Claim("natural".into())));
    let said: Vec<&str> = weakest.lines.iter().map(|line| line.text.as_str()).collect();
    // 1 − (4.2 − 1) / 6, and no mention that would confirm it.
    assert_eq!(said, ["0.467"]);
}
