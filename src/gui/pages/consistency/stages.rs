//! Complementarity: the audiences × stages matrix, and the stages held against the planner's targets.

use eframe::egui::Ui;

use super::three_or_reason;
use crate::consistency::StageMix;
use crate::gui::context::Cx;
use crate::gui::parts::plot::{PlotLook, PlotOf, plot_of, show as show_plot};
use crate::gui::theme::space;
use crate::gui::widgets::{small, weak};
use crate::report::{self, consistency};
use crate::text::strings::{fill, template};

/// Names the table, and the place of its cards.
const TABLE: &str = "stages";
/// Names the plot.
const SHARES: &str = "shares of stages";

/// Shows the matrix with its figures under it.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.figures;
    weak(ui, words.stages_hint);
    super::table_with_cards(cx, ui, TABLE, consistency::stages, 14);
    if let Some(plot) = plot_of(cx, SHARES, PlotOf::default(), report::plots::stages) {
        show_plot(cx, ui, &plot, &PlotLook::at(SHARES, 0.0));
    }
    figures(cx, ui);
}

fn figures(cx: &Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.figures;
    let results = &cx.analysis().consistency.complementarity;
    let mix = |template: template!["coverage", "match", "evenness"], mix: &StageMix| {
        let [coverage, matching, evenness] =
            [mix.coverage, mix.target_match, mix.evenness].map(|figure| three_or_reason(cx, &figure));
        fill!(template, &[("coverage", &coverage), ("match", &matching), ("evenness", &evenness)])
    };
    ui.add_space(space::TIGHT);
    small(ui, &mix(words.mix_met, &results.by_exposure));
    small(ui, &mix(words.mix_spent, &cx.analysis().spending.stages));
    let threshold = cx.locale.percent(cx.plan().settings.stage_coverage_threshold, 1);
    small(ui, &fill!(words.mix_how, &[("threshold", &threshold)]));
    let value = three_or_reason(cx, &results.self_sufficiency);
    small(ui, &fill!(words.self_sufficiency, &[("value", &value)]));
}
