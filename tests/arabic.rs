//! The window in Arabic: pictures of every page, and what follows the reader's region and calendar.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod window;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Theme, Vec2, vec2};
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{
    Action, App, CalendarSetting, Command, FileAction, FlowchartAction, LanguageChoice, Page, Preferences, update,
};
use imc_planner::edit::{Change, Edit};
use imc_planner::plan::Language;
use imc_planner::text::{Country, Digits, WeekStart};
use window::{Window, open};

fn window(page: Page, look: Theme, size: Vec2, preferences: Preferences) -> Window {
    let mut app = App::new(preferences, Language::Ar, jiff::civil::date(2026, 3, 1));
    update(&mut app, Action::File(FileAction::OpenSample(0)));
    update(&mut app, Action::GoTo(page));
    open(app, size, look)
}

fn arabic() -> Preferences {
    Preferences { language: LanguageChoice::Arabic, ..Preferences::default() }
}

fn name(page: Page) -> &'static str {
    match page {
        Page::Plan => "plan",
        Page::Brief => "brief",
        Page::Audiences => "audiences",
        Page::Messages => "messages",
        Page::Channels => "channels",
        Page::Reach => "reach",
        Page::Consistency => "consistency",
        Page::Budget => "budget",
        Page::Optimise => "optimise",
        Page::Listening => "listening",
        Page::Compare => "compare",
        Page::Worksheets => "worksheets",
        Page::Book => "book",
        Page::Checks => "checks",
    }
}

#[test]
fn every_page_looks_as_before() {
    let mut results = SnapshotResults::new();
    for page in Page::all() {
        for (look, suffix, digits) in
            [(Theme::Light, "light", Digits::Western), (Theme::Dark, "dark", Digits::ArabicIndic)]
        {
            let mut window = window(page, look, vec2(1280.0, 800.0), Preferences { digits: digits.into(), ..arabic() });
            window.snapshot(format!("arabic_{}_{suffix}", name(page)));
            results.extend_harness(&mut window);
        }
    }
}

fn choose(window: &mut Window, menu: &[&str]) {
    for entry in menu {
        window.get_by_role_and_label(Role::Button, entry).click();
        window.run();
    }
}

#[test]
fn the_language_is_chosen_in_its_menu() {
    let preferences = Preferences { language: LanguageChoice::English, ..Preferences::default() };
    let mut window = window(Page::Plan, Theme::Light, vec2(1280.0, 800.0), preferences);
    choose(&mut window, &["View", "Language"]);
    window.get_by_role_and_label(Role::RadioButton, "العربية").click();
    window.run();
    assert_eq!(window.state().app.language(), Language::Ar);
    assert!(window.query_by_label("Language").is_none(), "the menus are closed");
    choose(&mut window, &["عرض", "التواريخ والأسابيع"]);
    window.get_by_role_and_label(Role::RadioButton, "الأسبوع يبدأ السبت").click();
    window.run();
    assert_eq!(window.state().app.week_start(), WeekStart::Saturday);
}

#[test]
fn arrow_keys_follow_time_as_it_is_seen() {
    for (left_to_right, towards_later) in [(false, Key::ArrowLeft), (true, Key::ArrowRight)] {
        let preferences = Preferences { time_left_to_right: left_to_right, ..arabic() };
        let mut window = window(Page::Plan, Theme::Light, vec2(1280.0, 800.0), preferences);
        let week = |window: &Window| window.state().app.cursor.as_ref().map(|cell| cell.week);
        window.key_press(Key::ArrowDown);
        window.run();
        assert_eq!(week(&window), Some(1));
        window.key_press(towards_later);
        window.run();
        assert_eq!(week(&window), Some(2), "{left_to_right}");
        let bars: Vec<f32> = window
            .query_all_by_role(Role::ListBoxOption)
            .filter(|node| node.accesskit_node().label().is_some_and(|label| label.contains("الأسبوع")))
            .map(|node| node.rect().center().x)
            .collect();
        assert!(!bars.is_empty());
        // The channels' names stay at the reading start, at the right.
        let names = window.get_by_role_and_label(Role::Button, "إنستغرام").rect().center().x;
        assert!(bars.iter().all(|x| *x < names), "{bars:?} {names}");
    }
}

#[test]
fn alt_arrows_move_placements_as_time_is_seen() {
    let mut window = window(Page::Plan, Theme::Light, vec2(1280.0, 800.0), arabic());
    let placement = window.state().app.plan().placements[0].clone();
    let select = Action::Flowchart(FlowchartAction::Select(placement.id.clone()));
    update(&mut window.state_mut().app, select);
    window.run();
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    window.run();
    assert_eq!(window.state().app.plan().placement(&placement.id).unwrap().start_week, placement.start_week + 1);
}

#[test]
fn hijri_months_can_be_shown_and_hidden() {
    let mut window = window(Page::Brief, Theme::Light, vec2(1280.0, 800.0), arabic());
    assert!(window.query_all_by_label_contains("رمضان 1447").next().is_some());
    update(&mut window.state_mut().app, Action::Command(Command::Calendar(CalendarSetting::HijriDates)));
    window.run();
    assert!(window.query_all_by_label_contains("رمضان 1447").next().is_none());
}

#[test]
fn a_new_plan_begins_with_a_week_of_the_region() {
    let today = jiff::civil::date(2026, 3, 3);
    for (locale, chosen, expected) in [
        ("ar", None, jiff::civil::date(2026, 3, 8)),
        ("ar_SA", None, jiff::civil::date(2026, 3, 8)),
        ("ar_JO", None, jiff::civil::date(2026, 3, 7)),
        ("ar_LB", None, jiff::civil::date(2026, 3, 9)),
        ("ar_TN", None, jiff::civil::date(2026, 3, 9)),
        ("ar_DZ", None, jiff::civil::date(2026, 3, 7)),
        ("ar_DZ", Some(WeekStart::Sunday), jiff::civil::date(2026, 3, 8)),
    ] {
        let preferences = Preferences { week_start: chosen, ..arabic() };
        let mut app = App::new(preferences, Language::Ar, today).in_country(Country::of_locale_name(locale));
        assert_eq!(app.plan().calendar.start, expected);
        update(&mut app, Action::Command(Command::NewPlan));
        assert_eq!(app.plan().calendar.start, expected);
        assert!(!app.document().is_changed());
    }
}

/// A right-aligned text of a field starts near its right border.
#[test]
fn the_direction_of_a_field_can_be_set() {
    let mut window = window(Page::Brief, Theme::Light, vec2(1280.0, 800.0), arabic());
    let name = "المؤسسة (العربية)";
    window.get_by_role_and_label(Role::TextInput, name).click();
    window.run();
    let before = window.state().app.plan().organisation.clone();
    for expected in ["من اليسار إلى اليمين", "من اليمين إلى اليسار"] {
        window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
        window.run();
        window.get_by_role_and_label(Role::TextInput, name).click_secondary();
        window.run();
        let chosen = window.get_by_role_and_label(Role::RadioButton, expected);
        assert_eq!(chosen.accesskit_node().toggled(), Some(eframe::egui::accesskit::Toggled::True), "{expected}");
        window.key_press(Key::Escape);
        window.run();
        window.get_by_role_and_label(Role::TextInput, name).click();
        window.run();
    }
    assert_eq!(window.state().app.plan().organisation, before, "turning a field changes no text");
}

#[test]
fn missing_translations_are_listed_once_the_plan_is_bilingual() {
    let mut window = window(Page::Brief, Theme::Light, vec2(1280.0, 800.0), arabic());
    let mut product = window.state().app.plan().product.clone();
    product.en.clear();
    update(&mut window.state_mut().app, Action::Edit { edit: Edit::Product(product), gesture: None });
    let sentence = "النص الإنجليزي في: المنتج";
    let listed = |window: &mut Window| {
        update(&mut window.state_mut().app, Action::GoTo(Page::Checks));
        window.run();
        window.query_all_by_label_contains(sentence).next().is_some()
    };
    assert!(!listed(&mut window));
    update(&mut window.state_mut().app, Action::GoTo(Page::Brief));
    window.run();
    window.get_by_role_and_label(Role::CheckBox, "الخطة بلغتين: لكل نص حقلان، وتعرض صفحة الفحوص ما ينقص").click();
    window.run();
    assert!(window.state().app.plan().bilingual);
    assert!(listed(&mut window));
}

#[test]
fn a_name_from_the_other_language_bears_a_quiet_mark() {
    let mut window = window(Page::Channels, Theme::Light, vec2(1280.0, 800.0), arabic());
    assert!(window.query_by_label("EN").is_none());
    let mut channel = window.state().app.plan().channels[1].as_ref().clone();
    channel.name.ar.clear();
    let edit = Edit::Channel(Change::Replace(channel));
    update(&mut window.state_mut().app, Action::Edit { edit, gesture: None });
    window.run();
    assert!(window.query_by_label("EN").is_some());
    assert!(window.query_all_by_label("Facebook").next().is_some());
}

#[test]
fn every_layout_of_a_worksheet_looks_as_before() {
    const SHEETS: [&str; 8] =
        ["e-mix", "promotion", "arthur", "imc-maturity", "swot", "integration", "message-house", "action"];
    let mut results = SnapshotResults::new();
    for language in [LanguageChoice::Arabic, LanguageChoice::English] {
        for sheet in SHEETS {
            let preferences = Preferences { language, ..Preferences::default() };
            let mut window = window(Page::Worksheets, Theme::Light, vec2(1280.0, 1600.0), preferences);
            let is_arabic = language == LanguageChoice::Arabic;
            let name = imc_planner::worksheet::framework(sheet).unwrap().name.clone();
            let name = name.get(if is_arabic { Language::Ar } else { Language::En });
            window.get_by_role_and_label(Role::Button, name).click();
            window.run();
            window.snapshot(format!("worksheet_{sheet}_{}", if is_arabic { "arabic" } else { "english" }));
            results.extend_harness(&mut window);
        }
    }
}
