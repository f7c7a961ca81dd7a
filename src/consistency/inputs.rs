//! What the measures beside consistency are computed from.

use super::SimilarityMatrix;
use super::exposure::MessageExposure;
use crate::plan::{Figure, NotComputable, Plan};

/// The plan with how alike its messages are and who meets them.
pub(super) struct Inputs<'a> {
    pub(super) plan: &'a Plan,
    pub(super) similarities: &'a SimilarityMatrix,
    pub(super) exposures: &'a [MessageExposure],
    pub(super) placed: &'a [bool],
    /// Why there are no impressions, where there are none.
    pub(super) obstacle: NotComputable,
    /// Impressions by message, over all audiences and weeks.
    pub(super) impressions: Vec<f64>,
}

impl<'a> Inputs<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        similarities: &'a SimilarityMatrix,
        exposures: &'a [MessageExposure],
        placed: &'a [bool],
        obstacle: NotComputable,
    ) -> Self {
        let impressions = exposures.iter().map(|exposure| exposure.by_audience.iter().sum()).collect();
        Self { plan, similarities, exposures, placed, obstacle, impressions }
    }

    /// The messages that have impressions, with these.
    pub(super) fn met(&self) -> impl Iterator<Item = (usize, f64)> + Clone + '_ {
        self.impressions.iter().copied().enumerate().filter(|&(_, impressions)| impressions > 0.0)
    }

    /// The mean of the figures of messages, weighted by `weight`; messages without one stay out.
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

/// A number that is one.
pub(super) fn finite(value: f64) -> Figure {
    if value.is_finite() { Ok(value) } else { Err(NotComputable::TooLarge) }
}
