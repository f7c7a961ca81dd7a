//! The start page and the dialog of new plans.

use eframe::egui::{Key, Theme};
use imc_planner::app::{Action, App, Command, Dialog, DialogAnswer, FileAction, LanguageChoice, Page, Preferences};
use imc_planner::plan::Language;

use super::window::open;
use super::{act, click, control, empty, field, fill, plan, sample, shows};

#[test]
fn a_plan_begins_from_the_gallery() {
    let mut window = empty(Page::Plan);
    act(&mut window, Action::Command(Command::Gallery));
    assert!(shows(&window, "Empty plan") && shows(&window, "A case of your own"));
    // By keyboard: the card comes into sight with the focus.
    control(&window, "Case of the course paper").focus();
    window.run();
    window.key_press(Key::Space);
    window.run();
    assert!(plan(&window).relations.is_empty(), "nothing is opened before the answer");
    click(&mut window, "Open the sample");
    assert_eq!(plan(&window).relations.len(), 10);
    assert!(window.state().app.dialog.is_none());
}

#[test]
fn a_new_plan_is_made_of_what_is_typed_in_its_dialog() {
    let mut window = empty(Page::Plan);
    act(&mut window, Action::Command(Command::Gallery));
    window.run();
    assert!(field(&window, "Title").is_focused(), "the title is typed at once");
    fill(&mut window, "Title", "Autumn campaign");
    fill(&mut window, "Weeks", "0");
    click(&mut window, "Make the plan");
    assert!(window.state().app.dialog.is_some(), "no plan has no weeks");
    fill(&mut window, "Weeks", "13");
    fill(&mut window, "First day", "2027-09-06");
    fill(&mut window, "Budget", "480k");
    click(&mut window, "Both");
    click(&mut window, "Make the plan");
    let made = plan(&window);
    assert_eq!((made.title.en.as_str(), made.calendar.weeks, made.bilingual), ("Autumn campaign", 13, true));
    assert_eq!(made.money.budget.to_string(), "480000");
}

#[test]
fn the_open_plan_can_be_the_pattern_of_a_new_one() {
    let mut window = sample(Page::Plan);
    let before = plan(&window).clone();
    act(&mut window, Action::Command(Command::Gallery));
    click(&mut window, before.title.en.as_str());
    click(&mut window, "Answers to worksheets");
    fill(&mut window, "Title", "Second wave");
    click(&mut window, "Make the plan");
    let made = plan(&window);
    assert_eq!((made.channels.len(), made.messages.len()), (before.channels.len(), before.messages.len()));
    assert!(made.placements.is_empty() && made.worksheets.is_empty());
    assert_eq!(made.title.en, "Second wave");
}

#[test]
fn the_start_page_offers_what_can_be_done_until_something_is() {
    for language in [LanguageChoice::English, LanguageChoice::Arabic] {
        let preferences = Preferences { language, ..Preferences::default() };
        let app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1)).with_start_page();
        let mut window = open(app, [1280.0, 1600.0], Theme::Light);
        let words = imc_planner::text::strings::Texts::of(window.state().app.language());
        assert!(shows(&window, words.gallery.recent) && shows(&window, words.commands.gallery));
        click(&mut window, words.commands.gallery);
        assert!(matches!(window.state().app.dialog, Some(Dialog::NewPlan(_))));
        act(&mut window, Action::Answer(DialogAnswer::Cancel));
        act(&mut window, Action::Command(Command::AddMessage));
        assert!(!window.state().app.shows_start && !shows(&window, words.gallery.recent));
    }
    let app = App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 3, 1)).with_start_page();
    let mut window = open(app, [1024.0, 700.0], Theme::Light);
    act(&mut window, Action::File(FileAction::OpenSample(0)));
    assert!(!window.state().app.shows_start);
}
