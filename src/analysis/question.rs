//! Questions about a plan that only some pages ask and that may take longer than a frame, and their answers.

use std::sync::Arc;

use super::Analysis;
use super::best::{self, BestCurves, BestLimits, FrontOf, FrontPoint};
use super::channel_curves::{ChannelCurves, channel_curves};
use super::objective::ObjectiveResult;
use super::on_demand::MessagePairs;
use super::other_models::{OtherModel, other_models};
use super::versions::{Alternatives, WhatIfResults};
use crate::budget::{Solution, quantities_for_total};
use crate::consistency::{ChannelMatrix, Conflicts, CopyQuestions, Reliability, Sensitivity};
use crate::optimise::{Answer as Proposal, NoAnswer, Request, WeeksAnswer, WeeksRequest};
use crate::plan::{AudienceId, ChannelId, Contact, Figure, Money, NotComputable, PlacementId, Plan, Unit};
use crate::reach::{
    self, ContactCurve, ContactModelError, Contributions, Model, PairOutlook, ReachResults, RememberedResults, Scaled,
    StatedPair, Uncertainty, pair_outlook, reach_of_weeks, stated_pairs,
};
use crate::util::{Cancel, Cancelled};
use crate::what_if::{WhatIf, WhyNot, what_if};

/// A question about a plan whose analysis is at hand.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// What is remembered at the end of each week, with the half-life of the plan's settings.
    Remembered,
    /// Between which values reach lies, with the errors of the plan's settings.
    Uncertainty,
    /// The reach of what is placed from one week to another, counted from 1 and both included, and of nothing else.
    Weeks(WeeksShown, u32, u32),
    /// What other models give in the audience at this position, or in all of them.
    OtherModels(Option<usize>),
    /// What multiples of the plan reach in the audience at this position, or in all of them.
    ReachBySpend(Option<usize>, Vec<f64>),
    /// The reach curves of a channel.
    ReachCurve(ChannelId),
    /// How a channel overlaps with each other channel in an audience.
    ChannelPairs(ChannelId, AudienceId),
    /// How what was stated about pairs of channels is met.
    StatedPairs,
    /// The overlaps that meet what was stated best.
    FittedOverlaps,
    /// Contradictions and differences between messages.
    Conflicts,
    /// How alike what channels say is.
    ChannelMatrix,
    /// How far two people's codings agree.
    Reliability,
    /// How far consistency hangs on blank codings and on weights.
    Sensitivity,
    /// All pairs of placed messages.
    MessagePairs,
    /// What the copies of messages give reason to ask.
    CopyQuestions,
    /// The best quantities for a request.
    Best(Box<Request>),
    /// What the limits of a request cost, and how firm its best plan is.
    BestLimits(Box<Request>),
    /// The best values of a request against the money.
    BestCurves(Box<Request>),
    /// The plans of which none is better both in the goal of a request and in what is held against it.
    BestFront(Box<(Request, FrontOf)>),
    /// The best weeks for the units of channels.
    BestWeeks(Box<WeeksRequest>),
    /// What each objective has come to.
    Objectives,
    /// What the curves of a channel's contacts are.
    ContactModels(ChannelId),
    /// What a total of money, in minor units, buys of the placement.
    UnitsFor(PlacementId, Money),
    /// The results of every alternative of the plan.
    Alternatives,
    /// What comes of a trial on the plan.
    WhatIf(Box<WhatIf>),
    /// What each channel contributes to reach in the audience at this position, or in all of them.
    Contributions(Option<usize>),
}

/// Says what some weeks alone are shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WeeksShown {
    /// The weeks that the user chose.
    Chosen,
    /// All weeks up to one.
    ToDate,
    /// One week alone.
    Alone,
}

/// Says what a question is about. Of questions of one kind only the newest is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the question of its name")]
pub enum QuestionKind {
    Remembered,
    Uncertainty,
    Weeks(WeeksShown),
    OtherModels,
    ReachBySpend,
    ReachCurve,
    ChannelPairs,
    StatedPairs,
    FittedOverlaps,
    Conflicts,
    ChannelMatrix,
    Reliability,
    Sensitivity,
    MessagePairs,
    CopyQuestions,
    Best,
    BestLimits,
    BestCurves,
    BestFront,
    BestWeeks,
    Objectives,
    ContactModels,
    UnitsFor,
    Alternatives,
    WhatIf,
    Contributions,
}

/// The answer to a [`Question`], in the variant of the same name.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each answers the question of its name")]
pub enum Answer {
    Remembered(RememberedResults),
    Uncertainty(Figure<Uncertainty>),
    Weeks(Box<ReachResults>),
    OtherModels(Figure<Vec<OtherModel>>),
    ReachBySpend(Figure<Scaled>),
    ReachCurve(ChannelCurves),
    /// Each other channel that meets the audience, by its position in the plan.
    ChannelPairs(Vec<(usize, Figure<PairOutlook>)>),
    StatedPairs(Vec<StatedPair>),
    /// By the places of channels in the plan.
    FittedOverlaps(Vec<(usize, f64)>),
    Conflicts(Arc<Conflicts>),
    ChannelMatrix(Arc<ChannelMatrix>),
    Reliability(Arc<Reliability>),
    Sensitivity(Arc<Sensitivity>),
    MessagePairs(Arc<MessagePairs>),
    CopyQuestions(Arc<CopyQuestions>),
    Best(Result<Box<Proposal>, NoAnswer>),
    BestLimits(Option<BestLimits>),
    BestCurves(BestCurves),
    BestFront(Result<Vec<FrontPoint>, NoAnswer>),
    BestWeeks(Result<Box<WeeksAnswer>, NoAnswer>),
    Objectives(Arc<Vec<ObjectiveResult>>),
    /// One for each audience of the plan that the channel meets.
    ContactModels(Vec<(AudienceId, Result<Model, ContactModelError>)>),
    UnitsFor(Figure<Box<Solution>>),
    Alternatives(Alternatives),
    WhatIf(Result<WhatIfResults, WhyNot>),
    Contributions(Figure<Box<Contributions>>),
}

/// The most channels that a channel is compared with.
const MOST_PAIRS: usize = 20;

impl Question {
    /// Returns what the question is about.
    #[must_use]
    pub fn kind(&self) -> QuestionKind {
        match self {
            Self::Remembered => QuestionKind::Remembered,
            Self::Uncertainty => QuestionKind::Uncertainty,
            Self::Weeks(shown, ..) => QuestionKind::Weeks(*shown),
            Self::OtherModels(_) => QuestionKind::OtherModels,
            Self::ReachBySpend(..) => QuestionKind::ReachBySpend,
            Self::ReachCurve(_) => QuestionKind::ReachCurve,
            Self::ChannelPairs(..) => QuestionKind::ChannelPairs,
            Self::StatedPairs => QuestionKind::StatedPairs,
            Self::FittedOverlaps => QuestionKind::FittedOverlaps,
            Self::Conflicts => QuestionKind::Conflicts,
            Self::ChannelMatrix => QuestionKind::ChannelMatrix,
            Self::Reliability => QuestionKind::Reliability,
            Self::Sensitivity => QuestionKind::Sensitivity,
            Self::MessagePairs => QuestionKind::MessagePairs,
            Self::CopyQuestions => QuestionKind::CopyQuestions,
            Self::Best(_) => QuestionKind::Best,
            Self::BestLimits(_) => QuestionKind::BestLimits,
            Self::BestCurves(_) => QuestionKind::BestCurves,
            Self::BestFront(_) => QuestionKind::BestFront,
            Self::BestWeeks(_) => QuestionKind::BestWeeks,
            Self::Objectives => QuestionKind::Objectives,
            Self::ContactModels(_) => QuestionKind::ContactModels,
            Self::UnitsFor(..) => QuestionKind::UnitsFor,
            Self::Alternatives => QuestionKind::Alternatives,
            Self::WhatIf(_) => QuestionKind::WhatIf,
            Self::Contributions(_) => QuestionKind::Contributions,
        }
    }

    /// Returns true where the answer to another question of the kind stays, greyed, until this one is answered: what is asked changes
    /// with every key, and its answer reads the same.
    #[must_use]
    pub fn shows_the_last_answer(&self) -> bool {
        matches!(self, Self::Best(_) | Self::BestLimits(_) | Self::BestCurves(_) | Self::BestWeeks(_) | Self::WhatIf(_))
    }

    /// Returns true where the work can end early with what it has found so far, which is an answer too.
    #[must_use]
    pub fn can_end_early(&self) -> bool {
        matches!(self, Self::Best(_) | Self::BestFront(_) | Self::BestWeeks(_))
    }

    /// Estimates how many microseconds the answer takes: by it a short question is answered at once, and a long one beside
    /// the window.
    #[must_use]
    pub fn work(&self, analysis: &Analysis) -> usize {
        let plan = analysis.plan();
        let (messages, channels) = (plan.messages.len(), plan.channels.len());
        let contacts: usize = plan.channels.iter().map(|channel| channel.contacts.len()).sum();
        let weeks = plan.calendar.weeks as usize;
        match self {
            Self::Remembered => contacts * weeks * weeks.min(40) / 2,
            Self::Uncertainty => reach_work(plan).saturating_mul(plan.settings.input_error.draws as usize),
            Self::Weeks(..) => reach_work(plan),
            Self::OtherModels(_) => 60 * contacts,
            Self::ReachBySpend(_, multiples) => 2 * contacts * multiples.len(),
            Self::ReachCurve(channel) => {
                plan.channel(channel).map_or(0, |channel| 150 * channel.contacts.len()) + plan.placements.len() / 50
            }
            Self::ChannelPairs(..) => 400 * channels.min(MOST_PAIRS),
            Self::StatedPairs => 400 * plan.channels.iter().map(|channel| channel.pairs.len()).sum::<usize>(),
            Self::FittedOverlaps => 2000 * plan.channels.iter().map(|channel| channel.pairs.len()).sum::<usize>(),
            Self::Conflicts | Self::MessagePairs => messages * messages / 8,
            Self::ChannelMatrix => plan.placements.len() / 4 + messages * channels / 20,
            Self::Reliability => messages,
            Self::Sensitivity => 400 + messages * messages / 8,
            Self::CopyQuestions if analysis.on_demand.knows_copy_questions() => 0,
            Self::CopyQuestions => 20 * messages + messages * messages,
            Self::Alternatives => {
                let known = analysis.on_demand.known_alternatives().min(plan.alternatives.len());
                let new = plan.alternatives.len() - known;
                // What an edit left alone is found by walking through the placements.
                new.saturating_mul(2 * reach_work(plan) + 400) + known * (100 + plan.placements.len() / 20)
            }
            // Costs are computed some fifty times.
            Self::WhatIf(_) => 2 * reach_work(plan) + 100 * plan.placements.len(),
            // Every subset of the channels is looked at, in each audience.
            Self::Contributions(_) => contacts.saturating_mul(1 << channels.min(16)) / 4 + 500,
            Self::Objectives if analysis.on_demand.knows_objectives() => 0,
            Self::Objectives => plan.objectives.len().saturating_mul(reach_work(plan) + plan.placements.len() / 2),
            Self::ContactModels(channel) => plan.channel(channel).map_or(0, |channel| 120 * channel.contacts.len()),
            // The placements are walked for each halving of the units.
            Self::UnitsFor(..) => 50 + 4 * plan.placements.len(),
            // Always beside the window: how long it takes cannot be told beforehand.
            Self::Best(_) | Self::BestLimits(_) | Self::BestCurves(_) | Self::BestFront(_) | Self::BestWeeks(_) => {
                usize::MAX
            }
        }
    }
}

/// Answers `question` about the plan of `analysis`, unless `cancel` is set meanwhile.
///
/// # Errors
/// [`Cancelled`] when it was.
pub fn work_out(analysis: &Analysis, question: &Question, cancel: &Cancel) -> Result<Answer, Cancelled> {
    let (plan, state) = (analysis.plan(), analysis.reach_state());
    let answer = match question {
        Question::Remembered => {
            let half_life = plan.settings.memory_half_life_weeks;
            Answer::Remembered(reach::remembered_unless(cancel, state, half_life))
        }
        Question::Uncertainty => {
            Answer::Uncertainty(reach::uncertainty_unless(cancel, plan, &plan.settings.input_error))
        }
        Question::Weeks(_, first, last) => Answer::Weeks(Box::new(reach_of_weeks(plan, *first, *last))),
        Question::OtherModels(audience) => Answer::OtherModels(other_models(analysis, *audience)),
        Question::ReachBySpend(audience, multiples) => Answer::ReachBySpend(reach::scaled(state, *audience, multiples)),
        Question::ReachCurve(channel) => Answer::ReachCurve(channel_curves(analysis, channel)),
        Question::ChannelPairs(channel, audience) => {
            Answer::ChannelPairs(channel_pairs(plan, channel, audience, cancel)?)
        }
        Question::StatedPairs => Answer::StatedPairs(stated_pairs(plan)),
        Question::FittedOverlaps => Answer::FittedOverlaps(reach::fitted_overlaps(plan)),
        Question::Conflicts => Answer::Conflicts(analysis.conflicts_unless(cancel)?),
        Question::ChannelMatrix => Answer::ChannelMatrix(Arc::clone(analysis.channel_similarities())),
        Question::Reliability => Answer::Reliability(Arc::clone(analysis.reliability())),
        Question::Sensitivity => Answer::Sensitivity(Arc::clone(analysis.sensitivity())),
        Question::MessagePairs => Answer::MessagePairs(Arc::clone(analysis.pairs())),
        Question::CopyQuestions => Answer::CopyQuestions(analysis.copy_questions_unless(cancel)?),
        Question::Best(request) => Answer::Best(best::best(plan, request, cancel)?.map(Box::new)),
        Question::BestLimits(request) => Answer::BestLimits(best::limits(plan, request, cancel)?),
        Question::BestCurves(request) => Answer::BestCurves(best::curves(plan, request, cancel)?),
        Question::BestFront(asked) => {
            let (request, of) = asked.as_ref();
            Answer::BestFront(best::front(plan, request, of, cancel)?)
        }
        Question::BestWeeks(request) => Answer::BestWeeks(best::weeks(plan, request, cancel)?.map(Box::new)),
        Question::Objectives => Answer::Objectives(analysis.objectives_unless(cancel)?),
        Question::ContactModels(channel) => Answer::ContactModels(contact_models(plan, channel)),
        Question::UnitsFor(placement, money) => Answer::UnitsFor(units_for(plan, placement, *money).map(Box::new)),
        Question::Alternatives => Answer::Alternatives(Alternatives(analysis.alternatives_unless(cancel)?)),
        Question::WhatIf(wanted) => {
            Answer::WhatIf(what_if(plan, wanted).map(|outcome| WhatIfResults::of(analysis, outcome)))
        }
        Question::Contributions(audience) => {
            Answer::Contributions(reach::contributions(plan, state, *audience, cancel)?.map(Box::new))
        }
    };
    if cancel.is_set() { Err(Cancelled) } else { Ok(answer) }
}

/// Fits the curves of a channel's contacts with the audiences of the plan.
fn contact_models(plan: &Plan, channel: &ChannelId) -> Vec<(AudienceId, Result<Model, ContactModelError>)> {
    let contacts = plan.channel(channel).map_or(&[][..], |channel| channel.contacts.as_slice());
    let of = |contact: &Contact| {
        let size = plan.audience(&contact.audience)?.size;
        let model = ContactCurve::of(&contact.model, size).map(|curve| curve.model());
        Some((contact.audience.clone(), model))
    };
    contacts.iter().filter_map(of).collect()
}

/// Works out what a total buys of a placement.
fn units_for(plan: &Plan, placement: &PlacementId, money: Money) -> Figure<Solution> {
    let position = plan.placements.position(placement).ok_or(NotComputable::NothingPlaced)?;
    quantities_for_total(plan, position, money)
}

/// Compares a channel with each other one that meets the audience.
fn channel_pairs(
    plan: &Plan,
    channel: &ChannelId,
    audience: &AudienceId,
    cancel: &Cancel,
) -> Result<Vec<(usize, Figure<PairOutlook>)>, Cancelled> {
    let Some(position) = plan.channels.position(channel) else { return Ok(Vec::new()) };
    let all = plan.channels.iter().enumerate();
    let others: Vec<usize> = all
        .filter(|(at, other)| *at != position && other.contact(audience).is_some())
        .map(|(at, _)| at)
        .take(MOST_PAIRS)
        .collect();
    let mut found = Vec::with_capacity(others.len());
    for (done, &other) in others.iter().enumerate() {
        cancel.step(done, others.len())?;
        found.push((other, pair_outlook(plan, audience, [position, other])));
    }
    Ok(found)
}

/// Estimates how many microseconds it takes to compute the reach of `plan` once.
fn reach_work(plan: &Plan) -> usize {
    let contacts: usize = plan.channels.iter().map(|channel| channel.contacts.len()).sum();
    let overlapping = plan.channels.iter().filter(|channel| channel.overlap.abs() > 0.0);
    let mixed: usize = overlapping.map(|channel| channel.contacts.len()).sum();
    let weeks = plan.calendar.weeks as usize;
    // Insertions are walked one by one.
    let walked = plan.channels.iter().filter(|channel| channel.unit == Unit::Insertions).count();
    plan.placements.len() / 4 + contacts * (2 + weeks / 4) + mixed * (200 + 40 * weeks) + walked
}
