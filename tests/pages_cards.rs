//! Numbers of the pages with results open cards: what they are made of, with the plan's own values, adding up.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod window;

use eframe::egui::{Key, Modifiers, Theme, Vec2, accesskit::Role, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{Action, App, FileAction, LanguageChoice, Page, Preferences, record_week, update};
use imc_planner::plan::{ActualWeek, AudienceId, Coded, Language, Message, Money, Total};
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

/// The Reach page of the sample's first audience.
fn reach() -> Window {
    let mut window = on(Page::Reach);
    update(&mut window.state_mut().app, Action::CurrentAudience(Some(AudienceId::from("women-22-45"))));
    window.run();
    window
}

#[test]
fn a_week_of_the_build_opens_its_formulas() {
    let mut window = reach();
    window.get_by_role_and_label(Role::DisclosureTriangle, "The weeks as a table").click();
    window.run();
    press(&mut window, Role::ListBoxOption, "Week 3 · ");
    let app = &window.state().app;
    let (locale, k) = (app.locale(), app.plan().settings.effective_frequency as usize);
    let build = &app.document().analysis().reach.audiences[0].as_ref().unwrap().build;
    let (point, before) = (build[2], build[1]);
    let share = |share: f64| locale.percent(share, 1);
    // The card works it out anew from what is placed until then, so its result is that of the table.
    let mut formulas = [
        format!(" = {}", share(point.k_plus[0])),
        format!("{k}+ = Σ P(x ≥ {k}) = "),
        format!(" = {}", share(point.weekly_reach)),
        format!(
            "GRP = {} + {} = {}",
            locale.decimal(before.grp, 1),
            locale.decimal(point.weekly_grp, 1),
            locale.decimal(point.grp, 1)
        ),
        format!(
            "{} − {} = {}",
            share(point.k_plus[0]),
            share(before.k_plus[0]),
            share(point.k_plus[0] - before.k_plus[0])
        ),
    ]
    .into_iter();
    assert!(formulas.all(|text| says(&window, &text)));
    assert!(says(&window, "In the week alone:"));
    assert!(says(&window, "What would change it:"));
    window.get_by_label("Close").click();
    window.run();
    assert!(!says(&window, "In the week alone:"));
}

#[test]
fn a_pair_of_channels_opens_its_formulas() {
    let mut window = reach();
    window.get_by_role_and_label(Role::DisclosureTriangle, "The pairs as a table").click();
    window.run();
    press(&mut window, Role::ListBoxOption, "Instagram · Facebook: ");
    let app = &window.state().app;
    let results = app.document().analysis().reach.audiences[0].as_ref().unwrap();
    let (a, b) = (results.duplication.by_one(0), results.duplication.by_one(1));
    let locale = app.locale();
    let fine = |share: f64| locale.decimal(share, 4);
    let chance = format!("By chance = r(A) × r(B) = {} × {} = {}", fine(a), fine(b), locale.percent(a * b, 1));
    assert!(says(&window, &chance), "{chance}");
    let either = results.duplication.by_any(&[0, 1]);
    assert!(says(&window, &format!(" = {}", locale.percent(either, 1))));
    assert!(says(&window, "A: Instagram. B: Facebook."));
    assert!(says(&window, "Without any model, between "));
    window.get_by_label("Show “Facebook”").click();
    window.run();
    assert_eq!(window.state().app.page, Page::Channels);
    // A cell of the matrix opens the same card.
    let mut window = reach();
    press(&mut window, Role::Button, "Of those whom Facebook reaches, ");
    assert!(says(&window, &chance), "{chance}");
}

#[test]
fn a_channel_opens_a_formula_for_each_of_its_numbers() {
    let mut window = reach();
    press(&mut window, Role::ListBoxOption, "Instagram: GRP ");
    let app = &window.state().app;
    let results = app.document().analysis().reach.audiences[0].as_ref().unwrap();
    let (part, locale) = (results.channels[0].1, app.locale());
    let share = |share: f64| locale.percent(share, 1);
    for text in [
        format!("GRP = 100 × {} ÷ ", locale.decimal(part.impressions, 0)),
        format!("Reach = 1 − {} = {}", locale.decimal(1.0 - part.reach, 4), share(part.reach)),
        format!(
            "Exclusive reach = {} − {} = {}",
            share(results.k_plus[0]),
            share(results.k_plus[0] - part.exclusive_reach),
            share(part.exclusive_reach)
        ),
        format!("Adds = {} − {} = ", share(part.added_reach), share(0.0)),
        format!("Share of plan = {} ÷ {} = ", locale.decimal(part.grp, 1), locale.decimal(results.grp, 1)),
    ] {
        assert!(says(&window, &text), "{text}");
    }
    window.get_by_label("Show “Instagram”").click();
    window.run();
    assert_eq!(window.state().app.page, Page::Channels);
}

#[test]
fn cards_of_all_audiences_are_weighted_by_their_people() {
    let mut window = on(Page::Reach);
    press(&mut window, Role::Button, "Of those whom Facebook reaches, ");
    assert!(says(&window, "By chance = Σ(N × r(A) × r(B)) ÷ Σ N = "));
    press(&mut window, Role::ListBoxOption, "Instagram: GRP ");
    assert!(says(&window, "Cost per 1000 reached = "));
    assert!(!says(&window, "By chance = Σ"), "one card at a time");
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

#[test]
fn numbers_of_consistency_open_their_formulas() {
    let mut window = on(Page::Consistency);
    let results = window.state().app.document().analysis().consistency.clone();
    // The key numbers and the measures.
    press(&mut window, Role::Button, "Exposure-weighted: 0.734");
    assert!(says(&window, "What would change it:"));
    press(&mut window, Role::Button, "Coded: ");
    assert!(says(&window, "Coded attributes ÷ attributes that apply"));
    press(&mut window, Role::Button, "Commonality: 0.791");
    let count = results.commonality.tokens.len();
    assert!(says(&window, &format!(") ÷ {count} = 0.791")));
    // An audience: the formula gives the figure.
    let plan = window.state().app.plan().clone();
    let audience = plan.audiences[0].name.get(Language::En).to_owned();
    press(&mut window, Role::ListBoxOption, &format!("{audience}: Exposure-weighted 0."));
    let formula = line(&window, "C = Σ p(i)²");
    let (_, formula) = formula.split_once("S(i, j) = ").unwrap();
    if !formula.contains('…') {
        let (expression, value) = formula.rsplit_once(" = ").unwrap();
        assert!((worked_out(expression) - value.parse::<f64>().unwrap()).abs() < 0.003, "{formula}");
        let exact = results.audiences[0].exposure_weighted.unwrap();
        assert!((exact - value.parse::<f64>().unwrap()).abs() < 0.0006);
    }
    window.get_by_label(&format!("Show “{audience}”")).click();
    window.run();
    assert_eq!(window.state().app.page, Page::Audiences);
}

#[test]
fn rows_of_consistency_open_their_formulas() {
    let mut window = on(Page::Consistency);
    let analysis = window.state().app.document().analysis().clone();
    let effect = |message: usize| {
        let found = analysis.consistency.leave_one_out.iter().find(|(known, _)| *known == message);
        found.unwrap().1.unwrap()
    };
    let plan = window.state().app.plan().clone();
    let coupon = plan.messages.iter().position(|message| message.id.as_str() == "discount-coupon").unwrap();
    let (whole, signed) = (analysis.consistency.exposure_weighted.unwrap(), effect(coupon));
    press(&mut window, Role::ListBoxOption, "Discount coupon: ");
    let locale = window.state().app.locale();
    let three = |value: f64| locale.decimal(value, 3);
    let expected = format!("{} − {} = {}", three(whole + signed), three(whole), locale.signed(signed, 3));
    assert!(says(&window, &expected), "{expected}");
    // Stages of an audience and of the money: the shares are parts of one sum.
    let audience = plan.audiences[0].name.get(Language::En).to_owned();
    press(&mut window, Role::ListBoxOption, &format!("{audience}: Attention 4"));
    let met = analysis.consistency.complementarity.audiences[0];
    let all: f64 = met.iter().sum();
    let expected = format!("Attention = {} ÷ {} = ", locale.decimal(met[0], 0), locale.decimal(all, 0));
    assert!(says(&window, &expected), "{expected}");
    press(&mut window, Role::ListBoxOption, "All, by media spending: ");
    assert!(says(&window, " ÷ 2,181.000 = "));
    // A token of the platform.
    press(&mut window, Role::Button, "Identity token: Logo: ");
    // Every message to which it applies carries it, so that both numbers are one.
    let applicable = |at: usize| {
        let shares = analysis.consistency.audiences.iter().map(|audience| {
            let share = audience.message_share.iter().find(|(known, _)| *known == at).map_or(0.0, |found| found.1);
            share * audience.impressions
        });
        shares.sum::<f64>()
    };
    let is_applicable = |message: &Message| message.visuals != Coded::NotApplicable;
    let messages = plan.messages.iter().enumerate().filter(|(_, message)| is_applicable(message));
    let all = locale.decimal(messages.map(|(at, _)| applicable(at)).sum(), 0);
    assert!(says(&window, &format!("{all} ÷ {all} = 100.0%")), "{all}");
}

#[test]
fn a_link_between_weeks_opens_its_decay() {
    let mut window = window(Page::Consistency, LanguageChoice::English, vec2(1280.0, 5000.0), Theme::Light);
    window.get_by_role_and_label(Role::DisclosureTriangle, "All links between weeks").click();
    window.run();
    press(&mut window, Role::ListBoxOption, "Week 1 · ");
    assert!(says(&window, "Decay = 2^(−(2 − 1 − 1) ÷ "));
    assert!(says(&window, "L × Decay = "));
}

#[test]
fn what_is_on_the_platform_opens_its_sum() {
    let mut window = on(Page::Consistency);
    let results = window.state().app.document().analysis().consistency.clone();
    let value = window.state().app.locale().decimal(results.coherence.messages[0].unwrap(), 3);
    let place = window.get_by_label("Coherence with the platform").rect();
    let node = window.get_all_by_role(Role::Button).find(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label == format!("Launch reel: {value}") && node.rect().top() > place.top()
    });
    node.unwrap().click();
    window.run();
    assert!(says(&window, &format!(" ÷ 1.00 = {value}")));
    assert!(says(&window, "What would change it:"));
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
                    let words = &texts.consistency_page;
                    [words.profile, words.map, words.channels, words.stages, words.weeks, words.how]
                }
                Page::Budget => {
                    let words = &texts.budget_page;
                    [
                        words.weekly,
                        words.month_element,
                        words.actual,
                        words.by_element,
                        words.by_message,
                        words.by_month,
                    ]
                }
                _ => {
                    let words = &texts.reach_page;
                    [words.build, words.levels, words.channels, words.contribution, words.overlap, words.models]
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
