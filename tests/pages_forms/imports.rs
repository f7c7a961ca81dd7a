//! The preview of an import, driven by accessible name.

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{Action, Dialog, Effect, FileAction, ImportAction, Importing, LanguageChoice, Page, update};
use imc_planner::exchange::import::{Meaning, Question};

use super::window::Window;
use super::{act, control, empty, fill, plan, sample, shows, window};

/// A window with a pasted table in front of an empty plan.
fn pasted(table: &str) -> Window {
    let mut window = empty(Page::Brief);
    act(&mut window, Action::Pasted(table.to_owned()));
    window
}

fn importing(window: &Window) -> &Importing {
    let Some(Dialog::Import(importing)) = &window.state().app.dialog else { panic!("{:?}", window.state().app.dialog) };
    importing
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

/// The name of the field that begins so.
fn field_of(window: &Window, begin: &str) -> String {
    let mut names = window.query_all_by_role(Role::TextInput).filter_map(|node| node.accesskit_node().label());
    names.find(|name| name.starts_with(begin)).unwrap_or_else(|| panic!("no field begins with {begin}"))
}

#[test]
fn enter_opens_the_list_of_currencies_and_takes_one_without_importing() {
    let mut window =
        pasted("Channel\tMessage\tImpressions\tCost, £\nExample\tLaunch\t1000\t5\nOther\tLaunch\t2000\t6\n");
    control(&window, "Its amounts are in").focus();
    window.run();
    press(&mut window, Key::Enter);
    let search = field_of(&window, "Its amounts are in");
    assert!(plan(&window).placements.is_empty() && importing(&window).choices.money.currency.is_none());
    super::field(&window, &search).type_text("no such thing");
    window.run();
    press(&mut window, Key::Enter);
    assert!(importing(&window).choices.money.currency.is_none(), "nothing was found, and nothing else is done");
    fill(&mut window, &search, "EGP");
    press(&mut window, Key::Enter);
    assert_eq!(
        importing(&window).choices.money.currency.map(|currency| currency.code().to_owned()),
        Some("EGP".into())
    );
    assert!(plan(&window).placements.is_empty());
}

#[test]
fn a_list_of_an_import_is_opened_and_chosen_from_by_enter_alone() {
    let mut window = pasted("Channel\tMessage\tImpressions\nExample\tLaunch\t1000\nOther\tLaunch\t2000\n");
    control(&window, "Its rows are").focus();
    window.run();
    press(&mut window, Key::Enter);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    assert!(importing(&window).choices.corrections.kind.is_some() && plan(&window).placements.is_empty());
}

#[test]
fn enter_does_not_cancel_an_import_of_nothing_and_a_quantity_makes_it_one() {
    let mut window = pasted("Channel\tMessage\tImpressions\nExample\tLaunch\ttbc\nOther\tLaunch\ttbc\n");
    press(&mut window, Key::Enter);
    assert!(shows(&window, "nothing can be taken over"));
    let field = field_of(&window, "row 2");
    fill(&mut window, &field, "many");
    assert!(shows(&window, "“many” is no whole number of units"));
    fill(&mut window, &field, "500");
    press(&mut window, Key::Enter);
    assert!(shows(&window, "Import rows: 1") && importing(&window).choices.decisions.quantity(1) == Some(500));
    assert!(importing(&window).choices.decisions.answer(2, Question::Quantity).is_none());
    window.get_all_by_role_and_label(Role::RadioButton, "Leave the row out").next().unwrap().click();
    window.run();
    assert!(shows(&window, "nothing can be taken over"));
    window.get_all_by_role_and_label(Role::RadioButton, "Take this quantity").next().unwrap().click();
    window.run();
    assert!(shows(&window, "Import rows: 1"));
}

#[test]
fn what_is_no_exchange_rate_is_said_to_be_none_of_an_import() {
    let mut window = sample(Page::Brief);
    let table = "Channel\tMessage\tImpressions\tCost (SAR)\nExample\tReel\t1000\t5\nOther\tReel\t2000\t6\n";
    act(&mut window, Action::Pasted(table.to_owned()));
    let field = field_of(&window, "One ");
    fill(&mut window, &field, "abc");
    assert!(shows(&window, "“abc” is no exchange rate; expected is a number above zero"));
    fill(&mut window, &field, "0.19");
    assert!(!shows(&window, "“0.19” is no exchange rate; expected is a number above zero"));
    assert_eq!(importing(&window).choices.money.rates.len(), 1);
}

#[test]
fn an_import_says_what_the_command_line_says() {
    let window = pasted(
        "Channel\tMessage\tImpressions\tCost\nExample\tLaunch\t1000\t5\nOther\tLaunch\t2000\t6\nTotal\t\t3000\t11\nAgency commission 15%\t\t\t1.65\n",
    );
    assert!(shows(&window, "a commission of 15% stands under the table; it is not taken over"));
}

/// The list of what the last of 52 weeks means.
fn last_list(window: &Window) -> Node<'_> {
    window.get_by(|node| node.role() == Role::ComboBox && node.label().is_some_and(|label| label.contains("Week 52")))
}

#[test]
fn weeks_of_an_import_keep_their_titles_and_figures() {
    let weeks: Vec<String> = (1..=52).map(|week| format!("Week {week}")).collect();
    let row = |name: &str| format!("{name}\tLaunch\t{}\n", vec!["5183333.33"; 52].join("\t"));
    let table = format!("Channel\tMessage\t{}\n{}{}", weeks.join("\t"), row("Example"), row("Other"));
    for language in [LanguageChoice::English, LanguageChoice::Arabic] {
        let mut window = window([1280.0, 800.0], language, vec![Action::GoTo(Page::Brief)]);
        act(&mut window, Action::Pasted(table.clone()));
        act(&mut window, Action::Import(ImportAction::Column(0, Meaning::Channel)));
        let Some(Ok(seen)) = &importing(&window).seen else { panic!("{:?}", importing(&window).seen) };
        assert_eq!(seen.longest_figures.last().map(String::as_str), Some("5183333.33"));
        // One list says what all of the weeks mean, until each is to have its own.
        let names_last = |node: Node<'_>| node.accesskit_node().label().is_some_and(|label| label.contains("BB"));
        assert!(window.query_all_by_role(Role::ComboBox).any(names_last));
        act(&mut window, Action::Import(ImportAction::WeeksApart(true)));
        // The list of the last week is far beyond the edge until it gets the focus.
        last_list(&window).focus();
        window.run();
        window.run();
        let place = last_list(&window).rect();
        assert!(place.left() > 0.0 && place.right() < 1280.0, "{place:?}");
        if let Ok(folder) = std::env::var("PAGES_FORMS_PICTURES") {
            window.render().unwrap().save(format!("{folder}/import-{language:?}.png")).unwrap();
        }
    }
}

#[test]
fn a_wrong_delimiter_of_an_import_is_said_and_another_chosen() {
    let mut window = empty(Page::Brief);
    let bytes = "Channel;Message;Impressions\nExample;Launch;1000\nOther;Launch;2000\n".as_bytes();
    let asked = update(&mut window.state_mut().app, Action::File(FileAction::Open("/x/plan.csv".into())));
    let [Effect::ReadTable { ticket, path }] = asked.as_slice() else { panic!("{asked:?}") };
    let read = ImportAction::Read { ticket: ticket.clone(), path: path.clone(), result: Ok(bytes.into()) };
    act(&mut window, Action::Import(read));
    control(&window, "Between cells").focus();
    window.run();
    for key in [Key::ArrowDown, Key::ArrowDown, Key::Enter] {
        press(&mut window, key);
    }
    assert!(shows(&window, "no table was found with this delimiter"));
    assert!(shows(&window, "Encoding") && importing(&window).form.delimiter == Some('|'));
    // The list still has the focus, so that another one is chosen.
    for key in [Key::ArrowDown, Key::ArrowUp, Key::Enter] {
        press(&mut window, key);
    }
    assert!(shows(&window, "Import rows: 2"));
}
