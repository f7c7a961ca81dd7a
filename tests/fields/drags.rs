//! Drags that begin while the caret is in a field.

use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use imc_planner::app::{Action, Command, Page};

use super::window::Window;
use super::{act, click, field, plan, press, soap, type_slowly, unfold_row};

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
