//! Visits to fields: one undo step each, built from the plan before the visit; what is not understood changes nothing.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod window;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Theme, vec2};
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

/// Fault 26: a bar on a channel that counts something else asks for its quantity, and a bar that has one asks nothing.
#[test]
fn a_bar_that_lost_its_quantity_asks_for_one() {
    let mut window = inspecting(&[10, 20]);
    let (id, like) = (first(&window).id.clone(), plan(&window).channels[0].as_ref().clone());
    let radio = imc_planner::plan::Channel {
        id: "radio".into(),
        unit: imc_planner::plan::Unit::Insertions,
        name: imc_planner::plan::Bilingual::new("Loudspeakers", ""),
        ..like
    };
    act(&mut window, Action::Edit { edit: Change::Add { item: radio, at: Some(1) }.into(), gesture: None });
    let moved = |rows| FlowchartAction::Move { weeks: 0, rows, copy: false, gesture: None };
    act(&mut window, Action::Flowchart(moved(1)));
    assert_eq!((first(&window).id.clone(), first(&window).quantities.as_slice()), (id, &[0, 0][..]));
    assert!(field(&window, "Every week").is_focused());
    type_slowly(&mut window, "4");
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(first(&window).quantities, [4, 4]);
    act(&mut window, Action::Flowchart(FlowchartAction::Move { weeks: 1, rows: 0, copy: false, gesture: None }));
    assert!(!field(&window, "Every week").is_focused());
}

/// Fault 26: the catalogue's quantity is said to be the catalogue's on a bar that is moved too, and what was written stays.
#[test]
fn a_quantity_of_the_catalogue_says_so() {
    for (written, expected) in [("", "Catalogue, illustrative"), ("Quote of May", "Quote of May")] {
        let mut window = inspecting(&[10, 20]);
        let radio = imc_planner::plan::Channel {
            id: "radio".into(),
            unit: imc_planner::plan::Unit::Insertions,
            name: imc_planner::plan::Bilingual::new("Radio", ""),
            ..plan(&window).channels[0].as_ref().clone()
        };
        let bar = Placement { source: written.to_owned(), ..first(&window).clone() };
        act(&mut window, Action::Edit { edit: Change::Add { item: radio, at: Some(1) }.into(), gesture: None });
        act(&mut window, Action::Edit { edit: Change::Replace(bar).into(), gesture: None });
        let moved = FlowchartAction::Move { weeks: 0, rows: 1, copy: false, gesture: None };
        act(&mut window, Action::Flowchart(moved));
        assert_eq!(first(&window).channel.as_str(), "radio");
        assert!(first(&window).quantities.iter().all(|&units| units > 0), "the catalogue's");
        assert_eq!(first(&window).source, expected);
        assert!(!field(&window, "Every week").is_focused(), "nothing is asked");
    }
}

/// Fault 38: cells that are blank in a pasted row keep what their weeks have, and no week moves. Numbers with a single space
/// between them are weeks where there are as many, and are asked about elsewhere.
#[test]
fn quantities_are_read_for_the_weeks_from_before_the_visit() {
    let name = "Quantity each week";
    let mut window = inspecting(&[10, 20, 30, 40]);
    click(&mut window, name);
    press(&mut window, Modifiers::COMMAND, Key::A);
    window.event(Event::Paste("1\t\t3\t".to_owned()));
    window.run_ok();
    assert_eq!(first(&window).quantities, [1, 20, 3, 40]);
    let cases: [(&[u64], &[u64]); 2] = [(&[10, 20], &[500, 600]), (&[10, 20, 30], &[10, 20, 30])];
    for (before, after) in cases {
        let mut window = inspecting(before);
        retype(&mut window, name, "500 600");
        assert_eq!(first(&window).quantities, after, "with {} weeks", before.len());
        press(&mut window, Modifiers::NONE, Key::Tab);
        assert_eq!(first(&window).quantities, after, "with {} weeks, once the field is left", before.len());
        assert_eq!(refusal(&window).is_some(), before.len() != 2, "with {} weeks", before.len());
    }
}

#[test]
fn another_length_is_made_from_the_quantities_before_the_visit() {
    let mut window = inspecting(&[10, 20, 30, 40]);
    retype(&mut window, "Length in weeks", "12");
    let mut expected = vec![10, 20, 30, 40];
    expected.resize(12, 40);
    assert_eq!(first(&window).quantities, expected);
    press(&mut window, Modifiers::NONE, Key::Tab);
    act(&mut window, Action::Command(Command::Undo));
    assert_eq!(first(&window).quantities, [10, 20, 30, 40], "the visit is one step");
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

fn pointer(window: &mut Window, at: Pos2, pressed: bool, modifiers: Modifiers) {
    window.event(Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers });
    window.step();
}

/// Presses on the bar of this name and moves so many weeks on; the button stays down. Returns where the pointer is.
fn drag(window: &mut Window, bar: &str, weeks: f32, modifiers: Modifiers) -> Pos2 {
    let rect = window.get_by_label(bar).rect();
    let from = rect.center();
    // The bar is two weeks long.
    let to = from + vec2(weeks * (rect.width() / 2.0 + 1.0), 0.0);
    window.event(Event::ModifiersChanged(modifiers));
    window.event(Event::PointerMoved(from));
    window.step();
    pointer(window, from, true, modifiers);
    for step in 1..=8 {
        window.event(Event::PointerMoved(from.lerp(to, step as f32 / 8.0)));
        window.step();
    }
    to
}

const REEL: &str = "Launch reel on Facebook, weeks 1–2";

/// The Plan page with the caret in the field "Every week" of the launch reel.
fn with_caret() -> Window {
    let mut window = soap(Page::Plan);
    window.get_by_label(REEL).click();
    window.run_ok();
    unfold_row(&mut window);
    click(&mut window, "Quantity each week");
    assert!(field(&window, "Quantity each week").is_focused());
    window
}

#[test]
fn a_caret_in_a_field_does_not_tear_the_next_drag() {
    let cases = [(3.0, Modifiers::NONE, 11, 4), (3.0, Modifiers::COMMAND, 12, 1)];
    for (weeks, modifiers, count, start) in cases {
        let mut window = with_caret();
        let id = window.state().app.selection.only().unwrap().clone();
        let to = drag(&mut window, REEL, weeks, modifiers);
        pointer(&mut window, to, false, modifiers);
        window.event(Event::ModifiersChanged(Modifiers::NONE));
        window.run_ok();
        assert_eq!(plan(&window).placements.len(), count);
        assert_eq!(plan(&window).placement(&id).unwrap().start_week, start);
        assert_eq!(plan(&window).placements.iter().filter(|placement| placement.start_week == 4).count(), {
            let sample = soap(Page::Plan);
            plan(&sample).placements.iter().filter(|placement| placement.start_week == 4).count() + 1
        });
        assert_eq!(window.state().app.document().history().steps().1, 1, "one gesture, one step");
        act(&mut window, Action::Command(Command::Undo));
        assert!(!window.state().app.document().is_changed());
    }
}

#[test]
fn escape_takes_back_a_drag_that_began_with_a_caret_in_a_field() {
    let mut window = with_caret();
    let to = drag(&mut window, REEL, 3.0, Modifiers::NONE);
    assert!(window.state().app.document().is_changed());
    window.key_press(Key::Escape);
    window.run_ok();
    pointer(&mut window, to, false, Modifiers::NONE);
    window.run_ok();
    assert!(!window.state().app.document().is_changed());
    assert_eq!(window.state().app.document().history().steps().1, 0);
}

#[test]
fn what_was_typed_before_a_drag_stays_a_step_of_its_own() {
    let mut window = with_caret();
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_slowly(&mut window, "500 600");
    let to = drag(&mut window, REEL, 3.0, Modifiers::NONE);
    pointer(&mut window, to, false, Modifiers::NONE);
    window.run_ok();
    assert_eq!(window.state().app.document().history().steps().1, 2);
    act(&mut window, Action::Command(Command::Undo));
    let id = window.state().app.selection.only().unwrap().clone();
    let placement = plan(&window).placement(&id).unwrap();
    assert_eq!((placement.start_week, placement.quantities.as_slice()), (1, &[500, 600][..]));
}

#[test]
fn no_command_tears_a_drag() {
    for (modifiers, key) in [(Modifiers::COMMAND, Key::Z), (Modifiers::NONE, Key::Delete), (Modifiers::COMMAND, Key::D)]
    {
        let mut window = soap(Page::Plan);
        act(
            &mut window,
            Action::Edit {
                edit: imc_planner::edit::Edit::Title(imc_planner::plan::Bilingual::new("Another", "")),
                gesture: None,
            },
        );
        let to = drag(&mut window, REEL, 3.0, Modifiers::NONE);
        window.key_press_modifiers(modifiers, key);
        window.step();
        window.event(Event::PointerMoved(to + vec2(1.0, 0.0)));
        window.step();
        pointer(&mut window, to, false, Modifiers::NONE);
        window.run_ok();
        assert_eq!(window.state().app.document().history().steps().1, 2, "{key:?}");
        assert_eq!(plan(&window).placements.len(), 11, "{key:?}");
        let _ = window.get_by_label("Launch reel on Facebook, weeks 4–5");
    }
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

/// A column or a row of a table is pasted as it stands there: a blank cell keeps its week, and two rows are not taken for one.
#[test]
fn blank_cells_that_are_pasted_keep_their_weeks() {
    for (pasted, quantities) in [
        ("10\n\n30\n", Some([10, 6, 30])),
        ("\r\n20\r\n30\r\n", Some([5, 20, 30])),
        ("10\t\t30", Some([10, 6, 30])),
        ("١٢٠،٠٠٠\t\t٣", Some([120_000, 6, 3])),
        ("10\t20\n30\t40\n", None),
    ] {
        let mut window = inspecting(&[5, 6, 7]);
        click(&mut window, "Quantity each week");
        press(&mut window, Modifiers::COMMAND, Key::A);
        window.event(Event::Paste(pasted.to_owned()));
        window.run_ok();
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(first(&window).quantities, quantities.unwrap_or([5, 6, 7]), "{pasted:?}");
        assert_eq!(refusal(&window).is_some(), quantities.is_none(), "{pasted:?}");
    }
}
