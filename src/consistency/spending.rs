//! The measures weighted by what media cost instead of by who is met.

use super::ConsistencyResults;
use super::mixes::single_mix;
use super::stages::StageMix;
use crate::plan::{Figure, Money, NotComputable, Plan, Stage};

/// The measures weighted by media spending: what a plan of owned media without an estimate of its impressions can be
/// read by, and what exposures are worth comparing with.
#[derive(Clone, Debug, PartialEq)]
pub struct SpendingView {
    /// The expected similarity of the messages behind two random units of money, 0 to 1.
    pub consistency: Figure,
    /// The mean coherence with the platform, weighted by spending, 0 to 1.
    pub coherence: Figure,
    /// The stages of the journey by spending.
    pub stages: StageMix,
    /// What is spent on messages whose coherence is below the threshold of the settings.
    pub off_brief: Figure<Money>,
    /// The same as a share of all media spending, 0 to 1.
    pub off_brief_share: Figure,
    /// These messages, by position in [`Plan::messages`].
    pub off_brief_messages: Vec<usize>,
}

/// Returns the measures of `plan` weighted by `by_message`: what media cost for each message, in the plan's order. Where one of
/// these cannot be computed, no measure can.
#[must_use]
pub fn spending_view(plan: &Plan, results: &ConsistencyResults, by_message: &[Figure<Money>]) -> SpendingView {
    let missing = by_message.iter().find_map(|cost| cost.err());
    let by_message: Vec<Money> = by_message.iter().map(|cost| cost.unwrap_or(Money::ZERO)).collect();
    // Proportions alone matter, so minor units will do.
    let spent: Vec<f64> = by_message.iter().map(|money| (money.0 as f64).max(0.0)).collect();
    let all: f64 = spent.iter().sum();
    let coherence = &results.coherence;
    let mut by_stage = [0.0; Stage::ALL.len()];
    for (message, spent) in plan.messages.iter().zip(&spent) {
        let stage = Stage::ALL.iter().position(|stage| *stage == message.stage).unwrap_or(0);
        by_stage[stage] += spent;
    }
    let is_off =
        |message: &usize| coherence.messages[*message].is_ok_and(|value| value < plan.settings.off_brief_threshold);
    let off: Vec<usize> = (0..plan.messages.len()).filter(|message| results.placed[*message]).filter(is_off).collect();
    let no_platform = coherence.overall.err().filter(|why| *why == NotComputable::NoPlatform);
    let money: Money = off.iter().filter_map(|&message| by_message.get(message)).copied().sum();
    let nothing = missing.or(if all > 0.0 { None } else { Some(NotComputable::NothingSpent) });
    if missing.is_some() {
        by_stage = [0.0; Stage::ALL.len()];
    }
    SpendingView {
        consistency: nothing.map_or_else(|| single_mix(&results.similarities, &spent), Err),
        coherence: no_platform.or(nothing).map_or_else(|| mean(&coherence.messages, &spent), Err),
        stages: StageMix::of(by_stage, &plan.settings, nothing.unwrap_or(NotComputable::NothingSpent)),
        off_brief: no_platform.or(missing).map_or(Ok(money), Err),
        off_brief_share: no_platform.or(nothing).map_or_else(|| Ok(share(money, all)), Err),
        off_brief_messages: off,
    }
}

fn share(money: Money, all: f64) -> f64 {
    (money.0 as f64 / all).clamp(0.0, 1.0)
}

fn mean(figures: &[Figure], weights: &[f64]) -> Figure {
    let (mut weighted, mut all) = (0.0, 0.0);
    for (figure, weight) in figures.iter().zip(weights) {
        if let Ok(value) = figure {
            weighted += weight * value;
            all += weight;
        }
    }
    if all > 0.0 { Ok((weighted / all).clamp(0.0, 1.0)) } else { Err(NotComputable::NothingComparable) }
}
