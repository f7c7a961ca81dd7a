//! Says how complete the coding is, and how far two people's codings agree.

use eframe::egui::Ui;

use super::{open_message, three};
use crate::analysis::{Answer, Question};
use crate::consistency::Reliability;
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{Look, label, label_in, row, small, strong, weak};
use crate::plan::{Attribute, Coded};
use crate::text::strings::{fill, slots};
use crate::text::{self, terms};

/// Below this share of coded attributes the page says that the figures may change.
const COMPLETE_ENOUGH: f64 = 0.9;

/// Lists the attributes of a message that are not coded yet.
fn blanks(cx: &Cx<'_>, position: usize) -> Vec<&'static str> {
    let Some(message) = cx.plan().messages.get(position) else { return Vec::new() };
    let is_blank = |attribute: &Attribute| matches!(message.coding(*attribute), Coded::Blank);
    Attribute::ALL.into_iter().filter(is_blank).map(|attribute| terms::attribute(attribute, cx.language())).collect()
}

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let figures = &cx.texts.figures;
    let results = &cx.analysis().consistency;
    match results.completeness {
        Err(why) => {
            label(ui, text::reason(why, cx.language()));
        }
        Ok(share) => {
            let percent = cx.locale.percent(share, 0);
            label(ui, &format!("{}: {percent} {}", figures.coded, figures.coded_caption));
            if share < COMPLETE_ENOUGH {
                label_in(ui, words.incomplete, Look::Warning);
            }
        }
    }
    let blank: Vec<(usize, Vec<&str>)> = (0..cx.plan().messages.len())
        .filter(|position| results.placed.get(*position).copied().unwrap_or(false))
        .map(|position| (position, blanks(cx, position)))
        .filter(|(_, attributes)| !attributes.is_empty())
        .collect();
    if blank.is_empty() && results.completeness.is_ok() {
        weak(ui, words.coding_complete);
    }
    for (position, attributes) in blank {
        row(ui, |ui| {
            open_message(cx, ui, position);
            weak(ui, &fill!(words.coding_blank, &[("attributes", &attributes.join(cx.comma()))]));
        });
    }
}

/// Shows Krippendorff's alpha of two people's codings.
pub(super) fn reliability(cx: &Cx<'_>, ui: &mut Ui) {
    ui.add_space(space::SMALL);
    strong(ui, cx.texts.figures.reliability);
    let Some(found) = look_at(cx, ui, &Question::Reliability) else { return };
    if let Answer::Reliability(results) = found.answer {
        found.scope(ui, |ui| agreement(cx, ui, results));
    }
}

fn agreement(cx: &Cx<'_>, ui: &mut Ui, results: &Reliability) {
    let words = &cx.texts.figures;
    if results.messages == 0 {
        weak(ui, words.reliability_none);
        return;
    }
    let count = cx.locale.whole(results.messages);
    match (results.overall, results.agreement) {
        (Ok(alpha), Ok(agreement)) => {
            let values = slots![
                ("alpha", &*three(cx, alpha)),
                ("agreement", &*cx.locale.percent(agreement, 1)),
                ("count", &*count)
            ];
            label(ui, &fill!(words.reliability_is, values));
        }
        (Err(why), _) | (_, Err(why)) => {
            label(ui, text::reason(why, cx.language()));
        }
    }
    let parts: Vec<String> = Attribute::ALL
        .into_iter()
        .zip(results.attributes)
        .map(|(attribute, alpha)| {
            let alpha = alpha.map_or_else(|_| text::DASH.to_owned(), |alpha| three(cx, alpha));
            format!("{} {alpha}", terms::attribute(attribute, cx.language()))
        })
        .collect();
    small(ui, &parts.join(cx.locale.dot()));
    small(ui, words.reliability_how);
}
