//! The Channels, Budget and Checks pages, driven by accessible name.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod window;

use eframe::egui::{Key, Modifiers, Role, Theme, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::Queryable as _;
use imc_planner::app::{Action, App, Command, FileAction, LanguageChoice, Page, Preferences, update};
use imc_planner::edit::ItemId;
use imc_planner::gui::ViewState;
use imc_planner::plan::{ChannelId, ContactModel, CostKind, CostModel, Language, Unit};
use window::{State, Window, open};

fn window(state: State, size: (f32, f32), theme: Theme) -> Window {
    open(state.app, vec2(size.0, size.1), theme)
}

fn state(language: LanguageChoice, sample: Option<usize>, page: Page) -> State {
    let preferences = Preferences { language, ..Preferences::default() };
    let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
    if let Some(sample) = sample {
        update(&mut app, Action::File(FileAction::OpenSample(sample)));
    }
    update(&mut app, Action::GoTo(page));
    State { app, view: ViewState::default() }
}

fn english(sample: Option<usize>, page: Page) -> Window {
    window(state(LanguageChoice::English, sample, page), (1280.0, 3000.0), Theme::Light)
}

/// The samples' channels, by id.
fn on_channel(sample: usize, id: &str) -> Window {
    let mut state = state(LanguageChoice::English, Some(sample), Page::Channels);
    update(&mut state.app, Action::Show(ItemId::Channel(ChannelId::from(id))));
    window(state, (1280.0, 3000.0), Theme::Light)
}

/// The control of this name, whatever labels say the same.
fn control<'t>(harness: &'t Window, name: &'t str) -> Node<'t> {
    harness.get_by(move |node| node.role() != Role::Label && node.label().as_deref() == Some(name))
}

/// Types `text` over what the field holds. A field that marks what it refuses may ask for more frames, so steps are counted.
fn type_over(harness: &mut Window, name: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, name).focus();
    harness.run_steps(3);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(2);
    if text.is_empty() {
        harness.key_press(Key::Delete);
    } else {
        harness.get_by_role_and_label(Role::TextInput, name).type_text(text);
    }
    harness.run_steps(4);
}

/// Leaves the field that has the focus, which ends the visit to it.
fn leave(harness: &mut Window) {
    harness.key_press(Key::Tab);
    harness.run_steps(4);
}

fn click(harness: &mut Window, name: &str) {
    control(harness, name).click();
    harness.run_steps(6);
}

fn choose(harness: &mut Window, field: &str, value: &str) {
    click(harness, field);
    harness.get_by_role_and_label(Role::RadioButton, value).click();
    harness.run_steps(6);
}

fn undo(harness: &mut Window) {
    update(&mut harness.state_mut().app, Action::Command(Command::Undo));
    harness.run_steps(4);
}

fn channel<'a>(harness: &'a Window, id: &str) -> &'a imc_planner::plan::Channel {
    harness.state().app.plan().channel(&ChannelId::from(id)).unwrap()
}

/// True when some text of the window contains `part`.
fn is_said(harness: &Window, part: &str) -> bool {
    let part = part.to_owned();
    let says = move |text: Option<String>| text.is_some_and(|text| text.contains(&part));
    harness.query_all_by(move |node| says(node.label()) || says(node.value())).next().is_some()
}

#[test]
fn a_channel_is_added_from_the_catalogue_of_an_empty_plan() {
    let mut harness = english(None, Page::Channels);
    assert!(is_said(&harness, "No channels yet"));
    type_over(&mut harness, "Search the catalogue", "radio");
    let found = harness.get_all_by_label_contains("Add ").count();
    assert!((1..10).contains(&found), "{found}");
    let name = imc_planner::catalogue::channel("radio").map_or("Radio", |template| template.name.en.as_str());
    click(&mut harness, &format!("Add {name}"));
    let plan = harness.state().app.plan();
    assert_eq!(plan.channels.len(), 1);
    assert_eq!(plan.channels[0].name.en, name);
    assert!(harness.query_by_label("Add an audience").is_some());
    undo(&mut harness);
    assert!(harness.state().app.plan().channels.is_empty());
}

#[test]
fn a_name_is_typed_and_one_undo_takes_it_back() {
    let mut harness = on_channel(0, "instagram");
    type_over(&mut harness, "Name (English)", "Reels");
    assert_eq!(channel(&harness, "instagram").name.en, "Reels");
    undo(&mut harness);
    assert_eq!(channel(&harness, "instagram").name.en, "Instagram");
}

#[test]
fn another_unit_replaces_the_contact_models_in_one_step() {
    let mut harness = on_channel(0, "instagram");
    let before = channel(&harness, "instagram").clone();
    choose(&mut harness, "Quantities count", "Insertions");
    let after = channel(&harness, "instagram");
    assert_eq!(after.unit, Unit::Insertions);
    assert!(after.contacts.iter().all(|contact| matches!(contact.model, ContactModel::Rating { .. })));
    assert!(is_said(&harness, "Binomial"));
    undo(&mut harness);
    assert_eq!(*channel(&harness, "instagram"), before);
}

#[test]
fn a_rating_outside_the_legal_range_is_refused_and_said() {
    let mut harness = on_channel(1, "television");
    let rating = |harness: &Window| channel(harness, "television").contacts[0].model;
    let ContactModel::Rating { r1, .. } = rating(&harness) else { panic!("the sample's television has a rating") };
    type_over(&mut harness, "Meet at least one of two: Adults", "");
    assert_eq!(rating(&harness), ContactModel::Rating { r1, r2: None });
    leave(&mut harness);
    let too_much = format!("{}", (r1 * (2.0 - r1) * 100.0).ceil() + 1.0);
    type_over(&mut harness, "Meet at least one of two: Adults", &too_much);
    assert_eq!(rating(&harness), ContactModel::Rating { r1, r2: None }, "the old value stays");
    assert!(is_said(&harness, "must be from"));
    let between = r1 + r1 * (1.0 - r1) / 2.0;
    let between = (between * 100.0).round() / 100.0;
    type_over(&mut harness, "Meet at least one of two: Adults", &format!("{}", (between * 100.0).round()));
    assert_eq!(rating(&harness), ContactModel::Rating { r1, r2: Some(between) });
    assert!(is_said(&harness, "Beta-binomial"));
}

#[test]
fn a_measured_point_is_stated_and_contradictions_are_said() {
    let mut harness = on_channel(0, "facebook");
    let audience = harness.state().app.plan().audiences[0].name.en.clone();
    assert!(is_said(&harness, "Negative binomial"));
    type_over(&mut harness, &format!("Impressions measured: {audience}"), "100");
    assert!(is_said(&harness, "So few impressions reach"));
    undo(&mut harness);
    type_over(&mut harness, &format!("Use the channel at all: {audience}"), "20%");
    assert!(is_said(&harness, "The share reached must be above 0% and below 20%"));
    undo(&mut harness);
    let point = format!("A measured point for {audience}");
    click(&mut harness, &point);
    let model = channel(&harness, "facebook").contacts[0].model;
    assert_eq!(model, ContactModel::Impressions { reachable: Some(0.65), observed: None });
    assert!(is_said(&harness, "Poisson"));
}

#[test]
fn the_cost_model_is_chosen_with_its_fields() {
    let mut harness = on_channel(0, "instagram");
    choose(&mut harness, "Cost model", "Cost per click (CPC)");
    type_over(&mut harness, "Click rate", "2%");
    type_over(&mut harness, "Rate", "0.150");
    let expected = CostModel::PerClick { rate: "0.150".parse().unwrap(), click_rate: 0.02 };
    assert_eq!(channel(&harness, "instagram").cost, expected);
    leave(&mut harness);
    assert_eq!(channel(&harness, "instagram").cost, expected);
    type_over(&mut harness, "Rate", "cheap");
    assert_eq!(channel(&harness, "instagram").cost, expected);
    assert!(is_said(&harness, "“cheap” is not a number"));
    choose(&mut harness, "Cost model", "Cost per rating point (CPP)");
    assert!(matches!(channel(&harness, "instagram").cost, CostModel::PerGrp { .. }));
    assert!(harness.query_by_role_and_label(Role::ComboBox, "Points of").is_some());
}

#[test]
fn audiences_begin_and_cease_to_meet_a_channel() {
    let mut harness = on_channel(0, "facebook");
    let (met, other) = {
        let plan = harness.state().app.plan();
        (plan.audiences[0].name.en.clone(), plan.audiences[1].name.en.clone())
    };
    click(&mut harness, &other);
    assert_eq!(channel(&harness, "facebook").contacts.len(), 2);
    click(&mut harness, &met);
    assert_eq!(channel(&harness, "facebook").contacts.len(), 1);
}

#[test]
fn channels_are_copied_moved_and_removed_after_a_question() {
    let mut harness = on_channel(0, "instagram");
    let ids = |harness: &Window| -> Vec<String> {
        harness.state().app.plan().channels.iter().map(|channel| channel.id.to_string()).collect()
    };
    let before = ids(&harness);
    click(&mut harness, "Move down");
    // Down within the same element: the next advertising channel is Facebook.
    assert_eq!(ids(&harness)[..2], ["facebook", "instagram"]);
    click(&mut harness, "Move up");
    assert_eq!(ids(&harness), before);
    click(&mut harness, "Duplicate");
    assert_eq!(ids(&harness).len(), before.len() + 1);
    click(&mut harness, "Remove");
    assert_eq!(ids(&harness), before, "an unused copy goes without a question");
    update(&mut harness.state_mut().app, Action::Show(ItemId::Channel(ChannelId::from("instagram"))));
    harness.run();
    click(&mut harness, "Remove");
    assert_eq!(ids(&harness), before);
    assert!(harness.state().app.dialog.is_some(), "a channel in use is removed only after a question");
}

#[test]
fn placements_are_shown_from_their_channel() {
    let mut harness = on_channel(0, "facebook");
    let expected = {
        let plan = harness.state().app.plan();
        let placement = plan.placements.iter().find(|placement| placement.channel.as_str() == "facebook").unwrap();
        let message = plan.message(&placement.message).unwrap();
        (placement.id.clone(), message.name.en.clone())
    };
    harness.get_all_by_label_contains(&format!("{} · Week", expected.1)).next().unwrap().click();
    harness.run();
    assert_eq!(harness.state().app.page, Page::Plan);
    assert_eq!(harness.state().app.selection.only(), Some(&expected.0));
}

#[test]
fn other_costs_are_added_and_filled_in() {
    let mut harness = english(None, Page::Budget);
    assert!(is_said(&harness, "Nothing is spent yet"));
    click(&mut harness, "Add a cost");
    type_over(&mut harness, "What it is: Unnamed cost (English)", "Photography");
    choose(&mut harness, "Kind: Photography", "Fees");
    type_over(&mut harness, "Amount: Photography", "560.5");
    type_over(&mut harness, "Week: Photography", "2");
    let cost = harness.state().app.plan().other_costs[0].clone();
    assert_eq!((cost.kind, cost.amount.to_string().as_str(), cost.week), (CostKind::Fees, "560.5", Some(2)));
    leave(&mut harness);
    type_over(&mut harness, "Week: Photography", "999");
    assert_eq!(harness.state().app.plan().other_costs[0].week, Some(2), "the old week stays");
    leave(&mut harness);
    assert_eq!(harness.state().app.plan().other_costs[0].week, Some(2), "the old week stays");
    type_over(&mut harness, "Week: Photography", "");
    assert_eq!(harness.state().app.plan().other_costs[0].week, None);
    click(&mut harness, "Duplicate: Photography");
    assert_eq!(harness.state().app.plan().other_costs.len(), 2);
    harness.get_all_by_label("Remove: Photography").next().unwrap().click();
    harness.run();
    assert_eq!(harness.state().app.plan().other_costs.len(), 1);
}

#[test]
fn over_budget_is_said_in_words() {
    let mut harness = english(Some(0), Page::Budget);
    assert!(!is_said(&harness, "more than its budget"));
    type_over(&mut harness, "Budget", "100");
    assert_eq!(harness.state().app.plan().money.budget.to_string(), "100");
    assert!(is_said(&harness, "more than its budget of JOD"));
    undo(&mut harness);
    assert!(!is_said(&harness, "more than its budget"));
    type_over(&mut harness, "Budget", "1.23456");
    assert_ne!(harness.state().app.plan().money.budget.to_string(), "1.23456", "finer than the currency");
}

#[test]
fn tables_add_up_to_media_and_lead_to_their_things() {
    let mut harness = english(Some(0), Page::Budget);
    let (media, currency) = {
        let app = &harness.state().app;
        (app.document().analysis().budget.media.exact().unwrap(), app.plan().money.currency)
    };
    let media = harness.state().app.locale().exact(currency.decimal(media).unwrap());
    assert!(harness.get_all_by_label(&media).count() >= 5, "five sums of {media}");
    harness.get_all_by_label_contains("Instagram: Amount JOD").next().unwrap().click();
    harness.run();
    click(&mut harness, "Show “Instagram”");
    assert_eq!(harness.state().app.page, Page::Channels);
}

#[test]
fn problems_lead_to_their_places() {
    let mut harness = english(None, Page::Checks);
    assert!(is_said(&harness, "No audiences yet"));
    assert!(is_said(&harness, "what is left are gaps to fill"));
    harness.get_by_label("Show on: Audiences").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().app.page, Page::Audiences);
}

#[test]
fn a_faulty_number_is_listed_as_an_error_and_shown() {
    let mut state = state(LanguageChoice::English, Some(0), Page::Checks);
    let mut broken = state.app.plan().channels[1].as_ref().clone();
    broken.contacts[0].model = ContactModel::Impressions { reachable: Some(2.0), observed: None };
    let edit = imc_planner::edit::Edit::Channel(imc_planner::edit::Change::Replace(broken));
    update(&mut state.app, Action::Edit { edit, gesture: None });
    let mut harness = window(state, (1280.0, 3000.0), Theme::Light);
    assert!(is_said(&harness, "Errors"));
    harness.get_all_by_label("Show on: Channels").next().unwrap().click();
    harness.run();
    assert_eq!(harness.state().app.page, Page::Channels);
    assert!(is_said(&harness, "The share that uses the channel must be above 0%"));
}

/// Every page in both languages and both looks draws without a missing letter or a nameless input; pictures go to a
/// folder of the build for whoever wants to look.
#[test]
fn pages_are_drawn_in_both_languages_and_looks() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages_money");
    std::fs::create_dir_all(&folder).unwrap();
    let looks = [
        ("en-light", LanguageChoice::English, Theme::Light, (1280.0, 800.0)),
        ("ar-dark", LanguageChoice::Arabic, Theme::Dark, (1280.0, 800.0)),
        ("ar-light-wide", LanguageChoice::Arabic, Theme::Light, (1920.0, 1080.0)),
        ("en-dark-wide", LanguageChoice::English, Theme::Dark, (1920.0, 1080.0)),
        ("en-light-tall", LanguageChoice::English, Theme::Light, (1280.0, 2400.0)),
    ];
    for (look, language, theme, size) in looks {
        for (page, name) in [(Page::Channels, "channels"), (Page::Budget, "budget"), (Page::Checks, "checks")] {
            for (sample, filled) in [(Some(0), "sample"), (None, "empty")] {
                let mut harness = window(state(language, sample, page), size, theme);
                let picture = harness.render().unwrap();
                let shades: std::collections::BTreeSet<_> = picture.pixels().map(|pixel| pixel.0).collect();
                assert!(shades.len() > 20, "{name} {look} is blank");
                picture.save(folder.join(format!("{name}-{filled}-{look}.png"))).unwrap();
            }
        }
    }
}
