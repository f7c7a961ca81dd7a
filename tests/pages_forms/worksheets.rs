//! The Worksheets page.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{Action, FileAction, LanguageChoice, Page};

use super::window::Window;
use super::{act, click, empty, field, fill, message, plan, sample, shows, undo, window};

#[test]
fn a_worksheet_is_filled_and_each_answer_is_one_step() {
    use imc_planner::plan::Answer;
    let mut window = sample(Page::Worksheets);
    click(&mut window, "SWOT");
    click(&mut window, "Add a row: Strengths");
    fill(&mut window, "Strengths, row 1: What (Arabic)", "مكونات طبيعية");
    field(&window, "Strengths, row 1: What (Arabic)").type_text(" وبسيطة");
    window.run();
    let answer = |window: &Window| plan(window).worksheets.find(&"swot".into()).unwrap().answers[0].answer.clone();
    let Answer::Rows(rows) = answer(&window) else { panic!("rows") };
    assert_eq!(rows[0][0].ar, "مكونات طبيعية وبسيطة");
    undo(&mut window);
    let Answer::Rows(rows) = answer(&window) else { panic!("rows") };
    assert!(rows[0][0].is_empty(), "one visit is one step");
    click(&mut window, "All worksheets");
    assert!(shows(&window, "1 of 4"), "the list counts what is answered");
}

#[test]
fn a_cell_of_a_board_opens_its_part_and_a_step_of_a_ladder_is_chosen_in_one_step() {
    use imc_planner::plan::Answer;
    let mut window = empty(Page::Worksheets);
    click(&mut window, "Elements of the e-marketing mix");
    assert!(shows(&window, "Next: E-price"), "the first part that is not complete stands open");
    click(&mut window, "3 Distribution 0 of 3");
    assert!(shows(&window, "Previous: E-price") && shows(&window, "Next: E-promotion"));
    window.key_press_modifiers(Modifiers::ALT, Key::PageDown);
    window.run();
    assert!(shows(&window, "Previous: Distribution"));
    click(&mut window, "All worksheets");
    click(&mut window, "Steps of integrated marketing communications");
    let answers =
        |window: &Window| plan(window).worksheets.find(&"imc-maturity".into()).map(|sheet| sheet.answers.len());
    let step = window
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .find(|label| label.starts_with("4 "))
        .unwrap();
    click(&mut window, &step);
    let sheet = plan(&window).worksheets.find(&"imc-maturity".into()).unwrap();
    assert!(matches!(&sheet.answers[0].answer, Answer::Choice(_)), "{sheet:?}");
    undo(&mut window);
    assert_eq!(answers(&window), None);
}

#[test]
fn ctrl_enter_leads_from_one_empty_item_to_the_next() {
    let mut window = empty(Page::Worksheets);
    click(&mut window, "Arthur's stages of e-marketing");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run();
    let needs = field(&window, "Needs and wants of the consumer (English)");
    assert!(needs.is_focused(), "the first empty item is ready to be typed into");
    needs.type_text("Dry skin");
    window.run();
    for _ in 0..4 {
        window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        window.run();
    }
    assert!(field(&window, "What is shown, and why does it work? (English)").is_focused());
}

#[test]
fn a_whole_part_is_filled_by_keyboard_alone() {
    use imc_planner::plan::Answer;
    let press = |window: &mut Window, modifiers: Modifiers, key: Key| {
        window.key_press_modifiers(modifiers, key);
        window.run();
    };
    let mut window = empty(Page::Worksheets);
    click(&mut window, "Privacy and rights");
    // Notice, choice, access and security: each is a list, opened and answered with "Yes".
    for _ in 0..4 {
        press(&mut window, Modifiers::COMMAND, Key::Enter);
        for key in [Key::Enter, Key::ArrowDown, Key::Enter] {
            press(&mut window, Modifiers::NONE, key);
        }
    }
    let sheet = plan(&window).worksheets.find(&"privacy".into()).unwrap().clone();
    let yes = sheet.answers.iter().filter(|given| given.answer == Answer::Choice("yes".to_owned())).count();
    assert_eq!(yes, 4, "{sheet:?}");
    // From a list of boxes Space ticks the first, and Tab goes on among them.
    click(&mut window, "Next: Two questions of the notes");
    click(&mut window, "Next: Four rights and a contact");
    for _ in 0..3 {
        press(&mut window, Modifiers::COMMAND, Key::Enter);
    }
    press(&mut window, Modifiers::NONE, Key::Space);
    let sheet = plan(&window).worksheets.find(&"privacy".into()).unwrap().clone();
    let rights = sheet.answer("rights-given").map(|given| given.answer.clone());
    assert_eq!(rights, Some(Answer::Choices(vec!["access".to_owned()])));
}

#[test]
fn a_new_row_is_ready_to_be_typed_into() {
    let mut window = empty(Page::Worksheets);
    click(&mut window, "SWOT");
    click(&mut window, "Add a row: Weaknesses");
    window.run();
    assert!(field(&window, "Weaknesses, row 1: What (English)").is_focused());
}

#[test]
fn the_brief_of_a_message_is_written_on_its_worksheet() {
    let mut window = sample(Page::Worksheets);
    click(&mut window, "Creative brief");
    let name = "The one idea, in one sentence (English)";
    fill(&mut window, name, "Soap that has nothing to hide");
    assert_eq!(message(&window).brief.proposition.en, "Soap that has nothing to hide");
    window.key_press_modifiers(Modifiers::COMMAND, Key::ArrowDown);
    window.run();
    fill(&mut window, name, "Five ingredients. All of them known.");
    assert_eq!(plan(&window).messages[1].brief.proposition.en, "Five ingredients. All of them known.");
    assert!(shows(&window, "One sentence: a second idea needs a second message"));
}

#[test]
fn proofs_of_the_pillars_are_added_on_the_message_house() {
    let mut window = sample(Page::Worksheets);
    click(&mut window, "Message house");
    let claim = |window: &Window| plan(window).vocabulary.claims.find(&"handmade".into()).unwrap().clone();
    assert!(claim(&window).proofs.is_empty());
    click(&mut window, "Add a proof: Handmade");
    fill(&mut window, "Handmade, proof 1 (English)", "Film of the workshop");
    fill(&mut window, "Handmade, proof 1: source", "Own film, illustrative");
    let proof = &claim(&window).proofs[0];
    assert_eq!((proof.text.en.as_str(), proof.source.as_str()), ("Film of the workshop", "Own film, illustrative"));
    click(&mut window, "Remove: Handmade, proof 1");
    undo(&mut window);
    assert_eq!(claim(&window).proofs.len(), 1);
}

#[test]
fn the_list_of_worksheets_is_searched_by_words_and_not_by_scattered_letters() {
    let mut window = sample(Page::Worksheets);
    for (typed, is_found) in [("SWOT", true), ("swo", true), ("wto", false), ("soap", true), ("mtrix", false)] {
        fill(&mut window, "Find a worksheet", typed);
        let none = format!("No worksheet has “{typed}”");
        assert_eq!(shows(&window, &none), !is_found, "{typed}");
    }
    fill(&mut window, "Find a worksheet", "نموذج ارثر");
    assert!(shows(&window, "Arthur's stages of e-marketing"), "in the other language and without its marks");
}

#[test]
fn answers_that_nobody_asks_for_any_longer_are_shown_and_kept() {
    use imc_planner::edit::answer_item;
    use imc_planner::plan::{Answer, Bilingual};
    // High enough for a sheet with all its parts open: what is out of sight cannot be pressed.
    let open_sample = vec![Action::File(FileAction::OpenSample(0)), Action::GoTo(Page::Worksheets)];
    let mut window = window([1280.0, 8000.0], LanguageChoice::English, open_sample);
    let answers = [
        ("swot", "no-such-item", Answer::Text(Bilingual::new("An old answer", "إجابة قديمة"))),
        ("promotion", "ad-forms", Answer::Choices(vec!["banners".to_owned(), "skywriting".to_owned()])),
        ("lecture-9", "q", Answer::Text(Bilingual::new("Nobody's answer", ""))),
    ];
    for (sheet, item, answer) in answers {
        let edit = answer_item(plan(&window), sheet, item, Some(answer)).unwrap();
        act(&mut window, Action::Edit { edit, gesture: None });
    }
    assert!(shows(&window, "q: Nobody's answer"), "a worksheet that is not here");
    click(&mut window, "SWOT");
    assert!(shows(&window, "no-such-item: An old answer"));
    click(&mut window, "All worksheets");
    click(&mut window, "The e-promotion mix");
    click(&mut window, "All parts");
    click(&mut window, "“skywriting” is no longer an option");
    let sheet = plan(&window).worksheets.find(&"promotion".into()).unwrap();
    assert_eq!(sheet.answer("ad-forms").unwrap().answer, Answer::Choices(vec!["banners".to_owned()]));
}

#[test]
fn an_answer_of_a_hundred_thousand_letters_is_shown_and_kept() {
    use imc_planner::edit::answer_item;
    use imc_planner::plan::{Answer, Bilingual};
    let mut window = empty(Page::Worksheets);
    let long = Bilingual::new("word ".repeat(20_000), "");
    let edit = answer_item(plan(&window), "arthur", "needs", Some(Answer::Text(long))).unwrap();
    act(&mut window, Action::Edit { edit, gesture: None });
    click(&mut window, "Arthur's stages of e-marketing");
    let first = window
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .find(|label| label.starts_with("1 Preparation"))
        .unwrap();
    click(&mut window, &first);
    assert!(shows(&window, "Needs and wants of the consumer (English)"), "its field is there");
    let sheet = plan(&window).worksheets.find(&"arthur".into()).unwrap();
    let Answer::Text(text) = &sheet.answer("needs").unwrap().answer else { panic!("a text") };
    assert_eq!(text.en.len(), 100_000);
}

#[test]
fn messages_stand_on_pillars_as_discs_that_can_be_heard() {
    let mut window = sample(Page::Worksheets);
    click(&mut window, "Message house");
    assert!(shows(&window, "1 Natural: 87.8% of the exposure carries it"));
    assert!(shows(&window, "Launch reel stands on Handmade"));
    assert!(shows(&window, "Discount coupon does not stand on Natural"));
}

#[test]
fn a_worksheet_is_copied_and_kept_as_a_file() {
    use imc_planner::app::Notice;
    let mut window = sample(Page::Worksheets);
    click(&mut window, "SWOT");
    click(&mut window, "Copy as text");
    assert_eq!(window.state().app.notice, Some(Notice::TextCopied));
    for name in ["Copy as a table", "Copy as a picture", "Save the sheet…", "Save picture…"] {
        click(&mut window, name);
    }
}

#[test]
fn worksheets_of_the_users_own_are_listed_and_mistakes_are_named_by_line() {
    use imc_planner::app::WorksheetAction;
    use imc_planner::report::worksheets::OwnWorksheets;
    let sheet = "(id: \"own\", name: (en: \"My lecture\", ar: \"محاضرتي\"), about: (en: \"A\", ar: \"أ\"), source: (en: \"S\", ar: \"م\"),\n\
                 parts: [(id: \"p\", name: (en: \"P\", ar: \"ج\"), items: [\n\
                 (id: \"a\", name: (en: \"First question\", ar: \"سؤال\"), required: true, kind: Text(words: 20))])])";
    let broken = sheet.replace("\"own\"", "\"broken\"").replace(", ar: \"سؤال\"", "");
    let files = vec![("a.ron".to_owned(), Ok(sheet.to_owned())), ("b.ron".to_owned(), Ok(broken))];
    let own = OwnWorksheets::of("/own".into(), files);
    let mut window = window([1280.0, 5200.0], LanguageChoice::English, vec![Action::GoTo(Page::Worksheets)]);
    act(&mut window, Action::Worksheet(WorksheetAction::Read(own)));
    let mistake = "\u{2068}b.ron\u{2069}, line 3: “a” has no name in one of the two languages";
    assert!(shows(&window, mistake) || shows(&window, "b.ron, line 3: “a” has no name in one of the two languages"));
    click(&mut window, "My lecture");
    fill(&mut window, "First question (English)", "An answer");
    assert!(plan(&window).worksheets.find(&"own".into()).is_some());
    click(&mut window, "All worksheets");
    assert!(shows(&window, "Remove “My lecture” from your worksheets"));
    // Without its file the worksheet is gone, and its answers are not.
    act(&mut window, Action::Worksheet(WorksheetAction::Read(OwnWorksheets::of("/own".into(), Vec::new()))));
    assert!(shows(&window, "a: An answer"));
    let refused = vec![("c.ron".to_owned(), "(id: 3)")];
    let mistakes = refused.into_iter().flat_map(|(file, text)| {
        let found = imc_planner::report::worksheets::read_sheet(text).unwrap_err();
        found.into_iter().map(move |mistake| (file.clone(), mistake))
    });
    act(&mut window, Action::Worksheet(WorksheetAction::Added(Err(mistakes.collect()))));
    assert!(shows(&window, "The worksheet was not added"));
}

#[test]
fn an_option_that_is_a_term_opens_the_glossary_there_and_gets_the_focus_back() {
    let mut window = window([1280.0, 8000.0], LanguageChoice::English, vec![Action::GoTo(Page::Worksheets)]);
    click(&mut window, "Elements of the e-marketing mix");
    click(&mut window, "All parts");
    let option = || move |node: &Node<'_>| node.accesskit_node().role() == Role::CheckBox;
    window.get_all_by_label("Encryption").find(option()).unwrap().focus();
    window.run();
    window.key_press(Key::F1);
    window.run();
    window.run();
    assert!(shows(&window, "التشفير"), "the term in the other language");
    window.key_press(Key::Escape);
    window.run();
    window.run();
    assert!(window.get_all_by_label("Encryption").find(option()).unwrap().is_focused());
}

#[test]
fn a_row_is_begun_moved_and_taken_away_by_keys() {
    use imc_planner::plan::Answer;
    let mut window = empty(Page::Worksheets);
    click(&mut window, "SWOT");
    click(&mut window, "Add a row: Threats");
    window.run();
    let rows = |window: &Window| match &plan(window).worksheets[0].answers[0].answer {
        Answer::Rows(rows) => rows.iter().map(|row| row[0].en.clone()).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let press = |window: &mut Window, modifiers: Modifiers, key: Key| {
        window.key_press_modifiers(modifiers, key);
        window.run();
        window.run();
    };
    let what = |row: usize| format!("Threats, row {row}: What (English)");
    field(&window, &what(1)).type_text("Import");
    window.run();
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(field(&window, &what(2)).is_focused(), "a row below is ready to be typed into");
    field(&window, &what(2)).type_text("Price");
    window.run();
    assert_eq!(rows(&window), ["Import", "Price"]);
    press(&mut window, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(rows(&window), ["Price", "Import"]);
    assert!(field(&window, &what(1)).is_focused(), "the focus goes with it");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(rows(&window), ["Price", "", "Import"]);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert_eq!(rows(&window), ["Price", "Import"]);
    for before in [vec!["Price", "", "Import"], vec!["Price", "Import"], vec!["Import", "Price"]] {
        undo(&mut window);
        assert_eq!(rows(&window), before);
    }
}

#[test]
fn a_row_goes_to_the_next_quarter_by_keys_in_one_step() {
    use imc_planner::plan::Answer;
    let mut window = empty(Page::Worksheets);
    click(&mut window, "SWOT");
    click(&mut window, "Add a row: Strengths");
    window.run();
    field(&window, "Strengths, row 1: What (English)").type_text("Import");
    window.run();
    let lines = |window: &Window, item: &str| {
        let sheet = plan(window).worksheets.find(&"swot".into()).unwrap();
        match sheet.answer(item).map(|given| &given.answer) {
            Some(Answer::Rows(rows)) => rows.len(),
            _ => 0,
        }
    };
    let turn = |window: &mut Window, key: Key| {
        window.key_press_modifiers(Modifiers::ALT, key);
        window.run();
        window.run();
    };
    turn(&mut window, Key::ArrowLeft);
    assert_eq!(lines(&window, "strengths"), 1, "nothing stands before the first quarter");
    for (quarter, name) in [
        ("weaknesses", "Weaknesses"),
        ("opportunities", "Opportunities"),
        ("threats", "Threats"),
        ("threats", "Threats"),
    ] {
        turn(&mut window, Key::ArrowRight);
        assert_eq!((lines(&window, "strengths"), lines(&window, quarter)), (0, 1), "{quarter}");
        assert!(field(&window, &format!("{name}, row 1: What (English)")).is_focused(), "{quarter}");
    }
    undo(&mut window);
    assert_eq!((lines(&window, "opportunities"), lines(&window, "threats")), (1, 0), "each turn is one step");
}

#[test]
fn what_the_plan_suggests_is_added_by_hand_and_then_suggested_no_more() {
    let sample = imc_planner::catalogue::SAMPLES.iter().position(|sample| sample.id == "rayhan-listening").unwrap();
    let actions = vec![Action::File(FileAction::OpenSample(sample)), Action::GoTo(Page::Worksheets)];
    let mut window = window([1280.0, 5200.0], LanguageChoice::English, actions);
    click(&mut window, "SWOT");
    let suggested = |window: &Window| window.query_all_by_label("Add to Threats").count();
    let before = suggested(&window);
    assert!(before > 0, "a promise that customers do not confirm");
    assert!(shows(&window, "Lines without evidence: 0"));
    window.get_all_by_label("Add to Threats").next().unwrap().click();
    window.run();
    assert_eq!(suggested(&window), before - 1);
    let added = plan(&window).worksheets.find(&"swot".into()).unwrap().answers[0].clone();
    assert_eq!(added.item, "threats");
    undo(&mut window);
    assert_eq!(suggested(&window), before);
    click(&mut window, "Add a row: Strengths");
    assert!(shows(&window, "Lines without evidence: 1"));
}

#[test]
fn every_claim_stands_below_the_triangle() {
    let sample = imc_planner::catalogue::SAMPLES.iter().position(|sample| sample.id == "rayhan-listening").unwrap();
    let actions = vec![Action::File(FileAction::OpenSample(sample)), Action::GoTo(Page::Worksheets)];
    let mut window = window([1280.0, 5200.0], LanguageChoice::English, actions);
    click(&mut window, "Three roles of integration");
    let claims: Vec<String> = plan(&window).vocabulary.claims.iter().map(|claim| claim.name.en.clone()).collect();
    let listed = claims.iter().filter(|name| shows(&window, name)).count();
    assert!(listed > 2, "{claims:?}");
}

/// Types into the search of the list and presses Enter.
fn search(window: &mut Window, typed: &str) {
    fill(window, "Find a worksheet", typed);
    window.key_press(Key::Enter);
    for _ in 0..3 {
        window.run();
    }
}

fn opened(window: &Window) -> Option<&str> {
    window.state().app.open_worksheet.as_deref()
}

#[test]
fn enter_opens_the_worksheet_that_answers_best_with_the_focus_in_it() {
    for (typed, sheet, focused) in [
        ("Elements of the e-marketing mix", "e-mix", "Kind of goods"),
        ("The e-market", "e-market", ""),
        ("Competitors", "competitors", ""),
        ("المخاطر", "risk", ""),
        ("Evaluation", "evaluation", ""),
        ("kind of goods", "e-mix", "Kind of goods"),
    ] {
        let mut window = empty(Page::Worksheets);
        search(&mut window, typed);
        assert_eq!(opened(&window), Some(sheet), "{typed}");
        let node = window.query_all_by(|node| node.is_focused() && node.role() != Role::Window).next();
        let name = node.and_then(|node| node.accesskit_node().label()).unwrap_or_default();
        assert!(!name.is_empty() && name != "Find a worksheet", "{typed}: {name}");
        assert!(focused.is_empty() || name.starts_with(focused), "{typed}: {name}");
    }
}

#[test]
fn an_answer_of_another_kind_is_kept_beside_what_is_typed_in_its_place() {
    use imc_planner::edit::answer_item;
    use imc_planner::plan::Answer;
    let open_sample = vec![Action::File(FileAction::OpenSample(0)), Action::GoTo(Page::Worksheets)];
    let mut window = window([1280.0, 8000.0], LanguageChoice::English, open_sample);
    let answers = [("risk", "promise-risk", "no-such-option"), ("privacy", "notice", "maybe")];
    for (sheet, item, option) in answers {
        let edit = answer_item(plan(&window), sheet, item, Some(Answer::Choice(option.to_owned()))).unwrap();
        act(&mut window, Action::Edit { edit, gesture: None });
    }
    click(&mut window, "Risks");
    let name = "Which promise would hurt most if it were broken?";
    assert!(shows(&window, &format!("{name} no-such-option")), "it stands under what is no longer asked for");
    let before = plan(&window).clone();
    fill(&mut window, &format!("{name} (English)"), "Delivery");
    field(&window, &format!("{name} (English)")).type_text(" in two days");
    window.run();
    let kept = |window: &Window| {
        let sheet = plan(window).worksheets.find(&"risk".into()).unwrap();
        sheet.answer("promise-risk.before").map(|given| given.answer.clone())
    };
    assert_eq!(kept(&window), Some(Answer::Choice("no-such-option".to_owned())));
    assert!(shows(&window, &format!("An earlier answer to “{name}”: no-such-option")));
    assert!(shows(&window, "English: 4 of 40 words"));
    undo(&mut window);
    assert_eq!(*plan(&window), before, "one visit is one step");
    click(&mut window, "All worksheets");
    click(&mut window, "Privacy and rights");
    assert!(shows(&window, "“maybe” is no longer an option"), "an option that is gone is said to be gone");
    assert!(shows(&window, "Not answered yet"));
}

#[test]
fn a_new_row_comes_into_view_with_the_focus() {
    let mut window = window([1280.0, 800.0], LanguageChoice::English, vec![Action::GoTo(Page::Worksheets)]);
    search(&mut window, "SWOT");
    for (row, word) in [(1, "one"), (2, "two"), (3, "three")] {
        window.key_press(Key::Enter);
        for _ in 0..3 {
            window.run();
        }
        let name = format!("Strengths, row {row}: What (English)");
        let new = field(&window, &name);
        assert!(new.is_focused(), "{name}");
        assert!(new.rect().bottom() < 780.0, "{name}: {:?}", new.rect());
        new.type_text(word);
        window.run();
    }
}

#[test]
fn words_are_counted_in_the_order_of_the_fields_and_links_say_what_is_there() {
    let mut window = sample(Page::Worksheets);
    click(&mut window, "Arthur's stages of e-marketing");
    click(&mut window, "All parts");
    let name = "Needs and wants of the consumer";
    fill(&mut window, &format!("{name} (Arabic)"), "جفاف البشرة");
    fill(&mut window, &format!("{name} (English)"), "Dry skin in winter");
    let counts = ["English: 4 of", "Arabic: 2 of"].map(|part| {
        let mut found = window.query_all_by_label_contains(part);
        found.next().unwrap_or_else(|| panic!("{part}")).rect().top()
    });
    let tops = ["English", "Arabic"].map(|language| field(&window, &format!("{name} ({language})")).rect());
    let is_english_first = tops[0].left() < tops[1].left() || tops[0].top() < tops[1].top();
    assert_eq!(counts[0] < counts[1], is_english_first);
    let audiences = format!("Audiences: {}", plan(&window).audiences.len());
    assert!(shows(&window, &audiences), "what the plan has where the item leads to");
}

#[test]
fn favourites_are_marked_in_the_list_and_filters_say_how_many_they_take() {
    let mut window = empty(Page::Worksheets);
    assert!(shows(&window, "Favourites 0"));
    click(&mut window, "Favourite: SWOT");
    assert_eq!(window.state().app.preferences.favourite_worksheets, ["swot"]);
    click(&mut window, "Favourites 1");
    assert!(shows(&window, "SWOT") && !shows(&window, "Risks"));
    search(&mut window, "kind of goods");
    assert_eq!(opened(&window), None, "Enter opens none that the filter leaves out");
}
