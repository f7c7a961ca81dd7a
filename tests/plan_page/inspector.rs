//! The inspector of the Plan page: the grid of weeks, several bars, the summary.

use eframe::egui::{Event, Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use imc_planner::app::{Action, Command, FlowchartAction};
use imc_planner::edit::Change;
use imc_planner::plan::Placement;

use super::window::Window;
use super::{act, plan, sized};

/// Selects the first placement, with these quantities from week 1 on.
fn inspecting(quantities: &[u64]) -> Window {
    let mut harness = sized(1280.0, 1200.0);
    let first = plan(&harness).placements[0].as_ref().clone();
    let id = first.id.clone();
    let changed = Placement { quantities: quantities.to_vec(), pattern: None, start_week: 1, ..first };
    act(&mut harness, Action::Edit { edit: Change::Replace(changed).into(), gesture: None });
    act(&mut harness, Action::Flowchart(FlowchartAction::Select(id)));
    harness
}

fn quantities(harness: &Window) -> Vec<u64> {
    plan(harness).placements[0].quantities.clone()
}

fn type_text(harness: &mut Window, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run_ok();
}

fn press_key(harness: &mut Window, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_ok();
    harness.run_ok();
}

#[test]
fn weeks_are_typed_in_a_grid() {
    let mut harness = inspecting(&[10, 20, 30, 40, 50, 60]);
    harness.get_by_role_and_label(Role::Button, "Week 2, 8 Mar").click();
    harness.run_ok();
    let field = |harness: &Window, name: &str| {
        harness.query_by_role_and_label(Role::TextInput, name).is_some_and(|node| node.is_focused())
    };
    assert!(field(&harness, "Week 2, 8 Mar"));
    type_text(&mut harness, "25");
    assert_eq!(quantities(&harness), [10, 25, 30, 40, 50, 60], "typing replaces");
    press_key(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(field(&harness, "Week 7, 12 Apr") || field(&harness, "Week 6, 5 Apr"), "Enter goes down a month");
    press_key(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press_key(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press_key(&mut harness, Modifiers::NONE, Key::Tab);
    let focused = (1..=6).find(|week| {
        let name = format!("Week {week}, ");
        let mut found = harness.query_all_by_label_contains(&name);
        found.any(|node| node.accesskit_node().role() == Role::TextInput && node.is_focused())
    });
    let focused = focused.expect("a cell has the focus") as usize;
    type_text(&mut harness, "7");
    press_key(&mut harness, Modifiers::COMMAND, Key::D);
    let after = quantities(&harness);
    assert!(after[focused - 1..].iter().all(|quantity| *quantity == 7), "Ctrl+D fills to the end: {after:?}");
    act(&mut harness, Action::Command(Command::Undo));
    assert_eq!(quantities(&harness)[focused - 1], 7, "filling is a step of its own");
    assert!(plan(&harness).placements[0].pattern.is_none());
}

#[test]
fn a_row_of_a_sheet_is_pasted_from_a_week_on() {
    let mut harness = inspecting(&[10, 20, 30, 40]);
    harness.get_by_role_and_label(Role::Button, "Week 2, 8 Mar").click();
    harness.run_ok();
    harness.event(Event::Paste("1,000\t\t3".to_owned()));
    harness.run_ok();
    assert_eq!(quantities(&harness), [10, 1_000, 30, 3], "a blank cell keeps its week");
    harness.event(Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        eframe::egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("1000\t30\t3"));
    harness.event(Event::Paste("1\t2\t3\t4\t5\t6\t7\t8\t9\t10".to_owned()));
    harness.run_ok();
    assert_eq!(quantities(&harness).len(), 8, "as far as the plan goes");
}

#[test]
fn nothing_selected_shows_the_plan_and_one_primary_button() {
    let harness = sized(1280.0, 1000.0);
    assert!(harness.query_by_label("Summary").is_some());
    let all = |text: &str| harness.query_all_by_label_contains(text).count();
    assert!(all("8 messages, 7 channels, 11 placements") > 0);
    assert!(all("JOD\u{a0}3,000 of 3,000") > 0);
    assert!(harness.query_by_label("What is next").is_some());
    let buttons = ["Show it", "Show the two", "Select the drafts", "Show the checks"];
    let shown: usize = buttons.iter().map(|name| harness.query_all_by_role_and_label(Role::Button, name).count()).sum();
    assert_eq!(shown, 1);
}

#[test]
fn several_bars_are_changed_at_once() {
    let mut harness = sized(1280.0, 1200.0);
    let placements: Vec<_> = plan(&harness).placements.iter().take(2).map(|placement| placement.id.clone()).collect();
    let select = FlowchartAction::SelectMany { placements: placements.clone(), extend: false };
    act(&mut harness, Action::Flowchart(select));
    let steps = harness.state().app.document().history().steps().1;
    let total = harness.get_by_role_and_label(Role::TextInput, "Units in all");
    total.click();
    harness.run_ok();
    press_key(&mut harness, Modifiers::COMMAND, Key::A);
    type_text(&mut harness, "100001");
    press_key(&mut harness, Modifiers::NONE, Key::Tab);
    let sum = |harness: &Window| imc_planner::edit::units_of(plan(harness), &placements);
    assert_eq!(sum(&harness), 100_001, "whole units, the exact total");
    assert_eq!(harness.state().app.document().history().steps().1, steps + 1, "one step");
    let starts = |harness: &Window| {
        placements.iter().map(|id| plan(harness).placement(id).unwrap().start_week).collect::<Vec<u32>>()
    };
    let before = starts(&harness);
    harness.get_by_role_and_label(Role::TextInput, "Later by weeks").click();
    harness.run_ok();
    press_key(&mut harness, Modifiers::COMMAND, Key::A);
    type_text(&mut harness, "2");
    press_key(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(starts(&harness), before.iter().map(|week| week + 2).collect::<Vec<u32>>());
}

/// Fault 24: what lies behind the end of the plan costs nothing, and its bar does not count it.
#[test]
fn weeks_behind_the_end_count_on_no_bar() {
    let said = |harness: &Window| {
        let is_bar = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == Role::ListBoxOption && node.value().is_some() && node.is_selected() == Some(true)
        };
        let bar = harness.query_all(by().predicate(is_bar)).next().expect("the selected bar");
        bar.accesskit_node().value().unwrap_or_default()
    };
    let weeks = plan(&inspecting(&[1])).calendar.weeks as usize;
    let (within, beyond) = (inspecting(&vec![40_000; weeks]), inspecting(&vec![40_000; weeks + 3]));
    assert_eq!(said(&within), said(&beyond), "quantity and cost");
    assert!(!said(&within).is_empty());
}

#[test]
fn several_weeks_are_chosen_and_filled_emptied_copied_and_pasted_over() {
    let mut harness = inspecting(&[10, 20, 30, 40, 50]);
    harness.get_by_role_and_label(Role::Button, "Week 2, 8 Mar").click();
    harness.run_ok();
    press_key(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    press_key(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    harness.event(Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        eframe::egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("20\t30\t40"), "what is chosen alone");
    press_key(&mut harness, Modifiers::COMMAND, Key::D);
    assert_eq!(quantities(&harness), [10, 20, 20, 20, 50], "filling stops where the choice does");
    press_key(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(quantities(&harness), [10, 0, 0, 0, 50]);
    act(&mut harness, Action::Command(Command::Undo));
    act(&mut harness, Action::Command(Command::Undo));
    assert_eq!(quantities(&harness), [10, 20, 30, 40, 50], "each is a step of its own");
}
