//! Says how far consistency hangs on what is not coded yet, and on the weights of the attributes.

use std::sync::LazyLock;

use super::AudienceConsistency;
use super::inputs::{Inputs, only_counted};
use super::similarity::{ATTRIBUTES, PairOutcome, PairOutcomes, usable_weights};
use crate::plan::{Figure, NotComputable};
use crate::util::{Cancel, Cancelled, RandomBits};

/// How many random weightings the band is read from.
const DRAWS: usize = 2000;
/// The number that the random weightings begin with, so that they are the same on every run.
const SEED: u64 = 0x1dea;
/// Sets of attributes that may be applicable to a pair.
const MASKS: usize = 1 << ATTRIBUTES;

/// Says how sure the consistency figure is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sensitivity {
    /// Consistency with every blank coding counted as disagreement (the figure itself) and as agreement.
    pub blank_interval: Figure<[f64; 2]>,
    /// The 5th, 50th and 95th percentile of consistency under 2,000 random weightings of the attributes (uniform over
    /// all weightings: Dirichlet with all parameters 1; seeded, so the same on every run).
    pub weight_band: Figure<[f64; 3]>,
}

/// Consistency of the plan as a sum over pairs of messages, ready for other weights.
struct Decomposition {
    /// Audiences with one message, and pairs of exposures of the same message.
    constant: f64,
    /// For each set of applicable attributes, what each adds per unit of its weight share.
    agreeing: [[f64; ATTRIBUTES]; MASKS],
    is_used: [bool; MASKS],
    /// What blank codings would add if they agreed, under the plan's weights.
    blank: f64,
}

/// Computes both from the audiences' results, unless `cancel` is set meanwhile: then they say anything, and nobody may use them.
pub(super) fn sensitivity(
    cancel: &Cancel,
    inputs: &Inputs<'_>,
    audiences: &[AudienceConsistency],
    exposure_weighted: Figure,
) -> Sensitivity {
    let whole = match exposure_weighted {
        Ok(whole) => whole,
        Err(why) => return Sensitivity { blank_interval: Err(why), weight_band: Err(why) },
    };
    let Ok(parts) = decompose(cancel, inputs, audiences) else {
        let stopped = NotComputable::NothingPlaced;
        return Sensitivity { blank_interval: Err(stopped), weight_band: Err(stopped) };
    };
    let mut values = under_random_weights(&parts);
    values.sort_unstable_by(f64::total_cmp);
    Sensitivity {
        blank_interval: Ok([whole, (whole + parts.blank).clamp(whole, 1.0)]),
        weight_band: Ok([0.05, 0.5, 0.95].map(|share| percentile(&values, share))),
    }
}

/// Says how the audiences' sums enter the plan's figure.
struct Coefficients {
    constant: f64,
    /// For each audience, what `p·p′·S` of a pair is multiplied with under the plan's weights.
    planned: Vec<f64>,
    /// The same under weights that are all above 0.
    random: Vec<f64>,
}

fn coefficients(
    cancel: &Cancel,
    inputs: &Inputs<'_>,
    outcomes: &PairOutcomes,
    audiences: &[AudienceConsistency],
    weight_of: &[f64; MASKS],
) -> Result<Coefficients, Cancelled> {
    let count = audiences.len();
    let [mut same, mut planned_out, mut random_out] = [vec![0.0; count], vec![0.0; count], vec![0.0; count]];
    for (a, _) in inputs.met() {
        let of_a = &inputs.exposures[a].by_audience;
        for (same, impressions) in same.iter_mut().zip(of_a.iter()) {
            *same += impressions * impressions;
        }
    }
    for_pairs(cancel, inputs, outcomes, |a, b, outcome| {
        let mask = usize::from(outcome.applicable);
        if weight_of[mask] > 0.0 {
            return;
        }
        for audience in 0..count {
            let pairs = 2.0 * a[audience] * b[audience];
            planned_out[audience] += pairs;
            random_out[audience] += if mask == 0 { pairs } else { 0.0 };
        }
    })?;
    let is_one = |audience: &AudienceConsistency| audience.exposure_weighted == Err(NotComputable::OneMessageOnly);
    let counts = |audience: &AudienceConsistency| audience.exposure_weighted.is_ok() || is_one(audience);
    let of_plan = only_counted(audiences.iter(), inputs.counted);
    let counted: f64 = of_plan.filter(|audience| counts(audience)).map(|audience| audience.impressions).sum();
    let mut out = Coefficients { constant: 0.0, planned: vec![0.0; count], random: vec![0.0; count] };
    let of_plan = only_counted(audiences.iter().enumerate(), inputs.counted);
    for (position, audience) in of_plan.filter(|(_, audience)| audience.impressions > 0.0) {
        let share = audience.impressions / counted;
        let all = audience.impressions * audience.impressions;
        if is_one(audience) {
            out.constant += share;
        } else if audience.exposure_weighted.is_ok() {
            out.planned[position] = 2.0 * share / (all - planned_out[position]);
            out.random[position] = 2.0 * share / (all - random_out[position]);
            out.constant += out.random[position] / 2.0 * same[position];
        }
    }
    Ok(out)
}

/// Calls `with` for every two messages that some audience may meet both of: their impressions by audience, and how their
/// attributes compare.
///
/// # Errors
/// [`Cancelled`] once `cancel` is set.
fn for_pairs(
    cancel: &Cancel,
    inputs: &Inputs<'_>,
    outcomes: &PairOutcomes,
    mut with: impl FnMut(&[f64], &[f64], &PairOutcome),
) -> Result<(), Cancelled> {
    let met: Vec<usize> = inputs.met().map(|(message, _)| message).collect();
    for (position, &a) in met.iter().enumerate() {
        if cancel.is_set() {
            return Err(Cancelled);
        }
        let outcomes = outcomes.before(a);
        for &b in &met[..position] {
            with(&inputs.exposures[a].by_audience, &inputs.exposures[b].by_audience, &outcomes[b]);
        }
    }
    Ok(())
}

fn decompose(
    cancel: &Cancel,
    inputs: &Inputs<'_>,
    audiences: &[AudienceConsistency],
) -> Result<Decomposition, Cancelled> {
    let weights = usable_weights(&inputs.plan.settings.similarity_weights);
    let weight_of: [f64; MASKS] =
        std::array::from_fn(|mask| (0..ATTRIBUTES).filter(|k| mask & (1 << k) != 0).map(|k| weights[k]).sum());
    let outcomes = &PairOutcomes::unless(cancel, &inputs.plan.messages)?;
    let coefficients = coefficients(cancel, inputs, outcomes, audiences, &weight_of)?;
    let mut parts = Decomposition {
        constant: coefficients.constant,
        agreeing: [[0.0; ATTRIBUTES]; MASKS],
        is_used: [false; MASKS],
        blank: 0.0,
    };
    for_pairs(cancel, inputs, outcomes, |a, b, outcome| {
        let met_together = |coefficients: &[f64]| -> f64 {
            coefficients.iter().zip(a.iter().zip(b)).map(|(coefficient, (a, b))| coefficient * (a * b)).sum()
        };
        let random = met_together(&coefficients.random);
        if random <= 0.0 {
            return;
        }
        let mask = usize::from(outcome.applicable);
        parts.is_used[mask] = true;
        for (sum, &agreement) in parts.agreeing[mask].iter_mut().zip(&outcome.agreements) {
            *sum += random * f64::from(agreement);
        }
        if outcome.blank != 0 && weight_of[mask] > 0.0 {
            parts.blank +=
                met_together(&coefficients.planned) * weight_of[usize::from(outcome.blank)] / weight_of[mask];
        }
    })?;
    Ok(parts)
}

/// Returns the consistency under each of the random weightings, in their order.
fn under_random_weights(parts: &Decomposition) -> Vec<f64> {
    let used: Vec<usize> = (1..MASKS).filter(|&mask| parts.is_used[mask]).collect();
    let under = |weights: &[f64; ATTRIBUTES]| {
        let mut value = parts.constant;
        for &mask in &used {
            let (mut agreeing, mut possible) = (0.0, 0.0);
            for (k, &weight) in weights.iter().enumerate() {
                agreeing += weight * parts.agreeing[mask][k];
                possible += if mask & (1 << k) == 0 { 0.0 } else { weight };
            }
            value += agreeing / possible;
        }
        value.clamp(0.0, 1.0)
    };
    RANDOM_WEIGHTS.iter().map(under).collect()
}

/// Returns the consistency of the plan that `inputs` describe under each of the random weightings.
#[cfg(test)]
pub(super) fn random_values(inputs: &Inputs<'_>, audiences: &[AudienceConsistency]) -> Vec<f64> {
    under_random_weights(&decompose(&Cancel::default(), inputs, audiences).unwrap())
}

/// Weightings of the attributes, uniform over all of them: exponential numbers divided by their sum.
static RANDOM_WEIGHTS: LazyLock<Vec<[f64; ATTRIBUTES]>> = LazyLock::new(|| {
    let mut bits = RandomBits::from_seed(SEED);
    let mut exponential = || {
        // 53 bits make a number above 0 and at most 1.
        -(((bits.next_bits() >> 11) + 1) as f64 / (1_u64 << 53) as f64).ln()
    };
    (0..DRAWS)
        .map(|_| {
            // A weight of exactly 0 would leave an attribute out, which the band does not mean.
            let raw: [f64; ATTRIBUTES] = std::array::from_fn(|_| exponential().max(f64::MIN_POSITIVE));
            let all: f64 = raw.iter().sum();
            raw.map(|weight| weight / all)
        })
        .collect()
});

/// Returns the value below which `share` of the sorted values lie, with straight lines between them.
fn percentile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let (below, above) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
    below + (above - below) * place.fract()
}
