//! The Plan page driven as a user does: by names, by the pointer, by the keyboard.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod inspector;
#[path = "../window/mod.rs"]
mod window;

use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Role, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use imc_planner::app::{
    Action, App, Command, FileAction, FlowchartAction, LanguageChoice, Page, Panel, Preferences, RoomChange,
    RowHeights, ThemeChoice, update,
};
use imc_planner::plan::{Language, Plan};
use window::{Window, open};

fn window(preferences: Preferences, sample: Option<usize>) -> Window {
    let look = if preferences.theme == ThemeChoice::Dark { Theme::Dark } else { Theme::Light };
    let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
    if let Some(position) = sample {
        update(&mut app, Action::File(FileAction::OpenSample(position)));
    }
    open(app, vec2(1280.0, 800.0), look)
}

fn soap() -> Window {
    window(Preferences::default(), Some(0))
}

fn plan(harness: &Window) -> &Plan {
    harness.state().app.plan()
}

/// Where the bar of this name lies.
fn bar(harness: &Window, name: &str) -> Rect {
    harness.get_by_label(name).rect()
}

fn press(harness: &mut Window, at: Pos2, pressed: bool) {
    harness.event(Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    harness.step();
}

/// Presses at `from`, moves to `to` in small steps, and leaves the button down.
fn drag_without_release(harness: &mut Window, from: Pos2, to: Pos2) {
    harness.event(Event::PointerMoved(from));
    harness.step();
    press(harness, from, true);
    for step in 1..=8 {
        harness.event(Event::PointerMoved(from.lerp(to, step as f32 / 8.0)));
        harness.step();
    }
}

fn drag(harness: &mut Window, from: Pos2, to: Pos2) {
    drag_without_release(harness, from, to);
    press(harness, to, false);
    harness.run();
}

#[test]
fn a_card_dropped_on_a_row_becomes_a_flight() {
    let mut harness = soap();
    let card = harness.get_by_role_and_label(Role::ListBoxOption, "Influencer review").rect().center();
    let coupon = bar(&harness, "Discount coupon on Facebook, weeks 6–7");
    let target = coupon.center() - vec2(coupon.width() * 1.5, 0.0);
    let before = harness.state().app.document().analysis().budget.total.exact().unwrap();
    drag_without_release(&mut harness, card, target);
    assert_eq!(plan(&harness).placements.len(), 12, "the plan follows while the mouse moves");
    assert!(harness.state().app.document().analysis().budget.total.exact().unwrap() > before);
    press(&mut harness, target, false);
    harness.run();
    let new = plan(&harness).placements.last().unwrap();
    assert_eq!((new.message.as_str(), new.channel.as_str()), ("influencer-review", "facebook"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(plan(&harness).placements.len(), 11);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Y);
    harness.run();
    assert_eq!(plan(&harness).placements.len(), 12);
}

#[test]
fn bars_are_moved_stretched_and_copied_by_dragging() {
    let mut harness = soap();
    let start = bar(&harness, "Launch reel on Facebook, weeks 1–2");
    let week = start.width() / 2.0 + 1.0;
    drag(&mut harness, start.center(), start.center() + vec2(2.0 * week, 0.0));
    let moved = bar(&harness, "Launch reel on Facebook, weeks 3–4");
    drag(&mut harness, moved.right_center() - vec2(2.0, 0.0), moved.right_center() + vec2(week, 0.0));
    let longer = bar(&harness, "Launch reel on Facebook, weeks 3–5");
    drag(&mut harness, longer.left_center() + vec2(2.0, 0.0), longer.left_center() + vec2(week, 0.0));
    let shorter = bar(&harness, "Launch reel on Facebook, weeks 4–5");
    harness.event(Event::ModifiersChanged(Modifiers::COMMAND));
    drag(&mut harness, shorter.center(), shorter.center() - vec2(3.0 * week, 0.0));
    harness.event(Event::ModifiersChanged(Modifiers::NONE));
    harness.run();
    assert_eq!(plan(&harness).placements.len(), 12);
    let _ = harness.get_by_label("Launch reel on Facebook, weeks 1–2");
    let _ = harness.get_by_label("Launch reel on Facebook, weeks 4–5");
}

#[test]
fn escape_takes_a_drag_back() {
    let mut harness = soap();
    let start = bar(&harness, "Launch reel on Facebook, weeks 1–2");
    drag_without_release(&mut harness, start.center(), start.center() + vec2(start.width(), 0.0));
    assert!(harness.state().app.document().is_changed());
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert!(!harness.state().app.document().is_changed());
    press(&mut harness, start.center() + vec2(start.width(), 0.0), false);
    harness.run();
    let _ = harness.get_by_label("Launch reel on Facebook, weeks 1–2");
    assert!(!harness.state().app.document().is_changed());
}

#[test]
fn drawing_on_an_empty_cell_makes_a_flight_and_shift_selects() {
    let mut harness = soap();
    let reel = bar(&harness, "Launch reel on Facebook, weeks 1–2");
    let week = reel.width() / 2.0 + 1.0;
    let from = reel.right_center() + vec2(week / 2.0, 0.0);
    drag(&mut harness, from, from + vec2(2.0 * week, 0.0));
    let _ = harness.get_by_label("Launch reel on Facebook, weeks 3–5");
    assert_eq!(plan(&harness).placements.len(), 12);

    harness.event(Event::ModifiersChanged(Modifiers::SHIFT));
    let coupon = bar(&harness, "Discount coupon on Facebook, weeks 6–7");
    drag(&mut harness, coupon.right_top() + vec2(6.0, -4.0), reel.left_bottom() + vec2(2.0, 4.0));
    harness.event(Event::ModifiersChanged(Modifiers::NONE));
    harness.run();
    assert_eq!(harness.state().app.selection.placements().len(), 3);
    harness.key_press(Key::Delete);
    harness.run();
    assert_eq!(plan(&harness).placements.len(), 9);
}

/// Arrow keys go on from the bar that was clicked last, not from where the cursor was before.
#[test]
fn arrows_move_from_the_clicked_bar() {
    let mut harness = soap();
    harness.key_press(Key::ArrowDown);
    harness.run();
    let placement = plan(&harness).placements.iter().find(|placement| placement.start_week > 2).cloned().unwrap();
    for (key, week) in [(Key::ArrowLeft, placement.start_week - 1), (Key::ArrowRight, placement.end_week() + 1)] {
        act(&mut harness, Action::Flowchart(FlowchartAction::Select(placement.id.clone())));
        harness.key_press(key);
        harness.run();
        let cell = harness.state().app.cursor.clone().unwrap();
        assert_eq!((cell.channel, cell.week), (placement.channel.clone(), week), "{key:?}");
    }
}

#[test]
fn everything_works_by_keyboard() {
    let mut harness = soap();
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert!(harness.state().app.cursor.is_some());
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert!(!harness.state().app.selection.is_empty(), "the arrows select what they come to");
    let selected = harness.state().app.selection.only().unwrap().clone();
    let start = plan(&harness).placement(&selected).unwrap().start_week;
    harness.key_press(Key::Enter);
    harness.run_ok();
    assert!(harness.get_by_role_and_label(Role::TextInput, "First week").is_focused(), "Enter leads to the form twin");
    harness.key_press(Key::Escape);
    harness.run();
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
    harness.run();
    assert_eq!(plan(&harness).placement(&selected).unwrap().start_week, start + 1);
    let weeks = plan(&harness).placement(&selected).unwrap().weeks();
    harness.key_press_modifiers(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    assert_eq!(plan(&harness).placement(&selected).unwrap().weeks(), weeks + 1);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::D);
    harness.run();
    assert_eq!(plan(&harness).placements.len(), 12);
    harness.key_press(Key::Delete);
    harness.run();
    assert_eq!(plan(&harness).placements.len(), 11);
}

#[test]
fn a_number_that_cannot_be_read_is_marked_and_the_old_value_stays() {
    let mut harness = soap();
    harness.get_by_label("Launch reel on Facebook, weeks 1–2").click();
    harness.run();
    let selected = harness.state().app.selection.only().unwrap().clone();
    harness.get_by_role_and_label(Role::TextInput, "First week").click();
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Event::Text("soon".into()));
    harness.run_ok();
    assert_eq!(plan(&harness).placement(&selected).unwrap().start_week, 1);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Event::Text("٤".into()));
    harness.run_ok();
    assert_eq!(plan(&harness).placement(&selected).unwrap().start_week, 4, "both digit systems are read");
    harness.key_press(Key::Tab);
    harness.run_ok();
    let _ = harness.get_by_label("Launch reel on Facebook, weeks 4–5");
}

#[test]
fn an_empty_plan_says_what_to_do() {
    let mut harness = window(Preferences::default(), None);
    harness.get_by_role_and_label(Role::Button, "Add an audience").click();
    harness.run();
    assert_eq!(plan(&harness).audiences.len(), 1);
}

#[test]
fn the_window_comes_to_rest() {
    for language in [LanguageChoice::English, LanguageChoice::Arabic] {
        let mut harness = window(Preferences { language, ..Preferences::default() }, Some(0));
        harness.run();
    }
}

#[test]
fn the_plan_page_looks_as_it_did() {
    let mut results = egui_kittest::SnapshotResults::new();
    for (name, language, theme) in [
        ("plan_en_light", LanguageChoice::English, ThemeChoice::Light),
        ("plan_ar_dark", LanguageChoice::Arabic, ThemeChoice::Dark),
    ] {
        let mut harness = window(Preferences { language, theme, ..Preferences::default() }, Some(0));
        harness.run();
        harness.snapshot(name);
        results.extend_harness(&mut harness);
    }
}

/// What is bought on terms of its own is marked at the end of its bar, whichever way the window runs.
#[test]
fn a_bar_with_terms_of_its_own_is_marked() {
    for language in [LanguageChoice::English, LanguageChoice::Arabic] {
        let mut harness = window(Preferences { language, ..Preferences::default() }, Some(0));
        let is_arabic = language == LanguageChoice::Arabic;
        let words = imc_planner::text::strings::Texts::of(harness.state().app.language()).plan_page.bar_own;
        let mark = words.unfilled().replace("{bar}", "");
        let marks = |harness: &Window| harness.query_all_by_label_contains(&mark).count();
        let own = |plan: &Plan| plan.placements.iter().filter(|line| line.rate.is_some()).count();
        assert_eq!(marks(&harness), own(plan(&harness)));
        let node = harness.query_all_by_label_contains(&mark).next().unwrap();
        let label = egui_kittest::kittest::NodeT::accesskit_node(&node).value().unwrap_or_default();
        let place = node.rect();
        let bar = harness.get_by_label(label.trim_start_matches(&mark)).rect();
        assert!(place.intersects(bar));
        assert_eq!(place.center().x < bar.center().x, is_arabic, "at the end of the bar");
        let mut line = plan(&harness).placements.iter().find(|line| line.rate.is_some()).unwrap().as_ref().clone();
        line.rate = None;
        let before = marks(&harness);
        let edit = imc_planner::edit::Change::Replace(line).into();
        update(&mut harness.state_mut().app, Action::Edit { edit, gesture: None });
        harness.run();
        assert_eq!(marks(&harness), before - 1);
    }
}

/// Many messages: the cards that cannot be seen are not laid out, and scrolling brings them.
#[test]
fn cards_come_into_view_by_scrolling_and_by_keyboard() {
    let mut harness = soap();
    // In a window of this width the cards would be folded.
    update(&mut harness.state_mut().app, Action::Room(RoomChange::Fold(Panel::Inspector, true)));
    for _ in 0..40 {
        update(&mut harness.state_mut().app, Action::Command(Command::AddMessage));
    }
    update(&mut harness.state_mut().app, Action::GoTo(Page::Plan));
    harness.run();
    let id = harness.state().app.plan().messages[7 + 12].id.to_string();
    let [twelfth, thirtieth, fortieth] = [12, 30, 40].map(|number| format!("Unnamed message {number}"));
    let shows = |harness: &Window, name| harness.query_by_role_and_label(Role::ListBoxOption, name).is_some();
    assert!(shows(&harness, "Launch reel") && !shows(&harness, &thirtieth) && !shows(&harness, &fortieth));
    harness.event(Event::PointerMoved(eframe::egui::pos2(180.0, 400.0)));
    harness.step();
    harness.event(Event::MouseWheel {
        unit: eframe::egui::MouseWheelUnit::Point,
        delta: vec2(0.0, -10_000.0),
        phase: eframe::egui::TouchPhase::Move,
        source: eframe::egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(20);
    assert!(!shows(&harness, "Launch reel") && shows(&harness, &thirtieth) && shows(&harness, &fortieth));
    harness.get_by_role_and_label(Role::ListBoxOption, &fortieth).focus();
    harness.step();
    for _ in 0..30 {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
        harness.run_steps(12);
    }
    assert!(!shows(&harness, &fortieth), "going back by keyboard scrolls");
    harness.get_by_role_and_label(Role::ListBoxOption, &twelfth).click();
    harness.run();
    let message = harness.state().app.current.message.clone();
    assert_eq!(message.as_ref().map(imc_planner::plan::MessageId::as_str), Some(id.as_str()));
}

/// The soap plan in a window of this size, with a plan changed by `edit`.
fn sized(width: f32, height: f32) -> Window {
    let mut app = App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 3, 1));
    update(&mut app, Action::File(FileAction::OpenSample(0)));
    open(app, vec2(width, height), Theme::Light)
}

fn act(harness: &mut Window, action: Action) {
    update(&mut harness.state_mut().app, action);
    harness.run_ok();
}

/// How wide the weeks of the flowchart are.
fn weeks_width(harness: &Window) -> f32 {
    harness.get_by_role_and_label(Role::ListBox, "Flowchart: channels by week").rect().width()
}

#[test]
fn panels_fold_so_that_the_weeks_keep_their_room() {
    // A window of 1280 × 800 at scales 1 and 1.5, and one of 1024 × 700.
    for (width, height) in [(1280.0, 800.0), (853.0, 533.0), (1024.0, 700.0)] {
        let mut harness = sized(width, height);
        let least = 480.0;
        assert!(weeks_width(&harness) >= least, "{width}: {}", weeks_width(&harness));
        for panel in [Panel::Messages, Panel::Inspector] {
            act(&mut harness, Action::Room(RoomChange::Fold(panel, false)));
        }
        assert!(weeks_width(&harness) >= least, "{width}: whatever the user unfolds");
    }
}

#[test]
fn the_folded_inspector_opens_over_the_chart() {
    let mut harness = sized(860.0, 560.0);
    let before = weeks_width(&harness);
    let summary = |harness: &Window| harness.query_by_label("Summary").is_some();
    assert!(!summary(&harness), "there is no room for it");
    harness.key_press(Key::F4);
    harness.run_ok();
    assert!(summary(&harness));
    assert!((weeks_width(&harness) - before).abs() < 0.5, "it lies over the chart");
    harness.key_press(Key::F4);
    harness.run_ok();
    assert!(!summary(&harness));
    // Enter leads to the form of what is selected, which opens for it.
    let id = plan(&harness).placements[0].id.clone();
    act(&mut harness, Action::Flowchart(FlowchartAction::Select(id)));
    harness.key_press(Key::Enter);
    harness.run_ok();
    assert!(harness.get_by_role_and_label(Role::TextInput, "First week").is_focused());
}

#[test]
fn what_is_folded_is_remembered() {
    let mut harness = sized(1400.0, 800.0);
    harness.get_by_role_and_label(Role::Button, "Fold the messages").click();
    harness.run();
    assert_eq!(harness.state().app.preferences.room.messages_folded, Some(true));
    harness.get_by_role_and_label(Role::DisclosureTriangle, "Fold: Budget").click();
    harness.run();
    let line = harness.get_by_role_and_label(Role::DisclosureTriangle, "Unfold: Budget");
    let said = line.accesskit_node().value().unwrap_or_default();
    assert!(said.contains("JOD\u{a0}3,000 of 3,000"), "a folded plot still says its value: {said}");
    assert!(line.rect().height() < 29.0);
    let text = ron::to_string(&harness.state().app.preferences).unwrap();
    let again: Preferences = ron::from_str(&text).unwrap();
    assert_eq!(again.room, harness.state().app.preferences.room);
    act(&mut harness, Action::Command(Command::FoldMessages));
    assert_eq!(harness.state().app.preferences.room.messages_folded, Some(false));
}

#[test]
fn rows_have_the_height_that_is_asked_for() {
    let mut harness = sized(1400.0, 1000.0);
    let name = "Launch reel on Facebook, weeks 1–2";
    for (rows, height) in [(RowHeights::Compact, 20.0), (RowHeights::Comfortable, 24.0), (RowHeights::Automatic, 24.0)]
    {
        act(&mut harness, Action::Command(Command::Rows(rows)));
        let bar = bar(&harness, name);
        assert!((bar.height() - height).abs() < 0.5, "{rows:?}: {}", bar.height());
    }
}

#[test]
fn the_flowchart_is_a_list_that_is_read_in_order_and_pressed() {
    for language in [LanguageChoice::English, LanguageChoice::Arabic] {
        let mut harness = window(Preferences { language, ..Preferences::default() }, Some(0));
        let words = imc_planner::text::strings::Texts::of(harness.state().app.language());
        assert!(harness.query_by_role_and_label(Role::ListBox, words.plan_page.flowchart).is_some());
        let plan = plan(&harness).clone();
        let layout = harness.state().app.document().layout().clone();
        let language = harness.state().app.plan_language();
        // Each row is read before its bars, from top to bottom.
        let channel = &plan.channels[layout.channel_order().next().unwrap()];
        let lanes = &layout.channels[layout.channel_order().next().unwrap()];
        let first = &plan.placements[lanes[0].placement];
        let message = plan.message(&first.message).unwrap().name.get(language).to_owned();
        let is_read = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            let is_row = node.role() == Role::Button && node.label().as_deref() == Some(channel.name.get(language));
            is_row || (node.role() == Role::ListBoxOption && node.value().is_some())
        };
        let read = harness.query_all(by().predicate(is_read));
        let names: Vec<String> = read.filter_map(|node| node.accesskit_node().label()).collect();
        assert_eq!(names[0], channel.name.get(language));
        assert!(names[1].contains(&message), "{names:?}");
        assert!(names.len() > plan.placements.len(), "all bars are read");
        let is_bar = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == Role::ListBoxOption && node.value().is_some()
        };
        let bar = harness.query_all(by().predicate(is_bar)).nth(3).expect("a bar");
        let said = bar.accesskit_node().value().unwrap_or_default();
        assert!(said.contains("JOD") || said.contains("د.أ"), "quantity, unit and cost: {said}");
        bar.click_accesskit();
        harness.run_ok();
        assert!(harness.state().app.selection.only().is_some(), "a screen reader presses it");
    }
}

/// What a touchpad sends: two fingers pan, a pinch zooms at the pointer.
#[test]
fn two_fingers_pan_the_flowchart_and_a_pinch_zooms_it() {
    let mut harness = sized(1280.0, 800.0);
    let name = harness.state().app.locale().texts().plan_page.flowchart;
    let chart = harness.get_by_role_and_label(Role::ListBox, name).rect();
    harness.event(Event::PointerMoved(chart.center()));
    harness.run_ok();
    let before = harness.state().app.zoom;
    harness.event(Event::Zoom(1.5));
    harness.run_ok();
    let zoomed = harness.state().app.zoom;
    assert!(zoomed > before * 1.3, "{before} {zoomed}");
    let bars = |harness: &Window| -> Vec<f32> {
        let bars = harness.query_all_by(|node| node.role() == Role::ListBoxOption);
        bars.map(|bar| bar.rect().left()).collect()
    };
    let at = bars(&harness);
    harness.event(Event::MouseWheel {
        unit: eframe::egui::MouseWheelUnit::Point,
        delta: eframe::egui::vec2(-80.0, 0.0),
        phase: eframe::egui::TouchPhase::Move,
        source: eframe::egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    harness.run_ok();
    let moved = bars(&harness);
    assert!(at.iter().zip(&moved).any(|(before, after)| after < &(before - 20.0)), "{at:?} {moved:?}");
    assert!((harness.state().app.zoom - zoomed).abs() < 1e-9, "panning does not zoom");
}

/// Where what is called so begins for a reader of English, without the border around what is pressed.
fn begins(harness: &Window, name: &str) -> f32 {
    let is_figure = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.role() == Role::Button && node.label().is_some_and(|label| label.starts_with(name))
    };
    harness.get(by().predicate(is_figure)).rect().left() + 8.0
}

#[test]
fn key_figures_stand_on_the_edges_of_the_panels() {
    for size in [vec2(1920.0, 1080.0), vec2(2560.0, 1440.0)] {
        let mut app = App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 3, 1));
        update(&mut app, Action::File(FileAction::OpenSample(0)));
        let mut harness = open(app, size, Theme::Light);
        let first_week = bar(&harness, "Launch reel on Instagram, weeks 1–2").left();
        let inspector = harness.get_by_role_and_label(Role::Splitter, "Width of the details").rect().center().x;
        let (reach, spent) = (begins(&harness, "Net reach: "), begins(&harness, "Spent: "));
        assert!((reach - first_week).abs() <= 8.0, "{size:?}: {reach} over {first_week}");
        assert!((spent - inspector - 16.0).abs() <= 1.0, "{size:?}: {spent} over {inspector}");
        // They stand there on other pages too.
        update(&mut harness.state_mut().app, Action::GoTo(Page::Checks));
        harness.run();
        assert!((begins(&harness, "Net reach: ") - reach).abs() < 0.5, "{size:?}");
        assert!((begins(&harness, "Spent: ") - spent).abs() < 0.5, "{size:?}");
    }
}
