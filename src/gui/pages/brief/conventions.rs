//! The conventions of the measures that a planner may change.

use eframe::egui::Ui;

use crate::edit::Edit;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::forms::divider;
use crate::gui::parts::half_life::half_life_reader;
use crate::gui::theme::space;
use crate::gui::visits::of_settings;
use crate::gui::widgets::{
    FieldLook, Look, beside, choice, enabled_button, field_row, group, hinted_row, hinted_share, label_in,
    number_field, percent_field, strong, weak, whole_field,
};
use crate::plan::{Attribute, CompositeWeights, Decimal, Schedule, Settings, Stage};
use crate::text::strings::fill;
use crate::text::{Locale, terms};

/// How far the sum of the stage targets may be from 1: what typed percentages lose as binary numbers.
const SUM_TOLERANCE: f64 = 1e-9;

/// Shows the group.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.brief_page;
    let settings = cx.plan().settings;
    group(ui, words.conventions, |ui| {
        weak(ui, words.conventions_hint);
        ui.add_space(space::TIGHT);
        effective_frequency(cx, ui, settings);
        half_life(cx, ui, settings);
        schedule(cx, ui, settings);
        thresholds(cx, ui, settings);
        divider(ui);
        let half = fit::column_of(ui.available_width(), 2, ui.spacing().item_spacing.x);
        beside(ui, cx, half, stage_targets, weights);
        composite(cx, ui, settings);
        ui.add_space(space::SMALL);
        // What is known of the category and of the inputs' errors is no convention.
        let usual = Settings {
            memory_half_life_weeks: settings.memory_half_life_weeks,
            input_error: settings.input_error,
            category_grp: settings.category_grp,
            ..Settings::default()
        };
        if enabled_button(ui, settings != usual, words.reset).clicked() {
            cx.edit(Edit::Settings(usual));
        }
    });
}

fn effective_frequency(cx: &mut Cx<'_>, ui: &mut Ui, settings: Settings) {
    let words = &cx.texts.brief_page;
    hinted_row(
        ui,
        words.effective_frequency,
        |ui| {
            let value = u64::from(settings.effective_frequency);
            let edit = of_settings(|settings, typed| settings.effective_frequency = u32::try_from(typed).unwrap_or(1));
            whole_field(cx, ui, "effective frequency", words.effective_frequency, value, (1, 10), 80.0, edit);
        },
        &[words.effective_frequency_hint],
    );
}

fn half_life(cx: &mut Cx<'_>, ui: &mut Ui, settings: Settings) {
    let words = &cx.texts.brief_page;
    let locale = cx.locale;
    let value = settings.continuity_half_life_weeks;
    let read = half_life_reader(cx);
    hinted_row(
        ui,
        words.half_life,
        |ui| {
            let look = FieldLook::line(80.0);
            let edit = of_settings(|settings, typed| settings.continuity_half_life_weeks = typed);
            number_field(cx, ui, "half-life", words.half_life, &exact(locale, value), look, read, edit);
        },
        &[words.weeks_unit],
    );
    label_in(ui, words.half_life_hint, Look::Small);
}

fn schedule(cx: &mut Cx<'_>, ui: &mut Ui, settings: Settings) {
    let words = &cx.texts.brief_page;
    let name = cx.texts.terms.schedule;
    let mut options = vec![(None, cx.texts.shared.not_stated)];
    options.extend(Schedule::ALL.map(|schedule| (Some(schedule), terms::schedule(schedule, cx.language()))));
    field_row(ui, name, |ui| {
        if let Some(schedule) = choice(ui, name, &settings.schedule, &options, 190.0) {
            cx.edit(Edit::Settings(Settings { schedule, ..settings }));
        }
    });
    label_in(ui, words.schedule_hint, Look::Small);
}

fn thresholds(cx: &mut Cx<'_>, ui: &mut Ui, settings: Settings) {
    let words = &cx.texts.brief_page;
    let value = settings.stage_coverage_threshold;
    let edit = of_settings(|settings, share| settings.stage_coverage_threshold = share);
    hinted_share(cx, ui, "stage threshold", (words.stage_threshold, words.stage_threshold_hint), value, edit);
    let value = settings.off_brief_threshold;
    let edit = of_settings(|settings, share| settings.off_brief_threshold = share);
    let names = (words.off_brief_threshold, words.off_brief_threshold_hint);
    hinted_share(cx, ui, "off-brief threshold", names, value, edit);
}

/// Shows the weights of the composite, while it is switched on.
fn composite(cx: &mut Cx<'_>, ui: &mut Ui, settings: Settings) {
    let Some(weights) = settings.composite else { return };
    let words = &cx.texts.terms;
    let title = cx.texts.brief_page.composite_weights;
    divider(ui);
    strong(ui, title);
    let names = [
        words.measure_consistency,
        words.measure_coherence,
        words.measure_continuity,
        words.measure_commonality,
        words.measure_complementarity,
    ];
    for (position, name) in names.into_iter().enumerate() {
        let called = fill!(cx.texts.shared.action_on, &[("action", title), ("name", name)]);
        field_row(ui, name, |ui| {
            let value = weights.values()[position];
            let edit = of_settings(move |settings, share| {
                if let Some(weights) = &mut settings.composite {
                    *composite_weight(weights, position) = share;
                }
            });
            percent_field(cx, ui, ("composite weight", position), &called, value, (0.0, 1.0), edit);
        });
    }
}

fn composite_weight(weights: &mut CompositeWeights, position: usize) -> &mut f64 {
    match position {
        0 => &mut weights.consistency,
        1 => &mut weights.coherence,
        2 => &mut weights.continuity,
        3 => &mut weights.commonality,
        _ => &mut weights.complementarity,
    }
}

/// Writes a number with the decimals that it has.
fn exact(locale: Locale, number: f64) -> String {
    number.to_string().parse::<Decimal>().map_or_else(|_| locale.decimal(number, 2), |decimal| locale.exact(decimal))
}

fn stage_targets(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.brief_page;
    let settings = cx.plan().settings;
    let targets = settings.stage_targets;
    strong(ui, words.stage_targets);
    for stage in Stage::ALL {
        let name = terms::stage(stage, cx.language());
        field_row(ui, name, |ui| {
            let edit = of_settings(move |settings, share| {
                *target(settings, stage) = share;
            });
            percent_field(cx, ui, ("stage target", name), name, targets.of(stage), (0.0, 1.0), edit);
        });
    }
    let sum: f64 = Stage::ALL.iter().map(|stage| targets.of(*stage)).sum();
    let shown = cx.locale.percent_exact((sum * 1e9).round() / 1e9);
    let (template, look) = if (sum - 1.0).abs() < SUM_TOLERANCE {
        (words.target_sum, Look::Weak)
    } else {
        (words.target_sum_wrong, Look::Error)
    };
    label_in(ui, &fill!(template, &[("sum", &shown)]), look);
}

fn target(settings: &mut Settings, stage: Stage) -> &mut f64 {
    let targets = &mut settings.stage_targets;
    match stage {
        Stage::Attention => &mut targets.attention,
        Stage::Information => &mut targets.information,
        Stage::Desire => &mut targets.desire,
        Stage::Action => &mut targets.action,
        Stage::AfterSale => &mut targets.after_sale,
    }
}

fn weights(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.brief_page;
    let settings = cx.plan().settings;
    strong(ui, words.weights);
    for attribute in Attribute::ALL {
        let name = terms::attribute(attribute, cx.language());
        let called = fill!(cx.texts.shared.action_on, &[("action", words.weights), ("name", name)]);
        field_row(ui, name, |ui| {
            let value = settings.similarity_weights.of(attribute);
            let edit = of_settings(move |settings, share| {
                *weight(settings, attribute) = share;
            });
            percent_field(cx, ui, ("weight", name), &called, value, (0.0, 1.0), edit);
        });
    }
    weak(ui, words.weights_hint);
}

fn weight(settings: &mut Settings, attribute: Attribute) -> &mut f64 {
    let weights = &mut settings.similarity_weights;
    match attribute {
        Attribute::Theme => &mut weights.theme,
        Attribute::Claims => &mut weights.claims,
        Attribute::Visuals => &mut weights.visuals,
        Attribute::Tone => &mut weights.tone,
        Attribute::Slogan => &mut weights.slogan,
    }
}
