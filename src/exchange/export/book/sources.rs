//! References: every source that the plan states, each once; what has none; and what else the book refers to.

use std::collections::BTreeSet;

use super::super::pages::Block;
use super::super::provenance;
use super::facts::ended;
use super::things::name;
use crate::plan::schema::ListName;
use crate::plan::{Channel, ChannelId, Language, Plan};
use crate::report::Report;
use crate::text::strings::{fill, slots};
use crate::text::{isolate, source_in};

/// Returns the sources of a plan in the order of the alphabet, each once.
fn sources(plan: &Plan, language: Language) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    all.extend(plan.audiences.iter().map(|audience| audience.source.as_str()));
    for channel in &plan.channels {
        all.push(&channel.source);
        all.extend(channel.contacts.iter().map(|contact| contact.source.as_str()));
        all.extend(channel.terms.exchange.iter().map(|exchange| exchange.source.as_str()));
    }
    all.extend(plan.insights.iter().map(|insight| insight.source.as_str()));
    all.extend(plan.vocabulary.claims.iter().flat_map(|claim| &claim.proofs).map(|proof| proof.source.as_str()));
    all.extend(plan.experiences.iter().map(|experience| experience.source.as_str()));
    all.extend(plan.mentions.iter().map(|mention| mention.source.as_str()));
    let mut seen = BTreeSet::new();
    let mut found: Vec<&str> = all
        .into_iter()
        .map(|source| source_in(source, language))
        .filter(|source| !source.is_empty() && seen.insert(source.to_lowercase()))
        .collect();
    found.sort_by_key(|source| source.to_lowercase());
    found
}

/// Returns the names of audiences and placed channels without a source.
fn unsourced(report: &Report) -> Vec<String> {
    let plan = report.plan;
    let audiences = plan.audiences.iter().filter(|audience| audience.size > 0 && audience.source.trim().is_empty());
    let audiences = audiences.map(|audience| name(report, ListName::Audiences, audience.id.as_str()));
    let channels = plan.channels.iter().filter(|channel| provenance::is_unsourced(plan, channel));
    audiences.chain(channels.map(|channel| name(report, ListName::Channels, channel.id.as_str()))).collect()
}

/// Returns all references.
pub(super) fn references(report: &Report) -> Vec<Block> {
    let mut blocks: Vec<Block> = sources(report.plan, report.locale.language)
        .into_iter()
        .map(|source| Block::Point(source.to_owned()))
        .collect();
    for reference in &report.plan.book.references {
        let text = reference.text.get(report.plan_language).trim();
        let link = reference.link.trim();
        let both = [text, link].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        if !both.is_empty() {
            blocks.push(Block::Point(both));
        }
    }
    let missing = unsourced(report);
    if !missing.is_empty() {
        let names: Vec<String> =
            missing.iter().map(|name| isolate(name, report.locale.language).into_owned()).collect();
        let names = names.join(report.texts.shared.comma);
        blocks.push(Block::Note(ended(&fill!(report.texts.book.sources_missing, &[("names", &names)]))));
    }
    blocks
}

/// The most sources that a note names; the others stand among the references.
const MOST_NAMED: usize = 6;

/// Says where the figures of a table or a picture come from: the model of those of reach, the sources of those of money; none
/// where they follow from the plan alone.
pub(super) fn note_of(report: &Report, id: &str) -> Option<String> {
    let is_any = |beginnings: &[&str]| beginnings.iter().any(|beginning| id.starts_with(beginning));
    if is_any(&["reach", "frequency", "channels", "channel-steps", "channel-pairs", "channel-overlap", "remembered"]) {
        return note_of_reach(report);
    }
    if is_any(&["flowchart", "placements", "budget-by-channel", "budget-by-element", "spending"]) {
        return note_of_money(report);
    }
    None
}

/// Says by which model reach is counted and among whom, and where the sizes and the contacts are from.
pub(super) fn note_of_reach(report: &Report) -> Option<String> {
    let plan = report.plan;
    if plan.placements.is_empty() {
        return None;
    }
    let contacts = placed(plan).flat_map(|channel| channel.contacts.iter().map(|contact| contact.source.as_str()));
    let sizes = plan.audiences.iter().map(|audience| audience.source.as_str());
    let model = provenance::notes(report).into_iter().next().map(|note| ended(&note));
    let parts: Vec<String> = model.into_iter().chain(sources_in_words(report, sizes.chain(contacts))).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Says where the rates of the channels are from.
fn note_of_money(report: &Report) -> Option<String> {
    let plan = report.plan;
    let exchange = |channel: &'_ Channel| channel.terms.exchange.as_ref().map(|exchange| exchange.source.clone());
    let rates: Vec<String> =
        placed(plan).flat_map(|channel| std::iter::once(channel.source.clone()).chain(exchange(channel))).collect();
    let sources = sources_in_words(report, rates.iter().map(String::as_str));
    let missing: Vec<String> = placed(plan)
        .filter(|channel| provenance::is_unsourced(plan, channel))
        .map(|channel| name(report, ListName::Channels, channel.id.as_str()))
        .map(|name| isolate(&name, report.locale.language).into_owned())
        .collect();
    let missing = (!missing.is_empty()).then(|| {
        let names = missing.join(report.texts.shared.comma);
        ended(&fill!(report.texts.book.sources_missing, &[("names", &names)]))
    });
    let parts: Vec<String> = sources.into_iter().chain(missing).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn placed(plan: &Plan) -> impl Iterator<Item = &Channel> {
    let is_placed = |id: &ChannelId| plan.placements.iter().any(|placement| placement.channel == *id);
    plan.channels.iter().map(|channel| &**channel).filter(move |channel| is_placed(&channel.id))
}

/// Names sources in a sentence, each once; none where there are none.
fn sources_in_words<'s>(report: &Report, sources: impl Iterator<Item = &'s str>) -> Option<String> {
    let mut named: Vec<&str> = Vec::new();
    let language = report.locale.language;
    for source in sources.map(|source| source_in(source, language)).filter(|source| !source.is_empty()) {
        if !named.iter().any(|known| known.to_lowercase() == source.to_lowercase()) {
            named.push(source);
        }
    }
    let texts = &report.texts.book;
    let more = named.len().saturating_sub(MOST_NAMED);
    let words: Vec<String> =
        named.iter().take(MOST_NAMED).map(|source| isolate(source, report.locale.language).into_owned()).collect();
    let words = words.join(texts.between_sources);
    match (words.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(ended(&fill!(texts.note_sources, &[("sources", &words)]))),
        (false, more) => {
            let values = slots![("sources", &*words), ("count", &*report.locale.whole(more as u64))];
            Some(ended(&fill!(texts.note_sources_more, values)))
        }
    }
}

/// Returns how many assumptions have no source.
pub(super) fn count_unsourced(report: &Report) -> usize {
    unsourced(report).len()
}

/// Returns the models with their bounds, and which plan and which calculations the book is of.
pub(super) fn models(report: &Report) -> Vec<Block> {
    if report.plan.placements.is_empty() {
        return Vec::new();
    }
    let mut blocks: Vec<Block> = provenance::notes(report).iter().map(|note| Block::Point(ended(note))).collect();
    blocks.push(Block::Note(ended(&provenance::footer(report))));
    blocks
}
