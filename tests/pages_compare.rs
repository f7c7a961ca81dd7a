//! The Compare page and the dialog of what-ifs, driven by accessible names.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod window;

use std::sync::Arc;

use eframe::egui::{Key, Theme, accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use imc_planner::analysis::Analysis;
use imc_planner::app::{
    Action, AlternativeAction, App, Command, Dialog, Effect, FileAction, LanguageChoice, Page, Preferences, WhatIfKind,
    update,
};
use imc_planner::catalogue::SAMPLES;
use imc_planner::edit::{Change, Edit};
use imc_planner::plan::{Bilingual, Language};
use window::{Window, open};

fn nimbus(language: LanguageChoice) -> App {
    let preferences = Preferences { language, ..Preferences::default() };
    let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
    let sample = SAMPLES.iter().position(|sample| sample.id == "nimbus").unwrap();
    update(&mut app, Action::File(FileAction::OpenSample(sample)));
    app
}

/// Keeps the plan as an alternative of this name, without its first placements.
fn keep(app: &mut App, name: &str, without: usize) {
    update(app, Action::Command(Command::KeepAlternative));
    let mut kept = app.plan().alternatives.last().unwrap().as_ref().clone();
    kept.name = Bilingual::new(name, name);
    kept.placements = kept.placements.iter().skip(without).map(|placement| placement.as_ref().clone()).collect();
    update(app, Action::Edit { edit: Edit::Alternative(Change::Replace(kept)), gesture: None });
}

fn page(mut app: App) -> Window {
    update(&mut app, Action::GoTo(Page::Compare));
    open(app, vec2(1400.0, 3200.0), Theme::Light)
}

fn says(window: &Window, part: &str) -> bool {
    window.query_all_by_label_contains(part).next().is_some()
}

fn press(window: &mut Window, role: Role, name: &str) {
    window.get_by_role_and_label(role, name).click();
    // A dialog takes some frames to go.
    window.run_steps(8);
}

/// Types into the field of this name, in the place of what stands there, and leaves it.
fn type_into(window: &mut Window, name: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, name).click();
    window.run();
    window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::A);
    window.run();
    window.event(eframe::egui::Event::Text(text.to_owned()));
    window.run();
    window.key_press(Key::Enter);
    window.run();
}

#[test]
fn versions_stand_side_by_side_and_equal_rows_hide() {
    let mut app = nimbus(LanguageChoice::English);
    keep(&mut app, "Without film", 1);
    let mut window = page(app);
    assert!(says(&window, "Without film") && says(&window, "What differs"));
    assert!(says(&window, "Consistency profile"));
    let radio = |window: &Window| window.query_all_by_label_contains("Radio spots").count();
    let shown = radio(&window);
    press(&mut window, Role::CheckBox, "Hide what is equal");
    assert!(radio(&window) < shown, "a channel that is equal is hidden");
    press(&mut window, Role::CheckBox, "Largest change first");
    // Tables sort by their titles, but for the key figures: shares, points and money have no order among each other.
    assert!(window.query_all_by_label_contains("Sort by Figure").next().is_none());
    window.query_all_by_label_contains("Sort by Measure").next().unwrap().click();
    window.run();
}

#[test]
fn budget_costs_and_rates_of_an_alternative_are_edited_in_place() {
    let mut app = nimbus(LanguageChoice::English);
    keep(&mut app, "B", 0);
    let mut window = page(app);
    let kept = |window: &Window| window.state().app.plan().alternatives[0].as_ref().clone();
    assert!(kept(&window).budget.is_none() && says(&window, "as in the plan"));
    type_into(&mut window, "Budget: B", "500000");
    assert_eq!(kept(&window).budget.unwrap().to_string(), "500000");
    press(&mut window, Role::Button, "Use the plan’s budget");
    assert!(kept(&window).budget.is_none());
    press(&mut window, Role::Button, "State other ones");
    assert_eq!(kept(&window).other_costs.as_ref().map(|costs| costs.len()), Some(3));
    press(&mut window, Role::Button, "Add a cost to the alternative");
    assert_eq!(kept(&window).other_costs.as_ref().map(|costs| costs.len()), Some(4));
    type_into(&mut window, "Amount: TV film: B", "1000");
    assert_eq!(kept(&window).other_costs.unwrap()[0].amount.to_string(), "1000");
    assert_ne!(window.state().app.plan().other_costs[0].amount.to_string(), "1000", "the plan keeps its own");
    press(&mut window, Role::Button, "Use the plan’s other costs");
    assert!(kept(&window).other_costs.is_none());
    press(&mut window, Role::ComboBox, "Other rates for: B");
    press(&mut window, Role::RadioButton, "TV spots");
    type_into(&mut window, "Change of the rates of TV spots: B", "8");
    assert!((kept(&window).rates[0].factor.to_f64() - 1.08).abs() < 1e-12);
    update(&mut window.state_mut().app, Action::Command(Command::Undo));
    window.run();
    assert!((kept(&window).rates[0].factor.to_f64() - 1.0).abs() < 1e-12, "each is one step");
    press(&mut window, Role::Button, "Use the plan’s rates of TV spots: B");
    assert!(kept(&window).rates.is_empty());
}

#[test]
fn fifty_alternatives_and_two_of_one_name_are_shown() {
    let mut app = nimbus(LanguageChoice::English);
    for number in 0..50 {
        keep(&mut app, "Same", number % 3);
    }
    let mut window = page(app);
    assert!(says(&window, "Same (2)") && says(&window, "Same (50)"));
    let shown = |window: &Window| {
        let boxes = window.query_all(by().role(Role::CheckBox).label_contains("Show "));
        boxes.filter(|node| node.accesskit_node().toggled() == Some(eframe::egui::accesskit::Toggled::True)).count()
    };
    assert_eq!(shown(&window), 4);
    for name in ["Show Same (20)", "Show Same (21)", "Show Same (22)"] {
        press(&mut window, Role::CheckBox, name);
    }
    assert_eq!(shown(&window), 6, "six stand side by side at most");
}

#[test]
fn an_alternative_without_its_channel_is_shown_with_the_rest() {
    let mut app = nimbus(LanguageChoice::English);
    keep(&mut app, "B", 0);
    let channel = app.plan().placements[0].channel.clone();
    update(&mut app, Action::Remove(imc_planner::edit::ItemId::Channel(channel.clone())));
    update(&mut app, Action::Answer(imc_planner::app::DialogAnswer::Accept));
    assert!(app.plan().channel(&channel).is_none());
    assert!(app.plan().alternatives[0].placements.iter().all(|placement| placement.channel != channel));
    let window = page(app);
    assert!(says(&window, "What differs"));
}

#[test]
fn a_plan_of_another_currency_and_calendar_says_so() {
    let mut app = nimbus(LanguageChoice::English);
    let other = SAMPLES.iter().find(|sample| sample.id == "rayhan-soap").unwrap();
    let opened = imc_planner::store::read(other.text.as_bytes()).unwrap();
    let asked = update(&mut app, Action::Alternative(AlternativeAction::AskPlan));
    let [Effect::AskOpenPath { ticket, .. }] = asked.as_slice() else { panic!("{asked:?}") };
    let chosen = FileAction::OpenPathChosen { ticket: ticket.clone(), path: Some("/plans/soap.ron".into()) };
    let effects = update(&mut app, Action::File(chosen));
    let Some(Effect::Read { ticket, path }) = effects.into_iter().next() else { panic!("no read") };
    update(&mut app, Action::File(FileAction::Read { ticket, path, result: Box::new(Ok(opened.into())) }));
    let window = page(app);
    assert!(says(&window, "is in another currency (JOD)"));
    assert!(says(&window, "weeks are aligned by their dates"));
    assert!(says(&window, "of another file, cannot be changed here"));
}

#[test]
fn the_comparison_is_exported_and_its_curves_are_pictures() {
    let mut app = nimbus(LanguageChoice::English);
    keep(&mut app, "B", 1);
    let mut window = page(app);
    window.get_by_role_and_label(Role::Button, "Export…").click();
    window.run();
    assert!(says(&window, "Workbook (XLSX)") && says(&window, "Web page (HTML)") && says(&window, "Tables (CSV)"));
    window.key_press(Key::Escape);
    window.run();
    let mut buttons = window.get_all_by_role(Role::Button);
    let names_a_plot = |name: String| name.starts_with("Copy or save");
    let menu = buttons.find(|button| button.accesskit_node().label().is_some_and(names_a_plot));
    menu.expect("the menu of the curves").click();
    drop(buttons);
    window.run();
    assert!(says(&window, "Copy picture"), "the curves can be copied and kept");
}

#[test]
fn a_step_of_the_history_is_pinned_and_unpinned_from_its_list() {
    let mut app = nimbus(LanguageChoice::English);
    let edit = Edit::Budget("1".parse().unwrap());
    update(&mut app, Action::Edit { edit, gesture: None });
    app.dialog = Some(Dialog::History);
    let mut window = open(app, vec2(1280.0, 900.0), Theme::Light);
    press(&mut window, Role::Button, "Hold the figures against: As it was opened");
    let pinned = window.state().app.pinned().unwrap().plan().money.budget.to_string();
    assert_ne!(pinned, "1");
    assert!(says(&window, "pinned"));
    press(&mut window, Role::Button, "No longer hold the figures against: As it was opened");
    assert!(window.state().app.pinned().is_none());
}

#[test]
fn a_card_of_the_budget_says_what_it_was_in_the_pinned_state() {
    let app = nimbus(LanguageChoice::English);
    let before = Analysis::of(app.document().plan()).budget.media;
    let mut app = app;
    update(&mut app, Action::Alternative(AlternativeAction::Pin));
    let mut fewer = app.plan().placements[0].as_ref().clone();
    fewer.quantities.iter_mut().for_each(|units| *units /= 2);
    update(&mut app, Action::Edit { edit: Edit::Placement(Change::Replace(fewer)), gesture: None });
    assert_ne!(app.document().analysis().budget.media, before);
    update(&mut app, Action::GoTo(Page::Budget));
    let mut window = open(app, vec2(1280.0, 3000.0), Theme::Light);
    window.query_all(by().role(Role::ListBoxOption).label_contains("TV spots")).next().unwrap().click();
    window.run();
    assert!(says(&window, "At the pinned state"));
    update(&mut window.state_mut().app, Action::Alternative(AlternativeAction::Unpin));
    window.run();
    assert!(says(&window, "Before the last step"));
}

#[test]
fn money_is_moved_in_a_dialog_with_a_preview() {
    for (language, kept) in [(LanguageChoice::English, "Keep as an alternative"), (LanguageChoice::Arabic, "حفظ بديلًا")]
    {
        let mut app = nimbus(language);
        update(&mut app, Action::Command(Command::WhatIf(WhatIfKind::MoveMoney)));
        let mut window = open(app, vec2(1280.0, 900.0), Theme::Light);
        window.event(eframe::egui::Event::Text("40000".to_owned()));
        window.run();
        assert!(window.query_all_by_label_contains("38,000").next().is_some(), "what is moved stands in the preview");
        press(&mut window, Role::Button, kept);
        assert_eq!(window.state().app.plan().alternatives.len(), 1);
        assert!(window.state().app.dialog.is_none());
    }
}

#[test]
fn a_trial_is_applied_as_one_step() {
    let mut app = nimbus(LanguageChoice::English);
    update(&mut app, Action::Command(Command::WhatIf(WhatIfKind::Rates)));
    let before = Arc::clone(app.document().plan());
    let mut window = open(app, vec2(1280.0, 900.0), Theme::Light);
    window.event(eframe::egui::Event::Text("8".to_owned()));
    window.run();
    assert!(says(&window, "TV spots"));
    press(&mut window, Role::Button, "Apply to the plan");
    assert_ne!(*before, **window.state().app.document().plan());
    update(&mut window.state_mut().app, Action::Command(Command::Undo));
    assert_eq!(*before, **window.state().app.document().plan());
}

#[test]
fn a_trial_has_its_fields_and_buttons_in_the_smallest_window() {
    for language in [LanguageChoice::English, LanguageChoice::Arabic] {
        for kind in WhatIfKind::ALL {
            let mut app = nimbus(language);
            update(&mut app, Action::Command(Command::WhatIf(kind)));
            let Some(Dialog::WhatIf(asked)) = &app.dialog else { panic!("no dialog for {kind:?}") };
            let typed = match kind {
                WhatIfKind::MoveMoney => "40000",
                WhatIfKind::Scale => "300000",
                WhatIfKind::Shift => "2",
                _ => "8",
            };
            let asked = imc_planner::app::WhatIfDialog { typed: typed.to_owned(), ..(**asked).clone() };
            update(&mut app, Action::Alternative(AlternativeAction::WhatIf(Box::new(asked))));
            let texts = imc_planner::text::strings::Texts::of(app.language());
            let mut window = open(app, vec2(880.0, 560.0), Theme::Light);
            window.run_steps(8);
            let cancel = window.get_by_role_and_label(Role::Button, texts.shared.cancel).rect();
            assert!(cancel.bottom() <= 560.0 && cancel.left() >= 0.0, "{language:?} {kind:?}: {cancel:?}");
            let field = window.query_all_by_role(Role::TextInput).next().unwrap().rect();
            assert!(field.top() >= 0.0 && field.bottom() < cancel.top(), "{language:?} {kind:?}: {field:?}");
        }
    }
}
