//! Cards of the Consistency page.

use eframe::egui::{Theme, accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{LanguageChoice, Page};
use imc_planner::plan::{Coded, Language, Message};

use super::{line, on, press, says, window, worked_out};

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
