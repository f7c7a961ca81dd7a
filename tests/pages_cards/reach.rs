//! Cards of the Reach page.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use imc_planner::app::{Action, Page, update};
use imc_planner::plan::AudienceId;

use super::window::Window;
use super::{on, press, says};

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
