//! Drives the Worksheets page by keyboard: the list, the language of answers, tables that are pasted into, undo that is seen.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{Action, FileAction, LanguageChoice, Page};
use imc_planner::plan::Answer;

use super::window::Window;
use super::{click, empty, field, fill, plan, sample, shows, undo, window};

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
    window.run();
}

/// Names what has the focus.
fn focused(window: &Window) -> String {
    let mut found = window.query_all_by(|node| node.is_focused() && node.role() != Role::Window);
    found.find_map(|node| node.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn the_list_is_used_by_arrows_enter_and_a_key_for_the_star() {
    let mut window = empty(Page::Worksheets);
    window.run();
    assert_eq!(focused(&window), "Find a worksheet");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(focused(&window), "The four requirements of marketing");
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(focused(&window), "Arthur's stages of e-marketing");
    press(&mut window, Modifiers::NONE, Key::S);
    assert_eq!(window.state().app.preferences.favourite_worksheets, ["arthur"]);
    press(&mut window, Modifiers::NONE, Key::S);
    assert!(window.state().app.preferences.favourite_worksheets.is_empty());
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(focused(&window), "Find a worksheet");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().app.open_worksheet.as_deref(), Some("arthur"));
    window.run();
    assert_eq!(focused(&window), "Needs and wants of the consumer (English)");
}

#[test]
fn esc_empties_the_search_and_the_list_is_whole_again() {
    let mut window = empty(Page::Worksheets);
    fill(&mut window, "Find a worksheet", "swot");
    assert!(!shows(&window, "Risks"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(shows(&window, "Risks"));
    assert_eq!(focused(&window), "Find a worksheet");
}

#[test]
fn worksheets_of_the_course_are_seen_at_once() {
    let mut window = window([1280.0, 800.0], LanguageChoice::Arabic, vec![Action::GoTo(Page::Worksheets)]);
    window.run();
    let last = imc_planner::worksheet::framework("risk").unwrap();
    let card = window.get_by_label(&last.name.ar).rect();
    assert!(card.bottom() < 776.0, "{card:?}");
}

#[test]
fn answers_are_shown_and_written_in_the_language_that_is_chosen() {
    let mut window = sample(Page::Worksheets);
    click(&mut window, "Arthur's stages of e-marketing");
    click(&mut window, "All parts");
    let name = |language: &str| format!("Needs and wants of the consumer ({language})");
    assert!(shows(&window, &name("English")) && shows(&window, &name("Arabic")));
    click(&mut window, "Arabic");
    assert!(!shows(&window, &name("English")) && shows(&window, &name("Arabic")));
    click(&mut window, "All worksheets");
    click(&mut window, "SWOT");
    click(&mut window, "Add a row: Strengths");
    window.run();
    assert_eq!(focused(&window), "Strengths, row 1: What (Arabic)", "the choice stays with the document");
    click(&mut window, "Both languages");
    assert!(shows(&window, "Strengths, row 1: What (English)"));
}

#[test]
fn a_block_is_pasted_into_a_table_as_one_step() {
    let mut window = sample(Page::Worksheets);
    click(&mut window, "SWOT");
    click(&mut window, "Add a row: Strengths");
    window.run();
    let rows = |window: &Window| {
        let sheet = plan(window).worksheets.find(&"swot".into())?;
        let Answer::Rows(rows) = &sheet.answer("strengths")?.answer else { return None };
        Some(rows.iter().map(|row| row.iter().map(|cell| cell.en.clone()).collect::<Vec<_>>()).collect::<Vec<_>>())
    };
    field(&window, "Strengths, row 1: What (English)").focus();
    window.run();
    window.event(Event::Paste("Natural\tTest of 2026\r\nHandmade\tFilm\r\n".to_owned()));
    window.run();
    let expected =
        vec![vec!["Natural".to_owned(), "Test of 2026".to_owned()], vec!["Handmade".to_owned(), "Film".to_owned()]];
    assert_eq!(rows(&window), Some(expected));
    undo(&mut window);
    assert_eq!(rows(&window), Some(vec![vec![String::new(), String::new()]]), "one step");
    // A single text goes where the caret is.
    field(&window, "Strengths, row 1: Evidence (English)").focus();
    window.run();
    window.event(Event::Paste("Interview".to_owned()));
    window.run();
    assert_eq!(rows(&window), Some(vec![vec![String::new(), "Interview".to_owned()]]));
}

#[test]
fn a_row_with_words_is_taken_away_by_a_key() {
    let mut window = empty(Page::Worksheets);
    click(&mut window, "SWOT");
    click(&mut window, "Add a row: Threats");
    window.run();
    field(&window, "Threats, row 1: What (English)").type_text("Import");
    window.run();
    press(&mut window, Modifiers::ALT, Key::Delete);
    assert!(!shows(&window, "Threats, row 1: What (English)"));
    undo(&mut window);
    assert!(shows(&window, "Threats, row 1: What (English)"));
}

#[test]
fn what_undo_changes_comes_into_view() {
    let open_sample = vec![Action::File(FileAction::OpenSample(0)), Action::GoTo(Page::Worksheets)];
    let mut window = window([1280.0, 5200.0], LanguageChoice::English, open_sample);
    click(&mut window, "Arthur's stages of e-marketing");
    click(&mut window, "All parts");
    fill(&mut window, "Needs and wants of the consumer (English)", "Soft skin");
    click(&mut window, "One part at a time");
    let after_sale = window
        .query_all_by_label_contains("After-sale")
        .filter_map(|node| node.accesskit_node().label())
        .find(|label| label.starts_with("4 "))
        .unwrap();
    click(&mut window, &after_sale);
    assert!(!shows(&window, "Needs and wants of the consumer (English)"));
    undo(&mut window);
    window.run();
    assert!(shows(&window, "Needs and wants of the consumer (English)"), "its part is open");
    click(&mut window, "All worksheets");
    click(&mut window, "SWOT");
    super::act(&mut window, Action::Command(imc_planner::app::Command::Redo));
    window.run();
    assert_eq!(window.state().app.open_worksheet.as_deref(), Some("arthur"), "its worksheet is open");
}

/// Opens Arthur's stages by the keyboard, so that the first field has the focus.
fn in_first_field() -> Window {
    let mut window = empty(Page::Worksheets);
    window.run();
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.run();
    assert_eq!(focused(&window), "Needs and wants of the consumer (English)");
    window
}

fn write(window: &mut Window, text: &str) {
    window.event(Event::Text(text.to_owned()));
    window.run();
}

#[test]
fn what_is_typed_and_taken_back_is_gone() {
    let mut window = in_first_field();
    write(&mut window, "q");
    assert_eq!(plan(&window).worksheets.len(), 1);
    press(&mut window, Modifiers::NONE, Key::Backspace);
    assert!(plan(&window).worksheets.is_empty(), "{:?}", plan(&window).worksheets);
    write(&mut window, "xyz");
    press(&mut window, Modifiers::COMMAND, Key::A);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(plan(&window).worksheets.is_empty(), "{:?}", plan(&window).worksheets);
    write(&mut window, "kept");
    assert_eq!(plan(&window).worksheets.len(), 1);
    undo(&mut window);
    assert!(plan(&window).worksheets.is_empty(), "one step takes the visit back");
}

#[test]
fn esc_leaves_the_field_first_and_then_the_worksheet() {
    let mut window = in_first_field();
    write(&mut window, "kept");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().app.open_worksheet.as_deref(), Some("arthur"));
    assert_eq!(plan(&window).worksheets.len(), 1, "what was typed stays");
    click(&mut window, "View");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().app.open_worksheet.as_deref(), Some("arthur"), "the menu has it first");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().app.open_worksheet, None);
}

#[test]
fn coming_back_to_the_list_typing_looks_for_a_worksheet() {
    let mut window = empty(Page::Worksheets);
    window.run();
    click(&mut window, "Budget");
    window.run();
    click(&mut window, "Worksheets");
    window.run();
    assert_eq!(focused(&window), "Find a worksheet");
}
