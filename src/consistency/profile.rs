//! The five measures side by side, and the composite for those who ask for one.

use super::ConsistencyResults;
use crate::plan::{Figure, NotComputable, Settings};

/// Returns the five measures of the profile, each 0 to 1.
pub fn profile(results: &ConsistencyResults) -> [Figure; 5] {
    [
        results.exposure_weighted,
        results.coherence.overall,
        results.continuity.thematic,
        results.commonality.mean,
        results.complementarity.by_exposure.target_match,
    ]
}

/// Returns the weighted geometric mean of the profile, `exp(Σ w·ln x / Σ w)`, 0 to 1; never a measure of effect.
///
/// # Errors
/// [`NotComputable::SwitchedOff`] unless the plan's settings state weights, [`NotComputable::NoWeights`] when these are
/// no weights, or why a measure that has weight is missing.
pub fn composite(results: &ConsistencyResults, settings: &Settings) -> Figure {
    let weights = settings.composite.ok_or(NotComputable::SwitchedOff)?.values();
    weighted_geometric_mean(&profile(results), &weights)
}

/// Returns `exp(Σ w·ln x / Σ w)`; 0 when a value that has weight is 0.
pub(super) fn weighted_geometric_mean(values: &[Figure], weights: &[f64]) -> Figure {
    let (mut sum, mut all) = (0.0, 0.0);
    for (value, &weight) in values.iter().zip(weights) {
        if weight.is_finite() && weight > 0.0 {
            sum += weight * (*value)?.ln();
            all += weight;
        }
    }
    if all > 0.0 && all.is_finite() { Ok((sum / all).exp().clamp(0.0, 1.0)) } else { Err(NotComputable::NoWeights) }
}
