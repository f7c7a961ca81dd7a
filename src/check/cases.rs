//! The cases of everything but placements.

use std::collections::HashSet;

use super::problem::{Problems, duplicates};
use super::{Argument, Code, Problem, ProblemPlace, money};
use crate::plan::{
    Attribute, AudienceId, Channel, Claim, Coded, Contact, ContactModel, CostModel, Identified, List, MAX_WEEKS,
    Message, Pair, Plan, Stage,
};

/// How far the targets' sum may be from 1.
const SUM_TOLERANCE: f64 = 1e-6;

pub(super) fn calendar_and_money(plan: &Plan, problems: &mut Problems) {
    if !(1..=MAX_WEEKS).contains(&plan.calendar.weeks) {
        let problem = Problem::new(Code::CalendarLength, ProblemPlace::Calendar);
        problems.push(problem.with("most", Argument::Whole(MAX_WEEKS.into())));
    }
    money::settings(plan, problems);
}

pub(super) fn settings(plan: &Plan, problems: &mut Problems) {
    let settings = &plan.settings;
    let mut report = |code: Code, argument: Argument| {
        problems.push(Problem::new(code, ProblemPlace::Settings).with("value", argument));
    };
    if !(1..=10).contains(&settings.effective_frequency) {
        report(Code::EffectiveFrequencyRange, Argument::Whole(settings.effective_frequency.into()));
    }
    let targets = Stage::ALL.map(|stage| settings.stage_targets.of(stage));
    let sum: f64 = targets.iter().sum();
    if let Some(&target) = targets.iter().find(|target| !(0.0..=1.0).contains(*target)) {
        report(Code::StageTargetRange, Argument::Share(target));
    } else if (sum - 1.0).abs() > SUM_TOLERANCE {
        report(Code::StageTargetSum, Argument::Share(sum));
    }
    let weights = Attribute::ALL.map(|attribute| settings.similarity_weights.of(attribute));
    if let Some(&weight) = weights.iter().find(|weight| !(weight.is_finite() && **weight >= 0.0)) {
        report(Code::WeightRange, Argument::Number(weight));
    } else if weights.iter().all(|&weight| weight == 0.0) {
        report(Code::NoWeights, Argument::Number(0.0));
    }
    for threshold in [settings.stage_coverage_threshold, settings.off_brief_threshold] {
        if !(0.0..=1.0).contains(&threshold) {
            report(Code::ThresholdRange, Argument::Share(threshold));
        }
    }
    if let Some(weights) = settings.composite.map(|composite| composite.values()) {
        let wrong = weights.iter().copied().find(|weight| !(weight.is_finite() && *weight >= 0.0));
        if let Some(weight) = wrong.or(weights.iter().all(|weight| *weight == 0.0).then_some(0.0)) {
            report(Code::CompositeWeightRange, Argument::Number(weight));
        }
    }
    let half_life = settings.continuity_half_life_weeks;
    if !(half_life.is_finite() && half_life > 0.0) {
        report(Code::HalfLifeRange, Argument::Number(half_life));
    }
    let memory = settings.memory_half_life_weeks;
    if !(memory.is_finite() && memory > 0.0) {
        report(Code::HalfLifeRange, Argument::Number(memory));
    }
    if let Some(&error) = settings.input_error.all().iter().find(|error| !(0.0..=1.0).contains(*error)) {
        report(Code::InputErrorRange, Argument::Share(error));
    }
    if let Some(points) = settings.category_grp.filter(|points| !(points.is_finite() && *points > 0.0)) {
        report(Code::CategoryRange, Argument::Number(points));
    }
}

pub(super) fn vocabulary(plan: &Plan, problems: &mut Problems) {
    let vocabulary = &plan.vocabulary;
    duplicates(&vocabulary.themes, problems, |position, theme| ProblemPlace::Theme(position, theme.id.clone()));
    duplicates(&vocabulary.claims, problems, |position, claim| ProblemPlace::Claim(position, claim.id.clone()));
    duplicates(&vocabulary.visuals, problems, |position, visual| ProblemPlace::Visual(position, visual.id.clone()));
    duplicates(&vocabulary.slogans, problems, |position, slogan| ProblemPlace::Slogan(position, slogan.id.clone()));
    for (position, claim) in vocabulary.claims.iter().enumerate() {
        let place = ProblemPlace::Claim(position, claim.id.clone());
        unknown(Code::UnknownIncompatibleClaim, &vocabulary.claims, &claim.incompatible_with, &place, problems);
        if let Some(other) = vocabulary.claims[..position].iter().find(|other| promise_otherwise(claim, other)) {
            problems.push(Problem::new(Code::ClaimKindsDiffer, place).with("id", Argument::Claim(other.id.clone())));
        }
    }
}

/// Returns true when both state one promise and give it values of different kinds.
fn promise_otherwise(a: &Claim, b: &Claim) -> bool {
    let (Some(first), Some(second)) = (a.value, b.value) else { return false };
    let (promise, other) = (a.promise.trim(), b.promise.trim());
    !promise.is_empty()
        && promise.to_lowercase() == other.to_lowercase()
        && std::mem::discriminant(&first) != std::mem::discriminant(&second)
}

/// Reports the ids of `named` that `list` does not have.
fn unknown<'a, T: Identified>(
    code: Code,
    list: &List<T>,
    named: impl IntoIterator<Item = &'a T::Id>,
    place: &ProblemPlace,
    problems: &mut Problems,
) where
    T::Id: 'a,
{
    for id in named {
        if list.find(id).is_none() {
            problems.push(Problem::new(code, place.clone()).naming(id));
        }
    }
}

pub(super) fn platform(plan: &Plan, problems: &mut Problems) {
    let (platform, vocabulary, place) = (&plan.platform, &plan.vocabulary, &ProblemPlace::Platform);
    unknown(Code::UnknownTheme, &vocabulary.themes, &platform.theme, place, problems);
    unknown(Code::UnknownClaim, &vocabulary.claims, &platform.claims, place, problems);
    unknown(Code::UnknownVisual, &vocabulary.visuals, &platform.visuals, place, problems);
    unknown(Code::UnknownSlogan, &vocabulary.slogans, &platform.slogan, place, problems);
}

pub(super) fn messages(plan: &Plan, problems: &mut Problems) {
    if plan.messages.is_empty() {
        problems.push(Problem::new(Code::NoMessages, ProblemPlace::Plan));
    }
    duplicates(&plan.messages, problems, |position, message| ProblemPlace::Message(position, message.id.clone()));
    let vocabulary = &plan.vocabulary;
    for (position, message) in plan.messages.iter().enumerate() {
        let place = &ProblemPlace::Message(position, message.id.clone());
        unknown(Code::UnknownTheme, &vocabulary.themes, message.theme.value(), place, problems);
        unknown(Code::UnknownClaim, &vocabulary.claims, message.claims.value().into_iter().flatten(), place, problems);
        unknown(
            Code::UnknownVisual,
            &vocabulary.visuals,
            message.visuals.value().into_iter().flatten(),
            place,
            problems,
        );
        unknown(Code::UnknownSlogan, &vocabulary.slogans, message.slogan.value(), place, problems);
        if let Some(second) = &message.second_coding {
            unknown(Code::UnknownTheme, &vocabulary.themes, second.theme.value(), place, problems);
            unknown(
                Code::UnknownClaim,
                &vocabulary.claims,
                second.claims.value().into_iter().flatten(),
                place,
                problems,
            );
            let visuals = second.visuals.value().into_iter().flatten();
            unknown(Code::UnknownVisual, &vocabulary.visuals, visuals, place, problems);
            unknown(Code::UnknownSlogan, &vocabulary.slogans, second.slogan.value(), place, problems);
        }
        unknown(Code::UnknownAudience, &plan.audiences, &message.audiences, place, problems);
        contradicts_itself(plan, message, place, problems);
        blank_coding(message, place, problems);
    }
}

fn contradicts_itself(plan: &Plan, message: &Message, place: &ProblemPlace, problems: &mut Problems) {
    let Coded::Is(ids) = &message.claims else { return };
    let claims: Vec<&Claim> = ids.iter().filter_map(|id| plan.vocabulary.claims.find(id)).collect();
    for (position, claim) in claims.iter().enumerate() {
        for other in claims[..position].iter().filter(|other| claim.is_incompatible_with(other)) {
            let problem =
                Problem::new(Code::ContradictsItself, place.clone()).with("id", Argument::Claim(other.id.clone()));
            problems.push(problem.with("other", Argument::Claim(claim.id.clone())));
        }
    }
}

fn blank_coding(message: &Message, place: &ProblemPlace, problems: &mut Problems) {
    let is_blank = |attribute: &Attribute| message.coding(*attribute) == Coded::Blank;
    let blank: Vec<Attribute> = Attribute::ALL.into_iter().filter(is_blank).collect();
    if !blank.is_empty() {
        let problem = Problem::new(Code::BlankCoding, place.clone());
        problems.push(problem.with("attributes", Argument::Attributes(blank)));
    }
}

pub(super) fn channels(plan: &Plan, problems: &mut Problems) {
    if plan.channels.is_empty() {
        problems.push(Problem::new(Code::NoChannels, ProblemPlace::Plan));
    }
    duplicates(&plan.channels, problems, |position, channel| ProblemPlace::Channel(position, channel.id.clone()));
    for (position, channel) in plan.channels.iter().enumerate() {
        let place = ProblemPlace::Channel(position, channel.id.clone());
        if !(-1.0..=1.0).contains(&channel.overlap) {
            let problem = Problem::new(Code::OverlapRange, place.clone());
            problems.push(problem.with("value", Argument::Share(channel.overlap)));
        }
        money::cost(plan, channel, &channel.cost, &place, problems);
        money::paid_share(&channel.cost, &place, problems);
        money::terms(plan, channel, &place, problems);
        channel_cost(plan, channel, &place, problems);
        pairs(plan, channel, &place, problems);
        contacts(plan, position, channel, problems);
        blank_contacts(plan, channel, &place, problems);
    }
}

/// Checks what was stated about the overlap with other channels.
fn pairs(plan: &Plan, channel: &Channel, place: &ProblemPlace, problems: &mut Problems) {
    for pair in &channel.pairs {
        if pair.with == channel.id || plan.channel(&pair.with).is_none() {
            problems.push(Problem::new(Code::UnknownPair, place.clone()).naming(&pair.with));
        } else if plan.audience(&pair.audience).is_none() {
            problems.push(Problem::new(Code::UnknownAudience, place.clone()).naming(&pair.audience));
        } else if let Some([least, most]) = pair_range(plan, channel, pair)
            && !(least - 1e-9..=most + 1e-9).contains(&pair.also_met)
        {
            problems.push(
                Problem::new(Code::PairRange, place.clone())
                    .with("id", Argument::Channel(pair.with.clone()))
                    .with("value", Argument::Share(pair.also_met))
                    .with("least", Argument::Share(least))
                    .with("most", Argument::Share(most)),
            );
        }
    }
}

/// Returns which shares any two audiences of these sizes can have in common: from what does not fit beside the first to all
/// of the smaller one, `max(0, r + s − 1)/r` to `min(r, s)/r`. Only ratings are compared: how far impressions reach depends
/// on how many there are.
fn pair_range(plan: &Plan, channel: &Channel, pair: &Pair) -> Option<[f64; 2]> {
    let rating = |channel: &Channel| match channel.contact(&pair.audience)?.model {
        ContactModel::Rating { r1, .. } => (r1 > 0.0 && r1 <= 1.0).then_some(r1),
        ContactModel::Impressions { .. } => None,
    };
    let (r, s) = (rating(channel)?, rating(plan.channel(&pair.with)?)?);
    Some([((r + s - 1.0) / r).max(0.0), (s / r).min(1.0)])
}

fn channel_cost(plan: &Plan, channel: &Channel, place: &ProblemPlace, problems: &mut Problems) {
    if let CostModel::PerGrp { audience, .. } = &channel.cost {
        if plan.audience(audience).is_none() {
            problems.push(Problem::new(Code::UnknownCostAudience, place.clone()).naming(audience));
        } else if channel.contact(audience).is_none_or(|contact| contact.model.unit() != channel.unit) {
            let problem = Problem::new(Code::PointsWithoutRating, place.clone());
            problems.push(problem.with("id", Argument::Audience(audience.clone())));
        }
    }
}

/// Reports the audiences whose contact with the channel has no number yet and no source: each counts as what the blank model
/// says.
fn blank_contacts(plan: &Plan, channel: &Channel, place: &ProblemPlace, problems: &mut Problems) {
    let blank = channel.contacts.iter().filter(|contact| {
        let is_known = plan.audience(&contact.audience).is_some() && contact.model.unit() == channel.unit;
        is_known && contact.model.is_blank() && contact.source.trim().is_empty()
    });
    let audiences: Vec<AudienceId> = blank.map(|contact| contact.audience.clone()).collect();
    if !audiences.is_empty() {
        let problem = Problem::new(Code::ContactNotStated, place.clone());
        problems.push(problem.with("audiences", Argument::Audiences(audiences)));
    }
}

fn contacts(plan: &Plan, position: usize, channel: &Channel, problems: &mut Problems) {
    let mut known = HashSet::new();
    for contact in &channel.contacts {
        let place = ProblemPlace::Contact { position, channel: channel.id.clone(), audience: contact.audience.clone() };
        if plan.audience(&contact.audience).is_none() {
            problems.push(Problem::new(Code::UnknownAudience, place.clone()).naming(&contact.audience));
        }
        if !known.insert(&contact.audience) {
            problems.push(Problem::new(Code::DuplicateContact, place.clone()));
        }
        if contact.model.unit() != channel.unit {
            let problem = Problem::new(Code::UnitMismatch, place.clone());
            problems.push(
                problem.with("unit", Argument::Unit(channel.unit)).with("model", Argument::Unit(contact.model.unit())),
            );
        }
        contact_model(plan, contact, &place, problems);
    }
}

/// Checks whether the numbers of a contact model can belong to people.
fn contact_model(plan: &Plan, contact: &Contact, place: &ProblemPlace, problems: &mut Problems) {
    let mut report = |code: Code, value: Argument, limits: &[(&'static str, Argument)]| {
        let mut problem = Problem::new(code, place.clone()).with("value", value);
        for (name, limit) in limits {
            problem = problem.with(name, limit.clone());
        }
        problems.push(problem);
    };
    let share = Argument::Share;
    match contact.model {
        ContactModel::Rating { r1, r2 } => {
            if !(0.0..=1.0).contains(&r1) {
                report(Code::RatingRange, share(r1), &[]);
            } else if let Some(r2) = r2 {
                let most = 2.0 * r1 - r1 * r1;
                // Numbers that people write have few decimals, and binary ones that stand for them may miss by the last bit.
                if !(r1 - 1e-12..=most + 1e-12).contains(&r2) {
                    report(Code::SecondRatingRange, share(r2), &[("least", share(r1)), ("most", share(most))]);
                }
            }
        }
        ContactModel::Impressions { reachable, observed } => {
            if let Some(wrong) = reachable.filter(|&share| !(share > 0.0 && share <= 1.0)) {
                report(Code::ReachableRange, share(wrong), &[]);
                return;
            }
            let Some(observed) = observed.filter(|seen| !seen.is_blank()) else { return };
            let most = reachable.unwrap_or(1.0);
            if !(observed.reach > 0.0 && observed.reach < most) {
                report(Code::ObservedReachRange, share(observed.reach), &[("most", share(most))]);
                return;
            }
            let size = plan.audience(&contact.audience).map_or(0, |audience| audience.size);
            let (impressions, by_chance) = (observed.impressions as f64, observed.impressions_by_chance(most, size));
            let delivered = Argument::Whole(observed.impressions);
            if impressions < observed.reach * size as f64 {
                report(Code::ObservedImpressions, delivered, &[("reach", share(observed.reach))]);
            } else if impressions < by_chance.floor() {
                let least = Argument::Number(by_chance.ceil());
                report(Code::EvenContacts, delivered, &[("reach", share(observed.reach)), ("least", least)]);
            }
        }
    }
}
