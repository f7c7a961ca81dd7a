//! Hands on the keyboard: what is typed goes where it is meant, the focus comes back to where it was, and keys lead everywhere.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod window;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Theme, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{
    Action, App, Cell, Command, Dialog, Effect, FileAction, FlowchartAction, Notice, Page, Preferences, RoomChange,
    update,
};
use imc_planner::edit::Change;
use imc_planner::plan::{Language, Placement, Plan};
use window::{Window, open};

fn soap(page: Page) -> Window {
    let mut app = App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 3, 1));
    update(&mut app, Action::File(FileAction::OpenSample(0)));
    update(&mut app, Action::GoTo(page));
    open(app, [1280.0, 1200.0], Theme::Light)
}

fn plan(window: &Window) -> &Plan {
    window.state().app.plan()
}

fn act(window: &mut Window, action: Action) {
    update(&mut window.state_mut().app, action);
    window.run_ok();
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    for _ in 0..3 {
        window.run_ok();
    }
}

fn type_text(window: &mut Window, text: &str) {
    window.event(Event::Text(text.to_owned()));
    window.run_ok();
}

fn field<'w>(window: &'w Window, name: &'w str) -> Node<'w> {
    let roles = [Role::TextInput, Role::MultilineTextInput];
    let mut found = window.get_all_by_label(name).filter(|node| roles.contains(&node.accesskit_node().role()));
    found.next().unwrap_or_else(|| panic!("no field is called {name}"))
}

fn focused(window: &Window) -> Option<(Role, String)> {
    let node = window.query_all_by(|node| node.is_focused() && node.role() != Role::Window).next()?;
    let known = node.accesskit_node();
    Some((known.role(), known.label().unwrap_or_default()))
}

/// The Plan page with the first placement selected, which has these quantities from week 1 on.
fn inspecting(quantities: &[u64]) -> Window {
    let mut window = soap(Page::Plan);
    let first = plan(&window).placements[0].as_ref().clone();
    let id = first.id.clone();
    let changed = Placement { quantities: quantities.to_vec(), pattern: None, start_week: 1, ..first };
    act(&mut window, Action::Edit { edit: Change::Replace(changed).into(), gesture: None });
    act(&mut window, Action::Flowchart(FlowchartAction::Select(id)));
    window
}

fn click_week(window: &mut Window, week: u32) {
    let name = format!("Week {week}, ");
    let cell = window.query_all_by_label_contains(&name).find(|node| node.accesskit_node().role() == Role::Button);
    cell.unwrap_or_else(|| panic!("no cell of week {week}")).click();
    for _ in 0..3 {
        window.run_ok();
    }
}

#[test]
fn what_is_typed_over_an_undone_number_replaces_all_of_it() {
    let mut window = inspecting(&[20_000, 20_000, 20_000]);
    click_week(&mut window, 2);
    type_text(&mut window, "7");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(plan(&window).placements[0].quantities, [20_000, 7, 20_000]);
    click_week(&mut window, 2);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(plan(&window).placements[0].quantities, [20_000; 3]);
    type_text(&mut window, "5");
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(plan(&window).placements[0].quantities, [20_000, 5, 20_000]);
}

#[test]
fn a_long_column_says_what_lies_beyond_the_plan() {
    let mut window = inspecting(&[1, 2]);
    let weeks = plan(&window).calendar.weeks as usize;
    click_week(&mut window, 2);
    window.event(Event::Paste(vec!["9"; weeks + 2].join("\n")));
    window.run_ok();
    assert_eq!(plan(&window).placements[0].quantities.len(), weeks);
    assert_eq!(window.state().app.notice, Some(Notice::PastedBeyond(3)));
}

#[test]
fn a_key_pressed_in_a_drag_leaves_the_bar_on_its_channel() {
    let mut window = soap(Page::Plan);
    let bar = window.get_by_label("Launch reel on Facebook, weeks 1–2").rect();
    let (from, to) = (bar.center(), bar.center() + vec2(3.0 * (bar.width() / 2.0 + 1.0), 0.0));
    let button = |window: &mut Window, pos: Pos2, pressed| {
        let modifiers = Modifiers::NONE;
        window.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers });
        window.step();
    };
    let on_facebook = |placement: &&std::sync::Arc<Placement>| placement.channel.as_str() == "facebook";
    let reel = plan(&window).placements.iter().find(on_facebook).unwrap();
    let (before, id) = (reel.channel.clone(), reel.id.clone());
    window.event(Event::PointerMoved(from));
    window.step();
    button(&mut window, from, true);
    for step in 1..=8 {
        window.event(Event::PointerMoved(from.lerp(to, step as f32 / 8.0)));
        window.step();
    }
    for modifiers in [Modifiers::COMMAND, Modifiers::NONE, Modifiers::COMMAND, Modifiers::NONE] {
        window.event(Event::ModifiersChanged(modifiers));
        for _ in 0..4 {
            window.step();
        }
    }
    button(&mut window, to, false);
    window.run_ok();
    let moved = plan(&window).placement(&id).unwrap();
    assert_eq!((&moved.channel, moved.start_week), (&before, 4));
}

#[test]
fn what_had_the_focus_has_it_again_behind_a_dialog() {
    let mut window = soap(Page::Brief);
    for (modifiers, key) in [(Modifiers::COMMAND, Key::K), (Modifiers::COMMAND, Key::E)] {
        field(&window, "Organisation (English)").click();
        window.run_ok();
        press(&mut window, modifiers, key);
        assert!(window.state().app.dialog.is_some(), "{key:?}");
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert!(window.state().app.dialog.is_none(), "{key:?}");
        assert!(field(&window, "Organisation (English)").is_focused(), "{key:?}");
    }
    // Its own menu gives it back too, and Tab goes on from where Esc has left.
    field(&window, "Organisation (English)").click_secondary();
    window.run_ok();
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(field(&window, "Organisation (English)").is_focused());
    press(&mut window, Modifiers::NONE, Key::Tab);
    let next = focused(&window);
    field(&window, "Organisation (English)").click();
    window.run_ok();
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(focused(&window), None);
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&window), next);
}

#[test]
fn the_edit_menu_serves_the_text_that_is_selected() {
    let mut window = soap(Page::Brief);
    field(&window, "Organisation (English)").click();
    window.run_ok();
    press(&mut window, Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::Button, "Edit").click();
    window.run_ok();
    for line in ["Cut", "Copy"] {
        let line = window.query_all_by_label(line).find(|node| node.accesskit_node().role() == Role::Button);
        assert!(!line.unwrap().accesskit_node().is_disabled());
    }
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(field(&window, "Organisation (English)").is_focused());
    type_text(&mut window, "A");
    assert_eq!(field(&window, "Organisation (English)").value().unwrap(), "A", "what was selected still is");
}

#[test]
fn letters_under_alt_are_not_written_and_esc_gives_a_line_back() {
    let mut window = soap(Page::Brief);
    let before = field(&window, "Organisation (English)").value();
    field(&window, "Organisation (English)").click();
    window.run_ok();
    window.event_modifiers(Event::Text("f".to_owned()), Modifiers::ALT);
    window.run_ok();
    assert_eq!(field(&window, "Organisation (English)").value(), before);
    type_text(&mut window, "f");
    assert_ne!(field(&window, "Organisation (English)").value(), before);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(field(&window, "Organisation (English)").value(), before);
    assert!(!window.state().app.document().is_changed());
}

#[test]
fn a_searched_list_changes_nothing_that_nobody_chose() {
    let mut window = soap(Page::Plan);
    act(&mut window, Action::Command(Command::Gallery));
    let currency = |window: &Window| match &window.state().app.dialog {
        Some(Dialog::NewPlan(choice)) => choice.currency,
        other => panic!("{other:?}"),
    };
    let before = currency(&window);
    let focus = |window: &mut Window| {
        window.get_by_role_and_label(Role::ComboBox, "Currency").focus();
        window.run_ok();
    };
    let is_open = |window: &Window| window.query_all_by_label_contains("Currency: ").next().is_some();
    for keys in [[Key::Enter, Key::Enter], [Key::ArrowDown, Key::Enter], [Key::Enter, Key::Tab]] {
        focus(&mut window);
        press(&mut window, Modifiers::NONE, keys[0]);
        assert!(is_open(&window), "{keys:?}");
        press(&mut window, Modifiers::NONE, keys[1]);
        assert!(!is_open(&window), "{keys:?}");
        assert_eq!(currency(&window), before, "{keys:?}");
    }
    focus(&mut window);
    type_text(&mut window, "q");
    window.run_ok();
    type_text(&mut window, "ar");
    assert!(is_open(&window), "a letter opens the list, and is what is searched for");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(currency(&window).code(), "QAR");
}

#[test]
fn f6_leads_from_part_to_part() {
    let mut window = soap(Page::Messages);
    window.get_by_role_and_label(Role::TextInput, "Name (English)").click();
    window.run_ok();
    press(&mut window, Modifiers::SHIFT, Key::F6);
    let rail = window.query_all_by(|node| node.is_focused() && node.role() != Role::Window).next().unwrap().rect();
    assert!(rail.right() < 220.0 && rail.top() > 60.0, "the rail of pages: {rail:?}");
    press(&mut window, Modifiers::SHIFT, Key::F6);
    assert_eq!(focused(&window).unwrap().0, Role::ComboBox, "the key figures");
    press(&mut window, Modifiers::SHIFT, Key::F6);
    assert_eq!(focused(&window).unwrap().1, "File", "the menus");
    press(&mut window, Modifiers::NONE, Key::F6);
    assert_eq!(focused(&window).unwrap().0, Role::ComboBox);
}

#[test]
fn keys_jump_to_the_ends_of_the_flowchart() {
    let mut window = soap(Page::Plan);
    let (weeks, order) = {
        let document = window.state().app.document();
        (plan(&window).calendar.weeks, document.layout().channel_order().collect::<Vec<_>>())
    };
    let channel = |window: &Window, at: usize| plan(window).channels[order[at]].id.clone();
    let start = Cell { channel: channel(&window, 1), week: 3 };
    for (modifiers, key, row, week) in [
        (Modifiers::NONE, Key::End, 1, weeks),
        (Modifiers::NONE, Key::Home, 1, 1),
        (Modifiers::COMMAND, Key::Home, 0, 1),
        (Modifiers::COMMAND, Key::End, order.len() - 1, weeks),
        (Modifiers::NONE, Key::PageDown, order.len() - 1, 3),
        (Modifiers::NONE, Key::PageUp, 0, 3),
    ] {
        act(&mut window, Action::Flowchart(FlowchartAction::Cursor(start.clone())));
        press(&mut window, modifiers, key);
        let expected = Cell { channel: channel(&window, row), week };
        assert_eq!(window.state().app.cursor, Some(expected), "{modifiers:?} {key:?}");
    }
}

#[test]
fn undo_selects_what_it_brings_back() {
    let mut window = soap(Page::Plan);
    let ids: Vec<_> = plan(&window).placements.iter().take(2).map(|placement| placement.id.clone()).collect();
    let select = FlowchartAction::SelectMany { placements: ids.clone(), extend: false };
    act(&mut window, Action::Flowchart(select));
    for command in [Command::Delete, Command::Duplicate] {
        act(&mut window, Action::Command(command));
        assert_ne!(window.state().app.selection.placements(), ids);
        act(&mut window, Action::Command(Command::Undo));
        let mut selected = window.state().app.selection.placements().to_vec();
        selected.sort();
        let mut expected = ids.clone();
        expected.sort();
        assert_eq!(selected, expected, "{command:?}");
    }
}

#[test]
fn a_move_that_cannot_be_made_says_so() {
    let mut window = inspecting(&[1, 2]);
    act(&mut window, Action::Command(Command::MoveEarlier));
    assert_eq!(window.state().app.notice, Some(Notice::NoRoom));
}

#[test]
fn keys_lead_through_the_list_of_messages_and_to_a_name() {
    let mut window = soap(Page::Messages);
    let names: Vec<String> = plan(&window).messages.iter().map(|message| message.name.en.clone()).collect();
    let card = |window: &Window, at: usize| window.get_by_role_and_label(Role::ListBoxOption, &names[at]).is_focused();
    window.get_by_role_and_label(Role::ListBoxOption, &names[0]).focus();
    window.run_ok();
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(card(&window, 1));
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    assert!(card(&window, 0));
    press(&mut window, Modifiers::NONE, Key::F2);
    assert!(field(&window, "Name (English)").is_focused());
    window.get_by_role_and_label(Role::ListBoxOption, &names[0]).focus();
    window.run_ok();
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(matches!(window.state().app.dialog, Some(Dialog::Removal(_))), "it is in use, so it is asked");
}

#[test]
fn the_place_of_a_border_is_kept_once_it_is_let_go() {
    let mut app = App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 3, 1));
    assert!(update(&mut app, Action::Room(RoomChange::PlotHeight(90.0))).is_empty());
    assert!(matches!(update(&mut app, Action::Room(RoomChange::Keep)).as_slice(), [Effect::SavePreferences]));
    assert_eq!(app.preferences.room.plot_height, Some(90.0));
}
