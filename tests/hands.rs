//! The hands of the user: drop-down lists by keyboard, new things named at once, a view that follows, the clipboard, answers to
//! questions, and nothing of one document in another.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod window;

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Theme, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{
    Action, App, Command, Effect, FileAction, FlowchartAction, LanguageChoice, Notice, Page, Preferences, update,
};
use imc_planner::edit::{Change, Edit};
use imc_planner::plan::{Bilingual, Calendar, Language, Placement, Plan};
use window::{Window, open};

fn soap(page: Page, height: f32) -> Window {
    let mut app = App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 3, 1));
    update(&mut app, Action::File(FileAction::OpenSample(0)));
    update(&mut app, Action::GoTo(page));
    open(app, [1280.0, height], Theme::Light)
}

fn plan(window: &Window) -> &Plan {
    window.state().app.plan()
}

fn act(window: &mut Window, action: Action) {
    update(&mut window.state_mut().app, action);
    window.run_ok();
}

fn edit(window: &mut Window, edit: impl Into<Edit>) {
    act(window, Action::Edit { edit: edit.into(), gesture: None });
}

fn field<'w>(window: &'w Window, name: &'w str) -> Node<'w> {
    let roles = [Role::TextInput, Role::MultilineTextInput];
    let mut found = window.get_all_by_label(name).filter(|node| roles.contains(&node.accesskit_node().role()));
    found.next().unwrap_or_else(|| panic!("no field is called {name}"))
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run_ok();
}

fn type_slowly(window: &mut Window, text: &str) {
    for letter in text.chars() {
        window.event(Event::Text(letter.to_string()));
        window.run_ok();
    }
}

fn retype(window: &mut Window, name: &str, text: &str) {
    field(window, name).click();
    window.run_ok();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_ok();
    type_slowly(window, text);
}

/// The drop-down list of this name.
fn list<'w>(window: &'w Window, name: &'w str) -> Node<'w> {
    window.get_by_role_and_label(Role::ComboBox, name)
}

fn is_line(window: &Window, line: &str) -> bool {
    window.query_by_role_and_label(Role::RadioButton, line).is_some()
}

/// A plan in which nothing has a name yet, as one is that is made by Add buttons alone. The ids are the program's own doing.
const UNNAMED: &str = r#"#![enable(implicit_some)]
(
    format: 1, calendar: (start: "2026-03-01", weeks: 8), money: (currency: "JOD", budget: "1000.000",
        divisions: [(by: Channel, method: Percent, parts: [(of: "idq-c1", value: "60"), (of: "idq-c2", value: "40")])]),
    objectives: [(id: "idq-o1")],
    audiences: [(id: "idq-a1", size: 1000), (id: "idq-a2", size: 500), (id: "idq-a3", size: 50, part_of: "idq-a1")],
    vocabulary: (themes: [(id: "idq-t1"), (id: "idq-t2")], claims: [(id: "idq-l1"), (id: "idq-l2", incompatible_with: ["idq-l1"])],
        visuals: [(id: "idq-v1")], slogans: [(id: "idq-s1")]),
    platform: (theme: "idq-t1", claims: ["idq-l1"], visuals: ["idq-v1"], slogan: "idq-s1"),
    messages: [
        (id: "idq-m1", theme: Is("idq-t1"), claims: Is(["idq-l1"]), visuals: Is(["idq-v1"]), slogan: Is("idq-s1"), audiences: ["idq-a1"]),
        (id: "idq-m2", theme: Is("idq-t2"), claims: Is(["idq-l2"]), visuals: Is([]), slogan: Absent),
    ],
    channels: [
        (id: "idq-c1", cost: PerThousand("5"), contacts: [(audience: "idq-a1", model: Impressions()), (audience: "idq-a2", model: Impressions())],
            pairs: [(with: "idq-c2", audience: "idq-a1", also_met: 0.5)]),
        (id: "idq-c2", unit: Insertions, cost: PerGrp(rate: "7", audience: "idq-a2"), contacts: [(audience: "idq-a1", model: Rating(r1: 0.2)),
            (audience: "idq-a2", model: Rating(r1: 0.1))]),
    ],
    placements: [
        (id: "idq-p1", message: "idq-m1", channel: "idq-c1", start_week: 1, quantities: [900, 400]),
        (id: "idq-p2", message: "idq-m2", channel: "idq-c2", audiences: ["idq-a2"], start_week: 2, quantities: [3]),
    ],
    other_costs: [(id: "idq-x1", amount: "10"), (id: "idq-x2", amount: "0", terms: (share: (percent: "10", of: Cost("idq-x1"))))],
    actuals: [(placement: "idq-p1", weeks: [(week: 1, delivered: 880, spent: "4.000")])],
)"#;

#[test]
fn things_without_a_name_are_never_called_by_their_ids() {
    for (language, unnamed) in
        [(LanguageChoice::English, "Unnamed message 2"), (LanguageChoice::Arabic, "رسالة بلا اسم 2")]
    {
        let opened = imc_planner::store::read(UNNAMED.as_bytes()).unwrap();
        let preferences = Preferences { language, ..Preferences::default() };
        let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
        open_as(&mut app, opened);
        let mut window = open(app, vec2(1280.0, 5000.0), Theme::Light);
        let mut is_called = false;
        for page in Page::all() {
            act(&mut window, Action::GoTo(page));
            act(&mut window, Action::Flowchart(FlowchartAction::Select("idq-p2".into())));
            act(&mut window, Action::GoTo(page));
            let said: Vec<String> = window.root().children_recursive().flat_map(|node| texts_of(&node)).collect();
            for text in &said {
                assert!(!text.contains("idq-"), "{page:?}: {text}");
            }
            is_called |= said.iter().any(|text| text.contains(unnamed));
        }
        assert!(is_called);
    }
}

/// All that a widget says to a reader.
fn texts_of(node: &Node<'_>) -> Vec<String> {
    let node = node.accesskit_node();
    [node.label(), node.value(), node.description()].into_iter().flatten().collect()
}

/// The program with `opened` as its plan.
fn open_as(app: &mut App, opened: imc_planner::store::Opened) {
    let path = std::path::PathBuf::from("/plans/unnamed.ron");
    let effects = update(app, Action::File(FileAction::Open(path.clone())));
    let [Effect::Read { ticket, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let result = Box::new(Ok(opened.into()));
    update(app, Action::File(FileAction::Read { ticket: ticket.clone(), path, result }));
}

#[test]
fn a_drop_down_list_is_used_by_keyboard() {
    let mut window = soap(Page::Messages, 2000.0);
    let stage = |window: &Window| plan(window).messages[0].stage;
    let before = stage(&window);
    assert_eq!(before, imc_planner::plan::Stage::Attention);
    list(&window, "Stage").focus();
    window.run_ok();
    press(&mut window, Key::Enter);
    assert!(is_line(&window, "Desire"), "Enter opens it");
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    assert_eq!(stage(&window), imc_planner::plan::Stage::Desire, "arrows begin at the chosen line; Enter takes");
    assert!(!is_line(&window, "Desire") && list(&window, "Stage").is_focused(), "it closes, and the focus is back");

    press(&mut window, Key::ArrowDown);
    assert!(is_line(&window, "Desire"), "an arrow opens it");
    press(&mut window, Key::Escape);
    assert!(!is_line(&window, "Desire") && list(&window, "Stage").is_focused());
    assert_eq!(stage(&window), imc_planner::plan::Stage::Desire, "Esc takes nothing");

    type_slowly(&mut window, "af");
    press(&mut window, Key::Enter);
    assert_eq!(stage(&window), imc_planner::plan::Stage::AfterSale, "what is typed finds a line");
}

#[test]
fn a_list_of_several_stays_open_until_it_is_left() {
    let mut window = soap(Page::Messages, 2000.0);
    let languages = |window: &Window| plan(window).messages[0].languages.len();
    let before = languages(&window);
    list(&window, "Languages").focus();
    window.run_ok();
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    assert!(is_line(&window, "English"));
    assert_ne!(languages(&window), before);
    press(&mut window, Key::Enter);
    assert_eq!(languages(&window), before);
    press(&mut window, Key::Escape);
    assert!(!is_line(&window, "English") && list(&window, "Languages").is_focused());
}

#[test]
fn what_is_new_is_named_at_once() {
    type NameOf = fn(&Plan) -> &Bilingual;
    let cases: [(Command, NameOf); 12] = [
        (Command::AddAudience, |plan| &plan.audiences.last().unwrap().name),
        (Command::AddMessage, |plan| &plan.messages.last().unwrap().name),
        (Command::AddChannel, |plan| &plan.channels.last().unwrap().name),
        (Command::AddCost, |plan| &plan.other_costs.last().unwrap().name),
        (Command::AddObjective, |plan| &plan.objectives.last().unwrap().text),
        (Command::AddTheme, |plan| &plan.vocabulary.themes.last().unwrap().name),
        (Command::AddClaim, |plan| &plan.vocabulary.claims.last().unwrap().name),
        (Command::AddVisual, |plan| &plan.vocabulary.visuals.last().unwrap().name),
        (Command::AddSlogan, |plan| &plan.vocabulary.slogans.last().unwrap().text),
        (Command::AddMention, |plan| &plan.mentions.last().unwrap().text),
        (Command::AddInsight, |plan| &plan.insights.last().unwrap().text),
        (Command::AddRelation, |plan| &plan.relations.last().unwrap().text),
    ];
    for (command, name_of) in cases {
        let mut window = soap(Page::Plan, 800.0);
        act(&mut window, Action::Command(command));
        type_slowly(&mut window, "Olive");
        assert_eq!(name_of(plan(&window)).en, "Olive", "{command:?}");
        act(&mut window, Action::Command(Command::Undo));
        assert_eq!(name_of(plan(&window)).en, "", "{command:?}: the name is a step of its own");
    }
}

#[test]
fn a_copy_is_renamed_by_typing() {
    let mut window = soap(Page::Messages, 2000.0);
    let first = plan(&window).messages[0].id.clone();
    act(&mut window, Action::Duplicate(imc_planner::edit::ItemId::Message(first)));
    type_slowly(&mut window, "X");
    assert_eq!(plan(&window).messages[1].name.en, "X", "the whole name was selected");
}

/// A plan of 104 weeks, at the deepest zoom.
fn long_plan() -> Window {
    let mut window = soap(Page::Plan, 700.0);
    let calendar = Calendar { weeks: 104, ..plan(&window).calendar };
    edit(&mut window, Edit::Calendar(calendar));
    act(&mut window, Action::Zoom(10.0));
    window
}

fn sees(window: &Window, bar: &str) -> bool {
    window.query_by_role_and_label(Role::ListBoxOption, bar).is_some()
}

#[test]
fn the_view_follows_the_cursor_the_selection_and_what_is_moved() {
    let mut window = long_plan();
    let last = plan(&window).placements.last().unwrap().as_ref().clone();
    let far = Placement { start_week: 90, id: "far".into(), ..last };
    let channel = far.channel.clone();
    edit(&mut window, Change::Add { item: far, at: None });
    let bar = |window: &Window, week: &str| {
        window.query_all_by_label_contains(week).any(|node| node.accesskit_node().role() == Role::ListBoxOption)
    };
    assert!(!bar(&window, "weeks 90–"));
    act(&mut window, Action::Flowchart(FlowchartAction::Select("far".into())));
    assert!(bar(&window, "weeks 90–"), "the selected bar is brought into view");
    act(&mut window, Action::Flowchart(FlowchartAction::Cursor(imc_planner::app::Cell { channel, week: 1 })));
    assert!(!bar(&window, "weeks 90–"), "the cursor is");
    act(&mut window, Action::Flowchart(FlowchartAction::Select("far".into())));
    for _ in 0..6 {
        window.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
        window.run_ok();
    }
    assert!(bar(&window, "weeks 96–"), "what is moved by keyboard stays in view");
}

#[test]
fn a_row_out_of_sight_is_scrolled_to() {
    let mut window = soap(Page::Plan, 420.0);
    let last_row = window.state().app.document().layout().channel_order().last().unwrap();
    let channel = plan(&window).channels[last_row].id.clone();
    let below = plan(&window).placements.iter().find(|placement| placement.channel == channel).unwrap().id.clone();
    let name = "Influencer review on Influencer, weeks 3–5";
    assert!(!sees(&window, name), "the window is too low for the last row");
    act(&mut window, Action::Flowchart(FlowchartAction::Select(below)));
    let bar = window.get_by_role_and_label(Role::ListBoxOption, name);
    assert_eq!(bar.accesskit_node().toggled(), Some(Toggled::True), "it is the selected one");
    let (seen, whole) = (bar.rect().height(), 20.0);
    assert!(seen >= whole, "the whole bar is in view, not {seen} points of it");
}

#[test]
fn the_desktops_clipboard_decides_what_is_pasted() {
    let mut window = soap(Page::Plan, 800.0);
    window.get_by_label("Launch reel on Facebook, weeks 1–2").click();
    window.run_ok();
    window.event(Event::Copy);
    window.run_ok();
    let count = plan(&window).placements.len();
    window.event(Event::Paste("160,000".to_owned()));
    window.run_ok();
    assert_eq!(plan(&window).placements.len(), count, "something else was copied since");
    assert_eq!(window.state().app.notice, Some(Notice::NothingToPaste));
    field(&window, "First week").click();
    window.run_ok();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_ok();
    window.event(Event::Paste("3".to_owned()));
    window.run_ok();
    assert_eq!(plan(&window).placements.len(), count);
    let selected = window.state().app.selection.only().expect("the bar that was clicked").clone();
    assert_eq!(plan(&window).placement(&selected).unwrap().start_week, 3, "the field takes it");
}

#[test]
fn a_field_has_cut_copy_and_paste_in_its_menu() {
    let mut window = soap(Page::Brief, 5200.0);
    field(&window, "Title (English)").click();
    window.run_ok();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_ok();
    field(&window, "Title (English)").click_secondary();
    window.run_ok();
    for name in ["Cut", "Copy", "Paste", "Select all"] {
        assert!(window.query_by_role_and_label(Role::Button, name).is_some(), "{name}");
    }
    window.get_by_role_and_label(Role::Button, "Select all").click();
    window.run_ok();
    assert!(field(&window, "Title (English)").is_focused(), "the menu does not leave the field");
    type_slowly(&mut window, "Z");
    assert_eq!(plan(&window).title.en, "Z");
}

#[test]
fn a_text_that_can_mean_two_things_is_asked_about() {
    // The program counts in groups of a thousand; others write decimals with a comma.
    for (keys, expected) in
        [(&[Key::ArrowDown, Key::Enter][..], "1250"), (&[Key::ArrowDown, Key::ArrowDown, Key::Enter], "1.25")]
    {
        let mut window = soap(Page::Brief, 5200.0);
        let before = plan(&window).money.budget;
        retype(&mut window, "Budget", "1,250");
        assert_eq!(plan(&window).money.budget, before, "nothing is taken for certain");
        for key in keys {
            press(&mut window, *key);
        }
        let is_wanted = |window: &Window| {
            let wanted: f64 = expected.parse().unwrap();
            (plan(window).money.budget.to_f64() - wanted).abs() < 1e-9
        };
        assert!(is_wanted(&window), "{expected}");
        assert!(field(&window, "Budget").is_focused());
        press(&mut window, Key::Tab);
        assert!(is_wanted(&window), "{expected}");
    }
}

#[test]
fn a_question_is_answered_by_a_click_and_forgotten_when_the_field_is_left() {
    let mut window = soap(Page::Brief, 5200.0);
    let before = plan(&window).money.budget;
    retype(&mut window, "Budget", "1,250");
    press(&mut window, Key::Tab);
    assert_eq!(plan(&window).money.budget, before, "unanswered, the value stays");
    assert!(matches!(&window.state().app.notice, Some(Notice::EntryRefused(entry)) if entry.typed == "1,250"));
    retype(&mut window, "Budget", "1,250");
    let answers: Vec<Pos2> = window
        .query_all_by_role(Role::Button)
        .filter(|node| node.accesskit_node().label().is_some_and(|label| label.contains("1.25")))
        .map(|node| node.rect().center())
        .collect();
    let at = *answers.first().expect("two answers are offered");
    window.event(Event::PointerMoved(at));
    window.run_ok();
    for pressed in [true, false] {
        let button = PointerButton::Primary;
        window.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        window.run_ok();
    }
    assert!((plan(&window).money.budget.to_f64() - 1.25).abs() < 1e-9);
}

#[test]
fn nothing_of_a_document_is_seen_in_the_next() {
    let mut window = soap(Page::Brief, 5200.0);
    retype(&mut window, "Budget", "12 apples");
    act(&mut window, Action::File(FileAction::OpenSample(1)));
    act(&mut window, Action::Command(Command::GoTo(Page::Brief)));
    let locale = window.state().app.locale();
    assert_eq!(field(&window, "Budget").value().unwrap(), locale.exact(plan(&window).money.budget), "no draft");
    assert!(!field(&window, "Budget").is_focused());
    let before = plan(&window).clone();
    type_slowly(&mut window, "9");
    assert_eq!(*plan(&window), before, "the caret of the other document is gone");
}

#[test]
fn the_history_opens_at_the_step_that_is_done() {
    let mut window = soap(Page::Brief, 800.0);
    for number in 0..120 {
        edit(&mut window, Edit::Title(Bilingual::new(format!("Title {number}"), "")));
    }
    act(&mut window, Action::Command(Command::History));
    let lines = window.query_all_by_role(Role::RadioButton).filter(|node| node.accesskit_node().toggled().is_some());
    let seen: Vec<bool> = lines
        .filter(|node| node.rect().top() > 0.0 && node.rect().bottom() < 800.0)
        .map(|node| node.accesskit_node().toggled() == Some(Toggled::True))
        .collect();
    assert!(seen.contains(&true), "the current step is in sight");
}

#[test]
fn a_pair_of_channels_is_stated_from_before_the_visit() {
    let mut window = soap(Page::Channels, 5200.0);
    let facebook = plan(&window).channels[0].clone();
    let overlaps = |window: &Window| plan(window).channels.iter().map(|channel| channel.overlap).collect::<Vec<f64>>();
    let before = overlaps(&window);
    retype(&mut window, "Overlap λ", "-30%");
    assert!((plan(&window).channels[0].overlap + 0.3).abs() < 1e-9, "overlaps below zero can be typed");
    press(&mut window, Key::Tab);
    act(&mut window, Action::Command(Command::Undo));
    assert_eq!(overlaps(&window), before);
    assert_eq!(plan(&window).channels[0], facebook);
}

#[test]
fn menus_are_as_narrow_as_their_words_and_submenus_stand_beside_them() {
    for language in [LanguageChoice::English, LanguageChoice::Arabic] {
        let preferences = Preferences { language, ..Preferences::default() };
        let app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
        let mut window = open(app, vec2(1280.0, 800.0), Theme::Light);
        let texts = imc_planner::text::strings::Texts::of(window.state().app.language());
        let view = imc_planner::app::Menu::View.title(texts);
        window.get_by_role_and_label(Role::Button, view).click();
        window.run_ok();
        let part = imc_planner::app::Submenu::Appearance.title(texts);
        let line = window.get_by_role_and_label(Role::Button, part).rect();
        assert!(line.width() < 420.0, "{}", line.width());
        window.get_by_role_and_label(Role::Button, part).click();
        window.run_ok();
        let dark = texts.commands.theme_dark;
        let inside = window.get_by_role_and_label(Role::RadioButton, dark).rect();
        assert!(!inside.intersects(line) && (0.0..=1280.0).contains(&inside.left()) && inside.right() <= 1280.0);
    }
}

#[test]
fn what_is_made_by_the_palette_is_named_at_once() {
    let mut window = soap(Page::Plan, 800.0);
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run_ok();
    type_slowly(&mut window, "new message");
    press(&mut window, Key::Enter);
    assert!(window.state().app.dialog.is_none() && field(&window, "Name (English)").is_focused());
    type_slowly(&mut window, "Poster");
    assert_eq!(plan(&window).messages.last().unwrap().name.slot(Language::En), "Poster");
}

#[test]
fn mentions_are_coded_with_keys_and_each_key_is_a_step() {
    use imc_planner::plan::Sentiment;
    let mut window = soap(Page::Listening, 2600.0);
    act(&mut window, Action::Command(Command::AddMention));
    type_slowly(&mut window, "Soft");
    act(&mut window, Action::Command(Command::AddMention));
    let rows: Vec<_> = window.get_all_by_role(Role::ListBoxOption).collect();
    let labels: Vec<_> = rows.iter().filter_map(|row| row.accesskit_node().label()).collect();
    let soft = labels.iter().position(|label| label.contains("Soft"));
    rows[soft.unwrap_or_else(|| panic!("{labels:?}; {:?}", plan(&window).mentions))].click();
    window.run_ok();
    for key in ["1", "٣", "-"] {
        window.event(Event::Text(key.to_owned()));
        window.run_ok();
    }
    let ids =
        |window: &Window| -> Vec<String> { plan(window).mentions[0].claims.iter().map(ToString::to_string).collect() };
    assert_eq!(ids(&window), ["natural", "gentle"]);
    assert_eq!(plan(&window).mentions[0].sentiment, Some(Sentiment::Negative));
    // A digit takes its claim out again; Enter goes to the next row.
    window.event(Event::Text("1".to_owned()));
    window.run_ok();
    press(&mut window, Key::Enter);
    window.event(Event::Text("+".to_owned()));
    window.run_ok();
    assert_eq!(ids(&window), ["gentle"]);
    assert_eq!(plan(&window).mentions[1].sentiment, Some(Sentiment::Positive));
    for _ in 0..3 {
        act(&mut window, Action::Command(Command::Undo));
    }
    assert_eq!((ids(&window).len(), plan(&window).mentions[0].sentiment), (2, None));
}

#[test]
fn promises_and_activities_are_written_on_the_listening_page() {
    use imc_planner::app::ListeningPart;
    use imc_planner::plan::RelationAim;
    let mut window = soap(Page::Listening, 4000.0);
    act(&mut window, Action::ShowListening(ListeningPart::Promises));
    retype(&mut window, "Promised, 1 to 7 of Natural", "6.5");
    retype(&mut window, "Met, 1 to 7 of Natural", "9");
    press(&mut window, Key::Tab);
    let met = plan(&window).experiences[0].clone();
    assert_eq!((met.promised, met.experienced), (Some(6.5), None), "9 is not on the scale");
    act(&mut window, Action::ShowListening(ListeningPart::Relations));
    window.get_by_label("New activity: Supporting").click();
    window.run_ok();
    type_slowly(&mut window, "Wiki");
    let relation = &plan(&window).relations[0];
    assert_eq!((relation.dimension, relation.text.en.as_str()), (RelationAim::Supporting, "Wiki"));
}
