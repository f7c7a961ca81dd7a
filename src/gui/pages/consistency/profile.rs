//! The five measures side by side, and the composite for those who ask for one.

use std::sync::Arc;

use eframe::egui::Ui;

use super::three;
use crate::analysis::{Answer, Question};
use crate::consistency::{Sensitivity, composite, profile};
use crate::edit::Edit;
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::parts::figures::{formula, term};
use crate::gui::parts::plot::{PlotLook, PlotOf, plot_of, show as show_plot};
use crate::gui::theme::space;
use crate::gui::widgets::{check, label, row, small, strong};
use crate::plan::{CompositeWeights, Settings};
use crate::report;
use crate::text;
use crate::text::strings::{fill, slots};

/// Where the cards of the measures stand.
const PROFILE: &str = "profile";

/// Shows the bars.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.figures;
    let results = &cx.analysis().consistency;
    let found = look_at(cx, ui, &Question::Sensitivity);
    let values = profile(results);
    let sensitivity = found.and_then(|found| match found.answer {
        Answer::Sensitivity(sensitivity) => Some((sensitivity.as_ref(), found)),
        _ => None,
    });
    let current = sensitivity.filter(|(_, found)| found.is_current);
    let band = current.and_then(|(sensitivity, _)| sensitivity.weight_band.ok()).map(|[low, _, high]| [low, high]);
    let band = band.map(|[low, high]| (low, high));
    let answers = current.map(|(_, found)| Arc::clone(found.shared)).into_iter().collect();
    let of = PlotOf { answers, ..PlotOf::default() };
    if let Some(plot) = plot_of(cx, PROFILE, of, |report| report::plots::profile_with(report, band)) {
        show_plot(cx, ui, &plot, &PlotLook::at(PROFILE, 0.0).with_cards());
    }
    card::show(cx, ui, PROFILE);
    ui.add_space(space::TIGHT);
    if let Some((sensitivity, found)) = sensitivity {
        found.scope(ui, |ui| sensitivity_in_words(cx, ui, sensitivity));
    }
    for why in values.iter().filter_map(|value| value.err()).collect::<std::collections::BTreeSet<_>>() {
        small(ui, text::reason(why, cx.language()));
    }
    small(ui, words.profile_reading);
    ui.add_space(space::TIGHT);
    composite_of(cx, ui);
}

/// Says how far the figure hangs on the weights and on what is not coded.
fn sensitivity_in_words(cx: &Cx<'_>, ui: &mut Ui, sensitivity: &Sensitivity) {
    let words = &cx.texts.consistency_page;
    if let Ok([low, middle, high]) = sensitivity.weight_band {
        let values = slots![("low", &*three(cx, low)), ("middle", &*three(cx, middle)), ("high", &*three(cx, high))];
        small(ui, &fill!(words.weight_band, values));
    }
    if let Ok([low, high]) = sensitivity.blank_interval
        && high > low
    {
        small(ui, &fill!(words.blank_interval, &[("low", &three(cx, low)), ("high", &three(cx, high))]));
    }
}

fn composite_of(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let settings = cx.plan().settings;
    let changed = row(ui, |ui| check(ui, words.composite, settings.composite.is_some()));
    if let Some(on) = changed {
        let composite = on.then(CompositeWeights::default);
        cx.edit(Edit::Settings(Settings { composite, ..settings }));
    }
    let Some(weights) = settings.composite else { return };
    small(ui, cx.texts.figures.composite_hint);
    let results = &cx.analysis().consistency;
    match composite(results, &settings) {
        Ok(value) => {
            let number = |value: f64, decimals| term(cx, cx.locale.decimal(value, decimals));
            let weights = weights.values();
            let parts: Vec<String> = profile(results)
                .into_iter()
                .zip(weights)
                .filter(|(_, weight)| *weight > 0.0)
                .map(|(value, weight)| format!("{}^{}", number(value.unwrap_or(0.0), 3), number(weight, 2)))
                .collect();
            let all: f64 = weights.iter().sum();
            let sum = format!("({})^(1 ÷ {}) = {}", parts.join(" × "), number(all, 2), number(value, 3));
            strong(ui, &formula(cx, &sum));
        }
        Err(why) => {
            label(ui, text::reason(why, cx.language()));
        }
    }
}
