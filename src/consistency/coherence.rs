//! Coherence: how far messages stay on the positioning platform.

use super::inputs::Inputs;
use super::similarity::{Comparison, Outcome, comparison, tone_agreement};
use crate::plan::{Coded, Figure, Message, NotComputable, Platform, SimilarityWeights};

/// Says how far what is said stays on the platform.
#[derive(Clone, Debug, PartialEq)]
pub struct Coherence {
    /// `Σₘ eₘ·h(m)` with the exposure shares `e`, 0 to 1; [`NotComputable::NoPlatform`] without a platform.
    pub overall: Figure,
    /// `h` of every message of the plan, placed or not: see [`compare_with_platform`].
    pub messages: Vec<Figure>,
    /// The same as [`Self::overall`] for each audience.
    pub audiences: Vec<Figure>,
    /// The share of the platform's claims that some placed message makes, 0 to 1.
    pub claims_used: Figure,
}

/// Returns how far `message` stays on `platform`: over the attributes that the platform states and that apply to the message,
/// `h = Σ wₖ·hₖ / Σ wₖ`. `hₖ` is 1 for the same theme or slogan and 0 for another or none, `|A∩P| / |A|` for claims and visuals
/// (the share of what is said that is on the platform), `1 − Σ|a−p| / (4·3)` for tone, and 0 where the coding is blank. The
/// form is this program's own convention, after Gower (1971).
#[must_use]
pub fn compare_with_platform(message: &Message, platform: &Platform, weights: &SimilarityWeights) -> Comparison {
    let same = |is_same: bool| if is_same { 1.0 } else { 0.0 };
    let outcomes = [
        outcome(&message.theme, platform.theme.as_ref(), |a, p| Some(same(a == p))),
        outcome(&message.claims, stated(&platform.claims), |a, p| on_platform(a, p)),
        outcome(&message.visuals, stated(&platform.visuals), |a, p| on_platform(a, p)),
        outcome(&message.tone, platform.tone.as_ref(), |&a, &p| Some(tone_agreement(a, p))),
        outcome(&message.slogan, platform.slogan.as_ref(), |a, p| Some(same(a == p))),
    ];
    let mut whole = comparison(&outcomes, weights);
    if platform.is_empty() {
        whole.overall = Err(NotComputable::NoPlatform);
    }
    whole
}

fn stated<T>(values: &[T]) -> Option<&[T]> {
    (!values.is_empty()).then_some(values)
}

/// Compares a coded value with what is stated; `agreement` gives `None` for a coding that says there is nothing.
fn outcome<T, P: ?Sized>(coded: &Coded<T>, stated: Option<&P>, agreement: impl Fn(&T, &P) -> Option<f64>) -> Outcome {
    match (coded, stated) {
        (_, None) | (Coded::NotApplicable, _) => Outcome::NotApplicable,
        (Coded::Blank, _) => Outcome::Blank,
        (Coded::Absent, Some(_)) => Outcome::Agreement(0.0),
        (Coded::Is(value), Some(stated)) => Outcome::Agreement(agreement(value, stated).unwrap_or(0.0)),
    }
}

fn on_platform<T: PartialEq>(said: &[T], stated: &[T]) -> Option<f64> {
    let (mut different, mut on) = (0_u32, 0_u32);
    for (position, token) in said.iter().enumerate() {
        if !said[..position].contains(token) {
            different += 1;
            on += u32::from(stated.contains(token));
        }
    }
    (different > 0).then(|| f64::from(on) / f64::from(different))
}

pub(super) fn coherence(inputs: &Inputs<'_>) -> Coherence {
    let plan = inputs.plan;
    let weights = &plan.settings.similarity_weights;
    let messages: Vec<Figure> =
        plan.messages.iter().map(|message| compare_with_platform(message, &plan.platform, weights).overall).collect();
    let in_audience =
        |message: usize, audience: usize| inputs.exposures[message].by_audience.get(audience).copied().unwrap_or(0.0);
    let audiences = (0..plan.audiences.len())
        .map(|audience| with_platform(plan, || inputs.mean_over(&messages, |message| in_audience(message, audience))))
        .collect();
    Coherence {
        overall: with_platform(plan, || inputs.mean_over(&messages, |message| inputs.impressions[message])),
        audiences,
        claims_used: claims_used(inputs),
        messages,
    }
}

fn with_platform(plan: &crate::plan::Plan, figure: impl FnOnce() -> Figure) -> Figure {
    if plan.platform.is_empty() { Err(NotComputable::NoPlatform) } else { figure() }
}

fn claims_used(inputs: &Inputs<'_>) -> Figure {
    let claims = &inputs.plan.platform.claims;
    if claims.is_empty() {
        return Err(NotComputable::NoPlatform);
    }
    if !inputs.placed.contains(&true) {
        return Err(NotComputable::NothingPlaced);
    }
    let placed = || inputs.plan.messages.iter().zip(inputs.placed).filter(|(_, placed)| **placed);
    let made = |claim: &&crate::plan::ClaimId| {
        placed().any(|(message, _)| message.claims.value().is_some_and(|made| made.contains(claim)))
    };
    Ok(claims.iter().filter(made).count() as f64 / claims.len() as f64)
}
