//! The Book page, its slides on the screen, and printing, driven by accessible names.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod window;

use eframe::egui::{Key, Theme, accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{
    Action, App, Dialog, FileAction, LanguageChoice, Page, Preferences, PrintAction, Printers, update,
};
use imc_planner::plan::Language;
use window::{Window, open};

/// The Book page of the built-in sample.
fn book(language: LanguageChoice, width: f32) -> Window {
    let preferences = Preferences { language, ..Preferences::default() };
    let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
    update(&mut app, Action::File(FileAction::OpenSample(0)));
    update(&mut app, Action::GoTo(Page::Book));
    open(app, vec2(width, 900.0), Theme::Light)
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

#[test]
fn slides_fill_the_window_and_are_turned_in_both_directions() {
    for (language, name, forward, back) in [
        (LanguageChoice::English, "Slide 2 of ", Key::ArrowRight, Key::ArrowLeft),
        (LanguageChoice::Arabic, "الشريحة 2 من ", Key::ArrowLeft, Key::ArrowRight),
    ] {
        let mut window = book(language, 700.0);
        press(&mut window, Key::F5);
        let slide = |window: &Window| window.state().app.presentation().map(imc_planner::app::Presentation::slide);
        let last = window.state().app.presentation().unwrap().count() - 1;
        assert_eq!(slide(&window), Some(0));
        press(&mut window, forward);
        assert!(window.query_by_label_contains(name).is_some(), "{name}");
        for (key, expected) in [
            (Key::PageDown, 2),
            (back, 1),
            (Key::PageUp, 0),
            (back, 0),
            (Key::End, last),
            (forward, last),
            (Key::Home, 0),
            (Key::Space, 1),
        ] {
            press(&mut window, key);
            assert_eq!(slide(&window), Some(expected), "{key:?}");
        }
        // Nothing of the window is there meanwhile, and all of it afterwards.
        assert!(window.query_by_role_and_label(Role::Button, "Print…").is_none());
        press(&mut window, Key::Escape);
        assert_eq!(slide(&window), None);
        assert_eq!(window.state().app.page, Page::Book);
    }
}

#[test]
fn the_book_is_printed_from_its_page() {
    let mut window = book(LanguageChoice::English, 1500.0);
    window.get_by_role_and_label(Role::Button, "Print…").click();
    window.run();
    assert!(window.query_by_label("Looking for printers…").is_some());
    let found = Printers { names: vec!["Office".to_owned()], usual: Some("Office".to_owned()) };
    update(&mut window.state_mut().app, Action::Print(PrintAction::Printers(Some(found))));
    window.run();
    assert!(window.query_by_role_and_label(Role::ComboBox, "Copies").is_some());
    assert!(matches!(&window.state().app.dialog, Some(Dialog::Print(printing)) if printing.pages.is_some()));
    window.get_by_role_and_label(Role::Button, "Print").click();
    window.run();
    assert!(window.state().app.dialog.is_none());
}

#[test]
fn languages_stand_side_by_side_on_the_pages() {
    let mut window = book(LanguageChoice::English, 1500.0);
    let pages = window.state().app.book().laid().unwrap().preview.pages();
    window.get_by_role_and_label(Role::ComboBox, "Language").click();
    window.run();
    window.get_by_role_and_label(Role::RadioButton, "Side by side").click();
    window.run();
    let laid = window.state().app.book().laid().unwrap();
    assert!(laid.options.is_beside && laid.preview.pages() > pages);
}

#[test]
fn the_outline_is_arranged_by_keys_alone() {
    for language in [LanguageChoice::English, LanguageChoice::Arabic] {
        let mut window = book(language, 1300.0);
        let order = |window: &Window| -> Vec<(String, bool)> {
            let sections = &window.state().app.plan().book.sections;
            sections.iter().map(|section| (section.id.clone(), section.left_out)).collect()
        };
        let name = if language == LanguageChoice::English { "Objectives" } else { "الأهداف" };
        let row = |window: &Window| {
            let rows = window.query_all_by_role(Role::ListBoxOption);
            rows.filter(|row| row.accesskit_node().label().is_some_and(|label| label.contains(name))).count()
        };
        assert_eq!(row(&window), 1);
        let found = |window: &Window| {
            let mut rows = window.query_all_by_role(Role::ListBoxOption);
            rows.position(|row| row.accesskit_node().label().is_some_and(|label| label.contains(name))).unwrap()
        };
        let at = found(&window);
        window.get_all_by_role(Role::ListBoxOption).nth(at).unwrap().focus();
        window.run();
        window.key_press_modifiers(eframe::egui::Modifiers::ALT, Key::ArrowUp);
        window.run();
        assert!(found(&window) < at, "{name}");
        // The row keeps the focus, so that it can be moved on and left out.
        let up = found(&window);
        window.key_press_modifiers(eframe::egui::Modifiers::ALT, Key::ArrowDown);
        window.run();
        assert!(found(&window) > up, "{name}");
        press(&mut window, Key::Space);
        assert!(order(&window).contains(&("objectives".to_owned(), true)), "{:?}", order(&window));
        press(&mut window, Key::Space);
        assert!(order(&window).contains(&("objectives".to_owned(), false)));
        // The arrows alone choose: what stands below is left out then, and nothing else.
        press(&mut window, Key::ArrowDown);
        press(&mut window, Key::Space);
        assert_eq!(order(&window).iter().filter(|(_, left_out)| *left_out).count(), 1);
        assert!(order(&window).contains(&("objectives".to_owned(), false)));
    }
}
