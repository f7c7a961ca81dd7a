//! The Tab key goes through every page from above to below, comes to everything once, and is never held.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod window;

use std::collections::BTreeSet;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Rect, Theme, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::app::{Action, App, FileAction, LanguageChoice, Page, Preferences, update};
use imc_planner::plan::Language;
use rayon::prelude::*;
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

/// The lower edge of the page; below it is the status line, behind which the round begins anew.
const BOTTOM: f32 = 765.0;

/// Whether `next` stands above `last` in its column, both on the page. Edges between panels are come to behind them.
fn goes_back(last: Rect, next: &Stop) -> bool {
    let in_column =
        last.x_range().intersection(next.place.x_range()).span() > 0.5 * last.width().min(next.place.width());
    let is_above = next.place.bottom() <= last.top();
    in_column && is_above && last.bottom() <= BOTTOM && !next.name.starts_with("Splitter")
}

/// A window on the first sample.
fn window_on(page: Page, language: LanguageChoice) -> Window {
    let preferences = Preferences { language, ..Preferences::default() };
    let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
    update(&mut app, Action::File(FileAction::OpenSample(0)));
    update(&mut app, Action::GoTo(page));
    open(app, vec2(1280.0, 800.0), Theme::Light)
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
                && goes_back(place, &now)
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
fn the_tab_key_goes_through_every_page_from_above_to_below() {
    let languages = [LanguageChoice::English, LanguageChoice::Arabic];
    let walks: Vec<(Page, LanguageChoice)> =
        languages.into_iter().flat_map(|language| Page::all().map(move |page| (page, language))).collect();
    let wrong: Vec<String> = walks.into_par_iter().flat_map_iter(|(page, language)| walk(page, language)).collect();
    assert!(wrong.is_empty(), "{} places:\n{}", wrong.len(), wrong.join("\n"));
}
