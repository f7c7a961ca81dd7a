//! The Reach and Consistency pages and the coding of messages, driven by accessible names.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod optimise;
#[path = "../window/mod.rs"]
mod window;

use eframe::egui::{Theme, Vec2, accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{Action, App, FileAction, LanguageChoice, Page, Preferences, update};
use imc_planner::plan::{AudienceId, Language};
use imc_planner::text::Digits;
use window::{Window, open};

/// A window on `page` of the built-in sample, or of an empty plan.
fn window(page: Page, sample: Option<usize>, language: LanguageChoice, size: Vec2, look: Theme) -> Window {
    let preferences = Preferences { language, ..Preferences::default() };
    window_with(page, sample, preferences, size, look)
}

fn window_with(page: Page, sample: Option<usize>, preferences: Preferences, size: Vec2, look: Theme) -> Window {
    let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
    if let Some(sample) = sample {
        update(&mut app, Action::File(FileAction::OpenSample(sample)));
    }
    update(&mut app, Action::GoTo(page));
    open(app, size, look)
}

fn english(page: Page) -> Window {
    window(page, Some(0), LanguageChoice::English, vec2(1280.0, 3000.0), Theme::Light)
}

/// True when a text that is shown contains `part`.
fn says(window: &Window, part: &str) -> bool {
    window.query_all_by_label_contains(part).next().is_some()
}

/// Renders the page in every look and size; the pictures are kept where `IMC_PICTURES` names a folder.
fn picture(page: Page, sample: Option<usize>, name: &str) {
    let looks = [
        (LanguageChoice::English, Theme::Light, vec2(1280.0, 800.0), "en-light"),
        (LanguageChoice::Arabic, Theme::Light, vec2(1280.0, 2400.0), "ar-light"),
        (LanguageChoice::English, Theme::Dark, vec2(1920.0, 2400.0), "en-dark"),
        (LanguageChoice::Arabic, Theme::Dark, vec2(1920.0, 1080.0), "ar-dark"),
    ];
    for (language, look, size, suffix) in looks {
        let digits = if look == Theme::Dark { Digits::ArabicIndic } else { Digits::Western };
        let preferences = Preferences { language, digits: digits.into(), ..Preferences::default() };
        let mut harness = window_with(page, sample, preferences, size, look);
        let image = harness.render().unwrap();
        let ground = image.get_pixel(image.width() / 2, image.height() - 60);
        assert!(image.pixels().filter(|pixel| *pixel != ground).count() > 10_000, "{name} {suffix} is blank");
        if let Ok(folder) = std::env::var("IMC_PICTURES") {
            image.save(format!("{folder}/{name}-{suffix}.png")).unwrap();
        }
    }
}

#[test]
fn pages_are_drawn_in_every_look() {
    picture(Page::Reach, Some(0), "reach");
    picture(Page::Consistency, Some(0), "consistency");
    picture(Page::Reach, None, "reach-empty");
    picture(Page::Consistency, None, "consistency-empty");
    picture(Page::Messages, Some(0), "messages");
    picture(Page::Brief, Some(0), "brief");
}

#[test]
fn the_reach_page_shows_one_audience_or_all() {
    let mut window = english(Page::Reach);
    let total = window.state().app.document().analysis().reach.total.as_ref().unwrap().k_plus[0];
    let shown = window.state().app.locale().percent(total, 1);
    assert!(says(&window, &shown), "{shown}");
    let audience = window.state().app.plan().audiences[0].clone();
    window.get_by_role_and_label(Role::ComboBox, "Audience").click();
    window.run();
    window.get_by_role_and_label(Role::RadioButton, audience.name.get(Language::En)).click();
    window.run();
    assert_eq!(window.state().app.current.audience, Some(audience.id.clone()));
    let reach = window.state().app.document().analysis().reach.audiences[0].as_ref().unwrap().k_plus[0];
    let shown = window.state().app.locale().percent(reach, 1);
    assert!((reach - total).abs() > 0.01);
    assert!(says(&window, &shown), "{shown}");
    window.get_by_role_and_label(Role::ComboBox, "Audience").click();
    window.run();
    window.get_by_role_and_label(Role::RadioButton, "All audiences").click();
    window.run();
    assert_eq!(window.state().app.current.audience, None);
}

#[test]
fn the_reach_formula_has_the_plans_values() {
    let mut window = english(Page::Reach);
    update(&mut window.state_mut().app, Action::CurrentAudience(Some(AudienceId::from("women-22-45"))));
    let app = &window.state().app;
    let position = app.plan().audiences.position(&AudienceId::from("women-22-45")).unwrap();
    let reach = app.document().analysis().reach.audiences[position].as_ref().unwrap();
    let factors: Vec<String> =
        reach.channels.iter().map(|(_, part)| app.locale().decimal(1.0 - part.reach, 4)).collect();
    let expected =
        format!("1+ = 1 − Π(1 − r) = 1 − {} = {}", factors.join(" × "), app.locale().percent(reach.k_plus[0], 1));
    let product: f64 = reach.channels.iter().map(|(_, part)| 1.0 - part.reach).product();
    assert!((1.0 - product - reach.k_plus[0]).abs() < 1e-9);
    window.run();
    let _ = window.get_by_label(&expected);
    assert!(says(&window, "That is not truth"));
    assert!(says(&window, "whatever the overlap between channels"));
}

/// The positions of two messages of the sample.
fn messages(window: &Window, a: &str, b: &str) -> (usize, usize) {
    let messages = &window.state().app.plan().messages;
    let position = |id: &str| messages.iter().position(|message| message.id.as_str() == id).unwrap();
    (position(a), position(b))
}

#[test]
fn a_cell_of_the_heat_map_opens_the_comparison() {
    let mut window = english(Page::Consistency);
    let (reel, coupon) = messages(&window, "launch-reel", "discount-coupon");
    let name = |window: &Window, position: usize| -> String {
        window.state().app.plan().messages[position].name.get(Language::En).to_owned()
    };
    let (reel_name, coupon_name) = (name(&window, reel), name(&window, coupon));
    assert!(!says(&window, "(0.20 × 0.167 + 0.15 × 0.667) ÷ 1.00 = 0.133"));
    window.get_by_label(&format!("{reel_name} and {coupon_name}: 0.133")).click();
    window.run();
    let _ = window.get_by_label(&format!("{reel_name} and {coupon_name}"));
    let _ = window.get_by_label("Similarity 0.133");
    let _ = window.get_by_label("(0.20 × 0.167 + 0.15 × 0.667) ÷ 1.00 = 0.133");
    // The list of contradictions leads there too.
    window.query_all_by_label(&format!("Open “{coupon_name}”")).next().unwrap().click();
    window.run();
    assert_eq!(window.state().app.page, Page::Messages);
    let current = window.state().app.current.message.as_ref().unwrap();
    assert_eq!(current.as_str(), "discount-coupon");
}

#[test]
fn an_attribute_that_does_not_apply_is_left_out_of_the_sum() {
    let mut window = english(Page::Consistency);
    let (reel, search) = messages(&window, "launch-reel", "search-text-ad");
    let name = |position: usize| window.state().app.plan().messages[position].name.get(Language::En).to_owned();
    let label = format!("{} and {}: 0.833", name(reel), name(search));
    window.get_by_label(&label).click();
    window.run();
    assert!(says(&window, "Weight 0.20, Agreement not applicable"));
    assert!(says(&window, "÷ 0.80 = 0.833"));
}

#[test]
fn the_consistency_page_shows_three_numbers_and_grades_none() {
    let window = english(Page::Consistency);
    for text in
        ["0.734", "0.598", "0.125", "more alike, not better", "+0.146", "One message only: consistency needs two"]
    {
        assert!(says(&window, text), "{text}");
    }
}

#[test]
fn the_profile_and_what_stands_behind_it_are_shown() {
    let window = english(Page::Consistency);
    for text in [
        "Coherence: 0.884",
        "Continuity: 0.857",
        "Commonality: 0.791",
        "Complementarity: 0.816",
        // Off-brief spending, contradictions, tokens, stages of an audience.
        "7.2%",
        "Contradicting pairs: 15.8%",
        "Identity token: Logo: 100.0%",
        "match with the targets 0.816, evenness 0.744",
        "match with the targets 0.687, evenness 0.792",
        "1 − ½ × (|0.398 − 0.450|",
    ] {
        assert!(says(&window, text), "{text}");
    }
}

#[test]
fn the_composite_is_shown_when_it_is_asked_for() {
    let mut window = english(Page::Consistency);
    assert_eq!(window.state().app.plan().settings.composite, None);
    assert!(!says(&window, "^(1 ÷ 5.00)"));
    window.get_by_role_and_label(Role::CheckBox, "Show one composite").click();
    window.run();
    assert!(window.state().app.plan().settings.composite.is_some());
    assert!(says(&window, "(0.734^1.00 × 0.884^1.00 × 0.857^1.00 × 0.791^1.00 × 0.816^1.00)^(1 ÷ 5.00) = 0.815"));
}

#[test]
fn a_contradiction_leads_to_its_messages() {
    let mut window = english(Page::Consistency);
    let incompatible = window.query_all_by_label_contains("Incompatible claims · “Launch reel”").count();
    assert_eq!(incompatible, 1);
    window.query_all_by_label_contains("Incompatible claims · “Launch reel”").next().unwrap().click();
    window.run();
    // The two are compared too, so that each has a second link there.
    window.query_all_by_label("Open “Discount coupon”").next().unwrap().click();
    window.run();
    assert_eq!(window.state().app.current.message.as_ref().unwrap().as_str(), "discount-coupon");
}

#[test]
fn a_cell_of_the_channel_map_opens_its_sum() {
    let mut window = english(Page::Consistency);
    let name = |window: &Window, id: &str| -> String {
        let channels = &window.state().app.plan().channels;
        channels.iter().find(|channel| channel.id.as_str() == id).unwrap().name.get(Language::En).to_owned()
    };
    let (a, b) = (name(&window, "facebook"), name(&window, "facebook"));
    window.query_all_by_label_contains(&format!("{a} and {b}: 0.56")).next().unwrap().click();
    window.run();
    assert!(says(&window, "Launch reel (52.4%) with Launch reel (52.4%): 1.000"));
}

#[test]
fn questions_stand_beside_the_copy_and_can_be_answered() {
    let mut window = english(Page::Messages);
    let show = |window: &mut Window, id: &str| {
        update(&mut window.state_mut().app, Action::CurrentMessage(Some(id.into())));
        window.run();
    };
    show(&mut window, "discount-coupon");
    assert!(says(&window, "names “30%”") || says(&window, "30%"));
    show(&mut window, "expat-ad");
    assert!(says(&window, "The copy says “kind to skin”"));
    window.get_by_role_and_label(Role::Button, "Code it").click();
    window.run();
    let message = window.state().app.plan().message(&"expat-ad".into()).unwrap();
    assert!(message.claims.value().unwrap().contains(&"gentle".into()));
    assert!(!says(&window, "The copy says “kind to skin”"));
}

#[test]
fn a_second_coding_is_entered_and_compared() {
    let mut window = english(Page::Messages);
    window.get_by_role_and_label(Role::Button, "Enter a second coding").click();
    window.run();
    let first = |window: &Window| window.state().app.plan().messages[0].as_ref().clone();
    assert!(first(&window).second_coding.is_some());
    window.get_by_role_and_label(Role::ComboBox, "State of: Theme (second coding)").click();
    window.run();
    window.get_by_role_and_label(Role::RadioButton, "Coded").click();
    window.run();
    let second = first(&window).second_coding.unwrap();
    assert_eq!(second.theme, imc_planner::plan::Coded::Is("purity".into()));
    assert_eq!(window.state().app.document().analysis().reliability().messages, 1);
}

#[test]
fn messages_are_coded_by_keyboard_in_a_table() {
    let mut window = english(Page::Messages);
    window.get_by_role_and_label(Role::Button, "Code all in a table").click();
    window.run();
    let cell = "Launch reel · Theme: Purity";
    window.get_by_label(cell).click();
    window.run();
    assert!(says(&window, "1 Purity   2 Low price"));
    window.event(eframe::egui::Event::Text("2".to_owned()));
    window.run();
    assert!(says(&window, "Launch reel · Theme: Low price"));
    window.event(eframe::egui::Event::Text("٠".to_owned()));
    window.run();
    assert_eq!(window.state().app.plan().messages[0].theme, imc_planner::plan::Coded::Blank);
    assert!(says(&window, "4 of 5 coded"));
}

#[test]
fn empty_pages_say_what_to_do_next() {
    for (page, button) in [(Page::Reach, "Add an audience"), (Page::Consistency, "Add a message")] {
        let mut window = window(page, None, LanguageChoice::English, vec2(1280.0, 800.0), Theme::Light);
        window.get_by_label(button).click();
        window.run();
        let app = &window.state().app;
        assert!(!app.plan().audiences.is_empty() || !app.plan().messages.is_empty(), "{button}");
    }
}

#[test]
fn tables_below_the_lower_edge_keep_their_rows() {
    let window = window(Page::Reach, Some(0), LanguageChoice::English, vec2(1280.0, 800.0), Theme::Light);
    assert!(says(&window, "10+: "));
    assert!(says(&window, "E-mail: GRP "));
}

#[test]
fn a_plan_with_one_audience_shows_its_channels_at_once() {
    let window = window(Page::Reach, Some(1), LanguageChoice::English, vec2(1280.0, 2400.0), Theme::Light);
    // Week 4 of the worked example: 1+ is .78143781601841777.
    assert!(says(&window, "1+ = 1 − Π(1 − r) = 1 − "));
    assert!(says(&window, " = 78.1%"));
    assert!(says(&window, "Beta-binomial"));
}

#[test]
fn a_key_number_opens_its_card() {
    let mut window = english(Page::Reach);
    update(&mut window.state_mut().app, Action::CurrentAudience(Some(AudienceId::from("women-22-45"))));
    window.run();
    assert!(!says(&window, "What would change it:"));
    let reach = {
        let app = &window.state().app;
        let share = app.document().analysis().reach.audiences[0].as_ref().unwrap().k_plus[0];
        app.locale().percent(share, 1)
    };
    window.get_by_role_and_label(Role::Button, &format!("Net reach (1+): {reach}")).click();
    window.run();
    for text in ["What would change it:", "Without any model, net reach lies between", "Nothing was edited yet"] {
        assert!(says(&window, text), "{text}");
    }
    window.get_by_label("Close").click();
    window.run();
    assert!(!says(&window, "What would change it:"));
}

#[test]
fn a_card_says_why_frequency_fell() {
    let mut window = english(Page::Reach);
    let app = &mut window.state_mut().app;
    // Frequency falls when what few people met often goes away, or new people are met: all of one channel is taken off
    // the largest audience, then put back.
    let plan = app.plan().clone();
    let mut placement = plan.placements.last().unwrap().as_ref().clone();
    let before = app.document().analysis().reach.total.as_ref().unwrap().average_frequency.unwrap();
    placement.quantities = placement.quantities.iter().map(|quantity| quantity * 3).collect();
    update(app, Action::Edit { edit: imc_planner::edit::Change::Replace(placement).into(), gesture: None });
    let after = app.document().analysis().reach.total.as_ref().unwrap().average_frequency.unwrap();
    window.run();
    let shown = window.state().app.locale().decimal(after, 2);
    // The strip of key figures has the same name, and leads to this page.
    let label = format!("Average frequency: {shown}");
    window.get_all_by_role_and_label(Role::Button, &label).last().unwrap().click();
    window.run();
    let old = window.state().app.locale().decimal(before, 2);
    assert!(says(&window, &format!("Before the last step {old}, now {shown}")));
    let direction = if after < before { "Frequency fell because" } else { "Frequency rose because" };
    assert!(says(&window, direction), "{before} {after}");
}

/// Everything of the page at once: a card, what is remembered, a band, overlap.
#[test]
fn the_whole_reach_page_is_drawn() {
    for (language, look, size, suffix) in [
        (LanguageChoice::English, Theme::Light, vec2(1920.0, 2700.0), "en"),
        (LanguageChoice::Arabic, Theme::Dark, vec2(1280.0, 4200.0), "ar"),
    ] {
        let mut window = window(Page::Reach, Some(0), language, size, look);
        let app = &mut window.state_mut().app;
        let mut settings = app.plan().settings;
        settings.input_error = imc_planner::plan::InputError { reachable: 0.15, draws: 20, ..settings.input_error };
        settings.category_grp = Some(1200.0);
        update(app, Action::Edit { edit: imc_planner::edit::Edit::Settings(settings), gesture: None });
        for position in 0..3 {
            let mut channel = app.plan().channels[position].as_ref().clone();
            channel.overlap = 0.7;
            update(app, Action::Edit { edit: imc_planner::edit::Change::Replace(channel).into(), gesture: None });
        }
        update(app, Action::CurrentAudience(Some(AudienceId::from("women-22-45"))));
        window.run();
        let app = &window.state().app;
        let reach = app.document().analysis().reach.audiences[0].as_ref().unwrap();
        assert_eq!(reach.overlaps.len(), 3);
        let name = app.locale().texts().figures.net_reach;
        let label = format!("{name}: {}", app.locale().percent(reach.k_plus[0], 1));
        window.get_by_role_and_label(Role::Button, &label).click();
        window.get_all_by_role(Role::CheckBox).next().unwrap().click();
        window.run();
        let image = window.render().unwrap();
        if let Ok(folder) = std::env::var("IMC_PICTURES") {
            image.save(format!("{folder}/reach-whole-{suffix}.png")).unwrap();
        }
    }
}

/// The last text field of this name: those that were there before it has another.
fn type_into(window: &mut Window, label: &str, typed: &str) {
    window.get_all_by_role_and_label(Role::TextInput, label).last().unwrap().focus();
    window.run();
    window.get_all_by_role_and_label(Role::TextInput, label).last().unwrap().type_text(typed);
    window.run();
}

#[test]
fn a_stated_pair_of_channels_sets_their_overlap() {
    let mut window = window(Page::Channels, Some(1), LanguageChoice::English, vec2(1600.0, 2600.0), Theme::Light);
    let section = "Of those who meet this channel, how many also meet another?";
    window.get_by_role_and_label(Role::DisclosureTriangle, section).click();
    window.run();
    let other = window.state().app.plan().channels[1].clone();
    type_into(&mut window, &format!("Also meet {}", other.name.get(Language::En)), "22");
    let plan = window.state().app.plan();
    let pair = &plan.channels[0].pairs[0];
    assert_eq!(pair.with, other.id);
    assert!((pair.also_met - 0.22).abs() < 1e-12);
    let [stated] = imc_planner::reach::stated_pairs(plan)[..] else { panic!("one pair") };
    assert!(stated.residual().unwrap().abs() < 1e-4, "{stated:?}");
    assert!(plan.channels[0].overlap > 0.1 && plan.channels[1].overlap > 0.1);
    assert!(says(&window, "stated 22.0%"));
    if let Ok(folder) = std::env::var("IMC_PICTURES") {
        window.render().unwrap().save(format!("{folder}/channels-pairs.png")).unwrap();
    }
}

#[test]
fn a_rate_card_makes_a_contact_model() {
    let mut window = window(Page::Channels, Some(1), LanguageChoice::English, vec2(1600.0, 2600.0), Theme::Light);
    let audience = window.state().app.plan().audiences[0].name.get(Language::En).to_owned();
    let section = format!("From a rate card or platform: {audience}");
    window.get_by_role_and_label(Role::DisclosureTriangle, &section).click();
    window.run();
    for (name, typed) in [("Insertions", "4"), ("Meet one insertion", "30"), ("Reach of all of them", "55")] {
        type_into(&mut window, &format!("{name}: {audience}"), typed);
    }
    assert!(says(&window, "From this follows: reach of one 30"));
    window.get_by_label("Use these numbers").click();
    window.run();
    let contact = &window.state().app.plan().channels[0].contacts[0];
    let curve = imc_planner::reach::ContactCurve::of(&contact.model, 1_000_000).unwrap();
    assert!((curve.reach(4.0) - 0.55).abs() < 1e-9);
}

#[test]
fn what_is_remembered_and_some_weeks_alone_are_shown_when_asked_for() {
    let mut window = english(Page::Reach);
    window
        .get_by_role_and_label(Role::CheckBox, "Show what is still remembered (half forgotten after 2.5 weeks)")
        .click();
    window.run();
    window.get_by_role_and_label(Role::ComboBox, "Last week").click();
    window.run();
    window.get_by_role_and_label(Role::RadioButton, "3").click();
    window.run();
    assert!(says(&window, "frequency "));
}

#[test]
fn a_row_of_the_levels_can_become_the_effective_frequency() {
    let mut window = english(Page::Reach);
    let row = window.get_all_by_role(Role::ListBoxOption).find(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.starts_with("5+: ")
    });
    row.unwrap().click();
    window.run();
    assert_eq!(window.state().app.plan().settings.effective_frequency, 3, "looking at a number changes nothing");
    window.get_by_label("Make it the plan's effective frequency").click();
    window.run();
    assert_eq!(window.state().app.plan().settings.effective_frequency, 5);
    assert!(says(&window, "The stronger colour: 5 or more"));
}

#[test]
fn other_models_and_circles_are_shown() {
    let window = english(Page::Reach);
    for text in ["Metheringham", "Hofmans", "that is how much the choice of a model matters", "all three", "This plan"]
    {
        assert!(says(&window, text), "{text}");
    }
}

#[test]
fn stated_errors_make_a_band() {
    let mut window = english(Page::Reach);
    assert!(!says(&window, "Shaded: 1+"));
    let app = &mut window.state_mut().app;
    let mut settings = app.plan().settings;
    settings.input_error.reachable = 0.1;
    settings.input_error.observed_reach = 0.1;
    settings.input_error.draws = 20;
    update(app, Action::Edit { edit: imc_planner::edit::Edit::Settings(settings), gesture: None });
    window.run();
    assert!(says(&window, "(20 draws, seeds 1 to 20)"));
}
