//! Says what the measures beside consistency are computed from.

use super::SimilarityMatrix;
use super::exposure::MessageExposure;
use crate::plan::{Figure, NotComputable, Plan, Universe};

/// The plan with how alike its messages are and who meets them.
pub(super) struct Inputs<'a> {
    pub(super) plan: &'a Plan,
    pub(super) similarities: &'a SimilarityMatrix,
    pub(super) exposures: &'a [MessageExposure],
    pub(super) placed: &'a [bool],
    /// Why there are no impressions, where there are none.
    pub(super) obstacle: NotComputable,
    /// Which audiences the plan's figures are made of; see [`counted_audiences`].
    pub(super) counted: &'a [bool],
    /// Impressions by message, over the counted audiences and all weeks.
    pub(super) impressions: Vec<f64>,
}

impl<'a> Inputs<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        similarities: &'a SimilarityMatrix,
        exposures: &'a [MessageExposure],
        placed: &'a [bool],
        counted: &'a [bool],
        obstacle: NotComputable,
    ) -> Self {
        let of_message = |exposure: &MessageExposure| only_counted(exposure.by_audience.iter(), counted).sum();
        let impressions = exposures.iter().map(of_message).collect();
        Self { plan, similarities, exposures, placed, obstacle, counted, impressions }
    }

    /// Returns the messages that have impressions, with these.
    pub(super) fn met(&self) -> impl Iterator<Item = (usize, f64)> + Clone + '_ {
        self.impressions.iter().copied().enumerate().filter(|&(_, impressions)| impressions > 0.0)
    }

    /// Returns the mean of the figures of messages, weighted by `weight`; messages without one stay out.
    pub(super) fn mean_over(&self, figures: &[Figure], weight: impl Fn(usize) -> f64) -> Figure {
        let (mut weighted, mut all, mut reason) = (0.0, 0.0, None);
        for (message, figure) in figures.iter().enumerate() {
            let weight = weight(message);
            if weight <= 0.0 {
                continue;
            }
            match *figure {
                Ok(value) => {
                    weighted += weight * value;
                    all += weight;
                }
                Err(why) => reason = reason.or(Some(why)),
            }
        }
        if all > 0.0 { finite((weighted / all).clamp(0.0, 1.0)) } else { Err(reason.unwrap_or(self.obstacle)) }
    }
}

/// Returns which audiences the figures of the whole plan are made of, so that nobody is counted twice: those of the universe
/// ([`Universe`]); all of them where nothing is placed for any of those, so that messages can be compared at all.
pub(super) fn counted_audiences(plan: &Plan, exposures: &[MessageExposure]) -> Vec<bool> {
    let universe = Universe::of(plan);
    let counted: Vec<bool> = (0..plan.audiences.len()).map(|position| universe.counts(position)).collect();
    let is_met = exposures
        .iter()
        .any(|exposure| only_counted(exposure.by_audience.iter(), &counted).any(|&impressions| impressions > 0.0));
    if is_met { counted } else { vec![true; counted.len()] }
}

/// Returns those of `audiences`, in the plan's order, that are counted.
pub(super) fn only_counted<T>(audiences: impl Iterator<Item = T>, counted: &[bool]) -> impl Iterator<Item = T> {
    audiences.zip(counted).filter(|(_, is_counted)| **is_counted).map(|(of_audience, _)| of_audience)
}

/// Returns a number that is one.
pub(super) fn finite(value: f64) -> Figure {
    if value.is_finite() { Ok(value) } else { Err(NotComputable::TooLarge) }
}
