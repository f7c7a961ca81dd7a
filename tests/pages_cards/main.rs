//! Numbers of the pages with results open cards: what they are made of, with the plan's own values, adding up.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod budget;
mod consistency;
mod reach;
#[path = "../window/mod.rs"]
mod window;

use eframe::egui::{Key, Modifiers, Theme, Vec2, accesskit::Role, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{Action, App, FileAction, LanguageChoice, Page, Preferences, update};
use imc_planner::plan::{Language, Money, Total};
use window::{Window, open};

/// The soap sample on `page`.
fn window(page: Page, language: LanguageChoice, size: Vec2, look: Theme) -> Window {
    let preferences = Preferences { language, ..Preferences::default() };
    let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
    update(&mut app, Action::File(FileAction::OpenSample(0)));
    update(&mut app, Action::GoTo(page));
    open(app, size, look)
}

fn on(page: Page) -> Window {
    window(page, LanguageChoice::English, vec2(1280.0, 3600.0), Theme::Light)
}

fn says(window: &Window, part: &str) -> bool {
    window.query_all_by_label_contains(part).next().is_some()
}

/// Presses what has this role and a name that begins so.
fn press(window: &mut Window, role: Role, name: &str) {
    let found = window.get_all_by_role(role).find(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.starts_with(name)
    });
    found.unwrap_or_else(|| panic!("nothing is called {name}")).click();
    window.run();
}

fn names(window: &Window, role: Role) -> Vec<String> {
    window.get_all_by_role(role).filter_map(|node| node.accesskit_node().label()).collect()
}

fn money(window: &Window, amount: impl Into<Total>) -> String {
    let app = &window.state().app;
    app.locale().total(amount.into(), app.plan().money.currency)
}

/// The names and amounts of the open card's list: its rows are those that end with an amount, with nothing after it but
/// how it came about.
fn rows_of_card(window: &Window, title: &str) -> Vec<(String, Money)> {
    let app = &window.state().app;
    let currency = app.plan().money.currency;
    let symbol = app.locale().currency(currency).into_owned();
    let _ = window.get_by_label(&format!("How it is calculated: {title}"));
    let top = window.get_by_label(&format!("How it is calculated: {title}")).rect().top();
    // Rows that lead nowhere are read; the others are pressed.
    let is_row = |role: Role| matches!(role, Role::ListBoxOption | Role::Row);
    let rows = window.get_all_by(move |node| is_row(node.role())).filter(|node| node.rect().top() > top);
    let read = |label: String| {
        let (name, rest) = label.split_once(&format!(": Amount {symbol}\u{a0}"))?;
        let number: String =
            rest.chars().take_while(|letter| letter.is_ascii_digit() || ".,".contains(*letter)).collect();
        let minus = if name.ends_with('-') { "-" } else { "" };
        let amount = format!("{minus}{}", number.replace(',', "")).parse().ok()?;
        Some((name.to_owned(), currency.money(amount)))
    };
    let mut found = Vec::new();
    for row in rows.filter_map(|node| read(node.accesskit_node().label()?)) {
        let is_sum = row.0 == title;
        found.push(row);
        if is_sum {
            break;
        }
    }
    found
}

/// The list of the open card ends with `sum`, and what stands before it adds up to that.
fn assert_adds_up(window: &Window, title: &str, sum: impl Into<Total>) {
    let sum = sum.into().exact().unwrap();
    let rows = rows_of_card(window, title);
    let ((last, amount), parts) = rows.split_last().unwrap();
    assert_eq!((last.as_str(), *amount), (title, sum), "{rows:?}");
    assert!(!parts.is_empty(), "{title}");
    assert_eq!(parts.iter().map(|(_, part)| *part).sum::<Money>(), sum, "{rows:?}");
}

/// Where a card was opened by keyboard, the keyboard is in it, and comes back.
#[test]
fn a_card_is_opened_and_closed_by_keyboard_and_comes_into_sight() {
    let mut window = window(Page::Budget, LanguageChoice::English, vec2(1280.0, 800.0), Theme::Light);
    let amount = window.state().app.document().analysis().budget.by_channel[0].exact().unwrap();
    let row = format!("Instagram: Amount {}, ", money(&window, amount));
    let find = |window: &Window, focused: bool| {
        window.get_all_by_role(Role::ListBoxOption).any(|node| {
            node.accesskit_node().label().unwrap_or_default().starts_with(&row) && (!focused || node.is_focused())
        })
    };
    assert!(find(&window, false));
    let node = window
        .get_all_by_role(Role::ListBoxOption)
        .find(|node| node.accesskit_node().label().unwrap_or_default().starts_with(&row));
    node.unwrap().focus();
    window.run();
    window.key_press_modifiers(Modifiers::NONE, Key::Enter);
    window.run();
    let title = window.get_by_label("How it is calculated: Instagram").rect();
    assert!(title.top() > 0.0 && title.bottom() < 800.0, "{title:?}");
    assert!(window.get_by_label("Close").is_focused());
    window.key_press_modifiers(Modifiers::NONE, Key::Enter);
    window.run();
    assert!(!says(&window, "How it is calculated"));
    assert!(find(&window, true));
}

/// The sum of an expression like `(0.3 × 0.2 + 0.1) ÷ 2`, of numbers with thousands separators.
fn worked_out(expression: &str) -> f64 {
    fn sum(rest: &mut &str) -> f64 {
        let mut value = product(rest);
        while let Some(sign) = rest.chars().next().filter(|sign| "+−".contains(*sign)) {
            *rest = &rest[sign.len_utf8()..];
            let next = product(rest);
            value = if sign == '+' { value + next } else { value - next };
        }
        value
    }
    fn product(rest: &mut &str) -> f64 {
        let mut value = factor(rest);
        while let Some(sign) = rest.chars().next().filter(|sign| "×÷".contains(*sign)) {
            *rest = &rest[sign.len_utf8()..];
            let next = factor(rest);
            value = if sign == '×' { value * next } else { value / next };
        }
        value
    }
    fn factor(rest: &mut &str) -> f64 {
        if let Some(inner) = rest.strip_prefix('(') {
            *rest = inner;
            let value = sum(rest);
            *rest = rest.strip_prefix(')').unwrap();
            return value;
        }
        let end = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(rest.len());
        let (number, after) = rest.split_at(end);
        *rest = after;
        number.parse().unwrap()
    }
    let clean: String = expression.chars().filter(|letter| !letter.is_whitespace() && *letter != ',').collect();
    sum(&mut clean.as_str())
}

/// What is shown that begins so.
fn line(window: &Window, start: &str) -> String {
    let found = window.query_all_by_label_contains(start).find_map(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value()].into_iter().flatten().find(|text| text.starts_with(start))
    });
    found.unwrap_or_else(|| panic!("nothing begins with {start}"))
}

/// Every page with results, part by part, with a card in each: the harness looks for missing letters and names. Pictures are
/// made where `IMC_PICTURES` names a folder.
#[test]
fn pages_are_drawn_with_cards() {
    let looks = [
        (LanguageChoice::English, Theme::Light, vec2(1280.0, 1400.0), "en-light"),
        (LanguageChoice::Arabic, Theme::Dark, vec2(1920.0, 1300.0), "ar-dark"),
    ];
    for (language, look, size, suffix) in looks {
        for page in [Page::Consistency, Page::Budget, Page::Reach] {
            let texts = window(page, language, size, look).state().app.locale().texts();
            let parts = match page {
                Page::Consistency => {
                    let words = &texts.figures;
                    let how = texts.consistency_page.how;
                    [words.profile, words.message_by_message, words.channel_by_channel, words.stages, words.weeks, how]
                }
                Page::Budget => {
                    let words = &texts.figures;
                    [
                        words.spending_by_week,
                        words.month_element,
                        words.planned_and_actual,
                        words.media_by_element,
                        words.media_by_message,
                        words.media_by_month,
                    ]
                }
                _ => {
                    let words = &texts.figures;
                    let channels = texts.reach_page.channels;
                    [
                        words.reach_build,
                        words.reach_levels,
                        channels,
                        words.contribution,
                        words.channel_overlap,
                        words.same_plan_by_models,
                    ]
                }
            };
            for (number, part) in parts.into_iter().enumerate() {
                let mut window = window(page, language, size, look);
                window.get_all_by_label(part).last().unwrap().scroll_to_me();
                window.run();
                let top = window.get_all_by_label(part).last().unwrap().rect().top();
                let is_in_sight = |row: &Node<'_>| row.rect().top() > top && row.rect().bottom() < size.y;
                if let Some(row) = window.get_all_by_role(Role::ListBoxOption).find(is_in_sight) {
                    row.click();
                }
                window.run();
                if let Ok(folder) = std::env::var("IMC_PICTURES") {
                    // Without a graphics card a picture may take longer than is waited for.
                    let image = (0..5).find_map(|_| window.render().ok()).unwrap();
                    image.save(format!("{folder}/{page:?}-{suffix}-{number}.png")).unwrap();
                }
            }
        }
    }
}

/// The sample with a log on the Listening page.
fn listening(language: LanguageChoice) -> Window {
    let preferences = Preferences { language, ..Preferences::default() };
    let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
    let sample = imc_planner::catalogue::SAMPLES.iter().position(|sample| sample.id == "rayhan-listening").unwrap();
    update(&mut app, Action::File(FileAction::OpenSample(sample)));
    update(&mut app, Action::GoTo(Page::Listening));
    open(app, vec2(1280.0, 4200.0), Theme::Light)
}

#[test]
fn figures_of_listening_open_cards_with_number_interval_and_method() {
    for (language, name, card) in [
        (LanguageChoice::English, "Net sentiment: ", "How it is calculated: "),
        (LanguageChoice::Arabic, "صافي المشاعر: ", "طريقة الحساب: "),
    ] {
        let mut window = listening(language);
        assert!(!says(&window, card));
        press(&mut window, Role::Button, name);
        assert!(says(&window, card));
        let net = window.state().app.document().analysis().listening.log.total;
        let formula = format!("({} − {}) ÷ {}", net.positive, net.negative, net.coded());
        if language == LanguageChoice::English {
            assert!(says(&window, &formula) && says(&window, "95% interval: "), "{formula}");
        }
        press(&mut window, Role::Button, name);
        assert!(!says(&window, card));
    }
}

#[test]
fn edges_and_claims_open_cards_and_order_the_claims() {
    use imc_planner::app::ListeningPart;
    let mut window = listening(LanguageChoice::English);
    update(&mut window.state_mut().app, Action::ShowListening(ListeningPart::Promises));
    window.run();
    press(&mut window, Role::Button, "Say and do: ");
    assert!(says(&window, "How it is calculated: Say and do") && says(&window, "Weakest promise: "));
    let worst = window.state().app.document().analysis().listening.promises.worst_delivered.unwrap();
    let claim = window.state().app.plan().vocabulary.claims[worst.claim].name.get(Language::En).to_owned();
    press(&mut window, Role::Button, &format!("{claim}: say "));
    assert!(says(&window, &format!("How it is calculated: {claim}")));
    assert!(says(&window, "Short of delivery"));
}
