//! Complementarity: how exposures and spending spread over the stages of the journey.

use super::commonality::{makes_platform_claim, names_brand};
use super::inputs::{Inputs, finite, only_counted};
use crate::plan::{Audience, Figure, Message, NotComputable, Settings, Stage};

/// How many stages there are.
const STAGES: usize = Stage::ALL.len();

/// Shares of the five stages and what follows from them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StageMix {
    /// The share of each stage, in the order of [`Stage::ALL`], adding up to 1.
    pub shares: Figure<[f64; STAGES]>,
    /// Stages with at least the threshold's share ÷ 5.
    pub coverage: Figure,
    /// `1 − ½·Σ|pₛ − qₛ|` with the planner's targets `q` (scaled to add up to 1), 0 to 1.
    pub target_match: Figure,
    /// Pielou's evenness over the full list of stages (1966): `−Σ pₛ·ln pₛ / ln 5`, 0 (one stage) to 1. There is no
    /// reason why it should be high.
    pub evenness: Figure,
}

impl StageMix {
    /// Returns the mix of `amounts`, or `obstacle` where all of them are 0.
    pub(super) fn of(amounts: [f64; STAGES], settings: &Settings, obstacle: NotComputable) -> Self {
        let all: f64 = amounts.iter().sum();
        if all <= 0.0 || !all.is_finite() {
            let why = if all.is_finite() { obstacle } else { NotComputable::TooLarge };
            return Self { shares: Err(why), coverage: Err(why), target_match: Err(why), evenness: Err(why) };
        }
        let shares = amounts.map(|amount| amount / all);
        let covered =
            shares.iter().filter(|share| **share > 0.0 && **share >= settings.stage_coverage_threshold).count();
        Self {
            shares: Ok(shares),
            coverage: Ok(covered as f64 / STAGES as f64),
            target_match: target_match(&shares, settings),
            evenness: Ok(evenness(&shares)),
        }
    }
}

fn target_match(shares: &[f64; STAGES], settings: &Settings) -> Figure {
    let targets = Stage::ALL.map(|stage| settings.stage_targets.of(stage).max(0.0));
    let all: f64 = targets.iter().sum();
    if !(all > 0.0 && all.is_finite()) {
        return Err(NotComputable::NoStageTargets);
    }
    let apart: f64 = shares.iter().zip(targets).map(|(share, target)| (share - target / all).abs()).sum();
    Ok((1.0 - apart / 2.0).clamp(0.0, 1.0))
}

fn evenness(shares: &[f64; STAGES]) -> f64 {
    let entropy: f64 = shares.iter().filter(|share| **share > 0.0).map(|share| -share * share.ln()).sum();
    (entropy / (STAGES as f64).ln()).clamp(0.0, 1.0)
}

/// Returns the place of a stage in [`Stage::ALL`].
fn rank(stage: Stage) -> usize {
    Stage::ALL.iter().position(|known| *known == stage).unwrap_or(0)
}

/// Says how the messages complement each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Complementarity {
    /// The stages by impressions.
    pub by_exposure: StageMix,
    /// Impressions of each audience at each stage.
    pub audiences: Vec<[f64; STAGES]>,
    /// The mean over exposures of what a message says by itself, 0 to 1: four tests of equal weight, each 0 or 1:
    /// it shows whose it is (logo or slogan of the platform), makes a claim of the platform, calls to action, and is
    /// in a language of the audience. A test that the plan does not state enough for is left out.
    pub self_sufficiency: Figure,
    /// Kendall's τ between the order of the stages and the mean week in which each is met, −1 to 1, for each audience:
    /// information only, for not every plan goes through the stages in order. Ties count as neither.
    pub sequence: Vec<Figure>,
}

pub(super) fn complementarity(inputs: &Inputs<'_>) -> Complementarity {
    let plan = inputs.plan;
    let mut audiences = vec![[0.0; STAGES]; plan.audiences.len()];
    let mut moments = vec![[0.0; STAGES]; plan.audiences.len()];
    for (message, exposure) in plan.messages.iter().zip(inputs.exposures) {
        let stage = rank(message.stage);
        for (audience, impressions) in exposure.by_audience.iter().enumerate() {
            audiences[audience][stage] += impressions;
        }
        for (audience, moment) in exposure.moments.iter().enumerate() {
            moments[audience][stage] += moment;
        }
    }
    let mut totals = [0.0; STAGES];
    for of_audience in only_counted(audiences.iter(), inputs.counted) {
        for (total, impressions) in totals.iter_mut().zip(of_audience) {
            *total += impressions;
        }
    }
    Complementarity {
        by_exposure: StageMix::of(totals, &plan.settings, inputs.obstacle),
        sequence: audiences
            .iter()
            .zip(&moments)
            .map(|(met, moments)| sequence(met, moments, inputs.obstacle))
            .collect(),
        self_sufficiency: self_sufficiency(inputs),
        audiences,
    }
}

fn sequence(met: &[f64; STAGES], moments: &[f64; STAGES], obstacle: NotComputable) -> Figure {
    let mean_weeks: Vec<f64> =
        met.iter().zip(moments).filter(|(met, _)| **met > 0.0).map(|(met, moment)| moment / met).collect();
    match mean_weeks.len() {
        0 => return Err(obstacle),
        1 => return Err(NotComputable::OneStageOnly),
        _ => {}
    }
    let (mut in_order, mut pairs) = (0.0, 0.0);
    for (later, week) in mean_weeks.iter().enumerate() {
        for earlier in &mean_weeks[..later] {
            pairs += 1.0;
            let apart = week - earlier;
            // Means of the same weeks may differ by their rounding.
            if apart.abs() > 1e-9 {
                in_order += apart.signum();
            }
        }
    }
    Ok(in_order / pairs)
}

fn self_sufficiency(inputs: &Inputs<'_>) -> Figure {
    let (mut weighted, mut all) = (0.0, 0.0);
    for (message, _) in inputs.met() {
        let item = &inputs.plan.messages[message];
        let own = own_tests(inputs, item);
        let met = inputs.plan.audiences.iter().zip(inputs.exposures[message].by_audience.iter());
        for (audience, impressions) in only_counted(met, inputs.counted) {
            let tests = own.iter().copied().chain([understood(item, audience)]).flatten();
            let (passed, count) = tests
                .fold((0.0, 0.0), |(passed, count), is_passed| (passed + f64::from(u8::from(is_passed)), count + 1.0));
            weighted += impressions * passed / count;
            all += impressions;
        }
    }
    if all > 0.0 { finite(weighted / all) } else { Err(inputs.obstacle) }
}

/// Tests whether the message says whose it is, makes a claim of the platform, and calls to action.
fn own_tests(inputs: &Inputs<'_>, message: &Message) -> [Option<bool>; 3] {
    let platform = &inputs.plan.platform;
    let can_be_named = !platform.visuals.is_empty() || platform.slogan.is_some();
    [
        can_be_named.then(|| names_brand(platform, message)),
        (!platform.claims.is_empty()).then(|| makes_platform_claim(platform, message)),
        Some(!message.call_to_action.trim().is_empty()),
    ]
}

/// Says whether the audience understands a language of the message, where both are stated.
fn understood(message: &Message, audience: &Audience) -> Option<bool> {
    let are_stated = !message.languages.is_empty() && !audience.languages.is_empty();
    are_stated.then(|| message.languages.iter().any(|language| audience.languages.contains(language)))
}
