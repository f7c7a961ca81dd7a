//! Room on small and scaled screens: menus and dialogs stay in the window, words and figures are not broken, and what is needed on
//! every page is always seen.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod window;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Pos2, Rect, Theme, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{
    Action, App, Command, FileAction, FlowchartAction, LanguageChoice, Menu, Page, Preferences, update,
};
use imc_planner::edit::Edit;
use imc_planner::plan::{Bilingual, Language};
use imc_planner::text::strings::Texts;
use window::{Window, open};

/// Windows of 1280 × 800 points of the screen at a scale of 1.5, and of 1024 × 700 at 1.5 and at 2.
const SCALED: [[f32; 2]; 3] = [[853.0, 533.0], [683.0, 467.0], [512.0, 350.0]];

const LANGUAGES: [LanguageChoice; 2] = [LanguageChoice::English, LanguageChoice::Arabic];

/// The least distance of a dialog from the edges of the window, in points.
const FROM_EDGE: f32 = 16.0;

fn app(language: LanguageChoice, sample: usize) -> App {
    let preferences = Preferences { language, ..Preferences::default() };
    let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
    update(&mut app, Action::File(FileAction::OpenSample(sample)));
    app
}

fn window_of(app: App, size: [f32; 2]) -> Window {
    open(app, vec2(size[0], size[1]), Theme::Light)
}

fn texts(window: &Window) -> &'static Texts {
    Texts::of(window.state().app.language())
}

fn give(window: &mut Window, action: Action) {
    update(&mut window.state_mut().app, action);
    window.run_ok();
}

/// Where what has the focus stands.
fn focused(window: &Window) -> Rect {
    window.query_all_by(|node| node.is_focused() && node.role() != Role::Window).next().unwrap().rect()
}

/// Where the labels with a text stand.
fn labels(window: &Window, text: &str) -> Vec<Rect> {
    let wanted = text.to_owned();
    // A label has its text as its value.
    let found =
        window.query_all_by(move |node| node.role() == Role::Label && node.value().as_deref() == Some(wanted.as_str()));
    found.map(|node| node.rect()).collect()
}

#[test]
fn menus_stand_below_their_titles_and_in_the_window() {
    for language in LANGUAGES {
        for size in SCALED {
            let mut window = window_of(app(language, 0), size);
            let texts = texts(&window);
            let next = if language == LanguageChoice::English { Key::ArrowRight } else { Key::ArrowLeft };
            window.key_press(Key::F10);
            window.run_ok();
            for menu in Menu::ALL {
                let title = menu.title(texts);
                let bar = window.get_by_role_and_label(Role::Button, title).rect();
                for key in [Key::End, Key::Home] {
                    window.key_press(key);
                    window.run_ok();
                    let line = focused(&window);
                    assert!(line.top() >= bar.bottom() - 0.5, "{title} {size:?} {key:?}: {line:?} below {bar:?}");
                    assert!(line.bottom() <= size[1] + 0.5, "{title} {size:?} {key:?}: {line:?}");
                }
                window.key_press(next);
                window.run_ok();
            }
        }
    }
}

#[test]
fn the_wheel_scrolls_a_menu_that_is_longer_than_the_window() {
    let mut window = window_of(app(LanguageChoice::English, 0), SCALED[0]);
    let texts = texts(&window);
    window.get_by_role_and_label(Role::Button, Menu::View.title(texts)).click();
    window.run_ok();
    let first = Page::Plan.title(texts);
    let place = |window: &Window| window.get_by_role_and_label(Role::Button, first).rect();
    let before = place(&window);
    window.hover_at(before.center());
    window.event(eframe::egui::Event::MouseWheel {
        unit: eframe::egui::MouseWheelUnit::Point,
        delta: vec2(0.0, -120.0),
        phase: eframe::egui::TouchPhase::Move,
        source: eframe::egui::MouseWheelSource::Unknown,
        modifiers: eframe::egui::Modifiers::NONE,
    });
    window.run_ok();
    assert!(place(&window).top() < before.top() - 20.0, "{:?}", place(&window));
}

/// The heading of a page is never squeezed beside its buttons until its letters stand under each other.
#[test]
fn headings_of_pages_stand_on_one_line() {
    for language in LANGUAGES {
        let mut window = window_of(app(language, 0), SCALED[2]);
        let texts = texts(&window);
        for page in [Page::Worksheets, Page::Reach, Page::Optimise, Page::Compare, Page::Audiences, Page::Consistency] {
            give(&mut window, Action::GoTo(page));
            let title = page.title(texts);
            for heading in labels(&window, title) {
                assert!(heading.height() < 40.0, "{title}: {heading:?}");
            }
        }
    }
}

#[test]
fn the_field_of_a_budget_is_as_wide_as_its_figure() {
    for language in LANGUAGES {
        let mut app = app(language, 0);
        let edit = Edit::Budget("98765432".parse().unwrap());
        update(&mut app, Action::Edit { edit, gesture: None });
        let mut window = window_of(app, [1280.0, 800.0]);
        let texts = texts(&window);
        give(&mut window, Action::GoTo(Page::Budget));
        let field = window.get_by_role_and_label(Role::TextInput, texts.figures.budget).rect();
        let short = 110.0;
        assert!(field.width() > short, "{field:?}");
    }
}

/// A figure stands on one line, and the figures of a row on the same one.
#[test]
fn key_numbers_of_reach_stand_whole_beside_each_other() {
    for (sample, size) in [(3, [640.0, 400.0]), (2, [853.0, 533.0]), (3, [1280.0, 800.0])] {
        let mut window = window_of(app(LanguageChoice::English, sample), size);
        give(&mut window, Action::GoTo(Page::Reach));
        let buttons = window
            .query_all_by(|node| node.role() == Role::Button && node.label().is_some_and(|label| label.contains(": ")));
        let figures: Vec<(Rect, String)> = buttons
            .filter(|node| node.rect().left() > 48.0 && node.rect().top() > 90.0)
            .filter_map(|node| {
                let spoken = node.accesskit_node().label()?;
                Some((node.rect(), spoken.rsplit(": ").next()?.to_owned()))
            })
            .collect();
        let mut values = Vec::new();
        for (place, value) in &figures {
            values.extend(labels(&window, value).into_iter().filter(|label| place.contains_rect(label.shrink(1.0))));
        }
        assert!(!values.is_empty(), "{sample} {size:?}");
        for value in &values {
            assert!(value.height() < 30.0, "{sample} {size:?}: {value:?}");
            // Rows lie at least as far apart as a figure is high.
            let near = values.iter().filter(|other| (other.top() - value.top()).abs() < value.height());
            for other in near {
                assert!((other.top() - value.top()).abs() < 1.0, "{sample} {size:?}: {value:?} beside {other:?}");
            }
        }
    }
}

#[test]
fn what_is_exported_and_how_do_not_cover_each_other() {
    for language in LANGUAGES {
        for size in SCALED {
            let mut window = window_of(app(language, 0), size);
            let texts = texts(&window);
            give(&mut window, Action::Command(Command::Export));
            let line = window.get_by_role_and_label(Role::RadioButton, texts.export.plots).rect();
            for name in [texts.export.format, texts.export.language, texts.export.weeks_from_to] {
                for label in labels(&window, name) {
                    assert!(!line.intersects(label), "{size:?}: {name} {label:?} over {line:?}");
                }
            }
        }
    }
}

/// Title and buttons of a dialog stay in the window, whatever is between them; the dialog touches no edge.
#[test]
fn dialogs_leave_their_title_and_buttons_in_the_window() {
    for language in LANGUAGES {
        for size in SCALED {
            let inside = Rect::from_min_size(Pos2::ZERO, vec2(size[0], size[1])).shrink(FROM_EDGE);
            for command in [Command::Shortcuts, Command::History, Command::About] {
                let mut app = app(language, 0);
                // There is a history once there is a step.
                let edit = Edit::Title(Bilingual::new("Soap", "صابون"));
                update(&mut app, Action::Edit { edit, gesture: None });
                let mut window = window_of(app, size);
                let texts = texts(&window);
                give(&mut window, Action::Command(command));
                let close = window.get_by_role_and_label(Role::Button, texts.window.close).rect();
                assert!(inside.contains_rect(close), "{command:?} {size:?}: {close:?}");
                let title = match command {
                    Command::Shortcuts => texts.window.shortcuts_title,
                    Command::History => texts.recovery.history_title,
                    _ => continue,
                };
                let shown = labels(&window, title);
                assert!(shown.iter().any(|title| inside.contains_rect(*title)), "{command:?} {size:?}: {shown:?}");
            }
            let mut window = window_of(app(language, 0), size);
            let texts = texts(&window);
            give(&mut window, Action::Command(Command::Find));
            let field = window.get_by_role_and_label(Role::TextInput, texts.window.find_hint).rect();
            assert!(inside.contains_rect(field), "{size:?}: {field:?}");
        }
    }
}

/// What waits on Checks is seen on every page, in every window.
#[test]
fn checks_stands_in_the_rail_of_every_window() {
    for language in LANGUAGES {
        for size in [[1280.0, 800.0], [1024.0, 700.0], [853.0, 533.0], [683.0, 467.0], [640.0, 400.0]] {
            let window = window_of(app(language, 0), size);
            let texts = texts(&window);
            let line = window.get_by_role_and_label(Role::ListBoxOption, Page::Checks.title(texts)).rect();
            let status = size[1] - 28.0;
            assert!(line.bottom() <= status && line.top() >= 88.0, "{size:?}: {line:?}");
        }
    }
}

/// At 1280 × 800 and a scale of 1.5 all pages have room in the folded rail.
#[test]
fn all_pages_have_room_in_the_rail_of_a_scaled_window() {
    let window = window_of(app(LanguageChoice::English, 0), SCALED[0]);
    let texts = texts(&window);
    for page in Page::all() {
        let line = window.get_by_role_and_label(Role::ListBoxOption, page.title(texts)).rect();
        assert!(line.top() >= 88.0 && line.bottom() <= SCALED[0][1] - 28.0, "{page:?}: {line:?}");
    }
}

#[test]
fn a_cut_name_says_itself_once_on_hover() {
    let mut app = app(LanguageChoice::English, 0);
    let title = format!("The whole title {}", "of the plan ".repeat(20));
    let edit = Edit::Title(Bilingual::new(title.trim(), ""));
    update(&mut app, Action::Edit { edit, gesture: None });
    let mut window = window_of(app, [1024.0, 700.0]);
    let shown = labels(&window, title.trim());
    window.hover_at(shown.first().unwrap().center());
    window.run_steps(10);
    assert_eq!(labels(&window, title.trim()).len(), shown.len() + 1);
}

#[test]
fn the_status_of_a_placement_has_its_name() {
    for language in LANGUAGES {
        let mut app = app(language, 0);
        let first = app.plan().placements[0].id.clone();
        update(&mut app, Action::Flowchart(FlowchartAction::Select(first)));
        let window = window_of(app, [1280.0, 800.0]);
        let name = texts(&window).plan_page.status;
        let choice = window.get_by_role_and_label(Role::ComboBox, name).rect();
        let label = labels(&window, name);
        assert!(label.iter().any(|label| !label.intersects(choice) && label.y_range().intersects(choice.y_range())));
    }
}

#[test]
fn the_glossary_lies_over_a_page_that_has_no_room_beside_it() {
    for language in LANGUAGES {
        let mut window = window_of(app(language, 0), SCALED[1]);
        let texts = texts(&window);
        let width = |window: &Window| window.get_by_role_and_label(Role::ListBox, texts.plan_page.flowchart).rect();
        let before = width(&window);
        give(&mut window, Action::Command(Command::Glossary));
        assert_eq!(width(&window), before);
        let screen = Rect::from_min_size(Pos2::ZERO, Vec2::from(SCALED[1]));
        let search = window.get_by_role_and_label(Role::TextInput, texts.glossary.search).rect();
        assert!(screen.contains_rect(search), "{search:?}");
    }
}

#[test]
fn the_pages_of_the_book_are_shown_in_every_window() {
    for size in [[1024.0, 700.0], [853.0, 533.0], [683.0, 467.0]] {
        let mut window = window_of(app(LanguageChoice::English, 0), size);
        let texts = texts(&window);
        give(&mut window, Action::GoTo(Page::Book));
        let controls = |window: &Window| window.query_by_role_and_label(Role::Button, texts.book.next_page).is_some();
        assert!(!controls(&window), "{size:?}");
        window.get_by_role_and_label(Role::Button, texts.book.show_pages).click();
        window.run_ok();
        assert!(controls(&window), "{size:?}");
    }
}
