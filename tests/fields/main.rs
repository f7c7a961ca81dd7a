//! Visits to fields: one undo step each, built from the plan before the visit; what is not understood changes nothing.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod drags;
mod quantities;
#[path = "../window/mod.rs"]
mod window;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Theme};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{
    Action, App, Command, FileAction, FlowchartAction, LanguageChoice, Notice, Page, Preferences, update,
};
use imc_planner::edit::Change;
use imc_planner::plan::{Language, Placement, Plan};
use window::{Window, open};

/// The soap sample on `page`, in a window so tall that everything of the page is in sight.
fn soap(page: Page) -> Window {
    let mut app = App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 3, 1));
    update(&mut app, Action::File(FileAction::OpenSample(0)));
    update(&mut app, Action::GoTo(page));
    let height = if page == Page::Plan { 1200.0 } else { 5200.0 };
    open(app, [1280.0, height], Theme::Light)
}

/// The Plan page with the first placement selected, which has these quantities.
fn inspecting(quantities: &[u64]) -> Window {
    let mut window = soap(Page::Plan);
    let first = plan(&window).placements[0].as_ref().clone();
    let id = first.id.clone();
    let changed = Placement { quantities: quantities.to_vec(), pattern: None, ..first };
    act(&mut window, Action::Edit { edit: Change::Replace(changed).into(), gesture: None });
    act(&mut window, Action::Flowchart(FlowchartAction::Select(id)));
    unfold_row(&mut window);
    window
}

/// Unfolds the field that holds all weeks in one row.
fn unfold_row(window: &mut Window) {
    window.get_by_role_and_label(Role::DisclosureTriangle, "As one row of numbers").click();
    window.run_ok();
}

fn plan(window: &Window) -> &Plan {
    window.state().app.plan()
}

fn first(window: &Window) -> &Placement {
    &plan(window).placements[0]
}

fn act(window: &mut Window, action: Action) {
    update(&mut window.state_mut().app, action);
    window.run_ok();
}

/// The text field of this name.
fn field<'w>(window: &'w Window, name: &'w str) -> Node<'w> {
    let roles = [Role::TextInput, Role::MultilineTextInput];
    let mut found = window.get_all_by_label(name).filter(|node| roles.contains(&node.accesskit_node().role()));
    found.next().unwrap_or_else(|| panic!("no field is called {name}"))
}

fn value(window: &Window, name: &str) -> String {
    field(window, name).value().unwrap_or_default()
}

fn click(window: &mut Window, name: &str) {
    field(window, name).click();
    window.run_ok();
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_ok();
}

/// Types letter by letter, as hands do.
fn type_slowly(window: &mut Window, text: &str) {
    for letter in text.chars() {
        window.event(Event::Text(letter.to_string()));
        window.run_ok();
    }
}

/// Replaces what stands in the field of this name, letter by letter.
fn retype(window: &mut Window, name: &str, text: &str) {
    click(window, name);
    press(window, Modifiers::COMMAND, Key::A);
    type_slowly(window, text);
}

fn refusal(window: &Window) -> Option<(&str, &str)> {
    match &window.state().app.notice {
        Some(Notice::EntryRefused(entry)) => Some((entry.field.as_str(), entry.typed.as_str())),
        _ => None,
    }
}

#[test]
fn what_is_not_understood_leaves_the_value_from_before_the_visit() {
    let cases: [(Page, &str, &str); 9] = [
        (Page::Brief, "Budget", "480,000 apples"),
        (Page::Brief, "Budget", "9500*"),
        (Page::Brief, "First day", "2027-02-30"),
        (Page::Brief, "Weeks", "5200"),
        (Page::Brief, "Effective frequency", "3z"),
        (Page::Audiences, "Size", "1.1.1.z"),
        (Page::Messages, "Colour code", "#0072b2f"),
        (Page::Plan, "First week", "300"),
        (Page::Plan, "Quantity each week", "3 3 2x"),
    ];
    for (page, name, typed) in cases {
        let mut window = if page == Page::Plan { inspecting(&[5, 6, 7]) } else { soap(page) };
        let (before, shown) = (plan(&window).clone(), value(&window, name));
        retype(&mut window, name, typed);
        assert_eq!(*plan(&window), before, "{name}: {typed} while it stands there");
        press(&mut window, Modifiers::NONE, Key::Tab);
        assert_eq!(*plan(&window), before, "{name}: {typed} once the field is left");
        assert_eq!(value(&window, name), shown, "{name} shows the value again");
        assert_eq!(refusal(&window), Some((name, typed)), "it is still said why");
        assert!(window.query_all_by_label_contains(typed).next().is_some(), "the status line says it");
        click(&mut window, name);
        press(&mut window, Modifiers::COMMAND, Key::A);
        type_slowly(&mut window, if page == Page::Messages { "#0072b2" } else { "3" });
        assert!(page == Page::Brief && name == "First day" || refusal(&window).is_none(), "until the next entry");
    }
}

/// Esc takes a value back; the step it made goes with it.
#[test]
fn escape_gives_a_value_back_as_it_was_before_the_visit() {
    let mut window = soap(Page::Brief);
    let before = [value(&window, "Budget"), value(&window, "First day")];
    for (name, typed) in [("Budget", "480k"), ("Budget", "480k+"), ("First day", "5 April 2027"), ("First day", "5 Ap")]
    {
        retype(&mut window, name, typed);
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!([value(&window, "Budget"), value(&window, "First day")], before, "{typed}");
        assert!(!window.state().app.document().is_changed(), "{typed}: no step is left");
        assert_eq!(refusal(&window), None, "{typed}");
    }
    // What was typed and kept before stays.
    retype(&mut window, "Budget", "480k");
    press(&mut window, Modifiers::NONE, Key::Tab);
    click(&mut window, "Budget");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(plan(&window).money.budget, imc_planner::plan::Decimal::new(480_000, 0).unwrap());
}

/// What is asked of the optimiser is no part of the plan; Esc gives it back all the same.
#[test]
fn escape_gives_back_what_is_asked_of_the_optimiser() {
    let mut window = soap(Page::Optimise);
    let channel = plan(&window).channels[0].name.en.clone();
    let [least, most] = ["At least", "At most"].map(|end| format!("{channel}: {end}"));
    window.get_by_label("More limits").click();
    window.run_ok();
    let spent = "Advertising: at least, in money";
    for (name, kept) in [(least.as_str(), "2"), (&most, "9"), ("consistency at least", "0.4"), (spent, "10")] {
        assert_eq!(value(&window, name), "", "{name}");
        retype(&mut window, name, "7");
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!(value(&window, name), "", "{name}: nothing was typed before");
        retype(&mut window, name, kept);
        press(&mut window, Modifiers::NONE, Key::Tab);
        retype(&mut window, name, "x");
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!(value(&window, name), kept, "{name}: what was kept stays");
    }
}

#[test]
fn an_edit_that_the_plan_refuses_leaves_the_plan_from_before_the_visit() {
    let mut window = soap(Page::Plan);
    let before = plan(&window).clone();
    let visit = imc_planner::edit::GestureId(9);
    let title = |text: &'static str| {
        imc_planner::app::VisitEdit::new(move |_| {
            Some(imc_planner::edit::Edit::Title(imc_planner::plan::Bilingual::new(text, "")))
        })
    };
    act(&mut window, Action::Visit { visit, edit: title("A") });
    assert_eq!(plan(&window).title.en, "A");
    let gone = imc_planner::app::VisitEdit::new(|plan| {
        let placement = Placement { id: "nowhere".into(), ..plan.placements[0].as_ref().clone() };
        Some(Change::Replace(placement).into())
    });
    act(&mut window, Action::Visit { visit, edit: gone });
    assert_eq!(*plan(&window), before);
}

#[test]
fn enter_leaves_a_field_and_tab_goes_on_from_it() {
    let mut window = inspecting(&[10, 20]);
    let start = first(&window).start_week;
    retype(&mut window, "Quantity each week", "30 40");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!field(&window, "First week").is_focused(), "the Enter is the field's alone");
    type_slowly(&mut window, "9");
    assert_eq!((first(&window).start_week, first(&window).quantities.as_slice()), (start, &[30, 40][..]));
    retype(&mut window, "First week", "2");
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert!(field(&window, "Length in weeks").is_focused());
    type_slowly(&mut window, "3");
    assert_eq!(first(&window).quantities, [30, 40, 40], "Tab selects what stands in the field");
}

#[test]
fn the_accepted_value_is_shown_in_full() {
    let mut window = soap(Page::Brief);
    retype(&mut window, "Budget", "4500");
    assert_eq!(value(&window, "Budget"), "4500");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(value(&window, "Budget"), "4,500.000");
}

#[test]
fn undo_in_a_field_has_the_steps_of_the_visit_and_then_the_plans() {
    let mut window = soap(Page::Brief);
    let before = plan(&window).title.en.clone();
    act(
        &mut window,
        Action::Edit {
            edit: imc_planner::edit::Edit::Organisation(imc_planner::plan::Bilingual::new("Before", "")),
            gesture: None,
        },
    );
    retype(&mut window, "Title (English)", "Olive");
    assert_eq!(plan(&window).title.en, "Olive");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(plan(&window).title.en, before, "the field's step");
    assert_eq!(plan(&window).organisation.en, "Before");
    assert!(field(&window, "Title (English)").is_focused());
    press(&mut window, Modifiers::COMMAND, Key::Y);
    assert_eq!(plan(&window).title.en, "Olive", "done again in the field");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_ne!(plan(&window).organisation.en, "Before", "the plan's step, once the field has none");
    assert!(!window.state().app.document().is_changed());
}

#[test]
fn undo_in_a_field_never_brings_a_text_of_another_visit_or_document() {
    let mut window = soap(Page::Brief);
    let before = plan(&window).title.en.clone();
    retype(&mut window, "Title (English)", "Olive");
    press(&mut window, Modifiers::NONE, Key::Tab);
    act(&mut window, Action::Command(Command::Undo));
    click(&mut window, "Title (English)");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(plan(&window).title.en, before);

    type_slowly(&mut window, "x");
    act(&mut window, Action::Command(Command::Undo));
    act(&mut window, Action::Command(Command::NewPlan));
    act(&mut window, Action::GoTo(Page::Brief));
    assert_eq!(plan(&window).title.en, "");
    click(&mut window, "Title (English)");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(plan(&window).title.en, "");
    assert!(!window.state().app.document().is_changed());
}

#[test]
fn delete_takes_a_letter_with_its_vowels() {
    let mut window = soap(Page::Brief);
    let title = |text: &str| Action::Edit {
        edit: imc_planner::edit::Edit::Title(imc_planner::plan::Bilingual::new(text, text)),
        gesture: None,
    };
    for (text, expected) in [("مُحَمَّد", "حَمَّد"), ("e\u{301}a", "a"), ("سلام", "لام"), ("ab", "b")]
    {
        act(&mut window, title(text));
        click(&mut window, "Title (Arabic)");
        press(&mut window, Modifiers::COMMAND, Key::Home);
        press(&mut window, Modifiers::NONE, Key::Delete);
        assert_eq!(plan(&window).title.ar, expected, "{text}");
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn a_refusal_moves_nothing() {
    for language in [LanguageChoice::English, LanguageChoice::Arabic] {
        let preferences = Preferences { language, ..Preferences::default() };
        let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
        update(&mut app, Action::File(FileAction::OpenSample(0)));
        update(&mut app, Action::GoTo(Page::Brief));
        let mut window = open(app, [1280.0, 5200.0], Theme::Light);
        let words = &imc_planner::text::strings::Texts::of(window.state().app.language()).brief_page;
        let below = field(&window, words.weeks).rect();
        retype(&mut window, words.start, "soon");
        let why = imc_planner::text::parse_date("soon").unwrap_err().sentence(window.state().app.locale());
        assert!(window.query_all_by_label(&why).next().is_some(), "it says why");
        assert_eq!(field(&window, words.weeks).rect(), below);
        press(&mut window, Modifiers::NONE, Key::Tab);
        assert_eq!(field(&window, words.weeks).rect(), below);
    }
}
