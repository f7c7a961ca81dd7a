//! The positioning platform.

use eframe::egui::Ui;

use crate::edit::Edit;
use crate::gui::context::Cx;
use crate::gui::forms::{options, tone_scales};
use crate::gui::theme::space;
use crate::gui::widgets::{choice, enabled_button, field_row, group, multiple_choice, small_button, weak};
use crate::plan::Platform;

/// How wide the choices are.
const CHOICE: f32 = 420.0;

/// Shows the group.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.brief_page;
    let plan = cx.plan();
    let platform = &plan.platform;
    group(ui, words.platform, |ui| {
        weak(ui, words.platform_hint);
        if plan.vocabulary.is_empty() {
            weak(ui, words.platform_empty);
        }
        ui.add_space(space::TIGHT);
        single_values(cx, ui, platform);
        sets(cx, ui, platform);
        tone(cx, ui, platform);
        ui.add_space(space::TIGHT);
        if enabled_button(ui, !platform.is_empty(), words.clear_platform).clicked() {
            cx.edit(Edit::Platform(Platform::default()));
        }
    });
}

/// Returns the edit that changes a part of the platform.
fn changed(platform: &Platform, change: impl FnOnce(&mut Platform)) -> Edit {
    let mut new = platform.clone();
    change(&mut new);
    Edit::Platform(new)
}

fn single_values(cx: &mut Cx<'_>, ui: &mut Ui, platform: &Platform) {
    let none = cx.texts.shared.not_stated;
    let vocabulary = &cx.plan().vocabulary;
    field_row(ui, cx.texts.terms.token_theme, |ui| {
        let mut themes = vec![(None, none)];
        themes.extend(options(cx, &vocabulary.themes).into_iter().map(|(id, name)| (Some(id), name)));
        if let Some(theme) = choice(ui, cx.texts.terms.token_theme, &platform.theme, &themes, CHOICE) {
            cx.edit(changed(platform, |new| new.theme = theme));
        }
    });
    field_row(ui, cx.texts.terms.token_slogan, |ui| {
        let mut slogans = vec![(None, none)];
        slogans.extend(options(cx, &vocabulary.slogans).into_iter().map(|(id, name)| (Some(id), name)));
        if let Some(slogan) = choice(ui, cx.texts.terms.token_slogan, &platform.slogan, &slogans, CHOICE) {
            cx.edit(changed(platform, |new| new.slogan = slogan));
        }
    });
}

fn sets(cx: &mut Cx<'_>, ui: &mut Ui, platform: &Platform) {
    let none = cx.texts.shared.not_stated;
    let vocabulary = &cx.plan().vocabulary;
    field_row(ui, cx.texts.terms.attribute_claims, |ui| {
        let claims = options(cx, &vocabulary.claims);
        if let Some(claims) =
            multiple_choice(ui, cx.texts.terms.attribute_claims, &platform.claims, &claims, none, CHOICE)
        {
            cx.edit(changed(platform, |new| new.claims = claims));
        }
    });
    field_row(ui, cx.texts.terms.attribute_visuals, |ui| {
        let visuals = options(cx, &vocabulary.visuals);
        if let Some(visuals) =
            multiple_choice(ui, cx.texts.terms.attribute_visuals, &platform.visuals, &visuals, none, CHOICE)
        {
            cx.edit(changed(platform, |new| new.visuals = visuals));
        }
    });
}

fn tone(cx: &mut Cx<'_>, ui: &mut Ui, platform: &Platform) {
    let words = &cx.texts.brief_page;
    field_row(ui, cx.texts.terms.attribute_tone, |ui| {
        if platform.tone.is_none() {
            weak(ui, cx.texts.shared.not_stated);
        } else if small_button(ui, words.clear_tone).clicked() {
            cx.edit(changed(platform, |new| new.tone = None));
        }
    });
    if let Some(tone) = tone_scales(cx, ui, platform.tone) {
        cx.edit(changed(platform, |new| new.tone = Some(tone)));
    }
}
