//! look.md, rule 9: no figure is ever cut, and no name is cut on the samples in a window of 1280 × 800 points.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod window;

use eframe::egui::epaint::{ClippedShape, Shape, TextShape};
use eframe::egui::{Rect, Theme, vec2};
use imc_planner::app::{Action, App, FileAction, LanguageChoice, Page, Preferences, update};
use imc_planner::catalogue::SAMPLES;
use imc_planner::plan::Language;
use window::open;

/// The texts among `shape`.
fn texts<'s>(shape: &'s Shape, found: &mut Vec<&'s TextShape>) {
    match shape {
        Shape::Text(text) => found.push(text),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, found)),
        _ => {}
    }
}

/// What is cut in a painted text: its end, or a side that stands out of the place that it is painted in.
fn cut(text: &TextShape, place: Rect) -> Option<String> {
    let words = text.galley.text().trim().to_owned();
    let bounds = text.galley.mesh_bounds.translate(text.pos.to_vec2());
    let is_seen = bounds.is_positive() && text.angle == 0.0 && place.intersects(bounds.shrink(1.0));
    let is_beside = bounds.left() < place.left() - 1.5 || bounds.right() > place.right() + 1.5;
    match (is_seen && !words.is_empty(), text.galley.elided, is_beside) {
        (true, true, _) => Some(format!("{words} (elided)")),
        (true, false, true) => Some(format!(
            "{words} ({:.0}–{:.0} in {:.0}–{:.0})",
            bounds.left(),
            bounds.right(),
            place.left(),
            place.right()
        )),
        _ => None,
    }
}

/// All that is cut in `shapes`.
fn all_cut(shapes: &[ClippedShape]) -> Vec<String> {
    let mut all = Vec::new();
    for clipped in shapes {
        let mut found = Vec::new();
        texts(&clipped.shape, &mut found);
        all.extend(found.into_iter().filter_map(|text| cut(text, clipped.clip_rect)));
    }
    all
}

/// Bars without room in or beside them for their name, which is said on hover.
const ON_HOVER: [&str; 2] = ["Product claims", "ادعاءات المنتج"];

#[test]
fn nothing_is_cut_on_the_samples() {
    let mut offenders = Vec::new();
    for language in [LanguageChoice::English, LanguageChoice::Arabic] {
        for (sample, of) in SAMPLES.iter().enumerate() {
            let preferences = Preferences { language, ..Preferences::default() };
            let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
            update(&mut app, Action::File(FileAction::OpenSample(sample)));
            let mut window = open(app, vec2(1280.0, 800.0), Theme::Light);
            // The rows of Optimise say their names on hover where they are narrow.
            for page in Page::all().filter(|page| *page != Page::Optimise) {
                update(&mut window.state_mut().app, Action::GoTo(page));
                for height in [800.0, 3000.0] {
                    window.set_size(vec2(1280.0, height));
                    window.run_ok();
                    let cut = all_cut(&window.output().shapes);
                    for what in cut.into_iter().filter(|what| !ON_HOVER.iter().any(|name| what.starts_with(name))) {
                        offenders.push(format!("{language:?} {} {page:?}: {what}", of.id));
                    }
                }
            }
        }
    }
    offenders.sort();
    offenders.dedup();
    assert!(offenders.is_empty(), "cut:\n{}", offenders.join("\n"));
}
