//! Menus by keyboard: F10 leads to them, arrows through them, letters to their lines, Esc back to where one was.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod window;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Theme};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{Action, App, FileAction, LanguageChoice, Page, Preferences, Submenu, update};
use imc_planner::plan::Language;
use imc_planner::text::strings::Texts;
use window::{Window, open};

fn window_in(language: LanguageChoice) -> Window {
    let mut app =
        App::new(Preferences { language, ..Preferences::default() }, Language::En, jiff::civil::date(2026, 3, 1));
    update(&mut app, Action::File(FileAction::OpenSample(0)));
    update(&mut app, Action::GoTo(Page::Messages));
    open(app, [1280.0, 800.0], Theme::Light)
}

fn press(window: &mut Window, keys: &[Key]) {
    for key in keys {
        window.key_press(*key);
        window.run_ok();
    }
}

/// What has the focus, as a screen reader names it.
fn focused(window: &Window) -> Option<String> {
    let focused = window.query_all_by(|node| node.is_focused() && node.role() != Role::Window).next()?;
    focused.accesskit_node().label()
}

fn has_line(window: &Window, line: &str) -> bool {
    window.query_by_role_and_label(Role::Button, line).is_some()
}

#[test]
fn keys_lead_into_menus_through_them_and_out_again() {
    let mut window = window_in(LanguageChoice::English);
    press(&mut window, &[Key::F10]);
    let first = focused(&window).unwrap();
    assert!(first.starts_with("New"), "{first}");
    press(&mut window, &[Key::ArrowDown]);
    let second = focused(&window).unwrap();
    assert_ne!(first, second);
    press(&mut window, &[Key::ArrowUp]);
    assert_eq!(focused(&window).as_ref(), Some(&first));
    press(&mut window, &[Key::ArrowUp]);
    let last = focused(&window).unwrap();
    press(&mut window, &[Key::Home, Key::End]);
    assert_eq!(focused(&window).as_ref(), Some(&last), "the last line follows above the first");
    // A letter leads to the line that begins with it.
    window.event(Event::Text("s".to_owned()));
    window.run_ok();
    assert!(focused(&window).unwrap().starts_with('S'));
    // The menu beside, and round again.
    press(&mut window, &[Key::ArrowRight]);
    assert!(!has_line(&window, &first), "one menu is open at a time");
    press(&mut window, &[Key::ArrowLeft, Key::ArrowLeft]);
    assert!(!has_line(&window, &first));
    press(&mut window, &[Key::Escape]);
    assert_eq!(focused(&window), None);
}

#[test]
fn the_arrow_that_points_there_opens_a_menu_beside_a_line() {
    for (language, into, back) in [
        (LanguageChoice::English, Key::ArrowRight, Key::ArrowLeft),
        (LanguageChoice::Arabic, Key::ArrowLeft, Key::ArrowRight),
    ] {
        let mut window = window_in(language);
        let texts = Texts::of(window.state().app.language());
        let (appearance, dark) = (Submenu::Appearance.title(texts), texts.commands.theme_dark);
        press(&mut window, &[Key::F10]);
        let mut steps = 0;
        while window.query_by_role_and_label(Role::Button, appearance).is_none() {
            press(&mut window, &[into]);
            steps += 1;
            assert!(steps < 10, "{appearance} is not reached");
        }
        let mut lines = 0;
        while focused(&window).as_deref() != Some(appearance) {
            press(&mut window, &[Key::ArrowDown]);
            lines += 1;
            assert!(lines < 40, "{appearance} is not reached");
        }
        press(&mut window, &[into]);
        let is_open = |window: &Window| window.query_by_role_and_label(Role::RadioButton, dark).is_some();
        assert!(is_open(&window), "{appearance} opens");
        let inside = focused(&window).unwrap();
        assert_ne!(inside, appearance);
        press(&mut window, &[Key::ArrowDown]);
        assert_ne!(focused(&window).unwrap(), inside);
        press(&mut window, &[back]);
        assert_eq!(focused(&window).as_deref(), Some(appearance), "and leads back");
        assert!(!is_open(&window));
        press(&mut window, &[Key::Enter]);
        assert_eq!(focused(&window).as_ref(), Some(&inside));
    }
}

#[test]
fn the_pointer_leads_from_an_open_menu_to_the_next() {
    let mut window = window_in(LanguageChoice::English);
    let title = |window: &Window, name: &str| window.get_by_role_and_label(Role::Button, name).rect().center();
    window.get_by_role_and_label(Role::Button, "File").click();
    window.run_ok();
    assert!(has_line(&window, "Open…"));
    let edit = title(&window, "Edit");
    window.hover_at(edit);
    window.run_ok();
    assert!(!has_line(&window, "Open…"));
    assert!(has_line(&window, "Paste"));
    // A click of the same movement does not close it.
    window.get_by_role_and_label(Role::Button, "Edit").click();
    window.run_ok();
    assert!(has_line(&window, "Paste"));
}

#[test]
fn esc_leads_back_to_what_had_the_focus() {
    let mut window = window_in(LanguageChoice::English);
    for _ in 0..30 {
        press(&mut window, &[Key::Tab]);
    }
    let before = focused(&window).unwrap();
    press(&mut window, &[Key::F10, Key::ArrowDown, Key::ArrowRight, Key::ArrowDown, Key::Escape]);
    assert_eq!(focused(&window), Some(before));
}
