//! Cards of the Budget page.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{Action, Page, record_week, update};
use imc_planner::plan::{ActualWeek, Language, Money, Total};

use super::window::Window;
use super::{assert_adds_up, money, names, on, press, says};

#[test]
fn a_row_of_the_budget_opens_what_it_is_made_of() {
    let mut window = on(Page::Budget);
    let app = &window.state().app;
    let results = app.document().analysis().budget.clone();
    let plan = app.plan().clone();
    let channel = plan.channels[0].name.get(Language::En).to_owned();
    let message = plan.messages[0].name.get(Language::En).to_owned();
    let audience = plan.audiences[0].name.get(Language::En).to_owned();
    let rows = [
        (channel.clone(), results.by_channel[0]),
        (message, results.by_message[0]),
        (audience, results.by_audience[0]),
        ("March 2026".to_owned(), results.by_month[0].1),
        ("Advertising".to_owned(), results.by_element[0].1),
    ];
    for (name, amount) in &rows {
        let row = format!("{name}: Amount {}, ", money(&window, *amount));
        press(&mut window, Role::ListBoxOption, &row);
        assert_adds_up(&window, name, *amount);
        assert!(says(&window, "What would change it:"));
        assert!(says(&window, "Share of media = "));
        window.get_by_label("Close").click();
        window.run();
        assert!(!says(&window, "How it is calculated"));
    }
    let row = format!("{channel}: Amount {}, ", money(&window, results.by_channel[0]));
    press(&mut window, Role::ListBoxOption, &row);
    assert!(says(&window, " units × "));
    assert!(says(&window, "CPM = "));
    window.get_by_label(&format!("Show “{channel}”")).click();
    window.run();
    assert_eq!(window.state().app.page, Page::Channels);
}

#[test]
fn a_cell_of_months_and_elements_opens_what_it_is_made_of() {
    let mut window = on(Page::Budget);
    let results = window.state().app.document().analysis().budget.clone();
    let cells = results.by_element_month();
    let cell = |name: &str, amount: Total, window: &Window| format!("{name}: {}", money(window, amount));
    let name = cell("March 2026, Advertising", cells[0][0], &window);
    press(&mut window, Role::Button, &name);
    assert_adds_up(&window, "Advertising, March 2026", cells[0][0]);
    let other = results.other_by_month[0];
    let all = results.by_month[0].1 + other;
    let name = cell("March 2026, Total", all, &window);
    press(&mut window, Role::Button, &name);
    assert_adds_up(&window, "March 2026", all);
    let name = cell("All months, Total", results.total, &window);
    press(&mut window, Role::Button, &name);
    assert_adds_up(&window, "Spent", results.total);
    if !other.is_nothing() {
        let name = cell("March 2026, Other costs", other, &window);
        press(&mut window, Role::Button, &name);
        assert_adds_up(&window, "Other costs, March 2026", other);
    }
}

#[test]
fn a_week_of_spending_opens_what_it_is_made_of() {
    let mut window = on(Page::Budget);
    window.get_by_role_and_label(Role::DisclosureTriangle, "The weeks as a table").click();
    window.run();
    let results = window.state().app.document().analysis().budget.clone();
    press(&mut window, Role::ListBoxOption, "Week 2 · ");
    let card = window.query_all_by_label_contains("How it is calculated: Week 2 · ").next().unwrap();
    let node = card.accesskit_node();
    let title = node.label().or_else(|| node.value()).unwrap().split_once(": ").unwrap().1.to_owned();
    assert_adds_up(&window, &title, results.by_week[1] + results.other_by_week[1]);
    assert!(says(&window, "to date = "));
}

#[test]
fn a_row_of_planned_against_actual_opens_its_sums() {
    let mut window = on(Page::Budget);
    let app = &mut window.state_mut().app;
    let id = app.plan().placements[0].id.clone();
    for (week, spent) in [(1, "140.000"), (2, "155.500")] {
        let entry = ActualWeek { week, delivered: Some(100_000), spent: Some(spent.parse().unwrap()) };
        let edit = record_week(app.plan(), &id, entry);
        update(app, Action::Edit { edit, gesture: None });
    }
    window.run();
    press(&mut window, Role::ListBoxOption, "Launch reel · Instagram: ");
    let planned =
        window.state().app.document().analysis().budget.actual.as_ref().unwrap().placements[0].planned_to_date;
    let exact = |text: String| text.trim_start_matches(|letter: char| !letter.is_ascii_digit()).to_owned();
    let planned = exact(money(&window, planned));
    assert!(says(&window, &format!("Pace = 295.500 ÷ {planned} = ")));
    assert!(says(&window, "Delivery = 200,000 ÷ "));
    assert!(says(&window, "CPM actual = 295.500 ÷ "));
    assert!(says(&window, "delivered 100,000"));
    let spent: Vec<String> = names(&window, Role::Row);
    assert!(spent.iter().any(|name| *name == format!("Spent: Amount {}", money(&window, Money(295_500)))), "{spent:?}");
}
