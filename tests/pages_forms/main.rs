//! The Brief, Audiences and Messages pages, driven by accessible name.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod imports;
mod new_plans;
mod sheets;
#[path = "../window/mod.rs"]
mod window;
mod worksheets;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Theme};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{
    Action, App, Command, Dialog, DialogAnswer, FileAction, LanguageChoice, Page, Preferences, update,
};
use imc_planner::plan::{ClaimValue, Coded, Language, Message, Plan, Platform, Settings};
use window::{Window, open};

fn window(size: [f32; 2], language: LanguageChoice, actions: Vec<Action>) -> Window {
    let preferences = Preferences { language, ..Preferences::default() };
    let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
    for action in actions {
        update(&mut app, action);
    }
    open(app, size, Theme::Light)
}

/// The illustrative plan in a window so tall that everything of a page is in sight.
fn sample(page: Page) -> Window {
    let actions = vec![Action::File(FileAction::OpenSample(0)), Action::GoTo(page)];
    window([1280.0, 5200.0], LanguageChoice::English, actions)
}

fn empty(page: Page) -> Window {
    window([1280.0, 2600.0], LanguageChoice::English, vec![Action::GoTo(page)])
}

fn plan(window: &Window) -> &Plan {
    window.state().app.plan()
}

fn message(window: &Window) -> &Message {
    &plan(window).messages[0]
}

fn act(window: &mut Window, action: Action) {
    update(&mut window.state_mut().app, action);
    window.run();
}

fn undo(window: &mut Window) {
    act(window, Action::Command(Command::Undo));
}

/// The control of this name: what is called so and is not just a text.
fn control<'w>(window: &'w Window, name: &'w str) -> Node<'w> {
    let mut found = window.get_all_by_label(name).filter(|node| node.accesskit_node().role() != Role::Label);
    found.next().unwrap_or_else(|| panic!("nothing is called {name}"))
}

/// The text field of this name.
fn field<'w>(window: &'w Window, name: &'w str) -> Node<'w> {
    let roles = [Role::TextInput, Role::MultilineTextInput];
    let mut found = window.get_all_by_label(name).filter(|node| roles.contains(&node.accesskit_node().role()));
    found.next().unwrap_or_else(|| panic!("no field is called {name}"))
}

fn click(window: &mut Window, name: &str) {
    control(window, name).click();
    window.run();
}

fn shows(window: &Window, text: &str) -> bool {
    window.query_all_by_label(text).next().is_some()
}

/// Replaces what stands in the field of this name.
fn fill(window: &mut Window, name: &str, text: &str) {
    field(window, name).click();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    field(window, name).type_text(text);
    window.run();
}

/// Takes a line of the choice of this name.
fn choose(window: &mut Window, name: &str, line: &str) {
    click(window, name);
    let is_line = |node: &Node<'_>| node.accesskit_node().role() == Role::RadioButton;
    window.get_all_by_label(line).find(is_line).unwrap_or_else(|| panic!("{name} does not offer {line}")).click();
    window.run();
}

#[test]
fn a_visit_to_a_text_field_is_one_undo_step() {
    type Slot = fn(&Plan) -> &str;
    let cases: [(Page, &str, Slot); 8] = [
        (Page::Brief, "Title (English)", |plan| &plan.title.en),
        (Page::Brief, "Organisation (Arabic)", |plan| &plan.organisation.ar),
        (Page::Brief, "Notes (English)", |plan| &plan.notes.en),
        (Page::Brief, "Objective 1 (English)", |plan| &plan.objectives[0].text.en),
        (Page::Brief, "Slogan 1 (Arabic)", |plan| &plan.vocabulary.slogans[0].text.ar),
        (Page::Audiences, "Source", |plan| &plan.audiences[0].source),
        (Page::Messages, "Copy (English)", |plan| &plan.messages[0].copy.en),
        (Page::Messages, "Call to action", |plan| &plan.messages[0].call_to_action),
    ];
    for (page, name, read) in cases {
        let mut window = sample(page);
        let before = read(plan(&window)).to_owned();
        fill(&mut window, name, "Olive");
        field(&window, name).type_text(" oil");
        window.run();
        assert_eq!(read(plan(&window)), "Olive oil", "{name}");
        undo(&mut window);
        assert_eq!(read(plan(&window)), before, "{name}");
        assert!(window.state().app.document().history().undo_name().is_none(), "{name}");
    }
}

#[test]
fn what_cannot_be_read_is_marked_and_changes_nothing() {
    let cases: [(Page, &str, &str, &str); 6] = [
        (Page::Brief, "Weeks", "0", "A number from 1 to 520"),
        (Page::Brief, "Budget", "1.2345", "Use at most 3 decimals"),
        (Page::Brief, "Effective frequency", "11", "A number from 1 to 10"),
        (Page::Brief, "Half-life of continuity", "0", "A number above 0, at most 520"),
        (Page::Audiences, "Size", "99999999999", "A number from 0 to 10,000,000,000"),
        (Page::Messages, "Colour code", "#12", "# and six digits from 0 to f, as #0072b2"),
    ];
    for (page, name, typed, why) in cases {
        let mut window = sample(page);
        let before = plan(&window).clone();
        fill(&mut window, name, typed);
        assert!(shows(&window, why), "{name}");
        assert_eq!(*plan(&window), before, "{name}");
        assert_eq!(field(&window, name).value().as_deref(), Some(typed), "{name} keeps what was typed");
        window.key_press(Key::Tab);
        window.run();
        assert!(!shows(&window, why), "{name}");
        assert_ne!(field(&window, name).value().as_deref(), Some(typed), "{name} shows the plan's value again");
    }
}

#[test]
fn numbers_that_can_be_read_change_the_plan() {
    let mut window = sample(Page::Brief);
    fill(&mut window, "Weeks", "١٠");
    fill(&mut window, "Budget", "2500.5");
    let before = plan(&window).calendar.start;
    fill(&mut window, "First day", "8/3/2026");
    assert_eq!(plan(&window).calendar.start, before, "8 March or 3 August is asked, and nothing is taken");
    let answers = ["8 March 2026", "3 August 2026"];
    assert!(answers.iter().all(|answer| window.query_by_role_and_label(Role::Button, answer).is_some()));
    window.get_by_role_and_label(Role::Button, answers[0]).click();
    window.run();
    fill(&mut window, "Half-life of continuity", "2.5");
    let plan = plan(&window);
    assert_eq!(plan.calendar.weeks, 10);
    assert_eq!(plan.calendar.start, jiff::civil::date(2026, 3, 8));
    assert_eq!(plan.money.budget.to_string(), "2500.5");
    assert!((plan.settings.continuity_half_life_weeks - 2.5).abs() < 1e-12);
    assert!(shows(&window, "Ends on Saturday, 16 May 2026"));
}

#[test]
fn stage_targets_must_add_up() {
    let mut window = sample(Page::Brief);
    assert!(shows(&window, "Together 100%"));
    fill(&mut window, "Attention", "50");
    assert!(shows(&window, "Together 105%; the five must make 100%"));
    click(&mut window, "Reset to the defaults");
    assert_eq!(plan(&window).settings, Settings::default());
    assert!(shows(&window, "Together 100%"));
}

#[test]
fn removing_what_is_in_use_asks_first() {
    let mut window = sample(Page::Brief);
    let before = plan(&window).clone();
    click(&mut window, "Remove: Purity");
    assert!(matches!(window.state().app.dialog, Some(Dialog::Removal(_))));
    assert_eq!(*plan(&window), before);
    act(&mut window, Action::Answer(DialogAnswer::Accept));
    assert!(plan(&window).vocabulary.themes.iter().all(|theme| theme.id.as_str() != "purity"));
    assert_eq!(message(&window).theme, Coded::Blank);
    undo(&mut window);
    assert_eq!(*plan(&window), before);
    click(&mut window, "New theme");
    click(&mut window, "Remove: Unnamed theme");
    assert!(window.state().app.dialog.is_none());
    assert_eq!(*plan(&window), before);
}

#[test]
fn things_of_a_list_are_moved_and_copied() {
    let themes = |window: &Window| -> Vec<String> {
        plan(window).vocabulary.themes.iter().map(|theme| theme.name.en.clone()).collect()
    };
    let mut window = sample(Page::Brief);
    click(&mut window, "Move down: Purity");
    assert_eq!(themes(&window), ["Low price", "Purity"]);
    click(&mut window, "Move up: Purity");
    assert_eq!(themes(&window), ["Purity", "Low price"]);
    click(&mut window, "Duplicate: Low price");
    assert_eq!(themes(&window), ["Purity", "Low price", "Low price"]);
    click(&mut window, "Move down: Objective 1");
    assert_eq!(plan(&window).objectives[1].id.as_str(), "know-the-brand");
}

#[test]
fn the_platform_is_chosen_and_cleared() {
    let mut window = sample(Page::Brief);
    choose(&mut window, "Theme", "Low price");
    click(&mut window, "Formality 4");
    let platform = &plan(&window).platform;
    assert_eq!(platform.theme.as_ref().unwrap().as_str(), "lowprice");
    assert_eq!(platform.tone.unwrap().axes(), [4, 3, 4]);
    click(&mut window, "Clear the tone");
    assert_eq!(plan(&window).platform.tone, None);
    click(&mut window, "Playfulness 5");
    assert_eq!(plan(&window).platform.tone.unwrap().axes(), [3, 5, 3]);
    click(&mut window, "Clear the platform");
    assert_eq!(plan(&window).platform, Platform::default());
}

#[test]
fn a_claim_has_words_and_a_value() {
    let mut window = sample(Page::Brief);
    fill(&mut window, "Words of Claim 1 (English)", "natural, from nature,");
    assert_eq!(plan(&window).vocabulary.claims[0].words.en, ["natural", "from nature"]);
    fill(&mut window, "Words of Claim 1 (Arabic)", "طبيعي، من الطبيعة");
    assert_eq!(plan(&window).vocabulary.claims[0].words.ar, ["طبيعي", "من الطبيعة"]);
    choose(&mut window, "Kind of value of Claim 1", "Within days");
    fill(&mut window, "Value of Claim 1", "3");
    assert_eq!(plan(&window).vocabulary.claims[0].value, Some(ClaimValue::Days(3)));
    choose(&mut window, "Kind of value of Claim 1", "Percentage");
    fill(&mut window, "Value of Claim 1", "12.5%");
    assert_eq!(plan(&window).vocabulary.claims[0].value, Some(ClaimValue::Percent("12.5".parse().unwrap())));
    choose(&mut window, "Kind of value of Claim 1", "No value");
    assert_eq!(plan(&window).vocabulary.claims[0].value, None);
}

#[test]
fn two_tokens_are_merged_in_one_step() {
    let mut window = sample(Page::Brief);
    let before = plan(&window).clone();
    let is_button = |node: &Node<'_>| node.accesskit_node().role() == Role::Button;
    let button = window.get_all_by_label("Merge: Themes").find(is_button).unwrap();
    assert!(button.accesskit_node().is_disabled(), "nothing is chosen yet");
    // The field of what goes is called as its button is.
    let choose_first = |window: &mut Window, line: &str| {
        let is_choice = |node: &Node<'_>| node.accesskit_node().role() == Role::ComboBox;
        window.get_all_by_label("Merge: Themes").find(is_choice).unwrap().click();
        window.run();
        let is_line = |node: &Node<'_>| node.accesskit_node().role() == Role::RadioButton;
        window.get_all_by_label(line).find(is_line).unwrap().click();
        window.run();
    };
    choose_first(&mut window, "Low price");
    choose(&mut window, "into: Themes", "Purity");
    window.get_all_by_label("Merge: Themes").find(is_button).unwrap().click();
    window.run();
    let now = plan(&window);
    assert_eq!(now.vocabulary.themes.len(), 1);
    assert!(now.messages.iter().all(|message| message.theme.value().is_none_or(|theme| theme.as_str() == "purity")));
    assert!(before.messages.iter().any(|message| message.theme.value().is_some_and(|id| id.as_str() == "lowprice")));
    undo(&mut window);
    assert_eq!(*plan(&window), before);
}

#[test]
fn claims_are_declared_incompatible_and_no_more() {
    let mut window = sample(Page::Brief);
    let other = plan(&window).vocabulary.claims[1].clone();
    let declared = plan(&window).vocabulary.claims[0].incompatible_with.contains(&other.id);
    let field = "Incompatible with: Claim 1";
    choose(&mut window, field, &other.name.en);
    assert_eq!(plan(&window).vocabulary.claims[0].incompatible_with.contains(&other.id), !declared);
    undo(&mut window);
    assert_eq!(plan(&window).vocabulary.claims[0].incompatible_with.contains(&other.id), declared);
}

#[test]
fn a_promise_has_days_and_says_of_what() {
    let mut window = sample(Page::Brief);
    assert!(!shows(&window, "Promise: Claim 1"), "a claim without a value promises nothing that can be compared");
    choose(&mut window, "Kind of value of Claim 1", "Within days");
    fill(&mut window, "Value of Claim 1", "3");
    fill(&mut window, "Promise: Claim 1", "delivery");
    let claim = &plan(&window).vocabulary.claims[0];
    assert_eq!((claim.value, claim.promise.as_str()), (Some(ClaimValue::Days(3)), "delivery"));
    fill(&mut window, "Value of Claim 1", "3651");
    assert!(shows(&window, "A number from 0 to 3,650"));
    assert_eq!(plan(&window).vocabulary.claims[0].value, Some(ClaimValue::Days(3)), "the old value stays");
}

#[test]
fn a_coding_has_four_states() {
    let mut window = sample(Page::Messages);
    let before = message(&window).clone();
    for (line, state) in
        [("Not coded yet", Coded::Blank), ("Coded: has none", Coded::Absent), ("Not applicable", Coded::NotApplicable)]
    {
        for attribute in ["Theme", "Claims", "Identity tokens", "Slogan", "Tone of voice"] {
            choose(&mut window, &format!("State of: {attribute}"), line);
        }
        let states = imc_planner::plan::Attribute::ALL.map(|attribute| message(&window).coding(attribute));
        assert!(states.iter().all(|now| *now == state), "{states:?}");
    }
    for attribute in ["Theme", "Slogan", "Tone of voice"] {
        choose(&mut window, &format!("State of: {attribute}"), "Coded");
    }
    // The platform's, which most messages share.
    assert_eq!((&message(&window).theme, &message(&window).slogan), (&before.theme, &before.slogan));
    assert_eq!(message(&window).tone.value().unwrap().axes(), [3, 3, 3]);
    choose(&mut window, "State of: Claims", "Coded");
    choose(&mut window, "Claims", "Handmade");
    assert_eq!(message(&window).claims.value().unwrap().len(), 1);
}

#[test]
fn a_message_leads_to_its_placements() {
    let mut window = sample(Page::Messages);
    click(&mut window, "Vermilion");
    assert_eq!(message(&window).colour.to_string(), "#d55e00");
    fill(&mut window, "Colour code", "#123456");
    assert_eq!(message(&window).colour.to_string(), "#123456");
    click(&mut window, "Instagram · Weeks 1–2");
    assert_eq!(window.state().app.page, Page::Plan);
    let selected = window.state().app.selection.only().unwrap();
    assert_eq!(plan(&window).placement(selected).unwrap().message, message(&window).id);
}

#[test]
fn an_audience_is_chosen_changed_and_removed() {
    let mut window = sample(Page::Audiences);
    // A row says all that stands in it.
    let row = window.get_by(|node| {
        node.role() == Role::ListBoxOption && node.label().is_some_and(|label| label.starts_with("Gift buyers: Size"))
    });
    row.click();
    window.run_ok();
    assert_eq!(window.state().app.current.audience.as_ref().unwrap(), &plan(&window).audiences[1].id);
    fill(&mut window, "Size", "70000");
    assert_eq!(plan(&window).audiences[1].size, 70_000);
    choose(&mut window, "Languages", "English");
    assert_eq!(plan(&window).audiences[1].languages, [Language::En, Language::Ar]);
    click(&mut window, "Remove: Gift buyers");
    assert!(matches!(window.state().app.dialog, Some(Dialog::Removal(_))));
}

/// Fault 62: each text of a plan in one language has one field. The other language comes with the switch of the Brief page or
/// of the menu, and what was written in it stays in sight without the switch.
#[test]
fn a_plan_of_one_language_has_one_field_for_each_text() {
    let mut window = empty(Page::Brief);
    let languages = |window: &Window, name: &str| {
        let roles = [Role::TextInput, Role::MultilineTextInput];
        let has = |language: &str| {
            let name = format!("{name} ({language})");
            roles.iter().any(|role| window.query_by_role_and_label(*role, &name).is_some())
        };
        [has("English"), has("Arabic")]
    };
    assert_eq!(languages(&window, "Title"), [true, false]);
    fill(&mut window, "Title (English)", "Autumn");
    assert_eq!(languages(&window, "Organisation"), [true, false]);
    click(&mut window, "The plan is in two languages: a field for each, and Checks lists what is missing");
    assert!(plan(&window).bilingual);
    assert_eq!(["Title", "Organisation"].map(|name| languages(&window, name)), [[true; 2]; 2]);
    act(&mut window, Action::Command(Command::TwoLanguages));
    assert!(!plan(&window).bilingual);
    assert_eq!(languages(&window, "Title"), [true, false]);
    undo(&mut window);
    assert!(plan(&window).bilingual);
    fill(&mut window, "Title (Arabic)", "الخريف");
    act(&mut window, Action::Command(Command::TwoLanguages));
    assert_eq!(languages(&window, "Title"), [true, true]);
    // A plan that is written in Arabic has Arabic fields, whatever language the interface speaks.
    let mut window = empty(Page::Brief);
    let title = imc_planner::plan::Bilingual::only(Language::Ar, "الخريف");
    act(&mut window, Action::Edit { edit: imc_planner::edit::Edit::Title(title), gesture: None });
    assert_eq!(["Title", "Notes"].map(|name| languages(&window, name)), [[false, true]; 2]);
}

#[test]
fn an_empty_page_begins_with_its_button() {
    let mut window = empty(Page::Audiences);
    click(&mut window, "New audience");
    fill(&mut window, "Name (English)", "Students");
    assert_eq!(plan(&window).audiences[0].name.en, "Students");
    let mut window = empty(Page::Messages);
    click(&mut window, "New message");
    fill(&mut window, "Name (English)", "Invitation");
    assert_eq!(message(&window).name.en, "Invitation");
    click(&mut window, "Go to the vocabulary");
    for name in ["New theme", "New claim", "New identity token", "New slogan", "New objective"] {
        click(&mut window, name);
    }
    let plan = plan(&window);
    let vocabulary = &plan.vocabulary;
    let counts = [vocabulary.themes.len(), vocabulary.claims.len(), vocabulary.visuals.len(), vocabulary.slogans.len()];
    assert_eq!((counts, plan.objectives.len()), ([1; 4], 1));
}

/// Shows every page; missing letters and controls without a name fail by themselves. With `PAGES_FORMS_PICTURES` set to
/// a folder, the pages are saved there as pictures.
#[test]
fn pages_show_in_both_languages_and_sizes() {
    let folder = std::env::var("PAGES_FORMS_PICTURES").ok();
    let cases = [Page::Brief, Page::Audiences, Page::Messages].into_iter().flat_map(|page| {
        let languages = [LanguageChoice::English, LanguageChoice::Arabic];
        languages.into_iter().flat_map(move |language| [(page, language, true), (page, language, false)])
    });
    for (page, language, is_sample) in cases {
        for size in [[1280.0, 800.0], [1920.0, 1080.0]] {
            let open = is_sample.then_some(Action::File(FileAction::OpenSample(0)));
            let mut window = window(size, language, open.into_iter().chain([Action::GoTo(page)]).collect());
            let title = page.title(imc_planner::text::strings::Texts::of(window.state().app.language()));
            assert!(shows(&window, title), "{title}");
            let Some(folder) = &folder else { continue };
            for theme in [Theme::Light, Theme::Dark] {
                window.ctx.set_theme(theme);
                window.run();
                let name = format!("{page:?}-{is_sample}-{language:?}-{}-{theme:?}.png", size[1]);
                window.render().unwrap().save(format!("{folder}/{name}")).unwrap();
            }
        }
    }
}

#[test]
fn consent_is_stated_where_a_channel_writes_to_people() {
    use imc_planner::plan::Consent;
    let mut window = sample(Page::Channels);
    assert!(!shows(&window, "Who is written to by address must have agreed to it"), "Instagram writes to nobody");
    click(&mut window, "E-mail");
    assert!(shows(&window, "Who is written to by address must have agreed to it"));
    let consent = |window: &Window| plan(window).channels.find(&"e-mail".into()).unwrap().consent;
    assert_eq!(consent(&window), Some(Consent::Recorded));
    choose(&mut window, "Consent", "Not asked for yet");
    assert_eq!(consent(&window), Some(Consent::NotYet));
    let asked = "“E-mail” writes to people by address, and they have not been asked for their consent yet";
    act(&mut window, Action::GoTo(Page::Checks));
    assert!(shows(&window, asked), "what is missing is checked");
    act(&mut window, Action::GoTo(Page::Channels));
    undo(&mut window);
    assert_eq!(consent(&window), Some(Consent::Recorded));
    act(&mut window, Action::GoTo(Page::Checks));
    assert!(!shows(&window, asked));
}

#[test]
fn the_glossary_opens_beside_the_page_and_is_searched_by_keyboard() {
    let mut window = empty(Page::Brief);
    window.key_press(Key::F1);
    window.run();
    assert!(shows(&window, "Glossary"));
    field(&window, "Find a term").type_text("GRP");
    window.run();
    assert!(shows(&window, "Gross rating points (GRP)"), "the term is found by its short form");
    assert!(shows(&window, "نقاط التقييم الإجمالية (GRP)"), "and stands in the other language too");
    click(&mut window, "Frequency");
    assert!(shows(&window, "التكرار"), "a neighbour is followed");
    window.key_press(Key::Escape);
    window.run();
    window.run();
    assert!(!shows(&window, "Find a term"));
}

#[test]
fn what_has_the_focus_opens_the_glossary_at_its_term() {
    let mut window = sample(Page::Reach);
    let name = window
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .find(|label| label.starts_with("Average frequency:"))
        .unwrap();
    control(&window, &name).focus();
    window.run();
    window.key_press(Key::F1);
    window.run();
    window.run();
    assert!(shows(&window, "التكرار"), "the term in the other language");
}
