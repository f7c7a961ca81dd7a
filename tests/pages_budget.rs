//! Money in the window: terms of buying, terms of a placement's own, other costs, divisions, what happened.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod window;

use std::sync::Arc;

use eframe::egui::{Key, Modifiers, Role, Theme, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::Queryable as _;
use imc_planner::app::{Action, App, Command, FileAction, LanguageChoice, Page, Preferences, update};
use imc_planner::budget::BudgetResults;
use imc_planner::edit::{Edit, ItemId};
use imc_planner::gui::ViewState;
use imc_planner::plan::{
    ActualWeek, ChannelId, Commission, CommissionBase, CostBase, CostLine, Division, DivisionBy, Language, Money,
    PlacementId, Tax, TaxedLine,
};
use window::{State, Window, open};

fn window(state: State, size: (f32, f32), theme: Theme) -> Window {
    open(state.app, vec2(size.0, size.1), theme)
}

/// The soap sample.
fn state(language: LanguageChoice) -> State {
    let preferences = Preferences { language, ..Preferences::default() };
    let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
    update(&mut app, Action::File(FileAction::OpenSample(0)));
    State { app, view: ViewState::default() }
}

fn on(page: Page) -> Window {
    let mut state = state(LanguageChoice::English);
    update(&mut state.app, Action::GoTo(page));
    window(state, (1280.0, 3600.0), Theme::Light)
}

fn showing(item: ItemId) -> Window {
    let mut state = state(LanguageChoice::English);
    update(&mut state.app, Action::Show(item));
    window(state, (1280.0, 3600.0), Theme::Light)
}

fn edit(state: &mut State, edit: Edit) {
    update(&mut state.app, Action::Edit { edit, gesture: None });
}

/// The control of this name, whatever labels say the same.
fn control<'t>(harness: &'t Window, name: &'t str) -> Node<'t> {
    harness.get_by(move |node| node.role() != Role::Label && node.label().as_deref() == Some(name))
}

fn type_over(harness: &mut Window, name: &str, text: &str) {
    harness.get_by(move |node| node.label().as_deref() == Some(name) && is_field(node.role())).focus();
    harness.run_steps(3);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(2);
    harness.get_by(move |node| node.label().as_deref() == Some(name) && is_field(node.role())).type_text(text);
    harness.run_steps(4);
}

/// Leaves the field that has the focus, which ends the visit to it.
fn leave(harness: &mut Window) {
    harness.key_press(Key::Tab);
    harness.run_steps(4);
}

fn is_field(role: Role) -> bool {
    matches!(role, Role::TextInput | Role::MultilineTextInput)
}

fn click(harness: &mut Window, name: &str) {
    control(harness, name).click();
    harness.run_steps(6);
}

fn choose(harness: &mut Window, field: &str, value: &str) {
    click(harness, field);
    harness.get_by_role_and_label(Role::RadioButton, value).click();
    harness.run_steps(6);
}

fn is_said(harness: &Window, part: &str) -> bool {
    let part = part.to_owned();
    let says = move |text: Option<String>| text.is_some_and(|text| text.contains(&part));
    harness.query_all_by(move |node| says(node.label()) || says(node.value())).next().is_some()
}

fn results(harness: &Window) -> &BudgetResults {
    &harness.state().app.document().analysis().budget
}

fn placement<'a>(harness: &'a Window, id: &PlacementId) -> &'a imc_planner::plan::Placement {
    harness.state().app.plan().placement(id).unwrap()
}

/// The first placement of the sample, which is the launch reel on Instagram.
fn first(state: &State) -> PlacementId {
    state.app.plan().placements[0].id.clone()
}

#[test]
fn a_channel_is_bought_with_discounts_commission_and_fees() {
    let mut harness = showing(ItemId::Channel(ChannelId::from("instagram")));
    let before = results(&harness).by_channel[0].exact().unwrap();
    type_over(&mut harness, "Negotiated discount", "10");
    assert_eq!(results(&harness).by_channel[0], Money(before.0 * 9 / 10));
    type_over(&mut harness, "Negotiated discount", "101");
    assert!(is_said(&harness, "A number from 0% to 100%"));
    assert_eq!(results(&harness).by_channel[0], Money(before.0), "the value from before the visit");
    type_over(&mut harness, "Negotiated discount", "10");
    leave(&mut harness);
    type_over(&mut harness, "Negotiated discount", "101");
    assert!(is_said(&harness, "A number from 0% to 100%"));
    leave(&mut harness);
    assert_eq!(results(&harness).by_channel[0], Money(before.0 * 9 / 10), "the old value stays");
    click(&mut harness, "Own commission");
    type_over(&mut harness, "Commission", "15");
    assert!(is_said(&harness, "15.00% of gross = 17.65% on net"));
    click(&mut harness, "Volume discounts");
    click(&mut harness, "Add a step");
    type_over(&mut harness, "Step 1: from units", "1000000");
    type_over(&mut harness, "Step 1: percent", "5");
    assert!(is_said(&harness, "more units to 5%"));
    click(&mut harness, "Fees of every placement");
    click(&mut harness, "Add a fee");
    choose(&mut harness, "Fee 1: percent of", "of the total, fee included");
    type_over(&mut harness, "Fee 1: value", "10");
    let lines = results(&harness).channels[0].lines;
    let of = |line: CostLine| lines.of(line).exact().unwrap();
    assert_eq!(of(CostLine::Commission), of(CostLine::CommissionIncluded));
    let sum = of(CostLine::Net) + of(CostLine::Commission) + of(CostLine::Fees);
    assert!(of(CostLine::Fees) > Money::ZERO && of(CostLine::Total) == sum);
    assert!(is_said(&harness, "Net, paid to the medium"));
}

#[test]
fn another_currency_needs_its_rate() {
    let mut harness = showing(ItemId::Channel(ChannelId::from("instagram")));
    let before = results(&harness).by_channel[0].exact().unwrap();
    click(&mut harness, "Currency of the rate");
    choose(&mut harness, "Quoted in", "BHD · Bahraini Dinar");
    assert!(is_said(&harness, "Without an exchange rate"));
    let missing = imc_planner::plan::NotComputable::NoExchangeRate;
    assert_eq!(results(&harness).by_channel[0].exact(), Err(missing), "not nothing");
    type_over(&mut harness, "Exchange rate", "2");
    assert_eq!(results(&harness).by_channel[0], Money(before.0 * 2));
    type_over(&mut harness, "Day of that rate", "2026-02-28");
    let exchange = harness.state().app.plan().channels[0].terms.exchange.clone().unwrap();
    assert_eq!(exchange.date, Some(jiff::civil::date(2026, 2, 28)));
}

#[test]
fn own_terms_are_marked_and_can_be_reset() {
    let state = state(LanguageChoice::English);
    let id = first(&state);
    let mut harness = showing(ItemId::Placement(id.clone()));
    let cost = |harness: &Window| results(harness).placements[0].total().exact().unwrap();
    let before = cost(&harness);
    if harness.query_by_label("Own discount").is_none() {
        click(&mut harness, "Own terms");
    }
    click(&mut harness, "Own discount");
    type_over(&mut harness, "Negotiated discount", "50");
    assert_eq!(cost(&harness), Money(before.0 / 2));
    assert!(is_said(&harness, "own"));
    type_over(&mut harness, "Free units (added value)", "1000");
    assert!(placement(&harness, &id).terms.free_units == 1000);
    click(&mut harness, "Back to the channel’s terms");
    let reset = placement(&harness, &id);
    assert_eq!((reset.rate, reset.terms.discount_percent, reset.terms.free_units), (None, None, 1000));
}

#[test]
fn more_delivered_than_a_plan_can_hold_is_refused_at_the_field() {
    let state = state(LanguageChoice::English);
    let id = first(&state);
    let mut harness = showing(ItemId::Placement(id.clone()));
    click(&mut harness, "What happened");
    let recorded = |harness: &Window| {
        let record = harness.state().app.plan().actuals.find(&id).cloned();
        record.and_then(|record| record.in_week(1).and_then(|week| week.delivered))
    };
    // One visit to the field, digit after digit.
    for (typed, expected) in [("9", 9), ("90000", 90_000)] {
        type_over(&mut harness, "Delivered in week 1", typed);
        assert_eq!(recorded(&harness), Some(expected));
    }
    let range = "A number from 0 to 1,000,000,000,000";
    type_over(&mut harness, "Delivered in week 1", "1000000000001");
    assert!(is_said(&harness, range));
    assert_eq!(recorded(&harness), None, "the value from before the visit");
    type_over(&mut harness, "Delivered in week 1", "90000");
    leave(&mut harness);
    type_over(&mut harness, "Delivered in week 1", "1000000000001");
    assert!(is_said(&harness, range));
    leave(&mut harness);
    assert_eq!(recorded(&harness), Some(90_000), "the old value stays");
    type_over(&mut harness, "Delivered in week 1", "1000000000000");
    assert!(!is_said(&harness, "A number from 0 to"));
    assert_eq!(recorded(&harness), Some(1_000_000_000_000));
}

#[test]
fn a_wanted_total_is_turned_into_units() {
    let mut state = state(LanguageChoice::English);
    let id = first(&state);
    let mut channel = state.app.plan().channels[0].as_ref().clone();
    channel.cost = imc_planner::plan::CostModel::PerThousand("1.250".parse().unwrap());
    edit(&mut state, Edit::Channel(imc_planner::edit::Change::Replace(channel)));
    let mut line = state.app.plan().placement(&id).unwrap().clone();
    line.rate = None;
    edit(&mut state, Edit::Placement(imc_planner::edit::Change::Replace(line)));
    update(&mut state.app, Action::Show(ItemId::Placement(id.clone())));
    let mut harness = window(state, (1280.0, 3600.0), Theme::Light);
    click(&mut harness, "What a total buys");
    type_over(&mut harness, "Wanted total", "100");
    assert!(is_said(&harness, "80,000 units for JOD\u{a0}100.000"));
    click(&mut harness, "Use these quantities");
    assert_eq!(placement(&harness, &id).quantities.iter().sum::<u64>(), 80_000);
    assert_eq!(results(&harness).placements[0].total(), Money(100_000));
}

#[test]
fn a_cost_is_a_percent_and_says_what_it_comes_to() {
    let mut harness = on(Page::Budget);
    let name = harness.state().app.plan().other_costs[0].name.en.clone();
    choose(&mut harness, &format!("Calculated as: {name}"), "Percent");
    type_over(&mut harness, &format!("Percent: {name}"), "10");
    let media = results(&harness).media.exact().unwrap();
    assert_eq!(results(&harness).other_costs[0].total, Money(media.0 / 10));
    assert!(is_said(&harness, "It comes to JOD\u{a0}218.100"));
    choose(&mut harness, &format!("Cost: {name}"), "of all that is spent");
    let share = harness.state().app.plan().other_costs[0].terms.share.clone().unwrap();
    assert_eq!(share.of, CostBase::Total);
}

#[test]
fn the_budget_is_divided_and_locked() {
    let mut harness = on(Page::Budget);
    click(&mut harness, "Divide the budget by month");
    type_over(&mut harness, "Percent: March 2026", "60");
    type_over(&mut harness, "Percent: April 2026", "40");
    let allotted = |harness: &Window| -> Vec<i128> {
        results(harness).divisions[0].parts.iter().map(|part| part.allotted.unwrap().0).collect()
    };
    assert_eq!(allotted(&harness), [1_308_600, 872_400]);
    assert!(is_said(&harness, "To divide: JOD\u{a0}2,181.000"));
    click(&mut harness, "Lock the amount: March 2026");
    type_over(&mut harness, "Budget", "4000");
    assert_eq!(allotted(&harness), [1_308_600, 1_872_400], "the locked part stays");
    choose(&mut harness, "Method: Month", "Objective and task");
    type_over(&mut harness, "Cost of the task: April 2026", "100");
    assert_eq!(allotted(&harness), [1_308_600, 100_000]);
    click(&mut harness, "Make the budget what the parts need: JOD\u{a0}2,227.600");
    assert_eq!(harness.state().app.plan().money.budget.to_string(), "2227.600");
    click(&mut harness, "Remove this division: Month");
    assert!(results(&harness).divisions.is_empty());
}

#[test]
fn what_happened_is_pasted_with_a_preview() {
    let mut harness = on(Page::Budget);
    let id = first(harness.state());
    let rows = format!("{id}\t1\t100000\t140.000\n{id}\t2\t٩٠٠٠٠\t155.5\nnobody\t1\t5\t5\n{id}\t1\n");
    let name = "Paste rows here: placement, week, delivered, spent";
    type_over(&mut harness, name, &rows);
    assert!(is_said(&harness, "Rows that can be recorded: 2; rows with errors: 2"));
    assert!(is_said(&harness, "Row 3: no placement is called"));
    assert!(is_said(&harness, "Row 4: columns are missing"));
    let media = results(&harness).media;
    click(&mut harness, "Record 2");
    let actual = results(&harness).actual.clone().unwrap();
    assert_eq!((actual.spent.exact(), actual.placements[0].delivered), (Ok(Money(295_500)), 190_000));
    assert_eq!(results(&harness).media, media);
    assert!(is_said(&harness, "Up to week 2: spent JOD\u{a0}295.500"));
    update(&mut harness.state_mut().app, Action::Command(Command::Undo));
    harness.run_steps(4);
    assert!(results(&harness).actual.is_err());
}

#[test]
fn figures_open_their_cards() {
    let mut harness = on(Page::Budget);
    click(&mut harness, "Left: open how it is calculated");
    assert!(is_said(&harness, "Left = budget − spent"));
    click(&mut harness, "Other costs: open how it is calculated");
    assert!(is_said(&harness, "How it is calculated: Other costs"));
    click(&mut harness, "Close");
    assert!(!is_said(&harness, "How it is calculated"));
    click(&mut harness, "Commission and tax");
    click(&mut harness, "Tax");
    type_over(&mut harness, "Percent", "16");
    assert!(results(&harness).lines.of(CostLine::Tax).exact().unwrap() > Money::ZERO);
    click(&mut harness, "Commission of the plan");
    assert!(is_said(&harness, "15.00% of gross = 17.65% on net"));
    click(&mut harness, "Tax: JOD\u{a0}348.960");
    assert!(is_said(&harness, "Tax = percent of the lines that bear it"));
}

/// The sample with something of everything about money.
fn rich(language: LanguageChoice) -> State {
    let mut state = state(language);
    let percent = |percent: &str| percent.parse().unwrap();
    edit(&mut state, Edit::Commission(Some(Commission { percent: percent("15"), base: CommissionBase::OfGross })));
    let on = vec![TaxedLine::Media, TaxedLine::Commission, TaxedLine::Fees];
    edit(&mut state, Edit::Tax(Some(Tax { percent: percent("16"), on, ..Tax::on_media() })));
    let elements = imc_planner::plan::Element::ALL;
    for position in 0..state.app.plan().channels.len() {
        let mut channel = state.app.plan().channels[position].as_ref().clone();
        channel.element = elements[position % 4];
        channel.terms.discount_percent = percent("5");
        edit(&mut state, Edit::Channel(imc_planner::edit::Change::Replace(channel)));
    }
    let equal = imc_planner::plan::DivisionMethod::EqualShare;
    let divisions = vec![
        Division { by: DivisionBy::Element, method: equal, parts: Vec::new() },
        Division { by: DivisionBy::Month, ..Division::default() },
    ];
    edit(&mut state, Edit::Divisions(divisions));
    for (position, week, spent) in [(0, 1, "140.000"), (0, 2, "160.500"), (1, 1, "70.000"), (3, 3, "180.000")] {
        let line = Arc::clone(&state.app.plan().placements[position]);
        let entry = ActualWeek { week, delivered: Some(line.quantity_in(week) * 9 / 10), spent: Some(percent(spent)) };
        let record = imc_planner::app::record_week(state.app.plan(), &line.id, entry);
        edit(&mut state, record);
    }
    state
}

/// The pages about money draw in both languages and looks; pictures go to a folder of the build for whoever wants to look.
#[test]
fn money_is_drawn_in_both_languages_and_looks() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages_budget");
    std::fs::create_dir_all(&folder).unwrap();
    let looks = [
        ("en-light", LanguageChoice::English, Theme::Light, (1280.0, 2900.0)),
        ("ar-dark", LanguageChoice::Arabic, Theme::Dark, (1280.0, 2900.0)),
        ("ar-light-wide", LanguageChoice::Arabic, Theme::Light, (1920.0, 1080.0)),
        ("en-dark-wide", LanguageChoice::English, Theme::Dark, (1920.0, 1080.0)),
    ];
    for (look, language, theme, size) in looks {
        for (page, name) in [(Page::Budget, "budget"), (Page::Channels, "channels"), (Page::Plan, "plan")] {
            let mut state = rich(language);
            if page == Page::Plan {
                let id = first(&state);
                update(&mut state.app, Action::Show(ItemId::Placement(id)));
            }
            update(&mut state.app, Action::GoTo(page));
            let mut harness = window(state, size, theme);
            let picture = harness.render().unwrap();
            let shades: std::collections::BTreeSet<_> = picture.pixels().map(|pixel| pixel.0).collect();
            assert!(shades.len() > 20, "{name} {look} is blank");
            picture.save(folder.join(format!("{name}-{look}.png"))).unwrap();
        }
    }
}
