//! Says what a modelled figure rests on: models, overlap, the sources of the contact numbers, and what holds without a model.

use crate::reach::Model;
use crate::report::reach::{View, model_of};
use crate::report::{ReachFigure, Report};
use crate::text;
use crate::text::strings::fill;

/// Says what a figure rests on.
pub(super) fn sources_of(report: &Report<'_>, shown: &View<'_>, explained: ReachFigure) -> Vec<String> {
    let texts = &report.texts.cards;
    let all = || shown.channels.iter().map(|(channel, _)| *channel).collect();
    let channels: Vec<usize> = match explained {
        ReachFigure::Channel(channel) => vec![channel],
        ReachFigure::Pair(a, b) => vec![a, b],
        _ => all(),
    };
    let is_overlapping = shown.overlaps.iter().any(|(channel, _)| channels.contains(channel));
    let combined = if is_overlapping { texts.combined_overlap } else { texts.combined_independent };
    let models = super::super::model_names(report, &models(report, shown, &channels));
    let mut lines = vec![fill!(texts.model_of, &[("models", &models), ("combined", combined)])];
    if is_overlapping {
        lines.push(overlaps(report, shown, &channels));
    }
    lines.push(sources(report, shown, &channels));
    lines.extend(match explained {
        ReachFigure::Pair(a, b) => pair_bounds(report, shown, a, b),
        ReachFigure::Channel(_) | ReachFigure::Week(_) => None,
        _ => {
            let [low, high] = shown.bounds.map(|share| report.percent(share));
            Some(fill!(texts.bounds_without_model, &[("low", &low), ("high", &high)]))
        }
    });
    lines
}

/// Says what two channels can share whatever the model is.
fn pair_bounds(report: &Report<'_>, shown: &View<'_>, a: usize, b: usize) -> Option<String> {
    let reach = |channel: usize| shown.channels.iter().find(|(known, _)| *known == channel).map(|(_, part)| part.reach);
    let (a, b) = (reach(a)?, reach(b)?);
    // Of several audiences the two may meet in some only, so that the bound of one does not hold.
    shown.audience?;
    let [low, high] = [(a + b - 1.0).max(0.0), a.min(b)].map(|share| report.locale.percent(share, 1));
    Some(fill!(report.texts.cards.pair_bounds, &[("low", &low), ("high", &high)]))
}

/// Lists the models by which the channels meet the audience that is shown.
fn models(report: &Report<'_>, shown: &View<'_>, channels: &[usize]) -> Vec<Model> {
    let audience = shown.audience.and_then(|position| report.plan.audiences.get(position));
    let Some(audience) = audience.filter(|_| channels.len() < shown.channels.len()) else {
        return shown.models.to_vec();
    };
    let used: Vec<Model> = channels.iter().filter_map(|&channel| model_of(report, channel, audience)).collect();
    Model::ALL.into_iter().filter(|model| used.contains(model)).collect()
}

fn overlaps(report: &Report<'_>, shown: &View<'_>, channels: &[usize]) -> String {
    let concerned = shown.overlaps.iter().filter(|(channel, _)| channels.contains(channel));
    let each = concerned.map(|&(channel, overlap)| {
        format!(
            "{} {}",
            text::isolate(report.channel_name(channel), report.locale.language),
            report.term(report.locale.decimal(overlap, 2))
        )
    });
    fill!(report.texts.cards.overlaps, &[("channels", &each.collect::<Vec<_>>().join(report.texts.shared.comma))],)
}

/// Says where the contact models' numbers come from, as the plan says.
fn sources(report: &Report<'_>, shown: &View<'_>, channels: &[usize]) -> String {
    let texts = &report.texts.cards;
    let audience = shown.audience.and_then(|position| report.plan.audiences.get(position));
    let mut found: Vec<String> = Vec::new();
    let mut without = Vec::new();
    for &position in channels {
        let Some(channel) = report.plan.channels.get(position) else { continue };
        let contacts =
            channel.contacts.iter().filter(|contact| audience.is_none_or(|audience| audience.id == contact.audience));
        for contact in contacts {
            let source = text::source_in(&contact.source, report.locale.language);
            if source.is_empty() {
                without.push(report.channel_name(position));
            } else if !found.iter().any(|known| known == source) {
                found.push(source.to_owned());
            }
        }
    }
    without.dedup();
    let mut parts = Vec::new();
    if !found.is_empty() {
        let found: Vec<String> =
            found.iter().map(|source| text::isolate(source, report.locale.language).into_owned()).collect();
        parts.push(fill!(texts.sources, &[("sources", &found.join(report.texts.shared.comma))]));
    }
    if !without.is_empty() {
        let names: Vec<String> =
            without.iter().map(|name| text::isolate(name, report.locale.language).into_owned()).collect();
        parts.push(fill!(texts.without_source, &[("channels", &names.join(report.texts.shared.comma))]));
    }
    parts.join(" ")
}
