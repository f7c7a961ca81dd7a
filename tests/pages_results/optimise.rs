//! The Optimise page.

use eframe::egui::{Event, Key, Modifiers, PointerButton, Theme, accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use imc_planner::app::{Action, LanguageChoice, Page, update};
use imc_planner::plan::Language;

use super::window::Window;
use super::{picture, says, window};

/// A window on the Optimise page of the smallest sample, which is worked out at once.
fn optimise_page(language: LanguageChoice) -> Window {
    window(Page::Optimise, Some(1), language, vec2(1400.0, 1600.0), Theme::Light)
}

/// So many frames are enough for a proposal and what explains it, one after the other.
const STEPS: usize = 12;

#[test]
fn the_proposal_is_applied_as_one_step() {
    let mut window = optimise_page(LanguageChoice::English);
    window.run_steps(STEPS);
    assert!(says(&window, "Proved optimal"), "the certificate stands on the page");
    assert!(says(&window, "plans compared by"));
    let before = std::sync::Arc::clone(window.state().app.document().plan());
    window.get_by_role_and_label(Role::Button, "Apply").click();
    window.run_steps(STEPS);
    let after = std::sync::Arc::clone(window.state().app.document().plan());
    assert_ne!(before.placements, after.placements);
    assert_eq!(before.channels, after.channels, "quantities alone are changed");
    update(&mut window.state_mut().app, Action::Command(imc_planner::app::Command::Undo));
    window.run_steps(STEPS);
    assert_eq!(*before, **window.state().app.document().plan(), "one step takes all of it back");
}

#[test]
fn what_was_applied_is_the_best_when_it_is_asked_again() {
    for (language, best, from_before, from_today) in [
        (LanguageChoice::English, "already the best: proved", "asking again asks the same", "Count from today’s units"),
        (LanguageChoice::Arabic, "هي الأفضل أصلًا، بالبرهان", "قبل تطبيق المقترح", "الحساب من وحدات اليوم"),
    ] {
        let mut window = optimise_page(language);
        window.run_steps(STEPS);
        let apply = if language == LanguageChoice::English { "Apply" } else { "تطبيق" };
        window.get_by_role_and_label(Role::Button, apply).click();
        window.run_steps(STEPS);
        window.run_steps(STEPS);
        assert!(says(&window, best), "{language:?}");
        assert!(says(&window, from_before), "{language:?}: which limits hold");
        window.get_by_label(from_today).click();
        window.run_steps(STEPS);
        window.run_steps(STEPS);
        assert!(!says(&window, from_before), "{language:?}");
        update(&mut window.state_mut().app, Action::Command(imc_planner::app::Command::Undo));
        window.run_steps(STEPS);
        assert!(!says(&window, best) && !says(&window, from_before), "{language:?}: as it was");
    }
}

#[test]
fn the_table_stands_where_it_is_and_is_seen_at_the_usual_size() {
    for language in [LanguageChoice::English, LanguageChoice::Arabic] {
        let mut window = window(Page::Optimise, Some(0), language, vec2(1280.0, 800.0), Theme::Light);
        window.run();
        let plan = window.state().app.plan().clone();
        let language = if language == LanguageChoice::English { Language::En } else { Language::Ar };
        let words = &imc_planner::text::strings::Texts::of(language).optimise;
        let field = |at: usize, end: &str| format!("{}: {end}", plan.channels[at].name.get(language));
        let top_of = |window: &Window, at: usize| {
            let name = field(at, words.most);
            let found = window.query_by_role_and_label(Role::TextInput, &name).map(|node| node.rect().top());
            found.unwrap_or(f32::INFINITY)
        };
        // The table has an order of its own.
        let all = 0..plan.channels.len();
        let first = all.min_by(|one, other| top_of(&window, *one).total_cmp(&top_of(&window, *other))).unwrap();
        let top = |window: &Window| top_of(window, first);
        let before = top(&window);
        assert!(before < 800.0 - 6.0 * 32.0 - 28.0, "{before}: six rows are seen");
        // Limits that cannot be kept together, and a target beyond any plan.
        typed(&mut window, &field(first, words.least), "9");
        typed(&mut window, &field(first, words.most), "2");
        assert!((top(&window) - before).abs() < 0.5, "{language:?}: the table has not moved");
        typed(&mut window, words.consistency_at_least, "abc");
        assert!((top(&window) - before).abs() < 0.5, "{language:?}: nor while a field cannot be read");
    }
}

#[test]
fn a_channel_is_locked_by_the_keyboard() {
    let mut window = optimise_page(LanguageChoice::English);
    window.run();
    let channel = window.state().app.plan().channels[0].clone();
    let name = channel.name.get(Language::En).to_owned();
    let label = format!("Keep {name} as it is");
    window.get_by_role_and_label(Role::CheckBox, &label).focus();
    window.run();
    window.key_press(eframe::egui::Key::Space);
    window.run();
    let locked = window.get_by_role_and_label(Role::CheckBox, &label);
    assert_eq!(locked.accesskit_node().toggled(), Some(eframe::egui::accesskit::Toggled::True));
    window.run();
    assert!(says(&window, "locked at") || says(&window, "Limits that bind"));
}

#[test]
fn a_proposal_lies_over_the_flowchart_until_it_is_applied_or_put_away() {
    let mut window = optimise_page(LanguageChoice::English);
    let before = window.state().app.plan().placements.clone();
    for ends in ["Put away", "Apply"] {
        update(&mut window.state_mut().app, Action::GoTo(Page::Optimise));
        window.run();
        window.get_by_label("Show on the flowchart").click();
        window.run();
        assert_eq!(window.state().app.page, Page::Plan);
        assert_eq!(window.state().app.plan().placements, before, "nothing has changed yet");
        let is_proposed = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == Role::ListBoxOption && node.value().is_some_and(|value| value.contains("proposed: "))
        };
        assert!(window.query_all(by().predicate(is_proposed)).next().is_some(), "a bar says what is proposed");
        window.get_by_label(ends).click();
        window.run();
        assert!(window.query_by_label("Put away").is_none(), "{ends}");
        assert!(window.query_all(by().predicate(is_proposed)).next().is_none(), "{ends}");
    }
    assert_ne!(window.state().app.plan().placements, before);
    assert_eq!(window.state().app.document().history().steps().1, 1, "one step");
}

#[test]
fn more_limits_hold_for_elements_messages_and_weights() {
    let mut window = optimise_page(LanguageChoice::English);
    window.get_by_label("More limits").click();
    window.run();
    // Everything is kept: nothing may change.
    let kept: Vec<String> = window
        .query_all_by(|node| node.role() == Role::CheckBox)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| label.starts_with("Keep ") && label.ends_with(" as it is"))
        .collect();
    let element = kept.iter().find(|label| label.contains("Advertising")).expect("the element of all channels").clone();
    assert!(kept.len() > 1, "messages can be kept too: {kept:?}");
    window.get_by_label(&element).click();
    window.run();
    assert!(window.query_by_label("Hide more limits").is_some());
    window.get_by_label("Hide more limits").click();
    window.run();
    assert!(window.query_by_label("More limits hold").is_some(), "limits that are hidden are not forgotten");
}

#[test]
fn a_plan_of_the_consistency_front_is_chosen_by_the_keyboard_and_applied() {
    let mut window = optimise_page(LanguageChoice::English);
    window.run_steps(STEPS);
    window.get_by_label("By consistency").click();
    window.run_steps(STEPS);
    assert!(says(&window, "for each consistency"), "the front stands in the place of the curve");
    assert!(says(&window, "Plan 1 of "));
    let chosen = |window: &Window| {
        let is_front = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == Role::Slider && node.label().is_some_and(|label| label.starts_with("Plan "))
        };
        window.query_all(by().predicate(is_front)).next().and_then(|node| node.accesskit_node().label()).unwrap()
    };
    let before = std::sync::Arc::clone(window.state().app.document().plan());
    let plans = chosen(&window);
    window.get_by_role_and_label(Role::Slider, &plans).focus();
    window.run_steps(STEPS);
    window.key_press(eframe::egui::Key::ArrowRight);
    window.run_steps(STEPS);
    let next = chosen(&window);
    assert!(next.starts_with("Plan 2 of ") || next.starts_with("Plan 1 of 1"), "{next}");
    window.get_by_label("Apply this plan").click();
    window.run_steps(STEPS);
    assert_ne!(before.placements, window.state().app.plan().placements);
    assert_eq!(window.state().app.document().history().steps().1, 1, "one step");
    window.get_by_label("Two audiences").click();
    window.run_steps(STEPS);
    assert!(says(&window, "Two audiences are needed"), "the sample has one audience");
}

#[test]
fn weeks_are_chosen_with_their_certificate_and_applied() {
    for (language, weeks, certificates) in [
        (LanguageChoice::English, "Weeks of the units", ["Proved optimal", "Best found; no weeks", "already the best"]),
        (LanguageChoice::Arabic, "أسابيع الوحدات", ["الأفضل بالبرهان", "أفضل ما وُجد", "هي الأفضل أصلًا"]),
    ] {
        let mut window = optimise_page(language);
        window.run();
        window.get_by_label(weeks).click();
        window.run();
        assert!(certificates.iter().any(|part| says(&window, part)), "{language:?}: the certificate in words");
        if language == LanguageChoice::English {
            let before = std::sync::Arc::clone(window.state().app.document().plan());
            window.get_by_role_and_label(Role::Button, "Apply").click();
            window.run();
            let after = window.state().app.plan();
            assert!(before.placements != after.placements || says(&window, "already the best"));
            for (old, new) in before.placements.iter().zip(&after.placements) {
                assert_eq!(old.quantities.iter().sum::<u64>(), new.quantities.iter().sum::<u64>(), "units stay");
            }
        }
    }
}

fn typed(window: &mut Window, label: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, label).focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.event(Event::Text(text.to_owned()));
    window.run();
}

fn field(window: &Window, label: &str) -> String {
    window.get_by_role_and_label(Role::TextInput, label).value().unwrap_or_default()
}

/// Chooses an amount of one's own for the money.
fn with_own_money(window: &mut Window) {
    window.run();
    window.get_by_role_and_label(Role::ComboBox, "for").click();
    window.run();
    window.get_by_role_and_label(Role::RadioButton, "an amount").click();
    window.run();
}

/// The mark that the money is dragged by.
fn mark(window: &Window) -> egui_kittest::Node<'_> {
    let is_mark = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.role() == Role::Slider && node.label().is_some_and(|label| label.starts_with("Money "))
    };
    window.get(by().predicate(is_mark))
}

#[test]
fn the_mark_stays_where_the_pointer_holds_it() {
    let mut window = optimise_page(LanguageChoice::English);
    with_own_money(&mut window);
    let before = field(&window, "Money");
    let from = mark(&window).rect().center();
    let to = from - vec2(30.0, 0.0);
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.event(Event::PointerMoved(from));
    window.event(button(from, true));
    window.step();
    window.event(Event::PointerMoved(to));
    window.step();
    let held: Vec<String> = (0..12)
        .map(|_| {
            window.step();
            field(&window, "Money")
        })
        .collect();
    assert_ne!(held[0], before, "the amount follows the pointer");
    assert!(held.iter().all(|amount| *amount == held[0]), "{held:?}");
    window.event(button(to, false));
    window.run();
    assert_eq!(field(&window, "Money"), held[0]);
    assert!(mark(&window).is_focused(), "a press gives the mark the focus");
}

#[test]
fn arrows_move_the_mark_and_leave_it_the_focus() {
    let mut window = optimise_page(LanguageChoice::English);
    with_own_money(&mut window);
    mark(&window).focus();
    window.run();
    let mut amounts = vec![field(&window, "Money")];
    for key in [Key::ArrowRight, Key::ArrowRight, Key::ArrowUp] {
        window.key_press(key);
        window.run();
        assert!(mark(&window).is_focused(), "{key:?}");
        amounts.push(field(&window, "Money"));
    }
    amounts.dedup();
    assert_eq!(amounts.len(), 4, "{amounts:?}");
}

#[test]
fn what_cannot_be_read_is_said_and_nothing_can_be_applied() {
    let mut window = optimise_page(LanguageChoice::English);
    with_own_money(&mut window);
    let buttons = ["Show on the flowchart", "Keep as an alternative", "Apply"];
    let disabled = |window: &Window| {
        buttons.map(|name| window.get_by_role_and_label(Role::Button, name).accesskit_node().is_disabled())
    };
    let amount = field(&window, "Money");
    for (text, why) in
        [("1x", "Money: "), ("-500", "Money: "), ("99999999999999999999999", "Money: The number is too large")]
    {
        typed(&mut window, "Money", text);
        assert!(says(&window, why), "{text}");
        assert_eq!(disabled(&window), [true; 3], "{text}");
    }
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(field(&window, "Money"), amount);
    assert!(!says(&window, "Money: The number"));
    assert!(window.get_by_role_and_label(Role::TextInput, "Money").is_focused(), "Esc does not leave the field");
    typed(&mut window, "consistency at least", "abc");
    assert!(says(&window, "consistency at least: "));
    assert_eq!(disabled(&window), [true; 3]);
}

#[test]
fn an_amount_is_written_as_in_other_fields_for_money() {
    let mut window = optimise_page(LanguageChoice::English);
    with_own_money(&mut window);
    typed(&mut window, "Money", "123456");
    window.key_press(Key::Tab);
    window.run();
    assert_eq!(field(&window, "Money"), "123,456.00");
}

#[test]
fn no_word_of_the_question_is_broken() {
    for language in [LanguageChoice::English, LanguageChoice::Arabic] {
        for width in [1024.0, 1280.0, 1366.0] {
            let mut window = window(Page::Optimise, Some(1), language, vec2(width, 1600.0), Theme::Light);
            let (choice, amount, more) = match language {
                LanguageChoice::Arabic => ("بمبلغ", "مبلغ محدد", "حدود أخرى"),
                _ => ("for", "an amount", "More limits"),
            };
            window.run();
            window.get_by_role_and_label(Role::ComboBox, choice).click();
            window.run();
            window.get_by_role_and_label(Role::RadioButton, amount).click();
            window.run();
            let height = window.get_by_role_and_label(Role::Button, more).rect().height();
            assert!(height < 40.0, "{language:?} {width}: {height}");
        }
    }
}

#[test]
fn weights_stand_in_the_place_of_the_audience() {
    let mut window = window(Page::Optimise, Some(0), LanguageChoice::English, vec2(1400.0, 2400.0), Theme::Light);
    window.run();
    let audience = window.state().app.plan().audiences[0].name.get(Language::En).to_owned();
    assert!(window.query_by_role_and_label(Role::ComboBox, "Audience").is_some());
    window.get_by_label("More limits").click();
    window.run();
    typed(&mut window, &format!("Weight of {audience}"), "2");
    assert!(window.query_by_role_and_label(Role::ComboBox, "Audience").is_none(), "a choice that would do nothing");
    assert!(says(&window, "the audiences by their weights"));
}

#[test]
fn states_without_a_proposal_are_said_in_words() {
    let mut window = optimise_page(LanguageChoice::English);
    window.run();
    // At least more than at most.
    let channel = window.state().app.plan().channels[0].name.get(Language::En).to_owned();
    typed(&mut window, &format!("{channel}: At least"), "9");
    typed(&mut window, &format!("{channel}: At most"), "2");
    assert!(says(&window, "These limits cannot be kept together"));
}

#[test]
fn the_optimise_page_is_drawn_in_every_look() {
    picture(Page::Optimise, Some(0), "optimise");
    picture(Page::Optimise, None, "optimise-empty");
}
