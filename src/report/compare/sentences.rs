//! Says what a version has that the base has not, in sentences.

use super::{Comparison, words};
use crate::diff::{Difference, DifferenceStep, What, differences};
use crate::plan::schema::ListName;
use crate::plan::{List, Plan};
use crate::text::strings::fill;
use crate::text::{self, Noun};

/// Holds what is said about one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// How much differs, in a line.
    pub summary: String,
    /// What differs, a sentence each, the greatest changes of reach and money first.
    pub sentences: Vec<String>,
    /// How many further differences there are.
    pub further: usize,
}

impl Comparison<'_> {
    /// Says what the version at a place has that the base has not, in at most `most` sentences.
    #[must_use]
    pub fn said(&self, version: usize, most: usize) -> Said {
        let (Some(base), Some(one)) = (self.base_report(), self.versions.get(version)) else {
            return Said { summary: String::new(), sentences: Vec::new(), further: 0 };
        };
        // What is kept beside the plan does not make it another.
        let alone = |plan: &Plan| Plan { alternatives: List::default(), ..plan.clone() };
        let (before, after) = (alone(base.plan), alone(one.report.plan));
        let found = differences(&before, &after);
        if found.is_empty() {
            let summary = fill!(words(base).same, &[("name", &one.name)]);
            return Said { summary, sentences: Vec::new(), further: 0 };
        }
        let mut sentences = self.quantities(version, &found);
        let others = found.iter().filter(|difference| !is_quantity(difference));
        let room = most.saturating_sub(sentences.len());
        let others: Vec<&Difference> = others.collect();
        let told = others.iter().take(room);
        sentences.extend(told.map(|difference| text::difference(difference, &before, &after, base.locale)));
        let shown = sentences.len().min(most);
        let all = sentences.len() + others.len().saturating_sub(room);
        sentences.truncate(most);
        let count = base.locale.count(u64::try_from(all).unwrap_or(u64::MAX), Noun::Change);
        let summary = fill!(words(base).differences, &[("count", &count)]);
        Said { summary, sentences, further: all - shown }
    }

    /// Writes "TV spots: 7 instead of 11": the units of each channel, where they differ.
    fn quantities(&self, version: usize, found: &[Difference]) -> Vec<String> {
        if !found.iter().any(is_quantity) {
            return Vec::new();
        }
        let (Some(base), Some(one)) = (self.base_report(), self.versions.get(version)) else { return Vec::new() };
        let units = |plan: &Plan, channel: &crate::plan::ChannelId| -> u64 {
            let placed = plan.placements.iter().filter(|placement| placement.channel == *channel);
            placed.flat_map(|placement| &placement.quantities).copied().fold(0, u64::saturating_add)
        };
        let sentence = |channel: &std::sync::Arc<crate::plan::Channel>| {
            let (before, after) = (units(base.plan, &channel.id), units(one.report.plan, &channel.id));
            let name = base.in_sentence(base.name(channel.as_ref()));
            let (was, is) = (base.locale.whole(before), base.locale.whole(after));
            Some(match (before, after) {
                _ if before == after => return None,
                (_, 0) => fill!(words(base).nothing_on, &[("channel", &name), ("before", &was)]),
                (0, _) => fill!(words(base).first_on, &[("channel", &name), ("after", &is)]),
                _ => fill!(words(base).units_on, &[("channel", &name), ("after", &is), ("before", &was)]),
            })
        };
        base.plan.channels.iter().filter_map(sentence).collect()
    }
}

/// Returns true for a difference in what is placed, which is said by channel.
fn is_quantity(difference: &Difference) -> bool {
    let names = |step: &DifferenceStep, wanted: &str| matches!(step, DifferenceStep::Field(name) if name == wanted);
    let list = ListName::Placements.path();
    let is_of_placement = difference.place.iter().zip(list).all(|(step, name)| names(step, name));
    let is_quantities = difference.place.iter().any(|step| names(step, "quantities"));
    is_of_placement && (is_quantities || matches!(difference.what, What::Added | What::Removed))
}
