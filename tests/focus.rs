//! The Tab key goes through every page as it is read: from part to part of the window, from above to below and along each row
//! from its beginning, in both directions of reading. It comes to everything once and is never held.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod window;

use std::collections::BTreeSet;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Rangef, Rect, Theme, Vec2, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{Action, App, FileAction, LanguageChoice, Page, Preferences, update};
use imc_planner::plan::Language;
use window::{Window, open};

/// More than any page has to visit.
const MOST_STOPS: usize = 900;

/// What has the focus: which thing it is, what it is called, and where it is.
#[derive(Clone, Debug)]
struct Stop {
    id: String,
    name: String,
    place: Rect,
}

fn stop(node: &Node<'_>) -> Stop {
    let known = node.accesskit_node();
    let name = known.label().or_else(|| known.value()).unwrap_or_default();
    Stop { id: format!("{:?}", known.id()), name: format!("{:?} {name}", known.role()), place: node.rect() }
}

fn focused(window: &Window) -> Option<Stop> {
    let node = window.query_all_by(|node| node.is_focused() && node.role() != Role::Window).next()?;
    Some(stop(&node))
}

/// The size of the window, and how high and wide its parts are, in points.
const SIZE: Vec2 = vec2(1280.0, 800.0);
const MENU_BAR: f32 = 32.0;
const KEY_FIGURES: f32 = 56.0;
const STATUS_LINE: f32 = 28.0;
const RAIL: f32 = 140.0;

/// Where a place is in the window: its parts in the order in which they are read.
fn part_of_window(place: Rect, right_to_left: bool) -> usize {
    let from_start = if right_to_left { SIZE.x - place.center().x } else { place.center().x };
    match place.center().y {
        y if y < MENU_BAR => 0,
        y if y < MENU_BAR + KEY_FIGURES => 1,
        y if y > SIZE.y - STATUS_LINE => 4,
        _ if from_start < RAIL => 2,
        _ => 3,
    }
}

/// How far two ranges lie over each other, as a share of the shorter one.
fn shared(a: Rangef, b: Rangef) -> f32 {
    a.intersection(b).span() / a.span().min(b.span()).max(1.0)
}

/// Whether `next` is read before `last`: in an earlier part of the window, above it in its column, or before it in its row. Edges
/// between panels are come to behind them.
fn goes_back(last: Rect, next: &Stop, right_to_left: bool) -> bool {
    if next.name.starts_with("Splitter") {
        return false;
    }
    let [before, after] = [last, next.place].map(|place| part_of_window(place, right_to_left));
    if before != after {
        return after < before;
    }
    let is_above = next.place.bottom() <= last.top() && shared(last.x_range(), next.place.x_range()) > 0.5;
    let stands_before =
        if right_to_left { next.place.left() >= last.right() } else { next.place.right() <= last.left() };
    is_above || stands_before && shared(last.y_range(), next.place.y_range()) > 0.5
}

/// A window on the first sample.
fn window_on(page: Page, language: LanguageChoice) -> Window {
    let preferences = Preferences { language, ..Preferences::default() };
    let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
    update(&mut app, Action::File(FileAction::OpenSample(0)));
    update(&mut app, Action::GoTo(page));
    open(app, SIZE, Theme::Light)
}

/// Goes through a page by the Tab key; lists what is wrong.
fn walk(page: Page, language: LanguageChoice) -> Vec<String> {
    let mut window = window_on(page, language);
    let mut wrong = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut last: Option<Stop> = None;
    for at in 0..MOST_STOPS {
        window.key_press(Key::Tab);
        window.step();
        window.step();
        let Some(now) = focused(&window) else {
            // Behind the last one nothing has the focus for a moment, before the first one has it again.
            if last.is_some() {
                return wrong;
            }
            continue;
        };
        if let Some(before) = &last {
            if before.id == now.id {
                wrong.push(format!("{page:?} {language:?}: “{}” holds the Tab key", now.name));
                return wrong;
            }
            let place =
                window.query_all_by(|node| format!("{:?}", node.id()) == before.id).next().map(|node| node.rect());
            if let Some(place) = place
                && !seen.contains(&now.id)
                && goes_back(place, &now, language == LanguageChoice::Arabic)
            {
                wrong.push(format!(
                    "{page:?} {language:?}: “{}” {:?}, then “{}” {:?}",
                    before.name, place, now.name, now.place
                ));
            }
        }
        if !seen.insert(now.id.clone()) {
            if seen.len() < at {
                wrong.push(format!(
                    "{page:?} {language:?}: “{}” comes again before all have come: {} of {at}",
                    now.name,
                    seen.len()
                ));
            }
            return wrong;
        }
        last = Some(now);
    }
    wrong.push(format!("{page:?} {language:?}: the Tab key does not come back"));
    wrong
}

#[test]
fn the_tab_key_goes_through_every_page_as_it_is_read() {
    let mut wrong = Vec::new();
    for language in [LanguageChoice::English, LanguageChoice::Arabic] {
        for page in Page::all() {
            wrong.extend(walk(page, language));
        }
    }
    assert!(wrong.is_empty(), "{} places:\n{}", wrong.len(), wrong.join("\n"));
}
