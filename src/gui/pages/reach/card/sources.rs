//! What a modelled number rests on: models, overlap, the sources of the contact numbers, and what holds without a model.

use eframe::egui::Ui;

use super::super::how::model_of;
use super::super::{Shown, channel_name};
use super::ReachFigure;
use crate::gui::context::Cx;
use crate::gui::plots::{model_names, term};
use crate::gui::widgets::weak;
use crate::reach::Model;
use crate::text;
use crate::text::strings::fill;

/// Says what `explained` rests on.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>, explained: ReachFigure) {
    let texts = &cx.texts.reach_page;
    let all = || shown.channels.iter().map(|(channel, _)| *channel).collect();
    let channels: Vec<usize> = match explained {
        ReachFigure::Channel(channel) => vec![channel],
        ReachFigure::Pair(a, b) => vec![a, b],
        _ => all(),
    };
    let is_overlapping = shown.overlaps.iter().any(|(channel, _)| channels.contains(channel));
    let combined = if is_overlapping { texts.combined_overlap } else { texts.combined_independent };
    let models = model_names(cx, &models(cx, shown, &channels));
    weak(ui, &fill(texts.card_model, &[("models", &models), ("combined", combined)]));
    if is_overlapping {
        weak(ui, &overlaps(cx, shown, &channels));
    }
    weak(ui, &sources(cx, shown, &channels));
    match explained {
        ReachFigure::Pair(a, b) => pair_bounds(cx, ui, shown, a, b),
        ReachFigure::Channel(_) | ReachFigure::Week(_) => {}
        _ => {
            let [low, high] = shown.bounds.map(|share| cx.locale.percent(share, 1));
            weak(ui, &fill(texts.card_bounds, &[("low", &low), ("high", &high)]));
        }
    }
}

/// What two channels can share whatever the model is.
fn pair_bounds(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>, a: usize, b: usize) {
    let reach = |channel: usize| shown.channels.iter().find(|(known, _)| *known == channel).map(|(_, part)| part.reach);
    let (Some(a), Some(b)) = (reach(a), reach(b)) else { return };
    // Of several audiences the two may meet in some only, so that the bound of one does not hold.
    if shown.audience.is_none() {
        return;
    }
    let [low, high] = [(a + b - 1.0).max(0.0), a.min(b)].map(|share| cx.locale.percent(share, 1));
    weak(ui, &fill(cx.texts.reach_page.card_pair_bounds, &[("low", &low), ("high", &high)]));
}

/// The models by which the channels meet the audience that is shown.
fn models(cx: &Cx<'_>, shown: &Shown<'_>, channels: &[usize]) -> Vec<Model> {
    let audience = shown.audience.and_then(|position| cx.plan().audiences.get(position));
    let Some(audience) = audience.filter(|_| channels.len() < shown.channels.len()) else {
        return shown.models.to_vec();
    };
    let used: Vec<Model> = channels.iter().filter_map(|&channel| model_of(cx, channel, audience)).collect();
    Model::ALL.into_iter().filter(|model| used.contains(model)).collect()
}

fn overlaps(cx: &Cx<'_>, shown: &Shown<'_>, channels: &[usize]) -> String {
    let concerned = shown.overlaps.iter().filter(|(channel, _)| channels.contains(channel));
    let each = concerned.map(|&(channel, overlap)| {
        format!(
            "{} {}",
            text::isolate(channel_name(cx, channel), cx.language()),
            term(cx, cx.locale.decimal(overlap, 2))
        )
    });
    fill(cx.texts.reach_page.card_overlaps, &[("channels", &each.collect::<Vec<_>>().join(cx.comma()))])
}

/// Where the contact models' numbers come from, as the plan says.
fn sources(cx: &Cx<'_>, shown: &Shown<'_>, channels: &[usize]) -> String {
    let texts = &cx.texts.reach_page;
    let audience = shown.audience.and_then(|position| cx.plan().audiences.get(position));
    let mut found: Vec<String> = Vec::new();
    let mut without = Vec::new();
    for &position in channels {
        let Some(channel) = cx.plan().channels.get(position) else { continue };
        let contacts =
            channel.contacts.iter().filter(|contact| audience.is_none_or(|audience| audience.id == contact.audience));
        for contact in contacts {
            let source = contact.source.trim();
            if source.is_empty() {
                without.push(channel_name(cx, position));
            } else if !found.iter().any(|known| known == source) {
                found.push(source.to_owned());
            }
        }
    }
    without.dedup();
    let mut parts = Vec::new();
    if !found.is_empty() {
        let found: Vec<String> = found.iter().map(|source| text::isolate(source, cx.language()).into_owned()).collect();
        parts.push(fill(texts.card_sources, &[("sources", &found.join(cx.comma()))]));
    }
    if !without.is_empty() {
        let names: Vec<String> = without.iter().map(|name| text::isolate(name, cx.language()).into_owned()).collect();
        parts.push(fill(texts.card_without_source, &[("channels", &names.join(cx.comma()))]));
    }
    parts.join(" ")
}
