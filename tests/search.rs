//! Searching, in the window and in a whole plan: folded spellings, Ctrl+F, currencies by name, keys by their place.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod window;

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Theme};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{
    Action, App, Command, Dialog, DialogAnswer, FileAction, LanguageChoice, Page, Preferences, update,
};
use imc_planner::diff::DifferenceStep;
use imc_planner::edit::Edit;
use imc_planner::plan::{Language, Plan};
use imc_planner::search::{Folded, find};
use imc_planner::text::{Country, Digits, Locale};
use window::{Window, open};

const EVERY_TEXT: &str = include_str!("data/every-text.ron");

fn read(text: &str) -> Plan {
    Plan::clone(&imc_planner::store::read(text.as_bytes()).unwrap().plan)
}

/// The texts of a serialised plan that have a word of their own.
fn words(value: &serde_json::Value, found: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::String(text) if text.contains("word-") => drop(found.insert(text.clone())),
        serde_json::Value::Array(items) => items.iter().for_each(|item| words(item, found)),
        serde_json::Value::Object(fields) => fields.values().for_each(|item| words(item, found)),
        _ => {}
    }
}

#[test]
fn every_text_of_a_plan_is_found() {
    let plan = read(EVERY_TEXT);
    let mut all = BTreeSet::new();
    words(&serde_json::to_value(&plan).unwrap(), &mut all);
    assert_eq!(all.len(), EVERY_TEXT.matches("word-").count() - references(), "the plan keeps every text");
    for text in &all {
        let word = &text[text.find("word-").unwrap()..];
        let found = find(&plan, word);
        assert_eq!(found.iter().map(|one| &one.text).collect::<Vec<_>>(), [text], "{word}");
        assert!(found[0].snippet.line.contains(word));
        let place = imc_planner::text::place_words(&found[0].place, &plan, Locale::of(Language::Ar));
        let unnamed = found[0].place.iter().find_map(|step| match step {
            DifferenceStep::Field(name) if name.len() > 2 && place.contains(name.as_str()) => Some(name),
            _ => None,
        });
        assert_eq!(unnamed, None, "{word}: {place}");
        assert!(!place.contains("id"), "{word}: {place}");
    }
    for amount in ["500", "31.250", "7.125", "12.375", "99.625", "EUR", "20,000", "٢٠٠٠٠"] {
        assert!(!find(&plan, amount).is_empty(), "{amount}");
    }
}

/// How often the plan names a thing by its id, beside the id itself.
fn references() -> usize {
    [
        "theme: \"word",
        "claims: [\"word",
        "Is(\"word",
        "audience: \"word",
        "message: \"word",
        "channel: \"word",
        "placement: \"word",
    ]
    .iter()
    .map(|reference| EVERY_TEXT.matches(reference).count())
    .sum()
}

fn window(language: LanguageChoice, page: Page) -> Window {
    let preferences = Preferences { language, ..Preferences::default() };
    let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
    update(&mut app, Action::File(FileAction::OpenSample(0)));
    update(&mut app, Action::GoTo(page));
    open(app, [1280.0, 800.0], Theme::Light)
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(4);
}

fn type_text(window: &mut Window, text: &str) {
    window.event(Event::Text(text.to_owned()));
    window.run_steps(4);
}

fn focused_field(window: &Window) -> Option<String> {
    let mut fields = window.query_all_by(|node| {
        matches!(node.role(), Role::TextInput | Role::MultilineTextInput | Role::ComboBox) && node.is_focused()
    });
    fields.next().and_then(|node| node.accesskit_node().value())
}

#[test]
fn what_is_found_comes_into_view_with_its_field() {
    for (language, typed, page, value) in [
        (LanguageChoice::English, "Rayhan", Page::Brief, "Rayhan natural soap: launch"),
        (LanguageChoice::English, "launch reel", Page::Messages, "Launch reel"),
        (LanguageChoice::Arabic, "انستغرام", Page::Channels, "إنستغرام"),
    ] {
        let mut window = window(language, Page::Plan);
        press(&mut window, Modifiers::COMMAND, Key::F);
        assert!(matches!(window.state().app.dialog, Some(Dialog::Find(_))), "{typed}");
        type_text(&mut window, typed);
        let found = match &window.state().app.dialog {
            Some(Dialog::Find(search)) => search.found.len(),
            _ => 0,
        };
        assert!(found > 0, "{typed}");
        press(&mut window, Modifiers::NONE, Key::Enter);
        window.run_steps(10);
        assert!(window.state().app.dialog.is_none());
        assert_eq!(window.state().app.page, page, "{typed}");
        assert_eq!(focused_field(&window).as_deref(), Some(value), "{typed}");
        assert!(!window.state().app.document().is_changed());
    }
}

/// Every text leads to the field that shows it.
#[test]
fn every_text_has_a_field_that_it_leads_to() {
    let mut window = window(LanguageChoice::English, Page::Plan);
    let sample = window.state().app.plan().clone();
    for plan in [sample, read(EVERY_TEXT)] {
        let restore = Edit::Restore(Arc::new(plan.clone()));
        update(&mut window.state_mut().app, Action::Edit { edit: restore, gesture: None });
        let missed = missed_fields(&mut window, &plan);
        assert!(missed.is_empty(), "{}", missed.join("\n"));
    }
}

fn missed_fields(window: &mut Window, plan: &Plan) -> Vec<String> {
    let texts = imc_planner::search::PlanTexts::of(plan);
    let mut missed = Vec::new();
    // Of fields of the same kind one tells for all.
    let mut kinds = BTreeSet::new();
    for found in texts.all() {
        let fields = found.place.iter().filter_map(|step| match step {
            DifferenceStep::Field(name) => Some(name.clone()),
            DifferenceStep::Item(_) => None,
        });
        if !kinds.insert(fields.collect::<Vec<_>>()) {
            continue;
        }
        // An id is shown nowhere: its thing is.
        if matches!(found.place.last(), Some(DifferenceStep::Field(name)) if name == "id") {
            continue;
        }
        let app = &mut window.state_mut().app;
        update(app, Action::Command(Command::Find));
        update(app, Action::DialogText(found.text.clone()));
        let position = match &app.dialog {
            Some(Dialog::Find(search)) => search.found.iter().position(|one| one.place == found.place),
            _ => None,
        };
        let Some(position) = position else {
            missed.push(format!("not listed: {found:?}"));
            continue;
        };
        update(app, Action::PaletteMark(position));
        update(app, Action::Answer(DialogAnswer::Accept));
        window.run_steps(12);
        if matches!(found.place.first(), Some(DifferenceStep::Field(list)) if list == "actuals") {
            // Records stand in a table.
            assert_eq!(window.state().app.page, Page::Budget);
            continue;
        }
        let is_written =
            matches!(found.place.last(), Some(DifferenceStep::Field(name)) if name == "en" || name == "ar");
        if matches!(found.place.first(), Some(DifferenceStep::Field(list)) if list == "worksheets") && !is_written {
            // What items and options are known by is shown nowhere: their worksheet is.
            assert_eq!(window.state().app.page, Page::Worksheets);
            continue;
        }
        let value = focused_field(window).unwrap_or_default();
        if !Folded::of(&value).as_str().contains(Folded::of(&found.text).as_str()) {
            missed.push(format!("{:?} {:?}: {value:?}", found.place, found.text));
        }
    }
    missed
}

#[test]
fn the_search_opens_out_of_a_field() {
    let mut window = window(LanguageChoice::English, Page::Messages);
    window.get_by_role_and_label(Role::TextInput, "Name (English)").focus();
    window.run_steps(3);
    assert_eq!(focused_field(&window).as_deref(), Some("Launch reel"));
    press(&mut window, Modifiers::COMMAND, Key::F);
    assert!(matches!(window.state().app.dialog, Some(Dialog::Find(_))));
    assert!(!window.state().app.document().is_changed());
}

#[test]
fn the_search_closes_with_escape() {
    let mut window = window(LanguageChoice::English, Page::Messages);
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "soap");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(matches!(&window.state().app.dialog, Some(Dialog::Find(search)) if search.marked == 1));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.state().app.dialog.is_none());
    assert_eq!(window.state().app.page, Page::Messages);
}

#[test]
fn a_currency_is_chosen_by_typing_its_name() {
    for (language, name, typed, code) in [
        (LanguageChoice::English, "Currency", "iraq", "IQD"),
        (LanguageChoice::English, "Currency", "دينار عراقي", "IQD"),
        (LanguageChoice::Arabic, "العملة", "مغربي", "MAD"),
        (LanguageChoice::English, "Currency", "NOK", "NOK"),
    ] {
        let mut window = window(language, Page::Brief);
        window.get_by_role_and_label(Role::ComboBox, name).click();
        window.run_steps(6);
        type_text(&mut window, typed);
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(window.state().app.plan().money.currency.code(), code, "{typed}");
        update(&mut window.state_mut().app, Action::Command(Command::Undo));
        assert_eq!(window.state().app.plan().money.currency.code(), "JOD");
    }
}

/// What keyboards send: the key that egui finds by the sign, and the place of the key.
#[test]
fn shortcuts_work_on_layouts_without_such_a_letter() {
    let ctrl = Modifiers::COMMAND;
    let shift = Modifiers::COMMAND | Modifiers::SHIFT;
    for (layout, given, place, modifiers, page) in [
        ("Arabic", Key::Num4, Key::Num4, ctrl, Page::Messages),
        ("AZERTY", Key::Quote, Key::Num4, ctrl, Page::Messages),
        ("AZERTY", Key::Minus, Key::Num6, ctrl, Page::Reach),
        ("Czech", Key::Plus, Key::Num1, ctrl, Page::Plan),
        ("AZERTY, a comma", Key::Comma, Key::M, ctrl, Page::Brief),
        ("Arabic, a bracket with Shift", Key::CloseBracket, Key::D, shift, Page::Brief),
    ] {
        let mut window = window(LanguageChoice::English, Page::Brief);
        let key = |pressed| Event::Key { key: given, physical_key: Some(place), pressed, repeat: false, modifiers };
        window.event(key(true));
        window.run_steps(2);
        window.event(key(false));
        window.run_steps(2);
        assert_eq!(window.state().app.page, page, "{layout}");
        assert!(!window.state().app.document().is_changed(), "{layout}");
    }
}

#[test]
fn months_weeks_and_digits_follow_the_country() {
    let plan = read(include_str!("data/faults/20-months-from-july.ron"));
    for (locale, first, digits) in [
        ("ar_MA", "5 يوليوز 2026", Digits::Western),
        ("ar_DZ", "5 جويلية 2026", Digits::Western),
        ("ar_LY", "5 يوليو 2026", Digits::Western),
        ("ar_MR", "٥ يوليو ٢٠٢٦", Digits::ArabicIndic),
        ("ar_IQ", "٥ تموز ٢٠٢٦", Digits::ArabicIndic),
        ("ar_EG", "٥ يوليو ٢٠٢٦", Digits::ArabicIndic),
    ] {
        let country = Country::of_locale_name(locale);
        assert_eq!(Locale::of(Language::Ar).in_country(country).day(plan.calendar.start), first, "{locale}");
        let app = App::new(Preferences::default(), Language::Ar, jiff::civil::date(2026, 3, 1)).in_country(country);
        assert_eq!((app.digits(), app.locale().day(plan.calendar.start).as_str()), (digits, first), "{locale}");
        let chosen = Preferences { digits: Digits::Western.into(), ..Preferences::default() };
        let app = App::new(chosen, Language::Ar, jiff::civil::date(2026, 3, 1)).in_country(country);
        assert_eq!(app.digits(), Digits::Western, "what the reader chose goes before the country");
    }
}

/// What the palette has marked.
fn marked(window: &Window) -> Option<usize> {
    match &window.state().app.dialog {
        Some(Dialog::Palette { marked, .. }) => Some(*marked),
        _ => None,
    }
}

#[test]
fn the_name_of_a_page_leads_there_and_changes_nothing() {
    use LanguageChoice::{Arabic, English};
    for (language, typed, page) in [
        (English, "plan", Page::Plan),
        (Arabic, "plan", Page::Plan),
        (Arabic, "audiences", Page::Audiences),
        (English, "الجماهير", Page::Audiences),
    ] {
        let mut window = window(language, Page::Plan);
        press(&mut window, Modifiers::COMMAND, Key::K);
        type_text(&mut window, typed);
        press(&mut window, Modifiers::NONE, Key::Enter);
        let app = &window.state().app;
        assert_eq!((app.page, app.dialog.is_some()), (page, false), "{typed} in {language:?}");
        assert!(!app.document().is_changed() && !app.shows_glossary, "{typed} in {language:?}");
    }
}

#[test]
fn a_pointer_marks_in_the_palette_once_it_moves() {
    let mut window = window(LanguageChoice::English, Page::Budget);
    let rest = eframe::egui::pos2(640.0, 460.0);
    window.event(Event::PointerMoved(rest));
    window.run_steps(2);
    press(&mut window, Modifiers::COMMAND, Key::K);
    assert_eq!(marked(&window), Some(0), "where the pointer rests is no choice");
    window.event(Event::PointerMoved(rest + eframe::egui::vec2(4.0, 4.0)));
    window.run_steps(2);
    assert!(marked(&window).is_some_and(|marked| marked > 0));
}

#[test]
fn the_glossary_opens_by_a_question_mark_and_forgets_what_was_looked_for() {
    let mut window = window(LanguageChoice::English, Page::Messages);
    window.get_by_role_and_label(Role::TextInput, "Name (English)").focus();
    window.run_steps(3);
    type_text(&mut window, "?");
    assert!(!window.state().app.shows_glossary, "a text keeps its question mark");
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.run_steps(4);
    type_text(&mut window, "?");
    assert!(window.state().app.shows_glossary);
    type_text(&mut window, "reach");
    let source = |window: &Window| window.query_all_by_label_contains("Definitions are in the words").count();
    assert_eq!(source(&window), 1, "a term is explained");
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "zzzz");
    assert_eq!(source(&window), 0, "under a search that finds nothing stands nothing");
    press(&mut window, Modifiers::NONE, Key::F1);
    assert!(!window.state().app.shows_glossary);
    press(&mut window, Modifiers::NONE, Key::F1);
    assert_eq!(focused_field(&window).as_deref(), Some(""));
}

#[test]
fn the_languages_of_the_window_are_named_in_themselves() {
    for language in [LanguageChoice::English, LanguageChoice::Arabic] {
        let preferences = Preferences { language, ..Preferences::default() };
        let app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1)).with_start_page();
        let window = open(app, [1280.0, 800.0], Theme::Light);
        for name in ["English", "العربية"] {
            assert!(window.query_all_by_label(name).next().is_some(), "{name} in {language:?}");
        }
    }
}
