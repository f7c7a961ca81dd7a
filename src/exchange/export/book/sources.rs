//! References: every source that the plan states, each once; what has none; and what else the book refers to.

use std::collections::BTreeSet;

use super::super::pages::Block;
use super::super::provenance;
use super::facts::ended;
use super::things::name;
use crate::plan::Plan;
use crate::plan::schema::ListName;
use crate::report::Report;
use crate::text::isolate;
use crate::text::strings::fill;

/// Returns the sources of a plan in the order of the alphabet, each once.
fn sources(plan: &Plan) -> Vec<&str> {
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
        .map(str::trim)
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
    let mut blocks: Vec<Block> =
        sources(report.plan).into_iter().map(|source| Block::Point(source.to_owned())).collect();
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
        blocks.push(Block::Note(ended(&fill(report.texts.book.sources_missing, &[("names", &names)]))));
    }
    blocks
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
